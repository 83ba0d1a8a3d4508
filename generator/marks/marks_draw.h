/* Inside of marks/: drawing on one page. */
#pragma once

#include "marks.h"
#include "page.h"

enum {
    MARKS_INK = PAGE_MARK_COLOUR, /* dark: numbers, texts and bars print well without colour */
    MARKS_PALE = 0xFFEBA6,        /* tints */
    MARKS_LEADER = 0xB08A4A,
};
#define MARKS_SIZE ((base_length)6400) /* of texts in the margin */
#define MARKS_LEADING ((base_length)7600)
#define MARKS_EDGE BASE_PT(14) /* printers do not reach further out */

/* A margin note on its page. */
struct marks_note {
    size_t number;    /* shown before the text; 0 = none */
    const char *text; /* "" = the number only */
    struct marks_place place;
    const char **lines;
    size_t line_count;
    base_length y, height; /* where it stands */
};

/* What stands on one page. */
struct marks_sheet {
    struct marks_note *notes;
    size_t note_count, note_capacity;
    struct marks_place *tints;
    size_t tint_count, tint_capacity;
    struct marks_place *bars;
    size_t bar_count, bar_capacity;
};

struct marks_draw {
    struct page_document *document;
    const struct font_face *face, *bold;
};

/* Breaks a text into lines of a width, the first of which begins further right; at most `most`
 * lines, the last then ends with an ellipsis. */
const char **marks_lines(const struct marks_draw *draw, base_length size, base_length width,
                         base_length indent, const char *text, size_t most, size_t *count);
/* Left and right end of a page's text. */
void marks_text_edges(const struct page_document *document, const struct page *page,
                      base_length *left, base_length *right);
/* Notes of a page in its margin. */
void marks_notes(const struct marks_draw *draw, struct page *page, struct marks_sheet *sheet);
/* The badge of a number with its top left corner at (x, y); returns its width. */
base_length marks_badge(const struct marks_draw *draw, struct page_fragment *fragment,
                        base_length x, base_length y, size_t number);
base_length marks_badge_width(const struct marks_draw *draw, size_t number);
/* Adds a fragment to a page as marks. */
void marks_put(const struct marks_draw *draw, struct page *page,
               const struct page_fragment *fragment);
/* Pages with the marks that have MARKS_LIST. */
void marks_list(const struct marks_draw *draw, const struct marks_options *options,
                const struct marks_mark *marks, size_t count);
