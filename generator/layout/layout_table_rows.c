/* Rows on pages: whole, in part, with heads repeated and cells over several rows going on. */
#include "layout_table.h"

static struct layout_open_cell *find_open(const struct layout_part *part,
                                          const struct layout_cell *cell)
{
    for (size_t i = 0; part != NULL && i < part->open_count; i++) {
        if (part->open[i].cell == cell) {
            return &part->open[i];
        }
    }
    return NULL;
}

static struct layout_cell *owner_at(const struct layout_row *row, size_t column)
{
    const struct layout_table *table = row->table;
    return table->owner[row->index * table->source->column_count + column];
}

struct layout_cell *layout_row_span(const struct layout_row *row, size_t *column)
{
    struct layout_cell *before = *column > 0 ? owner_at(row, *column - 1) : NULL;
    while (*column < row->table->source->column_count) {
        struct layout_cell *cell = owner_at(row, (*column)++);
        if (cell != NULL && cell != before && cell->rows > 1) {
            return cell;
        }
        before = cell;
    }
    return NULL;
}

static bool is_done(const struct layout_cell *cell)
{
    return cell->from >= cell->galley->count;
}

/* Whether a finished cell is shown again on a later page; a very high one is not. */
static bool repeats(const struct layout_state *state, const struct layout_cell *cell)
{
    return cell->source->repeat && is_done(cell) &&
           layout_galley_height(cell->galley, 0, cell->galley->count) < state->page_height / 3;
}

static void open_span(struct layout_flow *flow, struct layout_cell *cell)
{
    struct layout_part *part = flow->part;
    struct layout_open_cell open = {cell, flow->y, layout_canvas_count(&flow->canvas)};
    BASE_PUSH(flow->canvas.state->galleys, part->open, part->open_count, part->open_capacity, open);
}

/* Opens the cells that go on from rows of the page before. */
static void reopen_spans(struct layout_flow *flow, const struct layout_row *row)
{
    struct layout_cell *cell;
    for (size_t c = 0; (cell = layout_row_span(row, &c)) != NULL;) {
        if (cell->row == row->index || find_open(flow->part, cell) != NULL) {
            continue;
        }
        if (repeats(flow->canvas.state, cell)) {
            cell->from = 0;
            cell->repeated = true;
            cell->height = layout_galley_height(cell->galley, 0, cell->galley->count);
        }
        open_span(flow, cell);
    }
}

/* Paints open cell i and moves its items to where they belong. */
static void paint_open(struct layout_flow *flow, size_t i, size_t to)
{
    struct layout_part *part = flow->part;
    const struct layout_open_cell open = part->open[i];
    size_t first = layout_canvas_count(&flow->canvas);
    layout_cell_paint(flow, open.cell, to, open.top, flow->y - open.top);
    size_t added = layout_canvas_count(&flow->canvas) - first;
    layout_canvas_move(&flow->canvas, first, open.item);
    for (size_t k = 0; k < part->open_count; k++) {
        struct layout_open_cell *other = &part->open[k];
        if (other->item > open.item || (other->item == open.item && k > i)) {
            other->item += added;
        }
    }
}

base_length layout_cell_remaining(const struct layout_state *state, const struct layout_cell *cell,
                                  bool reopened)
{
    bool again = reopened && repeats(state, cell);
    base_length height =
        again ? layout_galley_height(cell->galley, 0, cell->galley->count) : cell->height;
    return height > 0 ? height + layout_cell_pads(cell) : 0;
}

base_length layout_row_need(const struct layout_flow *flow, const struct layout_row *row)
{
    base_length need = row->height;
    struct layout_cell *cell;
    for (size_t c = 0; row->ends_span && (cell = layout_row_span(row, &c)) != NULL;) {
        if (cell->row + cell->rows != row->index + 1) {
            continue;
        }
        const struct layout_open_cell *open = find_open(flow->part, cell);
        base_length above = open != NULL ? flow->y - open->top : 0;
        bool reopened = open == NULL && cell->row < row->index;
        need = layout_max(need, layout_cell_remaining(flow->canvas.state, cell, reopened) - above);
    }
    return need;
}

static void push_row(struct layout_flow *flow, const struct layout_row *row, base_length height)
{
    struct layout_part *part = flow->part;
    struct base_arena *arena = flow->canvas.state->galleys;
    flow->y += height;
    flow->top = false;
    size_t lines = part->count + 1;
    BASE_PUSH(arena, part->lines, lines, part->line_capacity, flow->y);
    BASE_PUSH(arena, part->rows, part->count, part->row_capacity, row->index);
}

/* Paints the cells that end with this row. */
static void close_spans(struct layout_flow *flow, const struct layout_row *row)
{
    struct layout_part *part = flow->part;
    for (size_t i = 0; row->ends_span && i < part->open_count; i++) {
        const struct layout_open_cell open = part->open[i];
        if (open.cell->row + open.cell->rows == row->index + 1) {
            paint_open(flow, i, open.cell->galley->count);
            part->open[i].cell = NULL;
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < part->open_count; i++) {
        if (part->open[i].cell != NULL) {
            part->open[kept++] = part->open[i];
        }
    }
    part->open_count = kept;
}

void layout_row_place(struct layout_flow *flow, struct layout_row *row)
{
    base_length height = layout_row_need(flow, row);
    reopen_spans(flow, row);
    for (size_t j = 0; j < row->count; j++) {
        struct layout_cell *cell = &row->cells[j];
        if (cell->rows > 1) {
            open_span(flow, cell);
        } else {
            layout_cell_paint(flow, cell, cell->galley->count, flow->y, height);
        }
    }
    push_row(flow, row, height);
    close_spans(flow, row);
}

/* ---------------------------------------------------------------- parts of rows */

bool layout_row_splits(const struct layout_row *row)
{
    return row->high || (row->source->breakable && !layout_row_is_total(row->source));
}

size_t layout_cell_fit(const struct layout_cell *cell, base_length height, bool force,
                       base_length *used)
{
    return layout_galley_fit(cell->galley, cell->from, height, force, used);
}

size_t layout_galley_fit(const struct layout_galley *galley, size_t from, base_length height,
                         bool force, base_length *used)
{
    base_length sum = 0;
    base_length glue = 0;
    size_t best = from;
    *used = 0;
    for (size_t i = from; i < galley->count; i++) {
        const struct layout_entry *entry = &galley->entries[i];
        if (entry->kind == LAYOUT_GLUE && !entry->fixed) {
            glue += sum > 0 ? entry->height : 0;
        } else if (entry->height > 0) {
            sum += entry->height + glue;
            glue = 0;
        }
        if (sum > height) {
            return best;
        }
        bool stop = entry->kind == LAYOUT_BOX || entry->kind == LAYOUT_CLOSE ||
                    entry->kind == LAYOUT_TABLE_END;
        if (stop && (force || !entry->keep)) {
            best = i + 1;
            *used = sum;
        }
    }
    *used = sum;
    return galley->count;
}

void layout_count_lines(const struct layout_galley *galley, size_t from, size_t to, size_t *most)
{
    size_t lines = 0;
    for (size_t i = from; i < to; i++) {
        const struct layout_entry *entry = &galley->entries[i];
        if (entry->height > 0 && entry->kind != LAYOUT_GLUE) {
            lines += entry->line ? 1 : LAYOUT_ROW_LINES;
        }
    }
    *most = lines > *most ? lines : *most;
}

base_length layout_row_fit(const struct layout_flow *flow, const struct layout_row *row,
                           base_length height, bool force)
{
    base_length part = 0;
    size_t lines = 0;
    size_t rest = 0;
    for (size_t j = 0; j < row->count; j++) {
        const struct layout_cell *cell = &row->cells[j];
        if (cell->rows > 1 || is_done(cell)) {
            continue;
        }
        base_length used;
        size_t to = layout_cell_fit(cell, height - layout_cell_pads(cell), force, &used);
        if (to == cell->from && cell->height > 0) {
            return 0;
        }
        layout_count_lines(cell->galley, cell->from, to, &lines);
        layout_count_lines(cell->galley, to, cell->galley->count, &rest);
        part = layout_max(part, used + layout_cell_pads(cell));
    }
    if (rest == 0 && layout_row_need(flow, row) > height) {
        return height; /* its own text fits; only a cell over several rows goes on */
    }
    bool few = rest > 0 && (lines < LAYOUT_ROW_LINES || rest < LAYOUT_ROW_LINES);
    return few && !force ? 0 : part;
}

/* Height that the rest of a row needs. */
static base_length rest_height(const struct layout_row *row)
{
    base_length height = 0;
    for (size_t j = 0; j < row->count; j++) {
        const struct layout_cell *cell = &row->cells[j];
        if (cell->rows == 1 && !is_done(cell)) {
            height = layout_max(height, cell->height + layout_cell_pads(cell));
        }
    }
    return height;
}

void layout_row_split(struct layout_flow *flow, struct layout_row *row, base_length height,
                      bool force)
{
    base_length part = layout_row_fit(flow, row, height, force);
    reopen_spans(flow, row);
    for (size_t j = 0; j < row->count; j++) {
        struct layout_cell *cell = &row->cells[j];
        if (cell->rows > 1) {
            if (find_open(flow->part, cell) == NULL) {
                open_span(flow, cell);
            }
        } else {
            base_length used;
            size_t to = layout_cell_fit(cell, part - layout_cell_pads(cell), force, &used);
            layout_cell_paint(flow, cell, to, flow->y, part);
        }
    }
    push_row(flow, row, part);
    row->started = true;
    row->height = rest_height(row);
}

/* ---------------------------------------------------------------- parts of tables */

static void start_part(struct layout_flow *flow, struct layout_part *part)
{
    part->count = part->open_count = 0;
    size_t lines = 0;
    BASE_PUSH(flow->canvas.state->galleys, part->lines, lines, part->line_capacity, flow->y);
}

static void place_head(struct layout_flow *flow, struct layout_table *table, bool again)
{
    bool artifact = flow->canvas.artifact;
    bool top = flow->top;
    flow->canvas.artifact = artifact || again;
    for (size_t i = 0; i < table->head_rows; i++) {
        layout_row_place(flow, &table->rows[i]);
    }
    flow->canvas.artifact = artifact;
    flow->top = again ? top : flow->top;
}

void layout_part_begin(struct layout_flow *flow, struct layout_table *table)
{
    struct layout_part *part = base_alloc(flow->canvas.state->galleys, sizeof *part);
    part->table = table;
    flow->part = part;
    start_part(flow, part);
    place_head(flow, table, false);
    part->again = true;
}

static bool repeats_head(const struct layout_state *state, const struct layout_table *table)
{
    return table->source->repeat_head && table->head_height < state->page_height / 2;
}

static base_length continued_height(const struct layout_table *table)
{
    return table->continued == NULL
               ? 0
               : layout_galley_height(table->continued, 0, table->continued->count) +
                     table->block->style->text.size / 3;
}

base_length layout_table_again(const struct layout_state *state, const struct layout_table *table)
{
    return continued_height(table) + (repeats_head(state, table) ? table->head_height : 0);
}

void layout_part_resume(struct layout_flow *flow)
{
    struct layout_part *part = flow->part;
    struct layout_table *table = part->table;
    if (table->continued != NULL) {
        bool artifact = flow->canvas.artifact;
        flow->canvas.artifact = true;
        layout_galley_paint(&flow->canvas, table->continued, 0, table->continued->count, flow->x,
                            flow->y);
        flow->canvas.artifact = artifact;
        flow->y += continued_height(table);
    }
    start_part(flow, part);
    if (repeats_head(flow->canvas.state, table)) {
        place_head(flow, table, true);
    }
}

/* Behind the first entry of what remains of a cell, which is higher than a page; a table stays
 * whole. room: what there is for it. */
static size_t behind_high(struct layout_state *state, const struct layout_cell *cell,
                          base_length room)
{
    const struct layout_galley *galley = cell->galley;
    size_t to = cell->from;
    if (to == galley->count) {
        return to;
    }
    while (galley->entries[cell->from].kind == LAYOUT_TABLE_BEGIN && to + 1 < galley->count &&
           galley->entries[to].kind != LAYOUT_TABLE_END) {
        to++;
    }
    base_length over = layout_galley_height(galley, cell->from, to + 1) - room;
    if (over > 0) {
        layout_report_add(state, galley->entries[cell->from].origin,
                          BASE_MESSAGE_LAYOUT_BOX_TOO_HIGH, layout_points(state, over), NULL, NULL);
    }
    return to + 1;
}

void layout_part_end(struct layout_flow *flow)
{
    struct layout_part *part = flow->part;
    for (size_t i = 0; i < part->open_count; i++) {
        struct layout_cell *cell = part->open[i].cell;
        base_length height = flow->y - part->open[i].top;
        base_length room = height - layout_cell_pads(cell), used;
        size_t to = layout_cell_fit(cell, room, true, &used);
        bool stuck = to == cell->from && height > flow->canvas.state->page_height * 3 / 5;
        to = stuck ? behind_high(flow->canvas.state, cell, room) : to;
        paint_open(flow, i, to);
        if (cell->repeated) {
            cell->from = cell->galley->count; /* shown before: not continued but repeated */
        }
    }
    part->open_count = 0;
    if (part->count > 0 && !part->table->source->layout_only) {
        layout_part_grid(flow, part);
    }
}
