/* Words about one figure (inside record/ only). */
#pragma once

struct base_arena;
struct figures;
struct figures_record;
struct value;

/* A value in Indonesian form: "5.319.338.072", "112,586206896551…", a text, "–" for null. */
const char *record_value_words(struct base_arena *arena, const struct value *value);
/* The formula with the values of its operands in place of their names; NULL when not all of these
 * stand in it. */
const char *record_filled_formula(struct base_arena *arena, const struct figures_record *record);
/* "rounded half up to 2 decimals", translated; NULL when nothing was rounded. */
const char *record_rounding_words(struct base_arena *arena, const struct figures_record *record);
/* Why a figure has no value, translated. */
const char *record_empty_words(struct base_arena *arena, const struct figures_record *record);
/* "percent", "rupiah" ..., translated; "" when there is nothing to say. */
const char *record_unit_words(const struct figures_record *record);
