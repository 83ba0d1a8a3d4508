/* Reuse: what was laid out for a section in one round serves the next ones too when no page number
 * stands in it; only its pages are filled anew. */
#include <string.h>

#include "layout_page.h"
#include "layout_table.h"

/* A section as it was laid out, before it was put on pages. */
struct layout_kept {
    const struct document_block *lead, *end;
    struct layout_galley *galley;
    base_length first_height; /* of its first entry, which may melt */
    size_t first_element, element_end;
    size_t first_report;
    struct layout_report *reports;
    size_t report_count;
};

/* ---------------------------------------------------------------- page numbers in the text */

static bool inlines_use_pages(const struct document_inlines *inlines)
{
    for (size_t i = 0; i < inlines->count; i++) {
        const struct document_inline *item = &inlines->items[i];
        if ((item->kind == DOCUMENT_REFERENCE && item->form == DOCUMENT_REFERENCE_PAGE) ||
            (item->kind == DOCUMENT_FIELD && item->field == DOCUMENT_FIELD_PAGES) ||
            (item->kind == DOCUMENT_NOTE && item->note != NULL && layout_uses_pages(item->note))) {
            return true;
        }
    }
    return false;
}

static bool table_uses_pages(const struct document_table *table)
{
    for (size_t i = 0; i < table->row_count; i++) {
        const struct document_row *row = &table->rows[i];
        for (size_t j = 0; j < row->cell_count; j++) {
            if (layout_uses_pages(row->cells[j].first)) {
                return true;
            }
        }
    }
    return false;
}

bool layout_uses_pages(const struct document_block *first)
{
    for (const struct document_block *block = first; block != NULL; block = block->next) {
        if (block->kind == DOCUMENT_CONTENTS || inlines_use_pages(&block->inlines) ||
            layout_uses_pages(block->first) ||
            (block->kind == DOCUMENT_TABLE && table_uses_pages(block->table))) {
            return true;
        }
    }
    return false;
}

/* ---------------------------------------------------------------- what filling pages changes */

static void walk_galley(struct layout_galley *galley, bool restore);

static void walk_notes(struct layout_note *notes, bool restore)
{
    for (struct layout_note *note = notes; note != NULL; note = note->next) {
        if (restore) {
            note->from = 0;
            note->next = note->kept_next;
        } else {
            note->kept_next = note->next;
        }
        walk_galley(note->galley, restore);
    }
}

static void walk_row(struct layout_row *row, bool restore)
{
    if (restore) {
        row->height = row->kept_height;
        row->started = false;
    } else {
        row->kept_height = row->height;
    }
    for (size_t j = 0; j < row->count; j++) {
        struct layout_cell *cell = &row->cells[j];
        if (restore) {
            cell->from = 0;
            cell->height = cell->kept_height;
            cell->repeated = false;
        } else {
            cell->kept_height = cell->height;
        }
        walk_galley(cell->galley, restore);
    }
}

static void walk_head(struct layout_table *table, bool restore)
{
    for (size_t i = 0; i < table->head_rows; i++) {
        walk_row(&table->rows[i], restore);
    }
}

/* Writes down what is changed when entries are put on pages, or puts it back. */
static void walk_galley(struct layout_galley *galley, bool restore)
{
    for (size_t i = 0; i < galley->count; i++) {
        struct layout_entry *entry = &galley->entries[i];
        walk_notes(entry->notes, restore);
        if (entry->kind == LAYOUT_ROW) {
            walk_row(entry->row, restore);
        } else if (entry->kind == LAYOUT_TABLE_BEGIN) {
            walk_head(entry->table, restore);
        } else if (entry->kind == LAYOUT_PLACE || entry->kind == LAYOUT_DRIFT) {
            walk_galley(entry->place.galley, restore);
        }
    }
}

/* ---------------------------------------------------------------- sections */

void layout_section_keep(struct layout_state *state, size_t section, struct layout_galley *galley,
                         const struct layout_kept_at *at)
{
    if (state->kept == NULL || layout_uses_pages(at->block->first) || layout_uses_pages(at->lead)) {
        return;
    }
    struct layout_kept *kept = base_alloc(state->galleys, sizeof *kept);
    kept->lead = at->lead;
    kept->end = at->end;
    kept->galley = galley;
    kept->first_height = galley->count > 0 ? galley->entries[0].height : 0;
    kept->first_element = at->element;
    kept->element_end = state->pages->element_count;
    kept->first_report = at->report;
    kept->report_count = state->report_count - at->report;
    kept->reports = base_alloc_array(state->galleys, kept->report_count, sizeof *kept->reports);
    if (kept->report_count > 0) {
        memcpy(kept->reports, state->reports + at->report,
               kept->report_count * sizeof *kept->reports);
    }
    walk_galley(galley, false);
    state->kept[section] = kept;
}

struct layout_galley *layout_section_kept(struct layout_state *state, size_t section,
                                          const struct document_block *lead,
                                          const struct document_block *end)
{
    struct layout_kept *kept = state->kept != NULL ? state->kept[section] : NULL;
    if (kept == NULL || kept->lead != lead || kept->end != end ||
        kept->first_element != state->pages->element_count ||
        kept->first_report != state->report_count) {
        return NULL;
    }
    state->pages->element_count = kept->element_end;
    for (size_t i = 0; i < kept->report_count; i++) {
        BASE_PUSH(state->galleys, state->reports, state->report_count, state->report_capacity,
                  kept->reports[i]);
    }
    walk_galley(kept->galley, true);
    if (kept->galley->count > 0) {
        kept->galley->entries[0].height = kept->first_height;
    }
    return kept->galley;
}
