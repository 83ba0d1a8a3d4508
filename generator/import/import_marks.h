/* How a sheet of the program's own workbook is known: its hidden second row begins with a mark that
 * names the table, and holds the names of the fields (inside import/ only). */
#pragma once

#include <stddef.h>

struct base_arena;
struct import_layout;
struct sheet_table;

/* "#lkjip:anggaran" */
const char *import_mark(struct base_arena *arena, const struct import_layout *layout);
/* The id of the table that a mark in the first rows names, and the position of its row and column;
 * NULL when there is none. */
const char *import_find_mark(const struct sheet_table *table, size_t *row, size_t *column);
