/* Inside of pdf/: the state of one file being painted. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base_arena.h"
#include "page.h"
#include "pdf_object.h"

struct pdf_fonts;
struct pdf_images;
struct pdf_structure;
struct pdf_options;

/* What the operators of the page at hand have set. */
struct pdf_pen {
    page_colour fill, stroke;     /* PAGE_NO_COLOUR: unknown */
    const struct font_face *face; /* NULL: unknown */
    base_length size;
    bool text;        /* a text object is open */
    base_length x, y; /* where its line starts, from the page's bottom left */
};

struct pdf_painter {
    struct base_arena *arena;
    struct base_diagnostics *diagnostics;
    struct pdf_file *file;
    const struct page_document *pages;
    const struct pdf_options *options;
    struct pdf_fonts *fonts;
    struct pdf_images *images;
    struct pdf_structure *structure;
    struct pdf_pen pen;
    struct page_glyph_room room; /* of the run that is painted */
    struct base_buffer word;     /* that is divided in it */
    bool masked;                 /* the page at hand shows a picture with a soft mask */
    pdf_object *page_objects;    /* by page index */
};

/* ---------------------------------------------------------------- fonts */

/* A glyph in the file. One glyph may have several codes when it stands for different texts (space
 * and no-break space). */
struct pdf_code {
    long long advance; /* as the file states it, in 1/1,000,000 em */
    const char *text;  /* what it stands for; length may be 0 */
    unsigned length;
    uint16_t glyph;
    char bytes[4]; /* the code within a literal string: */
    uint8_t size;  /* so many of them */
    char first;    /* byte of the text */
};

/* The codes of a face, from 1: each is its index + 1. */
struct pdf_codes {
    struct base_arena *arena;
    const struct font_face *face;
    struct pdf_code *codes;
    size_t count, capacity;
    uint32_t *slots; /* hash table of code, 0 = free */
    size_t slot_count;
    uint32_t *last; /* by glyph: its code asked for last, 0 = none */
    size_t last_capacity;
    const struct font_run *space; /* " " shaped, or NULL */
};

struct pdf_fonts *pdf_fonts_create(struct base_arena *arena);
/* The codes of a face. */
struct pdf_codes *pdf_fonts_codes(struct pdf_fonts *fonts, const struct font_face *face);
/* The code of a glyph with the text it stands for, given at first use; valid until the next call.
 */
const struct pdf_code *pdf_fonts_find(struct pdf_codes *codes, uint16_t glyph, const char *text,
                                      size_t length);
static inline bool pdf_code_is(const struct pdf_code *code, uint16_t glyph, const char *text,
                               size_t length)
{
    return code->glyph == glyph && code->length == length &&
           (length == 1 ? code->first == text[0] : memcmp(code->text, text, length) == 0);
}
/* The same; mostly it is the one that was asked for last. */
static inline const struct pdf_code *pdf_fonts_code(struct pdf_codes *codes, uint16_t glyph,
                                                    const char *text, size_t length)
{
    uint32_t last = glyph < codes->last_capacity ? codes->last[glyph] : 0;
    const struct pdf_code *code = last != 0 ? &codes->codes[last - 1] : NULL;
    return code != NULL && pdf_code_is(code, glyph, text, length)
               ? code
               : pdf_fonts_find(codes, glyph, text, length);
}
/* The code of the space between words; NULL when the face has none. */
const struct pdf_code *pdf_fonts_space(struct pdf_codes *codes, struct font_set *set);
/* Writes every face that was used; adds "/F0 5 0 R ..." to the resources. False after reporting. */
bool pdf_fonts_write(struct pdf_painter *painter, struct base_buffer *resources);

/* ---------------------------------------------------------------- images */

struct pdf_images *pdf_images_create(struct base_arena *arena);
/* The number of the picture in the resources ("/I3"); a picture is stored once. */
size_t pdf_images_use(struct pdf_painter *painter, const struct image *image);
void pdf_images_write(struct pdf_painter *painter, struct base_buffer *resources);

/* ---------------------------------------------------------------- content */

/* The operators of one page; everything is marked as content of its element or as an artifact. */
void pdf_content_paint(struct pdf_painter *painter, size_t page, struct base_buffer *buffer);
/* Glyphs from..to of an item. */
void pdf_content_glyphs(struct pdf_painter *painter, const struct page_item *item, size_t from,
                        size_t to, base_length page_height, struct base_buffer *buffer);

/* ---------------------------------------------------------------- divided words */

/* Bytes from..to of an item's text stand for `text`: a part of a word that is divided between
 * lines. The first part stands for the whole word, the others for "". */
struct pdf_replacement {
    size_t from, to;
    const char *text;
};
/* Finds the replacements of a run of glyphs (at most 2), which live until the next call; returns
 * their number. Asked once for each run, in the order of painting. */
size_t pdf_divided_words(struct pdf_painter *painter, size_t page, size_t item,
                         struct pdf_replacement replacements[2]);
/* Closes the text object that runs of glyphs leave open for the next. */
void pdf_content_end_text(struct pdf_painter *painter, struct base_buffer *buffer);
/* Adds "r g b rg" or "RG" ("g"/"G" for greys), unless that colour is set. */
void pdf_content_colour(struct pdf_painter *painter, struct base_buffer *buffer, page_colour colour,
                        bool stroke);

/* ---------------------------------------------------------------- navigation */

/* Links of all pages, outline, page labels, viewer preferences. */
void pdf_navigation_write(struct pdf_painter *painter);
/* "/Rect [...]" of an item on a page of a height. */
void pdf_navigation_rectangle(struct base_buffer *text, const struct page_item *item,
                              base_length height);

/* ---------------------------------------------------------------- fields */

/* The signature fields of all pages and the form that lists them in signing order. */
void pdf_fields_write(struct pdf_painter *painter);

/* ---------------------------------------------------------------- metadata */

/* Title, author, subject, keywords, dates, language, standards, colour profile. False after
 * reporting that the profile is missing. */
bool pdf_metadata_write(struct pdf_painter *painter);
/* "/ModDate (D:20250121000000Z)" from "2025-01-21"; nothing without a year. */
void pdf_metadata_date(struct base_buffer *text, const char *key, const char *date);

/* ---------------------------------------------------------------- attachments */

/* The files of the options. */
void pdf_attachments_write(struct pdf_painter *painter);
