/* Tests of opening pictures: all forms of PNG and JPEG, damage, orientation, smaller copies. */
#include "image.h"

#include <stdio.h>
#include <string.h>

#include <png.h>

#include "image_reader.h"
#include "image_sample.h"
#include "test_fixture.h"
#include "test_main.h"

static struct test_fixture fixture;
static const char *folder, *path;

static void setup(void)
{
    fixture = test_fixture_create();
    folder = test_scratch(fixture.arena);
    path = base_format(fixture.arena, "%s/picture", folder);
}

static void teardown(void)
{
    remove(path);
    remove(folder);
    test_fixture_destroy(&fixture);
}

static const struct image *opened(const void *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
    ck_assert_int_eq(fclose(file), 0);
    return image_open(fixture.arena, fixture.arena, fixture.diagnostics, path, "gambar/foto.png",
                      0);
}

/* ---------------------------------------------------------------- PNG */

static unsigned as_byte(unsigned value, int depth)
{
    unsigned most = (1u << depth) - 1;
    return (value * 255 + most / 2) / most;
}

/* What a colour channel of a sample should become. */
static unsigned expected_colour(const struct sample_png *sample, uint32_t x, uint32_t y,
                                int channel)
{
    if (sample->colour_type == PNG_COLOR_TYPE_PALETTE) {
        unsigned index = sample_value(sample, x, y, 0);
        unsigned char colours[] = {(unsigned char)(index * 10), (unsigned char)(255 - index),
                                   (unsigned char)(index * 3)};
        return colours[channel];
    }
    return as_byte(sample_value(sample, x, y, channel), sample->depth);
}

static unsigned expected_alpha(const struct sample_png *sample, uint32_t x, uint32_t y)
{
    unsigned value = sample_value(sample, x, y, 0);
    switch (sample->colour_type) {
    case PNG_COLOR_TYPE_PALETTE:
        return value == 0 ? 0 : value == 1 ? 128 : 255;
    case PNG_COLOR_TYPE_GRAY:
        return value == 1 ? 0 : 255;
    case PNG_COLOR_TYPE_RGB:
        return value == 1 && sample_value(sample, x, y, 1) == 1 &&
                       sample_value(sample, x, y, 2) == 1
                   ? 0
                   : 255;
    case PNG_COLOR_TYPE_GRAY_ALPHA:
        return as_byte(sample_value(sample, x, y, 1), sample->depth);
    default:
        return as_byte(sample_value(sample, x, y, 3), sample->depth);
    }
}

static void check_png(const struct sample_png *sample)
{
    size_t length;
    const unsigned char *bytes = sample_png_file(fixture.arena, sample, &length);
    const struct image *image = opened(bytes, length);
    ck_assert_msg(image != NULL, "%s", test_messages(&fixture));
    ck_assert_int_eq(image->format, IMAGE_PIXELS);
    ck_assert_uint_eq(image->width, sample->width);
    ck_assert_uint_eq(image->shown_height, sample->height);
    bool grey = sample->colour_type == PNG_COLOR_TYPE_GRAY ||
                sample->colour_type == PNG_COLOR_TYPE_GRAY_ALPHA;
    ck_assert_int_eq(image->components, grey ? 1 : 3);
    size_t count = (size_t)sample->width * sample->height;
    ck_assert_uint_eq(image->length, count * (size_t)image->components);
    bool alpha = sample->transparent || (sample->colour_type & PNG_COLOR_MASK_ALPHA) != 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t x = (uint32_t)i % sample->width, y = (uint32_t)i / sample->width;
        for (int k = 0; k < image->components; k++) {
            ck_assert_uint_eq(image->data[i * (size_t)image->components + (size_t)k],
                              expected_colour(sample, x, y, k));
        }
        if (alpha && image->alpha != NULL) {
            ck_assert_uint_eq(image->alpha[i], expected_alpha(sample, x, y));
        }
    }
    ck_assert(alpha || image->alpha == NULL);
}

START_TEST(every_form_of_png_is_read)
{
    static const struct {
        int colour_type, depth;
        bool transparency; /* by tRNS */
    } forms[] = {
        {PNG_COLOR_TYPE_GRAY, 1, true},         {PNG_COLOR_TYPE_GRAY, 2, true},
        {PNG_COLOR_TYPE_GRAY, 4, true},         {PNG_COLOR_TYPE_GRAY, 8, true},
        {PNG_COLOR_TYPE_GRAY, 16, true},        {PNG_COLOR_TYPE_RGB, 8, true},
        {PNG_COLOR_TYPE_RGB, 16, true},         {PNG_COLOR_TYPE_PALETTE, 1, true},
        {PNG_COLOR_TYPE_PALETTE, 2, true},      {PNG_COLOR_TYPE_PALETTE, 4, true},
        {PNG_COLOR_TYPE_PALETTE, 8, true},      {PNG_COLOR_TYPE_GRAY_ALPHA, 8, false},
        {PNG_COLOR_TYPE_GRAY_ALPHA, 16, false}, {PNG_COLOR_TYPE_RGB_ALPHA, 8, false},
        {PNG_COLOR_TYPE_RGB_ALPHA, 16, false},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        for (int kind = 0; kind < 4; kind++) {
            struct sample_png sample = {.width = 19,
                                        .height = 11,
                                        .colour_type = forms[i].colour_type,
                                        .depth = forms[i].depth,
                                        .interlaced = (kind & 1) != 0,
                                        .transparent = (kind & 2) != 0 && forms[i].transparency};
            check_png(&sample);
        }
    }
    ck_assert_str_eq(test_codes(&fixture), "");
}
END_TEST

START_TEST(png_is_turned_upright)
{
    /* Stored: A B / C D / E F. */
    static const char *const turned[] = {"ABCDEF", "BADCFE", "FEDCBA", "EFCDAB",
                                         "ACEBDF", "ECAFDB", "FDBECA", "BDFACE"};
    for (int orientation = 1; orientation <= 8; orientation++) {
        unsigned char exif[26];
        size_t exif_length = sample_exif(exif, orientation, orientation % 2 == 0);
        struct sample_png sample = {.width = 2,
                                    .height = 3,
                                    .colour_type = PNG_COLOR_TYPE_GRAY,
                                    .depth = 8,
                                    .exif = exif,
                                    .exif_length = exif_length};
        size_t length;
        const unsigned char *bytes = sample_png_file(fixture.arena, &sample, &length);
        const struct image *image = opened(bytes, length);
        ck_assert_ptr_nonnull(image);
        ck_assert_int_eq(image->orientation, 1);
        ck_assert_uint_eq(image->shown_width, orientation >= 5 ? 3 : 2);
        for (size_t i = 0; i < 6; i++) {
            uint32_t letter = (uint32_t)(turned[orientation - 1][i] - 'A');
            ck_assert_uint_eq(image->data[i], sample_value(&sample, letter % 2, letter / 2, 0));
        }
    }
}
END_TEST

/* ---------------------------------------------------------------- JPEG */

static const struct image *jpeg(struct sample_jpeg sample)
{
    size_t length;
    const unsigned char *bytes = sample_jpeg_file(fixture.arena, &sample, &length);
    return opened(bytes, length);
}

START_TEST(jpeg_is_kept_as_it_is)
{
    struct sample_jpeg sample = {.width = 40, .height = 30, .components = 3};
    size_t length;
    const unsigned char *bytes = sample_jpeg_file(fixture.arena, &sample, &length);
    const struct image *image = opened(bytes, length);
    ck_assert_ptr_nonnull(image);
    ck_assert_int_eq(image->format, IMAGE_JPEG);
    ck_assert_uint_eq(image->length, length);
    ck_assert_int_eq(memcmp(image->data, bytes, length), 0);
    ck_assert_int_eq(image->components, 3);
    ck_assert(!image->inverted_cmyk);
    ck_assert_int_eq(
        jpeg((struct sample_jpeg){.width = 8, .height = 8, .components = 1})->components, 1);
    ck_assert_ptr_nonnull(jpeg(
        (struct sample_jpeg){.width = 64, .height = 64, .components = 3, .progressive = true}));
}
END_TEST

START_TEST(cmyk_tells_whether_it_is_inverted)
{
    struct sample_jpeg sample = {.width = 16, .height = 16, .components = 4};
    ck_assert(jpeg(sample)->inverted_cmyk);
    sample.plain_cmyk = true;
    ck_assert(!jpeg(sample)->inverted_cmyk);
    ck_assert_int_eq(jpeg(sample)->components, 4);
}
END_TEST

START_TEST(rgb_without_a_mark_is_written_again)
{
    struct sample_jpeg sample = {.width = 16, .height = 16, .components = 3, .bare_rgb = true};
    size_t length;
    const unsigned char *bytes = sample_jpeg_file(fixture.arena, &sample, &length);
    const struct image *image = opened(bytes, length);
    ck_assert_ptr_nonnull(image);
    ck_assert(image->length != length || memcmp(image->data, bytes, length) != 0);
    ck_assert_ptr_nonnull(opened(image->data, image->length));
}
END_TEST

START_TEST(arithmetic_coding_is_refused)
{
    struct sample_jpeg sample = {.width = 16, .height = 16, .components = 3, .arithmetic = true};
    ck_assert_ptr_null(jpeg(sample));
    ck_assert_str_eq(test_codes(&fixture), "I006");
}
END_TEST

START_TEST(jpeg_orientation_is_read)
{
    for (int orientation = 0; orientation <= 9; orientation++) {
        unsigned char app1[32] = "Exif\0";
        sample_exif(app1 + 6, orientation, orientation % 2 == 1);
        struct sample_jpeg sample = {
            .width = 40, .height = 24, .components = 3, .app1 = app1, .app1_length = 32};
        const struct image *image = jpeg(sample);
        ck_assert_ptr_nonnull(image);
        bool valid = orientation >= 1 && orientation <= 8;
        ck_assert_int_eq(image->orientation, valid ? orientation : 1);
        bool turned = valid && orientation >= 5;
        ck_assert_uint_eq(image->shown_width, turned ? 24 : 40);
        ck_assert_uint_eq(image->shown_height, turned ? 40 : 24);
        ck_assert_uint_eq(image->width, 40);
    }
}
END_TEST

START_TEST(damaged_exif_means_upright)
{
    unsigned char block[26];
    size_t length = sample_exif(block, 6, false);
    ck_assert_int_eq(image_exif_orientation(block, length), 6);
    for (size_t i = 0; i < 20; i++) {
        ck_assert_int_eq(image_exif_orientation(block, i), 1);
    }
    memset(block + 4, 0xFF, 4); /* directory far outside */
    ck_assert_int_eq(image_exif_orientation(block, length), 1);
    sample_exif(block, 6, true);
    block[8] = block[9] = 0xFF; /* 65535 entries */
    ck_assert_int_eq(image_exif_orientation(block, length), 6);
    block[10] = 9;
    ck_assert_int_eq(image_exif_orientation(block, length), 1);
}
END_TEST

/* ---------------------------------------------------------------- damage */

START_TEST(cut_off_files_are_refused_at_every_length)
{
    struct sample_png png = {
        .width = 20, .height = 20, .colour_type = PNG_COLOR_TYPE_RGB, .depth = 8};
    struct sample_jpeg jpegs[] = {
        {.width = 33, .height = 20, .components = 3},
        {.width = 33, .height = 20, .components = 3, .progressive = true}};
    for (int kind = 0; kind < 3; kind++) {
        size_t length;
        const unsigned char *bytes =
            kind == 0 ? sample_png_file(fixture.arena, &png, &length)
                      : sample_jpeg_file(fixture.arena, &jpegs[kind - 1], &length);
        for (size_t most = 0; most < length; most++) {
            size_t before = base_diagnostics_count(fixture.diagnostics);
            ck_assert_msg(opened(bytes, most) == NULL, "kind %d, %zu of %zu bytes", kind, most,
                          length);
            /* Beyond 200 of a kind they are counted only. */
            ck_assert(base_diagnostics_count(fixture.diagnostics) > before || before >= 200);
        }
        ck_assert_ptr_nonnull(opened(bytes, length));
    }
}
END_TEST

START_TEST(cut_off_and_damaged_are_told_apart)
{
    struct sample_png sample = {
        .width = 20, .height = 20, .colour_type = PNG_COLOR_TYPE_RGB, .depth = 8};
    size_t length;
    unsigned char *bytes = sample_png_file(fixture.arena, &sample, &length);
    ck_assert_ptr_null(opened(bytes, length / 2));
    ck_assert_str_eq(test_codes(&fixture), "I003");
    bytes[length / 2] ^= 0x55;
    ck_assert_ptr_null(opened(bytes, length));
    ck_assert_str_eq(test_codes(&fixture), "I003 I004");
    ck_assert_ptr_nonnull(strstr(test_messages(&fixture), "foto.png"));
}
END_TEST

/* The last passes of small interlaced pictures are empty. */
START_TEST(small_pictures_of_every_size)
{
    for (uint32_t i = 0; i < 2 * 9 * 9; i++) {
        struct sample_png sample = {.width = 1 + i % 9,
                                    .height = 1 + i / 9 % 9,
                                    .colour_type = PNG_COLOR_TYPE_GRAY,
                                    .depth = 8,
                                    .interlaced = i >= 9 * 9};
        size_t length;
        const unsigned char *bytes = sample_png_file(fixture.arena, &sample, &length);
        const struct image *image = opened(bytes, length);
        ck_assert_ptr_nonnull(image);
        for (uint32_t at = 0; at < sample.width * sample.height; at++) {
            ck_assert_uint_eq(image->data[at],
                              sample_value(&sample, at % sample.width, at / sample.width, 0));
        }
    }
}
END_TEST

START_TEST(changed_bytes_do_no_harm)
{
    struct sample_png png = {.width = 16,
                             .height = 16,
                             .colour_type = PNG_COLOR_TYPE_PALETTE,
                             .depth = 4,
                             .transparent = true,
                             .interlaced = true};
    unsigned char app1[32] = "Exif\0";
    sample_exif(app1 + 6, 6, true);
    struct sample_jpeg jpegs[] = {
        {.width = 33, .height = 20, .components = 3, .app1 = app1, .app1_length = 32},
        {.width = 33, .height = 20, .components = 4, .progressive = true}};
    uint32_t state = 2024;
    for (int round = 0; round < 3000; round++) {
        struct base_arena *arena = base_arena_create();
        struct base_diagnostics *diagnostics = base_diagnostics_create(arena, fixture.sources);
        size_t length;
        unsigned char *bytes = round % 3 == 0
                                   ? sample_png_file(arena, &png, &length)
                                   : sample_jpeg_file(arena, &jpegs[round % 3 - 1], &length);
        for (uint32_t i = 0; i <= sample_random(&state) % 4; i++) {
            bytes[sample_random(&state) % length] = (unsigned char)sample_random(&state);
        }
        if (round % 3 == 0) {
            sample_png_mend(bytes, length);
        }
        struct image_reader reader = {.arena = arena,
                                      .diagnostics = diagnostics,
                                      .name = "x",
                                      .bytes = bytes,
                                      .length = length};
        struct image image = {0};
        bool done =
            round % 3 == 0 ? image_png_read(&reader, &image) : image_jpeg_read(&reader, &image);
        ck_assert(done == (base_diagnostics_errors(diagnostics) == 0));
        ck_assert(!done || (image.width > 0 && image.height > 0 && image.data != NULL));
        base_arena_destroy(arena);
    }
}
END_TEST

START_TEST(too_many_pixels_are_refused_before_decoding)
{
    struct sample_jpeg sample = {.width = 16, .height = 16, .components = 1};
    size_t length;
    unsigned char *bytes = sample_jpeg_file(fixture.arena, &sample, &length);
    for (size_t i = 0; i + 8 < length; i++) {
        if (bytes[i] == 0xFF && bytes[i + 1] == 0xC0) {
            memset(bytes + i + 5, 0x7F, 4);
            break;
        }
    }
    ck_assert_ptr_null(opened(bytes, length));
    ck_assert_str_eq(test_codes(&fixture), "I005");
    ck_assert_ptr_nonnull(strstr(test_messages(&fixture), "32639 x 32639"));
}
END_TEST

START_TEST(other_files_are_named)
{
    static const struct {
        const char *bytes;
        size_t length;
        const char *what;
    } kinds[] = {
        {"GIF89a......", 12, "GIF"},
        {"RIFF....WEBP", 12, "WebP"},
        {"BM..........", 12, "BMP"},
        {"\0\0\0\x18"
         "ftypheic",
         12, "HEIC"},
        {"II*\0........", 12, "TIFF"},
        {"%PDF-1.7....", 12, "PDF"},
        {"<svg xmlns=.", 12, "SVG"},
        {"hello, world", 12, "not a picture"},
        {"", 0, "empty"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        ck_assert_ptr_null(opened(kinds[i].bytes, kinds[i].length));
        ck_assert_msg(strstr(test_messages(&fixture), kinds[i].what) != NULL, "%s",
                      test_messages(&fixture));
    }
    ck_assert_str_eq(test_codes(&fixture), "I002 I002 I002 I002 I002 I002 I002 I002 I002");
}
END_TEST

START_TEST(missing_files_are_named)
{
    ck_assert_ptr_null(image_open(fixture.arena, fixture.arena, fixture.diagnostics,
                                  "/nowhere/x.png", "gambar/x.png", 0));
    ck_assert_ptr_null(
        image_open(fixture.arena, fixture.arena, fixture.diagnostics, "/", "gambar", 0));
    ck_assert_str_eq(test_codes(&fixture), "I001 B003");
}
END_TEST

/* ---------------------------------------------------------------- smaller copies, hashes */

START_TEST(pixels_become_smaller_with_their_alpha)
{
    struct sample_png sample = {
        .width = 60, .height = 30, .colour_type = PNG_COLOR_TYPE_RGB_ALPHA, .depth = 8};
    size_t length;
    const unsigned char *bytes = sample_png_file(fixture.arena, &sample, &length);
    const struct image *image = opened(bytes, length);
    const struct image *small = image_downsample(fixture.arena, image, 20);
    ck_assert_uint_eq(small->width, 20);
    ck_assert_uint_eq(small->height, 10);
    ck_assert_uint_eq(small->length, 20 * 10 * 3);
    ck_assert_ptr_nonnull(small->alpha);
    unsigned sum = 0;
    for (size_t i = 0; i < 9; i++) {
        sum += image->alpha[i / 3 * 60 + i % 3];
    }
    ck_assert_uint_eq(small->alpha[0], (sum + 4) / 9);
    ck_assert(small->hash[0] != image->hash[0] && small->hash[1] != image->hash[1]);
    ck_assert_ptr_eq(image_downsample(fixture.arena, image, 60), image);
    ck_assert_uint_eq(image_downsample(fixture.arena, image, 1)->height, 1);
}
END_TEST

START_TEST(copies_live_without_the_content)
{
    struct sample_png sample = {
        .width = 6, .height = 3, .colour_type = PNG_COLOR_TYPE_RGB_ALPHA, .depth = 8};
    size_t length;
    const unsigned char *bytes = sample_png_file(fixture.arena, &sample, &length);
    const struct image *kept = opened(bytes, length);
    struct base_arena *content = base_arena_create();
    const struct image *image =
        image_open(fixture.arena, content, fixture.diagnostics, path, "gambar/foto.png", 0);
    const struct image *copy = image_copy(fixture.arena, image);
    base_arena_destroy(content);
    ck_assert_str_eq(image->digest, kept->digest);
    ck_assert_str_eq(image->name, "gambar/foto.png");
    ck_assert_uint_eq(image->shown_width, 6);
    ck_assert_uint_eq(copy->length, 6 * 3 * 3);
    ck_assert_int_eq(memcmp(copy->data, kept->data, copy->length), 0);
    ck_assert_int_eq(memcmp(copy->alpha, kept->alpha, 6 * 3), 0);
}
END_TEST

START_TEST(jpegs_become_smaller_jpegs)
{
    for (int components = 1; components <= 4; components += components == 1 ? 2 : 1) {
        unsigned char app1[32] = "Exif\0";
        sample_exif(app1 + 6, 6, true);
        struct sample_jpeg sample = {
            .width = 90, .height = 60, .components = components, .app1 = app1, .app1_length = 32};
        const struct image *image = jpeg(sample);
        const struct image *small = image_downsample(fixture.arena, image, 30);
        ck_assert_int_eq(small->format, IMAGE_JPEG);
        ck_assert_uint_eq(small->width, 30);
        ck_assert_uint_eq(small->height, 20);
        ck_assert_int_eq(small->orientation, 6);
        ck_assert_uint_eq(small->shown_width, 20);
        const struct image *again = image_downsample(fixture.arena, image, 30);
        ck_assert_uint_eq(again->length, small->length);
        ck_assert_int_eq(memcmp(again->data, small->data, small->length), 0);
        const struct image *read = opened(small->data, small->length);
        ck_assert_ptr_nonnull(read);
        ck_assert_uint_eq(read->width, 30);
        ck_assert_int_eq(read->components, components);
        ck_assert_int_eq(read->inverted_cmyk, components == 4);
    }
}
END_TEST

START_TEST(qr_codes_have_their_border_and_differ_by_text)
{
    const struct image *one = image_qr(fixture.arena, fixture.diagnostics, "700/12/2025", 0);
    const struct image *same = image_qr(fixture.arena, fixture.diagnostics, "700/12/2025", 0);
    const struct image *other = image_qr(fixture.arena, fixture.diagnostics, "700/13/2025", 0);
    ck_assert_uint_eq(one->width, 29 * 8); /* 21 modules and 4 of border on each side */
    ck_assert_uint_eq(one->width, one->shown_height);
    ck_assert_int_eq(one->components, 1);
    for (size_t i = 0; i < (size_t)one->width * 4 * 8; i++) {
        ck_assert_uint_eq(one->data[i], 0xFF);
    }
    /* The dark corner of the finder, and the module within it that is white. */
    size_t corner = ((size_t)4 * 8 + 1) * one->width + 4 * 8 + 1;
    ck_assert_uint_eq(one->data[corner], 0);
    ck_assert_uint_eq(one->data[corner + 8 * one->width + 8], 0xFF);
    ck_assert_uint_eq(one->hash[0], same->hash[0]);
    ck_assert_uint_ne(one->hash[0], other->hash[0]);
    ck_assert_str_eq(test_codes(&fixture), "");
}
END_TEST

START_TEST(a_text_too_long_for_a_qr_code_is_reported)
{
    char *text = base_alloc(fixture.arena, 5001);
    memset(text, 'a', 5000);
    ck_assert_ptr_null(image_qr(fixture.arena, fixture.diagnostics, text, 0));
    ck_assert_str_eq(test_codes(&fixture), "I007");
}
END_TEST

START_TEST(equal_content_has_equal_hashes)
{
    struct sample_png sample = {
        .width = 9, .height = 9, .colour_type = PNG_COLOR_TYPE_GRAY, .depth = 8};
    size_t length;
    const unsigned char *bytes = sample_png_file(fixture.arena, &sample, &length);
    const struct image *one = opened(bytes, length);
    const struct image *two = opened(bytes, length);
    ck_assert(one->hash[0] == two->hash[0] && one->hash[1] == two->hash[1]);
    sample.height = 10;
    bytes = sample_png_file(fixture.arena, &sample, &length);
    two = opened(bytes, length);
    ck_assert(one->hash[0] != two->hash[0] && one->hash[1] != two->hash[1]);
}
END_TEST

TEST_SUITE(image)
{
    TCase *group = test_group(suite, "pictures");
    tcase_set_timeout(group, 100);
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, every_form_of_png_is_read);
    tcase_add_test(group, png_is_turned_upright);
    tcase_add_test(group, jpeg_is_kept_as_it_is);
    tcase_add_test(group, cmyk_tells_whether_it_is_inverted);
    tcase_add_test(group, rgb_without_a_mark_is_written_again);
    tcase_add_test(group, arithmetic_coding_is_refused);
    tcase_add_test(group, jpeg_orientation_is_read);
    tcase_add_test(group, damaged_exif_means_upright);
    tcase_add_test(group, cut_off_files_are_refused_at_every_length);
    tcase_add_test(group, cut_off_and_damaged_are_told_apart);
    tcase_add_test(group, small_pictures_of_every_size);
    tcase_add_test(group, changed_bytes_do_no_harm);
    tcase_add_test(group, too_many_pixels_are_refused_before_decoding);
    tcase_add_test(group, other_files_are_named);
    tcase_add_test(group, missing_files_are_named);
    tcase_add_test(group, pixels_become_smaller_with_their_alpha);
    tcase_add_test(group, copies_live_without_the_content);
    tcase_add_test(group, jpegs_become_smaller_jpegs);
    tcase_add_test(group, qr_codes_have_their_border_and_differ_by_text);
    tcase_add_test(group, a_text_too_long_for_a_qr_code_is_reported);
    tcase_add_test(group, equal_content_has_equal_hashes);
}
