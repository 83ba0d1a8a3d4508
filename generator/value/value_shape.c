/* Shapes: the keys that records of an arena share. */
#include "value_shape.h"

#include <string.h>

#include "base_arena.h"
#include "value.h"
#include "value_index.h"

struct value_home *value_home_of(struct base_arena *arena)
{
    void **companion = base_arena_companion(arena);
    if (*companion == NULL)
        *companion = base_alloc(arena, sizeof(struct value_home));
    return *companion;
}

/* Keys are nearly always the same few texts: their addresses tell them apart. */
static uint64_t hash_keys(const char *const *keys, size_t count)
{
    uint64_t hash = count;
    for (size_t i = 0; i < count; i++)
        hash = (hash ^ (uintptr_t)keys[i]) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

/* The slot of a shape, or the free slot where it belongs. */
static const struct value_shape **slot_of(const struct value_home *home, uint64_t hash,
                                          const char *const *keys, size_t count)
{
    size_t slot = hash & home->mask;
    for (const struct value_shape *shape; (shape = home->shapes[slot]) != NULL;
         slot = (slot + 1) & home->mask) {
        if (shape->hash == hash && shape->count == count &&
            memcmp(shape->keys, keys, count * sizeof *keys) == 0)
            break;
    }
    return &home->shapes[slot];
}

/* Makes the table twice as large. */
static void enlarge(struct base_arena *arena, struct value_home *home)
{
    struct value_home larger = *home;
    larger.mask = home->shapes == NULL ? 15 : home->mask * 2 + 1;
    larger.shapes = base_alloc_array(arena, larger.mask + 1, sizeof *larger.shapes);
    for (size_t i = 0; home->shapes != NULL && i <= home->mask; i++) {
        const struct value_shape *shape = home->shapes[i];
        if (shape != NULL)
            *slot_of(&larger, shape->hash, shape->keys, shape->count) = shape;
    }
    *home = larger;
}

const struct value_shape *value_shape_of(struct base_arena *arena, const char *const *keys,
                                         size_t count)
{
    static const struct value_shape empty;
    if (count == 0)
        return &empty;
    struct value_home *home = value_home_of(arena);
    if (home->shapes == NULL || home->count * 2 > home->mask)
        enlarge(arena, home);
    uint64_t hash = hash_keys(keys, count);
    const struct value_shape **slot = slot_of(home, hash, keys, count);
    if (*slot != NULL)
        return *slot;
    const char **copy = base_alloc_array(arena, count, sizeof *copy);
    memcpy(copy, keys, count * sizeof *copy);
    struct value_shape *shape = base_alloc(arena, sizeof *shape);
    *shape = (struct value_shape){.keys = copy, .count = count, .hash = hash, .arena = arena};
    home->count++;
    return *slot = shape;
}

size_t value_shape_find(const struct value_shape *shape, const char *key)
{
    /* Filling it late changes nothing that can be seen. */
    if (shape->index == NULL && shape->count >= VALUE_INDEX_FROM)
        ((struct value_shape *)shape)->index =
            value_index_create(shape->arena, shape->keys, shape->count, shape->count);
    return value_index_find(shape->index, shape->keys, shape->count, key);
}
