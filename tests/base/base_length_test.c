/* Tests of lengths. */
#include "base_length.h"

#include "test_main.h"

START_TEST(units_are_read)
{
    static const struct {
        const char *text;
        base_length length;
    } cases[] = {
        {"12pt", 12000},   {"12", 12000},      {"0", 0},          {"0.0005pt", 1},
        {"30mm", 85039},   {"2.5cm", 70866},   {"2,5cm", 70866},  {"1in", 72000},
        {"-3.5mm", -9921}, {"+1pt", 1000},     {"25.4mm", 72000}, {"-0.0005pt", -1},
        {"0.0004pt", 0},   {"000001pt", 1000}, {"210mm", 595276}, {"297mm", 841890},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        base_length length = -7;
        ck_assert_msg(base_length_parse(cases[i].text, &length), "%s", cases[i].text);
        ck_assert_msg(length == cases[i].length, "%s: %lld", cases[i].text, (long long)length);
    }
}
END_TEST

START_TEST(other_texts_are_refused)
{
    static const char *const texts[] = {
        "",
        " ",
        "pt",
        "mm",
        "12 pt",
        " 12pt",
        "12pt ",
        "1.pt",
        ".5pt",
        "--1pt",
        "+-1pt",
        "1.2.3",
        "1e3pt",
        "12px",
        "12PT",
        "0x10",
        "nan",
        "1,,5",
        "1.5.mm",
        "12pt1",
        "-",
        "+",
        "101m",
        "100001mm",
        "11000cm",
        "9999999999pt",
        "999999999cm",
        "1.0000000pt",
        "99999999999999999999999pt",
        "\xc2\xbdmm",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        base_length length = -7;
        ck_assert_msg(!base_length_parse(texts[i], &length), "\"%s\"", texts[i]);
        ck_assert_int_eq(length, -7);
    }
}
END_TEST

START_TEST(hundred_metres_are_the_limit)
{
    base_length length = 0;
    ck_assert(base_length_parse("99999mm", &length));
    ck_assert_int_eq(length, 283461732);
    ck_assert(base_length_parse("-100000mm", &length));
    ck_assert_int_eq(length, -283464567);
}
END_TEST

START_TEST(scale_rounds_half_away_from_zero)
{
    ck_assert_int_eq(base_length_scale(5, 1, 2), 3);
    ck_assert_int_eq(base_length_scale(-5, 1, 2), -3);
    ck_assert_int_eq(base_length_scale(5, -1, 2), -3);
    ck_assert_int_eq(base_length_scale(5, 1, -2), -3);
    ck_assert_int_eq(base_length_scale(-5, -1, 2), 3);
    ck_assert_int_eq(base_length_scale(4, 1, 3), 1);
    ck_assert_int_eq(base_length_scale(-4, 1, 3), -1);
    ck_assert_int_eq(base_length_scale(0, 7, 3), 0);
    ck_assert_int_eq(base_length_scale(1000000000, 1000000000, 1000000000), 1000000000);
    ck_assert_int_eq(base_length_scale(-1000000000, 1000000000, 3), -333333333333333333);
}
END_TEST

START_TEST(macros_agree_with_reading)
{
    base_length length = 0;
    ck_assert(base_length_parse("30mm", &length));
    ck_assert_int_eq(BASE_MM(30), length);
    ck_assert_int_eq(BASE_PT(12), 12000);
}
END_TEST

TEST_SUITE(base_length)
{
    TCase *group = test_group(suite, "length");
    tcase_add_test(group, units_are_read);
    tcase_add_test(group, other_texts_are_refused);
    tcase_add_test(group, hundred_metres_are_the_limit);
    tcase_add_test(group, scale_rounds_half_away_from_zero);
    tcase_add_test(group, macros_agree_with_reading);
}
