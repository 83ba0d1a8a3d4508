/* Rules over data: cases/<name>.txt holds a report, cases/<name>.messages what must be found. */
#include "base_file.h"
#include "check_case.h"
#include "test_golden.h"
#include "test_main.h"

static const char *const names[] = {
    "anggaran", "hukum", "iku",   "klaim", "narasi", "perjanjian",
    "program",  "rapi",  "reviu", "tabel", "terima", "triwulan",
};

/* Every case on disk is in the list. */
START_TEST(test_of_list)
{
    struct test_fixture fixture = test_fixture_create();
    size_t count = 0;
    char **files = base_folder_list(fixture.arena, "cases", ".txt", &count);
    ck_assert_ptr_nonnull(files);
    ck_assert_uint_eq(count, sizeof names / sizeof *names);
    test_fixture_destroy(&fixture);
}
END_TEST

START_TEST(test_of_case)
{
    struct test_fixture files = test_fixture_create();
    const char *text = test_read(files.arena, base_format(files.arena, "cases/%s.txt", names[_i]));
    struct check_case made = check_case_create(text);
    check_accept(made.input.arena, made.input.sources, made.input.diagnostics, made.input.model,
                 false);
    test_golden(base_format(files.arena, "cases/%s.messages", names[_i]),
                test_messages(&made.fixture));
    check_case_destroy(&made);
    test_fixture_destroy(&files);
}
END_TEST

TEST_SUITE(check_cases)
{
    TCase *group = test_group(suite, "cases");
    tcase_add_test(group, test_of_list);
    tcase_add_loop_test(group, test_of_case, 0, sizeof names / sizeof *names);
}
