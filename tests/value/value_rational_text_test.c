/* Tests of exact numbers from and to text. */
#include "value_rational.h"

#include <limits.h>
#include <string.h>

#include "base_arena.h"
#include "test_main.h"

static struct base_arena *arena;

static void setup(void)
{
    arena = base_arena_create();
}

static void teardown(void)
{
    base_arena_destroy(arena);
}

START_TEST(reads_what_json_writes)
{
    static const char *const cases[][2] = {
        {"0", "0"},
        {"-0", "0"},
        {"-12", "-12"},
        {"0.50", "0.5"},
        {"1.25e3", "1250"},
        {"1E+2", "100"},
        {"5e-1", "0.5"},
        {"0e5", "0"},
        {"0.0", "0"},
        {"1e30", "1000000000000000000000000000000"},
        {"1e-30", "0.000000000000000000000000000001"},
        {"1234567890123456789012345678901234567890", "1234567890123456789012345678901234567890"},
        {"123456789012345678901234567890.1234567890", "123456789012345678901234567890.123456789"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct value_rational *number =
            value_rational_parse(arena, cases[i][0], strlen(cases[i][0]));
        ck_assert_msg(number != NULL, "%s", cases[i][0]);
        ck_assert_str_eq(value_rational_text(arena, number, -1), cases[i][1]);
    }
}
END_TEST

START_TEST(refuses_everything_else)
{
    static const char *const cases[] = {
        "",
        "-",
        "+1",
        "01",
        "-01",
        ".5",
        "1.",
        "1.e5",
        "1e",
        "1e+",
        "1 ",
        " 1",
        "1,5",
        "0x10",
        "NaN",
        "Infinity",
        "1e31",
        "1e-31",
        "1e999",
        "1..2",
        "--1",
        "1e1.5",
        "12345678901234567890123456789012345678901",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(value_rational_parse(arena, cases[i], strlen(cases[i])) == NULL, "%s",
                      cases[i]);
}
END_TEST

START_TEST(length_limits_reading)
{
    const struct value_rational *number = value_rational_parse(arena, "1234", 2);
    ck_assert_str_eq(value_rational_text(arena, number, -1), "12");
}
END_TEST

static void check_text(long long numerator, long long denominator, int decimals,
                       enum value_rounding rounding, const char *expected)
{
    const struct value_rational *number = value_rational_ratio(arena, numerator, denominator);
    ck_assert_str_eq(value_rational_text_rounded(arena, number, decimals, rounding), expected);
}

START_TEST(writes_decimals)
{
    check_text(5, 1, 0, VALUE_HALF_UP, "5");
    check_text(5, 1, 2, VALUE_HALF_UP, "5.00");
    check_text(-1, 200, 2, VALUE_HALF_UP, "-0.01");
    check_text(-1, 250, 2, VALUE_HALF_UP, "0.00");
    check_text(2, 3, 4, VALUE_HALF_UP, "0.6667");
    check_text(2, 3, 4, VALUE_TRUNCATE, "0.6666");
    check_text(1999, 1000, 2, VALUE_HALF_UP, "2.00");
    check_text(1, 3, -1, VALUE_HALF_UP, "1/3");
    check_text(-22, 7, -1, VALUE_HALF_UP, "-22/7");
    check_text(1, 1024, -1, VALUE_HALF_UP, "0.0009765625");
    check_text(1, 3125, -1, VALUE_HALF_UP, "0.00032");
    check_text(98765, 1000, 2, VALUE_HALF_UP, "98.77");
}
END_TEST

/* At the ends of what is written without GMP, and beyond. */
START_TEST(writes_large_ones)
{
    check_text(LLONG_MAX, 1, 0, VALUE_HALF_UP, "9223372036854775807");
    check_text(-LLONG_MAX, 1, 2, VALUE_HALF_UP, "-9223372036854775807.00");
    check_text(LLONG_MAX, 2, -1, VALUE_HALF_UP, "4611686018427387903.5");
    check_text(LLONG_MAX, 2, 0, VALUE_HALF_EVEN, "4611686018427387904");
    check_text(LLONG_MAX, 1000, 3, VALUE_HALF_UP, "9223372036854775.807");
    check_text(1, LLONG_MAX, 2, VALUE_UP, "0.01");
    check_text(1, LLONG_MAX, -1, VALUE_HALF_UP, "1/9223372036854775807");
    check_text(2, 3, 18, VALUE_HALF_UP, "0.666666666666666667");
    check_text(2, 3, 25, VALUE_HALF_UP, "0.6666666666666666666666667");
    check_text(200, 3, 18, VALUE_TRUNCATE, "66.666666666666666666");
    check_text(1, 8, 2, VALUE_HALF_EVEN, "0.12");
    check_text(3, 8, 2, VALUE_HALF_EVEN, "0.38");
    check_text(-1, 8, 2, VALUE_UP, "-0.13");
    check_text(-1, 1000, 2, VALUE_TRUNCATE, "0.00");
    check_text(1, 1LL << 40, -1, VALUE_HALF_UP, "0.0000000000009094947017729282379150390625");
}
END_TEST

START_TEST(writes_into_a_buffer)
{
    struct base_buffer buffer = {.arena = arena};
    value_rational_write(&buffer, value_rational_ratio(arena, -7, 8), -1);
    base_buffer_char(&buffer, ' ');
    value_rational_write(&buffer, value_rational_ratio(arena, 2, 3), 25);
    ck_assert_str_eq(base_buffer_get(&buffer), "-0.875 0.6666666666666666666666667");
}
END_TEST

TEST_SUITE(value_rational_text)
{
    TCase *group = test_group(suite, "text");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, reads_what_json_writes);
    tcase_add_test(group, refuses_everything_else);
    tcase_add_test(group, length_limits_reading);
    tcase_add_test(group, writes_decimals);
    tcase_add_test(group, writes_large_ones);
    tcase_add_test(group, writes_into_a_buffer);
}
