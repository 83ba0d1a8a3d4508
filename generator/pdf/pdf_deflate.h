/* Deflates bytes at once, in the quickest way that makes the same of the same bytes everywhere. */
#pragma once

#include <stddef.h>

struct base_buffer;
struct pdf_deflate;

/* For one stream after the other. Never NULL. */
struct pdf_deflate *pdf_deflate_create(void);
void pdf_deflate_destroy(struct pdf_deflate *deflate);
/* Adds a zlib stream to the buffer. */
void pdf_deflate_bytes(struct pdf_deflate *deflate, const void *bytes, size_t length,
                       struct base_buffer *buffer);
