/* Capaian: how far a target was reached, in percent. */
#pragma once

#include <stdbool.h>

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
};

struct figures_measure {
    enum figures_direction direction;
    const struct value *grades; /* list of texts, best first; may be NULL or null */
};

/* From the fields arah and peringkat of an indicator. */
struct figures_measure figures_measure_of(const struct value *indicator);
/* The formula in words, Indonesian. */
const char *figures_capaian_formula(enum figures_direction direction);

/* The exact capaian without a cap, or NULL when it cannot be told: an operand is not one quantity,
 * units differ, the target is 0 or negative, a grade is unknown. */
const struct value_rational *figures_capaian_exact(const struct figures_context *context,
                                                   struct figures_measure measure,
                                                   const struct value *target,
                                                   const struct value *realisasi);

struct figures_capaian {
    const struct value *value;    /* with the cap of the report */
    const struct value *uncapped; /* the same value when the cap does not matter */
};
/* Publishes <prefix>.capaian<suffix>, and <prefix>.capaian_asli<suffix> when the cap bites. */
struct figures_capaian figures_capaian_publish(struct figures_context *context, const char *prefix,
                                               const char *suffix, struct figures_measure measure,
                                               const struct value *target,
                                               const struct value *realisasi);

/* Place of a grade counted from the worst, from 1; 0 when unknown. */
long long figures_grade_rank(struct figures_measure measure, const struct value *grade);
