/* The budget tree: amounts rolled up from the leaves, and sums over parts of it. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "figures_indikator.h"

struct figures_context;
struct figures_index;
struct value;

enum figures_amount {
    FIGURES_PAGU,
    FIGURES_REALISASI,
    FIGURES_PAGU_AWAL,
    FIGURES_AMOUNTS,
};

struct figures_node {
    const struct value *input;
    const char *id;          /* default: its code */
    const char *prefix;      /* of its figures: "anggaran.<id>" */
    const char *level;       /* program, kegiatan, sub_kegiatan, rincian */
    size_t depth;            /* 0 = program */
    size_t number;           /* among its sisters, from 1 */
    const char *full_number; /* "1.2.3" */
    size_t parent;           /* index, or FIGURES_NO_NODE */
    size_t program;          /* index of the program that holds it */
    size_t end;              /* index behind its last descendant */
    const struct value *amounts[FIGURES_AMOUNTS];
    const struct value *serapan, *sisa, *fisik, *weight;
    bool overspent;            /* realisasi above pagu */
    const struct value *brief; /* the view without children and indicators */
    const struct value *view;
    struct figures_group indicators; /* its own */
};

#define FIGURES_NO_NODE ((size_t)-1)

/* Under which keys a node of the input holds its children. */
enum { FIGURES_BUDGET_KEYS = 3 };
extern const char *const figures_budget_keys[FIGURES_BUDGET_KEYS];

/* A set of nodes under construction; a node may be added more than once. */
struct figures_nodes {
    size_t *items;
    size_t count, capacity;
};

struct figures_budget {
    struct figures_node *nodes; /* in order of the input, parents before children */
    size_t count, capacity;
    struct figures_index *by_id;        /* id or code -> struct figures_node */
    struct figures_index *of_indicator; /* indikator id -> struct figures_nodes linked to it */
    struct figures_index *of_sasaran;   /* sasaran id -> struct figures_nodes linked to it */
    struct figures_spending total;
};

/* Reads the tree, rolls up, checks stated amounts of parents; sets context->budget. */
void figures_budget_build(struct figures_context *context);

/* The index of a node, FIGURES_NO_NODE when there is none of that id or code. */
size_t figures_budget_find(const struct figures_budget *budget, const char *id);
void figures_nodes_add(struct figures_context *context, struct figures_nodes *set, size_t node);
/* Adds all of another set; NULL adds nothing. */
void figures_nodes_join(struct figures_context *context, struct figures_nodes *set,
                        const struct figures_nodes *other);
/* Sorts by place and drops doubles and nodes below others of the set. */
void figures_nodes_tidy(const struct figures_budget *budget, struct figures_nodes *set);

/* Publishes <prefix>.pagu, .realisasi, .serapan and .sisa of a tidy set. */
struct figures_spending figures_budget_sum(struct figures_context *context, const char *prefix,
                                           const struct figures_nodes *set);
/* Publishes <prefix>.serapan and <prefix>.sisa. */
void figures_spending_derive(struct figures_context *context, const char *prefix,
                             struct figures_spending *spending);
/* A record {pagu, realisasi, serapan, sisa}. */
const struct value *figures_spending_view(struct figures_context *context,
                                          const struct figures_spending *spending);

/* Views, once the indicators of nodes are known (figures_anggaran_view.c). */
void figures_budget_briefs(struct figures_context *context);
void figures_budget_views(struct figures_context *context);
/* The programs, as a list of views. */
const struct value *figures_budget_programs(struct figures_context *context);
/* All nodes in order, as a list of views. */
const struct value *figures_budget_rows(struct figures_context *context);
/* All nodes as a record by id. */
const struct value *figures_budget_by_id(struct figures_context *context);
/* Groupings (figures_kelompok.c): a list of {<key>, program (views), pagu, realisasi, serapan,
 * sisa, porsi}. A node joins the group that it and all below it belong to; where a program is split
 * between groups, its parts join one by one. key: "kelompok" or "sumber_dana". */
const struct value *figures_budget_groups(struct figures_context *context, const char *key);
/* By sasaran: a list of {sasaran, program, pagu ...}; at the end what no sasaran claims (sasaran
 * null), left out when there is none. A part that two sasaran claim counts for both. */
const struct value *figures_budget_by_sasaran(struct figures_context *context,
                                              const struct value *sasaran);
