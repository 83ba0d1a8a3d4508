/* The strict walk over JSON text: structure, commas, nesting. */
#include "json_scan.h"

#include <string.h>

#include "base_arena.h"
#include "base_memory.h"
#include "base_utf8.h"
#include "json.h"

enum { FIRST_TOKENS = 256 };

bool json_fault(struct json_scanner *scanner, size_t offset, enum base_message message,
                const char *first, const char *second)
{
    uint32_t line = 0;
    uint32_t column = 0;
    base_source_position(scanner->sources, scanner->source, offset, &line, &column);
    base_origin origin = base_origin_place(scanner->sources, scanner->source, line, column);
    base_report(scanner->diagnostics, base_at(origin), message, first, second);
    scanner->faults++;
    return scanner->faults < JSON_FAULT_LIMIT;
}

/* Moves the known position forward to an offset. */
static void mark(struct json_scanner *scanner, size_t offset)
{
    for (; scanner->marked < offset; scanner->marked++) {
        unsigned char byte = (unsigned char)scanner->bytes[scanner->marked];
        if (byte == '\n') {
            scanner->line++;
            scanner->column = 1;
        } else if ((byte & 0xC0) != 0x80) {
            scanner->column++;
        }
    }
}

void json_add_token(struct json_scanner *scanner, size_t start, size_t end)
{
    mark(scanner, start);
    if (scanner->token_count == scanner->token_capacity) {
        size_t size = scanner->token_capacity * sizeof *scanner->tokens;
        size_t larger = size > 0 ? 2 * size : FIRST_TOKENS * sizeof *scanner->tokens;
        scanner->tokens = base_arena_enlarge(scanner->scratch, scanner->tokens, size, larger);
        scanner->token_capacity = larger / sizeof *scanner->tokens;
    }
    struct json_token token = {(uint32_t)start, (uint32_t)end, scanner->line, scanner->column};
    scanner->tokens[scanner->token_count++] = token;
}

static bool is_word(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '_';
}

const char *json_found(struct json_scanner *scanner, size_t offset)
{
    enum { LONGEST = 24 };
    if (offset >= scanner->length)
        return base_translate(N_("the end of the file"));
    const char *text = scanner->bytes + offset;
    size_t left = scanner->length - offset;
    size_t count = 0;
    while (count < left && count < LONGEST && is_word(text[count]))
        count++;
    if (count > 0)
        return base_format(scanner->arena, "\"%.*s\"", (int)count, text);
    unsigned char byte = (unsigned char)text[0];
    if (byte == '"')
        return base_translate(N_("a text in quotes"));
    size_t size = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    if (byte < ' ' || byte == 0x7F || size > left || base_utf8_check(text, size) != size)
        return base_format(scanner->arena, base_translate(N_("the byte 0x%02X")), byte);
    return base_format(scanner->arena, "\"%.*s\"", (int)size, text);
}

/* Skips a comment, which is a fault, up to its end. */
static bool skip_comment(struct json_scanner *scanner)
{
    if (!json_fault(scanner, scanner->at, BASE_MESSAGE_JSON_COMMENT, NULL, NULL))
        return false;
    bool block = scanner->bytes[scanner->at + 1] == '*';
    scanner->at += 2;
    while (scanner->at < scanner->length) {
        const char *next = scanner->bytes + scanner->at;
        if (!block && *next == '\n')
            return true;
        if (block && *next == '*' && scanner->at + 1 < scanner->length && next[1] == '/') {
            scanner->at += 2;
            return true;
        }
        scanner->at++;
    }
    return true;
}

/* Skips blanks and comments. False: the walk must stop. */
static bool skip_blanks(struct json_scanner *scanner)
{
    while (scanner->at < scanner->length) {
        const char *next = scanner->bytes + scanner->at;
        bool comment =
            *next == '/' && scanner->at + 1 < scanner->length && (next[1] == '/' || next[1] == '*');
        if (comment && !skip_comment(scanner))
            return false;
        if (comment)
            continue;
        if (*next != ' ' && *next != '\t' && *next != '\n' && *next != '\r')
            return true;
        scanner->at++;
    }
    return true;
}

/* The next byte that is not blank; 0 at the end and when the walk must stop. */
static char peek(struct json_scanner *scanner)
{
    if (!skip_blanks(scanner) || scanner->at >= scanner->length)
        return 0;
    return scanner->bytes[scanner->at];
}

/* The file ends inside a list or record. */
static bool fault_open(struct json_scanner *scanner, size_t opening)
{
    uint32_t line = 0;
    uint32_t column = 0;
    base_source_position(scanner->sources, scanner->source, opening, &line, &column);
    json_fault(scanner, scanner->length, BASE_MESSAGE_JSON_OPEN,
               scanner->bytes[opening] == '{' ? "}" : "]",
               base_format(scanner->arena, "%u:%u", line, column));
    return false;
}

static bool scan_value(struct json_scanner *scanner);

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* No key stands here. A decimal comma, as in 77,56, has a message of its own. */
static void fault_key(struct json_scanner *scanner)
{
    const char *bytes = scanner->bytes;
    size_t at = scanner->at;
    size_t start = at;
    size_t end = at;
    while (end < scanner->length && (is_digit(bytes[end]) || bytes[end] == ','))
        end++;
    while (start > 0 && (is_digit(bytes[start - 1]) || memchr(",.-", bytes[start - 1], 3) != NULL))
        start--;
    if (at >= 2 && is_digit(bytes[at]) && bytes[at - 1] == ',' && is_digit(bytes[at - 2]))
        json_fault(scanner, start, BASE_MESSAGE_JSON_DECIMAL_COMMA,
                   base_copy(scanner->arena, bytes + start, end - start), NULL);
    else
        json_fault(scanner, at, BASE_MESSAGE_JSON_KEY, json_found(scanner, at), NULL);
}

/* Walks over "key": in front of a value. */
static bool scan_key(struct json_scanner *scanner, size_t opening)
{
    char next = peek(scanner);
    if (scanner->at >= scanner->length)
        return fault_open(scanner, opening);
    if (next != '"') {
        fault_key(scanner);
        return false;
    }
    size_t start = scanner->at;
    if (!json_scan_text(scanner))
        return false;
    size_t end = scanner->at;
    next = peek(scanner);
    if (next != ':') {
        json_fault(scanner, end, BASE_MESSAGE_JSON_COLON,
                   base_copy(scanner->arena, scanner->bytes + start, end - start),
                   json_found(scanner, scanner->at));
        return false;
    }
    scanner->at++;
    return true;
}

/* Walks over what stands behind an item: a comma (true, *more), the closing bracket (true) or a
 * fault (false). */
static bool scan_separator(struct json_scanner *scanner, size_t opening, char closing, bool *more)
{
    size_t end = scanner->at;
    char next = peek(scanner);
    if (next == closing) {
        scanner->at++;
        return true;
    }
    if (scanner->at >= scanner->length)
        return fault_open(scanner, opening);
    if (next != ',') {
        json_fault(scanner, end,
                   closing == '}' ? BASE_MESSAGE_JSON_COMMA_RECORD : BASE_MESSAGE_JSON_COMMA_LIST,
                   json_found(scanner, scanner->at), NULL);
        return false;
    }
    size_t comma = scanner->at++;
    next = peek(scanner);
    if (next == closing) {
        scanner->at++;
        return json_fault(scanner, comma, BASE_MESSAGE_JSON_TRAILING_COMMA,
                          closing == '}' ? "}" : "]", NULL);
    }
    *more = true;
    return true;
}

/* Walks over a list or record. */
static bool scan_container(struct json_scanner *scanner, char closing)
{
    size_t opening = scanner->at;
    if (++scanner->depth > JSON_DEPTH_LIMIT) {
        json_fault(scanner, opening, BASE_MESSAGE_JSON_DEPTH,
                   base_format(scanner->arena, "%d", JSON_DEPTH_LIMIT), NULL);
        return false;
    }
    json_add_token(scanner, opening, opening + 1);
    scanner->at++;
    bool more = peek(scanner) != closing;
    if (!more)
        scanner->at++;
    while (more) {
        if (closing == '}' && !scan_key(scanner, opening))
            return false;
        if (closing == ']' && peek(scanner) == 0 && scanner->at >= scanner->length)
            return fault_open(scanner, opening);
        more = false;
        if (!scan_value(scanner) || !scan_separator(scanner, opening, closing, &more))
            return false;
    }
    scanner->depth--;
    return true;
}

/* Walks over one value. False: the walk must stop. */
static bool scan_value(struct json_scanner *scanner)
{
    char next = peek(scanner);
    if (++scanner->values > JSON_VALUE_LIMIT) {
        json_fault(scanner, scanner->at, BASE_MESSAGE_JSON_VALUES,
                   base_format(scanner->arena, "%d", JSON_VALUE_LIMIT), NULL);
        return false;
    }
    if (next == '{')
        return scan_container(scanner, '}');
    if (next == '[')
        return scan_container(scanner, ']');
    if (next == '"')
        return json_scan_text(scanner);
    if (is_word(next) || next == '-' || next == '+' || next == '.')
        return json_scan_word(scanner);
    json_fault(scanner, scanner->at,
               next == '\'' ? BASE_MESSAGE_JSON_QUOTE : BASE_MESSAGE_JSON_VALUE,
               json_found(scanner, scanner->at), NULL);
    return false;
}

/* Looks at the first bytes: a byte order mark, another encoding, nothing at all. */
static bool scan_start(struct json_scanner *scanner)
{
    const char *bytes = scanner->bytes;
    size_t length = scanner->length;
    if (length >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0 ||
                        bytes[0] == '\0' || bytes[1] == '\0')) {
        json_fault(scanner, 0, BASE_MESSAGE_JSON_ENCODING, NULL, NULL);
        return false;
    }
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        json_fault(scanner, 0, BASE_MESSAGE_JSON_MARK, NULL, NULL);
        scanner->faults--; /* a note only */
        scanner->at = 3;
        scanner->marked = 3;
    }
    if (peek(scanner) == 0 && scanner->at >= length) {
        json_fault(scanner, scanner->at, BASE_MESSAGE_JSON_EMPTY, NULL, NULL);
        return false;
    }
    return true;
}

bool json_scan(struct json_scanner *scanner)
{
    scanner->line = 1;
    scanner->column = 1;
    if (!scan_start(scanner) || !scan_value(scanner))
        return false;
    peek(scanner);
    if (scanner->at < scanner->length && scanner->faults < JSON_FAULT_LIMIT)
        json_fault(scanner, scanner->at, BASE_MESSAGE_JSON_GARBAGE,
                   json_found(scanner, scanner->at), NULL);
    return scanner->faults == 0;
}
