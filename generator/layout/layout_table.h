/* Tables: widths, cells, rows, and the part of a table that stands on one page. */
#pragma once

#include "layout_flow.h"

/* Small, because a table has thousands. */
struct layout_cell {
    const struct document_cell *source;
    struct layout_galley *galley;
    base_length height; /* of the content from `from` on */
    uint32_t from;      /* first entry not yet on a page */
    uint32_t element;
    page_length shift; /* to the right, for decimal alignment */
    page_length width; /* of the cell */
    page_length pad_left, pad_right;
    page_length left, right; /* of a number aligned on its comma */
    uint32_t row;
    uint32_t rows : 30; /* that it covers */
    bool repeated : 1;  /* shown again on a later page */
    bool decimal : 1;   /* a number aligned on its comma */
};

struct layout_row {
    struct layout_table *table;
    const struct document_row *source;
    struct layout_cell *cells;
    size_t count, index;
    base_length height; /* needed by its own cells and the share of spans */
    bool started;       /* a part of it stands on a page before */
    bool high;          /* higher than a page: it is split in any case */
    bool ends_span;     /* a cell over several rows ends in it */
    struct layout_note *notes;
};

struct layout_table {
    const struct document_block *block;
    const struct document_table *source;
    base_length x, width;
    base_length *edges; /* column_count + 1, from the table's left edge */
    struct layout_row *rows;
    struct layout_cell **owner; /* rows * columns */
    base_length head_height;
    base_length height; /* of all rows */
    size_t head_rows;
    struct layout_galley *continued;
    uint32_t element;
};

/* A cell over several rows that is open on this page. */
struct layout_open_cell {
    struct layout_cell *cell;
    base_length top;
    size_t item; /* where its items belong: in the order of reading */
};
/* The part of a table on one page. */
struct layout_part {
    struct layout_table *table;
    base_length *lines; /* y of row edges, count + 1 */
    size_t *rows;       /* index of each row */
    size_t count, capacity, line_capacity, row_capacity;
    struct layout_open_cell *open;
    size_t open_count, open_capacity;
    bool again; /* not the first part: heads are artifacts */
};

/* layout_table.c: a total or a subtotal; it is not split and follows a row. */
bool layout_row_is_total(const struct document_row *row);
/* layout_table_widths.c: edges of the columns for a width. Returns the missing width, 0 = fits. */
base_length layout_table_widths(struct layout_state *state, struct layout_table *table);
/* layout_table_balance.c: moves width between automatic columns until the table is low. */
void layout_table_balance(struct layout_state *state, const struct layout_table *table,
                          const base_length *minimum, base_length *widths);
/* layout_table_cells.c: galleys of all cells, owners, natural row heights. */
void layout_table_cells(struct layout_state *state, struct layout_table *table);
base_length layout_cell_pads(const struct layout_cell *cell);
base_length layout_cell_inner_width(const struct layout_cell *cell);
void layout_cell_rotate(struct layout_state *state, struct layout_cell *cell);
/* layout_table_decimal.c: aligns the numbers of a column. */
void layout_table_align(struct layout_state *state, struct layout_table *table);
bool layout_cell_decimal(const struct document_cell *cell);
/* Widths before and behind the decimal comma of a cell's number; false when it is no number. */
bool layout_cell_parts(struct layout_state *state, const struct document_cell *cell,
                       base_length *left, base_length *right);
/* layout_table_rows.c */
void layout_part_begin(struct layout_flow *flow, struct layout_table *table);
void layout_part_resume(struct layout_flow *flow);
/* Paints open cells and the grid; the part is over. */
void layout_part_end(struct layout_flow *flow);
/* The next cell over several rows at or behind *column; NULL when there is none. */
struct layout_cell *layout_row_span(const struct layout_row *row, size_t *column);
/* Height that the rest of a cell needs; reopened: it began on a page before. */
base_length layout_cell_remaining(const struct layout_state *state, const struct layout_cell *cell,
                                  bool reopened);
/* Height of what is repeated above a part of a table that is not the first. */
base_length layout_table_again(const struct layout_state *state, const struct layout_table *table);
/* Height the row needs at this place (spans that end in it included). */
base_length layout_row_need(const struct layout_flow *flow, const struct layout_row *row);
void layout_row_place(struct layout_flow *flow, struct layout_row *row);
/* Height of the part of a row that fits into height; 0 = none. With force something always does
 * unless the first entry of a cell is higher. */
base_length layout_row_fit(const struct layout_flow *flow, const struct layout_row *row,
                           base_length height, bool force);
/* Places the part of the row that fits; the rest stays in the row. */
void layout_row_split(struct layout_flow *flow, struct layout_row *row, base_length height,
                      bool force);
/* Counts the lines of entries from..to; the larger number stays in *most. */
void layout_count_lines(const struct layout_galley *galley, size_t from, size_t to, size_t *most);
enum { LAYOUT_ROW_LINES = 2 }; /* at least on both sides of a page end within a row */
bool layout_row_splits(const struct layout_row *row);
/* layout_table_paint.c */
void layout_cell_paint(struct layout_flow *flow, struct layout_cell *cell, size_t to,
                       base_length top, base_length height);
void layout_part_grid(struct layout_flow *flow, const struct layout_part *part);
/* First entry that does not fit into height, at a place where a break is allowed (anywhere with
 * force); used: the height of those before it. */
size_t layout_cell_fit(const struct layout_cell *cell, base_length height, bool force,
                       base_length *used);
size_t layout_galley_fit(const struct layout_galley *galley, size_t from, base_length height,
                         bool force, base_length *used);
