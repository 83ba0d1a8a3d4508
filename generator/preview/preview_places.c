/* Which page shows what: every painted origin, what it is part of, and what it was computed from.
 */
#include "preview_make.h"

#include <string.h>

#include "base_arena.h"
#include "figures.h"
#include "page.h"
#include "report.h"
#include "value.h"

static void mark(struct preview_make *make, base_origin origin, uint32_t page, bool direct,
                 int depth);

/* The operands of a figure, and the input that it is about. */
static void mark_operands(struct preview_make *make, const char *path, uint32_t page, int depth)
{
    const struct figures *figures = make->report->figures;
    const struct figures_record *record = figures_find(figures, path);
    for (size_t i = 0; record != NULL && i < record->operand_count; i++) {
        mark(make, record->operands[i].value->origin, page, false, depth);
    }
}

/* Notes the first page of an origin and goes on to where it comes from. */
static void mark(struct preview_make *make, base_origin origin, uint32_t page, bool direct,
                 int depth)
{
    enum { DEEPEST = 60 };
    while (origin != 0 && origin < make->origin_count && depth < DEEPEST) {
        uint32_t *table = direct ? make->first_page : make->next_page;
        if (table[origin] != 0) {
            return;
        }
        table[origin] = page;
        struct base_origin_record record = base_origin_get(make->report->sources, origin);
        depth++;
        if (record.kind == BASE_ORIGIN_FIGURE) {
            mark_operands(make, record.key, page, depth);
        } else if (record.kind == BASE_ORIGIN_COMPUTED) {
            mark(make, record.other, page, direct, depth);
        }
        origin = record.parent;
    }
}

void preview_places_find(struct preview_make *make)
{
    const struct page_document *pages = make->report->pages;
    make->origin_count = base_origin_count(make->report->sources);
    make->first_page = base_alloc_array(make->arena, make->origin_count, sizeof(uint32_t));
    make->next_page = base_alloc_array(make->arena, make->origin_count, sizeof(uint32_t));
    for (size_t p = 0; p < pages->count; p++) {
        const struct page *page = pages->pages[p];
        const struct page_item *items = page_items(pages, page);
        base_origin last = 0;
        size_t body = page->running != 0 ? page->running : page->count;
        for (size_t i = 0; i < body; i++) {
            if (items[i].origin != last && !items[i].mark) {
                last = items[i].origin;
                mark(make, last, (uint32_t)p + 1, true, 0);
            }
        }
    }
}

uint32_t preview_places_page(const struct preview_make *make, base_origin origin)
{
    if (origin == 0 || origin >= make->origin_count) {
        return 0;
    }
    return make->first_page[origin] != 0 ? make->first_page[origin] : make->next_page[origin];
}

uint32_t preview_places_line(const struct preview_make *make, const char *file, uint32_t line)
{
    const struct base_sources *sources = make->report->sources;
    uint32_t best = 0, page = 0;
    for (base_origin o = 1; o < make->origin_count; o++) {
        uint32_t shown = preview_places_page(make, o);
        struct base_origin_record record = base_origin_get(sources, o);
        if (shown != 0 && record.source != 0 && record.line >= best && record.line <= line &&
            (record.line > best || page == 0) &&
            strcmp(base_source_name(sources, record.source), file) == 0) {
            best = record.line;
            page = shown;
        }
    }
    return page;
}

struct lines {
    const struct value **items;
    size_t count, capacity;
    uint32_t last_line, last_page;
};

const struct value *preview_places_lines(const struct preview_make *make)
{
    const struct base_sources *sources = make->report->sources;
    struct base_arena *arena = make->arena;
    uint32_t count = base_source_count(sources);
    struct lines *files = base_alloc_array(arena, count, sizeof *files);
    for (base_origin o = 1; o < make->origin_count; o++) {
        uint32_t page = preview_places_page(make, o);
        struct base_origin_record record = base_origin_get(sources, o);
        struct lines *file = &files[record.source];
        if (page == 0 || record.source == 0 ||
            (record.line == file->last_line && page == file->last_page)) {
            continue;
        }
        file->last_line = record.line;
        file->last_page = page;
        const struct value *pair[] = {value_integer(arena, 0, record.line),
                                      value_integer(arena, 0, page)};
        BASE_PUSH(arena, file->items, file->count, file->capacity, value_list(arena, 0, pair, 2));
    }
    struct value_builder *all = value_builder_create(arena);
    for (uint32_t s = 1; s < count; s++) {
        if (files[s].count > 0) {
            value_builder_set(all, base_source_name(sources, s),
                              value_list(arena, 0, files[s].items, files[s].count));
        }
    }
    return value_builder_finish(all, 0);
}
