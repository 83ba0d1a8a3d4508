/* Which files of narasi/ say something; their text is read by later steps. */
#include "model_link.h"

#include <string.h>

#include "base_arena.h"
#include "base_comment.h"
#include "base_file.h"
#include "model_reader.h"

/* True when a file holds more than white space; a file that cannot be read is told of later. */
static bool says_something(struct base_arena *scratch, struct model_reader *reader,
                           const char *path)
{
    enum { LIMIT = 1024 * 1024 };
    struct base_diagnostics *unused = base_diagnostics_create(scratch, reader->sources);
    size_t length = 0;
    const char *bytes = base_file_read(scratch, path, path, LIMIT, &length, unused);
    bool says = bytes != NULL && strspn(bytes, " \t\r\n") < length && !base_comments_only(bytes);
    base_arena_reset(scratch);
    return says;
}

const char *const *model_list_narratives(struct model_reader *reader)
{
    static const char ending[] = ".md";
    const char *folder = base_path_join(reader->arena, reader->folder, "narasi");
    if (!base_path_is_folder(folder))
        return NULL;
    size_t count = 0;
    char **files = base_folder_list(reader->arena, folder, ending, &count);
    const char **names = base_alloc_array(reader->arena, count + 1, sizeof *names);
    struct base_arena *scratch = base_arena_create();
    size_t kept = 0;
    for (size_t i = 0; files != NULL && i < count; i++) {
        if (says_something(scratch, reader, base_path_join(reader->arena, folder, files[i])))
            names[kept++] = base_copy(reader->arena, files[i], strlen(files[i]) - strlen(ending));
    }
    base_arena_destroy(scratch);
    return names;
}
