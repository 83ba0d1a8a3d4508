/* A tree to its value. */
#include "expression_function.h"

#include <string.h>

#include "base_arena.h"

static struct base_arena *arena_of(const struct expression_run *run)
{
    return run->context->arena;
}

static base_origin origin_of(const struct expression_run *run)
{
    return run->expression->source.origin;
}

/* The node as it was written, for the marks of missing values. */
const char *expression_written(const struct expression_run *run, const struct expression_node *node)
{
    return base_copy(arena_of(run), run->expression->source.text + node->start,
                     node->end - node->start);
}

const struct value *expression_faulty(const struct expression_run *run)
{
    return value_missing(arena_of(run), origin_of(run), "");
}

/* The record at the end of the scope: the names of the report. */
static const struct value *outermost(const struct value_scope *scope)
{
    while (scope != NULL && scope->outer != NULL)
        scope = scope->outer;
    return scope == NULL || scope->name != NULL ? NULL : scope->value;
}

static const struct value *run_name(const struct expression_run *run,
                                    const struct expression_node *node)
{
    const struct value *found = value_scope_find_again(run->context->scope, node->name, node->seen);
    if (found != NULL)
        return found;
    const struct value *fault =
        expression_unknown(run, node, NULL, outermost(run->context->scope), node->name);
    return fault != NULL ? fault : value_missing(arena_of(run), origin_of(run), node->name);
}

static const struct value *run_member(const struct expression_run *run,
                                      const struct expression_node *node)
{
    const struct value *container = expression_run_node(run, node->children[0]);
    const struct value *found = value_get_again(container, node->name, node->seen);
    if (found != NULL)
        return found;
    const char *shown =
        container->kind == VALUE_MISSING && container->missing[0] == '\0' ? "" : NULL;
    return expression_member(run, node->children[0], node, container, node->name, shown);
}

/* [-1] counts from the end. */
static const struct value *run_list_index(const struct expression_run *run,
                                          const struct expression_node *node,
                                          const struct value *list, long long index)
{
    if (index < 0)
        index += (long long)list->list.count;
    const struct value *item = index < 0 ? NULL : value_at(list, (size_t)index);
    if (item != NULL)
        return item;
    return value_missing(arena_of(run), 0, expression_written(run, node));
}

/* The key an index stands for in a record; NULL when it is none. */
static const char *index_key(const struct expression_run *run, const struct value *index)
{
    if (index->kind == VALUE_TEXT)
        return index->text;
    if (index->kind != VALUE_NUMBER || !value_rational_is_integer(index->number))
        return NULL;
    return value_rational_text(arena_of(run), index->number, -1);
}

static const struct value *run_index(const struct expression_run *run,
                                     const struct expression_node *node)
{
    const struct value *container = expression_run_node(run, node->children[0]);
    const struct value *index = expression_run_node(run, node->children[1]);
    const char *key = index_key(run, index);
    long long number = 0;
    if (expression_is_empty(container))
        return container;
    if (expression_is_empty(index))
        return index;
    if (container->kind == VALUE_RECORD && key != NULL)
        return expression_member(run, node->children[0], node, container, key, NULL);
    if (container->kind == VALUE_LIST && index->kind == VALUE_NUMBER &&
        value_rational_to_integer(index->number, &number))
        return run_list_index(run, node, container, number);
    return expression_fault(run, node, BASE_MESSAGE_EXPRESSION_INDEX,
                            expression_kind_words(container->kind),
                            expression_kind_words(index->kind));
}

/* The values of all children. */
static const struct value **run_children(const struct expression_run *run,
                                         const struct expression_node *node)
{
    const struct value **values = base_alloc_array(arena_of(run), node->count, sizeof *values);
    for (size_t i = 0; i < node->count; i++)
        values[i] = expression_run_node(run, node->children[i]);
    return values;
}

/* Members and bytes of text that a value holds, counted on from `so_far` as long as the sum is
 * allowed: lists that hold one list twice would grow without end. */
static size_t weigh(const struct value *value, size_t so_far)
{
    so_far += value->kind == VALUE_TEXT ? strlen(value->text) + 1 : 1;
    for (size_t i = 0; i < value_count(value) && so_far <= EXPRESSION_MOST; i++)
        so_far =
            weigh(value->kind == VALUE_LIST ? value->list.items[i] : value_entry_at(value, i).value,
                  so_far);
    return so_far;
}

static const struct value *run_list(const struct expression_run *run,
                                    const struct expression_node *node)
{
    const struct value *list =
        value_list(arena_of(run), origin_of(run), run_children(run, node), node->count);
    if (weigh(list, 0) > EXPRESSION_MOST)
        return expression_fault(run, node, BASE_MESSAGE_EXPRESSION_RESULT, "[ ]");
    return list;
}

static const struct value *run_call(const struct expression_run *run,
                                    const struct expression_node *node)
{
    struct expression_trail trail = {.path = NULL};
    struct expression_call call = {run, node, run_children(run, node), node->count, &trail};
    return expression_function_call(&call);
}

static const struct value *run_negate(const struct expression_run *run,
                                      const struct expression_node *node)
{
    const struct value *value = expression_run_node(run, node->children[0]);
    if (expression_is_empty(value))
        return value;
    if (value->kind != VALUE_NUMBER)
        return expression_fault(run, node, BASE_MESSAGE_EXPRESSION_NEGATE,
                                expression_kind_words(value->kind));
    return value_number(arena_of(run), value->origin,
                        value_rational_negate(arena_of(run), value->number));
}

static const struct value *run_not(const struct expression_run *run,
                                   const struct expression_node *node)
{
    const struct value *value = expression_run_node(run, node->children[0]);
    return value_bool(arena_of(run), value->origin, !value_truth(value));
}

/* "and" and "or": the right side is looked at only when it matters. */
static const struct value *run_logic(const struct expression_run *run,
                                     const struct expression_node *node)
{
    const struct value *value = expression_run_node(run, node->children[0]);
    if (value_truth(value) == (node->kind == EXPRESSION_AND))
        value = expression_run_node(run, node->children[1]);
    return value_bool(arena_of(run), value->origin, value_truth(value));
}

static const struct value *run_binary(const struct expression_run *run,
                                      const struct expression_node *node)
{
    const struct value *left = expression_run_node(run, node->children[0]);
    const struct value *right = expression_run_node(run, node->children[1]);
    if (node->sign >= TOKEN_PLUS && node->sign <= TOKEN_DIVIDE)
        return expression_arithmetic(run, node, left, right);
    return expression_comparison(run, node, left, right);
}

static const struct value *run_choice(const struct expression_run *run,
                                      const struct expression_node *node)
{
    bool holds = value_truth(expression_run_node(run, node->children[0]));
    return expression_run_node(run, node->children[holds ? 1 : 2]);
}

const struct value *expression_run_node(const struct expression_run *run,
                                        const struct expression_node *node)
{
    switch (node->kind) {
    case EXPRESSION_LITERAL:
        return node->literal;
    case EXPRESSION_NAME:
        return run_name(run, node);
    case EXPRESSION_MEMBER:
        return run_member(run, node);
    case EXPRESSION_INDEX:
        return run_index(run, node);
    case EXPRESSION_CALL:
        return run_call(run, node);
    case EXPRESSION_LIST:
        return run_list(run, node);
    case EXPRESSION_NEGATE:
        return run_negate(run, node);
    case EXPRESSION_NOT:
        return run_not(run, node);
    case EXPRESSION_AND:
    case EXPRESSION_OR:
        return run_logic(run, node);
    case EXPRESSION_BINARY:
        return run_binary(run, node);
    case EXPRESSION_CHOICE:
        return run_choice(run, node);
    }
    return expression_faulty(run);
}

const struct value *expression_evaluate(const struct expression *expression,
                                        const struct expression_context *context)
{
    struct expression_run run = {expression, context};
    return expression_run_node(&run, expression->root);
}
