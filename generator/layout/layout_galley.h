/* Galleys: laid-out lines, rows, spaces and marks one below the other, not yet on pages. */
#pragma once

#include "layout_words.h"

enum layout_entry_kind {
    LAYOUT_BOX,  /* fragment, not broken */
    LAYOUT_GLUE, /* space; vanishes at a page top unless fixed */
    LAYOUT_MARK, /* anchor, bookmark, running title; no height */
    LAYOUT_OPEN, /* a frame (box with fill, border) starts */
    LAYOUT_CLOSE,
    LAYOUT_TABLE_BEGIN, /* height of the head rows */
    LAYOUT_ROW,
    LAYOUT_TABLE_END,
    LAYOUT_BREAK,  /* to a new page */
    LAYOUT_FILLER, /* stretches */
    LAYOUT_PLACE,  /* a galley at a fixed place of the page */
    LAYOUT_DRIFT,  /* a galley that may go on to the top of the next page */
};

struct layout_galley;
struct layout_row;
struct layout_table;

struct layout_note {
    struct layout_note *next;
    struct layout_galley *galley;
    size_t from; /* first entry not yet on a page */
};

struct layout_frame {
    const struct document_style *style;
    base_length x, width;
};

struct layout_mark {
    const struct document_block *block;
    const char *anchor;
    const char *bookmark; /* title, or NULL */
    int level;
    bool heading;
};

/* A galley within another one. */
struct layout_place {
    struct layout_galley *galley;
    page_length x, y; /* DRIFT: y is the space around it */
};

/* Small, because every line is one. */
struct layout_entry {
    unsigned char kind; /* enum layout_entry_kind */
    bool keep : 1;      /* no page break between this and the next entry */
    bool soft : 1;      /* ROW: keep may be given up rather than leave a large gap */
    bool fixed : 1;     /* GLUE: stays at a page top */
    bool explicit : 1;  /* GLUE: does not melt with its neighbours */
    bool line : 1;      /* BOX: a line of text */
    bool heading : 1;   /* BOX: a line of a heading or a rule below it */
    bool hyphen : 1;    /* BOX: a line that ends within a word */
    unsigned char side; /* enum document_side */
    base_origin origin;
    base_length height;
    page_length baseline; /* BOX: of its first line, from its top */
    uint32_t report;      /* index + 1 of a report that waits for the page */
    struct layout_note *notes;
    union {
        struct page_fragment *fragment;
        struct layout_frame *frame;
        struct layout_mark *mark;
        struct layout_table *table;
        struct layout_row *row;
        struct layout_place *place;
    };
};

struct layout_galley {
    struct layout_entry *entries;
    size_t count, capacity;
};

/* Where blocks go: galley, left edge and width in it, element they belong to. */
struct layout_spot {
    struct layout_galley *galley;
    base_length x, width;
    uint32_t element;
};

struct layout_galley *layout_galley_create(struct layout_state *state);
struct layout_entry *layout_entry_add(struct layout_state *state, struct layout_galley *galley,
                                      enum layout_entry_kind kind, base_origin origin);
/* Makes room for that many entries at once. */
void layout_galley_reserve(struct layout_state *state, struct layout_galley *galley, size_t count);
/* Space that melts with the space before it: the larger one counts. */
void layout_space_add(struct layout_state *state, struct layout_galley *galley, base_length height);
/* The last entry keeps with what follows. */
void layout_keep_last(struct layout_galley *galley);
/* All entries from `from` on stay together; the last one keeps with the next when keep_next. */
void layout_keep_range(struct layout_galley *galley, size_t from, bool keep_next);
/* Height of entries from..to without space at their start and end. */
base_length layout_galley_height(const struct layout_galley *galley, size_t from, size_t to);
/* First BOX at or behind from; NULL when none. */
struct layout_entry *layout_first_box(struct layout_galley *galley, size_t from);
void layout_notes_append(struct layout_note **list, struct layout_note *more);

/* layout_paragraph.c, layout_line.c */
enum layout_paragraph_flags {
    LAYOUT_NO_SPACE = 1,
    LAYOUT_KEEP_LINES = 2,
    LAYOUT_BALANCED = 4, /* lines of like length */
};
/* Adds the lines of inlines with the space before and after. */
void layout_paragraph_add(struct layout_state *state, struct layout_spot spot,
                          const struct document_inlines *inlines,
                          const struct document_style *style, base_origin origin, int flags);
void layout_words_add(struct layout_state *state, struct layout_spot spot,
                      struct layout_words *words, const struct document_style *style,
                      base_origin origin, int flags);
struct layout_line {
    const struct layout_item *items;
    size_t from, to; /* `to` is the break item */
    base_length x, width;
    enum document_align align;
    bool last; /* of the paragraph or before a forced break: not justified */
    bool ends; /* of the paragraph: no space behind its text */
    uint32_t element;
    base_length leading, ascent; /* distance of base lines, base line from the top */
};
enum { LAYOUT_LOOSE = 465 }; /* per cent of the stretch of spaces: as bad as it gets in TeX */
/* Adds one line to the galley; returns how much it is too wide, 0 when it fits, minus the stretch
 * used in per cent of what there is when the words stand too far apart. */
base_length layout_line_add(struct layout_state *state, struct layout_galley *galley,
                            const struct layout_line *line, base_origin origin);
/* Base line from the line's top for a style. */
base_length layout_line_ascent(struct layout_state *state, const struct document_text_style *style,
                               base_length leading);
/* Inlines on one line at its natural width, base line at y = 0; for fractions and labels. */
struct page_fragment *layout_line_natural(struct layout_state *state, struct layout_words *words,
                                          uint32_t element, base_length *above, base_length *below);

/* layout_block.c */
void layout_blocks_add(struct layout_state *state, struct layout_spot spot,
                       const struct document_block *first);
void layout_block_add(struct layout_state *state, struct layout_spot spot,
                      const struct document_block *block);
void layout_mark_add(struct layout_state *state, struct layout_spot spot,
                     const struct document_block *block);
/* Widths of blocks: narrowest, of the longest word without hyphens, natural. */
struct layout_extent {
    base_length minimum, whole, natural;
};
struct layout_extent layout_blocks_measure(struct layout_state *state,
                                           const struct document_block *first);
/* Puts a fragment on the first line of what was added since `from`, base lines aligned. */
void layout_beside_first(struct layout_state *state, struct layout_spot spot, size_t from,
                         struct page_fragment *label, base_length x, base_origin origin);

/* A box of a drawing with its height. */
struct layout_entry *layout_box_add(struct layout_state *state, struct layout_galley *galley,
                                    struct page_fragment *fragment, base_length height,
                                    base_origin origin);
/* Puts the items of a fragment into another one at (x, y). */
void layout_fragment_join(struct layout_state *state, struct page_fragment *target,
                          const struct page_fragment *source, base_length x, base_length y);
/* layout_picture.c: an item of a drawing that is `length` wide, turned to run upwards. */
struct page_item layout_item_turned(struct layout_state *state, const struct page_item *source,
                                    base_length length);

void layout_heading_add(struct layout_state *state, struct layout_spot spot,
                        const struct document_block *block);
void layout_list_add(struct layout_state *state, struct layout_spot spot,
                     const struct document_block *block);
void layout_group_add(struct layout_state *state, struct layout_spot spot,
                      const struct document_block *block);
void layout_columns_add(struct layout_state *state, struct layout_spot spot,
                        const struct document_block *block);
/* layout_drift.c: a block that may leave its place. */
void layout_drift_add(struct layout_state *state, struct layout_spot spot,
                      const struct document_block *block);
void layout_placed_add(struct layout_state *state, struct layout_spot spot,
                       const struct document_block *block);
/* A picture, opened once for a key (any address that stays the same in all rounds); NULL after
 * reporting. */
const struct image *layout_image_open(struct layout_state *state, const void *key, const char *path,
                                      const char *name, base_origin origin);
/* The same picture with no more pixels than its size on paper needs; kept for later rounds. */
const struct image *layout_image_reduced(struct layout_state *state, const void *key,
                                         const struct image *image, base_length longer);
/* Frees what pictures hold that were never placed. */
void layout_images_free(struct layout_state *state);
/* A QR code, made once for a text (by address). */
const struct image *layout_image_code(struct layout_state *state, const char *text,
                                      base_origin origin);
void layout_picture_add(struct layout_state *state, struct layout_spot spot,
                        const struct document_block *block);
void layout_chart_add(struct layout_state *state, struct layout_spot spot,
                      const struct document_block *block);
void layout_signatures_add(struct layout_state *state, struct layout_spot spot,
                           const struct document_block *block);
void layout_contents_add(struct layout_state *state, struct layout_spot spot,
                         const struct document_block *block);
void layout_table_add(struct layout_state *state, struct layout_spot spot,
                      const struct document_block *block);
/* element: where the note is called; call: the element of its call. */
struct layout_note *layout_note_create(struct layout_state *state,
                                       const struct document_inline *note, uint32_t element,
                                       uint32_t call);
