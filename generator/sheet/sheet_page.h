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

struct sheet_page {
    struct sheet_writer *writer;
    const char *name;
    lxw_worksheet *sheet;
    struct sheet_page *next;
};

/* The format of a style; NULL for NULL. */
lxw_format *sheet_format(struct sheet_writer *writer, const struct sheet_style *style);
