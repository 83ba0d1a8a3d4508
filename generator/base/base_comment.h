/* Comments of Markdown files: <!-- from here to there -->. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Takes comments out of a NUL-terminated text in place, line ends stay. A comment without an end is
 * left. Returns true when there was one. */
bool base_comments_remove(char *text);
/* True for a text that holds nothing but white space and at least one comment. */
bool base_comments_only(const char *text);
