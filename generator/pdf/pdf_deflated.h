/* A long text that comes piece by piece and is kept deflated only. */
#pragma once

#include <stddef.h>

/* Has memory of its own. */
struct pdf_deflated;

/* Never NULL. */
struct pdf_deflated *pdf_deflated_create(void);
void pdf_deflated_add(struct pdf_deflated *deflated, const void *bytes, size_t length);
/* Says that this was all; needed before what follows. */
void pdf_deflated_finish(struct pdf_deflated *deflated);
/* Bytes of the zlib stream. */
size_t pdf_deflated_length(const struct pdf_deflated *deflated);
/* Gives the zlib stream, piece by piece. */
void pdf_deflated_give(const struct pdf_deflated *deflated,
                       void (*give)(void *context, const void *bytes, size_t length),
                       void *context);
/* NULL is allowed. */
void pdf_deflated_destroy(struct pdf_deflated *deflated);
