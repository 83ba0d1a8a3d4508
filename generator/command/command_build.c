/* lkjip build: reports to PDF files, each with its rekap and its places to sign beside it. */
#include "command_run.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_error.h"
#include "base_file.h"
#include "base_memory.h"
#include "batch.h"
#include "command_options.h"
#include "command_print.h"
#include "format_date.h"
#include "page.h"
#include "report.h"
#include "report_shared.h"

/* True when -o names a folder: it is one, or ends with a slash, or nothing was named. */
static bool is_folder_target(const char *output)
{
    size_t length = strlen(output);
    return base_path_is_folder(output) || (length > 0 && output[length - 1] == '/');
}

/* The file that a report is written to; file_name: in place of the folder's, or NULL. */
static const char *target(const struct command_call *call, const char *report,
                          const char *file_name)
{
    const char *output = call->line->values[COMMAND_OUTPUT];
    output = output != NULL ? output : "output/";
    if (!is_folder_target(output)) {
        return output;
    }
    const char *name = file_name != NULL ? file_name : base_path_name(call->arena, report);
    return base_path_join(call->arena, output, base_format(call->arena, "%s.pdf", name));
}

/* Beside the PDF: "laporan.pdf" has "laporan.rekap.json". */
static const char *beside(const struct command_call *call, const char *pdf, const char *ending)
{
    static const char own[] = ".pdf";
    size_t length = strlen(pdf);
    size_t tail = sizeof own - 1;
    if (length > tail && strcmp(pdf + length - tail, own) == 0) {
        length -= tail;
    }
    return base_format(call->arena, "%.*s%s", (int)length, pdf, ending);
}

bool command_targets_differ(const struct command_call *call, const char *const *names)
{
    const struct command_line *line = call->line;
    const char *output = line->values[COMMAND_OUTPUT];
    if (line->word_count > 1 && output != NULL && !is_folder_target(output)) {
        base_report(call->diagnostics, base_at(0), BASE_MESSAGE_COMMAND_FILE_FOR_MANY, output);
        return false;
    }
    const char **paths = base_alloc_array(call->arena, line->word_count + 1, sizeof *paths);
    for (size_t i = 0; i < line->word_count && line->word_count > 1; i++) {
        paths[i] = target(call, line->words[i], names[i]);
        for (size_t k = 0; k < i; k++) {
            if (strcmp(paths[i], paths[k]) == 0) {
                base_report(call->diagnostics, base_at(0), BASE_MESSAGE_COMMAND_SAME_NAME,
                            paths[i]);
                return false;
            }
        }
    }
    return true;
}

/* A final report has no marks. */
static bool changes_are_allowed(const struct command_call *call)
{
    const char *since = call->line->values[COMMAND_CHANGES_SINCE];
    if (since != NULL && call->line->values[COMMAND_FINAL] != NULL) {
        base_report(call->diagnostics, base_at(0), BASE_MESSAGE_REPORT_CHANGES_FINAL, since);
        return false;
    }
    return true;
}

static bool draft_date_is_good(const struct command_call *call)
{
    const char *text = call->line->values[COMMAND_DRAFT_DATE];
    struct format_date date;
    if (text != NULL && !format_date_parse(text, &date)) {
        base_report(call->diagnostics, base_at(0), BASE_MESSAGE_COMMAND_DRAFT_DATE, text);
        return false;
    }
    return true;
}

enum report_marks command_marks(const struct command_call *call, enum report_marks usual)
{
    const char *wanted = call->line->values[COMMAND_MARKS];
    return wanted == NULL                ? usual
           : strcmp(wanted, "none") == 0 ? REPORT_MARKS_NONE
                                         : REPORT_MARKS_DRAFT;
}

bool command_make_folder(const struct command_call *call)
{
    const char *output = call->line->values[COMMAND_OUTPUT];
    output = output != NULL ? output : "output/";
    if (is_folder_target(output) && !base_folder_create(output)) {
        base_report(call->diagnostics, base_at(0), BASE_MESSAGE_COMMAND_OUTPUT_FOLDER, output,
                    base_error_text(errno));
        return false;
    }
    return true;
}

struct report_settings command_settings(const struct command_call *call)
{
    return (struct report_settings){
        .template_folders = call->line->template_folders,
        .marks = command_marks(call, REPORT_MARKS_DRAFT),
        .draft_date = call->line->values[COMMAND_DRAFT_DATE],
        .final = call->line->values[COMMAND_FINAL] != NULL,
        .changes_since = call->line->values[COMMAND_CHANGES_SINCE],
        .paint_changes = call->line->values[COMMAND_CHANGES_SINCE] != NULL,
        .measured = call->line->values[COMMAND_TIMINGS] != NULL,
    };
}

static struct report_targets targets_of(const struct command_call *call, const char *pdf)
{
    return (struct report_targets){.pdf = pdf,
                                   .rekap = beside(call, pdf, ".rekap.json"),
                                   .signing = beside(call, pdf, ".ttd.json")};
}

struct report_targets command_targets(const struct command_call *call, const char *folder,
                                      const char *name)
{
    return targets_of(call, target(call, folder, name));
}

/* Names the pack of a report that was made, unless that takes more room than there is. */
static void name_shared(const struct report *report, const struct report_settings *settings,
                        struct batch_result *result)
{
    const char *key = report_shared_key(report, settings);
    if (key != NULL && strlen(key) < sizeof result->shared) {
        snprintf(result->shared, sizeof result->shared, "%s", key);
    }
}

int command_build_one(const struct command_call *call, const char *folder,
                      const struct report_shared *shared, struct batch_result *result)
{
    struct report_settings settings = command_settings(call);
    settings.shared = shared;
    base_memory_subject(base_shown(call->arena, folder));
    struct report *report = report_make(folder, REPORT_PAGES, &settings);
    const char *path = target(call, folder, report->file_name);
    const struct report_targets targets = targets_of(call, path);
    bool written = report->complete && report_write(report, &targets);
    command_print_findings(report, false);
    if (written && call->line->values[COMMAND_QUIET] == NULL) {
        printf(base_translate(N_("%s: pages %zu, warnings %zu\n")), base_shown(call->arena, path),
               report->pages->count, base_diagnostics_warnings(report->diagnostics));
    } else if (!written) {
        fprintf(stderr, base_translate(N_("%s: not written, errors %zu\n")),
                base_shown(call->arena, path), base_diagnostics_errors(report->diagnostics));
    }
    if (call->line->values[COMMAND_TIMINGS] != NULL) {
        command_print_timings(report);
    }
    if (written) {
        result->pages = report->pages->count;
        snprintf(result->path, sizeof result->path, "%s", path);
        name_shared(report, &settings, result);
    }
    result->warnings = base_diagnostics_warnings(report->diagnostics);
    result->errors = base_diagnostics_errors(report->diagnostics);
    int status = report_status(report);
    report_destroy(report);
    return status;
}

int command_build(const struct command_call *call)
{
    if (!draft_date_is_good(call) || !changes_are_allowed(call)) {
        return 2;
    }
    if (command_is_batch(call->line)) {
        return command_build_batch(call);
    }
    if (!command_make_folder(call)) {
        return 3;
    }
    struct batch_result result = {0};
    return command_build_one(call, call->line->words[0], NULL, &result);
}
