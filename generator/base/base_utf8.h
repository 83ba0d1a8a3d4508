/* UTF-8: decoding, checking, letter case for Indonesian (plain Unicode case, no locale). */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct base_arena;

/* Decodes one character at text (NUL-terminated); *next gets the address behind it. Malformed bytes
 * give U+FFFD and advance by one. At the end gives 0 and does not advance. */
uint32_t base_utf8_next(const char *text, const char **next);
/* Writes one character, returns the number of bytes (1-4); buffer has room for 4. */
size_t base_utf8_put(char *buffer, uint32_t character);
/* The offset of the first malformed byte, or length when all is well formed (surrogates, overlong
 * forms and values above U+10FFFF are malformed). */
size_t base_utf8_check(const char *bytes, size_t length);
/* Number of characters. */
size_t base_utf8_count(const char *text);

/* Controls but tabs and ends of lines: no text that people wrote holds any. */
bool base_utf8_is_control(uint32_t character);
/* Embeddings, overrides and isolates: what is read differs from what is stored. */
bool base_utf8_is_direction(uint32_t character);

/* Latin, Latin-1 and Latin Extended-A letters; others unchanged. */
uint32_t base_utf8_upper(uint32_t character);
uint32_t base_utf8_lower(uint32_t character);
char *base_utf8_upper_text(struct base_arena *arena, const char *text);
char *base_utf8_lower_text(struct base_arena *arena, const char *text);
/* First letter of each word upper, the rest unchanged. */
char *base_utf8_title_text(struct base_arena *arena, const char *text);

/* The nearest of several names by edit distance (at most 2, or 1 for names of 4 letters or less);
 * NULL when none is near. names ends with NULL. For "did you mean". */
const char *base_nearest(const char *name, const char *const *names);

/* True when two texts are the same; most differ in the first byte, which is compared here. */
static inline bool base_same_text(const char *left, const char *right)
{
    return *left == *right && strcmp(left, right) == 0;
}
