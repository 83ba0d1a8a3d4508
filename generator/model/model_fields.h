/* Shorthand for the field tables (inside model/ only). */
#pragma once

#include "model_table.h"

/* FIELD(name, kind, need, description, .further = ...) */
#define FIELD(field_name, field_kind, field_need, ...)                                             \
    {                                                                                              \
        .name = field_name, .kind = MODEL_##field_kind, .need = MODEL_##field_need,                \
        .text = __VA_ARGS__                                                                        \
    }
#define CHOICES(...)                                                                               \
    .choices = (const char *const[])                                                               \
    {                                                                                              \
        __VA_ARGS__, NULL                                                                          \
    }
#define FIELDS(array) .fields = array, .count = sizeof(array) / sizeof *(array)
#define FREE_FIELD                                                                                 \
    FIELD("lain", ANY, OPTIONAL, "data tambahan bebas untuk templat daerah", .shape = MODEL_BY_NAME)

extern const struct model_type model_type_laporan, model_type_organisasi, model_type_perencanaan,
    model_type_kinerja, model_type_anggaran, model_type_perjanjian, model_type_tabel,
    model_type_klaim, model_type_data, model_type_reviu, model_type_indikator, model_type_butir;
