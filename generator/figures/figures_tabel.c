/* Free tables: rows, groups, totals, as the views that templates see. */
#include "figures_tabel.h"

#include <string.h>

#include "figures_context.h"
#include "figures_kolom.h"

/* The total of one column over a group, under construction. */
struct tally {
    struct figures_operands operands; /* cells of the group's rows, totals of the groups in it */
    const struct value_rational *sum; /* of all rows below, NULL = no number yet */
    long long terms;                  /* numbers in the sum */
    bool cut;                         /* a row in it was computed from a part of what it needs */
};

/* A table while its rows are walked. */
struct table {
    struct figures_context *context;
    const char *id;
    struct figures_columns columns;
    struct figures_list rows; /* views */
    size_t row_count, group_count;
    bool group_totals; /* subtotals are shown */
    bool totals_above; /* in the row of the group rather than below its rows */
    const char *label; /* of the total */
};

static const struct value *row_view(struct table *table, const char *level, size_t depth,
                                    const struct value *label, const struct value *number,
                                    const struct value *cells)
{
    struct base_arena *arena = table->context->arena;
    struct value_entry entries[] = {
        {"sel", cells},
        {"tingkat", value_text(arena, 0, level)},
        {"kedalaman", value_integer(arena, 0, (long long)depth)},
        {"label", label},
        {"nomor", number},
    };
    return value_record_closed(arena, cells->origin, entries, FIGURES_COUNT_OF(entries));
}

static void tally_cell(struct table *table, struct tally *tally, const char *name,
                       const struct value *cell)
{
    const struct value_rational *number = figures_quantity_of(cell).number;
    if (number == NULL && !figures_is_missing(cell)) {
        return;
    }
    if (number != NULL && cell->kind != VALUE_NUMBER) {
        cell = value_number(table->context->arena, cell->origin, number);
    }
    figures_operands_add(table->context, &tally->operands, name, cell);
    if (number != NULL) {
        tally->sum = tally->sum == NULL
                         ? number
                         : value_rational_add(table->context->arena, tally->sum, number);
        tally->terms++;
    }
}

/* Adds the totals of a group to those of the group around it. */
static void tally_group(struct table *table, struct tally *outer, const struct tally *inner,
                        const struct value *const *totals, const char *name)
{
    for (size_t i = 0; i < table->columns.count; i++) {
        outer[i].cut = outer[i].cut || inner[i].cut;
        if (inner[i].operands.count == 0) {
            continue;
        }
        figures_operands_add(table->context, &outer[i].operands, name, totals[i]);
        if (inner[i].sum != NULL) {
            outer[i].sum = outer[i].sum == NULL ? inner[i].sum
                                                : value_rational_add(table->context->arena,
                                                                     outer[i].sum, inner[i].sum);
            outer[i].terms += inner[i].terms;
        }
    }
}

/* A cell without a total stays blank (a null one would show the sign for empty cells). */
static const struct value *blank(struct table *table)
{
    return value_text(table->context->arena, 0, "");
}

/* The totals of a group, an entry a column. */
static const struct value **totals_of(struct table *table, const struct tally *tallies,
                                      const char *prefix, const char *name)
{
    struct figures_context *context = table->context;
    const struct value **cells =
        base_alloc_array(context->arena, table->columns.count, sizeof *cells);
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct figures_column *column = &table->columns.items[i];
        bool mean = column->total == FIGURES_TOTAL_MEAN;
        if (column->total == FIGURES_TOTAL_NONE) {
            cells[i] = blank(table);
        }
        if (!mean && column->total != FIGURES_TOTAL_SUM) {
            continue;
        }
        const struct value_rational *result = tallies[i].sum;
        if (mean && result != NULL) {
            result = value_rational_divide(
                context->arena, result, value_rational_integer(context->arena, tallies[i].terms));
        }
        bool cut = !mean && tallies[i].cut;
        cells[i] = figures_publish(
            context, figures_path(context, prefix, column->id),
            (struct figures_recipe){mean  ? "rata-rata baris"
                                    : cut ? "jumlah baris; kosong karena satu baris tidak lengkap"
                                          : "jumlah baris",
                                    column->unit},
            tallies[i].operands.items, tallies[i].operands.count, cut ? NULL : result);
    }
    figures_columns_compute(context, &table->columns, cells, true, prefix, name);
    return cells;
}

/* A sum that leaves out a row, some of whose parts stand in other sums, would contradict these: it
 * stays empty, and the null cell is told. */
static void tally_cut(struct table *table, struct tally *tally, const struct value *row,
                      const struct value *const *cells, size_t column, const char *label)
{
    const struct figures_columns *columns = &table->columns;
    size_t without = 0;
    if (columns->items[column].total != FIGURES_TOTAL_SUM ||
        !figures_columns_is_cut(columns, cells, column, &without)) {
        return;
    }
    tally->cut = true;
    if (columns->items[without].formula_text == NULL) {
        base_origin origin = cells[without]->origin;
        base_report(table->context->diagnostics, base_at(origin != 0 ? origin : row->origin),
                    BASE_MESSAGE_FIGURES_TABLE_CUT, label, table->id, columns->items[column].id,
                    columns->items[without].id);
    }
}

static void walk_row(struct table *table, const struct value *input, size_t depth,
                     struct tally *tallies)
{
    struct figures_context *context = table->context;
    const struct figures_columns *columns = &table->columns;
    const struct value **cells = base_alloc_array(context->arena, columns->count, sizeof *cells);
    size_t number = ++table->row_count;
    const char *label = NULL;
    for (size_t i = 0; i < columns->count; i++) {
        cells[i] = figures_member(input, columns->items[i].id);
        if (columns->items[i].is_number && !figures_is_given(cells[i])) {
            cells[i] = value_integer(context->arena, input->origin, (long long)number);
        }
        if (label == NULL && cells[i]->kind == VALUE_TEXT) {
            label = cells[i]->text;
        }
    }
    const char *name = base_format(context->arena, "%zu", number);
    label = label == NULL ? name : label;
    figures_columns_compute(context, &table->columns, cells, false,
                            base_format(context->arena, "tabel.%s.baris.%s", table->id, name),
                            label);
    for (size_t i = 0; i < columns->count; i++) {
        if (columns->items[i].total != FIGURES_TOTAL_NONE) {
            tally_cell(table, &tallies[i], label, cells[i]);
            tally_cut(table, &tallies[i], input, cells, i, label);
        }
    }
    figures_list_add(context, &table->rows,
                     row_view(table, "baris", depth, value_null(context->arena, 0),
                              value_integer(context->arena, 0, (long long)number),
                              figures_columns_record(context, columns, cells, input->origin)));
}

static void walk(struct table *table, const struct value *rows, size_t depth,
                 struct tally *tallies);

static void walk_group(struct table *table, const struct value *input, size_t depth,
                       struct tally *outer)
{
    struct figures_context *context = table->context;
    const struct figures_columns *columns = &table->columns;
    const struct value *title = figures_member(input, "judul");
    const char *name = value_text_or(title, "kelompok");
    struct tally *tallies = base_alloc_array(context->scratch, columns->count, sizeof *tallies);
    const struct value *nothing = value_null(context->arena, 0);
    const char *prefix =
        base_format(context->arena, "tabel.%s.kelompok.%zu", table->id, ++table->group_count);
    size_t place = table->rows.count;
    figures_list_add(context, &table->rows, NULL); /* known after its rows */
    walk(table, figures_member(input, "baris"), depth + 1, tallies);

    const struct value **totals = totals_of(table, tallies, prefix, name);
    for (size_t i = 0; i < columns->count; i++) {
        const struct value *stated = figures_member(input, columns->items[i].id);
        figures_columns_check(context, columns, i, stated, totals[i], name);
    }
    tally_group(table, outer, tallies, totals, name);
    const struct value *cells = figures_columns_record(context, columns, totals, input->origin);
    bool above = table->group_totals && table->totals_above;
    const struct value **none = base_alloc_array(context->arena, columns->count, sizeof *none);
    for (size_t i = 0; i < columns->count; i++) {
        none[i] = blank(table);
    }
    table->rows.items[place] =
        row_view(table, "kelompok", depth, title, nothing,
                 above ? cells : figures_columns_record(context, columns, none, input->origin));
    if (table->group_totals && !above) {
        const char *label = base_format(context->arena, "%s %s", table->label, name);
        figures_list_add(context, &table->rows,
                         row_view(table, "subtotal", depth, value_text(context->arena, 0, label),
                                  nothing, cells));
    }
}

/* Rows and groups in order. The depth is bounded by the JSON reader. */
static void walk(struct table *table, const struct value *rows, size_t depth, struct tally *tallies)
{
    for (size_t i = 0; i < figures_list_count(rows); i++) {
        const struct value *row = value_at(rows, i);
        const struct value *below = value_get(row, "baris");
        if (below != NULL && below->kind == VALUE_LIST) {
            walk_group(table, row, depth, tallies);
        } else {
            walk_row(table, row, depth, tallies);
        }
    }
}

/* All rows with the total row in its place; totals are those of the whole table. */
static const struct value *rows_with_total(struct table *table, const struct value *input,
                                           const struct value *totals)
{
    struct figures_context *context = table->context;
    if (figures_member(input, "total")->kind != VALUE_RECORD) {
        return figures_list_value(context, &table->rows);
    }
    const struct value *row =
        row_view(table, "total", 0, value_text(context->arena, 0, table->label),
                 value_null(context->arena, 0), totals);
    struct figures_list list = {0};
    if (table->totals_above) {
        figures_list_add(context, &list, row);
    }
    for (size_t i = 0; i < table->rows.count; i++) {
        figures_list_add(context, &list, table->rows.items[i]);
    }
    if (!table->totals_above) {
        figures_list_add(context, &list, row);
    }
    return figures_list_value(context, &list);
}

static const struct value *table_view(struct figures_context *context, const struct value *input,
                                      const char *id)
{
    const struct value *total = figures_member(input, "total");
    struct table table = {
        .context = context,
        .id = id,
        .columns = figures_columns_read(context, input, id),
        .group_totals = value_bool_or(figures_member(total, "kelompok"), false),
        .label = value_text_or(figures_member(total, "label"), "Jumlah"),
    };
    table.totals_above =
        strcmp(value_text_or(figures_member(total, "letak"), "bawah"), "atas") == 0;
    struct tally *tallies =
        base_alloc_array(context->scratch, table.columns.count, sizeof *tallies);
    walk(&table, figures_member(input, "baris"), 0, tallies);
    const struct value **cells =
        totals_of(&table, tallies, base_format(context->arena, "tabel.%s.jumlah", id), table.label);
    const struct value *totals =
        figures_columns_record(context, &table.columns, cells, input->origin);

    struct value_builder *view = value_builder_from(context->arena, input, 16);
    value_builder_set(view, "baris", rows_with_total(&table, input, totals));
    value_builder_set(view, "jumlah", totals);
    value_builder_set(view, "banyak_baris",
                      value_integer(context->arena, 0, (long long)table.row_count));
    return value_builder_finish(view, input->origin);
}

const struct value *figures_tables_build(struct figures_context *context)
{
    const struct value *inputs = figures_member(context->model->tabel, "tabel");
    struct figures_index *seen = figures_index_create(context->scratch);
    struct value_entry *entries =
        base_alloc_array(context->scratch, figures_list_count(inputs), sizeof *entries);
    size_t count = 0;
    for (size_t i = 0; i < figures_list_count(inputs); i++) {
        const struct value *input = value_at(inputs, i);
        const char *id = figures_text_member(input, "id");
        if (id != NULL && figures_index_get(seen, id) == NULL) {
            figures_index_add(seen, id, (void *)input);
            entries[count++] = (struct value_entry){id, table_view(context, input, id)};
        }
    }
    return value_record(context->arena, 0, entries, count);
}
