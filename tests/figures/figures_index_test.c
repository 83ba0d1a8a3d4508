/* Ids to pointers, also many of them. */
#include "figures_index.h"

#include "figures_fixture.h"
#include "test_main.h"

START_TEST(test_first_entry_stays)
{
    int first = 1;
    int second = 2;
    struct figures_index *index = figures_index_create(figures_fixture.arena);
    ck_assert_ptr_null(figures_index_get(index, "a"));
    ck_assert_ptr_eq(figures_index_add(index, "a", &first), &first);
    ck_assert_ptr_eq(figures_index_add(index, "a", &second), &first);
    ck_assert_ptr_eq(figures_index_get(index, "a"), &first);
    ck_assert_ptr_null(figures_index_get(index, NULL));
    ck_assert_ptr_null(figures_index_get(NULL, "a"));
}
END_TEST

START_TEST(test_many)
{
    enum { MANY = 20000 };
    static int entries[MANY];
    struct figures_index *index = figures_index_create(figures_fixture.arena);
    for (int i = 0; i < MANY; i++) {
        figures_index_add(index, base_format(figures_fixture.arena, "id%d", i), &entries[i]);
    }
    for (int i = 0; i < MANY; i++) {
        const char *id = base_format(figures_fixture.arena, "id%d", i);
        ck_assert_ptr_eq(figures_index_get(index, id), &entries[i]);
    }
    ck_assert_ptr_null(figures_index_get(index, "id20000"));
}
END_TEST

TEST_SUITE(figures_index)
{
    TCase *group = test_group(suite, "index");
    tcase_add_checked_fixture(group, figures_begin, figures_end);
    tcase_add_test(group, test_first_entry_stays);
    tcase_add_test(group, test_many);
}
