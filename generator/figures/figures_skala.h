/* Predikat scales: what a capaian is called. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct figures_context;
struct value;
struct value_rational;

/* Classes run from high to low. A class reaches from its bound up to the one before it; the
 * highest is open above, the lowest takes everything below it too (a negative capaian). */
struct figures_class {
    const struct value_rational *bound;
    bool inclusive; /* the bound itself belongs to the class */
    const char *label;
    const char *text;  /* the class as printed: "90 ≤ x < 110" */
    const char *mark;  /* shape of the mark, NULL = none */
    const char *color; /* "#rrggbb", NULL = none */
};

struct figures_scale {
    const char *name; /* of the preset; NULL: given by the report */
    const struct figures_class *classes;
    size_t count; /* at least 1 */
};

/* A built-in scale; bounds are whole percents. */
struct figures_preset_class {
    int bound;
    bool inclusive;
    const char *label;
};
struct figures_preset {
    const char *name;
    const char *printed;                    /* the scale as its source prints it, Indonesian */
    const char *mended;                     /* how its gaps were closed; NULL: it has none */
    struct figures_preset_class classes[8]; /* ends with label NULL */
};
enum { FIGURES_PRESETS = 11 };
/* Ends with name NULL. */
extern const struct figures_preset figures_presets[FIGURES_PRESETS + 1];

/* From laporan.capaian.skala: a preset's name, a list of classes, or null (the first preset).
 * Reports faults and then returns NULL. */
const struct figures_scale *figures_scale_read(struct figures_context *context,
                                               const struct value *given);

/* The label that a built-in scale gives to an unrounded number; NULL: no such scale. */
const char *figures_preset_label(const struct figures_context *context, const char *name,
                                 const struct value_rational *number);

/* The class of a percentage at the precision that the report declares. */
const struct figures_class *figures_scale_find(const struct figures_context *context,
                                               const struct value_rational *percent);

/* The list of classes for the scope; an empty list without a scale. */
const struct value *figures_scale_view(struct figures_context *context);

/* Which built-in scale it is: {nama, tercetak, dibenahi} (how its source prints it, and how its
 * gaps were closed); null for a scale of the report's own. */
const struct value *figures_scale_note(struct figures_context *context);

/* Predikat, mark and colour of a capaian figure. */
struct figures_verdict {
    const struct value *predikat, *tanda, *warna;
    const struct figures_class *class; /* NULL when there is none */
};
struct figures_verdict figures_verdict_publish(struct figures_context *context, const char *path,
                                               const struct value *capaian);
