/* References between the files, circles of perjanjian, the order of a scale. */
#include "model_link.h"

#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"
#include "model_reader.h"

struct linker {
    struct model_reader *reader;
    const struct model *model;
    const char **names[MODEL_TARGET_COUNT]; /* ids of an index, made when first needed */
};

/* Where the ids of a target are given. */
static const char *const target_files[MODEL_TARGET_COUNT] = {
    [MODEL_NO_TARGET] = "",
    [MODEL_PEJABAT] = "laporan.json",
    [MODEL_UNIT] = "organisasi.json",
    [MODEL_MISI] = "perencanaan.json",
    [MODEL_TUJUAN] = "perencanaan.json",
    [MODEL_SASARAN] = "perencanaan.json",
    [MODEL_INDIKATOR] = "perencanaan.json",
    [MODEL_CAPAIAN] = "kinerja.json",
    [MODEL_ANGGARAN] = "anggaran.json",
    [MODEL_PERJANJIAN] = "perjanjian.json",
    [MODEL_TABEL] = "tabel.json",
};

static const char *const *names_of(struct linker *linker, enum model_target target)
{
    const struct model_index *index = &linker->model->index[target];
    if (linker->names[target] == NULL) {
        const char **names =
            base_alloc_array(linker->reader->arena, index->count + 1, sizeof *names);
        for (size_t i = 0; i < index->count; i++)
            names[i] = index->entries[i].id;
        linker->names[target] = names;
    }
    return linker->names[target];
}

/* The ids of a target for a message, at most ten. */
static const char *some_names(struct linker *linker, enum model_target target)
{
    enum { SHOWN = 10 };
    const char *some[SHOWN + 1] = {NULL};
    const char *const *names = names_of(linker, target);
    size_t count = 0;
    while (count < SHOWN && names[count] != NULL) {
        some[count] = names[count];
        count++;
    }
    const char *text = model_join(linker->reader->arena, some);
    return names[count] == NULL ? text : base_format(linker->reader->arena, "%s, ...", text);
}

static void check_reference(struct linker *linker, const struct model_field *field,
                            const struct value *value)
{
    struct model_reader *reader = linker->reader;
    enum model_target target = field->target;
    if (value->kind != VALUE_TEXT || model_find(linker->model, target, value->text) != NULL)
        return;
    const char *near = base_nearest(value->text, names_of(linker, target));
    const char *name = model_target_names[target];
    if (linker->model->index[target].count == 0)
        model_report(reader, value->origin, BASE_MESSAGE_MODEL_REFERENCE_NONE, field->name,
                     value->text, name, target_files[target]);
    else if (near != NULL)
        model_report(reader, value->origin, BASE_MESSAGE_MODEL_REFERENCE_NEAR, field->name,
                     value->text, name, near);
    else
        model_report(reader, value->origin, BASE_MESSAGE_MODEL_REFERENCE, field->name, value->text,
                     name, some_names(linker, target));
}

static void check_record(struct linker *linker, const struct model_type *type,
                         const struct value *record);

/* Checks one value of a field, or one item of its list. */
static void check_value(struct linker *linker, const struct model_field *field,
                        const struct value *value)
{
    if (field->kind == MODEL_REFERENCE)
        check_reference(linker, field, value);
    else if (field->kind == MODEL_RECORD && value->kind == VALUE_RECORD)
        check_record(linker, field->type, value);
}

static void check_record(struct linker *linker, const struct model_type *type,
                         const struct value *record)
{
    for (size_t i = 0; i < type->count; i++) {
        const struct model_field *field = &type->fields[i];
        const struct value *value = value_get_near(record, i, field->name);
        if (value == NULL || (field->shape != MODEL_ONE && field->shape != MODEL_LIST))
            continue;
        if (field->shape == MODEL_ONE)
            check_value(linker, field, value);
        for (size_t j = 0; value->kind == VALUE_LIST && j < value_count(value); j++)
            check_value(linker, field, value_at(value, j));
    }
}

/* Reports perjanjian that are, over several steps, their own induk; each circle once. */
static void check_circles(struct linker *linker)
{
    const struct model_index *index = &linker->model->index[MODEL_PERJANJIAN];
    size_t *met = base_alloc_array(linker->reader->arena, index->count, sizeof *met);
    for (size_t i = 0; i < index->count; i++) {
        const struct model_entry *entry = &index->entries[i];
        while (entry != NULL && met[entry - index->entries] == 0) {
            met[entry - index->entries] = i + 1;
            entry = model_find(linker->model, MODEL_PERJANJIAN,
                               value_text_or(value_get(entry->value, "induk"), NULL));
        }
        if (entry != NULL && met[entry - index->entries] == i + 1)
            model_report(linker->reader, value_get(entry->value, "induk")->origin,
                         BASE_MESSAGE_MODEL_CIRCLE, entry->id);
    }
}

/* True when a class may stand below another one. */
static bool is_below(const struct value *upper, const struct value *lower)
{
    const struct value_rational *above = value_number_or_null(value_get(upper, "batas_bawah"));
    const struct value_rational *below = value_number_or_null(value_get(lower, "batas_bawah"));
    if (above == NULL || below == NULL)
        return true;
    int order = value_rational_compare(above, below);
    bool open = !value_bool_or(value_get(upper, "termasuk"), true);
    return order > 0 || (order == 0 && open && value_bool_or(value_get(lower, "termasuk"), true));
}

/* False for what the input does not state: it has the place of its record. */
static bool is_stated(const struct linker *linker, const struct value *record,
                      const struct value *value)
{
    const struct base_sources *sources = linker->reader->sources;
    struct base_origin_record around = base_origin_get(sources, record->origin);
    struct base_origin_record own = base_origin_get(sources, value->origin);
    return own.line != around.line || own.column != around.column;
}

/* Reports a scale that is not ordered from high to low or does not start at 0. */
static void check_scale(struct linker *linker)
{
    const struct value *rules = value_get(linker->model->laporan, "capaian");
    const struct value *scale = value_get(rules, "skala");
    size_t count = scale != NULL && scale->kind == VALUE_LIST ? value_count(scale) : 0;
    for (size_t i = 1; i < count; i++) {
        if (!is_below(value_at(scale, i - 1), value_at(scale, i)))
            model_report(linker->reader, value_at(scale, i)->origin, BASE_MESSAGE_MODEL_SCALE_ORDER,
                         NULL);
    }
    if (count == 0) {
        if (scale != NULL && scale->kind == VALUE_LIST && is_stated(linker, rules, scale))
            model_report(linker->reader, scale->origin, BASE_MESSAGE_MODEL_SCALE_EMPTY, NULL);
        return;
    }
    const struct value *last = value_at(scale, count - 1);
    const struct value_rational *lowest = value_number_or_null(value_get(last, "batas_bawah"));
    if (lowest != NULL &&
        (value_rational_sign(lowest) != 0 || !value_bool_or(value_get(last, "termasuk"), true)))
        model_report(linker->reader, last->origin, BASE_MESSAGE_MODEL_SCALE_START, NULL);
}

/* Reports a Renstra that ends before it begins. */
static void check_renstra(struct linker *linker)
{
    const struct value *renstra = value_get(linker->model->perencanaan, "renstra");
    long long first = value_integer_or(value_get(renstra, "awal"), 0);
    long long last = value_integer_or(value_get(renstra, "akhir"), 0);
    if (first != 0 && last != 0 && last < first)
        model_report(linker->reader, value_get(renstra, "akhir")->origin,
                     BASE_MESSAGE_MODEL_RENSTRA, NULL);
}

/* The light of a colour channel in thousand millionths, along the curve of sRGB. */
static long long light_of(const char *digits)
{
    const char *all = "0123456789abcdef";
    long long value = 0;
    for (int i = 0; i < 2; i++) {
        char digit =
            digits[i] >= 'A' && digits[i] <= 'F' ? (char)(digits[i] - 'A' + 'a') : digits[i];
        value = value * 16 + (strchr(all, digit) - all);
    }
    return (12522878 + (682171111 + 305306011 * value / 255) * value / 255) * value / 255;
}

/* Headings and the cover are written in the main colour on white, and in white on it. */
static void check_contrast(struct linker *linker)
{
    enum { LEAST = 45 }; /* tenths; as WCAG 2 asks for text */
    const struct value *colour = value_get(linker->model->laporan, "warna");
    const char *text = value_text_or(colour, NULL);
    if (text == NULL || strlen(text) != 7)
        return;
    long long light =
        (2126 * light_of(text + 1) + 7152 * light_of(text + 3) + 722 * light_of(text + 5)) / 10000;
    long long contrast = 10500000000 / (light + 50000000);
    if (contrast < LEAST)
        model_report(linker->reader, colour->origin, BASE_MESSAGE_MODEL_PALE_COLOUR,
                     base_format(linker->reader->arena, "%lld,%lld", contrast / 10, contrast % 10));
}

void model_check_links(struct model_reader *reader, const struct model *model)
{
    struct linker linker = {.reader = reader, .model = model};
    for (size_t i = 0; i < MODEL_FILE_COUNT; i++)
        check_record(&linker, model_files[i].type, model_file_value(model, i));
    check_circles(&linker);
    check_scale(&linker);
    check_renstra(&linker);
    check_contrast(&linker);
}
