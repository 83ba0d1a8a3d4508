/* Inside of value/: what is kept for all records of an arena. */
#pragma once

#include <stddef.h>

struct base_arena;
struct value_builder;
struct value_shape;

/* One an arena, made when it is first asked for. */
struct value_home {
    const struct value_shape **shapes; /* by hash; NULL = free */
    size_t count, mask;                /* mask: number of slots - 1, a power of two - 1 */
    struct value_builder *spare;       /* those that are free for the next record */
};
struct value_home *value_home_of(struct base_arena *arena);

/* The position of a key, or the number of keys when it is absent. */
size_t value_shape_find(const struct value_shape *shape, const char *key);
