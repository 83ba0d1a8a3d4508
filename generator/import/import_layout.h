/* The tables of a report's input as sheets: one sheet for each kind of record, one column for each
 * of its fields (inside import/ only). */
#pragma once

#include "import.h"
#include "model.h"
#include "value.h"

enum import_sort {
    IMPORT_RECORDS, /* records of one type in one file */
    IMPORT_BUDGET,  /* program, kegiatan, sub kegiatan, rincian in the order of the tree */
    IMPORT_ROWS,    /* rows of a free table */
};

enum { IMPORT_STEPS = 3 };

/* A field of the records, or a year or quarter of it. */
struct import_column {
    const char *id;                  /* "pagu", "rumus.pembilang", "target.2024" */
    const char *heading, *note;      /* Indonesian */
    const struct model_field *field; /* of the value itself */
    const char *steps[IMPORT_STEPS]; /* keys from the record on */
    size_t step_count;
    size_t item;   /* from 1: an item of a list of fixed length; 0: no list */
    bool list;     /* all items of a list in one cell */
    bool number;   /* a number, as a rule */
    bool key;      /* names the record: locked where it stands already */
    bool alone;    /* a plain text may stand for a record with this field only */
    size_t length; /* of the list, when item > 0 */
};

/* A record that the report has. */
struct import_record {
    const char *key;               /* unique in its layout */
    const struct value *value;     /* as read from the file */
    const struct model_type *type; /* NULL: row of a table */
    size_t parent;                 /* IMPORT_BUDGET: index of the record above, else IMPORT_NONE */
    size_t level;                  /* IMPORT_BUDGET: 0 program ... */
    bool group;                    /* IMPORT_ROWS: the title of a group */
};
#define IMPORT_NONE ((size_t)-1)

/* A list that new records of a layout can be added to. */
struct import_home {
    const char *key;           /* of the record that holds it; "" at the top of a file */
    const struct value *owner; /* that record */
    const char *member;        /* its field */
    size_t order;              /* of the field in the record's type */
};

struct import_layout {
    enum import_sort sort;
    const char *id;    /* "indikator", "anggaran", "tabel.pegawai" */
    const char *title; /* name of the sheet */
    size_t file;       /* position in model_files */
    const struct model_type *type;
    const char *member; /* the field whose lists hold the records */
    struct import_column *columns;
    size_t column_count, column_capacity;
    struct import_record *records;
    size_t record_count, record_capacity;
    struct import_home *homes;
    size_t home_count, home_capacity;
    const struct value *table; /* IMPORT_ROWS: the record of the table */
};

struct import_tables {
    const struct import_report *report;
    const struct value *files[MODEL_FILE_COUNT]; /* as read; an empty record when there is none */
    const char *bytes[MODEL_FILE_COUNT];         /* NULL when there is no file */
    size_t lengths[MODEL_FILE_COUNT];
    const struct model *model; /* the same, checked; see import_model */
    long long year;            /* of the report */
    long long first_year, last_year;
    struct import_layout *layouts;
    size_t count, capacity;
};

/* Reads a report's files. NULL after reporting. */
struct import_tables *import_tables_read(const struct import_report *report);
/* The checked report, read when first asked for. */
const struct model *import_model(struct import_tables *tables);
/* Adds the columns of a layout (its type and records are known). */
void import_add_columns(const struct import_tables *tables, struct import_layout *layout);
/* The layout of an id; NULL when there is none. */
const struct import_layout *import_find_layout(const struct import_tables *tables, const char *id);
/* The field that lists the budget nodes below a node (or the programs of the file). */
const struct model_field *import_below(const struct model_type *type);
/* "Pagu awal" from "pagu_awal". */
const char *import_words(struct base_arena *arena, const char *name);

/* ---------------------------------------------------------------- cells */

/* The value of a column in a record; NULL when the record does not have it. */
const struct value *import_get(const struct import_column *column, const struct value *record);
/* A value as a cell shows it: "" for null and what is absent. *number: it is a plain decimal. */
const char *import_show(struct base_arena *arena, const struct import_column *column,
                        const struct value *value, bool *number);
/* The same for messages and the list of changes: numbers with separators, long texts cut. */
const char *import_show_short(struct base_arena *arena, const struct import_column *column,
                              const struct value *value);
