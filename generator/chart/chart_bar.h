/* Inside of chart/: upright bars, beside each other (chart_bar.c) or stacked (chart_stack.c). */
#pragma once

#include "chart_frame.h"
#include "chart_wrap.h"

enum { CHART_LABEL_GAP = 2500 };

struct chart_bars {
    struct chart_frame *frame;
    bool stacked;
    bool upward;       /* values run upwards */
    bool upward_names; /* so do category texts */
    base_length slot, bar;
    size_t each; /* bars side by side in a slot */
    base_length size, category_size;
    struct chart_lines *categories;
    size_t most_lines;
    bool totals;
};

const struct value_rational *chart_bars_number(const struct chart_bars *bars, size_t series,
                                               size_t category);
base_length chart_bars_middle(const struct chart_bars *bars, size_t category);
/* Room around a text that nothing else may enter. */
struct chart_rect chart_bars_air(struct chart_rect rect);
void chart_bars_value(const struct chart_bars *bars, struct chart_rect rect, page_colour colour,
                      const char *text);

/* Stacks: whether sums can be written above them, how many values have no room, drawing. */
bool chart_stack_has_totals(const struct chart_frame *frame);
size_t chart_stack_crowded(struct chart_bars *bars);
void chart_stack_draw(struct chart_bars *bars);
