/* Finds the places of origins, figures, lines and texts on pages. */
#include "marks_index.h"

#include <string.h>

#include "base_arena.h"
#include "figures.h"

struct search {
    struct marks_index *index;
    struct marks_place *items;
    size_t count, capacity;
};

/* The box of an item, widths made positive. */
static struct marks_place place_of(const struct marks_index *index, size_t page, size_t number,
                                   enum marks_match match)
{
    const struct page_item *item =
        &page_items(index->document, index->document->pages[page])[number];
    struct marks_place place = {match, page, number, item->x, item->y, item->width, item->height};
    if (item->kind == PAGE_GLYPHS && item->glyphs.upward) {
        place.x = item->x - item->height;
        place.y = item->y - item->width;
        place.width = item->height * 5 / 4;
        place.height = item->width;
    } else if (item->kind == PAGE_GLYPHS) {
        place.y = item->y - item->height * 85 / 100;
        place.height = item->height * 115 / 100;
    } else if (item->kind == PAGE_PATH && item->path.count > 0) {
        place.x = item->path.points[0];
        place.y = item->path.points[1];
    }
    return place;
}

static void add(struct search *search, size_t page, size_t item, enum marks_match match)
{
    struct marks_place place = place_of(search->index, page, item, match);
    BASE_PUSH(search->index->arena, search->items, search->count, search->capacity, place);
}

/* All items of a chain: those of the body, else those of running heads and feet. */
static void add_chain(struct search *search, size_t slot, enum marks_match match)
{
    const struct marks_link *links = search->index->links;
    size_t before = search->count;
    for (int running = 0; running < 2 && search->count == before; running++) {
        for (uint32_t at = search->index->heads[slot]; at != 0; at = links[at].next) {
            if (links[at].running == (running == 1)) {
                add(search, links[at].page, links[at].item, match);
            }
        }
    }
}

static void add_derived(struct search *search, size_t slot)
{
    struct marks_first first = search->index->derived[slot];
    if (first.set) {
        add(search, first.page, first.item, MARKS_DERIVED);
    }
}

/* ---------------------------------------------------------------- origins */

/* The element of a list that holds an origin; 0 = none. */
static base_origin element_around(const struct marks_index *index, base_origin origin)
{
    struct base_origin_record record = base_origin_get(index->document->sources, origin);
    while (record.parent != 0 &&
           (record.kind == BASE_ORIGIN_MEMBER || record.kind == BASE_ORIGIN_ELEMENT)) {
        origin = record.parent;
        record = base_origin_get(index->document->sources, origin);
        if (record.kind == BASE_ORIGIN_ELEMENT) {
            return origin;
        }
    }
    return 0;
}

/* The origin with places that stands last at or before a line of a source. */
static base_origin before_line(const struct marks_index *index, uint32_t source, uint32_t line)
{
    base_origin best = 0;
    uint32_t best_line = 0;
    for (base_origin o = 1; o < index->origins; o++) {
        if (index->heads[o] == 0) {
            continue;
        }
        struct base_origin_record record = base_origin_get(index->document->sources, o);
        if (record.source == source && record.line <= line && record.line > best_line) {
            best = o;
            best_line = record.line;
        }
    }
    return best;
}

static void keep_first(struct search *search, size_t from)
{
    search->count = search->count > from + 1 ? from + 1 : search->count;
}

static void find_near(struct search *search, base_origin origin)
{
    struct base_origin_record record = base_origin_get(search->index->document->sources, origin);
    base_origin near = record.kind == BASE_ORIGIN_PLACE && record.source != 0
                           ? before_line(search->index, record.source, record.line)
                           : element_around(search->index, origin);
    if (near != 0) {
        add_chain(search, marks_slot(search->index, near), MARKS_NEAR);
        keep_first(search, 0);
    }
}

/* All origins that an origin stands for, itself included unless it is computed. */
static void find_shown(struct search *search, base_origin origin, int *steps)
{
    struct base_origin_record record = base_origin_get(search->index->document->sources, origin);
    if (origin == 0 || (*steps)-- <= 0) {
        return;
    }
    if (record.kind == BASE_ORIGIN_COMPUTED) {
        find_shown(search, record.parent, steps);
        find_shown(search, record.other, steps);
        return;
    }
    add_chain(search, marks_slot(search->index, origin), MARKS_SHOWN);
}

static void find_origin(struct search *search, base_origin origin)
{
    int steps = 100;
    find_shown(search, origin, &steps);
    if (search->count == 0 && origin != 0) {
        add_derived(search, marks_slot(search->index, origin));
    }
    if (search->count == 0 && origin != 0) {
        find_near(search, origin);
    }
}

/* ---------------------------------------------------------------- figures, files, texts */

static void find_figure(struct search *search, const char *path)
{
    const struct figures_record *record =
        search->index->figures != NULL ? figures_find(search->index->figures, path) : NULL;
    if (record != NULL) {
        size_t slot = search->index->origins + (size_t)(record - search->index->figures->records);
        add_chain(search, slot, MARKS_SHOWN);
        if (search->count == 0) {
            add_derived(search, slot);
        }
    }
}

static bool has_path(const struct marks_index *index, base_origin origin, const char *path)
{
    struct base_buffer buffer = {.arena = index->arena};
    base_origin_path(index->document->sources, origin, &buffer);
    return strcmp(base_buffer_get(&buffer), path) == 0;
}

static void find_input(struct search *search, const struct marks_target *target)
{
    struct marks_index *index = search->index;
    const struct base_sources *sources = index->document->sources;
    for (uint32_t source = 1; source < base_source_count(sources); source++) {
        if (strcmp(base_source_name(sources, source), target->file) != 0) {
            continue;
        }
        base_origin found = 0;
        for (base_origin o = 1; target->path != NULL && o < index->origins && found == 0; o++) {
            struct base_origin_record record = base_origin_get(sources, o);
            bool input = record.kind == BASE_ORIGIN_MEMBER || record.kind == BASE_ORIGIN_ELEMENT;
            found = input && record.source == source && has_path(index, o, target->path) ? o : 0;
        }
        found = target->path == NULL ? before_line(index, source, target->line) : found;
        find_origin(search, found);
        if (search->count > 0) {
            return;
        }
    }
}

/* True when the runs from an item on, read together, hold a text that begins in the first; the
 * number of items that it reaches over goes to *count. */
static bool holds(struct marks_index *index, const struct page *page, size_t from, const char *text,
                  size_t *count)
{
    const struct page_item *items = page_items(index->document, page);
    struct base_buffer words = {.arena = index->arena};
    size_t own = strlen(items[from].glyphs.text);
    size_t length = strlen(text);
    for (size_t i = from; i < page->count && words.length < own + length; i++) {
        const struct page_item *item = &items[i];
        if (item->kind != PAGE_GLYPHS) {
            continue;
        }
        size_t run = strlen(item->glyphs.text);
        base_buffer_add(&words, item->glyphs.text,
                        run - (item->glyphs.soft_hyphen && run > 0 ? 1 : 0));
        const char *found = strstr(base_buffer_get(&words), text);
        if (found != NULL) {
            *count = i + 1 - from;
            return (size_t)(found - base_buffer_get(&words)) < own;
        }
    }
    return false;
}

static void find_text(struct search *search, const char *text)
{
    struct marks_index *index = search->index;
    for (size_t p = 0; p < index->document->count; p++) {
        const struct page *page = index->document->pages[p];
        const struct page_item *items = page_items(index->document, page);
        for (size_t i = 0; i < page->count; i++) {
            size_t count = 0;
            if (items[i].kind != PAGE_GLYPHS || !holds(index, page, i, text, &count)) {
                continue;
            }
            for (size_t k = i; k < i + count; k++) {
                if (items[k].kind == PAGE_GLYPHS) {
                    add(search, p, k, MARKS_SHOWN);
                }
            }
        }
    }
}

size_t marks_places(struct marks_index *index, const struct marks_target *target,
                    struct marks_place **places)
{
    struct search search = {.index = index};
    if (target->origin != 0) {
        find_origin(&search, target->origin);
    } else if (target->figure != NULL) {
        find_figure(&search, target->figure);
    } else if (target->file != NULL) {
        find_input(&search, target);
    } else if (target->text != NULL && target->text[0] != '\0') {
        find_text(&search, target->text);
    }
    *places = search.items;
    return search.count;
}
