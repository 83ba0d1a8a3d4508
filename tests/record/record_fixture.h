/* The report of cases/laporan with its figures. */
#pragma once

#include "record.h"
#include "test_fixture.h"

extern struct test_fixture record_fixture;
extern struct record_report record_sample;

void record_begin(void);
void record_end(void);
