/* Ids to pointers: open addressing, doubled when half full. */
#include "figures_index.h"

#include <stdint.h>
#include <string.h>

#include "base_arena.h"
#include "base_hash.h"

struct slot {
    const char *key;
    void *entry;
};

struct figures_index {
    struct base_arena *arena;
    struct slot *slots; /* NULL while empty */
    size_t size;        /* a power of two */
    size_t used;
};

/* The slot of a key, or the free slot where it belongs. */
static struct slot *find(const struct figures_index *index, const char *key)
{
    size_t at = base_hash_text(key) & (index->size - 1);
    while (index->slots[at].key != NULL && strcmp(index->slots[at].key, key) != 0) {
        at = (at + 1) & (index->size - 1);
    }
    return &index->slots[at];
}

static void grow(struct figures_index *index)
{
    struct slot *old = index->slots;
    size_t size = index->size;
    index->size = size * 2;
    index->slots = base_alloc_array(index->arena, index->size, sizeof *index->slots);
    for (size_t i = 0; i < size; i++) {
        if (old[i].key != NULL) {
            *find(index, old[i].key) = old[i];
        }
    }
}

struct figures_index *figures_index_create(struct base_arena *arena)
{
    struct figures_index *index = base_alloc(arena, sizeof *index);
    index->arena = arena;
    index->size = 16;
    return index;
}

void *figures_index_add(struct figures_index *index, const char *key, void *entry)
{
    if (index->slots == NULL) {
        index->slots = base_alloc_array(index->arena, index->size, sizeof *index->slots);
    }
    struct slot *slot = find(index, key);
    if (slot->key != NULL) {
        return slot->entry;
    }
    slot->key = key;
    slot->entry = entry;
    if (++index->used * 2 > index->size) {
        grow(index);
    }
    return entry;
}

void *figures_index_get(const struct figures_index *index, const char *key)
{
    bool empty = index == NULL || index->used == 0;
    return empty || key == NULL ? NULL : find(index, key)->entry;
}
