/* Cells: their content laid out for their width, their elements, and the heights of rows. */
#include "layout_table.h"

base_length layout_cell_pads(const struct layout_cell *cell)
{
    return cell->source->style->padding_top + cell->source->style->padding_bottom;
}

base_length layout_cell_inner_width(const struct layout_cell *cell)
{
    return layout_max(cell->width - cell->pad_left - cell->pad_right, 1000);
}

/* A line that is too wide within a cell is told as such. */
static void rename_reports(struct layout_state *state, size_t from)
{
    for (size_t i = from; i < state->report_count; i++) {
        if (state->reports[i].message == BASE_MESSAGE_LAYOUT_OVERFULL_LINE) {
            state->reports[i].message = BASE_MESSAGE_LAYOUT_OVERFULL_CELL;
        }
    }
}

/* Text that runs upwards: the laid-out lines turned into one box, with some room at both ends. */
void layout_cell_rotate(struct layout_state *state, struct layout_cell *cell)
{
    const struct document_block *first = layout_cell_blocks(state, cell->source);
    base_length length = layout_min(layout_blocks_measure(state, first).natural + 1, BASE_MM(45));
    base_length margin = first != NULL ? layout_scaled(state, first->style->text.size) / 3 : 0;
    struct layout_galley *flat = layout_galley_create(state);
    struct layout_spot spot = {flat, 0, length, cell->element};
    layout_blocks_add(state, spot, first);
    struct page_fragment lines = {0};
    struct layout_canvas canvas = {.state = state, .fragment = &lines};
    layout_galley_paint(&canvas, flat, 0, flat->count, 0, 0);
    base_length across = layout_galley_height(flat, 0, flat->count);
    base_length x = layout_max((layout_cell_inner_width(cell) - across) / 2, 0);
    struct page_fragment *fragment = base_alloc(state->galleys, sizeof *fragment);
    for (size_t i = 0; i < lines.count; i++) {
        if (lines.items[i].kind != PAGE_GLYPHS && lines.items[i].kind != PAGE_FILL) {
            continue;
        }
        struct page_item *item = page_fragment_add(state->pages, fragment, PAGE_GLYPHS, 0, 0);
        *item = layout_item_turned(state, &lines.items[i], length);
        item->x += x;
        item->y += margin;
    }
    layout_box_add(state, cell->galley, fragment, length + 2 * margin, cell->source->origin);
}

static uint32_t cell_element(struct layout_state *state, const struct layout_table *table,
                             const struct layout_row *row, const struct layout_cell *cell,
                             uint32_t row_element)
{
    const struct document_cell *source = cell->source;
    if (table->source->layout_only || table->element == PAGE_ARTIFACT) {
        return table->element;
    }
    bool head = row->index < table->head_rows;
    uint32_t element = page_element_add(
        state->pages, head || source->header ? PAGE_ROLE_HEADER_CELL : PAGE_ROLE_CELL, row_element,
        source->origin);
    struct page_element *record = &state->pages->elements[element];
    record->row_span = cell->rows < PAGE_MOST_ROWS ? (uint32_t)cell->rows : PAGE_MOST_ROWS;
    record->column_span =
        source->column_span < PAGE_MOST_COLUMNS ? (uint32_t)source->column_span : PAGE_MOST_COLUMNS;
    record->column_header = head;
    record->row_header = !head && source->header;
    return element;
}

static void build_cell(struct layout_state *state, struct layout_table *table,
                       struct layout_row *row, struct layout_cell *cell, uint32_t row_element)
{
    const struct document_cell *source = cell->source;
    size_t end = source->column + source->column_span;
    size_t last = end < table->source->column_count ? end : table->source->column_count;
    cell->width = table->edges[last] -
                  table->edges[layout_min((base_length)source->column, (base_length)last)];
    cell->pad_left = base_length_scale(source->style->padding_left, state->pads, 1000);
    cell->pad_right = base_length_scale(source->style->padding_right, state->pads, 1000);
    cell->row = row->index;
    cell->rows = source->row_span;
    size_t limit = row->index < table->head_rows ? table->head_rows : table->source->row_count;
    if (cell->rows > limit - row->index) {
        cell->rows = limit - row->index;
    }
    cell->element = cell_element(state, table, row, cell, row_element);
    cell->galley = layout_galley_create(state);
    size_t reports = state->report_count;
    if (source->rotated) {
        layout_cell_rotate(state, cell);
    } else {
        struct layout_spot spot = {cell->galley, 0, layout_cell_inner_width(cell), cell->element};
        layout_blocks_add(state, spot, layout_cell_blocks(state, source));
    }
    rename_reports(state, reports);
    cell->height = layout_galley_height(cell->galley, 0, cell->galley->count);
}

static void own_cells(struct layout_table *table, struct layout_row *row)
{
    size_t columns = table->source->column_count;
    for (size_t j = 0; j < row->count; j++) {
        struct layout_cell *cell = &row->cells[j];
        size_t end = cell->source->column + cell->source->column_span;
        for (size_t r = row->index; r < row->index + cell->rows; r++) {
            for (size_t c = cell->source->column; c < end && c < columns; c++) {
                table->owner[r * columns + c] = cell;
            }
        }
        table->rows[row->index + cell->rows - 1].ends_span |= cell->rows > 1;
    }
}

/* Notes called in the row, as copies: they only tell how much room the row needs. */
static void copy_notes(struct layout_state *state, struct layout_row *row)
{
    for (size_t j = 0; j < row->count; j++) {
        const struct layout_galley *galley = row->cells[j].galley;
        for (size_t i = 0; i < galley->count; i++) {
            const struct layout_note *note = galley->entries[i].notes;
            for (; note != NULL; note = note->next) {
                struct layout_note *copy = base_alloc(state->galleys, sizeof *copy);
                copy->galley = note->galley;
                layout_notes_append(&row->notes, copy);
            }
        }
    }
}

static void build_row(struct layout_state *state, struct layout_table *table, size_t index)
{
    struct layout_row *row = &table->rows[index];
    row->table = table;
    row->index = index;
    row->source = &table->source->rows[index];
    row->count = row->source->cell_count;
    row->cells = base_alloc_array(state->galleys, row->count, sizeof *row->cells);
    uint32_t element = table->element;
    if (!table->source->layout_only && table->element != PAGE_ARTIFACT) {
        element =
            page_element_add(state->pages, PAGE_ROLE_ROW, table->element, row->source->origin);
    }
    row->height = row->source->height;
    for (size_t j = 0; j < row->count; j++) {
        struct layout_cell *cell = &row->cells[j];
        cell->source = &row->source->cells[j];
        build_cell(state, table, row, cell, element);
        if (cell->rows == 1) {
            row->height = layout_max(row->height, cell->height + layout_cell_pads(cell));
        }
    }
    copy_notes(state, row);
    own_cells(table, row);
}

/* Rows under a cell that is higher than they are share the rest. */
static void share_spans(struct layout_table *table)
{
    for (size_t i = 0; i < table->source->row_count; i++) {
        for (size_t j = 0; j < table->rows[i].count; j++) {
            const struct layout_cell *cell = &table->rows[i].cells[j];
            base_length sum = 0;
            for (size_t r = 0; cell->rows > 1 && r < cell->rows; r++) {
                sum += table->rows[i + r].height;
            }
            base_length rest = cell->height + layout_cell_pads(cell) - sum;
            for (size_t r = 0; cell->rows > 1 && rest > 0 && r < cell->rows; r++) {
                base_length part = rest / (base_length)(cell->rows - r);
                table->rows[i + r].height += part;
                rest -= part;
            }
        }
    }
}

void layout_table_cells(struct layout_state *state, struct layout_table *table)
{
    const struct document_table *source = table->source;
    table->rows = base_alloc_array(state->galleys, source->row_count, sizeof *table->rows);
    table->owner = base_alloc_array(state->galleys, source->row_count * source->column_count,
                                    sizeof(struct layout_cell *));
    for (size_t i = 0; i < source->row_count; i++) {
        build_row(state, table, i);
        layout_words_forget_cells(state, table->block);
    }
    share_spans(table);
    layout_table_align(state, table);
    for (size_t i = 0; i < source->row_count; i++) {
        table->height += table->rows[i].height;
        table->head_height += i < table->head_rows ? table->rows[i].height : 0;
        table->rows[i].high = table->rows[i].height > state->page_height;
    }
}
