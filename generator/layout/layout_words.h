/* Words: inline runs as a list of boxes, glue and penalties, shaped and ready to be broken. */
#pragma once

#include "layout_state.h"

#define LAYOUT_INFINITE 10000             /* penalty: no break here */
#define LAYOUT_FORCED (-10000)            /* penalty: break here */
#define LAYOUT_FIL ((base_length)1 << 40) /* stretch of the glue that fills a last line */

/* Characters of one look and origin; made from an inline. */
struct layout_span {
    const struct font_face *face;
    base_length size, rise, letterspacing;
    document_colour colour, tint; /* tint: fill behind the text */
    bool underline;
    base_length space, hyphen; /* widths */
    base_origin origin;
    const char *link;
    bool call;           /* of a note */
    enum page_role role; /* PAGE_ROLE_LINK or PAGE_ROLE_REFERENCE with link or call */
    uint32_t parent;     /* of element */
    uint32_t element;    /* of link or call, made with its first line; 0 before */
    const struct document_inline *source;
};

/* Base line at y = 0; height over and under it. */
struct layout_drawing {
    const struct page_fragment *fragment;
    base_length above, below;
};

/* Glyphs from..to of a token, with what may happen behind them. */
struct layout_cut {
    uint32_t from, to;
    page_length start; /* from the start of the token */
    base_length width;
    char chance; /* enum layout_chance */
};
enum layout_chance { LAYOUT_CHANCE_NONE, LAYOUT_CHANCE_HYPHEN, LAYOUT_CHANCE_PLAIN };

/* A shaped token or a part of one in a look, cut where lines may end. Small and with its text
 * behind it, because there are tens of thousands that are looked up all the time. */
struct layout_shape {
    const struct layout_shape *whole; /* what it is a part of, or itself */
    const struct page_glyph *glyphs; /* from `first` of the whole on, at their places on the line */
    struct layout_cut *cuts;
    const char *text; /* of the whole */
    const struct font_face *face;
    page_length size, letterspacing;
    uint32_t first, glyph_count;
    uint32_t end;                   /* of its part of the text */
    uint32_t count : 24, flags : 8; /* cuts; flags of the token */
};

/* Small, because a paragraph has hundreds. */
struct layout_item {
    unsigned char kind;      /* enum layout_item_kind */
    bool flagged;            /* PENALTY: a hyphen is added here */
    bool dash;               /* PENALTY: the line ends with a sign of the text */
    bool tab, leader, loose; /* GLUE: tab; loose: BOX may be broken anywhere in need */
    bool fraction;           /* BOX: can be set narrower */
    bool drawn;              /* BOX: a drawing */
    bool note;               /* BOX: ends the call of the note that its span comes from */
    int16_t penalty;
    page_length start; /* BOX of glyphs: of its shape before it */
    base_length width; /* PENALTY: when broken here */
    struct layout_span *span;
    union {
        struct { /* GLUE */
            base_length stretch, shrink;
        };
        struct { /* BOX of glyphs from..to of the run; NULL = empty */
            const struct layout_shape *shape;
            uint32_t from, to;
        };
        const struct layout_drawing *drawing;
    };
};
enum layout_item_kind { LAYOUT_ITEM_BOX, LAYOUT_ITEM_GLUE, LAYOUT_ITEM_PENALTY };

/* Whether it is a box of glyphs. */
static inline bool layout_item_is_text(const struct layout_item *item)
{
    return item->kind == LAYOUT_ITEM_BOX && !item->drawn && item->shape != NULL;
}

struct layout_words {
    struct layout_item *items; /* there is room for one more before them */
    size_t count, capacity;
    struct layout_room *room;     /* while items are added */
    base_length natural, minimum; /* widest line without breaks, widest unbreakable part */
    base_length whole;            /* widest part when no hyphens are added */
    base_length widest;           /* widest single box */
    bool has_tab, has_leader, has_note, has_fraction;
};

/* Items are collected in room that serves again and again; the end of it gives the words memory of
 * just their size. */
void layout_words_begin(struct layout_state *state, struct layout_words *words);
void layout_words_end(struct layout_state *state, struct layout_words *words);

/* The words of inlines; cached by inlines and scale of the text when `keep`. */
struct layout_words *layout_words_create(struct layout_state *state,
                                         const struct document_inlines *inlines,
                                         const struct document_style *style, bool keep);
/* The blocks of a cell: that of a plain one only until the next call. Its words are cached by the
 * cell. */
const struct document_block *layout_cell_blocks(struct layout_state *state,
                                                const struct document_cell *cell);
/* The same without the cache. */
struct layout_words *layout_words_build(struct layout_state *state,
                                        const struct document_inlines *inlines,
                                        const struct document_style *style);
/* Boxes that are wider than width and may be broken in need are cut up; fractions get narrower, so
 * that they and what must stand beside them fit. */
struct layout_words *layout_words_loosen(struct layout_state *state, struct layout_words *words,
                                         const struct document_style *style, base_length width);
/* Appends an item between begin and end; valid until the next one. */
struct layout_item *layout_item_add(struct layout_state *state, struct layout_words *words,
                                    enum layout_item_kind kind, struct layout_span *span);
void layout_item_penalty(struct layout_state *state, struct layout_words *words, int penalty);
void layout_item_box(struct layout_state *state, struct layout_words *words, base_length width);
/* Width of the glyphs from..to of a run in the span. */
base_length layout_slice_width(const struct layout_span *span, const struct font_run *run,
                               uint32_t from, uint32_t to);
/* The face for a text style; NULL when there is none at all. */
const struct font_face *layout_face_of(struct layout_state *state,
                                       const struct document_text_style *style);
/* A look for a text style. */
struct layout_span *layout_span_create(struct layout_state *state,
                                       const struct document_text_style *style, base_origin origin);
enum layout_token_flags {
    LAYOUT_TOKEN_SOLID = 1,   /* numbers, codes: no breaks inside */
    LAYOUT_TOKEN_LOOSE = 2,   /* may be broken anywhere in need */
    LAYOUT_TOKEN_ADDRESS = 4, /* breaks behind the signs of a URL, no hyphens */
    LAYOUT_TOKEN_HYPHENATE = 8,
};
/* What nobody writes, and what would take time and room without end: such texts are cut. */
enum { LAYOUT_LONGEST_WORD = 4000, LAYOUT_LONGEST_TEXT = 500000 }; /* bytes */
/* Reports a text or a word that is too long; returns the length that remains. */
size_t layout_cut_long(struct layout_state *state, base_origin origin, const char *text,
                       size_t length);
/* Appends shaped text of one span as boxes with its break chances. */
void layout_token_add(struct layout_state *state, struct layout_words *words,
                      struct layout_span *span, const char *text, size_t length, int flags);
/* layout_shape.c: a token in the look of a span; the same one for the same text. */
const struct layout_shape *layout_shape_of(struct layout_state *state,
                                           const struct layout_span *span, const char *text,
                                           size_t length, int flags);
/* The whole token as it was shaped. Valid until layout_runs_forget. */
const struct font_run *layout_shape_run(const struct layout_state *state,
                                        const struct layout_shape *shape);
/* Gives the memory of runs back when there are many. */
void layout_runs_forget(struct layout_state *state);
/* Glyphs from..to of the whole of a shape on their own. */
const struct layout_shape *layout_shape_part(struct layout_state *state,
                                             const struct layout_span *span,
                                             const struct layout_shape *shape, uint32_t from,
                                             uint32_t to);
/* Sums up natural, minimum, whole and widest. */
void layout_words_measure(struct layout_words *words);

/* layout_join.c: whether no line ends between two neighbours. */
bool layout_words_join(const char *left, size_t left_length, const char *right,
                       size_t right_length);

/* layout_drawing.c: fractions, icons, signs. */
void layout_fraction_add(struct layout_state *state, struct layout_words *words,
                         struct layout_span *span, const struct document_style *style);
/* Sets a fraction anew, its parts in more lines, so that it is not wider than width if possible. */
void layout_fraction_narrow(struct layout_state *state, struct layout_item *box,
                            const struct document_style *style, base_length width);
void layout_icon_add(struct layout_state *state, struct layout_words *words,
                     struct layout_span *span);
/* Draws a common sign (tick, cross, arrow) that no font holds; false when it is none. */
bool layout_sign_add(struct layout_state *state, struct layout_words *words,
                     struct layout_span *span, uint32_t character);

/* layout_missing.c: a mark in place of a character that no face holds. */
void layout_missing_add(struct layout_state *state, struct layout_words *words,
                        const struct layout_span *span, uint32_t character);

/* layout_hyphen.c. Returns NULL after reporting when the file cannot be used. */
struct layout_hyphen *layout_hyphen_create(struct base_arena *arena,
                                           struct base_diagnostics *diagnostics, const char *path);
/* Takes over words with their breaks: "ke-ja-ya-an tahun". */
void layout_hyphen_learn(struct layout_hyphen *hyphen, const char *words);
void layout_hyphen_destroy(struct layout_hyphen *hyphen);
/* One byte for each letter: 1 = a break is allowed behind it. NULL = none. Cached. */
const char *layout_hyphen_points(struct layout_hyphen *hyphen, const char *word, size_t length);

/* layout_hyphen_repair.c: corrects what the patterns say of a word in small letters. cuts[i] = a
 * break is allowed before letter i. */
void layout_hyphen_repair(const char *word, size_t length, char *cuts);

/* layout_break.c: where lines end. */
struct layout_break_rules {
    base_length width;
    bool ragged;  /* glue keeps its width, lines are filled up at their end */
    bool hyphens; /* hyphenation allowed */
};
/* Chooses the breaks of all lines together (total fit): indices of the items at which lines end,
 * the last one at the closing penalty. Returns their number; they are in the arena. Whatever is in
 * scratch is taken back. */
size_t layout_paragraph_break(struct base_arena *arena, struct base_arena *scratch,
                              const struct layout_item *items, size_t count,
                              const struct layout_break_rules *rules, size_t **breaks);
