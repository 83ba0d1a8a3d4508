/* Sorting of lists: stable, by numbers or texts, empty ones at the end. */
#include "expression_function.h"

#include <string.h>

#include "base_arena.h"

struct sorted {
    const struct value *item, *key;
};

/* NULL and MISSING come behind everything else. */
static bool comes_before(const struct sorted *left, const struct sorted *right)
{
    if (expression_is_empty(left->key) || expression_is_empty(right->key))
        return !expression_is_empty(left->key);
    return expression_order(left->key, right->key) < 0;
}

/* Merges the sorted runs from..middle and middle..end of source into target. */
static void merge(const struct sorted *source, struct sorted *target, size_t from, size_t middle,
                  size_t end)
{
    size_t left = from, right = middle;
    for (size_t i = from; i < end; i++) {
        bool take_right =
            left == middle || (right < end && comes_before(&source[right], &source[left]) &&
                               !comes_before(&source[left], &source[right]));
        target[i] = take_right ? source[right++] : source[left++];
    }
}

/* Sorts bottom-up; returns the one of the two arrays that holds the result. */
static struct sorted *sort(struct sorted *items, struct sorted *other, size_t count)
{
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t from = 0; from < count; from += 2 * width) {
            size_t middle = from + width < count ? from + width : count;
            size_t end = middle + width < count ? middle + width : count;
            merge(items, other, from, middle, end);
        }
        struct sorted *swap = items;
        items = other;
        other = swap;
    }
    return items;
}

static const struct value *wrong_item(const struct expression_call *call, size_t index,
                                      enum value_kind wanted, enum value_kind kind)
{
    const char *number = base_format(call->run->context->arena, "%zu", index + 1);
    const char *words = wanted == VALUE_NULL ? base_translate(N_("a number or a text"))
                                             : expression_kind_words(wanted);
    return expression_fault(call->run, call->node, BASE_MESSAGE_EXPRESSION_ITEM,
                            call->node->function->name, number, words, expression_kind_words(kind));
}

/* Checks that all keys are numbers or all are texts; NULL when good, else what was reported. */
static const struct value *check_keys(const struct expression_call *call,
                                      const struct sorted *items, size_t count)
{
    enum value_kind kind = VALUE_NULL;
    for (size_t i = 0; i < count; i++) {
        enum value_kind found = items[i].key->kind;
        if (expression_is_empty(items[i].key))
            continue;
        if ((found != VALUE_NUMBER && found != VALUE_TEXT) || (kind != VALUE_NULL && kind != found))
            return wrong_item(call, i, kind, found);
        kind = found;
    }
    return NULL;
}

const struct value *expression_urut(const struct expression_call *call)
{
    struct base_arena *arena = call->run->context->arena;
    const struct value *list = call->arguments[0];
    size_t count = list->list.count;
    const char *key = expression_key(call, 1);
    struct sorted *items = base_alloc_array(arena, count, sizeof *items);
    for (size_t i = 0; i < count; i++)
        items[i] =
            (struct sorted){list->list.items[i], expression_follow(call, list->list.items[i], key)};
    const struct value *fault = check_keys(call, items, count);
    if (fault != NULL)
        return fault;
    items = sort(items, base_alloc_array(arena, count, sizeof *items), count);
    const struct value **values = base_alloc_array(arena, count, sizeof *values);
    for (size_t i = 0; i < count; i++)
        values[i] = items[i].item;
    return value_list(arena, list->origin, values, count);
}
