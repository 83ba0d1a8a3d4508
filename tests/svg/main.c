/* Runs the tests of generator/svg. */
#include "test_main.h"

#define SUITES(SUITE) SUITE(svg)

TEST_MAIN(SUITES)
