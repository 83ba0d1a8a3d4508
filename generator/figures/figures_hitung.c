/* The record hitung: counts, overall mean, spending of the whole budget. */
#include "figures_hitung.h"

#include <string.h>

#include "figures_context.h"
#include "figures_efisiensi.h"
#include "figures_sasaran.h"
#include "figures_skala.h"

static void set_count(struct figures_context *context, struct value_builder *view, const char *name,
                      const char *formula, size_t count)
{
    value_builder_set(view, name,
                      figures_publish(context, base_format(context->arena, "hitung.%s", name),
                                      (struct figures_recipe){formula, FIGURES_COUNT}, NULL, 0,
                                      value_rational_integer(context->arena, (long long)count)));
}

static size_t nodes_at(const struct figures_budget *budget, size_t depth)
{
    size_t count = 0;
    for (size_t i = 0; i < budget->count; i++) {
        count += budget->nodes[i].depth == depth;
    }
    return count;
}

static size_t nodes_below(const struct figures_budget *budget, size_t depth)
{
    size_t count = 0;
    for (size_t i = 0; i < budget->count; i++) {
        count += budget->nodes[i].depth > depth;
    }
    return count;
}

/* Indicators whose capaian, as printed, is at least 100 (reached) or below (not reached). */
static size_t indicators_reached(const struct figures_context *context,
                                 const struct figures_group *group, bool reached)
{
    size_t count = 0;
    for (size_t i = 0; i < group->count; i++) {
        const struct value_rational *capaian =
            figures_as_shown(context, value_number_or_null(group->items[i]->capaian));
        count +=
            capaian != NULL && (value_rational_compare(capaian, context->hundred) >= 0) == reached;
    }
    return count;
}

static size_t key_indicators(const struct figures_group *group)
{
    size_t count = 0;
    for (size_t i = 0; i < group->count; i++) {
        count += group->items[i]->iku;
    }
    return count;
}

/* How many indicators fall into each class of the scale, from high to low. */
static const struct value *per_class(struct figures_context *context,
                                     const struct figures_group *group)
{
    const struct figures_scale *scale = context->scale;
    struct figures_list list = {0};
    for (size_t i = 0; scale != NULL && i < scale->count; i++) {
        const struct figures_class *class = &scale->classes[i];
        long long count = 0;
        for (size_t j = 0; j < group->count; j++) {
            count += group->items[j]->class == class;
        }
        struct value_entry entries[] = {
            {"predikat", value_text(context->arena, 0, class->label)},
            {"jumlah",
             figures_publish(
                 context, base_format(context->arena, "hitung.per_predikat.%zu.jumlah", i + 1),
                 (struct figures_recipe){"banyaknya indikator dengan predikat itu", FIGURES_COUNT},
                 NULL, 0, value_rational_integer(context->arena, count))},
            {"tanda", value_text(context->arena, 0, class->mark)},
            {"warna", value_text(context->arena, 0, class->color)},
        };
        figures_list_add(
            context, &list,
            value_record_closed(context->arena, 0, entries, FIGURES_COUNT_OF(entries)));
    }
    return figures_list_value(context, &list);
}

/* The mean of the means of sasaran, or of all indicators, as the report declares. */
static const struct value *overall(struct figures_context *context,
                                   const struct figures_goals *goals)
{
    if (context->mean_of_indicators) {
        return figures_group_mean(context, "hitung.capaian_rata", &goals->of_sasaran);
    }
    return figures_mean_publish(context, "hitung.capaian_rata", "capaian sasaran", &goals->means);
}

static void set_counts(struct figures_context *context, const struct figures_goals *goals,
                       struct value_builder *view)
{
    const struct figures_group *group = &goals->of_sasaran;
    set_count(context, view, "tujuan", "banyaknya tujuan", value_count(goals->tujuan));
    set_count(context, view, "sasaran", "banyaknya sasaran", value_count(goals->sasaran));
    set_count(context, view, "indikator", "banyaknya indikator sasaran", group->count);
    set_count(context, view, "iku", "banyaknya indikator sasaran yang menjadi IKU",
              key_indicators(group));
    set_count(context, view, "program", "banyaknya program", nodes_at(context->budget, 0));
    set_count(context, view, "kegiatan", "banyaknya kegiatan", nodes_at(context->budget, 1));
    set_count(context, view, "sub_kegiatan", "banyaknya sub kegiatan",
              nodes_at(context->budget, 2));
    set_count(context, view, "rincian", "banyaknya rincian di bawah sub kegiatan",
              nodes_below(context->budget, 2));
    set_count(context, view, "indikator_tercapai", "banyaknya indikator dengan capaian ≥ 100",
              indicators_reached(context, group, true));
    set_count(context, view, "indikator_tidak_tercapai", "banyaknya indikator dengan capaian < 100",
              indicators_reached(context, group, false));
    set_count(context, view, "perjanjian", "banyaknya perjanjian kinerja",
              figures_list_count(figures_member(context->model->perjanjian, "perjanjian")));
}

/* The weighted progress of the whole budget: the sum over its programs. */
static const struct value *weighted_total(struct figures_context *context, const char *name)
{
    const struct figures_budget *budget = context->budget;
    struct figures_operands operands = {0};
    for (size_t i = 0; i < budget->count; i = budget->nodes[i].end) {
        figures_operands_add(context, &operands, budget->nodes[i].id,
                             figures_member(budget->nodes[i].view, name));
    }
    return figures_publish(context, base_format(context->arena, "hitung.%s", name),
                           (struct figures_recipe){"jumlah program", FIGURES_PERCENT},
                           operands.items, operands.count,
                           figures_sum(context, operands.items, operands.count));
}

const struct value *figures_counts_build(struct figures_context *context,
                                         const struct figures_goals *goals)
{
    const struct figures_spending *total = &context->budget->total;
    struct value_builder *view =
        value_builder_from(context->arena, figures_spending_view(context, total), 16);
    set_counts(context, goals, view);
    const struct value *mean = overall(context, goals);
    struct figures_verdict verdict = figures_verdict_publish(context, "hitung.predikat", mean);
    value_builder_set(view, "per_predikat", per_class(context, &goals->of_sasaran));
    value_builder_set(view, "tertimbang_fisik", weighted_total(context, "tertimbang_fisik"));
    value_builder_set(view, "tertimbang_keuangan", weighted_total(context, "tertimbang_keuangan"));
    value_builder_set(view, "porsi_realisasi", weighted_total(context, "porsi_realisasi"));
    value_builder_set(view, "capaian_rata", mean);
    value_builder_set(view, "predikat", verdict.predikat);
    value_builder_set(view, "tanda", verdict.tanda);
    value_builder_set(view, "warna", verdict.warna);
    struct figures_effort effort = {"seluruhnya", mean, *total};
    struct figures_efforts parts = figures_group_efforts(context, &goals->of_sasaran);
    value_builder_set(view, "efisiensi",
                      figures_efficiency_publish(context, "hitung.efisiensi", &effort,
                                                 parts.count > 0 ? &parts : &goals->efforts));
    return value_builder_finish(view, 0);
}
