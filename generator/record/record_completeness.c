/* Prints the completeness report. */
#include "record.h"

#include "base_arena.h"
#include "base_diagnostic.h"
#include "figures.h"
#include "value.h"

static const char *shown(const struct record_report *report, const char *path)
{
    const struct figures_record *record = figures_find(report->figures, path);
    return record == NULL ? "" : figures_record_shown(report->figures, record, report->arena);
}

static const char *member(const struct value *record, const char *key)
{
    return value_text_or(value_get(record, key), "");
}

/* "3.b.6 ...: 0 of 4 indicators (1 in part)" */
static void add_criterion(const struct value *row, struct base_buffer *buffer)
{
    base_buffer_format(buffer, "  %s %s: ", member(row, "kode"), member(row, "nama"));
    base_buffer_format(buffer, base_translate(N_("%lld of %lld indicators")),
                       value_integer_or(value_get(row, "terpenuhi"), 0),
                       value_integer_or(value_get(row, "dari"), 0));
    long long partly = value_integer_or(value_get(row, "sebagian"), 0);
    if (partly > 0) {
        base_buffer_format(buffer, base_translate(N_(", %lld in part")), partly);
    }
    base_buffer_char(buffer, '\n');
}

/* What an indicator lacks; nothing for a complete one. */
static void add_indicator(const struct record_report *report, const struct value *row,
                          struct base_buffer *buffer)
{
    const struct value *criteria = value_get(row, "kriteria");
    const char *path = base_format(report->arena, "kelengkapan.indikator.%s", member(row, "id"));
    base_buffer_format(buffer, "  %s (%s): %s/%lld\n", member(row, "id"), member(row, "nama"),
                       shown(report, base_format(report->arena, "%s.terpenuhi", path)),
                       value_integer_or(value_get(row, "dari"), 0));
    for (size_t i = 0; i < value_count(criteria); i++) {
        const struct value *criterion = value_at(criteria, i);
        const struct value *absent = value_get(criterion, "kurang");
        for (size_t k = 0; k < value_count(absent); k++) {
            base_buffer_format(buffer, base_translate(N_("    %s lacks %s\n")),
                               member(criterion, "kode"), value_text_or(value_at(absent, k), ""));
        }
    }
}

void record_completeness(const struct record_report *report, struct base_buffer *buffer)
{
    const struct value *all = value_get(report->figures->scope, "kelengkapan");
    const struct value *criteria = value_get(all, "kriteria");
    const struct value *indicators = value_get(all, "indikator");
    base_buffer_format(buffer,
                       base_translate(N_("Completeness by the criteria of the AKIP evaluation "
                                         "(PermenPANRB 88/2021): %s of %lld, %s%%\n")),
                       shown(report, "kelengkapan.terpenuhi"),
                       value_integer_or(value_get(all, "dari"), 0),
                       shown(report, "kelengkapan.persen"));
    for (size_t i = 0; i < value_count(criteria); i++) {
        add_criterion(value_at(criteria, i), buffer);
    }
    for (size_t i = 0; i < value_count(indicators); i++) {
        add_indicator(report, value_at(indicators, i), buffer);
    }
}
