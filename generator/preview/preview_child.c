/* The child: makes the report and hands over what the page shows. */
#include "preview_build.h"

#include <unistd.h>

#include "base_arena.h"
#include "base_file.h"
#include "base_memory.h"
#include "page.h"
#include "preview.h"
#include "report.h"

static bool tell(int news)
{
    return write(news, "+", 1) == 1;
}

static int make_pages(struct report *report, const struct preview_store *store, int file, int news)
{
    struct preview_make make = {
        .report = report, .arena = report->arena, .store = store, .file = file};
    bool shown = report->pages != NULL && report->pages->count > 0;
    if (shown) {
        preview_make_pages(&make);
        preview_places_find(&make);
    }
    preview_make_findings(&make);
    if (make.failed || !tell(news)) {
        return 3;
    }
    if (shown) {
        /* The browser paints meanwhile. */
        nice(10);
        preview_make_details(&make);
    }
    return make.failed || !tell(news) ? 3 : 0;
}

static int make_pdf(struct report *report, const char *folder, int news)
{
    const struct report_targets targets = {
        .pdf = base_path_join(report->arena, folder, "laporan.pdf"),
        .rekap = base_path_join(report->arena, folder, "laporan.rekap.json"),
        .signing = base_path_join(report->arena, folder, "laporan.ttd.json"),
    };
    bool written = report->complete && report_write(report, &targets);
    return tell(news) && tell(news) && written ? 0 : 1;
}

/* Makes the report once for nothing, so that memory, fonts and files are at hand, and waits for the
 * call. False when nobody will call any more. */
static bool stand_by(const char *folder, const struct report_settings *making,
                     const struct preview_child_files *files)
{
    char call;
    base_memory_keep();
    report_destroy(report_make(folder, REPORT_PAGES, making));
    return tell(files->news) && read(files->call, &call, 1) == 1;
}

int preview_child_run(enum preview_task task, const struct preview_settings *settings,
                      const struct preview_store *store, const char *folder,
                      const struct preview_child_files *files)
{
    const struct report_settings making = {
        .data_folder = settings->data_folder,
        .template_folders = settings->template_folders,
        .draft_date = settings->draft_date,
        .marks = task == PREVIEW_TASK_PLAIN_PDF ? REPORT_MARKS_NONE : REPORT_MARKS_DRAFT};
    if (task == PREVIEW_TASK_STANDBY && !stand_by(settings->folder, &making, files)) {
        return 3;
    }
    struct report *report = report_make(settings->folder, REPORT_PAGES, &making);
    /* The report is not freed: the process ends. */
    return task == PREVIEW_TASK_PAGES || task == PREVIEW_TASK_STANDBY
               ? make_pages(report, store, files->parts, files->news)
               : make_pdf(report, folder, files->news);
}
