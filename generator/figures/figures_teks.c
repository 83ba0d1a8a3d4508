/* Shown texts: numbers in the Indonesian form, by way of format/. */
#include "figures_teks.h"

#include "figures_context.h"
#include "format_number.h"
#include "format_value.h"

/* A figure in the unit of its operands is shown with up to this many decimals. */
enum { PLAIN_DECIMALS = 4 };

const char *figures_record_shown(const struct figures *figures, const struct figures_record *record,
                                 struct base_arena *arena)
{
    if (record->value->kind == VALUE_TEXT) {
        return record->value->text;
    }
    if (record->value->kind == VALUE_MISSING) {
        return "?";
    }
    if (record->value->kind != VALUE_NUMBER) {
        return figures->empty;
    }
    struct format_number style = {record->decimals, false, record->rounding};
    if (record->decimals < 0) {
        style.decimals = PLAIN_DECIMALS;
        style.trim = true;
    }
    return format_number(arena, record->value->number, style);
}

const char *figures_number_text(const struct figures_context *context,
                                const struct value_rational *number)
{
    struct format_number style = {FORMAT_OWN_DECIMALS, false, VALUE_HALF_UP};
    return format_number(context->arena, number, style);
}

/* "80–90 %" */
static const char *range_text(const struct figures_context *context,
                              const struct value_rational *low, const struct value_rational *high,
                              const struct format_value *style)
{
    const char *numbers =
        base_format(context->arena, "%s–%s", format_number(context->arena, low, style->number),
                    format_number(context->arena, high, style->number));
    return format_unit(context->arena, numbers, style->unit);
}

const struct value *figures_value_text(struct figures_context *context, const struct value *value,
                                       const struct value *indicator)
{
    if (value->kind == VALUE_MISSING) {
        return value;
    }
    long long decimals = value_integer_or(figures_member(indicator, "desimal"), -1);
    struct format_value style = {
        .number = {FORMAT_OWN_DECIMALS, false, context->rounding},
        .unit = figures_text_member(indicator, "satuan"),
        .empty = context->empty,
    };
    if (decimals >= 0 && decimals <= 12) {
        style.number.decimals = (int)decimals;
    }
    const struct value_rational *low = value_number_or_null(figures_member(value, "bawah"));
    const struct value_rational *high = value_number_or_null(figures_member(value, "atas"));
    const char *text = low != NULL && high != NULL ? range_text(context, low, high, &style)
                                                   : format_value(context->arena, value, &style);
    return text == NULL ? value_missing(context->arena, value->origin, "nilai")
                        : value_text(context->arena, value->origin, text);
}
