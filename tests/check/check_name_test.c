/* Names that differ only in writing. */
#include <string.h>

#include "check_rules.h"
#include "test_fixture.h"
#include "test_main.h"

static const char *const names[] = {
    "",
    " ",
    "Program Rehabilitasi Sosial",
    "PROGRAM  REHABILITASI SOSIAL",
    " program: rehabilitasi-sosial. ",
    "Program RehabilitasiSosial",
    "Program Rehabilitasi Sosial 2",
    "Program Rehabilitasi",
    "-",
    "Café",
    "CAFÉ",
    "Cafe",
    "1.06.02",
    "1 06 02",
    "10602",
};
enum { NAMES = sizeof names / sizeof *names };

/* Each name against all: the same as comparing the plain forms. */
START_TEST(test_same)
{
    struct test_fixture fixture = test_fixture_create();
    for (size_t i = 0; i < NAMES; i++) {
        bool same = strcmp(check_plain_name(fixture.arena, names[_i]),
                           check_plain_name(fixture.arena, names[i])) == 0;
        ck_assert_msg(check_same_name(fixture.arena, names[_i], names[i]) == same, "%s ~ %s",
                      names[_i], names[i]);
    }
    test_fixture_destroy(&fixture);
}
END_TEST

START_TEST(test_examples)
{
    struct test_fixture fixture = test_fixture_create();
    ck_assert(check_same_name(fixture.arena, names[2], names[3]));
    ck_assert(check_same_name(fixture.arena, names[2], names[4]));
    ck_assert(!check_same_name(fixture.arena, names[2], names[5]));
    ck_assert(check_same_name(fixture.arena, "Café", "CAFÉ"));
    test_fixture_destroy(&fixture);
}
END_TEST

TEST_SUITE(check_name)
{
    TCase *group = test_group(suite, "name");
    tcase_add_loop_test(group, test_same, 0, NAMES);
    tcase_add_test(group, test_examples);
}
