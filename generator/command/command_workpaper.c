/* lkjip kertas-kerja: the working paper of a report, a workbook with live formulas. */
#include "command_run.h"

#include <stdio.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "base_language.h"
#include "command_options.h"
#include "command_print.h"
#include "report.h"
#include "workpaper.h"

static const char *path_of(const struct command_call *call, const struct report *report)
{
    const char *path = call->line->values[COMMAND_OUTPUT];
    const char *name = base_format(call->arena, "%s-kertas-kerja.xlsx", report->name);
    if (path == NULL) {
        return name;
    }
    return base_path_is_folder(path) ? base_path_join(call->arena, path, name) : path;
}

/* Findings of the report do not stop it: the paper lists them. */
static int write_paper(const struct command_call *call, struct report *report)
{
    const struct workpaper_report about = {report->arena, report->sources, report->diagnostics,
                                           report->name,  report->model,   report->figures};
    struct workpaper_counts counts;
    const char *path = path_of(call, report);
    size_t before = base_diagnostics_errors(report->diagnostics);
    if (!workpaper_write(&about, path, &counts)) {
        base_diagnostics_print(report->diagnostics, stderr);
        return base_diagnostics_errors(report->diagnostics) > before ? 3 : report_status(report);
    }
    if (call->line->values[COMMAND_QUIET] == NULL) {
        printf(base_translate(N_("%s: %zu figures, %zu of them with formulas\n")), path,
               counts.figures, counts.formulas);
    }
    return 0;
}

int command_workpaper(const struct command_call *call)
{
    if (call->line->word_count != 1) {
        base_report(call->diagnostics, base_at(0), BASE_MESSAGE_COMMAND_ONE_REPORT,
                    call->line->command);
        return 2;
    }
    const struct report_settings settings = {.template_folders = call->line->template_folders,
                                             .claims = call->line->values[COMMAND_CLAIMS]};
    struct report *report = report_make(call->line->words[0], REPORT_PAGES, &settings);
    int status;
    if (report->figures == NULL) {
        command_print_findings(report, false);
        status = report_status(report);
    } else {
        status = write_paper(call, report);
    }
    report_destroy(report);
    return status;
}
