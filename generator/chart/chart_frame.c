/* What all kinds of charts share: looks, legend, guides, room. */
#include "chart_frame.h"

#include <string.h>

#include "base_arena.h"
#include "chart_wrap.h"

struct chart_look chart_look_of(const struct chart_frame *frame, size_t series)
{
    static const enum page_pattern patterns[] = {PAGE_SOLID, PAGE_HATCH, PAGE_CROSSHATCH,
                                                 PAGE_DOTS};
    const page_colour colours[] = {frame->accent, 0x6B7280, frame->accent, 0x3F464F};
    const struct document_chart_series *own = &frame->chart->series[series];
    size_t filled = 0;
    for (size_t i = 0; i < series; i++) {
        filled += !frame->chart->series[i].outlined;
    }
    struct chart_look look = {.colour = own->outlined ? frame->accent : colours[filled % 4],
                              .pattern = patterns[filled % 4],
                              .outlined = own->outlined};
    if (filled >= 4) { /* the patterns come again, lighter */
        look.colour = chart_tint(look.colour, 50);
    }
    if (own->colour != DOCUMENT_NO_COLOUR) {
        look.colour = own->colour;
    }
    return look;
}

const char *chart_label(const struct chart_frame *frame, size_t series, size_t category)
{
    const struct document_chart_series *own = &frame->chart->series[series];
    if (own->numbers[category] == NULL) {
        return "\xe2\x80\x93";
    }
    return own->labels != NULL && own->labels[category] != NULL ? own->labels[category] : "";
}

base_origin chart_origin(const struct chart_frame *frame, size_t series, size_t category)
{
    const base_origin *origins = frame->chart->series[series].origins;
    return origins != NULL && origins[category] != 0 ? origins[category] : frame->origin;
}

base_length chart_label_width(const struct chart_frame *frame, const struct font_face *face,
                              base_length size)
{
    base_length widest = 0;
    for (size_t i = 0; i < frame->chart->series_count; i++) {
        for (size_t k = 0; k < frame->chart->category_count; k++) {
            base_length width = chart_width(&frame->pen, face, size, chart_label(frame, i, k));
            widest = width > widest ? width : widest;
        }
    }
    return widest;
}

void chart_mark(const struct chart_frame *frame, size_t series, struct chart_rect rect)
{
    enum { THIN = 500, STRONG = 900 };
    struct chart_look look = chart_look_of(frame, series);
    base_length width = rect.right - rect.left, height = rect.bottom - rect.top;
    if (width <= 0 || height <= 0) {
        return;
    }
    if (look.outlined) {
        chart_outline(&frame->pen, look.colour, STRONG, CHART_PAPER, rect.left, rect.top, width,
                      height);
    } else if (look.pattern == PAGE_SOLID) {
        chart_fill(&frame->pen, look.colour, PAGE_SOLID, rect.left, rect.top, width, height, 0);
    } else {
        page_colour ground = chart_tint(look.colour, 12);
        chart_fill(&frame->pen, ground, PAGE_SOLID, rect.left, rect.top, width, height, 0);
        chart_fill(&frame->pen, look.colour, look.pattern, rect.left, rect.top, width, height, 0);
        chart_outline(&frame->pen, look.colour, THIN, PAGE_NO_COLOUR, rect.left, rect.top, width,
                      height);
    }
}

bool chart_is_free(const struct chart_frame *frame, struct chart_rect rect)
{
    for (size_t i = 0; i < frame->taken_count; i++) {
        const struct chart_rect *other = &frame->taken[i];
        if (rect.left < other->right && other->left < rect.right && rect.top < other->bottom &&
            other->top < rect.bottom) {
            return false;
        }
    }
    return true;
}

void chart_take(struct chart_frame *frame, struct chart_rect rect)
{
    BASE_PUSH(frame->arena, frame->taken, frame->taken_count, frame->taken_capacity, rect);
}

void chart_ground(const struct chart_frame *frame, struct chart_rect rect)
{
    chart_fill(&frame->pen, CHART_PAPER, PAGE_SOLID, rect.left - 1200, rect.top - 1000,
               rect.right - rect.left + 2400, rect.bottom - rect.top + 2000, 1000);
}

void chart_cut(struct chart_frame *frame, struct chart_lines *lines, size_t most)
{
    if (lines->count > most) {
        lines->items[most - 1] =
            base_format(frame->arena, "%s\xe2\x80\xa6", lines->items[most - 1]);
        lines->count = most;
        frame->left_out++;
    }
}

/* ---------------------------------------------------------------- title and legend */

void chart_draw_title(struct chart_frame *frame)
{
    const char *title = frame->chart->axis_title != NULL ? frame->chart->axis_title : "";
    if (frame->scale.words != NULL) {
        title =
            base_format(frame->arena, *title != '\0' ? "%s (sumbu dalam %s)" : "%sSumbu dalam %s",
                        title, frame->scale.words);
    }
    if (*title == '\0') {
        return;
    }
    frame->plot.top += CHART_TEXT_SIZE + 500;
    chart_text(&frame->pen, frame->pen.face, CHART_TEXT_SIZE, CHART_GREY, CHART_LEFT, 0,
               frame->plot.top - 1500, title);
    frame->plot.top += 3000;
}

enum { SWATCH = 9000, SWATCH_GAP = 4000, ENTRY_GAP = 16000, LEGEND_ROW = 12000 };

static base_length entry_width(const struct chart_frame *frame, size_t series)
{
    return SWATCH + SWATCH_GAP +
           chart_width(&frame->pen, frame->pen.face, CHART_TEXT_SIZE,
                       frame->chart->series[series].name);
}

/* The number of entries from `first` that fit in one row; *width gets their width. */
static size_t entries_in_row(const struct chart_frame *frame, size_t first, base_length *width)
{
    size_t count = 1;
    *width = entry_width(frame, first);
    for (size_t i = first + 1; i < frame->chart->series_count; i++, count++) {
        base_length more = ENTRY_GAP + entry_width(frame, i);
        if (*width + more > frame->width) {
            break;
        }
        *width += more;
    }
    return count;
}

static void draw_entry(const struct chart_frame *frame, chart_swatch *draw_swatch, size_t series,
                       base_length x, base_length y)
{
    base_length cap = chart_cap_height(frame->pen.face, CHART_TEXT_SIZE);
    struct chart_rect swatch = {x, y - cap / 2 - 3500, x + SWATCH, y - cap / 2 + 3500};
    draw_swatch(frame, series, swatch);
    chart_text(&frame->pen, frame->pen.face, CHART_TEXT_SIZE, CHART_INK, CHART_LEFT,
               x + SWATCH + SWATCH_GAP, y, frame->chart->series[series].name);
}

void chart_draw_legend(struct chart_frame *frame, chart_swatch *draw_swatch)
{
    size_t rows = 0;
    base_length width;
    for (size_t i = 0; i < frame->chart->series_count; rows++) {
        i += entries_in_row(frame, i, &width);
    }
    frame->plot.bottom -= (base_length)rows * LEGEND_ROW + 2000;
    base_length y = frame->plot.bottom + LEGEND_ROW;
    for (size_t i = 0; i < frame->chart->series_count; y += LEGEND_ROW) {
        size_t count = entries_in_row(frame, i, &width);
        base_length x = (frame->width - width) / 2;
        x = x < 0 ? 0 : x;
        for (size_t end = i + count; i < end; i++) {
            draw_entry(frame, draw_swatch, i, x, y);
            x += entry_width(frame, i) + ENTRY_GAP;
        }
    }
}

/* ---------------------------------------------------------------- guides */

base_length chart_tick_width(const struct chart_frame *frame)
{
    base_length widest = 0;
    for (long long tick = frame->scale.first; tick <= frame->scale.last; tick++) {
        base_length width = chart_width(&frame->pen, frame->pen.face, CHART_TEXT_SIZE,
                                        chart_scale_text(&frame->scale, frame->arena, tick));
        widest = width > widest ? width : widest;
    }
    return widest;
}

base_length chart_y(const struct chart_frame *frame, const struct value_rational *number)
{
    base_length length = frame->plot.bottom - frame->plot.top;
    return frame->plot.bottom - chart_scale_place(&frame->scale, frame->arena, number, length);
}

static base_length tick_y(const struct chart_frame *frame, long long tick)
{
    base_length length = frame->plot.bottom - frame->plot.top;
    return frame->plot.bottom - chart_scale_tick(&frame->scale, tick, length);
}

void chart_draw_guides(const struct chart_frame *frame)
{
    base_length cap = chart_cap_height(frame->pen.face, CHART_TEXT_SIZE);
    for (long long tick = frame->scale.first; tick <= frame->scale.last; tick++) {
        base_length y = tick_y(frame, tick);
        if (tick != 0) {
            chart_line(&frame->pen, CHART_GUIDE, 400, false, frame->plot.left, y, frame->plot.right,
                       y);
        }
        chart_text(&frame->pen, frame->pen.face, CHART_TEXT_SIZE, CHART_GREY, CHART_RIGHT,
                   frame->plot.left - 4000, y + cap / 2,
                   chart_scale_text(&frame->scale, frame->arena, tick));
    }
}

void chart_draw_zero(const struct chart_frame *frame)
{
    base_length y = tick_y(frame, 0);
    chart_line(&frame->pen, CHART_AXIS, 700, false, frame->plot.left, y, frame->plot.right, y);
}
