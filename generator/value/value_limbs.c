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

/* The numbers that most counts and levels are. */
#define SHARED_ROW(n)                                                                              \
    {.small = (n)}, {.small = (n) + 1}, {.small = (n) + 2}, {.small = (n) + 3},                    \
    {                                                                                              \
        .small = (n) + 4                                                                           \
    }
#define SHARED_ROWS(n) SHARED_ROW(n), SHARED_ROW((n) + 5)
static const struct value_rational shared[] = {SHARED_ROWS(0), SHARED_ROWS(10), SHARED_ROWS(20),
                                               SHARED_ROWS(30)};
enum { SHARED = sizeof shared / sizeof *shared };

const struct value_rational *value_limbs_small(struct base_arena *arena, long long number)
{
    if (number >= 0 && number < SHARED)
        return &shared[number];
    struct value_rational *small =
        base_alloc(arena, offsetof(struct value_rational, small) + sizeof small->small);
    small->small = number;
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

/* A fraction with room for its limbs behind it. */
struct stored {
    struct value_rational number;
    mp_limb_t limbs[];
};

static struct stored *store(struct base_arena *arena, size_t numerator, size_t denominator)
{
    struct stored *stored =
        base_alloc(arena, sizeof *stored + (numerator + denominator) * sizeof stored->limbs[0]);
    stored->number.numerator = stored->limbs;
    stored->number.numerator_size = (int)numerator;
    stored->number.denominator = stored->limbs + numerator;
    stored->number.denominator_size = (int)denominator;
    return stored;
}

const struct value_rational *value_limbs_fraction(struct base_arena *arena, long long numerator,
                                                  long long denominator)
{
    if (numerator % denominator == 0)
        return value_limbs_small(arena, numerator / denominator);
    mp_limb_t above = magnitude(numerator);
    mp_limb_t below = magnitude(denominator);
    mp_limb_t divisor = common_divisor(above, below);
    struct stored *stored = store(arena, 1, 1);
    stored->limbs[0] = above / divisor;
    stored->limbs[1] = below / divisor;
    if ((numerator < 0) != (denominator < 0))
        stored->number.numerator_size = -1;
    return &stored->number;
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
    struct stored *stored = store(arena, above, below);
    memcpy(stored->limbs, mpz_limbs_read(mpq_numref(number)), above * sizeof stored->limbs[0]);
    memcpy(stored->limbs + above, mpz_limbs_read(mpq_denref(number)),
           below * sizeof stored->limbs[0]);
    if (mpq_sgn(number) < 0)
        stored->number.numerator_size = -stored->number.numerator_size;
    return &stored->number;
}
