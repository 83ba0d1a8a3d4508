/* Decimal alignment: numbers of a column with their commas below each other. */
#include "layout_table.h"

#include <string.h>

#include "base_utf8.h"

bool layout_cell_decimal(const struct document_cell *cell)
{
    const struct document_style *first = document_cell_style(cell);
    return cell->style->align == DOCUMENT_ALIGN_DECIMAL ||
           (first != NULL && first->align == DOCUMENT_ALIGN_DECIMAL);
}

/* Reads a number character by character. */
struct number_reader {
    bool digits, closed, other; /* a digit came; the whole part is over; not a number */
    base_length left;           /* width of the whole part */
};

static bool is_prefix(uint32_t character)
{
    return character < 0x80 ? strchr("+-(<>~=Rp. ", (int)character) != NULL
                            : character == 0x2212 || character == 0x2013 || character == 0x2264 ||
                                  character == 0x2265 || character == 0xB1 || character == 0xA0;
}

static void read_character(struct number_reader *reader, uint32_t character, base_length before,
                           base_length behind)
{
    bool digit = character >= '0' && character <= '9';
    if (reader->closed || reader->other) {
        return;
    }
    if (!reader->digits && !digit) {
        reader->other = !is_prefix(character);
        return;
    }
    if (digit) {
        reader->digits = true;
        reader->left = behind;
    } else if (character != '.') {
        reader->closed = true;
        reader->left = layout_min(reader->left, before);
    }
}

static void read_box(const struct layout_state *state, struct number_reader *reader,
                     const struct layout_item *item, base_length x)
{
    const struct font_run *run = layout_shape_run(state, item->shape);
    for (uint32_t i = item->from; i < item->to; i++) {
        const char *next;
        uint32_t character = base_utf8_next(run->text + run->glyphs[i].cluster, &next);
        read_character(reader, character, x + layout_slice_width(item->span, run, item->from, i),
                       x + layout_slice_width(item->span, run, item->from, i + 1));
    }
}

bool layout_cell_parts(struct layout_state *state, const struct document_cell *cell,
                       base_length *left, base_length *right)
{
    const struct document_block *block = layout_cell_blocks(state, cell);
    if (block == NULL || block->next != NULL || block->kind != DOCUMENT_PARAGRAPH ||
        !layout_cell_decimal(cell)) {
        return false;
    }
    const struct layout_words *words =
        layout_words_create(state, &block->inlines, block->style, true);
    struct number_reader reader = {false, false, false, 0};
    base_length x = 0;
    int spaces = 0; /* behind the number: a unit may follow it, more words are text that wraps */
    for (size_t i = 0; i + 1 < words->count; i++) {
        const struct layout_item *item = &words->items[i];
        if (item->kind == LAYOUT_ITEM_PENALTY && item->penalty == LAYOUT_FORCED) {
            return false;
        }
        if (layout_item_is_text(item)) {
            read_box(state, &reader, item, x);
        }
        spaces += item->kind == LAYOUT_ITEM_GLUE && item->width > 0 && reader.digits;
        x += item->kind == LAYOUT_ITEM_PENALTY ? 0 : item->width;
    }
    *left = reader.left;
    *right = words->natural - reader.left;
    return reader.digits && !reader.other && spaces < 2;
}

/* Left and right edge of the text of a cell, laid out from x = 0. */
static void text_edges(const struct layout_galley *galley, base_length *low, base_length *high)
{
    *low = INT64_MAX;
    *high = 0;
    for (size_t i = 0; i < galley->count; i++) {
        const struct layout_entry *entry = &galley->entries[i];
        for (size_t j = 0; entry->kind == LAYOUT_BOX && j < entry->fragment->count; j++) {
            const struct page_item *item = &entry->fragment->items[j];
            if (item->kind == PAGE_GLYPHS || item->kind == PAGE_FILL) {
                *low = layout_min(*low, item->x);
                *high = layout_max(*high, item->x + item->width);
            }
        }
    }
    *low = layout_min(*low, *high);
}

static void align_cell(struct layout_cell *cell, base_length left, base_length right)
{
    base_length inner = layout_cell_inner_width(cell);
    base_length low, high;
    text_edges(cell->galley, &low, &high);
    base_length target = (inner - (high - low)) / 2;
    if (cell->decimal && left + right <= inner) {
        target = (inner - left - right) / 2 + left - cell->left;
    } else if (cell->decimal) {
        target = inner - (high - low);
    }
    cell->shift = layout_max(target, 0) - low;
}

static void read_parts(struct layout_state *state, struct layout_cell *cell)
{
    base_length left = 0, right = 0;
    cell->decimal = layout_cell_parts(state, cell->source, &left, &right);
    cell->left = cell->decimal ? (page_length)left : 0;
    cell->right = cell->decimal ? (page_length)right : 0;
}

static bool is_body(const struct layout_table *table, size_t row)
{
    return row >= table->head_rows;
}

void layout_table_align(struct layout_state *state, struct layout_table *table)
{
    size_t columns = table->source->column_count;
    base_length *left = base_alloc_array(state->galleys, columns, sizeof *left);
    base_length *right = base_alloc_array(state->galleys, columns, sizeof *right);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < table->source->row_count; i++) {
            for (size_t j = 0; is_body(table, i) && j < table->rows[i].count; j++) {
                struct layout_cell *cell = &table->rows[i].cells[j];
                size_t c = cell->source->column;
                if (!layout_cell_decimal(cell->source) || c >= columns) {
                    continue;
                }
                if (pass == 0) {
                    read_parts(state, cell);
                    left[c] = layout_max(left[c], cell->left);
                    right[c] = layout_max(right[c], cell->right);
                } else {
                    align_cell(cell, left[c], right[c]);
                }
            }
        }
    }
}
