/* Markdown to document nodes. CommonMark with list styles a) (1) a. i., footnotes, underline, small
 * caps, super- and subscript, ids and references. Expressions are cut out before the text is read
 * and put back as plain text; their values are never read as Markdown. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base_source.h"

struct base_arena;
struct document;
struct document_block;
struct document_style;
struct expression_context;
struct value;

enum { NARRATIVE_LIST_LEVELS = 5 };

/* What the text looks like and where it is used. All by reference. */
struct narrative_options {
    struct document *document;
    const struct expression_context *context; /* arena, sources, diagnostics, scope */
    const struct document_style *paragraph, *quote, *list, *item, *note;
    /* Of the heading around. The highest heading of the text, "#" or "##", is level + 1, deeper
     * ones relative to it. */
    int level;
    /* A heading block with all but its text, not attached. */
    struct document_block *(*heading)(void *data, int level, base_origin origin);
    /* Reports a value that has not been filled in, to be shown at place. */
    void (*missing)(void *data, const struct value *value, base_origin place, const char *path);
    void *data;
};

/* Appends the blocks of a text to parent. source is the index of its file, positions counting from
 * its start; 0: all is reported at origin (a text from the data). Returns false after reporting an
 * error; what could be read is appended. */
bool narrative_expand(const struct narrative_options *options, struct document_block *parent,
                      const char *text, size_t length, uint32_t source, base_origin origin);

/* The label of an item: the first of 1 a A i I in the marker is counted up ("(a)" and 3: "(c)");
 * a marker without one is the label itself. */
const char *narrative_label(struct base_arena *arena, const char *marker, long number);

/* The library that reads Markdown, with its version: "cmark 0.30.2". */
const char *narrative_library(struct base_arena *arena);
