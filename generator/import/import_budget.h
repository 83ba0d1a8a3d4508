/* Budget codes and the tree that they make (inside import/ only). */
#pragma once

#include "import_plan.h"

enum { IMPORT_LEVELS = 3 }; /* program, kegiatan, sub kegiatan */

enum import_code_kind {
    IMPORT_CODE_NONE,    /* no code at all */
    IMPORT_CODE_BAD,     /* something else than a code */
    IMPORT_CODE_HEAD,    /* urusan or bidang: 1, 1.06 */
    IMPORT_CODE_NODE,    /* program, kegiatan, sub kegiatan */
    IMPORT_CODE_ACCOUNT, /* 5.1.02.01 ... */
    IMPORT_CODE_UNIT,    /* 1.06.0.00.0.00.07.0000 */
};

struct import_code {
    enum import_code_kind kind;
    size_t level;      /* of a NODE */
    const char *text;  /* as it is written into the report */
    const char *plain; /* for comparing: the last part of a sub kegiatan without zeros in front */

    const char *above; /* plain code of the node above; NULL for a program */
};

/* Reads a code: dots, blanks or dashes between its parts. Its texts live in the arena. */
struct import_code import_code_read(struct base_arena *arena, const char *text);
/* Brings a sheet with a code and a name for each level in columns of their own (Kode Program, Nama
 * Program, Kode Kegiatan ...) into the form of a row for each node. Headings are known. */
void import_join_levels(struct import_sheet *sheet);
/* The code of a row, in one column or several; its texts live until import_next_row. */
struct import_code import_code_of(const struct import_sheet *sheet, size_t row);
