/* Filters that format: numbers, money, words, dates, letters. */
#include "expression_function.h"

#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"
#include "format_number.h"
#include "format_text.h"
#include "format_value.h"
#include "format_words.h"

enum { MAX_DECIMALS = 12 };

static struct base_arena *arena_of(const struct expression_call *call)
{
    return call->run->context->arena;
}

static const struct value_rational *number_of(const struct expression_call *call)
{
    return call->arguments[0]->number;
}

static const char *name_of(const struct expression_call *call)
{
    return call->node->function->name;
}

static const char *digits(const struct expression_call *call, long long number)
{
    return base_format(arena_of(call), "%lld", number);
}

static const struct value *outside(const struct expression_call *call, long long number,
                                   long long least, long long most)
{
    return expression_fault(call->run, call->node, BASE_MESSAGE_EXPRESSION_RANGE, name_of(call),
                            digits(call, number), digits(call, least), digits(call, most));
}

static const struct value *wrong_style(const struct expression_call *call, const char *style,
                                       const char *allowed)
{
    return expression_fault(call->run, call->node, BASE_MESSAGE_EXPRESSION_STYLE, name_of(call),
                            style, allowed);
}

const struct value *expression_angka(const struct expression_call *call)
{
    long long decimals = expression_integer(call, 1, FORMAT_OWN_DECIMALS);
    if (call->count > 1 && (decimals < 0 || decimals > MAX_DECIMALS))
        return outside(call, decimals, 0, MAX_DECIMALS);
    struct format_number style = {.decimals = (int)decimals,
                                  .rounding = call->run->context->rounding};
    return expression_text_result(call, format_number(arena_of(call), number_of(call), style));
}

const struct value *expression_persen(const struct expression_call *call)
{
    const struct expression_context *context = call->run->context;
    long long decimals = expression_integer(call, 1, context->percent_decimals);
    if (decimals < 0 || decimals > MAX_DECIMALS)
        return outside(call, decimals, 0, MAX_DECIMALS);
    struct format_number style = {.decimals = (int)decimals, .rounding = context->rounding};
    return expression_text_result(
        call, format_percent(arena_of(call), number_of(call), style, context->percent_space));
}

const struct value *expression_rupiah(const struct expression_call *call)
{
    struct format_rupiah style = {.rounding = call->run->context->rounding};
    const char *words = value_text_or(expression_argument(call, 1), "");
    if (!format_rupiah_style(words, &style))
        return wrong_style(call, words, "spasi desimal strip kurung tanpa");
    return expression_text_result(call, format_rupiah(arena_of(call), number_of(call), style));
}

const struct value *expression_satuan(const struct expression_call *call)
{
    const struct value *value = call->arguments[0];
    struct format_value style = {
        .number = {.decimals = FORMAT_OWN_DECIMALS},
        .unit = value_text_or(call->arguments[1], NULL),
    };
    if (expression_is_empty(value))
        return value;
    if (value->kind == VALUE_TEXT)
        return expression_text_result(call, format_unit(arena_of(call), value->text, style.unit));
    const char *text = format_value(arena_of(call), value, &style);
    return text == NULL ? value_missing(arena_of(call), value->origin, "")
                        : expression_text_result(call, text);
}

static const struct value *too_large(const struct expression_call *call)
{
    struct format_number style = {.decimals = 0};
    return expression_fault(call->run, call->node, BASE_MESSAGE_EXPRESSION_WORDS, name_of(call),
                            format_number(arena_of(call), number_of(call), style));
}

/* The words, as money when the style says so; NULL after reporting. */
static const char *words_of(const struct expression_call *call)
{
    const char *style = value_text_or(expression_argument(call, 1), "");
    bool money = strcmp(style, "rupiah") == 0;
    if (!money && style[0] != '\0') {
        wrong_style(call, style, "rupiah");
        return NULL;
    }
    const char *words = money ? format_words_rupiah(arena_of(call), number_of(call))
                              : format_words(arena_of(call), number_of(call), FORMAT_OWN_DECIMALS);
    if (words == NULL)
        too_large(call);
    return words;
}

const struct value *expression_terbilang(const struct expression_call *call)
{
    const char *words = words_of(call);
    return words == NULL ? expression_faulty(call->run) : expression_text_result(call, words);
}

const struct value *expression_terbilang_judul(const struct expression_call *call)
{
    const char *words = words_of(call);
    if (words == NULL)
        return expression_faulty(call->run);
    return expression_text_result(call, base_utf8_title_text(arena_of(call), words));
}

const struct value *expression_angka_terbilang(const struct expression_call *call)
{
    const char *text =
        format_words_with_digits(arena_of(call), number_of(call), FORMAT_OWN_DECIMALS);
    return text == NULL ? too_large(call) : expression_text_result(call, text);
}

static const struct value *roman(const struct expression_call *call, bool upper)
{
    long long number = expression_integer(call, 0, 0);
    const char *text = format_roman(arena_of(call), number, upper);
    return text == NULL ? outside(call, number, 1, 3999) : expression_text_result(call, text);
}

const struct value *expression_romawi(const struct expression_call *call)
{
    return roman(call, true);
}

const struct value *expression_romawi_kecil(const struct expression_call *call)
{
    return roman(call, false);
}

const struct value *expression_huruf(const struct expression_call *call)
{
    long long number = expression_integer(call, 0, 0);
    if (number < 1 || number > 100000)
        return outside(call, number, 1, 100000);
    return expression_text_result(call, format_letters(arena_of(call), number, false));
}

/* A text that is no NIP stays as it is: the data's own check names it. */
const struct value *expression_nip(const struct expression_call *call)
{
    const char *text = format_nip(arena_of(call), call->arguments[0]->text);
    return text == NULL ? call->arguments[0] : expression_text_result(call, text);
}

const struct value *expression_teks(const struct expression_call *call)
{
    bool missing = false;
    if (expression_is_empty(call->arguments[0]))
        return call->arguments[0];
    const char *text = expression_show(call->arguments[0], call->run->context, &missing);
    if (missing)
        return value_missing(arena_of(call), call->arguments[0]->origin, text);
    return expression_text_result(call, text);
}
