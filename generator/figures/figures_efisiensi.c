/* Rules of efficiency. Words follow the figures as printed, so that a reader can check them. */
#include "figures_efisiensi.h"

#include <string.h>

#include "figures_anggaran.h"
#include "figures_context.h"

/* What a rule works on: all of them known. capaian and serapan are exact percentages. */
struct terms {
    const struct value_rational *capaian, *serapan, *pagu, *spent;
    const struct value_rational *difference; /* of capaian and serapan as printed */
};

struct figures_efficiency {
    const char *name, *formula;
    enum figures_unit unit;
    /* NULL when the rule gives no number. */
    const struct value_rational *(*number)(const struct figures_context *, const struct terms *);
    const char *(*label)(const struct figures_context *, const struct terms *);
    const char *unknown; /* label when something is not known, NULL = none */
};

static const struct value_rational *gap(const struct figures_context *context,
                                        const struct terms *terms)
{
    return figures_difference(context, terms->capaian, terms->serapan);
}

static const struct value_rational *saved(const struct figures_context *context,
                                          const struct terms *terms)
{
    return figures_difference(context, terms->pagu, terms->spent);
}

static const struct value_rational *ratio(const struct figures_context *context,
                                          const struct terms *terms)
{
    return value_rational_divide(context->arena, terms->capaian, terms->serapan);
}

/* Reached in full with less than the whole budget; otherwise there is nothing to tell. */
static bool reached_below_budget(const struct figures_context *context, const struct terms *terms)
{
    return value_rational_compare(figures_as_shown(context, terms->capaian), context->hundred) >=
               0 &&
           value_rational_compare(figures_as_shown(context, terms->serapan), context->hundred) < 0;
}

static const struct value_rational *unspent(const struct figures_context *context,
                                            const struct terms *terms)
{
    return reached_below_budget(context, terms)
               ? figures_difference(context, context->hundred, terms->serapan)
               : NULL;
}

/* (PA x C - RA) / (PA x C) x 100 */
static const struct value_rational *against_output(const struct figures_context *context,
                                                   const struct terms *terms)
{
    const struct value_rational *due = value_rational_divide(
        context->arena, value_rational_multiply(context->arena, terms->pagu, terms->capaian),
        context->hundred);
    return figures_ratio_percent(context, figures_difference(context, due, terms->spent), due);
}

/* 50 + E / 20 x 50 with E held within -20..20 */
static const struct value_rational *efficiency_score(const struct figures_context *context,
                                                     const struct terms *terms)
{
    const struct value_rational *number = against_output(context, terms);
    if (number == NULL) {
        return NULL;
    }
    const struct value_rational *limit = value_rational_integer(context->arena, 20);
    const struct value_rational *least = value_rational_negate(context->arena, limit);
    if (value_rational_compare(number, limit) > 0) {
        number = limit;
    } else if (value_rational_compare(number, least) < 0) {
        number = least;
    }
    return value_rational_add(context->arena, value_rational_integer(context->arena, 50),
                              value_rational_multiply(context->arena, number,
                                                      value_rational_ratio(context->arena, 5, 2)));
}

static const char *two_words(const struct figures_context *context, const struct terms *terms)
{
    (void)context;
    return value_rational_sign(terms->difference) >= 0 ? "Efisien" : "Tidak Efisien";
}

static const char *three_words(const struct figures_context *context, const struct terms *terms)
{
    const struct value_rational *margin = value_rational_integer(context->arena, 5);
    if (value_rational_compare(terms->difference, margin) > 0) {
        return "Efisien";
    }
    return value_rational_compare(value_rational_absolute(context->arena, terms->difference),
                                  margin) <= 0
               ? "Cukup Efisien"
               : "Tidak Efisien";
}

static const char *graded_words(const struct figures_context *context, const struct terms *terms)
{
    (void)context;
    if (value_rational_sign(terms->capaian) == 0 && value_rational_sign(terms->serapan) == 0) {
        return "Belum Dilaksanakan";
    }
    return value_rational_sign(terms->difference) >= 0 ? "Efisien" : "Kurang Efisien";
}

static const char *strict_words(const struct figures_context *context, const struct terms *terms)
{
    (void)context;
    return value_rational_sign(terms->difference) > 0 ? "Efisien" : "Tidak Efisien";
}

static const char *reached_words(const struct figures_context *context, const struct terms *terms)
{
    return reached_below_budget(context, terms) ? "Efisien" : "Tidak Efisien";
}

static const char *output_words(const struct figures_context *context, const struct terms *terms)
{
    const struct value_rational *number = against_output(context, terms);
    if (number == NULL) {
        return NULL;
    }
    return value_rational_sign(number) >= 0 ? "Efisien" : "Tidak Efisien";
}

static const struct figures_efficiency rules[] = {
    {"selisih", "capaian − serapan", FIGURES_PERCENT, gap, two_words, NULL},
    {"label", "capaian − serapan; efisien bila capaian tidak di bawah serapan", FIGURES_PERCENT,
     gap, two_words, NULL},
    {"tiga_kelas", "capaian − serapan; di atas 5 efisien, −5 sampai 5 cukup efisien",
     FIGURES_PERCENT, gap, three_words, NULL},
    {"bertingkat", "capaian − serapan; efisien bila tidak negatif, selain itu kurang efisien",
     FIGURES_PERCENT, gap, graded_words, "Tidak Dapat Dihitung"},
    {"rupiah", "pagu − realisasi anggaran", FIGURES_MONEY, saved, two_words, NULL},
    {"rasio", "capaian ÷ serapan; efisien bila lebih dari 1", FIGURES_PLAIN, ratio, strict_words,
     NULL},
    {"tercapai", "100 − serapan, hanya bila capaian mencapai 100 dan serapan di bawah 100",
     FIGURES_PERCENT, unspent, reached_words, NULL},
    {"pmk214", "(pagu × capaian − realisasi anggaran) ÷ (pagu × capaian) × 100", FIGURES_PERCENT,
     against_output, output_words, NULL},
    {"pmk214_nilai",
     "50 + E ÷ 20 × 50 dengan E = (pagu × capaian − realisasi anggaran) ÷ (pagu × "
     "capaian) × 100, dibatasi −20 sampai 20",
     FIGURES_PERCENT, efficiency_score, output_words, NULL},
};

const char *const *figures_efficiency_names(void)
{
    static const char *names[FIGURES_COUNT_OF(rules) + 1];
    for (size_t i = 0; i < FIGURES_COUNT_OF(rules); i++) {
        names[i] = rules[i].name;
    }
    return names;
}

const struct figures_efficiency *figures_efficiency_find(const char *name)
{
    if (name == NULL) {
        return &rules[0];
    }
    for (size_t i = 0; i < FIGURES_COUNT_OF(rules); i++) {
        if (strcmp(name, rules[i].name) == 0) {
            return &rules[i];
        }
    }
    return NULL;
}

/* False when a term is not known. */
static bool terms_of(const struct figures_context *context, const struct value *capaian,
                     const struct figures_spending *spending, struct terms *terms)
{
    terms->capaian = value_number_or_null(capaian);
    terms->serapan = value_number_or_null(spending->serapan);
    terms->pagu = value_number_or_null(spending->pagu);
    terms->spent = value_number_or_null(spending->realisasi);
    terms->difference = figures_difference(context, figures_as_shown(context, terms->capaian),
                                           figures_as_shown(context, terms->serapan));
    return terms->difference != NULL && terms->pagu != NULL && terms->spent != NULL;
}

const struct value *figures_efficiency_publish(struct figures_context *context, const char *prefix,
                                               const struct value *capaian,
                                               const struct figures_spending *spending)
{
    const struct figures_efficiency *rule = context->rule;
    struct figures_operand operands[] = {{"capaian", capaian},
                                         {"serapan", spending->serapan},
                                         {"pagu", spending->pagu},
                                         {"realisasi anggaran", spending->realisasi}};
    size_t count = rule->number == gap || rule->number == ratio ? 2 : 4;
    struct terms terms;
    bool known = terms_of(context, capaian, spending, &terms);
    struct value_entry entries[3];
    entries[0].key = "nilai";
    entries[0].value = figures_publish(context, base_format(context->arena, "%s.nilai", prefix),
                                       (struct figures_recipe){rule->formula, rule->unit}, operands,
                                       count, known ? rule->number(context, &terms) : NULL);
    entries[1].key = "label";
    entries[1].value = figures_publish_label(
        context, base_format(context->arena, "%s.label", prefix), rule->formula, operands, count,
        known ? rule->label(context, &terms) : rule->unknown);
    entries[2].key = "aturan";
    entries[2].value = value_text(context->arena, 0, rule->name);
    return value_record(context->arena, 0, entries, 3);
}
