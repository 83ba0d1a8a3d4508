/* Marks on finished pages: watermark, notes in the margin, change bars, tints, and a list of the
 * notes behind the last page. Marks never move anything: they are artifacts beside, behind and over
 * what layout made; only the list has pages of its own. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base_length.h"
#include "base_source.h"

struct base_arena;
struct figures;
struct page_document;

/* ---------------------------------------------------------------- places */

/* How a place belongs to what was asked for. */
enum marks_match {
    MARKS_SHOWN,   /* the item shows it, or a part of it */
    MARKS_NEAR,    /* it is not shown, but the record that holds it is; or a line before it in the
                      same text */
    MARKS_DERIVED, /* the item shows a figure that was computed from it */
};

struct marks_place {
    enum marks_match match;
    size_t page; /* index from 0 */
    size_t item; /* its index on that page; places found before marks_add only */
    base_length x, y, width, height; /* the item's box, y down from the top of the page */
};

/* What is looked for: the first of these that is given. */
struct marks_target {
    base_origin origin;
    const char *figure; /* path: "indikator.ik1.capaian.2024" */
    const char *file;   /* name of a source, with path or line */
    const char *path;   /* in a JSON file: "tujuan[0].sasaran[1].nama"; NULL = by line */
    uint32_t line;
    const char *text; /* part of what a run of the page says, over line ends too */
};

/* Which items show what. Made once for pages; figures may be NULL (then nothing is MARKS_DERIVED).
 * Lives in the arena. */
struct marks_index;
struct marks_index *marks_index_create(struct base_arena *arena,
                                       const struct page_document *document,
                                       const struct figures *figures);

/* The places of a target in reading order: all that show it, else the nearest one, else the first
 * that was derived from it. Returns their number, 0 = none; running heads and feet count only when
 * nothing else shows it. *places lives in the index's arena. */
size_t marks_places(struct marks_index *index, const struct marks_target *target,
                    struct marks_place **places);

/* ---------------------------------------------------------------- marks */

/* What a mark consists of; any number of these. */
enum marks_part {
    MARKS_MARGIN = 1, /* its text in the margin at the first place on each page, with a leader */
    MARKS_TINT = 2,   /* a tint behind each place, with a rule below it */
    MARKS_BAR = 4,    /* a bar in the margin beside each place */
    MARKS_LIST = 8,   /* numbered; the number stands before its text and in the list at the end */
};

struct marks_mark {
    unsigned parts;
    const struct marks_place *places; /* none: it stands in the list only */
    size_t count;
    const char *text;   /* for the margin; NULL = none. "semula 563" */
    const char *full;   /* for the list; NULL = text */
    const char *source; /* for the list: "kinerja.json:8", NULL = none */
};

struct marks_options {
    const char *watermark;  /* "DRAF", a newline, "21 November 2026"; NULL = none. Pages that have a
                               watermark of their own keep it */
    const char *list_title; /* heading of the list: "Catatan Draf" */
    const char *list_intro; /* a sentence below it, or NULL */
    const char *page_word;  /* "hlm." */
    const char *no_page_word; /* for marks without a place: "umum" */
};

/* Adds the marks to the pages. Numbers are given in the order of marks, from 1. A margin that is
 * too narrow or full shows numbers only (marks with MARKS_LIST) or shortened texts. */
void marks_add(struct page_document *document, const struct marks_options *options,
               const struct marks_mark *marks, size_t count);
