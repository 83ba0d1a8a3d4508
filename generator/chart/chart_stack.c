/* Stacked bars: pieces with their values, sums above. */
#include "chart_bar.h"

#include <string.h>

#include "base_arena.h"
#include "format_number.h"

/* True when every text is the plain number, so that sums can be written in the same way. */
static bool has_plain_labels(const struct chart_frame *frame)
{
    struct format_number own = {.decimals = FORMAT_OWN_DECIMALS};
    for (size_t i = 0; i < frame->chart->series_count; i++) {
        for (size_t k = 0; k < frame->chart->category_count; k++) {
            const struct value_rational *number = frame->chart->series[i].numbers[k];
            if (number != NULL &&
                (value_rational_sign(number) < 0 ||
                 strcmp(chart_label(frame, i, k), format_number(frame->arena, number, own)) != 0)) {
                return false;
            }
        }
    }
    return true;
}

bool chart_stack_has_totals(const struct chart_frame *frame)
{
    return frame->chart->series_count > 1 && has_plain_labels(frame);
}

/* The piece of a series: between the sums below it and with it, of its sign. */
static struct chart_rect piece_rect(const struct chart_bars *bars, size_t series, size_t category)
{
    const struct chart_frame *frame = bars->frame;
    const struct value_rational *number = chart_bars_number(bars, series, category);
    const struct value_rational *below = value_rational_integer(frame->arena, 0);
    base_length left = chart_bars_middle(bars, category) - bars->bar / 2;
    int sign = number != NULL ? value_rational_sign(number) : 1;
    for (size_t i = 0; i < series; i++) {
        const struct value_rational *other = chart_bars_number(bars, i, category);
        if (other != NULL && value_rational_sign(other) == sign) {
            below = value_rational_add(frame->arena, below, other);
        }
    }
    base_length from = chart_y(frame, below), to = from;
    if (number != NULL) {
        to = chart_y(frame, value_rational_add(frame->arena, below, number));
    }
    return (struct chart_rect){left, from < to ? from : to, left + bars->bar,
                               from < to ? to : from};
}

/* Where the value of a piece stands: within it when it is high and wide enough, else beside it. */
static bool piece_text(const struct chart_bars *bars, size_t series, size_t category, bool *inside,
                       struct chart_rect *rect)
{
    const struct chart_frame *frame = bars->frame;
    struct chart_rect piece = piece_rect(bars, series, category);
    base_length cap = chart_cap_height(frame->pen.face, bars->size);
    base_length width =
        chart_width(&frame->pen, frame->pen.face, bars->size, chart_label(frame, series, category));
    base_length middle = (piece.top + piece.bottom) / 2;
    *inside = piece.bottom - piece.top >= cap + 2500 && width + 3000 <= bars->bar;
    base_length left = *inside ? (piece.left + piece.right - width) / 2 : piece.right + 2500;
    *rect = (struct chart_rect){left, middle - cap / 2, left + width, middle - cap / 2 + cap};
    return *inside || (chart_is_free(frame, chart_bars_air(*rect)) &&
                       rect->right <= chart_bars_middle(bars, category) + bars->slot / 2);
}

static bool is_piece(const struct chart_bars *bars, size_t series, size_t category)
{
    const struct value_rational *number = chart_bars_number(bars, series, category);
    return number != NULL && value_rational_sign(number) != 0;
}

/* True for a piece whose value is written: not when it is the only one below a total. */
static bool has_value(const struct chart_bars *bars, size_t series, size_t category)
{
    size_t pieces = 0;
    for (size_t i = 0; i < bars->frame->chart->series_count; i++) {
        pieces += is_piece(bars, i, category);
    }
    return is_piece(bars, series, category) && !(bars->totals && pieces == 1);
}

/* The sum of a category as text; NULL when none of its values is known. */
static const char *total_text(const struct chart_bars *bars, size_t category,
                              const struct value_rational **sum)
{
    const struct chart_frame *frame = bars->frame;
    struct format_number own = {.decimals = FORMAT_OWN_DECIMALS};
    bool any = false;
    *sum = value_rational_integer(frame->arena, 0);
    for (size_t i = 0; i < frame->chart->series_count; i++) {
        const struct value_rational *number = chart_bars_number(bars, i, category);
        any = any || number != NULL;
        *sum = number != NULL ? value_rational_add(frame->arena, *sum, number) : *sum;
    }
    return any ? format_number(frame->arena, *sum, own) : "\xe2\x80\x93";
}

static bool total_fits(const struct chart_bars *bars, size_t category)
{
    const struct value_rational *sum;
    const char *text = total_text(bars, category, &sum);
    return chart_width(&bars->frame->pen, bars->frame->pen.bold, bars->size, text) + 3000 <=
           bars->slot;
}

static void draw_total(const struct chart_bars *bars, size_t category)
{
    struct chart_frame *frame = bars->frame;
    const struct value_rational *sum;
    const char *text = total_text(bars, category, &sum);
    if (!total_fits(bars, category)) {
        frame->left_out++;
        return;
    }
    base_origin origin = frame->pen.origin;
    frame->pen.origin = 0; /* a sum stands nowhere in the input */
    chart_text(&frame->pen, frame->pen.bold, bars->size, CHART_INK, CHART_CENTRE,
               chart_bars_middle(bars, category), chart_y(frame, sum) - CHART_LABEL_GAP, text);
    frame->pen.origin = origin;
}

size_t chart_stack_crowded(struct chart_bars *bars)
{
    size_t crowded = 0;
    for (size_t k = 0; k < bars->frame->chart->category_count; k++) {
        crowded += bars->totals && !total_fits(bars, k);
        for (size_t i = 0; i < bars->frame->chart->series_count; i++) {
            struct chart_rect rect;
            bool inside;
            if (!has_value(bars, i, k)) {
                continue;
            }
            if (piece_text(bars, i, k, &inside, &rect)) {
                chart_take(bars->frame, chart_bars_air(rect));
            } else {
                crowded++;
            }
        }
    }
    return crowded;
}

/* A value within a piece: white on dark colours, else on a white ground. */
static void draw_piece_value(struct chart_bars *bars, size_t series, size_t category)
{
    struct chart_frame *frame = bars->frame;
    struct chart_look look = chart_look_of(frame, series);
    struct chart_rect rect;
    bool inside;
    if (!has_value(bars, series, category)) {
        return;
    }
    if (!piece_text(bars, series, category, &inside, &rect)) {
        frame->left_out++;
        return;
    }
    chart_take(frame, chart_bars_air(rect));
    bool plain = look.pattern == PAGE_SOLID;
    bool white = inside && !look.outlined && plain && chart_is_dark(look.colour);
    chart_bars_value(bars, rect, white ? CHART_PAPER : CHART_INK,
                     chart_label(frame, series, category));
}

void chart_stack_draw(struct chart_bars *bars)
{
    struct chart_frame *frame = bars->frame;
    frame->taken_count = 0;
    for (size_t k = 0; k < frame->chart->category_count; k++) {
        for (size_t i = 0; i < frame->chart->series_count; i++) {
            frame->pen.origin = chart_origin(frame, i, k);
            chart_mark(frame, i, piece_rect(bars, i, k));
        }
        for (size_t i = 0; i < frame->chart->series_count; i++) {
            frame->pen.origin = chart_origin(frame, i, k);
            draw_piece_value(bars, i, k);
        }
        if (bars->totals) {
            draw_total(bars, k);
        }
    }
}
