/* Capaian up to each quarter: the quarters that are filled in, against the targets of the same. */
#include "figures_triwulan.h"

#include <string.h>

#include "figures_context.h"
#include "figures_tahun.h"

enum { QUARTERS = 4 };

/* Publishes <prefix>.triwulan.<n>.<name>: the sum or mean of the values up to a quarter, of those
 * quarters that are filled in. */
static const struct value *gathered(struct figures_context *context, const char *prefix,
                                    const char *name, bool sum, const struct value *values,
                                    const struct value *filled, size_t last)
{
    struct figures_operands operands = {0};
    for (size_t i = 0; i <= last; i++) {
        const struct value *value = value_at(values, i);
        if (!figures_is_given(value_at(filled, i)) || !figures_is_given(value)) {
            continue;
        }
        const struct value_rational *number = figures_quantity_of(value).number;
        figures_operands_add(context, &operands, base_format(context->arena, "triwulan %zu", i + 1),
                             number == NULL || value->kind == VALUE_NUMBER
                                 ? value
                                 : value_number(context->arena, value->origin, number));
    }
    return figures_publish(context, figures_path(context, prefix, name),
                           (struct figures_recipe){sum ? "jumlah sampai triwulan ini"
                                                       : "rata-rata sampai triwulan ini",
                                                   FIGURES_PLAIN},
                           operands.items, operands.count,
                           sum ? figures_sum(context, operands.items, operands.count)
                               : figures_mean(context, operands.items, operands.count));
}

static const struct value *quarter_view(struct figures_context *context,
                                        const struct figures_series *series,
                                        const struct value *targets, const struct value *reached,
                                        size_t quarter)
{
    const char *rule = value_text_or(figures_member(series->indicator, "akumulasi"), "terakhir");
    const char *prefix =
        base_format(context->arena, "%s.triwulan.%zu", series->prefix, quarter + 1);
    const struct value *target = value_at(targets, quarter);
    const struct value *realisasi = value_at(reached, quarter);
    bool sum = strcmp(rule, "jumlah") == 0;
    if (figures_is_given(realisasi) && (sum || strcmp(rule, "rata") == 0)) {
        target = gathered(context, prefix, "target", sum, targets, reached, quarter);
        realisasi = gathered(context, prefix, "realisasi", sum, reached, reached, quarter);
    }
    const struct value *capaian = figures_member(NULL, "");
    if (figures_is_given(realisasi)) {
        capaian =
            figures_capaian_publish(context, prefix, "", &series->measure, target, realisasi).value;
    }
    struct value_entry entries[] = {
        {"triwulan", value_integer(context->arena, 0, (long long)quarter + 1)},
        {"target", target},
        {"realisasi", realisasi},
        {"capaian", capaian},
    };
    return value_record_closed(context->arena, 0, entries, FIGURES_COUNT_OF(entries));
}

const struct value *figures_quarters_build(struct figures_context *context,
                                           const struct figures_series *series)
{
    const struct value *targets =
        figures_of_year(figures_member(series->indicator, "target_triwulan"), context->year);
    const struct value *reached =
        figures_of_year(figures_member(series->achievement, "triwulan"), context->year);
    struct figures_list list = {0};
    bool whole = figures_list_count(targets) == QUARTERS && figures_list_count(reached) == QUARTERS;
    for (size_t i = 0; whole && i < QUARTERS; i++) {
        figures_list_add(context, &list, quarter_view(context, series, targets, reached, i));
    }
    return figures_list_value(context, &list);
}
