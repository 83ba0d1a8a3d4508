/* Runs the tests of generator/base. */
#include "test_main.h"

#define SUITES(SUITE)                                                                              \
    SUITE(base_arena)                                                                              \
    SUITE(base_aside)                                                                              \
    SUITE(base_comment)                                                                            \
    SUITE(base_diagnostic)                                                                         \
    SUITE(base_file)                                                                               \
    SUITE(base_language)                                                                           \
    SUITE(base_length)                                                                             \
    SUITE(base_library)                                                                            \
    SUITE(base_pool)                                                                               \
    SUITE(base_source)                                                                             \
    SUITE(base_utf8)

TEST_MAIN(SUITES)
