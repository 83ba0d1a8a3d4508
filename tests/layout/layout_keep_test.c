/* Tests of page breaks: what stays together, what may overtake, sections that float. */
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

/* A new document that starts with some single lines without space between them. */
static void restart(size_t lines)
{
    build_finish(&build);
    setup();
    struct document_style *solid = build_style(&build, &build.left);
    solid->space_after = 0;
    for (size_t i = 0; i < lines; i++) {
        build_text(&build, NULL, solid, "baris");
    }
}

static long page_of(const struct page_document *pages, const char *text)
{
    long page = build_page_of(&build, pages, text);
    ck_assert_int_ge(page, 0);
    return page;
}

START_TEST(lead_in_stays_with_its_list)
{
    for (size_t lines = 1; lines < 24; lines++) {
        restart(lines);
        build_text(&build, NULL, &build.left, "Pengantar daftar:");
        struct document_block *list = build_block(&build, NULL, DOCUMENT_LIST, &build.left);
        build_item(&build, list, "1.", "unsur pertama");
        build_item(&build, list, "2.", "unsur kedua");
        struct page_document *pages = build_pages(&build);
        ck_assert_int_eq(page_of(pages, "Pengantar"), page_of(pages, "unsur pertama"));
        ck_assert_int_eq(page_of(pages, "unsur pertama"), page_of(pages, "unsur kedua"));
    }
}
END_TEST

START_TEST(heading_has_two_lines_below)
{
    for (size_t lines = 1; lines < 24; lines++) {
        restart(lines);
        build_heading(&build, 2, NULL, "Judulnya");
        build_text(&build, NULL, &build.left, "kalimat satu");
        build_text(&build, NULL, &build.left, "kalimat dua");
        struct page_document *pages = build_pages(&build);
        ck_assert_int_eq(page_of(pages, "Judulnya"), page_of(pages, "kalimat satu"));
        ck_assert_int_eq(page_of(pages, "Judulnya"), page_of(pages, "kalimat dua"));
    }
}
END_TEST

START_TEST(last_page_has_more_than_a_line)
{
    for (size_t lines = 4; lines < 24; lines++) {
        restart(lines);
        build_text(&build, NULL, &build.left, "penghabisan");
        struct page_document *pages = build_pages(&build);
        const char *last = build_page_text(&build, pages->pages[pages->count - 1]);
        ck_assert_ptr_nonnull(strstr(last, "baris"));
    }
}
END_TEST

/* A table of body rows named b0. b1. ... with a total in the end. */
static struct document_block *add_table(size_t rows, struct document_block *parent)
{
    struct document_block *table = build_table(&build, 2);
    if (parent != NULL) {
        build.section->last = NULL; /* moved into the group */
        struct document_block *at = build.section->first;
        while (at->next != table) {
            at = at->next;
        }
        at->next = NULL;
        build.section->last = at;
        table->parent = NULL;
        document_append(build.document, parent, table);
    }
    build_cells(&build, table, DOCUMENT_ROW_HEAD, "Kepala|Nilai");
    for (size_t i = 0; i < rows; i++) {
        build_cells(&build, table, DOCUMENT_ROW_BODY,
                    base_format(build.fixture.arena, "b%zu.|1", i));
    }
    build_cells(&build, table, DOCUMENT_ROW_TOTAL, "Jumlah|9");
    return table;
}

START_TEST(total_has_two_rows_above_and_its_source_below)
{
    for (size_t lines = 1; lines < 14; lines++) {
        restart(lines);
        struct document_block *group = build_block(&build, NULL, DOCUMENT_GROUP, &build.left);
        add_table(10, group);
        build_text(&build, group, &build.cell, "Sumber: data");
        struct page_document *pages = build_pages(&build);
        long page = page_of(pages, "Jumlah");
        ck_assert_int_eq(page_of(pages, "b9."), page);
        ck_assert_int_eq(page_of(pages, "b8."), page);
        ck_assert_int_eq(page_of(pages, "Sumber"), page);
        ck_assert_int_eq(page_of(pages, "b0."), page_of(pages, "b1."));
    }
}
END_TEST

START_TEST(kept_row_is_not_parted_from_the_next)
{
    for (size_t lines = 1; lines < 14; lines++) {
        restart(lines);
        struct document_block *table = build_table(&build, 2);
        build_cells(&build, table, DOCUMENT_ROW_HEAD, "Kepala|Nilai");
        for (int i = 0; i < 4; i++) {
            const char *name = base_format(build.fixture.arena, "program%d|1", i);
            build_cells(&build, table, DOCUMENT_ROW_BODY, name)->keep_next = true;
            name = base_format(build.fixture.arena, "kegiatan%d|1", i);
            build_cells(&build, table, DOCUMENT_ROW_BODY, name)->keep_next = true;
            name =
                base_format(build.fixture.arena, "rincian%d %s|1", i, build_words(&build, 3, 30));
            build_cells(&build, table, DOCUMENT_ROW_BODY, name)->breakable = true;
        }
        struct page_document *pages = build_pages(&build);
        for (int i = 0; i < 4; i++) {
            long page = page_of(pages, base_format(build.fixture.arena, "program%d", i));
            const char *names[] = {"kegiatan", "rincian"};
            for (int j = 0; j < 2; j++) {
                const char *name = base_format(build.fixture.arena, "%s%d", names[j], i);
                ck_assert_int_eq(page_of(pages, name), page);
            }
        }
    }
}
END_TEST

START_TEST(rule_below_a_heading_keeps_like_it)
{
    for (size_t lines = 1; lines < 24; lines++) {
        restart(lines);
        build_heading(&build, 2, NULL, "Judulnya");
        build_block(&build, NULL, DOCUMENT_RULE, &build.left);
        document_give(build.document, build_block(&build, NULL, DOCUMENT_SPACE, &build.left))
            ->height = BASE_PT(4);
        build_text(&build, NULL, &build.left, "kalimat satu");
        build_text(&build, NULL, &build.left, "kalimat dua");
        struct page_document *pages = build_pages(&build);
        ck_assert_int_eq(page_of(pages, "Judulnya"), page_of(pages, "kalimat satu"));
        ck_assert_int_eq(page_of(pages, "Judulnya"), page_of(pages, "kalimat dua"));
    }
}
END_TEST

START_TEST(small_table_is_not_divided)
{
    build_finish(&build);
    build = build_start(BASE_PT(240), BASE_PT(600));
    struct document_style *solid = build_style(&build, &build.left);
    solid->space_after = 0;
    for (int i = 0; i < 38; i++) {
        build_text(&build, NULL, solid, "baris");
    }
    add_table(6, NULL); /* less than a quarter of the page; a fifth is left */
    struct page_document *pages = build_pages(&build);
    ck_assert_uint_eq(pages->count, 2);
    ck_assert_int_eq(page_of(pages, "b0."), 1);
}
END_TEST

START_TEST(repeated_cell_is_never_cut)
{
    for (size_t lines = 1; lines < 14; lines++) {
        restart(lines);
        struct document_block *table = build_table(&build, 2);
        struct document_row *row = build_row(&build, table, DOCUMENT_ROW_BODY);
        struct document_cell *cell =
            build_cell(&build, row, &build.cell, "satu dua tiga empat lima enam tujuh tamat");
        table->table->columns[0].kind = DOCUMENT_WIDTH_FIXED;
        table->table->columns[0].width = BASE_PT(60);
        cell->row_span = 8;
        cell->repeat = true;
        build_cell(&build, row, &build.cell, "r0");
        for (int i = 1; i < 8; i++) {
            build_cells(&build, table, DOCUMENT_ROW_BODY, "r");
        }
        struct page_document *pages = build_pages(&build);
        for (size_t p = 0; p < pages->count; p++) {
            const char *text = build_page_text(&build, pages->pages[p]);
            ck_assert_int_eq(strstr(text, "satu") != NULL, strstr(text, "tamat") != NULL);
        }
    }
}
END_TEST

/* ---------------------------------------------------------------- sections that float */

/* A captioned paragraph of a series. */
static void add_caption(const char *series, const char *title)
{
    struct document_block *block = build_block(&build, NULL, DOCUMENT_CAPTION, &build.left);
    block->caption->series = series;
    block->caption->numbered = true;
    block->caption->number_format = "{n}";
    block->caption->in_contents = true;
    document_text_add(build.document, &block->inlines, &block->style->text, 0, title);
}

/* Text, a turned page with a table, then an open section of the first paper. */
static void add_float(void)
{
    build_paragraph(&build, "sebelum");
    build_section(&build, BASE_PT(300), BASE_PT(150))->section->floats = true;
    add_caption("Tabel", "mendatar");
    build_section(&build, BASE_PT(240), BASE_PT(200))->section->continues = true;
}

START_TEST(text_fills_the_page_before_a_float)
{
    add_float();
    build_paragraph(&build, "sesudah");
    build_paragraph(&build, build_words(&build, 21, 120));
    build_paragraph(&build, "penutup");
    struct page_document *pages = build_pages(&build);
    ck_assert_int_eq(page_of(pages, "sebelum"), 0);
    ck_assert_int_eq(page_of(pages, "sesudah"), 0);
    ck_assert_int_eq(page_of(pages, "mendatar"), 1);
    ck_assert_int_eq(page_of(pages, "penutup"), 2);
    ck_assert_int_eq(pages->pages[1]->width, BASE_PT(300));
    ck_assert_int_eq(pages->pages[2]->width, BASE_PT(240));
    ck_assert_str_eq(pages->pages[1]->label, "2");
    ck_assert_str_eq(pages->pages[2]->label, "3");
    build_check_apart(pages);
}
END_TEST

START_TEST(float_without_the_flag_stands_where_it_is)
{
    add_float();
    build.document->first->next->section->floats = false;
    build_paragraph(&build, "sesudah");
    struct page_document *pages = build_pages(&build);
    ck_assert_int_eq(page_of(pages, "mendatar"), 1);
    ck_assert_int_eq(page_of(pages, "sesudah"), 2);
}
END_TEST

START_TEST(float_at_the_end_of_short_text)
{
    add_float();
    build_paragraph(&build, "sesudah");
    struct page_document *pages = build_pages(&build);
    ck_assert_uint_eq(pages->count, 2);
    ck_assert_int_eq(page_of(pages, "sesudah"), 0);
    ck_assert_int_eq(page_of(pages, "mendatar"), 1);
}
END_TEST

START_TEST(captions_do_not_overtake_a_float)
{
    add_float();
    build_paragraph(&build, "sesudah");
    add_caption("Gambar", "bebas");
    add_caption("Tabel", "berikut");
    build_paragraph(&build, build_words(&build, 22, 60));
    struct page_document *pages = build_pages(&build);
    ck_assert_int_eq(page_of(pages, "sesudah"), 0);
    ck_assert_int_eq(page_of(pages, "bebas"), 0);
    ck_assert_int_eq(page_of(pages, "mendatar"), 1);
    ck_assert_int_eq(page_of(pages, "berikut"), 2);
}
END_TEST

START_TEST(caption_in_a_cell_does_not_overtake_a_float)
{
    add_float();
    struct document_block *columns = build_block(&build, NULL, DOCUMENT_COLUMNS, &build.left);
    struct document_block *group = build_block(&build, columns, DOCUMENT_GROUP, &build.left);
    struct document_block *block = build_block(&build, group, DOCUMENT_CAPTION, &build.left);
    block->caption->series = "Tabel";
    block->caption->numbered = true;
    block->caption->number_format = "{n}";
    document_text_add(build.document, &block->inlines, &block->style->text, 0, "dalam lajur");
    struct page_document *pages = build_pages(&build);
    ck_assert_int_eq(page_of(pages, "mendatar"), 1);
    ck_assert_int_eq(page_of(pages, "dalam lajur"), 2);
}
END_TEST

START_TEST(bab_does_not_overtake_a_float)
{
    add_float();
    build_paragraph(&build, "sesudah");
    build_heading(&build, 2, NULL, "Subbab");
    build_paragraph(&build, "isi");
    build_heading(&build, 1, NULL, "Bab Baru");
    build_paragraph(&build, build_words(&build, 23, 60));
    struct page_document *pages = build_pages(&build);
    ck_assert_int_eq(page_of(pages, "Subbab"), 0);
    ck_assert_int_eq(page_of(pages, "mendatar"), 1);
    ck_assert_int_eq(page_of(pages, "Bab Baru"), 2);
}
END_TEST

START_TEST(table_goes_on_behind_a_float)
{
    add_float();
    struct document_block *table = build_table(&build, 2);
    build_cells(&build, table, DOCUMENT_ROW_HEAD, "Kepala|Nilai");
    for (int i = 0; i < 30; i++) {
        build_cells(&build, table, DOCUMENT_ROW_BODY, "isi|1");
    }
    struct page_document *pages = build_pages(&build);
    ck_assert_ptr_nonnull(strstr(build_page_text(&build, pages->pages[0]), "Kepala"));
    ck_assert_ptr_null(strstr(build_page_text(&build, pages->pages[1]), "Kepala"));
    ck_assert_ptr_nonnull(strstr(build_page_text(&build, pages->pages[2]), "Kepala"));
    build_check_apart(pages);
}
END_TEST

START_TEST(two_floats_keep_their_order)
{
    build_paragraph(&build, "sebelum");
    for (int i = 0; i < 2; i++) {
        build_section(&build, BASE_PT(300), BASE_PT(150))->section->floats = true;
        add_caption("Tabel", i == 0 ? "pertama" : "kedua");
    }
    build_section(&build, BASE_PT(240), BASE_PT(200))->section->continues = true;
    build_paragraph(&build, "sesudah");
    struct page_document *pages = build_pages(&build);
    ck_assert_int_eq(page_of(pages, "sesudah"), 0);
    ck_assert_int_eq(page_of(pages, "pertama"), 1);
    ck_assert_int_eq(page_of(pages, "kedua"), 2);
}
END_TEST

/* ---------------------------------------------------------------- headings before a section */

START_TEST(heading_goes_to_the_turned_page)
{
    build_paragraph(&build, "sebelum");
    build_heading(&build, 2, NULL, "Matriks");
    build_section(&build, BASE_PT(300), BASE_PT(150));
    build_paragraph(&build, "mendatar");
    build_section(&build, BASE_PT(240), BASE_PT(200))->section->continues = true;
    build_heading(&build, 2, NULL, "Kedua");
    build_section(&build, BASE_PT(300), BASE_PT(150));
    build_paragraph(&build, "lagi");
    struct page_document *pages = build_pages(&build);
    ck_assert_uint_eq(pages->count, 3);
    ck_assert_int_eq(page_of(pages, "sebelum"), 0);
    ck_assert_int_eq(page_of(pages, "Matriks"), 1);
    ck_assert_int_eq(page_of(pages, "Kedua"), 2);
}
END_TEST

START_TEST(heading_page_of_its_own_stays)
{
    build_heading(&build, 1, NULL, "Lampiran");
    build_section(&build, BASE_PT(300), BASE_PT(150));
    build_paragraph(&build, "mendatar");
    struct page_document *pages = build_pages(&build);
    ck_assert_int_eq(page_of(pages, "Lampiran"), 0);
    ck_assert_int_eq(page_of(pages, "mendatar"), 1);
}
END_TEST

/* Text, a heading, a turned page that floats, an open section. */
static void add_heading_and_float(void)
{
    build_paragraph(&build, "sebelum");
    build_heading(&build, 2, NULL, "Judulnya");
    build_section(&build, BASE_PT(300), BASE_PT(150))->section->floats = true;
    add_caption("Tabel", "mendatar");
    build_section(&build, BASE_PT(240), BASE_PT(200))->section->continues = true;
}

START_TEST(heading_before_a_float_stays_with_its_text)
{
    add_heading_and_float();
    build_paragraph(&build, "sesudah");
    struct page_document *pages = build_pages(&build);
    ck_assert_int_eq(page_of(pages, "Judulnya"), 0);
    ck_assert_int_eq(page_of(pages, "sesudah"), 0);
    ck_assert_int_eq(page_of(pages, "mendatar"), 1);
}
END_TEST

START_TEST(heading_of_a_float_goes_with_it)
{
    add_heading_and_float();
    build_heading(&build, 2, NULL, "Berikut");
    build_paragraph(&build, "sesudah");
    struct page_document *pages = build_pages(&build);
    ck_assert_int_eq(page_of(pages, "Judulnya"), 1);
    ck_assert_int_eq(page_of(pages, "mendatar"), 1);
    ck_assert_int_eq(page_of(pages, "Berikut"), 2);
}
END_TEST

TEST_SUITE(layout_keep)
{
    TCase *group = test_group(suite, "keep");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, lead_in_stays_with_its_list);
    tcase_add_test(group, heading_has_two_lines_below);
    tcase_add_test(group, last_page_has_more_than_a_line);
    tcase_add_test(group, total_has_two_rows_above_and_its_source_below);
    tcase_add_test(group, kept_row_is_not_parted_from_the_next);
    tcase_add_test(group, rule_below_a_heading_keeps_like_it);
    tcase_add_test(group, small_table_is_not_divided);
    tcase_add_test(group, repeated_cell_is_never_cut);
    tcase_add_test(group, text_fills_the_page_before_a_float);
    tcase_add_test(group, float_without_the_flag_stands_where_it_is);
    tcase_add_test(group, float_at_the_end_of_short_text);
    tcase_add_test(group, captions_do_not_overtake_a_float);
    tcase_add_test(group, caption_in_a_cell_does_not_overtake_a_float);
    tcase_add_test(group, bab_does_not_overtake_a_float);
    tcase_add_test(group, table_goes_on_behind_a_float);
    tcase_add_test(group, two_floats_keep_their_order);
    tcase_add_test(group, heading_goes_to_the_turned_page);
    tcase_add_test(group, heading_page_of_its_own_stays);
    tcase_add_test(group, heading_before_a_float_stays_with_its_text);
    tcase_add_test(group, heading_of_a_float_goes_with_it);
}
