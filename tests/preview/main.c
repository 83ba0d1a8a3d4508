/* Runs the tests of generator/preview. */
#include "test_main.h"

#define SUITES(SUITE) SUITE(preview_store) SUITE(preview_watch) SUITE(preview_guard)

TEST_MAIN(SUITES)
