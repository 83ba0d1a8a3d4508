/* Tests of numbers and strings in PDF syntax. */
#include "pdf_text.h"

#include <limits.h>

#include "test_fixture.h"
#include "test_main.h"

static struct test_fixture fixture;
static struct base_buffer buffer;

static void setup(void)
{
    fixture = test_fixture_create();
    buffer = (struct base_buffer){.arena = fixture.arena};
}

static void teardown(void)
{
    test_fixture_destroy(&fixture);
}

START_TEST(numbers_are_short_and_exact)
{
    static const struct {
        long long number;
        const char *text;
    } cases[] = {
        {0, "0"},
        {1, ".001"},
        {-1, "-.001"},
        {500, ".5"},
        {12000, "12"},
        {-12340, "-12.34"},
        {595276, "595.276"},
        {100, ".1"},
        {1000000, "1000"},
        {LLONG_MIN, "-9223372036854775.808"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buffer.length = 0;
        pdf_text_number(&buffer, cases[i].number);
        ck_assert_str_eq(base_buffer_get(&buffer), cases[i].text);
    }
}
END_TEST

START_TEST(strings_are_utf16)
{
    pdf_text_string(&buffer, "A\xe2\x80\x93\xf0\x9d\x84\x9e");
    ck_assert_str_eq(base_buffer_get(&buffer), "<FEFF00412013D834DD1E>");
}
END_TEST

START_TEST(strings_of_ascii_are_literal)
{
    pdf_text_string(&buffer, "Bab I (umum)");
    ck_assert_str_eq(base_buffer_get(&buffer), "(Bab I \\(umum\\))");
    buffer.length = 0;
    pdf_text_string(&buffer, "a\tb");
    ck_assert_str_eq(base_buffer_get(&buffer), "<FEFF006100090062>");
}
END_TEST

START_TEST(literals_are_escaped)
{
    pdf_text_literal(&buffer, "a(b)\\\n\xc3");
    ck_assert_str_eq(base_buffer_get(&buffer), "(a\\(b\\)\\\\\\012\\303)");
}
END_TEST

TEST_SUITE(pdf_text)
{
    TCase *group = test_group(suite, "syntax");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, numbers_are_short_and_exact);
    tcase_add_test(group, strings_are_utf16);
    tcase_add_test(group, strings_of_ascii_are_literal);
    tcase_add_test(group, literals_are_escaped);
}
