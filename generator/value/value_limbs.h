/* Inside of value/: how an exact number lies in the arena and is seen by GMP. */
#pragma once

#include <gmp.h>
#include <stdbool.h>

#include "value_rational.h"

/* An integer within long long is kept in small (numerator NULL), and ends there. Everything else is
 * a canonical fraction whose limbs lie in the arena; the sign is that of numerator_size, as in
 * GMP. */
struct value_rational {
    const mp_limb_t *numerator;
    union {
        long long small;
        const mp_limb_t *denominator;
    };
    int numerator_size;
    int denominator_size;
};

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
