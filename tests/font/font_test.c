/* Tests of the manifest, faces, shaping and subsets; needs the Liberation and DejaVu
 * fonts. */
#include "font.h"

#include <string.h>

#include "test_fixture.h"
#include "test_main.h"

#define MANIFEST "../../fonts/fonts.txt"

static struct test_fixture fixture;
static struct font_set *set;
static const char *const no_folders[] = {NULL};

static void setup(void)
{
    fixture = test_fixture_create();
    set = font_set_open(fixture.arena, fixture.diagnostics, MANIFEST, no_folders);
    ck_assert_ptr_nonnull(set);
}

static void teardown(void)
{
    font_set_close(set);
    test_fixture_destroy(&fixture);
}

static const struct font_face *serif(void)
{
    const struct font_face *face = font_find(set, "Liberation Serif", false, false, 0);
    ck_assert_msg(face != NULL, "%s", test_messages(&fixture));
    return face;
}

static int64_t width(const char *text)
{
    return font_shape(set, serif(), text, strlen(text), true)->width;
}

/* A manifest of one line in a scratch folder. */
static struct font_set *set_of(const char *line, const char *file, const void *bytes, size_t length)
{
    const char *folder = test_scratch(fixture.arena);
    const char *path = base_format(fixture.arena, "%s/fonts.txt", folder);
    FILE *out = fopen(path, "w");
    ck_assert_ptr_nonnull(out);
    fprintf(out, "# fonts\nfolder | .\n%s\n", line);
    fclose(out);
    if (file != NULL) {
        out = fopen(base_format(fixture.arena, "%s/%s", folder, file), "wb");
        ck_assert_ptr_nonnull(out);
        fwrite(bytes, 1, length, out);
        fclose(out);
    }
    return font_set_open(fixture.arena, fixture.diagnostics, path, no_folders);
}

START_TEST(every_face_of_the_manifest_opens_unchanged)
{
    static const char *const families[] = {"Liberation Serif", "Liberation Sans",
                                           "Liberation Mono"};
    for (size_t i = 0; i < 12; i++) {
        ck_assert_ptr_nonnull(font_find(set, families[i / 4], i & 1, i & 2, 0));
    }
    ck_assert_ptr_nonnull(font_find(set, "DejaVu Sans", false, false, 0));
    ck_assert_ptr_nonnull(font_find(set, "DejaVu Sans", true, false, 0));
    ck_assert_str_eq(test_codes(&fixture), "");
    ck_assert_str_eq(font_metrics(serif())->postscript_name, "LiberationSerif");
    ck_assert_int_eq(font_metrics(serif())->units, 2048);
}
END_TEST

START_TEST(kerning_narrows)
{
    ck_assert_int_lt(width("AVATAR"), width("A") * 3 + width("V") + width("T") + width("R"));
    const struct font_run *run = font_shape(set, serif(), "a\xc3\xa9z", 4, false);
    ck_assert_uint_eq(run->count, 3);
    ck_assert_uint_eq(run->glyphs[1].cluster, 1);
    ck_assert_uint_eq(run->glyphs[2].cluster, 3);
    ck_assert_int_eq(run->width,
                     run->glyphs[0].advance + run->glyphs[1].advance + run->glyphs[2].advance);
}
END_TEST

START_TEST(equal_texts_share_one_run)
{
    ck_assert_ptr_eq(font_shape(set, serif(), "capaian x", 7, true),
                     font_shape(set, serif(), "capaian", 7, true));
    for (int i = 0; i < 5000; i++) {
        const char *text = base_format(fixture.arena, "kata%d", i);
        font_shape(set, serif(), text, strlen(text), true);
    }
    ck_assert_ptr_eq(font_shape(set, serif(), "kata7", 5, true),
                     font_shape(set, serif(), "kata7", 5, true));
}
END_TEST

START_TEST(characters_of_reports_are_there)
{
    static const uint32_t characters[] = {0x2013, 0x201C, 0x2265, 0x2264, 0xD7, 0xB2, 0xA7, 0x2022};
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
        ck_assert(font_has(serif(), characters[i]));
    }
    ck_assert_ptr_null(font_for(set, serif(), 0x4E2D));
    ck_assert_ptr_eq(font_for(set, serif(), 'a'), serif());
}
END_TEST

START_TEST(scale_rounds_once)
{
    /* 1,000 units of 2,048 at 11.5 pt: 5.615234375 pt */
    ck_assert_int_eq(font_scale(serif(), 1000, BASE_PT(11.5)), 5615);
    ck_assert_int_eq(font_scale(serif(), -1000, BASE_PT(11.5)), -5615);
}
END_TEST

START_TEST(subset_is_small_and_renumbered)
{
    const struct font_run *run = font_shape(set, serif(), "Mamuju", 6, true);
    uint16_t glyphs[3] = {run->glyphs[0].glyph, run->glyphs[1].glyph, run->glyphs[3].glyph};
    ck_assert(glyphs[0] < glyphs[1] && glyphs[1] < glyphs[2]);
    uint16_t renumbered[3];
    size_t length = 0;
    const unsigned char *bytes =
        font_subset(serif(), fixture.arena, glyphs, 3, renumbered, &length);
    ck_assert_ptr_nonnull(bytes);
    ck_assert_uint_lt(length, 4000);
    ck_assert_int_eq(memcmp(bytes, "\0\1\0\0", 4), 0);
    ck_assert_uint_eq(renumbered[0], 1);
    ck_assert_uint_eq(renumbered[2], 3);
}
END_TEST

START_TEST(a_character_is_taken_from_the_nearest_face)
{
    const struct font_face *italic = font_find(set, "Liberation Sans", false, true, 0);
    const struct font_face *bold = font_find(set, "Liberation Serif", true, false, 0);
    ck_assert_ptr_eq(font_for(set, serif(), 0x2713),
                     font_find(set, "DejaVu Sans", false, false, 0));
    ck_assert_ptr_eq(font_for(set, bold, 0x2713), font_find(set, "DejaVu Sans", true, false, 0));
    ck_assert_ptr_eq(font_for(set, italic, 0x2713), font_find(set, "DejaVu Sans", false, false, 0));
    ck_assert_str_eq(test_codes(&fixture), "");
}
END_TEST

START_TEST(the_first_family_of_the_manifest_comes_first)
{
    struct font_set *other = set_of("A | regular | upright | LiberationMono-Regular.ttf | | \n"
                                    "B | regular | upright | DejaVuSansMono.ttf | | \n"
                                    "C | regular | upright | DejaVuSans.ttf | | \n"
                                    "D | bold | upright | DejaVuSans-Bold.ttf | | \n"
                                    "folder | /usr/share/fonts/truetype/liberation2\n"
                                    "folder | /usr/share/fonts/truetype/liberation\n"
                                    "folder | /usr/share/fonts/truetype/dejavu",
                                    NULL, "", 0);
    const struct font_face *mono = font_find(other, "A", false, false, 0);
    const struct font_face *bold = font_find(other, "D", true, false, 0);
    ck_assert_str_eq(font_metrics(font_for(other, mono, 0x2713))->family, "B");
    ck_assert_str_eq(font_metrics(font_for(other, bold, 0x2713))->family, "D");
    ck_assert_ptr_null(font_for(other, bold, 0x6F22));
    font_set_close(other);
}
END_TEST

/* Every mark that lists may have, every sign that the packs use. */
START_TEST(documented_signs_are_held)
{
    static const uint32_t signs[] = {0x2022, 0x2013, 0x25AA, 0x2713, 0x2717,
                                     0x2610, 0x2611, 0x25CF, 0x2192, 0x21D2};
    for (int style = 0; style < 4; style++) {
        const struct font_face *face =
            font_find(set, "Liberation Serif", style & 1, (style & 2) != 0, 0);
        for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
            const struct font_face *other = font_for(set, face, signs[i]);
            ck_assert_msg(other != NULL, "U+%04X", (unsigned)signs[i]);
            ck_assert(font_has(other, signs[i]));
        }
    }
}
END_TEST

START_TEST(unknown_family_is_reported_once)
{
    uint32_t source = base_source_add(fixture.sources, "gaya.xml", "", 0);
    base_origin asked = base_origin_place(fixture.sources, source, 4, 9);
    ck_assert_ptr_null(font_find(set, "Comic Sans", true, false, asked));
    ck_assert_ptr_null(font_find(set, "Comic Sans", false, false, 0));
    ck_assert_str_eq(test_codes(&fixture), "H003");
    ck_assert_ptr_nonnull(strstr(test_messages(&fixture), "gaya.xml:4:9"));
}
END_TEST

START_TEST(the_nearest_family_is_named)
{
    ck_assert_ptr_null(font_find(set, "Liberation Sand", false, false, 0));
    ck_assert_str_eq(test_codes(&fixture), "H008");
    ck_assert_ptr_nonnull(strstr(test_messages(&fixture), "\"Liberation Sans\"?"));
}
END_TEST

START_TEST(each_face_that_a_family_lacks_is_named)
{
    ck_assert_ptr_null(font_find(set, "DejaVu Sans", true, true, 0));
    ck_assert_ptr_null(font_find(set, "DejaVu Sans", true, true, 0));
    ck_assert_ptr_null(font_find(set, "DejaVu Sans", false, true, 0));
    ck_assert_str_eq(test_codes(&fixture), "H009 H009");
    ck_assert_ptr_nonnull(strstr(test_messages(&fixture), "bold italic"));
}
END_TEST

START_TEST(missing_file_names_its_package)
{
    struct font_set *other =
        set_of("Arial | regular | upright | arial.ttf | ttf-ms | ", NULL, "", 0);
    ck_assert_ptr_null(font_find(other, "Arial", false, false, 0));
    ck_assert_ptr_null(font_find(other, "Arial", false, false, 0));
    ck_assert_str_eq(test_codes(&fixture), "H004");
    ck_assert_ptr_nonnull(strstr(test_messages(&fixture), "ttf-ms"));
    font_set_close(other);
}
END_TEST

START_TEST(other_outlines_are_refused_by_name)
{
    static const struct {
        const char *bytes, *name;
    } kinds[] = {
        {"OTTO\0\0\0\0\0\0\0\0\0\0", "PostScript outlines"},
        {"ttcf\0\0\0\0\0\0\0\0\0\0", "collection"},
        {"wOF2\0\0\0\0\0\0\0\0\0\0", "WOFF2"},
        {"hello, world!!", "not a font"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct font_set *other =
            set_of("X | regular | upright | x.ttf | | ", "x.ttf", kinds[i].bytes, 14);
        ck_assert_ptr_null(font_find(other, "X", false, false, 0));
        ck_assert_ptr_nonnull(strstr(test_messages(&fixture), kinds[i].name));
        font_set_close(other);
    }
}
END_TEST

START_TEST(damaged_fonts_are_refused)
{
    struct font_set *other =
        set_of("X | regular | upright | x.ttf | | ", "x.ttf", "\0\1\0\0\0\x09\0\0\0\0\0\0\0\0", 14);
    ck_assert_ptr_null(font_find(other, "X", false, false, 0));
    ck_assert_str_eq(test_codes(&fixture), "H007");
    font_set_close(other);
}
END_TEST

START_TEST(a_changed_file_is_said)
{
    const char *line = "S | regular | upright | LiberationSans-Regular.ttf | | 0123\n"
                       "folder | /usr/share/fonts/truetype/liberation2\n"
                       "folder | /usr/share/fonts/truetype/liberation";
    struct font_set *other = set_of(line, NULL, "", 0);
    ck_assert_ptr_nonnull(font_find(other, "S", false, false, 0));
    ck_assert_str_eq(test_codes(&fixture), "H005");
    font_set_close(other);
}
END_TEST

START_TEST(faulty_manifest_lines_are_named)
{
    ck_assert_ptr_null(set_of("Arial | fat | upright | arial.ttf", NULL, "", 0));
    ck_assert_ptr_nonnull(strstr(test_messages(&fixture), "fonts.txt:3"));
    ck_assert_ptr_null(set_of("Arial | bold", NULL, "", 0));
    ck_assert_str_eq(test_codes(&fixture), "H002 H002");
}
END_TEST

TEST_SUITE(font)
{
    TCase *group = test_group(suite, "fonts");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, every_face_of_the_manifest_opens_unchanged);
    tcase_add_test(group, kerning_narrows);
    tcase_add_test(group, equal_texts_share_one_run);
    tcase_add_test(group, characters_of_reports_are_there);
    tcase_add_test(group, scale_rounds_once);
    tcase_add_test(group, subset_is_small_and_renumbered);
    tcase_add_test(group, a_character_is_taken_from_the_nearest_face);
    tcase_add_test(group, the_first_family_of_the_manifest_comes_first);
    tcase_add_test(group, documented_signs_are_held);
    tcase_add_test(group, unknown_family_is_reported_once);
    tcase_add_test(group, the_nearest_family_is_named);
    tcase_add_test(group, each_face_that_a_family_lacks_is_named);
    tcase_add_test(group, missing_file_names_its_package);
    tcase_add_test(group, other_outlines_are_refused_by_name);
    tcase_add_test(group, damaged_fonts_are_refused);
    tcase_add_test(group, a_changed_file_is_said);
    tcase_add_test(group, faulty_manifest_lines_are_named);
}
