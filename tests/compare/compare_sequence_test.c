/* Common subsequences against dynamic programming; pairs; members out of order. */
#include "compare_inside.h"

#include <string.h>

#include "base_arena.h"
#include "test_main.h"

enum { MOST = 60 };

/* A sequence of numbers, the same for the same seed. */
static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

static size_t fill(uint64_t *items, uint32_t *seed, uint32_t kinds)
{
    size_t count = next(seed) % MOST;
    for (size_t i = 0; i < count; i++) {
        items[i] = next(seed) % kinds;
    }
    return count;
}

/* The length of a longest common subsequence. */
static size_t longest(const uint64_t *a, size_t a_count, const uint64_t *b, size_t b_count)
{
    static size_t best[MOST + 1][MOST + 1];
    memset(best, 0, sizeof best);
    for (size_t i = 1; i <= a_count; i++) {
        for (size_t k = 1; k <= b_count; k++) {
            size_t skip = best[i - 1][k] > best[i][k - 1] ? best[i - 1][k] : best[i][k - 1];
            best[i][k] = a[i - 1] == b[k - 1] ? best[i - 1][k - 1] + 1 : skip;
        }
    }
    return best[a_count][b_count];
}

START_TEST(matches_are_a_longest_common_subsequence)
{
    uint32_t seed = 7;
    for (int round = 0; round < 3000; round++) {
        uint64_t a[MOST], b[MOST];
        size_t to_new[MOST + 1];
        uint32_t kinds = 2 + next(&seed) % 12;
        size_t a_count = fill(a, &seed, kinds), b_count = fill(b, &seed, kinds);
        compare_sequence(a, a_count, b, b_count, to_new);
        size_t matched = 0, last = COMPARE_NONE;
        for (size_t i = 0; i < a_count; i++) {
            if (to_new[i] != COMPARE_NONE) {
                ck_assert_uint_lt(to_new[i], b_count);
                ck_assert_uint_eq(a[i], b[to_new[i]]);
                ck_assert(last == COMPARE_NONE || to_new[i] > last);
                last = to_new[i];
                matched++;
            }
        }
        ck_assert_uint_eq(matched, longest(a, a_count, b, b_count));
    }
}
END_TEST

START_TEST(far_apart_sequences_are_matched_by_unique_members)
{
    enum { MANY = 6000 };
    struct base_arena *arena = base_arena_create();
    uint64_t *a = base_alloc_array(arena, MANY, sizeof *a);
    uint64_t *b = base_alloc_array(arena, MANY, sizeof *b);
    size_t *to_new = base_alloc_array(arena, MANY, sizeof *to_new);
    /* Every tenth member is common, all others differ. */
    for (size_t i = 0; i < MANY; i++) {
        a[i] = i % 10 == 0 ? i : 100000 + i;
        b[i] = i % 10 == 0 ? i : 200000 + i;
    }
    compare_sequence(a, MANY, b, MANY, to_new);
    for (size_t i = 0; i < MANY; i++) {
        ck_assert_uint_eq(to_new[i], i % 10 == 0 ? i : COMPARE_NONE);
    }
    base_arena_destroy(arena);
}
END_TEST

static int table_score(const void *data, size_t old_index, size_t new_index)
{
    return ((const int(*)[3])data)[old_index][new_index];
}

START_TEST(pairs_have_the_highest_sum_in_order)
{
    static const int scores[3][3] = {{5, 9, 0}, {9, 0, 0}, {0, 0, 4}};
    size_t to_new[3];
    compare_pair(3, 3, table_score, scores, to_new);
    /* Crossing pairs (0-1 and 1-0) are not in order. */
    ck_assert_uint_eq(to_new[2], 2);
    ck_assert((to_new[0] == 1) != (to_new[1] == 0));
}
END_TEST

START_TEST(members_out_of_order_are_the_fewest)
{
    static const size_t order[] = {0, 4, 1, 2, 3};
    bool moved[5];
    compare_out_of_order(order, 5, moved);
    for (size_t i = 0; i < 5; i++) {
        ck_assert(moved[i] == (i == 1));
    }
    compare_out_of_order(order, 0, moved);
}
END_TEST

TEST_SUITE(compare_sequence)
{
    TCase *group = test_group(suite, "sequences");
    tcase_add_test(group, matches_are_a_longest_common_subsequence);
    tcase_add_test(group, far_apart_sequences_are_matched_by_unique_members);
    tcase_add_test(group, pairs_have_the_highest_sum_in_order);
    tcase_add_test(group, members_out_of_order_are_the_fewest);
}
