/* The budget tree of the report together with what a sheet says (inside import/ only). */
#pragma once

#include "import_budget.h"

struct import_node {
    const struct import_record *record; /* of the report, or */
    struct import_fresh *fresh;         /* new */
    const struct model_type *type;
    size_t parent; /* IMPORT_NONE: a program */
    size_t level;
    size_t row; /* position in the sheet; IMPORT_NONE = not there */
    bool has_below;
    bool adopted;        /* an example whose place the row takes */
    bool untouched;      /* an example as it was, in the program's own workbook */
    bool removed;        /* an example that goes */
    const char *plain;   /* its code for comparing; NULL = none */
    const char *renamed; /* the code that an example gets; NULL = keeps its own */
};

/* A row whose code the report does not have. */
struct import_new {
    size_t row;
    struct import_code code;
};

/* A row of sums: of all programs, or of those whose code begins with prefix. */
struct import_sum {
    size_t row;
    const char *prefix;
};

struct import_tree {
    struct import_sheet *sheet;
    struct import_node *nodes; /* those of the report first */
    size_t count, capacity;
    struct import_new *new;
    size_t new_count, new_capacity;
    struct import_sum *sums;
    size_t sum_count, sum_capacity;
    struct import_index *codes, *keys;
    size_t key_column;
    size_t accounts;   /* rows of accounts that are passed over */
    bool has_examples; /* some code of the report has an X */
    bool narrow;       /* sub kegiatan of the report have two digits */
};

/* True for the row of an example in the program's own workbook that nobody has changed, and for one
 * whose code was changed. */
bool import_is_left_example(const struct import_tree *tree, size_t index, size_t row);
bool import_is_renamed_example(const struct import_tree *tree, size_t index, size_t row);
/* The first example row below a node (IMPORT_NONE: program) that nobody has filled in. */
size_t import_find_example(const struct import_tree *tree, size_t parent);
/* Lets a new row take the place of an example. */
void import_adopt(struct import_tree *tree, size_t index, const struct import_new *new);
/* Keeps the change of its code. */
void import_rename(const struct import_tree *tree, const struct import_node *node);
/* Takes out examples left over below those and finds what refers to their codes. */
void import_finish_examples(struct import_tree *tree);
/* The code that a record gets in place of an example's; NULL = none. */
const char *import_adopted_code(const struct import_plan *plan, const struct import_record *record);

/* True for an example that an earlier sheet had no row for. */
bool import_is_taken_out(const struct import_plan *plan, const struct import_record *record);

/* Compares stated sums with what lies below them. */
void import_check_sums(const struct import_tree *tree);
