/* Two states of a report: which inputs differ, and which figures, sentences, table rows and pages
 * differ because of them. A side is read from a rekap, whatever held it: a file, a PDF, or a report
 * in memory. All results live in the arena given. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct base_arena;
struct base_buffer;
struct base_diagnostics;
struct base_sources;
struct record_pages;
struct value;

#define COMPARE_NONE ((size_t)-1)

/* ---------------------------------------------------------------- sides */

/* A part of a unit's text. */
struct compare_piece {
    size_t offset, length;
    const struct value *origin; /* a text, a list of texts, or NULL; as record_pages.h has it */
    size_t number;              /* of the origin among those of the side, from 1; 0 = none */
    size_t page;                /* from 1 */
};

/* A paragraph, heading, cell ...: see record_unit_kind for the kinds. In the order of
 * record_pages_of: unit i of a side made from a report in memory is unit i there. */
struct compare_unit {
    char kind;
    const char *text;
    size_t length;
    const char *look;
    size_t table, row, cell; /* from 1; 0 = none */
    size_t first_page, last_page;
    struct compare_piece *pieces;
    size_t count;
};

struct compare_name;

struct compare_side {
    const char *name; /* as the user named it */
    const struct value *rekap;
    bool has_pages; /* else units is empty: an old rekap, or pages were not made */
    struct compare_unit *units;
    size_t unit_count;
    size_t page_count;
    const struct value *sheets; /* {label, lebar, tinggi, rupa} of each page */
    const struct value **origins;
    size_t origin_count;
    const struct compare_name *names; /* of what has an id, ascending by id */
    size_t name_count;
};

/* From a rekap in memory (record_rekap) or read from a file. NULL after reporting that it is none.
 */
struct compare_side *compare_side_of(struct base_arena *arena, struct base_diagnostics *diagnostics,
                                     const char *name, const struct value *rekap);
/* The same of a report in memory, without the way through text: a rekap without halaman
 * (record_rekap_core) and its units, NULL = no pages. Both must stay. */
struct compare_side *compare_side_made(struct base_arena *arena, const char *name,
                                       const struct value *rekap, const struct record_pages *pages);
/* A copy that shares nothing with the side. */
struct compare_side *compare_side_copy(struct base_arena *arena, const struct compare_side *side);
/* True when a file is taken for a rekap, not for a PDF: it is named *.json. */
bool compare_is_rekap(const char *path);
/* The rekap in a file: *.json is one, anything else a PDF with an embedded one, which may lack
 * narasi and halaman. NULL after reporting. */
const struct value *compare_rekap_read(struct base_arena *arena, struct base_sources *sources,
                                       struct base_diagnostics *diagnostics, const char *path);

/* ---------------------------------------------------------------- changes */

enum compare_change { COMPARE_CHANGED, COMPARE_ADDED, COMPARE_REMOVED, COMPARE_MOVED };

/* A run of words that was replaced: bytes of the old and of the new text. One of them may be
 * empty. */
struct compare_edit {
    size_t old_from, old_to, new_from, new_to;
};

struct compare_edits {
    struct compare_edit *items;
    size_t count, capacity;
};

enum compare_root_kind {
    COMPARE_INPUT,     /* a value of a JSON file */
    COMPARE_NARRATIVE, /* a file of narasi/ */
    COMPARE_PICTURE,
    COMPARE_TEMPLATE,
    COMPARE_FONT,
    COMPARE_PROGRAM, /* version of the program or of a library */
};

/* What somebody changed: where chains of changes begin. */
struct compare_root {
    enum compare_root_kind kind;
    enum compare_change change;
    const char *file;
    const char *path;     /* with ids in place of list indices: "capaian[ppks].realisasi.2024" */
    const char *old_path; /* JSON path on each side, NULL when absent there */
    const char *new_path;
    const char *title;                         /* name of what it belongs to, "" = none */
    const struct value *old_value, *new_value; /* NULL when absent */
    struct compare_edits edits;                /* NARRATIVE: words of the two texts */
};

/* Numbers of roots, ascending. */
struct compare_causes {
    size_t *items;
    size_t count, capacity;
};

struct compare_figure {
    enum compare_change change;
    const char *path;
    const struct value *old_figure, *new_figure; /* as in the rekap; NULL when absent */
    const char *title;                           /* name of what it belongs to, "" = none */
    const char *part;                            /* the path behind that: "capaian.2024" */
    struct compare_causes causes;                /* none: no changed input explains it */
    bool steady; /* an operand changed, the figure did not: value and text are the same */
    size_t twin; /* ADDED, REMOVED: the same figure under its other name, as an id or code was
                    changed, with the same value; COMPARE_NONE = none */
};

/* What a changed text is about. */
enum compare_class {
    COMPARE_CONTENT,   /* words */
    COMPARE_NUMBERING, /* only page numbers or numbers of tables, items and rows */
    COMPARE_LAYOUT,    /* the same text on another page, in other lines or another style */
};

struct compare_text {
    enum compare_change change;
    enum compare_class class;
    size_t old_unit, new_unit; /* COMPARE_NONE when absent */
    size_t near_unit;          /* REMOVED: the new unit before it, COMPARE_NONE = the beginning */
    struct compare_edits edits;
    struct compare_causes causes;
    bool other_page, other_look;
    size_t row_change; /* number in rows, COMPARE_NONE = not in a table row that differs */
};

/* A row of a table: all its changed cells belong to one entry. */
struct compare_row {
    enum compare_change change;
    size_t old_unit, new_unit; /* first unit of the row; COMPARE_NONE when absent */
    struct compare_causes causes;
};

/* What happened to a page of the new report (or, when it has no new one, of the old). */
struct compare_page {
    size_t old_page, new_page; /* from 1; 0 = none */
    enum { COMPARE_SAME, COMPARE_PAGE_LAYOUT, COMPARE_PAGE_NUMBERING, COMPARE_PAGE_CONTENT } state;
};

struct compare_result {
    struct base_arena *arena;
    const struct compare_side *old_side, *new_side;
    struct compare_root *roots;
    size_t root_count, root_capacity;
    const char *const *answers; /* for the matrix: the finding that each root answers, or NULL; the
                                   list may be NULL */
    struct compare_figure *figures; /* in the order of computation */
    size_t figure_count, figure_capacity;
    struct compare_text *texts; /* in the order of reading */
    size_t text_count, text_capacity;
    size_t *old_of_new; /* the old unit of each new one, COMPARE_NONE = it is new */
    struct compare_row *rows;
    size_t row_count, row_capacity;
    struct compare_page *pages;
    size_t page_count;
    bool compared_pages; /* false: a side has no pages */
};

/* Never NULL. */
struct compare_result *compare_sides(struct base_arena *arena, const struct compare_side *old_side,
                                     const struct compare_side *new_side);
/* True when nothing differs at all. */
bool compare_is_equal(const struct compare_result *result);

/* The page of the new report (from 1) where an edit of a text stands, else of the old one. */
size_t compare_edit_page(const struct compare_result *result, const struct compare_text *text,
                         const struct compare_edit *edit);
/* Pages of the new report with content that changed because of a root. Ascending; from 1. */
size_t *compare_root_pages(const struct compare_result *result, size_t root, size_t *count);

/* By index from 0: false for a page of the new report that has content, but none of the old one. */
bool *compare_kept_pages(const struct compare_result *result);

/* ---------------------------------------------------------------- forms */

/* For people, in the language of messages. */
void compare_print(const struct compare_result *result, struct base_buffer *buffer);
/* For programs; docs/banding.md describes it. */
const struct value *compare_value(const struct compare_result *result);
/* The names that the template pack "matriks-perubahan" sees: all in words, in Indonesian. */
const struct value *compare_matrix(const struct compare_result *result);
