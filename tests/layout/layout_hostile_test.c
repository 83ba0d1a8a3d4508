/* Hostile and random documents: nothing overlaps, nothing leaves its cell, time stays linear. */
#include <limits.h>
#include <string.h>
#include <time.h>

#include "layout_build.h"
#include "test_main.h"

static struct build build;

static void setup(void)
{
    build = build_start(BASE_PT(595), BASE_PT(842));
}

static void teardown(void)
{
    build_finish(&build);
}

static unsigned random_state;

static unsigned below(unsigned limit)
{
    random_state = random_state * 1103515245u + 12345u;
    return (random_state >> 16) % limit;
}

static double seconds_for(size_t rows)
{
    struct document_block *table = build_table(&build, 5);
    build_cells(&build, table, DOCUMENT_ROW_HEAD, "No|Uraian|Target|Realisasi|Ket");
    for (size_t i = 0; i < rows; i++) {
        build_cells(&build, table, DOCUMENT_ROW_BODY,
                    base_format(build.fixture.arena, "%zu|%s|12|13|%s", i,
                                build_words(&build, (unsigned)i, 8),
                                build_words(&build, (unsigned)i + 7, 4)));
    }
    clock_t start = clock();
    struct page_document *pages = build_pages(&build);
    ck_assert_uint_gt(pages->count, rows / 60);
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

START_TEST(ten_thousand_rows_in_linear_time)
{
    double small = seconds_for(2500);
    build_finish(&build);
    setup();
    double large = seconds_for(10000);
    ck_assert_msg(large < 8 * small + 1, "2500 rows: %f s, 10000 rows: %f s", small, large);
    ck_assert_msg(large < 20, "10000 rows take %f s", large);
}
END_TEST

START_TEST(twenty_columns_on_a4)
{
    struct document_block *table = build_table(&build, 20);
    table->table->minimum_size = BASE_PT(5);
    struct document_row *head = build_row(&build, table, DOCUMENT_ROW_HEAD);
    for (int i = 0; i < 20; i++) {
        build_cell(&build, head, &build.head, "Triwulan");
    }
    for (int r = 0; r < 50; r++) {
        struct document_row *row = build_row(&build, table, DOCUMENT_ROW_BODY);
        for (int i = 0; i < 20; i++) {
            build_cell(&build, row, &build.cell, i == 1 ? build_words(&build, 3, 10) : "12,5");
        }
    }
    build_check_apart(build_pages(&build));
}
END_TEST

/* A number that has no room on one line is cut behind its points. */
START_TEST(numbers_are_cut_at_points)
{
    struct document_block *table = build_table(&build, 12);
    table->table->minimum_size = BASE_PT(7);
    struct document_row *row = build_row(&build, table, DOCUMENT_ROW_BODY);
    for (int i = 0; i < 12; i++) {
        build_cell(&build, row, &build.cell, "1.234.567.890.123");
    }
    struct page_document *pages = build_pages(&build);
    ck_assert_str_eq(test_codes(&build.fixture), "L004");
    size_t ends = 0, points = 0;
    for (size_t i = 0; i < pages->pages[0]->count; i++) {
        const struct page_item *item = &pages->pages[0]->items[i];
        if (item->kind == PAGE_GLYPHS) {
            const char *text = item->glyphs.text;
            ends += strcmp(text + strlen(text) - 3, "123") == 0;
            points += text[strlen(text) - 1] == '.';
            ck_assert(strlen(text) >= 3 && strlen(text) < 17);
        }
    }
    ck_assert_uint_eq(ends, 12);
    ck_assert_uint_ge(points, 12);
}
END_TEST

/* Numbers that fit at no size: one message for the table, and none lies over its neighbour. */
START_TEST(twenty_columns_of_long_numbers)
{
    struct document_block *table = build_table(&build, 20);
    table->table->minimum_size = BASE_PT(7);
    for (int r = 0; r < 30; r++) {
        struct document_row *row = build_row(&build, table, DOCUMENT_ROW_BODY);
        for (int i = 0; i < 20; i++) {
            build_cell(&build, row, &build.cell, "123.456.789");
        }
    }
    build_check_apart(build_pages(&build));
    ck_assert_str_eq(test_codes(&build.fixture), "L004");
}
END_TEST

START_TEST(empty_everything)
{
    build_paragraph(&build, "");
    build_block(&build, NULL, DOCUMENT_LIST, &build.left);
    build_block(&build, NULL, DOCUMENT_GROUP, &build.left);
    build_block(&build, NULL, DOCUMENT_COLUMNS, &build.left);
    build_block(&build, NULL, DOCUMENT_CONTENTS, &build.left);
    build_block(&build, NULL, DOCUMENT_SIGNATURES, &build.left);
    build_heading(&build, 1, "{1}", "");
    struct document_block *table = build_table(&build, 2);
    build_row(&build, table, DOCUMENT_ROW_BODY);
    build_cells(&build, table, DOCUMENT_ROW_BODY, "|");
    build_pages(&build);
}
END_TEST

/* Items number the bytes of their text with 16 bits. */
START_TEST(a_line_of_very_many_words)
{
    enum { WORDS = 20000, LETTERS = 4 };
    build_finish(&build);
    build = build_start(BASE_PT(900000), BASE_PT(842));
    struct base_buffer text = {.arena = build.fixture.arena};
    for (int i = 0; i < WORDS; i++) {
        base_buffer_format(&text, i == 0 ? "%04d" : " %04d", i % 10000);
    }
    build_paragraph(&build, base_buffer_get(&text));
    struct page_document *pages = build_pages(&build);
    ck_assert_uint_eq(pages->count, 1);
    struct page_glyph_room room = {.arena = build.fixture.arena};
    size_t at = 0, items = 0;
    base_length x = 0;
    for (size_t i = 0; i < pages->pages[0]->count; i++) {
        const struct page_item item = page_item_spelled(&pages->pages[0]->items[i], &room);
        if (item.kind != PAGE_GLYPHS || item.glyphs.count < 10) {
            continue; /* the page number */
        }
        size_t length = strlen(item.glyphs.text), seen = 0;
        ck_assert_int_eq(strncmp(base_buffer_get(&text) + at, item.glyphs.text, length), 0);
        for (size_t k = 0; k < item.glyphs.count; k++) {
            const struct page_glyph *glyph = &item.glyphs.glyphs[k];
            ck_assert_uint_eq(glyph->cluster, k + k / LETTERS); /* a space behind each word */
            ck_assert(item.x + glyph->x >= x);
            x = item.x + glyph->x;
            seen++;
        }
        at += length;
        items++;
    }
    ck_assert_uint_eq(at, text.length);
    ck_assert_uint_eq(items, 2);
}
END_TEST

static size_t given_k;

static size_t count_k(const char *text)
{
    size_t count = 0;
    for (; *text != '\0'; text++) {
        count += *text == 'k';
    }
    return count;
}

static const char *counted_words(unsigned seed, size_t words)
{
    const char *text = build_words(&build, seed, words);
    given_k += count_k(text);
    return text;
}

static void add_random_cell(struct document_row *row, bool numbers)
{
    static const char *const shown[] = {"1.234.567,89", "98,5 %", "-", "0", "(12,5)"};
    struct document_cell *cell =
        build_cell(&build, row, numbers ? &build.decimal : &build.cell,
                   numbers ? shown[below(5)] : counted_words(below(1000), 1 + below(30)));
    cell->row_span = below(6) == 0 ? 2 + below(3) : 1;
    cell->repeat = below(2) == 0;
}

/* A row that is divided is measured anew on the page where it goes on, so that a plan made there
 * may differ from one made before. */
static bool rows_are_whole;

static void add_random_table(void)
{
    size_t columns = 2 + below(4);
    struct document_block *table = build_table(&build, columns);
    size_t busy[8] = {0};
    if (below(2) == 0) {
        struct document_row *head = build_row(&build, table, DOCUMENT_ROW_HEAD);
        for (size_t c = 0; c < columns; c++) {
            build_cell(&build, head, &build.head, counted_words(below(99), 2));
        }
    }
    size_t rows = 1 + below(25);
    for (size_t r = 0; r < rows; r++) {
        struct document_row *row = build_row(&build, table, DOCUMENT_ROW_BODY);
        row->breakable = below(2) == 0 && !rows_are_whole;
        for (size_t c = 0; c < columns; c++) {
            if (busy[c] > 0) {
                busy[c]--;
                continue;
            }
            add_random_cell(row, c + 1 == columns);
            struct document_cell *cell = &row->cells[row->cell_count - 1];
            if (cell->row_span > rows - r) {
                cell->row_span = rows - r;
            }
            busy[c] = cell->row_span - 1;
        }
    }
}

static void add_random_note(struct document_block *block)
{
    struct document_inline *note = build_inline(&build, block, DOCUMENT_NOTE, NULL);
    note->note = document_block_create(build.document, DOCUMENT_PARAGRAPH,
                                       build_style(&build, &build.cell), 0);
    document_text_add(build.document, &note->note->inlines, &note->note->style->text, 0,
                      counted_words(below(99), 1 + below(below(8) == 0 ? 200 : 20)));
    build_inline(&build, block, DOCUMENT_TEXT, counted_words(below(99), below(40)));
}

static void add_random_columns(void)
{
    struct document_block *columns = build_block(&build, NULL, DOCUMENT_COLUMNS, &build.left);
    for (unsigned i = 1 + below(3); i > 0; i--) {
        struct document_block *one = build_block(&build, columns, DOCUMENT_GROUP, &build.left);
        struct document_block *text =
            build_text(&build, one, &build.left, counted_words(below(99), below(60)));
        if (below(3) == 0) {
            add_random_note(text);
        }
    }
}

static void add_random_block(void)
{
    struct document_block *list;
    switch (below(10)) {
    case 7:
        add_random_note(build_paragraph(&build, counted_words(below(99), 1 + below(30))));
        break;
    case 8:
        add_random_columns();
        break;
    case 0:
        build_heading(&build, 1 + (int)below(3), "{1}", counted_words(below(99), 4));
        break;
    case 1:
        list = build_block(&build, NULL, DOCUMENT_LIST, &build.left);
        for (unsigned i = below(6) + 1; i > 0; i--) {
            build_item(&build, list, "a)", counted_words(below(999), 1 + below(40)));
        }
        break;
    case 2:
        add_random_table();
        break;
    case 3: {
        struct document_style *style = build_style(&build, &build.left);
        style->padding_top = style->padding_bottom = style->padding_left = BASE_PT(4);
        style->border = BASE_PT(1);
        style->border_colour = 0;
        style->keep_together = below(2) == 0;
        list = build_block(&build, NULL, DOCUMENT_GROUP, style);
        build_text(&build, list, &build.body, counted_words(below(999), below(120)));
        break;
    }
    default:
        build_paragraph(&build, counted_words(below(999), below(90)));
        break;
    }
}

/* No item of a page leaves the body. */
static void check_inside(const struct page_document *pages)
{
    for (size_t p = 0; p < pages->count; p++) {
        const struct page *page = pages->pages[p];
        for (size_t i = 0; i < page->count; i++) {
            const struct page_item *item = &page->items[i];
            ck_assert_msg(item->kind != PAGE_GLYPHS || item->y < page->height - BASE_PT(20),
                          "page %zu: \"%s\" below the body", p + 1, item->glyphs.text);
            ck_assert_msg(item->x + item->width <= page->width - BASE_PT(19),
                          "page %zu: an item stands in the margin", p + 1);
        }
    }
}

/* Each k of the words stands on a page once, repeated parts aside: nothing was lost or doubled. */
static void check_complete(const struct page_document *pages, size_t seed)
{
    size_t found = 0;
    for (size_t p = 0; p < pages->count; p++) {
        for (size_t i = 0; i < pages->pages[p]->count; i++) {
            const struct page_item *item = &pages->pages[p]->items[i];
            if (item->kind == PAGE_GLYPHS && item->element != PAGE_ARTIFACT) {
                found += count_k(item->glyphs.text);
            }
        }
    }
    ck_assert_msg(found == given_k, "document %zu: %zu of %zu", seed, found, given_k);
}

START_TEST(random_documents_never_overlap)
{
    for (unsigned seed = 1; seed <= 200; seed++) {
        build_finish(&build);
        build = build_start(BASE_PT(300), BASE_PT(300));
        build.run = (long)(seed % 4); /* 0: all pages at once */
        random_state = seed * 7919u;
        given_k = 0;
        for (unsigned i = 5 + below(15); i > 0; i--) {
            add_random_block();
        }
        struct page_document *pages = build_pages(&build);
        build_check_apart(pages);
        check_inside(pages);
        check_complete(pages, seed);
    }
}
END_TEST

START_TEST(same_input_same_pages)
{
    const char *dumps[2];
    struct base_arena *arena = base_arena_create();
    for (int i = 0; i < 2; i++) {
        build_finish(&build);
        build = build_start(BASE_PT(300), BASE_PT(300));
        random_state = 5;
        for (unsigned j = 0; j < 12; j++) {
            add_random_block();
        }
        struct base_buffer buffer = {.arena = arena};
        page_dump(build_pages(&build), &buffer);
        dumps[i] = base_buffer_get(&buffer);
    }
    ck_assert_str_eq(dumps[0], dumps[1]);
    base_arena_destroy(arena);
}
END_TEST

/* The pages of a random document that is a long run of pages. */
static const char *lay_out_run(struct base_arena *arena, unsigned seed, long run)
{
    build_finish(&build);
    build = build_start(BASE_PT(595), BASE_PT(842));
    build.run = run;
    random_state = seed * 104729u;
    for (unsigned i = 50 + below(150); i > 0; i--) {
        add_random_block();
    }
    struct base_buffer buffer = {.arena = arena};
    page_dump(build_pages(&build), &buffer);
    base_buffer_text(&buffer, test_messages(&build.fixture));
    return base_buffer_get(&buffer);
}

START_TEST(long_runs_are_filled_alike_while_they_come)
{
    rows_are_whole = true;
    for (unsigned seed = 1; seed <= 25; seed++) {
        struct base_arena *arena = base_arena_create();
        const char *whole = lay_out_run(arena, seed, LONG_MAX);
        for (long run = 1; run <= 9; run += 4) {
            const char *filled = lay_out_run(arena, seed, run);
            size_t same = 0;
            while (filled[same] != '\0' && filled[same] == whole[same]) {
                same++;
            }
            ck_assert_msg(filled[same] == whole[same], "document %u, run %ld: %.300s ... %.300s",
                          seed, run, filled + same, whole + same);
        }
        base_arena_destroy(arena);
    }
    rows_are_whole = false;
}
END_TEST

TEST_SUITE(layout_hostile)
{
    TCase *group = test_group(suite, "hostile");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_set_timeout(group, 100);
    tcase_add_test(group, ten_thousand_rows_in_linear_time);
    tcase_add_test(group, twenty_columns_on_a4);
    tcase_add_test(group, numbers_are_cut_at_points);
    tcase_add_test(group, twenty_columns_of_long_numbers);
    tcase_add_test(group, empty_everything);
    tcase_add_test(group, a_line_of_very_many_words);
    tcase_add_test(group, random_documents_never_overlap);
    tcase_add_test(group, same_input_same_pages);
    tcase_add_test(group, long_runs_are_filled_alike_while_they_come);
}
