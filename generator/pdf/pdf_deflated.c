/* Deflates through zlib, as libdeflate wants the whole text at once. */
#include "pdf_deflated.h"

#define ZLIB_CONST
#include <libdeflate.h>
#include <zlib.h>

#include "base_arena.h"

enum { LEVEL = 1, WINDOW = 15, MEMORY = 8, PIECE = 1 << 16 };

struct piece {
    struct piece *next;
    size_t length;
    unsigned char bytes[PIECE];
};

struct pdf_deflated {
    struct base_arena *arena; /* holds this, too */
    z_stream stream;          /* without head and checksum: zlib's takes six times as long */
    uint32_t checksum;
    size_t length;
    struct piece *first, *last;
};

static void *take_memory(void *arena, unsigned count, unsigned size)
{
    return base_alloc_array(arena, count, size);
}

/* The arena is freed as a whole. */
static void leave_memory(void *arena, void *memory)
{
    (void)arena;
    (void)memory;
}

/* Where the next bytes go; there is room for at least one. */
static struct piece *last_piece(struct pdf_deflated *deflated)
{
    if (deflated->last == NULL || deflated->last->length == PIECE) {
        struct piece *piece = base_alloc(deflated->arena, sizeof *piece);
        *(deflated->last == NULL ? &deflated->first : &deflated->last->next) = piece;
        deflated->last = piece;
    }
    return deflated->last;
}

static void put_byte(struct pdf_deflated *deflated, unsigned byte)
{
    struct piece *piece = last_piece(deflated);
    piece->bytes[piece->length++] = (unsigned char)byte;
    deflated->length++;
}

struct pdf_deflated *pdf_deflated_create(void)
{
    struct base_arena *arena = base_arena_create();
    struct pdf_deflated *deflated = base_alloc(arena, sizeof *deflated);
    deflated->arena = arena;
    deflated->checksum = libdeflate_adler32(0, NULL, 0);
    deflated->stream =
        (z_stream){.zalloc = take_memory, .zfree = leave_memory, .opaque = deflated->arena};
    if (deflateInit2(&deflated->stream, LEVEL, Z_DEFLATED, -WINDOW, MEMORY, Z_DEFAULT_STRATEGY) !=
        Z_OK) {
        base_out_of_memory();
    }
    put_byte(deflated, 0x78);
    put_byte(deflated, 0x01);
    return deflated;
}

/* Lets zlib work until it takes all that it was given, or has given all that it holds. */
static void work(struct pdf_deflated *deflated, int flush)
{
    int status;
    do {
        struct piece *piece = last_piece(deflated);
        size_t room = PIECE - piece->length;
        deflated->stream.next_out = piece->bytes + piece->length;
        deflated->stream.avail_out = (unsigned)room;
        status = deflate(&deflated->stream, flush);
        piece->length += room - deflated->stream.avail_out;
        deflated->length += room - deflated->stream.avail_out;
    } while (flush == Z_FINISH ? status != Z_STREAM_END : deflated->stream.avail_out == 0);
}

void pdf_deflated_add(struct pdf_deflated *deflated, const void *bytes, size_t length)
{
    enum { MOST = 1 << 30 }; /* at once */
    const unsigned char *next = bytes;
    deflated->checksum = libdeflate_adler32(deflated->checksum, bytes, length);
    while (length > 0) {
        size_t taken = length < MOST ? length : MOST;
        deflated->stream.next_in = next;
        deflated->stream.avail_in = (unsigned)taken;
        work(deflated, Z_NO_FLUSH);
        next += taken;
        length -= taken;
    }
}

void pdf_deflated_finish(struct pdf_deflated *deflated)
{
    work(deflated, Z_FINISH);
    for (int shift = 24; shift >= 0; shift -= 8) {
        put_byte(deflated, deflated->checksum >> shift & 0xff);
    }
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
    if (deflated != NULL) {
        base_arena_destroy(deflated->arena);
    }
}
