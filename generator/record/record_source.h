/* Where a value comes from, in parts (inside record/ only). */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base_source.h"

struct base_arena;
struct value;

enum record_origin { RECORD_UNKNOWN, RECORD_OF_INPUT, RECORD_OF_FIGURE, RECORD_OF_SEVERAL };

struct record_source {
    enum record_origin kind;
    const char *figure; /* RECORD_OF_FIGURE: its path */
    const char *file;   /* RECORD_OF_INPUT */
    uint32_t line, column;
    const char *path; /* JSON path in the file, "" = none */
};

struct record_source record_source_of(struct base_arena *arena, const struct base_sources *sources,
                                      base_origin origin);

/* The inputs and figures that a computed origin goes back to, each once, at most limit. */
size_t record_source_leaves(const struct base_sources *sources, base_origin origin,
                            base_origin *leaves, size_t limit);

/* Well-formed UTF-8 in one line, for texts that no step has checked (file names). */
const char *record_clean(struct base_arena *arena, const char *text);
/* The exact value in words: "112.586…", "3265/29", a text, "null". */
const char *record_exact(struct base_arena *arena, const struct value *value);
