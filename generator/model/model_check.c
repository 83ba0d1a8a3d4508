/* Checks records, lists and maps against the field table and fills in what is absent. */
#include "model_reader.h"

#include <assert.h>
#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"

bool model_is_mark(const struct value *value)
{
    return value != NULL && value->kind == VALUE_TEXT && value->text[0] == '?' &&
           (value->text[1] == '\0' || value->text[1] == ' ');
}

const struct value *model_missing(struct model_reader *reader, base_origin origin)
{
    struct base_buffer path = {.arena = reader->arena};
    base_origin_path(reader->sources, origin, &path);
    const char *below = base_buffer_get(&path);
    const char *text = base_format(reader->arena, "%s%s%s", reader->file,
                                   *below == '\0' || *below == '[' ? "" : ".", below);
    return value_missing(reader->arena, origin, text);
}

base_origin model_member_origin(struct model_reader *reader, base_origin parent, const char *key)
{
    struct base_origin_record place = base_origin_locate(reader->sources, parent);
    return base_origin_member(reader->sources, parent, key, place.source, place.line, place.column);
}

/* A default of the table as a value. */
static const struct value *fallback(struct model_reader *reader, const struct model_field *field,
                                    base_origin origin)
{
    if (field->kind == MODEL_BOOL)
        return value_bool(reader->arena, origin, strcmp(field->fallback, "true") == 0);
    if (field->kind == MODEL_INTEGER || field->kind == MODEL_NUMBER)
        return value_number(
            reader->arena, origin,
            value_rational_parse(reader->arena, field->fallback, strlen(field->fallback)));
    return value_text(reader->arena, origin, field->fallback);
}

/* What an absent field becomes. */
static const struct value *absent(struct model_reader *reader, const struct model_field *field,
                                  base_origin record, const struct model_type *owner)
{
    base_origin origin = model_member_origin(reader, record, field->name);
    if (field->flags & MODEL_TRUE_IN_SASARAN)
        return value_bool(reader->arena, origin,
                          owner != NULL && strcmp(owner->name, "sasaran") == 0);
    if (field->fallback != NULL)
        return fallback(reader, field, origin);
    if (field->flags & MODEL_FILLED)
        return model_fill_record(reader, field->type, origin);
    if (field->need != MODEL_OPTIONAL)
        return model_missing(reader, origin);
    if (field->shape == MODEL_LIST)
        return value_list(reader->arena, origin, NULL, 0);
    if (field->shape != MODEL_ONE)
        return value_record(reader->arena, origin, NULL, 0);
    return value_null(reader->arena, origin);
}

bool model_is_nullable(const struct model_field *field)
{
    if (field->flags & MODEL_NULLABLE)
        return true;
    if (field->kind == MODEL_VALUE || field->kind == MODEL_ANY)
        return field->shape == MODEL_ONE;
    return field->need == MODEL_OPTIONAL && field->fallback == NULL && field->index == 0 &&
           (field->shape == MODEL_ONE || field->other != NULL);
}

static bool fits_kind(const struct model_field *field, const struct value *value)
{
    switch (field->kind) {
    case MODEL_RECORD:
        return value->kind == VALUE_RECORD ||
               (value->kind == VALUE_TEXT && field->type->shorthand != NULL);
    case MODEL_ROWS:
        return value->kind == VALUE_LIST;
    case MODEL_NUMBER:
    case MODEL_INTEGER:
    case MODEL_YEAR:
        return value->kind == VALUE_NUMBER;
    case MODEL_BOOL:
        return value->kind == VALUE_BOOL;
    case MODEL_CHOICE:
        return value->kind == VALUE_TEXT || value->kind == VALUE_NUMBER;
    case MODEL_VALUE:
        return value->kind != VALUE_BOOL;
    case MODEL_ANY:
        return true;
    default:
        return value->kind == VALUE_TEXT;
    }
}

/* True when the outer form of a value is the one that a field asks for. */
static bool fits(const struct model_field *field, const struct value *value)
{
    if (field->shape == MODEL_ONE)
        return fits_kind(field, value);
    return value->kind == (field->shape == MODEL_LIST ? VALUE_LIST : VALUE_RECORD);
}

/* A record of one field that a plain text stands for. */
static const struct value *from_shorthand(struct model_reader *reader,
                                          const struct model_type *type, const struct value *value)
{
    struct value_entry entry = {type->shorthand, value};
    return value_record(reader->arena, value->origin, &entry, 1);
}

/* A text that must be there but only says what is to be filled in: "? name". It is kept as a mark
 * that can be seen, and reported. "?" alone is refused. */
static const struct value *placeholder(struct model_reader *reader, struct model_item item)
{
    const char *hint = item.value->text + 1;
    hint += strspn(hint, " ");
    base_origin origin = item.value->origin;
    if (item.field->kind != MODEL_TEXT || *hint == '\0') {
        model_report(reader, origin, BASE_MESSAGE_MODEL_UNFILLED, item.name);
        return value_null(reader->arena, origin);
    }
    model_report(reader, origin,
                 reader->final ? BASE_MESSAGE_MODEL_PLACEHOLDER_FINAL
                               : BASE_MESSAGE_MODEL_PLACEHOLDER,
                 item.name, hint);
    return value_text(reader->arena, origin, base_format(reader->arena, "[belum diisi: %s]", hint));
}

/* Checks one value of a field, whatever its shape. */
static const struct value *check_item(struct model_reader *reader, struct model_item item,
                                      const struct value *record, const struct model_type *owner)
{
    const struct model_field *field = item.field;
    const struct value *value = item.value;
    if (model_is_mark(value) && field->kind != MODEL_RECORD) {
        if (field->need != MODEL_STRUCTURAL)
            return model_missing(reader, value->origin);
        return placeholder(reader, item);
    }
    if (field->kind == MODEL_ANY)
        return model_check_any(reader, value);
    if (field->kind == MODEL_ROWS && value->kind == VALUE_LIST)
        return model_check_rows(reader, item, record);
    if (field->kind == MODEL_RECORD && fits_kind(field, value)) {
        if (value->kind == VALUE_TEXT)
            value = from_shorthand(reader, field->type, value);
        return model_check_record(reader, field->type, value, owner);
    }
    if (field->kind == MODEL_RECORD || field->kind == MODEL_ROWS)
        return model_wrong_kind(reader, item, NULL);
    return model_check_scalar(reader, item);
}

static const struct value *check_list(struct model_reader *reader, struct model_item item,
                                      const struct value *record, const struct model_type *owner)
{
    const struct value *list = item.value;
    const struct model_field *field = item.field;
    if (list->kind != VALUE_LIST)
        return model_wrong_kind(reader, item, base_translate(N_("a list in square brackets")));
    if (field->length != 0 && value_count(list) != field->length)
        model_report(reader, list->origin, BASE_MESSAGE_MODEL_LENGTH, item.name,
                     base_format(reader->arena, "%zu", field->length),
                     base_format(reader->arena, "%zu", value_count(list)));
    const struct value **items = base_alloc_array(reader->arena, value_count(list), sizeof *items);
    for (size_t i = 0; i < value_count(list); i++) {
        struct model_item below = {field, item.name, value_at(list, i)};
        bool null = below.value->kind == VALUE_NULL;
        if (null && field->kind != MODEL_VALUE && field->kind != MODEL_ANY) {
            model_report(reader, below.value->origin, BASE_MESSAGE_MODEL_NULL_ITEM, item.name);
            items[i] = below.value;
        } else {
            items[i] = null ? below.value : check_item(reader, below, record, owner);
        }
    }
    return value_list_of(reader->arena, list->origin, items, value_count(list));
}

static bool is_year(const char *key)
{
    if (strlen(key) != 4 || strspn(key, "0123456789") != 4)
        return false;
    return strcmp(key, "1900") >= 0 && strcmp(key, "2199") <= 0;
}

/* Checks a key of a map by year or by name. */
static void check_key(struct model_reader *reader, struct model_item item, const char *key,
                      const struct value *value)
{
    if (item.field->shape == MODEL_BY_NAME) {
        if (!model_is_id(key))
            model_report(reader, value->origin, BASE_MESSAGE_MODEL_NAME_KEY, key, item.name);
    } else if (!is_year(key)) {
        model_report(reader, value->origin, BASE_MESSAGE_MODEL_YEAR_KEY, key, item.name);
    }
}

static const struct value *check_map(struct model_reader *reader, struct model_item item,
                                     const struct value *record, const struct model_type *owner)
{
    const struct value *map = item.value;
    const struct model_field *field = item.field;
    if (map->kind != VALUE_RECORD)
        return model_wrong_kind(
            reader, item,
            field->shape == MODEL_BY_NAME
                ? base_translate(N_("a record with names of your choice"))
                : base_translate(N_("a record by year, for example {\"2024\": 85}")));
    const struct value **values = base_alloc_array(reader->arena, value_count(map), sizeof *values);
    for (size_t i = 0; i < value_count(map); i++) {
        const struct value_entry entry = value_entry_at(map, i);
        struct model_item below = {field, entry.key, entry.value};
        check_key(reader, item, entry.key, entry.value);
        bool null = entry.value->kind == VALUE_NULL && field->kind != MODEL_BOOL;
        if (null || (field->shape == MODEL_LISTS_BY_YEAR && model_is_mark(entry.value)))
            values[i] = null ? entry.value : model_missing(reader, entry.value->origin);
        else if (field->shape == MODEL_LISTS_BY_YEAR)
            values[i] = check_list(reader, below, record, owner);
        else
            values[i] = check_item(reader, below, record, owner);
    }
    return value_record_of(reader->arena, map->origin, map->record.shape, values, false);
}

/* The outer form that a field asks for, for messages. */
static const char *allowed_form(const struct model_field *field)
{
    if (field->shape == MODEL_ONE)
        return base_translate(model_kind_texts[field->kind].message);
    return base_translate(N_("a list in square brackets"));
}

/* Checks a field that is given. */
static const struct value *check_given(struct model_reader *reader, struct model_item item,
                                       const struct value *record, const struct model_type *owner)
{
    const struct model_field *field = item.field;
    if (item.value->kind == VALUE_NULL) {
        if (field->flags & MODEL_FILLED)
            return model_fill_record(reader, field->type, item.value->origin);
        if (!model_is_nullable(field))
            model_report(reader, item.value->origin,
                         field->need == MODEL_STRUCTURAL ? BASE_MESSAGE_MODEL_NULL_NEEDED
                                                         : BASE_MESSAGE_MODEL_NULL,
                         item.name);
        return item.value;
    }
    if (model_is_mark(item.value) && field->need != MODEL_STRUCTURAL) {
        if (field->flags & MODEL_FILLED)
            return model_fill_record(reader, field->type, item.value->origin);
        return model_missing(reader, item.value->origin);
    }
    bool second = field->other != NULL && item.value->kind == VALUE_NUMBER &&
                  field->other->kind == MODEL_INTEGER;
    if (field->other != NULL && (second || !fits(field, item.value))) {
        if (fits(field->other, item.value))
            item.field = field = field->other;
        else if (field->kind != MODEL_NUMBER || item.value->kind != VALUE_TEXT)
            return model_wrong_kind(reader, item,
                                    base_format(reader->arena, base_translate(N_("%s, or %s")),
                                                allowed_form(field), allowed_form(field->other)));
    }
    if (field->shape == MODEL_ONE)
        return check_item(reader, item, record, owner);
    if (field->shape == MODEL_LIST)
        return check_list(reader, item, record, owner);
    return check_map(reader, item, record, owner);
}

/* The origin of a member at its key rather than at its value; the value's own when the two do not
 * stand in one line. */
static base_origin key_origin(struct model_reader *reader, struct value_entry entry)
{
    enum { MOST_COLUMNS = 2000 }; /* a file in one line, as programs write it */
    struct base_origin_record record = base_origin_get(reader->sources, entry.value->origin);
    if (record.column > MOST_COLUMNS)
        return entry.value->origin;
    struct base_arena *arena = base_arena_create();
    const char *line = base_source_line(reader->sources, record.source, record.line, arena);
    const char *quoted = base_format(reader->arena, "\"%s\"", entry.key);
    size_t column = 0;
    const char *at = line;
    for (uint32_t i = 1; at != NULL && *at != '\0' && i < record.column; i++) {
        if (strncmp(at, quoted, strlen(quoted)) == 0)
            column = i;
        base_utf8_next(at, &at);
    }
    base_arena_destroy(arena);
    return column == 0 ? entry.value->origin
                       : base_origin_member(reader->sources, record.parent, entry.key,
                                            record.source, record.line, (uint32_t)column);
}

/* Reports keys that the table does not know. */
static void check_unknown(struct model_reader *reader, const struct model_type *type,
                          const struct value *record)
{
    size_t at = 0; /* keys mostly stand in the order of the table */
    for (size_t i = 0; i < value_count(record); i++) {
        const struct value_entry entry = value_entry_at(record, i);
        size_t tried = 0;
        for (; tried < type->count && strcmp(type->fields[at].name, entry.key) != 0; tried++)
            at = (at + 1) % type->count;
        if (tried < type->count)
            continue;
        if (base_diagnostics_dropped(reader->diagnostics, BASE_MESSAGE_MODEL_KEY) > 0) {
            model_report(reader, 0, BASE_MESSAGE_MODEL_KEY, "", ""); /* only counted */
            continue;
        }
        const char **names = base_alloc_array(reader->arena, type->count + 1, sizeof *names);
        for (size_t k = 0; k < type->count; k++)
            names[k] = type->fields[k].name;
        const char *near = base_nearest(entry.key, names);
        if (near != NULL)
            model_report(reader, key_origin(reader, entry), BASE_MESSAGE_MODEL_KEY_NEAR, entry.key,
                         near);
        else
            model_report(reader, key_origin(reader, entry), BASE_MESSAGE_MODEL_KEY, entry.key,
                         model_join(reader->arena, names));
    }
}

/* Reports when none of several fields is given. */
static void check_one_of(struct model_reader *reader, const struct model_type *type,
                         const struct value *record)
{
    if (type->one_of[0] == NULL)
        return;
    for (size_t i = 0; type->one_of[i] != NULL; i++) {
        const struct value *value = value_get(record, type->one_of[i]);
        if (value != NULL && value->kind != VALUE_NULL)
            return;
    }
    model_report(reader, record->origin, BASE_MESSAGE_MODEL_ONE_OF,
                 model_join(reader->arena, type->one_of), type->title);
}

/* The shape of a record with all fields of a type. */
static const struct value_shape *shape_of(struct model_reader *reader,
                                          const struct model_type *type)
{
    enum { MOST_FIELDS = 64 };
    const char *names[MOST_FIELDS];
    assert(type->count <= MOST_FIELDS);
    for (size_t i = 0; i < type->count; i++)
        names[i] = type->fields[i].name;
    return value_shape_of(reader->arena, names, type->count);
}

const struct value *model_fill_record(struct model_reader *reader, const struct model_type *type,
                                      base_origin origin)
{
    const struct value **values = base_alloc_array(reader->arena, type->count, sizeof *values);
    for (size_t i = 0; i < type->count; i++)
        values[i] = absent(reader, &type->fields[i], origin, NULL);
    return value_record_of(reader->arena, origin, shape_of(reader, type), values, false);
}

/* True for a budget node, as read, without nodes below it. */
static bool is_leaf(const struct value *record)
{
    return value_count(value_get(record, "kegiatan")) == 0 &&
           value_count(value_get(record, "sub_kegiatan")) == 0 &&
           value_count(value_get(record, "rincian")) == 0;
}

/* Reports an absent field that is always needed. */
static void report_required(struct model_reader *reader, const struct model_type *type,
                            const struct model_field *field, const struct value *record)
{
    model_report(reader, record->origin, BASE_MESSAGE_MODEL_REQUIRED, field->name, type->title,
                 allowed_form(field));
}

/* A field that is not given: reports it when it is always needed. */
static const struct value *check_absent(struct model_reader *reader, const struct model_type *type,
                                        const struct model_field *field, const struct value *record,
                                        const struct model_type *owner)
{
    if (field->need == MODEL_STRUCTURAL)
        report_required(reader, type, field, record);
    const struct value *value = absent(reader, field, record->origin, owner);
    if ((field->flags & MODEL_ISI_ON_LEAF) && is_leaf(record))
        return model_missing(reader, value->origin);
    return value;
}

/* The value of a field as read; a field that may take the value of "kode" does so. */
static const struct value *given_value(const struct model_field *field, const struct value *record,
                                       bool *same)
{
    const struct value *given = value_get(record, field->name);
    *same = false;
    if (given != NULL || !(field->flags & MODEL_SAME_AS_KODE))
        return given;
    const struct value *code = value_get(record, "kode");
    *same = code != NULL && code->kind == VALUE_TEXT && !model_is_mark(code);
    return *same ? code : NULL;
}

/* A record with all its fields. That of a value stays open, because values have several forms. */
static const struct value *whole_record(struct model_reader *reader, const struct model_type *type,
                                        base_origin origin, const struct value *const *values)
{
    bool form = type->count == 0 || type == &model_type_nilai_satuan ||
                type == &model_type_nilai_teks || type == &model_type_nilai_rentang;
    return value_record_of(reader->arena, origin, shape_of(reader, type), values, !form);
}

const struct value *model_check_record(struct model_reader *reader, const struct model_type *type,
                                       const struct value *value, const struct model_type *owner)
{
    check_unknown(reader, type, value);
    check_one_of(reader, type, value);
    const struct value **values = base_alloc_array(reader->arena, type->count, sizeof *values);
    for (size_t i = 0; i < type->count; i++) {
        const struct model_field *field = &type->fields[i];
        bool same = false;
        const struct value *given = given_value(field, value, &same);
        if (given == NULL)
            values[i] = check_absent(reader, type, field, value, owner);
        else if (same)
            values[i] = given;
        else
            values[i] =
                check_given(reader, (struct model_item){field, field->name, given}, value, type);
    }
    return whole_record(reader, type, value->origin, values);
}
