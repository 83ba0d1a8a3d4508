/* Findings for the page: each with its words, its line of source, and the page that shows it. */
#include "preview_make.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "expression.h"
#include "figures.h"
#include "json.h"
#include "marks.h"
#include "model.h"
#include "report.h"
#include "report_marks.h"
#include "value.h"

/* Where a finding stands. */
struct spot {
    const char *file; /* NULL = nowhere */
    uint32_t source;  /* 0 = its bytes are not known */
    uint32_t line, column;
};

static uint32_t source_named(const struct base_sources *sources, const char *name)
{
    for (uint32_t i = 1; i < base_source_count(sources); i++) {
        if (strcmp(base_source_name(sources, i), name) == 0) {
            return i;
        }
    }
    return 0;
}

static struct spot spot_of(const struct preview_make *make, const struct base_place *place)
{
    const struct base_sources *sources = make->report->sources;
    struct spot spot = {0};
    if (place->origin != 0) {
        struct base_origin_record record = base_origin_locate(sources, place->origin);
        spot.source = record.source;
        spot.file = record.source == 0 ? NULL : base_source_name(sources, record.source);
        spot.line = record.line;
        spot.column = record.column;
    } else if (place->file != NULL) {
        spot.file = place->file;
        spot.source = source_named(sources, place->file);
        spot.line = place->line;
        spot.column = place->column;
    }
    return spot;
}

/* The line with those around it: [[number, text] ...]; long lines are cut. */
static const struct value *excerpt(const struct preview_make *make, const struct spot *spot)
{
    enum { AROUND = 2, LONGEST = 400 };
    const struct value *items[2 * AROUND + 1];
    size_t count = 0;
    uint32_t first = spot->line > AROUND ? spot->line - AROUND : 1;
    for (uint32_t line = first; spot->line != 0 && line <= spot->line + AROUND; line++) {
        const char *text = base_source_line(make->report->sources, spot->source, line, make->arena);
        if (text == NULL) {
            continue;
        }
        size_t length = strlen(text);
        if (length > LONGEST) {
            length = LONGEST;
            while (((unsigned char)text[length] & 0xc0) == 0x80) {
                length--;
            }
        }
        const struct value *pair[] = {
            value_integer(make->arena, 0, line),
            value_text(make->arena, 0, base_copy(make->arena, text, length))};
        items[count++] = value_list(make->arena, 0, pair, 2);
    }
    return value_list(make->arena, 0, items, count);
}

/* What the writers have not filled in yet is a group of its own. */
static const char *kind_of(const struct base_diagnostic *item)
{
    switch (item->message) {
    case BASE_MESSAGE_MODEL_PLACEHOLDER:
    case BASE_MESSAGE_MODEL_PLACEHOLDER_FINAL:
    case BASE_MESSAGE_TEMPLATE_MISSING:
    case BASE_MESSAGE_TEMPLATE_MISSING_FINAL:
    case BASE_MESSAGE_TEMPLATE_NARRATIVE_MISSING:
    case BASE_MESSAGE_TEMPLATE_NARRATIVE_MISSING_FINAL:
        return "kosong";
    default:
        break;
    }
    static const char *const kinds[] = {
        [BASE_NOTE] = "catatan", [BASE_WARNING] = "peringatan", [BASE_ERROR] = "kesalahan"};
    return item->accepted != NULL ? "diterima" : kinds[item->severity];
}

/* The page that shows the value of an expression, or one that it was computed from; 0 = none. */
static uint32_t page_of_expression(const struct preview_make *make, const struct value *text)
{
    const struct report *report = make->report;
    const struct value_scope scope = {.value = report->figures->scope};
    const struct expression_context context = {
        .arena = make->arena,
        .sources = report->sources,
        .diagnostics = base_diagnostics_create(make->arena, report->sources), /* told before */
        .scope = &scope,
        .empty = "",
    };
    const char *words = value_text_or(text, "");
    const struct expression *expression = expression_parse(
        make->arena, report->sources, context.diagnostics, words, strlen(words), text->origin);
    base_origin origin = expression == NULL ? 0 : expression_evaluate(expression, &context)->origin;
    while (origin >= make->origin_count) {
        origin = base_origin_get(report->sources, origin).other;
    }
    return preview_places_page(make, origin);
}

/* The page of values that should be the same but are not. */
static uint32_t page_of_same(const struct preview_make *make, base_origin origin)
{
    const struct value *list = value_get(make->report->model->laporan, "harus_sama");
    uint32_t page = 0;
    for (size_t i = 0; i < value_count(list); i++) {
        const struct value *texts = value_get(value_at(list, i), "nilai");
        for (size_t k = value_count(texts);
             k > 0 && page == 0 && value_at(list, i)->origin == origin; k--) {
            page = page_of_expression(make, value_at(texts, k - 1));
        }
    }
    return page;
}

/* By what the pages say: where the value is marked as missing, or the place next to it. *y: points
 * from the top of the page. */
static uint32_t page_of_marks(struct preview_make *make, const struct base_diagnostic *item,
                              uint32_t *y)
{
    struct report *report = make->report;
    struct marks_place *places = NULL;
    if (make->marks == NULL) {
        make->marks = marks_index_create(make->arena, report->pages, report->figures);
    }
    if (report_marks_places(report, make->marks, item, &places) == 0) {
        return 0;
    }
    *y = places->y > 0 ? (uint32_t)(places->y / 1000) : 0;
    return (uint32_t)places->page + 1;
}

static uint32_t page_of(struct preview_make *make, const struct base_diagnostic *item,
                        const struct spot *spot, uint32_t *y)
{
    if (item->place.page > 0 || make->report->pages == NULL) {
        return item->place.page > 0 ? (uint32_t)item->place.page : 0;
    }
    uint32_t page = preview_places_page(make, item->place.origin);
    bool placed = base_origin_get(make->report->sources, item->place.origin).kind !=
                  BASE_ORIGIN_PLACE; /* a value of the input, or a figure */
    if (page == 0 && spot->file != NULL && spot->line != 0 && !placed) {
        page = preview_places_line(make, spot->file, spot->line);
    }
    if (page == 0 && item->message == BASE_MESSAGE_CHECK_SAME) {
        page = page_of_same(make, item->place.origin);
    }
    return page != 0 ? page : page_of_marks(make, item, y);
}

static void set_text(struct preview_make *make, struct value_builder *builder, const char *key,
                     const char *text)
{
    if (text != NULL && text[0] != '\0') {
        value_builder_set(builder, key, value_text(make->arena, 0, text));
    }
}

static void set_number(struct preview_make *make, struct value_builder *builder, const char *key,
                       uint32_t number)
{
    if (number != 0) {
        value_builder_set(builder, key, value_integer(make->arena, 0, number));
    }
}

static const struct value *finding_value(struct preview_make *make,
                                         const struct base_diagnostic *item)
{
    struct value_builder *builder = value_builder_create(make->arena);
    struct spot spot = spot_of(make, &item->place);
    struct base_buffer path = {.arena = make->arena};
    base_origin_path(make->report->sources, item->place.origin, &path);
    set_text(make, builder, "jenis", kind_of(item));
    set_text(make, builder, "kode", base_message_code(item->message));
    set_text(make, builder, "teks", base_diagnostic_text(item, make->arena));
    set_text(make, builder, "berkas", spot.file);
    set_number(make, builder, "baris", spot.line);
    set_number(make, builder, "kolom", spot.column);
    set_text(make, builder, "jalur", base_buffer_get(&path));
    uint32_t y = 0;
    set_number(make, builder, "halaman", page_of(make, item, &spot, &y));
    set_number(make, builder, "y", y);
    set_text(make, builder, "alasan", item->accepted);
    if (item->severity == BASE_ERROR && item->accepted == NULL) {
        value_builder_set(builder, "gawat", value_bool(make->arena, 0, true));
    }
    if (spot.source != 0) {
        value_builder_set(builder, "petikan", excerpt(make, &spot));
    }
    return value_builder_finish(builder, 0);
}

/* How many findings were reported but not kept. */
static long long dropped(const struct base_diagnostics *diagnostics)
{
    size_t count = 0;
    for (size_t message = 0; message < BASE_MESSAGE_COUNT; message++) {
        count += base_diagnostics_dropped(diagnostics, (enum base_message)message);
    }
    return (long long)count;
}

void preview_make_findings(struct preview_make *make)
{
    const struct base_diagnostics *diagnostics = make->report->diagnostics;
    size_t count = base_diagnostics_count(diagnostics);
    const struct value **items = base_alloc_array(make->arena, count, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        items[i] = finding_value(make, base_diagnostics_get(diagnostics, i));
    }
    struct value_entry entries[] = {
        {"berhasil", value_bool(make->arena, 0, make->report->complete)},
        {"dibuat", value_bool(make->arena, 0, make->report->pages != NULL)},
        {"kesalahan",
         value_integer(make->arena, 0, (long long)base_diagnostics_errors(diagnostics))},
        {"peringatan",
         value_integer(make->arena, 0, (long long)base_diagnostics_warnings(diagnostics))},
        {"selebihnya", value_integer(make->arena, 0, dropped(diagnostics))},
        {"daftar", value_text(make->arena, 0,
                              preview_make_json(make, value_list(make->arena, 0, items, count)))},
    };
    struct base_buffer buffer = {.arena = make->arena};
    json_write(&buffer, value_record(make->arena, 0, entries, sizeof entries / sizeof *entries), 0);
    preview_make_part(make, PREVIEW_PART_FINDINGS, base_buffer_get(&buffer), buffer.length);
}
