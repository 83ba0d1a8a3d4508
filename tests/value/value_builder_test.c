/* Tests of records under construction and of look-up among many keys. */
#include "value.h"

#include "base_arena.h"
#include "test_main.h"

enum { MANY = 5000 };

START_TEST(later_entries_replace_in_place)
{
    struct base_arena *arena = base_arena_create();
    struct value_builder *builder = value_builder_create(arena);
    value_builder_set(builder, "a", value_integer(arena, 0, 1));
    value_builder_set(builder, "b", value_integer(arena, 0, 2));
    value_builder_set(builder, "a", value_integer(arena, 0, 3));
    const struct value *record = value_builder_finish(builder, 4);
    ck_assert_uint_eq(value_count(record), 2);
    ck_assert_str_eq(value_entry_at(record, 0).key, "a");
    ck_assert_int_eq(value_integer_or(value_get(record, "a"), 0), 3);
    ck_assert_uint_eq(record->origin, 4);
    base_arena_destroy(arena);
}
END_TEST

START_TEST(starts_from_a_record_and_leaves_it_alone)
{
    struct base_arena *arena = base_arena_create();
    struct value_entry entry = {"a", value_integer(arena, 0, 1)};
    const struct value *record = value_record(arena, 0, &entry, 1);
    struct value_builder *builder = value_builder_from(arena, record, 4);
    value_builder_set(builder, "a", value_integer(arena, 0, 2));
    value_builder_set(builder, "b", value_integer(arena, 0, 3));
    ck_assert_uint_eq(value_count(value_builder_finish(builder, 0)), 2);
    ck_assert_int_eq(value_integer_or(value_get(record, "a"), 0), 1);
    ck_assert_uint_eq(value_count(value_builder_finish(value_builder_from(arena, NULL, 4), 0)), 0);
    base_arena_destroy(arena);
}
END_TEST

START_TEST(many_keys)
{
    struct base_arena *arena = base_arena_create();
    struct value_builder *builder = value_builder_create(arena);
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < MANY; i++)
            value_builder_set(builder, base_format(arena, "kunci-%d", i),
                              value_integer(arena, 0, i + round));
    }
    const struct value *record = value_builder_finish(builder, 0);
    ck_assert_uint_eq(value_count(record), MANY);
    for (int i = 0; i < MANY; i++) {
        const struct value *found = value_get(record, base_format(arena, "kunci-%d", i));
        ck_assert_int_eq(value_integer_or(found, -1), i + 1);
    }
    ck_assert_ptr_null(value_get(record, "kunci-5000"));
    ck_assert_ptr_null(value_get(record, ""));
    base_arena_destroy(arena);
}
END_TEST

TEST_SUITE(value_builder)
{
    TCase *group = test_group(suite, "builder");
    tcase_add_test(group, later_entries_replace_in_place);
    tcase_add_test(group, starts_from_a_record_and_leaves_it_alone);
    tcase_add_test(group, many_keys);
}
