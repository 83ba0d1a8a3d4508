/* Writes a table as CSV or JSON. */
#include "export.h"

#include "base_arena.h"
#include "json.h"
#include "sheet_write.h"
#include "value.h"

void export_csv(const struct export_table *table, char separator, bool mark,
                struct base_buffer *buffer)
{
    if (mark)
        base_buffer_text(buffer, "\xEF\xBB\xBF");
    for (size_t i = 0; i < table->row_count; i++) {
        for (size_t n = 0; n < table->columns; n++)
            sheet_csv_cell(buffer, table->rows[i].cells[n], separator, n == 0);
        base_buffer_text(buffer, "\r\n");
    }
}

static const struct value *cells_of(struct base_arena *arena, const struct export_table *table,
                                    const struct export_row *row)
{
    const struct value **cells = base_alloc_array(arena, table->columns, sizeof *cells);
    for (size_t i = 0; i < table->columns; i++)
        cells[i] = value_text(arena, 0, row->cells[i]);
    return value_list(arena, 0, cells, table->columns);
}

void export_json(struct base_arena *arena, const struct export_table *table,
                 struct base_buffer *buffer)
{
    static const char *const names[] = {"kepala", "baris", "kelompok", "subtotal", "total"};
    const struct value **head = base_alloc_array(arena, table->row_count, sizeof *head);
    const struct value **rows = base_alloc_array(arena, table->row_count, sizeof *rows);
    size_t heads = 0;
    size_t count = 0;
    for (size_t i = 0; i < table->row_count; i++) {
        const struct export_row *row = &table->rows[i];
        const struct value *cells = cells_of(arena, table, row);
        if (row->role == EXPORT_HEAD) {
            head[heads++] = cells;
            continue;
        }
        struct value_entry entries[] = {{"jenis", value_text(arena, 0, names[row->role])},
                                        {"sel", cells}};
        rows[count++] = value_record(arena, 0, entries, 2);
    }
    struct value_entry entries[] = {
        {"format", value_text(arena, 0, "lkjip-tabel")},
        {"versi", value_integer(arena, 0, 1)},
        {"id", value_text(arena, 0, table->id)},
        {"label", value_text(arena, 0, table->label)},
        {"judul", value_text(arena, 0, table->title)},
        {"kepala", value_list(arena, 0, head, heads)},
        {"baris", value_list(arena, 0, rows, count)},
    };
    json_write(buffer, value_record(arena, 0, entries, sizeof entries / sizeof *entries), 1);
    base_buffer_char(buffer, '\n');
}
