/* Exact numbers: from text, rounding, to text. */
#include "value_rational.h"

#include <assert.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "base_arena.h"
#include "value_limbs.h"

enum { MAX_DIGITS = 40, MAX_EXPONENT = 30 };
#define SATURATED (1LL << 62)

/* The parts of a number as JSON writes it. */
struct digits {
    bool negative;
    char text[MAX_DIGITS + 1]; /* all digits without the dot */
    size_t count;
    int decimals;
    int exponent;
};

struct reader {
    const char *at, *end;
};

static bool is_digit(const struct reader *reader)
{
    return reader->at < reader->end && *reader->at >= '0' && *reader->at <= '9';
}

static bool accept(struct reader *reader, char wanted)
{
    if (reader->at == reader->end || *reader->at != wanted)
        return false;
    reader->at++;
    return true;
}

/* Appends one run of digits; false when there is none or it is too long. */
static bool read_run(struct reader *reader, struct digits *digits)
{
    if (!is_digit(reader))
        return false;
    while (is_digit(reader)) {
        if (digits->count == MAX_DIGITS)
            return false;
        digits->text[digits->count++] = *reader->at++;
    }
    return true;
}

static bool read_decimals(struct reader *reader, struct digits *digits)
{
    size_t before = digits->count;
    if (!accept(reader, '.'))
        return true;
    bool good = read_run(reader, digits);
    digits->decimals = (int)(digits->count - before);
    return good;
}

static bool read_exponent(struct reader *reader, struct digits *digits)
{
    if (!accept(reader, 'e') && !accept(reader, 'E'))
        return true;
    bool negative = accept(reader, '-');
    if (!negative)
        accept(reader, '+');
    if (!is_digit(reader))
        return false;
    int exponent = 0;
    while (is_digit(reader) && exponent <= MAX_EXPONENT)
        exponent = exponent * 10 + (*reader->at++ - '0');
    digits->exponent = negative ? -exponent : exponent;
    return exponent <= MAX_EXPONENT;
}

static bool read_digits(const char *text, size_t length, struct digits *digits)
{
    struct reader reader = {text, text + length};
    *digits = (struct digits){.negative = accept(&reader, '-')};
    bool zero = reader.at < reader.end && *reader.at == '0';
    if (!read_run(&reader, digits) || (zero && digits->count > 1))
        return false;
    return read_decimals(&reader, digits) && read_exponent(&reader, digits) &&
           reader.at == reader.end;
}

/* Multiplies (or divides, when exponent is negative) by a power of ten and makes canonical. */
static void shift_decimals(mpq_ptr number, int exponent)
{
    mpz_t power;
    mpz_init(power);
    mpz_ui_pow_ui(power, 10, (unsigned long)(exponent < 0 ? -exponent : exponent));
    mpz_ptr side = exponent < 0 ? mpq_denref(number) : mpq_numref(number);
    mpz_mul(side, side, power);
    mpz_clear(power);
    mpq_canonicalize(number);
}

const struct value_rational *value_rational_parse(struct base_arena *arena, const char *text,
                                                  size_t length)
{
    struct digits digits;
    if (!read_digits(text, length, &digits))
        return NULL;
    mpq_t number;
    value_limbs_start();
    mpq_init(number);
    mpz_set_str(mpq_numref(number), digits.text, 10);
    if (digits.negative)
        mpq_neg(number, number);
    shift_decimals(number, digits.exponent - digits.decimals);
    const struct value_rational *stored = value_limbs_store(arena, number);
    mpq_clear(number);
    return stored;
}

/* Whether the magnitude of the quotient must grow by one, from the remainder. */
static bool rounds_away(mpz_srcptr quotient, mpz_srcptr remainder, mpz_srcptr denominator,
                        enum value_rounding rounding)
{
    if (mpz_sgn(remainder) == 0 || rounding == VALUE_TRUNCATE)
        return false;
    if (rounding == VALUE_UP)
        return true;
    mpz_t twice;
    mpz_init(twice);
    mpz_mul_2exp(twice, remainder, 1);
    int order = mpz_cmpabs(twice, denominator);
    mpz_clear(twice);
    if (order == 0 && rounding == VALUE_HALF_EVEN)
        return mpz_odd_p(quotient);
    return order >= 0;
}

/* integer = number rounded to a whole number. */
static void round_whole(mpz_ptr integer, mpq_srcptr number, enum value_rounding rounding)
{
    mpz_t remainder;
    mpz_init(remainder);
    mpz_tdiv_qr(integer, remainder, mpq_numref(number), mpq_denref(number));
    if (rounds_away(integer, remainder, mpq_denref(number), rounding)) {
        if (mpq_sgn(number) < 0)
            mpz_sub_ui(integer, integer, 1);
        else
            mpz_add_ui(integer, integer, 1);
    }
    mpz_clear(remainder);
}

/* integer = number * 10^decimals rounded to a whole number. */
static void round_shifted(mpz_ptr integer, const struct value_rational *number, int decimals,
                          enum value_rounding rounding)
{
    struct value_view view;
    mpq_t shifted;
    mpq_init(shifted);
    mpq_set(shifted, value_limbs_view(&view, number));
    shift_decimals(shifted, decimals);
    round_whole(integer, shifted, rounding);
    mpq_clear(shifted);
}

const struct value_rational *value_rational_round(struct base_arena *arena,
                                                  const struct value_rational *number, int decimals,
                                                  enum value_rounding rounding)
{
    if (decimals >= 0 && value_limbs_is_small(number))
        return number;
    mpq_t rounded;
    value_limbs_start();
    mpq_init(rounded);
    round_shifted(mpq_numref(rounded), number, decimals, rounding);
    shift_decimals(rounded, -decimals);
    const struct value_rational *stored = value_limbs_store(arena, rounded);
    mpq_clear(rounded);
    return stored;
}

/* Decimals of the exact value; -1 when it has no finite form. */
static int exact_decimals(const struct value_rational *number)
{
    struct value_view view;
    mpz_t rest, factor;
    mpz_init(rest);
    mpz_init_set_ui(factor, 5);
    mpz_set(rest, mpq_denref(value_limbs_view(&view, number)));
    mp_bitcnt_t fives = mpz_remove(rest, rest, factor);
    mp_bitcnt_t twos = mpz_scan1(rest, 0);
    mpz_tdiv_q_2exp(rest, rest, twos);
    bool finite = mpz_cmp_ui(rest, 1) == 0;
    mpz_clear(rest);
    mpz_clear(factor);
    return finite ? (int)(fives > twos ? fives : twos) : -1;
}

/* The digits of an integer, with as many leading zeros as decimals ask for, and the dot. */
static char *place_dot(struct base_arena *arena, mpz_srcptr integer, int decimals)
{
    char *digits = base_alloc(arena, mpz_sizeinbase(integer, 10) + 2);
    mpz_get_str(digits, 10, integer);
    bool negative = digits[0] == '-';
    digits += negative;
    int zeros = decimals + 1 - (int)strlen(digits);
    if (zeros > 0)
        digits = base_format(arena, "%0*d%s", zeros, 0, digits);
    const char *sign = negative ? "-" : "";
    int whole = (int)strlen(digits) - decimals;
    if (decimals == 0)
        return base_format(arena, "%s%s", sign, digits);
    return base_format(arena, "%s%.*s.%s", sign, whole, digits, digits + whole);
}

/* "n/d" */
static char *fraction_text(struct base_arena *arena, const struct value_rational *number)
{
    struct value_view view;
    mpq_srcptr fraction = value_limbs_view(&view, number);
    size_t size =
        mpz_sizeinbase(mpq_numref(fraction), 10) + mpz_sizeinbase(mpq_denref(fraction), 10) + 3;
    return mpq_get_str(base_alloc(arena, size), 10, fraction);
}

/* ---------------------------------------------------------------- numbers of usual size */

/* A number whose numerator and denominator are of one limb, which nearly all are: written without
 * GMP. */
struct usual {
    bool negative;
    uint64_t above, below;
};

/* Text that is written from its end. */
struct usual_text {
    char bytes[64];
    size_t start;
};

/* False when the number is not of usual size. */
static bool usual_number(const struct value_rational *number, struct usual *usual)
{
    const uint64_t most = UINT64_MAX / 20; /* ten times, and twice, a rest are told without loss */
    if (value_limbs_is_small(number)) {
        long long small = value_limbs_integer(number);
        uint64_t bits = (uint64_t)small;
        *usual = (struct usual){small < 0, small < 0 ? 0 - bits : bits, 1};
        return true;
    }
    int size = number->numerator_size;
    if (size > 1 || size < -1 || number->denominator_size != 1 || number->limbs[1] > most)
        return false;
    *usual = (struct usual){size < 0, number->limbs[0], number->limbs[1]};
    return true;
}

/* The decimals that the exact value needs; -1 when it has no finite form. */
static int usual_decimals(const struct usual *usual)
{
    int twos = 0, fives = 0;
    uint64_t rest = usual->below;
    for (; rest % 2 == 0; rest /= 2)
        twos++;
    for (; rest % 5 == 0; rest /= 5)
        fives++;
    return rest != 1 ? -1 : fives > twos ? fives : twos;
}

/* Its amount times 10^decimals, rounded to a whole number; as many digits at once as 64 bits hold.
 * False when that is too large. */
static bool usual_scaled(const struct usual *usual, int decimals, enum value_rounding rounding,
                         uint64_t *scaled)
{
    uint64_t rest = usual->above % usual->below, most = UINT64_MAX / usual->below;
    *scaled = usual->above / usual->below;
    while (decimals > 0) {
        uint64_t factor = 10;
        for (decimals--; decimals > 0 && factor <= most / 10; decimals--)
            factor *= 10;
        rest *= factor;
        if (__builtin_mul_overflow(*scaled, factor, scaled) ||
            __builtin_add_overflow(*scaled, rest / usual->below, scaled))
            return false;
        rest %= usual->below;
    }
    if (*scaled == UINT64_MAX)
        return false;
    bool tie = rest * 2 == usual->below;
    bool more = rest * 2 > usual->below;
    *scaled += rounding == VALUE_HALF_UP     ? tie || more
               : rounding == VALUE_HALF_EVEN ? more || (tie && *scaled % 2 != 0)
               : rounding == VALUE_UP        ? rest > 0
                                             : 0;
    return true;
}

/* Puts the digits of a number before the text, at least `least` of them. */
static void put_digits(struct usual_text *text, uint64_t number, int least)
{
    for (; number > 0 || least > 0; number /= 10, least--)
        text->bytes[--text->start] = (char)('0' + number % 10);
}

/* Writes a number as value_rational_text_rounded does; false when it is not of usual size. */
static bool write_usual(struct usual_text *text, const struct value_rational *number, int decimals,
                        enum value_rounding rounding)
{
    struct usual usual;
    uint64_t scaled, unit = 1;
    text->start = sizeof text->bytes;
    if (decimals > 18 || !usual_number(number, &usual))
        return false;
    if (decimals < 0)
        decimals = usual_decimals(&usual);
    if (decimals < 0) {
        put_digits(text, usual.below, 1);
        text->bytes[--text->start] = '/';
        put_digits(text, usual.above, 1);
    } else {
        if (decimals > 18 || !usual_scaled(&usual, decimals, rounding, &scaled))
            return false;
        for (int i = 0; i < decimals; i++)
            unit *= 10;
        put_digits(text, scaled % unit, decimals);
        if (decimals > 0)
            text->bytes[--text->start] = '.';
        put_digits(text, scaled / unit, 1);
        usual.negative = usual.negative && scaled > 0;
    }
    if (usual.negative)
        text->bytes[--text->start] = '-';
    return true;
}

/* ---------------------------------------------------------------- text */

char *value_rational_text_rounded(struct base_arena *arena, const struct value_rational *number,
                                  int decimals, enum value_rounding rounding)
{
    struct usual_text usual;
    if (write_usual(&usual, number, decimals, rounding))
        return base_copy(arena, usual.bytes + usual.start, sizeof usual.bytes - usual.start);
    value_limbs_start();
    if (decimals < 0)
        decimals = exact_decimals(number);
    if (decimals < 0)
        return fraction_text(arena, number);
    mpz_t integer;
    mpz_init(integer);
    round_shifted(integer, number, decimals, rounding);
    char *text = place_dot(arena, integer, decimals);
    mpz_clear(integer);
    return text;
}

void value_rational_write(struct base_buffer *buffer, const struct value_rational *number,
                          int decimals)
{
    struct usual_text usual;
    if (write_usual(&usual, number, decimals, VALUE_HALF_UP))
        base_buffer_add(buffer, usual.bytes + usual.start, sizeof usual.bytes - usual.start);
    else
        base_buffer_text(buffer, value_rational_text(buffer->arena, number, decimals));
}

char *value_rational_text(struct base_arena *arena, const struct value_rational *number,
                          int decimals)
{
    return value_rational_text_rounded(arena, number, decimals, VALUE_HALF_UP);
}

bool value_rational_is_decimal(const struct value_rational *number)
{
    struct usual usual;
    return usual_number(number, &usual) ? usual_decimals(&usual) >= 0 : exact_decimals(number) >= 0;
}

static long long saturate(mpz_srcptr integer)
{
    if (mpz_sizeinbase(integer, 2) > 62)
        return mpz_sgn(integer) < 0 ? -SATURATED : SATURATED;
    long long digits = (long long)mpz_getlimbn(integer, 0);
    return mpz_sgn(integer) < 0 ? -digits : digits;
}

long long value_rational_scaled(const struct value_rational *number, long long scale)
{
    struct value_view view;
    mpq_t product;
    mpz_t integer;
    value_limbs_start();
    mpq_init(product);
    mpz_init(integer);
    mpq_set_si(product, (long)scale, 1);
    mpq_mul(product, product, value_limbs_view(&view, number));
    round_whole(integer, product, VALUE_HALF_UP);
    long long result = saturate(integer);
    mpz_clear(integer);
    mpq_clear(product);
    return result;
}
