/* A hash table from ids to pointers, in an arena. */
#pragma once

struct base_arena;
struct figures_index;

struct figures_index *figures_index_create(struct base_arena *arena);
/* Keys and entries are kept by reference. The first entry of a key stays; returns that entry. */
void *figures_index_add(struct figures_index *index, const char *key, void *entry);
/* NULL when absent; key and index may be NULL. */
void *figures_index_get(const struct figures_index *index, const char *key);
