/* Packs the items of finished pages; page_packed.h says how. */
#include <string.h>

#include "base_arena.h"
#include "base_memory.h"
#include "page_packed.h"

enum {
    LONGEST_NUMBER = 10, /* bytes of 64 bits, 7 to a byte */
    LONGEST_ITEM = 128,  /* bytes of an item without its pieces, points and texts */
};

struct page_packer *page_packer_of(struct page_document *document)
{
    if (document->packer == NULL) {
        document->packer = base_alloc(document->arena, sizeof *document->packer);
    }
    return document->packer;
}

/* ---------------------------------------------------------------- numbers */

static void put_number(struct page_packer *packer, uint64_t number)
{
    unsigned char *out = packer->bytes + packer->used;
    while (number >= 0x80) {
        *out++ = (unsigned char)(number | 0x80);
        number >>= 7;
    }
    *out++ = (unsigned char)number;
    packer->used = (size_t)(out - packer->bytes);
}

static void put_signed(struct page_packer *packer, int64_t number)
{
    put_number(packer, (uint64_t)number << 1 ^ (number < 0 ? UINT64_MAX : 0));
}

/* Adds bytes as they are. */
static void put_bytes(struct page_packer *packer, const void *bytes, size_t length)
{
    memcpy(packer->bytes + packer->used, bytes, length);
    packer->used += length;
}

static void put_text(struct page_packer *packer, const char *text)
{
    put_bytes(packer, text, strlen(text) + 1);
}

/* ---------------------------------------------------------------- room */

static size_t text_size(const char *text)
{
    return text != NULL ? strlen(text) + 1 : 0;
}

/* The most bytes that an item can take. */
static size_t most_bytes(const struct page_item *item)
{
    enum { PIECE = 4 * LONGEST_NUMBER, POINT = 2 * LONGEST_NUMBER };
    switch (item->kind) {
    case PAGE_GLYPHS:
        return LONGEST_ITEM + text_size(item->glyphs.text) +
               (size_t)item->glyphs.piece_count * PIECE;
    case PAGE_PATH:
        return LONGEST_ITEM + item->path.count * POINT;
    case PAGE_LINK:
        return LONGEST_ITEM + text_size(item->link.uri) + text_size(item->link.anchor);
    default:
        return LONGEST_ITEM;
    }
}

static void reserve(struct page_document *document, size_t more)
{
    struct page_packer *packer = document->packer;
    if (packer->capacity - packer->used < more) {
        size_t capacity = 2 * packer->capacity + more;
        packer->bytes =
            base_arena_enlarge(document->arena, packer->bytes, packer->capacity, capacity);
        packer->capacity = capacity;
    }
}

/* ---------------------------------------------------------------- items */

static size_t face_number(struct page_document *document, const struct font_face *face)
{
    struct page_packer *packer = document->packer;
    size_t i = 0;
    while (i < packer->face_count && packer->faces[i] != face) {
        i++;
    }
    if (i == packer->face_count) {
        BASE_PUSH(document->arena, packer->faces, packer->face_count, packer->face_capacity, face);
    }
    return i;
}

/* Shaped words lie close together: their distances are small numbers. */
static void put_address(struct page_packer *packer, struct page_before *before,
                        const struct page_glyph *glyphs, size_t count)
{
    uintptr_t at = (uintptr_t)glyphs / _Alignof(struct page_glyph);
    put_signed(packer, (int64_t)(at - before->glyphs));
    put_number(packer, count);
    before->glyphs = at + count * sizeof *glyphs / _Alignof(struct page_glyph);
}

static void put_glyphs(struct page_document *document, struct page_packed *packed,
                       struct page_before *before, const struct page_item *item)
{
    struct page_packer *packer = document->packer;
    if (item->glyphs.face != before->face) {
        size_t face = face_number(document, item->glyphs.face);
        put_number(packer, face);
        packed->faces |= UINT64_C(1) << (face < PAGE_LAST_FACE ? face : PAGE_LAST_FACE);
        before->face = item->glyphs.face;
    }
    put_text(packer, item->glyphs.text);
    if (item->glyphs.piece_count == 0) {
        put_address(packer, before, item->glyphs.glyphs, item->glyphs.count);
        return;
    }
    put_number(packer, item->glyphs.piece_count);
    page_length x = 0;
    int text = 0;
    for (size_t i = 0; i < item->glyphs.piece_count; i++) {
        const struct page_piece *piece = &item->glyphs.pieces[i];
        put_address(packer, before, piece->glyphs, piece->count);
        put_signed(packer, (int64_t)piece->x - x);
        put_signed(packer, piece->text - text);
        x = piece->x;
        text = piece->text;
    }
    packed->pieces += item->glyphs.piece_count;
}

static void put_path(struct page_packer *packer, struct page_packed *packed,
                     const struct page_item *item)
{
    put_number(packer, item->path.count);
    put_signed(packer, item->path.thickness);
    put_number(packer, item->path.fill);
    put_number(packer, item->path.pattern);
    base_length x = 0, y = 0;
    for (size_t i = 0; i < item->path.count; i++) {
        put_signed(packer, item->path.points[2 * i] - x);
        put_signed(packer, item->path.points[2 * i + 1] - y);
        x = item->path.points[2 * i];
        y = item->path.points[2 * i + 1];
    }
    packed->points += (uint32_t)item->path.count;
}

/* What only items of its kind have. */
static void put_own(struct page_document *document, struct page_packed *packed,
                    struct page_before *before, const struct page_item *item)
{
    struct page_packer *packer = document->packer;
    switch (item->kind) {
    case PAGE_GLYPHS:
        put_glyphs(document, packed, before, item);
        break;
    case PAGE_FILL:
        put_signed(packer, item->fill.radius);
        put_number(packer, item->fill.pattern);
        break;
    case PAGE_LINE:
        put_signed(packer, item->line.thickness);
        break;
    case PAGE_PATH:
        put_path(packer, packed, item);
        break;
    case PAGE_IMAGE:
        put_bytes(packer, &item->image, sizeof item->image);
        break;
    case PAGE_LINK:
        if (item->link.uri != NULL) {
            put_text(packer, item->link.uri);
        }
        if (item->link.anchor != NULL) {
            put_text(packer, item->link.anchor);
        }
        break;
    case PAGE_FIELD:
        put_bytes(packer, &item->field, sizeof item->field);
        break;
    }
}

static unsigned own_flags(const struct page_item *item, const struct page_before *before)
{
    switch (item->kind) {
    case PAGE_GLYPHS:
        return (item->glyphs.face == before->face ? PAGE_FLAG_SAME_FACE : 0) |
               (item->glyphs.piece_count > 0 ? PAGE_FLAG_PIECES : 0) |
               (item->glyphs.soft_hyphen ? PAGE_FLAG_FIRST : 0) |
               (item->glyphs.upward ? PAGE_FLAG_SECOND : 0);
    case PAGE_LINE:
        return item->line.dashed ? PAGE_FLAG_FIRST : 0;
    case PAGE_PATH:
        return item->path.closed ? PAGE_FLAG_FIRST : 0;
    case PAGE_LINK:
        return (item->link.uri != NULL ? PAGE_FLAG_FIRST : 0) |
               (item->link.anchor != NULL ? PAGE_FLAG_SECOND : 0);
    default:
        return 0;
    }
}

static unsigned flags_of(const struct page_item *item, const struct page_before *before)
{
    return item->kind | own_flags(item, before) | (item->mark ? PAGE_FLAG_MARK : 0) |
           (item->element == PAGE_ARTIFACT ? PAGE_FLAG_ARTIFACT : 0) |
           (item->element == before->element ? PAGE_FLAG_SAME_ELEMENT : 0) |
           (item->origin == before->origin ? PAGE_FLAG_SAME_ORIGIN : 0) |
           (item->colour == before->colour ? PAGE_FLAG_SAME_COLOUR : 0) |
           (item->y == before->y ? PAGE_FLAG_SAME_Y : 0) |
           (item->height == before->height ? PAGE_FLAG_SAME_HEIGHT : 0);
}

static void put_item(struct page_document *document, struct page_packed *packed,
                     struct page_before *before, const struct page_item *item)
{
    struct page_packer *packer = document->packer;
    unsigned flags = flags_of(item, before);
    const unsigned char head[] = {(unsigned char)flags, (unsigned char)(flags >> 8)};
    put_bytes(packer, head, sizeof head);
    if ((flags & (PAGE_FLAG_ARTIFACT | PAGE_FLAG_SAME_ELEMENT)) == 0) {
        put_signed(packer, (int64_t)item->element - before->element);
        before->element = item->element;
    }
    if (!(flags & PAGE_FLAG_SAME_ORIGIN)) {
        put_signed(packer, (int64_t)item->origin - before->origin);
        before->origin = item->origin;
    }
    if (!(flags & PAGE_FLAG_SAME_COLOUR)) {
        put_number(packer, item->colour);
        before->colour = item->colour;
    }
    put_signed(packer, (int64_t)item->x - before->x);
    before->x = item->x;
    if (!(flags & PAGE_FLAG_SAME_Y)) {
        put_signed(packer, (int64_t)item->y - before->y);
        before->y = item->y;
    }
    put_signed(packer, item->width);
    if (!(flags & PAGE_FLAG_SAME_HEIGHT)) {
        put_signed(packer, item->height);
        before->height = item->height;
    }
    put_own(document, packed, before, item);
    packed->kinds |= (uint8_t)(1u << item->kind);
    packed->marks |= item->kind == PAGE_GLYPHS && item->colour == PAGE_MARK_COLOUR;
}

void page_pack(struct page_document *document, struct page_packed *packed,
               const struct page_item *items, size_t count)
{
    struct page_packer *packer = page_packer_of(document);
    struct page_before before = {0};
    packer->used = 0;
    *packed = (struct page_packed){
        .bytes = packed->bytes, .capacity = packed->capacity, .count = (uint32_t)count};
    for (size_t i = 0; i < count; i++) {
        reserve(document, most_bytes(&items[i]));
        put_item(document, packed, &before, &items[i]);
    }
    if (packer->used > packed->capacity) {
        packed->bytes = base_alloc(document->arena, packer->used);
        packed->capacity = (uint32_t)packer->used;
    }
    if (packer->used > 0) {
        memcpy(packed->bytes, packer->bytes, packer->used);
    }
}
