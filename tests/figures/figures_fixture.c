/* Reports of tests, written as JSON with single quotes. */
#include "figures_fixture.h"

#include <check.h>
#include <string.h>

#include "expression.h"
#include "format_number.h"
#include "json.h"

struct test_fixture figures_fixture;
const struct figures *figures_built;
const char *const *figures_narratives;

void figures_begin(void)
{
    figures_fixture = test_fixture_create();
}

void figures_end(void)
{
    test_fixture_destroy(&figures_fixture);
    figures_built = NULL;
    figures_narratives = NULL;
}

/* Turns "?" into VALUE_MISSING, everywhere. */
static const struct value *with_marks(const struct value *value)
{
    struct base_arena *arena = figures_fixture.arena;
    size_t count = value_count(value);
    if (value->kind == VALUE_TEXT && strcmp(value->text, "?") == 0) {
        return value_missing(arena, value->origin, "belum diisi");
    }
    if (value->kind == VALUE_LIST) {
        const struct value **items = base_alloc_array(arena, count, sizeof *items);
        for (size_t i = 0; i < count; i++) {
            items[i] = with_marks(value_at(value, i));
        }
        return value_list(arena, value->origin, items, count);
    }
    if (value->kind == VALUE_RECORD) {
        struct value_entry *entries = base_alloc_array(arena, count, sizeof *entries);
        for (size_t i = 0; i < count; i++) {
            entries[i] = value_entry_at(value, i);
            entries[i].value = with_marks(entries[i].value);
        }
        return value_record(arena, value->origin, entries, count);
    }
    return value;
}

const struct figures *figures_of(const char *json)
{
    char *text = base_copy_text(figures_fixture.arena, json);
    for (char *at = text; *at != '\0'; at++) {
        *at = *at == '\'' ? '"' : *at;
    }
    const struct value *files =
        json_read_memory(figures_fixture.arena, figures_fixture.sources,
                         figures_fixture.diagnostics, "report.json", text, strlen(text));
    if (files == NULL) {
        ck_abort_msg("%s", test_messages(&figures_fixture));
    }
    files = with_marks(files);
    struct model *model = base_alloc(figures_fixture.arena, sizeof *model);
    model->laporan = value_get(files, "laporan");
    model->organisasi = value_get(files, "organisasi");
    model->perencanaan = value_get(files, "perencanaan");
    model->kinerja = value_get(files, "kinerja");
    model->anggaran = value_get(files, "anggaran");
    model->perjanjian = value_get(files, "perjanjian");
    model->tabel = value_get(files, "tabel");
    model->data = value_get(files, "data");
    model->narratives = figures_narratives;
    figures_built = figures_build(figures_fixture.arena, figures_fixture.sources,
                                  figures_fixture.diagnostics, model);
    return figures_built;
}

/* Shows no-break spaces as "~". */
static const char *visible(const char *text)
{
    struct base_buffer buffer = {.arena = figures_fixture.arena};
    for (; *text != '\0'; text++) {
        if (strncmp(text, FORMAT_NO_BREAK_SPACE, 2) == 0) {
            base_buffer_char(&buffer, '~');
            text++;
        } else {
            base_buffer_char(&buffer, *text);
        }
    }
    return base_buffer_get(&buffer);
}

const char *figures_look(const char *text)
{
    struct base_arena *arena = figures_fixture.arena;
    struct value_scope scope = {.value = figures_built->scope};
    struct expression_context context = {
        .arena = arena,
        .sources = figures_fixture.sources,
        .diagnostics = figures_fixture.diagnostics,
        .scope = &scope,
        .empty = "-",
        .percent_decimals = 2,
    };
    const struct expression *expression = expression_parse(
        arena, figures_fixture.sources, figures_fixture.diagnostics, text, strlen(text), 0);
    ck_assert_msg(expression != NULL, "%s", text);
    const struct value *value = expression_evaluate(expression, &context);
    switch (value->kind) {
    case VALUE_NUMBER:
        return value_rational_text(arena, value->number, -1);
    case VALUE_TEXT:
        return visible(value->text);
    case VALUE_NULL:
        return "null";
    case VALUE_MISSING:
        return "?";
    case VALUE_BOOL:
        return value->boolean ? "true" : "false";
    default:
        return base_format(arena, "[%zu]", value_count(value));
    }
}

const char *figures_shown_at(const char *path)
{
    const struct figures_record *record = figures_find(figures_built, path);
    return record == NULL ? "none"
                          : figures_record_shown(figures_built, record, figures_fixture.arena);
}
