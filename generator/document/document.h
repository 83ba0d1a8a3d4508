/* The document tree: what stands between templates and layout. Blocks, tables, inline runs, all
 * with resolved style, role and origin. Built by template/ and narrative/, numbered and closed by
 * document_finish, read by layout/. Nothing changes it afterwards. All memory in one arena. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base_length.h"
#include "base_source.h"

struct base_arena;
struct base_buffer;
struct base_diagnostics;
struct value_rational;

/* ---------------------------------------------------------------- style */

enum document_align {
    DOCUMENT_ALIGN_LEFT,
    DOCUMENT_ALIGN_CENTRE,
    DOCUMENT_ALIGN_RIGHT,
    DOCUMENT_ALIGN_JUSTIFY,
    DOCUMENT_ALIGN_DECIMAL, /* table cells: on the decimal comma; other text centred */
};
enum document_valign { DOCUMENT_TOP, DOCUMENT_MIDDLE, DOCUMENT_BOTTOM };
enum document_script { DOCUMENT_SCRIPT_NORMAL, DOCUMENT_SUPERSCRIPT, DOCUMENT_SUBSCRIPT };
enum document_caps { DOCUMENT_CAPS_NONE, DOCUMENT_CAPS_UPPER, DOCUMENT_CAPS_SMALL };

/* 0xRRGGBB; DOCUMENT_NO_COLOUR = transparent (fills, borders). */
typedef uint32_t document_colour;
#define DOCUMENT_NO_COLOUR 0xFF000000u

/* Style of characters. */
struct document_text_style {
    const char *family;        /* a family of the font manifest, e.g. "Liberation Serif" */
    base_origin family_origin; /* of what names the family; 0 = nothing does */
    bool bold, italic, underline;
    enum document_caps caps;
    enum document_script script;
    base_length size;
    base_length letterspacing;
    document_colour colour;
};

/* Style of a block. Shared between nodes; never NULL in a node. */
struct document_style {
    struct document_text_style text;
    base_length leading; /* distance of base lines */
    enum document_align align;
    base_length indent_first, indent_left, indent_right;
    base_length space_before, space_after; /* the larger of two meeting spaces counts */
    bool keep_next;                        /* stays on the page of the following block */
    bool keep_together;                    /* not broken over pages */
    bool page_break_before;
    bool hyphenate;
    int widow_lines, orphan_lines; /* at least this many lines at the top / foot of a page */
    /* boxes and cells */
    base_length padding_top, padding_right, padding_bottom, padding_left;
    base_length border; /* width of a frame around the block, 0 = none */
    document_colour border_colour;
    document_colour fill;
    base_length radius; /* corner radius of a box */
    enum document_valign valign;
};

/* ---------------------------------------------------------------- inline */

enum document_inline_kind {
    DOCUMENT_TEXT, /* text */
    DOCUMENT_LINE_BREAK,
    DOCUMENT_TAB, /* leader dots to the right edge (contents lines) when leader, else a tab of 10 mm
                     steps */
    DOCUMENT_REFERENCE, /* target id: its number ("Tabel 3.1") or its page */
    DOCUMENT_FIELD,     /* page number and the like, in running heads */
    DOCUMENT_NOTE,      /* footnote: blocks */
    DOCUMENT_FRACTION,  /* stacked: children numerator, denominator */
    DOCUMENT_MARK,      /* missing value: text is what is missing; drawn as a visible mark */
    /* capaian mark: text is the shape: up, down, dot, square, triangle, check, cross; bar: a
     * progress bar of a width, of which a share is filled */
    DOCUMENT_ICON,
};
enum document_reference_form {
    DOCUMENT_REFERENCE_LABEL,  /* "Tabel 3.1", "BAB II" */
    DOCUMENT_REFERENCE_NUMBER, /* "3.1" */
    DOCUMENT_REFERENCE_TITLE,
    DOCUMENT_REFERENCE_PAGE,
};
enum document_field {
    DOCUMENT_FIELD_PAGE,          /* page number in the section's style */
    DOCUMENT_FIELD_PAGES,         /* total of numbered pages of the report */
    DOCUMENT_FIELD_CHAPTER,       /* title of the level 1 heading in force on the page */
    DOCUMENT_FIELD_CHAPTER_LABEL, /* "BAB III" */
    DOCUMENT_FIELD_SECTION,       /* number and title of the level 2 heading in force */
};

/* There are very many of these: what belongs together is small. */
struct document_inline {
    const struct document_text_style *style; /* never NULL */
    /* TEXT, MARK, ICON; REFERENCE after finish: label; NOTE after finish: its number, "1" */
    const char *text;
    const char *link;                       /* URI, or "#id", or NULL */
    union {                                 /* by kind; all zero for other kinds */
        const char *target;                 /* REFERENCE, and the MARK of one that leads nowhere */
        enum document_field field;          /* FIELD */
        bool leader;                        /* TAB */
        base_length width;                  /* ICON: of a bar; else 0 */
        struct document_fraction *fraction; /* FRACTION */
        struct document_block *note;        /* NOTE: first block */
    };
    base_origin origin;
    enum document_inline_kind kind : 8;
    enum document_reference_form form : 8; /* as target */
    uint16_t share;                        /* ICON, of a bar: filled part, 0 to 1000 */
};

struct document_inlines {
    struct document_inline *items;
    uint32_t count, capacity;
};

struct document_fraction {
    struct document_inlines numerator, denominator;
};

/* ---------------------------------------------------------------- blocks */

enum document_kind {
    DOCUMENT_SECTION,   /* page sequence: children; see struct document_section */
    DOCUMENT_HEADING,   /* inlines; level */
    DOCUMENT_PARAGRAPH, /* inlines */
    DOCUMENT_LIST,      /* children are ITEMs */
    DOCUMENT_ITEM,      /* label + children */
    DOCUMENT_TABLE,
    DOCUMENT_CAPTION, /* inlines; kind of caption; stands before or behind its block in a GROUP */
    DOCUMENT_PICTURE,
    DOCUMENT_CHART,
    DOCUMENT_TREE,    /* organisation chart, performance tree */
    DOCUMENT_FORMULA, /* displayed: inlines, centred, with fractions */
    DOCUMENT_SIGNATURES,
    DOCUMENT_CONTENTS, /* filled by layout */
    DOCUMENT_GROUP,    /* children; box with padding, fill, border; keep_together by style */
    DOCUMENT_COLUMNS,  /* children side by side, each a GROUP with a width */
    DOCUMENT_PLACED,   /* children in a rectangle at a fixed place of the page, out of the flow */
    DOCUMENT_RULE,     /* horizontal line of thickness border, colour border_colour */
    DOCUMENT_SPACE,    /* vertical space of height `height`; vanishes at a page top unless fixed */
    DOCUMENT_FILL,     /* stretches to push what follows to the page foot */
    DOCUMENT_PAGE_BREAK, /* to a new page; side odd/even/any */
    DOCUMENT_ANCHOR,     /* only an id */
    DOCUMENT_BOOKMARK,   /* outline entry without a heading: title in text */
};

/* What few blocks have. */
struct document_given {
    const char *id;          /* target of references and links, or NULL */
    base_length width;       /* GROUP in COLUMNS, PICTURE, CHART, PLACED; 0 = free */
    base_length height;      /* GROUP (minimum), SPACE, PICTURE, CHART, PLACED; 0 = free */
    base_length x, y;        /* PLACED: from the page's left and top edge */
    const char *alternative; /* PICTURE, CHART, TREE: alternative text */
    int weight;              /* share of free width in COLUMNS when width is 0; 0 counts as 1 */
    bool fixed;              /* SPACE: kept at a page top */
    bool drifts; /* may go on to the top of the next page, text behind it filling the page */
};

struct document_block {
    const struct document_style *style;
    struct document_block *parent, *first, *last, *next;
    struct document_inlines inlines;    /* HEADING, PARAGRAPH, CAPTION, FORMULA, ITEM label */
    const struct document_given *given; /* never NULL; written by document_give */
    union {
        struct document_section *section;
        struct document_heading *heading;
        struct document_table *table;
        struct document_caption *caption;
        struct document_picture *picture;
        struct document_chart *chart;
        struct document_tree *tree;
        struct document_signatures *signatures;
        struct document_contents *contents;
        struct document_item *item;
        const char *text; /* BOOKMARK */
        enum document_side { DOCUMENT_SIDE_ANY, DOCUMENT_SIDE_ODD, DOCUMENT_SIDE_EVEN } side;
    };
    base_origin origin;
    enum document_kind kind : 8;
};

enum document_number_style {
    DOCUMENT_NUMBER_NONE,
    DOCUMENT_NUMBER_ARABIC,
    DOCUMENT_NUMBER_ROMAN_LOWER,
    DOCUMENT_NUMBER_ROMAN_UPPER,
    DOCUMENT_NUMBER_ALPHA_LOWER,
    DOCUMENT_NUMBER_ALPHA_UPPER,
    DOCUMENT_NUMBER_CHAPTER, /* page numbers only: "III-2" */
};

/* A running head or foot: three slots on one line, with a hairline below or above. */
struct document_running {
    struct document_inlines left, centre, right;
    struct document_inlines note;       /* below them, as wide as the text */
    const struct document_style *style; /* border = thickness of the hairline, 0 = none */
    bool present;
};

/* A page sequence. Width and height already turned for landscape. */
struct document_section {
    const char *page_name; /* name of the page set-up, for messages */
    base_length width, height;
    bool landscape;
    base_length margin_top, margin_right, margin_bottom, margin_left; /* of the page as printed */
    bool mirrored;                            /* left and right margins swap on even pages */
    base_length head_distance, foot_distance; /* page edge to the head's / foot's base line */
    struct document_running head, foot;
    struct document_running first_head, first_foot; /* first page of the section, when present */
    enum document_number_style number_style;
    bool numbered;     /* pages count and show a number */
    long number_start; /* 0 = go on from the section before */
    enum document_side side;
    document_colour background;
    const char *watermark; /* e.g. "DRAFT", or NULL */
    bool continues;        /* same page number run, no break when page size and margins are equal */
    bool floats; /* text behind it may fill the page before it, up to the next page end, bab
                    or caption of one of its series */
};

struct document_heading {
    int level;                 /* 1 = bab, at most 6 */
    bool numbered;             /* counts and shows its number */
    const char *series;        /* level 1: own counter, e.g. "lampiran"; NULL = bab */
    const char *number_format; /* e.g. "BAB {1:I}", "{1}.{2}", "{2:A}.", "{3:a})" */
    const char *label;         /* set by document_finish: "BAB III", "3.1", "A."; "" */
    bool label_above;          /* label on a line of its own (bab titles) */
    const struct document_style *label_style;
    bool in_contents, in_outline;
    const char *plain;       /* set by document_finish: title without label */
    const char *running;     /* short title for running heads, or NULL */
    base_length label_width; /* hanging width of the label, 0 = natural + 6 pt */
};

struct document_item {
    const char *label; /* "1.", "a)", "•"; set by the builder */
    base_length label_width;
};

/* ---------------------------------------------------------------- captions, contents */

struct document_caption {
    const char *series; /* "Tabel", "Gambar", "Grafik": counted per series and bab */
    bool numbered;
    const char *number_format; /* e.g. "{1}.{n}" (bab arabic . running) */
    const char *label;         /* set by document_finish: "Tabel 3.1" */
    const char *plain;         /* set by document_finish */
    const char *continued;     /* "Lanjutan {label}" on continuation pages, or NULL */
    bool in_contents;
    const struct document_text_style *label_style;
};

enum document_contents_kind {
    DOCUMENT_CONTENTS_HEADINGS,
    DOCUMENT_CONTENTS_SERIES, /* captions of one series */
};
struct document_contents {
    enum document_contents_kind kind;
    const char *series;                           /* SERIES */
    int levels;                                   /* HEADINGS: up to this level */
    const struct document_style *level_styles[6]; /* style of an entry by level; SERIES uses [0] */
    base_length label_widths[6];                  /* hanging width of the entry's label */
    bool leaders;
};

/* ---------------------------------------------------------------- tables */

enum document_width_kind { DOCUMENT_WIDTH_AUTO, DOCUMENT_WIDTH_FIXED, DOCUMENT_WIDTH_WEIGHT };
struct document_column {
    enum document_width_kind kind;
    base_length width; /* FIXED */
    base_length minimum;
    int weight; /* WEIGHT: share in thousandths */
};
enum document_row_role {
    DOCUMENT_ROW_HEAD,    /* repeated on each page */
    DOCUMENT_ROW_NUMBERS, /* column numbers 1 2 3, repeated with the head */
    DOCUMENT_ROW_BODY,
    DOCUMENT_ROW_GROUP, /* banner over the full width or label of a group; keeps with the next row
                         */
    DOCUMENT_ROW_SUBTOTAL,
    DOCUMENT_ROW_TOTAL,
};
/* Most cells hold one text in the style of its paragraph, and there are very many: these are plain,
 * the text stands in the cell itself. document_cell_first and document_cell_blocks give the blocks
 * of a cell. */
struct document_cell {
    const struct document_style *style;
    union {
        struct document_block *blocks; /* the first, or NULL */
        const char *text;              /* plain */
    };
    union {
        struct document_block *last;
        const struct document_style *paragraph; /* plain: of the paragraph */
    };
    base_origin origin;
    base_origin paragraph_origin, text_origin; /* plain */
    document_colour bar;            /* progress bar behind the text, or DOCUMENT_NO_COLOUR */
    uint32_t column;                /* first column, given by document_finish */
    uint32_t column_span, row_span; /* at least 1; row_span clipped at the end of head or body */
    uint16_t bar_permille;          /* 0..1000 of the cell's width */
    bool plain : 1;
    bool header : 1;  /* a TH also in body rows (row header) */
    bool repeat : 1;  /* a spanned cell's text is repeated on continuation pages */
    bool rotated : 1; /* text runs upwards (head cells) */
};
struct document_row {
    struct document_cell *cells;
    uint32_t cell_count, cell_capacity;
    base_length height; /* minimum */
    base_origin origin;
    enum document_row_role role : 8;
    bool breakable; /* the row may be split over pages */
    bool keep_next;
};
struct document_table {
    struct document_column *columns;
    size_t column_count, column_capacity;
    struct document_row *rows; /* head rows first, then the rest */
    size_t row_count, row_capacity;
    size_t head_rows;          /* set by document_finish */
    base_length width;         /* 0 = full measure */
    enum document_align align; /* of the table in the measure */
    base_length grid;          /* thickness of inner lines; 0 = none */
    base_length frame;         /* thickness at top, foot and under the head; above totals */
    bool vertical_lines, horizontal_lines;
    document_colour grid_colour, frame_colour;
    bool repeat_head;
    base_length minimum_size; /* smallest text size for automatic step-down; 0 = none */
    const char *continued;    /* text above a continued part, after document_finish; or NULL */
    const struct document_style *continued_style;
    bool layout_only; /* a table for placing (party blocks): no grid, not tagged as a table */
};

/* ---------------------------------------------------------------- pictures, charts, trees */

struct document_picture {
    const char *file; /* path to open */
    const char *name; /* as written in the input */
    enum document_align align;
    base_length max_height;
    base_length frame;
};

enum document_chart_kind {
    DOCUMENT_CHART_BAR,
    DOCUMENT_CHART_STACKED,
    DOCUMENT_CHART_HORIZONTAL,
    DOCUMENT_CHART_LINE,
};
struct document_chart_series {
    const char *name;
    const struct value_rational **numbers; /* NULL = no value */
    const char **labels;                   /* shown text of each value */
    base_origin *origins;
    bool outlined;          /* drawn as an outline (target beside realisasi) */
    document_colour colour; /* DOCUMENT_NO_COLOUR: from the palette */
};
struct document_chart {
    enum document_chart_kind kind;
    const char **categories;
    size_t category_count;
    struct document_chart_series *series;
    size_t series_count;
    const char *axis_title; /* or NULL */
    bool legend;
    document_colour accent;
};

struct document_tree_node {
    const char *id;
    struct document_inlines title; /* role */
    struct document_inlines text;  /* name below, may be empty */
    bool staff;                    /* staff branch: beside the connector */
    base_origin origin;
    struct document_tree_node *first, *last, *next, *parent;
};
struct document_tree {
    struct document_tree_node *root;
    const struct document_style *box; /* text style of titles, border, fill, padding */
    const struct document_text_style *name_style;
    base_length gap_x, gap_y;
    base_length box_width; /* 0 = chosen to fit */
};

/* ---------------------------------------------------------------- signatures */

struct document_signature {
    const char *signatory; /* id of the official, for the field and the sidecar */
    base_origin origin;
    struct document_inlines place_date;      /* may be empty */
    struct document_inlines role;            /* "a.n. ..." lines included */
    struct document_inlines name, rank, nip; /* nip with its "NIP" prefix */
    struct document_inlines electronic; /* text of the electronic form; empty = wet signature */
    const char *field;                  /* unique name of the signature field */
    const char *anchor;             /* text in the room that a signing service looks for, or NULL */
    bool form_field;                /* the PDF gets an empty field there */
    int order;                      /* in which to sign; equal ones by place */
    const char *code;               /* what the QR code of the electronic form holds, or NULL */
    const char *stamp, *stamp_name; /* picture of a stamp over the room: path and name, or NULL */
    const char *alternative;        /* of the code or the stamp */
};
struct document_signatures {
    struct document_signature *items;
    size_t count, capacity;
    int columns; /* 1, 2 or more side by side */
    base_length block_width;
    base_length space;         /* free height for the signature */
    enum document_align align; /* one block: where it stands */
};

/* ---------------------------------------------------------------- the document */

struct document_meta {
    const char *title, *author, *subject, *keywords, *language;
    const char *date; /* ISO date for the file's dates, from the input; or NULL */
};

struct document {
    struct base_arena *arena;
    struct base_sources *sources;
    struct document_meta meta;
    const char *hyphenation; /* words with a hyphen at each break that is allowed, or NULL */
    struct document_block *first, *last; /* SECTION blocks */
    const struct document_label *labels; /* by document_finish: id -> number, sorted by id */
    size_t label_count;
    const char **captions; /* by document_finish: the labels of all captions, "Tabel 3.1" */
    size_t caption_count, caption_capacity;
    bool open; /* a draft in which something has not been filled in: references may lead nowhere */
    const char **narratives; /* names of the narratives that the template asked for, once each */
    size_t narrative_count, narrative_capacity;
    struct document_row *spare_rows; /* room in which the rows of the next table are collected */
    size_t spare_row_count;
    struct document_block *spare; /* a paragraph of a cell that became plain, for the next one */
};

/* What a reference shows. */
struct document_label {
    const char *id;
    const struct document_block *block;
    const char *label, *number, *title;
};

struct document *document_create(struct base_arena *arena, struct base_sources *sources);
/* A block with kind-specific record allocated (zeroed), not yet attached. */
struct document_block *document_block_create(struct document *document, enum document_kind kind,
                                             const struct document_style *style,
                                             base_origin origin);
/* The block's own record of what few blocks have, to write into. */
struct document_given *document_give(struct document *document, struct document_block *block);
/* Appends to parent, or to the document when parent is NULL (SECTION only). */
void document_append(struct document *document, struct document_block *parent,
                     struct document_block *block);
/* Adds a copy of an inline. */
void document_inline_push(struct document *document, struct document_inlines *inlines,
                          struct document_inline item);
/* Adds a zeroed inline with its style. The pointer is valid until the next addition. */
struct document_inline *document_inline_add(struct document *document,
                                            struct document_inlines *inlines,
                                            enum document_inline_kind kind,
                                            const struct document_text_style *style,
                                            base_origin origin);
struct document_inline *document_text_add(struct document *document,
                                          struct document_inlines *inlines,
                                          const struct document_text_style *style,
                                          base_origin origin, const char *text);
/* Gives back room that is not needed: nothing more will be added. */
void document_inlines_close(struct document *document, struct document_inlines *inlines);
struct document_row *document_row_add(struct document *document, struct document_table *table,
                                      enum document_row_role role, base_origin origin);
/* Ends a table: its rows get memory of just their size. */
void document_table_close(struct document *document, struct document_table *table);
/* Makes room for as many cells in a row that has none, so that it need not grow. */
void document_cells_reserve(struct document *document, struct document_row *row, size_t count);
/* A zeroed cell with spans of 1. */
struct document_cell *document_cell_add(struct document *document, struct document_row *row,
                                        const struct document_style *style, base_origin origin);
void document_cell_append(struct document *document, struct document_cell *cell,
                          struct document_block *block);
/* Gives an empty cell a text alone. */
void document_cell_set_text(struct document_cell *cell, const struct document_style *paragraph,
                            base_origin origin, const char *text);
/* Ends a cell: makes it plain when it holds nothing but one paragraph with one text in its style,
 * and takes back the paragraph: nothing may point to it any more. */
void document_cell_settle(struct document *document, struct document_cell *cell);

/* The paragraph of a plain cell, for those who read it like any other. */
struct document_plain {
    struct document_block block;
    struct document_inline text;
};
/* The first block of a cell, or NULL; that of a plain one is made in room and lives as long. */
const struct document_block *document_cell_blocks(const struct document_cell *cell,
                                                  struct document_plain *room);
/* The style of its first block; NULL when it has none. */
static inline const struct document_style *document_cell_style(const struct document_cell *cell)
{
    return cell->plain ? cell->paragraph : cell->blocks != NULL ? cell->blocks->style : NULL;
}
/* The first block, where one text alone is of no interest: NULL for a plain cell. */
static inline struct document_block *document_cell_first(const struct document_cell *cell)
{
    return cell->plain ? NULL : cell->blocks;
}
/* Whether two styles of characters look the same. */
bool document_text_style_same(const struct document_text_style *a,
                              const struct document_text_style *b);

/* Closes the tree: numbers headings, captions and notes, places cells in their columns, resolves
 * references to labels. Reports duplicate ids, unknown targets, cells that overlap or lie outside
 * the columns. Returns false when an error was reported. */
bool document_finish(struct document *document, struct base_diagnostics *diagnostics);

/* The label of an id; NULL when unknown. After document_finish. */
const struct document_label *document_find(const struct document *document, const char *id);

/* Formats numbers[0..5] by a format such as "BAB {1:I}", "{1}.{2}", "{2:A}.", "({3})", "{1}.{n}".
 * {k} is arabic, {k:I} {k:i} {k:A} {k:a} roman and letters. n is the value of {n}. */
char *document_number_text(struct base_arena *arena, const char *format, const long *numbers,
                           long n);

/* The plain text of inlines (marks in brackets, breaks as spaces). */
char *document_plain(struct base_arena *arena, const struct document_inlines *inlines);

/* Prints the tree for tests and `lkjip dump --stage=document`. */
void document_dump(const struct document *document, struct base_buffer *buffer);
