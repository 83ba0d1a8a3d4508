/* Reads the reports of the tests and shows their values. */
#include "docs_report.h"

#include <string.h>

#include "test_main.h"

void docs_report_open(struct docs_report *report, const char *folder)
{
    *report = (struct docs_report){.fixture = test_fixture_create()};
    struct test_fixture *fixture = &report->fixture;
    report->model = model_read(fixture->arena, fixture->sources, fixture->diagnostics, folder);
    ck_assert_msg(report->model != NULL, "%s", folder);
    report->figures =
        figures_build(fixture->arena, fixture->sources, fixture->diagnostics, report->model);
    report->scope.value = report->figures->scope;
    const struct value *numbers = value_get(report->model->laporan, "angka");
    report->context = (struct expression_context){
        .arena = fixture->arena,
        .sources = fixture->sources,
        .diagnostics = fixture->diagnostics,
        .scope = &report->scope,
        .empty = report->figures->empty,
        .percent_decimals = (int)value_integer_or(value_get(numbers, "desimal_persen"), 2),
    };
}

void docs_report_close(struct docs_report *report)
{
    test_fixture_destroy(&report->fixture);
}

/* No-break spaces become plain ones: in a document they could not be told apart. */
static const char *plain(struct base_arena *arena, const char *text)
{
    struct base_buffer buffer = {.arena = arena};
    for (; *text != '\0'; text++) {
        bool space = strncmp(text, "\xc2\xa0", 2) == 0;
        base_buffer_char(&buffer, space ? ' ' : *text);
        text += space;
    }
    return buffer.length == 0 ? "(tulisan kosong)" : base_buffer_get(&buffer);
}

const char *docs_report_show(struct docs_report *report, const char *text)
{
    const struct test_fixture *fixture = &report->fixture;
    size_t before = base_diagnostics_count(fixture->diagnostics);
    const struct expression *expression = expression_parse(
        fixture->arena, fixture->sources, fixture->diagnostics, text, strlen(text), 0);
    ck_assert_msg(expression != NULL, "%s: %s", text, test_messages(fixture));
    bool missing = false;
    const char *shown = expression_show(expression_evaluate(expression, &report->context),
                                        &report->context, &missing);
    ck_assert_msg(base_diagnostics_count(fixture->diagnostics) == before, "%s: %s", text,
                  test_messages(fixture));
    return missing ? base_format(fixture->arena, "[belum diisi: %s]", shown)
                   : plain(fixture->arena, shown);
}
