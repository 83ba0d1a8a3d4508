/* Findings as data. */
#include "record.h"

#include "json.h"
#include "model.h"
#include "record_fixture.h"
#include "test_golden.h"
#include "test_main.h"
#include "value.h"

static const char *as_json(const struct value *value)
{
    struct base_buffer buffer = {.arena = record_fixture.arena};
    json_write(&buffer, value, 1);
    return base_buffer_get(&buffer);
}

/* By file and line; places of all kinds, an accepted one, names with odd bytes. */
START_TEST(test_findings)
{
    struct base_diagnostics *diagnostics = record_fixture.diagnostics;
    const struct value *target = value_get(record_sample.model->laporan, "tahun");
    base_report(diagnostics, base_at(target->origin), BASE_MESSAGE_MODEL_EMPTY, "tahun");
    base_report(diagnostics, base_at_file("a\x01\xff.xml", 7, 3), BASE_MESSAGE_MODEL_EMPTY, "b");
    base_report(diagnostics, base_at(0), BASE_MESSAGE_FIGURES_OVERSPENT, "\"x\"", "2", "1");
    struct base_place page = base_at_file("a.xml", 0, 9);
    page.page = 12;
    base_report(diagnostics, page, BASE_MESSAGE_MODEL_EMPTY, "c");
    base_diagnostics_accept(diagnostics, 1, "memang demikian");
    test_golden("cases/findings.json",
                as_json(record_check(record_fixture.arena, record_fixture.sources, diagnostics,
                                     "input/laporan", 3)));
}
END_TEST

START_TEST(test_none)
{
    struct test_fixture empty = test_fixture_create();
    const struct value *value = record_check(empty.arena, empty.sources, empty.diagnostics, "x", 0);
    ck_assert_uint_eq(value_count(value_get(value, "temuan")), 0);
    ck_assert_int_eq(value_get(value, "halaman")->kind, VALUE_NULL);
    ck_assert_int_eq(value_integer_or(value_get(value, "tidak_dimuat"), -1), 0);
    test_fixture_destroy(&empty);
}
END_TEST

/* More of a kind than are kept are counted. */
START_TEST(test_dropped)
{
    struct test_fixture many = test_fixture_create();
    for (int i = 0; i < 250; i++) {
        base_report(many.diagnostics, base_at(0), BASE_MESSAGE_MODEL_EMPTY, "x");
    }
    const struct value *value = record_check(many.arena, many.sources, many.diagnostics, "x", 0);
    ck_assert_uint_eq(value_count(value_get(value, "temuan")), 200);
    ck_assert_int_eq(value_integer_or(value_get(value, "tidak_dimuat"), -1), 50);
    test_fixture_destroy(&many);
}
END_TEST

TEST_SUITE(record_findings)
{
    TCase *group = test_group(suite, "findings");
    tcase_add_checked_fixture(group, record_begin, record_end);
    tcase_add_test(group, test_findings);
    tcase_add_test(group, test_none);
    tcase_add_test(group, test_dropped);
}
