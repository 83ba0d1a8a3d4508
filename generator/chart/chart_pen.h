/* Inside of chart/: drawing into a fragment. Lengths in 1/1000 pt, y down. */
#pragma once

#include "page.h"

#define CHART_INK 0x222222u
#define CHART_GREY 0x5A6068u
#define CHART_GUIDE 0xD9DCE0u
#define CHART_AXIS 0x8A8F98u
#define CHART_PAPER 0xFFFFFFu

struct chart_pen {
    struct page_document *pages;
    struct page_fragment *fragment;
    uint32_t element;
    base_origin origin;
    const struct font_face *face, *bold;
};

enum chart_align { CHART_LEFT, CHART_CENTRE, CHART_RIGHT };

/* Text with its base line at y; x is its left end, middle or right end. */
void chart_text(const struct chart_pen *pen, const struct font_face *face, base_length size,
                page_colour colour, enum chart_align align, base_length x, base_length y,
                const char *text);
/* Text that runs upwards from its start at (x, y), x being the base line. */
void chart_text_up(const struct chart_pen *pen, base_length size, page_colour colour, base_length x,
                   base_length y, const char *text);
base_length chart_width(const struct chart_pen *pen, const struct font_face *face, base_length size,
                        const char *text);
/* Height of capitals and figures. */
base_length chart_cap_height(const struct font_face *face, base_length size);

void chart_line(const struct chart_pen *pen, page_colour colour, base_length thickness, bool dashed,
                base_length x0, base_length y0, base_length x1, base_length y1);
void chart_fill(const struct chart_pen *pen, page_colour colour, enum page_pattern pattern,
                base_length x, base_length y, base_length width, base_length height,
                base_length radius);
/* A path of count points (copied). fill may be PAGE_NO_COLOUR; thickness 0 = not stroked. */
void chart_path(const struct chart_pen *pen, const base_length *points, size_t count, bool closed,
                page_colour stroke, base_length thickness, page_colour fill);
/* A rectangle's outline, drawn within its edges. */
void chart_outline(const struct chart_pen *pen, page_colour stroke, base_length thickness,
                   page_colour fill, base_length x, base_length y, base_length width,
                   base_length height);
/* colour mixed with white: percent of colour. */
page_colour chart_tint(page_colour colour, int percent);
/* True when white text reads well on the colour. */
bool chart_is_dark(page_colour colour);
