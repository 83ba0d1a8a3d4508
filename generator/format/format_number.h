/* Numbers as Indonesian reports write them: "1.234.567,89", "98,77%", "Rp5.319.338.072", "85
 * Orang". All texts live in the arena given. Between a number and what belongs to it stands U+00A0.
 */
#pragma once

#include <stdbool.h>

#include "value_rational.h"

struct base_arena;

#define FORMAT_NO_BREAK_SPACE "\xc2\xa0"

/* Decimals that stand for "as many as the exact number has". */
enum { FORMAT_OWN_DECIMALS = -1 };

struct format_number {
    int decimals; /* 0..12, or FORMAT_OWN_DECIMALS: all of a finite number up to 12, else 2 */
    bool trim;    /* zeros at the end of the decimals are left out */
    enum value_rounding rounding;
};
const char *format_number(struct base_arena *arena, const struct value_rational *number,
                          struct format_number style);

/* "98,77%"; the number is already in percent. spaced: "98,77 %". */
const char *format_percent(struct base_arena *arena, const struct value_rational *number,
                           struct format_number style, bool spaced);

struct format_rupiah {
    bool space;    /* "Rp 5.000" instead of "Rp5.000" */
    bool decimals; /* "Rp5.000,00" */
    bool dash;     /* "Rp5.000,-"; not together with decimals */
    bool brackets; /* negative "(Rp5.000)" instead of "-Rp5.000" */
    bool bare;     /* without "Rp" */
    enum value_rounding rounding;
};
const char *format_rupiah(struct base_arena *arena, const struct value_rational *number,
                          struct format_rupiah style);
/* Reads a style of words from "spasi desimal strip kurung tanpa", e.g. "spasi desimal", into *style
 * (rounding is left alone). False when another word occurs. */
bool format_rupiah_style(const char *words, struct format_rupiah *style);

/* A shown number with its satuan: "610 Lembar"; "%" and "persen" attach: "85%". NULL or "": the
 * number alone. */
const char *format_unit(struct base_arena *arena, const char *number, const char *unit);
