/* Fragments: items drawn once and placed later. */
#include "page.h"

#include "base_arena.h"

struct page_item *page_fragment_add(struct page_document *document, struct page_fragment *fragment,
                                    enum page_item_kind kind, uint32_t element, base_origin origin)
{
    struct page_item item = {.kind = kind, .element = element, .origin = origin};
    BASE_PUSH(document->arena, fragment->items, fragment->count, fragment->capacity, item);
    return &fragment->items[fragment->count - 1];
}

/* Points of a path are absolute: a moved path needs its own. */
static const base_length *moved_points(struct page_document *document, const struct page_item *item,
                                       base_length x, base_length y)
{
    base_length *points =
        base_alloc_array(document->arena, item->path.count * 2, sizeof(base_length));
    for (size_t i = 0; i < item->path.count; i++) {
        points[2 * i] = item->path.points[2 * i] + x;
        points[2 * i + 1] = item->path.points[2 * i + 1] + y;
    }
    return points;
}

void page_fragment_place(struct page_document *document, struct page *page,
                         const struct page_fragment *fragment, base_length x, base_length y)
{
    for (size_t i = 0; i < fragment->count; i++) {
        struct page_item item = fragment->items[i];
        item.x += x;
        item.y += y;
        if (item.kind == PAGE_PATH) {
            item.path.points = moved_points(document, &item, x, y);
        }
        BASE_PUSH(document->arena, page->items, page->count, page->capacity, item);
    }
}
