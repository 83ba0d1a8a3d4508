/* Reads hyphenation patterns into an arena. libhyphen takes the Indonesian ones apart in 57,000
 * pieces of memory and asks for each by its functions hnj_malloc, hnj_realloc and hnj_free: those
 * of the same names here take their place when the program is linked, as base_allocation.c does for
 * malloc. Reading takes three fifths of the time so, freeing nothing. Where the library does not
 * call them all works as well. */
#include "layout_patterns.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base_arena.h"

/* Where pieces come from while patterns are read; NULL = from malloc, where the library,
 * hyphenating, also hands one function's pieces to the other. */
static struct base_arena *reading;

/* What stands before each piece in the arena. */
struct piece {
    size_t size;
};

void *hnj_malloc(size_t size);
void *hnj_realloc(void *memory, size_t size);
void hnj_free(void *memory);

void *hnj_malloc(size_t size)
{
    if (reading == NULL)
        return base_malloc(size);
    if (size > SIZE_MAX / 2)
        base_out_of_memory();
    struct piece *piece = base_alloc(reading, sizeof *piece + size);
    piece->size = size;
    return piece + 1;
}

void hnj_free(void *memory)
{
    if (reading == NULL)
        base_free(memory);
}

void *hnj_realloc(void *memory, size_t size)
{
    if (reading == NULL)
        return base_realloc(memory, size);
    const struct piece *old = memory;
    void *moved = hnj_malloc(size);
    if (old != NULL)
        memcpy(moved, memory, size < old[-1].size ? size : old[-1].size);
    return moved;
}

struct layout_patterns layout_patterns_read(const char *path)
{
    struct layout_patterns patterns = {.memory = base_arena_create()};
    reading = patterns.memory;
    patterns.dictionary = hnj_hyphen_load(path);
    reading = NULL;
    return patterns;
}

void layout_patterns_free(struct layout_patterns *patterns)
{
    bool here = patterns->memory != NULL && base_arena_used(patterns->memory) > 0;
    if (patterns->dictionary != NULL && !here)
        hnj_hyphen_free(patterns->dictionary);
    base_arena_destroy(patterns->memory);
    *patterns = (struct layout_patterns){0};
}
