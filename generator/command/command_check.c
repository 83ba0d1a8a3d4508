/* lkjip check: everything short of writing. */
#include "command_run.h"

#include <stdio.h>

#include "base_diagnostic.h"
#include "command_options.h"
#include "command_print.h"
#include "page.h"
#include "report.h"

static int check_one(const struct command_call *call, const char *folder)
{
    const struct report_settings settings = {.template_folders = call->line->template_folders};
    struct report *report = report_make(folder, REPORT_PAGES, &settings);
    command_print_findings(report, true);
    if (call->line->values[COMMAND_QUIET] == NULL) {
        printf(base_translate(N_("%s: %zu errors, %zu warnings, %zu pages\n")), report->folder,
               base_diagnostics_errors(report->diagnostics),
               base_diagnostics_warnings(report->diagnostics),
               report->pages != NULL ? report->pages->count : 0);
    }
    int status = report_status(report);
    report_destroy(report);
    return status;
}

int command_check(const struct command_call *call)
{
    int worst = 0;
    for (size_t i = 0; i < call->line->word_count; i++) {
        int status = check_one(call, call->line->words[i]);
        worst = status > worst ? status : worst;
    }
    return worst;
}
