/* Chooses the steps of an axis in exact arithmetic. */
#include "chart_scale.h"

#include <string.h>

#include "base_arena.h"
#include "document.h"
#include "format_number.h"

/* Widens the range low..high (which holds 0) to hold a number. */
static void widen(const struct value_rational **low, const struct value_rational **high,
                  const struct value_rational *number)
{
    if (value_rational_compare(number, *high) > 0) {
        *high = number;
    }
    if (value_rational_compare(number, *low) < 0) {
        *low = number;
    }
}

/* The sum of a category's numbers of one sign. */
static const struct value_rational *
sum_of(struct base_arena *arena, const struct document_chart *chart, size_t category, int sign)
{
    const struct value_rational *sum = value_rational_integer(arena, 0);
    for (size_t i = 0; i < chart->series_count; i++) {
        const struct value_rational *number = chart->series[i].numbers[category];
        if (number != NULL && value_rational_sign(number) == sign) {
            sum = value_rational_add(arena, sum, number);
        }
    }
    return sum;
}

static void find_range(struct base_arena *arena, const struct document_chart *chart, bool stacked,
                       const struct value_rational **low, const struct value_rational **high)
{
    *low = *high = value_rational_integer(arena, 0);
    for (size_t k = 0; k < chart->category_count; k++) {
        if (stacked) {
            widen(low, high, sum_of(arena, chart, k, 1));
            widen(low, high, sum_of(arena, chart, k, -1));
            continue;
        }
        for (size_t i = 0; i < chart->series_count; i++) {
            if (chart->series[i].numbers[k] != NULL) {
                widen(low, high, chart->series[i].numbers[k]);
            }
        }
    }
}

/* 10^exponent. */
static const struct value_rational *power(struct base_arena *arena, int exponent)
{
    const char *text = base_format(arena, "1e%d", exponent);
    return value_rational_parse(arena, text, strlen(text));
}

/* number / step away from zero, as a whole number; false when too large. */
static bool steps_to(struct base_arena *arena, const struct value_rational *number,
                     const struct value_rational *step, long long *steps)
{
    const struct value_rational *quotient = value_rational_divide(arena, number, step);
    return value_rational_to_integer(value_rational_round(arena, quotient, 0, VALUE_UP), steps);
}

/* Tries a step; true when the range needs at most `most` of it. */
static bool try_step(struct chart_scale *scale, struct base_arena *arena,
                     const struct value_rational *low, const struct value_rational *high, int most)
{
    enum { SANE = 1000000 };
    return steps_to(arena, low, scale->step, &scale->first) &&
           steps_to(arena, high, scale->step, &scale->last) && scale->first > -SANE &&
           scale->last < SANE && scale->last - scale->first <= most;
}

static bool is_whole(const struct document_chart *chart)
{
    for (size_t i = 0; i < chart->series_count; i++) {
        for (size_t k = 0; k < chart->category_count; k++) {
            const struct value_rational *number = chart->series[i].numbers[k];
            if (number != NULL && !value_rational_is_integer(number)) {
                return false;
            }
        }
    }
    return true;
}

/* The smallest step of 1, 2 or 5 times a power of ten, from `least` on, that will do; returns the
 * power. */
static int find_step(struct chart_scale *scale, struct base_arena *arena,
                     const struct value_rational *low, const struct value_rational *high, int most,
                     int least)
{
    static const int factors[] = {1, 2, 5};
    for (int exponent = least; exponent < 30; exponent++) {
        for (int i = 0; i < 3; i++) {
            scale->step = value_rational_multiply(arena, power(arena, exponent),
                                                  value_rational_integer(arena, factors[i]));
            if (try_step(scale, arena, low, high, most)) {
                return exponent;
            }
        }
    }
    return 30;
}

/* Shortens large ticks by thousand thousands and the like. */
static void choose_words(struct chart_scale *scale, struct base_arena *arena, int exponent,
                         const struct value_rational *low, const struct value_rational *high)
{
    static const struct {
        int exponent;
        const char *words;
    } units[] = {{12, "triliun"}, {9, "miliar"}, {6, "juta"}};
    const struct value_rational *largest = value_rational_absolute(arena, low);
    largest = value_rational_compare(high, largest) > 0 ? high : largest;
    scale->divisor = value_rational_integer(arena, 1);
    scale->decimals = exponent < 0 ? -exponent : 0;
    for (size_t i = 0; i < 3; i++) {
        if (value_rational_compare(largest, power(arena, units[i].exponent)) >= 0) {
            scale->words = units[i].words;
            scale->divisor = power(arena, units[i].exponent);
            scale->decimals = exponent < units[i].exponent ? units[i].exponent - exponent : 0;
            return;
        }
    }
}

static bool is_percent(const struct document_chart *chart)
{
    bool any = false;
    for (size_t i = 0; i < chart->series_count; i++) {
        for (size_t k = 0; k < chart->category_count; k++) {
            const char *label = chart->series[i].labels[k];
            if (chart->series[i].numbers[k] == NULL) {
                continue;
            }
            size_t length = label != NULL ? strlen(label) : 0;
            if (length == 0 || label[length - 1] != '%') {
                return false;
            }
            any = true;
        }
    }
    return any;
}

void chart_scale_choose(struct chart_scale *scale, struct base_arena *arena,
                        const struct document_chart *chart, bool stacked, int most)
{
    const struct value_rational *low, *high;
    *scale = (struct chart_scale){0};
    find_range(arena, chart, stacked, &low, &high);
    if (value_rational_compare(low, high) == 0) {
        high = value_rational_integer(arena, 1);
    }
    int exponent = find_step(scale, arena, low, high, most, is_whole(chart) ? 0 : -9);
    choose_words(scale, arena, exponent, low, high);
    scale->percent = is_percent(chart);
    scale->unit = value_rational_divide(
        arena, value_rational_ratio(arena, 1, scale->last - scale->first), scale->step);
}

base_length chart_scale_tick(const struct chart_scale *scale, long long tick, base_length length)
{
    return base_length_scale(length, tick - scale->first, scale->last - scale->first);
}

base_length chart_scale_place(const struct chart_scale *scale, struct base_arena *arena,
                              const struct value_rational *number, base_length length)
{
    const struct value_rational *share = value_rational_multiply(arena, number, scale->unit);
    return chart_scale_tick(scale, 0, length) + (base_length)value_rational_scaled(share, length);
}

const char *chart_scale_text(const struct chart_scale *scale, struct base_arena *arena,
                             long long tick)
{
    struct format_number style = {.decimals = scale->decimals > 12 ? 12 : scale->decimals};
    const struct value_rational *number =
        value_rational_multiply(arena, value_rational_integer(arena, tick), scale->step);
    number = value_rational_divide(arena, number, scale->divisor);
    const char *text = format_number(arena, number, style);
    return scale->percent ? base_format(arena, "%s%%", text) : text;
}
