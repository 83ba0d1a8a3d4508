/* Values to the text that {{ }} prints; lists joined. */
#include "expression_function.h"

#include "base_arena.h"
#include "format_number.h"
#include "format_text.h"
#include "format_value.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199 };

static struct format_number own_form(const struct expression_context *context)
{
    return (struct format_number){.decimals = FORMAT_OWN_DECIMALS, .rounding = context->rounding};
}

static const char *show_number(const struct value *value, const struct expression_context *context)
{
    long long year = value_integer_or(value, 0);
    if (year >= FIRST_YEAR && year <= LAST_YEAR &&
        expression_is_year(context->sources, value->origin))
        return base_format(context->arena, "%lld", year);
    return format_number(context->arena, value->number, own_form(context));
}

/* All items as shown; NULL when one is missing, whose path *path gets. */
static const char **show_items(const struct value *const *items, size_t count,
                               const struct expression_context *context, const char **path)
{
    const char **shown = base_alloc_array(context->arena, count, sizeof *shown);
    for (size_t i = 0; i < count; i++) {
        bool missing = false;
        shown[i] = expression_show(items[i], context, &missing);
        if (missing) {
            *path = shown[i];
            return NULL;
        }
    }
    return shown;
}

/* Several quantities: 610 Lembar, 1 kali. */
static bool is_quantities(const struct value *list)
{
    for (size_t i = 0; i < list->list.count; i++) {
        if (value_get(list->list.items[i], "nilai") == NULL)
            return false;
    }
    return list->list.count > 0;
}

static const char *show_list(const struct value *value, const struct expression_context *context,
                             bool *missing)
{
    const char *path = "";
    const char **items = show_items(value->list.items, value->list.count, context, &path);
    *missing = items == NULL;
    if (items == NULL)
        return path;
    return is_quantities(value) ? format_join(context->arena, items, value->list.count, ", ")
                                : format_enumeration(context->arena, items, value->list.count);
}

static const char *report_record(const struct value *value,
                                 const struct expression_context *context)
{
    size_t count = value_count(value) < 8 ? value_count(value) : 8;
    const char *keys[8];
    for (size_t i = 0; i < count; i++)
        keys[i] = value_entry_at(value, i).key;
    base_origin place = context->place != 0 ? context->place : value->origin;
    base_report(context->diagnostics, base_at(place), BASE_MESSAGE_EXPRESSION_SHOW_RECORD,
                format_join(context->arena, keys, count, ", "));
    return "";
}

/* {"nilai", "satuan"} or {"teks"}; other records cannot be shown. */
static const char *show_record(const struct value *value, const struct expression_context *context,
                               bool *missing)
{
    struct format_value style = {.number = own_form(context), .empty = context->empty};
    const struct value *amount = value_get(value, "nilai");
    const char *text = format_value(context->arena, value, &style);
    *missing = text == NULL;
    if (text != NULL)
        return text;
    if (amount != NULL && amount->kind == VALUE_MISSING)
        return amount->missing;
    return report_record(value, context);
}

const char *expression_show(const struct value *value, const struct expression_context *context,
                            bool *missing)
{
    *missing = value->kind == VALUE_MISSING;
    switch (value->kind) {
    case VALUE_MISSING:
        return value->missing;
    case VALUE_NULL:
        return context->empty != NULL ? context->empty : "";
    case VALUE_BOOL:
        return value->boolean ? "ya" : "tidak";
    case VALUE_NUMBER:
        return show_number(value, context);
    case VALUE_TEXT:
        return value->text;
    case VALUE_LIST:
        return show_list(value, context, missing);
    case VALUE_RECORD:
        return show_record(value, context, missing);
    }
    return "";
}

/* The first member that is MISSING; a new MISSING value for one that cannot be shown. */
static const struct value *missing_member(struct base_arena *arena,
                                          const struct value *const *members, size_t count,
                                          const char *path)
{
    for (size_t i = 0; i < count; i++) {
        if (members[i]->kind == VALUE_MISSING)
            return members[i];
    }
    return value_missing(arena, 0, path);
}

/* The members of a list as shown: null ones are left out; NULL when one is missing (*instead). */
static const char **show_members(const struct expression_call *call, const char *key, size_t *count,
                                 const struct value **instead)
{
    const struct value *list = call->arguments[0];
    struct base_arena *arena = call->run->context->arena;
    const struct value **members = base_alloc_array(arena, list->list.count, sizeof *members);
    *count = 0;
    for (size_t i = 0; i < list->list.count; i++) {
        const struct value *member = expression_follow(call, list->list.items[i], key);
        if (member->kind != VALUE_NULL)
            members[(*count)++] = member;
    }
    const char *path = "";
    const char **shown = show_items(members, *count, call->run->context, &path);
    *instead = shown == NULL ? missing_member(arena, members, *count, path) : NULL;
    return shown;
}

const struct value *expression_gabung(const struct expression_call *call)
{
    size_t count;
    const struct value *instead;
    const char *separator = value_text_or(expression_argument(call, 1), ", ");
    const char **items = show_members(call, expression_key(call, 2), &count, &instead);
    if (items == NULL)
        return instead;
    return expression_text_result(call,
                                  format_join(call->run->context->arena, items, count, separator));
}

const struct value *expression_daftar(const struct expression_call *call)
{
    size_t count;
    const struct value *instead;
    const char **items = show_members(call, expression_key(call, 1), &count, &instead);
    if (items == NULL)
        return instead;
    return expression_text_result(call,
                                  format_enumeration(call->run->context->arena, items, count));
}
