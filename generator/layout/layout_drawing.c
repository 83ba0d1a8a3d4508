/* Drawings within a line: fractions, icons, signs that no font holds. */
#include "layout_galley.h"

#include <string.h>

static struct page_item *add_path(struct layout_state *state, struct page_fragment *fragment,
                                  const base_length *points, size_t count, base_origin origin)
{
    base_length *copy = base_alloc_array(state->galleys, count * 2, sizeof *copy);
    memcpy(copy, points, count * 2 * sizeof *copy);
    struct page_item *item = page_fragment_add(state->pages, fragment, PAGE_PATH, 0, origin);
    item->path.points = copy;
    item->path.count = count;
    item->path.closed = true;
    item->path.fill = PAGE_NO_COLOUR;
    return item;
}

static void box_drawing(struct layout_state *state, struct layout_item *box,
                        const struct page_fragment *fragment, base_length above, base_length below)
{
    struct layout_drawing *drawing = base_alloc(state->temporary, sizeof *drawing);
    *drawing = (struct layout_drawing){fragment, above, below};
    box->drawn = true;
    box->drawing = drawing;
    box->width = fragment->width;
}

static void add_drawing(struct layout_state *state, struct layout_words *words,
                        struct layout_span *span, const struct page_fragment *fragment,
                        base_length above, base_length below)
{
    struct layout_item *box = layout_item_add(state, words, LAYOUT_ITEM_BOX, span);
    box_drawing(state, box, fragment, above, below);
}

/* Height of the axis (where a fraction's rule lies) over the base line. */
static base_length axis_of(const struct layout_span *span)
{
    if (span->face == NULL) {
        return span->size / 4;
    }
    return font_scale(span->face, font_metrics(span->face)->x_height / 2, span->size);
}

enum { FRACTION_EMS = 24 }; /* a wider numerator is set in several lines */

/* Several centred lines, not wider than FRACTION_EMS; base line of the first at y = 0. */
static struct page_fragment *stacked_part(struct layout_state *state, struct layout_words *words,
                                          const struct document_style *style, base_length width,
                                          base_length *above, base_length *below)
{
    struct layout_galley *galley = layout_galley_create(state);
    struct layout_spot spot = {galley, 0, width, 0};
    layout_words_add(state, spot, words, layout_style_plain(state, style, DOCUMENT_ALIGN_CENTRE), 0,
                     LAYOUT_NO_SPACE);
    struct page_fragment *fragment = base_alloc(state->galleys, sizeof *fragment);
    base_length y = 0;
    base_length first = 0;
    for (size_t i = 0; i < galley->count; i++) {
        const struct layout_entry *entry = &galley->entries[i];
        first = i == 0 ? entry->baseline : first;
        layout_fragment_join(state, fragment, entry->fragment, 0, y - first);
        y += entry->height;
    }
    fragment->width = width;
    *above = layout_scaled(state, style->text.size) * 3 / 4;
    *below = y - first - layout_scaled(state, style->leading - style->text.size) / 2;
    return fragment;
}

static struct page_fragment *part_of(struct layout_state *state,
                                     const struct document_inlines *inlines,
                                     const struct document_style *style, base_length most,
                                     base_length *above, base_length *below)
{
    static const struct document_inlines none;
    struct layout_words *words =
        layout_words_create(state, inlines != NULL ? inlines : &none, style, false);
    if (words->natural > most && words->minimum <= most) {
        base_length lines = words->natural / most + 1;
        base_length width = words->natural / lines + most / 8;
        return stacked_part(state, words, style,
                            layout_min(layout_max(width, words->minimum), most), above, below);
    }
    return layout_line_natural(state, words, 0, above, below);
}

/* A fraction whose parts are not wider than most, as a box. */
static void set_fraction(struct layout_state *state, struct layout_item *box,
                         const struct layout_span *span, const struct document_style *style,
                         base_length most)
{
    base_length top_above, top_below, low_above, low_below;
    struct page_fragment *top =
        part_of(state, &span->source->fraction->numerator, style, most, &top_above, &top_below);
    struct page_fragment *low =
        part_of(state, &span->source->fraction->denominator, style, most, &low_above, &low_below);
    struct page_fragment *whole = base_alloc(state->galleys, sizeof *whole);
    base_length gap = span->size / 8;
    base_length rule = layout_max(span->size / 22, 300);
    base_length axis = axis_of(span);
    base_length inner = layout_max(top->width, low->width) + gap * 2;
    whole->width = inner + gap * 2;
    base_length top_y = -axis - rule / 2 - gap - top_below;
    base_length low_y = -axis + rule / 2 + gap + low_above;
    layout_fragment_join(state, whole, top, (whole->width - top->width) / 2, top_y);
    layout_fragment_join(state, whole, low, (whole->width - low->width) / 2, low_y);
    struct page_item *line =
        page_fragment_add(state->pages, whole, PAGE_LINE, PAGE_ARTIFACT, span->origin);
    line->x = gap;
    line->y = -axis;
    line->width = inner;
    line->colour = span->colour;
    line->line.thickness = rule;
    box_drawing(state, box, whole, -top_y + top_above, low_y + low_below);
}

void layout_fraction_add(struct layout_state *state, struct layout_words *words,
                         struct layout_span *span, const struct document_style *style)
{
    struct layout_item *box = layout_item_add(state, words, LAYOUT_ITEM_BOX, span);
    box->fraction = true;
    set_fraction(state, box, span, style, layout_scaled(state, style->text.size) * FRACTION_EMS);
    words->has_fraction = true;
}

void layout_fraction_narrow(struct layout_state *state, struct layout_item *box,
                            const struct document_style *style, base_length width)
{
    base_length most = width - box->span->size / 2;
    if (most > 0) {
        set_fraction(state, box, box->span, style, most);
    }
}

struct icon_shape {
    const char *name;
    size_t count;
    int points[24]; /* in thousandths of the icon's box, y down */
};
static const struct icon_shape icon_shapes[] = {
    {"up", 7, {500, 0, 1000, 500, 680, 500, 680, 1000, 320, 1000, 320, 500, 0, 500}},
    {"down", 7, {500, 1000, 1000, 500, 680, 500, 680, 0, 320, 0, 320, 500, 0, 500}},
    {"square", 4, {100, 100, 900, 100, 900, 900, 100, 900}},
    {"triangle", 3, {500, 50, 1000, 950, 0, 950}},
    {"check", 6, {0, 550, 150, 400, 380, 630, 850, 120, 1000, 270, 380, 930}},
    {"cross", 12, {150, 0,    500, 350, 850, 0,    1000, 150, 650, 500, 1000, 850,
                   850, 1000, 500, 650, 150, 1000, 0,    850, 350, 500, 0,    150}},
};

static void fill_icon(struct layout_state *state, struct page_fragment *fragment,
                      const struct layout_span *span, const char *name, base_length side)
{
    for (size_t i = 0; i < sizeof icon_shapes / sizeof *icon_shapes; i++) {
        const struct icon_shape *shape = &icon_shapes[i];
        if (strcmp(shape->name, name) != 0) {
            continue;
        }
        base_length points[24];
        for (size_t j = 0; j < shape->count * 2; j++) {
            points[j] = side * shape->points[j] / 1000 - (j % 2 == 1 ? side : 0);
        }
        add_path(state, fragment, points, shape->count, span->origin)->path.fill = span->colour;
        return;
    }
    struct page_item *dot = page_fragment_add(state->pages, fragment, PAGE_FILL, 0, span->origin);
    dot->y = -side;
    dot->width = dot->height = side;
    dot->colour = span->colour;
    dot->fill.radius = side / 2;
}

static void add_icon(struct layout_state *state, struct layout_words *words,
                     struct layout_span *span, const char *name)
{
    struct page_fragment *fragment = base_alloc(state->galleys, sizeof *fragment);
    base_length side = span->size * 62 / 100;
    fragment->width = side + span->size / 10;
    if (name != NULL) {
        fill_icon(state, fragment, span, name, side);
    }
    add_drawing(state, words, span, fragment, side, 0);
}

/* A bar in a frame: how full it is shows on a copy in black and white too. */
static void add_bar(struct layout_state *state, struct layout_words *words,
                    struct layout_span *span)
{
    const struct document_inline *source = span->source;
    base_length high = span->size * 62 / 100;
    base_length width = layout_scaled(state, source->width);
    base_length full = width * source->share / 1000;
    struct page_fragment *fragment = base_alloc(state->galleys, sizeof *fragment);
    fragment->width = width;
    base_length filled[] = {0, -high, full, -high, full, 0, 0, 0};
    base_length frame[] = {0, -high, width, -high, width, 0, 0, 0};
    if (full > 0) {
        add_path(state, fragment, filled, 4, span->origin)->path.fill = span->colour;
    }
    struct page_item *edge = add_path(state, fragment, frame, 4, span->origin);
    edge->path.thickness = BASE_PT(1) * 4 / 10;
    edge->colour = span->colour;
    add_drawing(state, words, span, fragment, high, 0);
}

void layout_icon_add(struct layout_state *state, struct layout_words *words,
                     struct layout_span *span)
{
    if (span->source->text != NULL && strcmp(span->source->text, "bar") == 0) {
        add_bar(state, words, span);
        return;
    }
    add_icon(state, words, span, span->source->text);
}

bool layout_sign_add(struct layout_state *state, struct layout_words *words,
                     struct layout_span *span, uint32_t character)
{
    static const struct {
        uint32_t character;
        const char *icon;
    } signs[] = {
        {0x2191, "up"},    {0x2193, "down"},  {0x25A0, "square"}, {0x25B2, "triangle"},
        {0x25CF, "dot"},   {0x2611, "check"}, {0x2612, "cross"},  {0x2713, "check"},
        {0x2714, "check"}, {0x2715, "cross"}, {0x2716, "cross"},  {0x2717, "cross"},
        {0x2718, "cross"}, {0x2705, "check"}, {0x274C, "cross"},  {0x25AA, "square"},
        {0x2B06, "up"},    {0x2B07, "down"},
    };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (signs[i].character == character) {
            add_icon(state, words, span, signs[i].icon);
            return true;
        }
    }
    return false;
}
