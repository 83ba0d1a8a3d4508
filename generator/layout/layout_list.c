/* Lists: a label beside the first line of each item. */
#include "layout_galley.h"

#include <string.h>

static const struct document_inlines *label_of(struct layout_state *state,
                                               const struct document_block *item)
{
    if (item->inlines.count > 0) {
        return &item->inlines;
    }
    if (item->item->label == NULL || item->item->label[0] == '\0') {
        return NULL;
    }
    return layout_text_inlines(state, item->item->label, &item->style->text, item->origin);
}

/* Width for all labels of a list, so that the texts stand below each other. */
static base_length label_width(struct layout_state *state, const struct document_block *list)
{
    base_length width = 0;
    for (const struct document_block *item = list->first; item != NULL; item = item->next) {
        if (item->kind != DOCUMENT_ITEM) {
            continue;
        }
        width = layout_max(width, layout_scaled(state, item->item->label_width));
        const struct document_inlines *label = label_of(state, item);
        if (label != NULL) {
            base_length gap = layout_scaled(state, item->style->text.size) / 3;
            width = layout_max(
                width, layout_words_create(state, label, item->style, false)->natural + gap);
        }
    }
    return width;
}

/* How a reader of the file calls the labels, by the first one. */
static const char *numbering_of(struct layout_state *state, const struct document_block *list)
{
    const struct document_block *item = list->first;
    const struct document_inlines *inlines =
        item != NULL && item->kind == DOCUMENT_ITEM ? label_of(state, item) : NULL;
    if (inlines == NULL) {
        return NULL;
    }
    const char *label = document_plain(state->galleys, inlines);
    label += strspn(label, " (");
    char letter = label[0];
    return letter >= '0' && letter <= '9'   ? "Decimal"
           : letter == 'i'                  ? "LowerRoman"
           : letter == 'I'                  ? "UpperRoman"
           : letter >= 'a' && letter <= 'z' ? "LowerAlpha"
           : letter >= 'A' && letter <= 'Z' ? "UpperAlpha"
                                            : "Disc";
}

static void add_item(struct layout_state *state, struct layout_spot spot,
                     const struct document_block *block, base_length width)
{
    uint32_t element = page_element_add(state->pages, PAGE_ROLE_ITEM, spot.element, block->origin);
    struct page_fragment *label = NULL;
    const struct document_inlines *inlines = label_of(state, block);
    if (inlines != NULL) {
        uint32_t part = page_element_add(state->pages, PAGE_ROLE_LABEL, element, block->origin);
        base_length above, below;
        label = layout_line_natural(state, layout_words_create(state, inlines, block->style, false),
                                    part, &above, &below);
    }
    struct layout_spot body = spot;
    body.element = page_element_add(state->pages, PAGE_ROLE_BODY, element, block->origin);
    body.x += width;
    body.width -= width;
    layout_space_add(state, spot.galley, layout_scaled(state, block->style->space_before));
    size_t from = spot.galley->count;
    layout_blocks_add(state, body, block->first);
    if (label != NULL) {
        layout_beside_first(state, spot, from, label, spot.x, block->origin);
    }
    if (block->style->keep_together) {
        layout_keep_range(spot.galley, from, false);
    }
    layout_space_add(state, spot.galley, layout_scaled(state, block->style->space_after));
}

/* Whether what was added since `from` is a single line. */
static bool is_line(const struct layout_galley *galley, size_t from)
{
    size_t boxes = 0;
    for (size_t i = from; i < galley->count; i++) {
        const struct layout_entry *entry = &galley->entries[i];
        if (entry->kind != LAYOUT_GLUE && entry->kind != LAYOUT_MARK) {
            boxes += entry->kind == LAYOUT_BOX && entry->line ? 1 : 2;
        }
    }
    return boxes == 1;
}

/* The first and the last item of a list do not stand alone on a page when they are one line. */
static void keep_edges(const struct layout_galley *galley, size_t from, size_t first_end,
                       size_t last)
{
    struct layout_galley head = *galley; /* the same entries, fewer of them */
    head.count = first_end;
    if (is_line(&head, from)) {
        layout_keep_last(&head);
    }
    head.count = last;
    if (is_line(galley, last)) {
        layout_keep_last(&head);
    }
}

void layout_list_add(struct layout_state *state, struct layout_spot spot,
                     const struct document_block *block)
{
    const struct document_style *style = block->style;
    spot.element = page_element_add(state->pages, PAGE_ROLE_LIST, spot.element, block->origin);
    page_element_say(state->pages, spot.element, numbering_of(state, block));
    spot.x += layout_scaled(state, style->indent_left);
    spot.width -= layout_scaled(state, style->indent_left + style->indent_right);
    layout_space_add(state, spot.galley, layout_scaled(state, style->space_before));
    size_t from = spot.galley->count;
    base_length width = label_width(state, block);
    size_t first_end = 0;
    size_t last = from;
    for (const struct document_block *item = block->first; item != NULL; item = item->next) {
        if (item->given->id != NULL) {
            layout_mark_add(state, spot, item);
        }
        if (item != block->first && first_end == 0) {
            first_end = spot.galley->count;
        }
        last = spot.galley->count;
        if (item->kind == DOCUMENT_ITEM) {
            add_item(state, spot, item, width);
        } else {
            struct layout_spot body = spot;
            body.element =
                page_element_add(state->pages, PAGE_ROLE_ITEM, spot.element, item->origin);
            body.element =
                page_element_add(state->pages, PAGE_ROLE_BODY, body.element, item->origin);
            layout_block_add(state, body, item);
        }
    }
    if (first_end > 0) {
        keep_edges(spot.galley, from, first_end, last);
    }
    if (style->keep_together) {
        layout_keep_range(spot.galley, from, style->keep_next);
    } else if (style->keep_next) {
        layout_keep_last(spot.galley);
    }
    layout_space_add(state, spot.galley, layout_scaled(state, style->space_after));
}
