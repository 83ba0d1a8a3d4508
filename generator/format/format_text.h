/* Other conventions: roman numerals, letters, NIP, enumerations. Texts live in the arena given. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct base_arena;

/* "XIV" or "xiv"; NULL outside 1..3999. */
const char *format_roman(struct base_arena *arena, long long number, bool upper);
/* 1 -> "a", 26 -> "z", 27 -> "aa"; NULL below 1. */
const char *format_letters(struct base_arena *arena, long long number, bool upper);
/* 18 digits, with or without spaces, as "00000000 000000 0 000" with no-break spaces; NULL when the
 * text is anything else. */
const char *format_nip(struct base_arena *arena, const char *text);
/* "a", "a dan b", "a, b, dan c". */
const char *format_enumeration(struct base_arena *arena, const char *const *items, size_t count);
/* "a; b; c" with any separator. */
const char *format_join(struct base_arena *arena, const char *const *items, size_t count,
                        const char *separator);
