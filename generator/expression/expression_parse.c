/* Words to a tree, by recursive descent. */
#include "expression.h"

#include <string.h>

#include "base_arena.h"
#include "expression_function.h"
#include "expression_lexer.h"
#include "expression_node.h"

struct parser {
    struct base_arena *arena;
    struct expression *expression;
    const struct expression_token *token; /* the next one */
    int depth;
};

/* Children of a node under construction. */
struct children {
    const struct expression_node **items;
    size_t count, capacity;
};

static struct expression_node *parse_expression(struct parser *parser);

static void report(struct parser *parser, size_t offset, enum base_message message,
                   const char *first, const char *second)
{
    base_report(parser->expression->source.diagnostics,
                expression_place(&parser->expression->source, offset), message, first, second);
}

/* The next word as messages show it. */
static const char *found(const struct parser *parser)
{
    if (parser->token->kind == TOKEN_END)
        return base_translate(N_("the end"));
    return base_format(parser->arena, "\"%.*s\"", (int)(parser->token->end - parser->token->start),
                       parser->expression->source.text + parser->token->start);
}

/* Reports that the next word is not what is wanted; always NULL. */
static struct expression_node *expected(struct parser *parser, const char *wanted)
{
    report(parser, parser->token->start, BASE_MESSAGE_EXPRESSION_EXPECTED, wanted, found(parser));
    return NULL;
}

static struct expression_node *too_deep(struct parser *parser, size_t offset)
{
    const char *limit = base_format(parser->arena, "%d", EXPRESSION_MAX_DEPTH);
    report(parser, offset, BASE_MESSAGE_EXPRESSION_TOO_DEEP, limit, NULL);
    return NULL;
}

static bool accept(struct parser *parser, enum expression_token_kind kind)
{
    if (parser->token->kind != kind)
        return false;
    parser->token++;
    return true;
}

/* Takes a sign or word that must stand here. */
static bool require(struct parser *parser, enum expression_token_kind kind)
{
    if (accept(parser, kind))
        return true;
    expected(parser, base_format(parser->arena, "\"%s\"", expression_token_sign(kind)));
    return false;
}

static void push(struct parser *parser, struct children *children,
                 const struct expression_node *node)
{
    BASE_PUSH(parser->arena, children->items, children->count, children->capacity, node);
}

/* A node that ends where the last word taken ends. */
static struct expression_node *create(struct parser *parser, enum expression_kind kind,
                                      size_t start, struct children children)
{
    struct expression_node *node = base_alloc(parser->arena, sizeof *node);
    *node = (struct expression_node){.kind = kind,
                                     .start = start,
                                     .place = start,
                                     .end = parser->token[-1].end,
                                     .depth = 1,
                                     .children = children.items,
                                     .count = children.count};
    for (size_t i = 0; i < children.count; i++) {
        if (children.items[i]->depth >= node->depth)
            node->depth = children.items[i]->depth + 1;
    }
    return node->depth > EXPRESSION_MAX_DEPTH ? too_deep(parser, start) : node;
}

static struct expression_node *create_unary(struct parser *parser, enum expression_kind kind,
                                            size_t start, const struct expression_node *child)
{
    struct children children = {0};
    if (child == NULL)
        return NULL;
    push(parser, &children, child);
    return create(parser, kind, start, children);
}

/* sign is the word between the two; messages point to it. */
static struct expression_node *create_binary(struct parser *parser, enum expression_kind kind,
                                             const struct expression_token *sign,
                                             const struct expression_node *left,
                                             const struct expression_node *right)
{
    struct children children = {0};
    if (left == NULL || right == NULL)
        return NULL;
    push(parser, &children, left);
    push(parser, &children, right);
    struct expression_node *node = create(parser, kind, left->start, children);
    if (node == NULL)
        return NULL;
    node->sign = sign->kind;
    node->place = sign->start;
    return node;
}

static struct expression_node *create_literal(struct parser *parser, const struct value *literal)
{
    size_t start = parser->token->start;
    parser->token++;
    struct expression_node *node = create(parser, EXPRESSION_LITERAL, start, (struct children){0});
    node->literal = literal;
    return node;
}

/* e, e, ... up to the closing sign, which is taken. */
static bool parse_items(struct parser *parser, struct children *children,
                        enum expression_token_kind closing)
{
    if (accept(parser, closing))
        return true;
    do {
        const struct expression_node *item = parse_expression(parser);
        if (item == NULL)
            return false;
        push(parser, children, item);
    } while (accept(parser, TOKEN_COMMA));
    if (accept(parser, closing))
        return true;
    expected(parser, base_format(parser->arena, "\",\" %s \"%s\"", base_translate(N_("or")),
                                 expression_token_sign(closing)));
    return false;
}

static struct expression_node *unknown_function(struct parser *parser,
                                                const struct expression_token *name)
{
    const char *nearest = expression_function_nearest(parser->arena, name->text);
    report(parser, name->start,
           nearest == NULL ? BASE_MESSAGE_EXPRESSION_FUNCTION
                           : BASE_MESSAGE_EXPRESSION_FUNCTION_NEAR,
           name->text, nearest);
    return NULL;
}

static bool check_count(struct parser *parser, const struct expression_token *name,
                        const struct expression_function *function, size_t count)
{
    if (count >= function->required && count <= expression_function_most(function))
        return true;
    const char *given = base_format(parser->arena, "%zu", count);
    base_report(parser->expression->source.diagnostics,
                expression_place(&parser->expression->source, name->start),
                BASE_MESSAGE_EXPRESSION_ARGUMENT_COUNT, function->name, function->arguments, given);
    return false;
}

static struct expression_node *create_call(struct parser *parser, size_t start,
                                           const struct expression_token *name,
                                           struct children arguments)
{
    const struct expression_function *function = expression_function_find(name->text);
    if (!check_count(parser, name, function, arguments.count))
        return NULL;
    struct expression_node *node = create(parser, EXPRESSION_CALL, start, arguments);
    if (node == NULL)
        return NULL;
    node->function = function;
    node->place = name->start;
    return node;
}

/* name ( arguments ) */
static struct expression_node *parse_call(struct parser *parser)
{
    const struct expression_token *name = parser->token;
    struct children arguments = {0};
    if (expression_function_find(name->text) == NULL)
        return unknown_function(parser, name);
    parser->token += 2;
    if (!parse_items(parser, &arguments, TOKEN_CLOSE))
        return NULL;
    return create_call(parser, name->start, name, arguments);
}

static void set_name(struct parser *parser, struct expression_node *node, const char *name)
{
    node->name = name;
    node->seen = base_alloc(parser->arena, sizeof *node->seen);
}

static struct expression_node *parse_name(struct parser *parser)
{
    const struct expression_token *name = parser->token;
    if (name[1].kind == TOKEN_OPEN)
        return parse_call(parser);
    parser->token++;
    struct expression_node *node =
        create(parser, EXPRESSION_NAME, name->start, (struct children){0});
    set_name(parser, node, name->text);
    return node;
}

/* if e then e else e; "if" is taken. */
static struct expression_node *parse_choice(struct parser *parser)
{
    static const enum expression_token_kind between[] = {TOKEN_THEN, TOKEN_ELSE};
    size_t start = parser->token[-1].start;
    struct children children = {0};
    for (size_t i = 0; i < 3; i++) {
        const struct expression_node *part = parse_expression(parser);
        if (part == NULL || (i < 2 && !require(parser, between[i])))
            return NULL;
        push(parser, &children, part);
    }
    return create(parser, EXPRESSION_CHOICE, start, children);
}

static struct expression_node *parse_brackets(struct parser *parser)
{
    struct expression_node *inner = parse_expression(parser);
    return inner != NULL && require(parser, TOKEN_CLOSE) ? inner : NULL;
}

static struct expression_node *parse_list(struct parser *parser)
{
    size_t start = parser->token[-1].start;
    struct children items = {0};
    if (!parse_items(parser, &items, TOKEN_CLOSE_LIST))
        return NULL;
    return create(parser, EXPRESSION_LIST, start, items);
}

/* A number, with a minus in front when there is one. */
static struct expression_node *parse_number(struct parser *parser)
{
    size_t start = parser->token->start;
    bool negative = accept(parser, TOKEN_MINUS);
    const char *text = parser->token->text;
    const struct value_rational *number = value_rational_parse(parser->arena, text, strlen(text));
    if (negative)
        number = value_rational_negate(parser->arena, number);
    struct expression_node *node = create_literal(
        parser, value_number(parser->arena, parser->expression->source.origin, number));
    node->start = node->place = start;
    return node;
}

static struct expression_node *parse_constant(struct parser *parser)
{
    base_origin origin = parser->expression->source.origin;
    const struct expression_token *token = parser->token;
    if (token->kind == TOKEN_TEXT)
        return create_literal(parser, value_text(parser->arena, origin, token->text));
    if (token->kind == TOKEN_NULL)
        return create_literal(parser, value_null(parser->arena, origin));
    return create_literal(parser, value_bool(parser->arena, origin, token->kind == TOKEN_TRUE));
}

static struct expression_node *parse_primary(struct parser *parser)
{
    switch (parser->token->kind) {
    case TOKEN_MINUS:
    case TOKEN_NUMBER:
        return parse_number(parser);
    case TOKEN_TEXT:
    case TOKEN_TRUE:
    case TOKEN_FALSE:
    case TOKEN_NULL:
        return parse_constant(parser);
    case TOKEN_NAME:
        return parse_name(parser);
    case TOKEN_OPEN:
        parser->token++;
        return parse_brackets(parser);
    case TOKEN_OPEN_LIST:
        parser->token++;
        return parse_list(parser);
    case TOKEN_IF:
        parser->token++;
        return parse_choice(parser);
    default:
        return expected(parser, base_translate(N_("a name, a number or a text")));
    }
}

/* "." name; the dot is taken. */
static struct expression_node *parse_member(struct parser *parser,
                                            const struct expression_node *container)
{
    const struct expression_token *name = parser->token;
    if (!accept(parser, TOKEN_NAME))
        return expected(parser, base_translate(N_("a name or digits behind the dot")));
    struct expression_node *node =
        create_unary(parser, EXPRESSION_MEMBER, container->start, container);
    if (node != NULL)
        set_name(parser, node, name->text);
    return node;
}

/* "[" expression "]"; the bracket is taken. */
static struct expression_node *parse_index(struct parser *parser,
                                           const struct expression_node *container)
{
    const struct expression_token *sign = parser->token - 1;
    const struct expression_node *index = parse_expression(parser);
    if (index == NULL || !require(parser, TOKEN_CLOSE_LIST))
        return NULL;
    return create_binary(parser, EXPRESSION_INDEX, sign, container, index);
}

static struct expression_node *parse_path(struct parser *parser)
{
    struct expression_node *node = parse_primary(parser);
    while (node != NULL) {
        if (accept(parser, TOKEN_DOT))
            node = parse_member(parser, node);
        else if (accept(parser, TOKEN_OPEN_LIST))
            node = parse_index(parser, node);
        else
            break;
    }
    return node;
}

/* name and arguments of a filter; the bar is taken. */
static struct expression_node *parse_filter(struct parser *parser,
                                            const struct expression_node *input)
{
    const struct expression_token *name = parser->token;
    struct children arguments = {0};
    if (!accept(parser, TOKEN_NAME))
        return expected(parser, base_translate(N_("the name of a filter")));
    if (expression_function_find(name->text) == NULL)
        return unknown_function(parser, name);
    push(parser, &arguments, input);
    if (accept(parser, TOKEN_OPEN) && !parse_items(parser, &arguments, TOKEN_CLOSE))
        return NULL;
    return create_call(parser, input->start, name, arguments);
}

static struct expression_node *parse_filtered(struct parser *parser)
{
    struct expression_node *node = parse_path(parser);
    while (node != NULL && accept(parser, TOKEN_BAR))
        node = parse_filter(parser, node);
    return node;
}

/* Guards the recursion of signs such as - - - 1. */
static struct expression_node *parse_deeper(struct parser *parser,
                                            struct expression_node *(*parse)(struct parser *))
{
    if (parser->depth >= EXPRESSION_MAX_DEPTH)
        return too_deep(parser, parser->token->start);
    parser->depth++;
    struct expression_node *node = parse(parser);
    parser->depth--;
    return node;
}

/* A minus before a digit belongs to the number, so that -5 | angka filters -5. */
static struct expression_node *parse_unary(struct parser *parser)
{
    size_t start = parser->token->start;
    if (parser->token->kind != TOKEN_MINUS || parser->token[1].kind == TOKEN_NUMBER)
        return parse_filtered(parser);
    parser->token++;
    return create_unary(parser, EXPRESSION_NEGATE, start, parse_deeper(parser, parse_unary));
}

static bool is_between(const struct parser *parser, enum expression_token_kind first,
                       enum expression_token_kind last)
{
    return parser->token->kind >= first && parser->token->kind <= last;
}

/* part (sign part)* with the signs from first to last. */
static struct expression_node *parse_chain(struct parser *parser, enum expression_kind kind,
                                           enum expression_token_kind first,
                                           enum expression_token_kind last,
                                           struct expression_node *(*part)(struct parser *))
{
    struct expression_node *node = part(parser);
    while (node != NULL && is_between(parser, first, last)) {
        const struct expression_token *sign = parser->token++;
        node = create_binary(parser, kind, sign, node, part(parser));
    }
    return node;
}

static struct expression_node *parse_product(struct parser *parser)
{
    return parse_chain(parser, EXPRESSION_BINARY, TOKEN_TIMES, TOKEN_DIVIDE, parse_unary);
}

static struct expression_node *parse_sum(struct parser *parser)
{
    return parse_chain(parser, EXPRESSION_BINARY, TOKEN_PLUS, TOKEN_MINUS, parse_product);
}

/* At most one comparison: a < b < c is refused by the caller. */
static struct expression_node *parse_compare(struct parser *parser)
{
    struct expression_node *left = parse_sum(parser);
    if (left == NULL)
        return NULL;
    if (!is_between(parser, TOKEN_EQUAL, TOKEN_GREATER) && parser->token->kind != TOKEN_IN)
        return left;
    const struct expression_token *sign = parser->token++;
    return create_binary(parser, EXPRESSION_BINARY, sign, left, parse_sum(parser));
}

static struct expression_node *parse_not(struct parser *parser)
{
    size_t start = parser->token->start;
    if (!accept(parser, TOKEN_NOT))
        return parse_compare(parser);
    return create_unary(parser, EXPRESSION_NOT, start, parse_deeper(parser, parse_not));
}

static struct expression_node *parse_and(struct parser *parser)
{
    return parse_chain(parser, EXPRESSION_AND, TOKEN_AND, TOKEN_AND, parse_not);
}

static struct expression_node *parse_or(struct parser *parser)
{
    return parse_chain(parser, EXPRESSION_OR, TOKEN_OR, TOKEN_OR, parse_and);
}

static struct expression_node *parse_expression(struct parser *parser)
{
    return parse_deeper(parser, parse_or);
}

/* The whole text is one expression. */
static const struct expression_node *parse_all(struct parser *parser)
{
    const struct expression_node *root = parse_expression(parser);
    if (root == NULL || parser->token->kind == TOKEN_END)
        return root;
    return expected(parser, base_translate(N_("the end or a sign such as | + or ==")));
}

const struct expression *expression_parse(struct base_arena *arena, struct base_sources *sources,
                                          struct base_diagnostics *diagnostics, const char *text,
                                          size_t length, base_origin origin)
{
    struct expression *expression = base_alloc(arena, sizeof *expression);
    struct parser parser = {.arena = arena, .expression = expression};
    expression->source =
        (struct expression_source){arena, sources, diagnostics, "", length, origin};
    if (length > EXPRESSION_MAX_LENGTH) {
        const char *limit = base_format(arena, "%d", EXPRESSION_MAX_LENGTH);
        report(&parser, 0, BASE_MESSAGE_EXPRESSION_TOO_LONG, limit, NULL);
        return NULL;
    }
    expression->source.text = base_copy(arena, text, length);
    parser.token = expression_lex(&expression->source);
    if (parser.token == NULL)
        return NULL;
    expression->root = parse_all(&parser);
    return expression->root == NULL ? NULL : expression;
}
