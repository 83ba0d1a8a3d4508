/* Opens sides of comparisons. */
#include "report_side.h"

#include <stddef.h>

#include "base_arena.h"
#include "base_aside.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "compare.h"
#include "pdfread.h"
#include "report.h"
#include "report_again.h"
#include "value.h"

struct report_side_job {
    struct base_arena *arena;
    const char *path;
    struct report_settings settings;
    struct base_aside *aside; /* NULL: this process does it */
};

struct compare_side *report_side_of(struct base_arena *arena, struct report *report)
{
    if (report->figures == NULL) {
        return NULL;
    }
    const struct record_report record = report_record(report);
    return compare_side_made(arena, report->folder, record_rekap_core(&record), report->units);
}

/* ---------------------------------------------------------------- files */

/* The side of a PDF with narrative and pages, which are made again as it does not hold them. */
static struct compare_side *complete_side(const struct report_side_job *job,
                                          struct base_diagnostics *diagnostics,
                                          const struct value *core, struct report **made)
{
    /* Where it cannot be made again, figures and inputs are compared alone. */
    struct base_diagnostics *silent = base_diagnostics_create(job->arena, NULL);
    struct report_again again = {.arena = job->arena, .diagnostics = silent, .path = job->path};
    struct pdfread *reader = pdfread_open(job->arena, diagnostics, job->path);
    struct compare_side *side = NULL;
    if (reader != NULL && report_again_open(&again, reader, &job->settings) == REPORT_AGAIN_MADE &&
        again.report->figures != NULL) {
        const struct record_report record = report_record(again.report);
        side =
            compare_side_made(job->arena, job->path,
                              record_rekap_join(job->arena, core, record_rekap_narratives(&record)),
                              again.report->units);
        *made = again.report;
        again.report = NULL;
    }
    report_again_close(&again);
    pdfread_close(reader);
    return side;
}

static struct compare_side *open_file(const struct report_side_job *job,
                                      struct base_sources *sources,
                                      struct base_diagnostics *diagnostics, struct report **made)
{
    const struct value *rekap = compare_rekap_read(job->arena, sources, diagnostics, job->path);
    struct compare_side *side =
        rekap != NULL ? compare_side_of(job->arena, diagnostics, job->path, rekap) : NULL;
    bool lacks_words =
        side != NULL && !compare_is_rekap(job->path) && value_get(rekap, "narasi") == NULL;
    struct compare_side *complete =
        lacks_words ? complete_side(job, diagnostics, rekap, made) : NULL;
    return complete != NULL ? complete : side;
}

/* ---------------------------------------------------------------- any side */

/* The errors, as they are printed. */
static const char *faults_of(struct base_arena *arena, const char *folder,
                             const struct base_diagnostics *diagnostics)
{
    const char *text = base_diagnostics_error_text(diagnostics, arena);
    return folder == NULL || *text == '\0' ? text : base_format(arena, "%s:\n%s", folder, text);
}

static struct report_side open_here(const struct report_side_job *job)
{
    struct report_side side = {.faults = "", .status = 1};
    if (base_path_is_folder(job->path)) {
        side.report = report_make(job->path, REPORT_PAGES, &job->settings);
        side.side = report_side_of(job->arena, side.report);
        side.faults = faults_of(job->arena, side.report->folder, side.report->diagnostics);
        side.status = report_status(side.report) != 0 ? report_status(side.report) : 1;
        return side;
    }
    struct base_sources *sources = base_sources_create(job->arena);
    struct base_diagnostics *diagnostics = base_diagnostics_create(job->arena, sources);
    side.side = open_file(job, sources, diagnostics, &side.report);
    side.faults = faults_of(job->arena, NULL, diagnostics);
    return side;
}

/* In the second process: the side with nothing that lies outside the shared memory. Nothing is
 * freed, as the process ends. */
static void *open_aside(void *context, struct base_arena *shared)
{
    const struct report_side_job *job = context;
    struct report_side *side = base_alloc(shared, sizeof *side);
    *side = open_here(job);
    side->side = side->side != NULL ? compare_side_copy(shared, side->side) : NULL;
    side->faults = base_copy_text(shared, side->faults);
    side->report = NULL;
    return side;
}

struct report_side_job *report_side_begin(struct base_arena *arena, const char *path,
                                          const struct report_settings *settings, bool meanwhile)
{
    struct report_side_job *job = base_alloc(arena, sizeof *job);
    job->arena = arena;
    job->path = path;
    job->settings = *settings;
    job->aside = meanwhile ? base_aside_start(arena, open_aside, job) : NULL;
    return job;
}

struct report_side report_side_end(struct report_side_job *job)
{
    const struct report_side *made = base_aside_wait(job->aside);
    if (made == NULL) {
        base_aside_close(job->aside);
        return open_here(job);
    }
    struct report_side side = *made;
    side.aside = job->aside;
    return side;
}

void report_side_close(struct report_side *side)
{
    report_destroy(side->report);
    base_aside_close(side->aside);
    *side = (struct report_side){.faults = ""};
}
