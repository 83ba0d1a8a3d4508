/* Glyphs of a run: pieces of shaped words, told one by one to who paints them. */
#include "page.h"

#include <string.h>

#include "base_arena.h"

static void add_piece(const struct page_piece *piece, struct page_glyph *out)
{
    int shift = piece->text - piece->glyphs[0].cluster;
    for (uint32_t i = 0; i < piece->count; i++) {
        out[i] = piece->glyphs[i];
        out[i].x += piece->x;
        out[i].cluster = (uint16_t)(out[i].cluster + shift);
    }
}

const struct page_glyph *page_glyphs(const struct page_item *item, struct page_glyph_room *room)
{
    if (item->glyphs.piece_count == 0) {
        return item->glyphs.glyphs;
    }
    if (room->capacity < item->glyphs.count) {
        room->capacity = item->glyphs.count * 2;
        room->glyphs = base_alloc_array(room->arena, room->capacity, sizeof *room->glyphs);
    }
    struct page_glyph *out = room->glyphs;
    for (uint32_t i = 0; i < item->glyphs.piece_count; i++) {
        add_piece(&item->glyphs.pieces[i], out);
        out += item->glyphs.pieces[i].count;
    }
    return room->glyphs;
}

struct page_item page_item_spelled(const struct page_item *item, struct page_glyph_room *room)
{
    struct page_item spelled = *item;
    spelled.glyphs.glyphs = page_glyphs(item, room);
    spelled.glyphs.piece_count = 0;
    return spelled;
}
