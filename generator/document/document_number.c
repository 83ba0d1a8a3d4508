/* Numbers of headings, captions and pages by format: "BAB {1:I}", "{1}.{2}", "{3:a})". */
#include "document_number.h"

#include <string.h>

#include "base_arena.h"
#include "document.h"

static void add_roman(struct base_buffer *buffer, long number, bool upper)
{
    static const struct {
        long value;
        const char *upper, *lower;
    } steps[] = {
        {1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"},  {400, "CD", "cd"}, {100, "C", "c"},
        {90, "XC", "xc"}, {50, "L", "l"},    {40, "XL", "xl"}, {10, "X", "x"},    {9, "IX", "ix"},
        {5, "V", "v"},    {4, "IV", "iv"},   {1, "I", "i"},
    };
    if (number < 1 || number > 99999) {
        base_buffer_format(buffer, "%ld", number);
        return;
    }
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        while (number >= steps[i].value) {
            base_buffer_text(buffer, upper ? steps[i].upper : steps[i].lower);
            number -= steps[i].value;
        }
    }
}

/* a, b, ... z, aa, ab ... */
static void add_letters(struct base_buffer *buffer, long number, char first)
{
    if (number < 1) {
        base_buffer_format(buffer, "%ld", number);
        return;
    }
    char letters[16];
    size_t count = 0;
    while (number > 0 && count < sizeof letters) {
        number--;
        letters[count++] = (char)(first + number % 26);
        number /= 26;
    }
    while (count > 0) {
        base_buffer_char(buffer, letters[--count]);
    }
}

/* Appends one number in the style of a letter: 1, I, i, A, a. False for another letter. */
static bool add_styled(struct base_buffer *buffer, long number, char style)
{
    switch (style) {
    case '1':
        base_buffer_format(buffer, "%ld", number);
        return true;
    case 'I':
    case 'i':
        add_roman(buffer, number, style == 'I');
        return true;
    case 'A':
    case 'a':
        add_letters(buffer, number, style);
        return true;
    default:
        return false;
    }
}

/* Reads "{1}", "{1:I}", "{n}" or "{n:a}" at text; returns its length, 0 when malformed. */
static size_t read_field(const char *text, char *which, char *style)
{
    if (text[0] != '{' || !(text[1] == 'n' || (text[1] >= '1' && text[1] <= '6'))) {
        return 0;
    }
    *which = text[1];
    *style = '1';
    if (text[2] == '}') {
        return 3;
    }
    if (text[2] == ':' && text[3] != '\0' && strchr("1IiAa", text[3]) != NULL && text[4] == '}') {
        *style = text[3];
        return 5;
    }
    return 0;
}

bool document_number_check(const char *format)
{
    for (const char *at = format; *at != '\0';) {
        char which, style;
        size_t length = *at == '{' ? read_field(at, &which, &style) : 1;
        if (length == 0) {
            return false;
        }
        at += length;
    }
    return true;
}

char *document_number_text(struct base_arena *arena, const char *format, const long *numbers,
                           long n)
{
    struct base_buffer buffer = {.arena = arena};
    for (const char *at = format; *at != '\0';) {
        char which, style;
        size_t length = read_field(at, &which, &style);
        if (length == 0) {
            base_buffer_char(&buffer, *at++);
            continue;
        }
        add_styled(&buffer, which == 'n' ? n : numbers[which - '1'], style);
        at += length;
    }
    return base_copy_text(arena, base_buffer_get(&buffer));
}

const char *document_number_styled(struct base_arena *arena, enum document_number_style style,
                                   long number)
{
    static const char letters[] = {
        [DOCUMENT_NUMBER_ARABIC] = '1',      [DOCUMENT_NUMBER_ROMAN_LOWER] = 'i',
        [DOCUMENT_NUMBER_ROMAN_UPPER] = 'I', [DOCUMENT_NUMBER_ALPHA_LOWER] = 'a',
        [DOCUMENT_NUMBER_ALPHA_UPPER] = 'A', [DOCUMENT_NUMBER_CHAPTER] = '1',
    };
    if (style == DOCUMENT_NUMBER_NONE) {
        return "";
    }
    struct base_buffer buffer = {.arena = arena};
    add_styled(&buffer, number, letters[style]);
    return base_buffer_get(&buffer);
}
