/* A text under construction in an arena. */
#include "base_arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base_memory.h"

void base_buffer_reserve(struct base_buffer *buffer, size_t extra)
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

char *base_buffer_extend(struct base_buffer *buffer, size_t length)
{
    base_buffer_reserve(buffer, length);
    char *place = buffer->data + buffer->length;
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
    return place;
}

void base_buffer_repeat(struct base_buffer *buffer, char byte, size_t count)
{
    base_buffer_reserve(buffer, count);
    memset(buffer->data + buffer->length, byte, count);
    buffer->length += count;
    buffer->data[buffer->length] = '\0';
}

void base_buffer_number(struct base_buffer *buffer, unsigned long long number)
{
    char digits[24];
    char *at = digits + sizeof digits;
    do {
        *--at = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    base_buffer_add(buffer, at, (size_t)(digits + sizeof digits - at));
}

void base_buffer_format(struct base_buffer *buffer, const char *format, ...)
{
    enum { USUAL = 64 };
    base_buffer_reserve(buffer, USUAL);
    size_t room = buffer->capacity - buffer->length;
    va_list list;
    va_start(list, format);
    int length = vsnprintf(buffer->data + buffer->length, room, format, list);
    va_end(list);
    assert(length >= 0);
    if ((size_t)length >= room) {
        base_buffer_reserve(buffer, (size_t)length);
        va_start(list, format);
        vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, list);
        va_end(list);
    }
    buffer->length += (size_t)length;
}

const char *base_buffer_get(const struct base_buffer *buffer)
{
    return buffer->data == NULL ? "" : buffer->data;
}
