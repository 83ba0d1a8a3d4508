/* Indices of everything that has an id; ids used twice. */
#include "model_link.h"

#include <stdlib.h>
#include <string.h>

#include "base_arena.h"
#include "model_reader.h"

struct growing {
    struct model_entry *entries;
    size_t count, capacity;
};

struct collector {
    struct model_reader *reader;
    struct base_arena *scratch; /* of entries until all are known, and of what is sorted */
    struct growing indices[MODEL_TARGET_COUNT];
};

/* A record on the way down. */
struct step {
    const struct model_type *type;
    const struct value *record;
    const struct step *owner; /* NULL for a file */
};

static const char *place_of(struct model_reader *reader, base_origin origin)
{
    struct base_origin_record place = base_origin_locate(reader->sources, origin);
    return base_format(reader->arena, "%s:%u", base_source_name(reader->sources, place.source),
                       (unsigned)place.line);
}

static void add_entry(struct collector *collector, const struct step *step,
                      enum model_target target, const struct value *id)
{
    struct growing *index = &collector->indices[target];
    struct model_entry entry = {.id = id->text,
                                .origin = id->origin,
                                .value = step->record,
                                .type = step->type,
                                .owner = step->owner == NULL ? NULL : step->owner->record,
                                .owner_type = step->owner == NULL ? NULL : step->owner->type};
    BASE_PUSH(collector->scratch, index->entries, index->count, index->capacity, entry);
}

struct local {
    const struct value *id;
    size_t order;
};

static int compare_local(const void *left, const void *right)
{
    const struct local *a = left;
    const struct local *b = right;
    int order = strcmp(a->id->text, b->id->text);
    return order != 0 ? order : (a->order > b->order) - (a->order < b->order);
}

/* Reports ids used twice in one list, for records whose ids count only there. */
static void check_local(struct collector *collector, const struct model_field *field,
                        const struct value *list)
{
    struct model_reader *reader = collector->reader;
    const char *key = NULL;
    for (size_t i = 0; i < field->type->count; i++) {
        if (field->type->fields[i].index == MODEL_LOCAL)
            key = field->type->fields[i].name;
    }
    if (key == NULL)
        return;
    struct local *ids = base_alloc_array(collector->scratch, value_count(list), sizeof *ids);
    size_t count = 0;
    for (size_t i = 0; i < value_count(list); i++) {
        const struct value *id = value_get(value_at(list, i), key);
        if (id != NULL && id->kind == VALUE_TEXT) {
            ids[count] = (struct local){id, count};
            count++;
        }
    }
    if (count > 1)
        qsort(ids, count, sizeof *ids, compare_local);
    for (size_t i = 1, first = 0; i < count; i++) {
        if (strcmp(ids[i].id->text, ids[first].id->text) != 0)
            first = i;
        else
            model_report(reader, ids[i].id->origin, BASE_MESSAGE_MODEL_DUPLICATE, field->name,
                         ids[i].id->text, place_of(reader, ids[first].id->origin));
    }
}

static void collect(struct collector *collector, const struct step *step);

/* Goes down into the records of a field. */
static void collect_field(struct collector *collector, const struct step *step,
                          const struct model_field *field, const struct value *value)
{
    if (field->kind != MODEL_RECORD)
        return;
    if (value->kind == VALUE_RECORD && field->shape == MODEL_ONE)
        collect(collector, &(struct step){field->type, value, step});
    if (value->kind != VALUE_LIST || field->shape != MODEL_LIST)
        return;
    for (size_t i = 0; i < value_count(value); i++) {
        if (value_at(value, i)->kind == VALUE_RECORD)
            collect(collector, &(struct step){field->type, value_at(value, i), step});
    }
    check_local(collector, field, value);
}

static void collect(struct collector *collector, const struct step *step)
{
    for (size_t i = 0; i < step->type->count; i++) {
        const struct model_field *field = &step->type->fields[i];
        const struct value *value = value_get_near(step->record, i, field->name);
        if (value == NULL)
            continue;
        if (field->index != MODEL_NO_TARGET && field->index != MODEL_LOCAL &&
            value->kind == VALUE_TEXT)
            add_entry(collector, step, field->index, value);
        collect_field(collector, step, field, value);
    }
}

struct sortable {
    const char *id;
    size_t order;
};

static int compare_sortable(const void *left, const void *right)
{
    const struct sortable *a = left;
    const struct sortable *b = right;
    int order = strcmp(a->id, b->id);
    return order != 0 ? order : (a->order > b->order) - (a->order < b->order);
}

/* Sorts an index and reports its duplicates. */
static struct model_index finish_index(const struct collector *collector, enum model_target target)
{
    struct model_reader *reader = collector->reader;
    const struct growing growing = collector->indices[target];
    struct sortable *items = base_alloc_array(collector->scratch, growing.count, sizeof *items);
    struct model_entry *entries = base_alloc_array(reader->arena, growing.count, sizeof *entries);
    if (growing.count > 0)
        memcpy(entries, growing.entries, growing.count * sizeof *entries);
    size_t *sorted = base_alloc_array(reader->arena, growing.count, sizeof *sorted);
    for (size_t i = 0; i < growing.count; i++)
        items[i] = (struct sortable){growing.entries[i].id, i};
    if (growing.count > 1)
        qsort(items, growing.count, sizeof *items, compare_sortable);
    for (size_t i = 0, first = 0; i < growing.count; i++) {
        sorted[i] = items[i].order;
        if (i == 0 || strcmp(items[i].id, items[first].id) != 0)
            first = i;
        else
            model_report(reader, growing.entries[items[i].order].origin,
                         BASE_MESSAGE_MODEL_DUPLICATE, model_target_names[target], items[i].id,
                         place_of(reader, growing.entries[items[first].order].origin));
    }
    return (struct model_index){entries, growing.count, sorted};
}

const struct value *model_file_value(const struct model *model, size_t file)
{
    const struct value *const files[MODEL_FILE_COUNT] = {
        model->laporan,    model->organisasi, model->perencanaan, model->kinerja, model->anggaran,
        model->perjanjian, model->tabel,      model->klaim,       model->data,    model->reviu,
    };
    return files[file];
}

void model_build_indices(struct model_reader *reader, struct model *model)
{
    struct collector collector = {.reader = reader, .scratch = base_arena_create()};
    for (size_t i = 0; i < MODEL_FILE_COUNT; i++)
        collect(&collector, &(struct step){model_files[i].type, model_file_value(model, i), NULL});
    for (int i = MODEL_NO_TARGET + 1; i < MODEL_TARGET_COUNT; i++)
        model->index[i] = finish_index(&collector, (enum model_target)i);
    base_arena_destroy(collector.scratch);
}

const struct model_entry *model_find(const struct model *model, enum model_target target,
                                     const char *id)
{
    const struct model_index *index = &model->index[target];
    size_t low = 0;
    size_t high = index->count;
    while (id != NULL && low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(index->entries[index->sorted[middle]].id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (id == NULL || low == index->count)
        return NULL;
    const struct model_entry *entry = &index->entries[index->sorted[low]];
    return strcmp(entry->id, id) == 0 ? entry : NULL;
}

const struct value *model_find_value(const struct model *model, enum model_target target,
                                     const char *id)
{
    const struct model_entry *entry = model_find(model, target, id);
    return entry == NULL ? NULL : entry->value;
}
