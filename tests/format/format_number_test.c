/* Tests of numbers, percent, rupiah and units. */
#include "format_number.h"

#include <string.h>

#include "base_arena.h"
#include "test_main.h"

#define NBSP FORMAT_NO_BREAK_SPACE

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
    return value_rational_parse(arena, text, strlen(text));
}

START_TEST(numbers)
{
    static const struct {
        const char *number;
        struct format_number style;
        const char *expected;
    } cases[] = {
        {"0", {.decimals = 0}, "0"},
        {"999", {.decimals = 0}, "999"},
        {"1000", {.decimals = 0}, "1.000"},
        {"5319338072", {.decimals = 0}, "5.319.338.072"},
        {"-1234567.891", {.decimals = 2}, "-1.234.567,89"},
        {"-0.004", {.decimals = 2}, "0,00"},
        {"999.995", {.decimals = 2}, "1.000,00"},
        {"98.765", {.decimals = 2}, "98,77"},
        {"98.765", {.decimals = 2, .rounding = VALUE_TRUNCATE}, "98,76"},
        {"100", {.decimals = 2, .trim = true}, "100"},
        {"98.5", {.decimals = 2, .trim = true}, "98,5"},
        {"98.50", {.decimals = FORMAT_OWN_DECIMALS}, "98,5"},
        {"0.000001", {.decimals = FORMAT_OWN_DECIMALS}, "0,000001"},
        {"1e-13", {.decimals = FORMAT_OWN_DECIMALS}, "0,00"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_str_eq(format_number(arena, read(cases[i].number), cases[i].style),
                         cases[i].expected);
}
END_TEST

START_TEST(endless_decimals_are_shortened)
{
    struct format_number own = {.decimals = FORMAT_OWN_DECIMALS};
    ck_assert_str_eq(format_number(arena, value_rational_ratio(arena, 20000, 3), own), "6.666,67");
}
END_TEST

START_TEST(percent)
{
    struct format_number two = {.decimals = 2};
    ck_assert_str_eq(format_percent(arena, read("98.765"), two, false), "98,77%");
    ck_assert_str_eq(format_percent(arena, read("98.765"), two, true), "98,77" NBSP "%");
    two.trim = true;
    ck_assert_str_eq(format_percent(arena, read("100.00"), two, false), "100%");
}
END_TEST

START_TEST(rupiah)
{
    static const struct {
        const char *number, *words, *expected;
    } cases[] = {
        {"5319338072", "", "Rp5.319.338.072"},
        {"5319338072", "spasi", "Rp" NBSP "5.319.338.072"},
        {"5319338072", "desimal", "Rp5.319.338.072,00"},
        {"5319338072", "strip", "Rp5.319.338.072,-"},
        {"84000000", " spasi  desimal ", "Rp" NBSP "84.000.000,00"},
        {"84000000", "tanpa", "84.000.000"},
        {"-649000", "", "-Rp649.000"},
        {"-649000", "kurung", "(Rp649.000)"},
        {"-649000", "tanpa kurung desimal", "(649.000,00)"},
        {"-0.4", "kurung", "Rp0"},
        {"1234.5", "", "Rp1.235"},
        {"1234.5", "desimal strip", "Rp1.234,50"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct format_rupiah style = {0};
        ck_assert(format_rupiah_style(cases[i].words, &style));
        ck_assert_str_eq(format_rupiah(arena, read(cases[i].number), style), cases[i].expected);
    }
}
END_TEST

START_TEST(unknown_style_words_are_refused)
{
    struct format_rupiah style = {0};
    ck_assert(!format_rupiah_style("spas", &style));
    ck_assert(!format_rupiah_style("spasi,desimal", &style));
    ck_assert(!format_rupiah_style("spasi titik", &style));
}
END_TEST

START_TEST(units)
{
    ck_assert_str_eq(format_unit(arena, "85", "%"), "85%");
    ck_assert_str_eq(format_unit(arena, "85", "Persen"), "85%");
    ck_assert_str_eq(format_unit(arena, "610", "Lembar"), "610" NBSP "Lembar");
    ck_assert_str_eq(format_unit(arena, "610", ""), "610");
    ck_assert_str_eq(format_unit(arena, "610", NULL), "610");
}
END_TEST

TEST_SUITE(format_number)
{
    TCase *group = test_group(suite, "numbers");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, numbers);
    tcase_add_test(group, endless_decimals_are_shortened);
    tcase_add_test(group, percent);
    tcase_add_test(group, rupiah);
    tcase_add_test(group, unknown_style_words_are_refused);
    tcase_add_test(group, units);
}
