/* Tests of the memory that arenas share. */
#include "base_pool.h"

#include <stdint.h>
#include <string.h>

#include "test_main.h"

enum { KB = 1024, COUNT = 24 };

START_TEST(sizes_of_the_pool)
{
    ck_assert(base_pool_has((size_t)64 * KB));
    ck_assert(base_pool_has((size_t)68 * KB));
    ck_assert(base_pool_has((size_t)2044 * KB));
    ck_assert(!base_pool_has((size_t)60 * KB));
    ck_assert(!base_pool_has((size_t)66 * KB));
    ck_assert(!base_pool_has((size_t)2048 * KB));
    ck_assert(!base_pool_has(0));
}
END_TEST

struct held {
    unsigned char *memory;
    size_t size, used;
    unsigned char mark;
};

static void take(struct held *held, size_t size, unsigned char mark, size_t used)
{
    held->memory = base_pool_take(size);
    held->size = size;
    held->used = used;
    held->mark = mark;
    for (size_t i = 0; i < size; i++) {
        if (held->memory[i] != 0)
            ck_abort_msg("byte %zu of %zu is %u", i, size, held->memory[i]);
    }
    memset(held->memory, mark, used);
}

static void give(struct held *held)
{
    for (size_t i = 0; i < held->size; i++) {
        if (held->memory[i] != (i < held->used ? held->mark : 0))
            ck_abort_msg("byte %zu of %zu was changed", i, held->size);
    }
    base_pool_give(held->memory, held->size, held->used);
    held->memory = NULL;
}

/* Blocks of all sizes, taken and given back in any order, are zeroed and lie apart. */
static void use_at_random(uint32_t seed)
{
    struct held held[COUNT] = {0};
    for (unsigned i = 0; i < 300; i++) {
        seed = seed * 1664525 + 1013904223;
        struct held *one = &held[(seed >> 8) % COUNT];
        if (one->memory != NULL) {
            give(one);
            continue;
        }
        size_t pages = 16 + (seed >> 16) % ((seed >> 12) % 8 == 0 ? 496 : 50);
        size_t size = pages * 4 * KB;
        take(one, size, (unsigned char)(i | 1), (seed >> 4) % (size + 1));
    }
    for (size_t i = 0; i < COUNT; i++) {
        if (held[i].memory != NULL)
            give(&held[i]);
    }
}

START_TEST(blocks_are_zeroed_and_apart)
{
    use_at_random(1);
    use_at_random(2);
    base_pool_prepare();
    use_at_random(3);
}
END_TEST

START_TEST(freed_blocks_are_joined)
{
    enum { MOST = 1020 * KB };
    void *first = base_pool_take(MOST), *second = base_pool_take(MOST);
    base_pool_give(first, MOST, MOST);
    void *again = base_pool_take(MOST);
    if (again == first && second == (char *)first + MOST) { /* else sanitizers watch each one */
        base_pool_give(second, MOST, MOST);
        base_pool_give(again, MOST, 100);
        struct held both;
        take(&both, (size_t)2 * MOST, 7, (size_t)2 * MOST);
        ck_assert_ptr_eq(both.memory, first);
        give(&both);
        return;
    }
    base_pool_give(second, MOST, MOST);
    base_pool_give(again, MOST, 0);
}
END_TEST

/* Only what was written to is taken over; never less than was asked for. */
START_TEST(idle_memory_is_taken_over)
{
    enum { MOST = 1020 * KB, WRITTEN = 300 * KB };
    size_t size = 0;
    ck_assert_ptr_null(base_pool_take_idle((size_t)4 << 20, &size));
    unsigned char *first = base_pool_take(MOST), *behind = base_pool_take(MOST);
    memset(first, 7, WRITTEN);
    base_pool_give(first, MOST, WRITTEN);
    unsigned char *idle = base_pool_take_idle((size_t)128 * KB, &size);
    if (idle != NULL) { /* else sanitizers watch each block */
        ck_assert(base_pool_has(size) && size >= (size_t)128 * KB);
        for (size_t i = 0; i < size; i++)
            ck_assert_msg(idle[i] == 0, "byte %zu", i);
        base_pool_give(idle, size, size);
    }
    base_pool_give(behind, MOST, 0);
}
END_TEST

TEST_SUITE(base_pool)
{
    TCase *group = test_group(suite, "pool");
    tcase_add_test(group, sizes_of_the_pool);
    tcase_add_test(group, blocks_are_zeroed_and_apart);
    tcase_add_test(group, freed_blocks_are_joined);
    tcase_add_test(group, idle_memory_is_taken_over);
}
