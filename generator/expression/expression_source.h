/* Inside of expression/: the text of an expression and places in it. */
#pragma once

#include <stddef.h>

#include "base_diagnostic.h"
#include "base_source.h"

struct expression_source {
    struct base_arena *arena;
    struct base_sources *sources;
    struct base_diagnostics *diagnostics;
    const char *text; /* NUL-terminated copy */
    size_t length;
    base_origin origin; /* of its first character */
};

/* The origin of a byte in a text whose first character has the origin given. */
base_origin expression_origin_at(struct base_sources *sources, base_origin origin, const char *text,
                                 size_t offset);
struct base_place expression_place(const struct expression_source *source, size_t offset);
