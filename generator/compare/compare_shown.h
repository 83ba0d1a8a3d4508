/* Inside of compare/: values, words and pages as people read them. */
#pragma once

#include "compare_inside.h"

enum compare_words {
    COMPARE_WORDS_MESSAGE,  /* in the language of messages */
    COMPARE_WORDS_DOCUMENT, /* Indonesian */
};

/* A value of the input: "1.234,5", "85 Orang", a text, the name of a record, "kosong". */
const char *compare_shown(struct base_arena *arena, const struct value *value,
                          enum compare_words words);
/* A year stays "2024": the value behind a key that holds one. */
const char *compare_shown_root(struct base_arena *arena, const struct compare_root *root,
                               const struct value *value, enum compare_words words);
/* "3, 14–16": numbers of pages. */
const char *compare_ranges(struct base_arena *arena, const size_t *pages, size_t count);
/* The page as it is printed ("iv", "12"), "" when it has no number. page from 1. */
const char *compare_label(const struct compare_side *side, size_t page);
/* What a head or foot of a page says otherwise, the same for the same change; NULL for other texts.
 */
const char *compare_running_words(struct base_arena *arena, const struct compare_result *result,
                                  const struct compare_text *text);
/* What names a row of a table: its first cell in words; "" = nothing does. */
const char *compare_row_name(const struct compare_result *result, const struct compare_row *row);
/* A piece of text around an edit: at most `words` words before from and behind to, "…" where more
 * was left out. */
const char *compare_before(struct base_arena *arena, const char *text, size_t from, int words);
const char *compare_behind(struct base_arena *arena, const char *text, size_t to, int words);
/* A list of {teks, ubah}: a text with its changed words; of a long one only what stands around. */
const struct value *compare_segments(struct base_arena *arena, const char *whole,
                                     const struct compare_edits *edits, bool of_new);
/* The same of a text that is there on one side only; a long one is cut. */
const struct value *compare_segments_whole(struct base_arena *arena, const char *whole,
                                           bool changed);
