/* Counts and means over the whole report. */
#pragma once

struct figures_context;
struct figures_goals;
struct value;

/* The record hitung. */
const struct value *figures_counts_build(struct figures_context *context,
                                         const struct figures_goals *goals);
