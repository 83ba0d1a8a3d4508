/* Runs the tests of generator/expression. */
#include "test_main.h"

#define SUITES(SUITE)                                                                              \
    SUITE(expression_cases) SUITE(expression) SUITE(expression_template) SUITE(expression_hostile)
TEST_MAIN(SUITES)
