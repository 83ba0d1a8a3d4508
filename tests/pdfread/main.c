/* Runs the tests of generator/pdfread. */
#include "test_main.h"

#define SUITES(SUITE) SUITE(pdfread)

TEST_MAIN(SUITES)
