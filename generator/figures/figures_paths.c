/* Finds figures by their paths. */
#include "figures_paths.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base_arena.h"
#include "base_hash.h"
#include "figures.h"

/* Open addressing over the records; made when a path is first asked for. */
struct figures_paths {
    struct base_arena *arena;
    uint32_t *slots; /* position + 1; 0 = free; NULL: not made yet */
    size_t mask;     /* number of slots - 1, a power of two - 1 */
    bool repeated;   /* a path has several records */
};

struct figures_paths *figures_paths_create(struct base_arena *arena)
{
    struct figures_paths *paths = base_alloc(arena, sizeof *paths);
    paths->arena = arena;
    return paths;
}

/* The slot of a path, or the free slot where it belongs. */
static uint32_t *slot_of(const struct figures *figures, const char *path)
{
    const struct figures_paths *paths = figures->paths;
    size_t at = base_hash_text(path) & paths->mask;
    for (; paths->slots[at] != 0; at = (at + 1) & paths->mask) {
        const char *found = figures->records[paths->slots[at] - 1].path;
        if (found == path || strcmp(found, path) == 0) {
            break;
        }
    }
    return &paths->slots[at];
}

static void fill(const struct figures *figures)
{
    struct figures_paths *paths = figures->paths;
    size_t size = 16;
    while (size < figures->count * 2) {
        size *= 2;
    }
    paths->mask = size - 1;
    paths->slots = base_alloc_array(paths->arena, size, sizeof *paths->slots);
    for (size_t i = 0; i < figures->count; i++) {
        uint32_t *slot = slot_of(figures, figures->records[i].path);
        paths->repeated = paths->repeated || *slot != 0;
        *slot = *slot != 0 ? *slot : (uint32_t)i + 1;
    }
}

/* The table, which is made now where it was not. */
static struct figures_paths *paths_of(const struct figures *figures)
{
    if (figures->paths->slots == NULL) {
        fill(figures);
    }
    return figures->paths;
}

const struct figures_record *figures_find(const struct figures *figures, const char *path)
{
    if (path == NULL) {
        return NULL;
    }
    paths_of(figures);
    uint32_t found = *slot_of(figures, path);
    return found == 0 ? NULL : &figures->records[found - 1];
}

bool figures_counts(const struct figures *figures, const struct figures_record *record)
{
    return !paths_of(figures)->repeated || figures_find(figures, record->path) == record;
}
