/* Runs the tests of docs/ungkapan.md. */
#include "test_main.h"

#define SUITES(SUITE) SUITE(docs_functions) SUITE(docs_names)

TEST_MAIN(SUITES)
