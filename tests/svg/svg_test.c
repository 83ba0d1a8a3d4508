/* Tests of the SVG of single items. */
#include "svg.h"

#include <string.h>

#include "base_arena.h"
#include "image.h"
#include "page.h"
#include "test_fixture.h"
#include "test_main.h"

static struct test_fixture fixture;
static struct page_document *document;
static struct page *page;
static struct base_buffer buffer;

static void setup(void)
{
    fixture = test_fixture_create();
    document = page_document_create(fixture.arena, fixture.sources, font_set_fake(fixture.arena));
    page = page_add(document, BASE_PT(200), BASE_PT(100));
    buffer = (struct base_buffer){.arena = fixture.arena};
}

static void teardown(void)
{
    test_fixture_destroy(&fixture);
}

static const char *painted(bool fields)
{
    const struct svg_options options = {.font_prefix = "", .image_prefix = "/g/", .fields = fields};
    buffer.length = 0;
    svg_page(document, 0, &options, &buffer);
    return base_buffer_get(&buffer);
}

static void add_text(const char *text, base_origin origin)
{
    struct page_fragment fragment = {0};
    page_text_add(document, &fragment, font_face_at(document->fonts, 0), BASE_PT(10), 0x102030, 0,
                  0, text, PAGE_ARTIFACT, origin);
    page_fragment_place(document, page, &fragment, BASE_PT(12), BASE_PT(20));
}

#define HAS(part) ck_assert_msg(strstr(painted(false), part) != NULL, "%s", painted(false))
#define HAS_NOT(part) ck_assert_msg(strstr(painted(false), part) == NULL, "%s", painted(false))

START_TEST(words_stand_at_their_own_places)
{
    add_text("ab cd", 7);
    HAS("viewBox=\"0 0 200 100\"");
    HAS("<text x=\"12\" y=\"20\"");
    HAS("font-size=\"10\" fill=\"#102030\" data-o=\"7\"");
    HAS(">ab <tspan x=\"24.5\">cd</tspan></text>");
}
END_TEST

START_TEST(moved_glyphs_have_places_of_their_own)
{
    add_text("abc", 0);
    struct page_glyph *glyphs = (struct page_glyph *)page->items[0].glyphs.glyphs;
    glyphs[1].x += 500;
    HAS("<tspan y=\"20\" x=\"12 17.5 22\">abc</tspan>");
    glyphs[2].y = -3000;
    HAS("<tspan y=\"20\" x=\"12 17.5\">ab</tspan><tspan y=\"17\" x=\"22\">c</tspan>");
}
END_TEST

START_TEST(several_letters_of_one_glyph_stay_together)
{
    add_text("abc", 0);
    struct page_glyph *glyphs = (struct page_glyph *)page->items[0].glyphs.glyphs;
    glyphs[1] = (struct page_glyph){.glyph = 9, .cluster = 1, .x = 5000};
    page->items[0].glyphs.count = 2;
    HAS("<tspan y=\"20\" x=\"12\">a</tspan><tspan y=\"20\" x=\"17\">bc</tspan>");
}
END_TEST

START_TEST(text_cannot_break_out)
{
    add_text("a<b>&\"c", 0);
    HAS("a&lt;b&gt;&amp;&quot;c");
}
END_TEST

START_TEST(upward_runs_are_turned)
{
    add_text("ab", 0);
    page->items[0].glyphs.upward = true;
    HAS("transform=\"translate(12 20)rotate(-90)\" x=\"0\" y=\"0\"");
}
END_TEST

static struct page_item *add(enum page_item_kind kind)
{
    struct page_item *item = page_item_add(document, page, kind, PAGE_ARTIFACT, 3);
    item->x = BASE_PT(1);
    item->y = BASE_PT(2);
    item->width = BASE_PT(30);
    item->height = BASE_PT(4);
    return item;
}

START_TEST(shapes_and_lines)
{
    struct page_item *fill = add(PAGE_FILL);
    fill->colour = 0xFFEEDD;
    fill->fill.radius = BASE_PT(9);
    HAS("<rect x=\"1\" y=\"2\" width=\"30\" height=\"4\" rx=\"2\" fill=\"#ffeedd\" data-o=\"3\"/>");
    struct page_item *line = add(PAGE_LINE);
    line->line.thickness = 250;
    line->line.dashed = true;
    HAS("<path d=\"M1 2L31 6\" stroke=\"#000000\" stroke-width=\"0.25\" stroke-dasharray=\"2\"");
}
END_TEST

START_TEST(patterns_are_clipped_lines)
{
    struct page_item *fill = add(PAGE_FILL);
    fill->fill.pattern = PAGE_CROSSHATCH;
    HAS("<clipPath id=\"p1c0\"><rect x=\"1\" y=\"2\" width=\"30\" height=\"4\"/></clipPath>"
        "<path clip-path=\"url(#p1c0)\"");
    fill->fill.pattern = PAGE_DOTS;
    HAS("M3 4h0M7 4h0");
}
END_TEST

START_TEST(links_lead_to_pages_and_plain_addresses_only)
{
    page_anchor_add(document, "bab2", 4, 0, BASE_PT(33));
    struct page_item *link = add(PAGE_LINK);
    link->link.anchor = "bab2";
    HAS("href=\"#page-5\" data-page=\"5\" data-y=\"33\">");
    link->link.anchor = NULL;
    link->link.uri = "https://contoh.go.id/?a=1&b=2";
    HAS("href=\"https://contoh.go.id/?a=1&amp;b=2\" target=\"_blank\"");
    link->link.uri = "javascript:alert(1)";
    HAS_NOT("<a ");
}
END_TEST

START_TEST(marks_can_be_switched_off)
{
    add(PAGE_FILL);
    add(PAGE_FILL)->mark = true;
    page->watermark = "DRAF\n1 Mei 2025";
    HAS("<g class=\"mark\">\n<rect");
    HAS("<g class=\"watermark\" transform=\"matrix(.643 -.766 .766 .643 100 50)\">");
    HAS(">1 <tspan");
}
END_TEST

START_TEST(fields_are_for_the_screen)
{
    const struct page_field form = {.name = "ttd", .person = "Kepala", .widget = true};
    add(PAGE_FIELD)->field = &form;
    HAS_NOT("class=\"field\"");
    ck_assert_ptr_nonnull(strstr(painted(true), "class=\"field\""));
}
END_TEST

START_TEST(pictures_are_named_by_content_and_found_again)
{
    static const unsigned char pixels[12] = {255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9};
    static const unsigned char alpha[4] = {255, 0, 255, 128};
    struct image image = {.format = IMAGE_PIXELS,
                          .width = 2,
                          .height = 2,
                          .orientation = 6,
                          .components = 3,
                          .data = pixels,
                          .length = 12,
                          .alpha = alpha,
                          .hash = {1, 0xab}};
    add(PAGE_IMAGE)->image = &image;
    HAS("href=\"/g/000000000000000100000000000000ab.png\"");
    HAS("matrix(0 4 -30 0 31 2)");
    size_t length;
    const char *mime;
    const unsigned char *file =
        svg_image(document, fixture.arena, "000000000000000100000000000000ab.png", &length, &mime);
    ck_assert_ptr_nonnull(file);
    ck_assert_str_eq(mime, "image/png");
    ck_assert_int_eq(memcmp(file, "\x89PNG\r\n\x1a\n", 8), 0);
    ck_assert_ptr_null(svg_image(document, fixture.arena, "ff.png", &length, &mime));
}
END_TEST

START_TEST(exif_of_photos_stays_at_home)
{
    static const unsigned char jpeg[] = {0xFF, 0xD8, 0xFF, 0xE1, 0,    4, 'G', 'P', 0xFF, 0xDB, 0,
                                         4,    1,    2,    0xFF, 0xDA, 0, 2,   7,   0xFF, 0xD9};
    struct image image = {.format = IMAGE_JPEG, .data = jpeg, .length = sizeof jpeg};
    size_t length;
    const char *mime;
    const unsigned char *file = image_file(fixture.arena, &image, &length, &mime);
    ck_assert_uint_eq(length, sizeof jpeg - 6);
    ck_assert_int_eq(file[3], 0xDB);
    image.length = 5; /* cut within a segment: kept as it is */
    image_file(fixture.arena, &image, &length, &mime);
    ck_assert_uint_eq(length, 5);
}
END_TEST

TEST_SUITE(svg)
{
    TCase *group = test_group(suite, "items");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, words_stand_at_their_own_places);
    tcase_add_test(group, moved_glyphs_have_places_of_their_own);
    tcase_add_test(group, several_letters_of_one_glyph_stay_together);
    tcase_add_test(group, text_cannot_break_out);
    tcase_add_test(group, upward_runs_are_turned);
    tcase_add_test(group, shapes_and_lines);
    tcase_add_test(group, patterns_are_clipped_lines);
    tcase_add_test(group, links_lead_to_pages_and_plain_addresses_only);
    tcase_add_test(group, marks_can_be_switched_off);
    tcase_add_test(group, fields_are_for_the_screen);
    tcase_add_test(group, pictures_are_named_by_content_and_found_again);
    tcase_add_test(group, exif_of_photos_stays_at_home);
}
