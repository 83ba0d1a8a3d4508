/* Narrowest and natural width of blocks, for the columns of tables. */
#include "layout_galley.h"

static void measure_inlines(struct layout_state *state, const struct document_block *block,
                            base_length *minimum, base_length *natural)
{
    const struct layout_words *words =
        layout_words_create(state, &block->inlines, block->style, true);
    base_length indent = block->style->indent_left + block->style->indent_right;
    base_length first = layout_max(block->style->indent_first, 0);
    *minimum = words->minimum + indent + (words->minimum > 0 ? first : 0);
    *natural = words->natural + indent + first;
}

static void measure_item(struct layout_state *state, const struct document_block *block,
                         base_length *minimum, base_length *natural)
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
    layout_blocks_measure(state, block->first, minimum, natural);
    *minimum += label;
    *natural += label;
}

/* Column widths of a table within a cell are not solved here: the sum of its widest cells. */
static void measure_table(struct layout_state *state, const struct document_table *table,
                          base_length *minimum, base_length *natural)
{
    *minimum = *natural = table->width;
    for (size_t i = 0; table->width == 0 && i < table->row_count; i++) {
        base_length row_minimum = 0;
        base_length row_natural = 0;
        for (size_t j = 0; j < table->rows[i].cell_count; j++) {
            const struct document_cell *cell = &table->rows[i].cells[j];
            base_length pads = cell->style->padding_left + cell->style->padding_right;
            base_length one, two;
            layout_blocks_measure(state, cell->first, &one, &two);
            row_minimum += one + pads;
            row_natural += two + pads;
        }
        *minimum = layout_max(*minimum, row_minimum);
        *natural = layout_max(*natural, row_natural);
    }
}

static void measure_block(struct layout_state *state, const struct document_block *block,
                          base_length *minimum, base_length *natural)
{
    *minimum = *natural = 0;
    switch (block->kind) {
    case DOCUMENT_PARAGRAPH:
    case DOCUMENT_HEADING:
    case DOCUMENT_CAPTION:
    case DOCUMENT_FORMULA:
        measure_inlines(state, block, minimum, natural);
        break;
    case DOCUMENT_ITEM:
        measure_item(state, block, minimum, natural);
        break;
    case DOCUMENT_TABLE:
        measure_table(state, block->table, minimum, natural);
        break;
    case DOCUMENT_PICTURE:
    case DOCUMENT_CHART:
    case DOCUMENT_TREE:
        *minimum = block->width > 0 ? block->width : BASE_MM(15);
        *natural = block->width > 0 ? block->width : BASE_MM(60);
        break;
    case DOCUMENT_SIGNATURES:
        *minimum = *natural =
            block->signatures->block_width > 0 ? block->signatures->block_width : BASE_MM(75);
        break;
    default:
        layout_blocks_measure(state, block->first, minimum, natural);
        *minimum += block->style->indent_left + block->style->indent_right;
        *natural += block->style->indent_left + block->style->indent_right;
        break;
    }
}

void layout_blocks_measure(struct layout_state *state, const struct document_block *first,
                           base_length *minimum, base_length *natural)
{
    base_length widest_minimum = 0;
    base_length widest_natural = 0;
    for (const struct document_block *block = first; block != NULL; block = block->next) {
        base_length one, two;
        measure_block(state, block, &one, &two);
        widest_minimum = layout_max(widest_minimum, one);
        widest_natural = layout_max(widest_natural, two);
    }
    *minimum = widest_minimum;
    *natural = widest_natural;
}
