/* Reads the declared rules of a report. */
#include "figures_aturan.h"

#include <string.h>

#include "figures_context.h"
#include "figures_efisiensi.h"
#include "figures_skala.h"

static bool is(const struct value *record, const char *key, const char *name)
{
    return strcmp(value_text_or(figures_member(record, key), ""), name) == 0;
}

/* laporan.capaian.batas: a number, or a number as text. */
static const struct value_rational *read_cap(struct figures_context *context,
                                             const struct value *given)
{
    if (given->kind == VALUE_TEXT) {
        return value_rational_parse(context->arena, given->text, strlen(given->text));
    }
    return value_number_or_null(given);
}

static const struct figures_efficiency *read_efficiency(struct figures_context *context,
                                                        const struct value *given)
{
    const struct figures_efficiency *rule = figures_efficiency_find(value_text_or(given, NULL));
    if (rule != NULL) {
        return rule;
    }
    struct base_buffer names = {.arena = context->arena};
    for (const char *const *name = figures_efficiency_names(); *name != NULL; name++) {
        base_buffer_format(&names, "%s%s", names.length == 0 ? "" : ", ", *name);
    }
    base_report(context->diagnostics, base_at(given->origin),
                BASE_MESSAGE_FIGURES_EFFICIENCY_UNKNOWN, given->text, base_buffer_get(&names));
    return figures_efficiency_find(NULL);
}

static enum figures_zero read_zero(struct figures_context *context, const struct value *rules)
{
    if (is(rules, "realisasi_nol", "seratus")) {
        return FIGURES_ZERO_HUNDRED;
    }
    if (!is(rules, "realisasi_nol", "batas")) {
        return FIGURES_ZERO_EMPTY;
    }
    if (context->cap == NULL) {
        base_report(context->diagnostics, base_at(figures_member(rules, "realisasi_nol")->origin),
                    BASE_MESSAGE_FIGURES_ZERO_CAP, NULL);
    }
    return FIGURES_ZERO_CAP;
}

/* "tercetak" (default): as percentages are printed; "tepat": unrounded; or a number of decimals. */
static int scale_decimals(const struct figures_context *context, const struct value *given)
{
    if (given->kind == VALUE_NUMBER) {
        long long decimals = value_integer_or(given, 2);
        return decimals < 0 || decimals > 12 ? context->percent_decimals : (int)decimals;
    }
    return strcmp(value_text_or(given, ""), "tepat") == 0 ? FIGURES_UNROUNDED
                                                          : context->percent_decimals;
}

void figures_rules_read(struct figures_context *context)
{
    const struct value *laporan = context->model->laporan;
    const struct value *style = figures_member(laporan, "angka");
    const struct value *capaian = figures_member(laporan, "capaian");
    long long decimals = value_integer_or(figures_member(style, "desimal_persen"), 2);
    context->percent_decimals = decimals < 0 || decimals > 12 ? 2 : (int)decimals;
    context->rounding = is(style, "pembulatan", "potong") ? VALUE_TRUNCATE : VALUE_HALF_UP;
    context->empty = value_text_or(figures_member(style, "kosong"), "–");
    context->hundred = value_rational_integer(context->arena, 100);
    context->cap = read_cap(context, figures_member(capaian, "batas"));
    context->rules.cap_use = is(capaian, "batas_untuk", "tampilan")    ? FIGURES_CAP_DISPLAY
                             : is(capaian, "batas_untuk", "rata_rata") ? FIGURES_CAP_MEAN
                                                                       : FIGURES_CAP_ALL;
    context->rules.zero_target_counts = is(capaian, "target_nol", "tercapai");
    context->rules.zero_realisasi = read_zero(context, capaian);
    context->rules.no_negatives = is(capaian, "negatif", "nol");
    context->rules.strict_means = is(capaian, "kosong_pada_rata", "mengosongkan");
    context->rules.scale_decimals =
        scale_decimals(context, figures_member(capaian, "presisi_skala"));
    context->scale = figures_scale_read(context, figures_member(capaian, "skala"));
    context->rule = read_efficiency(context, figures_member(laporan, "efisiensi"));
    context->mean_of_indicators = is(capaian, "rata_rata", "indikator");
}
