/* Inside of expression/: the words of an expression. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum expression_token_kind {
    TOKEN_END,
    TOKEN_NAME, /* also the digits behind a dot */
    TOKEN_NUMBER,
    TOKEN_TEXT,
    TOKEN_AND,
    TOKEN_OR,
    TOKEN_NOT,
    TOKEN_IN,
    TOKEN_IF,
    TOKEN_THEN,
    TOKEN_ELSE,
    TOKEN_TRUE,
    TOKEN_FALSE,
    TOKEN_NULL,
    TOKEN_EQUAL,
    TOKEN_UNEQUAL,
    TOKEN_LESS_EQUAL,
    TOKEN_GREATER_EQUAL,
    TOKEN_LESS,
    TOKEN_GREATER,
    TOKEN_PLUS,
    TOKEN_MINUS,
    TOKEN_TIMES,
    TOKEN_DIVIDE,
    TOKEN_BAR,
    TOKEN_DOT,
    TOKEN_COMMA,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_OPEN_LIST,
    TOKEN_CLOSE_LIST,
};

struct expression_token {
    enum expression_token_kind kind;
    size_t start, end; /* bytes in the expression */
    const char *text;  /* NAME, NUMBER as written; TEXT with its escapes resolved; others NULL */
};

struct expression_source;

/* All words, ending with TOKEN_END; NULL after reporting. */
const struct expression_token *expression_lex(const struct expression_source *source);
/* The sign or word of a kind, such as "<=" or "then". */
const char *expression_token_sign(enum expression_token_kind kind);
