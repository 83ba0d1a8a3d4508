/* Runs the tests of generator/pdf. */
#include "test_main.h"

#define SUITES(SUITE)                                                                              \
    SUITE(pdf_deflated)                                                                            \
    SUITE(pdf_text)                                                                                \
    SUITE(pdf_write)

TEST_MAIN(SUITES)
