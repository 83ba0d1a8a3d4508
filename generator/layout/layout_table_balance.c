/* Balance of columns: moves width between columns as long as the table becomes lower. Heights are
 * estimated from the natural widths of a sample of cells. */
#include "layout_table.h"

enum { SAMPLE_ROWS = 120, MOST_COLUMNS = 14, MOST_MOVES = 60 };

struct balance {
    const struct document_table *source;
    const base_length *minimum;
    base_length *widths;
    base_length *natural; /* row by row: natural width of the text, 0 = no text of its own */
    base_length pads[MOST_COLUMNS];
    size_t rows, columns;
};

/* Takes rows at even distances, so that a long table costs no more than a short one. */
static void take_sample(struct layout_state *state, const struct layout_table *table,
                        struct balance *balance)
{
    const struct document_table *source = table->source;
    size_t body = source->row_count - table->head_rows;
    balance->rows = body < SAMPLE_ROWS ? body : SAMPLE_ROWS;
    balance->natural = base_alloc_array(state->galleys, balance->rows * balance->columns + 1,
                                        sizeof *balance->natural);
    for (size_t i = 0; i < balance->rows; i++) {
        const struct document_row *row = &source->rows[table->head_rows + i * body / balance->rows];
        for (size_t j = 0; j < row->cell_count; j++) {
            const struct document_cell *cell = &row->cells[j];
            if (cell->column_span > 1 || cell->row_span > 1 || cell->rotated) {
                continue;
            }
            balance->natural[i * balance->columns + cell->column] =
                layout_blocks_measure(state, layout_cell_blocks(state, cell)).natural;
            balance->pads[cell->column] = base_length_scale(
                cell->style->padding_left + cell->style->padding_right, state->pads, 1000);
        }
    }
}

/* Lines of the highest cell of each row, summed up; a line holds some nine tenths of its width. */
static int64_t estimate(const struct balance *balance)
{
    int64_t lines = 0;
    for (size_t i = 0; i < balance->rows; i++) {
        int64_t most = 0;
        for (size_t c = 0; c < balance->columns; c++) {
            base_length natural = balance->natural[i * balance->columns + c];
            base_length inner = layout_max(balance->widths[c] - balance->pads[c], 1000);
            int64_t need = natural <= inner ? 10 : natural * 100 / (inner * 9);
            most = need > most ? need : most;
        }
        lines += most;
    }
    return lines;
}

static bool is_auto(const struct balance *balance, size_t column)
{
    return balance->source->columns[column].kind == DOCUMENT_WIDTH_AUTO;
}

/* Tries to move width from one column to any other; true when the table became lower. */
static bool move_from(struct balance *balance, size_t from, base_length step, int64_t *best)
{
    base_length room = balance->widths[from] - balance->minimum[from];
    base_length part = layout_min(step, room);
    if (part < 500) {
        return false;
    }
    size_t target = from;
    for (size_t to = 0; to < balance->columns; to++) {
        if (to == from || !is_auto(balance, to)) {
            continue;
        }
        balance->widths[from] -= part;
        balance->widths[to] += part;
        int64_t lines = estimate(balance);
        balance->widths[from] += part;
        balance->widths[to] -= part;
        if (lines < *best) {
            *best = lines;
            target = to;
        }
    }
    if (target == from) {
        return false;
    }
    balance->widths[from] -= part;
    balance->widths[target] += part;
    return true;
}

void layout_table_balance(struct layout_state *state, const struct layout_table *table,
                          const base_length *minimum, base_length *widths)
{
    struct balance balance = {.source = table->source,
                              .minimum = minimum,
                              .widths = widths,
                              .columns = table->source->column_count};
    if (balance.columns > MOST_COLUMNS || table->head_rows >= table->source->row_count) {
        return;
    }
    take_sample(state, table, &balance);
    int64_t best = estimate(&balance);
    int moves = 0;
    for (base_length step = table->width / 16; step > table->width / 130; step /= 2) {
        bool moved = true;
        while (moved && moves < MOST_MOVES) {
            moved = false;
            for (size_t c = 0; c < balance.columns; c++) {
                if (is_auto(&balance, c) && move_from(&balance, c, step, &best)) {
                    moved = true;
                    moves++;
                }
            }
        }
    }
}
