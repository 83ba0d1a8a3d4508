/* The completeness report as text. */
#include "record.h"

#include "record_fixture.h"
#include "test_golden.h"
#include "test_main.h"

START_TEST(test_printed_report)
{
    struct base_buffer buffer = {.arena = record_fixture.arena};
    record_completeness(&record_sample, &buffer);
    test_golden("cases/completeness.txt", base_buffer_get(&buffer));
}
END_TEST

TEST_SUITE(record_completeness)
{
    TCase *group = test_group(suite, "completeness");
    tcase_add_checked_fixture(group, record_begin, record_end);
    tcase_add_test(group, test_printed_report);
}
