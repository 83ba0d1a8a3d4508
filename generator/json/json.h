/* JSON in and out. Reading: cJSON builds the tree, a strict walk over the same bytes gives every
 * value its line and column and every number its own text, and refuses what cJSON lets through. */
#pragma once

#include <stddef.h>

struct base_arena;
struct base_buffer;
struct base_diagnostics;
struct base_sources;
struct value;

enum {
    JSON_DEPTH_LIMIT = 200,              /* levels of nesting */
    JSON_SIZE_LIMIT = 100 * 1000 * 1000, /* bytes */
    JSON_VALUE_LIMIT = 4 * 1000 * 1000,  /* values, records and lists of one file */
    JSON_FAULT_LIMIT = 100,              /* faults of one file after which reading stops */
};

/* Reads a file. shown_name is the name in messages and origins. Every value has an origin: the root
 * a place, all others a member or an element. Keys that begin with "//" and the key "$schema" are
 * left out with all below them. Returns NULL after errors were reported. */
const struct value *json_read(struct base_arena *arena, struct base_sources *sources,
                              struct base_diagnostics *diagnostics, const char *path,
                              const char *shown_name);

/* Same for bytes in memory, which are kept by reference (for carets under source lines). They need
 * not end with NUL. */
const struct value *json_read_memory(struct base_arena *arena, struct base_sources *sources,
                                     struct base_diagnostics *diagnostics, const char *shown_name,
                                     const char *bytes, size_t length);

/* Reads a file with the keys that are otherwise left out, which may occur twice, for writing it
 * again. */
const struct value *json_read_all(struct base_arena *arena, struct base_sources *sources,
                                  struct base_diagnostics *diagnostics, const char *path,
                                  const char *shown_name);
const struct value *json_read_all_memory(struct base_arena *arena, struct base_sources *sources,
                                         struct base_diagnostics *diagnostics,
                                         const char *shown_name, const char *bytes, size_t length);

/* Appends a value as JSON text: UTF-8, keys in the order of the record, numbers as plain decimals
 * (fractions without a finite form rounded to 12 decimals), VALUE_MISSING as "?". indent is the
 * number of blanks a level, 0 = all in one line. No newline at the end. */
void json_write(struct base_buffer *buffer, const struct value *value, int indent);
