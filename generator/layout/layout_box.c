/* Boxes: groups with padding, fill and border, and rectangles at a fixed place of the page. */
#include "layout_galley.h"

static bool has_frame(const struct document_style *style)
{
    return style->fill != DOCUMENT_NO_COLOUR || style->border > 0 || style->padding_top > 0 ||
           style->padding_bottom > 0 || style->padding_left > 0 || style->padding_right > 0;
}

static void add_padding(struct layout_state *state, struct layout_galley *galley,
                        base_length height)
{
    if (height > 0) {
        struct layout_entry *entry = layout_entry_add(state, galley, LAYOUT_GLUE, 0);
        entry->height = height;
        entry->fixed = true;
    }
}

/* Takes the space at the end of a box away; its padding is enough. */
static void drop_space(struct layout_galley *galley, size_t from)
{
    if (galley->count > from) {
        const struct layout_entry *last = &galley->entries[galley->count - 1];
        if (last->kind == LAYOUT_GLUE && !last->fixed && !last->explicit) {
            galley->count--;
        }
    }
}

static void add_framed(struct layout_state *state, struct layout_spot spot,
                       const struct document_block *block)
{
    const struct document_style *style = block->style;
    struct layout_frame *frame = base_alloc(state->galleys, sizeof *frame);
    *frame = (struct layout_frame){style, spot.x, spot.width};
    layout_entry_add(state, spot.galley, LAYOUT_OPEN, block->origin)->frame = frame;
    add_padding(state, spot.galley, style->padding_top);
    struct layout_spot inner = spot;
    inner.x += style->padding_left;
    inner.width -= style->padding_left + style->padding_right;
    size_t from = spot.galley->count;
    layout_blocks_add(state, inner, block->first);
    drop_space(spot.galley, from);
    base_length wanted = block->given->height - style->padding_top - style->padding_bottom;
    base_length height = layout_galley_height(spot.galley, from, spot.galley->count);
    if (spot.galley->count > from) {
        layout_keep_last(spot.galley);
    }
    add_padding(state, spot.galley, wanted - height);
    add_padding(state, spot.galley, style->padding_bottom);
    struct layout_entry *close = layout_entry_add(state, spot.galley, LAYOUT_CLOSE, block->origin);
    close->frame = frame;
}

void layout_group_add(struct layout_state *state, struct layout_spot spot,
                      const struct document_block *block)
{
    const struct document_style *style = block->style;
    spot.x += style->indent_left;
    spot.width -= style->indent_left + style->indent_right;
    if (block->given->width > 0 && block->given->width < spot.width) {
        base_length rest = spot.width - block->given->width;
        spot.x += style->align == DOCUMENT_ALIGN_CENTRE  ? rest / 2
                  : style->align == DOCUMENT_ALIGN_RIGHT ? rest
                                                         : 0;
        spot.width = block->given->width;
    }
    layout_space_add(state, spot.galley, style->space_before);
    size_t from = spot.galley->count;
    if (has_frame(style) || block->given->height > 0) {
        add_framed(state, spot, block);
    } else {
        layout_blocks_add(state, spot, block->first);
    }
    if (style->keep_together) {
        layout_keep_range(spot.galley, from, style->keep_next);
    } else if (style->keep_next) {
        layout_keep_last(spot.galley);
    }
    layout_space_add(state, spot.galley, style->space_after);
}

void layout_placed_add(struct layout_state *state, struct layout_spot spot,
                       const struct document_block *block)
{
    const struct document_style *style = block->style;
    struct layout_galley *galley = layout_galley_create(state);
    struct layout_spot inner = {.galley = galley, .element = spot.element};
    inner.width =
        block->given->width > 0 ? block->given->width : state->sheet_width - block->given->x;
    if (has_frame(style)) {
        add_framed(state, inner, block);
    } else {
        layout_blocks_add(state, inner, block->first);
    }
    base_length height = layout_galley_height(galley, 0, galley->count);
    struct layout_entry *entry = layout_entry_add(state, spot.galley, LAYOUT_PLACE, block->origin);
    entry->place = base_alloc(state->galleys, sizeof *entry->place);
    *entry->place =
        (struct layout_place){galley, (page_length)block->given->x, (page_length)block->given->y};
    if (block->given->height > height) {
        base_length rest = block->given->height - height;
        entry->place->y += style->valign == DOCUMENT_MIDDLE   ? rest / 2
                           : style->valign == DOCUMENT_BOTTOM ? rest
                                                              : 0;
    }
}

/* Weighs columns so that what they hold, without their padding, has the wanted shares. */
static void weigh_columns(struct document_table *table, base_length width)
{
    base_length weights = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        const struct document_style *style = table->rows[0].cells[i].style;
        if (table->columns[i].kind == DOCUMENT_WIDTH_FIXED) {
            width -= table->columns[i].width;
        } else {
            width -= style->padding_left + style->padding_right;
            weights += table->columns[i].weight;
        }
    }
    for (size_t i = 0; i < table->column_count && width > 0; i++) {
        struct document_column *column = &table->columns[i];
        const struct document_style *style = table->rows[0].cells[i].style;
        if (column->kind != DOCUMENT_WIDTH_FIXED) {
            base_length part = width * column->weight / weights;
            width -= part;
            weights -= column->weight;
            column->weight = (int)((part + style->padding_left + style->padding_right) / 10);
        }
    }
}

void layout_columns_add(struct layout_state *state, struct layout_spot spot,
                        const struct document_block *block)
{
    struct document_table *table = base_alloc(state->galleys, sizeof *table);
    struct document_row *row = base_alloc(state->galleys, sizeof *row);
    size_t count = 0;
    for (const struct document_block *child = block->first; child != NULL; child = child->next) {
        count++;
    }
    table->columns = base_alloc_array(state->galleys, count + 1, sizeof *table->columns);
    row->cells = base_alloc_array(state->galleys, count + 1, sizeof *row->cells);
    for (const struct document_block *child = block->first; child != NULL; child = child->next) {
        struct document_column *column = &table->columns[row->cell_count];
        column->kind = child->given->width > 0 ? DOCUMENT_WIDTH_FIXED : DOCUMENT_WIDTH_WEIGHT;
        column->width = child->given->width;
        column->weight = child->given->weight > 0 ? child->given->weight : 1;
        struct document_cell *cell = &row->cells[row->cell_count];
        *cell = (struct document_cell){.origin = child->origin,
                                       .style = child->style,
                                       .column = row->cell_count,
                                       .column_span = 1,
                                       .row_span = 1,
                                       .bar = DOCUMENT_NO_COLOUR};
        cell->blocks =
            child->kind == DOCUMENT_GROUP ? child->first : (struct document_block *)child;
        row->cell_count++;
    }
    table->column_count = count;
    row->role = DOCUMENT_ROW_BODY;
    row->origin = block->origin;
    row->breakable = !block->style->keep_together;
    table->rows = row;
    table->row_count = 1;
    table->layout_only = true;
    weigh_columns(table, spot.width - block->style->indent_left - block->style->indent_right);
    struct document_block *copy = base_alloc(state->galleys, sizeof *copy);
    *copy = *block;
    copy->kind = DOCUMENT_TABLE;
    struct document_given *given = base_alloc(state->galleys, sizeof *given);
    *given = *block->given;
    given->id = NULL;
    copy->given = given;
    copy->table = table;
    layout_table_add(state, spot, copy);
}
