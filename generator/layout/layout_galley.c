/* Galleys: entries, spaces that melt, keeping together. */
#include "layout_galley.h"

struct layout_galley *layout_galley_create(struct layout_state *state)
{
    return base_alloc(state->galleys, sizeof(struct layout_galley));
}

void layout_galley_reserve(struct layout_state *state, struct layout_galley *galley, size_t count)
{
    if (galley->capacity > 0 || count == 0) {
        return; /* it grows as it must */
    }
    galley->capacity = count;
    galley->entries = base_alloc_array(state->galleys, count, sizeof *galley->entries);
}

struct layout_entry *layout_entry_add(struct layout_state *state, struct layout_galley *galley,
                                      enum layout_entry_kind kind, base_origin origin)
{
    galley->entries = base_grow(state->galleys, galley->entries, galley->count, &galley->capacity,
                                sizeof *galley->entries);
    struct layout_entry *entry = &galley->entries[galley->count++];
    *entry = (struct layout_entry){.kind = (unsigned char)kind, .origin = origin};
    entry->keep = kind == LAYOUT_GLUE || kind == LAYOUT_MARK || kind == LAYOUT_OPEN ||
                  kind == LAYOUT_TABLE_BEGIN || kind == LAYOUT_PLACE;
    return entry;
}

void layout_space_add(struct layout_state *state, struct layout_galley *galley, base_length height)
{
    if (height <= 0) {
        return;
    }
    size_t at = galley->count;
    while (at > 0 && galley->entries[at - 1].kind == LAYOUT_MARK) {
        at--;
    }
    if (at > 0) {
        struct layout_entry *last = &galley->entries[at - 1];
        if (last->kind == LAYOUT_GLUE && !last->fixed && !last->explicit) {
            last->height = layout_max(last->height, height);
            return;
        }
        bool padding = last->kind == LAYOUT_GLUE && last->fixed && at > 1 &&
                       galley->entries[at - 2].kind == LAYOUT_OPEN;
        if (padding || last->kind == LAYOUT_OPEN) {
            return; /* the padding of a box is enough */
        }
    }
    layout_entry_add(state, galley, LAYOUT_GLUE, 0)->height = height;
}

static bool has_body(const struct layout_entry *entry)
{
    return entry->kind == LAYOUT_BOX || entry->kind == LAYOUT_ROW || entry->kind == LAYOUT_CLOSE ||
           entry->kind == LAYOUT_TABLE_END;
}

void layout_keep_last(struct layout_galley *galley)
{
    for (size_t i = galley->count; i > 0; i--) {
        struct layout_entry *entry = &galley->entries[i - 1];
        if (entry->kind == LAYOUT_BREAK || entry->kind == LAYOUT_FILLER) {
            return;
        }
        entry->keep = true;
        if (has_body(entry)) {
            return;
        }
    }
}

void layout_keep_range(struct layout_galley *galley, size_t from, bool keep_next)
{
    size_t last = galley->count;
    while (last > from && !has_body(&galley->entries[last - 1])) {
        last--;
    }
    for (size_t i = from; i + 1 < last; i++) {
        if (has_body(&galley->entries[i])) {
            galley->entries[i].keep = true;
        }
    }
    if (keep_next) {
        layout_keep_last(galley);
    }
}

base_length layout_galley_height(const struct layout_galley *galley, size_t from, size_t to)
{
    base_length height = 0;
    base_length glue = 0;
    bool started = false;
    for (size_t i = from; i < to; i++) {
        const struct layout_entry *entry = &galley->entries[i];
        if (entry->kind == LAYOUT_GLUE && !entry->fixed) {
            glue += started ? entry->height : 0;
        } else {
            height += entry->height;
            if (entry->height > 0) {
                height += glue;
                glue = 0;
                started = true;
            }
        }
    }
    return height;
}

struct layout_entry *layout_first_box(struct layout_galley *galley, size_t from)
{
    for (size_t i = from; i < galley->count; i++) {
        if (galley->entries[i].kind == LAYOUT_BOX) {
            return &galley->entries[i];
        }
        if (galley->entries[i].kind == LAYOUT_ROW) {
            return NULL;
        }
    }
    return NULL;
}

void layout_notes_append(struct layout_note **list, struct layout_note *more)
{
    while (*list != NULL) {
        list = &(*list)->next;
    }
    *list = more;
}
