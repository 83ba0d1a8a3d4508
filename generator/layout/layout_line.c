/* Lines: places the items of one line and writes its glyph runs, underlines, tints and links. */
#include "layout_line.h"

/* Room for what a line is made of, used again for the next one. */
struct layout_line_room {
    struct layout_placed *placed;
    struct layout_piece *pieces; /* one more for a hyphen */
    size_t capacity;
    struct base_buffer text; /* of the run that is open */
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

static bool is_decorated(const struct layout_span *span)
{
    return span->tint != DOCUMENT_NO_COLOUR || span->underline || span->link != NULL;
}

/* Spreads slack over the glue so that the line ends exactly at its edge. */
static void place_items(struct layout_line_builder *builder, size_t from, size_t to, base_length x,
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
        builder->placed[builder->count++] = (struct layout_placed){item, natural, width};
        builder->decorated = builder->decorated || (item->span != NULL && is_decorated(item->span));
        natural += width;
    }
}

/* ---------------------------------------------------------------- glyph runs */

/* Gives the item the pieces of the run; one word at its start needs none. */
static void keep_pieces(const struct layout_line_builder *builder, struct page_item *item)
{
    size_t count = builder->piece_count;
    const struct layout_piece *first = builder->pieces;
    item->glyphs.count = builder->glyph_count;
    if (count == 1 && first->x == 0 && first->text == first->glyphs[0].cluster) {
        item->glyphs.glyphs = first->glyphs;
        return;
    }
    struct page_piece *pieces = base_alloc_array(builder->state->galleys, count, sizeof *pieces);
    for (size_t i = 0; i < count; i++) {
        pieces[i] = (struct page_piece){first[i].glyphs, (page_length)first[i].x,
                                        (uint16_t)first[i].text, (uint16_t)first[i].count};
    }
    item->glyphs.pieces = pieces;
    item->glyphs.piece_count = (uint16_t)count;
}

static void flush_run(struct layout_line_builder *builder)
{
    const struct layout_span *span = builder->span;
    builder->span = NULL;
    if (span == NULL || builder->glyph_count == 0) {
        return;
    }
    struct page_document *pages = builder->state->pages;
    struct page_item *item =
        page_fragment_add(pages, builder->fragment, PAGE_GLYPHS, builder->element, span->origin);
    item->x = builder->run_x;
    item->y = builder->baseline - span->rise;
    item->width = builder->run_end - builder->run_x;
    item->height = span->size;
    item->colour = span->colour;
    item->glyphs.face = span->face;
    keep_pieces(builder, item);
    item->glyphs.text = page_text_keep(pages, builder->text->data, builder->text->length);
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

uint32_t layout_line_element(struct layout_line_builder *builder, struct layout_span *span)
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

/* True when a word, which has at most LAYOUT_LONGEST_WORD bytes, still fits into the run: items
 * number bytes and glyphs with 16 bits. */
static bool has_room(const struct layout_line_builder *builder, size_t glyphs)
{
    enum { MOST = UINT16_MAX - LAYOUT_LONGEST_WORD - 2 /* a space and a hyphen */ };
    return builder->text->length <= MOST && builder->glyph_count + glyphs < UINT16_MAX;
}

static void open_run(struct layout_line_builder *builder, struct layout_span *span, base_length x,
                     size_t glyphs)
{
    uint32_t element = layout_line_element(builder, span);
    if (builder->span != NULL && same_look(builder->span, span) && builder->element == element &&
        has_room(builder, glyphs)) {
        return;
    }
    flush_run(builder);
    builder->span = span;
    builder->element = element;
    builder->run_x = x;
    builder->piece_count = builder->glyph_count = 0;
    builder->text->length = 0;
}

/* Appends glyphs of a shape to the pieces; what goes on the piece before becomes a part of it. */
static void add_piece(struct layout_line_builder *builder, const struct layout_item *box,
                      base_length x)
{
    const struct page_glyph *glyphs = &box->shape->glyphs[box->from - box->shape->first];
    uint32_t count = box->to - box->from;
    struct layout_piece *last =
        builder->piece_count > 0 ? &builder->pieces[builder->piece_count - 1] : NULL;
    if (last != NULL && builder->shape == box->shape && last->glyphs + last->count == glyphs &&
        last->x == x) {
        last->count += count;
    } else {
        builder->pieces[builder->piece_count++] =
            (struct layout_piece){glyphs, x, builder->text->length, count};
    }
    builder->shape = box->shape;
    builder->glyph_count += count;
}

/* Appends the glyphs of a box at x. */
static void add_glyphs(struct layout_line_builder *builder, const struct layout_item *box,
                       base_length x)
{
    const struct layout_shape *shape = box->shape;
    open_run(builder, box->span, x, box->to - box->from);
    if (box->from >= box->to) {
        return;
    }
    add_piece(builder, box, x - builder->run_x - box->start);
    uint32_t to = box->to - shape->first;
    uint32_t first = shape->glyphs[box->from - shape->first].cluster;
    uint32_t behind = to < shape->glyph_count ? shape->glyphs[to].cluster : shape->end;
    base_buffer_add(builder->text, shape->text + first, behind - first);
    builder->run_end = x + box->width;
}

/* Draws a box that is not text; elements left open become the line's. */
static void add_drawing(struct layout_line_builder *builder, const struct layout_placed *placed)
{
    const struct page_fragment *drawing = placed->item->drawing->fragment;
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
static void add_leader(struct layout_line_builder *builder, const struct layout_placed *placed)
{
    struct layout_span *span = placed->item->span;
    flush_run(builder);
    if (span->face == NULL) {
        return;
    }
    const struct font_run *dot = font_shape(builder->state->fonts, span->face, ".", 1, false);
    base_length step = font_scale(span->face, dot->width, span->size) * 2;
    if (step <= 0) {
        return;
    }
    base_length start = placed->x + span->space;
    base_length end = placed->x + placed->width - span->space;
    start = (start + step - 1) / step * step;
    size_t count = end > start ? (size_t)((end - start) / step) : 0;
    count = count < UINT16_MAX ? count : UINT16_MAX;
    if (count == 0 || dot->count != 1) {
        return;
    }
    struct page_glyph *glyphs = base_alloc_array(builder->state->arena, count, sizeof *glyphs);
    struct base_buffer text = {.arena = builder->state->galleys};
    for (size_t i = 0; i < count; i++) {
        glyphs[i] =
            (struct page_glyph){dot->glyphs[0].glyph, (uint16_t)i, step * (base_length)i, 0};
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
    item->glyphs.glyphs = glyphs;
    item->glyphs.count = count;
    item->glyphs.text = base_buffer_get(&text);
}

static void add_placed(struct layout_line_builder *builder, const struct layout_placed *placed)
{
    const struct layout_item *item = placed->item;
    if (item->kind == LAYOUT_ITEM_GLUE && item->leader) {
        add_leader(builder, placed);
    } else if (item->kind == LAYOUT_ITEM_GLUE && builder->span != NULL && item->span != NULL) {
        size_t length = builder->text->length;
        if (length == 0 || builder->text->data[length - 1] != ' ') {
            base_buffer_char(builder->text, ' ');
        }
    } else if (item->kind == LAYOUT_ITEM_BOX && item->drawn) {
        add_drawing(builder, placed);
    } else if (layout_item_is_text(item)) {
        add_glyphs(builder, item, placed->x);
    }
}

/* The hyphen that ends the line. */
static void add_hyphen(struct layout_line_builder *builder, struct layout_span *span, base_length x)
{
    const struct layout_shape *shape =
        layout_shape_of(builder->state, span, "-", 1, LAYOUT_TOKEN_SOLID);
    const struct layout_item box = {.kind = LAYOUT_ITEM_BOX,
                                    .width = shape->cuts[0].width,
                                    .span = span,
                                    .shape = shape,
                                    .to = shape->cuts[0].to};
    add_glyphs(builder, &box, x);
    flush_run(builder);
    builder->fragment->items[builder->fragment->count - 1].glyphs.soft_hyphen = true;
}

static void add_text(struct layout_line_builder *builder)
{
    struct base_buffer *text = builder->text;
    for (size_t i = 0; i < builder->count; i++) {
        add_placed(builder, &builder->placed[i]);
    }
    const struct layout_line *line = builder->line;
    const struct layout_item *end = &line->items[line->to];
    if (builder->hyphen && builder->count > 0) {
        const struct layout_placed *last = &builder->placed[builder->count - 1];
        add_hyphen(builder, end->span, last->x + last->width);
        return;
    }
    bool spaced = end->kind == LAYOUT_ITEM_GLUE || end->penalty == LAYOUT_FORCED;
    if (builder->span != NULL && spaced && !line->ends && text->length > 0 &&
        text->data[text->length - 1] != ' ') {
        base_buffer_char(text, ' ');
    }
    flush_run(builder);
}

/* ---------------------------------------------------------------- lines */

static void build(struct layout_line_builder *builder)
{
    layout_line_decorate(builder, LAYOUT_TINT);
    add_text(builder);
    layout_line_decorate(builder, LAYOUT_UNDERLINE);
    layout_line_decorate(builder, LAYOUT_LINK);
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

/* Makes room for the items of the line. */
static void take_room(struct layout_line_builder *builder, size_t count)
{
    struct layout_state *state = builder->state;
    if (state->line == NULL) {
        state->line = base_alloc(state->rounds, sizeof *state->line);
        state->line->text.arena = state->rounds;
    }
    struct layout_line_room *room = state->line;
    if (room->placed == NULL || room->capacity < count) {
        room->capacity = 2 * count + 32;
        room->placed = base_alloc_array(state->rounds, room->capacity, sizeof *room->placed);
        room->pieces = base_alloc_array(state->rounds, room->capacity + 1, sizeof *room->pieces);
    }
    builder->placed = room->placed;
    builder->pieces = room->pieces;
    builder->text = &room->text;
}

/* Places the items of the line; returns how much they are too wide. */
static base_length arrange(struct layout_line_builder *builder)
{
    const struct layout_line *line = builder->line;
    size_t from = line->from;
    size_t to = line->to;
    trim(line->items, &from, &to);
    take_room(builder, to - from);
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
static void extents(const struct layout_line_builder *builder, base_length *above,
                    base_length *below)
{
    for (size_t i = 0; i < builder->count; i++) {
        const struct layout_item *item = builder->placed[i].item;
        *above = layout_max(*above, item->drawn ? item->drawing->above : 0);
        *below = layout_max(*below, item->drawn ? item->drawing->below : 0);
    }
}

base_length layout_line_add(struct layout_state *state, struct layout_galley *galley,
                            const struct layout_line *line, base_origin origin)
{
    struct page_fragment *fragment = base_alloc(state->galleys, sizeof *fragment);
    struct layout_line_builder builder = {.state = state, .line = line, .fragment = fragment};
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
    struct page_fragment *fragment = base_alloc(state->galleys, sizeof *fragment);
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
    struct layout_line_builder builder = {.state = state, .line = &line, .fragment = fragment};
    arrange(&builder);
    build(&builder);
    fragment->width = words->natural;
    for (size_t i = 0; i < builder.count; i++) {
        const struct layout_item *item = builder.placed[i].item;
        if (layout_item_is_text(item)) {
            *above = layout_max(*above, item->span->size * 3 / 4 + item->span->rise);
            *below = layout_max(*below, item->span->size / 4 - item->span->rise);
        }
    }
    extents(&builder, above, below);
    return fragment;
}
