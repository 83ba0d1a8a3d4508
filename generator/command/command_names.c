/* Names that reports give their files themselves (laporan.nama_berkas), for a run of many. */
#include "command_run.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "batch.h"
#include "command_options.h"

/* The folders whose reports name their files. */
struct naming {
    const char **folders;
    size_t *places; /* of each among the words of the call */
    size_t count, capacity, place_capacity;
};

/* Whether laporan.json could name the file; what is wrong with it is told when it is built. */
static bool may_name(struct base_arena *arena, const char *folder)
{
    enum { LIMIT = 16 * 1024 * 1024 };
    size_t length = 0;
    const char *path = base_path_join(arena, folder, "laporan.json");
    struct base_diagnostics *silent = base_diagnostics_create(arena, NULL);
    const char *text =
        base_path_exists(path) ? base_file_read(arena, path, path, LIMIT, &length, silent) : NULL;
    return text != NULL && strstr(text, "\"nama_berkas\"") != NULL;
}

/* Makes the figures of a report, which its name may show. */
static int work(void *context, size_t index, struct batch_result *result)
{
    const struct naming *naming = context;
    struct report *report =
        report_make(naming->folders[index], REPORT_FIGURES, &(struct report_settings){0});
    snprintf(result->path, sizeof result->path, "%s",
             report->file_name != NULL ? report->file_name : "");
    report_destroy(report);
    return 0;
}

static void say_nothing(void *context, size_t index, const struct batch_result *result,
                        const char *output, const char *errors)
{
    (void)context, (void)index, (void)result, (void)output, (void)errors;
}

static void show_nothing(void *context, size_t ended, size_t count, long milliseconds)
{
    (void)context, (void)ended, (void)count, (void)milliseconds;
}

bool command_plan_names(const struct command_call *call, const struct batch_settings *settings,
                        const char **names)
{
    const struct command_line *line = call->line;
    struct naming naming = {0};
    struct base_arena *scratch = base_arena_create();
    for (size_t i = 0; i < line->word_count; i++) {
        struct base_arena *short_lived = base_arena_create();
        if (may_name(short_lived, line->words[i])) {
            BASE_PUSH(scratch, naming.places, naming.count, naming.place_capacity, i);
            naming.count--;
            BASE_PUSH(scratch, naming.folders, naming.count, naming.capacity, line->words[i]);
        }
        base_arena_destroy(short_lived);
    }
    struct batch_result *results = base_alloc_array(scratch, naming.count + 1, sizeof *results);
    bool whole =
        batch_run(settings, naming.count, work, say_nothing, show_nothing, &naming, results);
    for (size_t i = 0; i < naming.count; i++) {
        const struct batch_result *at = &results[i];
        if (at->end == BATCH_DONE && at->path[0] != '\0') {
            names[naming.places[i]] = base_copy_text(call->arena, at->path);
        }
    }
    base_arena_destroy(scratch);
    return whole;
}
