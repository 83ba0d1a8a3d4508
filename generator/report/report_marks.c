/* Draft marks: findings and what is not filled in, at their places on the pages. */
#include "report_marks.h"

#include <stdlib.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "format_date.h"
#include "marks.h"
#include "model.h"
#include "page.h"
#include "record_pages.h"
#include "report.h"
#include "report_changes.h"
#include "report_data.h"
#include "value.h"

static const char *stage_name(const struct report *report)
{
    const struct value *stage =
        report->model != NULL ? value_get(report->model->laporan, "tahap") : NULL;
    return value_text_or(stage, "draf");
}

/* ---------------------------------------------------------------- watermark */

static const char *watermark(struct report *report, const struct report_settings *settings)
{
    const char *word = strcmp(stage_name(report), "direviu") == 0 ? "SEDANG DIREVIU" : "DRAF";
    const struct value *version = value_get(report->model->laporan, "versi");
    long long number = value_integer_or(value_get(version, "nomor"), -1);
    const char *given = settings->draft_date;
    given = given != NULL ? given : value_text_or(value_get(version, "tanggal"), "");
    struct format_date date;
    bool dated = format_date_parse(given, &date);
    const char *day = dated ? format_date(report->arena, date, FORMAT_DATE_FULL) : "";
    if (number >= 0) {
        return base_format(report->arena, "%s\nversi %lld%s%s", word, number, dated ? " · " : "",
                           day);
    }
    return dated ? base_format(report->arena, "%s\n%s", word, day) : word;
}

/* ---------------------------------------------------------------- marks of findings */

static bool is_unfilled(enum base_message message)
{
    return message == BASE_MESSAGE_TEMPLATE_MISSING ||
           message == BASE_MESSAGE_TEMPLATE_MISSING_FINAL;
}

/* "kinerja.json:8 T032" */
static const char *source_of(struct report *report, const struct base_diagnostic *finding)
{
    const char *code = base_message_code(finding->message);
    const struct base_place *place = &finding->place;
    struct base_origin_record record = base_origin_locate(report->sources, place->origin);
    if (record.source != 0) {
        return base_format(report->arena, "%s:%u, %s",
                           base_source_name(report->sources, record.source), (unsigned)record.line,
                           code);
    }
    if (place->file != NULL) {
        return base_format(report->arena, "%s:%u, %s", place->file, place->line, code);
    }
    return code;
}

/* The head of a page, for findings that name no more than the page. */
static size_t page_place(struct report *report, int number, struct marks_place **places)
{
    if (number < 1 || (size_t)number > report->pages->count) {
        return 0;
    }
    struct marks_place *place = base_alloc(report->arena, sizeof *place);
    place->page = (size_t)number - 1;
    place->y = BASE_PT(60);
    place->height = BASE_PT(10);
    place->match = MARKS_NEAR;
    *places = place;
    return 1;
}

size_t report_marks_places(struct report *report, struct marks_index *index,
                           const struct base_diagnostic *finding, struct marks_place **places)
{
    size_t count = 0;
    if (is_unfilled(finding->message)) {
        const struct marks_target shown = {
            .text = base_format(report->arena, "[belum diisi: %s]", finding->arguments[0])};
        count = marks_places(index, &shown, places);
    }
    if (count == 0) {
        const struct marks_target target = {
            .origin = finding->place.origin,
            .file = finding->place.file,
            .line = finding->place.line,
        };
        count = marks_places(index, &target, places);
    }
    return count > 0 ? count : page_place(report, finding->place.page, places);
}

/* The mark of one finding: the full text in the list, a short one in the margin. */
static struct marks_mark mark_of(struct report *report, struct marks_index *index,
                                 const struct base_diagnostic *finding)
{
    struct marks_place *places = NULL;
    struct marks_mark mark = {.parts = MARKS_MARGIN | MARKS_LIST};
    mark.count = report_marks_places(report, index, finding, &places);
    mark.places = places;
    mark.full = base_diagnostic_text(finding, report->arena);
    mark.text = mark.full;
    mark.source = source_of(report, finding);
    if (is_unfilled(finding->message)) {
        mark.full = base_format(report->arena, "Belum diisi: %s", finding->arguments[0]);
        mark.text = base_format(report->arena, "Belum diisi (%s)", mark.source);
    } else if (mark.count > 1) {
        mark.count = 1; /* said once; what is not filled in is said on each page */
    }
    return mark;
}

/* In reading order; what has no place comes last. */
static int by_place(const void *a, const void *b)
{
    const struct marks_mark *one = a, *other = b;
    if (one->count == 0 || other->count == 0) {
        return (one->count == 0) - (other->count == 0);
    }
    const struct marks_place *first = one->places, *second = other->places;
    if (first->page != second->page) {
        return first->page < second->page ? -1 : 1;
    }
    if (first->y != second->y) {
        return first->y < second->y ? -1 : 1;
    }
    return strcmp(one->source, other->source);
}

static struct marks_mark *marks_of_findings(struct report *report, size_t *count)
{
    struct marks_index *index = marks_index_create(report->arena, report->pages, report->figures);
    struct marks_mark *marks = NULL;
    size_t capacity = 0;
    *count = 0;
    for (size_t i = 0; i < base_diagnostics_count(report->diagnostics); i++) {
        const struct base_diagnostic *finding = base_diagnostics_get(report->diagnostics, i);
        if (finding->accepted == NULL) {
            struct marks_mark mark = mark_of(report, index, finding);
            BASE_PUSH(report->arena, marks, *count, capacity, mark);
        }
    }
    if (*count > 1) {
        qsort(marks, *count, sizeof *marks, by_place);
    }
    return marks;
}

/* The marks of changes, then those of findings. */
static struct marks_mark *all_marks(struct report *report, const struct report_settings *settings,
                                    bool draft, size_t *count)
{
    size_t changes = 0, findings = 0;
    const struct marks_mark *first =
        settings->paint_changes ? report_changes_marks(report, &changes) : NULL;
    const struct marks_mark *second = draft ? marks_of_findings(report, &findings) : NULL;
    *count = changes + findings;
    struct marks_mark *marks = base_alloc_array(report->arena, *count + 1, sizeof *marks);
    for (size_t i = 0; i < *count; i++) {
        marks[i] = i < changes ? first[i] : second[i - changes];
    }
    return marks;
}

void report_marks_add(struct report *report, struct page_document *pages,
                      const struct report_settings *settings)
{
    bool final = strcmp(stage_name(report), "final") == 0;
    bool draft = settings->marks == REPORT_MARKS_DRAFT && !final;
    if (!draft) {
        report->marked = false;
        report->marked_date = NULL;
    }
    if (!draft && (!settings->paint_changes || final)) {
        return;
    }
    size_t count;
    struct marks_mark *marks = all_marks(report, settings, draft, &count);
    const struct marks_options options = {
        .watermark = draft ? watermark(report, settings) : NULL,
        .list_title = "Catatan Draf",
        .list_intro =
            "Hal-hal yang masih harus diisi atau diperiksa sebelum laporan menjadi final. "
            "Nomor sama dengan nomor di tepi halaman. Lembar ini tidak ikut dicetak "
            "ketika tahap laporan sudah \"final\".",
        .page_word = "hlm.",
        .no_page_word = "umum",
    };
    marks_add(pages, &options, marks, count);
    const char *looked_in = "";
    const char *data = settings->data_folder;
    data = data != NULL ? data : report_data_folder(report->arena, &looked_in);
    if (settings->paint_changes && data != NULL) {
        report_changes_list(report, pages, data, options.watermark);
    }
}

/* ---------------------------------------------------------------- final */

static const char unfilled[] = "[belum diisi";

static bool is_mark(const struct page_item *item)
{
    return item->kind == PAGE_GLYPHS &&
           (item->colour == PAGE_MARK_COLOUR || strstr(item->glyphs.text, unfilled) != NULL);
}

/* The pages that may show a mark, by index. */
static const bool *marked_pages(struct report *report)
{
    const struct record_pages *units = report->units;
    bool *marked = base_alloc_array(report->arena, report->pages->count, sizeof *marked);
    for (size_t p = 0; p < report->pages->count; p++) {
        marked[p] = page_shows_marks(report->pages->pages[p]);
    }
    for (size_t i = 0; i < units->count; i++) {
        const struct record_unit *unit = &units->units[i];
        if (strstr(unit->text, unfilled) != NULL) {
            memset(&marked[unit->first_page], true, unit->last_page - unit->first_page + 1);
        }
    }
    return marked;
}

/* Every page of a final that still shows a mark is named once, with the first of its marks. */
static void report_marks_left(struct report *report)
{
    const bool *marked = marked_pages(report);
    for (size_t p = 0; p < report->pages->count; p++) {
        const struct page *page = report->pages->pages[p];
        const struct page_item *items = marked[p] ? page_items(report->pages, page) : NULL;
        size_t i = 0;
        while (items != NULL && i < page->count && !is_mark(&items[i])) {
            i++;
        }
        if (items != NULL && i < page->count) {
            struct base_place place = base_at(items[i].origin);
            place.page = (int)p + 1;
            base_report(report->diagnostics, place, BASE_MESSAGE_REPORT_MARK_LEFT,
                        base_format(report->arena, "%zu", p + 1), items[i].glyphs.text);
        }
    }
}

void report_marks_check(struct report *report, const struct report_settings *settings)
{
    bool final = strcmp(stage_name(report), "final") == 0;
    if (settings->final && report->model != NULL && !final) {
        const struct value *stage = value_get(report->model->laporan, "tahap");
        base_origin origin = stage != NULL ? stage->origin : 0;
        struct base_place place =
            origin != 0 ? base_at(origin) : base_at_file("laporan.json", 0, 0);
        base_report(report->diagnostics, place, BASE_MESSAGE_REPORT_NOT_FINAL, stage_name(report));
    }
    /* What is known to be faulty was said with its place in the input. */
    if (final && report->pages != NULL && base_diagnostics_errors(report->diagnostics) == 0) {
        report_marks_left(report);
    }
}
