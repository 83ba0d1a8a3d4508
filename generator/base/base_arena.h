/* Arena: memory that is freed at once. Every step builds its result in the arena it is given. */
#pragma once

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct base_arena;

/* A new, empty arena; never NULL (out of memory ends the program through base_out_of_memory). */
struct base_arena *base_arena_create(void);
/* Frees the arena and all that was allocated in it. NULL is allowed. */
void base_arena_destroy(struct base_arena *arena);
/* Takes back all that was allocated in it; its memory, up to 2 MB, is kept for what comes. */
void base_arena_reset(struct base_arena *arena);
/* Whether memory was handed out by this arena. */
bool base_arena_holds(const struct base_arena *arena, const void *memory);
/* Bytes handed out so far, for tests and statistics. */
size_t base_arena_used(const struct base_arena *arena);

/* Room for a pointer to what value/ keeps for all of an arena; NULL at first and after a reset. */
void **base_arena_companion(struct base_arena *arena);

/* size zeroed bytes, aligned to 8: for any type but long double; never NULL; size 0 gives a valid
 * pointer. */
void *base_alloc(struct base_arena *arena, size_t size);
/* count * size zeroed bytes; an overflow of the product counts as out of memory. */
void *base_alloc_array(struct base_arena *arena, size_t count, size_t size);
/* A NUL-terminated copy of length bytes. Texts, these and formatted ones, lie close together
 * without alignment, and must not be made larger. */
char *base_copy(struct base_arena *arena, const char *text, size_t length);
/* A NUL-terminated copy of a string; NULL gives NULL. */
char *base_copy_text(struct base_arena *arena, const char *text);
/* size zeroed bytes for a text that the caller writes. */
char *base_alloc_text(struct base_arena *arena, size_t size);
/* printf into the arena. */
char *base_format(struct base_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *base_format_list(struct base_arena *arena, const char *format, va_list list)
    __attribute__((format(printf, 2, 0)));

/* Makes room for one more item: returns the array, which may have moved when it had to grow.
 * *capacity is 0 and items NULL at first. An old copy stays in the arena. */
void *base_grow(struct base_arena *arena, void *items, size_t count, size_t *capacity,
                size_t item_size);

/* Gives back the end of an allocation of which less was needed, where nothing was allocated behind
 * it. */
void base_arena_trim(struct base_arena *arena, void *memory, size_t size, size_t smaller);

/* Appends ITEM to the array ITEMS with COUNT entries and room for CAPACITY (size_t lvalues). */
#define BASE_PUSH(arena, items, count, capacity, item)                                             \
    do {                                                                                           \
        (items) = base_grow((arena), (items), (count), &(capacity), sizeof *(items));              \
        (items)[(count)++] = (item);                                                               \
    } while (0)

/* A text under construction in an arena. Start with {0} and set arena. */
struct base_buffer {
    struct base_arena *arena;
    char *data; /* NUL-terminated once anything was added; NULL before */
    size_t length;
    size_t capacity;
};
/* Makes room for extra bytes and the NUL behind them. */
void base_buffer_reserve(struct base_buffer *buffer, size_t extra);
/* Makes the text longer by bytes that the caller writes to the place returned. */
char *base_buffer_extend(struct base_buffer *buffer, size_t length);
/* Here, as millions of calls add a few bytes each. */
static inline void base_buffer_add(struct base_buffer *buffer, const char *bytes, size_t length)
{
    if (buffer->capacity - buffer->length <= length)
        base_buffer_reserve(buffer, length);
    if (length > 0)
        memcpy(buffer->data + buffer->length, bytes, length);
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
}
static inline void base_buffer_text(struct base_buffer *buffer, const char *text)
{
    base_buffer_add(buffer, text, strlen(text));
}
static inline void base_buffer_char(struct base_buffer *buffer, char byte)
{
    if (buffer->capacity - buffer->length < 2)
        base_buffer_reserve(buffer, 1);
    buffer->data[buffer->length++] = byte;
    buffer->data[buffer->length] = '\0';
}
void base_buffer_repeat(struct base_buffer *buffer, char byte, size_t count);
/* Its decimal digits. */
void base_buffer_number(struct base_buffer *buffer, unsigned long long number);
void base_buffer_format(struct base_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The text so far, "" when empty. Valid until the next addition. */
const char *base_buffer_get(const struct base_buffer *buffer);

/* malloc/calloc/realloc that never return NULL, for the few things that live outside arenas. */
void *base_malloc(size_t size);
void *base_malloc_zeroed(size_t size);
void *base_realloc(void *memory, size_t size);
/* Frees what base_malloc or base_realloc returned. NULL is allowed. */
void base_free(void *memory);
/* The one handler: prints a message, removes files registered with base_file, exits 3. */
_Noreturn void base_out_of_memory(void);
