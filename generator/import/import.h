/* Spreadsheets out of and into a report's input: the workbook of its tables, and tables of any form
 * read into its JSON files. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct base_arena;

struct base_diagnostics;
struct base_sources;

struct import_report {
    struct base_arena *arena;
    struct base_sources *sources;
    struct base_diagnostics *diagnostics;
    const char *folder; /* of the report */
};

/* Writes the workbook of a report's input tables. False after reporting. */
bool import_book(const struct import_report *report, const char *path);

enum import_numbers {
    IMPORT_NUMBERS_GUESS,      /* by what stands in the columns */
    IMPORT_NUMBERS_INDONESIAN, /* 1.234,5 */
    IMPORT_NUMBERS_ENGLISH,    /* 1,234.5 */
};

struct import_settings {
    enum import_numbers numbers;
    const char *sheet; /* only the sheet of this name; NULL = all that are not hidden */
    const char *table; /* what the sheet holds: "anggaran", "tabel.pegawai"; NULL = guess */
    const char *const *columns; /* "pagu=Anggaran Setelah Perubahan"; ends with NULL; may be NULL */
    bool save;                  /* write the way of reading into impor.json */
};

struct import_plan; /* what would change */

/* Reads spreadsheets against a report. NULL after reporting. */
struct import_plan *import_read(const struct import_report *report,
                                const struct import_settings *settings, const char *const *paths,
                                size_t count);
/* How many values would change; 0: nothing to do. */
size_t import_changes(const struct import_plan *plan);
/* Prints what would change, by file, record and field: old → new. */
void import_print(const struct import_plan *plan, FILE *out);
/* Writes all changed files, or none after reporting. */
bool import_write(struct import_plan *plan);
