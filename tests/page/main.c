/* Runs the tests of generator/page. */
#include "test_main.h"

#define SUITES(SUITE)                                                                              \
    SUITE(page_again) SUITE(page_insert) SUITE(page_pack) SUITE(page_shown) SUITE(page_text)

TEST_MAIN(SUITES)
