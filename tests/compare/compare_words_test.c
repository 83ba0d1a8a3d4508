/* Differences of texts by words. */
#include "compare_inside.h"

#include <string.h>

#include "base_arena.h"
#include "test_main.h"

/* "old>new|old>new" */
static const char *edits_of(struct base_arena *arena, const char *before, const char *after)
{
    struct base_buffer words = {.arena = arena};
    struct compare_edits edits = compare_words(arena, before, after);
    for (size_t i = 0; i < edits.count; i++) {
        const struct compare_edit *edit = &edits.items[i];
        base_buffer_format(&words, "%s%.*s>%.*s", i > 0 ? "|" : "",
                           (int)(edit->old_to - edit->old_from), before + edit->old_from,
                           (int)(edit->new_to - edit->new_from), after + edit->new_from);
    }
    return base_buffer_get(&words);
}

START_TEST(words_that_differ)
{
    static const struct {
        const char *before, *after, *edits;
    } cases[] = {
        {"", "", ""},
        {"satu dua", "satu  dua ", ""},
        {"capaian 126,87 persen", "capaian 122,39 persen", "126,87>122,39"},
        {"satu dua tiga", "satu tiga", "dua>"},
        {"satu tiga", "satu dua tiga", ">dua"},
        {"satu dua", "tiga", "satu dua>tiga"},
        {"", "baru", ">baru"},
        {"lama sekali", "", "lama sekali>"},
        {"a b c d e", "a x c y e", "b>x|d>y"},
    };
    struct base_arena *arena = base_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_assert_str_eq(edits_of(arena, cases[i].before, cases[i].after), cases[i].edits);
    }
    base_arena_destroy(arena);
}
END_TEST

START_TEST(likeness_is_by_common_words)
{
    struct base_arena *arena = base_arena_create();
    struct compare_bag a = compare_bag_of(arena, "satu dua tiga empat", 19);
    struct compare_bag b = compare_bag_of(arena, "empat dua lima enam", 19);
    struct compare_bag none = compare_bag_of(arena, "", 0);
    ck_assert_int_eq(compare_alike(&a, &a), 1000);
    ck_assert_int_eq(compare_alike(&a, &b), 500);
    ck_assert_int_eq(compare_alike(&a, &none), 0);
    ck_assert_int_eq(compare_alike(&none, &none), 1000);
    base_arena_destroy(arena);
}
END_TEST

TEST_SUITE(compare_words)
{
    TCase *group = test_group(suite, "words");
    tcase_add_test(group, words_that_differ);
    tcase_add_test(group, likeness_is_by_common_words);
}
