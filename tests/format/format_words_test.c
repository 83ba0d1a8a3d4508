/* Tests of numbers in words. */
#include "format_words.h"

#include <string.h>

#include "base_arena.h"
#include "format_number.h"
#include "test_main.h"

static struct base_arena *arena;

static void setup(void)
{
    arena = base_arena_create();
}

static void teardown(void)
{
    base_arena_destroy(arena);
}

static const char *words(const char *number)
{
    const char *text = format_words(arena, value_rational_parse(arena, number, strlen(number)),
                                    FORMAT_OWN_DECIMALS);
    return text == NULL ? "null" : text;
}

START_TEST(numbers)
{
    static const char *const cases[][2] = {
        {"0", "nol"},
        {"1", "satu"},
        {"10", "sepuluh"},
        {"11", "sebelas"},
        {"12", "dua belas"},
        {"19", "sembilan belas"},
        {"20", "dua puluh"},
        {"28", "dua puluh delapan"},
        {"100", "seratus"},
        {"111", "seratus sebelas"},
        {"200", "dua ratus"},
        {"999", "sembilan ratus sembilan puluh sembilan"},
        {"1000", "seribu"},
        {"1001", "seribu satu"},
        {"1100", "seribu seratus"},
        {"2024", "dua ribu dua puluh empat"},
        {"11000", "sebelas ribu"},
        {"21000", "dua puluh satu ribu"},
        {"100000", "seratus ribu"},
        {"101000", "seratus satu ribu"},
        {"1000000", "satu juta"},
        {"1001000", "satu juta seribu"},
        {"1000000000", "satu miliar"},
        {"2000000000001", "dua triliun satu"},
        {"1000000000000000", "satu kuadriliun"},
        {"4235577713", "empat miliar dua ratus tiga puluh lima juta lima ratus tujuh puluh tujuh "
                       "ribu tujuh ratus tiga belas"},
        {"-5", "minus lima"},
        {"12.05", "dua belas koma nol lima"},
        {"-0.5", "minus nol koma lima"},
        {"1000000000000000000", "null"},
        {"-1e30", "null"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_str_eq(words(cases[i][0]), cases[i][1]);
}
END_TEST

START_TEST(largest)
{
    const char *text = words("999999999999999999");
    const char *start = "sembilan ratus sembilan puluh sembilan kuadriliun sembilan ratus";
    ck_assert_int_eq(strncmp(text, start, strlen(start)), 0);
}
END_TEST

START_TEST(endless_decimals_are_shortened)
{
    const struct value_rational *third = value_rational_ratio(arena, 1, 3);
    ck_assert_str_eq(format_words(arena, third, FORMAT_OWN_DECIMALS), "nol koma tiga tiga");
    ck_assert_str_eq(format_words(arena, third, 0), "nol");
}
END_TEST

START_TEST(other_forms)
{
    const struct value_rational *number = value_rational_integer(arena, 1028);
    ck_assert_str_eq(format_words_title(arena, number, 0), "Seribu Dua Puluh Delapan");
    ck_assert_str_eq(format_words_with_digits(arena, number, 0),
                     "1.028 (seribu dua puluh delapan)");
    const struct value_rational *huge = value_rational_parse(arena, "1e20", 4);
    ck_assert_ptr_null(format_words_title(arena, huge, 0));
    ck_assert_ptr_null(format_words_with_digits(arena, huge, 0));
    ck_assert_ptr_null(format_words_rupiah(arena, huge));
}
END_TEST

START_TEST(money)
{
    static const char *const cases[][2] = {
        {"5000000", "lima juta rupiah"},
        {"0", "nol rupiah"},
        {"1500.5", "seribu lima ratus rupiah lima puluh sen"},
        {"1500.05", "seribu lima ratus rupiah lima sen"},
        {"0.999", "satu rupiah"},
        {"-20", "minus dua puluh rupiah"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct value_rational *number =
            value_rational_parse(arena, cases[i][0], strlen(cases[i][0]));
        ck_assert_str_eq(format_words_rupiah(arena, number), cases[i][1]);
    }
}
END_TEST

TEST_SUITE(format_words)
{
    TCase *group = test_group(suite, "words");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, numbers);
    tcase_add_test(group, largest);
    tcase_add_test(group, endless_decimals_are_shortened);
    tcase_add_test(group, other_forms);
    tcase_add_test(group, money);
}
