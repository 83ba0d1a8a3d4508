/* Records under construction. */
#include "value.h"

#include <assert.h>
#include <string.h>

#include "base_arena.h"
#include "value_index.h"

struct value_builder {
    struct base_arena *arena;
    struct value_entry *entries;
    size_t count, capacity;
    struct value_index *index; /* NULL while there are few entries */
    bool closed, finished;
};

struct value_builder *value_builder_create(struct base_arena *arena)
{
    struct value_builder *builder = base_alloc(arena, sizeof *builder);
    builder->arena = arena;
    return builder;
}

struct value_builder *value_builder_from(struct base_arena *arena, const struct value *record,
                                         size_t more)
{
    struct value_builder *builder = value_builder_create(arena);
    if (record == NULL || record->kind != VALUE_RECORD || record->record.count == 0)
        return builder;
    builder->closed = record->closed;
    size_t count = record->record.count;
    builder->count = count;
    builder->capacity = count + more;
    builder->entries = base_alloc_array(arena, builder->capacity, sizeof *builder->entries);
    memcpy(builder->entries, record->record.entries, count * sizeof *builder->entries);
    if (count >= VALUE_INDEX_FROM) {
        builder->index = value_index_copy(arena, record->record.index, count + more);
        if (builder->index == NULL)
            builder->index = value_index_create(arena, builder->entries, count, count + more);
    }
    return builder;
}

/* Puts the newest entry into the index, which is made anew twice as large when full. */
static void index_newest(struct value_builder *builder)
{
    if (builder->count < VALUE_INDEX_FROM)
        return;
    if (builder->index != NULL && builder->count <= value_index_room(builder->index)) {
        value_index_add(builder->index, builder->entries, builder->count - 1);
        return;
    }
    builder->index =
        value_index_create(builder->arena, builder->entries, builder->count, builder->count * 2);
}

void value_builder_set(struct value_builder *builder, const char *key, const struct value *value)
{
    assert(!builder->finished);
    size_t found = value_index_find(builder->index, builder->entries, builder->count, key);
    if (found < builder->count) {
        builder->entries[found].value = value;
        return;
    }
    struct value_entry entry = {key, value};
    BASE_PUSH(builder->arena, builder->entries, builder->count, builder->capacity, entry);
    index_newest(builder);
}

const struct value *value_builder_get(const struct value_builder *builder, const char *key)
{
    size_t found = value_index_find(builder->index, builder->entries, builder->count, key);
    return found < builder->count ? builder->entries[found].value : NULL;
}

void value_builder_close(struct value_builder *builder)
{
    builder->closed = true;
}

const struct value *value_builder_finish(struct value_builder *builder, base_origin origin)
{
    builder->finished = true;
    struct value *value = base_alloc(builder->arena, sizeof *value);
    value->kind = VALUE_RECORD;
    value->origin = origin;
    value->record.entries = builder->entries;
    value->record.count = builder->count;
    value->record.index = builder->index;
    value->closed = builder->closed;
    return value;
}
