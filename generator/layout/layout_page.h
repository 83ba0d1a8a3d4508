/* Pages: fills sheets with the entries of a section, top to bottom. */
#pragma once

#include "layout_flow.h"

/* One page and what its running heads need. */
struct layout_sheet {
    struct page *page;
    const struct document_section *section;
    bool first; /* of its section */
    bool blank; /* inserted for the side of the next page */
    bool chapter_here;
    const struct document_block *chapter, *heading; /* in force: level 1, level 2 */
    long number;                                    /* 0 = not numbered */
};

/* A section that waits for the next page end. */
struct layout_float {
    struct layout_float *next;
    const struct document_block *block;
    const struct layout_galley *galley;
    int section_index;
};

/* Where pages begin and what they depend on besides the blocks of their sections. */
struct layout_pages_from {
    const struct document_block *block;             /* the first section, or NULL */
    const struct document_block *lead;              /* headings of the section before */
    const struct document_block *chapter, *heading; /* in force */
    enum document_side side;                        /* of the first page */
    int section_index;
    bool whole; /* nothing of the section before waits for these pages */
    /* numbers of what comes next */
    size_t sheet, element, anchor, bookmark, report;
};

struct layout_pager {
    struct layout_state *state;
    const struct document_section *section;
    int section_index;
    struct layout_sheet *sheets;
    size_t count, capacity;
    bool open; /* the last sheet takes more */
    bool used; /* something stands on it */
    bool section_started;
    enum document_side side; /* wanted for the next sheet */
    struct layout_flow flow;
    base_length top, bottom;                        /* of the body */
    const struct document_block *chapter, *heading; /* of the last page */
    struct layout_note *notes;                      /* at the foot of this page */
    struct layout_float *floats;                    /* in order */
    base_length space;                              /* at the end of the open page */
    bool goes_on;                      /* what follows the galley stands on its last page */
    const struct document_block *lead; /* headings that go on to the next section, or NULL */
    struct layout_pages_from from;     /* of what is on the way, since pages last began anew */
    size_t plans;                      /* made for the section */
};

/* Builds and fills the pages of a section; returns the next one that has no pages yet. */
const struct document_block *layout_section_add(struct layout_pager *pager,
                                                const struct document_block *block);
void layout_pages_end(struct layout_pager *pager);
/* layout_float.c: whether a section that floats can wait: the section behind it goes on on the
 * paper of the open page. */
bool layout_float_waits(const struct layout_pager *pager, const struct document_block *block);
void layout_float_add(struct layout_pager *pager, const struct document_block *block,
                      const struct layout_galley *galley);
/* Sets all sections that wait onto pages of their own; no page may be open. */
void layout_floats_place(struct layout_pager *pager);
/* Whether entries from..to may not stand before the sections that wait: a bab, or a caption that
 * would overtake one of its series. */
bool layout_floats_bar(const struct layout_pager *pager, const struct layout_galley *galley,
                       size_t from, size_t to);
/* Whether two sections have paper and margins in common. */
bool layout_same_paper(const struct document_section *a, const struct document_section *b);
/* Sets the measure in force; false when there is no room between the margins. */
bool layout_measure_section(struct layout_state *state, const struct document_section *section);

/* layout_reuse.c: whether page numbers stand in the text, so that one round may not be enough. */
bool layout_uses_pages(const struct document_block *first);
struct layout_pages_from layout_pages_at(const struct layout_pager *pager,
                                         const struct document_block *block);
/* Keeps the pages since pager->from for the next rounds; all of them are closed. */
void layout_pages_keep(struct layout_pager *pager, const struct document_block *behind);
/* Puts the pages of a round before that begin with the section next, if they come out the same;
 * *block is the section behind them then. */
bool layout_pages_again(struct layout_pager *pager, const struct document_block **block);
/* No pages are kept any more. */
void layout_pages_forget(struct layout_state *state);

/* layout_lead.c: the first of the headings that end a section and go on to the next one; NULL when
 * there are none. */
const struct document_block *layout_lead_find(const struct document_block *section);
/* Whether headings before a section that floats belong to the text behind it. */
bool layout_lead_passes(const struct document_block *lead, const struct document_block *section);

/* layout_fill.c: places all entries of a galley on pages. */
void layout_pages_fill(struct layout_pager *pager, const struct layout_galley *galley);
/* The same with a galley that still grows, as far as what follows cannot change it; returns the
 * first entry that is not placed. */
size_t layout_pages_fill_ahead(struct layout_pager *pager, const struct layout_galley *galley);
/* What follows stands on a new page. */
void layout_pages_break(struct layout_pager *pager);
/* layout_sheet.c */
void layout_sheet_open(struct layout_pager *pager);
void layout_sheet_close(struct layout_pager *pager);
void layout_sheet_next(struct layout_pager *pager);
/* Free height below the pen, notes and open frames taken off. */
base_length layout_sheet_room(const struct layout_pager *pager);
/* Height that notes need at a page foot; long ones may go on. */
base_length layout_notes_need(const struct layout_pager *pager, const struct layout_note *notes);
/* The same; first: no other notes stand on the page. */
base_length layout_notes_height(const struct layout_pager *pager, const struct layout_note *notes,
                                bool first);

/* layout_running.c: numbers, labels, running heads, watermarks. */
void layout_sheets_number(struct layout_pager *pager);
void layout_sheets_running(struct layout_pager *pager);
