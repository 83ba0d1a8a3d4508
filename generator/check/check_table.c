/* Rule K022: totals that are typed into a free table instead of computed. */
#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"
#include "check_agreement.h"
#include "model.h"

static bool is_total(struct base_arena *arena, const char *text)
{
    const char *plain = check_plain_name(arena, text);
    return strcmp(plain, "jumlah") == 0 || strcmp(plain, "total") == 0;
}

/* A typed column of amounts; *total when its name says that it is the sum of the others. */
static bool is_amount(struct base_arena *arena, const struct value *column, bool *total)
{
    const char *kind = value_text_or(value_get(column, "jenis"), "");
    *total = is_total(arena, value_text_or(value_get(column, "id"), "")) ||
             is_total(arena, value_text_or(value_get(column, "judul"), ""));
    return (strcmp(kind, "angka") == 0 || strcmp(kind, "rupiah") == 0) &&
           value_text_or(value_get(column, "hitung"), NULL) == NULL;
}

static void check_row(const struct check_input *input, const struct value *table,
                      const struct value *row)
{
    const struct value *columns = value_get(table, "kolom");
    const struct value_rational *sum = NULL;
    const struct value *stated = NULL;
    size_t parts = 0;
    for (size_t i = 0; i < value_count(columns); i++) {
        const struct value *column = value_at(columns, i);
        const struct value *cell = value_get(row, check_id(column));
        const struct value_rational *number = check_number(cell);
        bool total = false;
        if (!is_amount(input->arena, column, &total) || number == NULL) {
            continue;
        }
        if (total) {
            stated = cell;
            continue;
        }
        parts++;
        sum = sum == NULL ? number : value_rational_add(input->arena, sum, number);
    }
    if (stated != NULL && parts > 1 && value_rational_compare(check_number(stated), sum) != 0) {
        base_report(input->diagnostics, base_at(stated->origin), BASE_MESSAGE_CHECK_TYPED_TOTAL,
                    check_id(table), check_value_text(input, stated), check_shown(input, sum, -1));
    }
}

static void check_rows(const struct check_input *input, const struct value *table,
                       const struct value *rows)
{
    for (size_t i = 0; i < value_count(rows); i++) {
        const struct value *row = value_at(rows, i);
        const struct value *below = value_get(row, "baris");
        if (below != NULL && below->kind == VALUE_LIST) {
            check_rows(input, table, below);
        } else {
            check_row(input, table, row);
        }
    }
}

void check_tables(const struct check_input *input)
{
    const struct value *tables = value_get(input->model->tabel, "tabel");
    for (size_t i = 0; i < value_count(tables); i++) {
        check_rows(input, value_at(tables, i), value_get(value_at(tables, i), "baris"));
    }
}
