/* Records under construction. */
#include "value.h"

#include "base_arena.h"
#include "value_index.h"

struct value_builder {
    struct base_arena *arena;
    struct value_entry *entries;
    size_t count, capacity;
    struct value_index *index; /* NULL while there are few entries */
    size_t index_capacity;
};

struct value_builder *value_builder_create(struct base_arena *arena)
{
    struct value_builder *builder = base_alloc(arena, sizeof *builder);
    builder->arena = arena;
    return builder;
}

struct value_builder *value_builder_from(struct base_arena *arena, const struct value *record)
{
    struct value_builder *builder = value_builder_create(arena);
    if (record == NULL || record->kind != VALUE_RECORD)
        return builder;
    for (size_t i = 0; i < record->record.count; i++)
        value_builder_set(builder, record->record.entries[i].key, record->record.entries[i].value);
    return builder;
}

/* Puts the newest entry into the index, which is made anew twice as large when full. */
static void index_newest(struct value_builder *builder)
{
    if (builder->count < VALUE_INDEX_FROM)
        return;
    if (builder->index != NULL && builder->count <= builder->index_capacity) {
        value_index_add(builder->index, builder->entries, builder->count - 1);
        return;
    }
    builder->index_capacity = builder->count * 2;
    builder->index = value_index_create(builder->arena, builder->entries, builder->count,
                                        builder->index_capacity);
}

void value_builder_set(struct value_builder *builder, const char *key, const struct value *value)
{
    size_t found = value_index_find(builder->index, builder->entries, builder->count, key);
    if (found < builder->count) {
        builder->entries[found].value = value;
        return;
    }
    struct value_entry entry = {key, value};
    BASE_PUSH(builder->arena, builder->entries, builder->count, builder->capacity, entry);
    index_newest(builder);
}

const struct value *value_builder_finish(struct value_builder *builder, base_origin origin)
{
    return value_record(builder->arena, origin, builder->entries, builder->count);
}
