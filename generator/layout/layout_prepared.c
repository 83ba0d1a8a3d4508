/* Cache of words: measuring a cell and setting it use the same ones. */
#include "layout_words.h"

#include <stdint.h>

static struct layout_prepared *prepared_slot(struct layout_state *state, const void *key)
{
    size_t slot = ((uintptr_t)key * 0x9E3779B97F4A7C15u >> 32) & (state->prepared_slots - 1);
    while (state->prepared[slot].key != NULL &&
           (state->prepared[slot].key != key || state->prepared[slot].scale != state->scale)) {
        slot = (slot + 1) & (state->prepared_slots - 1);
    }
    return &state->prepared[slot];
}

static void grow_prepared(struct layout_state *state)
{
    struct layout_prepared *old = state->prepared;
    size_t count = state->prepared_slots;
    long scale = state->scale;
    state->prepared_slots = count == 0 ? 64 : count * 4;
    state->prepared =
        base_alloc_array(state->temporary, state->prepared_slots, sizeof *state->prepared);
    for (size_t i = 0; i < count; i++) {
        if (old[i].key != NULL) {
            state->scale = old[i].scale;
            *prepared_slot(state, old[i].key) = old[i];
        }
    }
    state->scale = scale;
}

const struct document_block *layout_cell_blocks(struct layout_state *state,
                                                const struct document_cell *cell)
{
    state->plain_cell = cell;
    return document_cell_blocks(cell, &state->plain);
}

/* What words are known by: the inlines, or the plain cell that these are those of. */
static const void *key_of(const struct layout_state *state, const struct document_inlines *inlines)
{
    return inlines == &state->plain.block.inlines ? (const void *)state->plain_cell : inlines;
}

struct layout_words *layout_words_create(struct layout_state *state,
                                         const struct document_inlines *inlines,
                                         const struct document_style *style, bool keep)
{
    if (!keep) {
        return layout_words_build(state, inlines, style);
    }
    if (state->prepared_count * 2 >= state->prepared_slots) {
        grow_prepared(state);
    }
    const void *key = key_of(state, inlines);
    struct layout_prepared *slot = prepared_slot(state, key);
    if (slot->key == NULL) {
        struct layout_words *words = layout_words_build(state, inlines, style);
        slot = prepared_slot(state, key); /* fractions may have added others */
        *slot = (struct layout_prepared){key, state->scale, words};
        state->prepared_count++;
        return words;
    }
    return slot->words;
}

enum { MUCH = 1 << 16, VERY_MUCH = 3 << 20 };

static void forget_words(struct layout_state *state)
{
    base_arena_reset(state->temporary);
    state->prepared = NULL;
    state->prepared_slots = state->prepared_count = 0;
    layout_runs_forget(state);
}

void layout_words_forget(struct layout_state *state)
{
    if (base_arena_used(state->temporary) > MUCH) {
        forget_words(state);
    }
}

void layout_words_forget_cells(struct layout_state *state, const struct document_block *table)
{
    bool own = table == state->child || (state->child != NULL && table->parent == state->child &&
                                         state->child->kind == DOCUMENT_GROUP);
    if (own && base_arena_used(state->temporary) > VERY_MUCH) {
        forget_words(state);
    }
}

void layout_galleys_forget(struct layout_state *state)
{
    if (base_arena_used(state->galleys) > MUCH) {
        forget_words(state); /* they may hold drawings */
        base_arena_reset(state->galleys);
        base_arena_reset(state->galleys_before);
    }
}

void layout_galleys_turn(struct layout_state *state)
{
    struct base_arena *before = state->galleys;
    forget_words(state);
    state->galleys = state->galleys_before;
    state->galleys_before = before;
    base_arena_reset(state->galleys);
    state->pages->fragments = state->galleys;
}
