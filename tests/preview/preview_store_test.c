/* Tests of the pieces that the page can ask for. */
#include "preview_store.h"

#include <stdio.h>
#include <string.h>

#include "test_main.h"

static struct preview_store *store;

static void setup(void)
{
    store = preview_store_create();
}

static void teardown(void)
{
    preview_store_destroy(store);
}

static struct preview_piece *put(const char *name, const char *text, unsigned round)
{
    struct preview_piece *piece = preview_store_put(store, name, PREVIEW_JSON, text, strlen(text));
    piece->round = round;
    return piece;
}

START_TEST(pieces_are_found_by_name)
{
    char name[20];
    for (unsigned i = 0; i < 3000; i++) {
        snprintf(name, sizeof name, "piece%u", i);
        put(name, name, 1);
    }
    for (unsigned i = 0; i < 3000; i++) {
        snprintf(name, sizeof name, "piece%u", i);
        ck_assert_str_eq(preview_store_find(store, name)->bytes, name);
    }
    ck_assert_uint_eq(preview_store_count(store), 3000);
    ck_assert_ptr_null(preview_store_find(store, "piece"));
    ck_assert_ptr_null(preview_store_find(store, ""));
}
END_TEST

START_TEST(a_name_keeps_its_first_bytes)
{
    struct preview_piece *first = put("a", "one", 1);
    ck_assert_ptr_eq(put("a", "two", 2), first);
    ck_assert_str_eq(first->bytes, "one");
    ck_assert_uint_eq(preview_store_bytes(store), 3);
}
END_TEST

START_TEST(long_names_are_cut)
{
    char name[2 * PREVIEW_NAME];
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    ck_assert_uint_eq(strlen(put(name, "x", 1)->name), PREVIEW_NAME);
}
END_TEST

START_TEST(sweeping_drops_what_is_old_but_not_what_is_held)
{
    put("old", "1", 3);
    put("new", "2", 4);
    struct preview_piece *held = put("held", "3", 3);
    held->held++;
    preview_store_sweep(store, 4);
    ck_assert_ptr_null(preview_store_find(store, "old"));
    ck_assert_ptr_null(preview_store_find(store, "held"));
    ck_assert_ptr_nonnull(preview_store_find(store, "new"));
    ck_assert_str_eq(held->bytes, "3");
    ck_assert_uint_eq(preview_store_bytes(store), 1);
    preview_piece_release(held);
}
END_TEST

START_TEST(prints_are_those_of_the_newest_pages)
{
    const struct preview_print two[] = {{{1, 2}, "a"}, {{3, 4}, "b"}};
    ck_assert_ptr_null(preview_store_print(store, 0));
    preview_store_set_prints(store, two, sizeof two);
    ck_assert_str_eq(preview_store_print(store, 1)->name, "b");
    preview_store_set_prints(store, two, sizeof *two);
    ck_assert_ptr_null(preview_store_print(store, 1));
}
END_TEST

TEST_SUITE(preview_store)
{
    TCase *group = test_group(suite, "pieces");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, pieces_are_found_by_name);
    tcase_add_test(group, a_name_keeps_its_first_bytes);
    tcase_add_test(group, long_names_are_cut);
    tcase_add_test(group, sweeping_drops_what_is_old_but_not_what_is_held);
    tcase_add_test(group, prints_are_those_of_the_newest_pages);
}
