/* Pages: things to paint, with positions. Made by layout/ and chart/, painted by pdf/ and svg/.
 * Coordinates: origin at the page's top left, x to the right, y down, in 1/1000 pt. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base_length.h"
#include "base_source.h"
#include "font.h"

struct base_arena;
struct base_buffer;
struct image;
struct page_fragment;
struct page_packer;

typedef uint32_t page_colour; /* 0xRRGGBB */
typedef int32_t page_length;  /* 1/1000 pt, as far as a page reaches */
#define PAGE_NO_COLOUR 0xFF000000u

/* The structure tree for tagging; element 0 is the document. Artifacts use PAGE_ARTIFACT. */
enum page_role {
    PAGE_ROLE_DOCUMENT,
    PAGE_ROLE_SECTION,
    PAGE_ROLE_HEADING, /* level */
    PAGE_ROLE_PARAGRAPH,
    PAGE_ROLE_LIST,
    PAGE_ROLE_ITEM,
    PAGE_ROLE_LABEL,
    PAGE_ROLE_BODY, /* of an item */
    PAGE_ROLE_TABLE,
    PAGE_ROLE_ROW,
    PAGE_ROLE_HEADER_CELL,
    PAGE_ROLE_CELL,
    PAGE_ROLE_CAPTION,
    PAGE_ROLE_FIGURE,
    PAGE_ROLE_FORMULA,
    PAGE_ROLE_CONTENTS,
    PAGE_ROLE_CONTENTS_ENTRY,
    PAGE_ROLE_REFERENCE,
    PAGE_ROLE_LINK,
    PAGE_ROLE_NOTE,
    PAGE_ROLE_SPAN,
    PAGE_ROLE_FORM,
    PAGE_ROLE_DIVISION,
} __attribute__((packed));
#define PAGE_ARTIFACT UINT32_MAX

/* Small, because a page has a hundred. */
struct page_element {
    enum page_role role;
    unsigned char level;            /* HEADING */
    bool column_header, row_header; /* HEADER_CELL scope */
    uint32_t parent;                /* index; the document's parent is itself */
    base_origin origin;
    union {
        uint32_t call;  /* NOTE: the element of its call, 0 = none */
        uint32_t words; /* others: see page_element_words */
        struct {        /* CELL, HEADER_CELL */
            uint32_t row_span : 20, column_span : 12;
        };
    };
};
enum { PAGE_MOST_ROWS = (1 << 20) - 1, PAGE_MOST_COLUMNS = (1 << 12) - 1 }; /* of a span */

enum page_item_kind {
    PAGE_GLYPHS,
    PAGE_FILL, /* rectangle filled with colour, corner radius */
    PAGE_LINE, /* straight line of thickness, from (x,y) to (x+width, y+height) */
    PAGE_PATH, /* points; filled and/or stroked */
    PAGE_IMAGE,
    PAGE_LINK,  /* rectangle; uri or anchor */
    PAGE_FIELD, /* rectangle of a signature field */
} __attribute__((packed));

/* One glyph at its place: x, y offsets from the item's origin (y down). */
/* Very many are kept: there are no more in an item than 16 bits can number, nor bytes of text. */
struct page_glyph {
    uint16_t glyph;
    uint16_t cluster; /* byte offset into text */
    int32_t x, y;     /* 1/1000 pt */
};

/* A shaped word or a part of it, shared by all places where it stands. */
struct page_piece {
    const struct page_glyph *glyphs; /* offsets and clusters are the word's own */
    page_length x;                   /* added to the offsets */
    uint16_t text;                   /* where the first cluster starts in the text of the item */
    uint16_t count;
};

enum page_pattern { PAGE_SOLID, PAGE_HATCH, PAGE_CROSSHATCH, PAGE_DOTS } __attribute__((packed));

struct page_field {
    const char *name;          /* unique in the document */
    const char *signatory;     /* id of the official, may be "" */
    const char *role, *person; /* in words, may be "" */
    const char *anchor;        /* text painted here for a signing service, or NULL */
    int order;                 /* in which to sign; equal ones by place */
    bool widget;               /* an empty field of the PDF's form is made */
};

/* Small, because a page has hundreds. */
struct page_item {
    enum page_item_kind kind;
    bool mark;        /* added to a finished page by marks/; always an artifact */
    uint32_t element; /* index of its page_element, or PAGE_ARTIFACT */
    base_origin origin;
    page_colour colour;
    page_length x, y;          /* GLYPHS: pen start on the base line */
    page_length width, height; /* GLYPHS: advance width, size of the type */
    union {
        struct {
            const struct font_face *face;
            union {
                const struct page_glyph *glyphs; /* when there are no pieces */
                const struct page_piece *pieces; /* read by page_glyphs */
            };
            const char
                *text;      /* UTF-8 of the run; a trailing space belongs to it when a word ends */
            uint32_t count; /* of all glyphs */
            uint16_t piece_count;
            bool soft_hyphen; /* the last glyph is a hyphen that layout added */
            bool upward;      /* rotated by 90 degrees: the run goes up from (x,y) */
        } glyphs;
        struct {
            page_length radius;
            enum page_pattern pattern;
        } fill;
        struct {
            page_length thickness;
            bool dashed;
        } line;
        struct {
            const base_length *points; /* x0 y0 x1 y1 ... absolute */
            size_t count;              /* number of points */
            page_length thickness;     /* 0 = not stroked */
            page_colour fill;          /* PAGE_NO_COLOUR = not filled */
            bool closed;
            enum page_pattern pattern;
        } path;
        const struct image *image;
        struct {
            const char *uri;    /* or NULL */
            const char *anchor; /* id of a page_anchor, or NULL */
        } link;
        const struct page_field *field;
    };
};

/* Room for the glyphs of an item, used again for the next one. Start with {.arena = ...}. */
struct page_glyph_room {
    struct base_arena *arena;
    struct page_glyph *glyphs;
    size_t capacity;
};
/* All glyphs of an item one by one; valid until the room's next use. */
const struct page_glyph *page_glyphs(const struct page_item *item, struct page_glyph_room *room);
/* The item with its glyphs one by one instead of pieces, as long. */
struct page_item page_item_spelled(const struct page_item *item, struct page_glyph_room *room);

/* Items written small, as page_pack.c says: a page has hundreds, a report thousands of pages. */
struct page_packed {
    unsigned char *bytes;
    uint32_t capacity; /* bytes there is room for */
    uint32_t count, pieces, points;
    uint64_t faces; /* bit n: face n of the document; the last bit: any that follow */
    uint8_t kinds;  /* bit n: enum page_item_kind n */
    bool marks;     /* a text has PAGE_MARK_COLOUR */
};

struct page {
    base_length width, height;
    const char *label;       /* "iv", "12", "III-2"; "" for an unnumbered page */
    int section;             /* index of the document section, for tests */
    bool kept;               /* not taken by page_add */
    struct page_item *items; /* NULL while all are packed; read them by page_items */
    size_t count, capacity;
    size_t running; /* items from this index on are running heads and feet; 0 = none are */
    struct page_packed body, heads; /* the items before and from `running` on, while packed */
    const char *watermark;          /* or NULL; a second line behind a newline is small */
    page_colour background;         /* PAGE_NO_COLOUR = none */
};

struct page_anchor {
    const char *id;
    size_t page;
    base_length x, y;
};

struct page_bookmark {
    const char *title;
    int level; /* from 1 */
    size_t page;
    base_length y;
};

/* A character that no face holds, met in a text. */
struct page_missing {
    uint32_t character;
    base_origin origin;
    const char *text; /* equal pointers are the same text */
    size_t count;     /* how often it stands in the text */
};
/* How it is shown: "[U+6F22]" in this colour on this tint, as other marks. */
enum { PAGE_MARK_TINT = 0xFFE9B0, PAGE_MARK_COLOUR = 0x7A4B00 };

struct page_meta {
    const char *title, *author, *subject, *keywords, *language, *date;
};

struct page_document {
    struct base_arena *arena;
    struct base_arena *fragments; /* for items of fragments; NULL = as all else */
    const struct base_sources *sources;
    struct font_set *fonts;
    struct page_meta meta;
    struct page **pages;
    size_t count, capacity;
    size_t made; /* pages behind `count` up to here are of a round before and serve again */
    struct page_item *room; /* of the page that is open */
    size_t room_capacity;
    struct page_packer *packer;
    struct page_element *elements;
    size_t element_count, element_capacity;
    const char **words; /* of elements */
    size_t words_count, words_capacity;
    struct page_anchor *anchors;
    size_t anchor_count, anchor_capacity;
    uint32_t *anchor_slots; /* hash table of anchor index + 1, 0 = free */
    size_t anchor_slot_count;
    struct page_bookmark *bookmarks;
    size_t bookmark_count, bookmark_capacity;
    struct page_missing *missing; /* in order of their first use; none once pages are made */
    size_t missing_count, missing_capacity;
};

struct page_document *page_document_create(struct base_arena *arena,
                                           const struct base_sources *sources,
                                           struct font_set *fonts);
/* Takes everything out of a document; its memory serves what is added next. */
void page_document_clear(struct page_document *document);
struct page *page_add(struct page_document *document, base_length width, base_length height);
/* Adds a kept page of a round before, without its running heads. */
void page_again(struct page_document *document, struct page *page);
/* Between these two calls an empty page takes items; one page at a time. Then they are packed:
 * texts and points are copied, and may be given back when page_close returns; glyphs, pictures and
 * fields are not. */
void page_open(struct page_document *document, struct page *page);
void page_close(struct page_document *document, struct page *page);
/* Adds the items of a fragment, packed in the same way, as running heads and feet of a page that
 * was closed. */
void page_heads_add(struct page_document *document, struct page *page,
                    const struct page_fragment *fragment);
/* All items of a page, to be read; valid until those of PAGE_ROOMS other packed pages were asked
 * for, but the texts stay. */
enum { PAGE_ROOMS = 4 };
const struct page_item *page_items(const struct page_document *document, const struct page *page);
/* Gives a page items of its own, to be changed. page_item_add and page_fragment_place do it, too.
 */
void page_unpack(struct page_document *document, struct page *page);
/* False when a page has no item of a kind. */
bool page_shows(const struct page *page, enum page_item_kind kind);
/* False when no text of a page has PAGE_MARK_COLOUR. */
bool page_shows_marks(const struct page *page);
/* A zeroed item; valid until the next addition to the page. */
struct page_item *page_item_add(struct page_document *document, struct page *page,
                                enum page_item_kind kind, uint32_t element, base_origin origin);
/* Where the items of fragments live, and what is packed with them: points and texts. */
struct base_arena *page_fragments_arena(const struct page_document *document);
/* A copy of a run's text there. */
const char *page_text_keep(struct page_document *document, const char *text, size_t length);
/* Makes room for about so many elements. */
void page_element_reserve(struct page_document *document, size_t count);
/* Returns the index of the new element. */
uint32_t page_element_add(struct page_document *document, enum page_role role, uint32_t parent,
                          base_origin origin);
/* What is said in the place of a FIGURE, FORMULA or LINK; the ListNumbering of PDF of a LIST.
 * Copied.
 */
void page_element_say(struct page_document *document, uint32_t element, const char *words);
/* That; NULL when there is nothing. */
const char *page_element_words(const struct page_document *document, uint32_t element);
/* Ids and titles are copied. */
void page_anchor_add(struct page_document *document, const char *id, size_t page, base_length x,
                     base_length y);
void page_bookmark_add(struct page_document *document, const char *title, int level, size_t page,
                       base_length y);
const struct page_anchor *page_anchor_find(const struct page_document *document, const char *id);

/* Notes that no face holds a character of text (NULL = unknown), which is copied; each text counts
 * once. */
void page_missing_add(struct page_document *document, uint32_t character, base_origin origin,
                      const char *text);
/* What is shown in its place. */
const char *page_missing_mark(struct base_arena *arena, uint32_t character);

/* Puts the pages of another document, which live in the same arena and use the same fonts, before
 * the page with index `at`, with a bookmark. Anchors and bookmarks behind them follow; indices of
 * pages from before do not. The other document is used up; its anchors and bookmarks are left out.
 */
void page_insert(struct page_document *document, size_t at, struct page_document *other,
                 const char *title);

/* A free-standing list of items that is drawn with an offset later: a laid-out cell, a chart. */
struct page_fragment {
    struct page_item *items;
    size_t count, capacity;
    base_length width, height;
};
struct page_item *page_fragment_add(struct page_document *document, struct page_fragment *fragment,
                                    enum page_item_kind kind, uint32_t element, base_origin origin);
/* Adds the items of a fragment to another one, moved by (x, y). */
void page_fragment_join(struct page_document *document, struct page_fragment *target,
                        const struct page_fragment *fragment, base_length x, base_length y);
/* Copies the items of a fragment onto a page, moved by (x, y). */
void page_fragment_place(struct page_document *document, struct page *page,
                         const struct page_fragment *fragment, base_length x, base_length y);

/* Shapes text and adds it as GLYPHS with the base line at (x, y) (y of the base line); splits it
 * where another face is needed; a mark stands for a character that no face holds. Returns the
 * advance width. For charts, heads and marks; layout has its own line builder. */
base_length page_text_add(struct page_document *document, struct page_fragment *fragment,
                          const struct font_face *face, base_length size, page_colour colour,
                          base_length x, base_length y, const char *text, uint32_t element,
                          base_origin origin);
base_length page_text_width(struct page_document *document, const struct font_face *face,
                            base_length size, const char *text);

/* The page's watermark as glyphs about the point (0, 0), to be turned by 50 degrees to the left
 * about the page's centre. Nothing for a page without. document may be a scratch one. */
void page_watermark(struct page_document *document, const struct page *page,
                    struct page_fragment *fragment);
/* Cosine and sine of that turn, in thousandths. */
enum { PAGE_WATERMARK_COSINE = 643, PAGE_WATERMARK_SINE = 766 };

/* Faces and pictures on the pages, each once, in order of first use. */
struct page_shown {
    const struct font_face **faces;
    const struct image **images;
    size_t face_count, image_count;
};
struct page_shown page_shown(struct base_arena *arena, const struct page_document *document);

/* A place to sign. */
struct page_signing {
    struct page_item item; /* FIELD */
    size_t page;
    size_t number; /* among all, from page to page */
};
/* All places to sign, in the order of signing. */
struct page_signing *page_signings(struct base_arena *arena, const struct page_document *document,
                                   size_t *count);

/* The golden file: every page with its items, positions in points with three decimals, texts and
 * origins. */
void page_dump(const struct page_document *document, struct base_buffer *buffer);
