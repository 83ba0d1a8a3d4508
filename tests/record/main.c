/* Runner of the tests of record/. */
#include "test_main.h"

#define SUITES(SUITE)                                                                              \
    SUITE(record_completeness) SUITE(record_explain) SUITE(record_findings) SUITE(record_rekap)
TEST_MAIN(SUITES)
