/* Puts the pages of one document between those of another. */
#include "page.h"

#include <string.h>

#include "base_arena.h"

/* Copies the elements behind those of the document, below a section of their own; what they come
 * from is another document's. Returns the number to add to an index. */
static uint32_t add_elements(struct page_document *document, const struct page_document *other)
{
    uint32_t section = page_element_add(document, PAGE_ROLE_SECTION, 0, 0);
    for (size_t i = 1; i < other->element_count; i++) {
        struct page_element element = other->elements[i];
        element.parent = element.parent == 0 ? section : element.parent + section;
        if (element.role == PAGE_ROLE_NOTE && element.call != 0) {
            element.call += section;
        }
        element.origin = 0;
        uint32_t added = page_element_add(document, element.role, 0, 0); /* may move the list */
        document->elements[added] = element;
        const char *words = page_element_words(other, (uint32_t)i);
        if (words != NULL) {
            page_element_say(document, added, words);
        }
    }
    return section;
}

/* Links within the other document lead nowhere here. */
static void adopt_items(struct page_document *other, struct page *page, uint32_t section)
{
    page_unpack(other, page);
    size_t count = 0, running = page->running;
    for (size_t i = 0; i < page->count; i++) {
        struct page_item item = page->items[i];
        if (item.kind == PAGE_LINK && item.link.anchor != NULL) {
            running -= i < page->running;
            continue;
        }
        item.element = item.element == PAGE_ARTIFACT ? PAGE_ARTIFACT : item.element + section;
        item.origin = 0;
        page->items[count++] = item;
    }
    page->count = count;
    page->running = running;
}

static void insert_bookmark(struct page_document *document, const char *title, size_t at)
{
    size_t place = 0;
    while (place < document->bookmark_count && document->bookmarks[place].page < at) {
        place++;
    }
    page_bookmark_add(document, title, 1, at, 0);
    struct page_bookmark *bookmarks = document->bookmarks;
    const struct page_bookmark own = bookmarks[document->bookmark_count - 1];
    memmove(&bookmarks[place + 1], &bookmarks[place],
            (document->bookmark_count - 1 - place) * sizeof *bookmarks);
    bookmarks[place] = own;
}

void page_insert(struct page_document *document, size_t at, struct page_document *other,
                 const char *title)
{
    size_t added = other->count;
    if (added == 0) {
        return;
    }
    uint32_t section = add_elements(document, other);
    for (size_t i = 0; i < document->anchor_count; i++) {
        document->anchors[i].page += document->anchors[i].page >= at ? added : 0;
    }
    for (size_t i = 0; i < document->bookmark_count; i++) {
        document->bookmarks[i].page += document->bookmarks[i].page >= at ? added : 0;
    }
    for (size_t i = 0; i < added; i++) {
        adopt_items(other, other->pages[i], section);
        page_add(document, 0, 0);
        document->pages[document->count - 1] = other->pages[i];
    }
    memmove(&document->pages[at + added], &document->pages[at],
            (document->count - added - at) * sizeof(struct page *));
    memcpy(&document->pages[at], other->pages, added * sizeof(struct page *));
    insert_bookmark(document, title, at);
}
