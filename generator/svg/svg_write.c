/* The syntax of SVG: numbers, colours, texts, data. */
#include "svg_write.h"

#include <string.h>

#include "base_utf8.h"

void svg_number(struct base_buffer *buffer, base_length length)
{
    char text[32];
    char *at = text + sizeof text;
    bool negative = length < 0;
    uint64_t hundredths = ((negative ? 0 - (uint64_t)length : (uint64_t)length) + 5) / 10;
    unsigned rest = (unsigned)(hundredths % 100);
    if (rest % 10 != 0) {
        *--at = (char)('0' + rest % 10);
    }
    if (rest != 0) {
        *--at = (char)('0' + rest / 10);
        *--at = '.';
    }
    uint64_t whole = hundredths / 100;
    do {
        *--at = (char)('0' + whole % 10);
        whole /= 10;
    } while (whole != 0);
    if (negative && hundredths != 0) {
        *--at = '-';
    }
    base_buffer_add(buffer, at, (size_t)(text + sizeof text - at));
}

static void name_of(struct base_buffer *buffer, const char *name)
{
    base_buffer_char(buffer, ' ');
    base_buffer_text(buffer, name);
    base_buffer_text(buffer, "=\"");
}

void svg_length(struct base_buffer *buffer, const char *name, base_length length)
{
    name_of(buffer, name);
    svg_number(buffer, length);
    base_buffer_char(buffer, '"');
}

void svg_colour(struct base_buffer *buffer, const char *name, page_colour colour)
{
    static const char digits[] = "0123456789abcdef";
    name_of(buffer, name);
    char text[8] = "#";
    for (int i = 0; i < 6; i++) {
        text[1 + i] = digits[colour >> (20 - 4 * i) & 15];
    }
    text[7] = '"';
    base_buffer_add(buffer, text, sizeof text);
}

/* True for characters that XML text may hold. */
static bool is_allowed(uint32_t character)
{
    return (character >= ' ' && character != 0xFFFE && character != 0xFFFF &&
            !(character >= 0x7F && character < 0xA0)) ||
           character == '\t';
}

void svg_escape(struct base_buffer *buffer, const char *text, size_t length)
{
    const char *end = text + length;
    const char *next;
    for (const char *at = text; at < end; at = next) {
        uint32_t character = base_utf8_next(at, &next);
        if (character == '&') {
            base_buffer_text(buffer, "&amp;");
        } else if (character == '<') {
            base_buffer_text(buffer, "&lt;");
        } else if (character == '>') {
            base_buffer_text(buffer, "&gt;");
        } else if (character == '"') {
            base_buffer_text(buffer, "&quot;");
        } else if (is_allowed(character)) {
            base_buffer_add(buffer, at, (size_t)(next - at));
        }
    }
}

void svg_attribute(struct base_buffer *buffer, const char *name, const char *text)
{
    name_of(buffer, name);
    svg_escape(buffer, text, strlen(text));
    base_buffer_char(buffer, '"');
}

void svg_origin(struct base_buffer *buffer, base_origin origin)
{
    if (origin != 0) {
        base_buffer_format(buffer, " data-o=\"%u\"", (unsigned)origin);
    }
}

void svg_base64(struct base_buffer *buffer, const unsigned char *bytes, size_t length)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < length; i += 3) {
        uint32_t group = (uint32_t)bytes[i] << 16;
        group |= i + 1 < length ? (uint32_t)bytes[i + 1] << 8 : 0;
        group |= i + 2 < length ? bytes[i + 2] : 0;
        char text[4] = {digits[group >> 18], digits[group >> 12 & 63],
                        i + 1 < length ? digits[group >> 6 & 63] : '=',
                        i + 2 < length ? digits[group & 63] : '='};
        base_buffer_add(buffer, text, sizeof text);
    }
}
