/* Tests of values: reading, truth, equality, scope, dump. */
#include "value.h"

#include "base_arena.h"
#include "test_golden.h"
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

static const struct value *text(const char *content)
{
    return value_text(arena, 0, content);
}

static const struct value *pair(const char *first, const struct value *one, const char *second,
                                const struct value *two)
{
    return value_record(arena, 0, (struct value_entry[]){{first, one}, {second, two}}, 2);
}

START_TEST(readers_accept_other_kinds)
{
    const struct value *number = value_integer(arena, 0, 7);
    ck_assert_ptr_null(value_get(number, "x"));
    ck_assert_ptr_null(value_get(NULL, "x"));
    ck_assert_ptr_null(value_at(number, 0));
    ck_assert_uint_eq(value_count(NULL), 0);
    ck_assert_uint_eq(value_count(number), 0);
    ck_assert_str_eq(value_text_or(NULL, "other"), "other");
    ck_assert_str_eq(value_text_or(number, "other"), "other");
    ck_assert(value_bool_or(number, true));
    ck_assert_ptr_null(value_number_or_null(text("7")));
    ck_assert_int_eq(value_integer_or(text("7"), -1), -1);
    ck_assert_int_eq(value_integer_or(number, -1), 7);
}
END_TEST

/* Values of one kind are shorter than others: what is copied must fit. */
START_TEST(any_kind_is_placed_elsewhere)
{
    const struct value *items[] = {text("a"), value_integer(arena, 0, 2)};
    const struct value *values[] = {
        text("satu"),
        value_integer(arena, 3, 7),
        value_bool(arena, 3, true),
        value_null(arena, 3),
        value_list(arena, 3, items, 2),
        pair("x", items[0], "y", items[1]),
        value_missing(arena, 3, "jalur"),
    };
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        const struct value *placed = value_placed(arena, values[i], 9);
        ck_assert_uint_eq(placed->origin, 9);
        ck_assert_int_eq(placed->kind, values[i]->kind);
        ck_assert_uint_eq(value_count(placed), value_count(values[i]));
        ck_assert(value_equal(placed, values[i]));
    }
    ck_assert_str_eq(value_placed(arena, values[6], 9)->missing, "jalur");
}
END_TEST

/* Asked of one record after the other, a key is found where it was before, or elsewhere. */
START_TEST(keys_are_found_again)
{
    struct value_entry entries[20];
    struct value_seen seen = {0};
    for (size_t i = 0; i < 20; i++)
        entries[i] = (struct value_entry){base_format(arena, "k%zu", i), text("x")};
    for (size_t count = 0; count <= 20; count++) {
        const struct value *record = value_record(arena, 0, entries, count);
        const struct value *turned = value_record(arena, 0, entries + count / 2, count - count / 2);
        ck_assert_ptr_eq(value_get_again(record, "k9", &seen), value_get(record, "k9"));
        ck_assert_ptr_eq(value_get_again(turned, "k9", &seen), value_get(turned, "k9"));
        ck_assert_ptr_null(value_get_again(entries[0].value, "k9", &seen));
    }
}
END_TEST

START_TEST(lists_are_copied)
{
    const struct value *items[] = {text("a"), text("b")};
    const struct value *list = value_list(arena, 9, items, 2);
    items[0] = NULL;
    ck_assert_str_eq(value_at(list, 0)->text, "a");
    ck_assert_ptr_null(value_at(list, 2));
    ck_assert_uint_eq(value_count(list), 2);
    ck_assert_uint_eq(list->origin, 9);
}
END_TEST

/* A copy stays when the memory of the original is gone. */
START_TEST(copies_share_nothing)
{
    struct base_arena *other = base_arena_create();
    const struct value_rational *third = value_rational_ratio(other, -1, 3);
    const struct value_rational *large =
        value_rational_parse(other, "12345678901234567890123456789", 29);
    const struct value *items[] = {
        value_text(other, 4, base_copy_text(other, "kata")),
        value_number(other, 5, third),
        value_number(other, 6, large),
        value_integer(other, 0, -7),
        value_null(other, 0),
        value_bool(other, 0, true),
        value_missing(other, 0, base_copy_text(other, "ik.x")),
    };
    enum { MANY = 40 };
    struct value_entry entries[MANY];
    for (size_t i = 0; i < MANY; i++) {
        entries[i].key = base_format(other, "kunci%zu", i);
        entries[i].value = value_list(other, 3, items, i % 8);
    }
    const struct value *original = value_record_closed(other, 2, entries, MANY);
    const struct value *copy = value_copy(arena, original);
    ck_assert(value_equal(copy, original));
    base_arena_destroy(other);
    ck_assert_uint_eq(value_count(copy), MANY);
    ck_assert(copy->closed);
    ck_assert_uint_eq(copy->origin, 0);
    const struct value *list = value_get(copy, "kunci15");
    ck_assert_str_eq(value_at(list, 0)->text, "kata");
    ck_assert_str_eq(value_rational_text(arena, value_at(list, 1)->number, -1), "-1/3");
    ck_assert_str_eq(value_rational_text(arena, value_at(list, 2)->number, -1),
                     "12345678901234567890123456789");
    ck_assert_int_eq(value_integer_or(value_at(list, 3), 0), -7);
    ck_assert_int_eq(value_at(list, 4)->kind, VALUE_NULL);
    ck_assert(value_at(list, 5)->boolean);
    ck_assert_str_eq(value_at(list, 6)->missing, "ik.x");
}
END_TEST

START_TEST(truth)
{
    ck_assert(!value_truth(NULL));
    ck_assert(!value_truth(value_null(arena, 0)));
    ck_assert(!value_truth(value_missing(arena, 0, "x")));
    ck_assert(!value_truth(text("")));
    ck_assert(!value_truth(value_list(arena, 0, NULL, 0)));
    ck_assert(!value_truth(value_record(arena, 0, NULL, 0)));
    ck_assert(!value_truth(value_bool(arena, 0, false)));
    ck_assert(value_truth(value_integer(arena, 0, 0)));
    ck_assert(value_truth(text("0")));
    ck_assert(value_truth(value_bool(arena, 0, true)));
}
END_TEST

START_TEST(equality_is_deep_and_without_order_of_keys)
{
    const struct value *half = value_number(arena, 1, value_rational_ratio(arena, 1, 2));
    const struct value *same = value_number(arena, 2, value_rational_parse(arena, "0.50", 4));
    const struct value *first = pair("a", half, "b", text("x"));
    const struct value *second = pair("b", text("x"), "a", same);
    ck_assert(value_equal(first, second));
    ck_assert(!value_equal(first, pair("a", half, "b", text("y"))));
    ck_assert(!value_equal(first, pair("a", half, "c", text("x"))));
    ck_assert(!value_equal(first, half));
    ck_assert(!value_equal(value_null(arena, 0), value_missing(arena, 0, "")));
    ck_assert(!value_equal(value_integer(arena, 0, 1), text("1")));
    const struct value *lists[] = {value_list(arena, 0, &first, 1),
                                   value_list(arena, 0, &second, 1), value_list(arena, 0, NULL, 0)};
    ck_assert(value_equal(lists[0], lists[1]));
    ck_assert(!value_equal(lists[0], lists[2]));
}
END_TEST

START_TEST(scope_hides_outer_names)
{
    const struct value *record = pair("tahun", value_integer(arena, 0, 2024), "nama", text("luar"));
    struct value_scope outer = {NULL, NULL, record};
    struct value_scope inner = {&outer, "nama", text("dalam")};
    ck_assert_str_eq(value_scope_find(&inner, "nama")->text, "dalam");
    ck_assert_int_eq(value_integer_or(value_scope_find(&inner, "tahun"), 0), 2024);
    ck_assert_ptr_null(value_scope_find(&inner, "lain"));
    ck_assert_ptr_null(value_scope_find(NULL, "nama"));
}
END_TEST

START_TEST(dump)
{
    const struct value *items[] = {value_null(arena, 0),
                                   value_missing(arena, 0, "a.b"),
                                   value_bool(arena, 0, false),
                                   value_number(arena, 0, value_rational_ratio(arena, 5, 4)),
                                   value_number(arena, 0, value_rational_ratio(arena, 1, 3)),
                                   text("\"\\\n\x01é"),
                                   value_list(arena, 0, NULL, 0),
                                   value_record(arena, 0, NULL, 0)};
    struct base_buffer buffer = {.arena = arena};
    value_dump(pair("isi", value_list(arena, 0, items, 8), "k", text("v")), &buffer, 0);
    test_same_text("{\n"
                   "  \"isi\": [\n"
                   "    null,\n"
                   "    <missing a.b>,\n"
                   "    false,\n"
                   "    1.25,\n"
                   "    1/3,\n"
                   "    \"\\\"\\\\\\n\\u0001é\",\n"
                   "    [],\n"
                   "    {}\n"
                   "  ],\n"
                   "  \"k\": \"v\"\n"
                   "}",
                   base_buffer_get(&buffer));
}
END_TEST

TEST_SUITE(value)
{
    TCase *group = test_group(suite, "values");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, readers_accept_other_kinds);
    tcase_add_test(group, any_kind_is_placed_elsewhere);
    tcase_add_test(group, keys_are_found_again);
    tcase_add_test(group, lists_are_copied);
    tcase_add_test(group, copies_share_nothing);
    tcase_add_test(group, truth);
    tcase_add_test(group, equality_is_deep_and_without_order_of_keys);
    tcase_add_test(group, scope_hides_outer_names);
    tcase_add_test(group, dump);
}
