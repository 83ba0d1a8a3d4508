/* Tests of number formats. */
#include "document_number.h"

#include "test_fixture.h"
#include "test_main.h"

static const long levels[6] = {3, 2, 27, 4, 0, 0};

static void expect(const char *format, long n, const char *expected)
{
    struct test_fixture fixture = test_fixture_create();
    ck_assert(document_number_check(format));
    ck_assert_str_eq(document_number_text(fixture.arena, format, levels, n), expected);
    test_fixture_destroy(&fixture);
}

START_TEST(formats_of_reports)
{
    expect("BAB {1:I}", 0, "BAB III");
    expect("{1}.{2}", 0, "3.2");
    expect("{2:A}.", 0, "B.");
    expect("{3:a})", 0, "aa)");
    expect("({4:i})", 0, "(iv)");
    expect("{1}.{n}", 12, "3.12");
    expect("{n:a}", 28, "ab");
    expect("", 0, "");
}
END_TEST

START_TEST(malformed_formats_are_refused)
{
    static const char *const formats[] = {"{7}", "{1:x}", "{", "{n", "a {1:I", "{1:}", "{}"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        ck_assert_msg(!document_number_check(formats[i]), "accepted: %s", formats[i]);
    }
}
END_TEST

START_TEST(pages_in_roman_and_letters)
{
    struct test_fixture fixture = test_fixture_create();
    ck_assert_str_eq(document_number_styled(fixture.arena, DOCUMENT_NUMBER_ROMAN_LOWER, 1994),
                     "mcmxciv");
    ck_assert_str_eq(document_number_styled(fixture.arena, DOCUMENT_NUMBER_ALPHA_UPPER, 703),
                     "AAA");
    ck_assert_str_eq(document_number_styled(fixture.arena, DOCUMENT_NUMBER_NONE, 3), "");
    ck_assert_str_eq(document_number_styled(fixture.arena, DOCUMENT_NUMBER_ROMAN_UPPER, 0), "0");
    test_fixture_destroy(&fixture);
}
END_TEST

TEST_SUITE(document_number)
{
    TCase *group = test_group(suite, "formats");
    tcase_add_test(group, formats_of_reports);
    tcase_add_test(group, malformed_formats_are_refused);
    tcase_add_test(group, pages_in_roman_and_letters);
}
