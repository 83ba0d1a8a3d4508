/* Charts, organisation charts and trees: from document nodes to drawings. Called by layout. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base_length.h"

struct base_diagnostics;
struct document_block;
struct page_document;
struct page_fragment;

/* Draws a CHART block into the fragment, width and height given, origin at (0,0). element is the
 * FIGURE element its items belong to. */
void chart_draw(struct page_document *pages, struct page_fragment *fragment,
                const struct document_block *block, base_length width, base_length height,
                uint32_t element, struct base_diagnostics *diagnostics);

/* Draws a TREE block within width and at most max_height: chooses box widths, type size down to
 * 6.5 pt and stacking of the lowest level so that it fits; fragment->height tells the height used.
 * Returns false after reporting (unless diagnostics is NULL) when it cannot fit. */
bool chart_draw_tree(struct page_document *pages, struct page_fragment *fragment,
                     const struct document_block *block, base_length width, base_length max_height,
                     uint32_t element, struct base_diagnostics *diagnostics);

/* Alternative text of a chart or tree made from its data, in Indonesian. Never NULL. */
struct base_arena;
const char *chart_alternative(struct base_arena *arena, const struct document_block *block);
