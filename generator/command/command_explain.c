/* lkjip explain: how figures were made. */
#include "command_run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "command_options.h"
#include "command_print.h"
#include "record.h"
#include "report.h"

enum { DEFAULT_DEPTH = 3, MOST_DEPTH = 50 };

/* The number of --depth; -1 after reporting. */
static int depth_of(const struct command_call *call)
{
    const char *given = call->line->values[COMMAND_DEPTH];
    if (given == NULL) {
        return DEFAULT_DEPTH;
    }
    size_t digits = strspn(given, "0123456789");
    int depth = digits > 0 && digits <= 2 && given[digits] == '\0' ? atoi(given) : -1;
    if (depth < 0 || depth > MOST_DEPTH) {
        base_report(call->diagnostics, base_at(0), BASE_MESSAGE_COMMAND_OPTION_CHOICE, "--depth",
                    given, "0-50");
        return -1;
    }
    return depth;
}

/* Explains all paths; 2 when one of them leads to nothing. */
static int explain_all(const struct command_call *call, struct report *report, int depth)
{
    const struct record_report record = report_record(report);
    int status = 0;
    for (size_t i = 1; i < call->line->word_count; i++) {
        struct base_buffer buffer = {.arena = report->arena};
        enum record_found found = record_explain(&record, call->line->words[i], depth, &buffer);
        bool good = found != RECORD_NOTHING;
        fprintf(good ? stdout : stderr, "%s%s", i > 1 && good ? "\n" : "",
                base_buffer_get(&buffer));
        status = good ? status : 2;
    }
    return status;
}

int command_explain(const struct command_call *call)
{
    const struct command_line *line = call->line;
    int depth = depth_of(call);
    if (line->word_count < 2) {
        base_report(call->diagnostics, base_at(0), BASE_MESSAGE_COMMAND_NO_FIGURE, line->command);
        return 2;
    }
    if (depth < 0) {
        return 2;
    }
    const struct report_settings settings = {.template_folders = line->template_folders};
    struct report *report = report_make(line->words[0], REPORT_FIGURES, &settings);
    int status = 0;
    if (report->figures != NULL) {
        status = explain_all(call, report, depth);
    } else {
        command_print_findings(report, false);
        base_report(call->diagnostics, base_at(0), BASE_MESSAGE_COMMAND_NO_FIGURES, report->folder);
        status = report_status(report);
    }
    report_destroy(report);
    return status;
}
