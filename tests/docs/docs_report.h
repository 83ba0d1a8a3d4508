/* The reports whose values docs/ungkapan.md shows. */
#pragma once

#include "expression.h"
#include "figures.h"
#include "model.h"
#include "test_fixture.h"
#include "value.h"

#define DOCS_PATH "../../docs/ungkapan.md"

struct docs_report {
    struct test_fixture fixture;
    const struct model *model;
    const struct figures *figures;
    struct value_scope scope;
    struct expression_context context; /* as templates have it */
};

/* Reads a report's folder (relative to the tests' folder) and builds its figures. */
void docs_report_open(struct docs_report *report, const char *folder);
void docs_report_close(struct docs_report *report);

/* The text that a template shows for "{{ ... }}", with plain spaces, "(tulisan kosong)" for an
 * empty text and "[belum diisi: path]" for MISSING. Fails the test when anything is reported. */
const char *docs_report_show(struct docs_report *report, const char *expression);
