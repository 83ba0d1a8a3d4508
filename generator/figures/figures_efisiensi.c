/* Rules of efficiency. Words follow the figures as printed, so that a reader can check them. */
#include "figures_efisiensi.h"

#include <string.h>

#include "figures_context.h"

/* What a rule works on; absent ones are NULL. capaian and serapan are exact percentages. */
struct terms {
    const struct value_rational *capaian, *serapan, *pagu, *spent;
    const struct value_rational *difference; /* of capaian and serapan as printed */
    const struct figures_efforts *parts;     /* at least one */
};

struct figures_efficiency {
    const char *name, *formula;
    enum figures_unit unit;
    enum { WHOLE, MONEY, PARTS } basis; /* capaian and spending; spending alone; over the parts */
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

/* What one part adds to the sums of the PMK rules; false when something of it is not known. */
struct part {
    const struct value_rational *capaian, *pagu, *spent;
};
static bool part_of(const struct figures_effort *effort, struct part *part)
{
    part->capaian = value_number_or_null(effort->capaian);
    part->pagu = value_number_or_null(effort->spending.pagu);
    part->spent = value_number_or_null(effort->spending.realisasi);
    return part->capaian != NULL && part->pagu != NULL && part->spent != NULL;
}

/* PMK 214/2017 and 22/2021: the sum of (PA x C - RA) over the sum of (PA x C), x 100 */
static const struct value_rational *against_output(const struct figures_context *context,
                                                   const struct terms *terms)
{
    const struct value_rational *due = value_rational_integer(context->arena, 0);
    const struct value_rational *spent = due;
    for (size_t i = 0; i < terms->parts->count; i++) {
        struct part part;
        if (!part_of(&terms->parts->items[i], &part)) {
            continue;
        }
        const struct value_rational *product =
            value_rational_multiply(context->arena, part.pagu, part.capaian);
        due = value_rational_add(context->arena, due,
                                 value_rational_divide(context->arena, product, context->hundred));
        spent = value_rational_add(context->arena, spent, part.spent);
    }
    return figures_ratio_percent(context, figures_difference(context, due, spent), due);
}

/* PMK 249/2011: the mean of 1 - (RAK / RVK) / (PAK / TVK), x 100. With C = RVK / TVK a part is
 * 1 - (RA / PA) / C; a part without output or without budget has no such ratio. */
static const struct value_rational *against_unit_cost(const struct figures_context *context,
                                                      const struct terms *terms)
{
    const struct value_rational *sum = value_rational_integer(context->arena, 0);
    long long count = 0;
    for (size_t i = 0; i < terms->parts->count; i++) {
        struct part part;
        if (!part_of(&terms->parts->items[i], &part) || value_rational_sign(part.pagu) == 0 ||
            value_rational_sign(part.capaian) <= 0) {
            continue;
        }
        const struct value_rational *due =
            value_rational_multiply(context->arena, part.pagu, part.capaian);
        const struct value_rational *cost = value_rational_divide(
            context->arena,
            value_rational_multiply(
                context->arena,
                value_rational_multiply(context->arena, part.spent, context->hundred),
                context->hundred),
            due);
        sum = value_rational_add(context->arena, sum,
                                 figures_difference(context, context->hundred, cost));
        count++;
    }
    return count == 0 ? NULL
                      : value_rational_divide(context->arena, sum,
                                              value_rational_integer(context->arena, count));
}

/* NE = 50 + E / 20 x 50 with E held within -20..20, so that it lies within 0..100 */
static const struct value_rational *score(const struct figures_context *context,
                                          const struct value_rational *number)
{
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

static const struct value_rational *output_score(const struct figures_context *context,
                                                 const struct terms *terms)
{
    return score(context, against_output(context, terms));
}

static const struct value_rational *unit_cost_score(const struct figures_context *context,
                                                    const struct terms *terms)
{
    return score(context, against_unit_cost(context, terms));
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

static const char *sign_words(const struct value_rational *number)
{
    if (number == NULL) {
        return NULL;
    }
    return value_rational_sign(number) >= 0 ? "Efisien" : "Tidak Efisien";
}

static const char *output_words(const struct figures_context *context, const struct terms *terms)
{
    return sign_words(against_output(context, terms));
}

static const char *unit_cost_words(const struct figures_context *context, const struct terms *terms)
{
    return sign_words(against_unit_cost(context, terms));
}

#define PMK_OUTPUT "Σ(pagu × capaian ÷ 100 − realisasi anggaran) ÷ Σ(pagu × capaian ÷ 100) × 100"
#define PMK_UNIT_COST "rata-rata dari 100 − (realisasi anggaran ÷ pagu) ÷ (capaian ÷ 100) × 100"
#define PMK_SCORE "50 + E ÷ 20 × 50, E dibatasi −20 sampai 20, dengan E = "

static const struct figures_efficiency rules[] = {
    {"selisih", "capaian − serapan", FIGURES_PERCENT, WHOLE, gap, two_words, NULL},
    {"label", "capaian − serapan; efisien bila capaian tidak di bawah serapan", FIGURES_PERCENT,
     WHOLE, gap, two_words, NULL},
    {"tiga_kelas", "capaian − serapan; di atas 5 efisien, −5 sampai 5 cukup efisien",
     FIGURES_PERCENT, WHOLE, gap, three_words, NULL},
    {"bertingkat", "capaian − serapan; efisien bila tidak negatif, selain itu kurang efisien",
     FIGURES_PERCENT, WHOLE, gap, graded_words, "Tidak Dapat Dihitung"},
    {"rupiah", "pagu − realisasi anggaran", FIGURES_MONEY, MONEY, saved, two_words, NULL},
    {"rasio", "capaian ÷ serapan; efisien bila lebih dari 1", FIGURES_PLAIN, WHOLE, ratio,
     strict_words, NULL},
    {"tercapai", "100 − serapan, hanya bila capaian mencapai 100 dan serapan di bawah 100",
     FIGURES_PERCENT, WHOLE, unspent, reached_words, NULL},
    {"pmk249", PMK_UNIT_COST, FIGURES_PERCENT, PARTS, against_unit_cost, unit_cost_words, NULL},
    {"pmk249_nilai", PMK_SCORE PMK_UNIT_COST, FIGURES_PERCENT, PARTS, unit_cost_score,
     unit_cost_words, NULL},
    {"pmk214", PMK_OUTPUT, FIGURES_PERCENT, PARTS, against_output, output_words, NULL},
    {"pmk214_nilai", PMK_SCORE PMK_OUTPUT, FIGURES_PERCENT, PARTS, output_score, output_words,
     NULL},
    {"pmk22", PMK_OUTPUT, FIGURES_PERCENT, PARTS, against_output, output_words, NULL},
    {"pmk22_nilai", PMK_SCORE PMK_OUTPUT, FIGURES_PERCENT, PARTS, output_score, output_words, NULL},
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

void figures_efforts_add(struct figures_context *context, struct figures_efforts *list,
                         struct figures_effort effort)
{
    BASE_PUSH(context->scratch, list->items, list->count, list->capacity, effort);
}

static struct terms terms_of(const struct figures_context *context,
                             const struct figures_effort *whole,
                             const struct figures_efforts *parts)
{
    struct terms terms = {
        .capaian = value_number_or_null(whole->capaian),
        .serapan = value_number_or_null(whole->spending.serapan),
        .pagu = value_number_or_null(whole->spending.pagu),
        .spent = value_number_or_null(whole->spending.realisasi),
        .parts = parts,
    };
    terms.difference = figures_difference(context, figures_as_shown(context, terms.capaian),
                                          figures_as_shown(context, terms.serapan));
    return terms;
}

/* What the number rests on, and what the label rests on. */
static bool number_known(const struct figures_efficiency *rule, const struct terms *terms)
{
    bool money = terms->pagu != NULL && terms->spent != NULL;
    return rule->basis == PARTS || (money && (rule->basis == MONEY || terms->difference != NULL));
}

static bool label_known(const struct figures_efficiency *rule, const struct terms *terms)
{
    return rule->basis == PARTS ||
           (terms->difference != NULL && terms->pagu != NULL && terms->spent != NULL);
}

/* The operands of the number: those of the parts, or of the whole as far as the rule uses it. */
static void add_operands(struct figures_context *context, const struct figures_efficiency *rule,
                         const struct figures_efforts *efforts, struct figures_operands *operands)
{
    for (size_t i = 0; i < efforts->count; i++) {
        const struct figures_effort *effort = &efforts->items[i];
        const char *of = efforts->count > 1 ? base_format(context->arena, " %s", effort->name) : "";
        if (rule->basis != MONEY) {
            figures_operands_add(context, operands, base_format(context->arena, "capaian%s", of),
                                 effort->capaian);
        }
        if (rule->basis == WHOLE) {
            figures_operands_add(context, operands, "serapan", effort->spending.serapan);
        } else {
            figures_operands_add(context, operands, base_format(context->arena, "pagu%s", of),
                                 effort->spending.pagu);
            figures_operands_add(context, operands,
                                 base_format(context->arena, "realisasi anggaran%s", of),
                                 effort->spending.realisasi);
        }
    }
}

bool figures_efficiency_speaks(const struct figures_context *context)
{
    return context->rule->basis == MONEY || context->rule->unknown != NULL;
}

const struct value *figures_efficiency_nothing(struct figures_context *context)
{
    if (context->no_efficiency == NULL) {
        const struct value *nothing = value_null(context->arena, 0);
        struct value_entry entries[] = {
            {"nilai", nothing},
            {"label", nothing},
            {"aturan", value_text(context->arena, 0, context->rule->name)},
        };
        context->no_efficiency =
            value_record_closed(context->arena, 0, entries, FIGURES_COUNT_OF(entries));
    }
    return context->no_efficiency;
}

const struct value *figures_efficiency_publish(struct figures_context *context, const char *prefix,
                                               const struct figures_effort *whole,
                                               const struct figures_efforts *parts)
{
    const struct figures_efficiency *rule = context->rule;
    struct figures_effort alone = *whole;
    struct figures_efforts single = {&alone, 1, 1};
    const struct figures_efforts *efforts =
        rule->basis == PARTS && parts != NULL && parts->count > 0 ? parts : &single;
    struct terms terms = terms_of(context, whole, efforts);
    struct figures_operands operands = {0};
    add_operands(context, rule, efforts, &operands);
    struct value_entry entries[3];
    entries[0].key = "nilai";
    entries[0].value = figures_publish(
        context, figures_path(context, prefix, "nilai"),
        (struct figures_recipe){rule->formula, rule->unit}, operands.items, operands.count,
        number_known(rule, &terms) ? rule->number(context, &terms) : NULL);
    if (rule->basis == MONEY) {
        figures_operands_add(context, &operands, "capaian", whole->capaian);
        figures_operands_add(context, &operands, "serapan", whole->spending.serapan);
    }
    entries[1].key = "label";
    entries[1].value = figures_publish_label(
        context, figures_path(context, prefix, "label"), rule->formula, operands.items,
        operands.count, label_known(rule, &terms) ? rule->label(context, &terms) : rule->unknown);
    entries[2].key = "aturan";
    entries[2].value = value_text(context->arena, 0, rule->name);
    return value_record_closed(context->arena, 0, entries, 3);
}
