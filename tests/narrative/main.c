/* Runs the tests of generator/narrative. */
#include "test_main.h"

#define SUITES(SUITE) SUITE(narrative)
TEST_MAIN(SUITES)
