/* Stated values as they are shown. */
#include "format_value.h"

#include "base_arena.h"
#include "format_text.h"
#include "value.h"

static const char *show_number(struct base_arena *arena, const struct value *value,
                               const struct format_value *style)
{
    return format_unit(arena, format_number(arena, value->number, style->number), style->unit);
}

/* {"teks"} or {"nilai", "satuan"}; its own satuan goes before the style's. */
static const char *show_record(struct base_arena *arena, const struct value *value,
                               const struct format_value *style)
{
    const char *text = value_text_or(value_get(value, "teks"), NULL);
    const struct value *amount = value_get(value, "nilai");
    if (text != NULL || amount == NULL)
        return text;
    struct format_value own = *style;
    own.unit = value_text_or(value_get(value, "satuan"), style->unit);
    return amount->kind == VALUE_RECORD ? NULL : format_value(arena, amount, &own);
}

/* "610 Lembar, 1 kali" */
static const char *show_list(struct base_arena *arena, const struct value *value,
                             const struct format_value *style)
{
    const char **items = base_alloc_array(arena, value->list.count, sizeof *items);
    for (size_t i = 0; i < value->list.count; i++) {
        items[i] = format_value(arena, value->list.items[i], style);
        if (items[i] == NULL)
            return NULL;
    }
    return format_join(arena, items, value->list.count, ", ");
}

const char *format_value(struct base_arena *arena, const struct value *value,
                         const struct format_value *style)
{
    switch (value->kind) {
    case VALUE_MISSING:
        return NULL;
    case VALUE_NULL:
        return style->empty;
    case VALUE_BOOL:
        return value->boolean ? "ya" : "tidak";
    case VALUE_NUMBER:
        return show_number(arena, value, style);
    case VALUE_TEXT:
        return value->text;
    case VALUE_LIST:
        return show_list(arena, value, style);
    case VALUE_RECORD:
        return show_record(arena, value, style);
    }
    return NULL;
}
