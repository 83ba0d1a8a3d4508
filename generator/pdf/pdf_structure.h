/* Tags: marked content of the pages and the structure tree that it hangs on. */
#pragma once

#include "pdf_paint.h"

struct pdf_structure;

struct pdf_structure *pdf_structure_create(struct base_arena *arena,
                                           const struct page_document *pages);

/* Opens a marked-content sequence of an element on a page, pages in ascending order; closed by
 * "EMC". actual: the text that it stands for, NULL = its own. */
void pdf_structure_open(struct pdf_structure *structure, size_t page, uint32_t element,
                        const char *actual, struct base_buffer *buffer);
/* Whether the tree tells where an element stands on its page. */
bool pdf_structure_bounded(const struct pdf_structure *structure, uint32_t element);
/* A thing of the element covers this rectangle: left, bottom, right, top. */
void pdf_structure_cover(struct pdf_structure *structure, uint32_t element,
                         const base_length corners[4]);
/* Notes whether a run of the element ends within a word; returns what was noted before. */
bool pdf_structure_divide(struct pdf_structure *structure, uint32_t element, bool divided);
/* Hangs an annotation on an element; returns its StructParent. All pages must be painted. */
size_t pdf_structure_annotation(struct pdf_structure *structure, size_t page, uint32_t element,
                                pdf_object annotation);
/* Writes the tree; all pages must be painted, all annotations and all other objects made. */
void pdf_structure_write(struct pdf_painter *painter);
