/* Tests of tables: widths, heads, spans, breaks, decimal alignment, grid. */
#include <string.h>

#include "layout_build.h"
#include "test_main.h"

static struct build build;

static void setup(void)
{
    build = build_start(BASE_PT(240), BASE_PT(200));
}

static void teardown(void)
{
    build_finish(&build);
}

START_TEST(table_golden)
{
    struct document_block *table = build_table(&build, 3);
    struct document_row *head = build_row(&build, table, DOCUMENT_ROW_HEAD);
    build_cell(&build, head, &build.head, "Uraian")->row_span = 2;
    build_cell(&build, head, &build.head, "Jumlah")->column_span = 2;
    build_cells(&build, table, DOCUMENT_ROW_HEAD, "Target|Realisasi");
    build_cells(&build, table, DOCUMENT_ROW_BODY, "Program satu yang panjang|10|12");
    build_cells(&build, table, DOCUMENT_ROW_TOTAL, "Jumlah|10|12");
    build_golden(&build, "table");
}
END_TEST

/* The x of the first comma or of the end of the digits in an item. */
static base_length comma_x(const struct page_item *item)
{
    struct page_glyph_room room = {.arena = base_arena_create()};
    const struct page_glyph *glyphs = page_glyphs(item, &room);
    base_length x = 0;
    for (size_t i = 0; i < item->glyphs.count && x == 0; i++) {
        x = item->glyphs.text[glyphs[i].cluster] == ',' ? item->x + glyphs[i].x : 0;
    }
    base_arena_destroy(room.arena);
    return x;
}

START_TEST(commas_stand_below_each_other)
{
    struct document_block *table = build_table(&build, 2);
    static const char *const numbers[] = {"1.704.319.000,00", "98,5 %", "-0,123", "(64,9)"};
    for (size_t i = 0; i < 40; i++) {
        struct document_row *row = build_row(&build, table, DOCUMENT_ROW_BODY);
        build_cell(&build, row, &build.cell, "uraian");
        build_cell(&build, row, &build.decimal, numbers[i % 4]);
    }
    struct page_document *pages = build_pages(&build);
    ck_assert_uint_gt(pages->count, 1);
    base_length x = 0;
    for (size_t p = 0; p < pages->count; p++) {
        for (size_t i = 0; i < pages->pages[p]->count; i++) {
            const struct page_item *item = &pages->pages[p]->items[i];
            if (item->kind != PAGE_GLYPHS || strchr(item->glyphs.text, ',') == NULL) {
                continue;
            }
            x = x == 0 ? comma_x(item) : x;
            ck_assert_int_eq(comma_x(item), x);
        }
    }
    ck_assert_int_ne(x, 0);
}
END_TEST

START_TEST(head_is_repeated_with_continued_text)
{
    struct document_block *table = build_table(&build, 2);
    table->table->continued = "Lanjutan Tabel 1";
    table->table->continued_style = &build.cell;
    build_cells(&build, table, DOCUMENT_ROW_HEAD, "Kepala|Nilai");
    build_cells(&build, table, DOCUMENT_ROW_NUMBERS, "(1)|(2)");
    for (int i = 0; i < 30; i++) {
        build_cells(&build, table, DOCUMENT_ROW_BODY, "baris|1");
    }
    struct page_document *pages = build_pages(&build);
    ck_assert_uint_ge(pages->count, 3);
    for (size_t p = 0; p < pages->count; p++) {
        const char *text = build_page_text(&build, pages->pages[p]);
        ck_assert_ptr_nonnull(strstr(text, "Kepala"));
        ck_assert_ptr_nonnull(strstr(text, "(2)"));
        ck_assert_int_eq(strstr(text, "Lanjutan") != NULL, p > 0);
    }
    build_check_apart(pages);
}
END_TEST

START_TEST(span_golden)
{
    struct document_block *table = build_table(&build, 2);
    for (int i = 0; i < 2; i++) {
        struct document_row *row = build_row(&build, table, DOCUMENT_ROW_BODY);
        struct document_cell *cell = build_cell(&build, row, &build.cell, "sasaran");
        cell->row_span = 8;
        cell->repeat = i == 1;
        build_cell(&build, row, &build.cell, "indikator");
        for (int j = 1; j < 8; j++) {
            build_cells(&build, table, DOCUMENT_ROW_BODY, "indikator lain");
        }
    }
    build_golden(&build, "span");
}
END_TEST

START_TEST(long_span_goes_on)
{
    struct document_block *table = build_table(&build, 2);
    struct document_row *row = build_row(&build, table, DOCUMENT_ROW_BODY);
    const char *text = base_format(build.fixture.arena, "%s selesai", build_words(&build, 11, 150));
    build_cell(&build, row, &build.cell, text)->row_span = 4;
    build_cell(&build, row, &build.cell, "a");
    for (int j = 1; j < 4; j++) {
        build_cells(&build, table, DOCUMENT_ROW_BODY, "b");
    }
    build_paragraph(&build, "sesudah");
    struct page_document *pages = build_pages(&build);
    ck_assert_int_ne(build_page_of(&build, pages, "selesai"), -1);
    size_t words = 0;
    for (size_t p = 0; p < pages->count; p++) {
        for (const char *at = build_page_text(&build, pages->pages[p]); *at != '\0'; at++) {
            words += *at == ' ';
        }
    }
    ck_assert_uint_gt(words, 140);
    build_check_apart(pages);
}
END_TEST

START_TEST(row_three_pages_high_is_split)
{
    struct document_block *table = build_table(&build, 2);
    build_cells(&build, table, DOCUMENT_ROW_HEAD, "A|B");
    struct document_row *row = build_row(&build, table, DOCUMENT_ROW_BODY);
    build_cell(&build, row, &build.cell,
               base_format(build.fixture.arena, "%s tamat", build_words(&build, 12, 300)));
    build_cell(&build, row, &build.cell, "pendek");
    struct page_document *pages = build_pages(&build);
    ck_assert_uint_ge(pages->count, 3);
    ck_assert_int_eq(build_page_of(&build, pages, "tamat"), (long)pages->count - 1);
    ck_assert_int_eq(build_page_of(&build, pages, "pendek"), 0);
    build_check_apart(pages);
}
END_TEST

/* Also one that should stay whole begins on the page that is under way. */
START_TEST(row_higher_than_a_page_leaves_no_hole)
{
    struct document_block *table = build_table(&build, 2);
    build_cells(&build, table, DOCUMENT_ROW_BODY, "satu|dua");
    struct document_row *row = build_row(&build, table, DOCUMENT_ROW_BODY);
    row->breakable = false;
    build_cell(&build, row, &build.cell, build_words(&build, 12, 300));
    build_cell(&build, row, &build.cell, "sebelah");
    build_cells(&build, table, DOCUMENT_ROW_BODY, "tiga|empat");
    struct page_document *pages = build_pages(&build);
    ck_assert_int_eq(build_page_of(&build, pages, "sebelah"), 0);
    ck_assert_str_eq(test_codes(&build.fixture), "");
    build_check_apart(pages);
}
END_TEST

START_TEST(breakable_row_is_split_before_the_page_end)
{
    struct document_block *table = build_table(&build, 1);
    for (int i = 0; i < 3; i++) {
        struct document_row *row = build_row(&build, table, DOCUMENT_ROW_BODY);
        row->breakable = true;
        build_cell(&build, row, &build.cell, build_words(&build, 13, 50));
    }
    struct page_document *pages = build_pages(&build);
    base_length lowest = 0;
    for (size_t i = 0; i < pages->pages[0]->count; i++) {
        const struct page_item *item = &pages->pages[0]->items[i];
        lowest = item->kind == PAGE_GLYPHS && item->y > lowest ? item->y : lowest;
    }
    ck_assert_int_gt(lowest, BASE_PT(150)); /* no hole at the foot */
    build_check_apart(pages);
}
END_TEST

START_TEST(total_keeps_with_the_row_before)
{
    for (int rows = 1; rows < 20; rows++) {
        build_finish(&build);
        setup();
        struct document_block *table = build_table(&build, 1);
        for (int i = 0; i < rows; i++) {
            build_cells(&build, table, DOCUMENT_ROW_BODY,
                        base_format(build.fixture.arena, "r%d.", i));
        }
        build_cells(&build, table, DOCUMENT_ROW_TOTAL, "JUMLAH");
        struct page_document *pages = build_pages(&build);
        ck_assert_int_eq(
            build_page_of(&build, pages, "JUMLAH"),
            build_page_of(&build, pages, base_format(build.fixture.arena, "r%d.", rows - 1)));
    }
}
END_TEST

START_TEST(text_steps_down_to_the_minimum)
{
    struct document_block *table = build_table(&build, 6);
    table->table->minimum_size = BASE_PT(5);
    build_cells(&build, table, DOCUMENT_ROW_BODY,
                "1234567|1234567|1234567|1234567|1234567|1234567");
    struct page_document *pages = build_pages(&build);
    ck_assert_str_eq(test_codes(&build.fixture), "");
    ck_assert_int_lt(pages->pages[0]->items[0].height, BASE_PT(8));
    ck_assert_int_ge(pages->pages[0]->items[0].height, BASE_PT(5));
}
END_TEST

START_TEST(too_wide_table_is_reported)
{
    struct document_block *table = build_table(&build, 9);
    build_cells(&build, table, DOCUMENT_ROW_BODY,
                "1234567|1234567|1234567|1234567|1234567|1234567|1234567|1234567|1234567");
    build_pages(&build);
    ck_assert_ptr_nonnull(strstr(test_codes(&build.fixture), "L004"));
}
END_TEST

/* The page's first text item with text in it. */
static const struct page_item *find_text(const struct page *page, const char *text)
{
    for (size_t i = 0; i < page->count; i++) {
        const struct page_item *item = &page->items[i];
        if (item->kind == PAGE_GLYPHS && strstr(item->glyphs.text, text) != NULL) {
            return item;
        }
    }
    ck_abort_msg("no text %s", text);
    return NULL;
}

START_TEST(text_in_a_decimal_column_wraps)
{
    struct document_block *table = build_table(&build, 2);
    table->table->columns[0].kind = DOCUMENT_WIDTH_WEIGHT;
    table->table->columns[0].weight = 1;
    table->table->columns[1].kind = DOCUMENT_WIDTH_FIXED;
    table->table->columns[1].width = BASE_PT(50);
    const char *const values[] = {"12,5", "610 lembar, 1 kali dan 20 buku"};
    for (int i = 0; i < 2; i++) {
        struct document_row *row = build_row(&build, table, DOCUMENT_ROW_BODY);
        build_cell(&build, row, &build.cell, i == 0 ? "satu" : "dua");
        build_cell(&build, row, &build.decimal, values[i]);
    }
    const struct page *page = build_pages(&build)->pages[0];
    ck_assert_int_gt(find_text(page, "610")->x, BASE_PT(168));
    ck_assert_int_gt(find_text(page, "kali")->y, find_text(page, "610")->y);
}
END_TEST

START_TEST(shares_leave_room_for_whole_words)
{
    build.hyphenation = "/usr/share/hyphen/hyph_id_ID.dic";
    struct document_block *table = build_table(&build, 2);
    for (int c = 0; c < 2; c++) {
        table->table->columns[c].kind = DOCUMENT_WIDTH_WEIGHT;
        table->table->columns[c].weight = c == 0 ? 9 : 1;
    }
    build_cells(&build, table, DOCUMENT_ROW_BODY, "satu dua|penyelenggaraan");
    const struct page *page = build_pages(&build)->pages[0];
    find_text(page, "penyelenggaraan");
}
END_TEST

START_TEST(rotated_golden)
{
    struct document_block *table = build_table(&build, 2);
    struct document_row *head = build_row(&build, table, DOCUMENT_ROW_HEAD);
    build_cell(&build, head, &build.head, "Triwulan I")->rotated = true;
    build_cell(&build, head, &build.head, "Uraian");
    struct document_row *row = build_row(&build, table, DOCUMENT_ROW_BODY);
    struct document_cell *cell = build_cell(&build, row, &build.cell, "75");
    cell->bar = 0xAACCEE;
    cell->bar_permille = 750;
    build_cell(&build, row, &build.cell, "isi");
    build_golden(&build, "rotated");
}
END_TEST

START_TEST(cells_hold_lists)
{
    struct document_block *table = build_table(&build, 2);
    struct document_row *row = build_row(&build, table, DOCUMENT_ROW_BODY);
    struct document_cell *cell = build_cell(&build, row, &build.cell, "Daftar:");
    struct document_block *list =
        document_block_create(build.document, DOCUMENT_LIST, build_style(&build, &build.cell), 0);
    document_cell_append(build.document, cell, list);
    build_item(&build, list, "1.", "satu");
    build_item(&build, list, "2.", "dua");
    build_cell(&build, row, &build.cell, "kanan");
    struct page_document *pages = build_pages(&build);
    ck_assert_int_eq(build_page_of(&build, pages, "dua"), 0);
    build_check_apart(pages);
}
END_TEST

/* Height of the table on the first page: its lowest line. */
static base_length table_foot(enum document_width_kind kind)
{
    build_finish(&build);
    build = build_start(BASE_PT(240), BASE_PT(800));
    struct document_block *table = build_table(&build, 3);
    for (size_t c = 0; c < 3; c++) {
        table->table->columns[c].kind = kind;
        table->table->columns[c].weight = 1;
    }
    for (unsigned i = 0; i < 4; i++) {
        build_cells(&build, table, DOCUMENT_ROW_BODY,
                    base_format(build.fixture.arena, "%u|%s|%s", i, build_words(&build, i, 40),
                                build_words(&build, i + 9, 12)));
    }
    struct page_document *pages = build_pages(&build);
    base_length foot = 0;
    for (size_t i = 0; i < pages->pages[0]->count; i++) {
        const struct page_item *item = &pages->pages[0]->items[i];
        foot = item->kind == PAGE_LINE && item->y > foot ? item->y : foot;
    }
    return foot;
}

START_TEST(automatic_columns_make_the_table_low)
{
    base_length balanced = table_foot(DOCUMENT_WIDTH_AUTO);
    base_length equal = table_foot(DOCUMENT_WIDTH_WEIGHT);
    ck_assert_int_lt(balanced * 10, equal * 8);
}
END_TEST

TEST_SUITE(layout_table)
{
    TCase *group = test_group(suite, "table");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, table_golden);
    tcase_add_test(group, automatic_columns_make_the_table_low);
    tcase_add_test(group, commas_stand_below_each_other);
    tcase_add_test(group, head_is_repeated_with_continued_text);
    tcase_add_test(group, span_golden);
    tcase_add_test(group, long_span_goes_on);
    tcase_add_test(group, row_three_pages_high_is_split);
    tcase_add_test(group, row_higher_than_a_page_leaves_no_hole);
    tcase_add_test(group, breakable_row_is_split_before_the_page_end);
    tcase_add_test(group, total_keeps_with_the_row_before);
    tcase_add_test(group, text_steps_down_to_the_minimum);
    tcase_add_test(group, too_wide_table_is_reported);
    tcase_add_test(group, text_in_a_decimal_column_wraps);
    tcase_add_test(group, shares_leave_room_for_whole_words);
    tcase_add_test(group, rotated_golden);
    tcase_add_test(group, cells_hold_lists);
}
