/* UTF-8 and letter case. */
#include "base_utf8.h"

#include <string.h>

#include "base_arena.h"

enum { REPLACEMENT = 0xfffd };

/* Length of the well-formed character at bytes, at most available; 0 when it is malformed. */
static size_t character_length(const unsigned char *bytes, size_t available)
{
    unsigned first = bytes[0];
    if (first < 0x80)
        return 1;
    if (first < 0xc2 || first > 0xf4)
        return 0;
    size_t length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (available < length)
        return 0;
    unsigned low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    unsigned high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    if (bytes[1] < low || bytes[1] > high)
        return 0;
    for (size_t i = 2; i < length; i++) {
        if ((bytes[i] & 0xc0) != 0x80)
            return 0;
    }
    return length;
}

uint32_t base_utf8_next(const char *text, const char **next)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t available = 0;
    while (available < 4 && bytes[available] != 0)
        available++;
    if (available == 0) {
        *next = text;
        return 0;
    }
    size_t length = character_length(bytes, available);
    *next = text + (length == 0 ? 1 : length);
    if (length == 0)
        return REPLACEMENT;
    if (length == 1)
        return bytes[0];
    uint32_t character = bytes[0] & (0x7fu >> length);
    for (size_t i = 1; i < length; i++)
        character = character << 6 | (bytes[i] & 0x3fu);
    return character;
}

size_t base_utf8_put(char *buffer, uint32_t character)
{
    if (character > 0x10ffff || (character >= 0xd800 && character <= 0xdfff))
        character = REPLACEMENT;
    if (character < 0x80) {
        buffer[0] = (char)character;
        return 1;
    }
    size_t length = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--) {
        buffer[i] = (char)(0x80 | (character & 0x3f));
        character >>= 6;
    }
    buffer[0] = (char)((0xf00u >> length & 0xf0u) | character);
    return length;
}

/* True when the next 8 bytes are all printable ASCII. */
static bool are_plain(const char *bytes)
{
    const uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    /* Sets the top bit of a byte below ' ', of 0x7f and of those above. Only such a byte borrows
     * from the next one or carries into it, so that none is missed. */
    return (((word - ones * ' ') | (word + ones) | word) & tops) == 0;
}

size_t base_utf8_check(const char *bytes, size_t length)
{
    size_t offset = 0;
    while (offset < length) {
        if (length - offset >= 8 && are_plain(bytes + offset)) {
            offset += 8;
            continue;
        }
        unsigned char byte = (unsigned char)bytes[offset];
        if (byte >= ' ' && byte < 0x7f) {
            offset++;
            continue;
        }
        size_t step = character_length((const unsigned char *)bytes + offset, length - offset);
        if (step == 0)
            return offset;
        offset += step;
    }
    return length;
}

size_t base_utf8_count(const char *text)
{
    size_t count = 0;
    while (base_utf8_next(text, &text) != 0)
        count++;
    return count;
}

/* In Latin Extended-A capitals and small letters alternate; true where capitals are odd. */
static bool odd_capitals(uint32_t c)
{
    return (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e);
}

/* True where capitals are even. */
static bool even_capitals(uint32_t c)
{
    return (c >= 0x100 && c <= 0x12f) || (c >= 0x132 && c <= 0x137) || (c >= 0x14a && c <= 0x177);
}

bool base_utf8_is_control(uint32_t character)
{
    return (character < ' ' && character != '\n' && character != '\t' && character != '\r') ||
           (character >= 0x7F && character < 0xA0);
}

bool base_utf8_is_direction(uint32_t character)
{
    return (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069);
}

uint32_t base_utf8_upper(uint32_t c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 0xe0 && c <= 0xfe && c != 0xf7))
        return c - 0x20;
    if (c == 0xff)
        return 0x178;
    if (c == 0x131)
        return 'I';
    if (c == 0x17f)
        return 'S';
    if (odd_capitals(c))
        return c % 2 == 0 ? c - 1 : c;
    if (even_capitals(c))
        return c % 2 == 1 ? c - 1 : c;
    return c;
}

uint32_t base_utf8_lower(uint32_t c)
{
    if ((c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7))
        return c + 0x20;
    if (c == 0x178)
        return 0xff;
    if (c == 0x130)
        return 'i';
    if (odd_capitals(c))
        return c % 2 == 1 ? c + 1 : c;
    if (even_capitals(c))
        return c % 2 == 0 ? c + 1 : c;
    return c;
}

static void put(struct base_buffer *buffer, uint32_t character)
{
    char bytes[4];
    base_buffer_add(buffer, bytes, base_utf8_put(bytes, character));
}

static char *map_text(struct base_arena *arena, const char *text, uint32_t (*map)(uint32_t))
{
    enum { USUAL = 256, MOST_BYTES = 4 }; /* of a short text, of a character */
    char usual[USUAL];
    size_t length = 0;
    uint32_t character;
    const char *at = text;
    while (length + MOST_BYTES <= USUAL && (character = base_utf8_next(at, &at)) != 0)
        length += base_utf8_put(usual + length, map(character));
    if (length + MOST_BYTES <= USUAL)
        return base_copy(arena, usual, length);
    struct base_buffer buffer = {.arena = arena};
    while ((character = base_utf8_next(text, &text)) != 0)
        put(&buffer, map(character));
    return buffer.data == NULL ? base_copy(arena, "", 0) : buffer.data;
}

char *base_utf8_upper_text(struct base_arena *arena, const char *text)
{
    return map_text(arena, text, base_utf8_upper);
}

char *base_utf8_lower_text(struct base_arena *arena, const char *text)
{
    return map_text(arena, text, base_utf8_lower);
}

/* Spaces, hyphens and slashes stand between words: "Undang-Undang", "Dan/Atau". */
static bool separates_words(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xa0 || c == '-' || c == '/';
}

/* Brackets and quotes may stand before the first letter of a word. */
static bool opens_word(uint32_t c)
{
    return c == '(' || c == '[' || c == '"' || c == '\'' || c == 0x2018 || c == 0x201c;
}

char *base_utf8_title_text(struct base_arena *arena, const char *text)
{
    struct base_buffer buffer = {.arena = arena};
    bool at_start = true;
    uint32_t character;
    while ((character = base_utf8_next(text, &text)) != 0) {
        put(&buffer, at_start ? base_utf8_upper(character) : character);
        at_start = separates_words(character) || (at_start && opens_word(character));
    }
    return buffer.data == NULL ? base_copy(arena, "", 0) : buffer.data;
}
