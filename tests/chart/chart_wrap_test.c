/* Tests of breaking texts; the fake face is 5 pt a character and 2.5 pt a space at 10 pt. */
#include "chart_wrap.h"

#include "test_fixture.h"
#include "test_main.h"

static struct test_fixture fixture;
static struct page_document *pages;

static void setup(void)
{
    fixture = test_fixture_create();
    pages = page_document_create(fixture.arena, fixture.sources, font_set_fake(fixture.arena));
}

static void teardown(void)
{
    test_fixture_destroy(&fixture);
}

static struct chart_lines wrapped(const char *text, base_length width)
{
    const struct font_face *face = font_find(pages->fonts, "Fake", false, false, 0);
    return chart_wrap(fixture.arena, pages, face, 10000, text, width);
}

/* The lines with | between them. */
static const char *lines_of(const char *text, base_length width)
{
    struct chart_lines lines = wrapped(text, width);
    struct base_buffer buffer = {.arena = fixture.arena};
    for (size_t i = 0; i < lines.count; i++) {
        base_buffer_format(&buffer, "%s%s", i > 0 ? "|" : "", lines.items[i]);
    }
    return base_buffer_get(&buffer);
}

START_TEST(lines_are_few_and_even)
{
    ck_assert_str_eq(lines_of("Kepala Dinas", 100000), "Kepala Dinas");
    ck_assert_str_eq(lines_of("Kepala Dinas", 50000), "Kepala|Dinas");
    ck_assert_str_eq(lines_of("satu dua tiga empat", 80000), "satu dua|tiga empat");
    ck_assert_str_eq(lines_of("  a   b  ", 80000), "a b");
    ck_assert_str_eq(lines_of("", 80000), "");
    ck_assert_str_eq(lines_of("satu\ndua", 80000), "satu|dua");
}
END_TEST

START_TEST(joints_break_without_a_space)
{
    ck_assert_str_eq(lines_of("kejuangan/kepahlawanan", 70000), "kejuangan/|kepahlawanan");
    ck_assert_str_eq(lines_of("kejuangan/kepahlawanan", 200000), "kejuangan/kepahlawanan");
    ck_assert_str_eq(lines_of("a/n Bupati", 200000), "a/n Bupati");
}
END_TEST

START_TEST(long_words_break_at_syllables_only_when_they_must)
{
    ck_assert_str_eq(lines_of("Pemberdayaan", 60000), "Pemberdayaan");
    ck_assert_str_eq(lines_of("Pemberdayaan", 45000), "Pemberda-|yaan");
    ck_assert_str_eq(lines_of("Penyelenggaraan", 50000), "Penyeleng-|garaan");
    ck_assert_int_eq(wrapped("Pemberdayaan", 45000).broken, 1);
    ck_assert_int_eq(wrapped("Pemberdayaan", 60000).broken, 0);
    /* Never an endless loop, never half a character. */
    ck_assert_str_eq(lines_of("\xc3\xa9\xc3\xa9", 1000), "\xc3\xa9-|\xc3\xa9");
}
END_TEST

START_TEST(no_line_is_wider_than_allowed)
{
    const char *text = "Persentase penyandang disabilitas terlantar yang terpenuhi kebutuhannya";
    for (base_length width = 10000; width < 400000; width += 3300) {
        ck_assert_int_le(wrapped(text, width).width, width);
    }
}
END_TEST

TEST_SUITE(chart_wrap)
{
    TCase *group = test_group(suite, "lines");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, lines_are_few_and_even);
    tcase_add_test(group, joints_break_without_a_space);
    tcase_add_test(group, long_words_break_at_syllables_only_when_they_must);
    tcase_add_test(group, no_line_is_wider_than_allowed);
}
