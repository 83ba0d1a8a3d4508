/* Records under construction. */
#include <assert.h>
#include <string.h>

#include "base_arena.h"
#include "value.h"
#include "value_index.h"
#include "value_shape.h"

/* Its arrays serve one record after the other. */
struct value_builder {
    struct base_arena *arena;
    struct value_builder *next;      /* while it is spare */
    const struct value_shape *start; /* the first keys; NULL = none */
    const char **keys;
    const struct value **values;
    size_t started; /* number of those first keys */
    size_t count, capacity;
    struct value_index *index; /* of the other keys, while these are many */
    bool indexed;
    bool closed, finished;
};

struct value_builder *value_builder_create(struct base_arena *arena)
{
    struct value_home *home = value_home_of(arena);
    struct value_builder *builder = home->spare;
    if (builder == NULL) {
        builder = base_alloc(arena, sizeof *builder);
        builder->arena = arena;
        return builder;
    }
    home->spare = builder->next;
    *builder = (struct value_builder){.arena = arena,
                                      .keys = builder->keys,
                                      .values = builder->values,
                                      .capacity = builder->capacity,
                                      .index = builder->index};
    return builder;
}

/* Makes room for so many keys in all. */
static void reserve(struct value_builder *builder, size_t capacity)
{
    if (capacity <= builder->capacity)
        return;
    const char **keys = base_alloc_array(builder->arena, capacity, sizeof *keys);
    const struct value **values = base_alloc_array(builder->arena, capacity, sizeof *values);
    if (builder->count > 0) {
        memcpy(keys, builder->keys, builder->count * sizeof *keys);
        memcpy(values, builder->values, builder->count * sizeof *values);
    }
    builder->keys = keys;
    builder->values = values;
    builder->capacity = capacity;
}

struct value_builder *value_builder_from(struct base_arena *arena, const struct value *record,
                                         size_t more)
{
    struct value_builder *builder = value_builder_create(arena);
    size_t count = record != NULL && record->kind == VALUE_RECORD ? value_count(record) : 0;
    if (count == 0)
        return builder;
    builder->closed = record->closed;
    builder->start = record->record.shape;
    reserve(builder, count + more);
    memcpy(builder->keys, builder->start->keys, count * sizeof *builder->keys);
    memcpy(builder->values, record->record.values, count * sizeof *builder->values);
    builder->count = builder->started = count;
    return builder;
}

/* Where the keys begin that are not those of the start, and how many these are. */
static const char *const *own_keys(const struct value_builder *builder, size_t *count)
{
    *count = builder->count - builder->started;
    return builder->started > 0 ? builder->keys + builder->started : builder->keys;
}

/* Puts the newest key into the index, which is made anew twice as large when full. */
static void index_newest(struct value_builder *builder)
{
    size_t count;
    const char *const *keys = own_keys(builder, &count);
    if (count < VALUE_INDEX_FROM)
        return;
    if (builder->indexed && count <= value_index_room(builder->index)) {
        value_index_add(builder->index, keys, count - 1);
        return;
    }
    if (builder->index == NULL || count > value_index_room(builder->index)) {
        builder->index = value_index_create(builder->arena, keys, count, count * 2);
    } else {
        value_index_clear(builder->index);
        for (size_t i = 0; i < count; i++)
            value_index_add(builder->index, keys, i);
    }
    builder->indexed = true;
}

/* The position of a key, or the count when it was not set. */
static size_t find(const struct value_builder *builder, const char *key)
{
    size_t found = builder->start != NULL ? value_shape_find(builder->start, key) : 0;
    if (found < builder->started)
        return found;
    size_t count;
    const char *const *keys = own_keys(builder, &count);
    return builder->started +
           value_index_find(builder->indexed ? builder->index : NULL, keys, count, key);
}

void value_builder_set(struct value_builder *builder, const char *key, const struct value *value)
{
    assert(!builder->finished);
    size_t found = find(builder, key);
    if (found < builder->count) {
        builder->values[found] = value;
        return;
    }
    if (builder->count == builder->capacity)
        reserve(builder, builder->capacity == 0 ? 16 : builder->capacity * 2);
    builder->keys[builder->count] = key;
    builder->values[builder->count++] = value;
    index_newest(builder);
}

const struct value *value_builder_get(const struct value_builder *builder, const char *key)
{
    size_t found = find(builder, key);
    return found < builder->count ? builder->values[found] : NULL;
}

void value_builder_close(struct value_builder *builder)
{
    builder->closed = true;
}

const struct value *value_builder_finish(struct value_builder *builder, base_origin origin)
{
    struct base_arena *arena = builder->arena;
    struct value_home *home = value_home_of(arena);
    size_t count = builder->count;
    /* The shape of the start may belong to another arena, which may be gone sooner. */
    bool same = count == builder->started && count > 0 && builder->start->arena == arena;
    const struct value_shape *shape =
        same ? builder->start : value_shape_of(arena, builder->keys, count);
    const struct value **values = base_alloc_array(arena, count, sizeof *values);
    if (count > 0)
        memcpy(values, builder->values, count * sizeof *values);
    const struct value *record = value_record_of(arena, origin, shape, values, builder->closed);
    builder->finished = true;
    builder->next = home->spare;
    home->spare = builder;
    return record;
}
