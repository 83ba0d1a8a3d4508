/* Arena: blocks that grow, freed at once. */
#include "base_arena.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base_memory.h"
#include "base_pool.h"

/* Sizes of blocks, their header included: the smallest come from malloc, those from POOLED on, in
 * whole pages, from base_pool, those from MAPPED on from base_memory_map. */
enum {
    FIRST_BLOCK = 1 << 12,
    PAGE = 1 << 12,
    POOLED = 1 << 16,
    MAPPED = 1 << 21,
    KEPT = 1 << 21,        /* most that stays with an arena that is reset */
    IDLE = 1 << 17,        /* least of what a large arena takes over from others */
    LARGE_ARENA = 1 << 20, /* bytes handed out, from which on its blocks are mapped */
};
/* A request of more than this part of a mapped block gets its own. */
enum { OWN_BLOCK = 8 };
/* What texts get at once, and from which size on a text gets its own memory. */
enum { LEAST_FOR_TEXTS = 256, MOST_FOR_TEXTS = 1 << 14, LARGE_TEXT = 128 };
/* Enough for all types but long double, which nothing here uses. */
enum { ALIGNMENT = 8 };
_Static_assert(_Alignof(long long) <= ALIGNMENT && _Alignof(void *) <= ALIGNMENT,
               "all types are aligned");

/* The bytes handed out stand behind the header; those not yet handed out are zero. */
struct block {
    struct block *next;
    size_t size;
    size_t used;
    max_align_t bytes[];
};

struct base_arena {
    struct block *blocks; /* the one being filled comes first */
    struct block *spare;  /* empty ones, kept by a reset */
    size_t next_size;
    size_t used;
    char *text; /* where the next short text goes: these need no alignment */
    size_t text_left;
    void *companion;
    bool fixed;         /* all of it lies in memory that was given; when that is used up: */
    void (*full)(void); /* may be NULL */
};

/* What a request takes of a block. */
static size_t round_up(size_t size)
{
    if (size > SIZE_MAX - ALIGNMENT)
        base_out_of_memory();
    return size == 0 ? ALIGNMENT : (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

struct base_arena *base_arena_create(void)
{
    struct base_arena *arena = base_malloc(sizeof *arena);
    *arena = (struct base_arena){.next_size = FIRST_BLOCK};
    return arena;
}

struct base_arena *base_arena_within(void *memory, size_t size, void (*full)(void))
{
    struct base_arena *arena = memory;
    size_t own = (sizeof *arena + _Alignof(struct block) - 1) & ~(_Alignof(struct block) - 1);
    assert(size > own + sizeof(struct block));
    struct block *block = (struct block *)((char *)memory + own);
    *block = (struct block){.size = size - own - sizeof *block};
    *arena = (struct base_arena){.blocks = block, .fixed = true, .full = full};
    return arena;
}

void base_arena_set_full(struct base_arena *arena, void (*full)(void))
{
    arena->full = full;
}

/* Zeroed memory for a block, its header included. */
static struct block *make_block(size_t size)
{
    struct block *block = size >= MAPPED        ? base_memory_map(size)
                          : base_pool_has(size) ? base_pool_take(size)
                                                : base_malloc_zeroed(size);
    block->size = size - sizeof *block;
    return block;
}

/* What other arenas gave back, for a large one; NULL when there is little. */
static struct block *take_idle(size_t least)
{
    size_t size = 0;
    struct block *block = base_pool_take_idle(least > IDLE ? least : IDLE, &size);
    if (block != NULL)
        block->size = size - sizeof *block;
    return block;
}

static void free_blocks(struct block *block)
{
    while (block != NULL) {
        struct block *next = block->next;
        size_t size = sizeof *block + block->size;
        if (size >= MAPPED)
            base_memory_unmap(block, size);
        else if (base_pool_has(size))
            base_pool_give(block, size, sizeof *block + block->used);
        else
            base_free(block);
        block = next;
    }
}

void base_arena_destroy(struct base_arena *arena)
{
    if (arena == NULL || arena->fixed)
        return;
    free_blocks(arena->blocks);
    free_blocks(arena->spare);
    base_free(arena);
}

void base_arena_reset(struct base_arena *arena)
{
    struct block *next;
    size_t kept = 0;
    for (struct block *block = arena->spare; block != NULL; block = block->next)
        kept += block->size;
    for (struct block *block = arena->blocks; block != NULL; block = next) {
        next = block->next;
        block->next = NULL;
        if (kept + block->size > KEPT) {
            free_blocks(block);
            continue;
        }
        kept += block->size;
        memset(block->bytes, 0, block->used);
        block->used = 0;
        block->next = arena->spare;
        arena->spare = block;
    }
    arena->blocks = NULL;
    arena->used = 0;
    arena->text = NULL;
    arena->text_left = 0;
    arena->companion = NULL;
}

/* Takes a spare block of at least size bytes; NULL when there is none. */
static struct block *take_spare(struct base_arena *arena, size_t size)
{
    for (struct block **link = &arena->spare; *link != NULL; link = &(*link)->next) {
        struct block *block = *link;
        if (block->size >= size) {
            *link = block->next;
            return block;
        }
    }
    return NULL;
}

bool base_arena_holds(const struct base_arena *arena, const void *memory)
{
    uintptr_t at = (uintptr_t)memory;
    for (const struct block *block = arena->blocks; block != NULL; block = block->next) {
        if (at >= (uintptr_t)block->bytes && at < (uintptr_t)block->bytes + block->used)
            return true;
    }
    return false;
}

size_t base_arena_used(const struct base_arena *arena)
{
    return arena->used;
}

void **base_arena_companion(struct base_arena *arena)
{
    return &arena->companion;
}

/* Blocks are about a quarter of what the arena holds, so that little is left unused. A large arena
 * takes them from the system, where their memory goes back to when it is freed. */
static void enlarge_blocks(struct base_arena *arena)
{
    if (arena->used >= LARGE_ARENA)
        arena->next_size = MAPPED;
    else if (arena->next_size < POOLED || arena->used / 4 > arena->next_size)
        arena->next_size *= 2;
}

/* A new block of at least size bytes. A large request gets its own block behind the current one, so
 * that the current one goes on being filled. */
static struct block *add_block(struct base_arena *arena, size_t size)
{
    if (arena->fixed) {
        if (arena->full != NULL)
            arena->full();
        base_out_of_memory();
    }
    const size_t header = sizeof(struct block);
    size_t usual = arena->next_size - header;
    bool own = size > usual || (usual >= MAPPED - header && size > usual / OWN_BLOCK);
    size_t block_size = own ? size : usual;
    if (block_size > SIZE_MAX / 2)
        base_out_of_memory();
    if (header + block_size >= POOLED && header + block_size < MAPPED)
        block_size = (header + block_size + PAGE - 1) / PAGE * PAGE - header;
    struct block *block = take_spare(arena, size);
    bool made = block == NULL;
    if (made && !own && usual >= MAPPED - header)
        block = take_idle(header + size);
    if (block == NULL)
        block = make_block(header + block_size);
    if (own && arena->blocks != NULL) {
        block->next = arena->blocks->next;
        arena->blocks->next = block;
        return block;
    }
    block->next = arena->blocks;
    arena->blocks = block;
    if (made)
        enlarge_blocks(arena);
    return block;
}

void *base_alloc(struct base_arena *arena, size_t size)
{
    size_t rounded = round_up(size);
    struct block *block = arena->blocks;
    if (block == NULL || block->size - block->used < rounded)
        block = add_block(arena, rounded);
    char *memory = (char *)block->bytes + block->used;
    block->used += rounded;
    arena->used += rounded;
    return memory;
}

void *base_alloc_array(struct base_arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        base_out_of_memory();
    return base_alloc(arena, count * size);
}

/* Close to the texts before. What is left of the memory for texts when it does not suffice is lost;
 * it is never more than LARGE_TEXT. */
char *base_alloc_text(struct base_arena *arena, size_t size)
{
    if (size > LARGE_TEXT || arena->fixed)
        return base_alloc(arena, size);
    if (size > arena->text_left) {
        size_t more = arena->used / 16;
        more = more < LEAST_FOR_TEXTS ? LEAST_FOR_TEXTS : more;
        arena->text_left = more > MOST_FOR_TEXTS ? MOST_FOR_TEXTS : more;
        arena->text = base_alloc(arena, arena->text_left);
    }
    char *text = arena->text;
    arena->text += size;
    arena->text_left -= size;
    return text;
}

char *base_copy(struct base_arena *arena, const char *text, size_t length)
{
    if (length == SIZE_MAX)
        base_out_of_memory();
    char *copy = base_alloc_text(arena, length + 1);
    if (length > 0)
        memcpy(copy, text, length);
    return copy;
}

char *base_copy_text(struct base_arena *arena, const char *text)
{
    return text == NULL ? NULL : base_copy(arena, text, strlen(text));
}

char *base_format_list(struct base_arena *arena, const char *format, va_list list)
{
    va_list again;
    va_copy(again, list);
    int length = vsnprintf(NULL, 0, format, list);
    assert(length >= 0);
    char *text = base_alloc_text(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

char *base_format(struct base_arena *arena, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    char *text = base_format_list(arena, format, list);
    va_end(list);
    return text;
}

/* Whether an allocation that takes `taken` bytes was the last one of the current block. */
static bool is_last(const struct base_arena *arena, const void *memory, size_t taken)
{
    const struct block *block = arena->blocks;
    return memory != NULL && block != NULL && block->used >= taken &&
           (const char *)memory == (const char *)block->bytes + block->used - taken;
}

void base_arena_trim(struct base_arena *arena, void *memory, size_t size, size_t smaller)
{
    size_t taken = round_up(size), less = taken - round_up(smaller);
    if (less == 0 || !is_last(arena, memory, taken))
        return;
    memset((char *)memory + taken - less, 0, less);
    arena->blocks->used -= less;
    arena->used -= less;
}

/* True when an allocation of size bytes was the last one of the current block and could be made
 * larger where it is. */
static bool extend(struct base_arena *arena, const void *memory, size_t size, size_t larger)
{
    struct block *block = arena->blocks;
    size_t old = round_up(size);
    size_t more = round_up(larger) - old;
    if (!is_last(arena, memory, old) || block->size - block->used < more)
        return false;
    block->used += more;
    arena->used += more;
    return true;
}

/* The block that holds nothing but one allocation of size bytes, by way of the link to it; NULL
 * when there is none. Only large allocations have one. */
static struct block **own_block(struct base_arena *arena, const void *memory, size_t size)
{
    size_t used = round_up(size);
    if (arena->fixed || sizeof(struct block) + used < MAPPED)
        return NULL;
    for (struct block **link = &arena->blocks; *link != NULL; link = &(*link)->next) {
        if ((const void *)(*link)->bytes == memory && (*link)->used == used)
            return link;
    }
    return NULL;
}

void *base_arena_enlarge(struct base_arena *arena, void *memory, size_t size, size_t larger)
{
    if (extend(arena, memory, size, larger))
        return memory;
    struct block **link = own_block(arena, memory, size);
    if (link == NULL) {
        void *moved = base_alloc(arena, larger);
        if (size > 0)
            memcpy(moved, memory, size);
        return moved;
    }
    size_t used = round_up(larger);
    size_t before = sizeof(struct block) + (*link)->size;
    *link = base_memory_remap(*link, before, sizeof(struct block) + used);
    arena->used += used - (*link)->used;
    (*link)->size = (*link)->used = used;
    return (*link)->bytes;
}

/* Large items are mostly few: the first piece is about a cache line. */
static size_t first_capacity(size_t item_size)
{
    return item_size <= 16 ? 8 : item_size <= 32 ? 2 : 1;
}

void *base_grow(struct base_arena *arena, void *items, size_t count, size_t *capacity,
                size_t item_size)
{
    assert(count <= *capacity);
    if (count < *capacity)
        return items;
    size_t larger = *capacity == 0 ? first_capacity(item_size) : *capacity * 2;
    if (larger < *capacity || larger > SIZE_MAX / item_size)
        base_out_of_memory();
    if (extend(arena, items, *capacity * item_size, larger * item_size)) {
        *capacity = larger;
        return items;
    }
    void *moved = base_alloc_array(arena, larger, item_size);
    if (count > 0)
        memcpy(moved, items, count * item_size);
    *capacity = larger;
    return moved;
}
