/* The table of filters and functions; what is checked before a call. */
#include "expression_function.h"

#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"

static const struct expression_function functions[] = {
#define FUNCTION(name, body, kinds, required, arguments, help)                                     \
    {#name, expression_##body, kinds, required, arguments, help},
#include "expression_functions.def"
#undef FUNCTION
};

enum { FUNCTIONS = sizeof functions / sizeof *functions };

static const struct expression_function_help help_list[] = {
#define FUNCTION(name, body, kinds, required, arguments, help) {#name, arguments, help},
#include "expression_functions.def"
#undef FUNCTION
    {NULL, NULL, NULL},
};

/* What each letter of kinds allows. */
static const struct {
    char letter;
    unsigned allowed; /* bits 1 << value_kind */
    bool whole;       /* numbers must be whole */
    const char *words;
} kinds_allowed[] = {
    {'n', 1u << VALUE_NUMBER, false, N_("a number")},
    {'i', 1u << VALUE_NUMBER, true, N_("a whole number")},
    {'t', 1u << VALUE_TEXT, false, N_("a text")},
    {'l', 1u << VALUE_LIST, false, N_("a list")},
    {'r', 1u << VALUE_RECORD, false, N_("a record")},
    {'s', 1u << VALUE_LIST | 1u << VALUE_RECORD, false, N_("a list or a record")},
    {'c', 1u << VALUE_LIST | 1u << VALUE_RECORD | 1u << VALUE_TEXT, false,
     N_("a text, a list or a record")},
    {'d', 1u << VALUE_TEXT | 1u << VALUE_NUMBER, true, N_("a date such as '2024-12-31'")},
    {'k', 1u << VALUE_TEXT | 1u << VALUE_NUMBER, true, N_("a name in quotes")},
};

const struct expression_function_help *expression_function_list(void)
{
    return help_list;
}

const struct expression_function *expression_function_find(const char *name)
{
    for (size_t i = 0; i < FUNCTIONS; i++) {
        if (base_same_text(functions[i].name, name))
            return &functions[i];
    }
    return NULL;
}

const char *expression_function_nearest(struct base_arena *arena, const char *name)
{
    const char **names = base_alloc_array(arena, FUNCTIONS + 1, sizeof *names);
    for (size_t i = 0; i < FUNCTIONS; i++)
        names[i] = functions[i].name;
    return base_nearest(name, names);
}

size_t expression_function_most(const struct expression_function *function)
{
    return strlen(function->kinds);
}

/* The words for what is wanted instead; NULL when the value is allowed. */
static const char *refused(char letter, const struct value *value)
{
    for (size_t i = 0; i < sizeof kinds_allowed / sizeof *kinds_allowed; i++) {
        if (kinds_allowed[i].letter != letter)
            continue;
        long long number;
        bool whole = value->kind != VALUE_NUMBER || !kinds_allowed[i].whole ||
                     value_rational_to_integer(value->number, &number);
        bool allowed = (kinds_allowed[i].allowed & 1u << value->kind) != 0;
        return allowed && whole ? NULL : kinds_allowed[i].words;
    }
    return NULL;
}

/* What a wrong argument is, for the message: a number with its digits. */
static const char *described(const struct expression_call *call, const struct value *value)
{
    if (value->kind != VALUE_NUMBER)
        return expression_kind_words(value->kind);
    return value_rational_text(call->run->context->arena, value->number, -1);
}

static const struct value *refuse(const struct expression_call *call, size_t index,
                                  const char *wanted)
{
    const struct expression_function *function = call->node->function;
    const char *number = base_format(call->run->context->arena, "%zu", index + 1);
    return expression_fault(call->run, call->node, BASE_MESSAGE_EXPRESSION_ARGUMENT_KIND,
                            function->name, function->arguments, number, base_translate(wanted),
                            described(call, call->arguments[index]));
}

/* The first argument of a kind that "v" does not take; NULL when there is none. */
static const struct value *empty_argument(const struct expression_call *call, enum value_kind kind)
{
    for (size_t i = 0; i < call->count; i++) {
        if (call->arguments[i]->kind == kind && call->node->function->kinds[i] != 'v')
            return call->arguments[i];
    }
    return NULL;
}

const struct value *expression_function_call(const struct expression_call *call)
{
    const struct expression_function *function = call->node->function;
    const struct value *empty = empty_argument(call, VALUE_MISSING);
    if (empty == NULL)
        empty = empty_argument(call, VALUE_NULL);
    if (empty != NULL)
        return empty;
    for (size_t i = 0; i < call->count; i++) {
        const char *wanted = refused(function->kinds[i], call->arguments[i]);
        if (wanted != NULL)
            return refuse(call, i, wanted);
    }
    return function->body(call);
}

const struct value *expression_argument(const struct expression_call *call, size_t index)
{
    return index < call->count ? call->arguments[index] : NULL;
}

long long expression_integer(const struct expression_call *call, size_t index, long long fallback)
{
    return value_integer_or(expression_argument(call, index), fallback);
}

const char *expression_key(const struct expression_call *call, size_t index)
{
    const struct value *key = expression_argument(call, index);
    if (key == NULL)
        return "";
    if (key->kind == VALUE_TEXT)
        return key->text;
    return value_rational_text(call->run->context->arena, key->number, 0);
}

const struct value *expression_text_result(const struct expression_call *call, const char *text)
{
    return value_text(call->run->context->arena, call->arguments[0]->origin, text);
}
