/* Inside of expression/: the tree of a parsed expression. */
#pragma once

#include <stddef.h>

#include "expression_lexer.h"
#include "expression_source.h"

struct value;
struct value_seen;
struct expression_function;

/* Limits: bytes of a text, and how deep expressions may nest. */
enum { EXPRESSION_MAX_LENGTH = 64 * 1024, EXPRESSION_MAX_DEPTH = 200 };

/* The most bytes of a text, or members of a list, that an expression may make. */
enum { EXPRESSION_MOST = 1 << 20 };

enum expression_kind {
    EXPRESSION_LITERAL,
    EXPRESSION_NAME,
    EXPRESSION_MEMBER, /* children: the record */
    EXPRESSION_INDEX,  /* children: the container, the index */
    EXPRESSION_CALL,   /* children: the arguments; a filter's input is the first */
    EXPRESSION_LIST,
    EXPRESSION_NEGATE,
    EXPRESSION_NOT,
    EXPRESSION_AND,
    EXPRESSION_OR,
    EXPRESSION_BINARY, /* arithmetic and comparison, see sign */
    EXPRESSION_CHOICE, /* children: condition, then, else */
};

struct expression_node {
    enum expression_kind kind;
    size_t start, end; /* bytes in the text */
    size_t place;      /* byte that messages point to: the sign, the filter's name */
    int depth;         /* 1 for leaves */
    enum expression_token_kind sign;
    const char *name;            /* NAME, MEMBER */
    struct value_seen *seen;     /* the same: where the record asked last had it */
    const struct value *literal; /* LITERAL */
    const struct expression_function *function;
    const struct expression_node *const *children;
    size_t count;
};

struct expression {
    struct expression_source source;
    const struct expression_node *root;
};
