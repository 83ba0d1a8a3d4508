/* The rekap: every input and every figure of a report, for programs. */
#include "record.h"

#include <errno.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_error.h"
#include "base_file.h"
#include "figures.h"
#include "json_stream.h"
#include "model.h"
#include "record_materials.h"
#include "record_pages.h"
#include "record_source.h"
#include "value.h"

static const struct value *text(const struct record_report *report, const char *words)
{
    return value_text(report->arena, 0, words);
}

/* The members of a record that is being made; their keys are all different. */
struct members {
    struct value_entry entries[12];
    size_t count;
};

static void add(struct members *members, const char *key, const struct value *value)
{
    members->entries[members->count++] = (struct value_entry){key, value};
}

static const struct value *record_of(const struct record_report *report,
                                     const struct members *members)
{
    return value_record(report->arena, 0, members->entries, members->count);
}

static const struct value *number(const struct record_report *report, long long integer)
{
    return value_integer(report->arena, 0, integer);
}

/* Where an operand or a computed value comes from. */
static void add_source(const struct record_report *report, struct members *members,
                       base_origin origin)
{
    struct record_source source = record_source_of(report->arena, report->sources, origin);
    if (source.kind == RECORD_OF_FIGURE && figures_find(report->figures, source.figure) != NULL) {
        add(members, "angka", text(report, source.figure));
    } else if (source.kind == RECORD_OF_INPUT) {
        add(members, "berkas", text(report, source.file));
        add(members, "baris", number(report, source.line));
        add(members, "kolom", number(report, source.column));
        add(members, "jalur", text(report, source.path));
    } else if (source.kind == RECORD_OF_SEVERAL) {
        enum { MOST_SOURCES = 12 };
        base_origin leaves[MOST_SOURCES];
        const struct value *items[MOST_SOURCES];
        size_t count = record_source_leaves(report->sources, origin, leaves, MOST_SOURCES);
        for (size_t i = 0; i < count; i++) {
            struct members item = {.count = 0};
            add_source(report, &item, leaves[i]);
            items[i] = record_of(report, &item);
        }
        add(members, "dari", value_list(report->arena, 0, items, count));
    }
}

/* An exact number as text where its JSON number is not exact: "3265/29". */
static void add_value(const struct record_report *report, struct members *members,
                      const struct value *value)
{
    add(members, "nilai", value);
    if (value->kind == VALUE_NUMBER && !value_rational_is_decimal(value->number)) {
        add(members, "tepat", text(report, record_exact(report->arena, value)));
    }
}

static const struct value *operands_of(const struct record_report *report,
                                       const struct figures_record *record)
{
    const struct value **items =
        base_alloc_array(report->arena, record->operand_count, sizeof *items);
    for (size_t i = 0; i < record->operand_count; i++) {
        const struct figures_operand *operand = &record->operands[i];
        struct members item = {.count = 0};
        add(&item, "nama", text(report, operand->name));
        add_value(report, &item, operand->value);
        add_source(report, &item, operand->value->origin);
        items[i] = record_of(report, &item);
    }
    return value_list(report->arena, 0, items, record->operand_count);
}

static const struct value *figure_of(const struct record_report *report,
                                     const struct figures_record *record)
{
    static const char *const units[] = {
        [FIGURES_PERCENT] = "persen", [FIGURES_MONEY] = "rupiah", [FIGURES_COUNT] = "cacah",
        [FIGURES_PLAIN] = "biasa",    [FIGURES_LABEL] = "kata",
    };
    struct members figure = {.count = 0};
    add_value(report, &figure, record->value);
    add(&figure, "tampil",
        text(report, figures_record_shown(report->figures, record, report->arena)));
    add(&figure, "satuan", text(report, units[record->unit]));
    if (record->unit != FIGURES_LABEL) {
        add(&figure, "desimal",
            record->decimals < 0 ? value_null(report->arena, 0) : number(report, record->decimals));
        add(&figure, "pembulatan",
            text(report, record->rounding == VALUE_TRUNCATE ? "potong" : "setengah_ke_atas"));
    }
    add(&figure, "rumus", text(report, record->formula));
    add(&figure, "unsur", operands_of(report, record));
    return record_of(report, &figure);
}

static const struct value *figures_of(const struct record_report *report)
{
    const struct figures *figures = report->figures;
    struct value_builder *all = value_builder_create(report->arena);
    for (size_t i = 0; i < figures->count; i++) {
        const struct figures_record *record = &figures->records[i];
        if (figures_counts(figures, record)) {
            value_builder_set(all, record->path, figure_of(report, record));
        }
    }
    return value_builder_finish(all, 0);
}

static const struct value *inputs_of(const struct record_report *report)
{
    const struct model *model = report->model;
    struct value_entry entries[] = {
        {"laporan", model->laporan},
        {"organisasi", model->organisasi},
        {"perencanaan", model->perencanaan},
        {"kinerja", model->kinerja},
        {"anggaran", model->anggaran},
        {"perjanjian", model->perjanjian},
        {"tabel", model->tabel},
        {"klaim", model->klaim},
        {"data", model->data},
        {"reviu", model->reviu}, /* the last: only where there is one */
    };
    size_t count = sizeof entries / sizeof *entries - (model->reviewed ? 0 : 1);
    return value_record(report->arena, 0, entries, count);
}

static const struct value *member_or_null(const struct record_report *report,
                                          const struct value *record, const char *key)
{
    const struct value *member = value_get(record, key);
    return member == NULL ? value_null(report->arena, 0) : member;
}

/* Which report it is, for readers of many files. */
static const struct value *title_of(const struct record_report *report)
{
    const struct value *laporan = report->model->laporan;
    const struct value *instansi = value_get(laporan, "instansi");
    struct value_entry entries[] = {
        {"nama", text(report, record_clean(report->arena, report->name))},
        {"tahun", member_or_null(report, laporan, "tahun")},
        {"tahap", member_or_null(report, laporan, "tahap")},
        {"instansi", member_or_null(report, instansi, "nama")},
    };
    return value_record(report->arena, 0, entries, sizeof entries / sizeof *entries);
}

static const struct value *pages_of(const struct record_report *report)
{
    return report->units == NULL ? value_null(report->arena, 0)
                                 : record_pages_value(report->arena, report->units);
}

enum { CORE_MEMBERS = 8 };

/* What tells the report apart: title, inputs, figures, findings, materials. */
static void core_members(const struct record_report *report, const struct value *figures,
                         struct value_entry *entries)
{
    const struct value_entry members[CORE_MEMBERS] = {
        {"format", text(report, "lkjip-rekap")},
        {"versi", value_integer(report->arena, 0, RECORD_VERSION)},
        {"laporan", title_of(report)},
        {"masukan", inputs_of(report)},
        {"angka", figures},
        {"kelengkapan", member_or_null(report, report->figures->scope, "kelengkapan")},
        /* Without texts: the same bytes in every language. */
        {"temuan", record_findings(report->arena, report->sources, report->diagnostics, false)},
        {"bahan", record_materials(report)},
    };
    memcpy(entries, members, sizeof members);
}

static const struct value *core_of(const struct record_report *report)
{
    struct value_entry entries[CORE_MEMBERS];
    core_members(report, figures_of(report), entries);
    return value_record(report->arena, 0, entries, CORE_MEMBERS);
}

const struct value *record_rekap_words(const struct record_report *report)
{
    struct value_entry entries[] = {
        {"narasi", record_narratives(report)},
        {"halaman", pages_of(report)},
    };
    return value_record(report->arena, 0, entries, report->pages == NULL ? 1 : 2);
}

const struct value *record_rekap_narratives(const struct record_report *report)
{
    struct value_entry entries[] = {{"narasi", record_narratives(report)}};
    return value_record(report->arena, 0, entries, 1);
}

const struct value *record_rekap_core(const struct record_report *report)
{
    return record_rekap_join(report->arena, core_of(report), record_rekap_narratives(report));
}

const struct value *record_rekap(const struct record_report *report)
{
    return record_rekap_join(report->arena, core_of(report), record_rekap_words(report));
}

const struct value *record_rekap_join(struct base_arena *arena, const struct value *core,
                                      const struct value *words)
{
    struct value_builder *joined = value_builder_create(arena);
    for (size_t i = 0; i < value_count(core); i++) {
        value_builder_set(joined, value_entry_at(core, i).key, value_entry_at(core, i).value);
    }
    static const char *const keys[] = {"narasi", "halaman"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct value *member = value_get(words, keys[i]);
        if (member != NULL && value_get(core, keys[i]) == NULL) {
            value_builder_set(joined, keys[i], member);
        }
    }
    return value_builder_finish(joined, 0);
}

/* Figure by figure: there are too many to have them all in memory in this form. */
static void write_figures(struct json_stream *stream, const struct record_report *report)
{
    const struct figures *figures = report->figures;
    struct record_report one = *report;
    one.arena = base_arena_create();
    json_stream_open(stream, "angka", '{');
    for (size_t i = 0; i < figures->count; i++) {
        const struct figures_record *record = &figures->records[i];
        if (figures_counts(figures, record)) {
            json_stream_value(stream, record->path, figure_of(&one, record));
            base_arena_reset(one.arena);
        }
    }
    json_stream_close(stream, '}');
    base_arena_destroy(one.arena);
}

/* A text on its way to the sink. */
struct writing {
    const struct record_sink *sink;
    bool core;
};

static void give(void *context, const char *bytes, size_t length)
{
    const struct writing *writing = context;
    writing->sink->add(writing->sink->context, writing->core, bytes, length);
}

/* The same members as those of record_rekap. */
void record_rekap_write(const struct record_report *report, const struct record_sink *sink)
{
    struct base_arena *scratch = base_arena_create(), *room = base_arena_create();
    struct record_report work = *report;
    work.arena = scratch;
    struct writing writing = {sink, true};
    struct base_buffer buffer = {.arena = room};
    struct json_stream stream = {
        .buffer = &buffer, .indent = 1, .lines = true, .give = give, .context = &writing};
    struct value_entry core[CORE_MEMBERS];
    core_members(&work, NULL, core);
    json_stream_open(&stream, NULL, '{');
    for (size_t i = 0; i < CORE_MEMBERS; i++) {
        if (core[i].value == NULL) {
            write_figures(&stream, report);
        } else {
            json_stream_value(&stream, core[i].key, core[i].value);
        }
    }
    json_stream_flush(&stream);
    writing.core = false;
    json_stream_value(&stream, "narasi", record_narratives(&work));
    if (report->pages != NULL && report->units != NULL) {
        record_pages_write(&stream, "halaman", report->units);
    } else if (report->pages != NULL) {
        json_stream_value(&stream, "halaman", value_null(scratch, 0));
    }
    json_stream_close(&stream, '}');
    base_buffer_char(&buffer, '\n');
    json_stream_flush(&stream);
    base_arena_destroy(room);
    base_arena_destroy(scratch);
}

struct base_output *record_rekap_open(const struct record_report *report, const char *path)
{
    /* Known now rather than when the PDF is in place. */
    if (base_path_is_folder(path)) {
        base_report(report->diagnostics, base_at_file(path, 0, 0), BASE_MESSAGE_FILE_UNWRITABLE,
                    path, base_error_text(EISDIR));
        return NULL;
    }
    return base_output_open(path, report->diagnostics);
}
