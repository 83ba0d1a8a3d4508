/* Writes JSON with short lists and records in one line. */
#include "start_json.h"

#include <stdbool.h>
#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"
#include "json.h"
#include "value.h"

enum { WIDTH = 110, INDENT = 2 };

static bool is_container(const struct value *value)
{
    return value->kind == VALUE_LIST || value->kind == VALUE_RECORD;
}

static const struct value *item_at(const struct value *value, size_t index)
{
    return value->kind == VALUE_LIST ? value->list.items[index]
                                     : value_entry_at(value, index).value;
}

/* True for what may stand in one line: plain values, or one level of lists and records of them. */
static bool is_simple(const struct value *value, int levels)
{
    for (size_t i = 0; i < value_count(value); i++) {
        const struct value *item = item_at(value, i);
        bool comment =
            value->kind == VALUE_RECORD && strncmp(value_entry_at(value, i).key, "//", 2) == 0;
        bool several =
            value->kind == VALUE_LIST && value_count(value) > 1 && item->kind == VALUE_RECORD;
        if (comment || several)
            return false;
        if (is_container(item) && (levels == 0 || !is_simple(item, levels - 1)))
            return false;
    }
    return true;
}

static void write_key(struct base_buffer *buffer, const char *key)
{
    json_write(buffer, value_text(buffer->arena, 0, key), 0);
    base_buffer_text(buffer, ": ");
}

static void write_line(struct base_buffer *buffer, const struct value *value)
{
    if (!is_container(value) || value_count(value) == 0) {
        json_write(buffer, value, 0);
        return;
    }
    bool list = value->kind == VALUE_LIST;
    base_buffer_text(buffer, list ? "[" : "{ ");
    for (size_t i = 0; i < value_count(value); i++) {
        if (i > 0)
            base_buffer_text(buffer, ", ");
        if (!list)
            write_key(buffer, value_entry_at(value, i).key);
        write_line(buffer, item_at(value, i));
    }
    base_buffer_text(buffer, list ? "]" : " }");
}

/* Begins a line at a column. */
static void write_break(struct base_buffer *buffer, size_t column)
{
    base_buffer_format(buffer, "\n%*s", (int)column, "");
}

/* used: columns that stand before the value in its line. */
static void write_value(struct base_buffer *buffer, const struct value *value, size_t column,
                        size_t used)
{
    struct base_buffer line = {.arena = buffer->arena};
    if (is_simple(value, 3))
        write_line(&line, value);
    bool fits = line.length > 0 && used + base_utf8_count(base_buffer_get(&line)) < WIDTH;
    if (fits || !is_container(value)) {
        base_buffer_text(buffer, base_buffer_get(&line));
        return;
    }
    bool list = value->kind == VALUE_LIST;
    base_buffer_char(buffer, list ? '[' : '{');
    for (size_t i = 0; i < value_count(value); i++) {
        if (i > 0)
            base_buffer_char(buffer, ',');
        write_break(buffer, column + INDENT);
        const char *key = list ? "" : value_entry_at(value, i).key;
        if (!list)
            write_key(buffer, key);
        write_value(buffer, item_at(value, i), column + INDENT,
                    column + INDENT + (list ? 1 : base_utf8_count(key) + 5));
    }
    write_break(buffer, column);
    base_buffer_char(buffer, list ? ']' : '}');
}

void start_json_write(struct base_buffer *buffer, const struct value *value)
{
    write_value(buffer, value, 0, WIDTH);
    base_buffer_char(buffer, '\n');
}

const struct value *start_json_join(struct base_arena *arena, const struct value *first,
                                    const struct value *second)
{
    size_t count = value_count(first) + value_count(second);
    struct value_entry *entries = base_alloc_array(arena, count, sizeof *entries);
    for (size_t i = 0; i < count; i++)
        entries[i] = i < value_count(first) ? value_entry_at(first, i)
                                            : value_entry_at(second, i - value_count(first));
    return value_record(arena, 0, entries, count);
}
