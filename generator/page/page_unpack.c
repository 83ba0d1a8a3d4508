/* Spells packed items out again; page_packed.h says how they are packed. */
#include <string.h>

#include "base_arena.h"
#include "page_packed.h"

/* Where reading goes on, and what the items point to. */
struct reading {
    const struct page_packer *packer;
    const unsigned char *at;
    struct page_before before;
    struct page_piece *pieces;
    base_length *points;
};

/* ---------------------------------------------------------------- numbers */

/* Most numbers have one or two bytes. */
static inline uint64_t get_number(struct reading *reading)
{
    const unsigned char *at = reading->at;
    uint64_t number = *at++;
    if (number >= 0x80) {
        number &= 0x7f;
        for (int shift = 7;; shift += 7) {
            unsigned char next = *at++;
            number |= (uint64_t)(next & 0x7f) << shift;
            if (next < 0x80) {
                break;
            }
        }
    }
    reading->at = at;
    return number;
}

static inline int64_t get_signed(struct reading *reading)
{
    uint64_t number = get_number(reading);
    return (int64_t)(number >> 1 ^ (0 - (number & 1)));
}

/* A length that is told by how much it differs from another one. */
static inline page_length get_length(struct reading *reading, page_length before)
{
    return (page_length)(before + get_signed(reading));
}

static const char *get_text(struct reading *reading)
{
    const char *text = (const char *)reading->at;
    reading->at += strlen(text) + 1;
    return text;
}

static void get_bytes(struct reading *reading, void *bytes, size_t length)
{
    memcpy(bytes, reading->at, length);
    reading->at += length;
}

/* ---------------------------------------------------------------- items */

static inline const struct page_glyph *get_address(struct reading *reading, uint32_t *count)
{
    uintptr_t at = reading->before.glyphs + (uintptr_t)get_signed(reading);
    *count = (uint32_t)get_number(reading);
    reading->before.glyphs = at + *count * sizeof(struct page_glyph) / _Alignof(struct page_glyph);
    return (const struct page_glyph *)(at * _Alignof(struct page_glyph));
}

static void get_pieces(struct reading *reading, struct page_item *item)
{
    page_length x = 0;
    int text = 0;
    item->glyphs.pieces = reading->pieces;
    item->glyphs.piece_count = (uint16_t)get_number(reading);
    for (size_t i = 0; i < item->glyphs.piece_count; i++) {
        uint32_t count = 0;
        const struct page_glyph *glyphs = get_address(reading, &count);
        x = get_length(reading, x);
        text += (int)get_signed(reading);
        *reading->pieces++ = (struct page_piece){glyphs, x, (uint16_t)text, (uint16_t)count};
        item->glyphs.count += count;
    }
}

static void get_glyphs(struct reading *reading, struct page_item *item, unsigned flags)
{
    if (!(flags & PAGE_FLAG_SAME_FACE)) {
        reading->before.face = reading->packer->faces[get_number(reading)];
    }
    item->glyphs.face = reading->before.face;
    item->glyphs.text = get_text(reading);
    item->glyphs.soft_hyphen = flags & PAGE_FLAG_FIRST;
    item->glyphs.upward = flags & PAGE_FLAG_SECOND;
    if (flags & PAGE_FLAG_PIECES) {
        get_pieces(reading, item);
    } else {
        item->glyphs.glyphs = get_address(reading, &item->glyphs.count);
    }
}

static void get_path(struct reading *reading, struct page_item *item, unsigned flags)
{
    base_length x = 0, y = 0;
    item->path.count = get_number(reading);
    item->path.thickness = (page_length)get_signed(reading);
    item->path.fill = (page_colour)get_number(reading);
    item->path.pattern = (enum page_pattern)get_number(reading);
    item->path.closed = flags & PAGE_FLAG_FIRST;
    item->path.points = reading->points;
    for (size_t i = 0; i < item->path.count; i++) {
        x += get_signed(reading);
        y += get_signed(reading);
        *reading->points++ = x;
        *reading->points++ = y;
    }
}

/* What only items of its kind have. */
static void get_own(struct reading *reading, struct page_item *item, unsigned flags)
{
    switch (item->kind) {
    case PAGE_GLYPHS:
        get_glyphs(reading, item, flags);
        break;
    case PAGE_FILL:
        item->fill.radius = (page_length)get_signed(reading);
        item->fill.pattern = (enum page_pattern)get_number(reading);
        break;
    case PAGE_LINE:
        item->line.thickness = (page_length)get_signed(reading);
        item->line.dashed = flags & PAGE_FLAG_FIRST;
        break;
    case PAGE_PATH:
        get_path(reading, item, flags);
        break;
    case PAGE_IMAGE:
        get_bytes(reading, &item->image, sizeof item->image);
        break;
    case PAGE_LINK:
        item->link.uri = flags & PAGE_FLAG_FIRST ? get_text(reading) : NULL;
        item->link.anchor = flags & PAGE_FLAG_SECOND ? get_text(reading) : NULL;
        break;
    case PAGE_FIELD:
        get_bytes(reading, &item->field, sizeof item->field);
        break;
    }
}

static void get_item(struct reading *reading, struct page_item *item)
{
    struct page_before *before = &reading->before;
    unsigned flags = reading->at[0] | (unsigned)reading->at[1] << 8;
    reading->at += 2;
    if ((flags & (PAGE_FLAG_ARTIFACT | PAGE_FLAG_SAME_ELEMENT)) == 0) {
        before->element += (uint32_t)get_signed(reading);
    }
    if (!(flags & PAGE_FLAG_SAME_ORIGIN)) {
        before->origin += (base_origin)get_signed(reading);
    }
    if (!(flags & PAGE_FLAG_SAME_COLOUR)) {
        before->colour = (page_colour)get_number(reading);
    }
    before->x = get_length(reading, before->x);
    if (!(flags & PAGE_FLAG_SAME_Y)) {
        before->y = get_length(reading, before->y);
    }
    page_length width = (page_length)get_signed(reading);
    if (!(flags & PAGE_FLAG_SAME_HEIGHT)) {
        before->height = (page_length)get_signed(reading);
    }
    *item = (struct page_item){
        .kind = (enum page_item_kind)(flags & PAGE_FLAG_KIND),
        .mark = flags & PAGE_FLAG_MARK,
        .element = flags & PAGE_FLAG_ARTIFACT ? PAGE_ARTIFACT : before->element,
        .origin = before->origin,
        .colour = before->colour,
        .x = before->x,
        .y = before->y,
        .width = width,
        .height = before->height,
    };
    get_own(reading, item, flags);
}

/* ---------------------------------------------------------------- pages */

static void get_part(struct reading *reading, const struct page_packed *packed,
                     struct page_item *items)
{
    reading->at = packed->bytes;
    reading->before = (struct page_before){0};
    for (size_t i = 0; i < packed->count; i++) {
        get_item(reading, &items[i]);
    }
}

/* Makes room for count entries; the old ones need not stay. */
static void *make_room(struct base_arena *arena, void *room, size_t *capacity, size_t count,
                       size_t size)
{
    if (count > *capacity) {
        *capacity = 2 * count;
        room = base_alloc_array(arena, *capacity, size);
    }
    return room;
}

static void spell(const struct page_document *document, const struct page *page,
                  struct page_room *room)
{
    struct base_arena *arena = document->arena;
    const struct page_packed *body = &page->body, *heads = &page->heads;
    room->items = make_room(arena, room->items, &room->item_capacity,
                            (size_t)body->count + heads->count, sizeof *room->items);
    room->pieces = make_room(arena, room->pieces, &room->piece_capacity,
                             (size_t)body->pieces + heads->pieces, sizeof *room->pieces);
    room->points = make_room(arena, room->points, &room->point_capacity,
                             2 * ((size_t)body->points + heads->points), sizeof *room->points);
    room->page = page;
    struct reading reading = {
        .packer = document->packer, .pieces = room->pieces, .points = room->points};
    get_part(&reading, body, room->items);
    get_part(&reading, heads, room->items + body->count);
}

const struct page_item *page_items(const struct page_document *document, const struct page *page)
{
    struct page_packer *packer = document->packer;
    if (page->items != NULL || page->count == 0) {
        return page->items;
    }
    struct page_room *oldest = &packer->rooms[0];
    for (size_t i = 0; i < PAGE_ROOMS; i++) {
        struct page_room *room = &packer->rooms[i];
        if (room->page == page) {
            room->used = ++packer->asked;
            return room->items;
        }
        oldest = room->used < oldest->used ? room : oldest;
    }
    spell(document, page, oldest);
    oldest->used = ++packer->asked;
    return oldest->items;
}

void page_rooms_forget(const struct page_document *document, const struct page *page)
{
    for (size_t i = 0; document->packer != NULL && i < PAGE_ROOMS; i++) {
        if (document->packer->rooms[i].page == page) {
            document->packer->rooms[i].page = NULL;
        }
    }
}

void page_unpack(struct page_document *document, struct page *page)
{
    if (page->items != NULL || page->count == 0) {
        return;
    }
    struct page_room own = {0};
    spell(document, page, &own);
    page->items = own.items;
    page->capacity = own.item_capacity;
    page->body.count = page->heads.count = 0;
    page_rooms_forget(document, page);
}

bool page_shows(const struct page *page, enum page_item_kind kind)
{
    return page->items != NULL || ((page->body.kinds | page->heads.kinds) >> kind & 1) != 0;
}

bool page_shows_marks(const struct page *page)
{
    return page->items != NULL || page->body.marks || page->heads.marks;
}
