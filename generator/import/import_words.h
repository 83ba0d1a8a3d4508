/* What the headings of offices mean (inside import/ only). */
#pragma once

struct base_arena;

/* The field of a budget node that a heading means: "pagu", "nama" ...; NULL = none. year: of the
 * report; headings of another year mean nothing. */
const char *import_budget_field(struct base_arena *arena, const char *heading, long long year);
/* The derived figure of a budget node: "serapan", "sisa"; NULL = none. */
const char *import_budget_claim(struct base_arena *arena, const char *heading);
/* The column of another table that a heading means besides its own words; NULL = none. */
const char *import_record_field(struct base_arena *arena, const char *layout, const char *heading,
                                long long year);
/* The derived figure of a record that a heading means: "capaian.2024"; NULL = none. */
const char *import_record_claim(struct base_arena *arena, const char *layout, const char *heading,
                                long long year);
