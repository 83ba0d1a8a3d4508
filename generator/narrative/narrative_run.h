/* The state of a narrative being turned into nodes. Inside the narrative folder only. */
#pragma once

#include <cmark.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "document.h"
#include "expression.h"
#include "narrative.h"
#include "narrative_source.h"
#include "value.h"

enum { NARRATIVE_DEPTH_LIMIT = 50 };

struct narrative_run {
    const struct narrative_options *options;
    struct narrative_source source;
    struct base_arena *arena;
    unsigned line_offset; /* of a footnote's text within the file */
    int shallowest;       /* level of the headings that stand highest in the text: one below */
    bool failed;
    bool in_note;
};

/* Text being written, with the style in force. */
struct narrative_text {
    struct document_inlines *inlines;
    struct document_text_style style;
    const struct document_text_style *shared; /* copy of style in the arena; NULL when changed */
    const char *link;
    bool underlined, small; /* switched on by ++ and ^^ */
    unsigned line;
    const char *id; /* {#id} at the end */
    int depth;
};

void narrative_report(struct narrative_run *run, unsigned line, enum base_message message,
                      const char *first, const char *second);
/* Fills inlines from the inline children of a node; returns the id written at its end, or NULL. */
const char *narrative_inlines(struct narrative_run *run, cmark_node *node,
                              struct document_inlines *inlines,
                              const struct document_text_style *style);
/* The blocks of a footnote. */
struct document_block *narrative_note_blocks(struct narrative_run *run,
                                             const struct narrative_note *note);
