/* Golden documents: cases/<name>/pack.xml with data.json gives document.txt and messages.txt. */
#include <check.h>
#include <stdlib.h>

#include "document.h"
#include "template.h"
#include "template_support.h"
#include "test_golden.h"
#include "test_main.h"

static const char *const cases[] = {"text",       "blocks", "lists",    "tables",
                                    "table-data", "pages",  "control",  "figures",
                                    "signatures", "extend", "narrative"};
enum { CASE_COUNT = sizeof cases / sizeof cases[0] };

START_TEST(test_case)
{
    const char *name = cases[_i];
    struct test_fixture fixture = test_fixture_create();
    struct template_pack *pack = template_open(&fixture, "cases", name);
    ck_assert_msg(pack != NULL, "%s: %s", name, test_messages(&fixture));
    struct document *document = template_run_case(&fixture, pack, "cases", name);
    ck_assert_msg(document != NULL, "%s: %s", name, test_messages(&fixture));
    struct base_buffer buffer = {.arena = fixture.arena};
    document_dump(document, &buffer);
    test_golden(base_format(fixture.arena, "cases/%s/document.txt", name),
                base_buffer_get(&buffer));
    test_golden(base_format(fixture.arena, "cases/%s/messages.txt", name), test_messages(&fixture));
    test_fixture_destroy(&fixture);
}
END_TEST

TEST_SUITE(template_case)
{
    tcase_add_loop_test(test_group(suite, "cases"), test_case, 0, CASE_COUNT);
}
