/* Tests of stated values. */
#include "format_value.h"

#include "base_arena.h"
#include "test_main.h"
#include "value.h"

#define NBSP FORMAT_NO_BREAK_SPACE

static struct base_arena *arena;
static const struct format_value style = {
    .number = {.decimals = FORMAT_OWN_DECIMALS}, .unit = "Orang", .empty = "–"};

static void setup(void)
{
    arena = base_arena_create();
}

static void teardown(void)
{
    base_arena_destroy(arena);
}

static const struct value *amount(long long number, const char *unit)
{
    const struct value_entry entries[] = {{"nilai", value_integer(arena, 0, number)},
                                          {"satuan", value_text(arena, 0, unit)}};
    return value_record(arena, 0, entries, 2);
}

START_TEST(forms)
{
    ck_assert_str_eq(format_value(arena, value_integer(arena, 0, 1200), &style),
                     "1.200" NBSP "Orang");
    ck_assert_str_eq(format_value(arena, value_null(arena, 0), &style), "–");
    ck_assert_str_eq(format_value(arena, value_text(arena, 0, "WTP"), &style), "WTP");
    ck_assert_str_eq(format_value(arena, amount(85, "%"), &style), "85%");
    ck_assert_str_eq(format_value(arena, value_bool(arena, 0, true), &style), "ya");
}
END_TEST

START_TEST(lists_and_texts)
{
    const struct value *items[] = {amount(610, "Lembar"), amount(1, "kali")};
    ck_assert_str_eq(format_value(arena, value_list(arena, 0, items, 2), &style),
                     "610" NBSP "Lembar, 1" NBSP "kali");
    struct value_entry text = {"teks", value_text(arena, 0, "610 Lembar, 1 kali")};
    ck_assert_str_eq(format_value(arena, value_record(arena, 0, &text, 1), &style),
                     "610 Lembar, 1 kali");
}
END_TEST

START_TEST(what_cannot_be_shown)
{
    struct value_entry other = {"nama", value_text(arena, 0, "x")};
    const struct value *record = value_record(arena, 0, &other, 1);
    struct value_entry nested = {"nilai", record};
    ck_assert_ptr_null(format_value(arena, value_missing(arena, 0, "a"), &style));
    ck_assert_ptr_null(format_value(arena, record, &style));
    ck_assert_ptr_null(format_value(arena, value_record(arena, 0, &nested, 1), &style));
    ck_assert_ptr_null(format_value(arena, value_list(arena, 0, &record, 1), &style));
}
END_TEST

TEST_SUITE(format_value)
{
    TCase *group = test_group(suite, "values");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, forms);
    tcase_add_test(group, lists_and_texts);
    tcase_add_test(group, what_cannot_be_shown);
}
