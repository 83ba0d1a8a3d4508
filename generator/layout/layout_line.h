/* A line under construction, shared by what sets its text and what decorates it. */
#pragma once

#include "layout_galley.h"

/* An item at its place on the line. */
struct layout_placed {
    const struct layout_item *item;
    base_length x, width;
};

/* A page_piece of any length. */
struct layout_piece {
    const struct page_glyph *glyphs;
    base_length x;
    size_t text, count;
};

struct layout_line_builder {
    struct layout_state *state;
    const struct layout_line *line;
    struct page_fragment *fragment;
    struct layout_placed *placed;
    size_t count;
    bool decorated; /* tint, underline or link */
    bool hyphen;    /* at the end */
    base_length baseline;
    /* the open glyph run */
    const struct layout_span *span;
    uint32_t element;
    struct layout_piece *pieces;
    size_t piece_count;
    const struct layout_shape *shape; /* of the last piece */
    uint32_t glyph_count;
    struct base_buffer *text;
    base_length run_x, run_end;
};

/* The element of a span: that of its link or note call, made at its first line, or the line's. */
uint32_t layout_line_element(struct layout_line_builder *builder, struct layout_span *span);

enum layout_decoration { LAYOUT_TINT, LAYOUT_UNDERLINE, LAYOUT_LINK };
/* layout_decoration.c: draws all decorations of a kind. */
void layout_line_decorate(struct layout_line_builder *builder, enum layout_decoration decoration);
