/* Headings at the end of a section: they go on to the section they lead in, so that no heading
 * stays alone before a page of other paper. */
#include "layout_page.h"

static bool is_space(const struct document_block *block)
{
    return block->kind == DOCUMENT_SPACE || block->kind == DOCUMENT_RULE;
}

static const struct document_block *after_floats(const struct document_block *section)
{
    const struct document_block *next = section->next;
    while (next != NULL && next->section->floats) {
        next = next->next;
    }
    return next;
}

const struct document_block *layout_lead_find(const struct document_block *section)
{
    const struct document_block *next = section->next;
    if (section->section->floats || next == NULL || next->first == NULL ||
        next->section->side != DOCUMENT_SIDE_ANY || next->section->number_start != 0) {
        return NULL;
    }
    const struct document_block *lead = NULL;
    for (const struct document_block *block = section->first; block != NULL; block = block->next) {
        if (block->kind == DOCUMENT_HEADING) {
            lead = lead == NULL ? block : lead;
        } else if (!is_space(block)) {
            lead = NULL;
        }
    }
    bool whole = lead == section->first;
    return whole && (!section->section->continues || section->given->id != NULL) ? NULL : lead;
}

bool layout_lead_passes(const struct document_block *lead, const struct document_block *section)
{
    int level = 0;
    for (; lead != NULL; lead = lead->next) {
        level = lead->kind == DOCUMENT_HEADING ? lead->heading->level : level;
    }
    const struct document_block *next = after_floats(section);
    const struct document_block *first = next != NULL ? next->first : NULL;
    while (first != NULL && is_space(first)) {
        first = first->next;
    }
    return first != NULL && (first->kind != DOCUMENT_HEADING || first->heading->level > level);
}
