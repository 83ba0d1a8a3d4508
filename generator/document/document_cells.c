/* Places the cells of a table in their columns and closes holes with empty cells. */
#include "document_finish.h"

#include "base_arena.h"
#include "base_diagnostic.h"
#include "document.h"

/* How many more rows each column is covered by a cell from above. */
struct coverage {
    size_t *rows;
    size_t columns;
};

static const char *number(struct base_arena *arena, size_t value)
{
    return base_format(arena, "%zu", value);
}

static size_t first_free(const struct coverage *coverage, size_t from)
{
    while (from < coverage->columns && coverage->rows[from] > 0) {
        from++;
    }
    return from;
}

/* Number of free columns from a column on. */
static size_t free_run(const struct coverage *coverage, size_t from)
{
    size_t count = 0;
    while (from + count < coverage->columns && coverage->rows[from + count] == 0) {
        count++;
    }
    return count;
}

static bool place_cell(struct document *document, struct document_cell *cell,
                       struct coverage *coverage, size_t column,
                       struct base_diagnostics *diagnostics)
{
    size_t room = free_run(coverage, column);
    if (room == 0) {
        base_report(diagnostics, base_at(cell->origin), BASE_MESSAGE_DOCUMENT_TOO_MANY_CELLS,
                    number(document->arena, coverage->columns));
        return false;
    }
    if (cell->column_span > room) {
        base_report(diagnostics, base_at(cell->origin), BASE_MESSAGE_DOCUMENT_SPAN_TOO_WIDE,
                    number(document->arena, cell->column_span), number(document->arena, room),
                    number(document->arena, column + 1));
        return false;
    }
    cell->column = (uint32_t)column;
    return true;
}

/* Puts empty cells where a row leaves columns open; keeps the cells in order of columns. */
static void close_holes(struct document *document, struct document_row *row,
                        const struct coverage *coverage)
{
    size_t column = 0;
    for (size_t i = 0; i <= row->cell_count; i++) {
        size_t stop = i < row->cell_count ? row->cells[i].column : coverage->columns;
        column = first_free(coverage, column);
        while (column < stop) {
            const struct document_style *style =
                row->cell_count > 0 ? row->cells[i > 0 ? i - 1 : 0].style : NULL;
            if (style == NULL) {
                return;
            }
            document_cell_add(document, row, style, row->origin);
            struct document_cell added = row->cells[row->cell_count - 1];
            added.column = (uint32_t)column;
            for (size_t k = row->cell_count - 1; k > i; k--) {
                row->cells[k] = row->cells[k - 1];
            }
            row->cells[i++] = added;
            column = first_free(coverage, column + 1);
        }
        if (i < row->cell_count) {
            column = row->cells[i].column + row->cells[i].column_span;
        }
    }
}

static void cover(struct coverage *coverage, const struct document_row *row)
{
    for (size_t column = 0; column < coverage->columns; column++) {
        if (coverage->rows[column] > 0) {
            coverage->rows[column]--;
        }
    }
    for (size_t i = 0; i < row->cell_count; i++) {
        const struct document_cell *cell = &row->cells[i];
        for (size_t k = 0; k < cell->column_span; k++) {
            coverage->rows[cell->column + k] = cell->row_span - 1;
        }
    }
}

static bool place_row(struct document *document, struct document_row *row, size_t rows_left,
                      struct coverage *coverage, struct base_diagnostics *diagnostics)
{
    size_t column = 0;
    for (size_t i = 0; i < row->cell_count; i++) {
        struct document_cell *cell = &row->cells[i];
        column = first_free(coverage, column);
        if (cell->row_span > rows_left) {
            cell->row_span = (uint32_t)rows_left;
        }
        if (!place_cell(document, cell, coverage, column, diagnostics)) {
            row->cell_count = (uint32_t)i;
            return false;
        }
        column += cell->column_span;
    }
    close_holes(document, row, coverage);
    cover(coverage, row);
    return true;
}

bool document_place_cells(struct document *document, struct document_block *block,
                          struct base_diagnostics *diagnostics)
{
    struct document_table *table = block->table;
    if (table->column_count == 0) {
        base_report(diagnostics, base_at(block->origin), BASE_MESSAGE_DOCUMENT_NO_COLUMNS, NULL);
        return false;
    }
    table->head_rows = 0;
    while (table->head_rows < table->row_count &&
           table->rows[table->head_rows].role <= DOCUMENT_ROW_NUMBERS) {
        table->head_rows++;
    }
    struct coverage coverage = {
        .rows = base_alloc_array(document->arena, table->column_count, sizeof(size_t)),
        .columns = table->column_count,
    };
    bool good = true;
    for (size_t i = 0; i < table->row_count; i++) {
        size_t end = i < table->head_rows ? table->head_rows : table->row_count;
        good &= place_row(document, &table->rows[i], end - i, &coverage, diagnostics);
    }
    return good;
}
