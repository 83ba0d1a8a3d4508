/* Headings: label above the title or beside it; never at the foot of a page. */
#include "layout_galley.h"

/* Titles that are not justified have lines of like length, so that no word stands alone. */
static int title_flags(const struct document_style *style)
{
    return LAYOUT_KEEP_LINES | (style->align == DOCUMENT_ALIGN_JUSTIFY ? 0 : LAYOUT_BALANCED);
}

/* The title behind its label on the same lines. */
static void add_run_in(struct layout_state *state, struct layout_spot spot,
                       const struct document_block *block)
{
    const struct document_heading *heading = block->heading;
    const struct document_text_style *style =
        heading->label_style != NULL ? &heading->label_style->text : &block->style->text;
    layout_paragraph_add(
        state, spot,
        layout_inlines_join(state, heading->label, style, &block->inlines, block->origin),
        block->style, block->origin, title_flags(block->style));
}

static void add_beside(struct layout_state *state, struct layout_spot spot,
                       const struct document_block *block)
{
    const struct document_heading *heading = block->heading;
    const struct document_style *style =
        heading->label_style != NULL ? heading->label_style : block->style;
    struct layout_words *words = layout_words_create(
        state, layout_text_inlines(state, heading->label, &style->text, block->origin), style,
        false);
    base_length above, below;
    struct page_fragment *label = layout_line_natural(state, words, spot.element, &above, &below);
    for (size_t i = 0; i < label->count; i++) { /* a space joins label and title in the text */
        if (label->items[i].kind == PAGE_GLYPHS) {
            label->items[i].glyphs.text =
                base_format(state->arena, "%s ", label->items[i].glyphs.text);
        }
    }
    base_length width = layout_max(heading->label_width, label->width + BASE_PT(6));
    struct layout_spot body = spot;
    body.x += width;
    body.width -= width;
    layout_space_add(state, spot.galley, block->style->space_before);
    size_t from = spot.galley->count;
    struct document_style *own = base_alloc(state->galleys, sizeof *own);
    *own = *block->style;
    own->space_before = 0;
    own->indent_first = 0;
    layout_paragraph_add(state, body, &block->inlines, own, block->origin, title_flags(own));
    layout_beside_first(state, spot, from, label, spot.x + block->style->indent_left,
                        block->origin);
}

static void add_above(struct layout_state *state, struct layout_spot spot,
                      const struct document_block *block)
{
    const struct document_heading *heading = block->heading;
    const struct document_style *style =
        heading->label_style != NULL ? heading->label_style : block->style;
    layout_paragraph_add(state, spot,
                         layout_text_inlines(state, heading->label, &style->text, block->origin),
                         style, block->origin, LAYOUT_KEEP_LINES);
    layout_keep_last(spot.galley);
    layout_paragraph_add(state, spot, &block->inlines, block->style, block->origin,
                         title_flags(block->style));
}

void layout_heading_add(struct layout_state *state, struct layout_spot spot,
                        const struct document_block *block)
{
    const struct document_heading *heading = block->heading;
    size_t from = spot.galley->count;
    bool labelled = heading->label != NULL && heading->label[0] != '\0';
    spot.element = page_element_add(state->pages, PAGE_ROLE_HEADING, spot.element, block->origin);
    state->pages->elements[spot.element].level = (unsigned char)heading->level;
    if (!labelled) {
        layout_paragraph_add(state, spot, &block->inlines, block->style, block->origin,
                             title_flags(block->style));
    } else if (heading->label_above) {
        add_above(state, spot, block);
    } else if (block->style->align == DOCUMENT_ALIGN_CENTRE ||
               block->style->align == DOCUMENT_ALIGN_RIGHT) {
        add_run_in(state, spot, block);
    } else {
        add_beside(state, spot, block);
    }
    for (size_t i = from; i < spot.galley->count; i++) {
        spot.galley->entries[i].heading = true;
    }
    layout_keep_last(spot.galley);
}
