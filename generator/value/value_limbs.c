/* How exact numbers lie in the arena: small integers as they are, others as limbs of GMP. */
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

const struct value_rational *value_limbs_small(struct base_arena *arena, long long number)
{
    struct value_rational *small = base_alloc(arena, sizeof *small);
    small->small = number;
    return small;
}

bool value_limbs_is_small(const struct value_rational *number, long long limit)
{
    return number->numerator == NULL && number->small <= limit && number->small >= -limit;
}

static mp_limb_t magnitude(long long number)
{
    return number < 0 ? -(mp_limb_t)number : (mp_limb_t)number;
}

mpq_srcptr value_limbs_view(struct value_view *view, const struct value_rational *number)
{
    if (number->numerator != NULL) {
        mpz_roinit_n(mpq_numref(view->number), number->numerator, number->numerator_size);
        mpz_roinit_n(mpq_denref(view->number), number->denominator, number->denominator_size);
        return view->number;
    }
    view->numerator[0] = magnitude(number->small);
    view->denominator[0] = 1;
    mpz_roinit_n(mpq_numref(view->number), view->numerator,
                 (number->small > 0) - (number->small < 0));
    mpz_roinit_n(mpq_denref(view->number), view->denominator, 1);
    return view->number;
}

static const mp_limb_t *copy_limbs(struct base_arena *arena, mpz_srcptr number)
{
    size_t size = mpz_size(number);
    mp_limb_t *limbs = base_alloc_array(arena, size, sizeof *limbs);
    memcpy(limbs, mpz_limbs_read(number), size * sizeof *limbs);
    return limbs;
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
    struct value_rational *stored = base_alloc(arena, sizeof *stored);
    mp_size_t size = (mp_size_t)mpz_size(mpq_numref(number));
    stored->numerator = copy_limbs(arena, mpq_numref(number));
    stored->numerator_size = mpq_sgn(number) < 0 ? -size : size;
    stored->denominator = copy_limbs(arena, mpq_denref(number));
    stored->denominator_size = (mp_size_t)mpz_size(mpq_denref(number));
    return stored;
}
