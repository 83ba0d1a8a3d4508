/* Deflates through ISA-L. Its levels 0 to 2 give the same bytes on all processors with SSE 4.2;
 * level 3 does not. */
#include "pdf_deflate.h"

#include <stdint.h>

#include <isa-l/igzip_lib.h>

#include "base_arena.h"

enum {
    LEVEL = 2,
    LEVEL_ROOM = ISAL_DEF_LVL2_DEFAULT,
    MOST_AT_ONCE = 1 << 30, /* ISA-L counts in 32 bits */
};

struct pdf_deflate {
    struct isal_zstream stream;
    struct base_buffer *buffer;
    unsigned char room[LEVEL_ROOM];
};

struct pdf_deflate *pdf_deflate_create(void)
{
    return base_malloc_zeroed(sizeof(struct pdf_deflate));
}

void pdf_deflate_destroy(struct pdf_deflate *deflate)
{
    base_free(deflate);
}

void pdf_deflate_begin(struct pdf_deflate *deflate, struct base_buffer *buffer)
{
    deflate->buffer = buffer;
    isal_deflate_init(&deflate->stream);
    deflate->stream.level = LEVEL;
    deflate->stream.level_buf = deflate->room;
    deflate->stream.level_buf_size = LEVEL_ROOM;
    deflate->stream.gzip_flag = IGZIP_ZLIB;
}

/* True while input waits, or at the end of the stream output. ISA-L may stop a few bytes before its
 * room is full. */
static bool goes_on(const struct isal_zstream *stream)
{
    return stream->avail_in > 0 ||
           (stream->end_of_stream && stream->internal_state.state != ZSTATE_END);
}

static void run(struct pdf_deflate *deflate, size_t room)
{
    struct isal_zstream *stream = &deflate->stream;
    do {
        size_t before = deflate->buffer->length;
        stream->avail_out = (uint32_t)room;
        stream->next_out = (uint8_t *)base_buffer_extend(deflate->buffer, room);
        isal_deflate(stream);
        deflate->buffer->length = before + room - stream->avail_out;
    } while (goes_on(stream));
}

void pdf_deflate_add(struct pdf_deflate *deflate, const void *bytes, size_t length, bool last)
{
    const uint8_t *next = bytes;
    do {
        size_t part = length < MOST_AT_ONCE ? length : MOST_AT_ONCE;
        deflate->stream.next_in = (uint8_t *)(uintptr_t)next;
        deflate->stream.avail_in = (uint32_t)part;
        deflate->stream.end_of_stream = last && part == length;
        run(deflate, part / 3 + 1024);
        next += part;
        length -= part;
    } while (length > 0);
}
