/* Inside of chart/: the axis of values: whole steps of 1, 2 or 5 times a power of ten, exact. */
#pragma once

#include <stdbool.h>

#include "base_length.h"
#include "value_rational.h"

struct document_chart;
struct base_arena;

struct chart_scale {
    const struct value_rational *step; /* distance of two ticks */
    long long first, last;             /* lowest and highest tick in steps; first <= 0 <= last */
    const struct value_rational *unit; /* 1 / (step * (last - first)) */
    int decimals;                      /* of a tick's text */
    const char *words;                 /* "juta", "miliar", "triliun" when ticks are shortened */
    const struct value_rational *divisor;
    bool percent; /* every label ends with "%": ticks do too */
};

/* The scale for the numbers of a chart with at most `most` steps (at least 2). stacked: sums count.
 */
void chart_scale_choose(struct chart_scale *scale, struct base_arena *arena,
                        const struct document_chart *chart, bool stacked, int most);
/* Distance of a number from the lowest tick when the axis has the given length. */
base_length chart_scale_place(const struct chart_scale *scale, struct base_arena *arena,
                              const struct value_rational *number, base_length length);
/* Distance of tick (in steps) from the lowest. */
base_length chart_scale_tick(const struct chart_scale *scale, long long tick, base_length length);
const char *chart_scale_text(const struct chart_scale *scale, struct base_arena *arena,
                             long long tick);
