/* Roman numerals, letters, NIP, enumerations. */
#include "format_text.h"

#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"
#include "format_number.h"

enum { NIP_DIGITS = 18, NO_BREAK = 0xa0 };

const char *format_roman(struct base_arena *arena, long long number, bool upper)
{
    static const struct {
        int value;
        const char *upper, *lower;
    } signs[] = {
        {1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"},  {400, "CD", "cd"}, {100, "C", "c"},
        {90, "XC", "xc"}, {50, "L", "l"},    {40, "XL", "xl"}, {10, "X", "x"},    {9, "IX", "ix"},
        {5, "V", "v"},    {4, "IV", "iv"},   {1, "I", "i"},
    };
    if (number < 1 || number > 3999)
        return NULL;
    struct base_buffer buffer = {.arena = arena};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        for (; number >= signs[i].value; number -= signs[i].value)
            base_buffer_text(&buffer, upper ? signs[i].upper : signs[i].lower);
    }
    return base_buffer_get(&buffer);
}

const char *format_letters(struct base_arena *arena, long long number, bool upper)
{
    char letters[16];
    size_t at = sizeof letters;
    if (number < 1)
        return NULL;
    for (; number > 0; number = (number - 1) / 26)
        letters[--at] = (char)((upper ? 'A' : 'a') + (number - 1) % 26);
    return base_copy(arena, letters + at, sizeof letters - at);
}

/* Collects the digits; false when there is anything but digits and spaces, or not 18 of them. */
static bool read_nip(const char *text, char digits[NIP_DIGITS])
{
    size_t count = 0;
    for (uint32_t character; (character = base_utf8_next(text, &text)) != 0;) {
        if (character == ' ' || character == NO_BREAK)
            continue;
        if (character < '0' || character > '9' || count == NIP_DIGITS)
            return false;
        digits[count++] = (char)character;
    }
    return count == NIP_DIGITS;
}

const char *format_nip(struct base_arena *arena, const char *text)
{
    char digits[NIP_DIGITS];
    if (!read_nip(text, digits))
        return NULL;
    return base_format(arena,
                       "%.8s" FORMAT_NO_BREAK_SPACE "%.6s" FORMAT_NO_BREAK_SPACE
                       "%.1s" FORMAT_NO_BREAK_SPACE "%.3s",
                       digits, digits + 8, digits + 14, digits + 15);
}

const char *format_enumeration(struct base_arena *arena, const char *const *items, size_t count)
{
    if (count < 2)
        return count == 0 ? "" : items[0];
    if (count == 2)
        return base_format(arena, "%s dan %s", items[0], items[1]);
    const char *first = format_join(arena, items, count - 1, ", ");
    return base_format(arena, "%s, dan %s", first, items[count - 1]);
}

const char *format_join(struct base_arena *arena, const char *const *items, size_t count,
                        const char *separator)
{
    struct base_buffer buffer = {.arena = arena};
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            base_buffer_text(&buffer, separator);
        base_buffer_text(&buffer, items[i]);
    }
    return base_buffer_get(&buffer);
}
