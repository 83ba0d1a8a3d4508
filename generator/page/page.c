/* Collects pages, items, elements, anchors and bookmarks. */
#include <assert.h>
#include <string.h>

#include "base_arena.h"
#include "base_hash.h"
#include "base_memory.h"
#include "base_utf8.h"
#include "page_packed.h"

struct page_document *page_document_create(struct base_arena *arena,
                                           const struct base_sources *sources,
                                           struct font_set *fonts)
{
    struct page_document *document = base_alloc(arena, sizeof *document);
    document->arena = arena;
    document->sources = sources;
    document->fonts = fonts;
    page_element_add(document, PAGE_ROLE_DOCUMENT, 0, 0);
    return document;
}

void page_document_clear(struct page_document *document)
{
    document->count = 0;
    document->element_count = document->anchor_count = 0;
    document->bookmark_count = document->missing_count = 0;
    if (document->anchor_slot_count > 0) {
        memset(document->anchor_slots, 0,
               document->anchor_slot_count * sizeof *document->anchor_slots);
    }
    page_element_add(document, PAGE_ROLE_DOCUMENT, 0, 0);
}

/* Page `at` becomes the next one. */
static struct page *take_page(struct page_document *document, size_t at)
{
    struct page *page = document->pages[at];
    document->pages[at] = document->pages[document->count];
    document->pages[document->count++] = page;
    return page;
}

void page_again(struct page_document *document, struct page *page)
{
    size_t at = document->count;
    while (document->pages[at] != page) {
        at++;
    }
    take_page(document, at);
    page_rooms_forget(document, page);
    page->heads =
        (struct page_packed){.bytes = page->heads.bytes, .capacity = page->heads.capacity};
    page->count = page->body.count;
    page->running = 0;
    page->label = "";
}

struct page *page_add(struct page_document *document, base_length width, base_length height)
{
    size_t at = document->count;
    while (at < document->made && document->pages[at]->kept) {
        at++;
    }
    if (at == document->made) {
        struct page *made = base_alloc(document->arena, sizeof *made);
        BASE_PUSH(document->arena, document->pages, document->made, document->capacity, made);
    }
    struct page *page = take_page(document, at);
    page_rooms_forget(document, page);
    *page = (struct page){.width = width,
                          .height = height,
                          .label = "",
                          .body = {.bytes = page->body.bytes, .capacity = page->body.capacity},
                          .heads = {.bytes = page->heads.bytes, .capacity = page->heads.capacity},
                          .background = PAGE_NO_COLOUR};
    return page;
}

void page_open(struct page_document *document, struct page *page)
{
    page->items = document->room;
    page->capacity = document->room_capacity;
}

void page_close(struct page_document *document, struct page *page)
{
    document->room = page->items;
    document->room_capacity = page->capacity;
    page_pack(document, &page->body, page->items, page->count);
    page->items = NULL;
    page->capacity = 0;
}

void page_heads_add(struct page_document *document, struct page *page,
                    const struct page_fragment *fragment)
{
    page_rooms_forget(document, page);
    page_pack(document, &page->heads, fragment->items, fragment->count);
    page->running = page->count;
    page->count += fragment->count;
}

static struct page_item new_item(enum page_item_kind kind, uint32_t element, base_origin origin)
{
    struct page_item item = {.kind = kind, .element = element, .origin = origin};
    return item;
}

struct page_item *page_item_add(struct page_document *document, struct page *page,
                                enum page_item_kind kind, uint32_t element, base_origin origin)
{
    page_unpack(document, page);
    BASE_PUSH(document->arena, page->items, page->count, page->capacity,
              new_item(kind, element, origin));
    return &page->items[page->count - 1];
}

enum { FIRST_ELEMENTS = 64 };

static void enlarge_elements(struct page_document *document, size_t capacity)
{
    size_t size = document->element_capacity * sizeof *document->elements;
    document->element_capacity = capacity;
    document->elements = base_arena_enlarge(document->arena, document->elements, size,
                                            capacity * sizeof *document->elements);
}

void page_element_reserve(struct page_document *document, size_t count)
{
    size_t capacity = count + count / 16 + FIRST_ELEMENTS;
    if (capacity > document->element_capacity) {
        enlarge_elements(document, capacity);
    }
}

uint32_t page_element_add(struct page_document *document, enum page_role role, uint32_t parent,
                          base_origin origin)
{
    struct page_element element = {
        .role = role,
        .parent = parent,
        .origin = origin,
    };
    if (role == PAGE_ROLE_CELL || role == PAGE_ROLE_HEADER_CELL) {
        element.row_span = element.column_span = 1;
    }
    if (document->element_count == document->element_capacity) {
        size_t capacity = document->element_capacity;
        enlarge_elements(document, capacity == 0 ? FIRST_ELEMENTS : capacity * 2);
    }
    document->elements[document->element_count++] = element;
    return (uint32_t)(document->element_count - 1);
}

static bool takes_words(enum page_role role)
{
    return role == PAGE_ROLE_FIGURE || role == PAGE_ROLE_FORMULA || role == PAGE_ROLE_LINK ||
           role == PAGE_ROLE_LIST;
}

void page_element_say(struct page_document *document, uint32_t element, const char *words)
{
    assert(takes_words(document->elements[element].role));
    if (words != NULL) {
        BASE_PUSH(document->arena, document->words, document->words_count, document->words_capacity,
                  base_copy_text(document->arena, words));
        document->elements[element].words = (uint32_t)document->words_count;
    }
}

const char *page_element_words(const struct page_document *document, uint32_t element)
{
    const struct page_element *found = &document->elements[element];
    return takes_words(found->role) && found->words > 0 ? document->words[found->words - 1] : NULL;
}

void page_bookmark_add(struct page_document *document, const char *title, int level, size_t page,
                       base_length y)
{
    struct page_bookmark bookmark = {
        .title = base_copy_text(document->arena, title), .level = level, .page = page, .y = y};
    BASE_PUSH(document->arena, document->bookmarks, document->bookmark_count,
              document->bookmark_capacity, bookmark);
}

/* ---------------------------------------------------------------- missing characters */

static size_t occurrences(const char *text, uint32_t character)
{
    size_t count = 0;
    for (const char *next; text != NULL && *text != '\0'; text = next) {
        count += base_utf8_next(text, &next) == character;
    }
    return count;
}

static bool is_same(const char *left, const char *right)
{
    return left == right || (left != NULL && right != NULL && base_same_text(left, right));
}

void page_missing_add(struct page_document *document, uint32_t character, base_origin origin,
                      const char *text)
{
    for (size_t i = 0; i < document->missing_count; i++) {
        const struct page_missing *known = &document->missing[i];
        if (known->character == character && known->origin == origin &&
            is_same(known->text, text)) {
            return;
        }
    }
    size_t count = occurrences(text, character);
    struct page_missing missing = {character, origin, base_copy_text(document->arena, text),
                                   count > 0 ? count : 1};
    BASE_PUSH(document->arena, document->missing, document->missing_count,
              document->missing_capacity, missing);
}

const char *page_missing_mark(struct base_arena *arena, uint32_t character)
{
    return base_format(arena, "[U+%04X]", (unsigned)character);
}

/* ---------------------------------------------------------------- anchors by hash */

/* The slot of an id, or the free one where it belongs. */
static uint32_t *anchor_slot(const struct page_document *document, const char *id)
{
    size_t at = base_hash_text(id) % document->anchor_slot_count;
    while (document->anchor_slots[at] != 0 &&
           strcmp(document->anchors[document->anchor_slots[at] - 1].id, id) != 0) {
        at = (at + 1) % document->anchor_slot_count;
    }
    return &document->anchor_slots[at];
}

static void grow_anchor_slots(struct page_document *document)
{
    document->anchor_slot_count =
        document->anchor_slot_count == 0 ? 64 : document->anchor_slot_count * 2;
    document->anchor_slots =
        base_alloc_array(document->arena, document->anchor_slot_count, sizeof(uint32_t));
    for (size_t i = 0; i < document->anchor_count; i++) {
        uint32_t *slot = anchor_slot(document, document->anchors[i].id);
        *slot = *slot != 0 ? *slot : (uint32_t)(i + 1);
    }
}

void page_anchor_add(struct page_document *document, const char *id, size_t page, base_length x,
                     base_length y)
{
    struct page_anchor anchor = {
        .id = base_copy_text(document->arena, id), .page = page, .x = x, .y = y};
    BASE_PUSH(document->arena, document->anchors, document->anchor_count, document->anchor_capacity,
              anchor);
    if (document->anchor_count * 2 > document->anchor_slot_count) {
        grow_anchor_slots(document);
        return;
    }
    uint32_t *slot = anchor_slot(document, id);
    *slot = *slot != 0 ? *slot : (uint32_t)document->anchor_count;
}

const struct page_anchor *page_anchor_find(const struct page_document *document, const char *id)
{
    if (document->anchor_slot_count == 0) {
        return NULL;
    }
    uint32_t slot = *anchor_slot(document, id);
    return slot != 0 ? &document->anchors[slot - 1] : NULL;
}
