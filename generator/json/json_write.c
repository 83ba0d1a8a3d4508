/* Writes values as JSON text. */
#include "json.h"

#include <string.h>

#include "base_arena.h"
#include "json_stream.h"
#include "value.h"

/* A byte that cannot stand in a JSON string as it is. */
static void write_escaped(struct base_buffer *buffer, unsigned char byte)
{
    const char quoted[] = {'\\', (char)byte};
    if (byte == '"' || byte == '\\')
        base_buffer_add(buffer, quoted, sizeof quoted);
    else if (byte == '\n')
        base_buffer_add(buffer, "\\n", 2);
    else if (byte == '\t')
        base_buffer_add(buffer, "\\t", 2);
    else
        base_buffer_format(buffer, "\\u%04x", byte);
}

/* Bytes at the beginning of a text that can stand in a JSON string as they are. */
static size_t plain_length(const char *text)
{
    static const bool escaped[256] = {1, 1, 1, 1, 1, 1, 1, 1, 1,         1,          1,         1,
                                      1, 1, 1, 1, 1, 1, 1, 1, 1,         1,          1,         1,
                                      1, 1, 1, 1, 1, 1, 1, 1, ['"'] = 1, ['\\'] = 1, [0x7F] = 1};
    size_t length = 0;
    while (!escaped[(unsigned char)text[length]])
        length++;
    return length;
}

static void write_text(struct base_buffer *buffer, const char *text)
{
    size_t length = plain_length(text);
    if (text[length] == '\0') {
        char *place = base_buffer_extend(buffer, length + 2);
        place[0] = place[length + 1] = '"';
        memcpy(place + 1, text, length);
        return;
    }
    base_buffer_char(buffer, '"');
    for (const char *next = text; *next != '\0';) {
        const char *plain = next;
        next += plain_length(next);
        base_buffer_add(buffer, plain, (size_t)(next - plain));
        if (*next != '\0')
            write_escaped(buffer, (unsigned char)*next++);
    }
    base_buffer_char(buffer, '"');
}

/* An exact decimal where there is one. */
static void write_number(struct base_buffer *buffer, const struct value_rational *number)
{
    enum { DECIMALS = 12 };
    value_rational_write(buffer, number, value_rational_is_decimal(number) ? -1 : DECIMALS);
}

/* Begins a line at a level, or nothing when all stands in one line. */
static void write_break(struct base_buffer *buffer, int indent, int level)
{
    if (indent <= 0)
        return;
    size_t blanks = (size_t)indent * (size_t)level;
    char *place = base_buffer_extend(buffer, blanks + 1);
    *place++ = '\n';
    for (size_t i = 0; i < blanks; i++)
        place[i] = ' ';
}

void json_stream_flush(struct json_stream *stream)
{
    if (stream->give != NULL) {
        stream->give(stream->context, base_buffer_get(stream->buffer), stream->buffer->length);
        stream->buffer->length = 0;
    }
}

/* What stands before a value: a comma, a line of its own, its key. */
static void begin_value(struct json_stream *stream, const char *key)
{
    enum { PIECE = 120 * 1024 };
    if (stream->buffer->length > PIECE)
        json_stream_flush(stream);
    if (stream->filled)
        base_buffer_char(stream->buffer, ',');
    if (stream->level > 0)
        write_break(stream->buffer, stream->indent, stream->level);
    if (key != NULL) {
        write_text(stream->buffer, key);
        base_buffer_add(stream->buffer, ": ", stream->indent > 0 ? 2 : 1);
    }
    stream->filled = true;
}

static void open_bracket(struct json_stream *stream, char bracket)
{
    base_buffer_char(stream->buffer, bracket);
    stream->level++;
    stream->filled = false;
}

void json_stream_open(struct json_stream *stream, const char *key, char bracket)
{
    begin_value(stream, key);
    open_bracket(stream, bracket);
}

void json_stream_close(struct json_stream *stream, char bracket)
{
    stream->level--;
    if (stream->filled)
        write_break(stream->buffer, stream->indent, stream->level);
    base_buffer_char(stream->buffer, bracket);
    stream->filled = true;
}

static void write_single(struct base_buffer *buffer, const struct value *value)
{
    switch (value->kind) {
    case VALUE_MISSING:
        base_buffer_text(buffer, "\"?\"");
        break;
    case VALUE_BOOL:
        base_buffer_text(buffer, value->boolean ? "true" : "false");
        break;
    case VALUE_NUMBER:
        write_number(buffer, value->number);
        break;
    case VALUE_TEXT:
        write_text(buffer, value->text);
        break;
    default:
        base_buffer_text(buffer, "null");
        break;
    }
}

/* True for what takes no lines of its own. */
static bool is_plain(const struct value *value)
{
    return (value->kind != VALUE_LIST && value->kind != VALUE_RECORD) || value_count(value) == 0;
}

static bool holds_plain(const struct value *value)
{
    bool plain = true;
    if (value->kind == VALUE_LIST) {
        for (size_t i = 0; i < value->list.count && plain; i++)
            plain = is_plain(value->list.items[i]);
    } else {
        for (size_t i = 0; i < value_count(value) && plain; i++)
            plain = is_plain(value->record.values[i]);
    }
    return plain;
}

static void write_plain(struct base_buffer *buffer, const struct value *value)
{
    if (value->kind == VALUE_LIST)
        base_buffer_add(buffer, "[]", 2);
    else if (value->kind == VALUE_RECORD)
        base_buffer_add(buffer, "{}", 2);
    else
        write_single(buffer, value);
}

/* Writes a record or list of plain values on one line; nothing when that has no room. */
static bool write_line(struct base_buffer *buffer, const struct value *value)
{
    const size_t start = buffer->length, count = value_count(value);
    bool record = value->kind == VALUE_RECORD;
    base_buffer_char(buffer, record ? '{' : '[');
    for (size_t i = 0; i < count && buffer->length - start < JSON_LINE; i++) {
        if (i > 0)
            base_buffer_add(buffer, ", ", 2);
        if (record) {
            write_text(buffer, value->record.shape->keys[i]);
            base_buffer_add(buffer, ": ", 2);
        }
        write_plain(buffer, record ? value->record.values[i] : value->list.items[i]);
    }
    base_buffer_char(buffer, record ? '}' : ']');
    if (buffer->length - start <= JSON_LINE)
        return true;
    buffer->length = start;
    return false;
}

static void write_items(struct json_stream *stream, const struct value *value)
{
    open_bracket(stream, '[');
    for (size_t i = 0; i < value->list.count; i++)
        json_stream_value(stream, NULL, value->list.items[i]);
    json_stream_close(stream, ']');
}

static void write_members(struct json_stream *stream, const struct value *value)
{
    open_bracket(stream, '{');
    for (size_t i = 0; i < value_count(value); i++) {
        const struct value_entry entry = value_entry_at(value, i);
        json_stream_value(stream, entry.key, entry.value);
    }
    json_stream_close(stream, '}');
}

void json_stream_value(struct json_stream *stream, const char *key, const struct value *value)
{
    begin_value(stream, key);
    if (value->kind != VALUE_LIST && value->kind != VALUE_RECORD)
        write_single(stream->buffer, value);
    else if (stream->lines && holds_plain(value) && write_line(stream->buffer, value))
        return;
    else if (value->kind == VALUE_LIST)
        write_items(stream, value);
    else
        write_members(stream, value);
}

void json_write(struct base_buffer *buffer, const struct value *value, int indent)
{
    struct json_stream stream = {.buffer = buffer, .indent = indent};
    json_stream_value(&stream, NULL, value);
}
