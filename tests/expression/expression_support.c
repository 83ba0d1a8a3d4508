/* What the tests of expressions share. */
#include "expression_support.h"

#include <string.h>

#include "json.h"
#include "test_main.h"

static const struct value *read_data(struct test_fixture *fixture, const char *data)
{
    if (strcmp(data, "{}") == 0)
        return value_record(fixture->arena, 0, NULL, 0);
    const char *path = base_format(fixture->arena, "data/%s.json", data);
    const char *bytes = test_read(fixture->arena, path);
    const struct value *value = json_read_memory(fixture->arena, fixture->sources,
                                                 fixture->diagnostics, path, bytes, strlen(bytes));
    ck_assert_msg(value != NULL, "%s", path);
    return value;
}

void expression_test_start(struct expression_test *test, const char *data, const char *text)
{
    *test = (struct expression_test){.fixture = test_fixture_create()};
    struct test_fixture *fixture = &test->fixture;
    size_t length = text == NULL ? 0 : strlen(text);
    uint32_t source = base_source_add(fixture->sources, "uji.xml", text, length);
    test->scope.value = read_data(fixture, data);
    test->place = base_origin_place(fixture->sources, source, 1, 1);
    test->context = (struct expression_context){.arena = fixture->arena,
                                                .sources = fixture->sources,
                                                .diagnostics = fixture->diagnostics,
                                                .scope = &test->scope,
                                                .empty = "–",
                                                .percent_decimals = 2,
                                                .place = test->place};
}

void expression_test_finish(struct expression_test *test)
{
    test_fixture_destroy(&test->fixture);
}

const struct value *expression_test_run(struct expression_test *test, const char *text)
{
    const struct test_fixture *fixture = &test->fixture;
    const struct expression *expression = expression_parse(
        fixture->arena, fixture->sources, fixture->diagnostics, text, strlen(text), test->place);
    return expression == NULL ? NULL : expression_evaluate(expression, &test->context);
}

/* No-break spaces are made visible. */
static const char *visible(struct base_arena *arena, const char *text)
{
    struct base_buffer buffer = {.arena = arena};
    for (; *text != '\0'; text++) {
        bool space = strncmp(text, "\xc2\xa0", 2) == 0;
        base_buffer_char(&buffer, space ? '~' : *text);
        text += space;
    }
    return base_buffer_get(&buffer);
}

const char *expression_test_show(struct expression_test *test, const char *text)
{
    bool missing = false;
    const struct value *value = expression_test_run(test, text);
    if (value == NULL)
        return "";
    const char *shown = expression_show(value, &test->context, &missing);
    if (missing)
        return base_format(test->fixture.arena, "<missing %s>", shown);
    return visible(test->fixture.arena, shown);
}

const char *expression_test_messages(struct expression_test *test)
{
    const struct test_fixture *fixture = &test->fixture;
    struct base_buffer buffer = {.arena = fixture->arena};
    for (size_t i = 0; i < base_diagnostics_count(fixture->diagnostics); i++) {
        const struct base_diagnostic *item = base_diagnostics_get(fixture->diagnostics, i);
        struct base_origin_record place = base_origin_get(fixture->sources, item->place.origin);
        base_buffer_format(&buffer, "%s%u:%u %s %s", i == 0 ? "" : " ; ", place.line, place.column,
                           base_message_code(item->message),
                           base_diagnostic_text(item, fixture->arena));
    }
    return base_buffer_get(&buffer);
}
