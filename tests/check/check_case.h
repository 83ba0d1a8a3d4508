/* A report for the rules, from one text of sections (see tests/model/model_case.h). */
#pragma once

#include "check_report.h"
#include "test_fixture.h"

struct check_case {
    struct test_fixture fixture;
    struct check_input input;
};

/* Reads the report and computes its figures; it must not be faulty. claims, document: none. */
struct check_case check_case_create(const char *text);
void check_case_destroy(struct check_case *made);
