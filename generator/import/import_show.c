/* Values of the input as the cells of a sheet show them. */
#include "import_layout.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"
#include "format_number.h"
#include "json.h"

const struct value *import_get(const struct import_column *column, const struct value *record)
{
    /* A plain text stands for a record with one field. */
    if (record != NULL && record->kind == VALUE_TEXT)
        return column->alone ? record : NULL;
    for (size_t i = 0; i < column->step_count; i++)
        record = value_get(record, column->steps[i]);
    return column->item > 0 ? value_at(record, column->item - 1) : record;
}

static const char *number_text(struct base_arena *arena, const struct value *value)
{
    return value_rational_text(arena, value->number, -1);
}

static void show_one(struct base_buffer *buffer, const struct value *value);

/* {"nilai", "satuan"}, {"bawah", "atas"}, {"teks"}; anything else as JSON. */
static void show_record(struct base_buffer *buffer, const struct value *value)
{
    const struct value *low = value_get(value, "bawah");
    const struct value *high = value_get(value, "atas");
    const struct value *number = value_get(value, "nilai");
    const char *unit = value_text_or(value_get(value, "satuan"), NULL);
    const char *text = value_text_or(value_get(value, "teks"), NULL);
    if (low != NULL && high != NULL && low->kind == VALUE_NUMBER && high->kind == VALUE_NUMBER) {
        show_one(buffer, low);
        base_buffer_text(buffer, "–");
        show_one(buffer, high);
    } else if (number != NULL && number->kind == VALUE_NUMBER && unit != NULL) {
        show_one(buffer, number);
        base_buffer_format(buffer, " %s", unit);
    } else if (text != NULL && value_count(value) == 1) {
        base_buffer_format(buffer, "teks: %s", text);
    } else {
        json_write(buffer, value, 0);
    }
}

static void show_one(struct base_buffer *buffer, const struct value *value)
{
    if (value->kind == VALUE_TEXT)
        base_buffer_text(buffer, value->text);
    else if (value->kind == VALUE_NUMBER)
        base_buffer_text(buffer, number_text(buffer->arena, value));
    else if (value->kind == VALUE_BOOL)
        base_buffer_text(buffer, value->boolean ? "ya" : "tidak");
    else if (value->kind == VALUE_RECORD)
        show_record(buffer, value);
}

const char *import_show(struct base_arena *arena, const struct import_column *column,
                        const struct value *value, bool *number)
{
    *number = false;
    if (value == NULL || value->kind == VALUE_NULL)
        return "";
    if (value->kind == VALUE_NUMBER) {
        *number = true;
        return number_text(arena, value);
    }
    /* The form that other columns show. */
    bool other = column->field->other != NULL && column->field->other->kind == MODEL_RECORD;
    if (value->kind == VALUE_RECORD && other)
        return "";
    struct base_buffer buffer = {.arena = arena};
    if (value->kind != VALUE_LIST)
        show_one(&buffer, value);
    bool text = column->field->kind == MODEL_TEXT || column->field->kind == MODEL_EXPRESSION;
    for (size_t i = 0; value->kind == VALUE_LIST && i < value_count(value); i++) {
        if (i > 0)
            base_buffer_text(&buffer, text ? "\n" : "; ");
        show_one(&buffer, value_at(value, i));
    }
    return base_buffer_get(&buffer);
}

const char *import_show_short(struct base_arena *arena, const struct import_column *column,
                              const struct value *value)
{
    enum { LONGEST = 60 };
    bool number = false;
    if (value != NULL && value->kind == VALUE_NUMBER)
        return format_number(arena, value->number,
                             (struct format_number){.decimals = FORMAT_OWN_DECIMALS});
    const char *text = import_show(arena, column, value, &number);
    if (*text == '\0')
        return "–";
    char *line = base_copy_text(arena, text);
    for (char *at = line; *at != '\0'; at++)
        *at = *at == '\n' ? ' ' : *at;
    const char *end = line;
    for (size_t i = 0; i < LONGEST && *end != '\0'; i++)
        base_utf8_next(end, &end);
    return *end == '\0' ? line : base_format(arena, "%.*s …", (int)(end - line), line);
}
