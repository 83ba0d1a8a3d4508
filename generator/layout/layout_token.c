/* Tokens: the text of one span as boxes with the break chances between them. */
#include "layout_words.h"

#include "base_utf8.h"

enum { HYPHEN_PENALTY = 50, PLAIN_PENALTY = 50, ADDRESS_PENALTY = 120 };
enum { SOFT_HYPHEN = 0xAD, NO_BREAK_HYPHEN = 0x2011, ZERO_SPACE = 0x200B, WORD_JOINER = 0x2060 };

static void add_box(struct layout_state *state, struct layout_words *words,
                    struct layout_span *span, const struct layout_shape *shape,
                    const struct layout_cut *cut, int flags)
{
    struct layout_item *box = layout_item_add(state, words, LAYOUT_ITEM_BOX, span);
    box->shape = shape;
    box->from = cut->from;
    box->to = cut->to;
    box->start = cut->start;
    box->loose = (flags & LAYOUT_TOKEN_LOOSE) != 0;
    box->width = cut->width;
}

static void add_chance(struct layout_state *state, struct layout_words *words,
                       struct layout_span *span, int chance, int flags)
{
    struct layout_item *item = layout_item_add(state, words, LAYOUT_ITEM_PENALTY, span);
    if (chance == LAYOUT_CHANCE_HYPHEN) {
        item->flagged = true;
        item->penalty = HYPHEN_PENALTY;
        item->width = span->hyphen;
    } else {
        item->dash = true;
        item->penalty = (flags & LAYOUT_TOKEN_ADDRESS) != 0 ? ADDRESS_PENALTY : PLAIN_PENALTY;
    }
}

size_t layout_cut_long(struct layout_state *state, base_origin origin, const char *text,
                       size_t length)
{
    bool is_text = length > LAYOUT_LONGEST_TEXT;
    size_t most = is_text ? LAYOUT_LONGEST_TEXT : LAYOUT_LONGEST_WORD;
    if (state->long_text != origin || origin == 0) {
        layout_report_add(state, origin,
                          is_text ? BASE_MESSAGE_LAYOUT_LONG_TEXT : BASE_MESSAGE_LAYOUT_LONG_WORD,
                          base_format(state->arena, "%zu", most), NULL, NULL);
    }
    state->long_text = origin;
    while (((unsigned char)text[most] & 0xC0) == 0x80) {
        most--;
    }
    return most;
}

/* Adds text of one face as boxes with its chances. */
static void add_run(struct layout_state *state, struct layout_words *words,
                    struct layout_span *span, const char *text, size_t length, int flags)
{
    if (length == 0) {
        return;
    }
    const struct layout_shape *shape = layout_shape_of(state, span, text, length, flags);
    for (size_t i = 0; i < shape->count; i++) {
        add_box(state, words, span, shape, &shape->cuts[i], flags);
        if (shape->cuts[i].chance != LAYOUT_CHANCE_NONE) {
            add_chance(state, words, span, shape->cuts[i].chance, flags);
        }
    }
}

/* The span with another face; the same span when the face is its own. */
static struct layout_span *span_with(struct layout_state *state, struct layout_span *span,
                                     const struct font_face *face)
{
    if (face == span->face) {
        return span;
    }
    struct layout_span *other = base_alloc(state->temporary, sizeof *other);
    *other = *span;
    other->face = face;
    return other;
}

static bool is_special(uint32_t character)
{
    return character == SOFT_HYPHEN || character == NO_BREAK_HYPHEN || character == ZERO_SPACE ||
           character == WORD_JOINER;
}

static void add_special(struct layout_state *state, struct layout_words *words,
                        struct layout_span *span, uint32_t character, int flags)
{
    if (character == SOFT_HYPHEN) {
        add_chance(state, words, span, LAYOUT_CHANCE_HYPHEN, flags);
    } else if (character == ZERO_SPACE) {
        add_chance(state, words, span, LAYOUT_CHANCE_PLAIN, flags);
    } else if (character == NO_BREAK_HYPHEN) {
        add_run(state, words, span, "-", 1, flags | LAYOUT_TOKEN_SOLID);
    }
}

/* Whether a face holds all of ASCII; asked once a face. */
static bool holds_ascii(struct layout_state *state, const struct font_face *face)
{
    enum { FACES = sizeof state->ascii / sizeof *state->ascii };
    for (size_t i = 0; i < FACES; i++) {
        if (state->ascii[i] == face) {
            return true;
        }
    }
    for (uint32_t character = ' '; character <= '~'; character++) {
        if (!font_has(face, character)) {
            return false;
        }
    }
    state->ascii[state->ascii_next++ % FACES] = face;
    return true;
}

/* Behind the plain characters at the start of text, if the face holds them. */
static const char *plain_end(struct layout_state *state, const struct font_face *face,
                             const char *text, const char *end)
{
    const char *at = text;
    while (at < end && *at >= ' ' && *at <= '~') {
        at++;
    }
    return at > text && holds_ascii(state, face) ? at : text;
}

void layout_token_add(struct layout_state *state, struct layout_words *words,
                      struct layout_span *span, const char *text, size_t length, int flags)
{
    if (length > LAYOUT_LONGEST_WORD) {
        length = layout_cut_long(state, span->origin, text, length);
    }
    const char *end = text + length;
    const char *start = text;
    const struct font_face *face = span->face;
    if (face == NULL) {
        return;
    }
    for (const char *at = plain_end(state, face, text, end); at < end;) {
        const char *next;
        uint32_t character = base_utf8_next(at, &next);
        const struct font_face *wanted = is_special(character) || font_has(face, character) ? face
                                         : font_has(span->face, character)
                                             ? span->face
                                             : font_for(state->fonts, span->face, character);
        if (wanted != face || is_special(character)) {
            add_run(state, words, span_with(state, span, face), start, (size_t)(at - start), flags);
            start = at;
        }
        if (is_special(character)) {
            add_special(state, words, span, character, flags);
            start = next;
        } else if (wanted == NULL) {
            if (!layout_sign_add(state, words, span, character)) {
                layout_missing_add(state, words, span, character);
            }
            start = next;
        } else {
            face = wanted;
        }
        at = next;
    }
    add_run(state, words, span_with(state, span, face), start, (size_t)(end - start), flags);
}
