/* Upright bars: beside each other or stacked. */
#include "chart_bar.h"

#include "base_arena.h"

enum { WIDEST_BAR = 34000, BAR_GAP = 1500, MOST_LINES = 3, TICK_ROOM = 4000 };

const struct value_rational *chart_bars_number(const struct chart_bars *bars, size_t series,
                                               size_t category)
{
    return bars->frame->chart->series[series].numbers[category];
}

/* ---------------------------------------------------------------- planning */

/* Breaks the category texts; false when one needs more lines than allowed or a broken word. */
static bool wrap_categories(struct chart_bars *bars, base_length size)
{
    const struct chart_frame *frame = bars->frame;
    bool good = true;
    bars->category_size = size;
    for (size_t k = 0; k < frame->chart->category_count; k++) {
        struct chart_lines lines = chart_wrap(frame->arena, frame->pen.pages, frame->pen.face, size,
                                              frame->chart->categories[k], bars->slot - 3000);
        good = good && lines.broken == 0 && lines.count <= MOST_LINES;
        bars->categories[k] = lines;
    }
    return good;
}

/* Chooses the widths of slots and bars and the lines of category texts. */
static bool plan_slots(struct chart_bars *bars)
{
    struct chart_frame *frame = bars->frame;
    size_t count = frame->chart->category_count;
    base_length plot = frame->width - chart_tick_width(frame) - TICK_ROOM;
    bars->slot = plot / (base_length)count;
    bars->slot = bars->slot < 1 ? 1 : bars->slot;
    bars->each = bars->stacked ? 1 : frame->chart->series_count;
    base_length gaps = BAR_GAP * ((base_length)bars->each - 1);
    bars->bar = (bars->slot * 7 / 10 - gaps) / (base_length)bars->each;
    bars->bar = bars->bar > WIDEST_BAR ? WIDEST_BAR : bars->bar;
    bool wide = bars->bar >= 3000;
    bars->bar = bars->bar < 300 ? 300 : bars->bar;
    bars->categories = base_alloc_array(frame->arena, count, sizeof *bars->categories);
    for (base_length size = CHART_TEXT_SIZE; size >= 7000; size -= CHART_SIZE_STEP) {
        if (wrap_categories(bars, size)) {
            return wide;
        }
    }
    return false;
}

/* Category texts in one upward line each, cut to a third of the height. */
static void turn_categories(struct chart_bars *bars)
{
    const struct chart_frame *frame = bars->frame;
    bars->upward_names = true;
    bars->category_size = 7000;
    for (size_t k = 0; k < frame->chart->category_count; k++) {
        struct chart_lines *lines = &bars->categories[k];
        *lines = chart_wrap(frame->arena, frame->pen.pages, frame->pen.face, bars->category_size,
                            frame->chart->categories[k], frame->height / 3);
    }
}

/* Height of the category texts. */
static base_length names_height(const struct chart_bars *bars)
{
    const struct chart_frame *frame = bars->frame;
    base_length most = 0;
    if (!bars->upward_names) {
        return (base_length)bars->most_lines * bars->category_size * 6 / 5;
    }
    for (size_t k = 0; k < frame->chart->category_count; k++) {
        base_length width = bars->categories[k].count == 0
                                ? 0
                                : chart_width(&frame->pen, frame->pen.face, bars->category_size,
                                              bars->categories[k].items[0]);
        most = width > most ? width : most;
    }
    return most + 3000;
}

/* Cuts category texts that are longer than allowed; counts their lines. */
static void cut_categories(struct chart_bars *bars)
{
    bars->most_lines = 1;
    for (size_t k = 0; k < bars->frame->chart->category_count; k++) {
        struct chart_lines *lines = &bars->categories[k];
        chart_cut(bars->frame, lines, bars->upward_names ? 1 : MOST_LINES);
        bars->most_lines = lines->count > bars->most_lines ? lines->count : bars->most_lines;
    }
}

/* Sets the plot for a size and direction of the value texts. */
static void set_plot(struct chart_bars *bars, const struct chart_rect *area)
{
    struct chart_frame *frame = bars->frame;
    base_length room = chart_cap_height(frame->pen.face, bars->size) + 2 * CHART_LABEL_GAP;
    if (bars->upward) {
        room = chart_label_width(frame, frame->pen.face, bars->size) + 2 * CHART_LABEL_GAP;
    }
    frame->plot = *area;
    frame->plot.left = area->left + chart_tick_width(frame) + TICK_ROOM;
    frame->plot.top += room;
    frame->plot.bottom -= names_height(bars) + 3000;
    frame->plot.bottom -= frame->scale.first < 0 ? room : 0;
    frame->taken_count = 0;
}

/* ---------------------------------------------------------------- bars beside each other */

base_length chart_bars_middle(const struct chart_bars *bars, size_t category)
{
    return bars->frame->plot.left + bars->slot * (base_length)category + bars->slot / 2;
}

static struct chart_rect bar_rect(const struct chart_bars *bars, size_t series, size_t category)
{
    const struct chart_frame *frame = bars->frame;
    base_length group = (bars->bar + BAR_GAP) * (base_length)bars->each - BAR_GAP;
    base_length left =
        chart_bars_middle(bars, category) - group / 2 + (bars->bar + BAR_GAP) * (base_length)series;
    base_length zero = chart_y(frame, value_rational_integer(frame->arena, 0)), y = zero;
    const struct value_rational *number = chart_bars_number(bars, series, category);
    y = number != NULL ? chart_y(frame, number) : zero;
    return (struct chart_rect){left, y < zero ? y : zero, left + bars->bar, y < zero ? zero : y};
}

/* Where the value text of a bar stands: above it, or below a negative one. */
static struct chart_rect text_rect(const struct chart_bars *bars, size_t series, size_t category)
{
    const struct chart_frame *frame = bars->frame;
    struct chart_rect bar = bar_rect(bars, series, category);
    const struct value_rational *number = chart_bars_number(bars, series, category);
    base_length cap = chart_cap_height(frame->pen.face, bars->size);
    base_length width =
        chart_width(&frame->pen, frame->pen.face, bars->size, chart_label(frame, series, category));
    base_length across = bars->upward ? cap : width, along = bars->upward ? width : cap;
    base_length left = (bar.left + bar.right - across) / 2;
    if (number != NULL && value_rational_sign(number) < 0) {
        base_length top = bar.bottom + CHART_LABEL_GAP;
        return (struct chart_rect){left, top, left + across, top + along};
    }
    base_length bottom = bar.top - CHART_LABEL_GAP;
    return (struct chart_rect){left, bottom - along, left + across, bottom};
}

/* Room around a text that nothing else may enter. */
struct chart_rect chart_bars_air(struct chart_rect rect)
{
    return (struct chart_rect){rect.left - 800, rect.top - 400, rect.right + 800,
                               rect.bottom + 400};
}

/* True when a value text with its air has room. */
static bool has_room(const struct chart_bars *bars, struct chart_rect rect)
{
    const struct chart_frame *frame = bars->frame;
    return rect.right <= frame->width + 800 && rect.left >= frame->plot.left - 800 &&
           chart_is_free(frame, rect);
}

/* Takes the places of all bars, then of the texts that have room; returns how many have none. */
static size_t count_crowded(struct chart_bars *bars)
{
    struct chart_frame *frame = bars->frame;
    size_t crowded = 0;
    for (size_t k = 0; k < frame->chart->category_count; k++) {
        for (size_t i = 0; i < bars->each; i++) {
            chart_take(frame, bar_rect(bars, i, k));
        }
    }
    for (size_t k = 0; k < frame->chart->category_count; k++) {
        for (size_t i = 0; i < bars->each; i++) {
            struct chart_rect rect = chart_bars_air(text_rect(bars, i, k));
            if (has_room(bars, rect)) {
                chart_take(frame, rect);
            } else {
                crowded++;
            }
        }
    }
    return crowded;
}

void chart_bars_value(const struct chart_bars *bars, struct chart_rect rect, page_colour colour,
                      const char *text)
{
    const struct chart_pen *pen = &bars->frame->pen;
    if (colour == CHART_INK) {
        chart_ground(bars->frame, rect);
    }
    if (bars->upward) {
        chart_text_up(pen, bars->size, colour, rect.right, rect.bottom, text);
    } else {
        chart_text(pen, pen->face, bars->size, colour, CHART_LEFT, rect.left, rect.bottom, text);
    }
}

static void draw_side_by_side(struct chart_bars *bars)
{
    struct chart_frame *frame = bars->frame;
    frame->taken_count = 0;
    for (size_t k = 0; k < frame->chart->category_count; k++) {
        for (size_t i = 0; i < bars->each; i++) {
            frame->pen.origin = chart_origin(frame, i, k);
            chart_take(frame, bar_rect(bars, i, k));
            chart_mark(frame, i, bar_rect(bars, i, k));
        }
    }
    for (size_t k = 0; k < frame->chart->category_count; k++) {
        for (size_t i = 0; i < bars->each; i++) {
            struct chart_rect rect = text_rect(bars, i, k);
            frame->pen.origin = chart_origin(frame, i, k);
            if (has_room(bars, chart_bars_air(rect))) {
                chart_take(frame, chart_bars_air(rect));
                chart_bars_value(bars, rect, CHART_INK, chart_label(frame, i, k));
            } else {
                frame->left_out++;
            }
        }
    }
}

/* ---------------------------------------------------------------- all */

/* Finds the size and direction of value texts that leaves the fewest without room. */
static size_t plan_values(struct chart_bars *bars, const struct chart_rect *area,
                          enum chart_effort effort)
{
    size_t crowded = 0;
    for (int upward = 0; upward <= (effort != CHART_PLAIN && !bars->stacked ? 1 : 0); upward++) {
        bars->upward = upward == 1;
        for (bars->size = CHART_TEXT_SIZE; bars->size >= CHART_SMALLEST;
             bars->size -= CHART_SIZE_STEP) {
            set_plot(bars, area);
            crowded = bars->stacked ? chart_stack_crowded(bars) : count_crowded(bars);
            if (crowded == 0) {
                return 0;
            }
        }
    }
    bars->size = CHART_SMALLEST;
    set_plot(bars, area);
    return crowded;
}

/* An upward name ends below the axis; where slots are very narrow some names are left out. */
static void draw_upward_name(const struct chart_bars *bars, size_t category, base_length top)
{
    struct chart_frame *frame = bars->frame;
    const char *text = bars->categories[category].items[0];
    base_length cap = chart_cap_height(frame->pen.face, bars->category_size);
    size_t every = (size_t)((bars->category_size + bars->slot - 1) / bars->slot);
    if (category % every != 0) {
        frame->left_out++;
        return;
    }
    base_length width = chart_width(&frame->pen, frame->pen.face, bars->category_size, text);
    chart_text_up(&frame->pen, bars->category_size, CHART_INK,
                  chart_bars_middle(bars, category) + cap / 2, top + width, text);
}

static void draw_categories(const struct chart_bars *bars)
{
    const struct chart_frame *frame = bars->frame;
    base_length top = frame->plot.bottom + 3000;
    if (frame->scale.first < 0) {
        top += chart_cap_height(frame->pen.face, bars->size) + 2 * CHART_LABEL_GAP;
    }
    for (size_t k = 0; k < frame->chart->category_count; k++) {
        const struct chart_lines *lines = &bars->categories[k];
        if (bars->upward_names && lines->count > 0) {
            draw_upward_name(bars, k, top);
            continue;
        }
        for (size_t i = 0; i < lines->count; i++) {
            base_length y =
                top + bars->category_size + (base_length)i * bars->category_size * 6 / 5;
            chart_text(&frame->pen, frame->pen.face, bars->category_size, CHART_INK, CHART_CENTRE,
                       chart_bars_middle(bars, k), y, lines->items[i]);
        }
    }
}

/* Plans everything; true when all texts have room. Draws title and legend on the way. */
static bool plan(struct chart_bars *bars, enum chart_effort effort)
{
    struct chart_frame *frame = bars->frame;
    base_length steps = frame->height / 22000;
    chart_scale_choose(&frame->scale, frame->arena, frame->chart, bars->stacked,
                       steps < 3   ? 3
                       : steps > 6 ? 6
                                   : (int)steps);
    bool room = plan_slots(bars);
    if (!room && effort == CHART_FORCED) {
        turn_categories(bars);
    }
    cut_categories(bars);
    chart_draw_title(frame);
    if (frame->chart->legend) {
        chart_draw_legend(frame, chart_mark);
    }
    struct chart_rect area = frame->plot;
    bars->totals = bars->stacked && chart_stack_has_totals(frame);
    return plan_values(bars, &area, effort) == 0 && room;
}

bool chart_draw_bars(struct chart_frame *frame, bool stacked, enum chart_effort effort)
{
    struct chart_frame before = *frame;
    struct page_fragment scratch = {0};
    struct chart_bars bars = {.frame = frame, .stacked = stacked};
    frame->pen.fragment = &scratch;
    bool room = plan(&bars, effort);
    *frame = before;
    if (!room && effort != CHART_FORCED) {
        return false;
    }
    bars = (struct chart_bars){.frame = frame, .stacked = stacked};
    plan(&bars, effort);
    chart_draw_guides(frame);
    if (stacked) {
        chart_stack_draw(&bars);
    } else {
        draw_side_by_side(&bars);
    }
    frame->pen.origin = frame->origin;
    chart_draw_zero(frame);
    draw_categories(&bars);
    return true;
}
