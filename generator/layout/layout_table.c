/* Tables: builds a table's rows for its width and puts them into the galley. */
#include "layout_table.h"

#include <string.h>

static struct layout_table *create_table(struct layout_state *state, struct layout_spot spot,
                                         const struct document_block *block)
{
    const struct document_table *source = block->table;
    struct layout_table *table = base_alloc(state->galleys, sizeof *table);
    table->block = block;
    table->source = source;
    table->x = spot.x + block->style->indent_left;
    table->width = spot.width - block->style->indent_left - block->style->indent_right;
    if (source->width > 0) {
        table->width = layout_min(table->width, source->width);
    }
    table->edges = base_alloc_array(state->galleys, source->column_count + 1, sizeof *table->edges);
    while (table->head_rows < source->row_count &&
           (source->rows[table->head_rows].role == DOCUMENT_ROW_HEAD ||
            source->rows[table->head_rows].role == DOCUMENT_ROW_NUMBERS)) {
        table->head_rows++;
    }
    table->element = spot.element;
    return table;
}

/* Text size of the table's body, the measure for stepping down. */
static base_length body_size(const struct layout_table *table)
{
    const struct document_table *source = table->source;
    for (size_t i = table->head_rows; i < source->row_count; i++) {
        for (size_t j = 0; j < source->rows[i].cell_count; j++) {
            const struct document_style *first = document_cell_style(&source->rows[i].cells[j]);
            if (first != NULL && first->text.size > 0) {
                return first->text.size;
            }
        }
    }
    return table->block->style->text.size;
}

static bool holds_mark(const struct document_block *block)
{
    for (size_t i = 0; i < block->inlines.count; i++) {
        if (block->inlines.items[i].kind == DOCUMENT_MARK) {
            return true;
        }
    }
    for (const struct document_block *inner = block->first; inner != NULL; inner = inner->next) {
        if (holds_mark(inner)) {
            return true;
        }
    }
    return false;
}

/* True when a cell waits for data: the mark in it is wider than what will stand there. */
static bool waits_for_data(const struct document_table *source)
{
    for (size_t i = 0; i < source->row_count; i++) {
        for (size_t j = 0; j < source->rows[i].cell_count; j++) {
            const struct document_block *block = document_cell_first(&source->rows[i].cells[j]);
            for (; block != NULL; block = block->next) {
                if (holds_mark(block)) {
                    return true;
                }
            }
        }
    }
    return false;
}

/* Solves the widths; makes the text smaller in steps when that is allowed and needed. */
static void fit_widths(struct layout_state *state, struct layout_table *table)
{
    const struct document_table *source = table->source;
    base_length missing = layout_table_widths(state, table);
    base_length size = body_size(table);
    long lowest = state->scale;
    if (source->minimum_size > 0 && size > 0) {
        lowest = (long)(source->minimum_size * 1000 / size);
    }
    while (missing > 0 && state->scale > lowest) {
        state->scale = state->scale - 40 > lowest ? state->scale - 40 : lowest;
        missing = layout_table_widths(state, table);
    }
    if (missing > 500 && !source->layout_only) {
        state->pads = state->pads * 2 / 5;
        missing = layout_table_widths(state, table);
    }
    if (missing > 500) {
        state->pressed = !source->layout_only;
        if (!source->layout_only && waits_for_data(source)) {
            return;
        }
        layout_report_add(state, table->block->origin,
                          source->layout_only ? BASE_MESSAGE_LAYOUT_COLUMNS_TOO_WIDE
                                              : BASE_MESSAGE_LAYOUT_TABLE_TOO_WIDE,
                          layout_points(state, missing), NULL, NULL);
    }
}

static void align_table(struct layout_table *table, base_length measure)
{
    base_length rest = measure - table->edges[table->source->column_count];
    if (rest > 0) {
        table->x += table->source->align == DOCUMENT_ALIGN_CENTRE  ? rest / 2
                    : table->source->align == DOCUMENT_ALIGN_RIGHT ? rest
                                                                   : 0;
    }
}

static void build_continued(struct layout_state *state, struct layout_table *table)
{
    const struct document_table *source = table->source;
    if (source->continued == NULL || source->continued[0] == '\0') {
        return;
    }
    const struct document_style *style =
        source->continued_style != NULL ? source->continued_style : table->block->style;
    table->continued = layout_galley_create(state);
    struct layout_spot spot = {table->continued, table->x, table->edges[source->column_count],
                               PAGE_ARTIFACT};
    layout_paragraph_add(
        state, spot,
        layout_text_inlines(state, source->continued, &style->text, table->block->origin), style,
        table->block->origin, 0);
}

bool layout_row_is_total(const struct document_row *row)
{
    return row->role == DOCUMENT_ROW_TOTAL || row->role == DOCUMENT_ROW_SUBTOTAL;
}

/* The first two and the last two rows before the totals stay together when they are low. */
static bool keeps_edge(const struct layout_state *state, const struct layout_table *table, size_t i)
{
    const struct document_table *source = table->source;
    size_t end = source->row_count;
    while (end > table->head_rows && layout_row_is_total(&source->rows[end - 1])) {
        end--;
    }
    bool edge = i == table->head_rows || i + 2 == end;
    return edge && end - table->head_rows >= 3 &&
           table->rows[i].height + table->rows[i + 1].height < state->page_height / 5;
}

static bool keeps_next(const struct document_table *source, size_t i)
{
    const struct document_row *row = &source->rows[i];
    bool last = i + 1 == source->row_count;
    return last || row->keep_next || row->role == DOCUMENT_ROW_GROUP ||
           (layout_row_is_total(&source->rows[i + 1]) && !layout_row_is_total(row));
}

/* A cell over several rows that is shown again on each page is never cut: enough of its rows stay
 * together. entries are those of the body rows. */
static void keep_spans(const struct layout_state *state, const struct layout_table *table,
                       struct layout_entry *entries)
{
    for (size_t i = table->head_rows; i < table->source->row_count; i++) {
        for (size_t j = 0; j < table->rows[i].count; j++) {
            const struct layout_cell *cell = &table->rows[i].cells[j];
            base_length need = cell->height + layout_cell_pads(cell);
            if (cell->rows == 1 || !cell->source->repeat || need > state->page_height / 3) {
                continue;
            }
            for (size_t r = i; r + 1 < i + cell->rows && need > table->rows[r].height; r++) {
                need -= table->rows[r].height;
                entries[r - table->head_rows].keep = true;
            }
        }
    }
}

static void add_rows(struct layout_state *state, struct layout_spot spot,
                     struct layout_table *table)
{
    const struct document_table *source = table->source;
    struct layout_entry *begin =
        layout_entry_add(state, spot.galley, LAYOUT_TABLE_BEGIN, table->block->origin);
    begin->table = table;
    begin->height = table->head_height;
    size_t first = spot.galley->count;
    for (size_t i = table->head_rows; i < source->row_count; i++) {
        struct layout_entry *entry =
            layout_entry_add(state, spot.galley, LAYOUT_ROW, source->rows[i].origin);
        entry->row = &table->rows[i];
        entry->height = table->rows[i].height;
        entry->keep = keeps_next(source, i) || keeps_edge(state, table, i);
    }
    keep_spans(state, table, &spot.galley->entries[first]);
    layout_entry_add(state, spot.galley, LAYOUT_TABLE_END, table->block->origin)->table = table;
}

/* A table that takes little of a page is not divided. */
static bool is_small(const struct layout_state *state, const struct layout_table *table)
{
    base_length height = 0;
    for (size_t i = 0; i < table->source->row_count && height <= state->page_height; i++) {
        height += table->rows[i].height;
    }
    return !table->source->layout_only && height <= state->page_height / 4;
}

/* Keeps a small table whole; where that would leave a large gap it may break in spite of it, with
 * two rows at least at both sides. */
static void keep_small(struct layout_galley *galley, size_t from, const struct layout_table *table)
{
    bool soft = table->source->row_count - table->head_rows >= 4;
    for (size_t i = from; i < galley->count; i++) {
        struct layout_entry *entry = &galley->entries[i];
        entry->soft = soft && entry->kind == LAYOUT_ROW && !entry->keep;
    }
    layout_keep_range(galley, from, false);
}

/* A line of the source or a caption below belongs to the table. */
static bool has_line_below(const struct document_block *block)
{
    return block->next != NULL && block->parent != NULL && block->parent->kind == DOCUMENT_GROUP &&
           (block->next->kind == DOCUMENT_PARAGRAPH || block->next->kind == DOCUMENT_CAPTION);
}

void layout_table_add(struct layout_state *state, struct layout_spot spot,
                      const struct document_block *block)
{
    const struct document_style *style = block->style;
    const struct document_table *source = block->table;
    if (source->column_count == 0 || source->row_count == 0) {
        layout_report_add(state, block->origin, BASE_MESSAGE_LAYOUT_EMPTY_TABLE, NULL, NULL, NULL);
        return;
    }
    struct layout_table *table = create_table(state, spot, block);
    if (table->head_rows == source->row_count && !source->layout_only) {
        layout_report_add(state, block->origin, BASE_MESSAGE_LAYOUT_EMPTY_TABLE, NULL, NULL, NULL);
    }
    base_length measure = table->width;
    if (source->width > 0) {
        measure = spot.width - style->indent_left - style->indent_right;
    }
    const struct layout_state outside = *state;
    fit_widths(state, table);
    align_table(table, measure);
    if (!source->layout_only && spot.element != PAGE_ARTIFACT) {
        table->element =
            page_element_add(state->pages, PAGE_ROLE_TABLE, spot.element, block->origin);
    }
    layout_table_cells(state, table);
    state->scale = outside.scale;
    state->pads = outside.pads;
    state->pressed = outside.pressed;
    build_continued(state, table);
    layout_space_add(state, spot.galley, style->space_before);
    size_t from = spot.galley->count;
    add_rows(state, spot, table);
    if (style->keep_together) {
        layout_keep_range(spot.galley, from, false);
    } else if (is_small(state, table)) {
        keep_small(spot.galley, from, table);
    }
    if (style->keep_next || has_line_below(block)) {
        layout_keep_last(spot.galley);
    }
    layout_space_add(state, spot.galley, style->space_after);
}
