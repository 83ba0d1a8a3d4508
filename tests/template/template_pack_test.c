/* Packs: the ones that come with the program are in order; files, bases, replacement. */
#include <check.h>
#include <string.h>

#include "base_file.h"
#include "template.h"
#include "template_support.h"
#include "test_golden.h"
#include "test_main.h"

static const char *const shipped[] = {"lkjip", "lkjip-mamuju", "lkjip-gowa", "lkjip-polos"};
enum { SHIPPED_COUNT = sizeof shipped / sizeof shipped[0] };

START_TEST(test_shipped)
{
    struct test_fixture fixture = test_fixture_create();
    const char *folders[] = {"../../templates", NULL};
    struct template_pack *pack = template_pack_open(fixture.arena, fixture.sources,
                                                    fixture.diagnostics, folders, shipped[_i], 0);
    test_same_text("", test_messages(&fixture));
    ck_assert_ptr_nonnull(pack);
    ck_assert_str_eq(template_pack_name(pack), shipped[_i]);
    test_fixture_destroy(&fixture);
}
END_TEST

TEST_SUITE(template_pack)
{
    tcase_add_loop_test(test_group(suite, "shipped"), test_shipped, 0, SHIPPED_COUNT);
}
