/* Deflates slice by slice through libdeflate, which takes a whole text and ends it. Slices are made
 * one stream: the bit that says "last block" is cleared, and an empty stored block behind it makes
 * the next one begin with a byte. */
#include "pdf_deflated.h"

#include <string.h>

#include <libdeflate.h>

#include "base_arena.h"
#include "base_memory.h"
#include "pdf_deflate_end.h"

enum {
    LEVEL = 1,    /* of 12 */
    LEAST = 64,   /* bytes that are worth a try */
    MOST = 65535, /* that libdeflate makes one block of, and that fit into a stored one */
    PIECE = 1 << 18,
};

/* Straight from the system, where its memory goes back to at once. */
struct piece {
    struct piece *next;
    size_t length;
    unsigned char bytes[];
};

enum { ROOM = PIECE - sizeof(struct piece) };

struct pdf_deflated {
    struct libdeflate_compressor *compressor;
    uint32_t checksum;
    size_t length;
    struct piece *first, *last;
    unsigned char slice[MOST]; /* that is being deflated */
};

static void put(struct pdf_deflated *deflated, const void *bytes, size_t length)
{
    const unsigned char *next = bytes;
    deflated->length += length;
    while (length > 0) {
        if (deflated->last == NULL || deflated->last->length == ROOM) {
            struct piece *piece = base_memory_map(PIECE);
            *(deflated->last == NULL ? &deflated->first : &deflated->last->next) = piece;
            deflated->last = piece;
        }
        struct piece *piece = deflated->last;
        size_t room = ROOM - piece->length, count = length < room ? length : room;
        memcpy(piece->bytes + piece->length, next, count);
        piece->length += count;
        next += count;
        length -= count;
    }
}

struct pdf_deflated *pdf_deflated_create(void)
{
    struct pdf_deflated *deflated = base_malloc_zeroed(sizeof *deflated);
    deflated->checksum = libdeflate_adler32(0, NULL, 0);
    deflated->compressor = libdeflate_alloc_compressor(LEVEL);
    if (deflated->compressor == NULL) {
        base_out_of_memory();
    }
    put(deflated, "\x78\x01", 2);
    return deflated;
}

/* A block that is not the last, of bytes as they are. */
static void put_stored(struct pdf_deflated *deflated, const void *bytes, size_t length)
{
    unsigned low = length & 0xff, high = length >> 8 & 0xff;
    const unsigned char head[] = {0, (unsigned char)low, (unsigned char)high, (unsigned char)~low,
                                  (unsigned char)~high};
    put(deflated, head, sizeof head);
    put(deflated, bytes, length);
}

/* Deflates a slice, or its halves where it cannot be joined. */
static void add_slice(struct pdf_deflated *deflated, const unsigned char *bytes, size_t length)
{
    static const unsigned char empty[] = {0, 0, 0, 0xff, 0xff};
    enum { HEAD = 3 }; /* bits of a stored block's head, which may stand in the padding */
    unsigned char *slice = deflated->slice;
    size_t packed = length < LEAST ? 0
                                   : libdeflate_deflate_compress(deflated->compressor, bytes,
                                                                 length, slice, length);
    int padding = packed == 0 ? -1 : pdf_deflate_padding(slice, packed);
    if (padding >= 0) {
        slice[0] &= 0xfe;
        put(deflated, slice, packed);
        put(deflated, empty + (padding >= HEAD), sizeof empty - (padding >= HEAD));
    } else if (packed == 0) {
        put_stored(deflated, bytes, length);
    } else {
        add_slice(deflated, bytes, length / 2);
        add_slice(deflated, bytes + length / 2, length - length / 2);
    }
}

void pdf_deflated_add(struct pdf_deflated *deflated, const void *bytes, size_t length)
{
    const unsigned char *next = bytes;
    deflated->checksum = libdeflate_adler32(deflated->checksum, bytes, length);
    for (size_t left = (length + MOST - 1) / MOST; left > 0; left--) {
        size_t count = length / left;
        add_slice(deflated, next, count);
        next += count;
        length -= count;
    }
}

void pdf_deflated_finish(struct pdf_deflated *deflated)
{
    const uint32_t sum = deflated->checksum;
    /* An empty block, the last one, and the checksum. */
    const unsigned char end[] = {3,
                                 0,
                                 (unsigned char)(sum >> 24),
                                 (unsigned char)(sum >> 16),
                                 (unsigned char)(sum >> 8),
                                 (unsigned char)sum};
    put(deflated, end, sizeof end);
    libdeflate_free_compressor(deflated->compressor);
    deflated->compressor = NULL;
}

size_t pdf_deflated_length(const struct pdf_deflated *deflated)
{
    return deflated->length;
}

void pdf_deflated_give(const struct pdf_deflated *deflated,
                       void (*give)(void *context, const void *bytes, size_t length), void *context)
{
    for (const struct piece *piece = deflated->first; piece != NULL; piece = piece->next) {
        give(context, piece->bytes, piece->length);
    }
}

void pdf_deflated_destroy(struct pdf_deflated *deflated)
{
    if (deflated == NULL) {
        return;
    }
    for (struct piece *piece = deflated->first, *next; piece != NULL; piece = next) {
        next = piece->next;
        base_memory_unmap(piece, PIECE);
    }
    libdeflate_free_compressor(deflated->compressor);
    base_free(deflated);
}
