/* Fragments: items drawn once and placed later. */
#include "page.h"

#include <string.h>

#include "base_arena.h"

struct base_arena *page_fragments_arena(const struct page_document *document)
{
    return document->fragments != NULL ? document->fragments : document->arena;
}

const char *page_text_keep(struct page_document *document, const char *text, size_t length)
{
    char *kept = base_alloc_text(page_fragments_arena(document), length + 1);
    if (length > 0) {
        memcpy(kept, text, length);
    }
    return kept;
}

struct page_item *page_fragment_add(struct page_document *document, struct page_fragment *fragment,
                                    enum page_item_kind kind, uint32_t element, base_origin origin)
{
    struct page_item item = {.kind = kind, .element = element, .origin = origin};
    BASE_PUSH(page_fragments_arena(document), fragment->items, fragment->count, fragment->capacity,
              item);
    return &fragment->items[fragment->count - 1];
}

/* Points of a path are absolute: a moved path needs its own. */
static const base_length *moved_points(struct base_arena *arena, const struct page_item *item,
                                       base_length x, base_length y)
{
    base_length *points = base_alloc_array(arena, item->path.count * 2, sizeof(base_length));
    for (size_t i = 0; i < item->path.count; i++) {
        points[2 * i] = item->path.points[2 * i] + x;
        points[2 * i + 1] = item->path.points[2 * i + 1] + y;
    }
    return points;
}

static struct page_item moved(struct base_arena *arena, const struct page_item *source,
                              base_length x, base_length y)
{
    struct page_item item = *source;
    item.x += x;
    item.y += y;
    if (item.kind == PAGE_PATH) {
        item.path.points = moved_points(arena, &item, x, y);
    }
    return item;
}

void page_fragment_place(struct page_document *document, struct page *page,
                         const struct page_fragment *fragment, base_length x, base_length y)
{
    page_unpack(document, page);
    for (size_t i = 0; i < fragment->count; i++) {
        BASE_PUSH(document->arena, page->items, page->count, page->capacity,
                  moved(document->arena, &fragment->items[i], x, y));
    }
}

void page_fragment_join(struct page_document *document, struct page_fragment *target,
                        const struct page_fragment *fragment, base_length x, base_length y)
{
    struct base_arena *arena = page_fragments_arena(document);
    for (size_t i = 0; i < fragment->count; i++) {
        BASE_PUSH(arena, target->items, target->count, target->capacity,
                  moved(arena, &fragment->items[i], x, y));
    }
}
