/* Look-up of keys: open addressing over positions, FNV-1a. */
#include "value_index.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base_arena.h"
#include "base_hash.h"

struct value_index {
    /* Position + 1, or 0 = free. As bytes where these suffice: most records have few keys. */
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

struct value_index *value_index_create(struct base_arena *arena, const char *const *keys,
                                       size_t count, size_t capacity)
{
    struct value_index *index = base_alloc(arena, sizeof *index);
    size_t size = 16;
    while (size < capacity * 2)
        size *= 2;
    index->mask = (uint32_t)(size - 1);
    index->slots.bytes = base_alloc_array(arena, size, slot_size(index));
    for (size_t i = 0; i < count; i++)
        value_index_add(index, keys, i);
    return index;
}

void value_index_clear(struct value_index *index)
{
    memset(index->slots.bytes, 0, ((size_t)index->mask + 1) * slot_size(index));
}

size_t value_index_room(const struct value_index *index)
{
    return ((size_t)index->mask + 1) / 4 * 3;
}

void value_index_add(struct value_index *index, const char *const *keys, size_t position)
{
    size_t slot = base_hash_text(keys[position]) & index->mask;
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

static size_t find_linear(const char *const *keys, size_t count, const char *key)
{
    size_t i = 0;
    while (i < count && !same(keys[i], key))
        i++;
    return i;
}

size_t value_index_find(const struct value_index *index, const char *const *keys, size_t count,
                        const char *key)
{
    if (index == NULL)
        return find_linear(keys, count, key);
    size_t slot = base_hash_text(key) & index->mask;
    for (uint32_t kept; (kept = slot_at(index, slot)) != 0; slot = (slot + 1) & index->mask) {
        size_t position = kept - 1;
        if (same(keys[position], key))
            return position;
    }
    return count;
}
