/* Exact numbers: rationals of any size (GMP mpq; limbs copied into the arena). Immutable. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct base_arena;
struct base_buffer;
struct value_rational;

enum value_rounding {
    VALUE_HALF_UP,  /* ties away from zero (the rule of the field) */
    VALUE_TRUNCATE, /* toward zero */
    VALUE_HALF_EVEN,
    VALUE_UP, /* away from zero */
};

const struct value_rational *value_rational_integer(struct base_arena *arena, long long number);
/* numerator / denominator, denominator not 0. */
const struct value_rational *value_rational_ratio(struct base_arena *arena, long long numerator,
                                                  long long denominator);
/* Plain decimal text as JSON writes numbers: -12, 0.5, 1.25e3. NULL when malformed or when more
 * than 40 digits or an exponent beyond +-30 are given. */
const struct value_rational *value_rational_parse(struct base_arena *arena, const char *text,
                                                  size_t length);

const struct value_rational *value_rational_add(struct base_arena *arena,
                                                const struct value_rational *left,
                                                const struct value_rational *right);
const struct value_rational *value_rational_subtract(struct base_arena *arena,
                                                     const struct value_rational *left,
                                                     const struct value_rational *right);
const struct value_rational *value_rational_multiply(struct base_arena *arena,
                                                     const struct value_rational *left,
                                                     const struct value_rational *right);
/* NULL when right is 0. */
const struct value_rational *value_rational_divide(struct base_arena *arena,
                                                   const struct value_rational *left,
                                                   const struct value_rational *right);
const struct value_rational *value_rational_negate(struct base_arena *arena,
                                                   const struct value_rational *number);
const struct value_rational *value_rational_absolute(struct base_arena *arena,
                                                     const struct value_rational *number);
/* Rounded to decimals (0..12; negative rounds to tens, hundreds ...). */
const struct value_rational *value_rational_round(struct base_arena *arena,
                                                  const struct value_rational *number, int decimals,
                                                  enum value_rounding rounding);
/* True when numerator or denominator has more than about 1200 digits: no figure of a report has. */
bool value_rational_is_large(const struct value_rational *number);
/* -1, 0, 1 */
int value_rational_compare(const struct value_rational *left, const struct value_rational *right);
int value_rational_sign(const struct value_rational *number);
bool value_rational_is_integer(const struct value_rational *number);
/* True when it can be written as a decimal without loss. */
bool value_rational_is_decimal(const struct value_rational *number);
/* True and *result when integral and within long long. */
bool value_rational_to_integer(const struct value_rational *number, long long *result);
/* Plain decimal text with a dot, exactly `decimals` decimals after half-up rounding; decimals -1:
 * as many as the exact value needs, "n/d" when it has no finite form. */
char *value_rational_text(struct base_arena *arena, const struct value_rational *number,
                          int decimals);
/* The same, appended to a buffer. */
void value_rational_write(struct base_buffer *buffer, const struct value_rational *number,
                          int decimals);
/* Same with a rounding of choice. */
char *value_rational_text_rounded(struct base_arena *arena, const struct value_rational *number,
                                  int decimals, enum value_rounding rounding);
/* number * scale rounded to the nearest integer, for drawing (charts); saturates at +-2^62. */
long long value_rational_scaled(const struct value_rational *number, long long scale);
