/* Runs the tests of generator/value. */
#include "test_main.h"

#define SUITES(SUITE)                                                                              \
    SUITE(value_rational) SUITE(value_rational_text) SUITE(value) SUITE(value_builder)
TEST_MAIN(SUITES)
