/* Flow: puts entries of a galley one below the other onto a page or into a fragment; knows open
 * frames and the open table, so that a page can end inside them. */
#pragma once

#include "layout_galley.h"

struct layout_canvas {
    struct layout_state *state;
    struct page *page;              /* or */
    struct page_fragment *fragment; /* where items go */
    size_t page_index;
    bool artifact;              /* all items are artifacts (repeated heads) */
    struct layout_note **notes; /* where called notes are put, or NULL */
    /* Told of anchors and headings, or NULL. */
    void (*mark)(struct layout_canvas *canvas, const struct layout_mark *mark, base_length x,
                 base_length y);
    void *user; /* of mark */
};

struct layout_open_frame {
    const struct layout_frame *frame;
    base_length top;
    size_t outer, inner; /* placeholders in the item list, + 1; 0 = none */
};

struct layout_part;

#define LAYOUT_FRAMES 16
struct layout_flow {
    struct layout_canvas canvas;
    base_length x, y;
    struct layout_open_frame frames[LAYOUT_FRAMES];
    size_t frame_count;
    struct layout_part *part; /* of the open table; NULL = none */
    bool top;                 /* nothing but heads stands on the page: space vanishes */
    base_length adjust, glue; /* what the spaces of this page, glue in all, grow by */
    base_length passed;       /* of glue so far */
    base_length melt;         /* of the next space: what stands there already */
};

struct page_item *layout_canvas_item(struct layout_canvas *canvas, enum page_item_kind kind,
                                     uint32_t element, base_origin origin);
void layout_canvas_place(struct layout_canvas *canvas, const struct page_fragment *fragment,
                         base_length x, base_length y);
void layout_canvas_line(struct layout_canvas *canvas, base_length x, base_length y,
                        base_length width, base_length height, base_length thickness,
                        document_colour colour);
void layout_canvas_fill(struct layout_canvas *canvas, base_length x, base_length y,
                        base_length width, base_length height, document_colour colour);

/* Number of items so far. */
size_t layout_canvas_count(const struct layout_canvas *canvas);
/* Moves the items from `from` on before item `to`. */
void layout_canvas_move(struct layout_canvas *canvas, size_t from, size_t to);

/* Puts one entry (all but BREAK and FILLER) at the pen and moves the pen. */
void layout_flow_entry(struct layout_flow *flow, const struct layout_entry *entry);
/* The page ends: frames and table are closed here and opened again on the next page. */
void layout_flow_suspend(struct layout_flow *flow);
void layout_flow_resume(struct layout_flow *flow);
/* Height that open frames need below the pen. */
base_length layout_flow_reserve(const struct layout_flow *flow);
/* Puts entries from..to at (x, y) of the canvas, without page breaks. */
void layout_galley_paint(const struct layout_canvas *canvas, const struct layout_galley *galley,
                         size_t from, size_t to, base_length x, base_length y);
