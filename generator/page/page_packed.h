/* Inside of page/: how items are packed.
 *
 * An item is two bytes of flags, then what differs from the item before it, as whole numbers of 7
 * bits a byte, the low ones first; what can be negative is folded into the positive ones. Texts
 * stand as they are, with their NUL, so that readers can point to them. */
#pragma once

#include "page.h"

enum page_flag {
    PAGE_FLAG_KIND = 7, /* the lowest three bits: enum page_item_kind */
    PAGE_FLAG_MARK = 1 << 3,
    PAGE_FLAG_ARTIFACT = 1 << 4,
    PAGE_FLAG_SAME_ELEMENT = 1 << 5, /* as that of the last item that had one */
    PAGE_FLAG_SAME_ORIGIN = 1 << 6,
    PAGE_FLAG_SAME_COLOUR = 1 << 7,
    PAGE_FLAG_SAME_Y = 1 << 8,
    PAGE_FLAG_SAME_HEIGHT = 1 << 9,
    PAGE_FLAG_SAME_FACE = 1 << 10,
    PAGE_FLAG_PIECES = 1 << 11,
    PAGE_FLAG_FIRST = 1 << 12,  /* GLYPHS: soft_hyphen, LINE: dashed, PATH: closed, LINK: uri */
    PAGE_FLAG_SECOND = 1 << 13, /* GLYPHS: upward, LINK: anchor */
};

/* The item before, as far as the next one is told by what differs. */
struct page_before {
    uint32_t element;
    base_origin origin;
    page_colour colour;
    page_length x, y, height;
    const struct font_face *face;
    uintptr_t glyphs; /* where those behind the last piece would stand, in alignments of a glyph */
};

/* A page whose items are spelled out. */
struct page_room {
    const struct page *page; /* NULL = none */
    struct page_item *items;
    struct page_piece *pieces;
    base_length *points;
    size_t item_capacity, piece_capacity, point_capacity;
    size_t used; /* when it was asked for last */
};

/* The bit of page_packed.faces for all faces that have none of their own. */
enum { PAGE_LAST_FACE = 63 };
#define PAGE_FACES_BEHIND (UINT64_C(1) << PAGE_LAST_FACE)

struct page_packer {
    unsigned char *bytes; /* of the items at hand */
    size_t used, capacity;
    const struct font_face **faces; /* in order of their first use */
    size_t face_count, face_capacity;
    struct page_room rooms[PAGE_ROOMS];
    size_t asked; /* how often a room was asked for */
};

/* The packer of a document, made at first use. */
struct page_packer *page_packer_of(struct page_document *document);
/* Packs items in place of what `packed` held. */
void page_pack(struct page_document *document, struct page_packed *packed,
               const struct page_item *items, size_t count);
/* What a room held of a page is no longer true. */
void page_rooms_forget(const struct page_document *document, const struct page *page);
