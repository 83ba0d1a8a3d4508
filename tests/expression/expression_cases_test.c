/* Runs cases.txt. */
#include <string.h>

#include "expression_support.h"
#include "test_golden.h"
#include "test_main.h"

struct cases {
    char *text; /* the rest of the file */
    int line;
    int failures;
};

/* The next line without its newline; NULL at the end. */
static char *next_line(struct cases *cases)
{
    char *line = cases->text;
    if (line == NULL || *line == '\0')
        return NULL;
    char *end = strchr(line, '\n');
    cases->text = end == NULL ? NULL : end + 1;
    if (end != NULL)
        *end = '\0';
    cases->line++;
    return line;
}

/* The first line of the next group. */
static char *next_group(struct cases *cases)
{
    char *line = next_line(cases);
    while (line != NULL && (*line == '\0' || *line == '#'))
        line = next_line(cases);
    return line;
}

static void compare(struct cases *cases, const char *expression, const char *expected,
                    const char *actual)
{
    if (strcmp(expected, actual) == 0)
        return;
    cases->failures++;
    fprintf(stderr, "cases.txt:%d: %s\n  expected: %s\n  actual:   %s\n", cases->line, expression,
            expected, actual);
}

static void run_group(struct cases *cases, const char *first)
{
    struct expression_test test;
    bool fails = strcmp(first, "%%FAIL") == 0;
    const char *expression = fails ? next_line(cases) : first;
    const char *data = next_line(cases), *expected = next_line(cases);
    ck_assert_msg(expression != NULL && data != NULL && expected != NULL, "line %d", cases->line);
    expression_test_start(&test, data, expression);
    const char *shown = expression_test_show(&test, expression);
    compare(cases, expression, fails ? expected : "", expression_test_messages(&test));
    if (!fails)
        compare(cases, expression, expected, shown);
    expression_test_finish(&test);
}

START_TEST(all_cases)
{
    struct base_arena *arena = base_arena_create();
    struct cases cases = {.text = base_copy_text(arena, test_read(arena, "cases.txt"))};
    for (const char *first; (first = next_group(&cases)) != NULL;)
        run_group(&cases, first);
    base_arena_destroy(arena);
    ck_assert_msg(cases.failures == 0, "%d cases failed, see above", cases.failures);
}
END_TEST

TEST_SUITE(expression_cases)
{
    tcase_add_test(test_group(suite, "cases"), all_cases);
}
