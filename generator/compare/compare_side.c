/* Reads one side of a comparison from a rekap. */
#include "compare_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "json.h"
#include "pdfread.h"
#include "record.h"
#include "value.h"

/* One line of halaman.satuan being read. */
struct line {
    struct base_arena *arena;
    const char *at;
    const struct compare_side *side;
    struct compare_unit *unit;
};

/* ---------------------------------------------------------------- units */

static size_t read_number(struct line *line)
{
    size_t number = 0;
    for (; *line->at >= '0' && *line->at <= '9' && number < 100000000; line->at++) {
        number = number * 10 + (size_t)(*line->at - '0');
    }
    return number;
}

static bool skip(struct line *line, char byte)
{
    if (*line->at != byte) {
        return false;
    }
    line->at++;
    return true;
}

static bool read_head(struct line *line)
{
    struct compare_unit *unit = line->unit;
    unit->kind = *line->at != '\0' ? *line->at++ : '\0';
    if (!skip(line, '\t')) {
        return false;
    }
    unit->first_page = unit->last_page = read_number(line);
    if (skip(line, '-')) {
        unit->last_page = read_number(line);
    }
    const char *look = line->at + 1, *end = skip(line, '\t') ? strchr(look, '\t') : NULL;
    if (end == NULL) {
        return false;
    }
    unit->look = base_copy(line->arena, look, (size_t)(end - look));
    line->at = end + 1;
    unit->table = read_number(line);
    unit->row = skip(line, '.') ? read_number(line) : 0;
    unit->cell = skip(line, '.') ? read_number(line) : 0;
    return skip(line, '\t');
}

/* "12:3 +1 7:5" */
static bool read_pieces(struct line *line)
{
    struct compare_unit *unit = line->unit;
    size_t capacity = 0, offset = 0, page = unit->first_page;
    while (*line->at != '\t' && *line->at != '\0') {
        if (skip(line, '+')) {
            page += read_number(line);
        } else {
            struct compare_piece piece = {.offset = offset, .page = page};
            piece.length = read_number(line);
            if (!skip(line, ':')) {
                return false;
            }
            size_t number = read_number(line);
            piece.number = number <= line->side->origin_count ? number : 0;
            piece.origin = piece.number > 0 ? line->side->origins[number - 1] : NULL;
            offset += piece.length;
            BASE_PUSH(line->arena, unit->pieces, unit->count, capacity, piece);
        }
        skip(line, ' ');
    }
    return skip(line, '\t');
}

static bool read_unit(struct base_arena *arena, const char *text, const struct compare_side *side,
                      struct compare_unit *unit)
{
    struct line line = {arena, text, side, unit};
    if (!read_head(&line) || !read_pieces(&line)) {
        return false;
    }
    unit->text = line.at;
    unit->length = strlen(line.at);
    return unit->count == 0 ||
           unit->pieces[unit->count - 1].offset + unit->pieces[unit->count - 1].length <=
               unit->length;
}

/* False when the pages are not in the form of docs/rekap.md. */
static bool read_pages(struct base_arena *arena, struct compare_side *side)
{
    const struct value *pages = value_get(side->rekap, "halaman");
    if (pages == NULL || pages->kind != VALUE_RECORD) {
        return true;
    }
    const struct value *units = value_get(pages, "satuan"), *origins = value_get(pages, "asal");
    side->origin_count = value_count(origins);
    side->origins = base_alloc_array(arena, side->origin_count, sizeof *side->origins);
    for (size_t i = 0; i < side->origin_count; i++) {
        side->origins[i] = value_at(origins, i);
    }
    side->sheets = value_get(pages, "lembar");
    side->page_count = value_count(side->sheets);
    side->unit_count = value_count(units);
    side->units = base_alloc_array(arena, side->unit_count + 1, sizeof *side->units);
    for (size_t i = 0; i < side->unit_count; i++) {
        struct compare_unit *unit = &side->units[i];
        const char *text = value_text_or(value_at(units, i), "");
        if (!read_unit(arena, text, side, unit) || unit->first_page < 1 ||
            unit->last_page < unit->first_page || unit->last_page > side->page_count) {
            return false;
        }
    }
    side->has_pages = true;
    return true;
}

struct compare_side *compare_side_of(struct base_arena *arena, struct base_diagnostics *diagnostics,
                                     const char *name, const struct value *rekap)
{
    struct compare_side *side = base_alloc(arena, sizeof *side);
    side->name = name;
    side->rekap = rekap;
    long long form = value_integer_or(value_get(rekap, "versi"), RECORD_VERSION);
    if (form > RECORD_VERSION) {
        base_report(diagnostics, base_at_file(name, 0, 0), BASE_MESSAGE_COMPARE_NEWER, name,
                    base_format(arena, "%lld", form), base_format(arena, "%d", RECORD_VERSION));
        return NULL;
    }
    bool good = strcmp(value_text_or(value_get(rekap, "format"), ""), "lkjip-rekap") == 0;
    if (!good || !read_pages(arena, side)) {
        base_report(diagnostics, base_at_file(name, 0, 0), BASE_MESSAGE_COMPARE_NO_REKAP, name);
        return NULL;
    }
    compare_title_names(arena, side);
    return side;
}

/* ---------------------------------------------------------------- files */

bool compare_is_rekap(const char *path)
{
    static const char ending[] = ".json";
    size_t length = strlen(path), tail = strlen(ending);
    return length >= tail && strcmp(path + length - tail, ending) == 0;
}

static const struct value *rekap_of_pdf(struct base_arena *arena, struct base_sources *sources,
                                        struct base_diagnostics *diagnostics, const char *path)
{
    struct pdfread *reader = pdfread_open(arena, diagnostics, path);
    if (reader == NULL) {
        return NULL;
    }
    const struct pdfread_file *file = pdfread_file_named(reader, "rekap.json");
    const struct value *rekap = NULL;
    if (file == NULL || file->bytes == NULL) {
        base_report(diagnostics, base_at_file(path, 0, 0), BASE_MESSAGE_COMPARE_NO_DATA, path);
    } else {
        rekap =
            json_read_memory(arena, sources, diagnostics, base_format(arena, "%s:rekap.json", path),
                             (const char *)file->bytes, file->length);
    }
    pdfread_close(reader);
    return rekap;
}

const struct value *compare_rekap_read(struct base_arena *arena, struct base_sources *sources,
                                       struct base_diagnostics *diagnostics, const char *path)
{
    return compare_is_rekap(path) ? json_read(arena, sources, diagnostics, path, path)
                                  : rekap_of_pdf(arena, sources, diagnostics, path);
}
