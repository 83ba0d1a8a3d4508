/* What the tests of expressions share. */
#pragma once

#include "expression.h"
#include "test_fixture.h"
#include "value.h"

/* A fixture with data in scope and the place of the expression's first character. */
struct expression_test {
    struct test_fixture fixture;
    struct value_scope scope;
    struct expression_context context;
    base_origin place;
};

/* data: a name of data/<name>.json, or "{}". text: the source that places belong to, or NULL. */
void expression_test_start(struct expression_test *test, const char *data, const char *text);
void expression_test_finish(struct expression_test *test);

/* NULL when the text does not parse. */
const struct value *expression_test_run(struct expression_test *test, const char *text);
/* The shown text, with "~" for no-break spaces and "<missing path>"; "" when it does not parse. */
const char *expression_test_show(struct expression_test *test, const char *text);
/* All messages as "line:column code text", joined by " ; ". */
const char *expression_test_messages(struct expression_test *test);
