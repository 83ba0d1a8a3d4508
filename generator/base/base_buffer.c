/* A text under construction in an arena. */
#include "base_arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base_memory.h"

/* Makes room for extra bytes and the NUL behind them. */
static void reserve(struct base_buffer *buffer, size_t extra)
{
    if (extra >= SIZE_MAX / 2 - buffer->length)
        base_out_of_memory();
    size_t needed = buffer->length + extra + 1;
    if (needed <= buffer->capacity)
        return;
    size_t capacity = buffer->capacity == 0 ? 64 : buffer->capacity * 2;
    if (capacity < needed)
        capacity = needed;
    buffer->data = base_arena_enlarge(buffer->arena, buffer->data, buffer->capacity, capacity);
    buffer->capacity = capacity;
}

void base_buffer_add(struct base_buffer *buffer, const char *bytes, size_t length)
{
    reserve(buffer, length);
    if (length > 0)
        memcpy(buffer->data + buffer->length, bytes, length);
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
}

void base_buffer_text(struct base_buffer *buffer, const char *text)
{
    base_buffer_add(buffer, text, strlen(text));
}

void base_buffer_char(struct base_buffer *buffer, char byte)
{
    base_buffer_add(buffer, &byte, 1);
}

void base_buffer_format(struct base_buffer *buffer, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    int length = vsnprintf(NULL, 0, format, list);
    va_end(list);
    assert(length >= 0);
    reserve(buffer, (size_t)length);
    va_start(list, format);
    vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, list);
    va_end(list);
    buffer->length += (size_t)length;
}

const char *base_buffer_get(const struct base_buffer *buffer)
{
    return buffer->data == NULL ? "" : buffer->data;
}
