/* Sections that float: their pages wait for the end of the page that is open, so that the text
 * behind them fills it. */
#include "layout_page.h"

#include <string.h>

#include "layout_table.h"

bool layout_float_waits(const struct layout_pager *pager, const struct document_block *block)
{
    const struct document_block *next = block->next;
    while (next != NULL && next->section->floats) {
        next = next->next;
    }
    return block->section->floats && block->section->side == DOCUMENT_SIDE_ANY &&
           pager->section != NULL && pager->open && pager->used && next != NULL &&
           next->section->continues && layout_same_paper(next->section, pager->section);
}

void layout_float_add(struct layout_pager *pager, const struct document_block *block,
                      const struct layout_galley *galley)
{
    struct layout_float **end = &pager->floats;
    while (*end != NULL) {
        end = &(*end)->next;
    }
    *end = base_alloc(pager->state->galleys, sizeof **end);
    (*end)->block = block;
    (*end)->galley = galley;
    (*end)->section_index = pager->section_index;
}

void layout_floats_place(struct layout_pager *pager)
{
    if (pager->floats == NULL) {
        return;
    }
    struct layout_pager outer = *pager;
    pager->floats = NULL;
    pager->notes = NULL;
    pager->side = DOCUMENT_SIDE_ANY;
    for (const struct layout_float *at = outer.floats; at != NULL; at = at->next) {
        memset(&pager->flow, 0, sizeof pager->flow);
        pager->section = at->block->section;
        pager->section_index = at->section_index;
        pager->section_started = false;
        layout_measure_section(pager->state, pager->section);
        pager->goes_on = false;
        pager->plans = 0;
        layout_pages_fill(pager, at->galley);
        layout_sheet_close(pager);
    }
    pager->section = outer.section;
    pager->section_index = outer.section_index;
    pager->section_started = outer.section_started;
    pager->side = outer.side;
    pager->goes_on = outer.goes_on;
    pager->plans = outer.plans;
    pager->flow = outer.flow;
    layout_notes_append(&outer.notes, pager->notes);
    pager->notes = outer.notes;
    layout_measure_section(pager->state, pager->section);
}

/* ---------------------------------------------------------------- what may not overtake */

static bool has_series(const struct document_block *first, const char *series)
{
    for (const struct document_block *block = first; block != NULL; block = block->next) {
        if (block->kind == DOCUMENT_CAPTION && block->caption->numbered &&
            block->caption->series != NULL && strcmp(block->caption->series, series) == 0) {
            return true;
        }
        if (has_series(block->first, series)) {
            return true;
        }
        for (size_t i = 0; block->kind == DOCUMENT_TABLE && i < block->table->row_count; i++) {
            const struct document_row *row = &block->table->rows[i];
            for (size_t j = 0; j < row->cell_count; j++) {
                if (has_series(document_cell_first(&row->cells[j]), series)) {
                    return true;
                }
            }
        }
    }
    return false;
}

static bool mark_bars(const struct layout_pager *pager, const struct layout_mark *mark)
{
    const struct document_block *block = mark->block;
    if (mark->heading) {
        return mark->level <= 1;
    }
    for (const struct layout_float *at = pager->floats; at != NULL; at = at->next) {
        if (block->kind == DOCUMENT_CAPTION && block->caption->numbered &&
            block->caption->series != NULL &&
            has_series(at->block->first, block->caption->series)) {
            return true;
        }
    }
    return false;
}

static bool row_bars(const struct layout_pager *pager, const struct layout_row *row)
{
    for (size_t j = 0; j < row->count; j++) {
        const struct layout_galley *galley = row->cells[j].galley;
        if (layout_floats_bar(pager, galley, 0, galley->count)) {
            return true;
        }
    }
    return false;
}

bool layout_floats_bar(const struct layout_pager *pager, const struct layout_galley *galley,
                       size_t from, size_t to)
{
    for (size_t i = from; pager->floats != NULL && i < to; i++) {
        const struct layout_entry *entry = &galley->entries[i];
        if ((entry->kind == LAYOUT_MARK && mark_bars(pager, entry->mark)) ||
            (entry->kind == LAYOUT_ROW && row_bars(pager, entry->row))) {
            return true;
        }
    }
    return false;
}
