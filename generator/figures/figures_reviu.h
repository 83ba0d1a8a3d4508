/* The review of the report. */
#pragma once

struct figures_context;
struct value;

/* reviu.json with what follows from it; VALUE_NULL when there is none. */
const struct value *figures_review_build(struct figures_context *context);
