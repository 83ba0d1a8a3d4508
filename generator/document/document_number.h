/* Number formats of headings, captions and pages; see document_number_text in document.h. */
#pragma once

#include <stdbool.h>

#include "document.h"

/* True when every brace of a format holds a known field. */
bool document_number_check(const char *format);

/* A page number in a style ("" for NONE; CHAPTER gives the arabic part alone). */
const char *document_number_styled(struct base_arena *arena, enum document_number_style style,
                                   long number);
