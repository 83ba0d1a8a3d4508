/* Tests of the token. */
#include "preview_inside.h"

#include <string.h>

#include "test_main.h"

START_TEST(tokens_differ_and_fit_into_an_address)
{
    char one[PREVIEW_TOKEN + 1], other[PREVIEW_TOKEN + 1];
    ck_assert(preview_token_make(one) && preview_token_make(other));
    ck_assert_uint_eq(strlen(one), PREVIEW_TOKEN);
    ck_assert_uint_eq(
        strspn(one, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
        PREVIEW_TOKEN);
    ck_assert_str_ne(one, other);
}
END_TEST

START_TEST(one_wrong_letter_is_enough)
{
    char one[PREVIEW_TOKEN + 1], other[PREVIEW_TOKEN + 1];
    ck_assert(preview_token_make(one));
    memcpy(other, one, sizeof other);
    ck_assert(preview_token_equal(one, other, PREVIEW_TOKEN));
    for (size_t i = 0; i < PREVIEW_TOKEN; i++) {
        other[i] ^= 1;
        ck_assert(!preview_token_equal(one, other, PREVIEW_TOKEN));
        other[i] ^= 1;
    }
}
END_TEST

TEST_SUITE(preview_guard)
{
    TCase *group = test_group(suite, "token");
    tcase_add_test(group, tokens_differ_and_fit_into_an_address);
    tcase_add_test(group, one_wrong_letter_is_enough);
}
