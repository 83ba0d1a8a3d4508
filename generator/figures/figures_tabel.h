/* Free tables of tabel.json: computed columns, totals, subtotals of nested groups. */
#pragma once

struct figures_context;
struct value;

/* The record of all tables by id. */
const struct value *figures_tables_build(struct figures_context *context);
