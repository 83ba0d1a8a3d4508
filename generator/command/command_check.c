/* lkjip check: everything short of writing. */
#include "command_run.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "command_options.h"
#include "command_print.h"
#include "figures.h"
#include "json.h"
#include "page.h"
#include "record.h"
#include "report.h"
#include "value.h"

static void print_completeness(struct report *report)
{
    struct base_buffer buffer = {.arena = report->arena};
    const struct record_report record = report_record(report);
    record_completeness(&record, &buffer);
    fputs(base_buffer_get(&buffer), stdout);
}

static void print_counts(const struct report *report)
{
    size_t errors = base_diagnostics_errors(report->diagnostics);
    size_t warnings = base_diagnostics_warnings(report->diagnostics);
    if (report->pages == NULL) {
        printf(base_translate(N_("%s: errors %zu, warnings %zu\n")), report->folder, errors,
               warnings);
    } else {
        printf(base_translate(N_("%s: errors %zu, warnings %zu, pages %zu\n")), report->folder,
               errors, warnings, report->pages->count);
    }
}

static void print_text(const struct command_call *call, struct report *report)
{
    command_print_findings(report, true);
    if (call->line->values[COMMAND_QUIET] == NULL) {
        print_counts(report);
    }
    if (call->line->values[COMMAND_COMPLETENESS] != NULL && report->figures != NULL) {
        print_completeness(report);
    }
}

/* One report in the list of the JSON output; first: nothing stands before it. */
static void print_json(const struct command_call *call, struct report *report, bool first)
{
    struct base_buffer buffer = {.arena = report->arena};
    const struct value *findings =
        record_check(report->arena, report->sources, report->diagnostics, report->folder,
                     report->pages != NULL ? report->pages->count : 0);
    if (call->line->values[COMMAND_COMPLETENESS] != NULL && report->figures != NULL) {
        struct value_builder *builder = value_builder_from(report->arena, findings, 4);
        value_builder_set(builder, "kelengkapan", value_get(report->figures->scope, "kelengkapan"));
        findings = value_builder_finish(builder, 0);
    }
    json_write(&buffer, findings, 1);
    printf("%s%s", first ? "" : ",\n", base_buffer_get(&buffer));
}

/* The pages of a long budget take most of the time: they are made when something asks for them. */
static size_t pages_up_to(const struct command_line *line)
{
    enum { ROWS = 1000 };
    bool pages = line->values[COMMAND_PAGES] != NULL || line->values[COMMAND_FINAL] != NULL ||
                 line->values[COMMAND_CHANGES_SINCE] != NULL;
    return pages ? 0 : ROWS;
}

static int check_one(const struct command_call *call, size_t index, bool json)
{
    const struct report_settings settings = {.template_folders = call->line->template_folders,
                                             .claims = call->line->values[COMMAND_CLAIMS],
                                             .pages_up_to = pages_up_to(call->line),
                                             .final = call->line->values[COMMAND_FINAL] != NULL,
                                             .changes_since =
                                                 call->line->values[COMMAND_CHANGES_SINCE]};
    struct report *report = report_make(call->line->words[index], REPORT_PAGES, &settings);
    if (json) {
        print_json(call, report, index == 0);
    } else {
        print_text(call, report);
    }
    int status = report_status(report);
    report_destroy(report);
    return status;
}

int command_check(const struct command_call *call)
{
    const char *format = call->line->values[COMMAND_FORMAT];
    bool json = format != NULL && strcmp(format, "json") == 0;
    int worst = 0;
    if (json) {
        printf("{\"format\": \"lkjip-temuan\", \"versi\": %d, \"laporan\": [\n", RECORD_VERSION);
    }
    for (size_t i = 0; i < call->line->word_count; i++) {
        int status = check_one(call, i, json);
        worst = status > worst ? status : worst;
    }
    if (json) {
        puts("\n]}");
    }
    return worst;
}
