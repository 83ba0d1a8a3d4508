/* Exact numbers: arithmetic and comparison. Small integers do without GMP. */
#include "value_rational.h"

#include <limits.h>

#include "base_arena.h"
#include "value_limbs.h"

static bool both_small(const struct value_rational *left, const struct value_rational *right)
{
    return value_limbs_is_small(left) && value_limbs_is_small(right);
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
    if (both_small(left, right) &&
        !__builtin_add_overflow(value_limbs_integer(left), value_limbs_integer(right), &sum))
        return value_limbs_small(arena, sum);
    return operate(arena, mpq_add, left, right);
}

const struct value_rational *value_rational_subtract(struct base_arena *arena,
                                                     const struct value_rational *left,
                                                     const struct value_rational *right)
{
    long long difference = 0;
    if (both_small(left, right) &&
        !__builtin_sub_overflow(value_limbs_integer(left), value_limbs_integer(right), &difference))
        return value_limbs_small(arena, difference);
    return operate(arena, mpq_sub, left, right);
}

const struct value_rational *value_rational_multiply(struct base_arena *arena,
                                                     const struct value_rational *left,
                                                     const struct value_rational *right)
{
    long long product = 0;
    if (both_small(left, right) &&
        !__builtin_mul_overflow(value_limbs_integer(left), value_limbs_integer(right), &product))
        return value_limbs_small(arena, product);
    return operate(arena, mpq_mul, left, right);
}

const struct value_rational *value_rational_divide(struct base_arena *arena,
                                                   const struct value_rational *left,
                                                   const struct value_rational *right)
{
    if (value_rational_sign(right) == 0)
        return NULL;
    long long above = 0, below = 0;
    bool small =
        value_rational_to_integer(left, &above) && value_rational_to_integer(right, &below);
    if (small && above != LLONG_MIN && below != LLONG_MIN)
        return value_limbs_fraction(arena, above, below);
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
    if (both_small(left, right)) {
        long long first = value_limbs_integer(left), second = value_limbs_integer(right);
        return (first > second) - (first < second);
    }
    struct value_view one, other;
    value_limbs_start();
    int order = mpq_cmp(value_limbs_view(&one, left), value_limbs_view(&other, right));
    return (order > 0) - (order < 0);
}

int value_rational_sign(const struct value_rational *number)
{
    if (!value_limbs_is_small(number))
        return number->numerator_size < 0 ? -1 : 1;
    long long integer = value_limbs_integer(number);
    return (integer > 0) - (integer < 0);
}

bool value_rational_is_large(const struct value_rational *number)
{
    enum { MOST_LIMBS = 64 };
    return !value_limbs_is_small(number) &&
           (number->numerator_size > MOST_LIMBS || number->numerator_size < -MOST_LIMBS ||
            number->denominator_size > MOST_LIMBS);
}

bool value_rational_is_integer(const struct value_rational *number)
{
    struct value_view view;
    return value_limbs_is_small(number) ||
           mpz_cmp_ui(mpq_denref(value_limbs_view(&view, number)), 1) == 0;
}

bool value_rational_to_integer(const struct value_rational *number, long long *result)
{
    if (!value_limbs_is_small(number))
        return false;
    *result = value_limbs_integer(number);
    return true;
}
