/* Footnotes: the galley of one note, in smaller type. */
#include "layout_galley.h"

struct layout_note *layout_note_create(struct layout_state *state,
                                       const struct document_inline *note, uint32_t element,
                                       uint32_t call)
{
    struct layout_note *result = base_alloc(state->galleys, sizeof *result);
    result->galley = layout_galley_create(state);
    struct layout_spot spot = {.galley = result->galley, .width = state->page_width};
    long scale = state->scale;
    state->scale = 1000;
    spot.element = page_element_add(state->pages, PAGE_ROLE_NOTE,
                                    element == PAGE_ARTIFACT ? 0 : element, note->origin);
    state->pages->elements[spot.element].call = call;
    const struct document_text_style *style =
        note->note != NULL ? &note->note->style->text : note->style;
    const char *label = note->text != NULL ? note->text : "*";
    struct document_text_style *raised = base_alloc(state->galleys, sizeof *raised);
    *raised = *style;
    raised->script = DOCUMENT_SUPERSCRIPT;
    base_length above, below;
    struct layout_words *words = layout_words_create(
        state, layout_text_inlines(state, label, raised, note->origin),
        note->note != NULL ? note->note->style : state->document->first->style, false);
    struct page_fragment *fragment =
        layout_line_natural(state, words, spot.element, &above, &below);
    base_length indent = layout_max(BASE_PT(10), fragment->width + BASE_PT(3));
    spot.x = indent;
    spot.width -= indent;
    layout_blocks_add(state, spot, note->note);
    layout_beside_first(state, spot, 0, fragment, 0, note->origin);
    state->scale = scale;
    return result;
}
