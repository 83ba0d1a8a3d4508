/* Runs the tests of generator/template. */
#include "test_main.h"

#define SUITES(SUITE)                                                                              \
    SUITE(template_case)                                                                           \
    SUITE(template_pack) SUITE(template_fault) SUITE(template_schema) SUITE(template_mutation)
TEST_MAIN(SUITES)
