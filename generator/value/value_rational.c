/* Exact numbers: arithmetic and comparison. Small integers do without GMP. */
#include "value_rational.h"

#include <limits.h>

#include "base_arena.h"
#include "value_limbs.h"

static bool both_small(const struct value_rational *left, const struct value_rational *right)
{
    return left->numerator == NULL && right->numerator == NULL;
}

const struct value_rational *value_rational_integer(struct base_arena *arena, long long number)
{
    return value_limbs_small(arena, number);
}

const struct value_rational *value_rational_ratio(struct base_arena *arena, long long numerator,
                                                  long long denominator)
{
    return value_rational_divide(arena, value_limbs_small(arena, numerator),
                                 value_limbs_small(arena, denominator));
}

/* One operation of GMP on two numbers, its result copied into the arena. */
static const struct value_rational *operate(struct base_arena *arena,
                                            void (*operation)(mpq_ptr, mpq_srcptr, mpq_srcptr),
                                            const struct value_rational *left,
                                            const struct value_rational *right)
{
    struct value_view first, second;
    mpq_t result;
    value_limbs_start();
    mpq_init(result);
    operation(result, value_limbs_view(&first, left), value_limbs_view(&second, right));
    const struct value_rational *stored = value_limbs_store(arena, result);
    mpq_clear(result);
    return stored;
}

const struct value_rational *value_rational_add(struct base_arena *arena,
                                                const struct value_rational *left,
                                                const struct value_rational *right)
{
    long long sum = 0;
    if (both_small(left, right) && !__builtin_add_overflow(left->small, right->small, &sum))
        return value_limbs_small(arena, sum);
    return operate(arena, mpq_add, left, right);
}

const struct value_rational *value_rational_subtract(struct base_arena *arena,
                                                     const struct value_rational *left,
                                                     const struct value_rational *right)
{
    long long difference = 0;
    if (both_small(left, right) && !__builtin_sub_overflow(left->small, right->small, &difference))
        return value_limbs_small(arena, difference);
    return operate(arena, mpq_sub, left, right);
}

const struct value_rational *value_rational_multiply(struct base_arena *arena,
                                                     const struct value_rational *left,
                                                     const struct value_rational *right)
{
    long long product = 0;
    if (both_small(left, right) && !__builtin_mul_overflow(left->small, right->small, &product))
        return value_limbs_small(arena, product);
    return operate(arena, mpq_mul, left, right);
}

const struct value_rational *value_rational_divide(struct base_arena *arena,
                                                   const struct value_rational *left,
                                                   const struct value_rational *right)
{
    if (value_rational_sign(right) == 0)
        return NULL;
    if (both_small(left, right) && left->small != LLONG_MIN && right->small != LLONG_MIN)
        return value_limbs_fraction(arena, left->small, right->small);
    return operate(arena, mpq_div, left, right);
}

const struct value_rational *value_rational_negate(struct base_arena *arena,
                                                   const struct value_rational *number)
{
    return value_rational_subtract(arena, value_limbs_small(arena, 0), number);
}

const struct value_rational *value_rational_absolute(struct base_arena *arena,
                                                     const struct value_rational *number)
{
    return value_rational_sign(number) < 0 ? value_rational_negate(arena, number) : number;
}

int value_rational_compare(const struct value_rational *left, const struct value_rational *right)
{
    if (both_small(left, right))
        return (left->small > right->small) - (left->small < right->small);
    struct value_view first, second;
    value_limbs_start();
    int order = mpq_cmp(value_limbs_view(&first, left), value_limbs_view(&second, right));
    return (order > 0) - (order < 0);
}

int value_rational_sign(const struct value_rational *number)
{
    if (number->numerator != NULL)
        return number->numerator_size < 0 ? -1 : 1;
    return (number->small > 0) - (number->small < 0);
}

bool value_rational_is_large(const struct value_rational *number)
{
    enum { MOST_LIMBS = 64 };
    return number->numerator != NULL &&
           (number->numerator_size > MOST_LIMBS || number->numerator_size < -MOST_LIMBS ||
            number->denominator_size > MOST_LIMBS);
}

bool value_rational_is_integer(const struct value_rational *number)
{
    return number->numerator == NULL ||
           (number->denominator_size == 1 && number->denominator[0] == 1);
}

bool value_rational_to_integer(const struct value_rational *number, long long *result)
{
    if (number->numerator != NULL)
        return false;
    *result = number->small;
    return true;
}
