/* Look-up of keys: open addressing over positions, FNV-1a. */
#include "value_index.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base_arena.h"
#include "value.h"

struct value_index {
    struct base_arena *arena;
    size_t mask;     /* number of slots - 1, a power of two - 1 */
    uint32_t *slots; /* position + 1; 0 = free; NULL: not made yet */
};

static size_t hash_key(const char *key)
{
    uint64_t hash = 14695981039346656037u;
    for (; *key != '\0'; key++)
        hash = (hash ^ (unsigned char)*key) * 1099511628211u;
    return (size_t)(hash ^ (hash >> 32));
}

/* Makes the slots and puts the first count entries in. */
static void fill(struct value_index *index, const struct value_entry *entries, size_t count,
                 size_t capacity)
{
    size_t size = 16;
    while (size < capacity * 2)
        size *= 2;
    index->mask = size - 1;
    index->slots = base_alloc_array(index->arena, size, sizeof *index->slots);
    for (size_t i = 0; i < count; i++)
        value_index_add(index, entries, i);
}

struct value_index *value_index_create(struct base_arena *arena, const struct value_entry *entries,
                                       size_t count, size_t capacity)
{
    struct value_index *index = value_index_later(arena);
    fill(index, entries, count, capacity);
    return index;
}

struct value_index *value_index_later(struct base_arena *arena)
{
    struct value_index *index = base_alloc(arena, sizeof *index);
    index->arena = arena;
    return index;
}

size_t value_index_room(const struct value_index *index)
{
    return (index->mask + 1) / 4 * 3;
}

struct value_index *value_index_copy(struct base_arena *arena, const struct value_index *index,
                                     size_t capacity)
{
    if (index == NULL || index->slots == NULL || value_index_room(index) < capacity)
        return NULL;
    struct value_index *copy = value_index_later(arena);
    size_t size = index->mask + 1;
    copy->mask = index->mask;
    copy->slots = base_alloc_array(arena, size, sizeof *copy->slots);
    memcpy(copy->slots, index->slots, size * sizeof *copy->slots);
    return copy;
}

void value_index_add(struct value_index *index, const struct value_entry *entries, size_t position)
{
    size_t slot = hash_key(entries[position].key) & index->mask;
    while (index->slots[slot] != 0)
        slot = (slot + 1) & index->mask;
    index->slots[slot] = (uint32_t)position + 1;
}

/* Most keys are the very same text, or differ at once. */
static bool same(const char *left, const char *right)
{
    return left == right || (*left == *right && strcmp(left, right) == 0);
}

static size_t find_linear(const struct value_entry *entries, size_t count, const char *key)
{
    size_t i = 0;
    while (i < count && !same(entries[i].key, key))
        i++;
    return i;
}

size_t value_index_find(const struct value_index *index, const struct value_entry *entries,
                        size_t count, const char *key)
{
    if (index == NULL)
        return find_linear(entries, count, key);
    /* Filling it late changes nothing that can be seen. */
    if (index->slots == NULL)
        fill((struct value_index *)index, entries, count, count);
    size_t slot = hash_key(key) & index->mask;
    for (; index->slots[slot] != 0; slot = (slot + 1) & index->mask) {
        size_t position = index->slots[slot] - 1;
        if (same(entries[position].key, key))
            return position;
    }
    return count;
}
