/* Sections: lays their blocks out for their measure and fills pages with them. */
#include "layout_page.h"

#include <string.h>

#include "layout_table.h"

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

/* The galley of a section with headings of the section before. */
static struct layout_spot begin_galley(struct layout_state *state,
                                       const struct document_block *block,
                                       const struct document_block *lead)
{
    struct layout_spot spot = {.galley = layout_galley_create(state), .width = state->page_width};
    spot.element = page_element_add(state->pages, PAGE_ROLE_SECTION, 0, block->origin);
    if (block->given->id != NULL) {
        layout_mark_add(state, spot, block);
    }
    layout_blocks_add(state, spot, lead);
    return spot;
}

static void add_child(struct layout_state *state, struct layout_spot spot,
                      const struct document_block *child)
{
    state->child = child;
    if (child->given->drifts) {
        layout_drift_add(state, spot, child);
    } else {
        layout_block_add(state, spot, child);
    }
    state->child = NULL;
    layout_words_forget(state);
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

/* Gives back what stands on pages that are closed. */
static void forget_galleys(struct layout_pager *pager)
{
    if (!pager->open && pager->notes == NULL && pager->floats == NULL) {
        layout_galleys_forget(pager->state);
    }
}

/* All pages so far are done; true when the section and maybe others behind it, whose pages stand
 * since a round before, were added: *block is what follows then. */
static bool end_pages(struct layout_pager *pager, const struct document_block **block)
{
    layout_sheet_close(pager);
    layout_floats_place(pager);
    forget_galleys(pager);
    layout_pages_keep(pager, *block);
    if (layout_pages_again(pager, block)) {
        pager->from.block = NULL;
        return true;
    }
    pager->from = layout_pages_at(pager, *block);
    return false;
}

static void start_pages(struct layout_pager *pager, const struct document_section *section)
{
    pager->section_started = false;
    if (section->side != DOCUMENT_SIDE_ANY) {
        pager->side = section->side;
    }
    layout_measure_section(pager->state, section);
}

static void add_float(struct layout_pager *pager, const struct document_block *block)
{
    struct layout_spot spot = begin_galley(pager->state, block, NULL);
    for (const struct document_block *child = block->first; child != NULL; child = child->next) {
        add_child(pager->state, spot, child);
    }
    layout_float_add(pager, block, spot.galley);
    pager->section_index++;
}

/* A galley that grows. */
struct growing {
    size_t measured; /* so many of its entries have: */
    base_length height;
    size_t before; /* entries from before the last turn of the memory of galleys */
    long tries;    /* since some were placed */
};

/* Whether there are pages enough to fill some, twice as many after each try in vain. */
static bool is_long(const struct layout_pager *pager, const struct layout_galley *galley,
                    struct growing *growing)
{
    for (; growing->measured < galley->count; growing->measured++) {
        const struct layout_entry *entry = &galley->entries[growing->measured];
        growing->height += entry->kind == LAYOUT_ROW ? entry->row->height : entry->height;
    }
    return growing->height / pager->state->page_height >> growing->tries >= pager->state->run;
}

/* Fills pages with what there is of a long run, so that its memory serves what follows. Returns a
 * galley with the rest. */
static struct layout_galley *fill_ahead(struct layout_pager *pager, struct layout_galley *galley,
                                        struct growing *growing)
{
    struct layout_state *state = pager->state;
    size_t from = layout_pages_fill_ahead(pager, galley);
    if (from == 0) {
        growing->tries++;
        return galley;
    }
    size_t before = from < growing->before ? growing->before - from : 0;
    size_t count = galley->count - from;
    bool turn = before == 0 && !pager->open && pager->notes == NULL && pager->floats == NULL;
    if (turn) {
        layout_galleys_turn(state);
    }
    struct layout_galley *rest = layout_galley_create(state);
    layout_galley_reserve(state, rest, count);
    if (count > 0) {
        memcpy(rest->entries, &galley->entries[from], count * sizeof *rest->entries);
    }
    rest->count = count;
    *growing = (struct growing){.measured = count, .before = turn ? count : before};
    return rest;
}

static bool starts_page(const struct document_block *block)
{
    return !block->given->drifts &&
           (block->style->page_break_before || block->kind == DOCUMENT_PAGE_BREAK);
}

/* Fills pages with the blocks of a section behind headings of the section before, without those at
 * its end, each time up to the next page that must be a new one. */
static void fill_pages(struct layout_pager *pager, const struct document_block *block,
                       const struct document_block *lead)
{
    struct layout_spot spot = begin_galley(pager->state, block, lead);
    struct growing growing = {0};
    bool melts = pager->open;
    pager->plans = 0;
    for (const struct document_block *child = block->first; child != pager->lead;
         child = child->next) {
        if (starts_page(child) && spot.galley->count > 0) {
            if (melts) {
                melt_space(pager, spot.galley);
            }
            melts = false;
            pager->goes_on = false;
            layout_pages_fill(pager, spot.galley);
            layout_pages_break(pager);
            forget_galleys(pager);
            spot.galley = layout_galley_create(pager->state);
            growing = (struct growing){0};
        }
        add_child(pager->state, spot, child);
        if (is_long(pager, spot.galley, &growing)) {
            if (melts) {
                melt_space(pager, spot.galley);
            }
            melts = false;
            pager->goes_on = false;
            spot.galley = fill_ahead(pager, spot.galley, &growing);
        }
    }
    if (melts) {
        melt_space(pager, spot.galley);
    }
    pager->goes_on = goes_on(block);
    layout_pages_fill(pager, spot.galley);
}

const struct document_block *layout_section_add(struct layout_pager *pager,
                                                const struct document_block *block)
{
    const struct document_section *section = block->section;
    if (!measure_block(pager, block)) {
        return block->next;
    }
    const struct document_block *lead = pager->lead;
    if (layout_float_waits(pager, block) && (lead == NULL || layout_lead_passes(lead, block))) {
        add_float(pager, block);
        return block->next;
    }
    if (!section->continues || pager->section == NULL ||
        !layout_same_paper(section, pager->section)) {
        if (end_pages(pager, &block)) {
            return block;
        }
        start_pages(pager, section);
    }
    pager->section = section;
    pager->lead = layout_lead_find(block);
    if (pager->lead == block->first && pager->lead != NULL) {
        pager->lead = lead != NULL ? NULL : pager->lead;
    }
    fill_pages(pager, block, lead);
    pager->section_index++;
    return block->next;
}

void layout_pages_end(struct layout_pager *pager)
{
    layout_sheet_close(pager);
    layout_floats_place(pager);
    while (pager->notes != NULL && pager->count > 0) { /* long notes of the last page */
        layout_sheet_next(pager);
        layout_sheet_close(pager);
    }
    layout_pages_keep(pager, NULL);
    forget_galleys(pager);
}
