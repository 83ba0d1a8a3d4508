/* Runs the tests of generator/document. */
#include "test_main.h"

#define SUITES(SUITE)                                                                              \
    SUITE(document_finish)                                                                         \
    SUITE(document_number)

TEST_MAIN(SUITES)
