/* Efficiency: capaian set against serapan, by the rule that the report declares. */
#pragma once

struct figures_context;
struct figures_efficiency;
struct figures_spending;
struct value;

/* The rule of a name; the first one (selisih) when name is NULL, NULL when unknown. */
const struct figures_efficiency *figures_efficiency_find(const char *name);

/* Publishes <prefix>.nilai and <prefix>.label: a record {nilai, label, aturan}. */
const struct value *figures_efficiency_publish(struct figures_context *context, const char *prefix,
                                               const struct value *capaian,
                                               const struct figures_spending *spending);
