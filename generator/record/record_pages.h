/* What stands on the pages, in units that can be compared: paragraphs, headings, cells, captions,
 * drawings, running heads; each with its whole text, where its parts come from and how it looks. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base_length.h"
#include "base_source.h"

struct base_arena;
struct page;
struct page_document;
struct value;

/* Kinds of units; the values are the letters of the rekap. */
enum record_unit_kind {
    RECORD_UNIT_PARAGRAPH = 'p',
    RECORD_UNIT_HEADING = 'j',
    RECORD_UNIT_CAPTION = 'k',
    RECORD_UNIT_CELL = 's',     /* a paragraph in a cell */
    RECORD_UNIT_HEADER = 't',   /* a paragraph in a header cell */
    RECORD_UNIT_LABEL = 'b',    /* of a list item */
    RECORD_UNIT_CONTENTS = 'd', /* a line of a table of contents */
    RECORD_UNIT_FIGURE = 'g',   /* a picture, chart or tree with its words */
    RECORD_UNIT_FORMULA = 'r',
    RECORD_UNIT_NOTE = 'c',
    RECORD_UNIT_RUNNING = 'x',  /* head and foot of one page */
    RECORD_UNIT_REPEATED = 'y', /* heads of tables and the like, repeated on one page */
};

/* A part of a unit's text: one item of a page. */
struct record_piece {
    uint32_t offset, length; /* in the unit's text */
    base_origin origin;
    uint32_t page, item; /* indices in the document */
};

struct record_unit {
    enum record_unit_kind kind;
    uint32_t element;               /* PAGE_ARTIFACT: none */
    uint32_t table, row, cell;      /* ordinals from 1, 0 = none; row in the table, cell in row */
    uint32_t first_page, last_page; /* indices */
    uint32_t length, count;
    const char *text; /* hyphens that layout added are left out */
    struct record_piece *pieces;
    uint64_t look; /* digest of fonts, sizes, colours, line breaks; not of the place on the page */
};

struct record_pages {
    const struct page_document *document;
    struct record_unit *units; /* in the order of reading; running and repeated ones at the end */
    size_t count;
    uint64_t *looks;            /* digest of each page, without heads and feet */
    const struct page **sheets; /* the pages; marks may put further ones between or behind them */
    size_t sheet_count;
};

/* The same pages give the same units in the same order. */
struct record_pages *record_pages_of(struct base_arena *arena,
                                     const struct page_document *document);

/* The units as the rekap holds them: {asal, lembar, satuan}; docs/rekap.md has the form. */
const struct value *record_pages_value(struct base_arena *arena, const struct record_pages *pages);
/* Writes the same as a member of a record, without making it in memory. */
struct json_stream;
void record_pages_write(struct json_stream *stream, const char *key,
                        const struct record_pages *pages);

/* The same piece by piece, for a program that goes on with it. */
struct record_origins; /* descriptions of origins, each once */
struct record_origins *record_origins_create(struct base_arena *arena,
                                             const struct record_pages *pages);
/* A text "kinerja.json:capaian[0]...", or a list of such; NULL for number 0. */
const struct value *record_origins_get(struct record_origins *origins, size_t number);
/* All of them so far, in the order of their numbers. */
const struct value **record_origins_list(struct record_origins *origins, size_t *count);
/* A part of a unit's text on one page that has one origin. */
struct record_part {
    size_t length; /* in bytes, what stands between it and the next one included */
    size_t page;   /* index */
    size_t origin; /* its number among the origins, from 1; 0 = none */
};
/* The parts of a unit; valid until the next call. */
const struct record_part *record_unit_parts(struct record_origins *origins,
                                            const struct record_unit *unit, size_t *count);
/* {label, lebar, tinggi, rupa} of each page. */
const struct value *record_sheets_value(struct base_arena *arena, const struct record_pages *pages);

/* A place on a page. */
struct record_rectangle {
    size_t page, item;               /* indices in the document */
    base_length x, y, width, height; /* from the page's top left, as items have it */
};
/* The rectangles of the bytes [from, to) of a unit's text, one an item. *count gets their number.
 */
struct record_rectangle *record_pages_rectangles(struct base_arena *arena,
                                                 const struct record_pages *pages, size_t unit,
                                                 size_t from, size_t to, size_t *count);
