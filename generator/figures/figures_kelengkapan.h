/* Completeness: which of the seven analyses that the AKIP evaluation asks for (PermenPANRB 88/2021,
 * criteria 3.b.3 to 3.b.9) each indicator has. */
#pragma once

struct figures_context;
struct figures_group;
struct value;

/* The record kelengkapan: {kriteria, indikator, terpenuhi, dari, persen}; by the indicators of
 * sasaran. */
const struct value *figures_completeness_build(struct figures_context *context,
                                               const struct figures_group *indicators);
