/* PDF: paints pages through libharu's object layer; PDF/A-3a (2a without files) and PDF/UA-1. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct base_diagnostics;
struct page_document;
struct pdf_deflated;

/* How an embedded file belongs to the document. */
enum pdf_relation { PDF_SOURCE, PDF_DATA, PDF_SUPPLEMENT };

/* A file to embed. Names are unique; "/" divides folders. */
struct pdf_attachment {
    const char *name, *mime, *description;
    enum pdf_relation relation;
    const void *bytes;
    size_t length;
    /* The bytes, bytes itself being NULL then; pdf_write frees them once they are written. */
    struct pdf_deflated *deflated;
};

/* The colour profile that every file holds. */
#define PDF_PROFILE "/usr/share/color/icc/sRGB.icc"

struct pdf_options {
    const char *producer; /* name and version of the program */
    const struct pdf_attachment *attachments;
    size_t count;
};

/* Frees the deflated files of options that pdf_write does not get. */
void pdf_options_free(const struct pdf_options *options);

/* Versions of the libraries that pages are painted with: "libharu 2.3.0, libdeflate 1.14". */
const char *pdf_libraries(void);

/* Writes the pages to path (beside it first, renamed when complete). Same pages, files, fonts and
 * library versions: same bytes. Returns false after reporting; an existing file is then untouched.
 * Deflated files of the options are freed in any case. */
bool pdf_write(const struct page_document *pages, const struct pdf_options *options,
               const char *path, struct base_diagnostics *diagnostics);
