/* Runs the tests of generator/format. */
#include "test_main.h"

#define SUITES(SUITE)                                                                              \
    SUITE(format_number)                                                                           \
    SUITE(format_words) SUITE(format_date) SUITE(format_text) SUITE(format_value)
TEST_MAIN(SUITES)
