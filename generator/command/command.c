/* Chooses the command that the arguments name. */
#include "command.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_language.h"
#include "base_utf8.h"
#include "command_options.h"
#include "command_print.h"
#include "command_run.h"

static const struct {
    const char *name;
    int (*run)(const struct command_call *call);
} commands[] = {
    {"build", command_build},     {"check", command_check},
    {"explain", command_explain}, {"dump", command_dump},
    {"extract", command_extract}, {"init", command_init},
    {"schema", command_schema},   {"preview", command_preview},
    {"diff", command_diff},       {"book", command_book},
    {"import", command_import},   {"table", command_table},
    {"verify", command_verify},   {"kertas-kerja", command_workpaper},
};
enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

/* The language is chosen before anything can be reported: --lang=X or --lang X anywhere. */
static void choose_language(struct base_diagnostics *diagnostics, int count, char **arguments)
{
    const char *language = NULL;
    for (int i = 0; i < count && strcmp(arguments[i], "--") != 0; i++) {
        if (strncmp(arguments[i], "--lang=", 7) == 0) {
            language = arguments[i] + 7;
        } else if (strcmp(arguments[i], "--lang") == 0 && i + 1 < count) {
            language = arguments[i + 1];
        }
    }
    /* Another one is told when the options are checked. */
    bool offered = language != NULL && (strcmp(language, "id") == 0 || strcmp(language, "en") == 0);
    if (!base_language_set(language, NULL) && offered) {
        base_report(diagnostics, base_at(0), BASE_MESSAGE_COMMAND_LANGUAGE, language);
    }
}

static void report_unknown(const struct command_call *call)
{
    const char *names[COMMAND_COUNT + 1] = {0};
    for (int i = 0; i < COMMAND_COUNT; i++) {
        names[i] = commands[i].name;
    }
    const char *nearest = base_nearest(call->line->command, names);
    base_report(call->diagnostics, base_at(0),
                nearest != NULL ? BASE_MESSAGE_COMMAND_UNKNOWN_NEAR : BASE_MESSAGE_COMMAND_UNKNOWN,
                call->line->command, nearest);
}

static int run_command(const struct command_call *call)
{
    for (int i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(commands[i].name, call->line->command) == 0) {
            bool alone = commands[i].run == command_init || commands[i].run == command_schema ||
                         commands[i].run == command_diff;
            bool file = commands[i].run == command_extract || commands[i].run == command_verify;
            if (call->line->word_count > 0 || alone) {
                return commands[i].run(call);
            }
            base_report(call->diagnostics, base_at(0),
                        file ? BASE_MESSAGE_COMMAND_NO_FILE : BASE_MESSAGE_COMMAND_NO_REPORT,
                        call->line->command);
            return 2;
        }
    }
    report_unknown(call);
    return 2;
}

static int run(const struct command_call *call)
{
    const struct command_line *line = call->line;
    if (line->values[COMMAND_HELP] != NULL) {
        command_print_help();
        return 0;
    }
    if (line->values[COMMAND_VERSION] != NULL) {
        puts("lkjip " LKJIP_VERSION);
        return 0;
    }
    if (line->command == NULL) {
        command_print_help();
        return 2;
    }
    return run_command(call);
}

int command_main(int argc, char **argv)
{
    struct base_arena *arena = base_arena_create();
    struct base_diagnostics *diagnostics = base_diagnostics_create(arena, NULL);
    struct command_line line = {0};
    struct command_call call = {.arena = arena, .diagnostics = diagnostics, .line = &line};
    choose_language(diagnostics, argc - 1, argv + 1);
    bool good = command_line_read(arena, diagnostics, argc - 1, argv + 1, &line);
    int status = good ? run(&call) : 2;
    base_diagnostics_print(diagnostics, stderr);
    base_arena_destroy(arena);
    base_language_finish();
    /* What was printed must have arrived: a full disk behind a pipe is an error too. */
    if (fflush(stdout) != 0 && status == 0) {
        status = 3;
    }
    return status;
}
