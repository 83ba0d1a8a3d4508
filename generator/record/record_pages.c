/* Collects the text of pages by paragraph, heading, cell, drawing and running head. */
#include "record_pages.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base_arena.h"
#include "font.h"
#include "image.h"
#include "page.h"
#include "record_hash.h"

/* Where an element stands in tables; ordinals from 1, 0 = none. */
struct spot {
    uint32_t owner; /* the element of the unit */
    uint32_t table_element, row_element;
    size_t table, row, cell;
    size_t children; /* rows of a table, cells of a row so far */
    bool header;
};

struct collecting {
    struct base_arena *arena;
    const struct page_document *document;
    struct spot *spots;
    struct record_unit **of_element; /* NULL: none yet */
    struct record_unit *running, *repeated;
    struct record_unit **units;
    size_t count, capacity;
};

/* A unit whose text still grows. */
struct growing {
    struct record_unit unit;
    struct base_buffer text;
};

/* ---------------------------------------------------------------- elements */

static void place_element(struct collecting *work, uint32_t index, size_t *tables)
{
    const struct page_element *element = &work->document->elements[index];
    struct spot *spot = &work->spots[index];
    const struct spot *parent = &work->spots[element->parent];
    if (index > 0) {
        *spot = *parent;
        spot->children = 0;
    }
    bool inner = element->role == PAGE_ROLE_SPAN || element->role == PAGE_ROLE_LINK ||
                 element->role == PAGE_ROLE_REFERENCE;
    spot->owner = inner && index > 0 ? parent->owner : index;
    if (element->role == PAGE_ROLE_TABLE) {
        spot->table_element = index;
        spot->table = ++*tables;
        spot->row = spot->cell = 0;
    } else if (element->role == PAGE_ROLE_ROW && spot->table != 0) {
        spot->row_element = index;
        spot->row = ++work->spots[spot->table_element].children;
    } else if ((element->role == PAGE_ROLE_CELL || element->role == PAGE_ROLE_HEADER_CELL) &&
               spot->row != 0) {
        spot->cell = ++work->spots[spot->row_element].children;
        spot->header = element->role == PAGE_ROLE_HEADER_CELL;
    }
}

static enum record_unit_kind kind_of(const struct collecting *work, uint32_t element)
{
    static const unsigned char kinds[] = {
        [PAGE_ROLE_HEADING] = RECORD_UNIT_HEADING,
        [PAGE_ROLE_CAPTION] = RECORD_UNIT_CAPTION,
        [PAGE_ROLE_LABEL] = RECORD_UNIT_LABEL,
        [PAGE_ROLE_CONTENTS_ENTRY] = RECORD_UNIT_CONTENTS,
        [PAGE_ROLE_FIGURE] = RECORD_UNIT_FIGURE,
        [PAGE_ROLE_FORMULA] = RECORD_UNIT_FORMULA,
        [PAGE_ROLE_NOTE] = RECORD_UNIT_NOTE,
    };
    enum page_role role = work->document->elements[element].role;
    unsigned char kind = role < sizeof kinds ? kinds[role] : 0;
    const struct spot *spot = &work->spots[element];
    return kind != 0         ? (enum record_unit_kind)kind
           : spot->cell == 0 ? RECORD_UNIT_PARAGRAPH
           : spot->header    ? RECORD_UNIT_HEADER
                             : RECORD_UNIT_CELL;
}

/* ---------------------------------------------------------------- units */

static struct record_unit *unit_add(struct collecting *work, enum record_unit_kind kind,
                                    uint32_t element, size_t page)
{
    struct growing *growing = base_alloc(work->arena, sizeof *growing);
    struct record_unit *unit = &growing->unit;
    growing->text.arena = work->arena;
    unit->kind = kind;
    unit->element = element;
    unit->first_page = unit->last_page = page;
    unit->look = RECORD_HASH_START;
    unit->text = "";
    BASE_PUSH(work->arena, work->units, work->count, work->capacity, unit);
    return unit;
}

static struct record_unit *unit_of(struct collecting *work, size_t page, size_t index)
{
    const struct page *sheet = work->document->pages[page];
    const struct page_item *item = &sheet->items[index];
    if (item->element == PAGE_ARTIFACT) {
        bool running = sheet->running != 0 && index >= sheet->running;
        struct record_unit **kept = running ? &work->running : &work->repeated;
        if (*kept == NULL || (*kept)->first_page != page) {
            *kept = unit_add(work, running ? RECORD_UNIT_RUNNING : RECORD_UNIT_REPEATED,
                             PAGE_ARTIFACT, page);
        }
        return *kept;
    }
    uint32_t owner = work->spots[item->element].owner;
    if (work->of_element[owner] == NULL) {
        struct record_unit *unit = unit_add(work, kind_of(work, owner), owner, page);
        unit->table = work->spots[owner].table;
        unit->row = work->spots[owner].row;
        unit->cell = work->spots[owner].cell;
        work->of_element[owner] = unit;
    }
    return work->of_element[owner];
}

/* Dots that lead to a page number. */
static bool is_leader(const struct page_item *item)
{
    const char *text = item->glyphs.text;
    return item->element == PAGE_ARTIFACT && strspn(text, ". ") == strlen(text);
}

/* Words of a drawing, or of two lines of which nobody says that they are one word. */
static bool needs_space(const struct record_unit *unit, const struct page_item *item,
                        const struct page_item *before)
{
    char last = unit->length > 0 ? unit->text[unit->length - 1] : ' ';
    if (last == ' ' || before == NULL || before->glyphs.soft_hyphen) {
        return false;
    }
    bool apart = unit->kind == RECORD_UNIT_FIGURE || unit->element == PAGE_ARTIFACT;
    bool line =
        unit->kind == RECORD_UNIT_HEADING && last != '-' && last != '/' && item->y != before->y;
    return apart || line;
}

/* Adds the text of an item to its unit. */
static void add_text(struct collecting *work, struct record_unit *unit, size_t page, size_t index)
{
    const struct page_item *item = &work->document->pages[page]->items[index];
    const struct page_item *before = NULL;
    if (unit->count > 0) {
        const struct record_piece *last = &unit->pieces[unit->count - 1];
        before = &work->document->pages[last->page]->items[last->item];
    }
    size_t space = needs_space(unit, item, before) ? 1 : 0;
    size_t length = strlen(item->glyphs.text);
    length -= item->glyphs.soft_hyphen && length > 0 && item->glyphs.text[length - 1] == '-';
    struct base_buffer *text = &((struct growing *)unit)->text;
    const struct record_piece piece = {unit->length + space, length, item->origin, page, index};
    base_buffer_add(text, " ", space);
    base_buffer_add(text, item->glyphs.text, length);
    unit->length = text->length;
    unit->text = base_buffer_get(text);
    BASE_PUSH(work->arena, unit->pieces, unit->count, unit->capacity, piece);
}

/* ---------------------------------------------------------------- looks */

static uint64_t hash_item(uint64_t hash, const struct page_item *item, base_length x, base_length y)
{
    hash = record_hash_number(hash, item->kind);
    hash = record_hash_number(hash, (uint64_t)(item->x - x));
    hash = record_hash_number(hash, (uint64_t)(item->y - y));
    hash = record_hash_number(hash, (uint64_t)item->width);
    hash = record_hash_number(hash, (uint64_t)item->height);
    hash = record_hash_number(hash, item->colour);
    if (item->kind == PAGE_GLYPHS) {
        hash = record_hash_text(hash, font_metrics(item->glyphs.face)->postscript_name);
        hash = record_hash_number(hash, strlen(item->glyphs.text));
    } else if (item->kind == PAGE_IMAGE && item->image->digest != NULL) {
        hash = record_hash_text(hash, item->image->digest);
    } else if (item->kind == PAGE_PATH) {
        hash = record_hash_number(hash, item->path.fill);
        for (size_t i = 0; i < item->path.count; i++) {
            hash = record_hash_number(hash, (uint64_t)(item->path.points[2 * i] - x));
            hash = record_hash_number(hash, (uint64_t)(item->path.points[2 * i + 1] - y));
        }
    }
    return hash;
}

/* By the first item of the unit on the page: the place on the page does not count. */
static void add_look(struct collecting *work, struct record_unit *unit, size_t page,
                     const struct page_item *item)
{
    const struct page_item *first = item;
    if (unit->count > 0 && unit->last_page == page) {
        for (size_t i = unit->count; i > 0 && unit->pieces[i - 1].page == page; i--) {
            first = &work->document->pages[page]->items[unit->pieces[i - 1].item];
        }
    }
    unit->look = hash_item(unit->look, item, first->x, first->y);
}

static void collect_item(struct collecting *work, size_t page, size_t index)
{
    const struct page_item *item = &work->document->pages[page]->items[index];
    bool text = item->kind == PAGE_GLYPHS;
    if (item->kind == PAGE_LINK || (text && is_leader(item)) ||
        (!text && item->element == PAGE_ARTIFACT)) {
        return;
    }
    struct record_unit *unit = unit_of(work, page, index);
    add_look(work, unit, page, item);
    unit->last_page = page;
    if (text) {
        add_text(work, unit, page, index);
    }
}

/* Body by element, then repeated and running texts by page. */
static int compare_units(const void *left, const void *right)
{
    const struct record_unit *a = *(const struct record_unit *const *)left;
    const struct record_unit *b = *(const struct record_unit *const *)right;
    if (a->element != b->element) {
        return a->element < b->element ? -1 : 1;
    }
    if (a->kind != b->kind) {
        return a->kind == RECORD_UNIT_REPEATED ? -1 : 1;
    }
    return a->first_page < b->first_page ? -1 : a->first_page > b->first_page;
}

struct record_pages *record_pages_of(struct base_arena *arena, const struct page_document *document)
{
    struct collecting work = {.arena = arena, .document = document};
    struct record_pages *pages = base_alloc(arena, sizeof *pages);
    size_t elements = document->element_count, tables = 0;
    work.spots = base_alloc_array(arena, elements + 1, sizeof *work.spots);
    work.of_element = base_alloc_array(arena, elements + 1, sizeof *work.of_element);
    pages->document = document;
    pages->sheet_count = document->count;
    pages->looks = base_alloc_array(arena, document->count + 1, sizeof *pages->looks);
    pages->sheets = base_alloc_array(arena, document->count + 1, sizeof *pages->sheets);
    for (uint32_t i = 0; i < elements; i++) {
        place_element(&work, i, &tables);
    }
    for (size_t p = 0; p < document->count; p++) {
        const struct page *page = document->pages[p];
        pages->sheets[p] = page;
        size_t end = page->running != 0 ? page->running : page->count;
        pages->looks[p] = RECORD_HASH_START;
        for (size_t i = 0; i < page->count; i++) {
            collect_item(&work, p, i);
            pages->looks[p] =
                i < end ? hash_item(pages->looks[p], &page->items[i], 0, 0) : pages->looks[p];
        }
    }
    if (work.count > 0) {
        qsort(work.units, work.count, sizeof *work.units, compare_units);
    }
    pages->count = work.count;
    pages->units = base_alloc_array(arena, work.count + 1, sizeof *pages->units);
    for (size_t i = 0; i < work.count; i++) {
        pages->units[i] = *work.units[i];
    }
    return pages;
}

/* ---------------------------------------------------------------- places */

/* Where the byte `at` of an item's text begins, from the item's start along its line. */
static base_length along(const struct page_item *item, size_t at)
{
    for (size_t i = 0; i < item->glyphs.count; i++) {
        if (item->glyphs.glyphs[i].cluster >= at) {
            return item->glyphs.glyphs[i].x;
        }
    }
    return item->width;
}

/* Where the last glyph of the bytes before `at` ends, blanks left out. */
static base_length end_along(const struct page_item *item, size_t at)
{
    size_t i = item->glyphs.count;
    while (i > 0 && (item->glyphs.glyphs[i - 1].cluster >= at ||
                     item->glyphs.text[item->glyphs.glyphs[i - 1].cluster] == ' ')) {
        i--;
    }
    if (i == 0) {
        return along(item, at);
    }
    const struct page_glyph *last = &item->glyphs.glyphs[i - 1];
    int advance = font_advance(item->glyphs.face, last->glyph);
    return last->x + font_scale(item->glyphs.face, advance, item->glyphs.size);
}

static struct record_rectangle rectangle(const struct page_item *item, size_t page, size_t from,
                                         size_t to)
{
    base_length start = along(item, from), end = end_along(item, to), size = item->glyphs.size;
    end = end > start ? end : start;
    if (item->glyphs.upward) {
        return (struct record_rectangle){page,          0,    item->x - size * 4 / 5,
                                         item->y - end, size, end - start};
    }
    return (struct record_rectangle){page,        0,   item->x + start, item->y - size * 4 / 5,
                                     end - start, size};
}

struct record_rectangle *record_pages_rectangles(struct base_arena *arena,
                                                 const struct record_pages *pages, size_t index,
                                                 size_t from, size_t to, size_t *count)
{
    const struct record_unit *unit = &pages->units[index];
    struct record_rectangle *list = base_alloc_array(arena, unit->count + 1, sizeof *list);
    *count = 0;
    for (size_t i = 0; i < unit->count; i++) {
        const struct record_piece *piece = &unit->pieces[i];
        size_t end = piece->offset + piece->length;
        if (piece->offset >= to || end <= from) {
            continue;
        }
        const struct page_item *item = &pages->sheets[piece->page]->items[piece->item];
        size_t start = from > piece->offset ? from - piece->offset : 0;
        size_t stop = to < end ? to - piece->offset : piece->length;
        list[*count] = rectangle(item, piece->page, start, stop);
        list[(*count)++].item = piece->item;
    }
    return list;
}
