/* Inside of check/: agreements (perjanjian kinerja) as the scope shows them. */
#pragma once

#include "check_rules.h"

/* The member "id"; "" when there is none. */
const char *check_id(const struct value *record);
/* Names that share most of their words, in any order. */
bool check_similar(struct base_arena *arena, const char *left, const char *right);
/* True when a later agreement of the same party is its revision. */
bool check_is_replaced(const struct value *agreements, size_t index);
/* The agreement of the superior; NULL when there is none. */
const struct value *check_superior(const struct value *agreements, const struct value *own);
/* K017, K018: amounts. */
void check_agreed_budget(const struct check_input *input, const struct value *agreements);
