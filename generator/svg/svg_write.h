/* Inside of svg/: one page being painted. */
#pragma once

#include <stdint.h>

#include "base_arena.h"
#include "page.h"
#include "svg.h"

struct svg_canvas {
    const struct page_document *document;
    const struct page *page;
    size_t index;
    const struct svg_options *options;
    struct base_buffer *buffer;
    size_t clips; /* given out so far */
    struct page_glyph_room room;
};

/* ---------------------------------------------------------------- syntax */

/* 1/1000 pt with at most two decimals. */
void svg_number(struct base_buffer *buffer, base_length length);
/* ` name="12.5"` */
void svg_length(struct base_buffer *buffer, const char *name, base_length length);
/* ` name="#1a2b3c"` */
void svg_colour(struct base_buffer *buffer, const char *name, page_colour colour);
/* Characters of text or of an attribute; what XML forbids is left out. */
void svg_escape(struct base_buffer *buffer, const char *text, size_t length);
/* ` name="..."` */
void svg_attribute(struct base_buffer *buffer, const char *name, const char *text);
/* ` data-o="12"`, nothing for 0. */
void svg_origin(struct base_buffer *buffer, base_origin origin);
void svg_base64(struct base_buffer *buffer, const unsigned char *bytes, size_t length);

/* ---------------------------------------------------------------- items */

void svg_glyphs(struct svg_canvas *canvas, const struct page_item *item);
void svg_fill(struct svg_canvas *canvas, const struct page_item *item);
void svg_line(struct svg_canvas *canvas, const struct page_item *item);
void svg_path(struct svg_canvas *canvas, const struct page_item *item);
void svg_picture(struct svg_canvas *canvas, const struct page_item *item);
/* Rules with the fonts of pages from..to as data. */
void svg_font_data(const struct page_document *document, size_t from, size_t to,
                   struct base_buffer *buffer);
