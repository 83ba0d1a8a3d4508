/* Prints a value as indented text like JSON. */
#include "value.h"

#include "base_arena.h"

static void put_indent(struct base_buffer *buffer, int indent)
{
    for (int i = 0; i < indent; i++)
        base_buffer_text(buffer, "  ");
}

static void put_escaped(struct base_buffer *buffer, unsigned char byte)
{
    if (byte == '"' || byte == '\\')
        base_buffer_format(buffer, "\\%c", byte);
    else if (byte == '\n')
        base_buffer_text(buffer, "\\n");
    else if (byte < 0x20)
        base_buffer_format(buffer, "\\u%04x", byte);
    else
        base_buffer_char(buffer, (char)byte);
}

static void put_text(struct base_buffer *buffer, const char *text)
{
    base_buffer_char(buffer, '"');
    for (; *text != '\0'; text++)
        put_escaped(buffer, (unsigned char)*text);
    base_buffer_char(buffer, '"');
}

/* Ends one item: a comma unless it is the last, and the line. */
static void put_end(struct base_buffer *buffer, bool last)
{
    base_buffer_text(buffer, last ? "\n" : ",\n");
}

static void dump_list(const struct value *value, struct base_buffer *buffer, int indent)
{
    size_t count = value->list.count;
    base_buffer_text(buffer, count == 0 ? "[" : "[\n");
    for (size_t i = 0; i < count; i++) {
        put_indent(buffer, indent + 1);
        value_dump(value->list.items[i], buffer, indent + 1);
        put_end(buffer, i + 1 == count);
    }
    put_indent(buffer, count == 0 ? 0 : indent);
    base_buffer_char(buffer, ']');
}

static void dump_record(const struct value *value, struct base_buffer *buffer, int indent)
{
    size_t count = value_count(value);
    base_buffer_text(buffer, count == 0 ? "{" : "{\n");
    for (size_t i = 0; i < count; i++) {
        put_indent(buffer, indent + 1);
        put_text(buffer, value_entry_at(value, i).key);
        base_buffer_text(buffer, ": ");
        value_dump(value_entry_at(value, i).value, buffer, indent + 1);
        put_end(buffer, i + 1 == count);
    }
    put_indent(buffer, count == 0 ? 0 : indent);
    base_buffer_char(buffer, '}');
}

void value_dump(const struct value *value, struct base_buffer *buffer, int indent)
{
    switch (value->kind) {
    case VALUE_MISSING:
        base_buffer_format(buffer, "<missing %s>", value->missing);
        break;
    case VALUE_NULL:
        base_buffer_text(buffer, "null");
        break;
    case VALUE_BOOL:
        base_buffer_text(buffer, value->boolean ? "true" : "false");
        break;
    case VALUE_NUMBER:
        base_buffer_text(buffer, value_rational_text(buffer->arena, value->number, -1));
        break;
    case VALUE_TEXT:
        put_text(buffer, value->text);
        break;
    case VALUE_LIST:
        dump_list(value, buffer, indent);
        break;
    case VALUE_RECORD:
        dump_record(value, buffer, indent);
        break;
    }
}
