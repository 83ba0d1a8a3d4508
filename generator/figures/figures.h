/* Derived figures: from the checked model to the scope that templates and narrative see. Every
 * figure is an exact rational and keeps how it was made. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base_source.h"
#include "value_rational.h"

struct base_arena;
struct base_diagnostics;
struct model;
struct value;

/* How a figure is shown. */
enum figures_unit {
    FIGURES_PERCENT, /* laporan.angka.desimal_persen decimals */
    FIGURES_MONEY,   /* whole rupiah */
    FIGURES_COUNT,   /* a whole number of things */
    FIGURES_PLAIN,   /* in the unit of its operands, with as many decimals as it has (4 at most) */
    FIGURES_LABEL,   /* a word: predikat, efisien */
};

/* What went into a figure. */
struct figures_operand {
    const char *name;          /* its name in the formula: "realisasi" */
    const struct value *value; /* with its origin: an input or another figure */
};

struct figures_record {
    const char *path;    /* stable and unique: "indikator.ik1.capaian.2024" */
    const char *formula; /* in words, Indonesian */
    const struct figures_operand *operands;
    const struct value *value; /* the exact value (or NULL, MISSING, TEXT) as the scope holds it */
    uint32_t operand_count;
    enum figures_unit unit : 8;
    enum value_rounding rounding : 8;
    int8_t decimals; /* of the shown text; -1: as many as needed */
};

struct figures {
    const struct value *scope;            /* a record: the names that templates and narrative see */
    const struct figures_record *records; /* in order of computation: operands come first */
    size_t count;
    struct figures_paths *paths; /* use figures_find */
    const char *empty;           /* shown for null */
};

/* Never NULL; faults are reported. Everything lives in the arena. */
const struct figures *figures_build(struct base_arena *arena, struct base_sources *sources,
                                    struct base_diagnostics *diagnostics,
                                    const struct model *model);

/* The record of a path, NULL when there is none. */
const struct figures_record *figures_find(const struct figures *figures, const char *path);
/* Whether figures_find gives this record: of several with one path the first counts. */
bool figures_counts(const struct figures *figures, const struct figures_record *record);

/* The text of a figure as printed, without a unit: "112,59", "5.319.338.072", the empty sign for
 * null, "?" for MISSING. Made when asked for, in the arena given. */
const char *figures_record_shown(const struct figures *figures, const struct figures_record *record,
                                 struct base_arena *arena);

/* Appends a figure as text: its path, shown and exact value, below it the formula and the operands
 * with their origins. */
struct base_buffer;
void figures_dump_record(const struct figures *figures, const struct figures_record *record,
                         const struct base_sources *sources, struct base_buffer *buffer);
/* All figures in order of computation. */
void figures_dump(const struct figures *figures, const struct base_sources *sources,
                  struct base_buffer *buffer);

/* Names of the built-in predikat scales and of the efficiency rules; both end with NULL. */
const char *const *figures_scale_names(void);
const char *const *figures_efficiency_names(void);
