/* Inside of check/: the rules, and what they share. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base_diagnostic.h"
#include "check_report.h"
#include "value.h"

struct expression_context;

/* ---------------------------------------------------------------- rules, one family a file */

void check_claims(const struct check_input *input);        /* K010 to K012 */
void check_agreements(const struct check_input *input);    /* K013 to K018, K037, K038 */
void check_iku(const struct check_input *input);           /* K019 */
void check_budget(const struct check_input *input);        /* K020, K021 */
void check_quarters(const struct check_input *input);      /* K034, K035 */
void check_tables(const struct check_input *input);        /* K022 */
void check_staff(const struct check_input *input);         /* K036 */
void check_legal(const struct check_input *input);         /* K023 */
void check_dates(const struct check_input *input);         /* K029 */
void check_narrative(const struct check_input *input);     /* K027 */
void check_same(const struct check_input *input);          /* K030 */
void check_text(const struct check_input *input);          /* K024 to K026, K028 */
void check_review(const struct check_input *input);        /* K040, K041, K043, K044 */
void check_review_places(const struct check_input *input); /* K042 */

/* ---------------------------------------------------------------- values */

/* Member of a record by a path of keys: check_at(sasaran, "tujuan.nama"); NULL when absent. */
const struct value *check_at(const struct value *record, const char *path);
/* A number alone, {"nilai": n, ...} or a list of one of these; NULL for anything else. */
const struct value_rational *check_number(const struct value *value);
/* Indonesian form, with as many decimals as the number has; decimals >= 0: so many. */
const char *check_shown(const struct check_input *input, const struct value_rational *number,
                        int decimals);
/* A value for a message: number, text or the sign of nothing. */
const char *check_value_text(const struct check_input *input, const struct value *value);
/* The number of decimals that a number needs, at most 12. */
int check_decimals(const struct check_input *input, const struct value_rational *number);
/* Equal after both were rounded half up, or one was cut, to so many decimals. */
bool check_rounds_to(const struct check_input *input, const struct value_rational *exact,
                     const struct value_rational *printed, int decimals,
                     enum value_rounding rounding);
/* Evaluates an expression in the report's scope; NULL after reporting a fault. */
const struct value *check_evaluate(const struct check_input *input, const struct value *text);
struct expression_context check_expression_context(const struct check_input *input,
                                                   const struct value_scope *scope);

/* ---------------------------------------------------------------- texts */

/* Letters and digits alone, lower case, with single blanks: names that differ only in writing have
 * the same. */
const char *check_plain_name(struct base_arena *arena, const char *text);
/* True when two names differ only in writing; without memory up to their first
 * difference, or where both are ASCII. */
bool check_same_name(struct base_arena *arena, const char *left, const char *right);

/* A number as people write it: 1.234,5 or 98.77. */
struct check_typed {
    const struct value_rational *number;
    int decimals;
    size_t length; /* in bytes */
    bool grouped;  /* thousands were separated */
};
/* Reads the number at the start of a text; false when there is none. */
bool check_read_number(struct base_arena *arena, const char *text, struct check_typed *typed);

/* ---------------------------------------------------------------- claims */

struct figures_record;

/* A figure as a document prints it, beside the computed one. */
struct check_claim {
    const struct value *entry;           /* its record in klaim.json */
    const char *path;                    /* of the figure, or the expression */
    const struct figures_record *record; /* NULL: an expression */
    const struct value *computed;
    const struct value_rational *number; /* as printed; NULL: a word */
    const char *text;                    /* a word; NULL: a number */
    int decimals;                        /* as printed */
    enum value_rounding rounding;        /* as the report declares */
};
struct check_claims {
    struct check_claim *items;
    size_t count;
};

/* What may have gone wrong, in words of the user's language; NULL when nothing is known. */
const char *check_cause(const struct check_input *input, const struct check_claims *claims,
                        size_t index);
/* The part of it that looks at other figures. */
const char *check_cause_elsewhere(const struct check_input *input,
                                  const struct check_claims *claims, size_t index);
