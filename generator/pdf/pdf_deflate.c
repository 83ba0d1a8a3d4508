/* Deflates through libdeflate. (ISA-L takes half of the time, but what it makes of the same bytes
 * depends now and then on the address where they stand.) */
#include "pdf_deflate.h"

#include <libdeflate.h>

#include "base_arena.h"

enum { LEVEL = 1 }; /* of 12 */

struct pdf_deflate {
    struct libdeflate_compressor *compressor;
};

struct pdf_deflate *pdf_deflate_create(void)
{
    struct pdf_deflate *deflate = base_malloc(sizeof *deflate);
    deflate->compressor = libdeflate_alloc_compressor(LEVEL);
    if (deflate->compressor == NULL) {
        base_out_of_memory();
    }
    return deflate;
}

void pdf_deflate_destroy(struct pdf_deflate *deflate)
{
    libdeflate_free_compressor(deflate->compressor);
    base_free(deflate);
}

void pdf_deflate_bytes(struct pdf_deflate *deflate, const void *bytes, size_t length,
                       struct base_buffer *buffer)
{
    size_t bound = libdeflate_zlib_compress_bound(deflate->compressor, length);
    size_t before = buffer->length;
    char *place = base_buffer_extend(buffer, bound);
    buffer->length =
        before + libdeflate_zlib_compress(deflate->compressor, bytes, length, place, bound);
}
