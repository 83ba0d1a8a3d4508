/* Tests of texts with {{ expressions }}. */
#include <string.h>

#include "expression_support.h"
#include "test_main.h"

static struct expression_test test;

static void setup(void)
{
    expression_test_start(&test, "dinsos", NULL);
}

static void teardown(void)
{
    expression_test_finish(&test);
}

static const struct expression_template *parse(const char *text)
{
    return expression_template_parse(test.fixture.arena, test.fixture.sources,
                                     test.fixture.diagnostics, text, test.place);
}

/* The whole text with its expressions shown; NULL when it does not parse. */
static const char *expand(const char *text)
{
    const struct expression_template *parsed = parse(text);
    struct base_buffer buffer = {.arena = test.fixture.arena};
    for (size_t i = 0; parsed != NULL && i < parsed->count; i++) {
        const struct expression_template_part *part = &parsed->parts[i];
        bool missing;
        base_buffer_text(&buffer,
                         part->expression == NULL
                             ? part->text
                             : expression_show(expression_evaluate(part->expression, &test.context),
                                               &test.context, &missing));
    }
    return parsed == NULL ? NULL : base_buffer_get(&buffer);
}

START_TEST(expands)
{
    static const char *const cases[][2] = {
        {"", ""},
        {"tanpa", "tanpa"},
        {"{{nama}}", "Dinas Sosial"},
        {"a {{ nama }} b {{ tahun }}", "a Dinas Sosial b 2024"},
        {"{{ '}}' }}!", "}}!"},
        {"{{ \"it's }}\" }}", "it's }}"},
        {"{{ 'a\\'}}' }}", "a'}}"},
        {"{{{{ nama }}", "{{ nama }}"},
        {"{{{{{{ nama }}", "{{Dinas Sosial"},
        {"{ a } }} b", "{ a } }} b"},
        {"{{ 1 }}{{ 2 }}", "12"},
        {"a {{\n nama\n}}", "a Dinas Sosial"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *text = expand(cases[i][0]);
        ck_assert_msg(text != NULL, "%s", cases[i][0]);
        ck_assert_str_eq(text, cases[i][1]);
    }
}
END_TEST

START_TEST(parts_know_their_places)
{
    const struct expression_template *parsed = parse("é\nx{{ nama }}{{{{");
    ck_assert_uint_eq(parsed->count, 3);
    const struct expression_template_part *part = &parsed->parts[1];
    struct base_origin_record place = base_origin_get(test.fixture.sources, part->origin);
    ck_assert_uint_eq(place.line, 2);
    ck_assert_uint_eq(place.column, 2);
    ck_assert_uint_eq(part->offset, 4);
    ck_assert_uint_eq(part->length, 10);
    ck_assert_uint_eq(parsed->parts[2].length, 4);
    ck_assert_str_eq(parsed->parts[2].text, "{{");
}
END_TEST

/* The messages of a text that must not parse. */
static const char *refused(const char *text)
{
    expression_test_finish(&test);
    expression_test_start(&test, "{}", NULL);
    ck_assert_msg(parse(text) == NULL, "%s", text);
    return expression_test_messages(&test);
}

START_TEST(faults)
{
    ck_assert_str_eq(refused("ab {{ nama"),
                     "1:4 E025 the \"{{\" that stands here has no closing \"}}\"");
    ck_assert_str_eq(refused("ab\n {{ nama }"),
                     "2:2 E025 the \"{{\" that stands here has no closing \"}}\"");
    ck_assert_str_eq(refused("{{ 'nama }} b"),
                     "1:4 E004 the text that begins here has no closing '");
    ck_assert_str_eq(refused("{{ 'a' + 'b\\' }}"),
                     "1:10 E004 the text that begins here has no closing '");
    ck_assert_str_eq(refused("{{ 'a' + 'b'"),
                     "1:1 E025 the \"{{\" that stands here has no closing \"}}\"");
    ck_assert_str_eq(refused("{{}}"),
                     "1:3 E007 expected a name, a number or a text, found the end");
    ck_assert_str_eq(refused("x\n{{ 1 + }} {{ | }}"),
                     "2:8 E007 expected a name, a number or a text, found the end ; "
                     "2:14 E007 expected a name, a number or a text, found \"|\"");
}
END_TEST

TEST_SUITE(expression_template)
{
    TCase *group = test_group(suite, "templates");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, expands);
    tcase_add_test(group, parts_know_their_places);
    tcase_add_test(group, faults);
}
