/* Means: plain, or weighted where weights are given. */
#pragma once

#include <stddef.h>

struct figures_context;
struct value;

struct figures_term {
    const char *name;           /* id of what it belongs to */
    const struct value *value;  /* a percentage, null or MISSING */
    const struct value *weight; /* bobot, or null */
};

/* Terms under construction. */
struct figures_terms {
    struct figures_term *items;
    size_t count, capacity;
};
void figures_terms_add(struct figures_context *context, struct figures_terms *terms,
                       struct figures_term term);

/* Publishes the mean of the terms that have a value, weighted when all of these have a bobot. what
 * names them in the formula: "capaian indikator". A bobot that only some have is reported, and the
 * plain mean taken. Null terms are left out, or make the mean null where the report declares so. */
const struct value *figures_mean_publish(struct figures_context *context, const char *path,
                                         const char *what, const struct figures_terms *terms);
