/* Unpacks embedded files, within limits: a small file may hold packed zeros without end. */
#include "pdfread_inside.h"

#include <stdlib.h>
#include <string.h>

#include <libdeflate.h>

#include "base_arena.h"

/* Most bytes of one file, and of all files of a PDF; one packed byte gives at most 1032. */
#define MOST_BYTES ((size_t)256 << 20)
#define MOST_BYTES_TOGETHER ((size_t)512 << 20)

/* The length that the file's parameters state, or -1. */
static long long stated_length(struct pdfread *reader, qpdf_oh stream)
{
    qpdf_data qpdf = reader->qpdf;
    qpdf_oh parameters = libqpdf.oh_get_key(qpdf, libqpdf.oh_get_dict(qpdf, stream), "/Params");
    long long stated = -1;
    bool given = libqpdf.oh_is_dictionary(qpdf, parameters) &&
                 libqpdf.oh_get_value_as_longlong(
                     qpdf, libqpdf.oh_get_key(qpdf, parameters, "/Size"), &stated);
    return given ? (stated < 0 ? 0 : stated) : -1;
}

enum packing { PACKING_NONE, PACKING_FLATE, PACKING_OTHER };

static enum packing packing_of(struct pdfread *reader, qpdf_oh stream)
{
    qpdf_data qpdf = reader->qpdf;
    qpdf_oh dictionary = libqpdf.oh_get_dict(qpdf, stream);
    qpdf_oh filter = libqpdf.oh_get_key(qpdf, dictionary, "/Filter");
    if (libqpdf.oh_is_array(qpdf, filter)) {
        int count = libqpdf.oh_get_array_n_items(qpdf, filter);
        if (count > 1) {
            return PACKING_OTHER;
        }
        filter =
            count == 0 ? libqpdf.oh_new_null(qpdf) : libqpdf.oh_get_array_item(qpdf, filter, 0);
    }
    if (libqpdf.oh_is_null(qpdf, filter)) {
        return PACKING_NONE;
    }
    bool flate = libqpdf.oh_is_name(qpdf, filter) &&
                 (strcmp(libqpdf.oh_get_name(qpdf, filter), "/FlateDecode") == 0 ||
                  strcmp(libqpdf.oh_get_name(qpdf, filter), "/Fl") == 0);
    bool plain = libqpdf.oh_is_null(qpdf, libqpdf.oh_get_key(qpdf, dictionary, "/DecodeParms"));
    return flate && plain ? PACKING_FLATE : PACKING_OTHER;
}

/* Room for `room` bytes; NULL when the packed bytes are damaged, or *more: they need more room. */
static unsigned char *inflate_into(struct pdfread *reader, const unsigned char *packed,
                                   size_t packed_length, size_t room, size_t *length, bool *more)
{
    unsigned char *bytes = base_alloc(reader->arena, room + 1);
    struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
    if (inflater == NULL) {
        base_out_of_memory();
    }
    size_t used;
    enum libdeflate_result result =
        libdeflate_zlib_decompress_ex(inflater, packed, packed_length, bytes, room, &used, length);
    libdeflate_free_decompressor(inflater);
    *more = result == LIBDEFLATE_INSUFFICIENT_SPACE;
    return result == LIBDEFLATE_SUCCESS ? bytes : NULL;
}

static unsigned char *inflate_all(struct pdfread *reader, const unsigned char *packed,
                                  size_t packed_length, long long stated, size_t limit,
                                  size_t *length)
{
    bool more = false;
    if (stated >= 0) {
        return (unsigned long long)stated > limit
                   ? NULL
                   : inflate_into(reader, packed, packed_length, (size_t)stated, length, &more);
    }
    for (size_t room = packed_length * 4 + 64;; room *= 4) {
        room = room < limit ? room : limit;
        unsigned char *bytes = inflate_into(reader, packed, packed_length, room, length, &more);
        if (bytes != NULL || !more || room == limit) {
            return bytes;
        }
    }
}

/* The stream as it is stored; to be freed. NULL when it cannot be read. */
static unsigned char *stored_bytes(struct pdfread *reader, qpdf_oh stream, size_t *length)
{
    unsigned char *bytes = NULL;
    QPDF_BOOL filtered = QPDF_FALSE;
    /* Warnings of before would count. */
    while (libqpdf.more_warnings(reader->qpdf)) {
        libqpdf.next_warning(reader->qpdf);
    }
    /* A stream whose end is damaged comes with a warning. */
    QPDF_ERROR_CODE status =
        libqpdf.oh_get_stream_data(reader->qpdf, stream, qpdf_dl_none, &filtered, &bytes, length);
    if (status != QPDF_SUCCESS) {
        free(bytes);
        return NULL;
    }
    return bytes;
}

const unsigned char *pdfread_unpack(struct pdfread *reader, qpdf_oh stream, size_t *length)
{
    size_t left = MOST_BYTES_TOGETHER - reader->unpacked;
    size_t limit = left < MOST_BYTES ? left : MOST_BYTES;
    long long stated = stated_length(reader, stream);
    enum packing packing = packing_of(reader, stream);
    size_t packed_length = 0;
    *length = 0;
    unsigned char *packed =
        packing != PACKING_OTHER ? stored_bytes(reader, stream, &packed_length) : NULL;
    const unsigned char *bytes = NULL;
    if (packing == PACKING_FLATE && packed != NULL) {
        bytes = inflate_all(reader, packed, packed_length, stated, limit, length);
    } else if (packing == PACKING_NONE && packed_length <= limit) {
        *length = packed_length;
        bytes = packed != NULL ? (const unsigned char *)base_copy(
                                     reader->arena, (const char *)packed, packed_length)
                : packed_length == 0 ? (const unsigned char *)""
                                     : NULL;
    }
    free(packed);
    if (bytes != NULL && stated >= 0 && (unsigned long long)stated != *length) {
        bytes = NULL;
    }
    *length = bytes != NULL ? *length : 0;
    reader->unpacked += *length;
    return bytes;
}
