/* The memory that all arenas of a process share. */
#include "base_pool.h"

#include <stdint.h>
#include <string.h>

#include "base_arena.h"
#include "base_memory.h"

enum { UNIT = 1 << 12, LEAST = 1 << 16, LIMIT = 1 << 21 };
/* Pieces are cut from mappings of this size; what is not reached takes no memory. */
#define MAPPING ((size_t)8 << 20)

/* What a free piece holds at its beginning. */
struct piece {
    struct piece *next; /* by address */
    size_t size;
    size_t used; /* bytes that may not be zero, this included */
};

static struct piece *pieces;
static bool preparing;

bool base_pool_has(size_t size)
{
    return size >= LEAST && size < LIMIT && size % UNIT == 0;
}

static char *end_of(struct piece *piece)
{
    return (char *)piece + piece->size;
}

/* Joins a piece with the one behind it, when there is nothing between them. */
static void join(struct piece *piece)
{
    struct piece *next = piece->next;
    if (next == NULL || end_of(piece) != (char *)next)
        return;
    piece->used = piece->size + next->used;
    piece->size += next->size;
    piece->next = next->next;
}

static void put(void *memory, size_t size, size_t used)
{
    struct piece **link = &pieces, *before = NULL, *piece = memory;
    while (*link != NULL && (uintptr_t)*link < (uintptr_t)memory) {
        before = *link;
        link = &before->next;
    }
    *piece = (struct piece){*link, size, used > sizeof *piece ? used : sizeof *piece};
    *link = piece;
    join(piece);
    if (before != NULL)
        join(before);
}

/* The link to the first piece of at least size bytes; to NULL when there is none. */
static struct piece **find(size_t size)
{
    struct piece **link = &pieces;
    while (*link != NULL && (*link)->size < size)
        link = &(*link)->next;
    return link;
}

/* Cuts the beginning off a piece. */
static void *cut(struct piece **link, size_t size)
{
    struct piece whole = **link;
    char *memory = (char *)*link;
    size_t rest = whole.size - size;
    if (rest == 0) {
        *link = whole.next;
    } else {
        size_t used = whole.used > size ? whole.used - size : 0;
        struct piece *behind = (struct piece *)(memory + size);
        *behind = (struct piece){whole.next, rest, used > sizeof *behind ? used : sizeof *behind};
        *link = behind;
    }
    memset(memory, 0, whole.used < size ? whole.used : size);
    return memory;
}

void *base_pool_take(size_t size)
{
#ifdef LKJIP_SANITIZED
    return base_malloc_zeroed(size); /* so that faults at its ends are found */
#endif
    struct piece **link = find(size);
    if (*link == NULL) {
        put(base_memory_map(MAPPING), MAPPING, 0);
        link = find(size);
    }
    return cut(link, size);
}

void *base_pool_take_idle(size_t least, size_t *size)
{
    for (struct piece **link = &pieces; *link != NULL; link = &(*link)->next) {
        size_t written = (*link)->used / UNIT * UNIT;
        *size = written < LIMIT ? written : LIMIT - UNIT;
        if (*size >= least)
            return cut(link, *size);
    }
    return NULL;
}

void base_pool_give(void *memory, size_t size, size_t used)
{
#ifdef LKJIP_SANITIZED
    base_free(memory);
    return;
#endif
    if (preparing) {
        memset(memory, 0, used);
        used = 0;
    }
    put(memory, size, used);
}

void base_pool_prepare(void)
{
    preparing = true;
}
