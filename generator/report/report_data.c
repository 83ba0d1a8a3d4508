/* Finds the program's own files. */
#include "report_data.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

#include "base_arena.h"
#include "base_file.h"

const char *report_data_folder(struct base_arena *arena, const char **looked_in)
{
    struct base_buffer tried = {.arena = arena};
    const char *program = base_program_folder(arena);
    const char *const places[] = {
        getenv("LKJIP_DATA"),
        base_path_join(arena, program, "../share/lkjip"),
        LKJIP_SOURCE_FOLDER,
    };
    bool named = places[0] != NULL && places[0][0] != '\0';
    size_t first = named ? 0 : 1, end = named ? 1 : sizeof places / sizeof *places;
    for (size_t i = first; i < end; i++) {
        if (base_path_exists(base_path_join(arena, places[i], "fonts/fonts.txt"))) {
            return places[i];
        }
        base_buffer_format(&tried, "%s%s", tried.length > 0 ? ", " : "", places[i]);
    }
    *looked_in = base_buffer_get(&tried);
    return NULL;
}
