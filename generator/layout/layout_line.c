/* Lines: places the items of one line and writes its glyph runs, underlines, tints and links. */
#include "layout_galley.h"

#include <string.h>

/* An item at its place on the line. */
struct placed {
    const struct layout_item *item;
    base_length x, width;
};

struct line_builder {
    struct layout_state *state;
    const struct layout_line *line;
    struct page_fragment *fragment;
    struct placed *placed;
    size_t count;
    bool hyphen; /* at the end */
    base_length baseline;
    /* the open glyph run */
    const struct layout_span *span;
    uint32_t element;
    struct page_glyph *glyphs;
    size_t glyph_count, run_start;
    struct base_buffer text;
    base_length run_x, run_end;
};

/* ---------------------------------------------------------------- widths */

struct line_sums {
    base_length natural, stretch, shrink;
    size_t leaders, tabs;
};

static struct line_sums sum_up(const struct layout_item *items, size_t from, size_t to)
{
    struct line_sums sums = {0, 0, 0, 0, 0};
    for (size_t i = from; i < to; i++) {
        const struct layout_item *item = &items[i];
        if (item->kind == LAYOUT_ITEM_PENALTY) {
            continue;
        }
        sums.natural += item->width;
        if (item->kind == LAYOUT_ITEM_GLUE && item->tab) {
            sums.tabs++;
            sums.leaders += item->leader;
        } else if (item->kind == LAYOUT_ITEM_GLUE && item->stretch < LAYOUT_FIL) {
            sums.stretch += item->stretch;
            sums.shrink += item->shrink;
        }
    }
    return sums;
}

/* Spreads slack over the glue so that the line ends exactly at its edge. */
static void place_items(struct line_builder *builder, size_t from, size_t to, base_length x,
                        base_length slack, const struct line_sums *sums)
{
    base_length total = slack >= 0 ? sums->stretch : sums->shrink;
    base_length seen = 0;
    base_length given = 0;
    base_length natural = x;
    for (size_t i = from; i < to; i++) {
        const struct layout_item *item = &builder->line->items[i];
        if (item->kind == LAYOUT_ITEM_PENALTY) {
            continue;
        }
        base_length width = item->width;
        if (item->kind == LAYOUT_ITEM_GLUE && item->leader && slack > 0) {
            width += slack / (base_length)sums->leaders;
        } else if (item->kind == LAYOUT_ITEM_GLUE && sums->leaders == 0 && total > 0 &&
                   item->stretch < LAYOUT_FIL) {
            seen += slack >= 0 ? item->stretch : item->shrink;
            base_length share = base_length_scale(slack, seen, total);
            width += share - given;
            given = share;
        }
        builder->placed[builder->count++] = (struct placed){item, natural, width};
        natural += width;
    }
}

/* ---------------------------------------------------------------- glyph runs */

static void flush_run(struct line_builder *builder)
{
    const struct layout_span *span = builder->span;
    if (span == NULL || builder->glyph_count == builder->run_start) {
        builder->span = NULL;
        return;
    }
    struct page_item *item = page_fragment_add(builder->state->pages, builder->fragment,
                                               PAGE_GLYPHS, builder->element, span->origin);
    item->x = builder->run_x;
    item->y = builder->baseline - span->rise;
    item->width = builder->run_end - builder->run_x;
    item->height = span->size;
    item->colour = span->colour;
    item->glyphs.face = span->face;
    item->glyphs.size = span->size;
    item->glyphs.glyphs = builder->glyphs + builder->run_start;
    item->glyphs.count = builder->glyph_count - builder->run_start;
    item->glyphs.text = base_buffer_get(&builder->text);
    builder->run_start = builder->glyph_count;
    builder->span = NULL;
}

static uint32_t add_span_element(struct page_document *pages, const struct layout_span *span,
                                 uint32_t parent)
{
    uint32_t element = page_element_add(pages, span->role, parent, span->origin);
    if (span->role == PAGE_ROLE_REFERENCE && span->link != NULL) {
        return page_element_add(pages, PAGE_ROLE_LINK, element, span->origin);
    }
    return element;
}

/* The element of a span: that of its link or note call, made at its first line, or the line's. */
static uint32_t element_of(struct line_builder *builder, struct layout_span *span)
{
    struct page_document *pages = builder->state->pages;
    uint32_t element = builder->line->element;
    if ((span->link == NULL && !span->call) || element == PAGE_ARTIFACT ||
        pages->elements[element].role == PAGE_ROLE_LINK) {
        return element;
    }
    if (span->element == 0 || span->parent != element) {
        span->element = add_span_element(pages, span, element);
        span->parent = element;
    }
    return span->element;
}

static bool same_look(const struct layout_span *a, const struct layout_span *b)
{
    return a == b || (a->face == b->face && a->size == b->size && a->rise == b->rise &&
                      a->colour == b->colour && a->origin == b->origin);
}

static void open_run(struct line_builder *builder, struct layout_span *span, base_length x)
{
    uint32_t element = element_of(builder, span);
    if (builder->span != NULL && same_look(builder->span, span) && builder->element == element) {
        return;
    }
    flush_run(builder);
    builder->span = span;
    builder->element = element;
    builder->run_x = x;
    builder->text = (struct base_buffer){.arena = builder->state->arena};
}

/* Appends the glyphs from..to of a shaped run at x. */
static void add_glyphs(struct line_builder *builder, struct layout_span *span,
                       const struct font_run *run, uint32_t from, uint32_t to, base_length x)
{
    open_run(builder, span, x);
    if (from >= to) {
        return;
    }
    uint32_t first = run->glyphs[from].cluster;
    uint32_t behind = to < run->count ? run->glyphs[to].cluster : (uint32_t)run->length;
    size_t base = builder->text.length;
    int64_t units = 0;
    for (uint32_t i = from; i < to; i++) {
        const struct font_glyph *glyph = &run->glyphs[i];
        struct page_glyph *out = &builder->glyphs[builder->glyph_count++];
        out->glyph = glyph->glyph;
        out->cluster = (uint32_t)(base + glyph->cluster - first);
        out->x = x - builder->run_x + span->letterspacing * (i - from) +
                 font_scale(span->face, units + glyph->x_offset, span->size);
        out->y = -font_scale(span->face, glyph->y_offset, span->size);
        units += glyph->advance;
    }
    base_buffer_add(&builder->text, run->text + first, behind - first);
    builder->run_end = x + layout_slice_width(span, run, from, to);
}

/* Draws a box that is not text; elements left open become the line's. */
static void add_drawing(struct line_builder *builder, const struct placed *placed)
{
    const struct page_fragment *drawing = placed->item->drawing;
    flush_run(builder);
    for (size_t i = 0; i < drawing->count; i++) {
        struct page_fragment one = {.items = &drawing->items[i], .count = 1};
        layout_fragment_join(builder->state, builder->fragment, &one, placed->x,
                             builder->baseline - placed->item->span->rise);
        struct page_item *item = &builder->fragment->items[builder->fragment->count - 1];
        item->element = item->element == 0 ? builder->line->element : item->element;
    }
}

/* Dots from a to b on a grid of the page, so that they stand below each other. */
static void add_leader(struct line_builder *builder, const struct placed *placed)
{
    struct layout_span *span = placed->item->span;
    flush_run(builder);
    if (span->face == NULL) {
        return;
    }
    const struct font_run *dot = font_shape(builder->state->fonts, span->face, ".", 1, false);
    base_length step = font_scale(span->face, dot->width, span->size) * 2;
    base_length start = placed->x + span->space;
    base_length end = placed->x + placed->width - span->space;
    start = (start + step - 1) / step * step;
    size_t count = end > start ? (size_t)((end - start) / step) : 0;
    if (count == 0 || dot->count != 1) {
        return;
    }
    struct page_glyph *glyphs = base_alloc_array(builder->state->arena, count, sizeof *glyphs);
    struct base_buffer text = {.arena = builder->state->arena};
    for (size_t i = 0; i < count; i++) {
        glyphs[i] =
            (struct page_glyph){dot->glyphs[0].glyph, (uint32_t)i, step * (base_length)i, 0};
        base_buffer_char(&text, '.');
    }
    struct page_item *item = page_fragment_add(builder->state->pages, builder->fragment,
                                               PAGE_GLYPHS, PAGE_ARTIFACT, span->origin);
    item->x = start;
    item->y = builder->baseline;
    item->width = step * (base_length)count;
    item->height = span->size;
    item->colour = span->colour;
    item->glyphs.face = span->face;
    item->glyphs.size = span->size;
    item->glyphs.glyphs = glyphs;
    item->glyphs.count = count;
    item->glyphs.text = base_buffer_get(&text);
}

static void add_placed(struct line_builder *builder, const struct placed *placed)
{
    const struct layout_item *item = placed->item;
    if (item->kind == LAYOUT_ITEM_GLUE && item->leader) {
        add_leader(builder, placed);
    } else if (item->kind == LAYOUT_ITEM_GLUE && builder->span != NULL && item->span != NULL) {
        size_t length = builder->text.length;
        if (length == 0 || builder->text.data[length - 1] != ' ') {
            base_buffer_char(&builder->text, ' ');
        }
    } else if (item->drawing != NULL) {
        add_drawing(builder, placed);
    } else if (item->run != NULL) {
        add_glyphs(builder, item->span, item->run, item->from, item->to, placed->x);
    }
}

static void add_text(struct line_builder *builder)
{
    size_t glyphs = 2;
    for (size_t i = 0; i < builder->count; i++) {
        glyphs += builder->placed[i].item->to - builder->placed[i].item->from;
    }
    builder->glyphs = base_alloc_array(builder->state->arena, glyphs, sizeof *builder->glyphs);
    for (size_t i = 0; i < builder->count; i++) {
        add_placed(builder, &builder->placed[i]);
    }
    const struct layout_line *line = builder->line;
    const struct layout_item *end = &line->items[line->to];
    if (builder->hyphen && builder->count > 0) {
        const struct placed *last = &builder->placed[builder->count - 1];
        const struct font_run *run =
            font_shape(builder->state->fonts, end->span->face, "-", 1, true);
        add_glyphs(builder, end->span, run, 0, (uint32_t)run->count, last->x + last->width);
        flush_run(builder);
        builder->fragment->items[builder->fragment->count - 1].glyphs.soft_hyphen = true;
        return;
    }
    bool spaced = end->kind == LAYOUT_ITEM_GLUE || end->penalty == LAYOUT_FORCED;
    if (builder->span != NULL && spaced && !line->ends && builder->text.length > 0 &&
        builder->text.data[builder->text.length - 1] != ' ') {
        base_buffer_char(&builder->text, ' ');
    }
    flush_run(builder);
}

/* ---------------------------------------------------------------- what lies behind and under */

enum decoration { TINT, UNDERLINE, LINK };

static bool has_decoration(const struct layout_span *span, enum decoration decoration)
{
    return span != NULL && (decoration == TINT        ? span->tint != DOCUMENT_NO_COLOUR
                            : decoration == UNDERLINE ? span->underline
                                                      : span->link != NULL);
}

static bool same_decoration(const struct layout_span *a, const struct layout_span *b,
                            enum decoration decoration)
{
    if (decoration == LINK) {
        return a->link == b->link || strcmp(a->link, b->link) == 0;
    }
    return a->colour == b->colour;
}

static void draw_tint(struct line_builder *builder, struct layout_span *span, base_length x,
                      base_length width)
{
    struct page_item *item = page_fragment_add(builder->state->pages, builder->fragment, PAGE_FILL,
                                               PAGE_ARTIFACT, span->origin);
    item->x = x - span->size / 12;
    item->y = builder->baseline - span->size * 85 / 100;
    item->width = width + span->size / 6;
    item->height = span->size * 115 / 100;
    item->colour = span->tint;
}

static void draw_underline(struct line_builder *builder, struct layout_span *span, base_length x,
                           base_length width)
{
    const struct font_metrics *metrics = font_metrics(span->face);
    base_length thickness =
        layout_max(font_scale(span->face, metrics->underline_thickness, span->size), 300);
    struct page_item *item = page_fragment_add(builder->state->pages, builder->fragment, PAGE_FILL,
                                               PAGE_ARTIFACT, span->origin);
    item->x = x;
    item->y = builder->baseline + layout_max(span->size / 10, 1000);
    item->width = width;
    item->height = thickness;
    item->colour = span->colour;
}

static void draw_link(struct line_builder *builder, struct layout_span *span, base_length x,
                      base_length width)
{
    if (builder->line->element == PAGE_ARTIFACT) {
        return;
    }
    uint32_t element = element_of(builder, span);
    struct page_item *item = page_fragment_add(builder->state->pages, builder->fragment, PAGE_LINK,
                                               element, span->origin);
    item->x = x;
    item->y = builder->baseline - span->size * 80 / 100;
    item->width = width;
    item->height = span->size * 105 / 100;
    if (span->link[0] == '#') {
        const struct layout_target *target = layout_target_find(builder->state, span->link + 1);
        item->link.anchor = target != NULL ? target->anchor : span->link + 1;
    } else {
        item->link.uri = span->link;
    }
}

static void decorate(struct line_builder *builder, enum decoration decoration)
{
    for (size_t i = 0; i < builder->count; i++) {
        struct layout_span *span = builder->placed[i].item->span;
        if (!has_decoration(span, decoration) || builder->placed[i].item->kind != LAYOUT_ITEM_BOX) {
            continue;
        }
        size_t last = i;
        for (size_t j = i + 1; j < builder->count; j++) {
            const struct layout_item *item = builder->placed[j].item;
            if (!has_decoration(item->span, decoration) ||
                !same_decoration(span, item->span, decoration)) {
                break;
            }
            last = item->kind == LAYOUT_ITEM_BOX ? j : last;
        }
        base_length x = builder->placed[i].x;
        base_length width = builder->placed[last].x + builder->placed[last].width - x;
        if (decoration == TINT) {
            draw_tint(builder, span, x, width);
        } else if (decoration == UNDERLINE) {
            draw_underline(builder, span, x, width);
        } else {
            draw_link(builder, span, x, width);
        }
        i = last;
    }
}

/* ---------------------------------------------------------------- lines */

static void build(struct line_builder *builder)
{
    decorate(builder, TINT);
    add_text(builder);
    decorate(builder, UNDERLINE);
    decorate(builder, LINK);
}

/* Cuts discardable items off both ends. */
static void trim(const struct layout_item *items, size_t *from, size_t *to)
{
    while (*from < *to && items[*from].kind != LAYOUT_ITEM_BOX && !items[*from].tab) {
        (*from)++;
    }
    while (*to > *from && items[*to - 1].kind != LAYOUT_ITEM_BOX && !items[*to - 1].tab) {
        (*to)--;
    }
}

/* Places the items of the line; returns how much they are too wide. */
static base_length arrange(struct line_builder *builder)
{
    const struct layout_line *line = builder->line;
    size_t from = line->from;
    size_t to = line->to;
    trim(line->items, &from, &to);
    builder->placed =
        base_alloc_array(builder->state->temporary, to - from + 1, sizeof *builder->placed);
    struct line_sums sums = sum_up(line->items, from, to);
    const struct layout_item *end = &line->items[line->to];
    builder->hyphen = end->kind == LAYOUT_ITEM_PENALTY && end->flagged;
    base_length slack = line->width - sums.natural - (builder->hyphen ? end->width : 0);
    base_length over = slack < 0 ? layout_max(-slack - sums.shrink, 0) : 0;
    bool justify = line->align == DOCUMENT_ALIGN_JUSTIFY && !line->last && sums.tabs == 0;
    base_length x = line->x;
    base_length spread = slack;
    if (slack > 0 && !justify && sums.leaders == 0) {
        x += line->align == DOCUMENT_ALIGN_CENTRE  ? slack / 2
             : line->align == DOCUMENT_ALIGN_RIGHT ? slack
                                                   : 0;
        spread = 0;
    }
    if (slack < 0) {
        spread = layout_max(slack, -sums.shrink);
    }
    place_items(builder, from, to, x, spread, &sums);
    bool loose = spread > 0 && sums.leaders == 0 && spread * 100 > sums.stretch * LAYOUT_LOOSE;
    return loose && sums.stretch > 0 ? -spread * 100 / sums.stretch : over;
}

/* How far drawings rise over and hang under the base line. */
static void extents(const struct line_builder *builder, base_length *above, base_length *below)
{
    for (size_t i = 0; i < builder->count; i++) {
        const struct layout_item *item = builder->placed[i].item;
        *above = layout_max(*above, item->above);
        *below = layout_max(*below, item->below);
    }
}

base_length layout_line_add(struct layout_state *state, struct layout_galley *galley,
                            const struct layout_line *line, base_origin origin)
{
    struct page_fragment *fragment = base_alloc(state->arena, sizeof *fragment);
    struct line_builder builder = {.state = state, .line = line, .fragment = fragment};
    base_length over = arrange(&builder);
    base_length above = line->ascent - line->leading / 12;
    base_length below = line->leading - line->ascent - line->leading / 12;
    base_length plain_above = above;
    base_length plain_below = below;
    extents(&builder, &above, &below);
    builder.baseline = line->ascent + above - plain_above;
    build(&builder);
    struct layout_entry *entry = layout_entry_add(state, galley, LAYOUT_BOX, origin);
    entry->fragment = fragment;
    entry->line = true;
    entry->height = line->leading + above - plain_above + below - plain_below;
    entry->baseline = builder.baseline;
    fragment->width = line->width;
    fragment->height = entry->height;
    return over;
}

struct page_fragment *layout_line_natural(struct layout_state *state, struct layout_words *words,
                                          uint32_t element, base_length *above, base_length *below)
{
    struct page_fragment *fragment = base_alloc(state->arena, sizeof *fragment);
    *above = *below = 0;
    if (words->count == 0) {
        return fragment;
    }
    struct layout_line line = {.items = words->items,
                               .to = words->count - 1,
                               .width = words->natural,
                               .last = true,
                               .ends = true,
                               .element = element};
    struct line_builder builder = {.state = state, .line = &line, .fragment = fragment};
    arrange(&builder);
    build(&builder);
    fragment->width = words->natural;
    for (size_t i = 0; i < builder.count; i++) {
        const struct layout_item *item = builder.placed[i].item;
        if (item->run != NULL) {
            *above = layout_max(*above, item->span->size * 3 / 4 + item->span->rise);
            *below = layout_max(*below, item->span->size / 4 - item->span->rise);
        }
    }
    extents(&builder, above, below);
    return fragment;
}
