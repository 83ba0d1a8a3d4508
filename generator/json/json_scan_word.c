/* The strict walk over JSON text: texts, numbers and words. */
#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"
#include "json_scan.h"
#include "value_rational.h"

/* The value of a hexadecimal digit, or -1. */
static int hexadecimal(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    if (byte >= 'a' && byte <= 'f')
        return byte - 'a' + 10;
    if (byte >= 'A' && byte <= 'F')
        return byte - 'A' + 10;
    return -1;
}

/* The value of the four digits behind \u at an offset, or -1. */
static int escape_value(const struct json_scanner *scanner, size_t offset)
{
    if (offset > scanner->length || scanner->length - offset < 6 ||
        scanner->bytes[offset] != '\\' || scanner->bytes[offset + 1] != 'u')
        return -1;
    int value = 0;
    for (size_t i = 2; i < 6; i++) {
        int digit = hexadecimal(scanner->bytes[offset + i]);
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* Walks over \uXXXX, with its second half when it is a surrogate. */
static bool scan_unicode(struct json_scanner *scanner)
{
    size_t start = scanner->at;
    int value = escape_value(scanner, start);
    if (value < 0) {
        scanner->at += 2;
        return json_fault(scanner, start, BASE_MESSAGE_JSON_ESCAPE, "\\u", NULL);
    }
    scanner->at += 6;
    const char *shown = base_copy(scanner->arena, scanner->bytes + start, 6);
    if (value == 0)
        return json_fault(scanner, start, BASE_MESSAGE_JSON_ZERO, NULL, NULL);
    if (value < 0xD800 || value > 0xDFFF)
        return true;
    int second = escape_value(scanner, start + 6);
    if (value <= 0xDBFF && second >= 0xDC00 && second <= 0xDFFF) {
        scanner->at += 6;
        return true;
    }
    return json_fault(scanner, start, BASE_MESSAGE_JSON_SURROGATE, shown, NULL);
}

/* Walks over a backslash and what belongs to it. */
static bool scan_escape(struct json_scanner *scanner)
{
    size_t start = scanner->at;
    char letter = start + 1 < scanner->length ? scanner->bytes[start + 1] : 0;
    if (letter == 'u')
        return scan_unicode(scanner);
    scanner->at++;
    if (letter != 0 && strchr("\"\\/bfnrt", letter) != NULL) {
        scanner->at++;
        return true;
    }
    const char *shown =
        letter > ' ' && letter < 0x7F ? base_format(scanner->arena, "\\%c", letter) : "\\";
    return json_fault(scanner, start, BASE_MESSAGE_JSON_ESCAPE, shown, NULL);
}

/* Walks over one character above ASCII. */
static bool scan_wide(struct json_scanner *scanner)
{
    unsigned char byte = (unsigned char)scanner->bytes[scanner->at];
    size_t size = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    size_t left = scanner->length - scanner->at;
    if (size <= left && base_utf8_check(scanner->bytes + scanner->at, size) == size) {
        scanner->at += size;
        return true;
    }
    size_t start = scanner->at++;
    while (scanner->at < scanner->length && (scanner->bytes[scanner->at] & 0xC0) == 0x80)
        scanner->at++;
    return json_fault(scanner, start, BASE_MESSAGE_JSON_UTF8,
                      base_format(scanner->arena, "0x%02X", byte), NULL);
}

bool json_scan_text(struct json_scanner *scanner)
{
    size_t start = scanner->at++;
    while (scanner->at < scanner->length && scanner->bytes[scanner->at] != '\n') {
        unsigned char byte = (unsigned char)scanner->bytes[scanner->at];
        bool goes_on = true;
        if (byte == '"') {
            scanner->at++;
            json_add_token(scanner, start, scanner->at);
            return true;
        }
        if (byte == '\\') {
            goes_on = scan_escape(scanner);
        } else if (byte >= 0x80) {
            goes_on = scan_wide(scanner);
        } else if (byte < ' ') {
            goes_on = json_fault(scanner, scanner->at, BASE_MESSAGE_JSON_CONTROL,
                                 base_format(scanner->arena, "0x%02X", byte),
                                 base_format(scanner->arena, "\\u%04X", byte));
            scanner->at++;
        } else {
            scanner->at++;
        }
        if (!goes_on)
            return false;
    }
    json_fault(scanner, start, BASE_MESSAGE_JSON_TEXT_END, NULL, NULL);
    return false;
}

/* Counts digits from *at on and moves behind them. */
static size_t skip_digits(const char *text, size_t length, size_t *at)
{
    size_t start = *at;
    while (*at < length && text[*at] >= '0' && text[*at] <= '9')
        (*at)++;
    return *at - start;
}

/* What is wrong with the shape of a number; NULL when nothing is. */
static const char *number_fault(const char *text, size_t length)
{
    size_t at = 0;
    if (text[0] == '+')
        return N_("a plus sign may not stand before a number");
    if (text[0] == '-')
        at++;
    if (at < length && text[at] == '.')
        return N_("a digit must stand before the dot, for example 0.5");
    bool zero = at < length && text[at] == '0';
    size_t digits = skip_digits(text, length, &at);
    if (zero && digits > 1)
        return N_(
            "a number may not begin with 0; codes and telephone numbers are written in quotes");
    if (digits == 0)
        return N_("digits are missing");
    if (at < length && text[at] == '.') {
        at++;
        if (skip_digits(text, length, &at) == 0)
            return N_("digits must follow the dot");
        if (at < length && text[at] == '.')
            return N_("thousands are not separated; a dot stands only before decimals");
    }
    if (at < length && (text[at] == 'e' || text[at] == 'E')) {
        at++;
        if (at < length && (text[at] == '+' || text[at] == '-'))
            at++;
        if (skip_digits(text, length, &at) == 0)
            return N_("digits must follow the e");
    }
    return at == length ? NULL : N_("only digits, a dot and an exponent may be given");
}

static bool scan_number(struct json_scanner *scanner, size_t start, size_t length)
{
    enum { LONGEST = 60 }; /* cJSON cuts numbers of more than 63 bytes */
    const char *text = scanner->bytes + start;
    const char *fault = number_fault(text, length);
    if (fault == NULL && length <= LONGEST &&
        value_rational_parse(scanner->arena, text, length) != NULL)
        return true;
    const char *shown = base_format(scanner->arena, "%.*s%s", (int)(length > 50 ? 50 : length),
                                    text, length > 50 ? "..." : "");
    if (fault != NULL)
        return json_fault(scanner, start, BASE_MESSAGE_JSON_NUMBER, shown, base_translate(fault));
    return json_fault(scanner, start, BASE_MESSAGE_JSON_NUMBER_SIZE, shown, NULL);
}

bool json_scan_word(struct json_scanner *scanner)
{
    static const char *const words[] = {"true", "false", "null"};
    size_t start = scanner->at;
    const char *text = scanner->bytes + start;
    size_t left = scanner->length - start;
    size_t length = 0;
    while (length < left && (hexadecimal(text[length]) >= 0 || text[length] == '_' ||
                             (text[length] >= 'a' && text[length] <= 'z') ||
                             (text[length] >= 'A' && text[length] <= 'Z') || text[length] == '.' ||
                             text[length] == '+' || text[length] == '-'))
        length++;
    scanner->at += length;
    json_add_token(scanner, start, scanner->at);
    size_t sign = text[0] == '-' || text[0] == '+' || text[0] == '.' ? 1 : 0;
    if (sign < length && text[sign] >= '0' && text[sign] <= '9')
        return scan_number(scanner, start, length);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strlen(words[i]) == length && memcmp(text, words[i], length) == 0)
            return true;
    }
    if (sign == 1 && (length == 1 || text[1] == '.'))
        return scan_number(scanner, start, length);
    return json_fault(scanner, start, BASE_MESSAGE_JSON_WORD,
                      base_copy(scanner->arena, text, length > 40 ? 40 : length), NULL);
}
