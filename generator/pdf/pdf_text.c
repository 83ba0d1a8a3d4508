/* Numbers and strings in PDF syntax. */
#include "pdf_text.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"

void pdf_text_number(struct base_buffer *buffer, long long thousandths)
{
    char text[32];
    char *at = text + sizeof text;
    bool negative = thousandths < 0;
    unsigned long long size =
        negative ? 0 - (unsigned long long)thousandths : (unsigned long long)thousandths;
    unsigned rest = (unsigned)(size % 1000);
    unsigned long long whole = size / 1000;
    if (rest != 0) {
        int digits = 3;
        for (; rest % 10 == 0; rest /= 10) {
            digits--;
        }
        for (; digits > 0; digits--, rest /= 10) {
            *--at = (char)('0' + rest % 10);
        }
        *--at = '.';
    }
    for (; whole != 0; whole /= 10) {
        *--at = (char)('0' + whole % 10);
    }
    if (size == 0) {
        *--at = '0';
    }
    if (negative && size != 0) {
        *--at = '-';
    }
    base_buffer_add(buffer, at, (size_t)(text + sizeof text - at));
}

static void add_unit(struct base_buffer *buffer, unsigned unit)
{
    static const char digits[] = "0123456789ABCDEF";
    char text[4] = {digits[unit >> 12 & 15], digits[unit >> 8 & 15], digits[unit >> 4 & 15],
                    digits[unit & 15]};
    base_buffer_add(buffer, text, sizeof text);
}

void pdf_text_utf16(struct base_buffer *buffer, const char *utf8, unsigned length)
{
    const char *end = utf8 + length;
    while (utf8 < end) {
        uint32_t character = base_utf8_next(utf8, &utf8);
        if (character >= 0x10000) {
            add_unit(buffer, 0xD800 + ((character - 0x10000) >> 10));
            add_unit(buffer, 0xDC00 + ((character - 0x10000) & 0x3FF));
        } else {
            add_unit(buffer, character);
        }
    }
}

/* Whether all characters are printable ASCII, which PDFDocEncoding shares. */
static bool is_ascii(const char *text)
{
    while (*text >= ' ' && *text <= '~') {
        text++;
    }
    return *text == '\0';
}

void pdf_text_string(struct base_buffer *buffer, const char *utf8)
{
    if (is_ascii(utf8)) {
        pdf_text_literal(buffer, utf8);
        return;
    }
    base_buffer_text(buffer, "<FEFF");
    pdf_text_utf16(buffer, utf8, (unsigned)strlen(utf8));
    base_buffer_char(buffer, '>');
}

void pdf_text_literal(struct base_buffer *buffer, const char *bytes)
{
    base_buffer_char(buffer, '(');
    for (; *bytes != '\0'; bytes++) {
        unsigned char byte = (unsigned char)*bytes;
        if (byte < 32 || byte > 126) {
            base_buffer_format(buffer, "\\%03o", byte);
            continue;
        }
        if (strchr("()\\", byte) != NULL) {
            base_buffer_char(buffer, '\\');
        }
        base_buffer_char(buffer, (char)byte);
    }
    base_buffer_char(buffer, ')');
}

void pdf_text_reference(struct base_buffer *buffer, unsigned object)
{
    base_buffer_number(buffer, object);
    base_buffer_text(buffer, " 0 R");
}
