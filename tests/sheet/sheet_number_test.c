/* Numbers and dates of workbooks. */
#include "sheet_reader.h"

#include "test_fixture.h"
#include "test_main.h"

static struct test_fixture fixture;

static void begin(void)
{
    fixture = test_fixture_create();
}

static void end(void)
{
    test_fixture_destroy(&fixture);
}

static const char *number(const char *text)
{
    const char *plain = sheet_number(fixture.arena, text);
    return plain != NULL ? plain : "none";
}

START_TEST(test_of_fifteen_digits)
{
    ck_assert_str_eq(number("0.10000000000000001"), "0.1");
    ck_assert_str_eq(number("8.9499999999999993"), "8.95");
    ck_assert_str_eq(number("-4235577713"), "-4235577713");
    ck_assert_str_eq(number("1.2345678901234567E+18"), "1234567890123460000");
    ck_assert_str_eq(number("1.5E-3"), "0.0015");
    ck_assert_str_eq(number("999999999999999.9"), "1000000000000000");
    ck_assert_str_eq(number("0"), "0");
    ck_assert_str_eq(number("-0.0"), "0");
    ck_assert_str_eq(number("007"), "7");
    ck_assert_str_eq(number("1E+40"), "none");
    ck_assert_str_eq(number("1E-40"), "0");
    ck_assert_str_eq(number("12a"), "none");
    ck_assert_str_eq(number("."), "none");
    ck_assert_str_eq(number(""), "none");
}
END_TEST

START_TEST(test_of_dates)
{
    ck_assert_str_eq(sheet_date(fixture.arena, "1", false), "1900-01-01");
    ck_assert_str_eq(sheet_date(fixture.arena, "59", false), "1900-02-28");
    ck_assert_str_eq(sheet_date(fixture.arena, "61", false), "1900-03-01");
    ck_assert_str_eq(sheet_date(fixture.arena, "45657", false), "2024-12-31");
    ck_assert_str_eq(sheet_date(fixture.arena, "44195", true), "2024-12-31");
    ck_assert_str_eq(sheet_date(fixture.arena, "45657.5", false), "2024-12-31T12:00:00");
    ck_assert_ptr_null(sheet_date(fixture.arena, "-1", false));
    ck_assert_ptr_null(sheet_date(fixture.arena, "3000000", false));
}
END_TEST

START_TEST(test_of_formats)
{
    ck_assert_int_eq(sheet_form_of("dd/mm/yyyy").kind, SHEET_FORM_DATE);
    ck_assert_int_eq(sheet_form_of("[$-421]d mmmm yyyy;@").kind, SHEET_FORM_DATE);
    ck_assert_int_eq(sheet_form_of("0.00%").kind, SHEET_FORM_PERCENT);
    ck_assert_int_eq(sheet_form_of("0.00%").decimals, 2);
    ck_assert_int_eq(sheet_form_of("#,##0").kind, SHEET_FORM_PLAIN);
    ck_assert_int_eq(sheet_form_of("#,##0").decimals, 0);
    ck_assert_int_eq(sheet_form_of("\"Rp\"#,##0.000;[Red]-0").kind, SHEET_FORM_PLAIN);
    ck_assert_int_eq(sheet_form_of("General").decimals, SHEET_ANY_DECIMALS);
    ck_assert_int_eq(sheet_form_of("0 \"hari\"").kind, SHEET_FORM_PLAIN);
}
END_TEST

TEST_SUITE(sheet_number)
{
    TCase *group = test_group(suite, "number");
    tcase_add_checked_fixture(group, begin, end);
    tcase_add_test(group, test_of_fifteen_digits);
    tcase_add_test(group, test_of_dates);
    tcase_add_test(group, test_of_formats);
}
