/* Reads the report of the tests. */
#include "record_fixture.h"

#include "base_language.h"
#include "figures.h"
#include "model.h"
#include "test_main.h"

struct test_fixture record_fixture;
struct record_report record_sample;

void record_begin(void)
{
    record_fixture = test_fixture_create();
    record_sample = (struct record_report){
        .arena = record_fixture.arena,
        .sources = record_fixture.sources,
        .diagnostics = record_fixture.diagnostics,
        .name = "laporan",
    };
    record_sample.model = model_read(record_fixture.arena, record_fixture.sources,
                                     record_fixture.diagnostics, "cases/laporan");
    ck_assert_str_eq(test_messages(&record_fixture), "");
    record_sample.figures = figures_build(record_fixture.arena, record_fixture.sources,
                                          record_fixture.diagnostics, record_sample.model);
}

void record_end(void)
{
    test_fixture_destroy(&record_fixture);
}
