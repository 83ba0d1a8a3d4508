/* What the pages show: faces, pictures, places to sign. */
#include <stdlib.h>

#include "base_arena.h"
#include "page_packed.h"

struct looking {
    struct base_arena *arena;
    struct page_shown shown;
    size_t face_capacity, image_capacity;
    uint64_t faces; /* packed ones that were met, but the last bit */
};

static void meet_face(struct looking *looking, const struct font_face *face)
{
    struct page_shown *shown = &looking->shown;
    for (size_t i = 0; i < shown->face_count; i++) {
        if (shown->faces[i] == face) {
            return;
        }
    }
    BASE_PUSH(looking->arena, shown->faces, shown->face_count, looking->face_capacity, face);
}

static void meet_image(struct looking *looking, const struct image *image)
{
    struct page_shown *shown = &looking->shown;
    for (size_t i = 0; i < shown->image_count; i++) {
        if (shown->images[i] == image) {
            return;
        }
    }
    BASE_PUSH(looking->arena, shown->images, shown->image_count, looking->image_capacity, image);
}

static void look_at(struct looking *looking, const struct page_document *document,
                    const struct page *page)
{
    const struct page_item *items = page_items(document, page);
    const struct font_face *last = NULL;
    for (size_t i = 0; i < page->count; i++) {
        if (items[i].kind == PAGE_IMAGE) {
            meet_image(looking, items[i].image);
        } else if (items[i].kind == PAGE_GLYPHS && items[i].glyphs.face != last) {
            last = items[i].glyphs.face;
            meet_face(looking, last);
        }
    }
}

struct page_shown page_shown(struct base_arena *arena, const struct page_document *document)
{
    struct looking looking = {.arena = arena};
    for (size_t i = 0; i < document->count; i++) {
        const struct page *page = document->pages[i];
        uint64_t faces = page->body.faces | page->heads.faces;
        if (page->items != NULL || (faces & ~looking.faces) != 0 || page_shows(page, PAGE_IMAGE)) {
            look_at(&looking, document, page);
            looking.faces |= faces & ~PAGE_FACES_BEHIND;
        }
    }
    return looking.shown;
}

/* ---------------------------------------------------------------- places to sign */

static int by_order(const void *left, const void *right)
{
    const struct page_signing *a = left, *b = right;
    int one = a->item.field->order, other = b->item.field->order;
    return one != other ? (one > other) - (one < other)
                        : (a->number > b->number) - (a->number < b->number);
}

struct page_signing *page_signings(struct base_arena *arena, const struct page_document *document,
                                   size_t *count)
{
    struct page_signing *signings = NULL;
    size_t capacity = 0;
    *count = 0;
    for (size_t p = 0; p < document->count; p++) {
        const struct page *page = document->pages[p];
        if (!page_shows(page, PAGE_FIELD)) {
            continue;
        }
        const struct page_item *items = page_items(document, page);
        for (size_t i = 0; i < page->count; i++) {
            if (items[i].kind == PAGE_FIELD) {
                const struct page_signing signing = {items[i], p, *count};
                BASE_PUSH(arena, signings, *count, capacity, signing);
            }
        }
    }
    if (*count > 1) {
        qsort(signings, *count, sizeof *signings, by_order);
    }
    return signings;
}
