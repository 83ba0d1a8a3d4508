/* Layout: from the document tree to pages: words and break points, paragraphs, tables, pages,
 * contents and references. Body first, then contents, at most 50 rounds, then an error. */
#pragma once

#include <stdbool.h>

struct base_arena;
struct base_diagnostics;
struct document;
struct font_set;
struct page_document;

struct layout_options {
    const char *hyphenation; /* path of hyph_id_ID.dic; NULL = no hyphenation */
    long run; /* from so many pages on, a run of pages is filled while it still comes, as far as it
               * is settled; the pages are the same; 0 = 48 */
    bool final; /* a character that no face holds is an error, else a warning */
};

/* Reads hyphenation patterns once, before processes are made that lay reports out; kept until the
 * program ends. What cannot be read is reported with the pages. */
void layout_keep_patterns(const char *hyphenation);

/* Returns the pages, which need the document no longer, or NULL after reporting an error. What can
 * be drawn in spite of a fault (overfull line, missing character) is drawn and reported. */
struct page_document *layout_document(struct base_arena *arena,
                                      struct base_diagnostics *diagnostics,
                                      const struct document *document, struct font_set *fonts,
                                      const struct layout_options *options);
