/* Look-up of keys: open addressing over positions, FNV-1a. */
#include "value_index.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base_arena.h"
#include "base_hash.h"
#include "value.h"

struct value_index {
    struct base_arena *arena;
    /* NULL: not made yet; else position + 1, or 0 = free. As bytes where these suffice: most
     * records have few keys, and there are many records. */
    union {
        uint8_t *bytes;
        uint32_t *words;
    } slots;
    uint32_t mask; /* number of slots - 1, a power of two - 1 */
};

enum { MOST_BYTES = 256 };

static bool has_bytes(const struct value_index *index)
{
    return index->mask < MOST_BYTES;
}

static size_t slot_size(const struct value_index *index)
{
    return has_bytes(index) ? sizeof *index->slots.bytes : sizeof *index->slots.words;
}

static uint32_t slot_at(const struct value_index *index, size_t at)
{
    return has_bytes(index) ? index->slots.bytes[at] : index->slots.words[at];
}

/* Makes the slots and puts the first count entries in. */
static void fill(struct value_index *index, const struct value_entry *entries, size_t count,
                 size_t capacity)
{
    size_t size = 16;
    while (size < capacity * 2)
        size *= 2;
    index->mask = (uint32_t)(size - 1);
    index->slots.bytes = base_alloc_array(index->arena, size, slot_size(index));
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
    return ((size_t)index->mask + 1) / 4 * 3;
}

struct value_index *value_index_copy(struct base_arena *arena, const struct value_index *index,
                                     size_t capacity)
{
    if (index == NULL || index->slots.bytes == NULL || value_index_room(index) < capacity)
        return NULL;
    struct value_index *copy = value_index_later(arena);
    size_t size = (size_t)index->mask + 1;
    copy->mask = index->mask;
    copy->slots.bytes = base_alloc_array(arena, size, slot_size(copy));
    memcpy(copy->slots.bytes, index->slots.bytes, size * slot_size(copy));
    return copy;
}

void value_index_add(struct value_index *index, const struct value_entry *entries, size_t position)
{
    size_t slot = base_hash_text(entries[position].key) & index->mask;
    while (slot_at(index, slot) != 0)
        slot = (slot + 1) & index->mask;
    if (has_bytes(index))
        index->slots.bytes[slot] = (uint8_t)(position + 1);
    else
        index->slots.words[slot] = (uint32_t)position + 1;
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
    if (index->slots.bytes == NULL)
        fill((struct value_index *)index, entries, count, count);
    size_t slot = base_hash_text(key) & index->mask;
    for (uint32_t kept; (kept = slot_at(index, slot)) != 0; slot = (slot + 1) & index->mask) {
        size_t position = kept - 1;
        if (same(entries[position].key, key))
            return position;
    }
    return count;
}
