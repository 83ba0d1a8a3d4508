/* What all families share while the figures of one report are built. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_source.h"
#include "figures.h"
#include "figures_aturan.h"
#include "figures_index.h"
#include "model.h"
#include "value.h"

struct figures_budget;
struct figures_efficiency;
struct figures_scale;

struct figures_context {
    struct base_arena *arena;
    struct base_arena *scratch; /* of what is needed while figures are built only */
    struct base_sources *sources;
    struct base_diagnostics *diagnostics;
    const struct model *model;

    long long year;       /* of the report */
    long long first_year; /* first and last year of the year tables */
    long long last_year;
    const char **year_keys; /* texts of these years, NULL before they are asked for */
    long long plan_end;     /* last year of the Renstra; 0 = unknown */

    int percent_decimals;
    enum value_rounding rounding;
    const char *empty;                     /* shown for null */
    const struct value_rational *hundred;  /* 100 */
    const struct value_rational *cap;      /* highest capaian, NULL = none */
    const struct figures_scale *scale;     /* NULL when the given one is faulty */
    const struct figures_efficiency *rule; /* how efficiency is judged */
    const struct value *no_efficiency;     /* shared record of what has no capaian, or NULL */
    bool mean_of_indicators;               /* the overall mean: of indicators, else of sasaran */
    struct figures_rules rules;

    struct figures_budget *budget;
    struct figures_index *achievements; /* indikator id -> record of kinerja.capaian */
    struct figures_index *officials;    /* pejabat id -> record */
    struct figures_index *indicators;   /* indikator id -> struct figures_indicator */

    struct figures_record *records;
    size_t record_count;
    size_t record_capacity;
};

/* How a kind of figure is made and shown. */
struct figures_recipe {
    const char *formula;
    enum figures_unit unit;
};

#define FIGURES_COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* "<prefix>.<name>" and "<prefix><suffix>", faster than printf. */
const char *figures_path(const struct figures_context *context, const char *prefix,
                         const char *name);
const char *figures_joined(const struct figures_context *context, const char *prefix,
                           const char *suffix);

/* Makes room for about so many further figures. */
void figures_expect(struct figures_context *context, size_t count);

/* Adds a figure and returns its value: MISSING when an operand is MISSING, otherwise NULL without
 * a result. operands are copied. */
const struct value *figures_publish(struct figures_context *context, const char *path,
                                    struct figures_recipe recipe,
                                    const struct figures_operand *operands, size_t count,
                                    const struct value_rational *result);
/* The same for a word; NULL gives a null value. */
const struct value *figures_publish_label(struct figures_context *context, const char *path,
                                          const char *formula,
                                          const struct figures_operand *operands, size_t count,
                                          const char *label);
/* A null value with the origin of a figure that has no record (nothing went into it). */
const struct value *figures_nothing(struct figures_context *context, const char *path);

/* whole = 0 or an absent operand: NULL. */
const struct value_rational *figures_ratio_percent(const struct figures_context *context,
                                                   const struct value_rational *part,
                                                   const struct value_rational *whole);
const struct value_rational *figures_difference(const struct figures_context *context,
                                                const struct value_rational *left,
                                                const struct value_rational *right);
/* Sum of those operands that are numbers; NULL when none is. */
const struct value_rational *figures_sum(const struct figures_context *context,
                                         const struct figures_operand *operands, size_t count);
/* Mean of those operands that are numbers; NULL when none is. */
const struct value_rational *figures_mean(const struct figures_context *context,
                                          const struct figures_operand *operands, size_t count);
/* A percent figure at the precision at which it is printed. */
const struct value_rational *figures_as_shown(const struct figures_context *context,
                                              const struct value_rational *percent);

/* A VALUE as one quantity: a number, {nilai, satuan} or a list of one of these. */
struct figures_quantity {
    const struct value_rational *number; /* NULL: not one quantity */
    const char *unit;                    /* NULL: that of the indicator */
};
struct figures_quantity figures_quantity_of(const struct value *value);

/* Member of a record; a shared null value when absent. Never NULL. */
const struct value *figures_member(const struct value *record, const char *key);
/* A year as a value: its origin says that it is one, so that it is printed as 2024, not 2.024. */
const struct value *figures_year(const struct figures_context *context, long long year);
/* A list member's item count; 0 when it is no list. */
size_t figures_list_count(const struct value *list);
bool figures_is_missing(const struct value *value);
/* Neither absent nor null (MISSING counts as given). */
bool figures_is_given(const struct value *value);
/* The member's text, NULL when it is none. */
const char *figures_text_member(const struct value *record, const char *key);

/* A list of values under construction. */
struct figures_list {
    const struct value **items;
    size_t count, capacity;
};
void figures_list_add(struct figures_context *context, struct figures_list *list,
                      const struct value *value);
const struct value *figures_list_value(struct figures_context *context,
                                       const struct figures_list *list);

/* Operands under construction. */
struct figures_operands {
    struct figures_operand *items;
    size_t count, capacity;
};
void figures_operands_add(struct figures_context *context, struct figures_operands *list,
                          const char *name, const struct value *value);
