/* Tests of whole PDF files: written here, read back by poppler and qpdf. */
#include "pdf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "font.h"
#include "image.h"
#include "page.h"
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
    tcase_add_test(group, a_folder_that_is_not_there_is_reported);
    tcase_add_test(group, forty_thousand_pages_have_their_nodes);
}
