/* Views of tujuan and sasaran with their indicators. */
#pragma once

#include "figures_anggaran.h"
#include "figures_efisiensi.h"
#include "figures_rata.h"

struct figures_context;
struct figures_class;
struct value;

struct figures_goals {
    const struct value *tujuan, *sasaran; /* lists of views */
    struct figures_group of_tujuan;       /* indicators hanging on tujuan */
    struct figures_group of_sasaran;      /* and on sasaran */
    struct figures_terms means;           /* capaian of each sasaran with its bobot */
    struct figures_efforts efforts;       /* each sasaran with its linked budget */
};

/* Needs the full views of the budget nodes. */
void figures_goals_build(struct figures_context *context, struct figures_goals *goals);
/* Those of a group that have a budget of their own. */
struct figures_efforts figures_group_efforts(struct figures_context *context,
                                             const struct figures_group *group);
