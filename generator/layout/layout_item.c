/* Items: boxes, glue and penalties; spans and their widths. */
#include "layout_galley.h"

#include <string.h>

void layout_words_begin(struct layout_state *state, struct layout_words *words)
{
    struct layout_room *room = state->rooms;
    if (room != NULL) {
        state->rooms = room->next;
    } else {
        room = base_alloc(state->rounds, sizeof *room);
        room->text.arena = state->rounds;
    }
    words->room = room;
    words->items = room->items;
    words->capacity = room->capacity;
}

void layout_words_end(struct layout_state *state, struct layout_words *words)
{
    struct layout_room *room = words->room;
    room->items = words->items;
    room->capacity = words->capacity;
    room->next = state->rooms;
    state->rooms = room;
    words->room = NULL;
    words->capacity = words->count;
    words->items = base_alloc_array(state->temporary, words->count + 1, sizeof *words->items);
    words->items++; /* room for an indent */
    if (words->count > 0) {
        memcpy(words->items, room->items, words->count * sizeof *words->items);
    }
}

struct layout_item *layout_item_add(struct layout_state *state, struct layout_words *words,
                                    enum layout_item_kind kind, struct layout_span *span)
{
    if (words->count == words->capacity) {
        words->items = base_grow(state->rounds, words->items, words->count, &words->capacity,
                                 sizeof *words->items);
    }
    struct layout_item *item = &words->items[words->count++];
    *item = (struct layout_item){.kind = (unsigned char)kind, .span = span};
    return item;
}

void layout_item_penalty(struct layout_state *state, struct layout_words *words, int penalty)
{
    layout_item_add(state, words, LAYOUT_ITEM_PENALTY, NULL)->penalty = (int16_t)penalty;
}

void layout_item_box(struct layout_state *state, struct layout_words *words, base_length width)
{
    layout_item_add(state, words, LAYOUT_ITEM_BOX, NULL)->width = width;
}

base_length layout_slice_width(const struct layout_span *span, const struct font_run *run,
                               uint32_t from, uint32_t to)
{
    int64_t units = 0;
    if (from == 0 && to == run->count) {
        units = run->width;
    } else {
        for (uint32_t i = from; i < to; i++) {
            units += run->glyphs[i].advance;
        }
    }
    return font_scale(span->face, units, span->size) + span->letterspacing * (to - from);
}

const struct font_face *layout_face_of(struct layout_state *state,
                                       const struct document_text_style *style)
{
    const struct font_face *face =
        font_find(state->fonts, style->family, style->bold, style->italic, style->family_origin);
    if (face == NULL) {
        face = font_face_at(state->fonts, 0);
    }
    state->failed = state->failed || face == NULL;
    return face;
}

/* Size and rise of raised and lowered text. */
static void apply_script(struct layout_look *look)
{
    if (look->script == DOCUMENT_SUPERSCRIPT) {
        look->rise = look->size * 34 / 100;
        look->size = look->size * 66 / 100;
    } else if (look->script == DOCUMENT_SUBSCRIPT) {
        look->rise = -look->size * 16 / 100;
        look->size = look->size * 66 / 100;
    }
}

static base_length width_of(struct layout_state *state, const struct layout_look *look,
                            const char *text)
{
    if (look->face == NULL) {
        return 0;
    }
    const struct font_run *run = font_shape(state->fonts, look->face, text, 1, false);
    return font_scale(look->face, run->width, look->size);
}

static bool is_look(const struct layout_look *look, const struct layout_state *state,
                    const struct document_text_style *style)
{
    return look->face != NULL && look->family == style->family && look->bold == style->bold &&
           look->italic == style->italic && look->script == style->script &&
           look->given_size == style->size && look->letterspacing == style->letterspacing &&
           look->scale == state->scale;
}

static const struct layout_look *look_of(struct layout_state *state,
                                         const struct document_text_style *style)
{
    uint64_t hash = ((uint64_t)(uintptr_t)style->family ^ (uint64_t)style->size << 8 ^
                     (uint64_t)state->scale << 2 ^ (style->bold ? 2u : 0u) ^ style->italic) *
                    0x9E3779B97F4A7C15u;
    struct layout_look *look = &state->looks[hash >> 58];
    if (is_look(look, state, style)) {
        return look;
    }
    *look = (struct layout_look){.family = style->family,
                                 .bold = style->bold,
                                 .italic = style->italic,
                                 .script = style->script,
                                 .given_size = style->size,
                                 .letterspacing = style->letterspacing,
                                 .scale = state->scale,
                                 .face = layout_face_of(state, style),
                                 .size = layout_scaled(state, style->size)};
    apply_script(look);
    look->space = width_of(state, look, " ");
    look->hyphen = width_of(state, look, "-");
    return look;
}

struct layout_span *layout_span_create(struct layout_state *state,
                                       const struct document_text_style *style, base_origin origin)
{
    const struct layout_look *look = look_of(state, style);
    struct layout_span *span = base_alloc(state->temporary, sizeof *span);
    span->face = look->face;
    span->size = look->size;
    span->rise = look->rise;
    span->letterspacing = layout_scaled(state, style->letterspacing);
    span->colour = style->colour;
    span->tint = DOCUMENT_NO_COLOUR;
    span->underline = style->underline;
    span->origin = origin;
    span->space = look->space + span->letterspacing;
    span->hyphen = look->hyphen + span->letterspacing;
    return span;
}

/* What a box needs at least: one that may be cut does not force a column open. */
static base_length least_width(const struct layout_item *item)
{
    bool cut = (item->loose || item->fraction) && item->span != NULL;
    return cut ? layout_min(item->width, item->span->size * 14) : item->width;
}

void layout_words_measure(struct layout_words *words)
{
    base_length line = 0;
    base_length part = 0;
    base_length whole = 0;
    words->natural = words->minimum = words->whole = words->widest = 0;
    for (size_t i = 0; i < words->count; i++) {
        const struct layout_item *item = &words->items[i];
        if (item->kind == LAYOUT_ITEM_PENALTY) {
            if (item->penalty < LAYOUT_INFINITE) {
                words->minimum = layout_max(words->minimum, part + item->width);
                part = 0;
                whole = item->flagged ? whole : 0;
            }
            words->natural = layout_max(words->natural, line);
            line = item->penalty == LAYOUT_FORCED ? 0 : line;
            continue;
        }
        line += item->width;
        bool breaks =
            item->kind == LAYOUT_ITEM_GLUE && i > 0 && words->items[i - 1].kind == LAYOUT_ITEM_BOX;
        part = breaks ? 0 : part + least_width(item);
        whole = breaks ? 0 : whole + least_width(item);
        words->minimum = layout_max(words->minimum, part);
        words->whole = layout_max(words->whole, whole);
        if (item->kind == LAYOUT_ITEM_BOX) {
            words->widest = layout_max(words->widest, item->width);
        }
    }
    words->natural = layout_max(words->natural, line);
}

/* Adds the glyphs from..to of a box; behind the first piece the line may end before it. */
static void add_piece(struct layout_state *state, struct layout_words *words,
                      const struct layout_item *item, uint32_t from, uint32_t to)
{
    const struct font_run *run = layout_shape_run(state, item->shape);
    if (from > item->from) {
        layout_item_penalty(state, words, 500);
    }
    struct layout_item *part = layout_item_add(state, words, LAYOUT_ITEM_BOX, item->span);
    part->shape = layout_shape_part(state, item->span, item->shape, from, to);
    part->from = from;
    part->to = to;
    part->width = layout_slice_width(item->span, run, from, to);
}

/* The next place where a box may be cut: behind a character, or only behind a point. */
static uint32_t next_cut(const struct layout_item *item, const struct font_run *run, uint32_t from,
                         bool points)
{
    uint32_t at = from + 1;
    for (; at < item->to; at++) {
        uint32_t cluster = run->glyphs[at].cluster;
        if (cluster != run->glyphs[at - 1].cluster &&
            (!points || strchr("./,:;_-", run->text[cluster - 1]) != NULL)) {
            break;
        }
    }
    return at < item->to ? at : item->to;
}

/* Adds a box cut at its points, so that nobody reads one number as two; a piece that has no room
 * even then is cut at every character. */
static void add_cut(struct layout_state *state, struct layout_words *words,
                    const struct layout_item *item, base_length width)
{
    const struct font_run *run = layout_shape_run(state, item->shape);
    for (uint32_t from = item->from, to; from < item->to; from = to) {
        to = next_cut(item, run, from, true);
        if (layout_slice_width(item->span, run, from, to) <= width) {
            add_piece(state, words, item, from, to);
            continue;
        }
        for (uint32_t at = from, end; at < to; at = end) {
            end = next_cut(item, run, at, false);
            add_piece(state, words, item, at, end);
        }
    }
}

static bool is_chance(const struct layout_words *words, size_t i)
{
    const struct layout_item *item = &words->items[i];
    return item->kind == LAYOUT_ITEM_PENALTY ? item->penalty < LAYOUT_INFINITE
                                             : item->kind == LAYOUT_ITEM_GLUE && i > 0 &&
                                                   words->items[i - 1].kind == LAYOUT_ITEM_BOX;
}

/* Width of what must stand on one line with item i. */
static base_length width_beside(const struct layout_words *words, size_t i)
{
    base_length width = 0;
    for (size_t k = i; k > 0 && !is_chance(words, k - 1); k--) {
        width += words->items[k - 1].kind == LAYOUT_ITEM_PENALTY ? 0 : words->items[k - 1].width;
    }
    for (size_t k = i + 1; k < words->count && !is_chance(words, k); k++) {
        width += words->items[k].kind == LAYOUT_ITEM_PENALTY ? 0 : words->items[k].width;
    }
    return width;
}

static void narrow_fractions(struct layout_state *state, struct layout_words *words,
                             const struct document_style *style, base_length width)
{
    for (size_t i = 0; i < words->count; i++) {
        base_length beside = words->items[i].fraction ? width_beside(words, i) : 0;
        if (words->items[i].fraction && words->items[i].width + beside > width) {
            layout_fraction_narrow(state, &words->items[i], style, width - beside);
        }
    }
}

struct layout_words *layout_words_loosen(struct layout_state *state, struct layout_words *words,
                                         const struct document_style *style, base_length width)
{
    if (words->widest <= width && !words->has_fraction) {
        return words;
    }
    struct layout_words *loose = base_alloc(state->temporary, sizeof *loose);
    layout_words_begin(state, loose);
    for (size_t i = 0; i < words->count; i++) {
        const struct layout_item *item = &words->items[i];
        if (item->kind == LAYOUT_ITEM_BOX && (item->loose || state->pressed) &&
            layout_item_is_text(item) && item->width > width) {
            add_cut(state, loose, item, width);
        } else {
            *layout_item_add(state, loose, LAYOUT_ITEM_BOX, NULL) = *item;
        }
    }
    layout_words_end(state, loose);
    loose->has_tab = words->has_tab;
    loose->has_leader = words->has_leader;
    loose->has_note = words->has_note;
    if (words->has_fraction) {
        narrow_fractions(state, loose, style, width);
    }
    layout_words_measure(loose);
    return loose;
}

base_length layout_line_ascent(struct layout_state *state, const struct document_text_style *style,
                               base_length leading)
{
    const struct font_face *face = layout_face_of(state, style);
    if (face == NULL) {
        return leading * 3 / 4;
    }
    const struct font_metrics *metrics = font_metrics(face);
    base_length size = layout_scaled(state, style->size);
    base_length ascent = font_scale(face, metrics->ascent, size);
    base_length descent = font_scale(face, -metrics->descent, size);
    return (leading - ascent - descent) / 2 + ascent;
}
