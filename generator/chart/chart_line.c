/* Lines over categories, mostly years: a mark and its value for each number, gaps where none is. */
#include "chart_frame.h"

#include <string.h>

#include "base_arena.h"
#include "chart_wrap.h"

enum { MARK = 5000, LINE = 1400, VALUE_GAP = 3500, TICK_ROOM = 4000, NAME_GAP = 7000 };

struct lines {
    struct chart_frame *frame;
    base_length slot;
    base_length category_size;
    bool names; /* series are named at the right ends of their lines */
    struct chart_lines *name_lines;
    struct chart_lines *categories;
    size_t most_lines, every; /* every how many-th category is named */
};

static const struct value_rational *number_of(const struct lines *lines, size_t series,
                                              size_t category)
{
    return lines->frame->chart->series[series].numbers[category];
}

static base_length x_of(const struct lines *lines, size_t category)
{
    return lines->frame->plot.left + lines->slot * (base_length)category + lines->slot / 2;
}

/* ---------------------------------------------------------------- planning */

/* The last category in which a series has a number; false when it has none. */
static bool last_of(const struct lines *lines, size_t series, size_t *category)
{
    for (size_t k = lines->frame->chart->category_count; k-- > 0;) {
        if (number_of(lines, series, k) != NULL) {
            *category = k;
            return true;
        }
    }
    return false;
}

/* Names at the ends of lines, when they are short and every line reaches the right end; returns the
 * room they take. */
static base_length plan_names(struct lines *lines)
{
    const struct chart_frame *frame = lines->frame;
    size_t count = frame->chart->series_count, last;
    base_length most = frame->width / 4, widest = 0;
    lines->names = frame->chart->legend && count >= 2 && count <= 4;
    lines->name_lines = base_alloc_array(frame->arena, count, sizeof *lines->name_lines);
    for (size_t i = 0; i < count; i++) {
        struct chart_lines *own = &lines->name_lines[i];
        *own = chart_wrap(frame->arena, frame->pen.pages, frame->pen.bold, CHART_TEXT_SIZE,
                          frame->chart->series[i].name, most);
        widest = own->width > widest ? own->width : widest;
        lines->names = lines->names && own->count <= 2 && own->broken == 0 &&
                       last_of(lines, i, &last) && last + 1 == frame->chart->category_count;
    }
    return lines->names ? widest + NAME_GAP + MARK + 3000 : 0;
}

/* Category texts in up to three lines, in five with words broken up; whether all have room. */
static bool wrap_categories(struct lines *lines, base_length size, bool broken)
{
    const size_t most = broken ? 5 : 3;
    const struct chart_frame *frame = lines->frame;
    bool good = true;
    lines->category_size = size;
    lines->most_lines = 1;
    for (size_t k = 0; k < frame->chart->category_count; k += lines->every) {
        struct chart_lines *own = &lines->categories[k];
        *own =
            chart_wrap(frame->arena, frame->pen.pages, frame->pen.face, size,
                       frame->chart->categories[k], lines->slot * (base_length)lines->every - 3000);
        good = good && (broken || own->broken == 0) && own->count <= most;
        own->count = own->count > most ? most : own->count;
        lines->most_lines = own->count > lines->most_lines ? own->count : lines->most_lines;
    }
    return good;
}

/* The largest size for category texts; few long words are broken up, of many texts only every
 * second, third ... stays. */
static void plan_categories(struct lines *lines)
{
    enum { FEW = 12, LEAST = 7000 };
    size_t count = lines->frame->chart->category_count;
    lines->categories = base_alloc_array(lines->frame->arena, count, sizeof *lines->categories);
    for (lines->every = 1; lines->every <= count; lines->every++) {
        for (int broken = 0; broken <= (lines->every == 1 && count <= FEW); broken++) {
            for (base_length size = CHART_TEXT_SIZE; size >= LEAST; size -= CHART_SIZE_STEP) {
                if (wrap_categories(lines, size, broken)) {
                    return;
                }
            }
        }
    }
    lines->every = count;
}

/* ---------------------------------------------------------------- drawing */

/* The middle of a category's text: below its marks, as far as the chart's sides allow. */
static base_length name_middle(const struct lines *lines, size_t category)
{
    base_length half = lines->categories[category].width / 2, x = x_of(lines, category);
    base_length most = lines->frame->width - half;
    x = x > most ? most : x;
    return x < half ? half : x;
}

/* Years and other numbers go on as expected where some are not named; a name left out is told. */
static bool is_counted(const char *category)
{
    return strspn(category, "0123456789") == strlen(category);
}

static void draw_categories(const struct lines *lines)
{
    struct chart_frame *frame = lines->frame;
    for (size_t k = 0; k < frame->chart->category_count; k++) {
        if (k % lines->every != 0) {
            frame->left_out += !is_counted(frame->chart->categories[k]);
            continue;
        }
        base_length y = frame->plot.bottom + 3000 + lines->category_size;
        for (size_t i = 0; i < lines->categories[k].count; i++) {
            chart_text(&frame->pen, frame->pen.face, lines->category_size, CHART_INK, CHART_CENTRE,
                       name_middle(lines, k), y, lines->categories[k].items[i]);
            y += lines->category_size * 6 / 5;
        }
    }
}

/* Lines need colours that differ by themselves; from the fifth on they are dashed. */
static struct chart_look line_look(const struct chart_frame *frame, size_t series)
{
    const page_colour colours[] = {frame->accent, 0x6B7280, 0x222222,
                                   chart_tint(frame->accent, 55)};
    struct chart_look look = chart_look_of(frame, series);
    if (!look.outlined && frame->chart->series[series].colour == DOCUMENT_NO_COLOUR) {
        size_t filled = 0;
        for (size_t i = 0; i < series; i++) {
            filled += !frame->chart->series[i].outlined;
        }
        look.colour = colours[filled % 4];
        look.outlined = filled >= 4;
    }
    return look;
}

static void draw_segments(const struct lines *lines, size_t series)
{
    const struct chart_frame *frame = lines->frame;
    struct chart_look look = line_look(frame, series);
    for (size_t k = 1; k < frame->chart->category_count; k++) {
        const struct value_rational *from = number_of(lines, series, k - 1);
        const struct value_rational *to = number_of(lines, series, k);
        if (from != NULL && to != NULL) {
            chart_line(&frame->pen, look.colour, look.outlined ? LINE * 2 / 3 : LINE, look.outlined,
                       x_of(lines, k - 1), chart_y(frame, from), x_of(lines, k),
                       chart_y(frame, to));
        }
    }
}

/* A mark whose shape tells the series apart without colour: disc, square, diamond, triangle. */
static void draw_mark(const struct chart_frame *frame, size_t series, base_length x, base_length y)
{
    struct chart_look look = line_look(frame, series);
    page_colour fill = look.outlined ? CHART_PAPER : look.colour;
    base_length half = MARK / 2, more = MARK * 3 / 5;
    const base_length square[] = {x - half, y - half, x + half, y - half,
                                  x + half, y + half, x - half, y + half};
    const base_length diamond[] = {x, y - more, x + more, y, x, y + more, x - more, y};
    const base_length triangle[] = {x, y - more, x + more, y + half, x - more, y + half};
    switch (series % 4) {
    case 0:
        chart_fill(&frame->pen, look.colour, PAGE_SOLID, x - half, y - half, MARK, MARK, half);
        if (look.outlined) {
            chart_fill(&frame->pen, CHART_PAPER, PAGE_SOLID, x - half + 800, y - half + 800,
                       MARK - 1600, MARK - 1600, half - 800);
        }
        break;
    case 1:
        chart_path(&frame->pen, square, 4, true, look.colour, 800, fill);
        break;
    case 2:
        chart_path(&frame->pen, diamond, 4, true, look.colour, 800, fill);
        break;
    default:
        chart_path(&frame->pen, triangle, 3, true, look.colour, 800, fill);
        break;
    }
}

/* A piece of the line with its mark, for the legend. */
static void draw_swatch(const struct chart_frame *frame, size_t series, struct chart_rect rect)
{
    struct chart_look look = line_look(frame, series);
    base_length y = (rect.top + rect.bottom) / 2;
    chart_line(&frame->pen, look.colour, look.outlined ? LINE * 2 / 3 : LINE, look.outlined,
               rect.left - 3000, y, rect.right, y);
    draw_mark(frame, series, (rect.left + rect.right) / 2 - 1500, y);
}

static struct chart_rect value_rect(const struct lines *lines, size_t series, size_t category,
                                    bool below)
{
    const struct chart_frame *frame = lines->frame;
    base_length cap = chart_cap_height(frame->pen.face, frame->size);
    base_length x = x_of(lines, category);
    base_length y = chart_y(frame, number_of(lines, series, category));
    base_length width = chart_width(&frame->pen, frame->pen.face, frame->size,
                                    chart_label(frame, series, category));
    base_length bottom =
        below ? y + MARK / 2 + VALUE_GAP - 1000 + cap : y - MARK / 2 - VALUE_GAP + 1000;
    base_length left = x - width / 2;
    left = left + width > frame->width ? frame->width - width : left;
    left = left < frame->plot.left ? frame->plot.left : left;
    return (struct chart_rect){left, bottom - cap, left + width, bottom};
}

/* True when another series has a greater number in the category (or an equal one and comes
 * first). */
static bool is_topped(const struct lines *lines, size_t series, size_t category)
{
    for (size_t i = 0; i < lines->frame->chart->series_count; i++) {
        const struct value_rational *other = number_of(lines, i, category);
        int order =
            other == NULL ? -1 : value_rational_compare(other, number_of(lines, series, category));
        if (i != series && (order > 0 || (order == 0 && i < series))) {
            return true;
        }
    }
    return false;
}

/* A place for a value above its mark, or below it when a higher line runs there, else on the other
 * side; false when both are taken. */
static bool find_value(const struct lines *lines, size_t series, size_t category,
                       struct chart_rect *rect)
{
    bool below = is_topped(lines, series, category);
    for (int side = 0; side < 2; side++, below = !below) {
        *rect = value_rect(lines, series, category, below);
        if (chart_is_free(lines->frame, *rect) && rect->bottom < lines->frame->plot.bottom - 500) {
            return true;
        }
    }
    return false;
}

/* Takes the places of marks and values, and draws the values when asked; returns how many have no
 * room. */
static size_t place_values(const struct lines *lines, bool draw)
{
    struct chart_frame *frame = lines->frame;
    size_t crowded = 0;
    frame->taken_count = 0;
    for (size_t at = 0; at < 2 * frame->chart->series_count * frame->chart->category_count; at++) {
        size_t category = at / frame->chart->series_count % frame->chart->category_count;
        size_t series = at % frame->chart->series_count;
        struct chart_rect rect;
        if (number_of(lines, series, category) == NULL) {
            continue;
        }
        if (at < frame->chart->series_count * frame->chart->category_count) {
            base_length x = x_of(lines, category);
            base_length y = chart_y(frame, number_of(lines, series, category));
            chart_take(frame,
                       (struct chart_rect){x - MARK / 2, y - MARK / 2, x + MARK / 2, y + MARK / 2});
        } else if (find_value(lines, series, category, &rect)) {
            chart_take(frame, rect);
            frame->pen.origin = chart_origin(frame, series, category);
            if (draw) {
                chart_text(&frame->pen, frame->pen.face, frame->size, CHART_INK, CHART_LEFT,
                           rect.left, rect.bottom, chart_label(frame, series, category));
            }
        } else {
            crowded++;
        }
    }
    frame->pen.origin = frame->origin;
    return crowded;
}

/* Values in the largest size that leaves room for all. */
static void draw_values(const struct lines *lines)
{
    struct chart_frame *frame = lines->frame;
    while (place_values(lines, false) > 0 && frame->size > CHART_SMALLEST) {
        frame->size -= CHART_SIZE_STEP;
    }
    frame->left_out += place_values(lines, true);
}

/* A dash on the axis where no series has a number. */
static void draw_gap(const struct lines *lines, size_t category)
{
    const struct chart_frame *frame = lines->frame;
    for (size_t i = 0; i < frame->chart->series_count; i++) {
        if (number_of(lines, i, category) != NULL) {
            return;
        }
    }
    chart_text(&frame->pen, frame->pen.face, frame->size, CHART_GREY, CHART_CENTRE,
               x_of(lines, category), frame->plot.bottom - 4000, "\xe2\x80\x93");
}

static void draw_marks(const struct lines *lines)
{
    struct chart_frame *frame = lines->frame;
    for (size_t i = 0; i < frame->chart->series_count; i++) {
        for (size_t k = 0; k < frame->chart->category_count; k++) {
            const struct value_rational *number = number_of(lines, i, k);
            if (number != NULL) {
                frame->pen.origin = chart_origin(frame, i, k);
                draw_mark(frame, i, x_of(lines, k), chart_y(frame, number));
            }
        }
    }
    frame->pen.origin = frame->origin;
}

/* ---------------------------------------------------------------- names at the ends */

static base_length name_height(const struct lines *lines, size_t series)
{
    return (base_length)lines->name_lines[series].count * CHART_TEXT_SIZE * 6 / 5;
}

/* The series from the highest end to the lowest. */
static void sort_ends(const struct lines *lines, size_t *order)
{
    size_t last = lines->frame->chart->category_count - 1;
    for (size_t i = 0; i < lines->frame->chart->series_count; i++) {
        size_t at = i;
        while (at > 0 && value_rational_compare(number_of(lines, order[at - 1], last),
                                                number_of(lines, i, last)) < 0) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = i;
    }
}

/* Names at the right, beside the ends of their lines, moved apart where they would overlap. */
static void draw_names(const struct lines *lines)
{
    const struct chart_frame *frame = lines->frame;
    size_t count = frame->chart->series_count, last = frame->chart->category_count - 1;
    size_t *order = base_alloc_array(frame->arena, count, sizeof *order);
    base_length *tops = base_alloc_array(frame->arena, count, sizeof *tops), free = 0;
    sort_ends(lines, order);
    for (size_t i = 0; i < count; i++) {
        tops[i] =
            chart_y(frame, number_of(lines, order[i], last)) - name_height(lines, order[i]) / 2;
        tops[i] = tops[i] < free ? free : tops[i];
        free = tops[i] + name_height(lines, order[i]);
    }
    base_length limit = frame->plot.bottom + 2000;
    for (size_t i = count; i-- > 0;) {
        base_length most = limit - name_height(lines, order[i]);
        tops[i] = tops[i] > most ? most : tops[i];
        limit = tops[i];
    }
    for (size_t i = 0; i < count; i++) {
        const struct chart_lines *name = &lines->name_lines[order[i]];
        base_length x = frame->plot.right + NAME_GAP;
        draw_mark(frame, order[i], x - MARK / 2, tops[i] + CHART_TEXT_SIZE * 6 / 10);
        for (size_t k = 0; k < name->count; k++) {
            chart_text(&frame->pen, frame->pen.bold, CHART_TEXT_SIZE,
                       line_look(frame, order[i]).colour, CHART_LEFT, x + 3000,
                       tops[i] + CHART_TEXT_SIZE * 9 / 10 +
                           (base_length)k * CHART_TEXT_SIZE * 6 / 5,
                       name->items[k]);
        }
    }
}

void chart_draw_lines(struct chart_frame *frame)
{
    struct lines lines = {.frame = frame};
    base_length steps = frame->height / 22000;
    chart_scale_choose(&frame->scale, frame->arena, frame->chart, false,
                       steps < 3   ? 3
                       : steps > 6 ? 6
                                   : (int)steps);
    chart_draw_title(frame);
    frame->plot.left = chart_tick_width(frame) + TICK_ROOM;
    frame->plot.right -= plan_names(&lines);
    if (frame->chart->legend && !lines.names) {
        chart_draw_legend(frame, draw_swatch);
    }
    lines.slot = (frame->plot.right - frame->plot.left) / (base_length)frame->chart->category_count;
    plan_categories(&lines);
    frame->plot.top += CHART_TEXT_SIZE + VALUE_GAP;
    frame->plot.bottom -= (base_length)lines.most_lines * lines.category_size * 6 / 5 + 3000;
    chart_draw_guides(frame);
    chart_draw_zero(frame);
    draw_categories(&lines);
    for (size_t i = 0; i < frame->chart->series_count; i++) {
        draw_segments(&lines, i);
    }
    draw_marks(&lines);
    draw_values(&lines);
    for (size_t k = 0; k < frame->chart->category_count; k++) {
        draw_gap(&lines, k);
    }
    if (lines.names) {
        draw_names(&lines);
    }
}
