/* lkjip book: the input tables of a report as a workbook. */
#include "command_run.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "base_source.h"
#include "command_options.h"
#include "import.h"

/* A folder without the slash at its end. */
static const char *folder_of(const struct command_call *call)
{
    const char *word = call->line->words[0];
    size_t length = strlen(word);
    while (length > 1 && word[length - 1] == '/') {
        length--;
    }
    return base_copy(call->arena, word, length);
}

int command_book(const struct command_call *call)
{
    if (call->line->word_count != 1) {
        base_report(call->diagnostics, base_at(0), BASE_MESSAGE_COMMAND_ONE_REPORT,
                    call->line->command);
        return 2;
    }
    const char *folder = folder_of(call);
    struct base_sources *sources = base_sources_create(call->arena);
    struct base_diagnostics *diagnostics = base_diagnostics_create(call->arena, sources);
    const struct import_report report = {call->arena, sources, diagnostics, folder};
    const char *path = call->line->values[COMMAND_OUTPUT];
    if (path == NULL) {
        path = base_format(call->arena, "%s.xlsx", base_path_name(call->arena, folder));
    } else if (base_path_is_folder(path)) {
        path = base_path_join(
            call->arena, path,
            base_format(call->arena, "%s.xlsx", base_path_name(call->arena, folder)));
    }
    bool good = import_book(&report, path);
    base_diagnostics_print(diagnostics, stderr);
    if (good && call->line->values[COMMAND_QUIET] == NULL) {
        printf("%s\n", path);
    }
    return good ? 0 : 1;
}
