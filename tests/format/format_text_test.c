/* Tests of roman numerals, letters, NIP and enumerations. */
#include "format_text.h"

#include <limits.h>

#include "base_arena.h"
#include "format_number.h"
#include "test_main.h"

#define NBSP FORMAT_NO_BREAK_SPACE

static struct base_arena *arena;

static void setup(void)
{
    arena = base_arena_create();
}

static void teardown(void)
{
    base_arena_destroy(arena);
}

START_TEST(roman)
{
    ck_assert_str_eq(format_roman(arena, 1, true), "I");
    ck_assert_str_eq(format_roman(arena, 4, false), "iv");
    ck_assert_str_eq(format_roman(arena, 1994, true), "MCMXCIV");
    ck_assert_str_eq(format_roman(arena, 3999, true), "MMMCMXCIX");
    ck_assert_str_eq(format_roman(arena, 3888, false), "mmmdccclxxxviii");
    ck_assert_ptr_null(format_roman(arena, 0, true));
    ck_assert_ptr_null(format_roman(arena, -1, true));
    ck_assert_ptr_null(format_roman(arena, 4000, true));
}
END_TEST

START_TEST(letters)
{
    ck_assert_str_eq(format_letters(arena, 1, false), "a");
    ck_assert_str_eq(format_letters(arena, 26, false), "z");
    ck_assert_str_eq(format_letters(arena, 27, false), "aa");
    ck_assert_str_eq(format_letters(arena, 52, true), "AZ");
    ck_assert_str_eq(format_letters(arena, 703, true), "AAA");
    ck_assert_ptr_nonnull(format_letters(arena, LLONG_MAX, true));
    ck_assert_ptr_null(format_letters(arena, 0, false));
}
END_TEST

START_TEST(nip)
{
    const char *expected = "00000000" NBSP "000000" NBSP "0" NBSP "000";
    ck_assert_str_eq(format_nip(arena, "000000000000000000"), expected);
    ck_assert_str_eq(format_nip(arena, "00000000 000000 0 000"), expected);
    ck_assert_str_eq(format_nip(arena, expected), expected);
    ck_assert_ptr_null(format_nip(arena, "00000000000000000"));
    ck_assert_ptr_null(format_nip(arena, "0000000000000000000"));
    ck_assert_ptr_null(format_nip(arena, "00000000000000000x"));
    ck_assert_ptr_null(format_nip(arena, "-"));
    ck_assert_ptr_null(format_nip(arena, ""));
}
END_TEST

START_TEST(enumerations)
{
    const char *const items[] = {"a", "b", "c"};
    ck_assert_str_eq(format_enumeration(arena, items, 0), "");
    ck_assert_str_eq(format_enumeration(arena, items, 1), "a");
    ck_assert_str_eq(format_enumeration(arena, items, 2), "a dan b");
    ck_assert_str_eq(format_enumeration(arena, items, 3), "a, b, dan c");
    ck_assert_str_eq(format_join(arena, items, 3, "; "), "a; b; c");
    ck_assert_str_eq(format_join(arena, items, 0, "; "), "");
}
END_TEST

TEST_SUITE(format_text)
{
    TCase *group = test_group(suite, "texts");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, roman);
    tcase_add_test(group, letters);
    tcase_add_test(group, nip);
    tcase_add_test(group, enumerations);
}
