/* Runs the tests of docs/ungkapan.md and docs/aturan.md. */
#include "test_main.h"

#define SUITES(SUITE) SUITE(docs_functions) SUITE(docs_names) SUITE(docs_rules)

TEST_MAIN(SUITES)
