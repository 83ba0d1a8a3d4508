/* One year of an indicator: target, realisasi (also from quarters), capaian, predikat. */
#include "figures_tahun.h"

#include <stdio.h>
#include <string.h>

#include "figures_context.h"
#include "figures_teks.h"

const struct value *figures_of_year(const struct value *map, long long year)
{
    char key[24];
    snprintf(key, sizeof key, "%lld", year);
    return map == NULL ? NULL : value_get(map, key);
}

/* An indicator of a sasaran needs a target in the report year; others when they have targets. */
static bool needs_target(const struct figures_series *series)
{
    return series->owner == FIGURES_OF_SASARAN ||
           value_count(figures_member(series->indicator, "target")) > 0;
}

static const struct value *absent(struct figures_context *context,
                                  const struct figures_series *series, const char *what,
                                  long long year)
{
    return value_missing(context->arena, series->indicator->origin,
                         base_format(context->arena, "%s.%s.%lld", series->prefix, what, year));
}

static const struct value *target_of(struct figures_context *context,
                                     const struct figures_series *series, long long year)
{
    const struct value *given = figures_of_year(figures_member(series->indicator, "target"), year);
    const struct value *last = figures_member(series->indicator, "target_akhir");
    if (given == NULL && year == context->plan_end && figures_is_given(last)) {
        given = last;
    }
    if (given != NULL) {
        return given;
    }
    if (year != context->year || !needs_target(series)) {
        return figures_member(NULL, "");
    }
    base_report(context->diagnostics, base_at(series->indicator->origin),
                BASE_MESSAGE_FIGURES_NO_TARGET, series->id,
                base_format(context->arena, "%lld", year));
    return absent(context, series, "target", year);
}

/* The last quarter that is filled in, as stated. */
static const struct value *last_filled(const struct value *quarters)
{
    const struct value *last = figures_member(NULL, "");
    for (size_t i = 0; i < value_count(quarters); i++) {
        if (figures_is_given(value_at(quarters, i))) {
            last = value_at(quarters, i);
        }
    }
    return last;
}

/* The realisation of a year from its quarters, by the field akumulasi. */
static const struct value *accumulate(struct figures_context *context,
                                      const struct figures_series *series,
                                      const struct value *quarters, long long year)
{
    const char *rule = value_text_or(figures_member(series->indicator, "akumulasi"), "terakhir");
    if (strcmp(rule, "jumlah") != 0 && strcmp(rule, "rata") != 0) {
        return last_filled(quarters);
    }
    struct figures_operands operands = {0};
    struct figures_operands numbers = {0};
    for (size_t i = 0; i < value_count(quarters); i++) {
        const struct value *quarter = value_at(quarters, i);
        struct figures_quantity quantity = figures_quantity_of(quarter);
        const char *name = base_format(context->arena, "triwulan %zu", i + 1);
        if (figures_is_given(quarter)) {
            figures_operands_add(context, &operands, name, quarter);
        }
        if (quantity.number != NULL) {
            figures_operands_add(context, &numbers, name,
                                 value_number(context->arena, quarter->origin, quantity.number));
        }
    }
    bool sum = strcmp(rule, "jumlah") == 0;
    return figures_publish(
        context, base_format(context->arena, "%s.realisasi.%lld", series->prefix, year),
        (struct figures_recipe){
            sum ? "jumlah triwulan yang terisi" : "rata-rata triwulan yang terisi", FIGURES_PLAIN},
        operands.items, operands.count,
        sum ? figures_sum(context, numbers.items, numbers.count)
            : figures_mean(context, numbers.items, numbers.count));
}

/* An indicator of a program or a part of it that kinerja does not speak of has no realisasi; every
 * other one with a target waits for it in the report year. */
static const struct value *realisasi_of(struct figures_context *context,
                                        const struct figures_series *series,
                                        const struct value *target, long long year)
{
    const struct value *given =
        figures_of_year(figures_member(series->achievement, "realisasi"), year);
    if (given != NULL) {
        return given;
    }
    const struct value *quarters =
        figures_of_year(figures_member(series->achievement, "triwulan"), year);
    if (figures_list_count(quarters) > 0) {
        return accumulate(context, series, quarters, year);
    }
    bool expected = series->owner != FIGURES_OF_NODE || series->achievement != NULL;
    return year == context->year && figures_is_given(target) && expected
               ? absent(context, series, "realisasi", year)
               : figures_member(NULL, "");
}

/* Reports nilai_peringkat that does not fit the list of grades: one number above 0 each, falling.
 */
static void check_scores(struct figures_context *context, const struct figures_series *series)
{
    const struct value *scores = figures_member(series->indicator, "nilai_peringkat");
    size_t count = figures_list_count(scores);
    bool good = count == 0 || series->measure.grades.scores != NULL;
    for (size_t i = 0; good && i < count; i++) {
        const struct value_rational *score = value_number_or_null(value_at(scores, i));
        const struct value_rational *above =
            i == 0 ? NULL : value_number_or_null(value_at(scores, i - 1));
        good = score != NULL && value_rational_sign(score) > 0 &&
               (i == 0 || (above != NULL && value_rational_compare(score, above) < 0));
    }
    if (!good) {
        base_report(
            context->diagnostics, base_at(scores->origin), BASE_MESSAGE_FIGURES_GRADE_SCORES,
            series->id,
            base_format(context->arena, "%zu", figures_grades_count(&series->measure.grades)));
    }
}

/* Reports a grade of an indicator that has no list of grades. */
static void say_no_grades(struct figures_context *context, const struct figures_series *series,
                          const struct value *grade)
{
    struct base_buffer names = {.arena = context->arena};
    for (const struct figures_grade_list *list = figures_grade_lists; list->name != NULL; list++) {
        base_buffer_format(&names, "%s\"%s\"", names.length > 0 ? ", " : "", list->name);
    }
    base_report(context->diagnostics, base_at(grade->origin), BASE_MESSAGE_FIGURES_GRADE_LIST,
                grade->text, series->id, base_buffer_get(&names));
}

/* Reports a grade that the indicator's list of grades does not have. */
static void check_grade(struct figures_context *context, const struct figures_series *series,
                        const struct value *grade)
{
    size_t count = figures_grades_count(&series->measure.grades);
    if (series->measure.direction != FIGURES_GRADE || grade->kind != VALUE_TEXT ||
        figures_grade_rank(&series->measure, grade) != 0) {
        return;
    }
    if (count == 0) {
        say_no_grades(context, series, grade);
        return;
    }
    struct base_buffer names = {.arena = context->arena};
    for (size_t i = 0; i < count; i++) {
        const char *name = figures_grades_name(&series->measure.grades, i);
        base_buffer_format(&names, "%s%s", i == 0 ? "" : ", ", name == NULL ? "" : name);
    }
    base_report(context->diagnostics, base_at(grade->origin), BASE_MESSAGE_FIGURES_GRADE_UNKNOWN,
                grade->text, series->id, base_buffer_get(&names));
}

/* A value that fits the indicator's arah; a text or a range where a number is needed is refused and
 * counts as none. */
static const struct value *fitting(struct figures_context *context,
                                   const struct figures_series *series, const struct value *given,
                                   bool is_target)
{
    const enum figures_direction direction = series->measure.direction;
    const char *arah = value_text_or(figures_member(series->indicator, "arah"), "naik");
    bool range = given->kind == VALUE_RECORD && value_get(given, "bawah") != NULL;
    if (given->kind == VALUE_TEXT && direction != FIGURES_GRADE) {
        base_report(context->diagnostics, base_at(given->origin), BASE_MESSAGE_FIGURES_TEXT_VALUE,
                    given->text, series->id, arah);
        return figures_member(NULL, "");
    }
    if (range && (direction != FIGURES_RANGE || !is_target)) {
        base_report(context->diagnostics, base_at(given->origin), BASE_MESSAGE_FIGURES_RANGE_VALUE,
                    series->id, arah);
        return figures_member(NULL, "");
    }
    if (is_target && direction == FIGURES_RANGE && !range &&
        figures_quantity_of(given).number != NULL) {
        base_report(context->diagnostics, base_at(given->origin), BASE_MESSAGE_FIGURES_RANGE_SINGLE,
                    series->id);
    }
    check_grade(context, series, given);
    return given;
}

/* Reports a target and a realisasi that were measured in two units. */
static void check_units(struct figures_context *context, const struct figures_series *series,
                        const struct figures_year *year)
{
    struct figures_quantity wanted = figures_quantity_of(year->target);
    struct figures_quantity reached = figures_quantity_of(year->realisasi);
    const char *own = value_text_or(figures_member(series->indicator, "satuan"), "");
    bool both_stated = wanted.unit != NULL && reached.unit != NULL;
    wanted.unit = wanted.unit == NULL ? own : wanted.unit;
    reached.unit = reached.unit == NULL ? own : reached.unit;
    if (wanted.number == NULL || reached.number == NULL || wanted.unit[0] == '\0' ||
        reached.unit[0] == '\0' || strcmp(wanted.unit, reached.unit) == 0) {
        return;
    }
    base_report(context->diagnostics, base_at(year->realisasi->origin),
                both_stated ? BASE_MESSAGE_FIGURES_UNITS : BASE_MESSAGE_FIGURES_UNIT_OWN,
                series->id, reached.unit, wanted.unit);
}

struct figures_year figures_year_build(struct figures_context *context,
                                       const struct figures_series *series, long long year)
{
    struct figures_year result = {
        .year = year, .selisih = figures_member(NULL, ""), .pertumbuhan = figures_member(NULL, "")};
    const char *suffix = base_format(context->arena, ".%lld", year);
    result.target = fitting(context, series, target_of(context, series, year), true);
    result.realisasi =
        fitting(context, series, realisasi_of(context, series, result.target, year), false);
    result.target_text = figures_value_text(context, result.target, series->indicator);
    result.realisasi_text = figures_value_text(context, result.realisasi, series->indicator);
    if (year == context->year) {
        check_scores(context, series);
    }
    check_units(context, series, &result);
    const char *label = base_format(context->arena, "%s.predikat.%lld", series->prefix, year);
    if (!figures_is_given(result.target) && !figures_is_given(result.realisasi)) {
        result.capaian.value = figures_nothing(
            context, base_format(context->arena, "%s.capaian%s", series->prefix, suffix));
        result.capaian.uncapped = result.capaian.averaged = result.capaian.value;
    } else {
        result.capaian = figures_capaian_publish(context, series->prefix, suffix, &series->measure,
                                                 result.target, result.realisasi);
    }
    result.verdict = figures_verdict_publish(context, label, result.capaian.value);
    return result;
}

const struct value *figures_year_view(struct figures_context *context,
                                      const struct figures_year *year)
{
    struct value_entry entries[] = {
        {"tahun", figures_year(context, year->year)},
        {"target", year->target},
        {"realisasi", year->realisasi},
        {"capaian", year->capaian.value},
        {"capaian_asli", year->capaian.uncapped},
        {"selisih", year->selisih},
        {"pertumbuhan", year->pertumbuhan},
        {"predikat", year->verdict.predikat},
        {"tanda", year->verdict.tanda},
        {"warna", year->verdict.warna},
        {"target_teks", year->target_text},
        {"realisasi_teks", year->realisasi_text},
    };
    return value_record_closed(context->arena, 0, entries, FIGURES_COUNT_OF(entries));
}
