/* Efficiency: capaian set against the budget, by the rule that the report declares. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "figures_belanja.h"

struct figures_context;
struct figures_efficiency;
struct value;

/* The rule of a name; the first one (selisih) when name is NULL, NULL when unknown. */
const struct figures_efficiency *figures_efficiency_find(const char *name);

/* One thing whose efficiency is judged: an indicator, a sasaran, a budget node. */
struct figures_effort {
    const char *name; /* id, for the operands */
    const struct value *capaian;
    struct figures_spending spending;
};

/* Several of them, under construction. */
struct figures_efforts {
    struct figures_effort *items;
    size_t count, capacity;
};
void figures_efforts_add(struct figures_context *context, struct figures_efforts *list,
                         struct figures_effort effort);

/* True when the rule of the report says something without a capaian. */
bool figures_efficiency_speaks(const struct figures_context *context);
/* The record {nilai, label, aturan} of what has no capaian; nothing is published. */
const struct value *figures_efficiency_nothing(struct figures_context *context);

/* Publishes <prefix>.nilai and <prefix>.label: a record {nilai, label, aturan}. The rules of PMK
 * add up over parts (indicators with a budget of their own); parts NULL or empty: over the whole
 * alone. The other rules set the whole's capaian against its spending. */
const struct value *figures_efficiency_publish(struct figures_context *context, const char *prefix,
                                               const struct figures_effort *whole,
                                               const struct figures_efforts *parts);
