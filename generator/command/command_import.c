/* lkjip import: workbooks and CSV files read into a report. */
#include "command_run.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_source.h"
#include "base_terminal.h"
#include "command_options.h"
#include "import.h"

enum { NOT_WRITTEN = 4 };

static struct import_settings settings_of(const struct command_line *line)
{
    const char *numbers = line->values[COMMAND_NUMBERS];
    return (struct import_settings){
        .numbers = numbers == NULL              ? IMPORT_NUMBERS_GUESS
                   : strcmp(numbers, "en") == 0 ? IMPORT_NUMBERS_ENGLISH
                                                : IMPORT_NUMBERS_INDONESIAN,
        .sheet = line->values[COMMAND_SHEET],
        .table = line->values[COMMAND_AS],
        .columns = line->columns,
        .save = line->values[COMMAND_SAVE] != NULL,
    };
}

/* Asks on the terminal; without one only --yes counts. */
static bool may_write(const struct command_call *call, const char *folder)
{
    if (call->line->values[COMMAND_YES] != NULL) {
        return true;
    }
    if (!base_terminal_is_open()) {
        printf("%s", base_translate(N_("Nothing was written; --yes writes the changes.\n")));
        return false;
    }
    const char *question =
        base_format(call->arena, base_translate(N_("Write these changes into %s? [y/N] ")), folder);
    return base_terminal_confirm(question, base_translate(N_("y")));
}

static int finish(const struct command_call *call, struct import_plan *plan, const char *folder)
{
    size_t changes = import_changes(plan);
    bool quiet = call->line->values[COMMAND_QUIET] != NULL;
    if (!quiet) {
        import_print(plan, stdout);
        printf(base_translate(N_("%s: changes %zu\n")), folder, changes);
    }
    if (changes == 0 && call->line->values[COMMAND_SAVE] == NULL) {
        return 0;
    }
    fflush(stdout);
    if (!may_write(call, folder)) {
        return NOT_WRITTEN;
    }
    if (!import_write(plan)) {
        return 3;
    }
    if (!quiet) {
        printf("%s", base_translate(N_("Written.\n")));
    }
    return 0;
}

int command_import(const struct command_call *call)
{
    const struct command_line *line = call->line;
    if (line->word_count < 2) {
        base_report(call->diagnostics, base_at(0), BASE_MESSAGE_COMMAND_NO_SHEET, line->command);
        return 2;
    }
    struct base_sources *sources = base_sources_create(call->arena);
    struct base_diagnostics *diagnostics = base_diagnostics_create(call->arena, sources);
    const struct import_report report = {call->arena, sources, diagnostics, line->words[0]};
    const struct import_settings settings = settings_of(line);
    struct import_plan *plan =
        import_read(&report, &settings, line->words + 1, line->word_count - 1);
    base_diagnostics_print(diagnostics, stderr);
    if (plan == NULL) {
        printf("%s", base_translate(N_("Nothing was written.\n")));
        return 1;
    }
    size_t printed = base_diagnostics_count(diagnostics);
    int status = finish(call, plan, line->words[0]);
    if (base_diagnostics_count(diagnostics) > printed) {
        base_diagnostics_print(diagnostics, stderr);
    }
    return status;
}
