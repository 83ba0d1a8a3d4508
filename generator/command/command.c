/* Chooses the command that the arguments name. */
#include "command.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_language.h"
#include "base_utf8.h"
#include "command_complete.h"
#include "command_kinds.h"
#include "command_options.h"
#include "command_print.h"
#include "command_run.h"

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
    enum { MOST = 64 };
    const char *names[MOST] = {0};
    for (size_t i = 0; i + 1 < MOST && command_kinds[i].name != NULL; i++) {
        names[i] = command_kinds[i].name;
    }
    const char *nearest = base_nearest(call->line->command, names);
    base_report(call->diagnostics, base_at(0),
                nearest != NULL ? BASE_MESSAGE_COMMAND_UNKNOWN_NEAR : BASE_MESSAGE_COMMAND_UNKNOWN,
                call->line->command, nearest);
}

/* ---------------------------------------------------------------- options of the command */

static const char *choice_list(struct base_arena *arena, const char *const *choices)
{
    struct base_buffer buffer = {.arena = arena};
    for (size_t i = 0; choices[i] != NULL; i++) {
        base_buffer_format(&buffer, "%s%s", i > 0 ? ", " : "", choices[i]);
    }
    return base_buffer_get(&buffer);
}

static bool is_choice(const char *const *choices, const char *value)
{
    for (size_t i = 0; choices[i] != NULL; i++) {
        if (strcmp(choices[i], value) == 0) {
            return true;
        }
    }
    return false;
}

/* True when every option given is one of the command's, with a value that it allows. */
static bool check_options(const struct command_call *call, const struct command_kind *kind)
{
    bool good = true;
    for (enum command_option_id id = 0; id < COMMAND_OPTION_COUNT; id++) {
        const struct command_option *option = &command_option_table[id];
        const char *value = call->line->values[id];
        if (value == NULL) {
            continue;
        }
        const struct command_use *use = command_use_find(kind, id);
        if (use == NULL) {
            base_report(call->diagnostics, base_at(0), BASE_MESSAGE_COMMAND_OPTION, kind->name,
                        option->name);
            good = false;
            continue;
        }
        const char *const *choices = use->choices != NULL ? use->choices : option->choices;
        if (choices != NULL && !is_choice(choices, value)) {
            base_report(call->diagnostics, base_at(0), BASE_MESSAGE_COMMAND_OPTION_CHOICE,
                        option->name, value, choice_list(call->arena, choices));
            good = false;
        }
    }
    return good;
}

static int run_command(const struct command_call *call, const struct command_kind *kind)
{
    if (!check_options(call, kind)) {
        return 2;
    }
    if (call->line->word_count == 0 && kind->needs != COMMAND_NEEDS_NOTHING) {
        base_report(call->diagnostics, base_at(0),
                    kind->needs == COMMAND_NEEDS_PDF     ? BASE_MESSAGE_COMMAND_NO_FILE
                    : kind->needs == COMMAND_NEEDS_REKAP ? BASE_MESSAGE_COMMAND_NO_REKAP
                                                         : BASE_MESSAGE_COMMAND_NO_REPORT,
                    kind->name);
        return 2;
    }
    return kind->run(call);
}

/* The command that is asked about: `lkjip build --help`, `lkjip --help build`, `lkjip help build`.
 */
static const char *asked_about(const struct command_line *line)
{
    bool named = line->command != NULL && strcmp(line->command, "help") == 0;
    return named ? (line->word_count > 0 ? line->words[0] : NULL) : line->command;
}

static int run(struct command_call *call, struct command_line *line)
{
    if (line->values[COMMAND_VERSION] != NULL) {
        puts("lkjip " LKJIP_VERSION);
        return 0;
    }
    bool help = line->values[COMMAND_HELP] != NULL ||
                (line->command != NULL && strcmp(line->command, "help") == 0);
    if (help) {
        line->command = asked_about(line);
    }
    if (line->command == NULL) {
        command_print_help();
        return help ? 0 : 2;
    }
    const struct command_kind *kind = command_kind_find(line->command);
    if (kind == NULL) {
        report_unknown(call);
        return 2;
    }
    if (help) {
        command_print_command_help(kind);
        return 0;
    }
    return run_command(call, kind);
}

int command_main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "--complete") == 0) {
        return command_complete(argc - 2, argv + 2);
    }
    struct base_arena *arena = base_arena_create();
    struct base_diagnostics *diagnostics = base_diagnostics_create(arena, NULL);
    struct command_line line = {0};
    struct command_call call = {.arena = arena, .diagnostics = diagnostics, .line = &line};
    choose_language(diagnostics, argc - 1, argv + 1);
    bool good = command_line_read(arena, diagnostics, argc - 1, argv + 1, &line);
    int status = good ? run(&call, &line) : 2;
    base_diagnostics_print(diagnostics, stderr);
    base_arena_destroy(arena);
    base_language_finish();
    /* What was printed must have arrived: a full disk behind a pipe is an error too. */
    if (fflush(stdout) != 0 && status == 0) {
        status = 3;
    }
    return status;
}
