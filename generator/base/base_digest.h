/* SHA-256 of bytes. */
#pragma once

#include <stddef.h>

struct base_arena;

/* The digest as 64 lower-case hexadecimal digits. */
char *base_digest(struct base_arena *arena, const void *bytes, size_t length);
