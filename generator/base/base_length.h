/* Lengths: whole numbers of 1/1000 point. No floating point before the painters. */
#pragma once

#include <stdint.h>

typedef int64_t base_length;

/* 1 pt = 1000, 1 mm = 72/25.4 pt. Rounded to the nearest thousandth of a point; n is not negative.
 */
#define BASE_PT(n) ((base_length)((n)*1000))
#define BASE_MM(n) ((base_length)(((n)*720000 + 127) / 254))

/* value * numerator / denominator, rounded half away from zero, without overflow for
 * lengths up to 10^9 and numerators up to 10^9. The denominator is not 0. */
base_length base_length_scale(base_length value, int64_t numerator, int64_t denominator);

/* Reads "12pt", "30mm", "2.5cm", "1in" (a dot or a comma before decimals, a sign allowed; a bare
 * number is points). Returns false and leaves *length alone when the text is anything else or
 * outside +-100 m. */
_Bool base_length_parse(const char *text, base_length *length);
