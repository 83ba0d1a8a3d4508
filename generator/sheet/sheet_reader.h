/* A spreadsheet being read (inside sheet/ only). */
#pragma once

#include "sheet.h"

struct base_diagnostics;
struct xml_stream;
struct zip;
struct zip_file;

struct sheet_reader {
    struct base_arena *arena;
    struct base_diagnostics *diagnostics;
    const char *path; /* as the user named it */
    struct sheet_table *tables;
    size_t count, capacity;
    size_t slots; /* places of cells handed out */
};

/* A new table; the pointer is valid until the next one. */
struct sheet_table *sheet_table_add(struct sheet_reader *reader, const char *name);
/* A new row with room for count cells, all empty. NULL after reporting that there are too many. */
struct sheet_row *sheet_row_add(struct sheet_reader *reader, struct sheet_table *table,
                                uint32_t number, size_t count);
/* Reads CSV bytes, which are changed. False after reporting. */
bool sheet_read_csv(struct sheet_reader *reader, char *bytes, size_t length);
/* The bytes as UTF-8 without a mark, ending with NUL; *length is changed. NULL after reporting. */
char *sheet_decode(struct sheet_reader *reader, char *bytes, size_t *length);
/* Reads a workbook. False after reporting. */
bool sheet_read_xlsx(struct sheet_reader *reader, const char *bytes, size_t length);

/* ---------------------------------------------------------------- workbooks */

enum sheet_number_kind { SHEET_FORM_PLAIN, SHEET_FORM_DATE, SHEET_FORM_PERCENT };

/* What a number format makes of a number. */
struct sheet_form {
    uint8_t kind;     /* enum sheet_number_kind */
    uint8_t decimals; /* shown; SHEET_ANY_DECIMALS = as many as there are */
};

struct sheet_part {
    const char *name; /* of the sheet */
    const char *id;   /* of the relation */
    const char *path; /* in the archive */
    bool hidden;
};

struct sheet_merge {
    uint32_t row, last_row; /* from 1 */
    uint32_t column, last_column;
};

struct sheet_xlsx {
    struct sheet_reader *reader;
    struct zip *archive;
    struct zip_file *file; /* the open part */
    size_t unpacked;       /* bytes so far */
    bool bomb;
    const char **strings;
    size_t string_count, string_capacity;
    struct sheet_form *forms; /* of each cell format */
    size_t form_count, form_capacity;
    struct sheet_part *parts;
    size_t part_count, part_capacity;
    bool from_1904;
};

/* Opens a part of the archive. NULL when there is none (needed: after reporting). */
struct xml_stream *sheet_open_part(struct sheet_xlsx *xlsx, const char *path, bool needed);
/* Closes it; with broken reports that it is damaged. Returns !broken. */
bool sheet_close_part(struct sheet_xlsx *xlsx, struct xml_stream *stream, const char *path,
                      bool broken);
/* Reads all the tells about the sheets: workbook, relations, texts, formats. */
bool sheet_read_frame(struct sheet_xlsx *xlsx);
/* Reads one sheet. */
bool sheet_read_part(struct sheet_xlsx *xlsx, const struct sheet_part *part);
/* What a number format makes of a number. */
struct sheet_form sheet_form_of(const char *format);
/* A day number of a workbook as 2024-12-31; NULL when it is no date. number: a plain decimal. */
const char *sheet_date(struct base_arena *arena, const char *number, bool from_1904);
/* Without blanks, line breaks and no-break spaces around it; in place. */
char *sheet_trim(char *text);
