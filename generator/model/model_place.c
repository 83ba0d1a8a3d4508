/* Finds what a text such as "kinerja.json:capaian[ppks].realisasi.2024" names. */
#include <string.h>

#include "base_arena.h"
#include "base_file.h"
#include "base_utf8.h"
#include "model.h"
#include "model_link.h"

struct finder {
    struct base_arena *arena;
    const struct model *model;
    struct model_place *place;
    const char *title;         /* of the innermost record that has one */
    const char *label;         /* of the field that is named */
    struct base_buffer buffer; /* the path with indices */
};

static bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

/* ------------------------------------------------------------ words */

static const char *title_by_reference(const struct model *model, const struct value *record)
{
    static const struct {
        const char *key;
        enum model_target target;
    } references[] = {
        {"indikator", MODEL_INDIKATOR}, {"sasaran", MODEL_SASARAN}, {"kode", MODEL_ANGGARAN}};
    for (size_t i = 0; i < sizeof references / sizeof *references; i++) {
        const char *id = value_text_or(value_get(record, references[i].key), NULL);
        const struct value *named = model_find_value(model, references[i].target, id);
        const char *name = value_text_or(value_get(named, "singkat"), NULL);
        name = name != NULL ? name : value_text_or(value_get(named, "nama"), NULL);
        if (name != NULL)
            return name;
    }
    return NULL;
}

/* What a record is called in words; NULL when it has no name. */
static const char *title_of(const struct model *model, const struct value *record)
{
    static const char *const keys[] = {"singkat", "nama", "judul", "jabatan", "tentang"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *text = value_text_or(value_get(record, keys[i]), NULL);
        if (text != NULL && text[0] != '\0')
            return text;
    }
    return title_by_reference(model, record);
}

/* "standar_nasional" in words. */
static const char *words(struct base_arena *arena, const char *text)
{
    char *copy = base_copy_text(arena, text);
    for (char *c = copy; *c != '\0'; c++)
        *c = *c == '_' || *c == '-' || *c == '.' ? ' ' : *c;
    return copy;
}

/* ------------------------------------------------------------ inputs */

/* The member of a list that a key names: by its id and the like, else by its number from 0. */
static const struct value *list_member(const struct value *list, const char *key, size_t *index)
{
    static const char *const names[] = {"id",         "kode",  "indikator", "sasaran",
                                        "perjanjian", "nomor", "unit",      "nama"};
    for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
        for (*index = 0; *index < value_count(list); (*index)++) {
            const struct value *item = value_at(list, *index);
            const char *name = value_text_or(value_get(item, names[n]), NULL);
            if (name != NULL && key[0] != '\0' && strcmp(name, key) == 0)
                return item;
        }
    }
    *index = 0;
    for (const char *c = key; *c != '\0'; c++) {
        if (*c < '0' || *c > '9' || *index > 1000000)
            return NULL;
        *index = *index * 10 + (size_t)(*c - '0');
    }
    return key[0] != '\0' ? value_at(list, *index) : NULL;
}

static void enter(struct finder *finder, const struct value *value)
{
    const char *title = title_of(finder->model, value);
    if (value->kind == VALUE_RECORD && title != NULL) {
        finder->title = title;
        finder->label = NULL;
    }
}

/* One "[key]"; moves *text behind it. */
static const struct value *step_into_list(struct finder *finder, const struct value *value,
                                          const char **text)
{
    const char *end = strchr(*text, ']');
    size_t index = 0;
    if (end == NULL || value->kind != VALUE_LIST)
        return NULL;
    const char *key = base_copy(finder->arena, *text + 1, (size_t)(end - *text) - 1);
    const struct value *member = list_member(value, key, &index);
    if (member == NULL)
        return NULL;
    base_buffer_format(&finder->buffer, "[%zu]", index);
    enter(finder, member);
    *text = end + 1;
    return member;
}

/* One name; moves *text behind it. */
static const struct value *step_into_record(struct finder *finder, const struct value *value,
                                            const char **text)
{
    size_t length = strcspn(*text, ".[");
    const char *key = base_copy(finder->arena, *text, length);
    const struct value *member = value_get(value, key);
    if (member == NULL)
        return NULL;
    if (finder->buffer.length > 0)
        base_buffer_char(&finder->buffer, '.');
    base_buffer_text(&finder->buffer, key);
    finder->label = finder->label == NULL ? words(finder->arena, key)
                                          : base_format(finder->arena, "%s %s", finder->label,
                                                        words(finder->arena, key));
    enter(finder, member);
    *text += length;
    return member;
}

static bool find_path(struct finder *finder, size_t file, const char *text)
{
    const struct value *value = model_file_value(finder->model, file);
    while (value != NULL && *text != '\0') {
        bool first = finder->buffer.length == 0;
        if (*text == '[') {
            value = step_into_list(finder, value, &text);
        } else if (first || *text == '.') {
            text += !first;
            value = step_into_record(finder, value, &text);
        } else {
            value = NULL;
        }
    }
    if (value == NULL)
        return false;
    const char *name = model_files[file].type->name;
    finder->place->file = base_format(finder->arena, "%s.json", name);
    finder->place->path = base_buffer_get(&finder->buffer);
    finder->place->value = value;
    const char *title = finder->title != NULL ? finder->title : finder->place->file;
    finder->place->name =
        finder->label != NULL ? base_format(finder->arena, "%s: %s", title, finder->label) : title;
    return true;
}

/* "kinerja.json:capaian[0]" or "kinerja.capaian[0]". */
static bool find_input(struct finder *finder, const char *text)
{
    for (size_t i = 0; i < MODEL_FILE_COUNT; i++) {
        const char *name = model_files[i].type->name;
        if (!starts_with(text, name))
            continue;
        const char *rest = text + strlen(name);
        rest += starts_with(rest, ".json") ? strlen(".json") : 0;
        if (*rest == '\0' && rest[-1] != 'n')
            continue; /* an id that is called as a file */
        if (*rest == '\0')
            return find_path(finder, i, rest);
        if ((*rest == ':' || *rest == '.') && rest[1] != '\0')
            return find_path(finder, i, rest + 1);
    }
    return false;
}

/* ------------------------------------------------------------ other places */

static bool find_narrative(struct finder *finder, const char *text)
{
    size_t length = strlen(text);
    length -= length > 3 && strcmp(text + length - 3, ".md") == 0 ? 3 : 0;
    const char *name = base_copy(finder->arena, text, length);
    const char *const *names = finder->model->narratives;
    while (names != NULL && *names != NULL && strcmp(*names, name) != 0)
        names++;
    finder->place->file = base_format(finder->arena, "narasi/%s.md", name);
    finder->place->name = base_format(finder->arena, "uraian %s", words(finder->arena, name));
    return names != NULL && *names != NULL;
}

static bool find_picture(struct finder *finder, const char *text)
{
    finder->place->file = text;
    finder->place->name = base_format(finder->arena, "gambar %s", text + strlen("gambar/"));
    return strstr(text, "..") == NULL &&
           base_path_exists(base_path_join(finder->arena, finder->model->folder, text));
}

static bool find_id(struct finder *finder, const char *text)
{
    static const enum model_target targets[] = {MODEL_INDIKATOR, MODEL_SASARAN,    MODEL_TUJUAN,
                                                MODEL_ANGGARAN,  MODEL_PERJANJIAN, MODEL_TABEL,
                                                MODEL_UNIT,      MODEL_PEJABAT};
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        const struct value *value = model_find_value(finder->model, targets[i], text);
        if (value != NULL) {
            const char *title = title_of(finder->model, value);
            finder->place->value = value;
            finder->place->name = title != NULL ? title : text;
            return true;
        }
    }
    return false;
}

bool model_place_find(struct base_arena *arena, const struct model *model, const char *text,
                      struct model_place *place)
{
    struct finder finder = {
        .arena = arena, .model = model, .place = place, .buffer = {.arena = arena}};
    *place = (struct model_place){.name = text};
    if (starts_with(text, "narasi/"))
        return find_narrative(&finder, text + strlen("narasi/"));
    if (starts_with(text, "gambar/"))
        return find_picture(&finder, text);
    if (find_input(&finder, text))
        return true;
    *place = (struct model_place){.name = text};
    return find_id(&finder, text);
}
