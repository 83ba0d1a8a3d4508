/* Capaian by the direction of the indicator, with the declared rules for its edges. */
#include "figures_capaian.h"

#include <string.h>

#include "figures_context.h"
#include "figures_skala.h"

static const struct {
    const char *name, *formula;
} directions[] = {
    [FIGURES_UP] = {"naik", "realisasi ÷ target × 100"},
    [FIGURES_DOWN] = {"turun", "(2 × target − realisasi) ÷ target × 100"},
    [FIGURES_DOWN_INVERSE] = {"turun_terbalik", "target ÷ realisasi × 100"},
    [FIGURES_RANGE] = {"rentang", "100 di dalam rentang target; di bawahnya realisasi ÷ batas "
                                  "bawah × 100; di atasnya (2 × batas atas − realisasi) ÷ batas "
                                  "atas × 100"},
    [FIGURES_EXACT] = {"tepat", "100 − |realisasi − target| ÷ target × 100"},
    [FIGURES_GRADE] = {"nilai", "peringkat realisasi ÷ peringkat target × 100"},
    [FIGURES_FROM_ZERO] = {"jumlah",
                           "realisasi ÷ target × 100; target 0: 100 bila realisasi tidak negatif"},
    [FIGURES_TO_ZERO] = {"nihil", "(2 × target − realisasi) ÷ target × 100, tidak kurang dari 0; "
                                  "target 0: 100 bila realisasi 0, selain itu 0"},
};

struct figures_measure figures_measure_of(const struct value *indicator)
{
    struct figures_measure measure = {FIGURES_UP, figures_grades_of(indicator)};
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

size_t figures_grade_rank(const struct figures_measure *measure, const struct value *grade)
{
    return figures_grades_rank(&measure->grades, value_text_or(grade, NULL));
}

static bool units_agree(const char *left, const char *right)
{
    return left == NULL || right == NULL || strcmp(left, right) == 0;
}

static const struct value_rational *zero(const struct figures_context *context)
{
    return value_rational_integer(context->arena, 0);
}

static const struct value_rational *not_negative(const struct figures_context *context,
                                                 const struct value_rational *number)
{
    return number != NULL && value_rational_sign(number) < 0 ? zero(context) : number;
}

static const struct value_rational *down(const struct figures_context *context,
                                         const struct value_rational *target,
                                         const struct value_rational *realisasi)
{
    const struct value_rational *twice = value_rational_add(context->arena, target, target);
    return figures_ratio_percent(context, value_rational_subtract(context->arena, twice, realisasi),
                                 target);
}

static const struct value_rational *inverse(const struct figures_context *context,
                                            const struct value_rational *target,
                                            const struct value_rational *realisasi)
{
    if (value_rational_sign(realisasi) > 0) {
        return figures_ratio_percent(context, target, realisasi);
    }
    if (value_rational_sign(realisasi) < 0 || context->rules.zero_realisasi == FIGURES_ZERO_EMPTY) {
        return NULL;
    }
    return context->rules.zero_realisasi == FIGURES_ZERO_HUNDRED ? context->hundred : context->cap;
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

/* A target of 0 cannot be divided by: it is reached or not, where the kind of the indicator or the
 * report says so. */
static const struct value_rational *at_zero(const struct figures_context *context,
                                            enum figures_direction direction,
                                            const struct value_rational *realisasi)
{
    int sign = value_rational_sign(realisasi);
    bool own_rule = direction == FIGURES_FROM_ZERO || direction == FIGURES_TO_ZERO;
    if (!own_rule && !context->rules.zero_target_counts) {
        return NULL;
    }
    bool reached = sign <= 0;
    if (direction == FIGURES_EXACT) {
        reached = sign == 0;
    } else if (direction == FIGURES_UP || direction == FIGURES_FROM_ZERO ||
               direction == FIGURES_GRADE) {
        reached = sign >= 0;
    }
    return reached ? context->hundred : zero(context);
}

/* One target number and one realised number. A negative target has no capaian: a ratio to it would
 * say the opposite of what happened. */
static const struct value_rational *by_number(const struct figures_context *context,
                                              enum figures_direction direction,
                                              const struct value_rational *target,
                                              const struct value_rational *realisasi)
{
    int sign = value_rational_sign(target);
    if (sign <= 0) {
        return sign < 0 ? NULL : at_zero(context, direction, realisasi);
    }
    switch (direction) {
    case FIGURES_DOWN:
        return down(context, target, realisasi);
    case FIGURES_TO_ZERO:
        return not_negative(context, down(context, target, realisasi));
    case FIGURES_DOWN_INVERSE:
        return inverse(context, target, realisasi);
    case FIGURES_EXACT:
        return exact(context, target, realisasi);
    default:
        return figures_ratio_percent(context, realisasi, target);
    }
}

/* The target is a record {bawah, atas} or one quantity for both limits. The nearer limit is the
 * target of what lies outside, so that this never counts as reached. */
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
    if (value_rational_compare(realisasi, low) < 0) {
        return value_rational_sign(low) <= 0 ? NULL
                                             : figures_ratio_percent(context, realisasi, low);
    }
    if (value_rational_compare(realisasi, high) > 0) {
        return value_rational_sign(high) <= 0 ? NULL : down(context, high, realisasi);
    }
    return context->hundred;
}

/* The rank of a grade; a score is first turned into a grade where the list has a scale for it. */
static size_t rank_of(const struct figures_context *context, const struct figures_measure *measure,
                      const struct value *given)
{
    const struct figures_grade_list *list = measure->grades.builtin;
    if (given->kind == VALUE_NUMBER && list != NULL && list->scale != NULL) {
        return figures_grades_rank(&measure->grades,
                                   figures_preset_label(context, list->scale, given->number));
    }
    return figures_grade_rank(measure, given);
}

static const struct value_rational *by_grade(const struct figures_context *context,
                                             const struct figures_measure *measure,
                                             const struct value *target,
                                             const struct value *realisasi)
{
    size_t wanted = rank_of(context, measure, target);
    size_t reached = rank_of(context, measure, realisasi);
    if (wanted != 0 && reached != 0) {
        return measure->grades.scores == NULL
                   ? value_rational_ratio(context->arena, (long long)reached * 100,
                                          (long long)wanted)
                   : figures_ratio_percent(context, figures_grades_score(&measure->grades, reached),
                                           figures_grades_score(&measure->grades, wanted));
    }
    bool known_grades = figures_grades_count(&measure->grades) > 0;
    bool same = target->kind == VALUE_TEXT && value_equal(target, realisasi);
    return same && !known_grades ? context->hundred : NULL;
}

static const struct value_rational *by_kind(const struct figures_context *context,
                                            const struct figures_measure *measure,
                                            const struct value *target,
                                            const struct value *realisasi)
{
    if (measure->direction == FIGURES_GRADE &&
        (target->kind == VALUE_TEXT || realisasi->kind == VALUE_TEXT)) {
        return by_grade(context, measure, target, realisasi);
    }
    struct figures_quantity reached = figures_quantity_of(realisasi);
    if (reached.number == NULL) {
        return NULL;
    }
    if (measure->direction == FIGURES_RANGE) {
        return by_range(context, target, reached.number);
    }
    struct figures_quantity wanted = figures_quantity_of(target);
    if (wanted.number == NULL || !units_agree(wanted.unit, reached.unit)) {
        return NULL;
    }
    return by_number(context, measure->direction, wanted.number, reached.number);
}

const struct value_rational *figures_capaian_exact(const struct figures_context *context,
                                                   const struct figures_measure *measure,
                                                   const struct value *target,
                                                   const struct value *realisasi)
{
    if (!figures_is_given(target) || !figures_is_given(realisasi)) {
        return NULL;
    }
    const struct value_rational *number = by_kind(context, measure, target, realisasi);
    return context->rules.no_negatives ? not_negative(context, number) : number;
}

/* Publishes the capaian held down to the cap of the report. */
static const struct value *publish_capped(struct figures_context *context, const char *path,
                                          const struct value *uncapped)
{
    struct figures_operand operands[] = {{"capaian tanpa batas", uncapped}};
    struct figures_recipe recipe = {
        base_format(context->arena, "capaian, paling tinggi %s",
                    value_rational_text(context->arena, context->cap, -1)),
        FIGURES_PERCENT};
    return figures_publish(context, path, recipe, operands, 1, context->cap);
}

/* The part of the formula that applies to a target: behind "; " stands what a target of 0 gives. */
static const char *formula_of(const struct figures_context *context,
                              const struct figures_measure *measure, const struct value *target)
{
    const char *whole = figures_capaian_formula(measure->direction);
    const char *zero = strstr(whole, "; target 0: ");
    const struct value_rational *number = figures_quantity_of(target).number;
    if (measure->direction == FIGURES_GRADE && measure->grades.scores != NULL) {
        return "nilai peringkat realisasi ÷ nilai peringkat target × 100";
    }
    bool is_zero = number != NULL && value_rational_sign(number) == 0;
    if (zero == NULL && is_zero && context->rules.zero_target_counts) {
        return "target 0: 100 bila tercapai, selain itu 0";
    }
    if (zero == NULL || number == NULL) {
        return whole;
    }
    return is_zero ? zero + strlen("; ") : base_copy(context->arena, whole, (size_t)(zero - whole));
}

struct figures_capaian figures_capaian_publish(struct figures_context *context, const char *prefix,
                                               const char *suffix,
                                               const struct figures_measure *measure,
                                               const struct value *target,
                                               const struct value *realisasi)
{
    struct figures_operand operands[] = {{"target", target}, {"realisasi", realisasi}};
    struct figures_recipe recipe = {formula_of(context, measure, target), FIGURES_PERCENT};
    const struct value_rational *number =
        figures_capaian_exact(context, measure, target, realisasi);
    const char *path = base_format(context->arena, "%s.capaian%s", prefix, suffix);
    struct figures_capaian capaian;
    if (number == NULL || context->cap == NULL ||
        value_rational_compare(number, context->cap) <= 0) {
        capaian.value = figures_publish(context, path, recipe, operands, 2, number);
        capaian.uncapped = capaian.averaged = capaian.value;
        return capaian;
    }
    if (context->rules.cap_use == FIGURES_CAP_MEAN) {
        capaian.value = figures_publish(context, path, recipe, operands, 2, number);
        capaian.uncapped = capaian.value;
        capaian.averaged = publish_capped(
            context, base_format(context->arena, "%s.capaian_batas%s", prefix, suffix),
            capaian.value);
        return capaian;
    }
    capaian.uncapped =
        figures_publish(context, base_format(context->arena, "%s.capaian_asli%s", prefix, suffix),
                        recipe, operands, 2, number);
    capaian.value = publish_capped(context, path, capaian.uncapped);
    capaian.averaged =
        context->rules.cap_use == FIGURES_CAP_DISPLAY ? capaian.uncapped : capaian.value;
    return capaian;
}
