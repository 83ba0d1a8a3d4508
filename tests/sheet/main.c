#include "test_main.h"
#define SUITES(SUITE) SUITE(sheet_csv) SUITE(sheet_number) SUITE(sheet_xlsx)
TEST_MAIN(SUITES)
