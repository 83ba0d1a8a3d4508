/* Tests of comments in texts. */
#include "base_comment.h"

#include <string.h>

#include "test_main.h"

static const struct {
    const char *text, *left;
} cases[] = {
    {"", ""},
    {"a < b - c", "a < b - c"},
    {"<!-- x -->", ""},
    {"a<!-- x -->b", "ab"},
    {"a<!--x\n\ny-->b<!---->c", "a\n\nbc"},
    {"<!--a-->b<!--c", "b<!--c"},
    {"a<!-- x", "a<!-- x"},
    {"a --> b<!-->c-->d", "a --> bd"},
    {"<!--<!--x-->-->", "-->"},
};

START_TEST(removes_comments)
{
    char text[64];
    strcpy(text, cases[_i].text);
    bool changed = strcmp(cases[_i].text, cases[_i].left) != 0;
    ck_assert_int_eq(base_comments_remove(text), changed);
    ck_assert_str_eq(text, cases[_i].left);
}
END_TEST

TEST_SUITE(base_comment)
{
    TCase *group = test_group(suite, "comment");
    tcase_add_loop_test(group, removes_comments, 0, (int)(sizeof cases / sizeof *cases));
}
