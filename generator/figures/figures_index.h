/* A hash table from ids to pointers, in an arena. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct base_arena;
struct figures_index;

struct figures_index *figures_index_create(struct base_arena *arena);
/* With room for count entries. */
struct figures_index *figures_index_sized(struct base_arena *arena, size_t count);
bool figures_index_is_empty(const struct figures_index *index);
/* Keys and entries are kept by reference. The first entry of a key stays; returns that entry. */
void *figures_index_add(struct figures_index *index, const char *key, void *entry);
/* NULL when absent; key and index may be NULL. */
void *figures_index_get(const struct figures_index *index, const char *key);
