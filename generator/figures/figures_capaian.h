/* Capaian: how far a target was reached, in percent. */
#pragma once

#include <stdbool.h>

#include "figures_peringkat.h"

struct figures_context;
struct value;
struct value_rational;

enum figures_direction {
    FIGURES_UP,           /* naik */
    FIGURES_DOWN,         /* turun */
    FIGURES_DOWN_INVERSE, /* turun_terbalik */
    FIGURES_RANGE,        /* rentang */
    FIGURES_EXACT,        /* tepat */
    FIGURES_GRADE,        /* nilai */
    FIGURES_FROM_ZERO,    /* jumlah: naik, and a target of 0 counts as reached */
    FIGURES_TO_ZERO,      /* nihil: turun down to none, never below 0 */
};

struct figures_measure {
    enum figures_direction direction;
    struct figures_grades grades;
};

/* From the fields arah, peringkat and nilai_peringkat of an indicator. */
struct figures_measure figures_measure_of(const struct value *indicator);
/* The formula in words, Indonesian. */
const char *figures_capaian_formula(enum figures_direction direction);

/* The exact capaian without a cap, or NULL when it cannot be told: an operand is not one quantity,
 * units differ, the target is 0 or negative, a grade is unknown. */
const struct value_rational *figures_capaian_exact(const struct figures_context *context,
                                                   const struct figures_measure *measure,
                                                   const struct value *target,
                                                   const struct value *realisasi);

struct figures_capaian {
    const struct value *value;    /* as shown */
    const struct value *uncapped; /* the same value when the cap does not matter */
    const struct value *averaged; /* as averages take it */
};
/* Publishes <prefix>.capaian<suffix>; where the cap of the report bites also
 * <prefix>.capaian_asli<suffix> (without it, when it is shown) or <prefix>.capaian_batas<suffix>
 * (with it, when only averages take it). */
struct figures_capaian figures_capaian_publish(struct figures_context *context, const char *prefix,
                                               const char *suffix,
                                               const struct figures_measure *measure,
                                               const struct value *target,
                                               const struct value *realisasi);

/* Place of a stated grade counted from the worst, from 1; 0 when unknown. */
size_t figures_grade_rank(const struct figures_measure *measure, const struct value *grade);
