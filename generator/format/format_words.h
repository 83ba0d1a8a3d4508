/* Numbers in words (terbilang). All texts live in the arena given; lower case. */
#pragma once

#include "value_rational.h"

struct base_arena;

/* 28 -> "dua puluh delapan"; -1,05 -> "minus satu koma nol lima". decimals as in format_number
 * (FORMAT_OWN_DECIMALS: its own). NULL when the whole part has more than 18 digits: kuadriliun is
 * the largest word known. */
const char *format_words(struct base_arena *arena, const struct value_rational *number,
                         int decimals);
/* "Dua Puluh Delapan" */
const char *format_words_title(struct base_arena *arena, const struct value_rational *number,
                               int decimals);
/* "28 (dua puluh delapan)" */
const char *format_words_with_digits(struct base_arena *arena, const struct value_rational *number,
                                     int decimals);
/* "lima juta rupiah"; with sen when the amount has them: "... rupiah lima puluh sen". */
const char *format_words_rupiah(struct base_arena *arena, const struct value_rational *number);
