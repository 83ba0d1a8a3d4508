/* PDF: paints pages through libharu's object layer. */
#pragma once

#include <stdbool.h>

struct base_diagnostics;
struct page_document;

/* Writes the pages to path (beside it first, renamed when complete). Same pages, fonts and library
 * versions: same bytes. Returns false after reporting; an existing file is then untouched. */
bool pdf_write(const struct page_document *pages, const char *path,
               struct base_diagnostics *diagnostics);
