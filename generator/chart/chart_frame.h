/* Inside of chart/: what all kinds of charts share: the area, the looks of series, marks, legend,
 * guides, and the places that are taken. */
#pragma once

#include "chart_pen.h"
#include "chart_scale.h"
#include "document.h"

enum { CHART_TEXT_SIZE = 8000, CHART_SMALLEST = 6500, CHART_SIZE_STEP = 500 };

struct chart_rect {
    base_length left, top, right, bottom;
};

struct chart_frame {
    struct chart_pen pen;
    struct base_arena *arena;
    const struct document_chart *chart;
    struct base_diagnostics *diagnostics;
    base_origin origin;        /* of the block */
    base_length width, height; /* of the whole chart */
    struct chart_rect plot;    /* the area of the marks */
    struct chart_scale scale;
    base_length size; /* of category and value texts */
    page_colour accent;
    struct chart_rect *taken; /* by marks and texts */
    size_t taken_count, taken_capacity;
    size_t left_out; /* texts without room: values left out, names cut */
};

struct chart_look {
    page_colour colour;
    enum page_pattern pattern;
    bool outlined;
};
struct chart_look chart_look_of(const struct chart_frame *frame, size_t series);

/* The text of a value; "–" when it is missing. */
const char *chart_label(const struct chart_frame *frame, size_t series, size_t category);
/* Where a value comes from. */
base_origin chart_origin(const struct chart_frame *frame, size_t series, size_t category);
/* Width of the widest value text. */
base_length chart_label_width(const struct chart_frame *frame, const struct font_face *face,
                              base_length size);

/* A bar or a piece of one in the look of a series. */
void chart_mark(const struct chart_frame *frame, size_t series, struct chart_rect rect);

/* True when a rectangle touches nothing taken so far. */
bool chart_is_free(const struct chart_frame *frame, struct chart_rect rect);
void chart_take(struct chart_frame *frame, struct chart_rect rect);

/* Text with a white ground, so that guides do not run through it. rect is the text's own. */
void chart_ground(const struct chart_frame *frame, struct chart_rect rect);
/* Cuts a category's text to `most` lines, the last ending in "…". */
struct chart_lines;
void chart_cut(struct chart_frame *frame, struct chart_lines *lines, size_t most);

/* Draws axis title and legend; what they need is taken off the plot's top and bottom. */
void chart_draw_title(struct chart_frame *frame);
/* How a series looks in the legend. */
typedef void chart_swatch(const struct chart_frame *frame, size_t series, struct chart_rect rect);
void chart_draw_legend(struct chart_frame *frame, chart_swatch *draw_swatch);
/* Width of the widest tick text. */
base_length chart_tick_width(const struct chart_frame *frame);
/* Guides across the plot with tick texts left of it; the line of zero. */
void chart_draw_guides(const struct chart_frame *frame);
void chart_draw_zero(const struct chart_frame *frame);
/* y of a number within the plot. */
base_length chart_y(const struct chart_frame *frame, const struct value_rational *number);

/* What a kind of chart may do for lack of room. */
enum chart_effort {
    CHART_PLAIN,  /* nothing */
    CHART_UPWARD, /* let values run upwards */
    CHART_FORCED, /* leave values out, cut category texts */
};

/* The kinds. Each draws into the plot; the first two return false, with nothing drawn, when texts
 * have no room. */
bool chart_draw_bars(struct chart_frame *frame, bool stacked, enum chart_effort effort);
bool chart_draw_horizontal(struct chart_frame *frame, bool stacked, enum chart_effort effort);
void chart_draw_lines(struct chart_frame *frame);
