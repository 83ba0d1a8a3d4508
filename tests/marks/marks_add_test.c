/* Tests of marks on pages: they are artifacts, stand apart and move nothing. */
#include "marks.h"

#include <string.h>

#include "base_arena.h"
#include "font.h"
#include "page.h"
#include "test_fixture.h"
#include "test_main.h"

static struct test_fixture fixture;
static struct page_document *document;
static struct page *page;
static const struct marks_options options = {
    .watermark = "DRAF",
    .list_title = "Catatan",
    .page_word = "hlm.",
    .no_page_word = "umum",
};

/* A page with ten lines between the margins given. */
static void make_page(base_length left, base_length right)
{
    document = page_document_create(fixture.arena, fixture.sources, font_set_fake(fixture.arena));
    page_element_add(document, PAGE_ROLE_DOCUMENT, 0, 0);
    page = page_add(document, BASE_PT(600), BASE_PT(800));
    page->label = "7";
    for (int i = 0; i < 10; i++) {
        struct page_fragment fragment = {0};
        page_text_add(document, &fragment, font_face_at(document->fonts, 0), BASE_PT(10), 0, left,
                      BASE_PT(100) + i * BASE_PT(15), "teks", 0, 0);
        fragment.items[0].width = BASE_PT(600) - left - right;
        page_fragment_place(document, page, &fragment, 0, 0);
    }
}

static void setup(void)
{
    fixture = test_fixture_create();
    make_page(BASE_PT(85), BASE_PT(80));
}

static void teardown(void)
{
    test_fixture_destroy(&fixture);
}

static struct marks_place line(size_t number)
{
    const struct page_item *item = &page->items[number];
    return (struct marks_place){MARKS_SHOWN,    0,           number, item->x,
                                item->y - 8500, item->width, 11500};
}

/* Marks of the page, all of which are artifacts; counts those of a kind. */
static size_t count_marks(enum page_item_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < page->count; i++) {
        if (page->items[i].mark) {
            ck_assert_uint_eq(page->items[i].element, PAGE_ARTIFACT);
            count += page->items[i].kind == kind;
        }
    }
    return count;
}

static size_t texts_with(const char *text)
{
    size_t count = 0;
    for (size_t i = 0; i < page->count; i++) {
        count += page->items[i].mark && page->items[i].kind == PAGE_GLYPHS &&
                 strstr(page->items[i].glyphs.text, text) != NULL;
    }
    return count;
}

START_TEST(nothing_moves)
{
    struct page_item before[10];
    memcpy(before, page->items, sizeof before);
    struct marks_place places[] = {line(2), line(5)};
    struct marks_mark mark = {MARKS_MARGIN | MARKS_TINT | MARKS_BAR | MARKS_LIST,
                              places,
                              2,
                              "semula 563",
                              NULL,
                              "kinerja.json:8"};
    marks_add(document, &options, &mark, 1);
    size_t k = 0;
    for (size_t i = 0; i < page->count; i++) {
        if (!page->items[i].mark) {
            ck_assert_int_eq(memcmp(&before[k++], &page->items[i], sizeof *before), 0);
        }
    }
    ck_assert_uint_eq(k, 10);
    ck_assert_str_eq(page->watermark, "DRAF");
}
END_TEST

START_TEST(tints_stand_right_under_their_words)
{
    page->running = 9;
    struct marks_place places[] = {line(9), line(3)};
    struct marks_mark mark = {.parts = MARKS_TINT, .places = places, .count = 2};
    marks_add(document, &options, &mark, 1);
    ck_assert_uint_eq(page->count, 14);
    ck_assert_int_eq(page->items[3].kind, PAGE_FILL);
    ck_assert(page->items[3].mark);
    ck_assert_int_eq(page->items[3].y, BASE_PT(145) - 8500);
    const struct page_item *tint = &page->items[3], *rule = &page->items[4];
    ck_assert(rule->mark && rule->colour != tint->colour); /* shows in black and white */
    ck_assert_int_eq(rule->y + rule->height, tint->y + tint->height);
    ck_assert_int_eq(rule->width, tint->width);
    ck_assert_int_eq(page->items[5].kind, PAGE_GLYPHS);
    ck_assert_int_eq(page->items[11].kind, PAGE_FILL);
    ck_assert_uint_eq(page->running, 11); /* one tint came before the running heads */
    ck_assert_uint_eq(document->count, 1);
}
END_TEST

START_TEST(bars_of_neighbours_are_one)
{
    struct marks_place places[] = {line(2), line(1), line(7)};
    struct marks_mark mark = {.parts = MARKS_BAR, .places = places, .count = 3};
    marks_add(document, &options, &mark, 1);
    ck_assert_uint_eq(count_marks(PAGE_FILL), 2);
    const struct page_item *bar = &page->items[10];
    ck_assert(bar->x + bar->width < BASE_PT(85));
    ck_assert_int_eq(bar->y, BASE_PT(115) - 8500);
    ck_assert_int_eq(bar->height, BASE_PT(15) + 11500);
}
END_TEST

/* White grounds of notes: one each; none over another, all within the page. */
static void check_apart(size_t notes)
{
    base_length end = 0;
    size_t count = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct page_item *item = &page->items[i];
        if (item->mark && item->kind == PAGE_FILL && item->colour == 0xFFFFFF) {
            ck_assert_int_ge(item->y, end);
            ck_assert(item->x >= 0 && item->x + item->width <= page->width);
            end = item->y + item->height;
            count++;
        }
    }
    ck_assert_uint_eq(count, notes);
    ck_assert_int_le(end, page->height);
}

static void add_notes(size_t count, const char *text, unsigned parts)
{
    struct marks_mark *marks = base_alloc_array(fixture.arena, count, sizeof *marks);
    for (size_t i = 0; i < count; i++) {
        struct marks_place *place = base_alloc(fixture.arena, sizeof *place);
        *place = line(i % 10);
        marks[i] = (struct marks_mark){.parts = parts, .places = place, .count = 1, .text = text};
    }
    marks_add(document, &options, marks, count);
}

START_TEST(notes_stand_beside_their_lines)
{
    struct marks_place place = line(4);
    struct marks_mark mark = {.parts = MARKS_MARGIN, .places = &place, .count = 1, .text = "ada"};
    marks_add(document, &options, &mark, 1);
    check_apart(1);
    ck_assert_uint_eq(texts_with("ada"), 1);
    const struct page_item *words = &page->items[page->count - 1];
    ck_assert(words->x > BASE_PT(520) && words->x + words->width < BASE_PT(600));
    ck_assert(words->y > place.y && words->y < place.y + place.height);
    ck_assert_uint_eq(count_marks(PAGE_PATH), 1);
}
END_TEST

START_TEST(many_notes_never_overlap)
{
    add_notes(40, "kalimat yang cukup panjang untuk beberapa baris di tepi halaman",
              MARKS_MARGIN | MARKS_LIST);
    check_apart(40);
}
END_TEST

START_TEST(long_words_are_cut_within_the_column)
{
    add_notes(1, "perencanaan.tujuan[0].sasaran[12].indikator[3].target.2024", MARKS_MARGIN);
    for (size_t i = 0; i < page->count; i++) {
        const struct page_item *item = &page->items[i];
        ck_assert_int_le(item->x + item->width, page->width);
    }
    ck_assert_uint_ge(count_marks(PAGE_GLYPHS), 3);
}
END_TEST

START_TEST(narrow_margins_hold_numbers)
{
    make_page(BASE_PT(20), BASE_PT(20));
    add_notes(2, "kalimat", MARKS_MARGIN | MARKS_LIST);
    check_apart(2);
    ck_assert_uint_eq(texts_with("kalimat"), 0);
    ck_assert_uint_eq(texts_with("2"), 1);
}
END_TEST

START_TEST(the_wider_margin_is_taken)
{
    make_page(BASE_PT(120), BASE_PT(20));
    add_notes(1, "kata", MARKS_MARGIN);
    const struct page_item *words = &page->items[page->count - 1];
    ck_assert(words->x + words->width < BASE_PT(120));
}
END_TEST

START_TEST(the_list_is_read_aloud)
{
    struct marks_place place = line(4);
    struct marks_mark marks[] = {
        {MARKS_LIST, &place, 1, "pendek", "kalimat penuh", "kinerja.json:8"},
        {MARKS_LIST, NULL, 0, "tanpa tempat", NULL, NULL},
    };
    marks_add(document, &options, marks, 2);
    ck_assert_uint_eq(document->count, 2);
    page = document->pages[1];
    ck_assert_str_eq(page->label, "D-1");
    ck_assert_str_eq(page->watermark, "DRAF");
    struct base_buffer words = {.arena = fixture.arena};
    for (size_t i = 0; i < page->count; i++) {
        if (page->items[i].element != PAGE_ARTIFACT) {
            base_buffer_text(&words, page->items[i].glyphs.text);
        }
    }
    ck_assert_str_eq(base_buffer_get(&words),
                     "Catatan1. hlm. 7 kalimat penuh (kinerja.json:8)2. umum tanpa tempat");
    ck_assert_uint_eq(document->bookmark_count, 1);
}
END_TEST

START_TEST(long_lists_go_over_pages)
{
    add_notes(150, "satu kalimat yang pendek", MARKS_LIST);
    ck_assert_uint_ge(document->count, 4);
    for (size_t p = 1; p < document->count; p++) {
        const struct page *sheet = document->pages[p];
        for (size_t i = 0; i < sheet->count; i++) {
            ck_assert_int_le(sheet->items[i].y, sheet->height - BASE_PT(20));
        }
    }
}
END_TEST

TEST_SUITE(marks_add)
{
    TCase *group = test_group(suite, "marks");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, nothing_moves);
    tcase_add_test(group, tints_stand_right_under_their_words);
    tcase_add_test(group, bars_of_neighbours_are_one);
    tcase_add_test(group, notes_stand_beside_their_lines);
    tcase_add_test(group, many_notes_never_overlap);
    tcase_add_test(group, long_words_are_cut_within_the_column);
    tcase_add_test(group, narrow_margins_hold_numbers);
    tcase_add_test(group, the_wider_margin_is_taken);
    tcase_add_test(group, the_list_is_read_aloud);
    tcase_add_test(group, long_lists_go_over_pages);
}
