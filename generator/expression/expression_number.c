/* Functions of numbers: sums, means, extremes, rounding. */
#include "expression_function.h"

#include "base_arena.h"

enum { MAX_DECIMALS = 12, MIN_DECIMALS = -15, MAX_RANGE = 10000 };

/* The members of a list that count. */
struct gathered {
    const struct value **values;
    size_t count;
    const struct value *instead; /* the result when the list cannot be used, or NULL */
};

static struct base_arena *arena_of(const struct expression_call *call)
{
    return call->run->context->arena;
}

static const struct value *wrong_item(const struct expression_call *call, size_t index,
                                      const char *wanted, const struct value *value)
{
    return expression_fault(call->run, call->node, BASE_MESSAGE_EXPRESSION_ITEM,
                            call->node->function->name,
                            base_format(arena_of(call), "%zu", index + 1), base_translate(wanted),
                            expression_kind_words(value->kind));
}

static bool is_usable(const struct gathered *gathered, const struct value *value, bool texts)
{
    if (value->kind != VALUE_NUMBER && !(texts && value->kind == VALUE_TEXT))
        return false;
    return gathered->count == 0 || gathered->values[0]->kind == value->kind;
}

/* Collects members: null ones do not count, a missing one makes the result missing. */
static struct gathered gather(const struct expression_call *call, bool texts)
{
    const struct value *list = call->arguments[0];
    const char *key = expression_key(call, 1);
    struct gathered gathered = {
        .values = base_alloc_array(arena_of(call), list->list.count, sizeof *gathered.values)};
    for (size_t i = 0; i < list->list.count && gathered.instead == NULL; i++) {
        const struct value *value = expression_follow(call, list->list.items[i], key);
        if (value->kind == VALUE_NULL)
            continue;
        if (value->kind == VALUE_MISSING)
            gathered.instead = value;
        else if (is_usable(&gathered, value, texts))
            gathered.values[gathered.count++] = value;
        else
            gathered.instead =
                wrong_item(call, i, texts ? N_("a number or a text") : N_("a number"), value);
    }
    if (gathered.instead == NULL && gathered.count == 0 && list->list.count > 0)
        gathered.instead = value_null(arena_of(call), list->origin);
    return gathered;
}

/* Computed from the first and the last. */
static base_origin joined(const struct expression_call *call, const struct gathered *gathered)
{
    if (gathered->count == 0)
        return call->arguments[0]->origin;
    return base_origin_computed(call->run->context->sources, gathered->values[0]->origin,
                                gathered->values[gathered->count - 1]->origin);
}

static const struct value_rational *sum(const struct expression_call *call,
                                        const struct gathered *gathered)
{
    const struct value_rational *total = value_rational_integer(arena_of(call), 0);
    for (size_t i = 0; i < gathered->count; i++)
        total = value_rational_add(arena_of(call), total, gathered->values[i]->number);
    return total;
}

const struct value *expression_jumlah(const struct expression_call *call)
{
    struct gathered gathered = gather(call, false);
    if (gathered.instead != NULL)
        return gathered.instead;
    return value_number(arena_of(call), joined(call, &gathered), sum(call, &gathered));
}

const struct value *expression_rata(const struct expression_call *call)
{
    struct gathered gathered = gather(call, false);
    if (gathered.instead != NULL)
        return gathered.instead;
    const struct value_rational *mean =
        value_rational_divide(arena_of(call), sum(call, &gathered),
                              value_rational_integer(arena_of(call), (long long)gathered.count));
    if (mean == NULL)
        return value_null(arena_of(call), call->arguments[0]->origin);
    return value_number(arena_of(call), joined(call, &gathered), mean);
}

/* The first of the values farthest in one direction; it keeps its own origin. */
static const struct value *extreme(const struct expression_call *call, int direction)
{
    struct gathered gathered = gather(call, true);
    if (gathered.instead != NULL)
        return gathered.instead;
    if (gathered.count == 0)
        return value_null(arena_of(call), call->arguments[0]->origin);
    const struct value *best = gathered.values[0];
    for (size_t i = 1; i < gathered.count; i++) {
        if (expression_order(gathered.values[i], best) == direction)
            best = gathered.values[i];
    }
    return best;
}

const struct value *expression_terkecil(const struct expression_call *call)
{
    return extreme(call, -1);
}

const struct value *expression_terbesar(const struct expression_call *call)
{
    return extreme(call, 1);
}

static const struct value *outside(const struct expression_call *call, long long number,
                                   long long least, long long most)
{
    struct base_arena *arena = arena_of(call);
    return expression_fault(call->run, call->node, BASE_MESSAGE_EXPRESSION_RANGE,
                            call->node->function->name, base_format(arena, "%lld", number),
                            base_format(arena, "%lld", least), base_format(arena, "%lld", most));
}

const struct value *expression_bulat(const struct expression_call *call)
{
    long long decimals = expression_integer(call, 1, 0);
    if (decimals < MIN_DECIMALS || decimals > MAX_DECIMALS)
        return outside(call, decimals, MIN_DECIMALS, MAX_DECIMALS);
    const struct value *value = call->arguments[0];
    return value_number(arena_of(call), value->origin,
                        value_rational_round(arena_of(call), value->number, (int)decimals,
                                             call->run->context->rounding));
}

const struct value *expression_mutlak(const struct expression_call *call)
{
    const struct value *value = call->arguments[0];
    return value_number(arena_of(call), value->origin,
                        value_rational_absolute(arena_of(call), value->number));
}

const struct value *expression_bagi(const struct expression_call *call)
{
    const struct value *left = call->arguments[0], *right = call->arguments[1];
    base_origin origin =
        base_origin_computed(call->run->context->sources, left->origin, right->origin);
    const struct value_rational *quotient =
        value_rational_divide(arena_of(call), left->number, right->number);
    if (quotient == NULL)
        return value_null(arena_of(call), origin);
    return value_number(arena_of(call), origin, quotient);
}

const struct value *expression_rentang(const struct expression_call *call)
{
    const struct value *first = call->arguments[0], *second = call->arguments[1];
    long long from = expression_integer(call, 0, 0), to = expression_integer(call, 1, 0);
    base_origin origin =
        base_origin_computed(call->run->context->sources, first->origin, second->origin);
    if (to < from)
        return value_list(arena_of(call), origin, NULL, 0);
    unsigned long long count = (unsigned long long)to - (unsigned long long)from + 1;
    if (count == 0 || count > MAX_RANGE)
        return expression_fault(call->run, call->node, BASE_MESSAGE_EXPRESSION_RESULT,
                                call->node->function->name);
    const struct value **items = base_alloc_array(arena_of(call), (size_t)count, sizeof *items);
    for (size_t i = 0; i < count; i++)
        items[i] = value_integer(arena_of(call), origin, from + (long long)i);
    return value_list(arena_of(call), origin, items, (size_t)count);
}
