/* Spreadsheets being read against a report (inside import/ only). */
#pragma once

#include "base_diagnostic.h"
#include "base_source.h"
#include "import_layout.h"
#include "sheet.h"

/* ---------------------------------------------------------------- what would change */

struct import_sheet;

/* A record that the report does not have yet. */
struct import_fresh {
    const struct import_layout *layout;
    const struct model_type *type; /* NULL: row of a table */
    const char *key;               /* for the list of changes */
    const struct value *owner;     /* the record around it, when the report has that */
    struct import_fresh *above;    /* or a new one */
    const char *member;            /* the field of the owner that lists it */
    struct value_builder *builder; /* its fields while they are being read */

    const struct import_sheet *sheet;
    size_t row; /* position in the sheet's table */

    const struct value *value; /* when complete */
    struct json_node *node;    /* when put in */
};

struct import_change {
    const struct import_record *record;
    const struct import_column *column;
    const struct value *value;
    const struct import_sheet *sheet; /* where the value stands: positions in its table */
    uint32_t row, cell;
};

/* An example row of a new report that gets the code of a row in the sheet. */
struct import_adopted {
    const struct import_record *record;
    const char *code;
};

/* A reference to such a row. */
struct import_rename {
    size_t file; /* position in model_files */
    const struct value *value;
    const char *code;
};

enum { IMPORT_BUDGET_FILE = 4 };

/* A figure that a sheet states. */
struct import_claim {
    const char *figure, *place;
    const struct value *value;
    long long decimals; /* -1: as many as the number has */
};

struct import_plan {
    const struct import_report *report;
    struct import_tables *tables;
    const struct import_settings *settings;
    const struct value *mappings; /* impor.json as read; NULL = none */
    struct import_change *changes;
    size_t change_count, change_capacity;
    struct import_fresh **fresh;
    size_t fresh_count, fresh_capacity;
    struct import_claim *claims; /* those that klaim.json does not hold yet */
    size_t claim_count, claim_capacity;
    struct import_adopted *adopted;
    size_t adopted_count, adopted_capacity;
    struct import_rename *renames;
    size_t rename_count, rename_capacity;
    const struct import_record **removed; /* examples that the sheet has no row for */
    size_t removed_count, removed_capacity;
    struct value_builder *saved; /* mappings to be written; NULL = none */
    const struct value **saved_list;
    size_t saved_count, saved_capacity;
    size_t sheets;                  /* read */
    struct base_diagnostics *aside; /* of values that are checked a first time */
};

/* ---------------------------------------------------------------- a sheet being read */

enum import_style { IMPORT_STYLE_NONE, IMPORT_STYLE_INDONESIAN, IMPORT_STYLE_ENGLISH };

enum import_role {
    IMPORT_ROLE_NONE,
    IMPORT_ROLE_KEY,   /* the key of the program's own workbook */
    IMPORT_ROLE_FIELD, /* a column of the layout */
    IMPORT_ROLE_CODE,  /* a part of a code in several columns */
    IMPORT_ROLE_CLAIM, /* a derived figure */
};

struct import_use {
    enum import_role role;
    const struct import_column *column; /* FIELD */
    const char *figure;                 /* CLAIM: "serapan", "sisa" */
    const char *heading;                /* as the sheet has it */
    const char *plain;                  /* the same by import_plain */
    enum import_style style;            /* of its numbers */
};

struct import_sheet {
    struct import_plan *plan;
    struct base_arena *arena;
    struct base_arena *scratch; /* of what is needed for a row only */
    struct base_diagnostics *diagnostics;
    const struct sheet_table *table;
    const struct import_layout *layout;
    struct import_use *uses; /* one for each column of the sheet */
    size_t first;            /* position of the first row below the headings */
    size_t heading_row;      /* position of the (last) row of headings */
    const char *shown;       /* file and sheet, for messages */
    uint32_t source;         /* the same as a source */
    bool own;                /* of the program's own workbook */
    enum import_numbers numbers;
};

/* The origin of a cell; row is a position in the table. */
base_origin import_origin(const struct import_sheet *sheet, size_t row, size_t column);
#define import_say(sheet, row, column, message, ...)                                               \
    base_report((sheet)->diagnostics, base_at(import_origin((sheet), (row), (column))),            \
                BASE_MESSAGE_IMPORT_##message, __VA_ARGS__)

/* Reports a sum that is stated wrongly. */
void import_say_total(const struct import_sheet *sheet, size_t row, size_t column,
                      const struct value_rational *stated, const struct value_rational *sum);

/* Finds what the sheet holds and what its columns mean. table: the id of a layout, or NULL for what
 * was asked for or fits best. False: nothing (after reporting when it should hold something). */
bool import_find_headings(struct import_sheet *sheet, const struct value *mapping,
                          const char *table);
/* The mapping of impor.json whose headings a sheet has; NULL = none. */
const struct value *import_find_mapping(const struct import_plan *plan,
                                        const struct sheet_table *table);
/* Keeps how a sheet was read, for impor.json. */
void import_keep_mapping(const struct import_sheet *sheet);
/* Decides how numbers are written in each column. False after reporting. */
bool import_find_styles(struct import_sheet *sheet);
/* True for rows that are no data: page headings once more, numbers of columns. */
bool import_is_heading(const struct import_sheet *sheet, size_t row);
/* True for a row of a sum: "Jumlah", "Total". */
bool import_is_total(const struct import_sheet *sheet, size_t row);
/* To be called before each row: what was put into scratch is gone. */
void import_next_row(struct import_sheet *sheet);
/* The position of the column with a field; IMPORT_NONE when there is none. */
size_t import_use_of(const struct import_sheet *sheet, const char *id);
/* Letters and digits of a text in lower case, nothing else. */
const char *import_plain(struct base_arena *arena, const char *text);

/* Rows of records, of tables and of the budget. */
void import_read_records(struct import_sheet *sheet);
void import_read_budget(struct import_sheet *sheet);

/* ---------------------------------------------------------------- cells */

/* Takes a number apart that is written for people: "Rp 1.234,50", "(1,234)", "98,77 %". */
struct import_number {
    const char *body; /* digits, dots and commas only */
    bool negative, percent;
};
bool import_take_number(struct base_arena *arena, const char *text, struct import_number *number);
/* Which style a body shows; *ambiguous: it may be read both ways. */
enum import_style import_style_of(const char *body, bool *ambiguous);
/* The plain decimal of a body in a style; NULL when it is not written so. */
const char *import_plain_number(struct base_arena *arena, const char *body,
                                enum import_style style);
/* The number of a cell (in percent when it is shown so); NULL when there is none. */
const struct value *import_number_of(const struct import_sheet *sheet, size_t row, size_t column);
/* The value that a cell gives to a field; NULL after reporting. old: the present value. */
const struct value *import_value_of(const struct import_sheet *sheet, size_t row, size_t column,
                                    const struct value *old);
/* True when the cell shows just the present value. */
bool import_is_same(const struct import_sheet *sheet, size_t row, size_t column,
                    const struct value *old);

/* ---------------------------------------------------------------- changes */

/* Compares a cell with a field of a record and keeps the change. False after reporting. */
bool import_compare(const struct import_sheet *sheet, const struct import_record *record,
                    size_t row, size_t column);
/* A new record with what its row says; NULL after reporting. owner or above: see import_fresh. */
struct import_fresh *import_add_fresh(const struct import_sheet *sheet, const char *key,
                                      const struct model_type *type, const char *member,
                                      const struct value *owner, struct import_fresh *above);
/* Begins and ends the reading of its fields; between the two nothing is put out of scratch. */
void import_begin_fresh(const struct import_sheet *sheet, struct import_fresh *fresh);
void import_end_fresh(const struct import_sheet *sheet, struct import_fresh *fresh);
/* Sets a field of a new record from a cell. False after reporting. */
bool import_set_fresh(const struct import_sheet *sheet, struct import_fresh *fresh, size_t row,
                      size_t column);
/* Keeps a stated figure. */
void import_claim(const struct import_sheet *sheet, const char *figure, size_t row, size_t column);

/* ---------------------------------------------------------------- look-up */

/* Names with numbers, found by hash. */
struct import_index;
struct import_index *import_index_create(struct base_arena *arena, size_t expected);
/* Returns the number that stands there already, or IMPORT_NONE after putting this one in. */
size_t import_index_put(struct import_index *index, const char *name, size_t number);
size_t import_index_get(const struct import_index *index, const char *name);
