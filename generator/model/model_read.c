/* Reads the files of a report's folder. */
#include "model.h"

#include <string.h>

#include "base_arena.h"
#include "base_file.h"
#include "base_utf8.h"
#include "json.h"
#include "model_fields.h"
#include "model_link.h"
#include "model_reader.h"

static const char *file_name(struct base_arena *arena, size_t file)
{
    return base_format(arena, "%s.json", model_files[file].type->name);
}

/* Reports files with the ending .json that no report has. */
static void check_unknown_files(struct model_reader *reader)
{
    const char *known[MODEL_FILE_COUNT + 1] = {NULL};
    for (size_t i = 0; i < MODEL_FILE_COUNT; i++)
        known[i] = file_name(reader->arena, i);
    size_t count = 0;
    char **names = base_folder_list(reader->arena, reader->folder, ".json", &count);
    for (size_t i = 0; names != NULL && i < count; i++) {
        size_t j = 0;
        while (j < MODEL_FILE_COUNT && strcmp(known[j], names[i]) != 0)
            j++;
        /* How spreadsheets are read is no data of the report. */
        if (j < MODEL_FILE_COUNT || strcmp(names[i], "impor.json") == 0)
            continue;
        const char *near = base_nearest(names[i], known);
        struct base_place place = base_at_file(names[i], 0, 0);
        if (near != NULL)
            base_report(reader->diagnostics, place, BASE_MESSAGE_MODEL_FILE_NEAR, names[i], near);
        else
            base_report(reader->diagnostics, place, BASE_MESSAGE_MODEL_FILE, names[i],
                        model_join(reader->arena, known));
    }
}

/* The record of a file that does not exist or cannot be read. */
static const struct value *absent_file(struct model_reader *reader, size_t file)
{
    uint32_t source = base_source_add(reader->sources, file_name(reader->arena, file), NULL, 0);
    return model_fill_record(reader, model_files[file].type,
                             base_origin_place(reader->sources, source, 0, 0));
}

/* Reads and checks a file that exists. NULL when it could not be read. */
static const struct value *read_path(struct model_reader *reader, const struct model_type *type,
                                     const char *path, const char *name)
{
    const struct value *value =
        json_read(reader->arena, reader->sources, reader->diagnostics, path, name);
    if (value == NULL)
        return NULL;
    if (type->count == 0)
        return model_check_any(reader, value);
    if (value->kind == VALUE_RECORD)
        return model_check_record(reader, type, value, NULL);
    model_report(reader, value->origin, BASE_MESSAGE_MODEL_KIND, name,
                 base_translate(model_kind_texts[MODEL_RECORD].message),
                 model_describe(reader, value));
    return NULL;
}

/* Reads and checks one file. NULL when it exists but could not be read. */
static const struct value *read_file(struct model_reader *reader, size_t file)
{
    const struct model_type *type = model_files[file].type;
    const char *name = file_name(reader->arena, file);
    const char *path = base_path_join(reader->arena, reader->folder, name);
    reader->file = type->name;
    if (!base_path_exists(path)) {
        if (model_files[file].required)
            base_report(reader->diagnostics, base_at_file(name, 0, 0),
                        BASE_MESSAGE_MODEL_FILE_REQUIRED, name);
        return absent_file(reader, file);
    }
    return read_path(reader, type, path, name);
}

const struct value *model_read_claims(struct base_arena *arena, struct base_sources *sources,
                                      struct base_diagnostics *diagnostics, const char *path)
{
    struct model_reader reader = {.arena = arena,
                                  .sources = sources,
                                  .diagnostics = diagnostics,
                                  .folder = "",
                                  .file = model_type_klaim.name};
    return read_path(&reader, &model_type_klaim, path, path);
}

/* False after reporting a link in the report's folder that leads out of it. */
static bool check_links_out(struct model_reader *reader)
{
    static const char *const parts[] = {"", "gambar", "narasi", "templates"};
    const char *folder = reader->folder, *link = NULL;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && link == NULL; i++) {
        const char *part = i == 0 ? folder : base_path_join(reader->arena, folder, parts[i]);
        link = base_folder_link_out(reader->arena, part, folder, i > 0);
    }
    if (link != NULL)
        base_report(reader->diagnostics, base_at_file(link, 0, 0), BASE_MESSAGE_MODEL_LINK_OUT,
                    link);
    return link == NULL;
}

static bool is_final(const struct value *report)
{
    return strcmp(value_text_or(value_get(report, "tahap"), ""), "final") == 0;
}

const struct model *model_read(struct base_arena *arena, struct base_sources *sources,
                               struct base_diagnostics *diagnostics, const char *folder)
{
    struct model_reader reader = {
        .arena = arena, .sources = sources, .diagnostics = diagnostics, .folder = folder};
    if (!base_path_is_folder(folder)) {
        base_report(diagnostics, base_at_file(folder, 0, 0), BASE_MESSAGE_MODEL_FOLDER, folder);
        return NULL;
    }
    if (!check_links_out(&reader))
        return NULL;
    struct model *model = base_alloc(arena, sizeof *model);
    model->folder = base_copy_text(arena, folder);
    const struct value **files[MODEL_FILE_COUNT] = {
        &model->laporan,  &model->organisasi, &model->perencanaan, &model->kinerja,
        &model->anggaran, &model->perjanjian, &model->tabel,       &model->klaim,
        &model->data,     &model->reviu,
    };
    bool complete = true;
    for (size_t i = 0; i < MODEL_FILE_COUNT; i++) {
        *files[i] = read_file(&reader, i);
        if (i == 0)
            reader.final = is_final(*files[i]);
        complete = complete && *files[i] != NULL;
        if (*files[i] == NULL)
            *files[i] = absent_file(&reader, i);
    }
    model->reviewed = base_path_exists(base_path_join(arena, folder, "reviu.json"));
    check_unknown_files(&reader);
    model->narratives = model_list_narratives(&reader);
    model->pictures = reader.pictures;
    model->picture_count = reader.picture_count;
    model_build_indices(&reader, model);
    /* References into an unreadable file would all be wrong: one message is enough. */
    if (complete)
        model_check_links(&reader, model);
    return model;
}
