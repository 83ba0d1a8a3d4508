/* Reads the line of one report from its rekap. */
#include "recap.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_source.h"
#include "base_utf8.h"
#include "json.h"
#include "pdfread.h"
#include "value.h"

enum { VERSION = 1 };

const char *const recap_criteria[RECAP_CRITERIA] = {"3.b.3", "3.b.4", "3.b.5", "3.b.6",
                                                    "3.b.7", "3.b.8", "3.b.9"};

/* A rekap being read. Its arena goes afterwards; what stays is copied. */
struct reading {
    struct recap *recap;
    struct base_arena *arena;
    struct base_sources *sources;
    struct base_diagnostics *diagnostics;
    const char *path;
    const struct value *rekap;
    bool good;
};

static bool ends_with(const char *name, const char *ending)
{
    size_t length = strlen(name), tail = strlen(ending);
    return length >= tail && strcmp(name + length - tail, ending) == 0;
}

static const struct value *rekap_of_pdf(struct reading *reading)
{
    struct pdfread *reader = pdfread_open(reading->arena, reading->diagnostics, reading->path);
    if (reader == NULL) {
        return NULL;
    }
    const struct pdfread_file *file = pdfread_file_named(reader, "rekap.json");
    const struct value *rekap = NULL;
    if (file == NULL || file->bytes == NULL) {
        base_report(reading->diagnostics, base_at_file(reading->path, 0, 0),
                    BASE_MESSAGE_RECAP_NO_DATA, reading->path);
    } else {
        rekap = json_read_memory(reading->arena, reading->sources, reading->diagnostics,
                                 base_format(reading->arena, "%s:rekap.json", reading->path),
                                 (const char *)file->bytes, file->length);
    }
    pdfread_close(reader);
    return rekap;
}

/* False after reporting when the file is no rekap, or of another version. */
static bool open_rekap(struct reading *reading)
{
    const char *path = reading->path;
    reading->rekap = ends_with(path, ".pdf") ? rekap_of_pdf(reading)
                                             : json_read(reading->arena, reading->sources,
                                                         reading->diagnostics, path, path);
    if (reading->rekap == NULL) {
        return false;
    }
    if (strcmp(value_text_or(value_get(reading->rekap, "format"), ""), "lkjip-rekap") != 0) {
        base_report(reading->diagnostics, base_at_file(path, 0, 0), BASE_MESSAGE_RECAP_NO_REKAP,
                    path);
        return false;
    }
    long long version = value_integer_or(value_get(reading->rekap, "versi"), -1);
    if (version != VERSION) {
        base_report(reading->diagnostics, base_at_file(path, 0, 0), BASE_MESSAGE_RECAP_VERSION,
                    path, base_format(reading->arena, "%lld", version),
                    base_format(reading->arena, "%d", VERSION));
        return false;
    }
    return true;
}

/* ---------------------------------------------------------------- values */

static void lacks(struct reading *reading, const char *what)
{
    reading->good = false;
    base_report(reading->diagnostics, base_at_file(reading->path, 0, 0), BASE_MESSAGE_RECAP_LACKS,
                reading->path, what);
}

/* The value at a path of two keys; an empty second one: of the first. */
static const struct value *member(const struct reading *reading, const char *first,
                                  const char *second)
{
    return value_get(value_get(reading->rekap, first), second);
}

/* True for words as a report can have them: no controls, nothing that turns the reading, no book.
 */
static bool is_proper(const char *text)
{
    enum { LONGEST = 1000 };
    if (strlen(text) > LONGEST) {
        return false;
    }
    uint32_t sign;
    while ((sign = base_utf8_next(text, &text)) != 0) {
        if (base_utf8_is_control(sign) || base_utf8_is_direction(sign)) {
            return false;
        }
    }
    return true;
}

/* Words that may be absent: "". */
static const char *words_of(struct reading *reading, const struct value *value, const char *what)
{
    const char *text = value_text_or(value, "");
    if (!is_proper(text)) {
        lacks(reading, what);
        return "";
    }
    return base_copy_text(reading->recap->arena, text);
}

/* Words that must be there. */
static const char *text_of(struct reading *reading, const struct value *value, const char *what)
{
    if (*value_text_or(value, "") == '\0') {
        lacks(reading, what);
        return "";
    }
    return words_of(reading, value, what);
}

static long long count_of(struct reading *reading, const struct value *value, const char *what)
{
    long long count = value_integer_or(value, -1);
    if (count < 0) {
        lacks(reading, what);
        return 0;
    }
    return count;
}

/* "3265/29" */
static const struct value_rational *fraction(struct base_arena *arena, const char *text)
{
    const char *slash = strchr(text, '/');
    if (slash == NULL) {
        return NULL;
    }
    const struct value_rational *above = value_rational_parse(arena, text, (size_t)(slash - text));
    const struct value_rational *below = value_rational_parse(arena, slash + 1, strlen(slash + 1));
    return above == NULL || below == NULL ? NULL : value_rational_divide(arena, above, below);
}

/* The exact number, in the arena of the table. */
static const struct value_rational *number_of(struct reading *reading, const struct value *figure)
{
    struct base_arena *arena = reading->recap->arena;
    const struct value *exact = value_get(figure, "tepat"), *number = value_get(figure, "nilai");
    if (exact != NULL) {
        return fraction(arena, value_text_or(exact, ""));
    }
    const char *text = value_rational_text(reading->arena, value_number_or_null(number), -1);
    const struct value_rational *whole = value_rational_parse(arena, text, strlen(text));
    return whole != NULL ? whole : fraction(arena, text);
}

/* A figure that may be empty, "?" or a number. */
static struct recap_figure figure_of(struct reading *reading, const char *path)
{
    const struct value *figure = member(reading, "angka", path),
                       *value = value_get(figure, "nilai");
    struct recap_figure result = {0};
    if (value == NULL) {
        lacks(reading, path);
    } else if (value->kind == VALUE_NUMBER) {
        result.number = number_of(reading, figure);
        if (result.number == NULL) {
            lacks(reading, path);
        }
    } else if (value->kind == VALUE_MISSING ||
               (value->kind == VALUE_TEXT && strcmp(value->text, "?") == 0)) {
        result.missing = true;
    } else if (value->kind != VALUE_NULL) {
        lacks(reading, path);
    }
    return result;
}

/* A word; NULL where there is none, as when its figure is not filled in. */
static const char *word_of(struct reading *reading, const char *path)
{
    const struct value *value = value_get(member(reading, "angka", path), "nilai");
    const char *word = words_of(reading, value, path);
    bool open = word[0] == '\0' || strcmp(word, "?") == 0;
    return open ? NULL : word;
}

/* ---------------------------------------------------------------- parts */

static void read_report(struct reading *reading, struct recap_row *row)
{
    row->agency = text_of(reading, member(reading, "laporan", "instansi"), "laporan.instansi");
    row->report = text_of(reading, member(reading, "laporan", "nama"), "laporan.nama");
    row->stage = text_of(reading, member(reading, "laporan", "tahap"), "laporan.tahap");
    row->year = count_of(reading, member(reading, "laporan", "tahun"), "laporan.tahun");
    const struct value *input = member(reading, "masukan", "laporan");
    const struct value *region = value_get(value_get(input, "instansi"), "wilayah");
    row->region = words_of(reading, region, "instansi.wilayah");
    const struct value *scale = value_get(value_get(input, "capaian"), "skala");
    row->scale = words_of(reading, scale, "capaian.skala");
    row->method = words_of(reading, value_get(input, "efisiensi"), "efisiensi");
}

static void read_figures(struct reading *reading, struct recap_row *row)
{
    row->attainment = figure_of(reading, "hitung.capaian_rata");
    row->grade = word_of(reading, "hitung.predikat");
    row->budget = figure_of(reading, "hitung.pagu");
    row->spent = figure_of(reading, "hitung.realisasi");
    row->absorption = figure_of(reading, "hitung.serapan");
    row->efficiency = figure_of(reading, "hitung.efisiensi.nilai");
    row->efficiency_word = word_of(reading, "hitung.efisiensi.label");
    const struct value *efficiency = member(reading, "angka", "hitung.efisiensi.nilai");
    row->efficiency_shown =
        words_of(reading, value_get(efficiency, "tampil"), "hitung.efisiensi.nilai");
    row->efficiency_unit =
        words_of(reading, value_get(efficiency, "satuan"), "hitung.efisiensi.nilai");
    const struct value *all = member(reading, "angka", "hitung.indikator");
    row->indicators = count_of(reading, value_get(all, "nilai"), "hitung.indikator");
    const struct value *reached = member(reading, "angka", "hitung.indikator_tercapai");
    row->reached = value_integer_or(value_get(reached, "nilai"), 0);
}

static void read_criterion(struct reading *reading, const struct value *item, size_t index,
                           struct recap_row *row)
{
    struct recap *recap = reading->recap;
    row->criteria[index] = (struct recap_share){
        count_of(reading, value_get(item, "terpenuhi"), "kelengkapan.kriteria"),
        count_of(reading, value_get(item, "dari"), "kelengkapan.kriteria"),
    };
    if (recap->criteria[index] == NULL) {
        recap->criteria[index] = words_of(reading, value_get(item, "nama"), "kelengkapan.kriteria");
    }
}

static void read_complete(struct reading *reading, struct recap_row *row)
{
    const struct value *list = member(reading, "kelengkapan", "kriteria");
    for (size_t i = 0; i < RECAP_CRITERIA; i++) {
        bool found = false;
        for (size_t k = 0; k < value_count(list) && !found; k++) {
            const struct value *item = value_at(list, k);
            found = strcmp(value_text_or(value_get(item, "kode"), ""), recap_criteria[i]) == 0;
            if (found) {
                read_criterion(reading, item, i, row);
            }
        }
        if (!found) {
            lacks(reading, base_format(reading->arena, "kelengkapan %s", recap_criteria[i]));
        }
        row->complete.fulfilled += row->criteria[i].fulfilled;
        row->complete.of += row->criteria[i].of;
    }
}

static void read_findings(struct reading *reading, struct recap_row *row)
{
    const struct value *list = value_get(reading->rekap, "temuan");
    if (list == NULL || list->kind != VALUE_LIST) {
        lacks(reading, "temuan");
    }
    for (size_t i = 0; i < value_count(list); i++) {
        const struct value *finding = value_at(list, i);
        const char *severity = value_text_or(value_get(finding, "tingkat"), "");
        if (value_truth(value_get(finding, "diterima"))) {
            row->accepted++;
        } else if (strcmp(severity, "kesalahan") == 0) {
            row->errors++;
        } else if (strcmp(severity, "peringatan") == 0) {
            row->warnings++;
        }
    }
}

/* ---------------------------------------------------------------- agreement */

/* realisasi / pagu * 100, or NULL. */
static const struct value_rational *ratio(struct base_arena *arena,
                                          const struct value_rational *part,
                                          const struct value_rational *whole)
{
    if (part == NULL || whole == NULL || value_rational_sign(whole) == 0) {
        return NULL;
    }
    return value_rational_multiply(arena, value_rational_divide(arena, part, whole),
                                   value_rational_integer(arena, 100));
}

/* A rekap that was changed by hand does not get into the table. */
static void check_agreement(struct reading *reading, const struct recap_row *row)
{
    const struct value_rational *given = row->absorption.number;
    const struct value_rational *made =
        ratio(reading->arena, row->spent.number, row->budget.number);
    bool good = given == NULL || (made != NULL && value_rational_compare(given, made) == 0);
    for (size_t i = 0; i < RECAP_CRITERIA && good; i++) {
        good = row->criteria[i].fulfilled <= row->criteria[i].of;
    }
    if (!good) {
        reading->good = false;
        base_report(reading->diagnostics, base_at_file(reading->path, 0, 0),
                    BASE_MESSAGE_RECAP_CONTRADICTION, reading->path);
    }
}

static bool read_row(struct reading *reading)
{
    struct recap_row row = {.file = base_copy_text(reading->recap->arena, reading->path)};
    reading->good = true;
    read_report(reading, &row);
    read_figures(reading, &row);
    read_complete(reading, &row);
    read_findings(reading, &row);
    if (reading->good) {
        check_agreement(reading, &row);
    }
    if (reading->good) {
        struct recap *recap = reading->recap;
        BASE_PUSH(recap->arena, recap->rows, recap->count, recap->capacity, row);
    }
    return reading->good;
}

bool recap_add(struct recap *recap, const char *path)
{
    struct base_arena *arena = base_arena_create();
    struct base_sources *sources = base_sources_create(arena);
    struct reading reading = {.recap = recap,
                              .arena = arena,
                              .sources = sources,
                              .diagnostics = base_diagnostics_create(arena, sources),
                              .path = path};
    bool good = open_rekap(&reading) && read_row(&reading);
    base_diagnostics_print(reading.diagnostics, stderr);
    base_arena_destroy(arena);
    return good;
}
