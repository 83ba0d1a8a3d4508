/* How a figure was made, as data for those who show it. */
#include "record.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "figures.h"
#include "record_source.h"
#include "record_words.h"
#include "value.h"

/* Operands of one figure; a sum over a budget may have thousands. */
enum { MOST_SHOWN = 200 };

static void set_text(const struct record_report *report, struct value_builder *record,
                     const char *key, const char *text)
{
    if (text != NULL && text[0] != '\0') {
        value_builder_set(record, key, value_text(report->arena, 0, text));
    }
}

static void set_origin(const struct record_report *report, struct value_builder *record,
                       base_origin origin)
{
    struct record_source source = record_source_of(report->arena, report->sources, origin);
    if (source.kind == RECORD_OF_FIGURE && report->figures != NULL &&
        figures_find(report->figures, source.figure) != NULL) {
        set_text(report, record, "angka", source.figure);
    } else if (source.kind == RECORD_OF_INPUT) {
        set_text(report, record, "berkas", source.file);
        value_builder_set(record, "baris", value_integer(report->arena, 0, source.line));
        value_builder_set(record, "kolom", value_integer(report->arena, 0, source.column));
        set_text(report, record, "jalur", source.path);
    } else if (source.kind == RECORD_OF_SEVERAL) {
        enum { MOST_SOURCES = 12 };
        base_origin leaves[MOST_SOURCES];
        const struct value *items[MOST_SOURCES];
        size_t count = record_source_leaves(report->sources, origin, leaves, MOST_SOURCES);
        for (size_t i = 0; i < count; i++) {
            items[i] = record_origin(report, leaves[i]);
        }
        value_builder_set(record, "dari", value_list(report->arena, 0, items, count));
    }
}

const struct value *record_origin(const struct record_report *report, base_origin origin)
{
    struct value_builder *record = value_builder_create(report->arena);
    set_origin(report, record, origin);
    return value_builder_finish(record, 0);
}

static const struct value *operands_of(const struct record_report *report,
                                       const struct figures_record *record)
{
    size_t count = record->operand_count < MOST_SHOWN ? record->operand_count : MOST_SHOWN;
    const struct value **items = base_alloc_array(report->arena, count, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        const struct figures_operand *operand = &record->operands[i];
        struct value_builder *item = value_builder_create(report->arena);
        set_text(report, item, "nama", operand->name);
        set_text(report, item, "nilai", record_value_words(report->arena, operand->value));
        set_origin(report, item, operand->value->origin);
        items[i] = value_builder_finish(item, 0);
    }
    return value_list(report->arena, 0, items, count);
}

const struct value *record_figure(const struct record_report *report,
                                  const struct figures_record *record)
{
    struct base_arena *arena = report->arena;
    struct value_builder *figure = value_builder_create(arena);
    set_text(report, figure, "jalur", record->path);
    set_text(report, figure, "tampil", figures_record_shown(report->figures, record, arena));
    set_text(report, figure, "satuan", record_unit_words(record));
    set_text(report, figure, "rumus", record->formula);
    set_text(report, figure, "isi", record_filled_formula(arena, record));
    if (record->value->kind == VALUE_NUMBER) {
        const char *exact = record_exact(arena, record->value);
        const char *rounding = record_rounding_words(arena, record);
        set_text(report, figure, "nilai", record_value_words(arena, record->value));
        set_text(report, figure, "tepat", strchr(exact, '/') != NULL ? exact : NULL);
        set_text(report, figure, "pembulatan",
                 rounding != NULL ? rounding : base_translate(N_("nothing to round")));
    } else if (record->value->kind != VALUE_TEXT) {
        set_text(report, figure, "kosong", record_empty_words(arena, record));
    }
    value_builder_set(figure, "unsur", operands_of(report, record));
    if (record->operand_count > MOST_SHOWN) {
        value_builder_set(figure, "semua",
                          value_integer(arena, 0, (long long)record->operand_count));
    }
    return value_builder_finish(figure, 0);
}
