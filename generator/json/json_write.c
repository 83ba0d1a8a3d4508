/* Writes values as JSON text. */
#include "json.h"

#include <string.h>

#include "base_arena.h"
#include "value.h"

/* A byte that cannot stand in a JSON string as it is. */
static void write_escaped(struct base_buffer *buffer, unsigned char byte)
{
    if (byte == '"' || byte == '\\')
        base_buffer_format(buffer, "\\%c", byte);
    else if (byte == '\n')
        base_buffer_text(buffer, "\\n");
    else if (byte == '\t')
        base_buffer_text(buffer, "\\t");
    else
        base_buffer_format(buffer, "\\u%04x", byte);
}

static bool is_plain(unsigned char byte)
{
    return byte >= ' ' && byte != '"' && byte != '\\' && byte != 0x7F;
}

static void write_text(struct base_buffer *buffer, const char *text)
{
    base_buffer_char(buffer, '"');
    for (const char *next = text; *next != '\0';) {
        const char *plain = next;
        while (is_plain((unsigned char)*next))
            next++;
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
    char *text = value_rational_text(buffer->arena, number, -1);
    if (strchr(text, '/') != NULL)
        text = value_rational_text(buffer->arena, number, DECIMALS);
    base_buffer_text(buffer, text);
}

/* Begins a line at a level, or nothing when all stands in one line. */
static void write_break(struct base_buffer *buffer, int indent, int level)
{
    if (indent <= 0)
        return;
    base_buffer_char(buffer, '\n');
    base_buffer_repeat(buffer, ' ', (size_t)indent * (size_t)level);
}

static void write_value(struct base_buffer *buffer, const struct value *value, int indent,
                        int level);

static void write_container(struct base_buffer *buffer, const struct value *value, int indent,
                            int level)
{
    bool list = value->kind == VALUE_LIST;
    size_t count = value_count(value);
    base_buffer_char(buffer, list ? '[' : '{');
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            base_buffer_char(buffer, ',');
        write_break(buffer, indent, level + 1);
        if (!list) {
            write_text(buffer, value->record.entries[i].key);
            base_buffer_text(buffer, indent > 0 ? ": " : ":");
        }
        write_value(buffer, list ? value->list.items[i] : value->record.entries[i].value, indent,
                    level + 1);
    }
    if (count > 0)
        write_break(buffer, indent, level);
    base_buffer_char(buffer, list ? ']' : '}');
}

static void write_value(struct base_buffer *buffer, const struct value *value, int indent,
                        int level)
{
    switch (value->kind) {
    case VALUE_MISSING:
        base_buffer_text(buffer, "\"?\"");
        break;
    case VALUE_NULL:
        base_buffer_text(buffer, "null");
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
    case VALUE_LIST:
    case VALUE_RECORD:
        write_container(buffer, value, indent, level);
        break;
    }
}

void json_write(struct base_buffer *buffer, const struct value *value, int indent)
{
    write_value(buffer, value, indent, 0);
}
