/* Drifts: pictures and tables that a template lets go on to the top of the next page when they do
 * not fit, so that the text behind them fills the page. */
#include "layout_plan.h"

static bool calls_notes(const struct layout_galley *galley)
{
    for (size_t i = 0; i < galley->count; i++) {
        if (galley->entries[i].notes != NULL) {
            return true;
        }
    }
    return false;
}

/* The larger one of the spaces at both ends. */
static base_length outer_space(const struct layout_galley *galley)
{
    base_length space = 0;
    for (size_t end = 0; end < 2 && galley->count > 0; end++) {
        const struct layout_entry *entry = &galley->entries[end == 0 ? 0 : galley->count - 1];
        if (entry->kind == LAYOUT_GLUE) {
            space = layout_max(space, entry->height);
        }
    }
    return space;
}

void layout_drift_add(struct layout_state *state, struct layout_spot spot,
                      const struct document_block *block)
{
    struct layout_galley *galley = layout_galley_create(state);
    struct layout_spot inner = spot;
    inner.galley = galley;
    layout_block_add(state, inner, block);
    base_length height = layout_galley_height(galley, 0, galley->count);
    if (height > state->page_height * 3 / 4 || calls_notes(galley)) {
        for (size_t i = 0; i < galley->count; i++) { /* stays where it is */
            *layout_entry_add(state, spot.galley, LAYOUT_MARK, 0) = galley->entries[i];
        }
        return;
    }
    base_length space = outer_space(galley);
    layout_space_add(state, spot.galley, space);
    struct layout_entry *entry = layout_entry_add(state, spot.galley, LAYOUT_DRIFT, block->origin);
    entry->height = height;
    entry->place = base_alloc(state->galleys, sizeof *entry->place);
    *entry->place = (struct layout_place){.galley = galley, .y = (page_length)space};
    layout_space_add(state, spot.galley, space);
}

base_length layout_space_at(const struct layout_galley *galley, size_t i)
{
    return galley->entries[i].kind == LAYOUT_GLUE ? galley->entries[i].height : 0;
}

static const struct layout_entry *next_drift(const struct layout_galley *galley, size_t *from,
                                             size_t to)
{
    while (*from < to && galley->entries[*from].kind != LAYOUT_DRIFT) {
        (*from)++;
    }
    return *from < to ? &galley->entries[*from] : NULL;
}

size_t layout_trial_drifts(struct layout_trial *trial, const struct layout_galley *galley,
                           size_t from, size_t to)
{
    bool open = trial->table != NULL || trial->reserve > 0;
    bool none = true;
    const struct layout_entry *entry;
    for (; (entry = next_drift(galley, &from, to)) != NULL; from++) {
        if (open || (!none && layout_trial_room(trial) < entry->height)) {
            return from;
        }
        layout_trial_add(trial, entry);
        trial->y += entry->place->y;
        trial->melt = entry->place->y;
        none = false;
    }
    return LAYOUT_NO_DRIFT;
}

void layout_drifts_place(struct layout_pager *pager, const struct layout_galley *galley,
                         size_t from, size_t to)
{
    const struct layout_entry *entry;
    for (; (entry = next_drift(galley, &from, to)) != NULL; from++) {
        layout_flow_entry(&pager->flow, entry);
        pager->flow.y += entry->place->y;
        pager->flow.melt = entry->place->y;
        pager->used = true;
    }
}
