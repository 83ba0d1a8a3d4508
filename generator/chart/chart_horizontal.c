/* Lying bars: category texts at the left, values at the ends. */
#include "chart_frame.h"

#include "base_arena.h"
#include "chart_wrap.h"

enum { THICKEST_BAR = 15000, BAR_GAP = 1200, VALUE_GAP = 3000, COLUMN_GAP = 5000 };

struct rows {
    struct chart_frame *frame;
    bool stacked;
    base_length pitch, bar; /* height of a category, of a bar */
    size_t each;
    base_length size; /* of value texts; 0 = left out */
    base_length category_size;
    base_length room_left; /* for values of negative bars */
    struct chart_lines *categories;
};

static const struct value_rational *number_of(const struct rows *rows, size_t series,
                                              size_t category)
{
    return rows->frame->chart->series[series].numbers[category];
}

/* ---------------------------------------------------------------- planning */

/* Lines of a category text that fit into its row, at most three. */
static size_t most_lines(const struct rows *rows, base_length size)
{
    size_t most = (size_t)(rows->pitch / (size * 6 / 5));
    return most < 1 ? 1 : most > 3 ? 3 : most;
}

/* Breaks the category texts for a column; returns whether all fit into their rows unbroken. */
static bool wrap_categories(struct rows *rows, base_length size, base_length column,
                            base_length *widest)
{
    const struct chart_frame *frame = rows->frame;
    size_t most = most_lines(rows, size);
    bool good = size * 11 / 10 <= rows->pitch;
    rows->category_size = size;
    *widest = 0;
    for (size_t k = 0; k < frame->chart->category_count; k++) {
        struct chart_lines lines = chart_wrap(frame->arena, frame->pen.pages, frame->pen.face, size,
                                              frame->chart->categories[k], column);
        good = good && lines.broken == 0 && lines.count <= most;
        *widest = lines.width > *widest ? lines.width : *widest;
        rows->categories[k] = lines;
    }
    return good;
}

/* Chooses the column of category texts: as narrow as they allow, at most 45 % of the width. */
static bool plan_categories(struct rows *rows, base_length *column)
{
    rows->categories = base_alloc_array(rows->frame->arena, rows->frame->chart->category_count,
                                        sizeof *rows->categories);
    for (base_length size = CHART_TEXT_SIZE; size >= CHART_SMALLEST; size -= CHART_SIZE_STEP) {
        for (int percent = 25; percent <= 45; percent += 5) {
            if (wrap_categories(rows, size, rows->frame->width * percent / 100, column)) {
                return true;
            }
        }
    }
    return false;
}

/* Chooses bars and the size of values within the plot's height. */
static bool plan_bars(struct rows *rows)
{
    struct chart_frame *frame = rows->frame;
    base_length height = frame->plot.bottom - frame->plot.top;
    rows->pitch = height / (base_length)frame->chart->category_count;
    rows->pitch = rows->pitch < 1 ? 1 : rows->pitch; /* a chart without height */
    rows->each = rows->stacked ? 1 : frame->chart->series_count;
    base_length gaps = BAR_GAP * ((base_length)rows->each - 1);
    base_length share = rows->each > 1 ? 84 : 66;
    rows->bar = (rows->pitch * share / 100 - gaps) / (base_length)rows->each;
    rows->bar = rows->bar > THICKEST_BAR ? THICKEST_BAR : rows->bar;
    rows->bar = rows->bar < 300 ? 300 : rows->bar;
    base_length room = rows->each > 1 ? rows->bar + BAR_GAP : rows->pitch;
    rows->size = 0;
    for (base_length size = CHART_TEXT_SIZE; size >= CHART_SMALLEST; size -= CHART_SIZE_STEP) {
        if (chart_cap_height(frame->pen.face, size) + 1200 <= room) {
            rows->size = size;
            return true;
        }
    }
    return false;
}

/* ---------------------------------------------------------------- drawing */

static base_length x_of(const struct rows *rows, const struct value_rational *number)
{
    const struct chart_frame *frame = rows->frame;
    return frame->plot.left + chart_scale_place(&frame->scale, frame->arena, number,
                                                frame->plot.right - frame->plot.left);
}

/* Upright guides with tick texts below. Texts that would touch are left out in equal steps. */
static void draw_guides(const struct rows *rows)
{
    const struct chart_frame *frame = rows->frame;
    base_length length = frame->plot.right - frame->plot.left;
    long long count = frame->scale.last - frame->scale.first;
    base_length needed = chart_tick_width(frame) + 6000;
    long long every = 1;
    while (every < count && length / count * every < needed) {
        every++;
    }
    for (long long tick = frame->scale.first; tick <= frame->scale.last; tick++) {
        base_length x = frame->plot.left + chart_scale_tick(&frame->scale, tick, length);
        page_colour colour = tick == 0 ? CHART_AXIS : CHART_GUIDE;
        chart_line(&frame->pen, colour, tick == 0 ? 700 : 400, false, x, frame->plot.top, x,
                   frame->plot.bottom);
        if (tick % every == 0) {
            chart_text(&frame->pen, frame->pen.face, CHART_TEXT_SIZE, CHART_GREY, CHART_CENTRE, x,
                       frame->plot.bottom + CHART_TEXT_SIZE + 1500,
                       chart_scale_text(&frame->scale, frame->arena, tick));
        }
    }
}

static base_length row_middle(const struct rows *rows, size_t category)
{
    return rows->frame->plot.top + rows->pitch * (base_length)category + rows->pitch / 2;
}

/* Where rows are lower than a line of text some names are left out. */
static void draw_category(const struct rows *rows, size_t category)
{
    struct chart_frame *frame = rows->frame;
    struct chart_lines *lines = &rows->categories[category];
    size_t every = (size_t)((rows->category_size + rows->pitch - 1) / rows->pitch);
    if (category % every != 0) {
        frame->left_out++;
        return;
    }
    chart_cut(frame, lines, most_lines(rows, rows->category_size));
    base_length leading = rows->category_size * 6 / 5;
    base_length cap = chart_cap_height(frame->pen.face, rows->category_size);
    base_length height = cap + leading * ((base_length)lines->count - 1);
    base_length y = row_middle(rows, category) - height / 2 + cap;
    base_length x = frame->plot.left - COLUMN_GAP;
    x -= rows->room_left;
    for (size_t i = 0; i < lines->count; i++, y += leading) {
        chart_text(&frame->pen, frame->pen.face, rows->category_size, CHART_INK, CHART_RIGHT, x, y,
                   lines->items[i]);
    }
}

static void draw_value(const struct rows *rows, size_t series, size_t category, base_length x,
                       base_length middle, bool left)
{
    struct chart_frame *frame = rows->frame;
    if (rows->size == 0) {
        frame->left_out++;
        return;
    }
    const char *text = chart_label(frame, series, category);
    base_length cap = chart_cap_height(frame->pen.face, rows->size);
    base_length width = chart_width(&frame->pen, frame->pen.face, rows->size, text);
    x += left ? -VALUE_GAP - width : VALUE_GAP;
    struct chart_rect rect = {x, middle - cap / 2, x + width, middle - cap / 2 + cap};
    chart_ground(frame, rect);
    chart_text(&frame->pen, frame->pen.face, rows->size, CHART_INK, CHART_LEFT, x, rect.bottom,
               text);
}

static void draw_bar(const struct rows *rows, size_t series, size_t category)
{
    const struct chart_frame *frame = rows->frame;
    const struct value_rational *number = number_of(rows, series, category);
    base_length group = (rows->bar + BAR_GAP) * (base_length)rows->each - BAR_GAP;
    base_length top =
        row_middle(rows, category) - group / 2 + (rows->bar + BAR_GAP) * (base_length)series;
    base_length zero = x_of(rows, value_rational_integer(frame->arena, 0));
    base_length end = number != NULL ? x_of(rows, number) : zero;
    struct chart_rect rect = {end < zero ? end : zero, top, end < zero ? zero : end,
                              top + rows->bar};
    chart_mark(frame, series, rect);
    bool left = number != NULL && value_rational_sign(number) < 0;
    draw_value(rows, series, category, end, top + rows->bar / 2, left);
}

/* The piece of a series in a lying stack. */
static struct chart_rect piece_rect(const struct rows *rows, size_t series, size_t category)
{
    const struct chart_frame *frame = rows->frame;
    const struct value_rational *number = number_of(rows, series, category);
    const struct value_rational *below = value_rational_integer(frame->arena, 0);
    base_length top = row_middle(rows, category) - rows->bar / 2;
    int sign = number != NULL ? value_rational_sign(number) : 1;
    for (size_t i = 0; i < series; i++) {
        const struct value_rational *other = number_of(rows, i, category);
        if (other != NULL && value_rational_sign(other) == sign) {
            below = value_rational_add(frame->arena, below, other);
        }
    }
    base_length from = x_of(rows, below), to = from;
    if (number != NULL) {
        to = x_of(rows, value_rational_add(frame->arena, below, number));
    }
    return (struct chart_rect){from < to ? from : to, top, from < to ? to : from, top + rows->bar};
}

static base_length value_size(const struct rows *rows)
{
    return rows->size == 0 ? CHART_SMALLEST : rows->size;
}

/* True when the values of all pieces have room within them. */
static bool values_fit_inside(const struct rows *rows, size_t category)
{
    const struct chart_frame *frame = rows->frame;
    for (size_t i = 0; i < frame->chart->series_count; i++) {
        const struct value_rational *number = number_of(rows, i, category);
        struct chart_rect rect = piece_rect(rows, i, category);
        base_length width = chart_width(&frame->pen, frame->pen.face, value_size(rows),
                                        chart_label(frame, i, category));
        bool fits = width + 3000 <= rect.right - rect.left &&
                    chart_cap_height(frame->pen.face, value_size(rows)) + 1500 <= rows->bar;
        if (number == NULL || (value_rational_sign(number) != 0 && !fits)) {
            return false;
        }
    }
    return true;
}

/* All values of a stack in one text: "850 + 840", "850 + (-12)". */
static const char *joined_values(const struct rows *rows, size_t category)
{
    struct base_buffer buffer = {.arena = rows->frame->arena};
    for (size_t i = 0; i < rows->frame->chart->series_count; i++) {
        const struct value_rational *number = number_of(rows, i, category);
        bool enclosed = i > 0 && number != NULL && value_rational_sign(number) < 0;
        base_buffer_format(&buffer, enclosed ? "%s(%s)" : "%s%s", i > 0 ? " + " : "",
                           chart_label(rows->frame, i, category));
    }
    return base_buffer_get(&buffer);
}

/* The right end of the stack's positive pieces. */
static base_length stack_end(const struct rows *rows, size_t category)
{
    base_length end = x_of(rows, value_rational_integer(rows->frame->arena, 0));
    for (size_t i = 0; i < rows->frame->chart->series_count; i++) {
        base_length right = piece_rect(rows, i, category).right;
        end = right > end ? right : end;
    }
    return end;
}

/* The value of a piece in its middle: white on dark colours, else on a white ground. */
static void draw_piece_value(const struct rows *rows, size_t series, size_t category)
{
    struct chart_frame *frame = rows->frame;
    struct chart_look look = chart_look_of(frame, series);
    struct chart_rect rect = piece_rect(rows, series, category);
    const char *text = chart_label(frame, series, category);
    base_length width = chart_width(&frame->pen, frame->pen.face, value_size(rows), text);
    base_length cap = chart_cap_height(frame->pen.face, value_size(rows));
    base_length x = (rect.left + rect.right - width) / 2, y = (rect.top + rect.bottom + cap) / 2;
    bool white = look.pattern == PAGE_SOLID && !look.outlined && chart_is_dark(look.colour);
    if (!white) {
        chart_ground(frame, (struct chart_rect){x, y - cap, x + width, y});
    }
    chart_text(&frame->pen, frame->pen.face, value_size(rows), white ? CHART_PAPER : CHART_INK,
               CHART_LEFT, x, y, text);
}

/* The values behind a stack. */
static void draw_joined(const struct rows *rows, size_t category)
{
    struct chart_frame *frame = rows->frame;
    const char *text = joined_values(rows, category);
    base_length cap = chart_cap_height(frame->pen.face, value_size(rows));
    base_length width = chart_width(&frame->pen, frame->pen.face, value_size(rows), text);
    base_length x = stack_end(rows, category) + VALUE_GAP;
    base_length y = row_middle(rows, category) + cap / 2;
    if (x + width > frame->width) {
        frame->left_out += frame->chart->series_count;
        return;
    }
    chart_ground(frame, (struct chart_rect){x, y - cap, x + width, y});
    chart_text(&frame->pen, frame->pen.face, value_size(rows), CHART_INK, CHART_LEFT, x, y, text);
}

static void draw_stack(const struct rows *rows, size_t category)
{
    struct chart_frame *frame = rows->frame;
    bool inside = values_fit_inside(rows, category);
    for (size_t i = 0; i < frame->chart->series_count; i++) {
        const struct value_rational *number = number_of(rows, i, category);
        frame->pen.origin = chart_origin(frame, i, category);
        chart_mark(frame, i, piece_rect(rows, i, category));
        if (inside && value_rational_sign(number) != 0) {
            draw_piece_value(rows, i, category);
        }
    }
    if (!inside) {
        draw_joined(rows, category);
    }
}

/* Shortens the axis until the values behind the stacks have room. */
static void make_room_behind(const struct rows *rows)
{
    enum { STEP = 5000 };
    struct chart_frame *frame = rows->frame;
    base_length least = frame->plot.left + frame->width / 4;
    for (size_t k = 0; k < frame->chart->category_count && frame->plot.right > least;) {
        base_length width =
            chart_width(&frame->pen, frame->pen.face, value_size(rows), joined_values(rows, k));
        if (values_fit_inside(rows, k) || stack_end(rows, k) + VALUE_GAP + width <= frame->width) {
            k++;
        } else {
            frame->plot.right -= STEP;
            k = 0;
        }
    }
}

static void draw_rows(const struct rows *rows)
{
    struct chart_frame *frame = rows->frame;
    for (size_t k = 0; k < frame->chart->category_count; k++) {
        frame->pen.origin = frame->origin;
        draw_category(rows, k);
        if (rows->stacked) {
            draw_stack(rows, k);
            continue;
        }
        for (size_t i = 0; i < rows->each; i++) {
            frame->pen.origin = chart_origin(frame, i, k);
            draw_bar(rows, i, k);
        }
    }
    frame->pen.origin = frame->origin;
}

/* Room for the values at both ends of the bars. */
static void set_sides(struct rows *rows, base_length column)
{
    struct chart_frame *frame = rows->frame;
    base_length tick = chart_tick_width(frame) / 2;
    base_length value =
        rows->stacked ? 0 : chart_label_width(frame, frame->pen.face, rows->size) + VALUE_GAP;
    rows->room_left = frame->scale.first < 0 ? value : 0;
    frame->plot.left = column + COLUMN_GAP + rows->room_left;
    frame->plot.right -= value > tick ? value : tick;
}

/* Plans everything; true when all texts have room. Draws title and legend on the way. */
static bool plan(struct rows *rows, base_length *column)
{
    struct chart_frame *frame = rows->frame;
    base_length steps = frame->width / 80000;
    chart_scale_choose(&frame->scale, frame->arena, frame->chart, rows->stacked,
                       steps < 3   ? 3
                       : steps > 6 ? 6
                                   : (int)steps);
    chart_draw_title(frame);
    if (frame->chart->legend) {
        chart_draw_legend(frame, chart_mark);
    }
    frame->plot.bottom -= CHART_TEXT_SIZE + 4000;
    bool room = plan_bars(rows);
    return plan_categories(rows, column) && room;
}

bool chart_draw_horizontal(struct chart_frame *frame, bool stacked, enum chart_effort effort)
{
    struct chart_frame before = *frame;
    struct page_fragment scratch = {0};
    struct rows rows = {.frame = frame, .stacked = stacked};
    base_length column;
    frame->pen.fragment = &scratch;
    bool room = plan(&rows, &column);
    *frame = before;
    if (!room && effort != CHART_FORCED) {
        return false;
    }
    rows = (struct rows){.frame = frame, .stacked = stacked};
    plan(&rows, &column);
    set_sides(&rows, column);
    if (stacked) {
        make_room_behind(&rows);
    }
    draw_guides(&rows);
    draw_rows(&rows);
    return true;
}
