/* How exact numbers lie in the arena: small integers in pointers, others as limbs of GMP. */
#include "value_limbs.h"

#include <limits.h>
#include <string.h>

#include "base_arena.h"
#include "base_memory.h"

_Static_assert(sizeof(mp_limb_t) >= sizeof(long long), "a limb holds a small integer");

static void *allocate(size_t size)
{
    return base_malloc(size);
}

static void *reallocate(void *memory, size_t old_size, size_t size)
{
    (void)old_size;
    return base_realloc(memory, size);
}

static void release(void *memory, size_t size)
{
    (void)size;
    base_free(memory);
}

void value_limbs_start(void)
{
    static bool started;
    if (started)
        return;
    started = true;
    mp_set_memory_functions(allocate, reallocate, release);
}

/* A number with memory for its limbs. */
static struct value_rational *store(struct base_arena *arena, size_t numerator, size_t denominator)
{
    struct value_rational *stored =
        base_alloc(arena, sizeof *stored + (numerator + denominator) * sizeof stored->limbs[0]);
    stored->numerator_size = (int)numerator;
    stored->denominator_size = (int)denominator;
    return stored;
}

const struct value_rational *value_limbs_small(struct base_arena *arena, long long number)
{
    const intptr_t most = INTPTR_MAX / 2;
    if (number <= most && number >= -most)
        return (const struct value_rational *)((uintptr_t)number << 1 | 1);
    struct value_rational *small = store(arena, 1, 0);
    small->limbs[0] = (mp_limb_t)number;
    return small;
}

static mp_limb_t magnitude(long long number)
{
    return number < 0 ? -(mp_limb_t)number : (mp_limb_t)number;
}

static mp_limb_t common_divisor(mp_limb_t left, mp_limb_t right)
{
    while (right != 0) {
        mp_limb_t rest = left % right;
        left = right;
        right = rest;
    }
    return left;
}

const struct value_rational *value_limbs_fraction(struct base_arena *arena, long long numerator,
                                                  long long denominator)
{
    if (numerator % denominator == 0)
        return value_limbs_small(arena, numerator / denominator);
    mp_limb_t above = magnitude(numerator);
    mp_limb_t below = magnitude(denominator);
    mp_limb_t divisor = common_divisor(above, below);
    struct value_rational *stored = store(arena, 1, 1);
    stored->limbs[0] = above / divisor;
    stored->limbs[1] = below / divisor;
    if ((numerator < 0) != (denominator < 0))
        stored->numerator_size = -1;
    return stored;
}

mpq_srcptr value_limbs_view(struct value_view *view, const struct value_rational *number)
{
    if (!value_limbs_is_small(number)) {
        int above = number->numerator_size;
        const mp_limb_t *below = number->limbs + (above < 0 ? -above : above);
        mpz_roinit_n(mpq_numref(view->number), number->limbs, above);
        mpz_roinit_n(mpq_denref(view->number), below, number->denominator_size);
        return view->number;
    }
    long long small = value_limbs_integer(number);
    view->numerator[0] = magnitude(small);
    view->denominator[0] = 1;
    mpz_roinit_n(mpq_numref(view->number), view->numerator, (small > 0) - (small < 0));
    mpz_roinit_n(mpq_denref(view->number), view->denominator, 1);
    return view->number;
}

static bool fits_small(mpq_srcptr number)
{
    mp_limb_t limit = (mp_limb_t)LLONG_MAX + (mpq_sgn(number) < 0);
    return mpz_cmp_ui(mpq_denref(number), 1) == 0 && mpz_size(mpq_numref(number)) <= 1 &&
           mpz_getlimbn(mpq_numref(number), 0) <= limit;
}

/* The numerator of a number that fits; without overflow for LLONG_MIN. */
static long long small_numerator(mpq_srcptr number)
{
    mp_limb_t digits = mpz_getlimbn(mpq_numref(number), 0);
    if (mpq_sgn(number) < 0)
        return -(long long)(digits - 1) - 1;
    return (long long)digits;
}

const struct value_rational *value_limbs_store(struct base_arena *arena, mpq_srcptr number)
{
    if (fits_small(number))
        return value_limbs_small(arena, small_numerator(number));
    size_t above = mpz_size(mpq_numref(number));
    size_t below = mpz_size(mpq_denref(number));
    struct value_rational *stored = store(arena, above, below);
    memcpy(stored->limbs, mpz_limbs_read(mpq_numref(number)), above * sizeof stored->limbs[0]);
    memcpy(stored->limbs + above, mpz_limbs_read(mpq_denref(number)),
           below * sizeof stored->limbs[0]);
    if (mpq_sgn(number) < 0)
        stored->numerator_size = -stored->numerator_size;
    return stored;
}
