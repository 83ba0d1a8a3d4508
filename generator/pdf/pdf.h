/* PDF: paints pages through libharu's object layer; PDF/A-3a (2a without files) and PDF/UA-1. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct base_buffer;
struct base_diagnostics;
struct page_document;

/* How an embedded file belongs to the document. */
enum pdf_relation { PDF_SOURCE, PDF_DATA, PDF_SUPPLEMENT };

/* A file to embed. Names are unique; "/" divides folders. */
struct pdf_attachment {
    const char *name, *mime, *description;
    enum pdf_relation relation;
    const void *bytes;
    size_t length;
    const struct base_buffer *deflated; /* the bytes as pdf_deflate gave them; bytes is NULL then */
};

/* The colour profile that every file holds. */
#define PDF_PROFILE "/usr/share/color/icc/sRGB.icc"

struct pdf_options {
    const char *producer; /* name and version of the program */
    const struct pdf_attachment *attachments;
    size_t count;
};

/* Versions of the libraries that pages are painted with: "libharu 2.3.0, libdeflate 1.14". */
const char *pdf_libraries(void);

/* Writes the pages to path (beside it first, renamed when complete). Same pages, files, fonts and
 * library versions: same bytes. Returns false after reporting; an existing file is then untouched.
 */
bool pdf_write(const struct page_document *pages, const struct pdf_options *options,
               const char *path, struct base_diagnostics *diagnostics);
