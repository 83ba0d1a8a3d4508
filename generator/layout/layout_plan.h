/* Plans: where pages end, found for all pages up to the next forced break together. */
#pragma once

#include "layout_page.h"

struct layout_row;
struct layout_table;

/* How far a page is filled when entries are put on it; nothing is painted. */
struct layout_trial {
    const struct layout_pager *pager;
    const struct layout_table *table; /* the open one, or NULL */
    size_t first_row;                 /* of the open table on this page */
    base_length *tops;                /* by row of the open table: its top on this page */
    size_t tops_capacity;
    base_length y;       /* pen */
    base_length body;    /* pen without the space at the end */
    base_length notes;   /* height of the notes at the foot */
    base_length reserve; /* padding of open frames below the pen */
    base_length glue;    /* spaces above the end of the body that may grow and shrink */
    base_length loose;   /* such space at the end */
    base_length melt;    /* of the next space: what stands there already */
    bool top;            /* nothing but heads stands on the page */
};
#define LAYOUT_NO_DRIFT SIZE_MAX

/* What is open where a page starts. */
struct layout_trial_context {
    base_length above, below; /* padding of open frames */
    const struct layout_table *table;
};

/* The page that is open, as it is. The trial holds memory for rows until layout_trial_finish. */
void layout_trial_resume(struct layout_trial *trial);
void layout_trial_start(struct layout_trial *trial, const struct layout_trial_context *context);
void layout_trial_finish(struct layout_trial *trial);
void layout_trial_add(struct layout_trial *trial, const struct layout_entry *entry);
/* The rest of a row of which a part stands on the page before. */
void layout_trial_rest(struct layout_trial *trial, const struct layout_row *row,
                       base_length height);
/* Height that is left; negative when too much stands on the page. */
base_length layout_trial_room(const struct layout_trial *trial);
/* Height of entry i when it is space, else 0. */
base_length layout_space_at(const struct layout_galley *galley, size_t i);
/* Puts the drifts from..to at the top of a page; returns the first one that must wait,
 * LAYOUT_NO_DRIFT when none must. */
size_t layout_trial_drifts(struct layout_trial *trial, const struct layout_galley *galley,
                           size_t from, size_t to);
/* The same on the open page, for all of them. */
void layout_drifts_place(struct layout_pager *pager, const struct layout_galley *galley,
                         size_t from, size_t to);
/* Takes over what is open behind an entry. */
void layout_context_pass(struct layout_trial_context *context, const struct layout_entry *entry);

/* One page of a plan. */
struct layout_plan_page {
    size_t end;         /* first entry of the next page */
    base_length split;  /* > 0: room for a part of the row at `end` */
    base_length adjust; /* to be shared by the spaces of the page */
    base_length glue;   /* their sum */
    size_t drift;       /* drifts from this entry on wait for the next page */
};
struct layout_plan {
    struct layout_plan_page *pages;
    size_t count;
    bool whole;     /* up to `to`; else the last page ends before what is too high for a page */
    size_t settled; /* so many pages end there whatever follows behind `to` */
};

/* Chooses the page ends of entries from..to, beginning on the open page. last: the page at `to` is
 * the last one of its run of pages. */
void layout_plan_create(struct base_arena *arena, const struct layout_pager *pager,
                        const struct layout_galley *galley, size_t from, size_t to, bool last,
                        struct layout_plan *plan);
