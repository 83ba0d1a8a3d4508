/* Tests of whole PDF files: written here, read back by poppler and qpdf. */
#include "pdf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "font.h"
#include "image.h"
#include "page.h"
#include "pdf_deflated.h"
#include "test_fixture.h"
#include "test_golden.h"
#include "test_main.h"

static struct test_fixture fixture;
static struct font_set *fonts;
static struct page_document *pages;
static const char *folder;
static struct pdf_options options;

static void setup(void)
{
    static const char *const no_folders[] = {NULL};
    fixture = test_fixture_create();
    options = (struct pdf_options){.producer = "lkjip"};
    fonts = font_set_open(fixture.arena, fixture.diagnostics, "../../fonts/fonts.txt", no_folders);
    ck_assert_ptr_nonnull(fonts);
    pages = page_document_create(fixture.arena, fixture.sources, fonts);
    folder = test_scratch(fixture.arena);
}

static void teardown(void)
{
    ck_assert_int_eq(system(base_format(fixture.arena, "rm -rf '%s'", folder)), 0);
    font_set_close(fonts);
    test_fixture_destroy(&fixture);
}

static const struct font_face *face(bool bold)
{
    return font_find(fonts, "Liberation Serif", bold, false, 0);
}

/* A page that shows a text; returns its index. */
static size_t page_with(const char *text, const char *label)
{
    struct page *page = page_add(pages, BASE_MM(210), BASE_MM(297));
    struct page_fragment fragment = {0};
    page_text_add(pages, &fragment, face(false), BASE_PT(11.5), 0, 0, 0, text, PAGE_ARTIFACT, 0);
    page_fragment_place(pages, page, &fragment, BASE_MM(30), BASE_MM(40));
    page->label = label;
    return pages->count - 1;
}

static const char *path(const char *name)
{
    return base_format(fixture.arena, "%s/%s", folder, name);
}

static void write_pages(const char *name)
{
    bool good = pdf_write(pages, &options, path(name), fixture.diagnostics);
    ck_assert_msg(good, "%s", test_messages(&fixture));
}

/* What "before file after" prints; the test fails when the command does. */
static const char *output(const char *before, const char *name, const char *after)
{
    const char *line = base_format(fixture.arena, "%s '%s' %s", before, path(name), after);
    int status = system(base_format(fixture.arena, "%s > '%s' 2>&1", line, path("printed")));
    const char *printed = test_read(fixture.arena, path("printed"));
    ck_assert_msg(status == 0, "%s: %s", line, printed);
    return printed;
}

START_TEST(text_comes_back_as_written)
{
    page_with(
        "Capaian AVATAR 98,77 % \xe2\x80\x93 \xe2\x80\x9cSangat Baik\xe2\x80\x9d \xe2\x89\xa5",
        "1");
    write_pages("a.pdf");
    ck_assert_ptr_nonnull(strstr(
        output("pdftotext", "a.pdf", "-"),
        "Capaian AVATAR 98,77 % \xe2\x80\x93 \xe2\x80\x9cSangat Baik\xe2\x80\x9d \xe2\x89\xa5"));
    output("qpdf --check", "a.pdf", "");
}
END_TEST

START_TEST(room_between_words_is_one_space)
{
    size_t index = page_with("Dinas Sosial", "1");
    struct page *page = pages->pages[index];
    struct page_glyph *glyphs = base_alloc_array(fixture.arena, 11, sizeof *glyphs);
    const struct page_item *item = &page->items[0];
    size_t kept = 0;
    for (size_t i = 0; i < item->glyphs.count; i++) {
        if (item->glyphs.text[item->glyphs.glyphs[i].cluster] != ' ') {
            glyphs[kept] = item->glyphs.glyphs[i];
            glyphs[kept].x += kept >= 5 ? BASE_PT(3) : 0;
            kept++;
        }
    }
    page->items[0].glyphs.glyphs = glyphs;
    page->items[0].glyphs.count = 11;
    write_pages("a.pdf");
    const char *text = output("pdftotext", "a.pdf", "-");
    ck_assert_msg(strstr(text, "Dinas Sosial") != NULL, "%s", text);
    text = output("mutool draw -F txt", "a.pdf", "");
    ck_assert_msg(strstr(text, "Dinas Sosial") != NULL, "%s", text);
}
END_TEST

START_TEST(no_break_space_and_space_stay_apart)
{
    page_with("Rp\xc2\xa0"
              "1 x",
              "1");
    write_pages("a.pdf");
    const char *text = output("pdftotext -raw", "a.pdf", "-");
    ck_assert_msg(strstr(text, "Rp\xc2\xa0"
                               "1 x") != NULL ||
                      strstr(text, "Rp 1 x") != NULL,
                  "%s", text);
}
END_TEST

START_TEST(fonts_are_embedded_and_subset)
{
    size_t page = page_with("tegak", "1");
    struct page_fragment fragment = {0};
    page_text_add(pages, &fragment, face(true), BASE_PT(9), 0x0B4F6C, 0, 0, "tebal", PAGE_ARTIFACT,
                  0);
    page_fragment_place(pages, pages->pages[page], &fragment, BASE_MM(30), BASE_MM(60));
    write_pages("a.pdf");
    const char *list = output("pdffonts", "a.pdf", "");
    ck_assert_ptr_nonnull(strstr(list, "+LiberationSerif "));
    ck_assert_ptr_nonnull(strstr(list, "+LiberationSerif-Bold "));
    ck_assert_ptr_null(strstr(list, " no "));
}
END_TEST

START_TEST(same_pages_same_bytes)
{
    page_with("sama", "1");
    pages->meta.title = "Laporan";
    pages->meta.date = "2025-01";
    write_pages("a.pdf");
    write_pages("b.pdf");
    ck_assert_int_eq(
        system(base_format(fixture.arena, "cmp '%s' '%s'", path("a.pdf"), path("b.pdf"))), 0);
}
END_TEST

START_TEST(metadata_is_set)
{
    page_with("isi", "1");
    pages->meta.title = "Laporan Kinerja \xe2\x80\x93 2024";
    pages->meta.author = "Dinas Sosial";
    pages->meta.date = "2025-01-21";
    write_pages("a.pdf");
    const char *info = output("pdfinfo -isodates", "a.pdf", "");
    ck_assert_ptr_nonnull(strstr(info, "Laporan Kinerja \xe2\x80\x93 2024"));
    ck_assert_ptr_nonnull(strstr(info, "Dinas Sosial"));
    ck_assert_ptr_nonnull(strstr(info, "2025-01-21T00:00:00Z"));
    ck_assert_ptr_nonnull(strstr(info, "595.276 x 841.89"));
}
END_TEST

START_TEST(labels_and_outline_are_readable)
{
    page_with("sampul", "");
    page_with("depan", "i");
    page_with("depan", "ii");
    page_with("isi", "1");
    page_with("isi", "2");
    page_with("bab", "III-1");
    page_with("bab", "III-2");
    page_bookmark_add(pages, "BAB I", 1, 3, BASE_MM(30));
    page_bookmark_add(pages, "A. Umum", 2, 4, BASE_MM(30));
    page_bookmark_add(pages, "BAB III", 1, 5, BASE_MM(30));
    write_pages("a.pdf");
    const char *json =
        output("qpdf --json=1 --json-key=pagelabels --json-key=outlines", "a.pdf", "");
    ck_assert_ptr_nonnull(strstr(json, "\"/S\": \"/r\""));
    ck_assert_ptr_nonnull(strstr(json, "\"III-\""));
    ck_assert_ptr_nonnull(strstr(json, "\"title\": \"A. Umum\""));
}
END_TEST

START_TEST(links_lead_to_their_anchor)
{
    size_t first = page_with("lihat Tabel 3.1", "1");
    size_t second = page_with("Tabel 3.1", "2");
    page_anchor_add(pages, "t31", second, 0, BASE_MM(40));
    struct page_item *link = page_item_add(pages, pages->pages[first], PAGE_LINK, PAGE_ARTIFACT, 0);
    link->x = BASE_MM(30);
    link->width = BASE_MM(20);
    link->height = BASE_MM(5);
    link->link.anchor = "t31";
    link = page_item_add(pages, pages->pages[first], PAGE_LINK, PAGE_ARTIFACT, 0);
    link->width = link->height = BASE_MM(5);
    link->link.uri = "https://example.go.id/(x)";
    write_pages("a.pdf");
    const char *shown = output("qpdf --qdf --object-streams=disable", "a.pdf", "- | strings");
    ck_assert_ptr_nonnull(strstr(shown, "/XYZ"));
    ck_assert_ptr_nonnull(strstr(output("pdfinfo -url", "a.pdf", ""), "https://example.go.id/(x)"));
}
END_TEST

START_TEST(shapes_and_pictures_are_valid)
{
    static const unsigned char pixels[12] = {255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9};
    static const unsigned char alpha[4] = {255, 128, 64, 0};
    static const base_length points[6] = {100000, 100000, 200000, 100000, 150000, 200000};
    struct image image = {.format = IMAGE_PIXELS,
                          .width = 2,
                          .height = 2,
                          .components = 3,
                          .data = pixels,
                          .length = 12,
                          .alpha = alpha,
                          .orientation = 6};
    size_t index = page_with("bentuk", "1");
    struct page *page = pages->pages[index];
    for (int kind = 0; kind < 8; kind++) {
        struct page_item *item =
            page_item_add(pages, page, kind < 4 ? PAGE_FILL : PAGE_PATH, PAGE_ARTIFACT, 0);
        item->x = item->y = BASE_MM(50);
        item->width = item->height = BASE_MM(20);
        item->colour = 0x0B4F6C;
        if (kind < 4) {
            item->fill.pattern = (enum page_pattern)kind;
            item->fill.radius = kind * 1000;
        } else {
            item->path.points = points;
            item->path.count = 3;
            item->path.closed = true;
            item->path.pattern = (enum page_pattern)(kind - 4);
            item->path.fill = 0x888888;
            item->path.thickness = 600;
        }
    }
    for (int i = 0; i < 2; i++) {
        struct page_item *item = page_item_add(pages, page, PAGE_IMAGE, PAGE_ARTIFACT, 0);
        item->width = item->height = BASE_MM(10);
        item->image = &image;
    }
    page->watermark = "DRAFT";
    write_pages("a.pdf");
    output("qpdf --check", "a.pdf", "");
    output("pdftoppm -r 20 -png", "a.pdf", "/dev/null");
    const char *objects =
        output("pdfimages -list", "a.pdf", "| awk '$3 == \"image\" {print $11}' | sort -u | wc -l");
    ck_assert_int_eq(atoi(objects), 1);
}
END_TEST

/* Adds a text that belongs to an element. */
static struct page_item *add_text(struct page *page, uint32_t element, base_length y,
                                  const char *text)
{
    struct page_fragment fragment = {0};
    page_text_add(pages, &fragment, face(false), BASE_PT(11), 0, 0, 0, text, element, 0);
    page_fragment_place(pages, page, &fragment, BASE_MM(30), y);
    return &page->items[page->count - 1];
}

START_TEST(elements_go_on_over_pages)
{
    struct page *first = page_add(pages, BASE_MM(210), BASE_MM(297));
    struct page *second = page_add(pages, BASE_MM(210), BASE_MM(297));
    uint32_t part = page_element_add(pages, PAGE_ROLE_SECTION, 0, 0);
    uint32_t heading = page_element_add(pages, PAGE_ROLE_HEADING, part, 0);
    uint32_t paragraph = page_element_add(pages, PAGE_ROLE_PARAGRAPH, part, 0);
    uint32_t empty = page_element_add(pages, PAGE_ROLE_PARAGRAPH, part, 0);
    pages->elements[heading].level = 3;
    add_text(first, heading, BASE_MM(30), "Judul");
    add_text(first, PAGE_ARTIFACT, BASE_MM(10), "kepala");
    add_text(first, paragraph, BASE_MM(40), "Awal ");
    add_text(second, paragraph, BASE_MM(40), "akhir.");
    ck_assert_uint_ne(empty, paragraph);
    write_pages("a.pdf");
    ck_assert_str_eq(output("pdfinfo -struct-text", "a.pdf", ""),
                     "Document\n  Part\n    H1 (block)\n      \"Judul\"\n    P (block)\n"
                     "      \"Awal \"\n      \"akhir.\"\n");
}
END_TEST

/* More pages than a leaf of the tree of parents takes, more elements than an object stream. */
START_TEST(marks_of_many_pages_lead_to_their_elements)
{
    for (int i = 0; i < 300; i++) {
        struct page *page = page_add(pages, BASE_MM(210), BASE_MM(297));
        add_text(page, page_element_add(pages, PAGE_ROLE_PARAGRAPH, 0, 0), BASE_MM(40), "isi");
    }
    write_pages("a.pdf");
    static const char tree[] = "trailer/Root/StructTreeRoot/ParentTree/Kids";
    const char *after = base_format(fixture.arena, "%s/5/Limits", tree);
    ck_assert_str_eq(output("mutool show", "a.pdf", after), "[ 256 299 ]\n");
    /* The entry of page 257: its key, then the elements of its marks. */
    after = base_format(fixture.arena, "%s/5/Nums/4/1/Pg/StructParents", tree);
    ck_assert_str_eq(output("mutool show", "a.pdf", after), "257\n");
    output("qpdf --check", "a.pdf", "");
}
END_TEST

START_TEST(a_note_is_read_behind_its_call)
{
    struct page *page = page_add(pages, BASE_MM(210), BASE_MM(297));
    uint32_t paragraph = page_element_add(pages, PAGE_ROLE_PARAGRAPH, 0, 0);
    uint32_t call = page_element_add(pages, PAGE_ROLE_REFERENCE, paragraph, 0);
    uint32_t note = page_element_add(pages, PAGE_ROLE_NOTE, paragraph, 0);
    pages->elements[note].call = call;
    add_text(page, paragraph, BASE_MM(40), "Awal");
    add_text(page, call, BASE_MM(40), "1");
    add_text(page, paragraph, BASE_MM(45), "akhir.");
    add_text(page, note, BASE_MM(250), "Catatan");
    write_pages("a.pdf");
    const char *text = output("pdfinfo -struct-text", "a.pdf", "");
    const char *told = strstr(text, "Catatan"), *rest = strstr(text, "akhir.");
    ck_assert_msg(told != NULL && rest != NULL && told < rest, "%s", text);
}
END_TEST

START_TEST(a_divided_word_is_extracted_whole)
{
    struct page *page = page_add(pages, BASE_MM(210), BASE_MM(297));
    uint32_t paragraph = page_element_add(pages, PAGE_ROLE_PARAGRAPH, 0, 0);
    add_text(page, paragraph, BASE_MM(40), "untuk pem-")->glyphs.soft_hyphen = true;
    add_text(page, paragraph, BASE_MM(45), "berdaya-")->glyphs.soft_hyphen = true;
    add_text(page, paragraph, BASE_MM(50), "an warga");
    write_pages("a.pdf");
    const char *text = output("pdftotext -raw", "a.pdf", "-");
    ck_assert_msg(strstr(text, "untuk pemberdayaan") != NULL, "%s", text);
    ck_assert_msg(strstr(text, "warga") != NULL && strchr(text, '-') == NULL, "%s", text);
    output("qpdf --check", "a.pdf", "");
}
END_TEST

/* The page being written is at hand while more pages are read than have a room. */
START_TEST(a_word_over_many_pages_is_extracted_whole)
{
    uint32_t paragraph = page_element_add(pages, PAGE_ROLE_PARAGRAPH, 0, 0);
    for (int i = 0; i < 9; i++) {
        struct page *page = page_add(pages, BASE_MM(210), BASE_MM(297));
        page_open(pages, page);
        add_text(page, paragraph, BASE_MM(40),
                 i == 0  ? "untuk a-"
                 : i < 8 ? "b-"
                         : "c warga")
            ->glyphs.soft_hyphen = i < 8;
        add_text(page, PAGE_ARTIFACT, BASE_MM(280), base_format(fixture.arena, "kaki %d", i));
        page_close(pages, page);
    }
    write_pages("a.pdf");
    const char *text = output("pdftotext -raw -l 1", "a.pdf", "-");
    ck_assert_msg(strstr(text, "untuk abbbbbbbc") != NULL, "%s", text);
    ck_assert_msg(strstr(text, "kaki 0") != NULL, "%s", text);
}
END_TEST

START_TEST(cells_name_their_headers)
{
    struct page *page = page_add(pages, BASE_MM(210), BASE_MM(297));
    uint32_t table = page_element_add(pages, PAGE_ROLE_TABLE, 0, 0);
    uint32_t cells[2][2];
    for (int r = 0; r < 3; r++) {
        uint32_t row = page_element_add(pages, PAGE_ROLE_ROW, table, 0);
        for (int c = 0; c < (r == 0 ? 1 : 2); c++) {
            uint32_t cell =
                page_element_add(pages, r < 2 ? PAGE_ROLE_HEADER_CELL : PAGE_ROLE_CELL, row, 0);
            pages->elements[cell].column_header = r < 2;
            pages->elements[cell].column_span = r == 0 ? 2 : 1;
            cells[r > 0 ? r - 1 : 0][c] = cell;
            add_text(page, cell, BASE_MM(40 + 10 * r), "isi");
        }
    }
    write_pages("a.pdf");
    const char *shown = output("qpdf --qdf --object-streams=disable", "a.pdf", "- | strings");
    ck_assert_ptr_nonnull(strstr(shown, "/ColSpan 2"));
    ck_assert_ptr_nonnull(strstr(shown, "/Scope /Column"));
    ck_assert_ptr_nonnull(strstr(shown, base_format(fixture.arena, "(e%05u)", cells[0][1])));
    ck_assert_ptr_null(strstr(shown, base_format(fixture.arena, "/ID (e%05u)", cells[1][1])));
    ck_assert_ptr_nonnull(strstr(shown, "/IDTree"));
}
END_TEST

/* A row of cells with one paragraph, with two, and with one that has a part of its own. */
START_TEST(a_paragraph_alone_is_tagged_as_its_cell)
{
    struct page *page = page_add(pages, BASE_MM(210), BASE_MM(297));
    uint32_t table = page_element_add(pages, PAGE_ROLE_TABLE, 0, 0);
    uint32_t row = page_element_add(pages, PAGE_ROLE_ROW, table, 0);
    for (int c = 0; c < 3; c++) {
        uint32_t cell = page_element_add(pages, PAGE_ROLE_CELL, row, 0);
        uint32_t first = page_element_add(pages, PAGE_ROLE_PARAGRAPH, cell, 0);
        add_text(page, first, BASE_MM(40 + 10 * c), "satu");
        if (c > 0) {
            enum page_role role = c == 1 ? PAGE_ROLE_PARAGRAPH : PAGE_ROLE_SPAN;
            uint32_t second = page_element_add(pages, role, c == 1 ? cell : first, 0);
            add_text(page, second, BASE_MM(45 + 10 * c), "dua");
        }
    }
    write_pages("a.pdf");
    const char *shown = output("pdfinfo -struct-text", "a.pdf", "| tr -d ' \\n'");
    ck_assert_msg(
        strstr(shown,
               "TRTD\"satu\"TDP(block)\"satu\"P(block)\"dua\"TD\"satu\"Span(inline)\"dua\"") !=
            NULL,
        "%s", shown);
}
END_TEST

START_TEST(files_are_embedded_in_order)
{
    struct pdf_deflated *deflated = pdf_deflated_create();
    pdf_deflated_add(deflated, "isi", 3);
    pdf_deflated_add(deflated, " d", 2);
    pdf_deflated_finish(deflated);
    const struct pdf_attachment files[] = {
        {"narasi/b.md", "text/markdown", "Narasi", PDF_SOURCE, "isi b", 5, NULL},
        {"a (1).json", "application/json", "Data \xe2\x80\x93 a", PDF_DATA, "{}", 2, NULL},
        {"kosong.xml", "application/xml", "Templat", PDF_SUPPLEMENT, "", 0, NULL},
        {"d.json", "application/json", "Data", PDF_DATA, NULL, 5, deflated},
    };
    page_with("isi", "1");
    options.attachments = files;
    options.count = sizeof files / sizeof *files;
    write_pages("a.pdf");
    const char *list = output("pdfdetach -list", "a.pdf", "");
    ck_assert_ptr_nonnull(strstr(list, "1: a (1).json\n2: d.json\n3: kosong.xml\n4: narasi/b.md"));
    ck_assert_str_eq(output("pdfdetach -save 2 -o /dev/stdout", "a.pdf", ""), "isi d");
    ck_assert_str_eq(output("pdfdetach -save 4 -o /dev/stdout", "a.pdf", ""), "isi b");
    ck_assert_ptr_nonnull(strstr(output("pdfinfo -meta", "a.pdf", ""), "<pdfaid:part>3<"));
    output("qpdf --check", "a.pdf", "");
}
END_TEST

START_TEST(without_files_it_is_part_2)
{
    page_with("isi", "1");
    pages->meta.title = "Laporan <A> & \"B\"";
    write_pages("a.pdf");
    const char *packet = output("pdfinfo -meta", "a.pdf", "");
    ck_assert_ptr_nonnull(strstr(packet, "<pdfaid:part>2<"));
    ck_assert_ptr_nonnull(strstr(packet, "Laporan &lt;A&gt; &amp; \"B\""));
}
END_TEST

START_TEST(a_folder_that_is_not_there_is_reported)
{
    page_with("isi", "1");
    ck_assert(!pdf_write(pages, &options, path("no/a.pdf"), fixture.diagnostics));
    ck_assert_uint_eq(base_diagnostics_errors(fixture.diagnostics), 1);
}
END_TEST

START_TEST(forty_thousand_pages_have_their_nodes)
{
    for (int i = 0; i < 40000; i++) {
        page_add(pages, BASE_MM(210), BASE_MM(297));
    }
    write_pages("a.pdf");
    ck_assert_ptr_nonnull(strstr(output("pdfinfo", "a.pdf", ""), "40000"));
}
END_TEST

TEST_SUITE(pdf_write)
{
    TCase *group = test_group(suite, "files");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, text_comes_back_as_written);
    tcase_add_test(group, room_between_words_is_one_space);
    tcase_add_test(group, no_break_space_and_space_stay_apart);
    tcase_add_test(group, fonts_are_embedded_and_subset);
    tcase_add_test(group, same_pages_same_bytes);
    tcase_add_test(group, metadata_is_set);
    tcase_add_test(group, labels_and_outline_are_readable);
    tcase_add_test(group, links_lead_to_their_anchor);
    tcase_add_test(group, shapes_and_pictures_are_valid);
    tcase_add_test(group, elements_go_on_over_pages);
    tcase_add_test(group, marks_of_many_pages_lead_to_their_elements);
    tcase_add_test(group, a_note_is_read_behind_its_call);
    tcase_add_test(group, a_divided_word_is_extracted_whole);
    tcase_add_test(group, a_word_over_many_pages_is_extracted_whole);
    tcase_add_test(group, cells_name_their_headers);
    tcase_add_test(group, a_paragraph_alone_is_tagged_as_its_cell);
    tcase_add_test(group, files_are_embedded_in_order);
    tcase_add_test(group, without_files_it_is_part_2);
    tcase_add_test(group, a_folder_that_is_not_there_is_reported);
    tcase_add_test(group, forty_thousand_pages_have_their_nodes);
}
