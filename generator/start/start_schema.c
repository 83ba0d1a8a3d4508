/* The schemas of the input files as text and as files. */
#include "start.h"

#include <errno.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_error.h"
#include "base_file.h"
#include "json.h"
#include "model.h"
#include "value.h"

_Static_assert((int)START_SCHEMA_LIMIT == (int)MODEL_FILE_COUNT, "one schema a file");

size_t start_schema_names(const char **names)
{
    for (size_t i = 0; i < MODEL_FILE_COUNT; i++)
        names[i] = model_files[i].type->name;
    return MODEL_FILE_COUNT;
}

const char *start_schema_text(struct base_arena *arena, size_t file)
{
    struct base_buffer buffer = {.arena = arena};
    json_write(&buffer, model_schema(arena, file), 2);
    base_buffer_char(&buffer, '\n');
    return base_buffer_get(&buffer);
}

static bool write_one(struct base_arena *arena, struct base_diagnostics *diagnostics,
                      const char *folder, size_t file)
{
    const char *name = base_format(arena, "%s.schema.json", model_files[file].type->name);
    const char *text = start_schema_text(arena, file);
    struct base_output *output = base_output_open(base_path_join(arena, folder, name), diagnostics);
    if (output == NULL)
        return false;
    base_output_write(output, text, strlen(text));
    return base_output_commit(output, diagnostics);
}

bool start_schema_write(struct base_arena *arena, struct base_diagnostics *diagnostics,
                        const char *folder, const size_t *files, size_t count)
{
    if (!base_folder_create(folder)) {
        base_report(diagnostics, base_at(0), BASE_MESSAGE_START_FOLDER, folder,
                    base_error_text(errno));
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (!write_one(arena, diagnostics, folder, files[i]))
            return false;
    }
    return true;
}
