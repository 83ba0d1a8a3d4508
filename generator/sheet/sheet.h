/* Reads spreadsheets: XLSX workbooks and CSV files, into tables of cells with their places. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct base_arena;
struct base_diagnostics;

enum sheet_kind {
    SHEET_EMPTY,
    SHEET_TEXT,   /* all cells of a CSV file that hold something */
    SHEET_NUMBER, /* text is a plain decimal of at most 15 significant digits: -1234.5 */
    SHEET_DATE,   /* text is 2024-12-31, with a time 2024-12-31T08:00:00 */
    SHEET_BOOL,   /* text is "true" or "false" */
    SHEET_ERROR,  /* a formula's error: text is #REF! and the like */
};

enum sheet_flag {
    SHEET_CONTINUED = 1, /* part of merged cells, not the first: kind and text are the first's */
    SHEET_PERCENT = 2,   /* a number shown as a percentage: 0.98 is seen as 98% */
    SHEET_FORMULA = 4,   /* the result that the file keeps of a formula */
};

struct sheet_cell {
    const char *text; /* UTF-8, never NULL; without blanks around it */
    uint8_t kind;     /* enum sheet_kind */
    uint8_t flags;    /* enum sheet_flag */
    uint8_t decimals; /* of a number as its format shows it; SHEET_ANY_DECIMALS = not said */
};

struct sheet_row {
    struct sheet_cell *cells;
    uint32_t count;  /* of cells, from column A */
    uint32_t number; /* as the spreadsheet shows it, from 1 */
    bool hidden;
};

struct sheet_table {
    const char *file;       /* as the user named it */
    const char *name;       /* of the sheet; NULL for CSV */
    struct sheet_row *rows; /* those with something in them, in order */
    size_t count, capacity;
    uint32_t columns;     /* of the widest row */
    bool hidden;          /* the whole sheet */
    bool *hidden_columns; /* `columns` of them */
};

struct sheet_book {
    const char *file;
    struct sheet_table *tables;
    size_t count;
};

/* The limits of what is read. */
enum {
    SHEET_FILE_LIMIT = 64 * 1000 * 1000,      /* bytes of a file */
    SHEET_UNPACKED_LIMIT = 400 * 1000 * 1000, /* bytes of a workbook's parts together */
    SHEET_RATIO_LIMIT = 300, /* how much a part of more than 1 MB may grow when unpacked */
    SHEET_ENTRY_LIMIT = 5000,
    SHEET_CELL_LIMIT = 4 * 1000 * 1000, /* places from column A to the last cell of each row */
    SHEET_COLUMN_LIMIT = 16384,
    SHEET_ANY_DECIMALS = 255,
    SHEET_DIGITS = 15, /* significant digits of a number, as Excel has them */
};

/* Reads a file: XLSX by its content, anything else as CSV. Returns NULL after reporting. */
const struct sheet_book *sheet_read(struct base_arena *arena, struct base_diagnostics *diagnostics,
                                    const char *path);
/* The same for bytes in memory, which are changed; a NUL stands behind them. */
const struct sheet_book *sheet_read_memory(struct base_arena *arena,
                                           struct base_diagnostics *diagnostics, const char *path,
                                           char *bytes, size_t length);

/* The cell of a row; an empty one outside. column from 0. */
const struct sheet_cell *sheet_cell(const struct sheet_row *row, size_t column);
/* "A" to "XFD"; column from 0. */
const char *sheet_column_name(struct base_arena *arena, size_t column);
/* A decimal number in the writing of XLSX (1.5E-3, 12, -0.10000000000000001) as a plain decimal of
 * at most 15 significant digits; NULL when it is none or beyond 10^30. */
const char *sheet_number(struct base_arena *arena, const char *text);
