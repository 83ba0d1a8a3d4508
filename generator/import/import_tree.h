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
    const char *plain; /* its code for comparing; NULL = none */
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
    size_t accounts; /* rows of accounts that are passed over */
    bool narrow;     /* sub kegiatan of the report have two digits */
};

/* Compares stated sums with what lies below them. */
void import_check_sums(const struct import_tree *tree);
