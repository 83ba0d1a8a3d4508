/* Lengths: scaling and reading. */
#include "base_length.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

/* Thousandths of a point in a unit, as a fraction. */
static const struct unit {
    const char *name;
    int64_t numerator, denominator;
} units[] = {
    {"", 1000, 1}, {"pt", 1000, 1}, {"mm", 360000, 127}, {"cm", 3600000, 127}, {"in", 72000, 1},
};

/* 100 m in thousandths of a point. */
static const int64_t largest = 283464567;

enum { DIGITS_BEFORE = 9, DIGITS_AFTER = 6 };

base_length base_length_scale(base_length value, int64_t numerator, int64_t denominator)
{
    assert(denominator != 0);
    int64_t product = value * numerator;
    bool negative = (product < 0) != (denominator < 0);
    uint64_t above = product < 0 ? 0 - (uint64_t)product : (uint64_t)product;
    uint64_t below = denominator < 0 ? 0 - (uint64_t)denominator : (uint64_t)denominator;
    uint64_t quotient = above / below;
    uint64_t rest = above % below;
    if (rest >= below - rest)
        quotient++;
    return negative ? -(base_length)quotient : (base_length)quotient;
}

/* Reads digits into *number, at most most of them; returns how many there were, or -1 for more. */
static int read_digits(const char **text, int most, int64_t *number)
{
    int count = 0;
    for (; **text >= '0' && **text <= '9'; (*text)++) {
        if (++count > most)
            return -1;
        *number = *number * 10 + (**text - '0');
    }
    return count;
}

/* Reads an unsigned decimal as number / scale. */
static bool read_decimal(const char **text, int64_t *number, int64_t *scale)
{
    *number = 0;
    *scale = 1;
    if (read_digits(text, DIGITS_BEFORE, number) <= 0)
        return false;
    if (**text != '.' && **text != ',')
        return true;
    (*text)++;
    int decimals = read_digits(text, DIGITS_AFTER, number);
    for (int i = 0; i < decimals; i++)
        *scale *= 10;
    return decimals > 0;
}

static const struct unit *find_unit(const char *name)
{
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (strcmp(name, units[i].name) == 0)
            return &units[i];
    }
    return NULL;
}

_Bool base_length_parse(const char *text, base_length *length)
{
    bool negative = *text == '-';
    if (*text == '-' || *text == '+')
        text++;
    int64_t number, scale;
    if (!read_decimal(&text, &number, &scale))
        return false;
    const struct unit *unit = find_unit(text);
    if (unit == NULL || number / scale > largest * unit->denominator / unit->numerator)
        return false;
    base_length result = base_length_scale(number, unit->numerator, scale * unit->denominator);
    if (result > largest)
        return false;
    *length = negative ? -result : result;
    return true;
}
