/* Tests of pages put between those of another document. */
#include "page.h"

#include "test_fixture.h"
#include "test_main.h"

static struct test_fixture fixture;
static struct page_document *document, *other;

/* Three pages with an anchor and a bookmark each; two pages to be put in. */
static void setup(void)
{
    static const char *const ids[] = {"satu", "dua", "tiga"};
    fixture = test_fixture_create();
    struct font_set *fonts = font_set_fake(fixture.arena);
    document = page_document_create(fixture.arena, fixture.sources, fonts);
    other = page_document_create(fixture.arena, fixture.sources, fonts);
    for (size_t i = 0; i < 3; i++) {
        page_add(document, BASE_PT(100), BASE_PT(200))->label = ids[i];
        page_anchor_add(document, ids[i], i, 0, 0);
        page_bookmark_add(document, ids[i], 1, i, 0);
    }
    uint32_t table = page_element_add(other, PAGE_ROLE_TABLE, 0, 7);
    uint32_t row = page_element_add(other, PAGE_ROLE_ROW, table, 7);
    for (size_t i = 0; i < 2; i++) {
        struct page *page = page_add(other, BASE_PT(200), BASE_PT(100));
        page->label = "P";
        page_item_add(other, page, PAGE_LINK, row, 7)->link.anchor = "lain";
        page_item_add(other, page, PAGE_FILL, row, 7);
        page_item_add(other, page, PAGE_FILL, PAGE_ARTIFACT, 7);
        page->running = 2;
    }
}

static void teardown(void)
{
    test_fixture_destroy(&fixture);
}

START_TEST(pages_behind_follow)
{
    page_insert(document, 1, other, "daftar");
    ck_assert_uint_eq(document->count, 5);
    ck_assert_str_eq(document->pages[0]->label, "satu");
    ck_assert_str_eq(document->pages[1]->label, "P");
    ck_assert_str_eq(document->pages[2]->label, "P");
    ck_assert_str_eq(document->pages[3]->label, "dua");
    ck_assert_uint_eq(page_anchor_find(document, "satu")->page, 0);
    ck_assert_uint_eq(page_anchor_find(document, "dua")->page, 3);
    ck_assert_uint_eq(page_anchor_find(document, "tiga")->page, 4);
    ck_assert_uint_eq(document->bookmark_count, 4);
    ck_assert_str_eq(document->bookmarks[1].title, "daftar");
    ck_assert_uint_eq(document->bookmarks[1].page, 1);
    ck_assert_str_eq(document->bookmarks[2].title, "dua");
    ck_assert_uint_eq(document->bookmarks[2].page, 3);
}
END_TEST

START_TEST(elements_get_a_section)
{
    page_insert(document, 3, other, "daftar");
    ck_assert_uint_eq(document->element_count, 4); /* document, section, table, row */
    ck_assert_int_eq(document->elements[1].role, PAGE_ROLE_SECTION);
    ck_assert_uint_eq(document->elements[2].parent, 1);
    ck_assert_uint_eq(document->elements[3].parent, 2);
    ck_assert_uint_eq(document->elements[3].origin, 0);
    const struct page *page = document->pages[4];
    ck_assert_uint_eq(page->count, 2); /* the link led nowhere */
    ck_assert_uint_eq(page->running, 1);
    ck_assert_uint_eq(page->items[0].element, 3);
    ck_assert_uint_eq(page->items[1].element, PAGE_ARTIFACT);
    ck_assert_uint_eq(page->items[0].origin, 0);
}
END_TEST

START_TEST(no_pages_change_nothing)
{
    struct page_document *none =
        page_document_create(fixture.arena, fixture.sources, document->fonts);
    page_insert(document, 1, none, "daftar");
    ck_assert_uint_eq(document->count, 3);
    ck_assert_uint_eq(document->bookmark_count, 3);
}
END_TEST

TEST_SUITE(page_insert)
{
    TCase *group = test_group(suite, "insert");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, pages_behind_follow);
    tcase_add_test(group, elements_get_a_section);
    tcase_add_test(group, no_pages_change_nothing);
}
