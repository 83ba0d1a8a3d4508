/* Inside of pdfread/: an open file. */
#pragma once

#include "pdfread.h"

#include <qpdf/qpdf-c.h>

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
