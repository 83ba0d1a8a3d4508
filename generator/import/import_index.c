/* Names found by hash. */
#include <string.h>

#include "base_arena.h"
#include "base_hash.h"
#include "import_plan.h"

struct entry {
    const char *name;
    size_t number;
};

struct import_index {
    struct base_arena *arena;
    struct entry *entries; /* a power of two of them */
    size_t mask, count;
};

static struct entry *find(const struct import_index *index, const char *name)
{
    size_t at = base_hash_text(name) & index->mask;
    while (index->entries[at].name != NULL && strcmp(index->entries[at].name, name) != 0)
        at = (at + 1) & index->mask;
    return &index->entries[at];
}

struct import_index *import_index_create(struct base_arena *arena, size_t expected)
{
    struct import_index *index = base_alloc(arena, sizeof *index);
    index->arena = arena;
    index->mask = 15;
    while (index->mask < expected * 2)
        index->mask = index->mask * 2 + 1;
    index->entries = base_alloc_array(arena, index->mask + 1, sizeof *index->entries);
    return index;
}

static void grow(struct import_index *index)
{
    struct entry *old = index->entries;
    size_t count = index->mask + 1;
    index->mask = index->mask * 2 + 1;
    index->entries = base_alloc_array(index->arena, index->mask + 1, sizeof *index->entries);
    for (size_t i = 0; i < count; i++) {
        if (old[i].name != NULL)
            *find(index, old[i].name) = old[i];
    }
}

size_t import_index_put(struct import_index *index, const char *name, size_t number)
{
    struct entry *entry = find(index, name);
    if (entry->name != NULL)
        return entry->number;
    *entry = (struct entry){name, number};
    if (++index->count * 4 > index->mask * 3)
        grow(index);
    return IMPORT_NONE;
}

size_t import_index_get(const struct import_index *index, const char *name)
{
    const struct entry *entry = find(index, name);
    return entry->name != NULL ? entry->number : IMPORT_NONE;
}
