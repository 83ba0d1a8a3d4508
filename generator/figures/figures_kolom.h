/* Columns of a free table: how cells and totals are computed. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "figures.h"

struct expression;
struct figures_context;
struct value;

enum figures_total {
    FIGURES_TOTAL_NONE,
    FIGURES_TOTAL_SUM,
    FIGURES_TOTAL_MEAN,
    FIGURES_TOTAL_FORMULA
};

struct figures_column {
    const struct value *input;
    const char *id;
    enum figures_unit unit;
    bool is_number;                   /* a running number where a row gives none */
    bool wants_text;                  /* a computed cell may be a text */
    const struct expression *formula; /* of cells; NULL = given by the rows, or faulty */
    const char *formula_text;         /* NULL = not computed */
    enum figures_total total;
    const struct expression *total_formula; /* FIGURES_TOTAL_FORMULA; NULL = faulty */
    const char *total_text;
};

struct figures_columns {
    const char *table; /* its id */
    struct figures_column *items;
    size_t count;
};

/* Reads the columns and parses their formulas; faults are reported. */
struct figures_columns figures_columns_read(struct figures_context *context,
                                            const struct value *table, const char *id);

/* Fills the computed cells of a row. cells has an entry a column (NULL where the row gives none);
 * totals: the formulas of totals are used. Publishes <prefix>.<column>. row names the row in
 * messages about stated values that differ. */
void figures_columns_compute(struct figures_context *context, struct figures_columns *columns,
                             const struct value **cells, bool totals, const char *prefix,
                             const char *row);
/* Compares a stated cell with the computed one. */
void figures_columns_check(struct figures_context *context, const struct figures_columns *columns,
                           size_t column, const struct value *stated, const struct value *computed,
                           const char *row);
/* True when a computed cell of a row is null although a part of what it needs is there. *without
 * gets the first null column that its formula names. */
bool figures_columns_is_cut(const struct figures_columns *columns, const struct value *const *cells,
                            size_t column, size_t *without);
/* The cells as a record by column. */
const struct value *figures_columns_record(struct figures_context *context,
                                           const struct figures_columns *columns,
                                           const struct value *const *cells, base_origin origin);
