/* Inside of chart/: where the boxes of a tree stand. Rows are shared by the whole tree; x is
 * measured from the root's axis. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base_length.h"

struct document_tree_node;

struct chart_node {
    const struct document_tree_node *node;
    size_t size;    /* nodes of its subtree, itself included; the subtree follows in the array */
    size_t parent;  /* index; the root's is itself */
    int depth;      /* below the root; staff counts like children */
    bool staff;     /* beside the connector of its parent */
    bool left_side; /* staff on the left */
    bool in_staff;  /* staff or below staff */
    bool stacked;   /* one below the other, connected at the side */
    bool has_stack; /* its children are stacked */
    int row;        /* row of the whole tree */
    int row_below;  /* first row of its children, staff left out; its own when it has none */
    base_length x;  /* middle of the box */
    base_length width;
};

struct chart_place {
    struct chart_node *nodes; /* parents before children */
    size_t count;
    base_length box_width, gap_x, indent;
    int stack_depth;         /* children of nodes this deep or deeper are stacked */
    bool stack_staff;        /* so are children below staff */
    int rows;                /* number of rows */
    base_length left, right; /* of all boxes */
};

/* Gives every node its row, width and x. */
void chart_place_nodes(struct chart_place *place);
