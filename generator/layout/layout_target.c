/* Targets: headings, captions and blocks with an id, in document order. */
#include "layout_state.h"

#include <stdint.h>

static void target_add(struct layout_state *state, const struct document_block *block)
{
    struct layout_target target = {.block = block, .anchor = block->given->id};
    if (target.anchor == NULL) {
        target.anchor = base_format(state->arena, "target-%zu", state->target_count + 1);
    }
    BASE_PUSH(state->arena, state->targets, state->target_count, state->target_capacity, target);
}

static void collect(struct layout_state *state, const struct document_block *first);

static void collect_table(struct layout_state *state, const struct document_table *table)
{
    for (size_t i = 0; i < table->row_count; i++) {
        state->part_count += 1 + table->rows[i].cell_count;
        for (size_t j = 0; j < table->rows[i].cell_count; j++) {
            collect(state, document_cell_first(&table->rows[i].cells[j]));
        }
    }
}

static void collect(struct layout_state *state, const struct document_block *first)
{
    for (const struct document_block *block = first; block != NULL; block = block->next) {
        state->part_count += block->kind == DOCUMENT_ITEM ? 3 : 1;
        if (block->given->id != NULL || block->kind == DOCUMENT_HEADING ||
            block->kind == DOCUMENT_CAPTION) {
            target_add(state, block);
        }
        if (block->kind == DOCUMENT_TABLE) {
            collect_table(state, block->table);
        }
        collect(state, block->first);
    }
}

static size_t slot_of(const struct layout_state *state, const struct document_block *block)
{
    size_t slot = ((uintptr_t)block >> 4) * 2654435761u % state->target_slots;
    while (state->target_index[slot] != 0 &&
           state->targets[state->target_index[slot] - 1].block != block) {
        slot = (slot + 1) % state->target_slots;
    }
    return slot;
}

void layout_targets_collect(struct layout_state *state)
{
    collect(state, state->document->first);
    state->target_slots = state->target_count * 2 + 7;
    state->target_index =
        base_alloc_array(state->arena, state->target_slots, sizeof *state->target_index);
    for (size_t i = 0; i < state->target_count; i++) {
        state->target_index[slot_of(state, state->targets[i].block)] = i + 1;
    }
}

struct layout_target *layout_target_of(const struct layout_state *state,
                                       const struct document_block *block)
{
    size_t index = state->target_index[slot_of(state, block)];
    return index == 0 ? NULL : &state->targets[index - 1];
}

struct layout_target *layout_target_find(const struct layout_state *state, const char *id)
{
    const struct document_label *label = id == NULL ? NULL : document_find(state->document, id);
    return label == NULL || label->block == NULL ? NULL : layout_target_of(state, label->block);
}
