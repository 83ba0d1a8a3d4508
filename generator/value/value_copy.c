/* Copies of values with all that belongs to them. */
#include "value.h"

#include <gmp.h>

#include "base_arena.h"
#include "value_limbs.h"

static const struct value *copy_number(struct base_arena *arena,
                                       const struct value_rational *number)
{
    struct value_view view;
    return value_number(arena, 0, value_limbs_store(arena, value_limbs_view(&view, number)));
}

static const struct value *copy_list(struct base_arena *arena, const struct value *list)
{
    const struct value **items = base_alloc_array(arena, list->list.count, sizeof *items);
    for (size_t i = 0; i < list->list.count; i++) {
        items[i] = value_copy(arena, list->list.items[i]);
    }
    return value_list(arena, 0, items, list->list.count);
}

static const struct value *copy_record(struct base_arena *arena, const struct value *record)
{
    size_t count = value_count(record);
    struct value_entry *entries = base_alloc_array(arena, count, sizeof *entries);
    for (size_t i = 0; i < count; i++) {
        const struct value_entry entry = value_entry_at(record, i);
        entries[i].key = base_copy_text(arena, entry.key);
        entries[i].value = value_copy(arena, entry.value);
    }
    return record->closed ? value_record_closed(arena, 0, entries, count)
                          : value_record(arena, 0, entries, count);
}

const struct value *value_copy(struct base_arena *arena, const struct value *value)
{
    switch (value->kind) {
    case VALUE_MISSING:
        return value_missing(arena, 0, base_copy_text(arena, value->missing));
    case VALUE_BOOL:
        return value_bool(arena, 0, value->boolean);
    case VALUE_NUMBER:
        return copy_number(arena, value->number);
    case VALUE_TEXT:
        return value_text(arena, 0, base_copy_text(arena, value->text));
    case VALUE_LIST:
        return copy_list(arena, value);
    case VALUE_RECORD:
        return copy_record(arena, value);
    case VALUE_NULL:
        break;
    }
    return value_null(arena, 0);
}
