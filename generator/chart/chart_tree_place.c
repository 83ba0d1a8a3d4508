/* Places the boxes of a tree: rows for all, subtrees moved together as far as their boxes allow. */
#include "chart_tree_place.h"

#include "document.h"

/* The next node of the same parent behind child; the end of the parent's subtree when none. */
static size_t next_sibling(const struct chart_place *place, size_t child)
{
    return child + place->nodes[child].size;
}

static size_t end_of(const struct chart_place *place, size_t node)
{
    return node + place->nodes[node].size;
}

/* ---------------------------------------------------------------- rows */

/* Gives a subtree its rows from `row` on; returns the last row it uses. */
static int place_rows(struct chart_place *place, size_t index, int row);

/* The next staff child of a node behind `after`; 0 when there is none. */
static size_t next_staff(const struct chart_place *place, size_t index, size_t after)
{
    size_t at = after == index ? index + 1 : next_sibling(place, after);
    while (at < end_of(place, index) && !place->nodes[at].staff) {
        at = next_sibling(place, at);
    }
    return at < end_of(place, index) ? at : 0;
}

/* Staff in pairs at both sides of the connector, the larger branch or the first at the right; all
 * at the right of a stack, whose connector runs at the left. */
static int place_staff_rows(struct chart_place *place, size_t index, int row)
{
    int last = row;
    for (size_t one = next_staff(place, index, index); one != 0;) {
        size_t two = place->nodes[index].has_stack ? 0 : next_staff(place, index, one);
        bool swap = two != 0 && place->nodes[one].size == 1 && place->nodes[two].size > 1;
        int top = last + 1;
        place->nodes[one].left_side = swap;
        last = place_rows(place, one, top);
        if (two != 0) {
            place->nodes[two].left_side = !swap;
            int used = place_rows(place, two, top);
            last = used > last ? used : last;
        }
        one = next_staff(place, index, two != 0 ? two : one);
    }
    return last;
}

static int place_rows(struct chart_place *place, size_t index, int row)
{
    struct chart_node *node = &place->nodes[index];
    node->row = row;
    int last = place_staff_rows(place, index, row);
    int below = last + 1;
    node->row_below = row;
    for (size_t i = index + 1; i < end_of(place, index); i = next_sibling(place, i)) {
        if (place->nodes[i].staff) {
            continue;
        }
        node->row_below = node->row_below == row ? below : node->row_below;
        int used = place_rows(place, i, place->nodes[i].stacked ? last + 1 : below);
        last = used > last ? used : last;
    }
    place->rows = last + 1 > place->rows ? last + 1 : place->rows;
    return last;
}

/* ---------------------------------------------------------------- columns */

static void shift(struct chart_place *place, size_t index, base_length by)
{
    for (size_t i = index; i < end_of(place, index); i++) {
        place->nodes[i].x += by;
    }
}

/* What a node keeps free in a row, from its own row to the row of its children: its box, below it
 * the connector. */
static bool extent(const struct chart_node *node, int row, base_length *left, base_length *right)
{
    if (row == node->row) {
        *left = node->x - node->width / 2;
        *right = node->x + node->width / 2;
        return true;
    }
    *left = *right = node->has_stack ? node->x - node->width / 2 : node->x;
    return row > node->row && row < node->row_below;
}

/* How far node b must move right of node a; very negative when they share no row. */
static base_length distance(const struct chart_place *place, const struct chart_node *a,
                            const struct chart_node *b)
{
    base_length most = INT64_MIN / 4, left, right, unused;
    int first = a->row > b->row ? a->row : b->row;
    for (int row = first; row <= a->row_below && row <= b->row_below; row++) {
        if (extent(a, row, &unused, &right) && extent(b, row, &left, &unused)) {
            base_length needed = right + place->gap_x - left;
            most = needed > most ? needed : most;
        }
    }
    return most;
}

/* How far the subtree must move right of the nodes first..index-1. */
static base_length clearance(const struct chart_place *place, size_t first, size_t index)
{
    base_length most = INT64_MIN / 4;
    for (size_t a = first; a < index; a++) {
        for (size_t b = index; b < end_of(place, index); b++) {
            base_length needed = distance(place, &place->nodes[a], &place->nodes[b]);
            most = needed > most ? needed : most;
        }
    }
    return most;
}

static void place_columns(struct chart_place *place, size_t index);

/* Children in a row, as near to each other as their subtrees allow, their middle at the axis. */
static void place_row(struct chart_place *place, size_t index)
{
    size_t first = 0, last = 0;
    for (size_t i = index + 1; i < end_of(place, index); i = next_sibling(place, i)) {
        if (place->nodes[i].staff) {
            continue;
        }
        place_columns(place, i);
        if (first != 0) {
            shift(place, i, clearance(place, first, i));
        }
        first = first == 0 ? i : first;
        last = i;
    }
    if (first == 0) {
        return;
    }
    base_length middle = (place->nodes[first].x + place->nodes[last].x) / 2;
    for (size_t i = first; i < end_of(place, index); i = next_sibling(place, i)) {
        if (!place->nodes[i].staff) {
            shift(place, i, -middle);
        }
    }
}

/* Children one below the other: narrower boxes with the right edge of the parent. */
static void place_stack(struct chart_place *place, size_t index)
{
    base_length right = place->nodes[index].width / 2;
    for (size_t i = index + 1; i < end_of(place, index); i = next_sibling(place, i)) {
        struct chart_node *child = &place->nodes[i];
        if (child->staff) {
            continue;
        }
        child->width = place->nodes[index].width - place->indent;
        place_columns(place, i);
        shift(place, i, right - child->width / 2);
    }
}

static void edges(const struct chart_place *place, size_t index, base_length *left,
                  base_length *right)
{
    *left = INT64_MAX;
    *right = INT64_MIN;
    for (size_t i = index; i < end_of(place, index); i++) {
        const struct chart_node *node = &place->nodes[i];
        *left = node->x - node->width / 2 < *left ? node->x - node->width / 2 : *left;
        *right = node->x + node->width / 2 > *right ? node->x + node->width / 2 : *right;
    }
}

/* Staff beside the axis with its whole subtree. */
static void place_staff(struct chart_place *place, size_t index)
{
    base_length left, right, away = 2 * place->gap_x;
    for (size_t i = index + 1; i < end_of(place, index); i = next_sibling(place, i)) {
        if (place->nodes[i].staff) {
            place_columns(place, i);
            edges(place, i, &left, &right);
            shift(place, i, place->nodes[i].left_side ? -away - right : away - left);
        }
    }
}

/* Places a subtree with its root at x = 0. Widths of stacked nodes are set by their parent. */
static void place_columns(struct chart_place *place, size_t index)
{
    struct chart_node *node = &place->nodes[index];
    node->x = 0;
    node->width = node->stacked ? node->width : place->box_width;
    if (node->has_stack) {
        place_stack(place, index);
    } else {
        place_row(place, index);
    }
    place_staff(place, index);
}

static void choose_stacks(struct chart_place *place)
{
    for (size_t i = 0; i < place->count; i++) {
        struct chart_node *node = &place->nodes[i];
        const struct chart_node *parent = &place->nodes[node->parent];
        bool stack = node->in_staff ? place->stack_staff : node->depth >= place->stack_depth;
        node->stacked = i != 0 && !node->staff && parent->has_stack;
        node->has_stack = stack || node->stacked;
    }
}

void chart_place_nodes(struct chart_place *place)
{
    place->rows = 0;
    choose_stacks(place);
    place_rows(place, 0, 0);
    place_columns(place, 0);
    edges(place, 0, &place->left, &place->right);
}
