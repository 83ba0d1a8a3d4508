/* Views of tujuan and sasaran with their indicators. */
#pragma once

#include "figures_anggaran.h"

struct figures_context;
struct figures_class;
struct value;

struct figures_goals {
    const struct value *tujuan, *sasaran; /* lists of views */
    struct figures_group of_tujuan;       /* indicators hanging on tujuan */
    struct figures_group of_sasaran;      /* and on sasaran */
    struct figures_operands *means;       /* capaian of each sasaran */
};

/* Needs the full views of the budget nodes. */
void figures_goals_build(struct figures_context *context, struct figures_goals *goals);
