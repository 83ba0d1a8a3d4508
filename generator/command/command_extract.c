/* lkjip extract: the files that a PDF holds, back into a folder. */
#include "command_run.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_error.h"
#include "base_file.h"
#include "command_options.h"
#include "pdfread.h"

/* One PDF file and where its files go. */
struct extraction {
    const struct command_call *call;
    const char *path, *folder;
    const struct pdfread_file *files;
    size_t count;
    const struct pdfread_file **good; /* those that can be written */
    size_t good_count, good_capacity;
};

/* "laporan-isi" for "laporan.pdf". */
static const char *target_folder(const struct command_call *call, const char *path)
{
    const char *output = call->line->values[COMMAND_OUTPUT];
    const char *name = base_path_name(call->arena, path);
    size_t length = strlen(name);
    if (length > 4 && strcmp(name + length - 4, ".pdf") == 0) {
        length -= 4;
    }
    if (output == NULL) {
        return base_format(call->arena, "%.*s-isi", (int)length, name);
    }
    output = *output != '\0' ? output : ".";
    /* Several PDF files must not mix. */
    return call->line->word_count == 1
               ? output
               : base_path_join(call->arena, output,
                                base_format(call->arena, "%.*s", (int)length, name));
}

/* No folder on the way to a file may be a link that leads out. */
static bool stays_in(const struct extraction *work, const char *name)
{
    for (const char *slash = strchr(name, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        const char *part = base_copy(work->call->arena, name, (size_t)(slash - name));
        if (!base_path_stays_in(work->folder, part)) {
            return false;
        }
    }
    return true;
}

static bool is_chosen(const struct extraction *work, const char *name)
{
    for (size_t i = 0; i < work->good_count; i++) {
        if (strcmp(work->good[i]->name, name) == 0) {
            return true;
        }
    }
    return false;
}

/* Chooses what can be written and reports the rest. */
static bool choose(struct extraction *work)
{
    struct base_diagnostics *diagnostics = work->call->diagnostics;
    for (size_t i = 0; i < work->count; i++) {
        const struct pdfread_file *file = &work->files[i];
        enum base_message fault = !base_path_is_safe(file->name) || !stays_in(work, file->name)
                                      ? BASE_MESSAGE_COMMAND_EMBEDDED_NAME
                                  : file->bytes == NULL ? BASE_MESSAGE_COMMAND_EMBEDDED_DAMAGED
                                  : is_chosen(work, file->name)
                                      ? BASE_MESSAGE_COMMAND_EMBEDDED_TWICE
                                      : BASE_MESSAGE_NONE;
        if (fault != BASE_MESSAGE_NONE) {
            base_report(diagnostics, base_at(0), fault, work->path, file->name);
        } else {
            BASE_PUSH(work->call->arena, work->good, work->good_count, work->good_capacity, file);
        }
    }
    return work->good_count == work->count;
}

/* False after reporting what would be replaced. */
static bool is_free(const struct extraction *work)
{
    bool free = true;
    for (size_t i = 0; i < work->good_count; i++) {
        const char *path = base_path_join(work->call->arena, work->folder, work->good[i]->name);
        if (work->call->line->values[COMMAND_FORCE] == NULL && base_path_exists(path)) {
            base_report(work->call->diagnostics, base_at(0), BASE_MESSAGE_COMMAND_FILE_EXISTS,
                        path);
            free = false;
        }
    }
    return free;
}

static bool write_file(const struct extraction *work, const struct pdfread_file *file)
{
    struct base_arena *arena = work->call->arena;
    const char *path = base_path_join(arena, work->folder, file->name);
    const char *folder = base_copy(arena, path, (size_t)(strrchr(path, '/') - path));
    if (!base_folder_create(folder)) {
        base_report(work->call->diagnostics, base_at(0), BASE_MESSAGE_COMMAND_OUTPUT_FOLDER, folder,
                    base_error_text(errno));
        return false;
    }
    struct base_output *output = base_output_open(path, work->call->diagnostics);
    if (output == NULL) {
        return false;
    }
    /* A failed write is reported by the commit. */
    base_output_write(output, file->bytes, file->length);
    return base_output_commit(output, work->call->diagnostics);
}

static int write_files(const struct extraction *work)
{
    bool good = true;
    for (size_t i = 0; i < work->good_count && good; i++) {
        good = write_file(work, work->good[i]);
        if (good && work->call->line->values[COMMAND_QUIET] == NULL) {
            printf("%s\n", base_path_join(work->call->arena, work->folder, work->good[i]->name));
        }
    }
    return good ? 0 : 3;
}

static int extract(struct extraction *work)
{
    if (work->count == 0) {
        base_report(work->call->diagnostics, base_at(0), BASE_MESSAGE_COMMAND_NOTHING_EMBEDDED,
                    work->path);
        return 1;
    }
    bool all = choose(work);
    if (!is_free(work)) {
        return 1;
    }
    int status = write_files(work);
    return status != 0 ? status : all ? 0 : 1;
}

int command_extract(const struct command_call *call)
{
    int worst = 0;
    for (size_t i = 0; i < call->line->word_count; i++) {
        struct extraction work = {.call = call, .path = call->line->words[i]};
        struct pdfread *reader = pdfread_open(call->arena, call->diagnostics, work.path);
        work.folder = target_folder(call, work.path);
        work.files = reader != NULL ? pdfread_files(reader, &work.count) : NULL;
        int status = reader != NULL ? extract(&work) : 1;
        pdfread_close(reader);
        worst = status > worst ? status : worst;
    }
    return worst;
}
