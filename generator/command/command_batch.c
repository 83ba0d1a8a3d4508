/* lkjip build of many reports: workers, progress, the closing table, the summary file. */
#include "command_run.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "base_language.h"
#include "base_terminal.h"
#include "base_utf8.h"
#include "batch.h"
#include "command_options.h"
#include "json.h"
#include "report_shared.h"
#include "report_stamp.h"
#include "value.h"

enum { MOST_WORKERS = 1024, MOST_SECONDS = 86400, MOST_MEGABYTES = 1048576, MOST_SHARES = 100000 };
enum { BAR = 20 }; /* signs of the progress bar */

struct batch_call {
    const struct command_call *call;
    const char **folders;
    const char **names; /* that reports give their files themselves, or NULL */
    size_t count;
    bool quiet, terminal, force;
    bool progress_shown;
    struct report_stamps *stamps; /* NULL: every report is made, and nothing is kept of it */
    struct report_settings settings;
    struct report_shared *shared; /* packs of the reports that were made so far */
};

/* The whole number of an option, from 1 to most; `usual` when it is not given; -1 after reporting.
 */
static long number_of(const struct command_call *call, enum command_option_id option, long most,
                      long usual)
{
    const char *given = call->line->values[option];
    if (given == NULL) {
        return usual;
    }
    size_t digits = strspn(given, "0123456789");
    long number = digits > 0 && digits <= 9 && given[digits] == '\0' ? atol(given) : 0;
    if (number >= 1 && number <= most) {
        return number;
    }
    base_report(call->diagnostics, base_at(0), BASE_MESSAGE_COMMAND_OPTION_CHOICE,
                command_option_table[option].name, given, base_format(call->arena, "1-%ld", most));
    return -1;
}

static bool read_settings(const struct command_call *call, struct batch_settings *settings)
{
    long workers = number_of(call, COMMAND_JOBS, MOST_WORKERS, (long)batch_processors());
    long seconds = number_of(call, COMMAND_TIME_LIMIT, MOST_SECONDS, 0);
    long megabytes = number_of(call, COMMAND_MEMORY_LIMIT, MOST_MEGABYTES, 0);
    *settings = (struct batch_settings){(size_t)workers, (unsigned)seconds, (size_t)megabytes};
    return workers > 0 && seconds >= 0 && megabytes >= 0;
}

/* Part and parts of --shard K/N; both 1 when it is not given. */
static bool read_share(const struct command_call *call, unsigned *part, unsigned *parts)
{
    const char *given = call->line->values[COMMAND_SHARD];
    *part = *parts = 1;
    if (given == NULL) {
        return true;
    }
    char rest;
    bool digits = strspn(given, "0123456789/") == strlen(given) && strlen(given) < 14;
    if (digits && sscanf(given, "%u/%u%c", part, parts, &rest) == 2 && *part >= 1 &&
        *part <= *parts && *parts <= MOST_SHARES) {
        return true;
    }
    base_report(call->diagnostics, base_at(0), BASE_MESSAGE_COMMAND_OPTION_CHOICE, "--shard", given,
                "1/4, 2/4 ...");
    return false;
}

/* The folders of a share, with the names of their files. */
static void choose_folders(struct batch_call *batch, const char *const *names, unsigned part,
                           unsigned parts)
{
    const struct command_line *line = batch->call->line;
    batch->folders = base_alloc_array(batch->call->arena, line->word_count + 1, sizeof(char *));
    batch->names = base_alloc_array(batch->call->arena, line->word_count + 1, sizeof(char *));
    for (size_t i = 0; i < line->word_count; i++) {
        if (batch_in_share(base_path_name(batch->call->arena, line->words[i]), part, parts)) {
            batch->names[batch->count] = names[i];
            batch->folders[batch->count++] = line->words[i];
        }
    }
}

/* False after reporting that the summary could not be written; better now than after hours. */
static bool summary_is_writable(const struct command_call *call)
{
    const char *path = call->line->values[COMMAND_SUMMARY];
    if (path == NULL || strcmp(path, "-") == 0) {
        return true;
    }
    struct base_output *output = base_output_open(path, call->diagnostics);
    base_output_discard(output);
    return output != NULL;
}

/* Settings, names, folders. Returns the exit status of a call that cannot be done, else 0. */
static int prepare(struct batch_call *batch, struct batch_settings *settings)
{
    const struct command_call *call = batch->call;
    unsigned part, parts;
    if (!read_settings(call, settings) || !read_share(call, &part, &parts)) {
        return 2;
    }
    const char **names = base_alloc_array(call->arena, call->line->word_count + 1, sizeof *names);
    if (!command_plan_names(call, settings, names)) {
        return 3;
    }
    if (!command_targets_differ(call, names)) {
        return 2;
    }
    choose_folders(batch, names, part, parts);
    return command_make_folder(call) && summary_is_writable(call) ? 0 : 3;
}

/* ---------------------------------------------------------------- workers */

/* The digest of a report's templates: of a pack that is shared, as it was before that was read. */
static const char *templates_of(const struct batch_call *batch, const char *folder)
{
    const struct report_shared_pack *pack =
        report_shared_find(batch->shared, folder, &batch->settings);
    return pack != NULL && *pack->templates != '\0'
               ? pack->templates
               : report_stamp_templates(batch->stamps, batch->call->arena, folder);
}

/* Nothing is done for a report whose files are up to date, unless it is forced. */
static int work(void *context, size_t index, struct batch_result *result)
{
    const struct batch_call *batch = context;
    struct base_arena *arena = batch->call->arena;
    const char *folder = batch->folders[index];
    const struct report_targets targets = command_targets(batch->call, folder, batch->names[index]);
    if (batch->stamps == NULL) {
        return command_build_one(batch->call, folder, batch->shared, result);
    }
    const char *templates = templates_of(batch, folder);
    struct report_stamp stamp = {.inputs =
                                     report_stamp_inputs(batch->stamps, arena, folder, templates)};
    if (!batch->force && report_stamp_holds(arena, &targets, &stamp)) {
        result->kept = true;
        result->pages = stamp.pages;
        result->warnings = stamp.warnings;
        snprintf(result->path, sizeof result->path, "%s", targets.pdf);
        if (!batch->quiet) {
            printf(base_translate(N_("%s: up to date\n")), base_shown(arena, targets.pdf));
        }
        return 0;
    }
    int status = command_build_one(batch->call, folder, batch->shared, result);
    snprintf(result->shared_digest, sizeof result->shared_digest, "%s", templates);
    if (status == 0) {
        stamp.pages = result->pages;
        stamp.warnings = result->warnings;
        report_stamp_keep(arena, &targets, &stamp);
    }
    return status;
}

static void clear_progress(struct batch_call *batch)
{
    if (batch->progress_shown) {
        fputs("\r\033[K", stderr);
        batch->progress_shown = false;
    }
}

static const char *end_words(const struct batch_result *result)
{
    switch (result->end) {
    case BATCH_DONE:
        if (result->kept) {
            return base_translate(N_("up to date"));
        }
        return result->status == 0 ? base_translate(N_("done")) : base_translate(N_("not written"));
    case BATCH_CRASHED:
        return base_translate(N_("crashed"));
    case BATCH_TIMED_OUT:
        return base_translate(N_("took too long"));
    case BATCH_NO_MEMORY:
        return base_translate(N_("out of memory"));
    case BATCH_STOPPED:
        return base_translate(N_("stopped"));
    case BATCH_NOT_RUN:
        break;
    }
    return base_translate(N_("not begun"));
}

/* Removes what a worker left that had no time to do so. */
static void sweep(const struct batch_call *batch, size_t index)
{
    const struct report_targets targets =
        command_targets(batch->call, batch->folders[index], batch->names[index]);
    base_output_sweep(targets.pdf);
    base_output_sweep(targets.rekap);
    base_output_sweep(targets.signing);
}

static void ended(void *context, size_t index, const struct batch_result *result,
                  const char *output, const char *errors)
{
    struct batch_call *batch = context;
    clear_progress(batch);
    fputs(errors, stderr);
    fputs(output, stdout);
    fflush(stdout);
    if (result->end != BATCH_DONE) {
        fprintf(stderr, "%s: %s", base_shown(batch->call->arena, batch->folders[index]),
                end_words(result));
        if (result->end == BATCH_CRASHED) {
            sweep(batch, index);
            fprintf(stderr, base_translate(N_(" (signal %d); no other report is touched")),
                    result->signal);
        }
        fputc('\n', stderr);
    } else if (batch->count > 1) {
        report_shared_add(batch->shared, batch->folders[index], result->shared,
                          result->shared_digest, &batch->settings);
    }
}

/* On a terminal: how many are done, how many a second, and how long it will still take. */
static void progress(void *context, size_t done, size_t count, long milliseconds)
{
    struct batch_call *batch = context;
    if (!batch->terminal || batch->quiet || done == count) {
        clear_progress(batch);
        return;
    }
    long tenths = milliseconds > 0 ? (long)done * 10000 / milliseconds : 0;
    long left = (long)(count - done) * milliseconds / (long)done / 1000;
    fputs("\r\033[K[", stderr);
    for (size_t i = 0; i < BAR; i++) {
        fputc(i < done * BAR / count ? '#' : '.', stderr);
    }
    fprintf(stderr, base_translate(N_("] %zu/%zu, %ld.%ld reports a second, %ld s left")), done,
            count, tenths / 10, tenths % 10, left + 1);
    fflush(stderr);
    batch->progress_shown = true;
}

/* ---------------------------------------------------------------- closing */

static void print_table(const struct batch_call *batch, const struct batch_result *results)
{
    printf("\n%-40s %8s %11s %10s %9s  %s\n", base_translate(N_("report")),
           base_translate(N_("pages")), base_translate(N_("warnings")),
           base_translate(N_("errors")), base_translate(N_("seconds")), base_translate(N_("end")));
    size_t good = 0;
    for (size_t i = 0; i < batch->count; i++) {
        const struct batch_result *at = &results[i];
        good += at->end == BATCH_DONE && at->status == 0;
        printf("%-40s %8zu %11zu %10zu %5ld.%03ld  %s\n",
               base_shown(batch->call->arena, batch->folders[i]), at->pages, at->warnings,
               at->errors, at->milliseconds / 1000, at->milliseconds % 1000, end_words(at));
    }
    printf(base_translate(N_("%zu of %zu reports written\n")), good, batch->count);
}

static const char *end_key(enum batch_end end)
{
    static const char *const keys[] = {
        [BATCH_DONE] = "selesai",     [BATCH_CRASHED] = "rusak",
        [BATCH_TIMED_OUT] = "waktu",  [BATCH_NO_MEMORY] = "memori",
        [BATCH_STOPPED] = "berhenti", [BATCH_NOT_RUN] = "tidak_dimulai",
    };
    return keys[end];
}

/* A name as JSON can hold it: what is no UTF-8 is marked. */
static const struct value *name_value(struct base_arena *arena, const char *name)
{
    bool whole = base_utf8_check(name, strlen(name)) == strlen(name);
    return value_text(arena, 0, whole ? name : base_shown(arena, name));
}

/* One line of JSON, so that the summaries of several shares join by concatenation. */
static void summarize(struct base_buffer *buffer, const char *folder,
                      const struct batch_result *result)
{
    struct base_arena *arena = buffer->arena;
    struct value_builder *line = value_builder_create(arena);
    value_builder_set(line, "laporan", name_value(arena, base_path_name(arena, folder)));
    value_builder_set(line, "folder", name_value(arena, folder));
    value_builder_set(line, "berkas",
                      result->path[0] != '\0' ? name_value(arena, result->path)
                                              : value_null(arena, 0));
    value_builder_set(line, "akhir",
                      value_text(arena, 0, result->kept ? "mutakhir" : end_key(result->end)));
    value_builder_set(line, "status", value_integer(arena, 0, result->status));
    value_builder_set(line, "halaman", value_integer(arena, 0, (long long)result->pages));
    value_builder_set(line, "peringatan", value_integer(arena, 0, (long long)result->warnings));
    value_builder_set(line, "kesalahan", value_integer(arena, 0, (long long)result->errors));
    value_builder_set(line, "milidetik", value_integer(arena, 0, result->milliseconds));
    json_write(buffer, value_builder_finish(line, 0), 0);
    base_buffer_char(buffer, '\n');
}

static bool write_summary(const struct batch_call *batch, const struct batch_result *results)
{
    const char *path = batch->call->line->values[COMMAND_SUMMARY];
    if (path == NULL) {
        return true;
    }
    struct base_buffer buffer = {.arena = batch->call->arena};
    for (size_t i = 0; i < batch->count; i++) {
        summarize(&buffer, batch->folders[i], &results[i]);
    }
    if (strcmp(path, "-") == 0) {
        fputs(base_buffer_get(&buffer), stdout);
        return true;
    }
    struct base_output *output = base_output_open(path, batch->call->diagnostics);
    if (output == NULL) {
        return false;
    }
    base_output_write(output, base_buffer_get(&buffer), buffer.length);
    if (!base_output_finish(output, batch->call->diagnostics)) {
        return false;
    }
    return base_output_commit(output, batch->call->diagnostics);
}

bool command_is_batch(const struct command_line *line)
{
    return line->word_count > 1 || line->values[COMMAND_JOBS] != NULL ||
           line->values[COMMAND_TIME_LIMIT] != NULL || line->values[COMMAND_MEMORY_LIMIT] != NULL ||
           line->values[COMMAND_SUMMARY] != NULL || line->values[COMMAND_SHARD] != NULL;
}

int command_build_batch(const struct command_call *call)
{
    struct batch_call batch = {
        .call = call,
        .settings = command_settings(call),
        .quiet = call->line->values[COMMAND_QUIET] != NULL,
        .terminal = base_terminal_reads(),
        .force = call->line->values[COMMAND_FORCE] != NULL,
    };
    struct batch_settings settings;
    int fault = prepare(&batch, &settings);
    if (fault != 0) {
        return fault;
    }
    batch.shared = report_shared_create(call->arena);
    /* What changed since another report cannot be told from the report's own files. */
    if (batch.settings.changes_since == NULL) {
        batch.stamps = report_stamps_create(call->arena, &batch.settings);
    }
    struct batch_result *results = base_alloc_array(call->arena, batch.count + 1, sizeof *results);
    bool whole = batch_run(&settings, batch.count, work, ended, progress, &batch, results);
    report_shared_close(batch.shared);
    clear_progress(&batch);
    if (!batch.quiet && batch.count > 1) {
        print_table(&batch, results);
    } else if (!batch.quiet && batch.count == 0) {
        printf(base_translate(N_("--shard %s: none of these reports falls to this share\n")),
               call->line->values[COMMAND_SHARD]);
    }
    int worst = whole ? 0 : 3;
    for (size_t i = 0; i < batch.count; i++) {
        worst = results[i].status > worst ? results[i].status : worst;
    }
    return write_summary(&batch, results) ? worst : 3;
}
