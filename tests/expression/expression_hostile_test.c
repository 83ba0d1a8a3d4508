/* Deep, long and random texts: a message or a value, never a crash. */
#include <string.h>

#include "expression_support.h"
#include "test_main.h"

enum { ROUNDS = 20000, LONGEST = 24 };

static const char *const words[] = {
    "1",     "0",     "-1",     "2.5",   "1e30",    "1e-30",    "'a'",     "''",    "'2024-02-31'",
    "nama",  "tahun", "kosong", "angka", "sasaran", "per",      "tak_ada", "kata",  "campur",
    ".",     ",",     "(",      ")",     "[",       "]",        "|",       "+",     "-",
    "*",     "/",     "==",     "!=",    "<",       ">=",       "and",     "or",    "not",
    "in",    "if",    "then",   "else",  "true",    "null",     "'",       "\\",    "é",
    ".nama", ".2022", "[0]",    "[-1]",  "| angka", "('kode')", "\xff",    "| isi", "target",
};

/* A fixed sequence, the same everywhere. */
static uint32_t random_number(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* Words of the grammar in any order, filters among them. */
static const char *random_text(struct base_arena *arena, uint32_t *state)
{
    const struct expression_function_help *help = expression_function_list();
    size_t functions = 0, count = random_number(state) % LONGEST + 1;
    struct base_buffer buffer = {.arena = arena};
    while (help[functions].name != NULL)
        functions++;
    for (size_t i = 0; i < count; i++) {
        size_t choice = random_number(state) % (sizeof words / sizeof *words + 10);
        if (choice < sizeof words / sizeof *words)
            base_buffer_text(&buffer, words[choice]);
        else
            base_buffer_format(&buffer, choice % 2 == 0 ? "%s(" : "|%s ",
                               help[random_number(state) % functions].name);
        base_buffer_text(&buffer, random_number(state) % 2 == 0 ? " " : "");
    }
    return base_buffer_get(&buffer);
}

START_TEST(random_texts)
{
    uint32_t state = 20240101;
    for (int i = 0; i < ROUNDS / 100; i++) {
        struct expression_test test;
        expression_test_start(&test, "dinsos", NULL);
        for (int j = 0; j < 100; j++) {
            const char *text = random_text(test.fixture.arena, &state);
            size_t before = base_diagnostics_count(test.fixture.diagnostics);
            expression_test_show(&test, text);
            bool parsed = expression_test_run(&test, text) != NULL;
            ck_assert_msg(parsed || base_diagnostics_count(test.fixture.diagnostics) > before ||
                              before >= 200,
                          "%s", text);
        }
        expression_test_finish(&test);
    }
}
END_TEST

/* Every function with arguments of every kind, as many as it takes. */
static void call_with(struct expression_test *test, const char *name, const char *first)
{
    static const char *const others[] = {"1",      "'a'",     "-5",   "1e30", "angka", "per",
                                         "kosong", "tak_ada", "true", "''",   "2.5"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        for (int count = 0; count < 3; count++) {
            struct base_buffer buffer = {.arena = test->fixture.arena};
            base_buffer_format(&buffer, "%s | %s(", first, name);
            for (int j = 0; j < count; j++)
                base_buffer_format(&buffer, "%s%s", j > 0 ? ", " : "", others[(i + j) % 11]);
            base_buffer_char(&buffer, ')');
            expression_test_show(test, base_buffer_get(&buffer));
        }
    }
}

START_TEST(every_function_with_every_kind)
{
    static const char *const firsts[] = {"1",     "'2024-12-31'", "''",       "angka", "campur",
                                         "per",   "kosong",       "tak_ada",  "true",  "sasaran",
                                         "-1e30", "tanpa",        "sebagian", "0.5"};
    for (const struct expression_function_help *help = expression_function_list();
         help->name != NULL; help++) {
        struct expression_test test;
        expression_test_start(&test, "dinsos", NULL);
        for (size_t i = 0; i < sizeof firsts / sizeof *firsts; i++)
            call_with(&test, help->name, firsts[i]);
        expression_test_finish(&test);
    }
}
END_TEST

/* count times the repeated part, then the end. */
static const char *repeated(struct base_arena *arena, const char *part, int count, const char *end)
{
    struct base_buffer buffer = {.arena = arena};
    for (int i = 0; i < count; i++)
        base_buffer_text(&buffer, part);
    base_buffer_text(&buffer, end);
    return base_buffer_get(&buffer);
}

static void check_depth(const char *part, const char *end)
{
    struct expression_test test;
    expression_test_start(&test, "{}", NULL);
    ck_assert_ptr_nonnull(expression_test_run(&test, repeated(test.fixture.arena, part, 90, end)));
    ck_assert_str_eq(test_codes(&test.fixture), "");
    ck_assert_ptr_null(expression_test_run(&test, repeated(test.fixture.arena, part, 3000, end)));
    ck_assert_str_eq(test_codes(&test.fixture), "E002");
    expression_test_finish(&test);
}

START_TEST(deep_nesting_is_refused)
{
    check_depth("- ", "1");
    check_depth("not ", "true");
    check_depth("1 + ", "1");
    check_depth("true and ", "true");
    check_depth("if true then 1 else ", "2");
}
END_TEST

START_TEST(too_long_is_refused)
{
    struct expression_test test;
    expression_test_start(&test, "{}", NULL);
    ck_assert_ptr_null(expression_test_run(&test, repeated(test.fixture.arena, " ", 65536, "1")));
    ck_assert_str_eq(test_codes(&test.fixture), "E001");
    expression_test_finish(&test);
}
END_TEST

START_TEST(replacing_does_not_grow_without_end)
{
    struct expression_test test;
    expression_test_start(&test, "{}", NULL);
    const char *longer = repeated(test.fixture.arena, "a", 2000, "");
    const char *filter = base_format(test.fixture.arena, " | ganti('a', '%s')", longer);
    const char *text =
        base_format(test.fixture.arena, "'a'%s", repeated(test.fixture.arena, filter, 10, ""));
    ck_assert_int_eq(expression_test_run(&test, text)->kind, VALUE_MISSING);
    ck_assert_str_eq(test_codes(&test.fixture), "E024");
    expression_test_finish(&test);
}
END_TEST

START_TEST(long_lists_are_sorted)
{
    struct expression_test test;
    expression_test_start(&test, "{}", NULL);
    ck_assert_str_eq(expression_test_show(&test, "rentang(1, 10000) | balik | urut | potong(0, 3)"),
                     "1, 2, dan 3");
    expression_test_finish(&test);
}
END_TEST

TEST_SUITE(expression_hostile)
{
    TCase *group = test_group(suite, "hostile");
    tcase_set_timeout(group, 60);
    tcase_add_test(group, random_texts);
    tcase_add_test(group, every_function_with_every_kind);
    tcase_add_test(group, deep_nesting_is_refused);
    tcase_add_test(group, too_long_is_refused);
    tcase_add_test(group, replacing_does_not_grow_without_end);
    tcase_add_test(group, long_lists_are_sorted);
}
