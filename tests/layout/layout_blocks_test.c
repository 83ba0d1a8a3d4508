/* Tests of the flow: headings, lists, boxes, columns, sections, contents, signatures. */
#include <string.h>

#include "layout.h"
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

START_TEST(flow_golden)
{
    build_heading(&build, 1, "BAB {1:I}", "Pendahuluan")->heading->label_above = true;
    build_paragraph(&build, build_words(&build, 1, 20));
    build_heading(&build, 2, "{1}.{2}", "Latar belakang yang panjang sekali judulnya");
    struct document_block *list = build_block(&build, NULL, DOCUMENT_LIST, &build.left);
    build_item(&build, list, "a)", "butir pertama yang cukup panjang untuk dua baris penuh");
    build_item(&build, list, "b)", "butir kedua");
    build_golden(&build, "flow");
}
END_TEST

START_TEST(heading_never_at_page_foot)
{
    for (size_t lines = 1; lines < 24; lines++) {
        build_finish(&build);
        setup();
        struct document_style *solid = build_style(&build, &build.left);
        solid->space_after = 0;
        for (size_t i = 0; i < lines; i++) {
            build_text(&build, NULL, solid, "baris");
        }
        build_heading(&build, 1, NULL, "Judulnya");
        build_text(&build, NULL, &build.left, "teks sesudah judul");
        struct page_document *pages = build_pages(&build);
        ck_assert_int_eq(build_page_of(&build, pages, "Judulnya"),
                         build_page_of(&build, pages, "teks sesudah"));
    }
}
END_TEST

START_TEST(spaces_melt)
{
    struct document_style *style = build_style(&build, &build.left);
    style->space_before = BASE_PT(10);
    style->space_after = BASE_PT(4);
    build_text(&build, NULL, style, "satu");
    build_text(&build, NULL, style, "dua");
    struct page_document *pages = build_pages(&build);
    ck_assert_int_eq(pages->pages[0]->items[1].y - pages->pages[0]->items[0].y, BASE_PT(22));
}
END_TEST

START_TEST(box_goes_on_over_pages)
{
    struct document_style *style = build_style(&build, &build.body);
    style->padding_top = style->padding_bottom = BASE_PT(5);
    style->padding_left = style->padding_right = BASE_PT(5);
    style->fill = 0xEEEEEE;
    style->border = 500;
    style->border_colour = 0x333333;
    struct document_block *box = build_block(&build, NULL, DOCUMENT_GROUP, style);
    build_text(&build, box, &build.body, build_words(&build, 5, 120));
    struct page_document *pages = build_pages(&build);
    ck_assert_uint_gt(pages->count, 1);
    for (size_t p = 0; p < pages->count; p++) {
        const struct page_item *fill = &pages->pages[p]->items[0];
        ck_assert_int_eq(fill->kind, PAGE_FILL);
        for (size_t i = 0; i < pages->pages[p]->count; i++) {
            const struct page_item *item = &pages->pages[p]->items[i];
            ck_assert(item->kind != PAGE_GLYPHS ||
                      (item->y > fill->y && item->y < fill->y + fill->height));
        }
        ck_assert_int_le(fill->y + fill->height, BASE_PT(180));
    }
}
END_TEST

START_TEST(kept_group_moves_whole)
{
    for (int i = 0; i < 8; i++) {
        build_text(&build, NULL, &build.left, "baris");
    }
    struct document_style *style = build_style(&build, &build.left);
    style->keep_together = true;
    struct document_block *group = build_block(&build, NULL, DOCUMENT_GROUP, style);
    build_text(&build, group, &build.left, "pertama");
    build_text(&build, group, &build.left, "kedua");
    build_text(&build, group, &build.left, "ketiga");
    struct page_document *pages = build_pages(&build);
    ck_assert_int_eq(build_page_of(&build, pages, "pertama"), 1);
    ck_assert_int_eq(build_page_of(&build, pages, "ketiga"), 1);
}
END_TEST

START_TEST(group_higher_than_page_is_divided_and_reported)
{
    struct document_style *style = build_style(&build, &build.left);
    style->keep_together = true;
    struct document_block *group = build_block(&build, NULL, DOCUMENT_GROUP, style);
    for (int i = 0; i < 30; i++) {
        build_text(&build, group, &build.left, "baris");
    }
    struct page_document *pages = build_pages(&build);
    ck_assert_uint_gt(pages->count, 2);
    ck_assert_str_eq(test_codes(&build.fixture), "L005");
    build_check_apart(pages);
}
END_TEST

START_TEST(columns_golden)
{
    struct document_block *columns = build_block(&build, NULL, DOCUMENT_COLUMNS, &build.left);
    struct document_block *left = build_block(&build, columns, DOCUMENT_GROUP, &build.left);
    document_give(build.document, left)->width = BASE_PT(80);
    struct document_block *right = build_block(&build, columns, DOCUMENT_GROUP, &build.left);
    build_text(&build, left, &build.left, "kolom kiri dengan teks panjang");
    build_text(&build, right, &build.left, "kolom kanan");
    build_text(&build, NULL, &build.left, "sesudah kolom");
    build_golden(&build, "columns");
}
END_TEST

START_TEST(lanes_share_the_width_without_their_padding)
{
    struct document_block *columns = build_block(&build, NULL, DOCUMENT_COLUMNS, &build.left);
    for (int i = 0; i < 2; i++) {
        struct document_style *style = build_style(&build, &build.left);
        style->padding_left = i == 1 ? BASE_PT(20) : 0;
        struct document_block *lane = build_block(&build, columns, DOCUMENT_GROUP, style);
        struct document_style *right = build_style(&build, &build.left);
        right->align = DOCUMENT_ALIGN_RIGHT;
        build_text(&build, lane, right, i == 0 ? "kiri" : "kanan");
    }
    struct page_document *pages = build_pages(&build);
    const struct page_item *left = &pages->pages[0]->items[0];
    const struct page_item *last = &pages->pages[0]->items[pages->pages[0]->count - 1];
    ck_assert_int_eq((left->x + left->width + 50) / 100, BASE_PT(110) / 100);
    ck_assert_int_eq((last->x + last->width + 50) / 100, BASE_PT(220) / 100);
}
END_TEST

START_TEST(fill_pushes_to_the_foot)
{
    build_text(&build, NULL, &build.left, "atas");
    build_block(&build, NULL, DOCUMENT_FILL, &build.left);
    struct document_style *last = build_style(&build, &build.left);
    last->space_after = 0;
    build_text(&build, NULL, last, "bawah");
    struct page_document *pages = build_pages(&build);
    ck_assert_uint_eq(pages->count, 1);
    ck_assert_int_gt(pages->pages[0]->items[1].y, BASE_PT(168));
    ck_assert_int_lt(pages->pages[0]->items[1].y, BASE_PT(180));
}
END_TEST

START_TEST(sections_and_numbers)
{
    build.section->section->number_style = DOCUMENT_NUMBER_ROMAN_LOWER;
    build_paragraph(&build, "depan");
    build_section(&build, BASE_PT(200), BASE_PT(240))->section->number_start = 1;
    build_paragraph(&build, "isi");
    build_section(&build, BASE_PT(240), BASE_PT(200)); /* empty: no page */
    build_section(&build, BASE_PT(240), BASE_PT(200))->section->side = DOCUMENT_SIDE_ODD;
    build_paragraph(&build, "lampiran");
    struct page_document *pages = build_pages(&build);
    ck_assert_uint_eq(pages->count, 3);
    ck_assert_str_eq(pages->pages[0]->label, "i");
    ck_assert_str_eq(pages->pages[1]->label, "1");
    ck_assert_str_eq(pages->pages[2]->label, "2");
    ck_assert_int_eq(pages->pages[1]->width, BASE_PT(200));
}
END_TEST

START_TEST(chapter_numbers_restart)
{
    build.section->section->number_style = DOCUMENT_NUMBER_CHAPTER;
    for (int i = 0; i < 3; i++) {
        struct document_block *heading = build_heading(&build, 1, "BAB {1:I}", "Bab");
        struct document_style *style = build_style(&build, heading->style);
        style->page_break_before = true;
        heading->style = style;
        build_paragraph(&build, build_words(&build, 4, 130));
    }
    struct page_document *pages = build_pages(&build);
    ck_assert_str_eq(pages->pages[0]->label, "I-1");
    ck_assert_str_eq(pages->pages[1]->label, "I-2");
    ck_assert_int_ge(build_page_of(&build, pages, "BAB II"), 2);
    long third = build_page_of(&build, pages, "BAB III");
    ck_assert_str_eq(pages->pages[third]->label, "III-1");
}
END_TEST

static void fill_slot(struct build *of, struct document_inlines *slot,
                      const struct document_style *style, enum document_field field)
{
    document_inline_add(of->document, slot, DOCUMENT_FIELD, &style->text, 0)->field = field;
}

START_TEST(running_golden)
{
    struct document_section *section = build.section->section;
    section->head.present = section->foot.present = true;
    struct document_style *style = build_style(&build, &build.cell);
    style->border = 300;
    section->head.style = section->foot.style = style;
    fill_slot(&build, &section->head.right, style, DOCUMENT_FIELD_CHAPTER);
    document_text_add(build.document, &section->head.left, &style->text, 0, "Laporan");
    fill_slot(&build, &section->foot.centre, style, DOCUMENT_FIELD_PAGE);
    document_text_add(build.document, &section->foot.centre, &style->text, 0, " dari ");
    fill_slot(&build, &section->foot.centre, style, DOCUMENT_FIELD_PAGES);
    build_heading(&build, 1, "BAB {1:I}", "Satu");
    build_paragraph(&build, build_words(&build, 6, 80));
    build_heading(&build, 1, "BAB {1:I}", "Dua");
    build_paragraph(&build, "akhir");
    build_golden(&build, "running");
}
END_TEST

static struct document_block *add_contents(struct build *of)
{
    struct document_block *block = build_block(of, NULL, DOCUMENT_CONTENTS, &of->left);
    block->contents->levels = 3;
    block->contents->leaders = true;
    struct document_style *style = build_style(of, &of->left);
    style->space_after = 0;
    for (size_t i = 0; i < 6; i++) {
        block->contents->level_styles[i] = style;
    }
    return block;
}

START_TEST(contents_golden)
{
    add_contents(&build);
    build_section(&build, BASE_PT(240), BASE_PT(200));
    build_heading(&build, 1, "BAB {1:I}", "Pendahuluan");
    build_paragraph(&build, build_words(&build, 7, 60));
    build_heading(&build, 2, "{1}.{2}",
                  "Bagian dengan judul yang sangat panjang sehingga harus turun ke baris kedua");
    build_paragraph(&build, build_words(&build, 8, 60));
    build_golden(&build, "contents");
}
END_TEST

START_TEST(unnumbered_captions_are_not_listed)
{
    struct document_block *list = add_contents(&build);
    list->contents->kind = DOCUMENT_CONTENTS_SERIES;
    list->contents->series = "Gambar";
    build_section(&build, BASE_PT(240), BASE_PT(200));
    static const char *const titles[] = {"bernomor", "polos"};
    for (int i = 0; i < 2; i++) {
        struct document_block *block = build_block(&build, NULL, DOCUMENT_CAPTION, &build.left);
        block->caption->series = "Gambar";
        block->caption->numbered = i == 0;
        block->caption->number_format = "{n}";
        block->caption->in_contents = true;
        document_text_add(build.document, &block->inlines, &build.left.text, 0, titles[i]);
    }
    struct page_document *pages = build_pages(&build);
    const char *text = build_page_text(&build, pages->pages[0]);
    ck_assert_ptr_nonnull(strstr(text, "bernomor"));
    ck_assert_ptr_null(strstr(text, "polos"));
}
END_TEST

START_TEST(contents_of_2000_entries)
{
    add_contents(&build);
    for (int i = 0; i < 2000; i++) {
        build_heading(&build, 1, "{1}", base_format(build.fixture.arena, "Judul%d", i));
        build_text(&build, NULL, &build.left, "isi");
    }
    struct page_document *pages = build_pages(&build);
    ck_assert_str_eq(test_codes(&build.fixture), "");
    ck_assert_uint_ge(pages->anchor_count, 2000);
    ck_assert_uint_eq(pages->bookmark_count, 2000);
    const struct page_bookmark *last = &pages->bookmarks[1999];
    ck_assert_ptr_nonnull(strstr(build_page_text(&build, pages->pages[last->page]), "1999"));
}
END_TEST

START_TEST(page_reference_shows_the_page)
{
    struct document_block *block = build_paragraph(&build, "lihat halaman <");
    struct document_inline *reference = build_inline(&build, block, DOCUMENT_REFERENCE, NULL);
    reference->target = "tujuan";
    reference->form = DOCUMENT_REFERENCE_PAGE;
    build_inline(&build, block, DOCUMENT_TEXT, ">");
    build_paragraph(&build, build_words(&build, 9, 300));
    document_give(build.document, build_heading(&build, 1, NULL, "Tujuan"))->id = "tujuan";
    build_text(&build, NULL, &build.left, "isi");
    struct page_document *pages = build_pages(&build);
    long page = build_page_of(&build, pages, "Tujuan");
    ck_assert_int_gt(page, 1);
    char *shown = base_format(build.fixture.arena, "<%ld>", page + 1);
    ck_assert_ptr_nonnull(strstr(build_page_text(&build, pages->pages[0]), shown));
}
END_TEST

static struct document_signature *add_signature(struct build *of, struct document_block *block,
                                                const char *name)
{
    struct document_signatures *signatures = block->signatures;
    struct document_signature one = {.field = name, .signatory = name};
    BASE_PUSH(of->fixture.arena, signatures->items, signatures->count, signatures->capacity, one);
    struct document_signature *item = &signatures->items[signatures->count - 1];
    const struct document_text_style *style = &block->style->text;
    document_text_add(of->document, &item->role, style, 0, "KEPALA DINAS");
    document_text_add(of->document, &item->name, style, 0, name);
    document_text_add(of->document, &item->nip, style, 0, "NIP. 00000000 000000 0 000");
    return item;
}

START_TEST(signatures_golden)
{
    struct document_style *style = build_style(&build, &build.centre);
    style->text.size = BASE_PT(6);
    style->leading = BASE_PT(8);
    build_text(&build, NULL, &build.left, "Demikian.");
    struct document_block *block = build_block(&build, NULL, DOCUMENT_SIGNATURES, style);
    block->signatures->columns = 2;
    block->signatures->space = BASE_PT(30);
    block->signatures->block_width = BASE_PT(90);
    document_text_add(build.document, &add_signature(&build, block, "Ani")->place_date,
                      &style->text, 0, "Sumedang, 2 Januari 2025");
    document_text_add(build.document, &add_signature(&build, block, "Budi")->electronic,
                      &style->text, 0, "Ditandatangani secara elektronik");
    build_golden(&build, "signatures");
}
END_TEST

START_TEST(role_has_lines_of_like_length)
{
    struct document_block *block = build_block(&build, NULL, DOCUMENT_SIGNATURES, &build.centre);
    block->signatures->block_width = BASE_PT(200);
    struct document_signature *item = add_signature(&build, block, "Dewi");
    item->role.items[0].text = "KEPALA DINAS SOSIAL KABUPATEN GOWA";
    struct page_document *pages = build_pages(&build);
    const char *text = build_page_text(&build, pages->pages[0]);
    ck_assert_ptr_nonnull(strstr(text, "KABUPATEN GOWA"));
    base_length widest = 0;
    base_length narrowest = BASE_PT(240);
    for (size_t i = 0; i < pages->pages[0]->count; i++) {
        const struct page_item *line = &pages->pages[0]->items[i];
        if (line->kind == PAGE_GLYPHS && line->y < BASE_PT(50)) {
            widest = line->width > widest ? line->width : widest;
            narrowest = line->width < narrowest ? line->width : narrowest;
        }
    }
    ck_assert_int_gt(narrowest * 2, widest);
}
END_TEST

START_TEST(signatures_never_stand_alone)
{
    for (size_t lines = 1; lines < 20; lines++) {
        build_finish(&build);
        setup();
        for (size_t i = 0; i < lines; i++) {
            build_text(&build, NULL, &build.left, base_format(build.fixture.arena, "b%zu.", i));
        }
        struct document_block *block = build_block(&build, NULL, DOCUMENT_SIGNATURES, &build.left);
        add_signature(&build, block, "Citra");
        struct page_document *pages = build_pages(&build);
        long page = build_page_of(&build, pages, "Citra");
        ck_assert_int_eq(page, build_page_of(&build, pages,
                                             base_format(build.fixture.arena, "b%zu.", lines - 1)));
        if (lines > 1) {
            ck_assert_int_eq(
                page,
                build_page_of(&build, pages, base_format(build.fixture.arena, "b%zu.", lines - 2)));
        }
        ck_assert_int_eq(page, build_page_of(&build, pages, "KEPALA"));
    }
}
END_TEST

START_TEST(placed_golden)
{
    struct document_block *placed = build_block(&build, NULL, DOCUMENT_PLACED, &build.left);
    struct document_given *given = document_give(build.document, placed);
    given->x = BASE_PT(5);
    given->y = BASE_PT(150);
    given->width = BASE_PT(100);
    build_text(&build, placed, &build.left, "di tempat");
    build_text(&build, NULL, &build.left, "dalam alur");
    struct document_block *rule = build_block(&build, NULL, DOCUMENT_RULE, &build.left);
    struct document_style *thick = build_style(&build, rule->style);
    thick->border = 1000;
    rule->style = thick;
    build_golden(&build, "placed");
}
END_TEST

START_TEST(no_measure_is_an_error)
{
    build.section->section->margin_left = BASE_PT(230);
    build_paragraph(&build, "x");
    ck_assert(document_finish(build.document, build.fixture.diagnostics));
    struct layout_options options = {.hyphenation = NULL};
    ck_assert_ptr_null(layout_document(build.fixture.arena, build.fixture.diagnostics,
                                       build.document, build.fonts, &options));
    ck_assert_str_eq(test_codes(&build.fixture), "L010");
}
END_TEST

TEST_SUITE(layout_blocks)
{
    TCase *group = test_group(suite, "flow");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, flow_golden);
    tcase_add_test(group, heading_never_at_page_foot);
    tcase_add_test(group, spaces_melt);
    tcase_add_test(group, box_goes_on_over_pages);
    tcase_add_test(group, kept_group_moves_whole);
    tcase_add_test(group, group_higher_than_page_is_divided_and_reported);
    tcase_add_test(group, columns_golden);
    tcase_add_test(group, lanes_share_the_width_without_their_padding);
    tcase_add_test(group, fill_pushes_to_the_foot);
    tcase_add_test(group, sections_and_numbers);
    tcase_add_test(group, chapter_numbers_restart);
    tcase_add_test(group, running_golden);
    tcase_add_test(group, contents_golden);
    tcase_add_test(group, unnumbered_captions_are_not_listed);
    tcase_add_test(group, contents_of_2000_entries);
    tcase_add_test(group, page_reference_shows_the_page);
    tcase_add_test(group, signatures_golden);
    tcase_add_test(group, role_has_lines_of_like_length);
    tcase_add_test(group, signatures_never_stand_alone);
    tcase_add_test(group, placed_golden);
    tcase_add_test(group, no_measure_is_an_error);
}
