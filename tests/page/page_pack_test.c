/* Tests of packed pages: every item comes back as it was. */
#include <limits.h>
#include <string.h>

#include "base_arena.h"
#include "page.h"

#include "test_fixture.h"
#include "test_main.h"

static struct test_fixture fixture;
static struct page_document *document;
static uint64_t seed;

static void setup(void)
{
    fixture = test_fixture_create();
    document = page_document_create(fixture.arena, fixture.sources, font_set_fake(fixture.arena));
    seed = 1;
}

static void teardown(void)
{
    test_fixture_destroy(&fixture);
}

/* From 0 to below most. */
static uint32_t any(uint32_t most)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(seed >> 33) % most;
}

/* Small and large ones, negative and positive, up to the ends. */
static int32_t any_length(void)
{
    static const int32_t some[] = {0, 1, -1, 63, 64, -64, -65, INT32_MAX, INT32_MIN};
    return any(4) == 0 ? some[any(sizeof some / sizeof *some)] : (int32_t)any(1u << 20) - 300000;
}

static const char *any_text(void)
{
    static const char *const some[] = {"", " ", "capaian kinerja ", "Rp4.230.000,00",
                                       "\xe2\x80\x93"};
    return some[any(sizeof some / sizeof *some)];
}

static const struct page_glyph glyphs[2000];

static void fill_glyphs(struct page_item *item)
{
    item->glyphs.face = font_face_at(document->fonts, 0);
    item->glyphs.text = any_text();
    item->glyphs.soft_hyphen = any(5) == 0;
    item->glyphs.upward = any(5) == 0;
    item->glyphs.piece_count = any(3) == 0 ? 0 : (uint16_t)(1 + any(40));
    if (item->glyphs.piece_count == 0) {
        item->glyphs.glyphs = &glyphs[any(1000)];
        item->glyphs.count = any(1000);
        return;
    }
    struct page_piece *pieces =
        base_alloc_array(fixture.arena, item->glyphs.piece_count, sizeof *pieces);
    for (size_t i = 0; i < item->glyphs.piece_count; i++) {
        pieces[i] = (struct page_piece){&glyphs[any(1000)], any_length(), (uint16_t)any(UINT16_MAX),
                                        (uint16_t)any(1000)};
        item->glyphs.count += pieces[i].count;
    }
    item->glyphs.pieces = pieces;
}

static void fill_path(struct page_item *item)
{
    item->path.count = any(30);
    base_length *points = base_alloc_array(fixture.arena, item->path.count * 2, sizeof *points);
    for (size_t i = 0; i < item->path.count * 2; i++) {
        points[i] = any_length();
    }
    item->path.points = points;
    item->path.thickness = any_length();
    item->path.fill = any(2) == 0 ? PAGE_NO_COLOUR : any(0xFFFFFF);
    item->path.closed = any(2) == 0;
    item->path.pattern = (enum page_pattern)any(4);
}

static void fill(struct page_item *item)
{
    static const struct page_field field;
    item->colour = any(3) == 0 ? any(0xFFFFFF) : 0;
    item->x = any_length();
    item->y = any(3) == 0 ? any_length() : 5;
    item->width = any_length();
    item->height = any(3) == 0 ? any_length() : 11000;
    item->mark = any(9) == 0;
    switch (item->kind) {
    case PAGE_GLYPHS:
        fill_glyphs(item);
        break;
    case PAGE_FILL:
        item->fill.radius = any_length();
        item->fill.pattern = (enum page_pattern)any(4);
        break;
    case PAGE_LINE:
        item->line.thickness = any_length();
        item->line.dashed = any(2) == 0;
        break;
    case PAGE_PATH:
        fill_path(item);
        break;
    case PAGE_IMAGE:
        item->image = (const struct image *)&field; /* is not looked into */
        break;
    case PAGE_LINK:
        item->link.uri = any(2) == 0 ? any_text() : NULL;
        item->link.anchor = any(2) == 0 ? any_text() : NULL;
        break;
    case PAGE_FIELD:
        item->field = &field;
        break;
    }
}

static void add_any(struct page *page)
{
    uint32_t element = any(4) == 0 ? PAGE_ARTIFACT : any(3) == 0 ? any(UINT32_MAX) : any(9);
    fill(page_item_add(document, page, (enum page_item_kind)any(7), element,
                       any(3) == 0 ? any(UINT32_MAX) : any(5)));
}

static void check_same_text(const char *a, const char *b)
{
    ck_assert_int_eq(a == NULL, b == NULL);
    if (a != NULL) {
        ck_assert_str_eq(a, b);
    }
}

static void check_same_glyphs(const struct page_item *a, const struct page_item *b)
{
    ck_assert_ptr_eq(a->glyphs.face, b->glyphs.face);
    ck_assert_str_eq(a->glyphs.text, b->glyphs.text);
    ck_assert_uint_eq(a->glyphs.count, b->glyphs.count);
    ck_assert_int_eq(a->glyphs.soft_hyphen, b->glyphs.soft_hyphen);
    ck_assert_int_eq(a->glyphs.upward, b->glyphs.upward);
    ck_assert_uint_eq(a->glyphs.piece_count, b->glyphs.piece_count);
    if (a->glyphs.piece_count == 0) {
        ck_assert_ptr_eq(a->glyphs.glyphs, b->glyphs.glyphs);
    }
    for (size_t i = 0; i < a->glyphs.piece_count; i++) {
        const struct page_piece *one = &a->glyphs.pieces[i], *other = &b->glyphs.pieces[i];
        ck_assert_ptr_eq(one->glyphs, other->glyphs);
        ck_assert_int_eq(one->x, other->x);
        ck_assert_uint_eq(one->text, other->text);
        ck_assert_uint_eq(one->count, other->count);
    }
}

static void check_same_own(const struct page_item *a, const struct page_item *b)
{
    switch (a->kind) {
    case PAGE_GLYPHS:
        check_same_glyphs(a, b);
        break;
    case PAGE_FILL:
        ck_assert_int_eq(a->fill.radius, b->fill.radius);
        ck_assert_int_eq(a->fill.pattern, b->fill.pattern);
        break;
    case PAGE_LINE:
        ck_assert_int_eq(a->line.thickness, b->line.thickness);
        ck_assert_int_eq(a->line.dashed, b->line.dashed);
        break;
    case PAGE_PATH:
        ck_assert_uint_eq(a->path.count, b->path.count);
        ck_assert_int_eq(a->path.thickness, b->path.thickness);
        ck_assert_uint_eq(a->path.fill, b->path.fill);
        ck_assert_int_eq(a->path.closed, b->path.closed);
        ck_assert_int_eq(a->path.pattern, b->path.pattern);
        for (size_t i = 0; i < 2 * a->path.count; i++) {
            ck_assert_int_eq(a->path.points[i], b->path.points[i]);
        }
        break;
    case PAGE_IMAGE:
        ck_assert_ptr_eq(a->image, b->image);
        break;
    case PAGE_LINK:
        check_same_text(a->link.uri, b->link.uri);
        check_same_text(a->link.anchor, b->link.anchor);
        break;
    case PAGE_FIELD:
        ck_assert_ptr_eq(a->field, b->field);
        break;
    }
}

static void check_same(const struct page_item *a, const struct page_item *b)
{
    ck_assert_int_eq(a->kind, b->kind);
    ck_assert_int_eq(a->mark, b->mark);
    ck_assert_uint_eq(a->element, b->element);
    ck_assert_uint_eq(a->origin, b->origin);
    ck_assert_uint_eq(a->colour, b->colour);
    ck_assert_int_eq(a->x, b->x);
    ck_assert_int_eq(a->y, b->y);
    ck_assert_int_eq(a->width, b->width);
    ck_assert_int_eq(a->height, b->height);
    check_same_own(a, b);
}

/* A packed page with any items; a copy of these goes to *items. */
static struct page *add_packed(size_t count, struct page_item **items)
{
    struct page *page = page_add(document, BASE_PT(100), BASE_PT(200));
    page_open(document, page);
    for (size_t i = 0; i < count; i++) {
        add_any(page);
    }
    *items = base_alloc_array(fixture.arena, count, sizeof **items);
    if (count > 0) {
        memcpy(*items, page->items, count * sizeof **items);
    }
    page_close(document, page);
    ck_assert_ptr_null(page->items);
    ck_assert_uint_eq(page->count, count);
    return page;
}

static void check_page(const struct page *page, const struct page_item *items)
{
    const struct page_item *read = page_items(document, page);
    for (size_t i = 0; i < page->count; i++) {
        check_same(&items[i], &read[i]);
    }
}

START_TEST(items_come_back_as_they_were)
{
    for (size_t i = 0; i < 300; i++) {
        struct page_item *items;
        struct page *page = add_packed(any(60), &items);
        check_page(page, items);
        for (size_t k = 0; k < page->count; k++) {
            ck_assert(page_shows(page, items[k].kind));
        }
    }
}
END_TEST

START_TEST(pages_that_were_asked_for_last_stay)
{
    enum { PAGES = 30 };
    struct page *pages[PAGES];
    struct page_item *items[PAGES];
    for (size_t i = 0; i < PAGES; i++) {
        pages[i] = add_packed(1 + any(40), &items[i]);
    }
    for (size_t round = 0; round < 500; round++) {
        size_t first = any(PAGES);
        const struct page_item *read = page_items(document, pages[first]);
        for (size_t i = 1; i < PAGE_ROOMS; i++) {
            page_items(document, pages[(first + any(PAGES - 1)) % PAGES]);
        }
        for (size_t k = 0; k < pages[first]->count; k++) {
            check_same(&items[first][k], &read[k]);
        }
    }
}
END_TEST

START_TEST(unpacked_pages_take_more)
{
    struct page_item *items, *others;
    struct page *page = add_packed(20, &items), *other = add_packed(20, &others);
    page_item_add(document, page, PAGE_FILL, 3, 0)->x = 17;
    ck_assert_uint_eq(page->count, 21);
    ck_assert_int_eq(page->items[20].x, 17);
    for (int i = 0; i < 20; i++) { /* rooms of others are no part of it */
        struct page_item *more;
        page_items(document, add_packed(40, &more));
    }
    page->count--;
    check_page(page, items);
    page_unpack(document, other);
    check_page(other, others);
}
END_TEST

START_TEST(empty_pages_are_read)
{
    struct page_item *items;
    struct page *page = add_packed(0, &items);
    page_items(document, page);
    page_unpack(document, page);
    page_item_add(document, page, PAGE_FILL, 3, 0);
    ck_assert_uint_eq(page->count, 1);
}
END_TEST

TEST_SUITE(page_pack)
{
    TCase *group = test_group(suite, "pack");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, items_come_back_as_they_were);
    tcase_add_test(group, pages_that_were_asked_for_last_stay);
    tcase_add_test(group, unpacked_pages_take_more);
    tcase_add_test(group, empty_pages_are_read);
}
