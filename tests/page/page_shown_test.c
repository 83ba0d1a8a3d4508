/* Tests of what pages show. */
#include "base_arena.h"
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

static struct page *open_page(void)
{
    struct page *page = page_add(document, BASE_PT(100), BASE_PT(200));
    page_open(document, page);
    return page;
}

static void add_field(struct page *page, int order)
{
    struct page_field *field = base_alloc(fixture.arena, sizeof *field);
    field->order = order;
    page_item_add(document, page, PAGE_FIELD, 0, 0)->field = field;
}

START_TEST(fields_stand_in_the_order_of_signing)
{
    struct page *first = open_page();
    add_field(first, 2);
    add_field(first, 1);
    page_close(document, first);
    page_close(document, open_page());
    struct page *third = open_page();
    add_field(third, 1);
    page_close(document, third);
    size_t count = 0;
    const struct page_signing *signings = page_signings(fixture.arena, document, &count);
    ck_assert_uint_eq(count, 3);
    ck_assert_int_eq(signings[0].item.field->order, 1);
    ck_assert_uint_eq(signings[0].page, 0);
    ck_assert_uint_eq(signings[1].page, 2);
    ck_assert_int_eq(signings[2].item.field->order, 2);
}
END_TEST

START_TEST(pictures_count_once)
{
    static const struct page_field one, other; /* not looked into */
    const struct image *const used[] = {(const struct image *)&one, (const struct image *)&other,
                                        (const struct image *)&one};
    for (size_t i = 0; i < 3; i++) {
        struct page *page = open_page();
        page_item_add(document, page, PAGE_IMAGE, 0, 0)->image = used[i];
        struct page_item *text = page_item_add(document, page, PAGE_GLYPHS, 0, 0);
        text->glyphs.face = font_face_at(document->fonts, 0);
        text->glyphs.text = "";
        page_close(document, page);
    }
    const struct page_shown shown = page_shown(fixture.arena, document);
    ck_assert_uint_eq(shown.image_count, 2);
    ck_assert_ptr_eq(shown.images[0], used[0]);
    ck_assert_ptr_eq(shown.images[1], used[1]);
    ck_assert_uint_eq(shown.face_count, 1);
}
END_TEST

START_TEST(marks_are_known_by_their_colour)
{
    struct page *plain = open_page();
    page_item_add(document, plain, PAGE_FILL, 0, 0)->colour = PAGE_MARK_COLOUR;
    page_close(document, plain);
    struct page *marked = open_page();
    struct page_item *text = page_item_add(document, marked, PAGE_GLYPHS, 0, 0);
    text->glyphs.text = "";
    text->colour = PAGE_MARK_COLOUR;
    page_close(document, marked);
    ck_assert(!page_shows_marks(plain));
    ck_assert(page_shows_marks(marked));
    ck_assert(!page_shows(plain, PAGE_GLYPHS));
}
END_TEST

TEST_SUITE(page_shown)
{
    TCase *group = test_group(suite, "shown");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, fields_stand_in_the_order_of_signing);
    tcase_add_test(group, pictures_count_once);
    tcase_add_test(group, marks_are_known_by_their_colour);
}
