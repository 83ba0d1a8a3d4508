/* A table being built. Inside the template folder only. */
#pragma once

#include "template_run.h"

enum { TEMPLATE_COLUMN_LIMIT = 200 };

/* A column, and what is being merged in it. */
struct template_column {
    const struct template_style *style; /* gaya, rata, rata-tegak of kolom; NULL: nothing */
    size_t occupied;                    /* rows that an earlier cell still reaches into */
    bool merging;
    const char *key;
    size_t row, cell; /* the first cell of the merge */
    size_t last_row;
};

struct template_table {
    const struct template_node *node;
    struct document_block *block;
    struct document_table *table;
    struct template_column *columns;
    size_t column_count, column_capacity;
    const char *empty;
    bool repeat_merged, breakable;
    document_colour stripe;
    /* styles by role of row, dasar first; then what is laid over */
    struct template_style base;
    const struct template_style *kinds[DOCUMENT_ROW_TOTAL + 1];
    const struct template_style *empty_style;
    const char *level_prefix;
    /* the row being filled */
    bool in_head;
    enum document_row_role role;
    const struct template_node *row_node;
    struct template_style row_style; /* kind, stripe and gaya of the row */
    struct template_style level_style;
    base_length level_indent; /* for the first cell at the left */
    size_t column;            /* next free */
    bool broken;              /* a merged column further left started anew */
    size_t body_rows;
};

/* The node that holds an attribute of the look: the table, its gaya-tabel or what that is based on.
 */
const struct template_node *template_table_look(struct template_run *run,
                                                const struct template_node *node, const char *name);
/* Lines, styles and policies from node and its look. */
void template_table_prepare(struct template_run *run, struct template_table *table,
                            const struct template_node *node, struct document_block *block,
                            const struct template_sink *sink);
void template_table_add_column(struct template_run *run, struct template_table *table,
                               struct document_column column, const struct template_style *style);
/* Rows: start, cells, finish. level 0 = none; node may be NULL (rows from data). */
void template_table_start_row(struct template_run *run, struct template_table *table,
                              enum document_row_role role, const struct template_node *node,
                              long level, base_origin origin);
void template_table_finish_row(struct template_run *run, struct template_table *table);
/* What a cell at the next free column looks like, over laid over last. */
struct template_style template_table_cell_style(struct template_table *table,
                                                const struct template_style *over);
/* Adds a cell at the next free column; NULL (reported by document_finish later) never. style is
 * that of template_table_cell_style for the same over. The paragraph style for its text is put into
 * *paragraph. */
struct document_cell *template_table_add_cell(struct template_run *run,
                                              struct template_table *table,
                                              const struct template_style *style,
                                              const struct template_style *over, size_t columns,
                                              size_t rows, base_origin origin,
                                              const struct document_style **paragraph);
/* Adds a cell with one paragraph of text. */
struct document_cell *template_table_add_text(struct template_run *run,
                                              struct template_table *table,
                                              const struct template_style *over, size_t columns,
                                              size_t rows, base_origin origin, const char *text);
/* The captioned parts of tabel and tabel-data. */
void template_table_source(struct template_run *run, const struct template_node *node,
                           struct template_captioned *captioned);
