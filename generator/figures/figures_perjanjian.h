/* Perjanjian kinerja with parties, targets and amounts resolved. */
#pragma once

struct figures_context;
struct value;

/* The list of views. sasaran: the list of sasaran views. */
const struct value *figures_agreements_build(struct figures_context *context,
                                             const struct value *sasaran);
