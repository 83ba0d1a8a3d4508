/* Tests of generator/layout. */
#include "test_main.h"

/* libhyphen itself loses ten bytes when a dictionary holds a pattern twice. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libhyphen";
}

#define SUITES(SUITE)                                                                              \
    SUITE(layout_text)                                                                             \
    SUITE(layout_hyphen)                                                                           \
    SUITE(layout_blocks)                                                                           \
    SUITE(layout_keep)                                                                             \
    SUITE(layout_plan) SUITE(layout_element) SUITE(layout_table) SUITE(layout_hostile)
TEST_MAIN(SUITES)
