/* Hyphenation patterns as libhyphen holds them. */
#pragma once

#include <hyphen.h>

struct base_arena;

struct layout_patterns {
    HyphenDict *dictionary;    /* NULL = none */
    struct base_arena *memory; /* where it lies */
};

/* Reads a file of patterns; no dictionary when it cannot be used. */
struct layout_patterns layout_patterns_read(const char *path);
void layout_patterns_free(struct layout_patterns *patterns);
