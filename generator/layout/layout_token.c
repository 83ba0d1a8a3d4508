/* Tokens: shapes the text of one span and finds the break chances inside. */
#include "layout_words.h"

#include <string.h>

#include "base_utf8.h"

enum { CHANCE_NONE, CHANCE_HYPHEN, CHANCE_PLAIN };
enum { HYPHEN_PENALTY = 50, PLAIN_PENALTY = 50, ADDRESS_PENALTY = 120 };
enum { SHORT_PART = 9 }; /* letters of a part of "kegiatan-kegiatan" that may be cut */
enum { SOFT_HYPHEN = 0xAD, NO_BREAK_HYPHEN = 0x2011, ZERO_SPACE = 0x200B, WORD_JOINER = 0x2060 };

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
                chances[start + i + 1] = CHANCE_HYPHEN;
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
            chances[i + 1] = CHANCE_PLAIN;
        }
    }
}

static void add_box(struct layout_state *state, struct layout_words *words,
                    struct layout_span *span, const struct font_run *run, uint32_t from,
                    uint32_t to, int flags)
{
    struct layout_item *box = layout_item_add(state, words, LAYOUT_ITEM_BOX, span);
    box->run = run;
    box->from = from;
    box->to = to;
    box->loose = (flags & LAYOUT_TOKEN_LOOSE) != 0;
    box->width = layout_slice_width(span, run, from, to);
}

static void add_chance(struct layout_state *state, struct layout_words *words,
                       struct layout_span *span, int chance, int flags)
{
    struct layout_item *item = layout_item_add(state, words, LAYOUT_ITEM_PENALTY, span);
    if (chance == CHANCE_HYPHEN) {
        item->flagged = true;
        item->penalty = HYPHEN_PENALTY;
        item->width = span->hyphen;
    } else {
        item->dash = true;
        item->penalty = flags & LAYOUT_TOKEN_ADDRESS ? ADDRESS_PENALTY : PLAIN_PENALTY;
    }
}

/* Shapes text of one face and cuts the run at its chances. */
static void add_run(struct layout_state *state, struct layout_words *words,
                    struct layout_span *span, const char *text, size_t length, int flags)
{
    if (length == 0) {
        return;
    }
    char buffer[256];
    char *chances = length < sizeof buffer ? buffer : base_alloc(state->temporary, length + 1);
    memset(chances, CHANCE_NONE, length + 1);
    if (!(flags & LAYOUT_TOKEN_SOLID)) {
        if ((flags & LAYOUT_TOKEN_HYPHENATE) && state->hyphen != NULL) {
            mark_hyphens(state, text, length, chances);
        }
        mark_signs(text, length, flags, chances);
    }
    const struct font_run *run =
        font_shape(state->fonts, span->face, text, length, span->letterspacing == 0);
    uint32_t from = 0;
    for (uint32_t i = 1; i < run->count; i++) {
        uint32_t cluster = run->glyphs[i].cluster;
        if (cluster == run->glyphs[i - 1].cluster || chances[cluster] == CHANCE_NONE) {
            continue;
        }
        add_box(state, words, span, run, from, i, flags);
        add_chance(state, words, span, chances[cluster], flags);
        from = i;
    }
    add_box(state, words, span, run, from, (uint32_t)run->count, flags);
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
        add_chance(state, words, span, CHANCE_HYPHEN, flags);
    } else if (character == ZERO_SPACE) {
        add_chance(state, words, span, CHANCE_PLAIN, flags);
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
