/* One runner a folder. tests/<folder>/main.c:
 *
 *   #include "test_main.h"
 *   #define SUITES(SUITE) SUITE(base_arena) SUITE(base_source)
 *   TEST_MAIN(SUITES)
 *
 * and each <file>_test.c ends with
 *
 *   TEST_SUITE(base_arena)
 *   {
 *       TCase *group = test_group(suite, "alloc");
 *       tcase_add_test(group, test_of_something);
 *   }
 *
 * The runner prints TAP, runs in the source folder of its tests (so that "cases/x.txt" is found)
 * and ends with status 1 when a test failed. Runner arguments: names of suites to run; none = all.
 */
#pragma once

#include <check.h>

struct test_suite {
    const char *name;
    void (*fill)(Suite *suite);
};

/* suites ends with a name of NULL. Returns the exit status. */
int test_main(int argc, char **argv, const char *folder, const struct test_suite *suites);

/* A group of tests within a suite. */
TCase *test_group(Suite *suite, const char *name);

#define TEST_SUITE(name)                                                                           \
    void name##_fill_suite(Suite *suite);                                                          \
    void name##_fill_suite(Suite *suite)

#define TEST_DECLARE_(name) void name##_fill_suite(Suite *suite);
#define TEST_ENTRY_(name) {#name, name##_fill_suite},

#define TEST_MAIN(SUITES)                                                                          \
    SUITES(TEST_DECLARE_)                                                                          \
    int main(int argc, char **argv)                                                                \
    {                                                                                              \
        static const struct test_suite suites[] = {SUITES(TEST_ENTRY_){NULL, NULL}};               \
        return test_main(argc, argv, TEST_FOLDER, suites);                                         \
    }
