/* Expressions: `path | filter(args)`: parse once, evaluate often.
 *
 *   expression := or ; or := and ("or" and)* ; and := not ("and" not)* ; not := "not" not | compare
 *   compare := sum (("==" | "!=" | "<" | "<=" | ">" | ">=" | "in") sum)?
 *   sum := product (("+" | "-") product)* ; product := unary (("*" | "/") unary)*
 *   unary := "-" unary | filtered ; filtered := primary ("|" name ("(" args ")")?)*
 *   primary := number | 'text' | "text" | true | false | null | path | name "(" args ")"
 *            | "(" expression ")" | "if" e "then" e "else" e | "[" e, ... "]"
 *   path := name ("." (name | digits) | "[" expression "]")*
 * Members may also follow a call, brackets or a list: cari(program, 'kode', k).pagu
 * Items are counted from 0; [-1] is the last. Texts know \\ \' \" and \n. + also joins two texts.
 * The filter binds tighter than arithmetic; `(a + b) | persen` needs its brackets.
 * A number in an expression is written with a dot: 0.5. A minus before a digit belongs to the
 * number: -5 | angka filters -5, but -x | angka needs brackets: (-x) | angka.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base_source.h"
#include "value_rational.h"

struct base_arena;
struct base_diagnostics;
struct base_sources;
struct value;
struct value_scope;
struct expression;
struct expression_memory;

/* What an evaluation may use. All by reference. */
struct expression_context {
    struct base_arena *arena; /* results */
    struct base_sources *sources;
    struct base_diagnostics *diagnostics;
    const struct value_scope *scope;
    const char *empty; /* text for null values, normally an en dash */
    int percent_decimals;
    enum value_rounding rounding;     /* of every filter that shortens a number; 0 = half up */
    bool percent_space;               /* "98,77 %" with a no-break space instead of "98,77%" */
    base_origin place;                /* where the result is shown, for messages; 0 = nowhere */
    struct expression_memory *memory; /* of searches in lists; NULL: each is the first */
    bool unplaced; /* of results with two operands any origin will do: nobody will ask for it */
};

/* What evaluations remember of lists that do not lie in the arena of their contexts; those must
 * live as long as this arena, and so must lists there. */
struct expression_memory *expression_memory_create(struct base_arena *arena);

/* Parses text; place tells where it stands (line and column of its first character are taken from
 * the origin). Returns NULL after reporting a message with a caret position. Lives in the arena. */
const struct expression *expression_parse(struct base_arena *arena, struct base_sources *sources,
                                          struct base_diagnostics *diagnostics, const char *text,
                                          size_t length, base_origin origin);

/* Never NULL: faults are reported and give a MISSING value. An unknown name or absent member gives
 * MISSING without a report (the caller decides), whose origin is the expression or 0, never a
 * place of the data, and whose path is as written; use of MISSING or NULL in arithmetic gives the
 * same kind again. The MISSING value of a reported fault has the path "", so that the caller need
 * not report it a second time. == and != take MISSING and NULL for the same; < > <= >= in give
 * MISSING when a side is MISSING and false when one is NULL. */
const struct value *expression_evaluate(const struct expression *expression,
                                        const struct expression_context *context);

/* The shown text of a value as {{ }} prints it: text as it is, numbers in Indonesian form with
 * their own decimals, lists joined with commas and "dan" (quantities with commas alone), null as
 * context->empty. *missing gets true for MISSING (the text is then its path). A year (a whole
 * number from a member tahun... or renstra.awal, renstra.akhir) is shown without a dot: 2024.
 * {"nilai", "satuan"} and {"teks"} are shown as values; another record is reported and counts as
 * MISSING with the path "". */
const char *expression_show(const struct value *value, const struct expression_context *context,
                            bool *missing);

/* A text with {{ expressions }} in it, parsed once. */
struct expression_template_part {
    const char *text;                    /* literal, or NULL */
    const struct expression *expression; /* when text is NULL */
    base_origin origin;                  /* place of the part */
    size_t offset, length;               /* in the whole text */
};
struct expression_template {
    const struct expression_template_part *parts;
    size_t count;
};
/* Returns NULL after reporting. `{{{{` stands for a literal `{{`. */
const struct expression_template *expression_template_parse(struct base_arena *arena,
                                                            struct base_sources *sources,
                                                            struct base_diagnostics *diagnostics,
                                                            const char *text, base_origin origin);

/* Names of all filters and functions with their help, for the reference (ends with NULL name). */
struct expression_function_help {
    const char *name, *arguments, *help;
};
const struct expression_function_help *expression_function_list(void);
