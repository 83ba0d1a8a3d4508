/* Members, dotted paths, equality and order: what operators and functions share. */
#include "expression_function.h"

#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"

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

/* The keys of a record; ends with NULL. */
static const char *const *keys_of(struct base_arena *arena, const struct value *record)
{
    const char **names = base_alloc_array(arena, value_count(record) + 1, sizeof *names);
    for (size_t i = 0; i < value_count(record); i++)
        names[i] = value_entry_at(record, i).key;
    return names;
}

/* "a, b, c", cut after a line's worth. */
static const char *some_keys(struct base_arena *arena, const char *const *names)
{
    enum { SHOWN = 12 };
    struct base_buffer buffer = {.arena = arena};
    for (size_t i = 0; names[i] != NULL && i <= SHOWN; i++)
        base_buffer_format(&buffer, "%s%s", i == 0 ? "" : ", ", i == SHOWN ? "..." : names[i]);
    return base_buffer_get(&buffer);
}

const struct value *expression_unknown(const struct expression_run *run,
                                       const struct expression_node *place,
                                       const struct expression_node *container,
                                       const struct value *record, const char *name)
{
    if (record == NULL || record->kind != VALUE_RECORD || !record->closed)
        return NULL;
    struct base_arena *arena = run->context->arena;
    const char *owner = container != NULL ? expression_written(run, container) : NULL;
    const char *const *names = keys_of(arena, record);
    const char *near = base_nearest(name, names);
    if (owner == NULL && near == NULL)
        return expression_fault(run, place, BASE_MESSAGE_EXPRESSION_NAME, name);
    if (owner == NULL)
        return expression_fault(run, place, BASE_MESSAGE_EXPRESSION_NAME_NEAR, name, near);
    if (near == NULL)
        return expression_fault(run, place, BASE_MESSAGE_EXPRESSION_MEMBER, owner, name,
                                some_keys(arena, names));
    return expression_fault(run, place, BASE_MESSAGE_EXPRESSION_MEMBER_NEAR, owner, name, near);
}

const struct value *expression_member(const struct expression_run *run,
                                      const struct expression_node *container,
                                      const struct expression_node *place,
                                      const struct value *value, const char *name,
                                      const char *shown)
{
    if (value->kind == VALUE_NULL)
        return value;
    const struct value *found =
        value->kind == VALUE_LIST ? list_item(value, name) : value_get(value, name);
    if (found != NULL)
        return found;
    const struct value *fault = expression_unknown(run, place, container, value, name);
    if (fault != NULL)
        return fault;
    return value_missing(run->context->arena, 0,
                         shown != NULL ? shown : expression_written(run, place));
}

/* The member where the item before had it; NULL when this record is not like that one. */
static const struct value *member_again(const struct expression_trail *trail, size_t step,
                                        const struct value *item)
{
    if (step >= sizeof trail->steps / sizeof *trail->steps || item->kind != VALUE_RECORD)
        return NULL;
    const char *key = trail->steps[step].key;
    size_t position = trail->steps[step].position;
    bool same =
        key != NULL && position < value_count(item) && value_entry_at(item, position).key == key;
    return same ? value_entry_at(item, position).value : NULL;
}

/* Remembers where a record had a member. */
static void remember(struct expression_trail *trail, size_t step, const struct value *item,
                     const struct value *member)
{
    if (step >= sizeof trail->steps / sizeof *trail->steps || item->kind != VALUE_RECORD)
        return;
    size_t position = 0;
    while (position < value_count(item) && value_entry_at(item, position).value != member)
        position++;
    bool found = position < value_count(item);
    trail->steps[step].key = found ? value_entry_at(item, position).key : NULL;
    trail->steps[step].position = position;
}

/* One step of a path, by its name. */
static const struct value *member_by_name(const struct expression_call *call,
                                          const struct value *item, const char *name, size_t length,
                                          const char *path)
{
    const struct expression_node *node = call->node;
    const char *copy = base_copy(call->run->context->arena, name, length);
    return expression_member(call->run, node->children[0], node, item, copy, path);
}

const struct value *expression_follow(const struct expression_call *call, const struct value *item,
                                      const char *path)
{
    struct expression_trail *trail = call->trail;
    size_t step = 0;
    if (trail->path != path)
        *trail = (struct expression_trail){.path = path};
    for (const char *at = path; *at != '\0'; step++) {
        const struct value *member = member_again(trail, step, item);
        size_t length = strcspn(at, ".");
        if (member == NULL) {
            member = member_by_name(call, item, at, length, path);
            remember(trail, step, item, member);
        }
        item = member;
        at += length;
        at += *at == '.';
    }
    return item;
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
