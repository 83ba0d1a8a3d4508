/* What the child makes of a report for the page: pieces, and lists that name them. Inside of
 * preview/. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base_source.h"
#include "page.h"
#include "preview_store.h"

struct base_arena;
struct base_buffer;
struct preview_settings;
struct preview_store;
struct report;
struct value;

/* One part of the result as it goes through the file in memory; bytes follow. */
enum preview_part_kind {
    PREVIEW_PART_PIECE,    /* a new piece */
    PREVIEW_PART_USED,     /* a piece that is in the store and still used */
    PREVIEW_PART_PRINTS,   /* of struct preview_print */
    PREVIEW_PART_PAGES,    /* JSON: pages, fonts, outline */
    PREVIEW_PART_FINDINGS, /* JSON: findings */
    PREVIEW_PART_DETAILS,  /* JSON: origins, figures, texts */
};
struct preview_part {
    enum preview_part_kind kind;
    enum preview_type type;
    char name[PREVIEW_NAME + 1];
    size_t length;
};

/* The origins of a page in the order of their first use: what its numbers in data-o stand for. */
struct preview_numbering {
    base_origin *origins;
    size_t count, capacity;
    uint32_t *numbers; /* of every origin, on the page that owner says */
    uint32_t *owner;   /* of every origin: the page (from 1) that numbered it last */
    uint32_t page;
};

/* The child's view of its work. */
struct preview_make {
    struct report *report;
    struct base_arena *arena; /* that of the report */
    struct page_glyph_room room;
    const struct preview_store *store; /* what the parent holds */
    int file;                          /* takes the parts */
    bool failed;                       /* a write failed */
    uint32_t *first_page; /* of each origin: the page (from 1) that shows it; 0 = none */
    uint32_t *next_page;  /* the same for what is computed from it */
    uint32_t origin_count;
    struct preview_numbering numbering; /* of the page under way */
    struct marks_index *marks;          /* NULL until a finding needs it */
    base_origin **origins; /* of each page: those that its numbers in data-o stand for */
    size_t *origin_counts;
};

/* Writes a part. */
void preview_make_part(struct preview_make *make, enum preview_part_kind kind, const char *bytes,
                       size_t length);
/* Hands over a piece named by its content; returns the name. */
const char *preview_make_piece(struct preview_make *make, enum preview_type type, const char *bytes,
                               size_t length);
/* True when the parent has a piece of the name, which is then kept; otherwise it must be given. */
bool preview_make_known(struct preview_make *make, const char *name);
void preview_make_named(struct preview_make *make, const char *name, enum preview_type type,
                        const char *bytes, size_t length);
/* A value as a JSON piece. */
const char *preview_make_json(struct preview_make *make, const struct value *value);

/* The number of an origin on the page under way; a new one when it has none. */
uint32_t preview_make_number(struct preview_make *make, base_origin origin);
/* The fingerprint of a page, which numbers its origins too. */
void preview_make_print(struct preview_make *make, size_t index, uint64_t print[2]);

/* Paints the pages; the parts for what is seen first. */
void preview_make_pages(struct preview_make *make);
/* Findings with their lines and pages. */
void preview_make_findings(struct preview_make *make);
/* What a reader asks for: where each text of a page comes from, figures, texts for searching. */
void preview_make_details(struct preview_make *make);

/* Finds which page shows what (first_page and next_page); pages must have been made. */
void preview_places_find(struct preview_make *make);
/* The page (from 1) that shows the value or text at a place; 0 = none. */
uint32_t preview_places_page(const struct preview_make *make, base_origin origin);
/* The same for a line of a file: what stands at the line or next before it. */
uint32_t preview_places_line(const struct preview_make *make, const char *file, uint32_t line);
/* {file: [[line, page] ...]} */
const struct value *preview_places_lines(const struct preview_make *make);
