/* Digests of what a report is made from, and of what was made. */
#include "report_stamp.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_digest.h"
#include "base_file.h"
#include "base_language.h"
#include "font.h"
#include "pdf.h"
#include "report.h"
#include "report_data.h"
#include "report_embed.h"

enum { FILES = 3, MOST_STAMP = 4096 };

struct report_stamps {
    struct base_arena *arena;
    const struct report_settings *settings;
    const char *shared; /* digest of what is the same for all reports */
};

static const char *or_none(const char *text)
{
    return text != NULL ? text : "-";
}

/* The digest of the first bytes of a file, of all when most is SIZE_MAX; NULL when it has fewer or
 * cannot be read. *length gets their number. */
static const char *digest_of(struct base_arena *arena, const char *path, size_t most,
                             size_t *length)
{
    struct base_arena *scratch = base_arena_create();
    struct base_diagnostics *silent = base_diagnostics_create(scratch, NULL);
    const char *bytes = base_file_read(scratch, path, path, SIZE_MAX / 2, length, silent);
    const char *digest = NULL;
    if (bytes != NULL && (most == SIZE_MAX || *length >= most)) {
        *length = *length < most ? *length : most;
        digest = base_digest(arena, bytes, *length);
    }
    base_arena_destroy(scratch);
    return digest;
}

static void add_file(struct base_buffer *list, const char *path, const char *shown)
{
    size_t length = 0;
    const char *digest = digest_of(list->arena, path, SIZE_MAX, &length);
    base_buffer_format(list, "%s %s\n", or_none(digest), shown);
}

/* Names and digests of all files below a folder, and where links lead. */
static void add_tree(struct base_buffer *list, const char *folder, const char *shown)
{
    size_t count = 0;
    const struct base_tree_entry *entries = base_tree_list(list->arena, folder, &count);
    for (size_t i = 0; i < count; i++) {
        const char *name = base_path_join(list->arena, shown, entries[i].name);
        if (entries[i].is_file) {
            add_file(list, base_path_join(list->arena, folder, entries[i].name), name);
        }
        if (!entries[i].is_file || entries[i].link != NULL) {
            base_buffer_format(list, "%s -> %s\n", name, or_none(entries[i].link));
        }
    }
}

static void add_settings(struct base_buffer *list, const struct report_settings *settings)
{
    base_buffer_format(list, "%d %d %s %s\n", (int)settings->marks, settings->final,
                       or_none(settings->draft_date), base_language_name());
}

struct report_stamps *report_stamps_create(struct base_arena *arena,
                                           const struct report_settings *settings)
{
    static const char *const none[] = {NULL};
    const char *looked_in;
    const char *data = report_data_folder(arena, &looked_in);
    if (data == NULL) {
        return NULL;
    }
    struct base_buffer list = {.arena = arena};
    add_settings(&list, settings);
    base_buffer_format(&list, "%s\n", report_libraries(arena));
    add_file(&list, "/proc/self/exe", "program");
    add_file(&list, PDF_PROFILE, "colours");
    struct base_diagnostics *silent = base_diagnostics_create(arena, NULL);
    const char *manifest = base_path_join(arena, data, "fonts/fonts.txt");
    struct font_set *fonts = font_set_open(arena, silent, manifest, none);
    base_buffer_text(&list, fonts != NULL ? font_files_digest(fonts) : "-");
    font_set_close(fonts);
    struct report_stamps *stamps = base_alloc(arena, sizeof *stamps);
    *stamps = (struct report_stamps){
        .arena = arena,
        .settings = settings,
        .shared = base_digest(arena, base_buffer_get(&list), list.length),
    };
    return stamps;
}

const char *report_stamp_templates(const struct report_stamps *stamps, struct base_arena *arena,
                                   const char *folder)
{
    struct base_buffer list = {.arena = arena};
    const char *const *packs = report_pack_folders(arena, folder, stamps->settings);
    for (; *packs != NULL; packs++) {
        add_tree(&list, *packs, "templat");
    }
    return base_digest(arena, base_buffer_get(&list), list.length);
}

const char *report_stamp_inputs(const struct report_stamps *stamps, struct base_arena *arena,
                                const char *folder, const char *templates)
{
    struct base_buffer list = {.arena = arena};
    base_buffer_format(&list, "%s\n%s\n", stamps->shared, templates);
    add_tree(&list, folder, "laporan");
    return base_digest(arena, base_buffer_get(&list), list.length);
}

/* ---------------------------------------------------------------- kept beside the files */

/* "output/.lkjip/laporan.pdf" for "output/laporan.pdf". */
static const char *stamp_path(struct base_arena *arena, const struct report_targets *targets,
                              const char **folder)
{
    const char *slash = strrchr(targets->pdf, '/');
    const char *beside =
        slash == NULL ? "." : base_copy(arena, targets->pdf, (size_t)(slash - targets->pdf));
    *folder = base_path_join(arena, beside, ".lkjip");
    return base_path_join(arena, *folder, base_path_name(arena, targets->pdf));
}

static void files_of(const struct report_targets *targets, const char *files[FILES])
{
    files[0] = targets->pdf;
    files[1] = targets->rekap;
    files[2] = targets->signing;
}

/* True when a file is what a line of the stamp says: "length digest", or "-" for no file. */
static bool file_holds(struct base_arena *arena, const char *path, const char *line, bool may_grow)
{
    char digest[65], nothing;
    size_t expected, length;
    if (strcmp(line, "-") == 0) {
        return !base_path_exists(path);
    }
    if (sscanf(line, "%zu %64s%c", &expected, digest, &nothing) != 2) {
        return false;
    }
    const char *found = digest_of(arena, path, may_grow ? expected : SIZE_MAX, &length);
    return found != NULL && length == expected && strcmp(found, digest) == 0;
}

bool report_stamp_holds(struct base_arena *arena, const struct report_targets *targets,
                        struct report_stamp *stamp)
{
    const char *folder, *files[FILES];
    const char *path = stamp_path(arena, targets, &folder);
    size_t length = 0;
    char *text = !base_path_exists(path) ? NULL
                                         : base_file_read(arena, path, path, MOST_STAMP, &length,
                                                          base_diagnostics_create(arena, NULL));
    if (text == NULL) {
        return false;
    }
    char inputs[65];
    int read = 0;
    if (sscanf(text, "%64s %zu %zu%n", inputs, &stamp->pages, &stamp->warnings, &read) != 3 ||
        strcmp(inputs, stamp->inputs) != 0 || text[read] != '\n') {
        return false;
    }
    files_of(targets, files);
    char *line = text + read + 1;
    for (size_t i = 0; i < FILES; i++) {
        char *end = strchr(line, '\n');
        if (end == NULL) {
            return false;
        }
        *end = '\0';
        if (!file_holds(arena, files[i], line, i == 0)) {
            return false;
        }
        line = end + 1;
    }
    return true;
}

void report_stamp_keep(struct base_arena *arena, const struct report_targets *targets,
                       const struct report_stamp *stamp)
{
    const char *folder, *files[FILES];
    const char *path = stamp_path(arena, targets, &folder);
    struct base_buffer text = {.arena = arena};
    base_buffer_format(&text, "%s %zu %zu\n", stamp->inputs, stamp->pages, stamp->warnings);
    files_of(targets, files);
    for (size_t i = 0; i < FILES; i++) {
        size_t length = 0;
        const char *digest =
            base_path_exists(files[i]) ? digest_of(arena, files[i], SIZE_MAX, &length) : NULL;
        if (digest == NULL) {
            base_buffer_text(&text, "-\n");
        } else {
            base_buffer_format(&text, "%zu %s\n", length, digest);
        }
    }
    struct base_diagnostics *silent = base_diagnostics_create(arena, NULL);
    struct base_output *output = base_folder_create(folder) ? base_output_open(path, silent) : NULL;
    if (output != NULL) {
        base_output_write(output, base_buffer_get(&text), text.length);
        base_output_commit(output, silent);
    }
}
