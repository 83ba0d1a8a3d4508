/* Runs the tests of generator/chart. */
#include "test_main.h"

#define SUITES(SUITE) SUITE(chart_scale) SUITE(chart_wrap) SUITE(chart) SUITE(chart_tree)

TEST_MAIN(SUITES)
