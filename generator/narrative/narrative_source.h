/* The text made ready for cmark: expressions, escapes and footnotes taken out, list markers put
 * into a form cmark knows. Line by line the text stays in place. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base_source.h"

struct base_arena;
struct base_diagnostics;
struct base_sources;
struct expression_template;
struct expression_template_part;

enum {
    NARRATIVE_EXPRESSION = 0xF0000,      /* + index: stands for an expression */
    NARRATIVE_EXPRESSION_LAST = 0xFFFFD, /* signs of plane 15 */
    NARRATIVE_ESCAPE = 0xE100,           /* + ASCII: an escaped ^ ~ + [ ] { } */
    NARRATIVE_ESCAPE_LAST = 0xE17F,
};

/* The marker of the list item in a line. */
struct narrative_item {
    unsigned line;
    const char *marker; /* "a)", "(1)", "i." */
    long number;
};

struct narrative_note {
    const char *label;
    unsigned line;
    const char *text; /* ready for cmark */
    bool used;
};

struct narrative_source {
    struct base_arena *arena;
    struct base_sources *sources;
    struct base_diagnostics *diagnostics;
    uint32_t source;
    base_origin origin;
    const struct expression_template *parts;
    const char *text; /* for cmark */
    struct narrative_item *items;
    size_t item_count, item_capacity;
    struct narrative_note *notes;
    size_t note_count, note_capacity;
};

/* Fills source from a text; arena, sources, diagnostics, source and origin are set. False after
 * reporting. */
bool narrative_source_read(struct narrative_source *source, const char *text, size_t length);
/* The place of a line. */
base_origin narrative_source_origin(const struct narrative_source *source, unsigned line);
/* The expression that a sign stands for; NULL when it is none. */
const struct expression_template_part *
narrative_source_expression(const struct narrative_source *source, uint32_t sign);
/* The item that starts in a line, or NULL. */
const struct narrative_item *narrative_source_item(const struct narrative_source *source,
                                                   unsigned line);
struct narrative_note *narrative_source_note(const struct narrative_source *source,
                                             const char *label);
