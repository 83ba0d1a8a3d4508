/* Explains a figure in words: formula, operands with their places, exact value, rounding. */
#include "record.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "figures.h"
#include "record_source.h"
#include "record_suggest.h"
#include "record_words.h"
#include "value.h"

/* Lists longer than these are cut: of operands, of paths. */
enum { OPERANDS_SHOWN = 40, PATHS_SHOWN = 200, LEAVES_SHOWN = 12 };

struct explanation {
    const struct record_report *report;
    struct base_buffer *buffer;
    const char **told; /* paths of figures already explained */
    size_t count, capacity;
};

static void indent(struct explanation *e, int level)
{
    base_buffer_format(e->buffer, "%*s", level * 4, "");
}

static bool is_told(struct explanation *e, const char *path)
{
    for (size_t i = 0; i < e->count; i++) {
        if (strcmp(e->told[i], path) == 0) {
            return true;
        }
    }
    BASE_PUSH(e->report->arena, e->told, e->count, e->capacity, path);
    return false;
}

/* "perencanaan.json:37:25 [tujuan[0].target]" */
static void add_place(struct explanation *e, const struct record_source *source)
{
    base_buffer_text(e->buffer, source->file);
    if (source->line != 0) {
        base_buffer_format(e->buffer, ":%u:%u", (unsigned)source->line, (unsigned)source->column);
    }
    if (source->path[0] != '\0') {
        base_buffer_format(e->buffer, " [%s]", source->path);
    }
    base_buffer_char(e->buffer, '\n');
}

static void explain_figure(struct explanation *e, const struct figures_record *record, int level,
                           int depth);

/* Where an operand comes from: a place of the input, or a figure, which is explained in turn. */
static void explain_source(struct explanation *e, base_origin origin, int level, int depth)
{
    struct record_source source = record_source_of(e->report->arena, e->report->sources, origin);
    if (source.kind == RECORD_OF_INPUT) {
        indent(e, level);
        add_place(e, &source);
    } else if (source.kind == RECORD_OF_FIGURE) {
        const struct figures_record *record = figures_find(e->report->figures, source.figure);
        if (record != NULL) {
            explain_figure(e, record, level, depth);
        }
    } else if (source.kind == RECORD_OF_SEVERAL) {
        base_origin leaves[LEAVES_SHOWN];
        size_t count = record_source_leaves(e->report->sources, origin, leaves, LEAVES_SHOWN);
        for (size_t i = 0; i < count; i++) {
            explain_source(e, leaves[i], level, depth);
        }
    }
}

static void explain_operands(struct explanation *e, const struct figures_record *record, int level,
                             int depth)
{
    for (size_t i = 0; i < record->operand_count; i++) {
        const struct figures_operand *operand = &record->operands[i];
        if (i == OPERANDS_SHOWN) {
            indent(e, level);
            base_buffer_format(e->buffer, base_translate(N_("... and %zu more\n")),
                               record->operand_count - i);
            return;
        }
        indent(e, level);
        base_buffer_format(e->buffer, "%s = %s\n", operand->name,
                           record_value_words(e->report->arena, operand->value));
        explain_source(e, operand->value->origin, level + 1, depth);
    }
}

/* The line "exact: 3265/29 = 112,586...; shown: 112,59, rounded half up to 2 decimals". */
static void explain_value(struct explanation *e, const struct figures_record *record, int level)
{
    struct base_arena *arena = e->report->arena;
    const char *rounding = record_rounding_words(arena, record);
    indent(e, level);
    if (record->value->kind != VALUE_NUMBER) {
        if (record->value->kind != VALUE_TEXT) {
            base_buffer_format(e->buffer, "%s\n", record_empty_words(arena, record));
        } else {
            base_buffer_format(e->buffer, base_translate(N_("result: %s\n")), record->value->text);
        }
        return;
    }
    const char *exact = record_exact(arena, record->value);
    const char *words = record_value_words(arena, record->value);
    const char *fraction = strchr(exact, '/') != NULL ? base_format(arena, "%s = ", exact) : "";
    base_buffer_format(e->buffer, base_translate(N_("exact value: %s%s\n")), fraction, words);
    indent(e, level);
    base_buffer_format(e->buffer, base_translate(N_("shown: %s")),
                       figures_record_shown(e->report->figures, record, arena));
    base_buffer_format(e->buffer, " (%s)\n",
                       rounding != NULL ? rounding : base_translate(N_("nothing to round")));
}

static void explain_figure(struct explanation *e, const struct figures_record *record, int level,
                           int depth)
{
    struct base_arena *arena = e->report->arena;
    const char *unit = record_unit_words(record);
    indent(e, level);
    base_buffer_format(e->buffer, "%s = %s%s%s", record->path,
                       figures_record_shown(e->report->figures, record, arena),
                       unit[0] == '\0' ? "" : " ", unit);
    if (is_told(e, record->path)) {
        base_buffer_format(e->buffer, " (%s)\n", base_translate(N_("explained above")));
        return;
    }
    base_buffer_char(e->buffer, '\n');
    if (depth <= 0) {
        return;
    }
    const char *filled = record_filled_formula(arena, record);
    indent(e, level + 1);
    base_buffer_format(e->buffer, base_translate(N_("formula: %s\n")), record->formula);
    if (filled != NULL) {
        indent(e, level + 1);
        base_buffer_format(e->buffer, base_translate(N_("with values: %s\n")), filled);
    }
    explain_value(e, record, level + 1);
    if (record->operand_count > 0) {
        indent(e, level + 1);
        base_buffer_format(e->buffer, "%s\n", base_translate(N_("made from:")));
        explain_operands(e, record, level + 2, depth - 1);
    }
}

/* One line a figure: "path = shown". */
static void list_with(struct explanation *e, const char *prefix)
{
    const struct figures *figures = e->report->figures;
    size_t shown = 0;
    size_t all = record_count_with(figures, prefix);
    for (size_t i = 0; i < figures->count && shown < PATHS_SHOWN; i++) {
        const struct figures_record *record = &figures->records[i];
        if (record_begins_with(record->path, prefix) && figures_counts(figures, record)) {
            base_buffer_format(e->buffer, "%s = %s\n", record->path,
                               figures_record_shown(figures, record, e->report->arena));
            shown++;
        }
    }
    if (all > PATHS_SHOWN) {
        base_buffer_format(e->buffer, base_translate(N_("... and %zu more\n")), all - shown);
    }
}

/* A value that templates see: a figure, or an input with its place. */
static enum record_found explain_scope(struct explanation *e, const char *path, int depth)
{
    const struct value *value = record_scope_value(e->report->arena, e->report->figures, path);
    if (value == NULL || value->kind == VALUE_LIST || value->kind == VALUE_RECORD) {
        return RECORD_NOTHING;
    }
    struct record_source source =
        record_source_of(e->report->arena, e->report->sources, value->origin);
    const struct figures_record *record =
        source.kind == RECORD_OF_FIGURE ? figures_find(e->report->figures, source.figure) : NULL;
    if (record != NULL) {
        explain_figure(e, record, 0, depth);
        return RECORD_FIGURE;
    }
    base_buffer_format(e->buffer, "%s = %s\n", path, record_value_words(e->report->arena, value));
    explain_source(e, value->origin, 1, depth);
    return RECORD_FIGURE;
}

enum record_found record_explain(const struct record_report *report, const char *path, int depth,
                                 struct base_buffer *buffer)
{
    struct explanation e = {.report = report, .buffer = buffer};
    const struct figures_record *record = figures_find(report->figures, path);
    if (record != NULL) {
        explain_figure(&e, record, 0, depth);
        return RECORD_FIGURE;
    }
    if (record_count_with(report->figures, path) > 0) {
        list_with(&e, path);
        return RECORD_SEVERAL;
    }
    if (explain_scope(&e, path, depth) == RECORD_FIGURE) {
        return RECORD_FIGURE;
    }
    const char *near = record_nearest_path(report->arena, report->figures, path);
    if (near == NULL) {
        base_buffer_format(
            buffer,
            base_translate(N_("there is no figure \"%s\"; paths begin with indikator, sasaran, "
                              "tujuan, anggaran, tabel, perjanjian, hitung\n")),
            path);
    } else {
        base_buffer_format(buffer, base_translate(N_("there is no figure \"%s\"; nearest:\n")),
                           path);
        list_with(&e, near);
    }
    return RECORD_NOTHING;
}
