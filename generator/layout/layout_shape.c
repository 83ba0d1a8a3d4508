/* Shapes: each token is shaped, hyphenated and cut at its break chances once for a look. */
#include <string.h>

#include "layout_words.h"

enum { SHORT_PART = 9 }; /* letters of a part of "kegiatan-kegiatan" that may be cut */

struct layout_shape_slot {
    uint64_t hash;
    const struct layout_shape *shape; /* NULL = free */
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* Marks the hyphenation points of all letter sequences; short parts of "masing-masing" have none.
 */
static void mark_hyphens(struct layout_state *state, const char *text, size_t length, char *chances)
{
    size_t start = 0;
    while (start < length) {
        size_t end = start;
        while (end < length && is_letter(text[end])) {
            end++;
        }
        bool pair = (start > 0 && text[start - 1] == '-') || (end < length && text[end] == '-');
        const char *points = pair && end - start < SHORT_PART
                                 ? NULL
                                 : layout_hyphen_points(state->hyphen, text + start, end - start);
        for (size_t i = 0; points != NULL && i + 1 < end - start; i++) {
            if (points[i]) {
                chances[start + i + 1] = LAYOUT_CHANCE_HYPHEN;
            }
        }
        start = end + 1;
    }
}

/* Breaks behind hyphens, dashes and slashes between letters. */
static void mark_signs(const char *text, size_t length, int flags, char *chances)
{
    const char *signs = flags & LAYOUT_TOKEN_ADDRESS ? "/.-_?&=@:" : "-/";
    for (size_t i = 1; i + 1 < length; i++) {
        bool dash = i >= 3 && (memcmp(text + i - 2, "\xE2\x80\x93", 3) == 0 ||
                               memcmp(text + i - 2, "\xE2\x80\x94", 3) == 0);
        if ((strchr(signs, text[i]) != NULL && is_letter(text[i + 1]) &&
             (is_letter(text[i - 1]) || (flags & LAYOUT_TOKEN_ADDRESS))) ||
            dash) {
            chances[i + 1] = LAYOUT_CHANCE_PLAIN;
        }
    }
}

/* Places the glyphs from..to one behind the other from x on; returns their width. */
static base_length place_glyphs(const struct layout_span *span, const struct font_run *run,
                                uint32_t from, uint32_t to, base_length x, struct page_glyph *out)
{
    int64_t units = 0;
    for (uint32_t i = from; i < to; i++) {
        const struct font_glyph *glyph = &run->glyphs[i];
        base_length along = span->letterspacing * (i - from) +
                            font_scale(span->face, units + glyph->x_offset, span->size);
        *out++ = (struct page_glyph){
            .glyph = glyph->glyph,
            .cluster = (uint16_t)glyph->cluster,
            .x = (int32_t)(x + along),
            .y = (int32_t)-font_scale(span->face, glyph->y_offset, span->size),
        };
        units += glyph->advance;
    }
    return layout_slice_width(span, run, from, to);
}

/* The next glyph behind `from` before which the text may be divided, or the end. */
static uint32_t next_cut(const struct font_run *run, const char *chances, uint32_t from)
{
    for (uint32_t i = from + 1; i < run->count; i++) {
        uint32_t cluster = run->glyphs[i].cluster;
        if (cluster != run->glyphs[i - 1].cluster && chances[cluster] != LAYOUT_CHANCE_NONE) {
            return i;
        }
    }
    return (uint32_t)run->count;
}

static void cut_run(struct layout_state *state, const struct layout_span *span,
                    const struct font_run *run, struct layout_shape *shape, const char *chances)
{
    struct page_glyph *glyphs = base_alloc_array(state->arena, run->count, sizeof *glyphs);
    size_t count = 1;
    for (uint32_t at = 0; (at = next_cut(run, chances, at)) < run->count;) {
        count++;
    }
    shape->cuts = base_alloc_array(state->rounds, count, sizeof *shape->cuts);
    base_length start = 0;
    for (uint32_t from = 0, to; shape->count < count; from = to) {
        to = next_cut(run, chances, from);
        char chance = to < run->count ? chances[run->glyphs[to].cluster] : LAYOUT_CHANCE_NONE;
        base_length width = place_glyphs(span, run, from, to, start, &glyphs[from]);
        shape->cuts[shape->count++] =
            (struct layout_cut){from, to, (page_length)start, width, chance};
        start += width;
    }
    shape->glyphs = glyphs;
    shape->glyph_count = (uint32_t)run->count;
}

const struct font_run *layout_shape_run(const struct layout_state *state,
                                        const struct layout_shape *shape)
{
    const struct layout_shape *whole = shape->whole;
    return font_shape(state->fonts, whole->face, whole->text, whole->end,
                      whole->letterspacing == 0);
}

static const struct layout_shape *make_shape(struct layout_state *state,
                                             const struct layout_span *span, const char *text,
                                             size_t length, int flags)
{
    char buffer[256];
    char *chances = length < sizeof buffer ? buffer : base_alloc(state->temporary, length + 1);
    memset(chances, LAYOUT_CHANCE_NONE, length + 1);
    if (!(flags & LAYOUT_TOKEN_SOLID)) {
        if ((flags & LAYOUT_TOKEN_HYPHENATE) && state->hyphen != NULL) {
            mark_hyphens(state, text, length, chances);
        }
        mark_signs(text, length, flags, chances);
    }
    struct layout_shape *shape = base_alloc(state->rounds, sizeof *shape + length + 1);
    char *own = (char *)(shape + 1);
    memcpy(own, text, length);
    shape->whole = shape;
    shape->text = own;
    shape->end = (uint32_t)length;
    shape->face = span->face;
    shape->size = (page_length)span->size;
    shape->letterspacing = (page_length)span->letterspacing;
    shape->flags = (unsigned char)flags;
    cut_run(state, span, layout_shape_run(state, shape), shape, chances);
    state->run_count++;
    return shape;
}

const struct layout_shape *layout_shape_part(struct layout_state *state,
                                             const struct layout_span *span,
                                             const struct layout_shape *shape, uint32_t from,
                                             uint32_t to)
{
    const struct font_run *run = layout_shape_run(state, shape);
    struct layout_shape *part = base_alloc(state->galleys, sizeof *part);
    struct page_glyph *glyphs = base_alloc_array(state->arena, to - from, sizeof *glyphs);
    place_glyphs(span, run, from, to, 0, glyphs);
    part->whole = shape->whole;
    part->glyphs = glyphs;
    part->text = shape->text;
    part->end = to < run->count ? run->glyphs[to].cluster : (uint32_t)run->length;
    part->first = from;
    part->glyph_count = to - from;
    return part;
}

/* ---------------------------------------------------------------- by look and text */

static uint64_t hash_token(const struct layout_span *span, const char *text, size_t length,
                           int flags)
{
    uint64_t hash = 14695981039346656037u ^ (uint64_t)span->size ^ (uint64_t)flags << 40 ^
                    (uint64_t)font_face_index(span->face) << 48 ^ (uint64_t)length << 32;
    uint64_t part;
    for (; length >= sizeof part; text += sizeof part, length -= sizeof part) {
        memcpy(&part, text, sizeof part);
        hash = (hash ^ part) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 32;
    }
    part = 0;
    for (size_t i = 0; i < length; i++) {
        part = part << 8 | (unsigned char)text[i];
    }
    hash = (hash ^ part) * 0x9E3779B97F4A7C15u;
    return hash ^ (hash >> 32);
}

static bool is_same(const struct layout_shape *shape, const struct layout_span *span,
                    const char *text, size_t length, int flags)
{
    return shape->face == span->face && shape->size == span->size &&
           shape->letterspacing == span->letterspacing && (int)shape->flags == flags &&
           shape->end == length && memcmp(shape->text, text, length) == 0;
}

static void grow_slots(struct layout_state *state)
{
    struct layout_shape_slot *old = state->shapes;
    struct base_arena *before = state->slots;
    size_t count = state->shape_slots;
    state->slots = base_arena_create();
    state->shape_slots = count == 0 ? 1024 : count * 2;
    state->shapes = base_alloc_array(state->slots, state->shape_slots, sizeof *state->shapes);
    for (size_t i = 0; i < count; i++) {
        if (old[i].shape != NULL) {
            size_t at = old[i].hash & (state->shape_slots - 1);
            while (state->shapes[at].shape != NULL) {
                at = (at + 1) & (state->shape_slots - 1);
            }
            state->shapes[at] = old[i];
        }
    }
    base_arena_destroy(before);
}

const struct layout_shape *layout_shape_of(struct layout_state *state,
                                           const struct layout_span *span, const char *text,
                                           size_t length, int flags)
{
    flags &= LAYOUT_TOKEN_SOLID | LAYOUT_TOKEN_ADDRESS | LAYOUT_TOKEN_HYPHENATE;
    if (state->shape_count * 4 >= state->shape_slots * 3) {
        grow_slots(state);
    }
    uint64_t hash = hash_token(span, text, length, flags);
    size_t at = hash & (state->shape_slots - 1);
    struct layout_shape_slot *slot = &state->shapes[at];
    while (slot->shape != NULL &&
           (slot->hash != hash || !is_same(slot->shape, span, text, length, flags))) {
        at = (at + 1) & (state->shape_slots - 1);
        slot = &state->shapes[at];
    }
    if (slot->shape == NULL) {
        *slot = (struct layout_shape_slot){hash, make_shape(state, span, text, length, flags)};
        state->shape_count++;
    }
    return slot->shape;
}

void layout_runs_forget(struct layout_state *state)
{
    enum { MANY = 1 << 13 };
    if (state->run_count > MANY) {
        state->run_count = 0;
        font_forget(state->fonts);
    }
}
