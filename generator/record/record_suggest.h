/* Finding a figure by what somebody typed (inside record/ only). */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct base_arena;
struct figures;
struct value;

/* True when path begins with the whole steps of a prefix: "a.b" in "a.b.c", "a.b" itself. */
bool record_begins_with(const char *path, const char *prefix);
/* How many figures begin with a prefix. */
size_t record_count_with(const struct figures *figures, const char *prefix);
/* The path nearest to what was typed that is a figure or the beginning of one; NULL: none is. */
const char *record_nearest_path(struct base_arena *arena, const struct figures *figures,
                                const char *typed);
/* The value at a path of names, [indices] and ids of list items, from the names that templates see;
 * NULL when there is none. */
const struct value *record_scope_value(struct base_arena *arena, const struct figures *figures,
                                       const char *path);
