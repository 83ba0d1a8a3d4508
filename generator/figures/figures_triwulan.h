/* Capaian by quarter: what was reached up to each quarter of the report's year. */
#pragma once

struct figures_context;
struct figures_series;
struct value;

/* A list of up to four {triwulan, target, realisasi, capaian}, each up to and including that
 * quarter by the field akumulasi; an empty list without target_triwulan. A quarter without a
 * realisasi has null. */
const struct value *figures_quarters_build(struct figures_context *context,
                                           const struct figures_series *series);
