/* Means of percentages. */
#include "figures_rata.h"

#include "figures_context.h"

void figures_terms_add(struct figures_context *context, struct figures_terms *terms,
                       struct figures_term term)
{
    BASE_PUSH(context->scratch, terms->items, terms->count, terms->capacity, term);
}

/* What the weights of the terms with a value say. */
struct weights {
    size_t given, absent;
    bool gap; /* a term is null */
    const struct value_rational *sum;
    const struct value *first; /* a given weight, for messages */
};

static struct weights weigh(struct figures_context *context, const struct figures_terms *terms)
{
    struct weights weights = {.sum = value_rational_integer(context->arena, 0)};
    for (size_t i = 0; i < terms->count; i++) {
        const struct figures_term *term = &terms->items[i];
        const struct value_rational *weight = value_number_or_null(term->weight);
        weights.gap = weights.gap || !figures_is_given(term->value);
        if (term->value->kind != VALUE_NUMBER) {
            continue;
        }
        if (weight == NULL) {
            weights.absent++;
            continue;
        }
        weights.first = weights.given == 0 ? term->weight : weights.first;
        weights.given++;
        weights.sum = value_rational_add(context->arena, weights.sum, weight);
    }
    return weights;
}

/* The sum of bobot x value over the sum of bobot. */
static const struct value_rational *weighted(struct figures_context *context,
                                             const struct figures_terms *terms,
                                             const struct value_rational *weights)
{
    const struct value_rational *sum = value_rational_integer(context->arena, 0);
    for (size_t i = 0; i < terms->count; i++) {
        const struct value_rational *number = value_number_or_null(terms->items[i].value);
        if (number != NULL) {
            const struct value_rational *product = value_rational_multiply(
                context->arena, number, value_number_or_null(terms->items[i].weight));
            sum = value_rational_add(context->arena, sum, product);
        }
    }
    return value_rational_divide(context->arena, sum, weights);
}

const struct value *figures_mean_publish(struct figures_context *context, const char *path,
                                         const char *what, const struct figures_terms *terms)
{
    struct weights weights = weigh(context, terms);
    bool by_weight =
        weights.given > 0 && weights.absent == 0 && value_rational_sign(weights.sum) != 0;
    if (weights.given > 0 && weights.absent > 0) {
        base_report(context->diagnostics, base_at(weights.first->origin),
                    BASE_MESSAGE_FIGURES_SOME_WEIGHTS, path);
    }
    struct figures_operands values = {0};
    struct figures_operands operands = {0};
    for (size_t i = 0; i < terms->count; i++) {
        const struct figures_term *term = &terms->items[i];
        figures_operands_add(context, &values, term->name, term->value);
        figures_operands_add(context, &operands, term->name, term->value);
        if (by_weight && figures_is_given(term->value)) {
            figures_operands_add(context, &operands, "bobot", term->weight);
        }
    }
    const struct value_rational *mean = by_weight
                                            ? weighted(context, terms, weights.sum)
                                            : figures_mean(context, values.items, values.count);
    if (weights.gap && context->rules.strict_means) {
        mean = NULL;
    }
    struct figures_recipe recipe = {
        base_format(context->arena, "rata-rata %s%s", what, by_weight ? " menurut bobot" : ""),
        FIGURES_PERCENT};
    return figures_publish(context, path, recipe, operands.items, operands.count, mean);
}
