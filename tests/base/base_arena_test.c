/* Tests of the arena and the buffer. */
#include "base_arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base_memory.h"
#include "test_main.h"

START_TEST(alloc_is_zeroed_aligned_and_apart)
{
    struct base_arena *arena = base_arena_create();
    char *last = NULL;
    for (size_t size = 0; size < 3000; size += 7) {
        char *memory = base_alloc(arena, size);
        ck_assert_uint_eq((uintptr_t)memory % _Alignof(long long), 0);
        static const char zeros[3000];
        ck_assert_int_eq(memcmp(memory, zeros, size), 0);
        memset(memory, 'x', size);
        ck_assert_ptr_ne(memory, last);
        last = memory;
    }
    base_arena_destroy(arena);
}
END_TEST

START_TEST(large_request_leaves_current_block_in_use)
{
    struct base_arena *arena = base_arena_create();
    char *small = base_alloc(arena, 16);
    char *large = base_alloc(arena, (size_t)4 << 20);
    memset(large, 1, (size_t)4 << 20);
    char *next = base_alloc(arena, 16);
    ck_assert_ptr_eq(next, small + 16);
    ck_assert_uint_eq(base_arena_used(arena), ((size_t)4 << 20) + 32);
    base_arena_destroy(arena);
}
END_TEST

/* An array that was made last grows where it is, and what is new in it is zero. */
START_TEST(last_array_grows_in_place)
{
    struct base_arena *arena = base_arena_create();
    size_t capacity = 0;
    size_t count = 0;
    int *items = NULL;
    BASE_PUSH(arena, items, count, capacity, 7);
    const int *first = items;
    for (; count < 100;)
        BASE_PUSH(arena, items, count, capacity, 7);
    ck_assert_ptr_eq(items, first);
    ck_assert_int_eq(items[capacity - 1], 0);
    base_alloc(arena, 1);
    while (count <= capacity && items == first)
        BASE_PUSH(arena, items, count, capacity, 7);
    ck_assert_ptr_ne(items, first);
    ck_assert_int_eq(items[99], 7);
    ck_assert_int_eq(items[capacity - 1], 0);
    base_arena_destroy(arena);
}
END_TEST

/* Blocks straight from the system, many and larger than usual ones. */
START_TEST(large_blocks_are_zeroed)
{
    struct base_arena *arena = base_arena_create();
    enum { SIZE = 3000001 };
    for (int i = 0; i < 10; i++) {
        char *memory = base_alloc(arena, i == 5 ? 10 * SIZE : SIZE);
        ck_assert_int_eq(memory[0] | memory[SIZE / 2] | memory[SIZE - 1], 0);
        memset(memory, 'x', SIZE);
    }
    base_arena_destroy(arena);
}
END_TEST

START_TEST(destroy_accepts_null)
{
    base_arena_destroy(NULL);
    base_free(NULL);
}
END_TEST

START_TEST(overflowing_array_ends_with_status_3)
{
    struct base_arena *arena = base_arena_create();
    base_alloc_array(arena, SIZE_MAX / 2, 3);
    base_arena_destroy(arena);
}
END_TEST

START_TEST(impossible_size_ends_with_status_3)
{
    base_alloc(base_arena_create(), SIZE_MAX - 100);
}
END_TEST

START_TEST(copies_are_terminated)
{
    struct base_arena *arena = base_arena_create();
    ck_assert_str_eq(base_copy(arena, "abcdef", 3), "abc");
    ck_assert_str_eq(base_copy_text(arena, "teks"), "teks");
    ck_assert_ptr_null(base_copy_text(arena, NULL));
    ck_assert_str_eq(base_format(arena, "%s-%d", "ik", 12), "ik-12");
    base_arena_destroy(arena);
}
END_TEST

/* Short texts lie close together and do not reach into each other, also behind a reset. */
START_TEST(texts_are_apart)
{
    enum { TEXTS = 5000 };
    struct base_arena *arena = base_arena_create();
    struct base_arena *other = base_arena_create();
    for (int round = 0; round < 2; round++) {
        const char *texts[TEXTS];
        for (int i = 0; i < TEXTS; i++) {
            texts[i] = base_format(arena, "%0*d", i % 200 + 1, i);
            ck_assert_uint_eq((uintptr_t)base_alloc(arena, 3) % _Alignof(void *), 0);
            ck_assert(base_arena_holds(arena, texts[i]));
            ck_assert(!base_arena_holds(other, texts[i]));
        }
        for (int i = 0; i < TEXTS; i++)
            ck_assert_int_eq(atoi(texts[i]), i);
        ck_assert_uint_lt(base_arena_used(arena), (size_t)TEXTS * (8 + 112));
        base_arena_reset(arena);
    }
    base_arena_destroy(other);
    base_arena_destroy(arena);
}
END_TEST

START_TEST(push_keeps_all_items)
{
    struct base_arena *arena = base_arena_create();
    int *items = NULL;
    size_t count = 0, capacity = 0;
    for (int i = 0; i < 10000; i++)
        BASE_PUSH(arena, items, count, capacity, i);
    ck_assert_uint_eq(count, 10000);
    for (int i = 0; i < 10000; i++) {
        if (items[i] != i)
            ck_abort_msg("item %d is %d", i, items[i]);
    }
    base_arena_destroy(arena);
}
END_TEST

START_TEST(buffer_grows_and_stays_terminated)
{
    struct base_arena *arena = base_arena_create();
    struct base_buffer buffer = {.arena = arena};
    ck_assert_str_eq(base_buffer_get(&buffer), "");
    base_buffer_text(&buffer, "");
    ck_assert_ptr_nonnull(buffer.data);
    for (int i = 0; i < 100; i++) {
        base_buffer_format(&buffer, "%d", i);
        base_buffer_char(&buffer, ',');
    }
    base_buffer_add(&buffer, "end-", 3);
    ck_assert_uint_eq(strlen(base_buffer_get(&buffer)), buffer.length);
    ck_assert_int_eq(strncmp(buffer.data, "0,1,2,", 6), 0);
    ck_assert_str_eq(buffer.data + buffer.length - 6, "99,end");
    base_arena_destroy(arena);
}
END_TEST

START_TEST(kept_memory_is_zeroed_too)
{
    enum { LARGE = 5 << 20 };
    base_memory_keep();
    for (int round = 0; round < 3; round++) {
        struct base_arena *arena = base_arena_create();
        for (int i = 0; i < 3; i++) {
            unsigned char *bytes = base_alloc(arena, LARGE);
            for (size_t k = 0; k < LARGE; k++) {
                if (bytes[k] != 0)
                    ck_abort_msg("byte %zu of round %d is not zero", k, round);
            }
            memset(bytes, 7, LARGE);
        }
        base_arena_destroy(arena);
    }
}
END_TEST

TEST_SUITE(base_arena)
{
    TCase *group = test_group(suite, "arena");
    tcase_add_test(group, alloc_is_zeroed_aligned_and_apart);
    tcase_add_test(group, large_request_leaves_current_block_in_use);
    tcase_add_test(group, last_array_grows_in_place);
    tcase_add_test(group, texts_are_apart);
    tcase_add_test(group, large_blocks_are_zeroed);
    tcase_add_test(group, kept_memory_is_zeroed_too);
    tcase_add_test(group, destroy_accepts_null);
    tcase_add_exit_test(group, overflowing_array_ends_with_status_3, 3);
    tcase_add_exit_test(group, impossible_size_ends_with_status_3, 3);
    tcase_add_test(group, copies_are_terminated);
    tcase_add_test(group, push_keeps_all_items);
    tcase_add_test(group, buffer_grows_and_stays_terminated);
}
