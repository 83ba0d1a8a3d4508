/* List markers of Indonesian official writing, brought to the forms that cmark knows. */
#pragma once

#include <stddef.h>

#include "narrative_source.h"

enum { NARRATIVE_MARKER_DEPTH = 8 };

/* The items open above the line being read. */
struct narrative_marker_state {
    struct {
        size_t indent;
        const char *marker;
        long number;
    } open[NARRATIVE_MARKER_DEPTH];
    size_t depth;
    bool follows_text; /* the line before belongs to a paragraph */
};

/* When the line starts an item ("a) text", "(1) text", "i. text", "1. text"), sets its marker and
 * number and returns the line with a marker of the same width that cmark knows ("1) text");
 * otherwise returns the line. */
const char *narrative_marker_read(struct base_arena *arena, struct narrative_marker_state *state,
                                  const char *line, size_t length, struct narrative_item *item);
