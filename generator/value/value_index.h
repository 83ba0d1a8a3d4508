/* Inside of value/: look-up of keys by hash, for records with many entries. */
#pragma once

#include <stddef.h>

struct base_arena;
struct value_entry;
struct value_index;

/* Records with fewer entries are searched one by one. */
enum { VALUE_INDEX_FROM = 12 };

/* An index with room for capacity entries; the first count ones are put in. */
struct value_index *value_index_create(struct base_arena *arena, const struct value_entry *entries,
                                       size_t count, size_t capacity);
/* An index that is made when a key is first asked for: many records are never searched. */
struct value_index *value_index_later(struct base_arena *arena);
/* A copy with room for capacity entries; NULL when the index was not made yet or is too small. */
struct value_index *value_index_copy(struct base_arena *arena, const struct value_index *index,
                                     size_t capacity);
/* How many entries there is room for. */
size_t value_index_room(const struct value_index *index);
/* Adds entries[position]. There must be room. */
void value_index_add(struct value_index *index, const struct value_entry *entries, size_t position);
/* The position of a key, or count when absent. index NULL: searched one by one. */
size_t value_index_find(const struct value_index *index, const struct value_entry *entries,
                        size_t count, const char *key);
