/* Inside of expression/: the filters and functions, and what they get when they are called. */
#pragma once

#include "expression.h"
#include "expression_node.h"
#include "value.h"

/* One evaluation of an expression. */
struct expression_run {
    const struct expression *expression;
    const struct expression_context *context;
};

/* Where the last item of a list had the steps of a path: the records of a list are mostly alike. */
struct expression_trail {
    const char *path; /* that the steps are of; NULL: none yet */
    struct {
        const char *key; /* of the record itself; NULL: not found by name */
        size_t position;
    } steps[4];
};

struct expression_call {
    const struct expression_run *run;
    const struct expression_node *node;
    const struct value *const *arguments; /* checked against the kinds; never NULL */
    size_t count;
    struct expression_trail *trail;
};

typedef const struct value *expression_body(const struct expression_call *call);

struct expression_function {
    const char *name;
    expression_body *body;
    const char *kinds; /* one letter an argument, see expression_functions.def */
    size_t required;
    const char *arguments, *help;
};

#define FUNCTION(name, body, kinds, required, arguments, help) expression_body expression_##body;
#include "expression_functions.def"
#undef FUNCTION

/* NULL when there is none. */
const struct expression_function *expression_function_find(const char *name);
/* The nearest name, or NULL. */
const char *expression_function_nearest(struct base_arena *arena, const char *name);
size_t expression_function_most(const struct expression_function *function);

/* Calls after checking the kinds: MISSING and NULL pass through where the argument is not "v". */
const struct value *expression_function_call(const struct expression_call *call);

/* Reports at a node's place and gives MISSING. The arguments of the message follow, or NULL. */
#define expression_fault(run, node, message, ...)                                                  \
    (base_report((run)->context->diagnostics,                                                      \
                 expression_place(&(run)->expression->source, (node)->place), (message),           \
                 __VA_ARGS__),                                                                     \
     expression_faulty(run))
const struct value *expression_faulty(const struct expression_run *run);

const struct value *expression_run_node(const struct expression_run *run,
                                        const struct expression_node *node);
const struct value *expression_arithmetic(const struct expression_run *run,
                                          const struct expression_node *node,
                                          const struct value *left, const struct value *right);
const struct value *expression_comparison(const struct expression_run *run,
                                          const struct expression_node *node,
                                          const struct value *left, const struct value *right);

/* A node as it was written. */
const char *expression_written(const struct expression_run *run,
                               const struct expression_node *node);
/* A member of a container that a node stands for; when absent MISSING with the path shown, or the
 * place as it was written when that is NULL. A key
 * that a closed record can never have is reported at a place. */
const struct value *expression_member(const struct expression_run *run,
                                      const struct expression_node *container,
                                      const struct expression_node *place,
                                      const struct value *value, const char *name,
                                      const char *shown);
/* Follows a dotted path in an item of the first argument; "" gives the item itself. */
const struct value *expression_follow(const struct expression_call *call, const struct value *item,
                                      const char *path);
/* Reports a name that can never be there, beside those that are; NULL: another may come. container
 * is what has the record for its value; NULL: the names of the report. */
const struct value *expression_unknown(const struct expression_run *run,
                                       const struct expression_node *place,
                                       const struct expression_node *container,
                                       const struct value *record, const char *name);
/* The key that argument `index` gives: a text, or a whole number as text; "" when not given. */
const char *expression_key(const struct expression_call *call, size_t index);

/* Equality in which NULL and MISSING are the same. */
bool expression_same(const struct value *left, const struct value *right);
/* Whether a value is NULL or MISSING. */
bool expression_is_empty(const struct value *value);
/* -1, 0, 1 for two numbers or two texts. */
int expression_order(const struct value *left, const struct value *right);
/* Whether container holds value: item of a list, key of a record, part of a text. */
bool expression_holds(struct base_arena *arena, const struct value *container,
                      const struct value *value);
/* "a number" ... for messages. */
const char *expression_kind_words(enum value_kind kind);

/* Arguments and results of functions. */
const struct value *expression_argument(const struct expression_call *call, size_t index);
/* The whole number of an argument, or fallback when it was not given. */
long long expression_integer(const struct expression_call *call, size_t index, long long fallback);
/* A text with the origin of the first argument. */
const struct value *expression_text_result(const struct expression_call *call, const char *text);
/* A year; its origin is made to say so. */
const struct value *expression_year(const struct expression_call *call, long long year);
/* Whether the origin belongs to a year. */
bool expression_is_year(const struct base_sources *sources, base_origin origin);
