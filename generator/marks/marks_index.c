/* What the pages show: chains of items by origin, and the first item derived from each. */
#include "marks_index.h"

#include <string.h>

#include "base_arena.h"
#include "figures.h"
#include "value.h"

size_t marks_slot(const struct marks_index *index, base_origin origin)
{
    struct base_origin_record record = base_origin_get(index->document->sources, origin);
    if (record.kind == BASE_ORIGIN_FIGURE && origin != 0 && index->figures != NULL) {
        const struct figures_record *figure = figures_find(index->figures, record.key);
        if (figure != NULL) {
            return index->origins + (size_t)(figure - index->figures->records);
        }
    }
    return origin < index->origins ? origin : 0;
}

static void add_link(struct marks_index *index, size_t slot, struct marks_link link)
{
    uint32_t last = index->tails[slot];
    if (slot == 0 || (last != 0 && index->links[last].page == link.page &&
                      index->links[last].item == link.item)) {
        return;
    }
    BASE_PUSH(index->arena, index->links, index->link_count, index->link_capacity, link);
    uint32_t added = (uint32_t)(index->link_count - 1);
    if (last != 0) {
        index->links[last].next = added;
    } else {
        index->heads[slot] = added;
    }
    index->tails[slot] = added;
}

/* An item shows its origin and with it, in part, all that holds it. */
static void add_origin(struct marks_index *index, base_origin origin, struct marks_link link,
                       int *steps)
{
    const struct base_sources *sources = index->document->sources;
    while (origin != 0 && origin < index->origins && (*steps)-- > 0) {
        struct base_origin_record record = base_origin_get(sources, origin);
        if (record.kind == BASE_ORIGIN_COMPUTED) {
            add_origin(index, record.other, link, steps);
        } else {
            add_link(index, marks_slot(index, origin), link);
        }
        if (record.kind == BASE_ORIGIN_FIGURE || record.kind == BASE_ORIGIN_PLACE) {
            return;
        }
        origin = record.parent;
    }
}

static void add_page(struct marks_index *index, size_t number)
{
    enum { MOST_STEPS = 400 };
    const struct page *page = index->document->pages[number];
    const struct page_item *items = page_items(index->document, page);
    for (size_t i = 0; i < page->count; i++) {
        const struct page_item *item = &items[i];
        bool shows = item->kind == PAGE_GLYPHS || item->kind == PAGE_IMAGE ||
                     item->kind == PAGE_PATH || item->kind == PAGE_FILL;
        int steps = MOST_STEPS;
        if (shows && item->origin != 0) {
            struct marks_link link = {(uint32_t)number, (uint32_t)i, 0,
                                      page->running > 0 && i >= page->running};
            add_origin(index, item->origin, link, &steps);
        }
    }
}

/* ---------------------------------------------------------------- what figures were made from */

static bool is_before(struct marks_first a, struct marks_first b)
{
    return a.page != b.page ? a.page < b.page : a.item < b.item;
}

/* The first item that shows a slot itself or something derived from it. */
static struct marks_first first_of(const struct marks_index *index, size_t slot)
{
    struct marks_first best = index->derived[slot];
    uint32_t at = index->heads[slot];
    while (at != 0 && index->links[at].running) {
        at = index->links[at].next;
    }
    if (at != 0) {
        struct marks_first direct = {true, index->links[at].page, index->links[at].item};
        best = !best.set || is_before(direct, best) ? direct : best;
    }
    return best;
}

static void derive(struct marks_index *index, base_origin origin, struct marks_first first,
                   int *steps)
{
    while (origin != 0 && origin < index->origins && (*steps)-- > 0) {
        struct base_origin_record record = base_origin_get(index->document->sources, origin);
        struct marks_first *known = &index->derived[marks_slot(index, origin)];
        if (record.kind == BASE_ORIGIN_COMPUTED) {
            derive(index, record.other, first, steps);
        } else if (!known->set || is_before(first, *known)) {
            *known = first;
        }
        if (record.kind == BASE_ORIGIN_PLACE) {
            return;
        }
        origin = record.parent;
    }
}

/* Figures come behind their operands, so that one way back is enough. */
static void derive_all(struct marks_index *index)
{
    enum { MOST_STEPS = 400 };
    for (size_t f = index->figures->count; f-- > 0;) {
        const struct figures_record *record = &index->figures->records[f];
        struct marks_first first = first_of(index, index->origins + f);
        for (size_t i = 0; first.set && i < record->operand_count; i++) {
            int steps = MOST_STEPS;
            derive(index, record->operands[i].value->origin, first, &steps);
        }
    }
}

struct marks_index *marks_index_create(struct base_arena *arena,
                                       const struct page_document *document,
                                       const struct figures *figures)
{
    struct marks_index *index = base_alloc(arena, sizeof *index);
    index->arena = arena;
    index->document = document;
    index->figures = figures;
    index->origins = base_origin_count(document->sources);
    index->slots = index->origins + (figures != NULL ? figures->count : 0) + 1;
    index->heads = base_alloc_array(arena, index->slots, sizeof *index->heads);
    index->tails = base_alloc_array(arena, index->slots, sizeof *index->tails);
    index->derived = base_alloc_array(arena, index->slots, sizeof *index->derived);
    BASE_PUSH(arena, index->links, index->link_count, index->link_capacity, (struct marks_link){0});
    for (size_t i = 0; i < document->count; i++) {
        add_page(index, i);
    }
    if (figures != NULL) {
        derive_all(index);
    }
    return index;
}
