/* Parts of document_finish. */
#pragma once

#include <stdbool.h>

struct base_diagnostics;
struct document;
struct document_block;

/* Gives every cell of a TABLE its column, clips row spans at the end of head and body, fills holes
 * with empty cells, counts head rows. Returns false after reporting. */
bool document_place_cells(struct document *document, struct document_block *block,
                          struct base_diagnostics *diagnostics);
