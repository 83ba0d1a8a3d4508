/* Words for the completion of shells: commands, options, their values, folders, figures, tables. */
#include "command_complete.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "command_kinds.h"
#include "export.h"
#include "figures.h"
#include "report.h"
#include "report_data.h"

struct completing {
    struct base_arena *arena;
    const struct command_kind *kind; /* NULL: no command yet */
    const char *previous;            /* the word before; "" = none */
    const char *typed;               /* the word being typed */
    const char *arguments[2];        /* words of the command that are no options */
    size_t argument_count;
    bool told; /* the first line was printed */
};

static void offer(struct completing *completing, const char *how, const char *word)
{
    if (strncmp(word, completing->typed, strlen(completing->typed)) == 0) {
        if (!completing->told) {
            printf("%s\n", how);
            completing->told = true;
        }
        printf("%s\n", word);
    }
}

/* ---------------------------------------------------------------- paths */

static bool ends_with(const char *name, const char *ending)
{
    size_t length = strlen(name), tail = strlen(ending);
    return length >= tail && strcmp(name + length - tail, ending) == 0;
}

/* Offers the folders, and the files with one of the endings, where the typed word is. */
static void offer_paths(struct completing *completing, const char *const *endings)
{
    struct base_arena *arena = completing->arena;
    const char *slash = strrchr(completing->typed, '/');
    const char *before =
        slash != NULL ? base_copy(arena, completing->typed, (size_t)(slash + 1 - completing->typed))
                      : "";
    const char *place = before[0] != '\0' ? before : ".";
    size_t count = 0;
    char **names = base_folder_folders(arena, place, &count);
    for (size_t i = 0; names != NULL && i < count; i++) {
        offer(completing, "paths", base_format(arena, "%s%s/", before, names[i]));
    }
    names = endings != NULL ? base_folder_list(arena, place, "", &count) : NULL;
    for (size_t i = 0; names != NULL && i < count; i++) {
        for (size_t k = 0; endings[k] != NULL; k++) {
            if (ends_with(names[i], endings[k])) {
                offer(completing, "paths", base_format(arena, "%s%s", before, names[i]));
                break;
            }
        }
    }
}

/* The packs that --paket can name. */
static void offer_packs(struct completing *completing)
{
    const char *looked_in = "";
    const char *data = report_data_folder(completing->arena, &looked_in);
    if (data == NULL) {
        return;
    }
    size_t count = 0;
    const char *templates = base_path_join(completing->arena, data, "templates");
    char **names = base_folder_folders(completing->arena, templates, &count);
    for (size_t i = 0; names != NULL && i < count; i++) {
        offer(completing, "words", names[i]);
    }
}

/* ---------------------------------------------------------------- reports */

static struct report *report_of(const struct completing *completing, enum report_stage stage)
{
    static const struct report_settings settings = {0};
    return report_make(completing->arguments[0], stage, &settings);
}

/* Paths of figures up to the next point behind what was typed; each once. */
static void offer_figures(struct completing *completing)
{
    struct report *report = report_of(completing, REPORT_FIGURES);
    size_t typed = strlen(completing->typed), count = 0, capacity = 0;
    const char **parts = NULL;
    for (size_t i = 0; report->figures != NULL && i < report->figures->count; i++) {
        const char *path = report->figures->records[i].path;
        if (strncmp(path, completing->typed, typed) != 0) {
            continue;
        }
        size_t length = typed + strcspn(path + typed, ".");
        length += path[length] == '.';
        const char *part = base_copy(completing->arena, path, length);
        bool known = false;
        for (size_t k = 0; k < count && !known; k++) {
            known = strcmp(parts[k], part) == 0;
        }
        if (!known) {
            offer(completing, "parts", part);
            BASE_PUSH(completing->arena, parts, count, capacity, part);
        }
    }
    report_destroy(report);
}

static void offer_tables(struct completing *completing)
{
    struct report *report = report_of(completing, REPORT_DOCUMENT);
    if (report->figures != NULL) {
        const struct export_tables *tables =
            export_collect(completing->arena, report->document, report->figures);
        for (size_t i = 0; i < tables->count; i++) {
            offer(completing, "words", tables->items[i].id);
        }
    }
    report_destroy(report);
}

/* ---------------------------------------------------------------- options and words */

static void offer_commands(struct completing *completing)
{
    for (const struct command_kind *at = command_kinds; at->name != NULL; at++) {
        offer(completing, "words", at->name);
    }
    offer(completing, "words", "help");
}

static void offer_options(struct completing *completing)
{
    for (int id = 0; id < COMMAND_OPTION_COUNT; id++) {
        enum command_option_id option = (enum command_option_id)id;
        bool taken = completing->kind != NULL
                         ? command_use_find(completing->kind, option) != NULL
                         : id == COMMAND_HELP || id == COMMAND_VERSION || id == COMMAND_LANG;
        if (taken) {
            offer(completing, "words", command_option_table[id].name);
        }
    }
}

/* The option whose value is being typed; COMMAND_OPTION_COUNT: none. */
static enum command_option_id option_before(const struct completing *completing)
{
    const char *word = completing->previous;
    for (int id = 0; id < COMMAND_OPTION_COUNT; id++) {
        const struct command_option *option = &command_option_table[id];
        bool letter =
            word[0] == '-' && word[1] == option->letter && option->letter != 0 && word[2] == '\0';
        if (option->value != NULL && (letter || strcmp(word, option->name) == 0)) {
            return (enum command_option_id)id;
        }
    }
    return COMMAND_OPTION_COUNT;
}

static void offer_values(struct completing *completing, enum command_option_id id)
{
    static const char *const data[] = {".json", ".pdf", NULL}, *const every[] = {"", NULL};
    const struct command_use *use =
        completing->kind != NULL ? command_use_find(completing->kind, id) : NULL;
    const char *const *choices =
        use != NULL && use->choices != NULL ? use->choices : command_option_table[id].choices;
    for (size_t i = 0; choices != NULL && choices[i] != NULL; i++) {
        offer(completing, "words", choices[i]);
    }
    if (id == COMMAND_OUTPUT || id == COMMAND_SUMMARY || id == COMMAND_CLAIMS) {
        offer_paths(completing, every);
    } else if (id == COMMAND_CHANGES_SINCE) {
        offer_paths(completing, data);
    } else if (id == COMMAND_TEMPLATES || id == COMMAND_PICTURES || id == COMMAND_FROM) {
        offer_paths(completing, NULL);
    } else if (id == COMMAND_PACK) {
        offer_packs(completing);
    }
}

static void offer_words(struct completing *completing)
{
    static const char *const rekap[] = {".rekap.json", ".pdf", NULL}, *const pdf[] = {".pdf", NULL};
    static const char *const sheets[] = {".xlsx", ".csv", NULL};
    const char *name = completing->kind->name;
    bool second = completing->argument_count > 0;
    if (second && strcmp(name, "explain") == 0) {
        offer_figures(completing);
    } else if (second && strcmp(name, "table") == 0) {
        offer_tables(completing);
    } else if (second && strcmp(name, "import") == 0) {
        offer_paths(completing, sheets);
    } else if (strcmp(name, "diff") == 0 || completing->kind->needs == COMMAND_NEEDS_REKAP) {
        offer_paths(completing, rekap);
    } else if (completing->kind->needs == COMMAND_NEEDS_PDF) {
        offer_paths(completing, pdf);
    } else {
        offer_paths(completing, NULL);
    }
}

/* Takes the words before the one being typed; the shell gives "=" as a word of its own. */
static void read_words(struct completing *completing, int count, char **words)
{
    completing->previous = completing->typed = "";
    for (int i = 0; i < count; i++) {
        bool last = i + 1 == count;
        const char *word = words[i];
        if (strcmp(word, "=") == 0) {
            continue;
        }
        if (last) {
            completing->typed = word;
            break;
        }
        bool value = option_before(completing) != COMMAND_OPTION_COUNT;
        if (!value && word[0] != '-') {
            if (completing->kind == NULL) {
                completing->kind = command_kind_find(word);
            } else if (completing->argument_count < 2) {
                completing->arguments[completing->argument_count++] = word;
            }
        }
        completing->previous = value ? "" : word;
    }
}

int command_complete(int count, char **words)
{
    struct completing completing = {.arena = base_arena_create()};
    read_words(&completing, count, words);
    enum command_option_id option = option_before(&completing);
    if (option != COMMAND_OPTION_COUNT) {
        offer_values(&completing, option);
    } else if (completing.typed[0] == '-') {
        offer_options(&completing);
    } else if (completing.kind == NULL) {
        offer_commands(&completing);
    } else {
        offer_words(&completing);
    }
    base_arena_destroy(completing.arena);
    return 0;
}
