/* Runs the tests of generator/batch. */
#include "test_main.h"

#define SUITES(SUITE) SUITE(batch)

TEST_MAIN(SUITES)
