/* Inside of chart/: text broken into lines of a width. */
#pragma once

#include "page.h"

struct chart_lines {
    const char **items;
    size_t count, capacity;
    base_length width; /* of the widest line */
    int broken;        /* words that were broken with a hyphen */
};

/* Breaks text at spaces, behind "/" and "-" and at newlines into lines of at most width, as few as
 * possible and then as even as possible. A word wider than width is hyphenated. The lines live in
 * the arena. */
struct chart_lines chart_wrap(struct base_arena *arena, struct page_document *pages,
                              const struct font_face *face, base_length size, const char *text,
                              base_length width);
/* How many lines that makes at least, found without breaking it. */
size_t chart_wrap_least(struct page_document *pages, const struct font_face *face, base_length size,
                        const char *text, base_length width);

struct document_inlines;
/* The words of inlines; line breaks stay. */
const char *chart_plain_lines(struct base_arena *arena, const struct document_inlines *inlines);
