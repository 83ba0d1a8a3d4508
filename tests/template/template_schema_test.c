/* The schema for editors agrees with the checker; the reference is up to date. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "template.h"
#include "template_support.h"
#include "test_golden.h"
#include "test_main.h"

static const char schema_path[] = "../../docs/lkjip-templat.rng";

START_TEST(test_schema_current)
{
    struct test_fixture fixture = test_fixture_create();
    struct base_buffer buffer = {.arena = fixture.arena};
    template_schema_write(&buffer);
    test_golden(schema_path, base_buffer_get(&buffer));
    test_fixture_destroy(&fixture);
}
END_TEST

/* Exit status of a command with its output thrown away. */
static int run(const char *command)
{
    int status = system(command);
    ck_assert_int_ne(status, -1);
    return status;
}

START_TEST(test_schema_accepts)
{
    struct test_fixture fixture = test_fixture_create();
    if (run("command -v xmllint >/dev/null 2>&1") == 0)
        ck_assert_int_eq(run(base_format(fixture.arena,
                                         "xmllint --noout --relaxng %s $(find ../../templates cases"
                                         " packs -name '*.xml') >/dev/null 2>&1",
                                         schema_path)),
                         0);
    if (run("command -v jing >/dev/null 2>&1") == 0)
        ck_assert_int_eq(run(base_format(fixture.arena,
                                         "jing %s $(find ../../templates cases packs -name '*.xml')"
                                         " >&2",
                                         schema_path)),
                         0);
    test_fixture_destroy(&fixture);
}
END_TEST

/* Faults of structure, which the schema sees as well. */
static const char *const refused[] = {
    "unknown-element", "misplaced",  "text",   "unknown-attribute",
    "required",        "bad-values", "single", "order"};
enum { REFUSED_COUNT = sizeof refused / sizeof refused[0] };

START_TEST(test_schema_refuses)
{
    struct test_fixture fixture = test_fixture_create();
    const char *command = base_format(
        fixture.arena, "xmllint --noout --relaxng %s faults/%s/pack.xml >/dev/null 2>&1",
        schema_path, refused[_i]);
    if (run("command -v xmllint >/dev/null 2>&1") == 0)
        ck_assert_msg(run(command) != 0, "%s is accepted by the schema", refused[_i]);
    test_fixture_destroy(&fixture);
}
END_TEST

START_TEST(test_reference_current)
{
    static const char start[] = "<!-- mulai: dibuat dari kosakata -->\n";
    static const char end[] = "<!-- selesai: dibuat dari kosakata -->\n";
    static const char path[] = "../../docs/templat.md";
    struct test_fixture fixture = test_fixture_create();
    const char *text = test_read(fixture.arena, path);
    const char *first = strstr(text, start);
    const char *last = strstr(text, end);
    ck_assert_ptr_nonnull(first);
    ck_assert_ptr_nonnull(last);
    struct base_buffer buffer = {.arena = fixture.arena};
    base_buffer_add(&buffer, text, (size_t)(first - text) + strlen(start));
    base_buffer_char(&buffer, '\n');
    template_reference_write(&buffer);
    base_buffer_text(&buffer, last);
    test_golden(path, base_buffer_get(&buffer));
    test_fixture_destroy(&fixture);
}
END_TEST

TEST_SUITE(template_schema)
{
    TCase *group = test_group(suite, "schema");
    tcase_set_timeout(group, 60);
    tcase_add_test(group, test_schema_current);
    tcase_add_test(group, test_schema_accepts);
    tcase_add_loop_test(group, test_schema_refuses, 0, REFUSED_COUNT);
    tcase_add_test(group, test_reference_current);
}
