/* Runs the tests of start/. */
#include "test_main.h"

#define SUITES(SUITE) SUITE(start_json)

TEST_MAIN(SUITES)
