/* Makes JSON Schemas (draft 2020-12) from the field table: what the checks accept of a draft. */
#include "model.h"

#include <string.h>

#include "base_arena.h"
#include "model_reader.h"
#include "model_schema.h"

/* No control characters but line breaks and tabs; something but blanks; no mark. */
#define NO_CONTROLS "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f]*$"
#define NOT_BLANK "[^ \\t\\n\\r]"
#define NOT_MARK "^(?!\\?( |$))"

enum { TYPE_LIMIT = 128 };

struct schema {
    struct base_arena *arena;
    const struct model_type *types[TYPE_LIMIT]; /* whose definitions are needed, in order */
    size_t count;
};

static const struct value *text(struct schema *schema, const char *words)
{
    return value_text(schema->arena, 0, words);
}

/* A record of one entry. */
static const struct value *one(struct schema *schema, const char *key, const struct value *value)
{
    struct value_entry entry = {key, value};
    return value_record(schema->arena, 0, &entry, 1);
}

static const struct value *with(struct schema *schema, const struct value *record, const char *key,
                                const struct value *value)
{
    struct value_builder *builder = value_builder_from(schema->arena, record, 4);
    value_builder_set(builder, key, value);
    return value_builder_finish(builder, 0);
}

static const struct value *of_type(struct schema *schema, const char *type)
{
    return one(schema, "type", text(schema, type));
}

static const struct value *reference(struct schema *schema, const char *name)
{
    return one(schema, "$ref", text(schema, base_format(schema->arena, "#/$defs/%s", name)));
}

/* A definition of a type, which is queued to be made. */
static const struct value *type_reference(struct schema *schema, const struct model_type *type)
{
    size_t i = 0;
    while (i < schema->count && schema->types[i] != type)
        i++;
    if (i == schema->count && i < TYPE_LIMIT)
        schema->types[schema->count++] = type;
    return reference(schema, type->name);
}

/* A text that fits all of some patterns; ends with NULL. */
static const struct value *patterns(struct schema *schema, const char *const *list)
{
    const struct value *items[4];
    size_t count = 0;
    for (; list[count] != NULL; count++)
        items[count] = one(schema, "pattern", text(schema, list[count]));
    const struct value *result = of_type(schema, "string");
    if (count == 1)
        return with(schema, result, "pattern", text(schema, list[0]));
    return with(schema, result, "allOf", value_list(schema->arena, 0, items, count));
}
#define PATTERNS(schema, ...) patterns(schema, (const char *const[]){__VA_ARGS__, NULL})

/* Several forms of which one must fit. */
struct forms {
    const struct value *items[8];
    size_t count;
};

static void add_form(struct forms *forms, const struct value *form)
{
    forms->items[forms->count++] = form;
}

static const struct value *any_of(struct schema *schema, const struct forms *forms)
{
    if (forms->count == 1)
        return forms->items[0];
    return one(schema, "anyOf", value_list(schema->arena, 0, forms->items, forms->count));
}

/* Comments and the name of the schema are allowed in every record. */
static const struct value *object(struct schema *schema, const struct value *properties,
                                  const struct value *named, const char *pattern,
                                  const struct value *others)
{
    const struct value *all = value_bool(schema->arena, 0, true);
    const struct value *free = one(schema, "^(//|\\$schema$)", all);
    struct value_builder *builder = value_builder_create(schema->arena);
    value_builder_set(builder, "type", text(schema, "object"));
    if (properties != NULL)
        value_builder_set(builder, "properties", properties);
    value_builder_set(builder, "patternProperties",
                      named != NULL ? with(schema, free, pattern, named) : free);
    value_builder_set(builder, "additionalProperties",
                      others != NULL ? others : value_bool(schema->arena, 0, false));
    return value_builder_finish(builder, 0);
}

static const struct value *whole_number(struct schema *schema, const char *digits)
{
    return value_number(schema->arena, 0,
                        value_rational_parse(schema->arena, digits, strlen(digits)));
}

static const struct value *number_schema(struct schema *schema, const struct model_field *field)
{
    const long long LARGEST = 1000000000000000000;
    bool limited = field->low != 0 || field->high != 0;
    long long low = limited ? field->low : -LARGEST;
    long long high = limited ? field->high : LARGEST;
    if (field->kind == MODEL_YEAR) {
        low = 1900;
        high = 2199;
    }
    struct value_builder *builder = value_builder_create(schema->arena);
    value_builder_set(builder, "type",
                      text(schema, field->kind == MODEL_NUMBER ? "number" : "integer"));
    value_builder_set(builder, "minimum", value_integer(schema->arena, 0, low));
    value_builder_set(builder, "maximum", value_integer(schema->arena, 0, high));
    return value_builder_finish(builder, 0);
}

static const struct value *choice_schema(struct schema *schema, const struct model_field *field)
{
    const struct value *items[32];
    size_t count = 0;
    for (; field->choices[count] != NULL && count < 32; count++) {
        const char *choice = field->choices[count];
        bool digits = choice[0] >= '0' && choice[0] <= '9';
        items[count] = digits ? whole_number(schema, choice) : text(schema, choice);
    }
    return one(schema, "enum", value_list(schema->arena, 0, items, count));
}

/* A text of a kind with or without a form of its own. */
static const struct value *text_schema(struct schema *schema, const struct model_field *field)
{
    bool needed = field->need == MODEL_STRUCTURAL;
    const char *pattern = model_kind_texts[field->kind].pattern;
    if (pattern != NULL)
        return PATTERNS(schema, pattern);
    if (field->kind != MODEL_TEXT && field->kind != MODEL_PROSE)
        return PATTERNS(schema, NO_CONTROLS, NOT_BLANK, NOT_MARK);
    return needed ? PATTERNS(schema, NO_CONTROLS, NOT_BLANK, "^(?!\\?$)")
                  : PATTERNS(schema, NO_CONTROLS);
}

static const struct value *record_schema(struct schema *schema, const struct model_type *type)
{
    struct forms forms = {{type_reference(schema, type)}, 1};
    for (size_t i = 0; type->shorthand != NULL && i < type->count; i++) {
        if (strcmp(type->fields[i].name, type->shorthand) == 0)
            add_form(&forms, text_schema(schema, &type->fields[i]));
    }
    return any_of(schema, &forms);
}

/* One value of a field's kind, without the marks. */
static const struct value *kind_schema(struct schema *schema, const struct model_field *field)
{
    switch (field->kind) {
    case MODEL_RECORD:
        return record_schema(schema, field->type);
    case MODEL_ROWS:
        return with(schema, of_type(schema, "array"), "items", reference(schema, "baris"));
    case MODEL_ANY:
        return reference(schema, "bebas");
    case MODEL_VALUE:
        return reference(schema, "nilai");
    case MODEL_BOOL:
        return of_type(schema, "boolean");
    case MODEL_NUMBER:
    case MODEL_INTEGER:
    case MODEL_YEAR:
        return number_schema(schema, field);
    case MODEL_CHOICE:
        return choice_schema(schema, field);
    default:
        return text_schema(schema, field);
    }
}

/* Adds the marks of what is not filled in; a blank text is one where a single text may stand. */
static void add_marks(struct schema *schema, struct forms *forms, const struct model_field *field,
                      bool single)
{
    if (field->need != MODEL_STRUCTURAL)
        add_form(forms, reference(schema, "belum_diisi"));
    bool number = field->kind == MODEL_NUMBER || field->kind == MODEL_INTEGER ||
                  field->kind == MODEL_YEAR || field->kind == MODEL_BOOL;
    bool blank = !number && field->kind != MODEL_CHOICE && field->kind != MODEL_RECORD &&
                 field->kind != MODEL_ROWS && field->kind != MODEL_ANY;
    if (single && blank && field->need == MODEL_ISI)
        add_form(forms, PATTERNS(schema, "^[ \\t\\n\\r]*$"));
}

/* A value within a list or a map. */
static const struct value *item_schema(struct schema *schema, const struct model_field *field,
                                       bool null)
{
    struct forms forms = {{kind_schema(schema, field)}, 1};
    if (field->kind != MODEL_RECORD)
        add_marks(schema, &forms, field, true);
    if (null || field->kind == MODEL_VALUE || field->kind == MODEL_ANY)
        add_form(&forms, of_type(schema, "null"));
    return any_of(schema, &forms);
}

static const struct value *list_schema(struct schema *schema, const struct model_field *field)
{
    const struct value *list =
        with(schema, of_type(schema, "array"), "items", item_schema(schema, field, false));
    if (field->length == 0)
        return list;
    const struct value *length = value_integer(schema->arena, 0, (long long)field->length);
    return with(schema, with(schema, list, "minItems", length), "maxItems", length);
}

/* A value of a field in its shape, without null and marks. */
static const struct value *shape_schema(struct schema *schema, const struct model_field *field)
{
    static const char year[] = "^(19|20|21)[0-9]{2}$";
    struct forms forms = {0};
    switch (field->shape) {
    case MODEL_ONE:
        return kind_schema(schema, field);
    case MODEL_LIST:
        return list_schema(schema, field);
    case MODEL_LISTS_BY_YEAR:
        add_form(&forms, list_schema(schema, field));
        add_form(&forms, reference(schema, "belum_diisi"));
        add_form(&forms, of_type(schema, "null"));
        return object(schema, NULL, any_of(schema, &forms), year, NULL);
    default:
        return object(schema, NULL, item_schema(schema, field, field->kind != MODEL_BOOL),
                      field->shape == MODEL_BY_YEAR ? year : model_kind_texts[MODEL_ID].pattern,
                      NULL);
    }
}

/* Adds default, examples. */
static void add_notes(struct schema *schema, struct value_builder *builder,
                      const struct model_field *field)
{
    if (field->fallback != NULL && field->kind == MODEL_BOOL)
        value_builder_set(builder, "default",
                          value_bool(schema->arena, 0, strcmp(field->fallback, "true") == 0));
    else if (field->fallback != NULL && field->kind == MODEL_INTEGER)
        value_builder_set(builder, "default", whole_number(schema, field->fallback));
    else if (field->fallback != NULL)
        value_builder_set(builder, "default", text(schema, field->fallback));
    const struct value *examples = model_field_examples(schema->arena, field);
    if (examples != NULL)
        value_builder_set(builder, "examples", examples);
}

static const struct value *field_schema(struct schema *schema, const struct model_field *field)
{
    struct forms forms = {{shape_schema(schema, field)}, 1};
    if (field->other != NULL)
        add_form(&forms, shape_schema(schema, field->other));
    if (field->kind != MODEL_ANY || field->shape != MODEL_ONE)
        add_marks(schema, &forms, field, field->shape == MODEL_ONE);
    if (model_is_nullable(field) || (field->flags & MODEL_FILLED))
        add_form(&forms, of_type(schema, "null"));
    struct value_builder *builder = value_builder_create(schema->arena);
    value_builder_set(builder, "description", text(schema, model_field_need(schema->arena, field)));
    const struct value *form = any_of(schema, &forms);
    for (size_t i = 0; i < value_count(form); i++)
        value_builder_set(builder, value_entry_at(form, i).key, value_entry_at(form, i).value);
    add_notes(schema, builder, field);
    return value_builder_finish(builder, 0);
}

/* At least one of several fields must be given, not as null. */
static const struct value *one_of_schema(struct schema *schema, const struct model_type *type)
{
    struct forms forms = {0};
    for (size_t i = 0; type->one_of[i] != NULL; i++) {
        const struct value *name = text(schema, type->one_of[i]);
        const struct value *given = one(schema, "not", of_type(schema, "null"));
        add_form(&forms,
                 with(schema, one(schema, "required", value_list(schema->arena, 0, &name, 1)),
                      "properties", one(schema, type->one_of[i], given)));
    }
    return value_list(schema->arena, 0, forms.items, forms.count);
}

static const struct value *type_schema(struct schema *schema, const struct model_type *type)
{
    const struct value *required[32];
    size_t count = 0;
    struct value_builder *properties = value_builder_create(schema->arena);
    for (size_t i = 0; i < type->count; i++) {
        value_builder_set(properties, type->fields[i].name, field_schema(schema, &type->fields[i]));
        if (type->fields[i].need == MODEL_STRUCTURAL && count < 32)
            required[count++] = text(schema, type->fields[i].name);
    }
    struct value_builder *builder = value_builder_create(schema->arena);
    value_builder_set(builder, "title", text(schema, type->title));
    const struct value *shape =
        object(schema, value_builder_finish(properties, 0), NULL, NULL, NULL);
    for (size_t i = 0; i < value_count(shape); i++)
        value_builder_set(builder, value_entry_at(shape, i).key, value_entry_at(shape, i).value);
    if (count > 0)
        value_builder_set(builder, "required", value_list(schema->arena, 0, required, count));
    if (type->one_of[0] != NULL)
        value_builder_set(builder, "anyOf", one_of_schema(schema, type));
    return value_builder_finish(builder, 0);
}

/* A number, a text that is not read as one, or a record of the three forms of a value. */
static const struct value *value_schema(struct schema *schema, bool cell)
{
    static const struct model_field number = {.name = "", .kind = MODEL_NUMBER};
    struct forms records = {0};
    add_form(&records, type_reference(schema, &model_type_nilai_satuan));
    add_form(&records, type_reference(schema, &model_type_nilai_teks));
    add_form(&records, type_reference(schema, &model_type_nilai_rentang));
    const struct value *record = any_of(schema, &records);
    struct forms forms = {0};
    add_form(&forms, number_schema(schema, &number));
    if (cell) {
        add_form(&forms, PATTERNS(schema, NO_CONTROLS));
        add_form(&forms, of_type(schema, "null"));
    } else {
        add_form(&forms, PATTERNS(schema, NO_CONTROLS, NOT_BLANK,
                                  "^(?! *(Rp[. ]*)?[-+]?[0-9])(?!\\?( |$))"));
    }
    add_form(&forms, record);
    add_form(&forms, with(schema, of_type(schema, "array"), "items", record));
    return any_of(schema, &forms);
}

/* Any JSON whose numbers and texts keep to the general limits. */
static const struct value *free_schema(struct schema *schema)
{
    static const char *const names[] = {"null", "boolean", "string", "number", "array", "object"};
    static const struct model_field number = {.name = "", .kind = MODEL_NUMBER};
    const struct value *types[6];
    for (size_t i = 0; i < 6; i++)
        types[i] = text(schema, names[i]);
    struct value_builder *builder = value_builder_from(
        schema->arena, object(schema, NULL, NULL, NULL, reference(schema, "bebas")), 4);
    const struct value *limits = number_schema(schema, &number);
    value_builder_set(builder, "type", value_list(schema->arena, 0, types, 6));
    value_builder_set(builder, "minimum", value_get(limits, "minimum"));
    value_builder_set(builder, "maximum", value_get(limits, "maximum"));
    value_builder_set(builder, "pattern", text(schema, NO_CONTROLS));
    value_builder_set(builder, "items", reference(schema, "bebas"));
    return value_builder_finish(builder, 0);
}

/* A row of a table, or a group of rows with a title. */
static const struct value *row_schema(struct schema *schema)
{
    struct forms forms = {0};
    add_form(&forms, with(schema, of_type(schema, "array"), "items", reference(schema, "baris")));
    add_form(&forms, reference(schema, "sel"));
    return object(schema, one(schema, "baris", any_of(schema, &forms)), NULL, NULL,
                  reference(schema, "sel"));
}

/* The definitions that everything else rests on, and those of all queued types. */
static const struct value *definitions(struct schema *schema)
{
    struct value_builder *builder = value_builder_create(schema->arena);
    const struct value *mark = PATTERNS(schema, "^\\?( |$)");
    value_builder_set(builder, "belum_diisi",
                      with(schema, mark, "description",
                           text(schema, "belum diisi: \"?\", boleh diikuti petunjuk")));
    value_builder_set(builder, "nilai", value_schema(schema, false));
    value_builder_set(builder, "sel", value_schema(schema, true));
    value_builder_set(builder, "baris", row_schema(schema));
    value_builder_set(builder, "bebas", free_schema(schema));
    for (size_t i = 0; i < schema->count; i++)
        value_builder_set(builder, schema->types[i]->name, type_schema(schema, schema->types[i]));
    return value_builder_finish(builder, 0);
}

/* What a file holds. */
static const struct value *file_schema(struct schema *schema, size_t file)
{
    const struct model_type *type = model_files[file].type;
    const struct value *below =
        type->count == 0 ? reference(schema, "bebas") : type_reference(schema, type);
    return with(schema, below, "description", text(schema, model_files[file].text));
}

const struct value *model_schema(struct base_arena *arena, size_t file)
{
    struct schema schema = {.arena = arena};
    struct value_builder *builder = value_builder_create(arena);
    value_builder_set(builder, "$schema",
                      text(&schema, "https://json-schema.org/draft/2020-12/schema"));
    if (file < MODEL_FILE_COUNT) {
        const struct value *root = file_schema(&schema, file);
        value_builder_set(builder, "title", text(&schema, model_files[file].type->title));
        for (size_t i = 0; i < value_count(root); i++)
            value_builder_set(builder, value_entry_at(root, i).key, value_entry_at(root, i).value);
    } else {
        struct value_builder *files = value_builder_create(arena);
        const struct value *needed = text(&schema, "laporan.json");
        for (size_t i = 0; i < MODEL_FILE_COUNT; i++)
            value_builder_set(files, base_format(arena, "%s.json", model_files[i].type->name),
                              file_schema(&schema, i));
        value_builder_set(builder, "title", text(&schema, "Folder laporan"));
        value_builder_set(builder, "type", text(&schema, "object"));
        value_builder_set(builder, "properties", value_builder_finish(files, 0));
        value_builder_set(builder, "required", value_list(arena, 0, &needed, 1));
        value_builder_set(builder, "additionalProperties", value_bool(arena, 0, false));
    }
    value_builder_set(builder, "$defs", definitions(&schema));
    return value_builder_finish(builder, 0);
}
