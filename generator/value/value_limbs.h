/* Inside of value/: how an exact number lies in the arena and is seen by GMP. */
#pragma once

#include <gmp.h>
#include <stdbool.h>
#include <stdint.h>

#include "value_rational.h"

/* Most numbers are integers that are no larger than an address less one bit: such a one lies in the
 * pointer itself, twice its amount and one, where no number can lie. Other integers within long
 * long have no denominator, and the only limb holds them. Everything else is a canonical fraction;
 * the sign is that of numerator_size, as in GMP. */
struct value_rational {
    int numerator_size;
    int denominator_size; /* 0 = none */
    mp_limb_t limbs[];    /* of the numerator, behind them those of the denominator */
};

static inline bool value_limbs_in_pointer(const struct value_rational *number)
{
    return ((uintptr_t)number & 1) != 0;
}
/* Whether it is an integer within long long. */
static inline bool value_limbs_is_small(const struct value_rational *number)
{
    return value_limbs_in_pointer(number) || number->denominator_size == 0;
}
/* Such an integer. */
static inline long long value_limbs_integer(const struct value_rational *number)
{
    return value_limbs_in_pointer(number) ? (intptr_t)number >> 1 : (long long)number->limbs[0];
}

/* A number as GMP reads it, without copying; nothing to clear. */
struct value_view {
    mpq_t number;
    mp_limb_t numerator[1];
    mp_limb_t denominator[1];
};

/* Makes GMP take its memory from base_malloc. To be called before any mpq_init or mpz_init. */
void value_limbs_start(void);
const struct value_rational *value_limbs_small(struct base_arena *arena, long long number);
/* numerator / denominator in lowest terms; denominator not 0, neither LLONG_MIN. */
const struct value_rational *value_limbs_fraction(struct base_arena *arena, long long numerator,
                                                  long long denominator);
/* The view is valid as long as view and number are. */
mpq_srcptr value_limbs_view(struct value_view *view, const struct value_rational *number);
/* A copy of a canonical number in the arena. */
const struct value_rational *value_limbs_store(struct base_arena *arena, mpq_srcptr number);
