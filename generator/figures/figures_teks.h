/* Shown texts of figures and of stated values. */
#pragma once

struct figures_context;
struct value;
struct value_rational;

/* A number with its own decimals: "66,5". */
const char *figures_number_text(const struct figures_context *context,
                                const struct value_rational *number);
/* A stated VALUE as text with its satuan, by the fields desimal and satuan of the indicator; keeps
 * the origin of the value. MISSING stays MISSING. */
const struct value *figures_value_text(struct figures_context *context, const struct value *value,
                                       const struct value *indicator);
