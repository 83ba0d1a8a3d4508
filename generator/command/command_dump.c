/* lkjip dump: what a step made, for tests and the curious. */
#include "command_run.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "command_options.h"
#include "command_print.h"
#include "report.h"

static enum report_stage stage_of(const char *name)
{
    const char *const *names = command_option_table[COMMAND_STAGE].choices;
    int stage = 0;
    while (strcmp(names[stage], name) != 0) {
        stage++;
    }
    return stage > REPORT_PAGES ? REPORT_PAGES : (enum report_stage)stage;
}

int command_dump(const struct command_call *call)
{
    const struct command_line *line = call->line;
    if (line->word_count > 1) {
        base_report(call->diagnostics, base_at(0), BASE_MESSAGE_COMMAND_ONE_REPORT, line->command);
        return 2;
    }
    const char *name = line->values[COMMAND_STAGE];
    name = name != NULL ? name : "pages";
    enum report_stage stage = stage_of(name);
    const struct report_settings settings = {.template_folders = line->template_folders,
                                             .marks = command_marks(call, REPORT_MARKS_NONE),
                                             .draft_date = line->values[COMMAND_DRAFT_DATE],
                                             .changes_since = line->values[COMMAND_CHANGES_SINCE],
                                             .paint_changes =
                                                 line->values[COMMAND_CHANGES_SINCE] != NULL};
    struct report *report = report_make(line->words[0], stage, &settings);
    command_print_findings(report, false);
    if (report->model != NULL && report->stage >= stage) {
        struct base_buffer buffer = {.arena = call->arena};
        if (strcmp(name, "svg") == 0) {
            report_dump_svg(report, &buffer);
        } else {
            report_dump(report, stage, &buffer);
        }
        fwrite(base_buffer_get(&buffer), 1, buffer.length, stdout);
    }
    int status = report_status(report);
    report_destroy(report);
    return status;
}
