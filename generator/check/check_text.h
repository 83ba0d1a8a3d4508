/* Inside of check/: looking into texts. */
#pragma once

#include "check_rules.h"

/* The years from 1900 to 2199 that a text names behind the word "tahun"; at most `most` different
 * ones are kept. Returns how many there are. */
size_t check_years(const char *text, long long *years, size_t most);
/* The one year that a text is about when it is neither the report's nor one of its Renstra's ends;
 * 0 when there is none or more than one. */
long long check_foreign_year(const struct check_input *input, const char *text);
/* True when a number begins at a place of a text, and not in the middle of one. */
bool check_number_starts(const char *text, const char *at);
/* True when a byte belongs to a word. */
bool check_is_letter(char byte);
/* True when a whole word, letters of either case, stands at a place of a text. */
bool check_is_word(const char *text, const char *at, const char *word);
/* The first place of a whole word in a text, letters of either case; NULL when it is not there. */
const char *check_find_word(const char *text, const char *word);

/* The very place of some words of a paragraph of which only the first line is known; the same
 * origin when they are not found as they are. */
base_origin check_narrow(const struct check_input *input, base_origin origin, const char *text);

/* The rules for one text, at a place. */
void check_agency(const struct check_input *input, base_origin origin, const char *text);
void check_unit(const struct check_input *input, base_origin origin, const char *text);
void check_counts(const struct check_input *input, base_origin origin, const char *text);
