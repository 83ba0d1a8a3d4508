/* Runs the tests of generator/marks. */
#include "test_main.h"

#define SUITES(SUITE) SUITE(marks_add) SUITE(marks_places)

TEST_MAIN(SUITES)
