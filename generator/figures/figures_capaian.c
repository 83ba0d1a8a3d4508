/* Capaian by direction of the indicator: naik, turun, turun_terbalik, rentang, tepat, nilai. */
#include "figures_capaian.h"

#include <string.h>

#include "figures_context.h"

static const struct {
    const char *name, *formula;
} directions[] = {
    [FIGURES_UP] = {"naik", "realisasi ÷ target × 100"},
    [FIGURES_DOWN] = {"turun", "(2 × target − realisasi) ÷ target × 100"},
    [FIGURES_DOWN_INVERSE] = {"turun_terbalik", "target ÷ realisasi × 100"},
    [FIGURES_RANGE] = {"rentang", "100 di dalam rentang target; di bawahnya realisasi ÷ batas "
                                  "bawah × 100; di atasnya realisasi ÷ batas atas × 100"},
    [FIGURES_EXACT] = {"tepat", "100 − |realisasi − target| ÷ target × 100"},
    [FIGURES_GRADE] = {"nilai", "peringkat realisasi ÷ peringkat target × 100"},
};

struct figures_measure figures_measure_of(const struct value *indicator)
{
    struct figures_measure measure = {FIGURES_UP, figures_member(indicator, "peringkat")};
    const char *name = value_text_or(figures_member(indicator, "arah"), "naik");
    for (size_t i = 0; i < FIGURES_COUNT_OF(directions); i++) {
        if (strcmp(name, directions[i].name) == 0) {
            measure.direction = (enum figures_direction)i;
        }
    }
    return measure;
}

const char *figures_capaian_formula(enum figures_direction direction)
{
    return directions[direction].formula;
}

long long figures_grade_rank(struct figures_measure measure, const struct value *grade)
{
    const char *name = value_text_or(grade, NULL);
    size_t count = figures_list_count(measure.grades);
    for (size_t i = 0; name != NULL && i < count; i++) {
        if (strcmp(name, value_text_or(value_at(measure.grades, i), "")) == 0) {
            return (long long)(count - i);
        }
    }
    return 0;
}

static bool units_agree(const char *left, const char *right)
{
    return left == NULL || right == NULL || strcmp(left, right) == 0;
}

static const struct value_rational *down(const struct figures_context *context,
                                         const struct value_rational *target,
                                         const struct value_rational *realisasi)
{
    const struct value_rational *twice = value_rational_add(context->arena, target, target);
    return figures_ratio_percent(context, value_rational_subtract(context->arena, twice, realisasi),
                                 target);
}

static const struct value_rational *exact(const struct figures_context *context,
                                          const struct value_rational *target,
                                          const struct value_rational *realisasi)
{
    const struct value_rational *off = value_rational_absolute(
        context->arena, value_rational_subtract(context->arena, realisasi, target));
    return figures_difference(context, context->hundred,
                              figures_ratio_percent(context, off, target));
}

/* One target number and one realised number. A negative target has no capaian: a ratio to it would
 * say the opposite of what happened. */
static const struct value_rational *by_number(const struct figures_context *context,
                                              enum figures_direction direction,
                                              const struct value_rational *target,
                                              const struct value_rational *realisasi)
{
    if (value_rational_sign(target) <= 0) {
        return NULL;
    }
    switch (direction) {
    case FIGURES_DOWN:
        return down(context, target, realisasi);
    case FIGURES_DOWN_INVERSE:
        return value_rational_sign(realisasi) <= 0
                   ? NULL
                   : figures_ratio_percent(context, target, realisasi);
    case FIGURES_EXACT:
        return exact(context, target, realisasi);
    default:
        return figures_ratio_percent(context, realisasi, target);
    }
}

/* The target is a record {bawah, atas} or one quantity for both limits. */
static const struct value_rational *by_range(const struct figures_context *context,
                                             const struct value *target,
                                             const struct value_rational *realisasi)
{
    const struct value_rational *low = value_number_or_null(figures_member(target, "bawah"));
    const struct value_rational *high = value_number_or_null(figures_member(target, "atas"));
    if (low == NULL && high == NULL) {
        low = high = figures_quantity_of(target).number;
    }
    if (low == NULL || high == NULL || value_rational_compare(low, high) > 0) {
        return NULL;
    }
    const struct value_rational *limit = NULL;
    if (value_rational_compare(realisasi, low) < 0) {
        limit = low;
    } else if (value_rational_compare(realisasi, high) > 0) {
        limit = high;
    } else {
        return context->hundred;
    }
    return value_rational_sign(limit) <= 0 ? NULL
                                           : figures_ratio_percent(context, realisasi, limit);
}

static const struct value_rational *by_grade(const struct figures_context *context,
                                             struct figures_measure measure,
                                             const struct value *target,
                                             const struct value *realisasi)
{
    long long wanted = figures_grade_rank(measure, target);
    long long reached = figures_grade_rank(measure, realisasi);
    if (wanted != 0 && reached != 0) {
        return value_rational_ratio(context->arena, reached * 100, wanted);
    }
    bool known_grades = figures_list_count(measure.grades) > 0;
    bool same = target->kind == VALUE_TEXT && value_equal(target, realisasi);
    return same && !known_grades ? context->hundred : NULL;
}

const struct value_rational *figures_capaian_exact(const struct figures_context *context,
                                                   struct figures_measure measure,
                                                   const struct value *target,
                                                   const struct value *realisasi)
{
    if (!figures_is_given(target) || !figures_is_given(realisasi)) {
        return NULL;
    }
    if (measure.direction == FIGURES_GRADE &&
        (target->kind == VALUE_TEXT || realisasi->kind == VALUE_TEXT)) {
        return by_grade(context, measure, target, realisasi);
    }
    struct figures_quantity reached = figures_quantity_of(realisasi);
    if (reached.number == NULL) {
        return NULL;
    }
    if (measure.direction == FIGURES_RANGE) {
        return by_range(context, target, reached.number);
    }
    struct figures_quantity wanted = figures_quantity_of(target);
    if (wanted.number == NULL || !units_agree(wanted.unit, reached.unit)) {
        return NULL;
    }
    return by_number(context, measure.direction, wanted.number, reached.number);
}

struct figures_capaian figures_capaian_publish(struct figures_context *context, const char *prefix,
                                               const char *suffix, struct figures_measure measure,
                                               const struct value *target,
                                               const struct value *realisasi)
{
    struct figures_operand operands[] = {{"target", target}, {"realisasi", realisasi}};
    struct figures_recipe recipe = {figures_capaian_formula(measure.direction), FIGURES_PERCENT};
    const struct value_rational *number =
        figures_capaian_exact(context, measure, target, realisasi);
    const char *path = base_format(context->arena, "%s.capaian%s", prefix, suffix);
    struct figures_capaian capaian;
    if (number == NULL || context->cap == NULL ||
        value_rational_compare(number, context->cap) <= 0) {
        capaian.value = figures_publish(context, path, recipe, operands, 2, number);
        capaian.uncapped = capaian.value;
        return capaian;
    }
    capaian.uncapped =
        figures_publish(context, base_format(context->arena, "%s.capaian_asli%s", prefix, suffix),
                        recipe, operands, 2, number);
    struct figures_operand uncapped[] = {{"capaian tanpa batas", capaian.uncapped}};
    recipe.formula = base_format(context->arena, "capaian, paling tinggi %s",
                                 value_rational_text(context->arena, context->cap, -1));
    capaian.value = figures_publish(context, path, recipe, uncapped, 1, context->cap);
    return capaian;
}
