/* Narrowest and natural width of blocks, for the columns of tables. */
#include "layout_galley.h"

static void widen(struct layout_extent *extent, base_length width)
{
    extent->minimum += width;
    extent->whole += width;
    extent->natural += width;
}

static void take_widest(struct layout_extent *extent, struct layout_extent other)
{
    extent->minimum = layout_max(extent->minimum, other.minimum);
    extent->whole = layout_max(extent->whole, other.whole);
    extent->natural = layout_max(extent->natural, other.natural);
}

static struct layout_extent measure_inlines(struct layout_state *state,
                                            const struct document_block *block)
{
    const struct layout_words *words =
        layout_words_create(state, &block->inlines, block->style, true);
    base_length first = layout_max(block->style->indent_first, 0);
    base_length part = words->minimum > 0 ? first : 0;
    struct layout_extent extent = {words->minimum + part, words->whole + part,
                                   words->natural + first};
    widen(&extent, block->style->indent_left + block->style->indent_right);
    return extent;
}

static struct layout_extent measure_item(struct layout_state *state,
                                         const struct document_block *block)
{
    base_length label = layout_scaled(state, block->item->label_width);
    if (block->item->label != NULL) {
        struct layout_span *span = layout_span_create(state, &block->style->text, 0);
        size_t letters = 0;
        for (const char *at = block->item->label; *at != '\0'; at++) {
            letters += ((unsigned char)*at & 0xC0) != 0x80;
        }
        label = layout_max(label, span->hyphen * 2 * (base_length)letters);
    }
    struct layout_extent extent = layout_blocks_measure(state, block->first);
    widen(&extent, label);
    return extent;
}

/* Column widths of a table within a cell are not solved here: the sum of its widest cells. */
static struct layout_extent measure_table(struct layout_state *state,
                                          const struct document_table *table)
{
    struct layout_extent extent = {table->width, table->width, table->width};
    for (size_t i = 0; table->width == 0 && i < table->row_count; i++) {
        struct layout_extent row = {0};
        for (size_t j = 0; j < table->rows[i].cell_count; j++) {
            const struct document_cell *cell = &table->rows[i].cells[j];
            struct layout_extent one =
                layout_blocks_measure(state, layout_cell_blocks(state, cell));
            row.minimum += one.minimum;
            row.whole += one.whole;
            row.natural += one.natural;
            widen(&row, cell->style->padding_left + cell->style->padding_right);
        }
        take_widest(&extent, row);
    }
    return extent;
}

static struct layout_extent measure_block(struct layout_state *state,
                                          const struct document_block *block)
{
    base_length given = block->given->width;
    struct layout_extent extent;
    switch (block->kind) {
    case DOCUMENT_PARAGRAPH:
    case DOCUMENT_HEADING:
    case DOCUMENT_CAPTION:
    case DOCUMENT_FORMULA:
        return measure_inlines(state, block);
    case DOCUMENT_ITEM:
        return measure_item(state, block);
    case DOCUMENT_TABLE:
        return measure_table(state, block->table);
    case DOCUMENT_PICTURE:
    case DOCUMENT_CHART:
    case DOCUMENT_TREE:
        extent = (struct layout_extent){BASE_MM(15), BASE_MM(15), BASE_MM(60)};
        return given > 0 ? (struct layout_extent){given, given, given} : extent;
    case DOCUMENT_SIGNATURES:
        given = block->signatures->block_width;
        given = given > 0 ? given : BASE_MM(75);
        return (struct layout_extent){given, given, given};
    default:
        extent = layout_blocks_measure(state, block->first);
        widen(&extent, block->style->indent_left + block->style->indent_right);
        return extent;
    }
}

struct layout_extent layout_blocks_measure(struct layout_state *state,
                                           const struct document_block *first)
{
    struct layout_extent extent = {0};
    for (const struct document_block *block = first; block != NULL; block = block->next) {
        take_widest(&extent, measure_block(state, block));
    }
    return extent;
}
