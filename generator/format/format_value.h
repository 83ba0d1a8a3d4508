/* A stated value (target, realisasi, standar ...) as it is shown: a number with its satuan, a
 * grade,
 * {"nilai", "satuan"}, {"teks"} or a list of these. */
#pragma once

#include "format_number.h"

struct value;

struct format_value {
    struct format_number number;
    const char *unit;  /* satuan of plain numbers; NULL = none */
    const char *empty; /* text for null */
};

/* NULL when the value is MISSING or holds something that cannot be shown so (another record). */
const char *format_value(struct base_arena *arena, const struct value *value,
                         const struct format_value *style);
