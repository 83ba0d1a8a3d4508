/* A workbook being written (inside sheet/ only). */
#pragma once

#include <xlsxwriter.h>

#include "sheet_write.h"

struct sheet_shared {
    struct sheet_style style;
    lxw_format *format;
    struct sheet_shared *next;
};

struct sheet_writer {
    struct base_arena *arena;
    struct base_diagnostics *diagnostics;
    const char *path;
    const char *work; /* the file that libxlsxwriter writes, beside path */
    struct base_output *output;
    lxw_workbook *workbook;
    struct sheet_page *pages; /* the last one first */
    struct sheet_shared *formats;
    struct sheet_page *lists; /* hidden page with the texts of long drop-down lists */
    uint32_t list_columns;
};

/* A text that may take several lines. */
struct sheet_wrapped {
    uint32_t row;
    uint16_t column;
    uint8_t indent;
    bool bold;
    const char *text;
};

enum { SHEET_COLUMNS = 16384 };

struct sheet_page {
    struct sheet_writer *writer;
    const char *name;
    lxw_worksheet *sheet;
    struct sheet_page *next;
    struct sheet_wrapped *wrapped;
    size_t wrapped_count, wrapped_capacity;
    uint32_t wrapped_rows; /* rows that they are in: the last one and 1 */
    uint8_t *widths;       /* of SHEET_COLUMNS columns; 0 = usual */
};

/* The format of a style; NULL for NULL. */
lxw_format *sheet_format(struct sheet_writer *writer, const struct sheet_style *style);

/* Gives rows the height that their wrapped texts need. */
void sheet_page_set_heights(struct sheet_page *page);
/* A finished workbook again, its rows free to grow with their texts; NULL when it is not one. */
char *sheet_free_heights(struct base_arena *arena, const char *bytes, size_t *length);
