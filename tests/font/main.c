/* Runs the tests of generator/font. */
#include "test_main.h"

#define SUITES(SUITE) SUITE(font)

TEST_MAIN(SUITES)
