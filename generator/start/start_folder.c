/* Writes a folder beside its place, then renames it. */
#include "start_folder.h"

#include <errno.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_error.h"
#include "base_file.h"
#include "base_folder.h"
#include "start_json.h"
#include "value.h"

enum { COPY_LIMIT = 512 * 1024 * 1024 };

const char *start_parent(struct base_arena *arena, const char *path)
{
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    while (length > 0 && path[length - 1] != '/')
        length--;
    while (length > 1 && path[length - 1] == '/')
        length--;
    return length > 0 ? base_copy(arena, path, length) : ".";
}

static void report_fault(struct start_folder *folder, const char *path)
{
    base_report(folder->diagnostics, base_at(0), BASE_MESSAGE_START_FOLDER, path,
                base_error_text(errno));
    folder->failed = true;
}

bool start_folder_open(struct start_folder *folder, struct base_arena *arena,
                       struct base_diagnostics *diagnostics, const char *target)
{
    const char *parent = start_parent(arena, target);
    *folder = (struct start_folder){.arena = arena, .diagnostics = diagnostics, .target = target};
    folder->path = base_folder_open_beside(arena, parent);
    if (folder->path == NULL) {
        report_fault(folder, target);
        return false;
    }
    return true;
}

void start_folder_write(struct start_folder *folder, const char *name, const char *bytes,
                        size_t length)
{
    if (folder->failed)
        return;
    const char *path = base_path_join(folder->arena, folder->path, name);
    if (!base_folder_create(start_parent(folder->arena, path))) {
        report_fault(folder, path);
        return;
    }
    struct base_output *output = base_output_open(path, folder->diagnostics);
    if (output != NULL)
        base_output_write(output, bytes, length);
    folder->failed = output == NULL || !base_output_commit(output, folder->diagnostics);
    folder->files++;
}

void start_folder_write_text(struct start_folder *folder, const char *name, const char *text)
{
    start_folder_write(folder, name, text, strlen(text));
}

void start_folder_write_json(struct start_folder *folder, const char *file,
                             const struct value *value)
{
    struct base_arena *arena = folder->arena;
    const char *schema = base_format(arena, "./.skema/%s.schema.json", file);
    struct value_builder *builder = value_builder_create(arena);
    value_builder_set(builder, "$schema", value_text(arena, 0, schema));
    const struct value *head = value_builder_finish(builder, 0);
    struct base_buffer buffer = {.arena = arena};
    start_json_write(&buffer,
                     value->kind == VALUE_RECORD ? start_json_join(arena, head, value) : value);
    start_folder_write_text(folder, base_format(arena, "%s.json", file), base_buffer_get(&buffer));
}

void start_folder_copy(struct start_folder *folder, const char *from, const char *name)
{
    size_t length = 0;
    struct base_arena *scratch = base_arena_create();
    const char *bytes =
        base_file_read(scratch, from, from, COPY_LIMIT, &length, folder->diagnostics);
    if (bytes == NULL)
        folder->failed = true;
    else
        start_folder_write(folder, name, bytes, length);
    base_arena_destroy(scratch);
}

static void copy_level(struct start_folder *folder, const char *from, const char *name, int depth)
{
    enum { DEEPEST = 8 };
    struct base_arena *arena = folder->arena;
    size_t count = 0;
    char **files = base_folder_list(arena, from, "", &count);
    for (size_t i = 0; files != NULL && i < count && !folder->failed; i++)
        start_folder_copy(folder, base_path_join(arena, from, files[i]),
                          base_path_join(arena, name, files[i]));
    char **below = base_folder_folders(arena, from, &count);
    for (size_t i = 0; below != NULL && i < count && depth < DEEPEST && !folder->failed; i++)
        copy_level(folder, base_path_join(arena, from, below[i]),
                   base_path_join(arena, name, below[i]), depth + 1);
}

void start_folder_copy_all(struct start_folder *folder, const char *from, const char *name)
{
    copy_level(folder, from, name, 0);
}

bool start_folder_commit(struct start_folder *folder)
{
    if (!folder->failed && !base_folder_commit(folder->path, folder->target))
        report_fault(folder, folder->target);
    if (folder->failed)
        start_folder_discard(folder);
    return !folder->failed;
}

void start_folder_discard(struct start_folder *folder)
{
    base_folder_remove(folder->path);
}
