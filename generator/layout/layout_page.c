/* Sections: lays their blocks out for their measure and fills pages with them. */
#include "layout_page.h"

static bool same_paper(const struct document_section *a, const struct document_section *b)
{
    return a->width == b->width && a->height == b->height && a->margin_left == b->margin_left &&
           a->margin_right == b->margin_right && a->margin_top == b->margin_top &&
           a->margin_bottom == b->margin_bottom && a->mirrored == b->mirrored;
}

static bool measure_section(struct layout_pager *pager, const struct document_block *block)
{
    struct layout_state *state = pager->state;
    const struct document_section *section = block->section;
    state->page_width = section->width - section->margin_left - section->margin_right;
    state->page_height = section->height - section->margin_top - section->margin_bottom;
    state->sheet_width = section->width;
    if (state->page_width >= BASE_MM(10) && state->page_height >= BASE_MM(10)) {
        return true;
    }
    layout_report_add(state, block->origin, BASE_MESSAGE_LAYOUT_NO_MEASURE,
                      section->page_name != NULL ? section->page_name : "", NULL, NULL);
    state->failed = true;
    return false;
}

void layout_section_add(struct layout_pager *pager, const struct document_block *block)
{
    struct layout_state *state = pager->state;
    if (!measure_section(pager, block)) {
        return;
    }
    struct layout_galley *galley = layout_galley_create(state);
    struct layout_spot spot = {.galley = galley, .width = state->page_width};
    spot.element = page_element_add(state->pages, PAGE_ROLE_SECTION, 0, block->origin);
    if (block->id != NULL) {
        layout_mark_add(state, spot, block);
    }
    layout_blocks_add(state, spot, block->first);
    const struct document_section *section = block->section;
    bool goes_on =
        section->continues && pager->section != NULL && same_paper(section, pager->section);
    if (!goes_on) {
        layout_sheet_close(pager);
        pager->section_started = false;
        if (section->side != DOCUMENT_SIDE_ANY) {
            pager->side = section->side;
        }
    }
    pager->section = section;
    layout_pages_fill(pager, galley);
    pager->section_index++;
}

void layout_pages_end(struct layout_pager *pager)
{
    layout_sheet_close(pager);
    while (pager->notes != NULL && pager->count > 0) { /* long notes of the last page */
        layout_sheet_next(pager);
        layout_sheet_close(pager);
    }
}
