/* Arena: blocks that grow, freed at once. */
#include "base_arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20 };

/* The bytes handed out stand behind the header. */
struct block {
    struct block *next;
    size_t size;
    size_t used;
    max_align_t bytes[];
};

struct base_arena {
    struct block *blocks; /* the one being filled comes first */
    size_t next_size;
    size_t used;
};

struct base_arena *base_arena_create(void)
{
    struct base_arena *arena = base_malloc(sizeof *arena);
    *arena = (struct base_arena){.next_size = FIRST_BLOCK};
    return arena;
}

void base_arena_destroy(struct base_arena *arena)
{
    if (arena == NULL)
        return;
    struct block *block = arena->blocks;
    while (block != NULL) {
        struct block *next = block->next;
        base_free(block);
        block = next;
    }
    base_free(arena);
}

size_t base_arena_used(const struct base_arena *arena)
{
    return arena->used;
}

/* A new block of at least size bytes. A large request gets its own block behind the current one,
 * so that the current one goes on being filled. */
static struct block *add_block(struct base_arena *arena, size_t size)
{
    size_t block_size = size > arena->next_size ? size : arena->next_size;
    if (block_size > SIZE_MAX - sizeof(struct block))
        base_out_of_memory();
    struct block *block = base_malloc(sizeof *block + block_size);
    *block = (struct block){.size = block_size};
    if (size > arena->next_size && arena->blocks != NULL) {
        block->next = arena->blocks->next;
        arena->blocks->next = block;
        return block;
    }
    block->next = arena->blocks;
    arena->blocks = block;
    if (arena->next_size < LARGEST_BLOCK)
        arena->next_size *= 2;
    return block;
}

void *base_alloc(struct base_arena *arena, size_t size)
{
    const size_t alignment = _Alignof(max_align_t);
    if (size > SIZE_MAX - alignment)
        base_out_of_memory();
    size_t rounded = (size + alignment - 1) / alignment * alignment;
    if (rounded == 0)
        rounded = alignment;
    struct block *block = arena->blocks;
    if (block == NULL || block->size - block->used < rounded)
        block = add_block(arena, rounded);
    char *memory = (char *)block->bytes + block->used;
    block->used += rounded;
    arena->used += rounded;
    memset(memory, 0, rounded);
    return memory;
}

void *base_alloc_array(struct base_arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        base_out_of_memory();
    return base_alloc(arena, count * size);
}

char *base_copy(struct base_arena *arena, const char *text, size_t length)
{
    if (length == SIZE_MAX)
        base_out_of_memory();
    char *copy = base_alloc(arena, length + 1);
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
    char *text = base_alloc(arena, (size_t)length + 1);
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

void *base_grow(struct base_arena *arena, void *items, size_t count, size_t *capacity,
                size_t item_size)
{
    assert(count <= *capacity);
    if (count < *capacity)
        return items;
    size_t larger = *capacity == 0 ? 8 : *capacity * 2;
    if (larger < *capacity)
        base_out_of_memory();
    void *moved = base_alloc_array(arena, larger, item_size);
    if (count > 0)
        memcpy(moved, items, count * item_size);
    *capacity = larger;
    return moved;
}
