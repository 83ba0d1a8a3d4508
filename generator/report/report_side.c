/* Opens sides of comparisons. */
#include "report_side.h"

#include <stddef.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "compare.h"
#include "pdfread.h"
#include "report.h"
#include "report_again.h"
#include "value.h"

struct compare_side *report_side_of(struct base_arena *arena, struct report *report)
{
    if (report->figures == NULL) {
        return NULL;
    }
    const struct record_report record = report_record(report);
    return compare_side_of(arena, report->diagnostics, report->folder, record_rekap(&record));
}

/* The rekap of a PDF with narrative and pages, which are made again where it does not hold them. */
static const struct value *complete_rekap(struct base_arena *arena,
                                          struct base_diagnostics *diagnostics, const char *path,
                                          const struct value *core,
                                          const struct report_settings *settings,
                                          struct report **made)
{
    /* Where it cannot be made again, figures and inputs are compared alone. */
    struct base_diagnostics *silent = base_diagnostics_create(arena, NULL);
    struct report_again again = {.arena = arena, .diagnostics = silent, .path = path};
    struct pdfread *reader = pdfread_open(arena, diagnostics, path);
    const struct value *rekap = core;
    *made = NULL;
    if (reader != NULL && report_again_open(&again, reader, settings) == REPORT_AGAIN_MADE &&
        again.report->figures != NULL) {
        const struct record_report record = report_record(again.report);
        rekap = record_rekap_join(arena, core, record_rekap_words(&record));
        *made = again.report;
        again.report = NULL;
    }
    report_again_close(&again);
    pdfread_close(reader);
    return rekap;
}

static struct compare_side *open_file(struct base_arena *arena, struct base_sources *sources,
                                      struct base_diagnostics *diagnostics, const char *path,
                                      const struct report_settings *settings, struct report **made)
{
    const struct value *rekap = compare_rekap_read(arena, sources, diagnostics, path);
    if (rekap != NULL && !compare_is_rekap(path) && value_get(rekap, "narasi") == NULL) {
        rekap = complete_rekap(arena, diagnostics, path, rekap, settings, made);
    }
    return rekap == NULL ? NULL : compare_side_of(arena, diagnostics, path, rekap);
}

struct report_side report_side_open(struct base_arena *arena, struct base_sources *sources,
                                    struct base_diagnostics *diagnostics, const char *path,
                                    const struct report_settings *settings)
{
    struct report_side side = {NULL, NULL, NULL};
    if (!base_path_is_folder(path)) {
        side.side = open_file(arena, sources, diagnostics, path, settings, &side.again);
        return side;
    }
    side.report = report_make(path, REPORT_PAGES, settings);
    side.side = report_side_of(arena, side.report);
    return side;
}

void report_side_close(struct report_side *side)
{
    report_destroy(side->report);
    report_destroy(side->again);
    *side = (struct report_side){NULL, NULL, NULL};
}
