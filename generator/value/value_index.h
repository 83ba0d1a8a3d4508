/* Inside of value/: look-up of keys by hash, where there are many. */
#pragma once

#include <stddef.h>

struct base_arena;
struct value_index;

/* Fewer keys are searched one by one. */
enum { VALUE_INDEX_FROM = 12 };

/* An index with room for capacity keys; the first count ones are put in. */
struct value_index *value_index_create(struct base_arena *arena, const char *const *keys,
                                       size_t count, size_t capacity);
/* Takes all keys out. */
void value_index_clear(struct value_index *index);
/* How many keys there is room for. */
size_t value_index_room(const struct value_index *index);
/* Adds keys[position]. There must be room. */
void value_index_add(struct value_index *index, const char *const *keys, size_t position);
/* The position of a key, or count when absent. index NULL: searched one by one. */
size_t value_index_find(const struct value_index *index, const char *const *keys, size_t count,
                        const char *key);
