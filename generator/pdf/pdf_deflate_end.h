/* Where a deflated text ends within its last byte (inside pdf/ only). */
#pragma once

#include <stddef.h>

/* The number of bits behind the end of a deflate stream that is one block, padded with zeros to
 * whole bytes: 0 to 7. -1: cannot be told, or it has several blocks. */
int pdf_deflate_padding(const unsigned char *bytes, size_t length);
