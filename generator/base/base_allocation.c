/* The C library's memory as the whole program gets it, libraries included. HarfBuzz, libharu and
 * others go on with less when there is no memory, which would make another report: so the program
 * ends here instead, without unfinished files. */
#include "base_allocation.h"

#include "base_arena.h"

void *malloc(size_t size)
{
    void *memory = __libc_malloc(size);
    if (memory == NULL)
        base_out_of_memory();
    return memory;
}

void *calloc(size_t count, size_t size)
{
    void *memory = __libc_calloc(count, size);
    if (memory == NULL)
        base_out_of_memory();
    return memory;
}

void *realloc(void *old, size_t size)
{
    void *memory = __libc_realloc(old, size);
    if (memory == NULL && size > 0)
        base_out_of_memory();
    return memory;
}
