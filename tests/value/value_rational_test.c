/* Tests of exact arithmetic. */
#include "value_rational.h"

#include <limits.h>
#include <stdint.h>
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

static const struct value_rational *read(const char *text)
{
    const struct value_rational *number = value_rational_parse(arena, text, strlen(text));
    ck_assert_msg(number != NULL, "%s", text);
    return number;
}

/* The exact text of a number, "null" for NULL. */
static const char *show(const struct value_rational *number)
{
    return number == NULL ? "null" : value_rational_text(arena, number, -1);
}

START_TEST(sums)
{
    static const char *const cases[][4] = {
        {"2", "3", "5", "-1"},
        {"0.1", "0.2", "0.3", "-0.1"},
        {"9223372036854775807", "1", "9223372036854775808", "9223372036854775806"},
        {"-9223372036854775808", "1", "-9223372036854775807", "-9223372036854775809"},
        {"4611686018427387904", "4611686018427387904", "9223372036854775808", "0"},
        {"1e30", "1e-30", "1000000000000000000000000000000.000000000000000000000000000001",
         "999999999999999999999999999999.999999999999999999999999999999"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct value_rational *left = read(cases[i][0]), *right = read(cases[i][1]);
        ck_assert_str_eq(show(value_rational_add(arena, left, right)), cases[i][2]);
        ck_assert_str_eq(show(value_rational_subtract(arena, left, right)), cases[i][3]);
    }
}
END_TEST

START_TEST(products)
{
    static const char *const cases[][4] = {
        {"6", "3", "18", "2"},
        {"6", "-4", "-24", "-1.5"},
        {"1", "3", "3", "1/3"},
        {"-10", "-6", "60", "5/3"},
        {"0", "7", "0", "0"},
        {"9223372036854775807", "2", "18446744073709551614", "4611686018427387903.5"},
        {"-9223372036854775808", "-1", "9223372036854775808", "9223372036854775808"},
        {"7", "0", "0", "null"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct value_rational *left = read(cases[i][0]), *right = read(cases[i][1]);
        ck_assert_str_eq(show(value_rational_multiply(arena, left, right)), cases[i][2]);
        ck_assert_str_eq(show(value_rational_divide(arena, left, right)), cases[i][3]);
    }
}
END_TEST

START_TEST(thirds_add_up_to_a_whole)
{
    const struct value_rational *third = value_rational_ratio(arena, 1, 3);
    const struct value_rational *sum =
        value_rational_add(arena, value_rational_add(arena, third, third), third);
    long long whole = 0;
    ck_assert(!value_rational_is_integer(third));
    ck_assert(!value_rational_is_decimal(third));
    ck_assert(value_rational_is_decimal(sum));
    ck_assert(value_rational_is_integer(sum));
    ck_assert(value_rational_to_integer(sum, &whole));
    ck_assert_int_eq(whole, 1);
    ck_assert(!value_rational_to_integer(third, &whole));
}
END_TEST

START_TEST(ends_of_long_long)
{
    long long result = 0;
    const struct value_rational *least = value_rational_integer(arena, LLONG_MIN);
    const struct value_rational *one = value_rational_integer(arena, 1);
    ck_assert(value_rational_to_integer(least, &result));
    ck_assert_int_eq(result, LLONG_MIN);
    const struct value_rational *near = value_rational_add(arena, least, one);
    ck_assert(value_rational_to_integer(value_rational_subtract(arena, near, one), &result));
    ck_assert_int_eq(result, LLONG_MIN);
    const struct value_rational *beyond = value_rational_subtract(arena, least, one);
    ck_assert(!value_rational_to_integer(beyond, &result));
    ck_assert(value_rational_is_integer(beyond));
    ck_assert(value_rational_is_decimal(beyond));
    ck_assert_str_eq(show(value_rational_negate(arena, least)), "9223372036854775808");
    ck_assert_str_eq(show(value_rational_absolute(arena, least)), "9223372036854775808");
    ck_assert_str_eq(show(value_rational_ratio(arena, LLONG_MIN, -1)), "9223372036854775808");
}
END_TEST

/* Numbers of one limb, which are written in another way than they are rounded. */
START_TEST(texts_are_rounded_numbers)
{
    uint64_t state = 1;
    for (int i = 0; i < 5000; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        long long above = (long long)state >> (state >> 20 & 63);
        state = state * 6364136223846793005u + 1442695040888963407u;
        long long below = (long long)(state >> 1) >> (state >> 20 & 63);
        int decimals = i % 13;
        const struct value_rational *number = value_rational_ratio(arena, above, below | 1);
        const char *text = value_rational_text(arena, number, decimals);
        const struct value_rational *rounded =
            value_rational_round(arena, number, decimals, VALUE_HALF_UP);
        const char *dot = strchr(text, '.');
        ck_assert_int_eq(dot == NULL ? 0 : strlen(dot) - 1, decimals);
        ck_assert_int_eq(
            value_rational_compare(value_rational_parse(arena, text, strlen(text)), rounded), 0);
    }
}
END_TEST

START_TEST(order_and_sign)
{
    static const char *const ascending[] = {
        "-1e30", "-9223372036854775808", "-2",  "-0.5", "0", "1e-30", "0.5",
        "2",     "9223372036854775807",  "1e30"};
    size_t count = sizeof ascending / sizeof *ascending;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            int order = value_rational_compare(read(ascending[i]), read(ascending[j]));
            ck_assert_int_eq(order, (i > j) - (i < j));
        }
        ck_assert_int_eq(value_rational_sign(read(ascending[i])), (i > 4) - (i < 4));
    }
}
END_TEST

/* Rounds in the four ways: half up, truncate, half even, up. */
static void check_rounding(const char *number, int decimals, const char *const expected[4])
{
    for (int rounding = VALUE_HALF_UP; rounding <= VALUE_UP; rounding++) {
        const struct value_rational *rounded =
            value_rational_round(arena, read(number), decimals, (enum value_rounding)rounding);
        ck_assert_str_eq(show(rounded), expected[rounding]);
    }
}

START_TEST(rounding)
{
    check_rounding("98.765", 2, (const char *[]){"98.77", "98.76", "98.76", "98.77"});
    check_rounding("-98.765", 2, (const char *[]){"-98.77", "-98.76", "-98.76", "-98.77"});
    check_rounding("0.5", 0, (const char *[]){"1", "0", "0", "1"});
    check_rounding("1.5", 0, (const char *[]){"2", "1", "2", "2"});
    check_rounding("-0.5", 0, (const char *[]){"-1", "0", "0", "-1"});
    check_rounding("0.4999", 0, (const char *[]){"0", "0", "0", "1"});
    check_rounding("12", 5, (const char *[]){"12", "12", "12", "12"});
    check_rounding("1250", -2, (const char *[]){"1300", "1200", "1200", "1300"});
    check_rounding(
        "0.000000000001", 12,
        (const char *[]){"0.000000000001", "0.000000000001", "0.000000000001", "0.000000000001"});
}
END_TEST

START_TEST(scaling_saturates)
{
    ck_assert_int_eq(value_rational_scaled(value_rational_ratio(arena, 1, 3), 1000), 333);
    ck_assert_int_eq(value_rational_scaled(value_rational_ratio(arena, -2, 3), 1000), -667);
    ck_assert_int_eq(value_rational_scaled(read("1e30"), 1000), 1LL << 62);
    ck_assert_int_eq(value_rational_scaled(read("-1e30"), 1000), -(1LL << 62));
    ck_assert_int_eq(value_rational_scaled(read("4611686018427387904"), 1), 1LL << 62);
}
END_TEST

START_TEST(small_integers_take_little_room)
{
    size_t before = base_arena_used(arena);
    const struct value_rational *number = value_rational_integer(arena, 5);
    for (int i = 0; i < 100; i++)
        number = value_rational_add(arena, number, read("1"));
    ck_assert_uint_le(base_arena_used(arena) - before, (size_t)201 * 48);
}
END_TEST

TEST_SUITE(value_rational)
{
    TCase *group = test_group(suite, "arithmetic");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, sums);
    tcase_add_test(group, products);
    tcase_add_test(group, thirds_add_up_to_a_whole);
    tcase_add_test(group, ends_of_long_long);
    tcase_add_test(group, order_and_sign);
    tcase_add_test(group, texts_are_rounded_numbers);
    tcase_add_test(group, rounding);
    tcase_add_test(group, scaling_saturates);
    tcase_add_test(group, small_integers_take_little_room);
}
