/* What is deflated piece by piece is inflated as one text. */
#include "pdf_deflated.h"

#include <libdeflate.h>

#include "base_arena.h"
#include "test_main.h"

static struct base_arena *arena;

static void begin(void)
{
    arena = base_arena_create();
}

static void end(void)
{
    base_arena_destroy(arena);
}

static void take(void *buffer, const void *bytes, size_t length)
{
    base_buffer_add(buffer, bytes, length);
}

/* Deflates a text in pieces, the first ones of these sizes, and inflates it again. */
static void check(const struct base_buffer *text, const size_t *sizes, size_t count)
{
    struct pdf_deflated *deflated = pdf_deflated_create();
    struct base_buffer packed = {.arena = arena};
    size_t done = 0, length;
    for (size_t i = 0; i < count && sizes[i] <= text->length - done; done += sizes[i++]) {
        pdf_deflated_add(deflated, base_buffer_get(text) + done, sizes[i]);
    }
    pdf_deflated_add(deflated, base_buffer_get(text) + done, text->length - done);
    pdf_deflated_finish(deflated);
    pdf_deflated_give(deflated, take, &packed);
    ck_assert_uint_eq(pdf_deflated_length(deflated), packed.length);
    pdf_deflated_destroy(deflated);
    char *again = base_alloc(arena, text->length + 1);
    struct libdeflate_decompressor *tool = libdeflate_alloc_decompressor();
    ck_assert_int_eq(libdeflate_zlib_decompress(tool, base_buffer_get(&packed), packed.length,
                                                again, text->length, &length),
                     LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(tool);
    ck_assert_uint_eq(length, text->length);
    ck_assert_int_eq(memcmp(again, base_buffer_get(text), length), 0);
}

/* Bytes that look like chance, `kinds` different ones. */
static struct base_buffer noise(size_t length, unsigned kinds)
{
    struct base_buffer text = {.arena = arena};
    uint32_t state = 1;
    for (size_t i = 0; i < length; i++) {
        state = state * 1103515245 + 12345;
        base_buffer_char(&text, (char)((state >> 16) % kinds));
    }
    return text;
}

START_TEST(pieces_are_one_text)
{
    static const size_t sizes[] = {0, 1, 65535, 65536, 3, 131072, 200000};
    static const unsigned kinds[] = {1, 2, 20, 256};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const struct base_buffer text = noise(1000000, kinds[i]);
        check(&text, sizes, sizeof sizes / sizeof *sizes);
    }
}
END_TEST

START_TEST(any_length)
{
    static const size_t lengths[] = {0, 1, 2, 65535, 65536, 65537, 131071, 131072, 131073};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        const struct base_buffer text = noise(lengths[i], 30), same = noise(lengths[i], 1);
        check(&text, NULL, 0);
        check(&same, NULL, 0);
    }
}
END_TEST

/* Slices of all lengths, deflated by all kinds of blocks, end anywhere within a byte. */
START_TEST(many_slices)
{
    static size_t sizes[1500];
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        sizes[i] = i;
    }
    for (unsigned kinds = 1; kinds <= 256; kinds *= 4) {
        const struct base_buffer text = noise(1200000, kinds);
        check(&text, sizes, sizeof sizes / sizeof *sizes);
    }
}
END_TEST

TEST_SUITE(pdf_deflated)
{
    TCase *group = test_group(suite, "deflated");
    tcase_add_checked_fixture(group, begin, end);
    tcase_add_test(group, pieces_are_one_text);
    tcase_add_test(group, any_length);
    tcase_add_test(group, many_slices);
}
