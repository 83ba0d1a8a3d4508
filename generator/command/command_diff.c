/* lkjip diff: what changed between two reports, and what changed because of it. */
#include "command_run.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "command_options.h"
#include "compare.h"
#include "json.h"
#include "report.h"
#include "report_side.h"

/* Status with --exit-code when the reports differ. */
enum { DIFFERENT = 4 };

static bool is_pdf(const char *name)
{
    size_t length = strlen(name);
    return length > 4 && strcmp(name + length - 4, ".pdf") == 0;
}

static void print(const struct command_call *call, const struct compare_result *result)
{
    const char *format = call->line->values[COMMAND_FORMAT];
    struct base_buffer buffer = {.arena = call->arena};
    if (format != NULL && strcmp(format, "json") == 0) {
        json_write(&buffer, compare_value(result), 1);
        base_buffer_char(&buffer, '\n');
    } else {
        compare_print(result, &buffer);
    }
    fputs(base_buffer_get(&buffer), stdout);
}

static int compare(const struct command_call *call, struct base_diagnostics *diagnostics,
                   const struct report_side *before, const struct report_side *after)
{
    if (before->side == NULL || after->side == NULL) {
        return before->side == NULL ? before->status : after->status;
    }
    const struct compare_result *result = compare_sides(call->arena, before->side, after->side);
    const char *output = call->line->values[COMMAND_OUTPUT];
    const struct report_settings settings = {.template_folders = call->line->template_folders};
    if (output == NULL) {
        print(call, result);
    } else if (!report_matrix_write(call->arena, diagnostics, result, &settings, output)) {
        return 3;
    } else if (call->line->values[COMMAND_QUIET] == NULL) {
        printf("%s\n", output);
    }
    bool told = call->line->values[COMMAND_EXIT_CODE] != NULL;
    return told && !compare_is_equal(result) ? DIFFERENT : 0;
}

int command_diff(const struct command_call *call)
{
    const char *output = call->line->values[COMMAND_OUTPUT];
    if (call->line->word_count != 2) {
        base_report(call->diagnostics, base_at(0), BASE_MESSAGE_COMMAND_TWO_REPORTS,
                    call->line->command);
        return 2;
    }
    if (output != NULL && !is_pdf(output)) {
        base_report(call->diagnostics, base_at(0), BASE_MESSAGE_COMMAND_PDF_NAME, output);
        return 2;
    }
    struct base_diagnostics *diagnostics = base_diagnostics_create(call->arena, NULL);
    const struct report_settings settings = {.template_folders = call->line->template_folders};
    const char *const *words = call->line->words;
    /* Both at once; the faults of the older one are told first. */
    struct report_side_job *older = report_side_begin(call->arena, words[0], &settings, true);
    struct report_side_job *newer = report_side_begin(call->arena, words[1], &settings, false);
    struct report_side after = report_side_end(newer);
    struct report_side before = report_side_end(older);
    fputs(before.faults, stderr);
    fputs(after.faults, stderr);
    int status = compare(call, diagnostics, &before, &after);
    base_diagnostics_print(diagnostics, stderr);
    report_side_close(&before);
    report_side_close(&after);
    return status;
}
