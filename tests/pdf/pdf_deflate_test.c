/* Tests of deflating piece by piece: what comes back is what was given. */
#include "pdf_deflate.h"

#include <string.h>

#include <libdeflate.h>

#include "test_fixture.h"
#include "test_main.h"

enum { LENGTH = 3000000 };

static struct test_fixture fixture;
static char *bytes;

/* Half of it repeats itself, half does not. */
static void setup(void)
{
    fixture = test_fixture_create();
    bytes = base_alloc(fixture.arena, LENGTH);
    unsigned long long state = 1;
    for (size_t i = 0; i < LENGTH; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        bytes[i] = (char)(i % 20000 < 10000 ? 'a' + i % 7 : (size_t)(state >> 56));
    }
}

static void teardown(void)
{
    test_fixture_destroy(&fixture);
}

/* The number of bytes that the stream stands for; they are compared. */
static size_t inflated(const struct base_buffer *buffer)
{
    struct libdeflate_decompressor *inflate = libdeflate_alloc_decompressor();
    char *back = base_alloc(fixture.arena, LENGTH);
    size_t length = 0;
    ck_assert_int_eq(
        libdeflate_zlib_decompress(inflate, buffer->data, buffer->length, back, LENGTH, &length),
        LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(inflate);
    ck_assert_int_eq(memcmp(back, bytes, length), 0);
    return length;
}

START_TEST(pieces_come_back)
{
    static const size_t pieces[] = {1, 17, 4096, 131072, LENGTH};
    struct pdf_deflate *deflate = pdf_deflate_create();
    for (size_t p = 0; p < sizeof pieces / sizeof *pieces; p++) {
        size_t length = pieces[p] == 1 ? 5000 : LENGTH;
        struct base_buffer buffer = {.arena = fixture.arena};
        pdf_deflate_begin(deflate, &buffer);
        for (size_t at = 0; at < length; at += pieces[p]) {
            size_t part = length - at < pieces[p] ? length - at : pieces[p];
            pdf_deflate_add(deflate, bytes + at, part, false);
        }
        pdf_deflate_add(deflate, "", 0, true);
        ck_assert_uint_eq(inflated(&buffer), length);
    }
    pdf_deflate_destroy(deflate);
}
END_TEST

START_TEST(nothing_is_a_stream_too)
{
    struct pdf_deflate *deflate = pdf_deflate_create();
    struct base_buffer buffer = {.arena = fixture.arena};
    pdf_deflate_begin(deflate, &buffer);
    pdf_deflate_add(deflate, "", 0, true);
    ck_assert_uint_eq(inflated(&buffer), 0);
    pdf_deflate_destroy(deflate);
}
END_TEST

TEST_SUITE(pdf_deflate)
{
    TCase *group = test_group(suite, "deflate");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, pieces_come_back);
    tcase_add_test(group, nothing_is_a_stream_too);
}
