/* The state of an expansion, and where its results go. Inside the template folder only. */
#pragma once

#include "document.h"
#include "expression.h"
#include "template.h"
#include "template_elements.h"
#include "template_pack.h"
#include "template_style.h"
#include "value.h"

#include "base_arena.h"
#include "base_diagnostic.h"

enum {
    TEMPLATE_NODE_LIMIT = 2000000,
    TEMPLATE_PIECE_LIMIT = 100,
    TEMPLATE_TREE_LIMIT = 30, /* levels of a bagan */
    TEMPLATE_LIST_LEVELS = 5,
};

/* What pakai hands to tempat-isi. */
struct template_slot {
    const struct template_node *use;
    const struct value_scope *scope;
    const struct template_slot *outer;
};

/* The page sequence being filled. */
struct template_pages {
    const struct template_node *node; /* seksi */
    struct document_section setup;
    const struct document_style *style;
    struct document_block *block; /* NULL until something stands in it */
    bool resumed;                 /* goes on behind an inner seksi */
    struct template_pages *outer;
};

struct template_cache;
struct template_missing;
struct template_turns;

/* A table whose continued parts name its caption. */
struct template_continued {
    struct document_table *table;
    const struct document_caption *caption;
};

struct template_run {
    const struct template_pack *pack;
    struct base_arena *arena;
    struct base_arena *scratch; /* for what template_run_aside forgets */
    struct base_sources *sources;
    struct base_diagnostics *diagnostics;
    struct base_diagnostics *unheard; /* for what is evaluated a second time */
    struct document *document;
    struct template_options options;
    const char *report_folder;
    struct expression_context context;
    /* The frames of names in force, the innermost last, and those to be used again behind them. */
    struct value_scope **frames;
    size_t bound, frame_count, frame_capacity;
    struct template_turns *turns; /* of the loops under way; NULL before the first one */
    struct base_buffer joined;    /* for template_run_join */
    const struct value *choices;
    size_t nodes;
    int pieces;   /* pieces within each other */
    bool stopped; /* a limit was reached */
    const struct template_slot *slot;
    struct template_pages *pages;
    const char *scheme;         /* of headings */
    const char *chapter_series; /* of level 1 headings inside lampiran, else NULL */
    int level;                  /* of the heading around; 0 outside */
    int list_level;
    long last_numbers[TEMPLATE_LIST_LEVELS]; /* of the list before, by depth: to count on from */
    const char **field_names; /* bases of the names of signature fields, once for each use */
    size_t field_name_count, field_name_capacity;
    struct template_cache *styles;
    struct template_missing *missing; /* NULL until something is */
    struct template_continued *continued;
    size_t continued_count, continued_capacity;
};

/* Inlines being written: runs of space collapse. */
struct template_writer {
    struct document_inlines *inlines;
    bool spaced; /* at the start, or behind a space or break */
};

/* Where blocks go: a block, a cell, or the pages. */
struct template_flow {
    struct document_block *parent; /* or */
    struct document_cell *cell;    /* or neither: the pages */
    /* Text that stands directly in a flow of blocks makes paragraphs of this style. */
    const struct document_style *paragraph;
    struct document_block *open; /* such a paragraph */
    size_t run_in;               /* inlines of the run-in title that opened it; 0 = none */
    struct template_writer writer;
};

/* What an element writes to. Copied and changed for inner elements. */
struct template_sink {
    struct template_flow *flow;     /* blocks and text in a flow; NULL in pure text */
    struct template_writer *writer; /* pure text */
    struct document_text_style text;
    const char *link;
    bool unbreakable;
    struct template_style inherited; /* what containers hand on to their text */
    bool bare;    /* text blocks do not start from the style "paragraf" (cells, items, notes) */
    void *target; /* table, list, chart ... being built */
};

/* ------------------------------------------------------------ template_expand.c */

void template_expand_node(struct template_run *run, const struct template_node *node,
                          struct template_sink *sink);
/* All children; names set inside end with them. */
void template_expand_children(struct template_run *run, const struct template_node *node,
                              struct template_sink *sink);
/* The name ends with the element whose children are being expanded, if not before. */
void template_run_bind(struct template_run *run, const char *name, const struct value *value);
/* Counts nodes; false once the limit is passed (reported once). */
bool template_run_count(struct template_run *run, base_origin origin);

/* ------------------------------------------------------------ template_value.c: attributes */

/* The value of an attribute that is one expression; NULL when it is absent. */
const struct value *template_run_value(struct template_run *run, const struct template_node *node,
                                       const char *name);
/* The text of an attribute with its expressions put in; fallback when absent. A missing value is
 * reported and leaves its path in brackets. */
const char *template_run_text(struct template_run *run, const struct template_node *node,
                              const char *name, const char *fallback);
/* True when the attribute is present and its text is not empty. */
bool template_run_has(struct template_run *run, const struct template_node *node, const char *name);
bool template_run_yes(struct template_run *run, const struct template_node *node, const char *name,
                      bool fallback);
/* The index of the choice; fallback when absent. */
int template_run_choice(struct template_run *run, const struct template_node *node,
                        const char *name, int fallback);
long template_run_number(struct template_run *run, const struct template_node *node,
                         const char *name, long fallback);
base_length template_run_length(struct template_run *run, const struct template_node *node,
                                const char *name, base_length fallback);
document_colour template_run_colour(struct template_run *run, const struct template_node *node,
                                    const char *name, document_colour fallback);
/* What is evaluated between these two calls is forgotten at the second one, which gets the result
 * of the first. They may nest. */
struct base_arena *template_run_aside(struct template_run *run);
void template_run_back(struct template_run *run, struct base_arena *before);
/* Whether a condition is true; false when the attribute is absent. */
bool template_run_holds(struct template_run *run, const struct template_node *node,
                        const char *name);
/* Evaluates; the origin of the result is never 0. */
const struct value *template_run_evaluate(struct template_run *run,
                                          const struct expression *expression, base_origin origin);
/* Shows a value; reports a missing one at origin. */
const char *template_run_show(struct template_run *run, const struct value *value,
                              base_origin origin, bool *missing);
/* Notes a value that has not been filled in, shown at place. Nothing for the path "": that value
 * is missing because of a fault that was reported. */
void template_run_report_missing(struct template_run *run, const struct value *value,
                                 base_origin place, const char *path);
/* Reports what was noted: once for each datum, at its place in the input. */
void template_missing_finish(struct template_run *run);
/* "a number", "a list" ..., translated. */
const char *template_kind_words(enum value_kind kind);
/* The text of a template text. */
const char *template_run_join(struct template_run *run, const struct expression_template *parts);

/* ------------------------------------------------------------ template_resolve.c: styles */

/* One copy of each distinct style. */
const struct document_style *template_run_intern(struct template_run *run,
                                                 const struct document_style *style);
const struct document_text_style *template_run_intern_text(struct template_run *run,
                                                           const struct document_text_style *text);
/* Lays the gaya and the style attributes of a node over style. */
void template_run_node_style(struct template_run *run, const struct template_node *node,
                             struct template_style *style);
/* The properties of a block: dasar, the role, what containers hand on (before the role unless
 * body), then attributes. A gaya of the node takes the place of the role. */
struct template_style template_run_block_style(struct template_run *run,
                                               const struct template_node *node, const char *role,
                                               const struct template_sink *sink, bool body);
/* The same as a style. */
const struct document_style *template_run_style(struct template_run *run,
                                                const struct template_node *node, const char *role,
                                                const struct template_sink *sink, bool body);
/* The style of a role alone, over dasar. */
const struct document_style *template_run_role(struct template_run *run, const char *role);
/* The properties of dasar, then of a role; the role may be NULL. */
struct template_style template_run_role_style(struct template_run *run, const char *role);

/* ------------------------------------------------------------ template_flow.c: results */

/* Appends a block to a flow. */
void template_flow_append(struct template_run *run, struct template_sink *sink,
                          struct document_block *block);
/* Creates a block for a node and appends it; id= of the node becomes its id. */
struct document_block *template_flow_block(struct template_run *run, struct template_sink *sink,
                                           const struct template_node *node,
                                           enum document_kind kind,
                                           const struct document_style *style);
/* A sink for blocks in parent; hands on nothing. */
struct template_sink template_sink_block(struct template_flow *flow, struct document_block *parent);
/* A sink for text alone. */
struct template_sink template_sink_text(struct template_writer *writer,
                                        struct document_inlines *inlines,
                                        const struct document_text_style *text);
/* Ends the text: removes a trailing space; ends an open paragraph. */
void template_writer_finish(struct template_run *run, struct template_writer *writer);
void template_flow_finish(struct template_run *run, struct template_flow *flow);
/* The writer of a sink; opens a paragraph in a flow. */
struct template_writer *template_sink_writer(struct template_run *run, struct template_sink *sink,
                                             base_origin origin);
/* Adds an inline of the sink's style. */
struct document_inline *template_sink_add(struct template_run *run, struct template_sink *sink,
                                          enum document_inline_kind kind, base_origin origin);
/* Text with its expressions. */
void template_sink_parts(struct template_run *run, struct template_sink *sink,
                         const struct expression_template *parts, bool collapse);
/* A text that came from data: line ends break lines. It lasts, unless it lies in scratch. */
void template_sink_string(struct template_run *run, struct template_sink *sink, const char *text,
                          base_origin origin);
void template_sink_mark(struct template_run *run, struct template_sink *sink, const char *text,
                        base_origin origin);
/* Fills inlines from an attribute, or from the children of node when it has none. */
void template_fill_attribute(struct template_run *run, struct document_inlines *inlines,
                             const struct document_text_style *text,
                             const struct template_node *node, const char *name);
void template_fill_children(struct template_run *run, struct document_inlines *inlines,
                            const struct document_text_style *text,
                            const struct template_node *node);
/* The child element of a name, or NULL. */
const struct template_node *template_child(const struct template_node *node, const char *element);

/* ------------------------------------------------------------ sections, captions */

/* The section that blocks of the pages go to. */
struct document_block *template_pages_block(struct template_run *run, base_origin origin);

/* A heading of a level as the scheme in force says, not attached (for narratives). */
struct document_block *template_heading_block(struct template_run *run, int level,
                                              base_origin origin);

/* A group with a caption and, by add, what it belongs to. */
struct template_captioned {
    const struct template_node *node;   /* judul, sumber, seri, letak-judul, nomor */
    const struct template_node *title;  /* <judul> child or NULL */
    const struct template_node *source; /* <sumber> child or NULL */
    const char *title_text;             /* from data, when the node has none; or NULL */
    const char *source_text;
    base_origin data_origin;
    const char *series;
    const char *source_role; /* style */
    const char *source_prefix;
    const char *id;                         /* or NULL */
    struct document_block *group, *content; /* results */
    struct document_caption *caption;       /* or NULL */
    const struct document_style *style;     /* of the content block */
};
/* Makes the group (or none when there is neither title nor source) and the content block of a kind
 * in it; the source line follows by template_captioned_finish. */
void template_captioned_start(struct template_run *run, struct template_sink *sink,
                              struct template_captioned *captioned, enum document_kind kind);
void template_captioned_finish(struct template_run *run, struct template_captioned *captioned);
/* Once the captions are numbered: the words above continued parts of tables. */
void template_continued_finish(struct template_run *run);
/* A caption block of a series, not yet attached. */
struct document_block *template_caption_block(struct template_run *run, const char *series,
                                              const char *style, base_origin origin);
