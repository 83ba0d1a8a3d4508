/* Tests of the steps of the axis. */
#include "chart_scale.h"

#include <string.h>

#include "document.h"
#include "test_fixture.h"
#include "test_main.h"

static struct test_fixture fixture;

static void setup(void)
{
    fixture = test_fixture_create();
}

static void teardown(void)
{
    test_fixture_destroy(&fixture);
}

static const struct value_rational *number(const char *text)
{
    return value_rational_parse(fixture.arena, text, strlen(text));
}

/* The scale of a chart of one series with the two numbers; label NULL = none. */
static struct chart_scale scale_of(const char *one, const char *two, const char *label, int most)
{
    const struct value_rational *numbers[] = {number(one), number(two)};
    const char *labels[] = {label, label};
    struct document_chart_series series = {.name = "x", .numbers = numbers, .labels = labels};
    const char *categories[] = {"a", "b"};
    struct document_chart chart = {
        .categories = categories, .category_count = 2, .series = &series, .series_count = 1};
    struct chart_scale scale;
    chart_scale_choose(&scale, fixture.arena, &chart, false, most);
    return scale;
}

/* All ticks as text. */
static const char *ticks(const struct chart_scale *scale)
{
    struct base_buffer buffer = {.arena = fixture.arena};
    for (long long tick = scale->first; tick <= scale->last; tick++) {
        base_buffer_format(&buffer, "%s%s", tick > scale->first ? " " : "",
                           chart_scale_text(scale, fixture.arena, tick));
    }
    return base_buffer_get(&buffer);
}

START_TEST(steps_are_round)
{
    static const struct {
        const char *one, *two;
        int most;
        const char *ticks;
    } cases[] = {
        {"0.5", "1", 6, "0,0 0,2 0,4 0,6 0,8 1,0"},
        {"0", "98.77", 6, "0 20 40 60 80 100"},
        {"100", "100", 6, "0 20 40 60 80 100"},
        {"7", "3", 6, "0 2 4 6 8"},
        {"1", "1", 6, "0 1"},
        {"-2.5", "5.2", 6, "-4 -2 0 2 4 6"},
        {"-3", "-1", 6, "-3 -2 -1 0"},
        {"0.0025", "0", 6, "0,0000 0,0005 0,0010 0,0015 0,0020 0,0025"},
        {"5319338072", "0", 6, "0 1 2 3 4 5 6"},
        {"2400000", "0", 6, "0,0 0,5 1,0 1,5 2,0 2,5"},
        {"101", "0", 3, "0 50 100 150"},
        {"0", "0", 5, "0 1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct chart_scale scale = scale_of(cases[i].one, cases[i].two, "x", cases[i].most);
        ck_assert_str_eq(ticks(&scale), cases[i].ticks);
    }
}
END_TEST

START_TEST(large_numbers_are_shortened)
{
    ck_assert_str_eq(scale_of("2000000", "0", "x", 5).words, "juta");
    ck_assert_str_eq(scale_of("5319338072", "0", "x", 5).words, "miliar");
    ck_assert_str_eq(scale_of("-2e12", "0", "x", 5).words, "triliun");
    ck_assert_ptr_null(scale_of("999999", "0", "x", 5).words);
}
END_TEST

START_TEST(percent_goes_to_the_axis)
{
    struct chart_scale scale = scale_of("40", "50", "45,5%", 5);
    ck_assert_str_eq(ticks(&scale), "0% 10% 20% 30% 40% 50%");
    ck_assert(!scale_of("40", "50", "45,5", 5).percent);
}
END_TEST

START_TEST(places_are_exact)
{
    struct chart_scale scale = scale_of("30", "100", "x", 5);
    ck_assert_int_eq(chart_scale_place(&scale, fixture.arena, number("100"), 150000), 150000);
    ck_assert_int_eq(chart_scale_place(&scale, fixture.arena, number("0"), 150000), 0);
    ck_assert_int_eq(chart_scale_place(&scale, fixture.arena, number("33.3"), 150000), 49950);
    scale = scale_of("-20", "60", "x", 5);
    ck_assert_int_eq(chart_scale_place(&scale, fixture.arena, number("-20"), 80000), 0);
    ck_assert_int_eq(chart_scale_place(&scale, fixture.arena, number("0"), 80000), 20000);
    ck_assert_int_eq(chart_scale_place(&scale, fixture.arena, number("-5"), 80000), 15000);
}
END_TEST

TEST_SUITE(chart_scale)
{
    TCase *group = test_group(suite, "axis");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, steps_are_round);
    tcase_add_test(group, large_numbers_are_shortened);
    tcase_add_test(group, percent_goes_to_the_axis);
    tcase_add_test(group, places_are_exact);
}
