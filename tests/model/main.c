/* Runs the tests of model/. */
#include "test_main.h"

#define SUITES(SUITE)                                                                              \
    SUITE(model_cases)                                                                             \
    SUITE(model_mutation) SUITE(model_place) SUITE(model_read) SUITE(model_reference)

TEST_MAIN(SUITES)
