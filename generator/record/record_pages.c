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

/* What is known of a unit while it grows. */
struct growing {
    uint32_t pieces,
        bytes; /* that there is room for; bytes 0: the text is that of its only piece */
    uint32_t more_pieces, more_bytes; /* that the page at hand adds, at most */
    bool cut;                         /* a text there is not taken whole */
    bool divided;                     /* the last text ends with a hyphen that layout added */
    uint32_t page;                    /* number of that with its last text; 0 = none */
    page_length x, y;                 /* of its first text there */
    page_length last_y;               /* of its last text */
};

/* The pages are gone through one by one: what each adds to its units is counted, then added. */
struct collecting {
    struct base_arena *arena, *scratch;
    const struct page_document *document;
    struct spot *spots;
    struct record_unit *units; /* in the order in which they begin */
    struct growing *growing;   /* by unit */
    size_t count;
    uint32_t *of_element;       /* number of the unit from 1; 0: none yet */
    uint32_t running, repeated; /* the same, of the page that was last */
    uint32_t *numbers;          /* of the unit of each item of the page at hand; 0: none */
    size_t number_capacity;
    uint32_t *touched; /* units to which the page adds texts, each once */
    size_t touched_count, touched_capacity;
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
    work->units[work->count++] = (struct record_unit){.kind = kind,
                                                      .element = element,
                                                      .first_page = (uint32_t)page,
                                                      .last_page = (uint32_t)page,
                                                      .look = RECORD_HASH_START,
                                                      .text = ""};
    return (uint32_t)work->count;
}

/* The number of the unit that an item belongs to. */
static uint32_t unit_of(struct collecting *work, const struct page_item *item, size_t page,
                        size_t index)
{
    const struct page *sheet = work->document->pages[page];
    if (item->element == PAGE_ARTIFACT) {
        bool running = sheet->running != 0 && index >= sheet->running;
        uint32_t *kept = running ? &work->running : &work->repeated;
        if (*kept == 0 || work->units[*kept - 1].first_page != page) {
            *kept = unit_add(work, running ? RECORD_UNIT_RUNNING : RECORD_UNIT_REPEATED,
                             PAGE_ARTIFACT, page);
        }
        return *kept;
    }
    uint32_t owner = work->spots[item->element].owner;
    if (work->of_element[owner] == 0) {
        uint32_t number = unit_add(work, kind_of(work, owner), owner, page);
        struct record_unit *unit = &work->units[number - 1];
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
static bool needs_space(const struct record_unit *unit, const struct growing *growing,
                        const struct page_item *item)
{
    char last = unit->length > 0 ? unit->text[unit->length - 1] : ' ';
    if (last == ' ' || unit->count == 0 || growing->divided) {
        return false;
    }
    bool apart = unit->kind == RECORD_UNIT_FIGURE || unit->element == PAGE_ARTIFACT;
    bool line = unit->kind == RECORD_UNIT_HEADING && last != '-' && last != '/' &&
                item->y != growing->last_y;
    return apart || line;
}

/* Bytes of an item's text without the hyphen that layout added. */
static size_t text_length(const struct page_item *item)
{
    size_t length = strlen(item->glyphs.text);
    return length -
           (item->glyphs.soft_hyphen && length > 0 && item->glyphs.text[length - 1] == '-');
}

/* Adds the text of an item to its unit, which has room for it. */
static void add_text(struct record_unit *unit, struct growing *growing,
                     const struct page_item *item, size_t page, size_t index)
{
    uint32_t space = needs_space(unit, growing, item) ? 1 : 0;
    uint32_t length = (uint32_t)text_length(item);
    unit->pieces[unit->count++] = (struct record_piece){unit->length + space, length, item->origin,
                                                        (uint32_t)page, (uint32_t)index};
    if (growing->bytes == 0) {
        unit->text = item->glyphs.text;
    } else {
        char *end = (char *)unit->text + unit->length;
        memcpy(end, " ", space);
        memcpy(end + space, item->glyphs.text, length);
    }
    unit->length += space + length;
    if (growing->page != page + 1) {
        growing->page = (uint32_t)page + 1;
        growing->x = item->x;
        growing->y = item->y;
    }
    growing->last_y = item->y;
    growing->divided = item->glyphs.soft_hyphen;
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

/* By the first text of the unit on the page: the place on the page does not count. */
static void add_look(struct record_unit *unit, const struct growing *growing, size_t page,
                     const struct page_item *item)
{
    bool first = growing->page != page + 1;
    unit->look =
        hash_item(unit->look, item, first ? item->x : growing->x, first ? item->y : growing->y);
}

/* Links, leaders and painted artifacts belong to no unit. */
static bool is_collected(const struct page_item *item)
{
    return item->kind == PAGE_GLYPHS ? !is_leader(item)
                                     : item->kind != PAGE_LINK && item->element != PAGE_ARTIFACT;
}

/* ---------------------------------------------------------------- pages */

/* Notes what room the text of an item takes in its unit: one byte more, for a space before it. */
static void count_text(struct collecting *work, uint32_t number, const struct page_item *item)
{
    struct growing *growing = &work->growing[number - 1];
    if (growing->more_pieces++ == 0) {
        BASE_PUSH(work->scratch, work->touched, work->touched_count, work->touched_capacity,
                  number);
    }
    growing->more_bytes += (uint32_t)strlen(item->glyphs.text) + 1;
    growing->cut = growing->cut || item->glyphs.soft_hyphen;
}

/* What is asked for, or twice what there was, as a unit may reach over many pages. */
static uint32_t room_for(uint32_t needed, uint32_t before)
{
    return needed > 2 * before ? needed : 2 * before;
}

/* Makes room for what the page at hand adds. */
static void make_room(struct base_arena *arena, struct record_unit *unit, struct growing *growing)
{
    uint32_t count = unit->count + growing->more_pieces;
    uint32_t bytes = unit->length + growing->more_bytes + 1;
    if (count > growing->pieces) {
        struct record_piece *before = unit->pieces;
        growing->pieces = room_for(count, growing->pieces);
        unit->pieces = base_alloc_array(arena, growing->pieces, sizeof *unit->pieces);
        if (unit->count > 0) {
            memcpy(unit->pieces, before, unit->count * sizeof *before);
        }
    }
    if ((count > 1 || growing->cut) && bytes > growing->bytes) {
        growing->bytes = room_for(bytes, growing->bytes);
        char *text = base_alloc_text(arena, growing->bytes);
        memcpy(text, unit->text, unit->length);
        unit->text = text;
    }
    growing->more_pieces = growing->more_bytes = 0;
}

/* Finds the units of a page's items, with room for their texts. */
static void count_page(struct collecting *work, size_t page, const struct page_item *items,
                       size_t count)
{
    if (count > work->number_capacity) {
        work->number_capacity = 2 * count;
        work->numbers =
            base_alloc_array(work->scratch, work->number_capacity, sizeof *work->numbers);
    }
    work->touched_count = 0;
    for (size_t i = 0; i < count; i++) {
        work->numbers[i] = is_collected(&items[i]) ? unit_of(work, &items[i], page, i) : 0;
        if (work->numbers[i] != 0 && items[i].kind == PAGE_GLYPHS) {
            count_text(work, work->numbers[i], &items[i]);
        }
    }
    for (size_t i = 0; i < work->touched_count; i++) {
        uint32_t unit = work->touched[i] - 1;
        make_room(work->arena, &work->units[unit], &work->growing[unit]);
    }
}

static void add_page(struct collecting *work, struct record_pages *pages, size_t number)
{
    const struct page *page = work->document->pages[number];
    const struct page_item *items = page_items(work->document, page);
    size_t end = page->running != 0 ? page->running : page->count;
    uint64_t look = RECORD_HASH_START;
    count_page(work, number, items, page->count);
    for (size_t i = 0; i < page->count; i++) {
        if (work->numbers[i] != 0) {
            struct record_unit *unit = &work->units[work->numbers[i] - 1];
            struct growing *growing = &work->growing[work->numbers[i] - 1];
            add_look(unit, growing, number, &items[i]);
            unit->last_page = (uint32_t)number;
            if (items[i].kind == PAGE_GLYPHS) {
                add_text(unit, growing, &items[i], number, i);
            }
        }
        look = i < end ? hash_item(look, &items[i], 0, 0) : look;
    }
    pages->sheets[number] = page;
    pages->looks[number] = look;
}

/* The numbers of the units of no element that are of a kind; they were begun page by page. */
static void take_units(const struct collecting *work, uint32_t *order, size_t *count,
                       enum record_unit_kind kind)
{
    for (uint32_t i = 0; i < work->count; i++) {
        if (work->units[i].element == PAGE_ARTIFACT && work->units[i].kind == kind) {
            order[(*count)++] = i;
        }
    }
}

/* Puts the units in their order, where they are: body by element, then repeated and running texts
 * by page. */
static void order_units(const struct collecting *work)
{
    struct record_unit *units = work->units;
    uint32_t *order = base_alloc_array(work->scratch, work->count + 1, sizeof *order);
    size_t count = 0;
    for (size_t i = 0; i < work->document->element_count; i++) {
        if (work->of_element[i] != 0) {
            order[count++] = work->of_element[i] - 1;
        }
    }
    take_units(work, order, &count, RECORD_UNIT_REPEATED);
    take_units(work, order, &count, RECORD_UNIT_RUNNING);
    for (uint32_t start = 0; start < count; start++) {
        const struct record_unit first = units[start];
        uint32_t at = start;
        while (order[at] != start && order[at] != at) {
            uint32_t from = order[at];
            units[at] = units[from];
            order[at] = at;
            at = from;
        }
        if (order[at] == start) {
            units[at] = first;
            order[at] = at;
        }
    }
}

struct record_pages *record_pages_of(struct base_arena *arena, const struct page_document *document)
{
    struct base_arena *scratch = base_arena_create();
    struct collecting work = {.arena = arena, .scratch = scratch, .document = document};
    struct record_pages *pages = base_alloc(arena, sizeof *pages);
    uint32_t elements = (uint32_t)document->element_count;
    uint32_t tables = 0;
    work.spots = base_alloc_array(scratch, (size_t)elements + 1, sizeof *work.spots);
    work.of_element = base_alloc_array(scratch, (size_t)elements + 1, sizeof *work.of_element);
    /* An element has one unit at most, a page two more. What is not used of this is never touched.
     */
    size_t most = elements + 2 * document->count;
    work.units = base_alloc_array(arena, most + 1, sizeof *work.units);
    work.growing = base_alloc_array(scratch, most + 1, sizeof *work.growing);
    pages->document = document;
    pages->sheet_count = document->count;
    pages->looks = base_alloc_array(arena, document->count + 1, sizeof *pages->looks);
    pages->sheets = base_alloc_array(arena, document->count + 1, sizeof *pages->sheets);
    for (uint32_t i = 0; i < elements; i++) {
        place_element(&work, i, &tables);
    }
    for (size_t i = 0; i < document->count; i++) {
        add_page(&work, pages, i);
    }
    order_units(&work);
    pages->units = work.units;
    pages->count = work.count;
    base_arena_destroy(scratch);
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
        const struct page_item item = page_item_spelled(
            &page_items(pages->document, pages->sheets[piece->page])[piece->item], &room);
        size_t start = from > piece->offset ? from - piece->offset : 0;
        size_t stop = to < end ? to - piece->offset : piece->length;
        list[*count] = rectangle(&item, piece->page, start, stop);
        list[(*count)++].item = piece->item;
    }
    return list;
}
