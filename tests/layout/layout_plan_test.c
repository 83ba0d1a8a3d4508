/* Tests of page ends chosen together, and of hostile cases of references, words and spans. */
#include <limits.h>
#include <string.h>

#include "layout.h"
#include "layout_build.h"
#include "test_main.h"

static struct build build;

static void setup(void)
{
    build = build_start(BASE_PT(240), BASE_PT(400));
}

static void teardown(void)
{
    build_finish(&build);
}

static void add_lines(const struct document_style *style, size_t lines)
{
    for (size_t i = 0; i < lines; i++) {
        build_text(&build, NULL, style, "baris");
    }
}

static const struct document_style *solid_style(void)
{
    struct document_style *solid = build_style(&build, &build.left);
    solid->space_before = solid->space_after = 0;
    return solid;
}

static size_t lines_on(const struct page *page)
{
    size_t lines = 0;
    for (size_t i = 0; i < page->count; i++) {
        lines += page->items[i].kind == PAGE_GLYPHS;
    }
    return lines;
}

START_TEST(last_page_is_not_nearly_empty)
{
    for (size_t lines = 30; lines < 130; lines++) {
        teardown();
        setup();
        add_lines(solid_style(), lines);
        struct page_document *pages = build_pages(&build);
        size_t most = lines_on(pages->pages[0]);
        if (pages->count > 1) {
            ck_assert_uint_ge(lines_on(pages->pages[pages->count - 1]), 5);
        }
        for (size_t i = 0; i + 1 < pages->count; i++) { /* and no other page pays alone for it */
            ck_assert_uint_ge(lines_on(pages->pages[i]) + 5, most);
        }
    }
}
END_TEST

static void add_table(size_t rows)
{
    struct document_block *table = build_table(&build, 2);
    build_cells(&build, table, DOCUMENT_ROW_HEAD, "Kepala|Nilai");
    for (size_t i = 0; i < rows; i++) {
        build_cells(&build, table, DOCUMENT_ROW_BODY,
                    base_format(build.fixture.arena, "b%zu.|1", i));
    }
}

START_TEST(table_that_fits_a_page_is_not_divided_for_a_small_gap)
{
    size_t divided = 0;
    for (size_t lines = 20; lines < 50; lines++) {
        teardown();
        setup();
        add_lines(solid_style(), lines);
        add_table(9);
        struct page_document *pages = build_pages(&build);
        long first = build_page_of(&build, pages, "b0.");
        divided += first != build_page_of(&build, pages, "b8.");
    }
    ck_assert_uint_eq(divided, 0);
}
END_TEST

/* The base line of the last text on a page. */
static base_length foot_of(const struct page *page)
{
    base_length foot = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct page_item *item = &page->items[i];
        foot = item->kind == PAGE_GLYPHS && item->y > foot ? item->y : foot;
    }
    return foot;
}

START_TEST(pages_end_at_the_same_height_when_spaces_allow)
{
    struct document_style *spaced = build_style(&build, &build.left);
    spaced->space_after = BASE_PT(5);
    add_lines(spaced, 120);
    struct page_document *pages = build_pages(&build);
    ck_assert_uint_gt(pages->count, 4);
    for (size_t i = 1; i + 2 < pages->count; i++) {
        ck_assert_int_eq(foot_of(pages->pages[i]), foot_of(pages->pages[0]));
    }
}
END_TEST

START_TEST(part_of_a_row_has_two_lines)
{
    for (size_t lines = 10; lines < 30; lines++) {
        teardown();
        setup();
        add_lines(solid_style(), lines);
        struct document_block *table = build_table(&build, 2);
        for (unsigned i = 0; i < 6; i++) {
            build_cells(
                &build, table, DOCUMENT_ROW_BODY,
                base_format(build.fixture.arena, "label|%s tamat%u", build_words(&build, i, 30), i))
                ->breakable = true;
        }
        table->table->layout_only = true;
        struct page_document *pages = build_pages(&build);
        for (size_t p = 1; p < pages->count; p++) {
            const struct page_item *first = &pages->pages[p]->items[0];
            bool starts = strncmp(first->glyphs.text, "label", 5) == 0;
            const struct page_item *second = first + 1;
            ck_assert(starts || second->kind != PAGE_GLYPHS ||
                      strncmp(second->glyphs.text, "label", 5) != 0);
        }
    }
}
END_TEST

/* ---------------------------------------------------------------- what may leave its place */

static void add_drift(const char *name, base_length height)
{
    struct document_block *group = build_block(&build, NULL, DOCUMENT_GROUP, &build.left);
    struct document_given *given = document_give(build.document, group);
    given->height = height;
    given->drifts = true;
    build_text(&build, group, solid_style(), name);
}

START_TEST(text_fills_the_page_before_a_picture)
{
    size_t waited = 0;
    for (size_t lines = 1; lines < 60; lines++) {
        teardown();
        setup();
        add_lines(solid_style(), lines);
        add_drift("gambar satu", BASE_PT(150));
        build_text(&build, NULL, solid_style(), "sesudah");
        add_lines(solid_style(), 40);
        add_drift("gambar dua", BASE_PT(100));
        add_drift("gambar tiga", BASE_PT(100));
        add_lines(solid_style(), lines);
        struct page_document *pages = build_pages(&build);
        long first = build_page_of(&build, pages, "gambar satu");
        long second = build_page_of(&build, pages, "gambar dua");
        ck_assert_int_ge(first, 0);
        ck_assert_int_ge(second, first);
        ck_assert_int_ge(build_page_of(&build, pages, "gambar tiga"), second);
        if (first > build_page_of(&build, pages, "sesudah")) {
            waited++;
            ck_assert_str_eq(pages->pages[first]->items[0].glyphs.text, "gambar satu");
            ck_assert_int_ge(foot_of(pages->pages[first - 1]), BASE_PT(400 - 20 - 50));
        }
        build_check_apart(pages);
    }
    ck_assert_uint_gt(waited, 5);
}
END_TEST

START_TEST(picture_at_the_end_stands_on_a_page_of_its_own)
{
    add_lines(solid_style(), 25);
    add_drift("gambar", BASE_PT(150));
    build_heading(&build, 1, NULL, "Bab baru")->style = &build.left;
    struct page_document *pages = build_pages(&build);
    ck_assert_int_eq(build_page_of(&build, pages, "gambar"), 1);
    ck_assert_int_eq(build_page_of(&build, pages, "Bab baru"), 1);
}
END_TEST

/* ---------------------------------------------------------------- references */
/* Text that leads to the page of what stands behind it. */
static void add_circular_text(size_t words, size_t references)
{
    struct document_block *block =
        build_text(&build, NULL, &build.left, build_words(&build, 4, words));
    for (size_t i = 0; i < references; i++) {
        build_inline(&build, block, DOCUMENT_TEXT, " lihat ");
        struct document_inline *reference = build_inline(&build, block, DOCUMENT_REFERENCE, NULL);
        reference->target = "tujuan";
        reference->form = DOCUMENT_REFERENCE_PAGE;
    }
    document_give(build.document, build_heading(&build, 2, NULL, "Tujuan"))->id = "tujuan";
    build_text(&build, NULL, &build.left, "isi");
    build_text(&build, NULL, &build.left, "isi");
}

/* On page viii the number is wide and pushes the heading to page ix, where it is narrow. */
START_TEST(page_numbers_that_change_the_pages_settle)
{
    for (size_t words = 60; words < 160; words++) {
        teardown();
        setup();
        build.section->section->numbered = true;
        build.section->section->number_style = DOCUMENT_NUMBER_ROMAN_LOWER;
        build.section->section->number_start = 8;
        add_circular_text(words, 12);
        struct page_document *pages = build_pages(&build);
        long page = build_page_of(&build, pages, "Tujuan");
        const char *label = pages->pages[page]->label;
        char *shown = base_format(build.fixture.arena, "lihat %s", label);
        ck_assert_int_ge(build_page_of(&build, pages, shown), 0);
    }
}
END_TEST

/* Sections that each count from 99 and name the page of the section before: when the first says
 * 100, one section after the other grows to page 100, one a round. Null when that takes too long.
 */
static struct page_document *lay_out_chain(size_t sections, size_t words)
{
    teardown();
    setup();
    for (size_t i = 0; i < sections; i++) {
        if (i > 0) {
            build_section(&build, BASE_PT(300), BASE_PT(400));
        }
        build.section->section->number_start = 99;
        struct document_block *block =
            build_text(&build, NULL, &build.left, build_words(&build, 4, words));
        for (int k = 0; k < 30; k++) {
            build_inline(&build, block, DOCUMENT_TEXT, i > 0 ? " lihat " : " lihat 100");
            if (i > 0) {
                struct document_inline *reference =
                    build_inline(&build, block, DOCUMENT_REFERENCE, NULL);
                reference->target = base_format(build.fixture.arena, "t%zu", i - 1);
                reference->form = DOCUMENT_REFERENCE_PAGE;
            }
        }
        document_give(build.document, build_heading(&build, 2, NULL, "Tujuan"))->id =
            base_format(build.fixture.arena, "t%zu", i);
        build_text(&build, NULL, &build.left, "isi");
        build_text(&build, NULL, &build.left, "isi");
    }
    ck_assert(document_finish(build.document, build.fixture.diagnostics));
    struct layout_options options = {.hyphenation = build.hyphenation};
    return layout_document(build.fixture.arena, build.fixture.diagnostics, build.document,
                           build.fonts, &options);
}

START_TEST(chains_of_page_numbers_settle_or_are_told)
{
    size_t told = 0;
    for (size_t words = 60; words < 160 && told == 0; words++) {
        ck_assert_ptr_nonnull(lay_out_chain(20, words));
        ck_assert_str_eq(test_codes(&build.fixture), "");
        if (lay_out_chain(60, words) == NULL) {
            ck_assert_str_eq(test_codes(&build.fixture), "L007");
            ck_assert_ptr_nonnull(strstr(test_messages(&build.fixture), "(99 or 100)"));
            told++;
        }
    }
    ck_assert_uint_gt(told, 0);
}
END_TEST

/* ---------------------------------------------------------------- words and cells */

static size_t count_letter(const struct page_document *pages, char letter)
{
    size_t count = 0;
    for (size_t p = 0; p < pages->count; p++) {
        for (const char *at = build_page_text(&build, pages->pages[p]); *at != '\0'; at++) {
            count += *at == letter;
        }
    }
    return count;
}

START_TEST(word_of_200_letters_stays_in_its_cell)
{
    char word[201];
    memset(word, 'k', 200);
    word[200] = '\0';
    struct document_block *table = build_table(&build, 3);
    build_cells(&build, table, DOCUMENT_ROW_BODY,
                base_format(build.fixture.arena, "satu|%s|dua", word));
    build_paragraph(&build, word);
    struct page_document *pages = build_pages(&build);
    ck_assert_uint_eq(count_letter(pages, 'k'), 400);
    ck_assert_str_eq(test_codes(&build.fixture), "");
    build_check_apart(pages);
}
END_TEST

START_TEST(cell_as_wide_as_a_letter)
{
    struct document_block *table = build_table(&build, 2);
    build_cells(&build, table, DOCUMENT_ROW_BODY, "kkkkkkkk|lebar sekali isinya");
    table->table->columns[0].kind = DOCUMENT_WIDTH_FIXED;
    table->table->columns[0].width = BASE_PT(13);
    struct page_document *pages = build_pages(&build);
    ck_assert_uint_ge(count_letter(pages, 'k'), 9);
    build_check_apart(pages);
}
END_TEST

/* Cells over several rows within cells over more rows, over several pages. */
START_TEST(nested_spans_go_on_over_pages)
{
    struct document_block *table = build_table(&build, 3);
    build_cells(&build, table, DOCUMENT_ROW_HEAD, "Tujuan|Sasaran|Indikator");
    for (unsigned i = 0; i < 120; i++) {
        struct document_row *row = build_row(&build, table, DOCUMENT_ROW_BODY);
        if (i % 60 == 0) {
            struct document_cell *cell = build_cell(&build, row, &build.cell, "luar");
            cell->row_span = 60;
            cell->repeat = true;
        }
        if (i % 20 == 0) {
            struct document_cell *cell = build_cell(
                &build, row, &build.cell, base_format(build.fixture.arena, "dalam%u", i / 20));
            cell->row_span = 20;
            cell->repeat = i % 40 == 0;
        }
        build_cell(&build, row, &build.cell, base_format(build.fixture.arena, "i%u.", i));
    }
    struct page_document *pages = build_pages(&build);
    ck_assert_uint_gt(pages->count, 4);
    for (unsigned i = 0; i < 120; i++) {
        ck_assert_int_ge(build_page_of(&build, pages, base_format(build.fixture.arena, "i%u.", i)),
                         0);
    }
    for (size_t p = 0; p < pages->count; p++) { /* the outer cell is shown on each page */
        ck_assert_ptr_nonnull(strstr(build_page_text(&build, pages->pages[p]), "luar"));
    }
    build_check_apart(pages);
}
END_TEST

/* What a cell over several rows says comes before the rows beside it. */
START_TEST(spans_come_in_the_order_of_reading)
{
    struct document_block *table = build_table(&build, 2);
    struct document_row *row = build_row(&build, table, DOCUMENT_ROW_BODY);
    build_cell(&build, row, &build.cell, "sasaran")->row_span = 2;
    build_cell(&build, row, &build.cell, "pertama");
    build_cells(&build, table, DOCUMENT_ROW_BODY, "kedua");
    const char *text = build_page_text(&build, build_pages(&build)->pages[0]);
    ck_assert(strstr(text, "sasaran") < strstr(text, "pertama"));
    ck_assert(strstr(text, "pertama") < strstr(text, "kedua"));
}
END_TEST

START_TEST(table_without_rows_is_told)
{
    build_cells(&build, build_table(&build, 2), DOCUMENT_ROW_HEAD, "Kepala|Nilai");
    build_pages(&build);
    ck_assert_str_eq(test_codes(&build.fixture), "L014");
}
END_TEST

/* Pages are filled while the section comes: behind a page break nothing may follow any more. */
START_TEST(page_break_at_the_end_of_a_long_run_makes_no_page)
{
    size_t counts[2];
    for (int i = 0; i < 2; i++) {
        teardown();
        setup();
        build.run = i == 0 ? LONG_MAX : 1;
        struct document_block *group = build_block(&build, NULL, DOCUMENT_GROUP, &build.left);
        for (size_t line = 0; line < 90; line++) {
            build_text(&build, group, solid_style(), "baris");
        }
        build_block(&build, group, DOCUMENT_PAGE_BREAK, &build.left);
        counts[i] = build_pages(&build)->count;
    }
    ck_assert_uint_eq(counts[0], counts[1]);
}
END_TEST

TEST_SUITE(layout_plan)
{
    TCase *group = test_group(suite, "plan");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_set_timeout(group, 60);
    tcase_add_test(group, last_page_is_not_nearly_empty);
    tcase_add_test(group, table_that_fits_a_page_is_not_divided_for_a_small_gap);
    tcase_add_test(group, pages_end_at_the_same_height_when_spaces_allow);
    tcase_add_test(group, part_of_a_row_has_two_lines);
    tcase_add_test(group, text_fills_the_page_before_a_picture);
    tcase_add_test(group, picture_at_the_end_stands_on_a_page_of_its_own);
    tcase_add_test(group, page_numbers_that_change_the_pages_settle);
    tcase_add_test(group, chains_of_page_numbers_settle_or_are_told);
    tcase_add_test(group, word_of_200_letters_stays_in_its_cell);
    tcase_add_test(group, cell_as_wide_as_a_letter);
    tcase_add_test(group, nested_spans_go_on_over_pages);
    tcase_add_test(group, spans_come_in_the_order_of_reading);
    tcase_add_test(group, table_without_rows_is_told);
    tcase_add_test(group, page_break_at_the_end_of_a_long_run_makes_no_page);
}
