/* Inside of pdfread/: an open file. */
#pragma once

#include "pdfread.h"

#include <qpdf/qpdf-c.h>

#include "base_library.h"

/* The functions of libqpdf that are called; there after pdfread_parse. */
#define PDFREAD_QPDF(FUNCTION)                                                                     \
    FUNCTION(qpdf_, cleanup)                                                                       \
    FUNCTION(qpdf_, get_error)                                                                     \
    FUNCTION(qpdf_, get_object_by_id)                                                              \
    FUNCTION(qpdf_, get_root)                                                                      \
    FUNCTION(qpdf_, get_trailer)                                                                   \
    FUNCTION(qpdf_, has_error)                                                                     \
    FUNCTION(qpdf_, init)                                                                          \
    FUNCTION(qpdf_, more_warnings)                                                                 \
    FUNCTION(qpdf_, next_warning)                                                                  \
    FUNCTION(qpdf_, oh_get_array_item)                                                             \
    FUNCTION(qpdf_, oh_get_array_n_items)                                                          \
    FUNCTION(qpdf_, oh_get_dict)                                                                   \
    FUNCTION(qpdf_, oh_get_key)                                                                    \
    FUNCTION(qpdf_, oh_get_name)                                                                   \
    FUNCTION(qpdf_, oh_get_object_id)                                                              \
    FUNCTION(qpdf_, oh_get_stream_data)                                                            \
    FUNCTION(qpdf_, oh_get_utf8_value)                                                             \
    FUNCTION(qpdf_, oh_get_value_as_int)                                                           \
    FUNCTION(qpdf_, oh_get_value_as_longlong)                                                      \
    FUNCTION(qpdf_, oh_has_key)                                                                    \
    FUNCTION(qpdf_, oh_is_array)                                                                   \
    FUNCTION(qpdf_, oh_is_dictionary)                                                              \
    FUNCTION(qpdf_, oh_is_name)                                                                    \
    FUNCTION(qpdf_, oh_is_null)                                                                    \
    FUNCTION(qpdf_, oh_is_stream)                                                                  \
    FUNCTION(qpdf_, oh_is_string)                                                                  \
    FUNCTION(qpdf_, oh_new_null)                                                                   \
    FUNCTION(qpdf_, oh_release_all)                                                                \
    FUNCTION(qpdf_, read_memory)                                                                   \
    FUNCTION(qpdf_, set_suppress_warnings)                                                         \
    FUNCTION(qpdf_, silence_errors)
struct pdfread_qpdf {
    PDFREAD_QPDF(BASE_LIBRARY_POINTER)
};
extern struct pdfread_qpdf libqpdf;

struct pdfread {
    struct base_arena *arena;
    const char *path;
    const char *bytes; /* the whole file */
    size_t length;
    qpdf_data qpdf;
    size_t unpacked; /* bytes of embedded files so far */
};

/* Reads the bytes without judging them; NULL after reporting. */
struct pdfread *pdfread_load(struct base_arena *arena, struct base_diagnostics *diagnostics,
                             const char *path);
/* True when the bytes are a PDF file. */
bool pdfread_parse(struct pdfread *reader);
/* A member of a dictionary as text: strings as UTF-8, names without "/"; "" when it is neither. */
const char *pdfread_text(struct pdfread *reader, qpdf_oh dictionary, const char *key);
/* The bytes of an embedded stream, in the reader's arena; NULL: damaged, not of the length that it
 * states, packed in an unknown way or beyond the limits. */
const unsigned char *pdfread_unpack(struct pdfread *reader, qpdf_oh stream, size_t *length);
