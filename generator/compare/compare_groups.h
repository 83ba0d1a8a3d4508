/* Inside of compare/: units in groups (single ones, tables, rows) and their pairs. */
#pragma once

#include "compare_inside.h"

enum { COMPARE_TABLE = 'T', COMPARE_ROW = 'R' };

struct compare_group {
    size_t start, count; /* units of its side */
    char kind;           /* of its unit, or a table, or a row */
    uint64_t hash;       /* of the words */
    uint64_t origin;     /* of where its first part comes from */
    uint64_t label;      /* ROW: of its first cell that is no number; 0 = none */
    struct compare_bag bag;
};

struct compare_groups {
    const struct compare_side *side;
    struct compare_group *items;
    size_t count, capacity;
};

/* Blocks of the units [from, to): single units and whole tables. */
struct compare_groups compare_blocks(struct base_arena *arena, const struct compare_side *side,
                                     size_t from, size_t to);
struct compare_groups compare_rows(struct base_arena *arena, const struct compare_side *side,
                                   const struct compare_group *table);
struct compare_groups compare_cells(struct base_arena *arena, const struct compare_side *side,
                                    const struct compare_group *row);

/* Pairs groups: to_new[i] for each old one, moved[i] when it stands elsewhere in the order. */
void compare_align(struct base_arena *arena, struct compare_groups *before,
                   struct compare_groups *after, size_t *to_new, bool *moved);
