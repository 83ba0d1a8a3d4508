/* The checked input of a report: all files of its folder, normalised by the field table. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "model_table.h"
#include "value.h"

struct base_arena;
struct base_buffer;
struct base_diagnostics;
struct base_sources;

/* Something with an id. */
struct model_entry {
    const char *id;
    base_origin origin;            /* of the id */
    const struct value *value;     /* its record */
    const struct model_type *type; /* type->name: "program", "kegiatan", "indikator" ... */
    const struct value *owner;     /* the record around it; the file's record at the top */
    const struct model_type *owner_type;
};

struct model_index {
    const struct model_entry *entries; /* in the order of the input */
    size_t count;
    const size_t *sorted; /* indices of entries by id */
};

/* The files are never NULL, also when they do not exist: every field of the table is there. Absent
 * optional lists are empty lists, absent maps empty records, absent fields with a default have it,
 * other optional ones are VALUE_NULL (with the line and column of their record; a stated null has
 * its own), fields that must be filled in are VALUE_MISSING with their path. Comments and unknown
 * keys are left out, values of a wrong kind become VALUE_NULL; texts of a wrong form are kept, so
 * that references to them are found. */
struct model {
    const struct value *laporan, *organisasi, *perencanaan, *kinerja, *anggaran, *perjanjian,
        *tabel, *klaim, *reviu;
    const struct value *data; /* free-form; an empty record when there is no data.json */
    bool reviewed;            /* there is a reviu.json */
    struct model_index index[MODEL_TARGET_COUNT];
    const char *folder; /* of the report */
    /* Names without ".md" of the files in narasi/ that say something; NULL-terminated, NULL: none.
     */
    const char *const *narratives;
    /* Files of gambar/ that the input names and that exist, in its order; some more than once. */
    const char *const *pictures;
    size_t picture_count;
};

/* Reads and checks a report's folder. Findings go to diagnostics; NULL only when there is no such
 * folder. Whether errors were among the findings is the caller's to ask. References are checked
 * only when every file could be read. */
const struct model *model_read(struct base_arena *arena, struct base_sources *sources,
                               struct base_diagnostics *diagnostics, const char *folder);

/* Reads and checks a file of claims that lies outside the report's folder, in the form of
 * klaim.json. NULL after reporting. */
const struct value *model_read_claims(struct base_arena *arena, struct base_sources *sources,
                                      struct base_diagnostics *diagnostics, const char *path);

/* The entry of an id; NULL when there is none (or id is NULL). */
const struct model_entry *model_find(const struct model *model, enum model_target target,
                                     const char *id);
/* The record of an id; NULL when there is none. */
const struct value *model_find_value(const struct model *model, enum model_target target,
                                     const char *id);

/* A part of the input as people name it. */
struct model_place {
    const char *file;          /* "kinerja.json", "narasi/penutup.md"; NULL: an id */
    const char *path;          /* in a JSON file: "capaian[0].realisasi.2024"; else NULL */
    const struct value *value; /* NULL for narratives and pictures */
    const char *name;          /* in words: "Jumlah penurunan PPKS: realisasi 2024" */
};
/* Finds "kinerja.json:capaian[ppks].realisasi.2024" (ids or numbers in brackets; also
 * "kinerja.capaian..."), "narasi/penutup", "gambar/a.png", or the id of something. False when the
 * report has none; place->name is then the text. */
bool model_place_find(struct base_arena *arena, const struct model *model, const char *text,
                      struct model_place *place);

/* Prints the reference of all fields as Markdown, in Indonesian. */
void model_reference(struct base_buffer *buffer);

/* Checks one value that is to stand in a field (an item of a list field); its origin says where it
 * comes from. False after reporting. folder: of the report. */
bool model_check_single(struct base_arena *arena, struct base_sources *sources,
                        struct base_diagnostics *diagnostics, const char *folder,
                        const struct model_field *field, const char *name,
                        const struct value *value);

/* The JSON Schema (draft 2020-12) of an input file by its position in model_files, or of a record
 * with one member a file, MODEL_FILE_COUNT. All in one document, descriptions in Indonesian. */
const struct value *model_schema(struct base_arena *arena, size_t file);
/* What a field is for and what it may hold, in Indonesian, for comments and schemas. */
const char *model_field_help(struct base_arena *arena, const struct model_field *field);
/* The same with what happens when it is left out. */
const char *model_field_need(struct base_arena *arena, const struct model_field *field);
