/* Text to words. */
#include "expression_lexer.h"

#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"
#include "expression_source.h"
#include "value_rational.h"

struct lexer {
    const struct expression_source *source;
    size_t at;
    struct expression_token *tokens;
    size_t count, capacity;
};

/* Signs before their own beginnings: "<=" before "<". */
static const struct {
    const char *sign;
    enum expression_token_kind kind;
} signs[] = {
    {"==", TOKEN_EQUAL},
    {"!=", TOKEN_UNEQUAL},
    {"<=", TOKEN_LESS_EQUAL},
    {"<", TOKEN_LESS},
    {">=", TOKEN_GREATER_EQUAL},
    {">", TOKEN_GREATER},
    {"+", TOKEN_PLUS},
    {"-", TOKEN_MINUS},
    {"*", TOKEN_TIMES},
    {"/", TOKEN_DIVIDE},
    {"|", TOKEN_BAR},
    {".", TOKEN_DOT},
    {",", TOKEN_COMMA},
    {"(", TOKEN_OPEN},
    {")", TOKEN_CLOSE},
    {"[", TOKEN_OPEN_LIST},
    {"]", TOKEN_CLOSE_LIST},
};
static const struct {
    const char *word;
    enum expression_token_kind kind;
} words[] = {
    {"and", TOKEN_AND},     {"or", TOKEN_OR},     {"not", TOKEN_NOT},   {"in", TOKEN_IN},
    {"if", TOKEN_IF},       {"then", TOKEN_THEN}, {"else", TOKEN_ELSE}, {"true", TOKEN_TRUE},
    {"false", TOKEN_FALSE}, {"null", TOKEN_NULL},
};

const char *expression_token_sign(enum expression_token_kind kind)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (signs[i].kind == kind)
            return signs[i].sign;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (words[i].kind == kind)
            return words[i].word;
    }
    return "";
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_';
}

static char peek(const struct lexer *lexer)
{
    return lexer->source->text[lexer->at];
}

static void add(struct lexer *lexer, enum expression_token_kind kind, size_t start,
                const char *text)
{
    struct expression_token token = {kind, start, lexer->at, text};
    BASE_PUSH(lexer->source->arena, lexer->tokens, lexer->count, lexer->capacity, token);
}

static const char *slice(const struct lexer *lexer, size_t start)
{
    return base_copy(lexer->source->arena, lexer->source->text + start, lexer->at - start);
}

static bool after_dot(const struct lexer *lexer)
{
    return lexer->count > 0 && lexer->tokens[lexer->count - 1].kind == TOKEN_DOT;
}

static enum expression_token_kind word_kind(const char *word)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (base_same_text(words[i].word, word))
            return words[i].kind;
    }
    return TOKEN_NAME;
}

/* Behind a dot also words such as "in" and digits are names. */
static bool lex_name(struct lexer *lexer)
{
    size_t start = lexer->at;
    while (is_letter(peek(lexer)) || is_digit(peek(lexer)))
        lexer->at++;
    const char *name = slice(lexer, start);
    add(lexer, after_dot(lexer) ? TOKEN_NAME : word_kind(name), start, name);
    return true;
}

/* Digits with decimals and an exponent; value_rational_parse has the last word. */
static bool lex_number(struct lexer *lexer)
{
    size_t start = lexer->at;
    const char *text = lexer->source->text;
    while (is_digit(peek(lexer)) || is_letter(peek(lexer)) ||
           (peek(lexer) == '.' && is_digit(text[lexer->at + 1])))
        lexer->at++;
    const char *number = slice(lexer, start);
    if (value_rational_parse(lexer->source->arena, number, strlen(number)) == NULL) {
        base_report(lexer->source->diagnostics, expression_place(lexer->source, start),
                    BASE_MESSAGE_EXPRESSION_NUMBER, number);
        return false;
    }
    add(lexer, TOKEN_NUMBER, start, number);
    return true;
}

/* The character an escape stands for; 0 when there is no such escape. */
static char escaped(char byte)
{
    if (byte == 'n')
        return '\n';
    return byte == '\\' || byte == '\'' || byte == '"' ? byte : '\0';
}

static bool lex_escape(struct lexer *lexer, struct base_buffer *buffer)
{
    char byte = escaped(lexer->source->text[lexer->at + 1]);
    if (byte == '\0') {
        base_report(lexer->source->diagnostics, expression_place(lexer->source, lexer->at),
                    BASE_MESSAGE_EXPRESSION_ESCAPE, NULL);
        return false;
    }
    base_buffer_char(buffer, byte);
    lexer->at += 2;
    return true;
}

static bool lex_text(struct lexer *lexer)
{
    size_t start = lexer->at++;
    char quote = lexer->source->text[start];
    struct base_buffer buffer = {.arena = lexer->source->arena};
    while (peek(lexer) != quote) {
        if (peek(lexer) == '\0') {
            base_report(lexer->source->diagnostics, expression_place(lexer->source, start),
                        BASE_MESSAGE_EXPRESSION_QUOTE, (char[]){quote, '\0'});
            return false;
        }
        if (peek(lexer) == '\\') {
            if (!lex_escape(lexer, &buffer))
                return false;
            continue;
        }
        base_buffer_char(&buffer, peek(lexer));
        lexer->at++;
    }
    lexer->at++;
    add(lexer, TOKEN_TEXT, start, base_buffer_get(&buffer));
    return true;
}

static bool lex_unknown(struct lexer *lexer)
{
    const char *from = lexer->source->text + lexer->at, *next = from;
    base_utf8_next(from, &next);
    const char *shown = base_copy(lexer->source->arena, from, (size_t)(next - from));
    base_report(lexer->source->diagnostics, expression_place(lexer->source, lexer->at),
                BASE_MESSAGE_EXPRESSION_CHARACTER, shown);
    return false;
}

static bool lex_sign(struct lexer *lexer)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i].sign), start = lexer->at;
        if (*signs[i].sign == peek(lexer) &&
            strncmp(lexer->source->text + start, signs[i].sign, length) == 0) {
            lexer->at += length;
            add(lexer, signs[i].kind, start, NULL);
            return true;
        }
    }
    return lex_unknown(lexer);
}

static bool lex_one(struct lexer *lexer)
{
    char byte = peek(lexer);
    if (is_letter(byte) || (is_digit(byte) && after_dot(lexer)))
        return lex_name(lexer);
    if (is_digit(byte))
        return lex_number(lexer);
    if (byte == '\'' || byte == '"')
        return lex_text(lexer);
    return lex_sign(lexer);
}

const struct expression_token *expression_lex(const struct expression_source *source)
{
    struct lexer lexer = {.source = source};
    for (;;) {
        lexer.at += strspn(source->text + lexer.at, " \t\r\n");
        if (peek(&lexer) == '\0')
            break;
        if (!lex_one(&lexer))
            return NULL;
    }
    add(&lexer, TOKEN_END, lexer.at, NULL);
    return lexer.tokens;
}
