/* Tests of the area averages. */
#include "image_shrink.h"

#include "image_sample.h"
#include "test_fixture.h"
#include "test_main.h"

static struct test_fixture fixture;

static void setup(void)
{
    fixture = test_fixture_create();
}

static void teardown(void)
{
    test_fixture_destroy(&fixture);
}

static struct image_shrink shrunk(const unsigned char *pixels, uint32_t from_width,
                                  uint32_t from_height, uint32_t width, uint32_t height,
                                  int components, bool alpha)
{
    struct image_shrink shrink;
    image_shrink_start(&shrink, fixture.arena, from_width, from_height, width, height, components,
                       alpha);
    for (uint32_t y = 0; y < from_height; y++) {
        image_shrink_add(&shrink, pixels + (size_t)y * from_width * (size_t)components);
    }
    ck_assert_uint_eq(shrink.row, height);
    return shrink;
}

START_TEST(whole_ratios_average_blocks)
{
    static const unsigned char pixels[] = {0, 10, 100, 100, 20, 30, 100, 101,
                                           1, 1,  7,   8,   1,  1,  8,   9};
    struct image_shrink shrink = shrunk(pixels, 4, 4, 2, 2, 1, false);
    ck_assert_uint_eq(shrink.rows[0], 15);
    ck_assert_uint_eq(shrink.rows[1], 100);
    ck_assert_uint_eq(shrink.rows[2], 1);
    ck_assert_uint_eq(shrink.rows[3], 8);
}
END_TEST

START_TEST(pixels_on_a_border_are_shared)
{
    static const unsigned char pixels[] = {0, 90, 255};
    struct image_shrink shrink = shrunk(pixels, 3, 1, 2, 1, 1, false);
    ck_assert_uint_eq(shrink.rows[0], 30);
    ck_assert_uint_eq(shrink.rows[1], 200);
    shrink = shrunk(pixels, 1, 3, 1, 2, 1, false);
    ck_assert_uint_eq(shrink.rows[0], 30);
    ck_assert_uint_eq(shrink.rows[1], 200);
}
END_TEST

START_TEST(transparent_pixels_give_no_colour)
{
    static const unsigned char pixels[] = {255, 0, 0, 0, 0, 0, 200, 255, 9, 9, 9, 0, 8, 8, 8, 0};
    struct image_shrink shrink = shrunk(pixels, 4, 1, 2, 1, 4, true);
    ck_assert_uint_eq(shrink.rows[0], 0);
    ck_assert_uint_eq(shrink.rows[2], 200);
    ck_assert_uint_eq(shrink.rows[3], 128);
    ck_assert_uint_eq(shrink.rows[7], 0);
}
END_TEST

/* The length of the common part of [a, a + n) and [b, b + m). */
static uint64_t overlap(uint64_t a, uint64_t n, uint64_t b, uint64_t m)
{
    uint64_t from = a > b ? a : b, to = a + n < b + m ? a + n : b + m;
    return to > from ? to - from : 0;
}

/* The average over the area of one new pixel, straight from its definition. */
static unsigned expected(const unsigned char *pixels, const struct image_shrink *shrink, uint32_t x,
                         uint32_t y)
{
    uint64_t sum = 0, area = (uint64_t)shrink->from_width * shrink->from_height;
    for (uint32_t v = 0; v < shrink->from_height; v++) {
        for (uint32_t u = 0; u < shrink->from_width; u++) {
            uint64_t across = overlap((uint64_t)u * shrink->width, shrink->width,
                                      (uint64_t)x * shrink->from_width, shrink->from_width);
            uint64_t down = overlap((uint64_t)v * shrink->height, shrink->height,
                                    (uint64_t)y * shrink->from_height, shrink->from_height);
            sum += across * down * pixels[v * shrink->from_width + u];
        }
    }
    return (unsigned)((sum + area / 2) / area);
}

START_TEST(any_ratio_agrees_with_the_definition)
{
    uint32_t state = 5;
    unsigned char pixels[40 * 40];
    for (size_t i = 0; i < sizeof pixels; i++) {
        pixels[i] = (unsigned char)sample_random(&state);
    }
    for (int round = 0; round < 60; round++) {
        uint32_t from_width = 1 + sample_random(&state) % 40;
        uint32_t from_height = 1 + sample_random(&state) % 40;
        uint32_t width = 1 + sample_random(&state) % from_width;
        uint32_t height = 1 + sample_random(&state) % from_height;
        struct image_shrink shrink =
            shrunk(pixels, from_width, from_height, width, height, 1, false);
        for (uint32_t i = 0; i < width * height; i++) {
            ck_assert_uint_eq(shrink.rows[i], expected(pixels, &shrink, i % width, i / width));
        }
    }
}
END_TEST

TEST_SUITE(image_shrink)
{
    TCase *group = test_group(suite, "averages");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, whole_ratios_average_blocks);
    tcase_add_test(group, pixels_on_a_border_are_shared);
    tcase_add_test(group, transparent_pixels_give_no_colour);
    tcase_add_test(group, any_ratio_agrees_with_the_definition);
}
