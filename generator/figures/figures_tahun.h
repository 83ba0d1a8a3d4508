/* One year of an indicator. */
#pragma once

#include "figures_capaian.h"
#include "figures_indikator.h"
#include "figures_skala.h"

struct figures_context;
struct value;

struct figures_year {
    long long year;
    const struct value *target, *realisasi;
    const struct value *target_text, *realisasi_text;
    const struct value *selisih, *pertumbuhan; /* null until figures_compare_with_before */
    struct figures_capaian capaian;
    struct figures_verdict verdict;
};

/* What the years of an indicator are made from. */
struct figures_series {
    const struct value *indicator;   /* input */
    const struct value *achievement; /* its record in kinerja, or NULL */
    struct figures_measure measure;
    enum figures_owner owner;
    const char *id;
    const char *prefix; /* "indikator.<id>" */
};

/* Target and realisasi of the report's own year are MISSING when absent (the target with a
 * message), null in other years and for an indicator of a budget node without targets or without a
 * record in kinerja. */
struct figures_year figures_year_build(struct figures_context *context,
                                       const struct figures_series *series, long long year);
/* A record {tahun, target, realisasi, capaian, capaian_asli, selisih, pertumbuhan, predikat, tanda,
 * warna, ..._teks}. */
const struct value *figures_year_view(struct figures_context *context,
                                      const struct figures_year *year);
/* The member of a map from years; NULL when absent. */
const struct value *figures_of_year(const struct value *map, long long year);
