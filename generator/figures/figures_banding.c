/* Comparisons: selisih, pertumbuhan, capaian against other targets. */
#include "figures_banding.h"

#include <string.h>

#include "figures_context.h"
#include "figures_tahun.h"
#include "figures_teks.h"

/* left - right of two stated values in the same unit; NULL when they cannot be compared. */
static const struct value_rational *distance(const struct figures_context *context,
                                             const struct value *left, const struct value *right)
{
    struct figures_quantity a = figures_quantity_of(left);
    struct figures_quantity b = figures_quantity_of(right);
    if (a.unit != NULL && b.unit != NULL && strcmp(a.unit, b.unit) != 0) {
        return NULL;
    }
    return figures_difference(context, a.number, b.number);
}

/* Publishes (realisasi - realisasi before) as a difference and as growth in percent. */
static void publish_change(struct figures_context *context, const char *difference_path,
                           const char *growth_path, const struct figures_operand operands[2],
                           const struct value *results[2])
{
    const struct value_rational *change = distance(context, operands[0].value, operands[1].value);
    const struct value_rational *base = figures_quantity_of(operands[1].value).number;
    results[0] =
        figures_publish(context, difference_path,
                        (struct figures_recipe){"realisasi − realisasi tahun lalu", FIGURES_PLAIN},
                        operands, 2, change);
    results[1] = figures_publish(
        context, growth_path,
        (struct figures_recipe){"(realisasi − realisasi tahun lalu) ÷ realisasi tahun lalu × 100",
                                FIGURES_PERCENT},
        operands, 2, figures_ratio_percent(context, change, base));
}

void figures_compare_with_before(struct figures_context *context,
                                 const struct figures_series *series, struct figures_year *year,
                                 const struct figures_year *before)
{
    struct figures_operand operands[] = {{"realisasi", year->realisasi},
                                         {"realisasi tahun lalu", before->realisasi}};
    if (!figures_is_given(year->realisasi) || !figures_is_given(before->realisasi)) {
        return;
    }
    const char *difference =
        base_format(context->arena, "%s.selisih.%lld", series->prefix, year->year);
    const char *growth =
        base_format(context->arena, "%s.pertumbuhan.%lld", series->prefix, year->year);
    const struct value *results[2];
    publish_change(context, difference, growth, operands, results);
    year->selisih = results[0];
    year->pertumbuhan = results[1];
}

static const struct value *direction(struct figures_context *context,
                                     const struct figures_series *series, const char *path,
                                     const struct figures_operand *operands)
{
    static const char *const names[] = {"turun", "tetap", "naik"};
    const struct value_rational *change = distance(context, operands[0].value, operands[1].value);
    const char *name = change == NULL ? NULL : names[value_rational_sign(change) + 1];
    size_t now = figures_grade_rank(&series->measure, operands[0].value);
    size_t last = figures_grade_rank(&series->measure, operands[1].value);
    if (now != 0 && last != 0) {
        name = names[(now > last) - (now < last) + 1];
    }
    return figures_publish_label(context, path, "arah perubahan realisasi dari tahun lalu",
                                 operands, 2, name);
}

const struct value *figures_compare_years(struct figures_context *context,
                                          const struct figures_series *series,
                                          const struct figures_year *now,
                                          const struct figures_year *last)
{
    struct figures_operand operands[] = {{"realisasi", now->realisasi},
                                         {"realisasi tahun lalu", last->realisasi}};
    const char *prefix = figures_path(context, series->prefix, "perbandingan");
    const struct value *results[2];
    publish_change(context, figures_path(context, prefix, "selisih"),
                   figures_path(context, prefix, "pertumbuhan"), operands, results);
    struct value_entry entries[3] = {{"selisih", results[0]}, {"pertumbuhan", results[1]}};
    entries[2].key = "arah";
    entries[2].value = direction(context, series, figures_path(context, prefix, "arah"), operands);
    return value_record_closed(context->arena, 0, entries, 3);
}

/* Capaian and selisih of this year's realisation against another target. */
static void against(struct figures_context *context, const struct figures_series *series,
                    const char *name, const struct value *target, const struct value *realisasi,
                    struct value_builder *view)
{
    const char *prefix = figures_path(context, series->prefix, name);
    struct figures_operand operands[] = {{"realisasi", realisasi}, {"pembanding", target}};
    const char *path = figures_path(context, prefix, "selisih");
    if (!figures_is_given(target)) {
        value_builder_set(view, "capaian", figures_nothing(context, prefix));
        value_builder_set(view, "selisih", figures_nothing(context, path));
        return;
    }
    value_builder_set(
        view, "capaian",
        figures_capaian_publish(context, prefix, "", &series->measure, target, realisasi).value);
    value_builder_set(
        view, "selisih",
        figures_publish(context, path,
                        (struct figures_recipe){"realisasi − pembanding", FIGURES_PLAIN}, operands,
                        2, distance(context, realisasi, target)));
}

const struct value *figures_compare_plan(struct figures_context *context,
                                         const struct figures_series *series,
                                         const struct figures_year *now)
{
    const struct value *target = figures_member(series->indicator, "target_akhir");
    if (!figures_is_given(target)) {
        const struct value *planned =
            figures_of_year(figures_member(series->indicator, "target"), context->plan_end);
        target = planned == NULL ? target : planned;
    }
    struct value_builder *view = value_builder_create(context->arena);
    value_builder_close(view);
    value_builder_set(view, "tahun",
                      context->plan_end == 0 ? value_null(context->arena, 0)
                                             : figures_year(context, context->plan_end));
    value_builder_set(view, "target", target);
    value_builder_set(view, "target_teks", figures_value_text(context, target, series->indicator));
    against(context, series, "renstra", target, now->realisasi, view);
    return value_builder_finish(view, 0);
}

const struct value *figures_compare_nation(struct figures_context *context,
                                           const struct figures_series *series,
                                           const struct figures_year *now)
{
    const struct value *standard = figures_member(series->indicator, "standar_nasional");
    struct value_builder *view = value_builder_create(context->arena);
    value_builder_close(view);
    value_builder_set(view, "nilai", standard);
    value_builder_set(view, "nilai_teks", figures_value_text(context, standard, series->indicator));
    against(context, series, "nasional", standard, now->realisasi, view);
    return value_builder_finish(view, 0);
}
