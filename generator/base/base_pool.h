/* Blocks of middling size for arenas. All arenas of a process share them: they lie side by side in
 * memory with huge pages, which the system hands out in a tenth of the time of small pages, and
 * what is freed serves the next that asks. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* True for the sizes that the pool has: from 64 kB on, less than 2 MB, multiples of 4 kB. */
bool base_pool_has(size_t size);
/* size zeroed bytes. Never NULL. */
void *base_pool_take(size_t size);
/* A zeroed block of memory that others gave back, of at least `least` bytes, one of the sizes of
 * the pool; *size gets it. NULL when there is none. */
void *base_pool_take_idle(size_t least, size_t *size);
/* Gives back what was taken, of its size; only its first `used` bytes were
 * written. */
void base_pool_give(void *memory, size_t size, size_t used);
/* From now on blocks are zeroed when they are given back: for a process that has time then. */
void base_pool_prepare(void);
