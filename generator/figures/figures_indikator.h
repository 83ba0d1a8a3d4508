/* Views of indicators: the input fields with the figures of all years and comparisons. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "figures_belanja.h"

struct figures_class;
struct figures_context;
struct value;

struct figures_indicator {
    const char *id;
    bool iku;
    const struct value *view;
    const struct value *capaian;       /* this year, as shown */
    const struct value *averaged;      /* as averages take it */
    struct figures_spending spending;  /* of the budget linked to it; pagu null: none is */
    const struct value *weight;        /* bobot, or null */
    const struct figures_class *class; /* of capaian, NULL = none */
};

/* Indicators that belong together. */
struct figures_group {
    struct figures_indicator **items;
    size_t count, capacity;
};

enum figures_owner { FIGURES_OF_TUJUAN, FIGURES_OF_SASARAN, FIGURES_OF_NODE };

/* Where an indicator hangs. */
struct figures_place {
    enum figures_owner owner;
    const struct value *reference; /* record {id, nama} of the owner */
    const char *number;            /* the owner's number: "2" */
    size_t node;                   /* FIGURES_OF_NODE: its index */
};

/* Builds the indicators of a list and adds them to group. The nodes' views have to be there for
 * FIGURES_OF_TUJUAN and _SASARAN, their briefs for FIGURES_OF_NODE. */
void figures_indicators_build(struct figures_context *context, const struct value *inputs,
                              const struct figures_place *place, struct figures_group *group);
/* Adds all of one group to another. */
void figures_group_join(struct figures_context *context, struct figures_group *group,
                        const struct figures_group *other);
/* Their views as a list. */
const struct value *figures_group_view(struct figures_context *context,
                                       const struct figures_group *group);
/* Publishes the mean capaian of a group, weighted when all that have a capaian have a bobot. */
const struct value *figures_group_mean(struct figures_context *context, const char *path,
                                       const struct figures_group *group);
