/* Runs the tests of generator/xml. */
#include "test_main.h"

#define SUITES(SUITE) SUITE(xml)
TEST_MAIN(SUITES)
