/* The view of an indicator, put together from its years, comparisons and linked budget. */
#include "figures_indikator.h"

#include <string.h>

#include "figures_anggaran.h"
#include "figures_banding.h"
#include "figures_context.h"
#include "figures_efisiensi.h"
#include "figures_penunjang.h"
#include "figures_rata.h"
#include "figures_tahun.h"
#include "figures_teks.h"
#include "figures_triwulan.h"

static const char *const owner_keys[] = {
    [FIGURES_OF_TUJUAN] = "tujuan",
    [FIGURES_OF_SASARAN] = "sasaran",
    [FIGURES_OF_NODE] = "mata",
};

/* The years of one indicator that its view needs. */
struct years {
    struct figures_year now, last;
    const struct value *table; /* record by year */
};

/* A year of the year tables as a key, the same text for all indicators. */
static const char *year_key(struct figures_context *context, size_t index)
{
    size_t count = (size_t)(context->last_year - context->first_year + 1);
    if (context->year_keys == NULL) {
        context->year_keys = base_alloc_array(context->scratch, count, sizeof(const char *));
    }
    if (context->year_keys[index] == NULL) {
        context->year_keys[index] =
            base_format(context->arena, "%lld", context->first_year + (long long)index);
    }
    return context->year_keys[index];
}

static struct years build_years(struct figures_context *context,
                                const struct figures_series *series)
{
    struct years years;
    struct figures_year before = {0}; /* the year before in the table */
    years.last = figures_year_build(context, series, context->year - 1);
    years.now = figures_year_build(context, series, context->year);
    size_t count = (size_t)(context->last_year - context->first_year + 1);
    struct value_entry *entries = base_alloc_array(context->scratch, count, sizeof *entries);
    for (size_t i = 0; i < count; i++) {
        long long year = context->first_year + (long long)i;
        struct figures_year built;
        if (year == context->year) {
            built = years.now;
        } else if (year == context->year - 1) {
            built = years.last;
        } else {
            built = figures_year_build(context, series, year);
        }
        if (i > 0 || year == context->year) {
            figures_compare_with_before(context, series, &built, i > 0 ? &before : &years.last);
        }
        if (year == context->year - 1) {
            years.last = built;
        }
        before = built;
        entries[i].key = year_key(context, i);
        entries[i].value = figures_year_view(context, &built);
    }
    years.table = value_record(context->arena, 0, entries, count);
    return years;
}

static void set_or_default(struct value_builder *view, const char *key, const struct value *given,
                           const struct value *otherwise)
{
    value_builder_set(view, key, given->kind == VALUE_NULL ? otherwise : given);
}

/* The fields that say what the indicator is and where it hangs. */
static void set_identity(struct figures_context *context, const struct figures_series *series,
                         const struct figures_place *place, size_t number,
                         struct value_builder *view)
{
    const struct value *input = series->indicator;
    value_builder_set(view, "nomor", value_integer(context->arena, 0, (long long)number));
    value_builder_set(view, "nomor_lengkap",
                      value_text(context->arena, 0,
                                 base_format(context->arena, "%s.%zu", place->number, number)));
    for (size_t i = 0; i < FIGURES_COUNT_OF(owner_keys); i++) {
        value_builder_set(view, owner_keys[i],
                          i == place->owner ? place->reference : value_null(context->arena, 0));
    }
    set_or_default(view, "jenis", figures_member(input, "jenis"),
                   value_text(context->arena, 0, "hasil"));
    set_or_default(view, "arah", figures_member(input, "arah"),
                   value_text(context->arena, 0, "naik"));
    value_builder_set(
        view, "rumus_capaian",
        value_text(context->arena, 0, figures_capaian_formula(series->measure.direction)));
}

static bool is_key_indicator(const struct value *input, const struct figures_place *place)
{
    return value_bool_or(figures_member(input, "iku"), place->owner == FIGURES_OF_SASARAN);
}

static void set_years(struct figures_context *context, const struct figures_series *series,
                      const struct years *years, struct value_builder *view)
{
    const struct figures_year *now = &years->now;
    value_builder_set(view, "target", now->target);
    value_builder_set(view, "target_tahun", figures_member(series->indicator, "target"));
    value_builder_set(view, "realisasi", now->realisasi);
    value_builder_set(view, "target_teks", now->target_text);
    value_builder_set(view, "realisasi_teks", now->realisasi_text);
    value_builder_set(view, "capaian", now->capaian.value);
    value_builder_set(view, "capaian_asli", now->capaian.uncapped);
    value_builder_set(view, "predikat", now->verdict.predikat);
    value_builder_set(view, "tanda", now->verdict.tanda);
    value_builder_set(view, "warna", now->verdict.warna);
    value_builder_set(view, "tahun", years->table);
    value_builder_set(view, "capaian_triwulan", figures_quarters_build(context, series));
    value_builder_set(view, "lalu", figures_year_view(context, &years->last));
    value_builder_set(view, "perbandingan",
                      figures_compare_years(context, series, now, &years->last));
    value_builder_set(view, "renstra", figures_compare_plan(context, series, now));
    value_builder_set(view, "nasional", figures_compare_nation(context, series, now));
}

static void set_texts(struct figures_context *context, const struct figures_series *series,
                      struct value_builder *view)
{
    static const char *const keys[] = {"penyebab", "hambatan", "solusi",  "rencana",
                                       "catatan",  "klaim",    "triwulan"};
    for (size_t i = 0; i < FIGURES_COUNT_OF(keys); i++) {
        value_builder_set(view, keys[i], figures_member(series->achievement, keys[i]));
    }
    const struct value *start = figures_member(series->indicator, "kondisi_awal");
    if (start->kind == VALUE_RECORD) {
        struct value_builder *builder = value_builder_from(context->arena, start, 1);
        value_builder_set(
            builder, "nilai_teks",
            figures_value_text(context, figures_member(start, "nilai"), series->indicator));
        start = value_builder_finish(builder, start->origin);
    }
    value_builder_set(view, "kondisi_awal", start);
}

static struct figures_spending set_budget(struct figures_context *context,
                                          const struct figures_series *series,
                                          const struct figures_place *place,
                                          const struct figures_year *now,
                                          struct value_builder *view)
{
    struct figures_support support =
        figures_support_build(context, series->id, series->achievement, place);
    const char *prefix = figures_path(context, series->prefix, "anggaran");
    struct figures_spending spending = {NULL, NULL, NULL, NULL};
    if (support.nodes.count == 0) {
        const struct value *nothing = figures_nothing(context, prefix);
        spending = (struct figures_spending){nothing, nothing, nothing, nothing};
    } else {
        spending = figures_budget_sum(context, prefix, &support.nodes);
    }
    value_builder_set(view, "penunjang", support.view);
    value_builder_set(view, "anggaran", figures_spending_view(context, &spending));
    struct figures_effort effort = {series->id, now->capaian.value, spending};
    value_builder_set(view, "efisiensi",
                      figures_efficiency_publish(context,
                                                 figures_path(context, series->prefix, "efisiensi"),
                                                 &effort, NULL));
    return spending;
}

static struct figures_indicator *build(struct figures_context *context, const struct value *input,
                                       const struct figures_place *place, size_t number)
{
    struct figures_series series = {
        .indicator = input,
        .measure = figures_measure_of(input),
        .owner = place->owner,
        .id = value_text_or(figures_member(input, "id"),
                            base_format(context->arena, "%s.%zu", place->number, number)),
    };
    series.achievement = figures_index_get(context->achievements, series.id);
    series.prefix = base_format(context->arena, "indikator.%s", series.id);
    struct years years = build_years(context, &series);

    struct figures_indicator *indicator = base_alloc(context->scratch, sizeof *indicator);
    indicator->id = series.id;
    indicator->iku = is_key_indicator(input, place);
    indicator->capaian = years.now.capaian.value;
    indicator->averaged = years.now.capaian.averaged;
    indicator->weight = figures_member(input, "bobot");
    indicator->class = years.now.verdict.class;

    struct value_builder *view = value_builder_from(context->arena, input, 40);
    set_identity(context, &series, place, number, view);
    value_builder_set(view, "iku", value_bool(context->arena, 0, indicator->iku));
    set_years(context, &series, &years, view);
    set_texts(context, &series, view);
    indicator->spending = set_budget(context, &series, place, &years.now, view);
    indicator->view = value_builder_finish(view, input->origin);
    figures_index_add(context->indicators, indicator->id, indicator);
    return indicator;
}

void figures_indicators_build(struct figures_context *context, const struct value *inputs,
                              const struct figures_place *place, struct figures_group *group)
{
    for (size_t i = 0; i < figures_list_count(inputs); i++) {
        struct figures_indicator *indicator = build(context, value_at(inputs, i), place, i + 1);
        BASE_PUSH(context->scratch, group->items, group->count, group->capacity, indicator);
    }
}

void figures_group_join(struct figures_context *context, struct figures_group *group,
                        const struct figures_group *other)
{
    for (size_t i = 0; i < other->count; i++) {
        BASE_PUSH(context->scratch, group->items, group->count, group->capacity, other->items[i]);
    }
}

const struct value *figures_group_view(struct figures_context *context,
                                       const struct figures_group *group)
{
    struct figures_list list = {0};
    for (size_t i = 0; i < group->count; i++) {
        figures_list_add(context, &list, group->items[i]->view);
    }
    return figures_list_value(context, &list);
}

const struct value *figures_group_mean(struct figures_context *context, const char *path,
                                       const struct figures_group *group)
{
    struct figures_terms terms = {0};
    for (size_t i = 0; i < group->count; i++) {
        const struct figures_indicator *indicator = group->items[i];
        figures_terms_add(
            context, &terms,
            (struct figures_term){indicator->id, indicator->averaged, indicator->weight});
    }
    return figures_mean_publish(context, path, "capaian indikator", &terms);
}
