/* Tables of a finished report as CSV or JSON, with exactly the texts that are printed: those of the
 * document and the free tables of tabel.json. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct base_arena;
struct base_buffer;
struct document;
struct figures;

enum export_role { EXPORT_HEAD, EXPORT_BODY, EXPORT_GROUP, EXPORT_SUBTOTAL, EXPORT_TOTAL };

struct export_row {
    enum export_role role;
    const char **cells; /* one a column; "" where a spanned cell goes on */
};

struct export_table {
    const char *id;    /* of the document ("t-iku"), of tabel.json, or "tabel-7": the seventh */
    const char *label; /* "Tabel 3.1"; "" when it has none */
    const char *title;
    bool printed; /* in the document; otherwise a free table as tabel.json has it */
    struct export_row *rows;
    size_t row_count, row_capacity;
    size_t columns;
};

struct export_tables {
    struct export_table *items;
    size_t count, capacity;
};

/* All tables: those of the document in their order, then the free tables. document may be NULL. */
struct export_tables *export_collect(struct base_arena *arena, const struct document *document,
                                     const struct figures *figures);
/* The table of an id, a label ("Tabel 3.1") or its number ("3.1"); a printed one before a free one
 * of the same name. NULL when there is none; *nearest gets the id that it may have meant, or NULL.
 */
const struct export_table *export_find(struct base_arena *arena, const struct export_tables *tables,
                                       const char *id, const char **nearest);

/* CSV in UTF-8 with CRLF; mark: with a byte order mark, for Excel. */
void export_csv(const struct export_table *table, char separator, bool mark,
                struct base_buffer *buffer);
/* {"id", "label", "judul", "kepala": [[...]], "baris": [{"jenis", "sel": [...]}]} */
void export_json(struct base_arena *arena, const struct export_table *table,
                 struct base_buffer *buffer);
