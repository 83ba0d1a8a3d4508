/* Figures from a report written in the test as one JSON text: {"laporan": {...}, "kinerja": ...}.
 * Single quotes stand for double quotes; "?" becomes VALUE_MISSING as the model does it. */
#pragma once

#include "figures.h"
#include "model.h"
#include "test_fixture.h"
#include "value.h"

extern struct test_fixture figures_fixture;
/* Set by figures_of. */
extern const struct figures *figures_built;

/* Files of narasi/ for the next reports, NULL-terminated; figures_end forgets them. */
extern const char *const *figures_narratives;

void figures_begin(void);
void figures_end(void);

/* Builds the figures of a report. */
const struct figures *figures_of(const char *json);
/* The value of an expression over the scope as text: exact decimals or "n/d", "null", "?", a
 * text ("~" for a no-break space), "true", "[n]" for a list of n. */
const char *figures_look(const char *expression);
/* The shown text of a figure; "none" when there is no record of that path. */
const char *figures_shown_at(const char *path);

#define ck_look(expression, expected) ck_assert_str_eq(figures_look(expression), expected)
#define ck_shown(path, expected) ck_assert_str_eq(figures_shown_at(path), expected)
