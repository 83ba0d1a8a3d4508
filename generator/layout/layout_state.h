/* What one run of the layout shares: arena, fonts, hyphenation, reports of the round, targets of
 * references with their pages of the round before. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_length.h"
#include "document.h"
#include "font.h"
#include "page.h"

struct layout_hyphen;
struct layout_kept;
struct layout_image;
struct layout_words;
struct layout_item;
struct layout_shape_slot;
struct layout_line_room;
struct layout_segment;

/* A page label that stood for a target in some round. */
struct layout_label {
    const char *text;
    const struct layout_label *next;
};

/* A heading, a caption or a block with an id: what references and contents point to. */
struct layout_target {
    const struct document_block *block;
    const char *anchor;
    const char *label;                 /* page label of the round before; NULL = not known yet */
    const char *seen;                  /* page label of this round */
    const struct layout_label *labels; /* of all rounds: the room of the widest is kept from round
                                          3 on */
    size_t page;
};

/* A report of the round that is under way; given out after the last round. */
struct layout_report {
    struct base_place place;
    enum base_message message;
    const char *arguments[3];
};

/* Texts of the fields of a running head. */
struct layout_fields {
    const char *page, *pages, *chapter, *chapter_label, *section;
};

struct layout_prepared {
    const void *key;
    long scale;
    struct layout_words *words;
};

/* Room for words under construction, waiting for its next use. */
struct layout_room {
    struct layout_room *next;
    struct layout_item *items;
    size_t capacity;
    struct base_buffer text;
    struct layout_segment *segments;
    size_t segment_capacity;
};

/* What the family, size and so on of a text style come to. */
struct layout_look {
    const char *family; /* equal pointers are the same family */
    bool bold, italic;
    enum document_script script;
    base_length given_size, letterspacing;
    long scale;
    const struct font_face *face;
    base_length size, rise, space, hyphen;
};
enum { LAYOUT_LOOKS = 64 };

struct layout_state {
    struct base_arena *arena;
    struct base_arena *rounds;         /* what serves in all rounds: shapes, sheets, room */
    struct base_arena *slots;          /* the hash table of shapes */
    struct base_arena *galleys;        /* what is put on pages, until they are made */
    struct base_arena *galleys_before; /* the same, of what is not yet on pages in a long run */
    struct base_arena *breaking;       /* of the search for line ends in one paragraph */
    struct base_arena *temporary; /* words and what they consist of, until their lines are made */
    struct base_diagnostics *diagnostics;
    struct base_diagnostics *direct; /* for charts and pictures: heard in the first round only */
    const struct document *document;
    struct font_set *fonts;
    struct page_document *pages;
    struct layout_hyphen *hyphen; /* NULL = no hyphenation */

    struct layout_target *targets; /* in document order */
    size_t target_count, target_capacity;
    size_t part_count;                     /* about as many elements will be made */
    const struct layout_target *unsettled; /* one whose page label changed in the last round */
    size_t *target_index;                  /* hash by block: index + 1 */
    size_t target_slots;

    struct layout_report *reports;
    size_t report_count, report_capacity;

    const struct document_block *child; /* of the section, that is being laid out */
    const struct layout_fields *fields; /* while a running head is built */
    const char *page_total;             /* label of DOCUMENT_FIELD_PAGES, round before */
    base_length page_height;            /* free height of a page of the section */
    base_length page_width;             /* measure of the section */
    base_length sheet_width;            /* width of the paper */
    base_origin long_text;              /* the one that was told last in this round; 0 = none */
    int round;                          /* from 1 */
    long scale;                         /* text size in thousandths, 1000 outside of tables */
    long pads;                          /* padding beside the text of cells, in thousandths */
    bool pressed;                       /* in a table that is too wide for its place */

    struct layout_prepared *prepared; /* hash by inlines, or by plain cell */
    size_t prepared_slots, prepared_count;
    struct document_plain plain; /* of layout_cell_blocks */
    const struct document_cell *plain_cell;
    struct layout_room *rooms;
    struct layout_shape_slot *shapes; /* hash by look and text */
    size_t shape_slots, shape_count;
    size_t run_count;                       /* shaped since runs were given back */
    struct layout_look looks[LAYOUT_LOOKS]; /* hash; a new one takes the place of an old one */
    struct layout_line_room *line;          /* of the line that is being set */
    struct layout_image *images;            /* opened in any round */
    const struct font_face *ascii[8];       /* faces that hold all of ASCII */
    size_t ascii_next;
    struct layout_kept **kept; /* by section: pages of a round before; NULL = nothing is kept */
    size_t kept_count;
    const char *watermark, *watermark_copy; /* of the last page: that of the section, its copy */
    long run;                               /* of layout_options */
    bool final;                             /* of layout_options */
    bool failed;                            /* no face at all */
};

/* Gives the memory of words back when there is much of it; no words may be in use. */
void layout_words_forget(struct layout_state *state);
/* The same within a table, between its cells, when the words are very many: they are built anew
 * where they are needed. Nothing where the table may stand within a text. */
void layout_words_forget_cells(struct layout_state *state, const struct document_block *table);
/* The same for galleys and all that they hold. */
void layout_galleys_forget(struct layout_state *state);
/* What comes takes the place of what was before the last turn: that is no longer needed. */
void layout_galleys_turn(struct layout_state *state);
/* Adds a report of this round; returns its index + 1, so that the page can be told later. */
size_t layout_report_add(struct layout_state *state, base_origin origin, enum base_message message,
                         const char *first, const char *second, const char *third);
void layout_report_page(struct layout_state *state, size_t report, size_t page);
/* Gives the reports of the last round out. */
void layout_report_flush(struct layout_state *state);

/* layout_missing.c: reports the characters of the round that no face holds, once a place. */
void layout_missing_report(struct layout_state *state);

/* Collects the targets of the document. */
void layout_targets_collect(struct layout_state *state);
struct layout_target *layout_target_of(const struct layout_state *state,
                                       const struct document_block *block);
/* The target of an id; NULL when unknown. */
struct layout_target *layout_target_find(const struct layout_state *state, const char *id);

/* "12,3 pt" for messages. */
const char *layout_points(struct layout_state *state, base_length length);
/* The plain text, cut after some 40 characters, for messages. */
const char *layout_excerpt(struct layout_state *state, const struct document_inlines *inlines);
/* A length of text (size, leading) in the scale in force. */
base_length layout_scaled(const struct layout_state *state, base_length length);
/* One run of text. */
struct document_inlines *layout_text_inlines(struct layout_state *state, const char *text,
                                             const struct document_text_style *style,
                                             base_origin origin);
/* The first run, then a space, then the others. */
const struct document_inlines *layout_inlines_join(struct layout_state *state, const char *text,
                                                   const struct document_text_style *style,
                                                   const struct document_inlines *rest,
                                                   base_origin origin);
/* A style with another alignment and no indents or spaces, for parts that layout makes itself. */
const struct document_style *layout_style_plain(struct layout_state *state,
                                                const struct document_style *style,
                                                enum document_align align);
static inline base_length layout_max(base_length a, base_length b)
{
    return a > b ? a : b;
}
static inline base_length layout_min(base_length a, base_length b)
{
    return a < b ? a : b;
}
