/* Numbers as people type them. */
#include "check_text.h"
#include "test_fixture.h"
#include "test_main.h"

static const struct {
    const char *text, *number;
    int decimals;
    size_t length;
} cases[] = {
    {"28 orang", "28", 0, 2},
    {"98,77%", "98.77", 2, 5},
    {"98.77%", "98.77", 2, 5},
    {"1.234", "1234", 0, 5},
    {"1.234.567,50 x", "1234567.5", 2, 12},
    {"1,234,567.5", "1234567.5", 1, 11},
    {"4.235.577.713,-", "4235577713", 0, 13},
    {"2,775,306,993", "2775306993", 0, 13},
    {"007", "7", 0, 3},
    {"12.", "12", 0, 2},
    {"0,5", "0.5", 1, 3},
    {"999999999999999999", "999999999999999999", 0, 18},
};

START_TEST(test_number)
{
    struct test_fixture fixture = test_fixture_create();
    struct check_typed typed;
    ck_assert_msg(check_read_number(fixture.arena, cases[_i].text, &typed), "%s", cases[_i].text);
    ck_assert_str_eq(value_rational_text(fixture.arena, typed.number, -1), cases[_i].number);
    ck_assert_int_eq(typed.decimals, cases[_i].decimals);
    ck_assert_uint_eq(typed.length, cases[_i].length);
    test_fixture_destroy(&fixture);
}
END_TEST

START_TEST(test_no_number)
{
    static const char *const texts[] = {"", "x1", ",5", "-3", " 4", "NaN"};
    struct test_fixture fixture = test_fixture_create();
    struct check_typed typed;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ck_assert_msg(!check_read_number(fixture.arena, texts[i], &typed), "%s", texts[i]);
    }
    test_fixture_destroy(&fixture);
}
END_TEST

/* A number begins once, not at its second group. */
START_TEST(test_starts)
{
    const char *text = "Rp864.601.900 dan 7,5";
    size_t starts = 0;
    for (const char *at = text; *at != '\0'; at++) {
        starts += check_number_starts(text, at);
    }
    ck_assert_uint_eq(starts, 2);
    ck_assert(check_number_starts(text, text + 2));
}
END_TEST

TEST_SUITE(check_typed)
{
    TCase *group = test_group(suite, "typed");
    tcase_add_loop_test(group, test_number, 0, sizeof cases / sizeof *cases);
    tcase_add_test(group, test_no_number);
    tcase_add_test(group, test_starts);
}
