/* Tests of work in a second process. */
#include "base_aside.h"

#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "base_arena.h"
#include "base_memory.h"
#include "test_main.h"

static struct base_arena *arena;
static int changed;

static void setup(void)
{
    arena = base_arena_create();
}

static void teardown(void)
{
    base_arena_destroy(arena);
}

/* A list of texts, much longer than one piece of memory. */
static void *list_texts(void *context, struct base_arena *shared)
{
    size_t count = *(const size_t *)context;
    char **texts = base_alloc_array(shared, count, sizeof *texts);
    for (size_t i = 0; i < count; i++) {
        texts[i] = base_format(shared, "text %zu of process %d", i, (int)getpid());
    }
    changed = 1;
    return texts;
}

START_TEST(a_result_comes_from_another_process)
{
    size_t count = 100000;
    struct base_aside *aside = base_aside_start(arena, list_texts, &count);
    char **texts = base_aside_wait(aside);
    if (aside == NULL) { /* a single processor */
        ck_assert_ptr_null(texts);
        return;
    }
    const char *end = base_format(arena, "of process %d", (int)getpid());
    for (size_t i = 0; i < count; i++) {
        const char *begin = base_format(arena, "text %zu ", i);
        ck_assert_int_eq(strncmp(texts[i], begin, strlen(begin)), 0);
        ck_assert_ptr_null(strstr(texts[i], end));
    }
    ck_assert_int_eq(changed, 0);
    base_aside_close(aside);
    base_aside_close(aside);
}
END_TEST

static void *die(void *context, struct base_arena *shared)
{
    (void)shared;
    raise(*(const int *)context);
    return context;
}

START_TEST(a_process_that_is_killed_gives_nothing)
{
    int number = SIGKILL;
    struct base_aside *aside = base_aside_start(arena, die, &number);
    ck_assert_ptr_null(base_aside_wait(aside));
    ck_assert_ptr_null(base_aside_wait(aside));
    base_aside_close(aside);
    base_aside_close(NULL);
}
END_TEST

static void *take_all(void *context, struct base_arena *shared)
{
    (void)context;
    return base_alloc(shared, SIZE_MAX / 4);
}

static void *lack_memory(void *context, struct base_arena *shared)
{
    (void)context, (void)shared;
    base_out_of_memory();
}

START_TEST(want_of_memory_gives_nothing)
{
    struct base_aside *full = base_aside_start(arena, take_all, NULL);
    ck_assert_ptr_null(base_aside_wait(full));
    base_aside_close(full);
    struct base_aside *lacking = base_aside_start(arena, lack_memory, NULL);
    ck_assert_ptr_null(base_aside_wait(lacking));
    base_aside_close(lacking);
}
END_TEST

static void *wait_long(void *context, struct base_arena *shared)
{
    (void)shared;
    sleep(600);
    return context;
}

START_TEST(an_unfinished_process_is_ended)
{
    base_aside_close(base_aside_start(arena, wait_long, NULL));
}
END_TEST

static void note_full(void)
{
    _exit(7);
}

START_TEST(an_arena_within_memory)
{
    static _Alignas(max_align_t) char memory[4096];
    struct base_arena *within = base_arena_within(memory, sizeof memory, note_full);
    char *first = base_alloc(within, 10), *second = base_alloc(within, 10);
    ck_assert(first > memory && second > first && second + 10 <= memory + sizeof memory);
    /* Growing stays within it. */
    size_t count = 0, capacity = 0;
    char *items = NULL;
    for (int i = 0; i < 1000; i++) {
        BASE_PUSH(within, items, count, capacity, 'x');
    }
    ck_assert(items > memory && items + count <= memory + sizeof memory);
    base_arena_destroy(within);
    base_alloc(within, sizeof memory);
}
END_TEST

TEST_SUITE(base_aside)
{
    TCase *group = test_group(suite, "aside");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, a_result_comes_from_another_process);
    tcase_add_test(group, a_process_that_is_killed_gives_nothing);
    tcase_add_test(group, want_of_memory_gives_nothing);
    tcase_add_test(group, an_unfinished_process_is_ended);
    tcase_add_exit_test(group, an_arena_within_memory, 7);
}
