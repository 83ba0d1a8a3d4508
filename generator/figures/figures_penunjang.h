/* Programs and activities that support an indicator. */
#pragma once

#include "figures_anggaran.h"

struct figures_context;
struct figures_place;
struct value;

struct figures_support {
    const struct value *view;   /* list of node views with menunjang, keterangan, program */
    struct figures_nodes nodes; /* tidy: those whose amounts count for the indicator */
};

/* From kinerja (penunjang) and from the budget (indikator_terkait); an indicator of a node that has
 * neither counts its own node. achievement may be NULL. */
struct figures_support figures_support_build(struct figures_context *context, const char *id,
                                             const struct value *achievement,
                                             const struct figures_place *place);
