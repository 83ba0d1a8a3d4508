/* Numbers as people type them in a text. */
#include "check_text.h"

#include <string.h>

#include "base_arena.h"

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Bytes of digits with single dots and commas between them. */
static size_t number_length(const char *text)
{
    size_t length = 0;
    while (is_digit(text[length]) || (length > 0 && (text[length] == '.' || text[length] == ',') &&
                                      is_digit(text[length + 1]))) {
        length++;
    }
    return length;
}

static size_t count_of(const char *text, size_t length, char byte)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        count += text[i] == byte;
    }
    return count;
}

/* Digits behind the last separator of a kind. */
static size_t digits_behind(const char *text, size_t length, char byte)
{
    size_t digits = 0;
    while (digits < length && text[length - 1 - digits] != byte) {
        digits++;
    }
    return digits;
}

/* The sign before decimals; 0 when there is none. A dot before three digits separates thousands,
 * otherwise it is a comma typed the English way. */
static char decimal_sign(const char *text, size_t length)
{
    size_t dots = count_of(text, length, '.');
    size_t commas = count_of(text, length, ',');
    if (dots > 0 && commas > 0) {
        return digits_behind(text, length, '.') < digits_behind(text, length, ',') ? '.' : ',';
    }
    if (commas == 1) {
        return ',';
    }
    return dots == 1 && digits_behind(text, length, '.') != 3 ? '.' : 0;
}

bool check_number_starts(const char *text, const char *at)
{
    if (!is_digit(*at)) {
        return false;
    }
    bool separated = at - text >= 2 && (at[-1] == '.' || at[-1] == ',') && is_digit(at[-2]);
    return at == text || (!is_digit(at[-1]) && !separated);
}

bool check_read_number(struct base_arena *arena, const char *text, struct check_typed *typed)
{
    size_t length = number_length(text);
    if (length == 0) {
        return false;
    }
    char sign = decimal_sign(text, length);
    struct base_buffer plain = {.arena = arena};
    size_t leading = 0;
    while (leading + 1 < length && text[leading] == '0' && is_digit(text[leading + 1])) {
        leading++;
    }
    for (size_t i = leading; i < length; i++) {
        if (is_digit(text[i])) {
            base_buffer_char(&plain, text[i]);
        } else if (text[i] == sign) {
            base_buffer_char(&plain, '.');
        }
    }
    typed->number = value_rational_parse(arena, base_buffer_get(&plain), plain.length);
    typed->decimals = sign == 0 ? 0 : (int)digits_behind(text, length, sign);
    typed->length = length;
    typed->grouped = count_of(text, length, '.') + count_of(text, length, ',') > (sign != 0);
    return typed->number != NULL;
}
