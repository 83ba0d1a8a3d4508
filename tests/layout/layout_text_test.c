/* Tests of paragraphs: breaks, justification, hyphens, fractions, notes, links. */
#include <string.h>

#include "layout.h"
#include "layout_build.h"
#include "layout_words.h"
#include "test_main.h"

#define PATTERNS "/usr/share/hyphen/hyph_id_ID.dic"

static struct build build;

static void setup(void)
{
    build = build_start(BASE_PT(240), BASE_PT(200));
}

static void teardown(void)
{
    build_finish(&build);
}

START_TEST(justified_lines_end_at_the_edge)
{
    build_paragraph(&build, build_words(&build, 1, 60));
    struct page_document *pages = build_pages(&build);
    size_t lines = 0;
    for (size_t p = 0; p < pages->count; p++) {
        for (size_t i = 0; i < pages->pages[p]->count; i++) {
            const struct page_item *item = &pages->pages[p]->items[i];
            ck_assert_int_eq(item->x, BASE_PT(20));
            ck_assert_int_le(item->x + item->width, BASE_PT(220));
            lines += item->x + item->width == BASE_PT(220);
        }
    }
    ck_assert_uint_gt(lines, 6);
}
END_TEST

START_TEST(paragraph_golden)
{
    struct document_style *style = build_style(&build, &build.body);
    style->indent_first = BASE_PT(20);
    build_text(&build, NULL, style, build_words(&build, 2, 40));
    build_text(&build, NULL, &build.centre, "Judul di tengah");
    build.left.align = DOCUMENT_ALIGN_RIGHT;
    build_text(&build, NULL, &build.left, "di kanan");
    build_golden(&build, "paragraph");
}
END_TEST

START_TEST(words_are_divided)
{
    build.hyphenation = PATTERNS;
    build_paragraph(&build, "pertanggungjawaban penyelenggaraan pemerintahan berkelanjutan "
                            "mengoordinasikan penyelenggaraan keberlangsungan");
    struct page_document *pages = build_pages(&build);
    size_t hyphens = 0;
    for (size_t i = 0; i < pages->pages[0]->count; i++) {
        const struct page_item *item = &pages->pages[0]->items[i];
        hyphens += item->kind == PAGE_GLYPHS && item->glyphs.soft_hyphen;
    }
    ck_assert_uint_gt(hyphens, 0);
    ck_assert_str_eq(test_codes(&build.fixture), "");
}
END_TEST

/* The line on which text starts, by its base line; 0 when it is nowhere. */
static base_length line_of(const struct page_document *pages, const char *text)
{
    for (size_t i = 0; i < pages->pages[0]->count; i++) {
        const struct page_item *item = &pages->pages[0]->items[i];
        if (item->kind == PAGE_GLYPHS && strstr(item->glyphs.text, text) != NULL) {
            return item->y;
        }
    }
    return 0;
}

START_TEST(amounts_and_nip_stay_together)
{
    build_text(&build, NULL, &build.left,
               "Realisasi anggaran sebesar xxxxxx Rp 1.704.319.000,00 selesai dengan baik dan "
               "benar serta x NIP. 00000000 000000 0 000 habis");
    struct page_document *pages = build_pages(&build);
    ck_assert_int_ne(line_of(pages, "Rp 1.704.319.000,00"), 0);
    ck_assert_int_ne(line_of(pages, "NIP. 00000000 000000 0 000"), 0);
}
END_TEST

START_TEST(references_stay_together)
{
    for (int words = 1; words < 12; words++) {
        build_finish(&build);
        setup();
        struct document_block *block =
            build_text(&build, NULL, &build.left,
                       base_format(build.fixture.arena, "%s ", build_words(&build, 31, words)));
        struct document_inline *reference =
            build_inline(&build, block, DOCUMENT_REFERENCE, "Gambar 3.2");
        reference->target = "gambar";
        reference->form = DOCUMENT_REFERENCE_LABEL;
        struct document_block *caption = build_block(&build, NULL, DOCUMENT_CAPTION, &build.left);
        document_give(build.document, caption)->id = "gambar";
        caption->caption->series = "Gambar";
        caption->caption->numbered = true;
        caption->caption->number_format = "{n}";
        document_text_add(build.document, &caption->inlines, &build.left.text, 0, "judul");
        ck_assert_int_ne(line_of(build_pages(&build), "Gambar 1"), 0);
    }
}
END_TEST

START_TEST(fraction_leaves_room_for_what_is_glued_to_it)
{
    struct document_style *style = build_style(&build, &build.left);
    style->indent_right = BASE_PT(60);
    struct document_block *block = build_block(&build, NULL, DOCUMENT_PARAGRAPH, style);
    struct document_inline *fraction = build_inline(&build, block, DOCUMENT_FRACTION, NULL);
    fraction->fraction = base_alloc(build.fixture.arena, sizeof *fraction->fraction);
    document_text_add(build.document, &fraction->fraction->numerator, &style->text, 0,
                      "jumlah penerima layanan yang terpenuhi kebutuhannya");
    document_text_add(build.document, &fraction->fraction->denominator, &style->text, 0,
                      "jumlah semuanya");
    build_inline(&build, block, DOCUMENT_TEXT,
                 "\xC2\xA0x\xC2\xA0"
                 "100%");
    struct page_document *pages = build_pages(&build);
    ck_assert_str_eq(test_codes(&build.fixture), "");
    base_length factor = line_of(pages, "100%");
    ck_assert_int_gt(factor, line_of(pages, "jumlah penerima"));
    ck_assert_int_lt(factor, line_of(pages, "jumlah semuanya"));
    build_check_apart(pages);
}
END_TEST

START_TEST(long_word_is_cut_not_lost)
{
    char word[201];
    memset(word, 'x', 200);
    word[200] = '\0';
    build_paragraph(&build, word);
    struct page_document *pages = build_pages(&build);
    size_t letters = 0;
    for (size_t i = 0; i < pages->pages[0]->count; i++) {
        letters += pages->pages[0]->items[i].glyphs.count;
    }
    ck_assert_uint_eq(letters, 200);
    ck_assert_str_eq(test_codes(&build.fixture), "");
    build_check_apart(pages);
}
END_TEST

START_TEST(number_too_wide_is_reported)
{
    struct document_style *style = build_style(&build, &build.body);
    style->indent_right = BASE_PT(160);
    build_text(&build, NULL, style, "5.01.01.2.01.0001");
    build_pages(&build);
    ck_assert_str_eq(test_codes(&build.fixture), "L002");
}
END_TEST

START_TEST(missing_character_is_marked_and_reported_once)
{
    build_paragraph(&build, "a \xE2\x98\x83 b \xE2\x98\x83");
    struct page_document *pages = build_pages(&build);
    ck_assert_str_eq(test_codes(&build.fixture), "L008");
    ck_assert_ptr_nonnull(
        strstr(test_messages(&build.fixture), "U+2603 (\xE2\x98\x83) (places: 2)"));
    ck_assert_int_eq(build_page_of(&build, pages, "[U+2603]"), 0);
    size_t tints = 0;
    for (size_t i = 0; i < pages->pages[0]->count; i++) {
        const struct page_item *item = &pages->pages[0]->items[i];
        ck_assert_int_ne(item->kind, PAGE_PATH);
        tints += item->kind == PAGE_FILL && item->colour == PAGE_MARK_TINT;
    }
    ck_assert_uint_eq(tints, 2);
}
END_TEST

START_TEST(missing_characters_are_told_at_each_place)
{
    struct base_sources *sources = build.fixture.sources;
    uint32_t source = base_source_add(sources, "uraian.md", "", 0);
    for (uint32_t line = 1; line <= 3; line++) {
        struct document_block *block = build_paragraph(&build, "a");
        for (int i = 0; i < 2; i++) {
            document_text_add(build.document, &block->inlines, &block->style->text,
                              base_origin_place(sources, source, line, 0), "b\xE2\x98\x83");
        }
    }
    build_pages(&build);
    ck_assert_str_eq(test_codes(&build.fixture), "L008 L008 L008");
    ck_assert_ptr_nonnull(strstr(test_messages(&build.fixture), "uraian.md:3"));
}
END_TEST

START_TEST(a_row_of_missing_characters_is_broken)
{
    char text[3 * 40 + 1] = "";
    for (int i = 0; i < 40; i++) {
        memcpy(text + 3 * i, "\xE2\x98\x83", 4);
    }
    build_paragraph(&build, text);
    build_check_apart(build_pages(&build));
    ck_assert_str_eq(test_codes(&build.fixture), "L008");
}
END_TEST

START_TEST(missing_character_is_an_error_in_a_final_report)
{
    build_paragraph(&build, "a \xE2\x98\x83");
    document_finish(build.document, build.fixture.diagnostics);
    const struct layout_options options = {.final = true};
    ck_assert_ptr_nonnull(layout_document(build.fixture.arena, build.fixture.diagnostics,
                                          build.document, build.fonts, &options));
    ck_assert_str_eq(test_codes(&build.fixture), "L012");
    ck_assert_uint_eq(base_diagnostics_errors(build.fixture.diagnostics), 1);
}
END_TEST

START_TEST(missing_character_shows_its_number)
{
    build_paragraph(&build, "a \xE2\x98\x83 b");
    struct page_document *pages = build_pages(&build);
    ck_assert_ptr_nonnull(strstr(build_page_text(&build, pages->pages[0]), "[U+2603]"));
}
END_TEST

START_TEST(tick_without_a_font_is_drawn)
{
    build_paragraph(&build, "a \xE2\x9C\x93 b");
    const struct page *page = build_pages(&build)->pages[0];
    size_t paths = 0;
    for (size_t i = 0; i < page->count; i++) {
        paths += page->items[i].kind == PAGE_PATH;
    }
    ck_assert_uint_eq(paths, 1);
    ck_assert_str_eq(test_codes(&build.fixture), "");
}
END_TEST

static base_length max_of(base_length a, base_length b)
{
    return a > b ? a : b;
}

START_TEST(left_headings_are_balanced)
{
    build_heading(&build, 2, "{1}.{2}", "satu dua tiga empat lima enam tujuh delapan sembilan");
    const struct page *page = build_pages(&build)->pages[0];
    base_length last = 0;
    base_length line = 0;
    base_length widest = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct page_item *item = &page->items[i];
        last = item->y == line ? last : 0;
        line = item->y;
        last = max_of(last, item->x + item->width);
        widest = max_of(widest, last);
    }
    ck_assert_int_gt((last - BASE_PT(20)) * 10, (widest - BASE_PT(20)) * 7);
}
END_TEST

START_TEST(inline_golden)
{
    struct document_block *block = build_paragraph(&build, "Capaian = ");
    struct document_inline *fraction = build_inline(&build, block, DOCUMENT_FRACTION, NULL);
    struct document_fraction *parts = base_alloc(build.fixture.arena, sizeof *parts);
    document_text_add(build.document, &parts->numerator, &block->style->text, 0, "realisasi");
    document_text_add(build.document, &parts->denominator, &block->style->text, 0, "target");
    fraction->fraction = parts;
    build_inline(&build, block, DOCUMENT_TEXT, " x 100% ");
    build_inline(&build, block, DOCUMENT_ICON, "up");
    struct document_inline *bar = build_inline(&build, block, DOCUMENT_ICON, "bar");
    bar->width = BASE_PT(40);
    bar->share = 625;
    build_inline(&build, block, DOCUMENT_LINE_BREAK, NULL);
    build_inline(&build, block, DOCUMENT_MARK, "laporan.tahun");
    build_inline(&build, block, DOCUMENT_TEXT, " dan ");
    struct document_text_style *under = base_alloc(build.fixture.arena, sizeof *under);
    *under = block->style->text;
    under->underline = true;
    under->caps = DOCUMENT_CAPS_SMALL;
    document_text_add(build.document, &block->inlines, under, 0, "Nama Kecil");
    build_inline(&build, block, DOCUMENT_TEXT, " lihat ");
    build_inline(&build, block, DOCUMENT_TEXT, "https://example.org/a")->link =
        "https://example.org/a";
    build_golden(&build, "inline");
}
END_TEST

START_TEST(note_golden)
{
    struct document_block *block = build_paragraph(&build, "Satu kata");
    struct document_inline *note = build_inline(&build, block, DOCUMENT_NOTE, NULL);
    note->note = document_block_create(build.document, DOCUMENT_PARAGRAPH,
                                       build_style(&build, &build.cell), 0);
    document_text_add(build.document, &note->note->inlines, &note->note->style->text, 0,
                      "Catatan kaki pertama.");
    build_inline(&build, block, DOCUMENT_TEXT, " dan kata lain.");
    build_golden(&build, "note");
}
END_TEST

START_TEST(notes_stand_with_their_line)
{
    for (int i = 0; i < 20; i++) {
        struct document_block *block =
            build_paragraph(&build, base_format(build.fixture.arena, "kata%dz", i));
        struct document_inline *note = build_inline(&build, block, DOCUMENT_NOTE, NULL);
        note->note = document_block_create(build.document, DOCUMENT_PARAGRAPH,
                                           build_style(&build, &build.cell), 0);
        document_text_add(build.document, &note->note->inlines, &note->note->style->text, 0,
                          base_format(build.fixture.arena, "catatan%d,", i));
        build_inline(&build, block, DOCUMENT_TEXT, ",");
    }
    struct page_document *pages = build_pages(&build);
    for (int i = 0; i < 20; i++) {
        ck_assert_int_eq(
            build_page_of(&build, pages, base_format(build.fixture.arena, "kata%dz", i)),
            build_page_of(&build, pages, base_format(build.fixture.arena, "catatan%d,", i)));
    }
    build_check_apart(pages);
}
END_TEST

START_TEST(long_note_goes_on)
{
    struct document_block *block = build_paragraph(&build, "Kata");
    struct document_inline *note = build_inline(&build, block, DOCUMENT_NOTE, NULL);
    note->note = document_block_create(build.document, DOCUMENT_PARAGRAPH,
                                       build_style(&build, &build.cell), 0);
    document_text_add(
        build.document, &note->note->inlines, &note->note->style->text, 0,
        base_format(build.fixture.arena, "%s akhircatatan", build_words(&build, 3, 150)));
    struct page_document *pages = build_pages(&build);
    ck_assert_int_eq(build_page_of(&build, pages, "Kata"), 0);
    ck_assert_int_gt(build_page_of(&build, pages, "akhircatatan"), 0);
    build_check_apart(pages);
}
END_TEST

START_TEST(total_fit_is_even)
{
    /* Two words of 30, one of 95: the first line must not take both short ones greedily when
     * that leaves a line that cannot be filled. */
    struct layout_item items[] = {
        {.kind = LAYOUT_ITEM_BOX, .width = 40},
        {.kind = LAYOUT_ITEM_GLUE, .width = 10, .stretch = 30, .shrink = 3},
        {.kind = LAYOUT_ITEM_BOX, .width = 40},
        {.kind = LAYOUT_ITEM_GLUE, .width = 10, .stretch = 5, .shrink = 3},
        {.kind = LAYOUT_ITEM_BOX, .width = 90},
        {.kind = LAYOUT_ITEM_PENALTY, .penalty = LAYOUT_INFINITE},
        {.kind = LAYOUT_ITEM_GLUE, .stretch = LAYOUT_FIL},
        {.kind = LAYOUT_ITEM_PENALTY, .penalty = LAYOUT_FORCED},
    };
    struct layout_break_rules rules = {.width = 100, .hyphens = true};
    size_t *breaks;
    struct base_arena *scratch = base_arena_create();
    size_t count = layout_paragraph_break(build.fixture.arena, scratch, items,
                                          sizeof items / sizeof *items, &rules, &breaks);
    base_arena_destroy(scratch);
    ck_assert_uint_eq(count, 2);
    ck_assert_uint_eq(breaks[0], 3);
    ck_assert_uint_eq(breaks[1], 7);
}
END_TEST

/* Whether a paragraph of random words ends with a line that is but the rest of a divided word. */
static bool ends_with_rest(unsigned seed)
{
    teardown();
    setup();
    build.hyphenation = PATTERNS;
    build.section->section->width = BASE_PT(500);
    build.section->section->height = BASE_PT(800);
    build_paragraph(&build, build_words(&build, seed, 40 + seed % 20));
    const struct page *page = build_pages(&build)->pages[0];
    const struct page_item *last = &page->items[page->count - 1];
    return page->count > 1 && last[-1].glyphs.soft_hyphen && strchr(last->glyphs.text, ' ') == NULL;
}

START_TEST(last_lines_are_no_rests_of_words)
{
    size_t rests = 0;
    for (unsigned seed = 0; seed < 1500; seed++) {
        rests += ends_with_rest(seed);
    }
    ck_assert_uint_le(rests, 12); /* where only bad lines would help; 21 without the rule */
}
END_TEST

TEST_SUITE(layout_text)
{
    TCase *group = test_group(suite, "text");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, justified_lines_end_at_the_edge);
    tcase_add_test(group, paragraph_golden);
    tcase_add_test(group, words_are_divided);
    tcase_add_test(group, amounts_and_nip_stay_together);
    tcase_add_test(group, references_stay_together);
    tcase_add_test(group, fraction_leaves_room_for_what_is_glued_to_it);
    tcase_add_test(group, long_word_is_cut_not_lost);
    tcase_add_test(group, number_too_wide_is_reported);
    tcase_add_test(group, missing_character_is_marked_and_reported_once);
    tcase_add_test(group, missing_characters_are_told_at_each_place);
    tcase_add_test(group, a_row_of_missing_characters_is_broken);
    tcase_add_test(group, missing_character_is_an_error_in_a_final_report);
    tcase_add_test(group, missing_character_shows_its_number);
    tcase_add_test(group, tick_without_a_font_is_drawn);
    tcase_add_test(group, left_headings_are_balanced);
    tcase_add_test(group, inline_golden);
    tcase_add_test(group, note_golden);
    tcase_add_test(group, notes_stand_with_their_line);
    tcase_add_test(group, long_note_goes_on);
    tcase_add_test(group, total_fit_is_even);
    tcase_add_test(group, last_lines_are_no_rests_of_words);
}
