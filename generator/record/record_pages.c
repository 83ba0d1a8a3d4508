/* Collects the text of pages by paragraph, heading, cell, drawing and running head. */
#include "record_pages.h"

#include <stdbool.h>
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
    uint32_t table, row, cell;
    uint32_t children; /* rows of a table, cells of a row so far */
    bool header;
};

/* A unit whose text still grows. */
struct growing {
    struct record_unit unit;
    char *room; /* for a text of several pieces; NULL: the text is that of its piece */
};

/* The pages are gone through twice: first the units are counted, then they are filled. */
struct collecting {
    struct base_arena *scratch;
    const struct page_document *document;
    struct spot *spots;
    struct growing *units; /* in the order in which they begin */
    size_t count, capacity;
    uint32_t *of_element;       /* number of the unit from 1; 0: none yet */
    uint32_t running, repeated; /* the same, of the page that was last */
    uint32_t *numbers;          /* of the unit of each item that has one */
    size_t number_count, number_capacity;
};

/* ---------------------------------------------------------------- elements */

static void place_element(struct collecting *work, uint32_t index, uint32_t *tables)
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

/* Its number. */
static uint32_t unit_add(struct collecting *work, enum record_unit_kind kind, uint32_t element,
                         size_t page)
{
    const struct growing growing = {
        .unit = {.kind = kind,
                 .element = element,
                 .first_page = (uint32_t)page,
                 .last_page = (uint32_t)page,
                 .look = RECORD_HASH_START,
                 .text = ""},
    };
    BASE_PUSH(work->scratch, work->units, work->count, work->capacity, growing);
    return (uint32_t)work->count;
}

/* The number of the unit that an item belongs to. */
static uint32_t unit_of(struct collecting *work, size_t page, size_t index)
{
    const struct page *sheet = work->document->pages[page];
    const struct page_item *item = &sheet->items[index];
    if (item->element == PAGE_ARTIFACT) {
        bool running = sheet->running != 0 && index >= sheet->running;
        uint32_t *kept = running ? &work->running : &work->repeated;
        if (*kept == 0 || work->units[*kept - 1].unit.first_page != page) {
            *kept = unit_add(work, running ? RECORD_UNIT_RUNNING : RECORD_UNIT_REPEATED,
                             PAGE_ARTIFACT, page);
        }
        return *kept;
    }
    uint32_t owner = work->spots[item->element].owner;
    if (work->of_element[owner] == 0) {
        uint32_t number = unit_add(work, kind_of(work, owner), owner, page);
        struct record_unit *unit = &work->units[number - 1].unit;
        unit->table = work->spots[owner].table;
        unit->row = work->spots[owner].row;
        unit->cell = work->spots[owner].cell;
        work->of_element[owner] = number;
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

/* Bytes of an item's text without the hyphen that layout added. */
static size_t text_length(const struct page_item *item)
{
    size_t length = strlen(item->glyphs.text);
    return length -
           (item->glyphs.soft_hyphen && length > 0 && item->glyphs.text[length - 1] == '-');
}

/* Adds the text of an item to its unit. */
static void add_text(struct collecting *work, struct growing *growing, size_t page, size_t index)
{
    struct record_unit *unit = &growing->unit;
    const struct page_item *item = &work->document->pages[page]->items[index];
    const struct page_item *before = NULL;
    if (unit->count > 0) {
        const struct record_piece *last = &unit->pieces[unit->count - 1];
        before = &work->document->pages[last->page]->items[last->item];
    }
    uint32_t space = needs_space(unit, item, before) ? 1 : 0;
    uint32_t length = (uint32_t)text_length(item);
    unit->pieces[unit->count++] = (struct record_piece){unit->length + space, length, item->origin,
                                                        (uint32_t)page, (uint32_t)index};
    if (growing->room == NULL) {
        unit->text = item->glyphs.text;
    } else {
        memcpy(growing->room + unit->length, " ", space);
        memcpy(growing->room + unit->length + space, item->glyphs.text, length);
        unit->text = growing->room;
    }
    unit->length += space + length;
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

/* Links, leaders and painted artifacts belong to no unit. */
static bool is_collected(const struct page_item *item)
{
    return item->kind == PAGE_GLYPHS ? !is_leader(item)
                                     : item->kind != PAGE_LINK && item->element != PAGE_ARTIFACT;
}

/* Notes the unit of an item and what room it takes there: one byte more than its text, for a space
 * before it. */
static void count_item(struct collecting *work, size_t page, size_t index)
{
    const struct page_item *item = &work->document->pages[page]->items[index];
    uint32_t number = unit_of(work, page, index);
    BASE_PUSH(work->scratch, work->numbers, work->number_count, work->number_capacity, number);
    if (item->kind == PAGE_GLYPHS) {
        struct record_unit *unit = &work->units[number - 1].unit;
        unit->count += 1 + item->glyphs.soft_hyphen; /* a text that is cut needs room, too */
        unit->length += (uint32_t)strlen(item->glyphs.text) + 1;
    }
}

/* Gives each unit its share of all pieces and texts. */
static void make_room(struct collecting *work, struct base_arena *arena)
{
    size_t pieces = 0, bytes = 0;
    for (size_t i = 0; i < work->count; i++) {
        const struct record_unit *unit = &work->units[i].unit;
        pieces += unit->count;
        bytes += unit->count > 1 ? unit->length + 1 : 0;
    }
    struct record_piece *piece = base_alloc_array(arena, pieces, sizeof *piece);
    char *text = base_alloc(arena, bytes);
    for (size_t i = 0; i < work->count; i++) {
        struct record_unit *unit = &work->units[i].unit;
        unit->pieces = piece;
        piece += unit->count;
        if (unit->count > 1) {
            work->units[i].room = text;
            text += unit->length + 1;
        }
        unit->count = unit->length = 0;
    }
}

static void fill_item(struct collecting *work, uint32_t number, size_t page, size_t index)
{
    const struct page_item *item = &work->document->pages[page]->items[index];
    struct growing *growing = &work->units[number - 1];
    add_look(work, &growing->unit, page, item);
    growing->unit.last_page = (uint32_t)page;
    if (item->kind == PAGE_GLYPHS) {
        add_text(work, growing, page, index);
    }
}

static void count_units(struct collecting *work)
{
    const struct page_document *document = work->document;
    uint32_t tables = 0;
    for (uint32_t i = 0; i < document->element_count; i++) {
        place_element(work, i, &tables);
    }
    for (size_t p = 0; p < document->count; p++) {
        for (size_t i = 0; i < document->pages[p]->count; i++) {
            if (is_collected(&document->pages[p]->items[i])) {
                count_item(work, p, i);
            }
        }
    }
}

static void fill_units(struct collecting *work, struct record_pages *pages)
{
    const uint32_t *number = work->numbers;
    for (size_t p = 0; p < work->document->count; p++) {
        const struct page *page = work->document->pages[p];
        size_t end = page->running != 0 ? page->running : page->count;
        pages->sheets[p] = page;
        pages->looks[p] = RECORD_HASH_START;
        for (size_t i = 0; i < page->count; i++) {
            if (is_collected(&page->items[i])) {
                fill_item(work, *number++, p, i);
            }
            pages->looks[p] =
                i < end ? hash_item(pages->looks[p], &page->items[i], 0, 0) : pages->looks[p];
        }
    }
}

/* The units of no element that are of a kind; they were begun page by page. */
static void take_units(const struct collecting *work, struct record_pages *pages,
                       enum record_unit_kind kind)
{
    for (size_t i = 0; i < work->count; i++) {
        const struct record_unit *unit = &work->units[i].unit;
        if (unit->element == PAGE_ARTIFACT && unit->kind == kind) {
            pages->units[pages->count++] = *unit;
        }
    }
}

/* Puts the units in their order: body by element, then repeated and running texts by page. */
static void order_units(const struct collecting *work, struct base_arena *arena,
                        struct record_pages *pages)
{
    pages->units = base_alloc_array(arena, work->count + 1, sizeof *pages->units);
    for (size_t i = 0; i < work->document->element_count; i++) {
        if (work->of_element[i] != 0) {
            pages->units[pages->count++] = work->units[work->of_element[i] - 1].unit;
        }
    }
    take_units(work, pages, RECORD_UNIT_REPEATED);
    take_units(work, pages, RECORD_UNIT_RUNNING);
}

struct record_pages *record_pages_of(struct base_arena *arena, const struct page_document *document)
{
    struct collecting work = {.scratch = base_arena_create(), .document = document};
    struct record_pages *pages = base_alloc(arena, sizeof *pages);
    size_t elements = document->element_count;
    work.spots = base_alloc_array(work.scratch, elements + 1, sizeof *work.spots);
    work.of_element = base_alloc_array(work.scratch, elements + 1, sizeof *work.of_element);
    pages->document = document;
    pages->sheet_count = document->count;
    pages->looks = base_alloc_array(arena, document->count + 1, sizeof *pages->looks);
    pages->sheets = base_alloc_array(arena, document->count + 1, sizeof *pages->sheets);
    count_units(&work);
    make_room(&work, arena);
    fill_units(&work, pages);
    order_units(&work, arena, pages);
    base_arena_destroy(work.scratch);
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
    return last->x + font_scale(item->glyphs.face, advance, item->height);
}

static struct record_rectangle rectangle(const struct page_item *item, size_t page, size_t from,
                                         size_t to)
{
    base_length start = along(item, from), end = end_along(item, to), size = item->height;
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
    struct page_glyph_room room = {.arena = arena};
    *count = 0;
    for (size_t i = 0; i < unit->count; i++) {
        const struct record_piece *piece = &unit->pieces[i];
        size_t end = piece->offset + piece->length;
        if (piece->offset >= to || end <= from) {
            continue;
        }
        const struct page_item item =
            page_item_spelled(&pages->sheets[piece->page]->items[piece->item], &room);
        size_t start = from > piece->offset ? from - piece->offset : 0;
        size_t stop = to < end ? to - piece->offset : piece->length;
        list[*count] = rectangle(&item, piece->page, start, stop);
        list[(*count)++].item = piece->item;
    }
    return list;
}
