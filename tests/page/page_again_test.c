/* Tests of pages that stand in more than one round. */
#include "page.h"

#include "test_fixture.h"
#include "test_main.h"

static struct test_fixture fixture;
static struct page_document *document;

static void setup(void)
{
    fixture = test_fixture_create();
    document = page_document_create(fixture.arena, fixture.sources, font_set_fake(fixture.arena));
}

static void teardown(void)
{
    test_fixture_destroy(&fixture);
}

/* A kept page with one item of its own and one of a running head. */
static struct page *add_kept(int section)
{
    struct page *page = page_add(document, BASE_PT(100), BASE_PT(200));
    page->section = section;
    page->kept = true;
    page_open(document, page);
    page_item_add(document, page, PAGE_FILL, 0, 0);
    page_close(document, page);
    struct page_fragment heads = {0};
    page_fragment_add(document, &heads, PAGE_LINE, PAGE_ARTIFACT, 0)->x = BASE_PT(7);
    page_heads_add(document, page, &heads);
    ck_assert_uint_eq(page->count, 2);
    ck_assert_uint_eq(page->running, 1);
    ck_assert_int_eq(page_items(document, page)[1].x, BASE_PT(7));
    return page;
}

START_TEST(kept_pages_follow_new_ones)
{
    page_add(document, BASE_PT(100), BASE_PT(200));
    struct page *first = add_kept(1), *second = add_kept(2);
    page_document_clear(document);
    for (int i = 0; i < 3; i++) { /* more than there were before */
        struct page *page = page_add(document, BASE_PT(100), BASE_PT(200));
        ck_assert_ptr_ne(page, first);
        ck_assert_ptr_ne(page, second);
    }
    page_again(document, first);
    page_again(document, second);
    ck_assert_uint_eq(document->count, 5);
    ck_assert_ptr_eq(document->pages[3], first);
    ck_assert_ptr_eq(document->pages[4], second);
    ck_assert_int_eq(document->pages[4]->section, 2);
    ck_assert_uint_eq(first->count, 1); /* the running head is gone */
    ck_assert_uint_eq(first->running, 0);
    ck_assert(page_shows(first, PAGE_FILL) && !page_shows(first, PAGE_LINE));
    ck_assert_uint_eq(page_items(document, first)[0].element, 0);
}
END_TEST

START_TEST(pages_that_are_let_go_serve_again)
{
    struct page *page = add_kept(1);
    page_document_clear(document);
    page->kept = false;
    ck_assert_ptr_eq(page_add(document, BASE_PT(100), BASE_PT(200)), page);
    ck_assert_uint_eq(page->count, 0);
    ck_assert(!page->kept);
}
END_TEST

TEST_SUITE(page_again)
{
    TCase *group = test_group(suite, "again");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, kept_pages_follow_new_ones);
    tcase_add_test(group, pages_that_are_let_go_serve_again);
}
