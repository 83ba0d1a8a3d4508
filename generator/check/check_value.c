/* What rules share: members, numbers and expressions. */
#include "check_rules.h"

#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"
#include "check_text.h"
#include "expression.h"
#include "figures.h"
#include "format_number.h"

const struct value *check_at(const struct value *record, const char *path)
{
    while (record != NULL && *path != '\0') {
        char key[64];
        size_t length = strcspn(path, ".");
        if (length >= sizeof key) {
            return NULL;
        }
        memcpy(key, path, length);
        key[length] = '\0';
        record = value_get(record, key);
        path += length + (path[length] == '.');
    }
    return record;
}

const struct value_rational *check_number(const struct value *value)
{
    if (value != NULL && value->kind == VALUE_LIST && value_count(value) == 1) {
        value = value_at(value, 0);
    }
    if (value != NULL && value->kind == VALUE_RECORD) {
        value = value_get(value, "nilai");
    }
    return value_number_or_null(value);
}

const char *check_shown(const struct check_input *input, const struct value_rational *number,
                        int decimals)
{
    struct format_number style = {decimals < 0 ? FORMAT_OWN_DECIMALS : decimals, false,
                                  VALUE_HALF_UP};
    return format_number(input->arena, number, style);
}

const char *check_value_text(const struct check_input *input, const struct value *value)
{
    const struct value_rational *number = check_number(value);
    if (number != NULL) {
        return check_shown(input, number, -1);
    }
    return value_text_or(value, value_text_or(check_at(value, "teks"), "\xe2\x80\x93"));
}

int check_decimals(const struct check_input *input, const struct value_rational *number)
{
    enum { MOST = 12 };
    int decimals = 0;
    while (decimals < MOST &&
           value_rational_compare(
               number, value_rational_round(input->arena, number, decimals, VALUE_TRUNCATE)) != 0) {
        decimals++;
    }
    return decimals;
}

bool check_rounds_to(const struct check_input *input, const struct value_rational *exact,
                     const struct value_rational *printed, int decimals,
                     enum value_rounding rounding)
{
    return exact != NULL &&
           value_rational_compare(value_rational_round(input->arena, exact, decimals, rounding),
                                  printed) == 0;
}

struct expression_context check_expression_context(const struct check_input *input,
                                                   const struct value_scope *scope)
{
    return (struct expression_context){
        .arena = input->arena,
        .sources = input->sources,
        .diagnostics = input->diagnostics,
        .scope = scope,
        .empty = "\xe2\x80\x93",
        .percent_decimals = 2,
    };
}

const struct value *check_evaluate(const struct check_input *input, const struct value *text)
{
    const struct value_scope scope = {.value = input->figures->scope};
    const struct expression_context context = check_expression_context(input, &scope);
    const char *source = value_text_or(text, "");
    const struct expression *expression = expression_parse(
        input->arena, input->sources, input->diagnostics, source, strlen(source), text->origin);
    return expression != NULL ? expression_evaluate(expression, &context) : NULL;
}

const char *check_plain_name(struct base_arena *arena, const char *text)
{
    struct base_buffer buffer = {.arena = arena};
    bool gap = false;
    for (const char *byte = base_utf8_lower_text(arena, text); *byte != '\0'; byte++) {
        bool letter = (*byte >= 'a' && *byte <= 'z') || (*byte >= '0' && *byte <= '9') ||
                      ((unsigned char)*byte & 0x80U) != 0;
        if (letter && gap && buffer.length > 0) {
            base_buffer_char(&buffer, ' ');
        }
        if (letter) {
            base_buffer_char(&buffer, *byte);
        }
        gap = !letter;
    }
    return base_buffer_get(&buffer);
}

/* Walks over the plain form of a name. */
struct plain {
    const char *at;
    bool begun, gap; /* a letter was read; a blank is due before the next one */
};

#define BEYOND_ASCII '\x80'

/* The next byte of the plain form, '\0' at its end; BEYOND_ASCII where that has to be looked up. */
static char next_plain(struct plain *plain)
{
    for (; *plain->at != '\0'; plain->at++) {
        char byte = *plain->at;
        if (((unsigned char)byte & 0x80U) != 0) {
            return BEYOND_ASCII;
        }
        byte = byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
        bool letter = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
        if (letter && plain->gap) {
            plain->gap = false;
            return ' ';
        }
        if (letter) {
            plain->begun = true;
            plain->at++;
            return byte;
        }
        plain->gap = plain->begun;
    }
    return '\0';
}

bool check_same_name(struct base_arena *arena, const char *left, const char *right)
{
    struct plain a = {.at = left}, b = {.at = right};
    for (;;) {
        char byte = next_plain(&a);
        char other = next_plain(&b);
        if (byte == BEYOND_ASCII || other == BEYOND_ASCII) {
            return strcmp(check_plain_name(arena, left), check_plain_name(arena, right)) == 0;
        }
        if (byte != other) {
            return false;
        }
        if (byte == '\0') {
            return true;
        }
    }
}

base_origin check_narrow(const struct check_input *input, base_origin origin, const char *text)
{
    enum { LINES = 40 }; /* of a paragraph */
    const struct base_origin_record place = base_origin_locate(input->sources, origin);
    if (origin == 0 || place.line == 0 || place.column != 0) {
        return origin;
    }
    for (uint32_t line = place.line; line < place.line + LINES; line++) {
        const char *written = base_source_line(input->sources, place.source, line, input->arena);
        if (written == NULL || (line > place.line && written[0] == '\0')) {
            break;
        }
        const char *found = strstr(written, text);
        if (found != NULL) {
            const char *before = base_copy(input->arena, written, (size_t)(found - written));
            return base_origin_place(input->sources, place.source, line,
                                     (uint32_t)base_utf8_count(before) + 1);
        }
    }
    return origin;
}
