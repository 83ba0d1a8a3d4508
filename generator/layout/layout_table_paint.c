/* Painting of tables: fills, bars and text of cells, the grid of a part. */
#include "layout_table.h"

static bool is_head(const struct layout_table *table, const struct layout_cell *cell)
{
    return cell->row < table->head_rows;
}

static void paint_back(struct layout_flow *flow, const struct layout_cell *cell, base_length x,
                       base_length top, base_length height)
{
    const struct document_cell *source = cell->source;
    if (source->style->fill != DOCUMENT_NO_COLOUR) {
        layout_canvas_fill(&flow->canvas, x, top, cell->width, height, source->style->fill);
    }
    if (source->bar != DOCUMENT_NO_COLOUR && source->bar_permille > 0) {
        base_length inset = BASE_PT(1);
        base_length width = cell->width - 2 * inset;
        int permille = source->bar_permille > 1000 ? 1000 : source->bar_permille;
        layout_canvas_fill(&flow->canvas, x + inset, top + inset,
                           base_length_scale(width, permille, 1000), height - 2 * inset,
                           source->bar);
    }
}

void layout_cell_paint(struct layout_flow *flow, struct layout_cell *cell, size_t to,
                       base_length top, base_length height)
{
    const struct layout_table *table = flow->part->table;
    const struct document_style *style = cell->source->style;
    base_length x = flow->x + table->x + table->edges[cell->source->column];
    paint_back(flow, cell, x, top, height);
    base_length y = top + style->padding_top;
    if (cell->from == 0 && to == cell->galley->count) {
        base_length rest = layout_max(height - layout_cell_pads(cell) - cell->height, 0);
        y += style->valign == DOCUMENT_MIDDLE   ? rest / 2
             : style->valign == DOCUMENT_BOTTOM ? rest
                                                : 0;
    }
    bool artifact = flow->canvas.artifact;
    flow->canvas.artifact = artifact || cell->repeated;
    layout_galley_paint(&flow->canvas, cell->galley, cell->from, to,
                        x + cell->pad_left + cell->shift, y);
    flow->canvas.artifact = artifact;
    if (!is_head(table, cell)) {
        cell->from = to;
        cell->height = layout_galley_height(cell->galley, to, cell->galley->count);
    }
}

/* ---------------------------------------------------------------- grid */

struct grid {
    struct layout_flow *flow;
    const struct layout_part *part;
    const struct document_table *source;
    base_length x;
};

static const struct layout_cell *owner_of(const struct grid *grid, size_t row, size_t column)
{
    const struct layout_table *table = grid->part->table;
    return table->owner[grid->part->rows[row] * grid->source->column_count + column];
}

static bool is_frame(const struct grid *grid, size_t line)
{
    const struct layout_part *part = grid->part;
    if (line == 0 || line == part->count) {
        return true;
    }
    size_t above = part->rows[line - 1];
    size_t below = part->rows[line];
    size_t head = part->table->head_rows;
    return (above < head && below >= head) ||
           (grid->source->rows[below].role == DOCUMENT_ROW_TOTAL &&
            grid->source->rows[above].role != DOCUMENT_ROW_TOTAL);
}

/* Whether a cell reaches over the line between two rows. */
static bool crossed(const struct grid *grid, size_t line, size_t column)
{
    if (line == 0 || line == grid->part->count) {
        return false;
    }
    const struct layout_cell *above = owner_of(grid, line - 1, column);
    return above != NULL && above == owner_of(grid, line, column);
}

static void draw_horizontal(const struct grid *grid, size_t line)
{
    bool frame = is_frame(grid, line) && grid->source->frame > 0;
    base_length thickness = frame ? grid->source->frame : grid->source->grid;
    if (thickness <= 0 || (!frame && !grid->source->horizontal_lines)) {
        return;
    }
    const base_length *edges = grid->part->table->edges;
    size_t columns = grid->source->column_count;
    base_length over = grid->source->vertical_lines ? grid->source->grid / 2 : 0;
    for (size_t c = 0; c < columns;) {
        size_t end = c;
        while (end < columns && !crossed(grid, line, end)) {
            end++;
        }
        if (end > c) {
            base_length left = grid->x + edges[c] - (c == 0 ? over : 0);
            base_length right = grid->x + edges[end] + (end == columns ? over : 0);
            layout_canvas_line(&grid->flow->canvas, left, grid->part->lines[line], right - left, 0,
                               thickness,
                               frame ? grid->source->frame_colour : grid->source->grid_colour);
        }
        c = end > c ? end : c + 1;
    }
}

/* Whether a cell reaches over the line between two columns. */
static bool covered(const struct grid *grid, size_t row, size_t line)
{
    if (line == 0 || line == grid->source->column_count) {
        return false;
    }
    const struct layout_cell *left = owner_of(grid, row, line - 1);
    return left != NULL && left == owner_of(grid, row, line);
}

static void draw_vertical(const struct grid *grid, size_t line)
{
    const struct layout_part *part = grid->part;
    for (size_t r = 0; r < part->count;) {
        size_t end = r;
        while (end < part->count && !covered(grid, end, line)) {
            end++;
        }
        if (end > r) {
            layout_canvas_line(&grid->flow->canvas, grid->x + part->table->edges[line],
                               part->lines[r], 0, part->lines[end] - part->lines[r],
                               grid->source->grid, grid->source->grid_colour);
        }
        r = end > r ? end : r + 1;
    }
}

void layout_part_grid(struct layout_flow *flow, const struct layout_part *part)
{
    struct grid grid = {flow, part, part->table->source, flow->x + part->table->x};
    if (grid.source->vertical_lines && grid.source->grid > 0) {
        for (size_t c = 0; c <= grid.source->column_count; c++) {
            draw_vertical(&grid, c);
        }
    }
    for (size_t line = 0; line <= part->count; line++) {
        draw_horizontal(&grid, line);
    }
}
