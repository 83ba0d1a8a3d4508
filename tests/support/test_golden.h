/* Comparison with expected files, shown as a diff. */
#pragma once

/* Fails the running test, showing a diff, when text is not the content of the file at path
 * (relative to the tests' folder). With UPDATE_GOLDEN=1 in the environment the file is written
 * instead, and the diff is shown. */
void test_golden(const char *path, const char *text);

/* Fails the running test, showing a diff, when the texts differ; line by line. */
void test_same_text(const char *expected, const char *actual);
