/* Draws organisation charts and other trees: chooses sizes that fit, boxes, connectors. */
#include "chart.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "chart_pen.h"
#include "chart_tree_place.h"
#include "chart_wrap.h"
#include "document.h"

enum { CONNECTOR = 600, SMALLEST = 6500, MOST_STACK = 99 };

/* The words of one box. */
struct box_text {
    const char *title, *name;
    struct chart_lines title_lines, name_lines;
};

struct tree {
    struct base_arena *arena; /* for all but what is drawn */
    struct chart_pen pen;
    const struct document_tree *tree;
    const struct font_face *title_face, *name_face;
    struct chart_place place;
    struct box_text *texts;
    int depth; /* of the deepest node */
    bool has_staff;
    base_length width, max_height;
    base_length smaller;              /* subtracted from the type sizes */
    base_length gap_y, gap_stack;     /* between rows: with a bus, within a stack */
    base_length *row_y, *row_heights; /* by row */
    bool *row_bus;                    /* row has boxes that hang from a bus */
    base_length height;
    int most_lines, broken;
};

/* ---------------------------------------------------------------- reading the tree */

static size_t count_nodes(const struct document_tree_node *node)
{
    size_t count = 1;
    for (const struct document_tree_node *at = node->first; at != NULL; at = at->next) {
        count += count_nodes(at);
    }
    return count;
}

static size_t add_node(struct tree *tree, const struct document_tree_node *node, size_t parent,
                       int depth, bool in_staff)
{
    size_t index = tree->place.count++;
    struct chart_node *own = &tree->place.nodes[index];
    bool staff = node->staff && index != 0;
    tree->has_staff = tree->has_staff || staff;
    *own = (struct chart_node){.node = node,
                               .parent = parent,
                               .depth = depth,
                               .staff = staff,
                               .in_staff = in_staff || staff};
    tree->texts[index].title = chart_plain_lines(tree->arena, &node->title);
    tree->texts[index].name = chart_plain_lines(tree->arena, &node->text);
    tree->depth = depth > tree->depth ? depth : tree->depth;
    size_t size = 1;
    for (const struct document_tree_node *at = node->first; at != NULL; at = at->next) {
        size += add_node(tree, at, index, depth + 1, in_staff || staff);
    }
    tree->place.nodes[index].size = size;
    return size;
}

static const struct font_face *face_of(struct font_set *fonts,
                                       const struct document_text_style *style)
{
    return font_find(fonts, style->family, style->bold, style->italic, style->family_origin);
}

static void read_tree(struct tree *tree)
{
    struct base_arena *arena = tree->arena;
    size_t count = count_nodes(tree->tree->root);
    tree->place.nodes = base_alloc_array(arena, count, sizeof *tree->place.nodes);
    tree->texts = base_alloc_array(arena, count, sizeof *tree->texts);
    add_node(tree, tree->tree->root, 0, 0, false);
    tree->row_y = base_alloc_array(arena, count + 1, sizeof *tree->row_y);
    tree->row_heights = base_alloc_array(arena, count + 1, sizeof *tree->row_heights);
    tree->row_bus = base_alloc_array(arena, count + 1, sizeof *tree->row_bus);
}

/* ---------------------------------------------------------------- measuring */

static const struct document_text_style *name_style(const struct tree *tree)
{
    return tree->tree->name_style != NULL ? tree->tree->name_style : &tree->tree->box->text;
}

static base_length reduced(const struct tree *tree, base_length size)
{
    base_length smaller = size - tree->smaller;
    base_length least = size < SMALLEST ? size : SMALLEST;
    return smaller < least ? least : smaller;
}

static base_length title_size(const struct tree *tree)
{
    return reduced(tree, tree->tree->box->text.size);
}

static base_length name_size(const struct tree *tree)
{
    return reduced(tree, name_style(tree)->size);
}

static base_length leading(base_length size)
{
    return size * 6 / 5;
}

static base_length padding_x(const struct tree *tree)
{
    const struct document_style *box = tree->tree->box;
    base_length padding =
        box->padding_left > box->padding_right ? box->padding_left : box->padding_right;
    return padding > 2500 ? padding : 2500;
}

static base_length padding_y(const struct tree *tree)
{
    const struct document_style *box = tree->tree->box;
    base_length padding =
        box->padding_top > box->padding_bottom ? box->padding_top : box->padding_bottom;
    return padding > 2500 ? padding : 2500;
}

/* Height of the words in a box, from the first capital's top to the last base line. */
static base_length text_height(const struct tree *tree, const struct box_text *text)
{
    base_length height = chart_cap_height(tree->title_face, title_size(tree)) +
                         leading(title_size(tree)) * ((base_length)text->title_lines.count - 1);
    if (text->name_lines.count > 0) {
        height +=
            name_size(tree) / 4 + leading(name_size(tree)) * (base_length)text->name_lines.count;
    }
    return height;
}

/* Breaks the words of all boxes for their widths; lines live in the arena. */
static void measure_boxes(struct tree *tree, struct base_arena *arena)
{
    tree->most_lines = tree->broken = 0;
    for (size_t i = 0; i < tree->place.count; i++) {
        struct box_text *text = &tree->texts[i];
        base_length width = tree->place.nodes[i].width - 2 * padding_x(tree);
        text->title_lines = chart_wrap(arena, tree->pen.pages, tree->title_face, title_size(tree),
                                       text->title, width);
        text->name_lines =
            chart_wrap(arena, tree->pen.pages, tree->name_face, name_size(tree), text->name, width);
        int lines = (int)(text->title_lines.count + text->name_lines.count);
        tree->most_lines = lines > tree->most_lines ? lines : tree->most_lines;
        tree->broken += text->title_lines.broken + text->name_lines.broken;
    }
}

/* Heights and places of the rows; all boxes of a row are equally high. */
static void measure_rows(struct tree *tree)
{
    for (int row = 0; row < tree->place.rows; row++) {
        tree->row_heights[row] = 0;
        tree->row_bus[row] = false;
    }
    for (size_t i = 0; i < tree->place.count; i++) {
        const struct chart_node *node = &tree->place.nodes[i];
        /* A descent below the last line and a little air keep the words in the optical middle. */
        base_length height =
            text_height(tree, &tree->texts[i]) + 2 * padding_y(tree) + title_size(tree) / 2;
        base_length *row = &tree->row_heights[node->row];
        *row = height > *row ? height : *row;
        tree->row_bus[node->row] = tree->row_bus[node->row] || !node->stacked;
    }
    base_length y = 0;
    for (int row = 0; row < tree->place.rows; row++) {
        y += row == 0 ? 0 : tree->row_bus[row] ? tree->gap_y : tree->gap_stack;
        tree->row_y[row] = y;
        y += tree->row_heights[row];
    }
    tree->height = y;
}

/* The height that no breaking of the words comes below. */
static void measure_least(struct tree *tree)
{
    for (size_t i = 0; i < tree->place.count; i++) {
        struct box_text *text = &tree->texts[i];
        base_length width = tree->place.nodes[i].width - 2 * padding_x(tree);
        text->title_lines.count = chart_wrap_least(tree->pen.pages, tree->title_face,
                                                   title_size(tree), text->title, width);
        text->name_lines.count =
            chart_wrap_least(tree->pen.pages, tree->name_face, name_size(tree), text->name, width);
    }
    measure_rows(tree);
}

/* ---------------------------------------------------------------- choosing */

struct choice {
    base_length smaller, box_width, gap_y;
    int stack_depth;
    bool stack_staff;
    base_length penalty; /* the smaller the better; negative = none yet */
};

static void apply(struct tree *tree, const struct choice *choice)
{
    tree->smaller = choice->smaller;
    tree->place.box_width = choice->box_width;
    tree->place.stack_depth = choice->stack_depth;
    tree->place.stack_staff = choice->stack_staff;
    tree->gap_y = choice->gap_y;
    tree->gap_stack = choice->gap_y / 3;
    chart_place_nodes(&tree->place);
}

/* How much a fitting arrangement lacks: small type, stacks, narrow or crowded boxes, broken words.
 */
static base_length penalty_of(const struct tree *tree, const struct choice *choice)
{
    base_length penalty = choice->smaller / 5;
    penalty += choice->box_width < 110000 ? (110000 - choice->box_width) / 1000 : 0;
    penalty += tree->most_lines > 4 ? 30 * (tree->most_lines - 4) : 0;
    penalty += 300 * (tree->broken < 50 ? tree->broken : 50);
    penalty += choice->stack_depth < tree->depth ? 50 * (tree->depth - choice->stack_depth) : 0;
    penalty += choice->stack_staff ? 40 : 0;
    /* A plain list is no chart; a root off the middle looks lopsided. */
    penalty += choice->stack_depth == 0 && tree->depth > 0 ? 2000 : 0;
    base_length lopsided = tree->place.left + tree->place.right;
    penalty += (lopsided < 0 ? -lopsided : lopsided) / 2000;
    return penalty;
}

/* Tries one arrangement and keeps it when it fits and is better. */
static void try_choice(struct tree *tree, struct choice choice, struct choice *best)
{
    apply(tree, &choice);
    if (tree->place.right - tree->place.left > tree->width) {
        return;
    }
    /* Without lines and broken words counted it can only be better than it is. */
    tree->most_lines = tree->broken = 0;
    if (best->penalty >= 0 && penalty_of(tree, &choice) >= best->penalty) {
        return;
    }
    measure_least(tree);
    if (tree->height <= tree->max_height) {
        struct base_arena *arena = base_arena_create();
        measure_boxes(tree, arena);
        measure_rows(tree);
        base_arena_destroy(arena);
    }
    if (tree->height > tree->max_height) {
        return;
    }
    choice.penalty = penalty_of(tree, &choice);
    if (best->penalty < 0 || choice.penalty < best->penalty) {
        *best = choice;
    }
}

/* Tries all box widths for one type size and one way of stacking. */
static void try_widths(struct tree *tree, struct choice choice, struct choice *best)
{
    enum { NARROWEST = 44000, WIDEST = 150000, STEP = 2000 };
    if (tree->tree->box_width > 0) {
        choice.box_width = tree->tree->box_width;
        try_choice(tree, choice, best);
        return;
    }
    for (base_length width = WIDEST; width >= NARROWEST; width -= STEP) {
        choice.box_width = width;
        /* Without broken words, lines or type counted: no narrower one can be better. */
        base_length least = choice.smaller / 5 + (110000 - width) / 1000;
        if (best->penalty >= 0 && least > best->penalty) {
            return;
        }
        try_choice(tree, choice, best);
    }
}

/* The narrowest boxes in which the lines stay as they are, with some air. */
static base_length needed_width(const struct tree *tree)
{
    enum { AIR = 8000, LEAST = 72000 };
    base_length most = LEAST;
    for (size_t i = 0; i < tree->place.count; i++) {
        const struct box_text *text = &tree->texts[i];
        base_length lines = text->title_lines.width > text->name_lines.width
                                ? text->title_lines.width
                                : text->name_lines.width;
        base_length needed =
            lines + 2 * padding_x(tree) + AIR + tree->place.box_width - tree->place.nodes[i].width;
        most = needed > most ? needed : most;
    }
    return most < tree->place.box_width ? most : tree->place.box_width;
}

static base_length gap_or(base_length given, base_length usual)
{
    return given > 0 ? given : usual;
}

/* Tries all ways of stacking for one type size. */
static void try_stacks(struct tree *tree, base_length smaller, base_length gap_y,
                       struct choice *best)
{
    for (int depth = tree->depth; depth >= 0; depth--) {
        for (int staff = 0; staff <= (tree->has_staff ? 1 : 0); staff++) {
            struct choice choice = {.smaller = smaller,
                                    .gap_y = gap_y,
                                    .stack_depth = depth,
                                    .stack_staff = staff == 1};
            try_widths(tree, choice, best);
        }
    }
}

/* Finds the best arrangement; false when none fits. */
static bool choose(struct tree *tree)
{
    enum { STEP = 500 };
    struct choice best = {.penalty = -1};
    base_length size = tree->tree->box->text.size;
    base_length gap = gap_or(tree->tree->gap_y, 16000);
    tree->place.gap_x = gap_or(tree->tree->gap_x, 8000);
    tree->place.indent = 10000;
    for (base_length smaller = 0; smaller == 0 || size - smaller >= SMALLEST; smaller += STEP) {
        try_stacks(tree, smaller, gap, &best);
    }
    if (best.penalty < 0) {
        base_length least = size > SMALLEST ? size - SMALLEST : 0;
        tree->place.gap_x = tree->place.gap_x / 2;
        try_stacks(tree, least, gap * 5 / 8, &best);
    }
    if (best.penalty < 0) {
        return false;
    }
    apply(tree, &best);
    measure_boxes(tree, tree->arena);
    if (tree->tree->box_width == 0) {
        best.box_width = needed_width(tree);
        apply(tree, &best);
        measure_boxes(tree, tree->arena);
    }
    measure_rows(tree);
    return true;
}

/* ---------------------------------------------------------------- drawing */

static page_colour line_colour(const struct tree *tree)
{
    page_colour colour = tree->tree->box->border_colour;
    return tree->tree->box->border > 0 && colour != DOCUMENT_NO_COLOUR ? colour : CHART_GREY;
}

static base_length top_of(const struct tree *tree, const struct chart_node *node)
{
    return tree->row_y[node->row];
}

static base_length bottom_of(const struct tree *tree, const struct chart_node *node)
{
    return tree->row_y[node->row] + tree->row_heights[node->row];
}

/* The line from a parent to a child: over a bus, at the side of a stack, or sideways to staff. */
static void draw_connector(const struct tree *tree, const struct chart_node *node)
{
    const struct chart_node *parent = &tree->place.nodes[node->parent];
    base_length from = bottom_of(tree, parent), x = parent->x;
    base_length middle = top_of(tree, node) + tree->row_heights[node->row] / 2;
    base_length points[8];
    size_t count = 3;
    if (node->staff || node->stacked) {
        bool right = node->staff && node->left_side;
        x = node->stacked ? parent->x - parent->width / 2 + tree->place.indent / 2 : x;
        base_length edge = node->x + (right ? node->width / 2 : -node->width / 2);
        memcpy(points, (base_length[]){x, from, x, middle, edge, middle}, 6 * sizeof *points);
    } else {
        base_length bus = top_of(tree, node) - tree->gap_y / 2;
        base_length top = top_of(tree, node);
        memcpy(points, (base_length[]){x, from, x, bus, node->x, bus, node->x, top},
               8 * sizeof *points);
        count = 4;
        if (x == node->x) {
            memcpy(points, (base_length[]){x, from, x, top}, 4 * sizeof *points);
            count = 2;
        }
    }
    chart_path(&tree->pen, points, count, false, line_colour(tree), CONNECTOR, PAGE_NO_COLOUR);
}

/* The frame of a box; a radius is drawn as two fills, one inside the other. */
static void draw_frame(const struct tree *tree, base_length x, base_length y, base_length width,
                       base_length height)
{
    const struct document_style *box = tree->tree->box;
    base_length most = BASE_MM(2), border = box->border;
    base_length radius = box->radius < most ? box->radius : most;
    page_colour fill = box->fill != DOCUMENT_NO_COLOUR ? box->fill : CHART_PAPER;
    if (radius == 0 && border > 0) {
        chart_outline(&tree->pen, line_colour(tree), border, fill, x, y, width, height);
        return;
    }
    if (border > 0) {
        chart_fill(&tree->pen, line_colour(tree), PAGE_SOLID, x, y, width, height, radius);
    }
    base_length inner = radius > border ? radius - border : 0;
    chart_fill(&tree->pen, fill, PAGE_SOLID, x + border, y + border, width - 2 * border,
               height - 2 * border, inner);
}

/* Draws lines centred at x, the first base line at y; returns the base line behind the last. */
static base_length draw_lines(const struct tree *tree, const struct font_face *face,
                              base_length size, page_colour colour, base_length x, base_length y,
                              const struct chart_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        chart_text(&tree->pen, face, size, colour, CHART_CENTRE, x, y, lines->items[i]);
        y += leading(size);
    }
    return y;
}

static void draw_box(struct tree *tree, size_t index)
{
    const struct chart_node *node = &tree->place.nodes[index];
    const struct box_text *text = &tree->texts[index];
    base_length y = top_of(tree, node), height = tree->row_heights[node->row];
    tree->pen.origin = node->node->origin;
    draw_frame(tree, node->x - node->width / 2, y, node->width, height);
    y += (height - text_height(tree, text)) / 2 +
         chart_cap_height(tree->title_face, title_size(tree));
    y = draw_lines(tree, tree->title_face, title_size(tree), tree->tree->box->text.colour, node->x,
                   y, &text->title_lines);
    y += name_size(tree) / 4 + leading(name_size(tree)) - leading(title_size(tree));
    draw_lines(tree, tree->name_face, name_size(tree), name_style(tree)->colour, node->x, y,
               &text->name_lines);
}

/* Moves the tree into the fragment: the root in the middle when both sides have room. */
static void centre(struct tree *tree)
{
    base_length by = tree->width / 2;
    if (by + tree->place.right > tree->width || by + tree->place.left < 0) {
        by = (tree->width - tree->place.right - tree->place.left) / 2;
    }
    for (size_t i = 0; i < tree->place.count; i++) {
        tree->place.nodes[i].x += by;
    }
}

static void draw(struct tree *tree)
{
    centre(tree);
    for (size_t i = 1; i < tree->place.count; i++) {
        draw_connector(tree, &tree->place.nodes[i]);
    }
    for (size_t i = 0; i < tree->place.count; i++) {
        draw_box(tree, i);
    }
    tree->pen.fragment->height = tree->height;
}

bool chart_draw_tree(struct page_document *pages, struct page_fragment *fragment,
                     const struct document_block *block, base_length width, base_length max_height,
                     uint32_t element, struct base_diagnostics *diagnostics)
{
    struct tree tree = {
        .arena = base_arena_create(),
        .pen = {.pages = pages, .fragment = fragment, .element = element, .origin = block->origin},
        .tree = block->tree,
        .width = width,
        .max_height = max_height};
    fragment->width = width;
    tree.title_face = face_of(pages->fonts, &block->tree->box->text);
    tree.name_face = face_of(pages->fonts, name_style(&tree));
    bool has_faces = tree.title_face != NULL && tree.name_face != NULL;
    if (has_faces) {
        read_tree(&tree);
    }
    bool drawn = has_faces && choose(&tree);
    if (drawn) {
        draw(&tree);
    } else if (has_faces && diagnostics != NULL) {
        base_report(diagnostics, base_at(block->origin), BASE_MESSAGE_CHART_TREE_TOO_LARGE,
                    base_format(pages->arena, "%zu", tree.place.count));
    }
    base_arena_destroy(tree.arena);
    return drawn;
}
