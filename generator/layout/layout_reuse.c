/* Reuse: pages made in one round stand in the next ones too when no page number stands in their
 * text: those of sections that begin and end with pages of their own. */
#include <string.h>

#include "layout_page.h"

/* Pages of one section or of several, with what making them left behind. */
struct layout_kept {
    struct layout_pages_from from, to;
    const struct document_block *behind; /* the section that follows, or NULL */
    const struct document_section *section;
    struct layout_sheet *sheets;
    struct page_anchor *anchors;
    struct page_bookmark *bookmarks;
    struct layout_report *reports;
    struct layout_kept_target {
        size_t target, page;
    } * targets;
    size_t target_count, target_capacity;
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
            if (layout_uses_pages(document_cell_first(&row->cells[j]))) {
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

/* ---------------------------------------------------------------- keeping */

struct layout_pages_from layout_pages_at(const struct layout_pager *pager,
                                         const struct document_block *block)
{
    const struct page_document *pages = pager->state->pages;
    return (struct layout_pages_from){.block = block,
                                      .lead = pager->lead,
                                      .chapter = pager->chapter,
                                      .heading = pager->heading,
                                      .side = pager->side,
                                      .section_index = pager->section_index,
                                      .whole = !pager->open && pager->notes == NULL,
                                      .sheet = pager->count,
                                      .element = pages->element_count,
                                      .anchor = pages->anchor_count,
                                      .bookmark = pages->bookmark_count,
                                      .report = pager->state->report_count};
}

static bool uses_pages(const struct layout_pages_from *from, const struct document_block *behind)
{
    bool uses = layout_uses_pages(from->lead);
    for (const struct document_block *at = from->block; at != behind && !uses; at = at->next) {
        uses = layout_uses_pages(at->first);
    }
    return uses;
}

/* Its pages may serve for others. */
static void let_go(struct layout_kept *kept)
{
    for (size_t i = 0; kept != NULL && i < kept->to.sheet - kept->from.sheet; i++) {
        kept->sheets[i].page->kept = false;
    }
}

/* A copy of the items from..to of an array. */
static void *copy_items(struct layout_state *state, const void *items, size_t from, size_t to,
                        size_t size)
{
    void *copy = base_alloc_array(state->rounds, to - from, size);
    if (to > from) {
        memcpy(copy, (const char *)items + from * size, (to - from) * size);
    }
    return copy;
}

static void keep_targets(struct layout_state *state, struct layout_kept *kept)
{
    for (size_t i = 0; i < state->target_count; i++) {
        size_t page = state->targets[i].page;
        if (page > kept->from.sheet && page <= kept->to.sheet) {
            struct layout_kept_target target = {i, page - kept->from.sheet};
            BASE_PUSH(state->rounds, kept->targets, kept->target_count, kept->target_capacity,
                      target);
        }
    }
}

void layout_pages_keep(struct layout_pager *pager, const struct document_block *behind)
{
    struct layout_state *state = pager->state;
    const struct page_document *pages = state->pages;
    const struct layout_pages_from *from = &pager->from;
    struct layout_pages_from to = layout_pages_at(pager, behind);
    if (state->kept == NULL || from->block == NULL || !from->whole || !to.whole ||
        uses_pages(from, behind)) {
        return;
    }
    struct layout_kept *kept = base_alloc(state->rounds, sizeof *kept);
    kept->from = *from;
    kept->to = to;
    kept->behind = behind;
    kept->section = pager->section;
    kept->sheets = copy_items(state, pager->sheets, from->sheet, to.sheet, sizeof *pager->sheets);
    kept->anchors =
        copy_items(state, pages->anchors, from->anchor, to.anchor, sizeof *pages->anchors);
    kept->bookmarks =
        copy_items(state, pages->bookmarks, from->bookmark, to.bookmark, sizeof *pages->bookmarks);
    kept->reports =
        copy_items(state, state->reports, from->report, to.report, sizeof *state->reports);
    keep_targets(state, kept);
    for (size_t i = 0; i < to.sheet - from->sheet; i++) {
        kept->sheets[i].page->kept = true;
    }
    state->kept[from->section_index] = kept;
}

void layout_pages_forget(struct layout_state *state)
{
    for (size_t i = 0; state->kept != NULL && i < state->kept_count; i++) {
        let_go(state->kept[i]);
    }
    state->kept = NULL;
}

/* ---------------------------------------------------------------- using again */

/* Whether the pages come out the same from here. */
static bool holds(const struct layout_kept *kept, const struct layout_pages_from *at)
{
    const struct layout_pages_from *from = &kept->from;
    return at->whole && from->block == at->block && from->lead == at->lead &&
           from->chapter == at->chapter && from->heading == at->heading && from->side == at->side &&
           from->element == at->element && from->sheet % 2 == at->sheet % 2;
}

static void add_marks(struct layout_pager *pager, const struct layout_kept *kept, size_t first)
{
    struct layout_state *state = pager->state;
    size_t before = kept->from.sheet;
    for (size_t i = 0; i < kept->to.anchor - kept->from.anchor; i++) {
        const struct page_anchor *anchor = &kept->anchors[i];
        page_anchor_add(state->pages, anchor->id, anchor->page - before + first, anchor->x,
                        anchor->y);
    }
    for (size_t i = 0; i < kept->to.bookmark - kept->from.bookmark; i++) {
        const struct page_bookmark *bookmark = &kept->bookmarks[i];
        page_bookmark_add(state->pages, bookmark->title, bookmark->level,
                          bookmark->page - before + first, bookmark->y);
    }
    for (size_t i = 0; i < kept->target_count; i++) {
        state->targets[kept->targets[i].target].page = first + kept->targets[i].page;
    }
    for (size_t i = 0; i < kept->to.report - kept->from.report; i++) {
        struct layout_report report = kept->reports[i];
        if (report.place.page > 0) {
            report.place.page += (int)first - (int)before;
        }
        BASE_PUSH(state->rounds, state->reports, state->report_count, state->report_capacity,
                  report);
    }
}

bool layout_pages_again(struct layout_pager *pager, const struct document_block **block)
{
    struct layout_state *state = pager->state;
    struct layout_kept **slot = state->kept != NULL ? &state->kept[pager->section_index] : NULL;
    if (slot == NULL || *slot == NULL) {
        return false;
    }
    const struct layout_kept *kept = *slot;
    const struct layout_pages_from at = layout_pages_at(pager, *block);
    if (!holds(kept, &at)) {
        let_go(*slot);
        *slot = NULL;
        return false;
    }
    state->pages->element_count = kept->to.element;
    for (size_t i = 0; i < kept->to.sheet - kept->from.sheet; i++) {
        page_again(state->pages, kept->sheets[i].page);
        BASE_PUSH(state->rounds, pager->sheets, pager->count, pager->capacity, kept->sheets[i]);
    }
    add_marks(pager, kept, at.sheet);
    pager->lead = kept->to.lead;
    pager->chapter = kept->to.chapter;
    pager->heading = kept->to.heading;
    pager->side = kept->to.side;
    pager->section = kept->section;
    pager->section_index = kept->to.section_index;
    memset(&pager->flow, 0, sizeof pager->flow);
    *block = kept->behind;
    return true;
}
