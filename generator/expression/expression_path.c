/* Members, dotted paths, equality and order: what operators and functions share. */
#include "expression_function.h"

#include <string.h>

#include "base_arena.h"

bool expression_is_empty(const struct value *value)
{
    return value->kind == VALUE_NULL || value->kind == VALUE_MISSING;
}

/* The item that digits name in a list; NULL when they do not. */
static const struct value *list_item(const struct value *list, const char *digits)
{
    size_t index = 0;
    if (strspn(digits, "0123456789") != strlen(digits) || strlen(digits) > 9)
        return NULL;
    for (; *digits != '\0'; digits++)
        index = index * 10 + (size_t)(*digits - '0');
    return value_at(list, index);
}

const struct value *expression_member(struct base_arena *arena, const struct value *container,
                                      const char *name, const char *shown)
{
    if (container->kind == VALUE_NULL)
        return container;
    const struct value *found =
        container->kind == VALUE_LIST ? list_item(container, name) : value_get(container, name);
    return found != NULL ? found : value_missing(arena, 0, shown);
}

const struct value *expression_follow(struct base_arena *arena, const struct value *value,
                                      const char *path)
{
    for (const char *at = path; *at != '\0';) {
        size_t length = strcspn(at, ".");
        value = expression_member(arena, value, base_copy(arena, at, length), path);
        at += length;
        at += *at == '.';
    }
    return value;
}

bool expression_same(const struct value *left, const struct value *right)
{
    if (expression_is_empty(left) && expression_is_empty(right))
        return true;
    return value_equal(left, right);
}

int expression_order(const struct value *left, const struct value *right)
{
    if (left->kind == VALUE_NUMBER)
        return value_rational_compare(left->number, right->number);
    int order = strcmp(left->text, right->text);
    return (order > 0) - (order < 0);
}

static bool list_holds(const struct value *list, const struct value *value)
{
    for (size_t i = 0; i < list->list.count; i++) {
        if (value_equal(list->list.items[i], value))
            return true;
    }
    return false;
}

bool expression_holds(struct base_arena *arena, const struct value *container,
                      const struct value *value)
{
    if (container->kind == VALUE_LIST)
        return list_holds(container, value);
    if (value->kind == VALUE_TEXT && container->kind == VALUE_TEXT)
        return strstr(container->text, value->text) != NULL;
    if (container->kind != VALUE_RECORD)
        return false;
    if (value->kind == VALUE_NUMBER)
        return value_get(container, value_rational_text(arena, value->number, -1)) != NULL;
    return value->kind == VALUE_TEXT && value_get(container, value->text) != NULL;
}

const char *expression_kind_words(enum value_kind kind)
{
    static const char *const words[] = {
        [VALUE_MISSING] = N_("a missing value"),
        [VALUE_NULL] = N_("null"),
        [VALUE_BOOL] = N_("true or false"),
        [VALUE_NUMBER] = N_("a number"),
        [VALUE_TEXT] = N_("a text"),
        [VALUE_LIST] = N_("a list"),
        [VALUE_RECORD] = N_("a record"),
    };
    return base_translate(words[kind]);
}
