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
    base_length carried;                            /* height kept free for notes of pages before */
};

/* Builds and fills the pages of a section. */
void layout_section_add(struct layout_pager *pager, const struct document_block *block);
void layout_pages_end(struct layout_pager *pager);
/* layout_fill.c: places all entries of a galley on pages. */
void layout_pages_fill(struct layout_pager *pager, const struct layout_galley *galley);
/* layout_sheet.c */
void layout_sheet_open(struct layout_pager *pager);
void layout_sheet_close(struct layout_pager *pager);
void layout_sheet_next(struct layout_pager *pager);
/* Free height below the pen, notes and open frames taken off. */
base_length layout_sheet_room(const struct layout_pager *pager);
/* Height that notes need at a page foot; long ones may go on. */
base_length layout_notes_need(const struct layout_pager *pager, const struct layout_note *notes);

/* layout_running.c: numbers, labels, running heads, watermarks. */
void layout_sheets_number(struct layout_pager *pager);
void layout_sheets_running(struct layout_pager *pager);
