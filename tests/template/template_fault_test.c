/* Faulty packs: exact messages. */
#include <check.h>

#include "base_file.h"
#include "template.h"
#include "template_support.h"
#include "test_golden.h"
#include "test_main.h"

static const char *const faults[] = {
    "unknown-element", "misplaced",  "text",    "unknown-attribute",
    "required",        "bad-values", "single",  "order",
    "names",           "pieces",     "files",   "cycle-style",
    "pack-cycle",      "pack-name",  "no-base", "expressions",
    "duplicate"};
enum { FAULT_COUNT = sizeof faults / sizeof faults[0] };

START_TEST(test_fault)
{
    struct test_fixture fixture = test_fixture_create();
    struct template_pack *pack = template_open(&fixture, "faults", faults[_i]);
    ck_assert_msg(pack == NULL, "%s is accepted", faults[_i]);
    test_golden(base_format(fixture.arena, "faults/%s/messages.txt", faults[_i]),
                test_messages(&fixture));
    test_fixture_destroy(&fixture);
}
END_TEST

/* Faults that only show with data. */
static const char *const late[] = {"endless", "values", "too-deep", "no-room"};
enum { LATE_COUNT = sizeof late / sizeof late[0] };

START_TEST(test_late)
{
    struct test_fixture fixture = test_fixture_create();
    struct template_pack *pack = template_open(&fixture, "faults", late[_i]);
    ck_assert_msg(pack != NULL, "%s: %s", late[_i], test_messages(&fixture));
    template_run_case(&fixture, pack, "faults", late[_i]);
    ck_assert_uint_gt(base_diagnostics_errors(fixture.diagnostics), 0);
    test_golden(base_format(fixture.arena, "faults/%s/messages.txt", late[_i]),
                test_messages(&fixture));
    test_fixture_destroy(&fixture);
}
END_TEST

TEST_SUITE(template_fault)
{
    tcase_add_loop_test(test_group(suite, "faults"), test_fault, 0, FAULT_COUNT);
    TCase *group = test_group(suite, "late");
    tcase_set_timeout(group, 60);
    tcase_add_loop_test(group, test_late, 0, LATE_COUNT);
}
