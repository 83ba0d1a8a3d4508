/* Publishing figures with their records, and the small arithmetic that families share. */
#include "figures_context.h"

#include <string.h>

static const struct value shared_null = {.kind = VALUE_NULL};

const struct value *figures_year(const struct figures_context *context, long long year)
{
    return value_integer(context->arena, base_origin_figure(context->sources, "tahun", 0), year);
}

const struct value *figures_member(const struct value *record, const char *key)
{
    const struct value *member = record == NULL ? NULL : value_get(record, key);
    return member == NULL ? &shared_null : member;
}

size_t figures_list_count(const struct value *list)
{
    return list != NULL && list->kind == VALUE_LIST ? value_count(list) : 0;
}

bool figures_is_missing(const struct value *value)
{
    return value != NULL && value->kind == VALUE_MISSING;
}

bool figures_is_given(const struct value *value)
{
    return value != NULL && value->kind != VALUE_NULL;
}

const char *figures_text_member(const struct value *record, const char *key)
{
    return value_text_or(figures_member(record, key), NULL);
}

/* Three texts in a row. */
static const char *join(struct base_arena *arena, const char *first, const char *second,
                        const char *third)
{
    size_t lengths[] = {strlen(first), strlen(second), strlen(third)};
    char *text = base_alloc_text(arena, lengths[0] + lengths[1] + lengths[2] + 1);
    memcpy(text, first, lengths[0]);
    memcpy(text + lengths[0], second, lengths[1]);
    memcpy(text + lengths[0] + lengths[1], third, lengths[2]);
    return text;
}

const char *figures_path(const struct figures_context *context, const char *prefix,
                         const char *name)
{
    return join(context->arena, prefix, ".", name);
}

const char *figures_joined(const struct figures_context *context, const char *prefix,
                           const char *suffix)
{
    return join(context->arena, prefix, suffix, "");
}

static base_origin first_origin(const struct figures_operand *operands, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (operands[i].value != NULL && operands[i].value->origin != 0) {
            return operands[i].value->origin;
        }
    }
    return 0;
}

static int unit_decimals(const struct figures_context *context, enum figures_unit unit)
{
    switch (unit) {
    case FIGURES_PERCENT:
        return context->percent_decimals;
    case FIGURES_PLAIN:
        return -1;
    default:
        return 0;
    }
}

void figures_expect(struct figures_context *context, size_t count)
{
    size_t capacity = context->record_count + count;
    if (capacity <= context->record_capacity) {
        return;
    }
    struct figures_record *records = base_alloc_array(context->arena, capacity, sizeof *records);
    if (context->record_count > 0) {
        memcpy(records, context->records, context->record_count * sizeof *records);
    }
    context->records = records;
    context->record_capacity = capacity;
}

static void keep(struct figures_context *context, const char *path, struct figures_recipe recipe,
                 const struct figures_operand *operands, size_t count, const struct value *value)
{
    struct figures_record record = {
        .path = path,
        .formula = recipe.formula,
        .operand_count = (uint32_t)count,
        .value = value,
        .unit = recipe.unit,
        .decimals = (int8_t)unit_decimals(context, recipe.unit),
        .rounding = context->rounding,
    };
    struct figures_operand *copy = base_alloc_array(context->arena, count, sizeof *copy);
    if (count > 0) {
        memcpy(copy, operands, count * sizeof *copy);
    }
    record.operands = copy;
    BASE_PUSH(context->arena, context->records, context->record_count, context->record_capacity,
              record);
}

/* The operand that has not been filled in, or NULL. */
static const struct value *first_missing(const struct figures_operand *operands, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (figures_is_missing(operands[i].value)) {
            return operands[i].value;
        }
    }
    return NULL;
}

const struct value *figures_publish(struct figures_context *context, const char *path,
                                    struct figures_recipe recipe,
                                    const struct figures_operand *operands, size_t count,
                                    const struct value_rational *result)
{
    const struct value *missing = first_missing(operands, count);
    base_origin about = missing != NULL ? missing->origin : first_origin(operands, count);
    base_origin origin = base_origin_figure(context->sources, path, about);
    const struct value *value = NULL;
    if (missing != NULL) {
        value = value_missing(context->arena, origin, missing->missing);
    }
    if (value == NULL) {
        value = result == NULL ? value_null(context->arena, origin)
                               : value_number(context->arena, origin, result);
    }
    keep(context, path, recipe, operands, count, value);
    return value;
}

const struct value *figures_publish_label(struct figures_context *context, const char *path,
                                          const char *formula,
                                          const struct figures_operand *operands, size_t count,
                                          const char *label)
{
    struct figures_recipe recipe = {formula, FIGURES_LABEL};
    bool missing = false;
    for (size_t i = 0; i < count; i++) {
        missing = missing || figures_is_missing(operands[i].value);
    }
    if (label == NULL || missing) {
        return figures_publish(context, path, recipe, operands, count, NULL);
    }
    base_origin origin = base_origin_figure(context->sources, path, first_origin(operands, count));
    const struct value *value = value_text(context->arena, origin, label);
    keep(context, path, recipe, operands, count, value);
    return value;
}

const struct value *figures_nothing(struct figures_context *context, const char *path)
{
    return value_null(context->arena, base_origin_figure(context->sources, path, 0));
}

const struct value_rational *figures_ratio_percent(const struct figures_context *context,
                                                   const struct value_rational *part,
                                                   const struct value_rational *whole)
{
    if (part == NULL || whole == NULL || value_rational_sign(whole) == 0) {
        return NULL;
    }
    return value_rational_divide(
        context->arena, value_rational_multiply(context->arena, part, context->hundred), whole);
}

const struct value_rational *figures_difference(const struct figures_context *context,
                                                const struct value_rational *left,
                                                const struct value_rational *right)
{
    return left == NULL || right == NULL ? NULL
                                         : value_rational_subtract(context->arena, left, right);
}

/* The sum of the numbers among operands and how many they are. */
static const struct value_rational *add_up(const struct figures_context *context,
                                           const struct figures_operand *operands, size_t count,
                                           long long *terms)
{
    const struct value_rational *sum = NULL;
    *terms = 0;
    for (size_t i = 0; i < count; i++) {
        const struct value_rational *number = value_number_or_null(operands[i].value);
        if (number != NULL) {
            sum = sum == NULL ? number : value_rational_add(context->arena, sum, number);
            ++*terms;
        }
    }
    return sum;
}

const struct value_rational *figures_sum(const struct figures_context *context,
                                         const struct figures_operand *operands, size_t count)
{
    long long terms;
    return add_up(context, operands, count, &terms);
}

const struct value_rational *figures_mean(const struct figures_context *context,
                                          const struct figures_operand *operands, size_t count)
{
    long long terms;
    const struct value_rational *sum = add_up(context, operands, count, &terms);
    return sum == NULL ? NULL
                       : value_rational_divide(context->arena, sum,
                                               value_rational_integer(context->arena, terms));
}

const struct value_rational *figures_as_shown(const struct figures_context *context,
                                              const struct value_rational *percent)
{
    return percent == NULL ? NULL
                           : value_rational_round(context->arena, percent,
                                                  context->percent_decimals, context->rounding);
}

struct figures_quantity figures_quantity_of(const struct value *value)
{
    struct figures_quantity quantity = {NULL, NULL};
    if (value != NULL && value->kind == VALUE_LIST && value_count(value) == 1) {
        value = value_at(value, 0);
    }
    if (value == NULL) {
        return quantity;
    }
    if (value->kind == VALUE_RECORD) {
        quantity.number = value_number_or_null(value_get(value, "nilai"));
        quantity.unit = figures_text_member(value, "satuan");
    } else {
        quantity.number = value_number_or_null(value);
    }
    return quantity;
}

void figures_list_add(struct figures_context *context, struct figures_list *list,
                      const struct value *value)
{
    BASE_PUSH(context->arena, list->items, list->count, list->capacity, value);
}

const struct value *figures_list_value(struct figures_context *context,
                                       const struct figures_list *list)
{
    return value_list_of(context->arena, 0, list->items, list->count);
}

void figures_operands_add(struct figures_context *context, struct figures_operands *list,
                          const char *name, const struct value *value)
{
    struct figures_operand operand = {name, value};
    BASE_PUSH(context->scratch, list->items, list->count, list->capacity, operand);
}
