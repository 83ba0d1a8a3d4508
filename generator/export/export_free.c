/* Makes the free tables of tabel.json from the figures: computed columns and sums included. */
#include "export_free.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "figures.h"
#include "format_number.h"
#include "value.h"

struct making {
    struct base_arena *arena;
    const struct value *table; /* as the scope has it */
    const char *empty, *zero;
};

static int decimals_of(const struct value *column)
{
    return (int)value_integer_or(value_get(column, "desimal"), FORMAT_OWN_DECIMALS);
}

/* The text of a cell as the column prints it. */
static const char *cell_text(const struct making *making, const struct value *column,
                             const struct value *value)
{
    struct base_arena *arena = making->arena;
    if (value == NULL || value->kind == VALUE_NULL)
        return making->empty;
    if (value->kind == VALUE_MISSING)
        return "?";
    if (value->kind != VALUE_NUMBER)
        return value_text_or(value, "");
    if (making->zero != NULL && value_rational_sign(value->number) == 0)
        return making->zero;
    struct format_number style = {.decimals = decimals_of(column)};
    const char *kind = value_text_or(value_get(column, "jenis"), "teks");
    if (strcmp(kind, "rupiah") == 0 && style.decimals == FORMAT_OWN_DECIMALS)
        style.decimals = 0;
    return format_number(arena, value->number, style);
}

static enum export_role role_of(const char *level)
{
    return strcmp(level, "kelompok") == 0   ? EXPORT_GROUP
           : strcmp(level, "subtotal") == 0 ? EXPORT_SUBTOTAL
           : strcmp(level, "total") == 0    ? EXPORT_TOTAL
                                            : EXPORT_BODY;
}

/* The first column of texts holds the label of groups and sums. */
static size_t label_column(const struct value *columns)
{
    for (size_t i = 0; i < value_count(columns); i++) {
        const char *kind = value_text_or(value_get(value_at(columns, i), "jenis"), "teks");
        if (strcmp(kind, "teks") == 0)
            return i;
    }
    return 0;
}

static void add_row(const struct making *making, struct export_table *table,
                    const struct value *row, size_t *number)
{
    const struct value *columns = value_get(making->table, "kolom");
    const struct value *cells = value_get(row, "sel");
    struct export_row made = {.role = role_of(value_text_or(value_get(row, "tingkat"), "baris"))};
    made.cells = base_alloc_array(making->arena, table->columns, sizeof *made.cells);
    bool body = made.role == EXPORT_BODY;
    *number += body;
    for (size_t i = 0; i < table->columns; i++) {
        const struct value *column = value_at(columns, i);
        const char *id = value_text_or(value_get(column, "id"), "");
        const struct value *value = value_get(cells, id);
        bool counted = strcmp(value_text_or(value_get(column, "jenis"), ""), "nomor") == 0;
        if (counted && (value == NULL || value->kind == VALUE_NULL))
            made.cells[i] = body ? base_format(making->arena, "%zu", *number) : "";
        else if (!body && (value == NULL || value->kind == VALUE_NULL))
            made.cells[i] = "";
        else
            made.cells[i] = cell_text(making, column, value);
    }
    if (!body)
        made.cells[label_column(columns)] = value_text_or(value_get(row, "label"), "");
    BASE_PUSH(making->arena, table->rows, table->row_count, table->row_capacity, made);
}

static void add_table(struct base_arena *arena, struct export_tables *tables, const char *id,
                      const struct value *value, const char *empty)
{
    const struct value *columns = value_get(value, "kolom");
    struct making making = {.arena = arena, .table = value};
    making.empty = value_text_or(value_get(value, "kosong"), empty);
    making.zero = value_text_or(value_get(value, "nol"), NULL);
    struct export_table table = {.id = id, .label = ""};
    table.title = value_text_or(value_get(value, "judul"), "");
    table.columns = value_count(columns);
    if (table.columns == 0)
        return;
    struct export_row head = {.role = EXPORT_HEAD};
    head.cells = base_alloc_array(arena, table.columns, sizeof *head.cells);
    for (size_t i = 0; i < table.columns; i++)
        head.cells[i] = value_text_or(value_get(value_at(columns, i), "judul"), "");
    BASE_PUSH(arena, table.rows, table.row_count, table.row_capacity, head);
    const struct value *rows = value_get(value, "baris");
    size_t number = 0;
    for (size_t i = 0; i < value_count(rows); i++)
        add_row(&making, &table, value_at(rows, i), &number);
    BASE_PUSH(arena, tables->items, tables->count, tables->capacity, table);
}

void export_add_free(struct base_arena *arena, struct export_tables *tables,
                     const struct figures *figures)
{
    const struct value *all = value_get(figures->scope, "tabel");
    for (size_t i = 0; all != NULL && all->kind == VALUE_RECORD && i < value_count(all); i++)
        add_table(arena, tables, value_entry_at(all, i).key, value_entry_at(all, i).value,
                  figures->empty);
}
