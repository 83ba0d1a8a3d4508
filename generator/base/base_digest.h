/* SHA-256 of bytes. */
#pragma once

#include <stddef.h>

struct base_arena;

/* The digest as 64 lower-case hexadecimal digits. */
char *base_digest(struct base_arena *arena, const void *bytes, size_t length);

/* The same of bytes that come piece by piece. */
struct base_digest_sum;
struct base_digest_sum *base_digest_start(struct base_arena *arena);
void base_digest_add(struct base_digest_sum *sum, const void *bytes, size_t length);
/* The digest, in the arena of the sum, which is then at its start again. */
char *base_digest_end(struct base_digest_sum *sum);
