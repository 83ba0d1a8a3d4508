/* Findings as data. */
#include "record.h"

#include <stdlib.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_source.h"
#include "record_source.h"
#include "value.h"

/* A finding with its place looked up. */
struct finding {
    const struct base_diagnostic *item;
    size_t order;
    const char *file; /* "" = none */
    unsigned line, column;
    const char *path; /* "" = none */
};

static struct finding finding_of(struct base_arena *arena, const struct base_sources *sources,
                                 const struct base_diagnostic *item, size_t order)
{
    struct finding finding = {.item = item, .order = order, .file = "", .path = ""};
    if (item->place.origin != 0 && sources != NULL) {
        struct base_origin_record place = base_origin_locate(sources, item->place.origin);
        struct base_buffer path = {.arena = arena};
        base_origin_path(sources, item->place.origin, &path);
        finding.file =
            place.source == 0 ? "" : record_clean(arena, base_source_name(sources, place.source));
        finding.line = (unsigned)place.line;
        finding.column = (unsigned)place.column;
        finding.path = record_clean(arena, base_buffer_get(&path));
    } else if (item->place.file != NULL) {
        finding.file = record_clean(arena, item->place.file);
        finding.line = item->place.line;
        finding.column = item->place.column;
    }
    return finding;
}

/* By file, then line, then order of reporting. */
static int compare(const void *left, const void *right)
{
    const struct finding *a = left;
    const struct finding *b = right;
    int order = strcmp(a->file, b->file);
    if (order != 0) {
        return order;
    }
    if (a->line != b->line) {
        return a->line < b->line ? -1 : 1;
    }
    return a->order < b->order ? -1 : 1;
}

static const struct value *text_or_null(struct base_arena *arena, const char *text)
{
    return text == NULL || text[0] == '\0' ? value_null(arena, 0) : value_text(arena, 0, text);
}

static const struct value *count_or_null(struct base_arena *arena, long long count)
{
    return count <= 0 ? value_null(arena, 0) : value_integer(arena, 0, count);
}

static const struct value *finding_value(struct base_arena *arena, const struct finding *finding,
                                         bool texts)
{
    static const char *const severities[] = {
        [BASE_NOTE] = "catatan", [BASE_WARNING] = "peringatan", [BASE_ERROR] = "kesalahan"};
    const struct base_diagnostic *item = finding->item;
    struct value_entry entries[] = {
        {"kode", value_text(arena, 0, base_message_code(item->message))},
        {"tingkat", value_text(arena, 0, severities[item->severity])},
        {"berkas", text_or_null(arena, finding->file)},
        {"baris", count_or_null(arena, finding->line)},
        {"kolom", count_or_null(arena, finding->line == 0 ? 0 : finding->column)},
        {"jalur", text_or_null(arena, finding->path)},
        {"halaman", count_or_null(arena, item->place.page)},
        {"diterima",
         item->accepted == NULL ? value_null(arena, 0) : value_text(arena, 0, item->accepted)},
        {"teks", NULL},
    };
    size_t count = sizeof entries / sizeof *entries;
    if (texts) {
        entries[count - 1].value =
            value_text(arena, 0, record_clean(arena, base_diagnostic_text(item, arena)));
    }
    return value_record(arena, 0, entries, texts ? count : count - 1);
}

const struct value *record_findings(struct base_arena *arena, const struct base_sources *sources,
                                    const struct base_diagnostics *diagnostics, bool texts)
{
    size_t count = base_diagnostics_count(diagnostics);
    struct finding *findings = base_alloc_array(arena, count, sizeof *findings);
    const struct value **items = base_alloc_array(arena, count, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        findings[i] = finding_of(arena, sources, base_diagnostics_get(diagnostics, i), i);
    }
    qsort(findings, count, sizeof *findings, compare);
    for (size_t i = 0; i < count; i++) {
        items[i] = finding_value(arena, &findings[i], texts);
    }
    return value_list(arena, 0, items, count);
}

const struct value *record_check(struct base_arena *arena, const struct base_sources *sources,
                                 const struct base_diagnostics *diagnostics, const char *folder,
                                 size_t pages)
{
    size_t dropped = 0;
    for (size_t message = 0; message < BASE_MESSAGE_COUNT; message++) {
        dropped += base_diagnostics_dropped(diagnostics, (enum base_message)message);
    }
    struct value_entry entries[] = {
        {"laporan", value_text(arena, 0, record_clean(arena, folder))},
        {"kesalahan", value_integer(arena, 0, (long long)base_diagnostics_errors(diagnostics))},
        {"peringatan", value_integer(arena, 0, (long long)base_diagnostics_warnings(diagnostics))},
        {"halaman", count_or_null(arena, (long long)pages)},
        {"tidak_dimuat", value_integer(arena, 0, (long long)dropped)},
        {"temuan", record_findings(arena, sources, diagnostics, true)},
    };
    return value_record(arena, 0, entries, sizeof entries / sizeof *entries);
}
