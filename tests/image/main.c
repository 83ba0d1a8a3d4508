/* Runs the tests of generator/image. */
#include "test_main.h"

#define SUITES(SUITE) SUITE(image) SUITE(image_shrink)

TEST_MAIN(SUITES)
