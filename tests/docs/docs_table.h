/* The tables of docs/ungkapan.md that say what a record holds: behind "<!-- rekaman: name -->". */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct base_arena;

struct docs_row {
    const char *section; /* name of the record's kind; tables of one name belong together */
    const char *key;     /* first cell: `key`, or `key.<id>` */
    bool is_map;         /* `key.<id>`: a record of things by id */
    const char *kind;    /* second cell */
    const char *link; /* section of its items, from [...](#section) in the second cell, or NULL */
    bool seen;        /* for the tests: some report has it */
};

struct docs_rows {
    struct docs_row *items;
    size_t count, capacity;
};

/* All rows in order. */
struct docs_rows docs_rows_read(struct base_arena *arena, const char *document);
/* NULL when there is none. */
struct docs_row *docs_rows_find(const struct docs_rows *rows, const char *section, const char *key);
bool docs_rows_has_section(const struct docs_rows *rows, const char *section);
