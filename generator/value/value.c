/* Values: making and reading them. */
#include "value.h"

#include <assert.h>
#include <string.h>

#include "base_arena.h"
#include "value_shape.h"

/* Bytes of a value: most hold less than a list or record. */
static size_t size_of(enum value_kind kind)
{
    if (kind == VALUE_NULL)
        return offsetof(struct value, text);
    if (kind == VALUE_RECORD)
        return offsetof(struct value, record) + sizeof((struct value *)NULL)->record;
    if (kind == VALUE_LIST)
        return offsetof(struct value, list) + sizeof((struct value *)NULL)->list;
    return offsetof(struct value, text) + sizeof((struct value *)NULL)->text;
}

static struct value *create(struct base_arena *arena, enum value_kind kind, base_origin origin)
{
    struct value *value = base_alloc(arena, size_of(kind));
    value->kind = kind;
    value->origin = origin;
    return value;
}

const struct value *value_placed(struct base_arena *arena, const struct value *value,
                                 base_origin origin)
{
    struct value *copy = base_alloc(arena, size_of(value->kind));
    memcpy(copy, value, size_of(value->kind));
    copy->origin = origin;
    return copy;
}

const struct value *value_missing(struct base_arena *arena, base_origin origin, const char *path)
{
    struct value *value = create(arena, VALUE_MISSING, origin);
    value->missing = path == NULL ? "" : path;
    return value;
}

const struct value *value_null(struct base_arena *arena, base_origin origin)
{
    return create(arena, VALUE_NULL, origin);
}

const struct value *value_bool(struct base_arena *arena, base_origin origin, bool boolean)
{
    struct value *value = create(arena, VALUE_BOOL, origin);
    value->boolean = boolean;
    return value;
}

const struct value *value_number(struct base_arena *arena, base_origin origin,
                                 const struct value_rational *number)
{
    assert(number != NULL);
    struct value *value = create(arena, VALUE_NUMBER, origin);
    value->number = number;
    return value;
}

const struct value *value_integer(struct base_arena *arena, base_origin origin, long long number)
{
    return value_number(arena, origin, value_rational_integer(arena, number));
}

const struct value *value_text(struct base_arena *arena, base_origin origin, const char *text)
{
    assert(text != NULL);
    struct value *value = create(arena, VALUE_TEXT, origin);
    value->text = text;
    return value;
}

const struct value *value_list(struct base_arena *arena, base_origin origin,
                               const struct value *const *items, size_t count)
{
    const struct value **copy = NULL;
    if (count > 0) {
        copy = base_alloc_array(arena, count, sizeof *copy);
        memcpy(copy, items, count * sizeof *copy);
    }
    return value_list_of(arena, origin, copy, count);
}

const struct value *value_list_of(struct base_arena *arena, base_origin origin,
                                  const struct value *const *items, size_t count)
{
    static const struct value *const none[1];
    struct value *value = create(arena, VALUE_LIST, origin);
    value->list.items = count > 0 ? items : none;
    value->list.count = count;
    return value;
}

/* A record of entries. */
static const struct value *record_of(struct base_arena *arena, base_origin origin,
                                     const struct value_entry *entries, size_t count, bool closed)
{
    enum { USUAL = 64 };
    const char *usual[USUAL], **keys = usual;
    const struct value **values = base_alloc_array(arena, count, sizeof *values);
    if (count > USUAL)
        keys = base_malloc(count * sizeof *keys);
    for (size_t i = 0; i < count; i++) {
        keys[i] = entries[i].key;
        values[i] = entries[i].value;
    }
    const struct value_shape *shape = value_shape_of(arena, keys, count);
    if (keys != usual)
        base_free(keys);
    return value_record_of(arena, origin, shape, values, closed);
}

const struct value *value_record(struct base_arena *arena, base_origin origin,
                                 const struct value_entry *entries, size_t count)
{
    return record_of(arena, origin, entries, count, false);
}

const struct value *value_record_closed(struct base_arena *arena, base_origin origin,
                                        const struct value_entry *entries, size_t count)
{
    return record_of(arena, origin, entries, count, true);
}

const struct value *value_record_of(struct base_arena *arena, base_origin origin,
                                    const struct value_shape *shape,
                                    const struct value *const *values, bool closed)
{
    struct value *value = create(arena, VALUE_RECORD, origin);
    value->record.shape = shape;
    value->record.values = values;
    value->closed = closed;
    return value;
}

const struct value *value_get(const struct value *value, const char *key)
{
    if (value == NULL || value->kind != VALUE_RECORD)
        return NULL;
    size_t found = value_shape_find(value->record.shape, key);
    return found == value->record.shape->count ? NULL : value->record.values[found];
}

const struct value *value_get_near(const struct value *value, size_t position, const char *key)
{
    bool expected = value != NULL && value->kind == VALUE_RECORD &&
                    position < value->record.shape->count &&
                    value->record.shape->keys[position] == key;
    return expected ? value->record.values[position] : value_get(value, key);
}

const struct value *value_get_again(const struct value *value, const char *key,
                                    struct value_seen *seen)
{
    if (value == NULL || value->kind != VALUE_RECORD)
        return NULL;
    const struct value_shape *shape = value->record.shape;
    if (seen->position < shape->count && shape->keys[seen->position] == seen->key)
        return value->record.values[seen->position];
    size_t found = value_shape_find(shape, key);
    if (found == shape->count)
        return NULL;
    *seen = (struct value_seen){shape->keys[found], found};
    return value->record.values[found];
}

const struct value *value_at(const struct value *value, size_t index)
{
    if (value == NULL || value->kind != VALUE_LIST || index >= value->list.count)
        return NULL;
    return value->list.items[index];
}

const char *value_text_or(const struct value *value, const char *fallback)
{
    return value != NULL && value->kind == VALUE_TEXT ? value->text : fallback;
}

bool value_bool_or(const struct value *value, bool fallback)
{
    return value != NULL && value->kind == VALUE_BOOL ? value->boolean : fallback;
}

const struct value_rational *value_number_or_null(const struct value *value)
{
    return value != NULL && value->kind == VALUE_NUMBER ? value->number : NULL;
}

long long value_integer_or(const struct value *value, long long fallback)
{
    const struct value_rational *number = value_number_or_null(value);
    long long integer = fallback;
    if (number != NULL && value_rational_to_integer(number, &integer))
        return integer;
    return fallback;
}

bool value_truth(const struct value *value)
{
    if (value == NULL)
        return false;
    switch (value->kind) {
    case VALUE_MISSING:
    case VALUE_NULL:
        return false;
    case VALUE_BOOL:
        return value->boolean;
    case VALUE_NUMBER:
        return true;
    case VALUE_TEXT:
        return value->text[0] != '\0';
    case VALUE_LIST:
    case VALUE_RECORD:
        return value_count(value) > 0;
    }
    return false;
}

static bool equal_lists(const struct value *left, const struct value *right)
{
    if (left->list.count != right->list.count)
        return false;
    for (size_t i = 0; i < left->list.count; i++) {
        if (!value_equal(left->list.items[i], right->list.items[i]))
            return false;
    }
    return true;
}

/* The order of the entries does not count. */
static bool equal_records(const struct value *left, const struct value *right)
{
    if (value_count(left) != value_count(right))
        return false;
    for (size_t i = 0; i < value_count(left); i++) {
        const struct value_entry entry = value_entry_at(left, i);
        const struct value *other = value_get(right, entry.key);
        if (other == NULL || !value_equal(entry.value, other))
            return false;
    }
    return true;
}

bool value_equal(const struct value *left, const struct value *right)
{
    if (left == right)
        return true;
    if (left == NULL || right == NULL || left->kind != right->kind)
        return false;
    switch (left->kind) {
    case VALUE_MISSING:
    case VALUE_NULL:
        return true;
    case VALUE_BOOL:
        return left->boolean == right->boolean;
    case VALUE_NUMBER:
        return value_rational_compare(left->number, right->number) == 0;
    case VALUE_TEXT:
        return strcmp(left->text, right->text) == 0;
    case VALUE_LIST:
        return equal_lists(left, right);
    case VALUE_RECORD:
        return equal_records(left, right);
    }
    return false;
}

const char *value_kind_name(enum value_kind kind)
{
    static const char *const names[] = {
        [VALUE_MISSING] = "missing", [VALUE_NULL] = "null", [VALUE_BOOL] = "bool",
        [VALUE_NUMBER] = "number",   [VALUE_TEXT] = "text", [VALUE_LIST] = "list",
        [VALUE_RECORD] = "record",
    };
    return names[kind];
}

static const struct value *find_in_frame(const struct value_scope *frame, const char *name,
                                         struct value_seen *seen)
{
    if (frame->name == NULL)
        return value_get_again(frame->value, name, seen);
    bool same = frame->name[0] == name[0] && strcmp(frame->name, name) == 0;
    return same ? frame->value : NULL;
}

const struct value *value_scope_find_again(const struct value_scope *scope, const char *name,
                                           struct value_seen *seen)
{
    for (; scope != NULL; scope = scope->outer) {
        const struct value *found = find_in_frame(scope, name, seen);
        if (found != NULL)
            return found;
    }
    return NULL;
}

const struct value *value_scope_find(const struct value_scope *scope, const char *name)
{
    struct value_seen seen = {0};
    return value_scope_find_again(scope, name, &seen);
}
