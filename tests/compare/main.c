/* Runner of the tests of compare/. */
#include "test_main.h"

#define SUITES(SUITE) SUITE(compare_sequence) SUITE(compare_words) SUITE(compare_sides)
TEST_MAIN(SUITES)
