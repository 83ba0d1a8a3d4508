/* Runs the tests of json/. */
#include "test_main.h"

#define SUITES(SUITE) SUITE(json_edit) SUITE(json_read) SUITE(json_strict) SUITE(json_write)

TEST_MAIN(SUITES)
