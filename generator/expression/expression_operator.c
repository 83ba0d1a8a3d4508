/* Arithmetic and comparison. */
#include "expression_function.h"

#include <string.h>

#include "base_arena.h"

static base_origin join(const struct expression_run *run, const struct value *left,
                        const struct value *right)
{
    if (run->context->unplaced)
        return left->origin;
    return base_origin_computed(run->context->sources, left->origin, right->origin);
}

/* The side that is MISSING, else the one that is NULL, else NULL. */
static const struct value *empty_side(const struct value *left, const struct value *right)
{
    if (left->kind == VALUE_MISSING || right->kind == VALUE_MISSING)
        return left->kind == VALUE_MISSING ? left : right;
    if (left->kind == VALUE_NULL || right->kind == VALUE_NULL)
        return left->kind == VALUE_NULL ? left : right;
    return NULL;
}

static const struct value *divide(const struct expression_run *run,
                                  const struct expression_node *node, const struct value *left,
                                  const struct value *right)
{
    base_origin origin = join(run, left, right);
    const struct value_rational *quotient =
        value_rational_divide(run->context->arena, left->number, right->number);
    if (quotient != NULL && value_rational_is_large(quotient)) {
        expression_fault(run, node, BASE_MESSAGE_EXPRESSION_LARGE, NULL);
        return value_null(run->context->arena, origin);
    }
    if (quotient != NULL)
        return value_number(run->context->arena, origin, quotient);
    expression_fault(run, node, BASE_MESSAGE_EXPRESSION_DIVISION, NULL);
    return value_null(run->context->arena, origin);
}

static const struct value *calculate(const struct expression_run *run,
                                     const struct expression_node *node, const struct value *left,
                                     const struct value *right)
{
    struct base_arena *arena = run->context->arena;
    const struct value_rational *result;
    if (node->sign == TOKEN_DIVIDE)
        return divide(run, node, left, right);
    if (node->sign == TOKEN_PLUS)
        result = value_rational_add(arena, left->number, right->number);
    else if (node->sign == TOKEN_MINUS)
        result = value_rational_subtract(arena, left->number, right->number);
    else
        result = value_rational_multiply(arena, left->number, right->number);
    if (value_rational_is_large(result)) {
        expression_fault(run, node, BASE_MESSAGE_EXPRESSION_LARGE, NULL);
        return value_null(arena, join(run, left, right));
    }
    return value_number(arena, join(run, left, right), result);
}

const struct value *expression_arithmetic(const struct expression_run *run,
                                          const struct expression_node *node,
                                          const struct value *left, const struct value *right)
{
    const struct value *empty = empty_side(left, right);
    if (empty != NULL)
        return empty;
    if (left->kind == VALUE_NUMBER && right->kind == VALUE_NUMBER)
        return calculate(run, node, left, right);
    bool texts = left->kind == VALUE_TEXT && right->kind == VALUE_TEXT && node->sign == TOKEN_PLUS;
    if (texts && strlen(left->text) + strlen(right->text) > EXPRESSION_MOST)
        return expression_fault(run, node, BASE_MESSAGE_EXPRESSION_RESULT, "+");
    if (texts)
        return value_text(run->context->arena, join(run, left, right),
                          base_format(run->context->arena, "%s%s", left->text, right->text));
    return expression_fault(run, node, BASE_MESSAGE_EXPRESSION_OPERANDS,
                            expression_token_sign(node->sign), expression_kind_words(left->kind),
                            expression_kind_words(right->kind));
}

static const struct value *unlike(const struct expression_run *run,
                                  const struct expression_node *node, const struct value *left,
                                  const struct value *right)
{
    return expression_fault(run, node, BASE_MESSAGE_EXPRESSION_COMPARE,
                            expression_token_sign(node->sign), expression_kind_words(left->kind),
                            expression_kind_words(right->kind));
}

static const struct value *equality(const struct expression_run *run,
                                    const struct expression_node *node, const struct value *left,
                                    const struct value *right)
{
    if (left->kind != right->kind && empty_side(left, right) == NULL)
        return unlike(run, node, left, right);
    bool same = expression_same(left, right);
    return value_bool(run->context->arena, join(run, left, right),
                      same == (node->sign == TOKEN_EQUAL));
}

static bool order_holds(enum expression_token_kind sign, int order)
{
    switch (sign) {
    case TOKEN_LESS:
        return order < 0;
    case TOKEN_LESS_EQUAL:
        return order <= 0;
    case TOKEN_GREATER:
        return order > 0;
    default:
        return order >= 0;
    }
}

static const struct value *ordering(const struct expression_run *run,
                                    const struct expression_node *node, const struct value *left,
                                    const struct value *right)
{
    if (left->kind != right->kind || (left->kind != VALUE_NUMBER && left->kind != VALUE_TEXT))
        return unlike(run, node, left, right);
    return value_bool(run->context->arena, join(run, left, right),
                      order_holds(node->sign, expression_order(left, right)));
}

static const struct value *membership(const struct expression_run *run,
                                      const struct expression_node *node, const struct value *left,
                                      const struct value *right)
{
    bool text_in_other = right->kind == VALUE_TEXT && left->kind != VALUE_TEXT;
    if (text_in_other ||
        (right->kind != VALUE_LIST && right->kind != VALUE_RECORD && right->kind != VALUE_TEXT))
        return expression_fault(run, node, BASE_MESSAGE_EXPRESSION_IN,
                                expression_kind_words(left->kind),
                                expression_kind_words(right->kind));
    return value_bool(run->context->arena, join(run, left, right),
                      expression_holds(run->context->arena, right, left));
}

const struct value *expression_comparison(const struct expression_run *run,
                                          const struct expression_node *node,
                                          const struct value *left, const struct value *right)
{
    if (node->sign == TOKEN_EQUAL || node->sign == TOKEN_UNEQUAL)
        return equality(run, node, left, right);
    const struct value *empty = empty_side(left, right);
    if (empty != NULL && empty->kind == VALUE_MISSING)
        return empty;
    if (empty != NULL)
        return value_bool(run->context->arena, empty->origin, false);
    return node->sign == TOKEN_IN ? membership(run, node, left, right)
                                  : ordering(run, node, left, right);
}
