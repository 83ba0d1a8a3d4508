/* Sections: lays their blocks out for their measure and fills pages with them. */
#include "layout_page.h"

bool layout_same_paper(const struct document_section *a, const struct document_section *b)
{
    return a->width == b->width && a->height == b->height && a->margin_left == b->margin_left &&
           a->margin_right == b->margin_right && a->margin_top == b->margin_top &&
           a->margin_bottom == b->margin_bottom && a->mirrored == b->mirrored;
}

bool layout_measure_section(struct layout_state *state, const struct document_section *section)
{
    state->page_width = section->width - section->margin_left - section->margin_right;
    state->page_height = section->height - section->margin_top - section->margin_bottom;
    state->sheet_width = section->width;
    return state->page_width >= BASE_MM(10) && state->page_height >= BASE_MM(10);
}

static bool measure_block(struct layout_pager *pager, const struct document_block *block)
{
    struct layout_state *state = pager->state;
    const struct document_section *section = block->section;
    if (layout_measure_section(state, section)) {
        return true;
    }
    layout_report_add(state, block->origin, BASE_MESSAGE_LAYOUT_NO_MEASURE,
                      section->page_name != NULL ? section->page_name : "", NULL, NULL);
    state->failed = true;
    return false;
}

/* Whether the pages of the section go on with the next one that does not float. */
static bool goes_on(const struct document_block *block)
{
    const struct document_block *next = block->next;
    while (next != NULL && next->section->floats) {
        next = next->next;
    }
    return next != NULL && next->section->continues &&
           layout_same_paper(next->section, block->section);
}

/* The blocks of a section behind headings of the section before, without those at its end. */
static struct layout_galley *build_galley(const struct layout_pager *pager,
                                          const struct document_block *block,
                                          const struct document_block *lead,
                                          const struct document_block *end)
{
    struct layout_state *state = pager->state;
    size_t index = (size_t)pager->section_index;
    struct layout_galley *kept = layout_section_kept(state, index, lead, end);
    if (kept != NULL) {
        return kept;
    }
    struct layout_kept_at at = {block, lead, end, state->pages->element_count, state->report_count};
    struct layout_galley *galley = layout_galley_create(state);
    struct layout_spot spot = {.galley = galley, .width = state->page_width};
    spot.element = page_element_add(state->pages, PAGE_ROLE_SECTION, 0, block->origin);
    if (block->given->id != NULL) {
        layout_mark_add(state, spot, block);
    }
    layout_blocks_add(state, spot, lead);
    for (const struct document_block *child = block->first; child != end; child = child->next) {
        if (child->given->drifts) {
            layout_drift_add(state, spot, child);
        } else {
            layout_block_add(state, spot, child);
        }
        layout_words_forget(state);
    }
    layout_section_keep(state, index, galley, &at);
    return galley;
}

/* Space at the start of a galley melts with the space that ends the open page. */
static void melt_space(const struct layout_pager *pager, struct layout_galley *galley)
{
    struct layout_entry *first = galley->count > 0 ? &galley->entries[0] : NULL;
    if (pager->open && first != NULL && first->kind == LAYOUT_GLUE && !first->fixed &&
        !first->explicit) {
        first->height = layout_max(first->height - pager->space, 0);
    }
}

static void start_pages(struct layout_pager *pager, const struct document_section *section)
{
    layout_sheet_close(pager);
    layout_floats_place(pager);
    pager->section_started = false;
    if (section->side != DOCUMENT_SIDE_ANY) {
        pager->side = section->side;
    }
}

void layout_section_add(struct layout_pager *pager, const struct document_block *block)
{
    struct layout_state *state = pager->state;
    const struct document_section *section = block->section;
    if (!measure_block(pager, block)) {
        return;
    }
    const struct document_block *lead = pager->lead;
    if (layout_float_waits(pager, block) && (lead == NULL || layout_lead_passes(lead, block))) {
        layout_float_add(pager, block, build_galley(pager, block, NULL, NULL));
        pager->section_index++;
        return;
    }
    pager->lead = layout_lead_find(block);
    if (pager->lead == block->first && pager->lead != NULL) {
        pager->lead = lead != NULL ? NULL : pager->lead;
    }
    struct layout_galley *galley = build_galley(pager, block, lead, pager->lead);
    if (section->continues && pager->section != NULL &&
        layout_same_paper(section, pager->section)) {
        melt_space(pager, galley);
    } else {
        start_pages(pager, section);
        layout_measure_section(state, section);
    }
    pager->section = section;
    pager->goes_on = goes_on(block);
    layout_pages_fill(pager, galley);
    pager->section_index++;
}

void layout_pages_end(struct layout_pager *pager)
{
    layout_sheet_close(pager);
    layout_floats_place(pager);
    while (pager->notes != NULL && pager->count > 0) { /* long notes of the last page */
        layout_sheet_next(pager);
        layout_sheet_close(pager);
    }
}
