/* Draws text, lines and shapes into a fragment. */
#include "chart_pen.h"

#include <string.h>

#include "base_arena.h"

base_length chart_width(const struct chart_pen *pen, const struct font_face *face, base_length size,
                        const char *text)
{
    return page_text_width(pen->pages, face, size, text);
}

base_length chart_cap_height(const struct font_face *face, base_length size)
{
    return font_scale(face, font_metrics(face)->cap_height, size);
}

void chart_text(const struct chart_pen *pen, const struct font_face *face, base_length size,
                page_colour colour, enum chart_align align, base_length x, base_length y,
                const char *text)
{
    if (align != CHART_LEFT) {
        base_length width = chart_width(pen, face, size, text);
        x -= align == CHART_CENTRE ? width / 2 : width;
    }
    page_text_add(pen->pages, pen->fragment, face, size, colour, x, y, text, pen->element,
                  pen->origin);
}

void chart_text_up(const struct chart_pen *pen, base_length size, page_colour colour, base_length x,
                   base_length y, const char *text)
{
    size_t first = pen->fragment->count;
    chart_text(pen, pen->face, size, colour, CHART_LEFT, x, y, text);
    for (size_t i = first; i < pen->fragment->count; i++) {
        struct page_item *item = &pen->fragment->items[i];
        item->y = y - (item->x - x);
        item->x = x;
        item->glyphs.upward = true;
    }
}

static struct page_item *add(const struct chart_pen *pen, enum page_item_kind kind,
                             page_colour colour)
{
    struct page_item *item =
        page_fragment_add(pen->pages, pen->fragment, kind, pen->element, pen->origin);
    item->colour = colour;
    return item;
}

void chart_line(const struct chart_pen *pen, page_colour colour, base_length thickness, bool dashed,
                base_length x0, base_length y0, base_length x1, base_length y1)
{
    struct page_item *item = add(pen, PAGE_LINE, colour);
    item->x = x0;
    item->y = y0;
    item->width = x1 - x0;
    item->height = y1 - y0;
    item->line.thickness = thickness;
    item->line.dashed = dashed;
}

void chart_fill(const struct chart_pen *pen, page_colour colour, enum page_pattern pattern,
                base_length x, base_length y, base_length width, base_length height,
                base_length radius)
{
    struct page_item *item = add(pen, PAGE_FILL, colour);
    item->x = x;
    item->y = y;
    item->width = width;
    item->height = height;
    item->fill.radius = radius;
    item->fill.pattern = pattern;
}

/* Sets x, y, width and height of a path's item to the rectangle around its points. */
static void set_bounds(struct page_item *item, const base_length *points, size_t count)
{
    base_length right = points[0], bottom = points[1];
    item->x = points[0];
    item->y = points[1];
    for (size_t i = 0; i < count; i++) {
        base_length x = points[2 * i], y = points[2 * i + 1];
        item->x = x < item->x ? x : item->x;
        item->y = y < item->y ? y : item->y;
        right = x > right ? x : right;
        bottom = y > bottom ? y : bottom;
    }
    item->width = right - item->x;
    item->height = bottom - item->y;
}

void chart_path(const struct chart_pen *pen, const base_length *points, size_t count, bool closed,
                page_colour stroke, base_length thickness, page_colour fill)
{
    struct page_item *item = add(pen, PAGE_PATH, stroke);
    base_length *copy = base_alloc_array(page_fragments_arena(pen->pages), count * 2, sizeof *copy);
    memcpy(copy, points, count * 2 * sizeof *copy);
    set_bounds(item, copy, count);
    item->path.points = copy;
    item->path.count = count;
    item->path.closed = closed;
    item->path.thickness = thickness;
    item->path.fill = fill;
    item->path.pattern = PAGE_SOLID;
}

void chart_outline(const struct chart_pen *pen, page_colour stroke, base_length thickness,
                   page_colour fill, base_length x, base_length y, base_length width,
                   base_length height)
{
    base_length half = thickness / 2;
    base_length left = x + half, top = y + half;
    base_length right = x + width - half, bottom = y + height - half;
    right = right > left ? right : left;
    bottom = bottom > top ? bottom : top;
    const base_length points[] = {left, top, right, top, right, bottom, left, bottom};
    chart_path(pen, points, 4, true, stroke, thickness, fill);
}

page_colour chart_tint(page_colour colour, int percent)
{
    page_colour result = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
        int part = (int)(colour >> shift & 0xFF);
        result |= (page_colour)(255 - ((255 - part) * percent + 50) / 100) << shift;
    }
    return result;
}

bool chart_is_dark(page_colour colour)
{
    unsigned light =
        299 * (colour >> 16 & 0xFF) + 587 * (colour >> 8 & 0xFF) + 114 * (colour & 0xFF);
    return light < 140000;
}
