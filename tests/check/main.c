/* Runs the tests of generator/check. */
#include "test_main.h"

#define SUITES(SUITE)                                                                              \
    SUITE(check_cases) SUITE(check_document) SUITE(check_name) SUITE(check_text) SUITE(check_typed)
TEST_MAIN(SUITES)
