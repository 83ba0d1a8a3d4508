/* docs/aturan.md: every rule over data, figures and text has a line with its severities. */
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "test_fixture.h"
#include "test_golden.h"
#include "test_main.h"

static const char path[] = "../../docs/aturan.md";

static const struct rule {
    enum base_severity severity;
    const char *code;
} rules[] = {
#define MESSAGE(name, severity, code, text) {severity, code},
#include "messages/all.def"
#undef MESSAGE
};
enum { RULES = sizeof rules / sizeof *rules };

static const char *const severities[] = {
    [BASE_NOTE] = "catatan", [BASE_WARNING] = "peringatan", [BASE_ERROR] = "kesalahan"};

/* The line of a code: "| K010 | kesalahan | ... |"; NULL when there is none. */
static const char *line_of(struct base_arena *arena, const char *document, const char *code)
{
    const char *line = strstr(document, base_format(arena, "\n| %s |", code));
    return line == NULL ? NULL : base_copy(arena, line + 1, strcspn(line + 1, "\n"));
}

static bool has_rule(const char *code)
{
    for (size_t i = 0; i < RULES; i++) {
        if (strcmp(rules[i].code, code) == 0)
            return true;
    }
    return false;
}

START_TEST(test_of_rules)
{
    struct test_fixture fixture = test_fixture_create();
    size_t length = 0;
    const char *document =
        base_file_read(fixture.arena, path, path, 1 << 20, &length, fixture.diagnostics);
    ck_assert_ptr_nonnull(document);
    for (size_t i = 0; i < RULES; i++) {
        if (rules[i].code[0] != 'K' && rules[i].code[0] != 'F')
            continue;
        const char *line = line_of(fixture.arena, document, rules[i].code);
        ck_assert_msg(line != NULL, "%s has no line", rules[i].code);
        ck_assert_msg(strstr(line, severities[rules[i].severity]) != NULL, "%s: not said to be %s",
                      rules[i].code, severities[rules[i].severity]);
    }
    test_fixture_destroy(&fixture);
}
END_TEST

/* No line is about a rule that does not exist. */
START_TEST(test_of_lines)
{
    struct test_fixture fixture = test_fixture_create();
    size_t length = 0, count = 0;
    const char *at =
        base_file_read(fixture.arena, path, path, 1 << 20, &length, fixture.diagnostics);
    ck_assert_ptr_nonnull(at);
    while ((at = strstr(at, "\n| ")) != NULL) {
        at += strlen("\n| ");
        if ((*at != 'K' && *at != 'F') || strspn(at + 1, "0123456789") != 3)
            continue;
        const char *code = base_copy(fixture.arena, at, 4);
        ck_assert_msg(has_rule(code), "there is no %s", code);
        count++;
    }
    ck_assert_uint_gt(count, 50);
    test_fixture_destroy(&fixture);
}
END_TEST

TEST_SUITE(docs_rules)
{
    TCase *group = test_group(suite, "rules");
    tcase_add_test(group, test_of_rules);
    tcase_add_test(group, test_of_lines);
}
