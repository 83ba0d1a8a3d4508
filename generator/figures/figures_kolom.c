/* Columns of a free table: reading, computed cells, comparison with stated ones. */
#include "figures_kolom.h"

#include <string.h>

#include "expression.h"
#include "figures_context.h"
#include "figures_teks.h"

static const struct expression *parse(struct figures_context *context, const struct value *text)
{
    return expression_parse(context->arena, context->sources, context->diagnostics, text->text,
                            strlen(text->text), text->origin);
}

/* The rule of the total: as declared, else sums for amounts and the same formula for percentages
 * (a percentage of sums, never a mean or a sum of percentages). */
static void read_total(struct figures_context *context, struct figures_column *column)
{
    const struct value *given = figures_member(column->input, "total");
    const char *rule = value_text_or(given, "");
    const char *kind = value_text_or(figures_member(column->input, "jenis"), "teks");
    if (strcmp(rule, "tidak") == 0 || column->is_number) {
        column->total = FIGURES_TOTAL_NONE;
    } else if (strcmp(rule, "jumlah") == 0) {
        column->total = FIGURES_TOTAL_SUM;
    } else if (strcmp(rule, "rata") == 0) {
        column->total = FIGURES_TOTAL_MEAN;
    } else if (rule[0] != '\0') {
        column->total = FIGURES_TOTAL_FORMULA;
        column->total_formula = parse(context, given);
        column->total_text = rule;
    } else if (strcmp(kind, "angka") == 0 || strcmp(kind, "rupiah") == 0) {
        column->total = FIGURES_TOTAL_SUM;
    } else if (strcmp(kind, "persen") == 0 && column->formula_text != NULL) {
        column->total = FIGURES_TOTAL_FORMULA;
        column->total_formula = column->formula;
        column->total_text = column->formula_text;
    }
}

static struct figures_column read_column(struct figures_context *context, const struct value *input,
                                         size_t number)
{
    const char *kind = value_text_or(figures_member(input, "jenis"), "teks");
    const struct value *formula = figures_member(input, "hitung");
    struct figures_column column = {
        .input = input,
        .id =
            value_text_or(figures_member(input, "id"), base_format(context->arena, "%zu", number)),
        .unit = FIGURES_PLAIN,
        .is_number = strcmp(kind, "nomor") == 0,
        .wants_text = strcmp(kind, "teks") == 0,
    };
    if (strcmp(kind, "persen") == 0) {
        column.unit = FIGURES_PERCENT;
    } else if (strcmp(kind, "rupiah") == 0) {
        column.unit = FIGURES_MONEY;
    }
    if (formula->kind == VALUE_TEXT) {
        column.formula_text = formula->text;
        column.formula = parse(context, formula);
    }
    read_total(context, &column);
    return column;
}

struct figures_columns figures_columns_read(struct figures_context *context,
                                            const struct value *table, const char *id)
{
    const struct value *inputs = figures_member(table, "kolom");
    struct figures_columns columns = {.table = id, .count = figures_list_count(inputs)};
    columns.items = base_alloc_array(context->arena, columns.count, sizeof *columns.items);
    for (size_t i = 0; i < columns.count; i++) {
        columns.items[i] = read_column(context, value_at(inputs, i), i + 1);
    }
    return columns;
}

const struct value *figures_columns_record(struct figures_context *context,
                                           const struct figures_columns *columns,
                                           const struct value *const *cells, base_origin origin)
{
    struct value_entry *entries = base_alloc_array(context->arena, columns->count, sizeof *entries);
    size_t count = 0;
    for (size_t i = 0; i < columns->count; i++) {
        if (cells[i] != NULL) {
            entries[count++] = (struct value_entry){columns->items[i].id, cells[i]};
        }
    }
    return value_record(context->arena, origin, entries, count);
}

/* Whether a formula names a column. */
static bool names_column(const char *formula, const char *id)
{
    static const char *const letters = "abcdefghijklmnopqrstuvwxyz0123456789_";
    size_t length = strlen(id);
    for (const char *at = formula; *at != '\0';) {
        size_t word = strspn(at, letters);
        if (word == length && memcmp(at, id, length) == 0) {
            return true;
        }
        at += word == 0 ? 1 : word;
    }
    return false;
}

bool figures_columns_is_cut(const struct figures_columns *columns, const struct value *const *cells,
                            size_t column, size_t *without)
{
    const char *formula = columns->items[column].formula_text;
    if (formula == NULL || cells[column] == NULL || cells[column]->kind != VALUE_NULL) {
        return false;
    }
    bool given = false, null = false;
    for (size_t i = 0; i < columns->count; i++) {
        if (i == column || cells[i] == NULL || !names_column(formula, columns->items[i].id)) {
            continue;
        }
        bool empty = cells[i]->kind == VALUE_NULL;
        given = given || !empty;
        *without = empty && !null ? i : *without;
        null = null || empty;
    }
    return given && null;
}

static bool is_column(const struct figures_columns *columns, const char *name)
{
    for (size_t i = 0; i < columns->count; i++) {
        if (strcmp(columns->items[i].id, name) == 0) {
            return true;
        }
    }
    return false;
}

static void report_name(struct figures_context *context, const struct figures_columns *columns,
                        const struct figures_column *column, const char *key, const char *name)
{
    if (is_column(columns, name)) {
        base_report(context->diagnostics, base_at(figures_member(column->input, key)->origin),
                    BASE_MESSAGE_FIGURES_COLUMN_CIRCLE, column->id, columns->table, name);
        return;
    }
    struct base_buffer names = {.arena = context->arena};
    for (size_t i = 0; i < columns->count; i++) {
        base_buffer_format(&names, "%s%s", i == 0 ? "" : ", ", columns->items[i].id);
    }
    base_report(context->diagnostics, base_at(figures_member(column->input, key)->origin),
                BASE_MESSAGE_FIGURES_COLUMN_NAME, column->id, columns->table, name,
                base_buffer_get(&names));
}

static void report_kind(struct figures_context *context, const struct figures_columns *columns,
                        const struct figures_column *column, const char *key,
                        const struct value *result)
{
    base_report(context->diagnostics, base_at(figures_member(column->input, key)->origin),
                BASE_MESSAGE_FIGURES_COLUMN_FAULTY, column->id, columns->table,
                value_kind_name(result->kind));
}

/* What one computation of a row works on. */
struct row {
    struct figures_columns *columns;
    const struct value **cells;
    bool totals;
    bool has_missing; /* a cell that the input left open */
};

static const struct expression *formula_of(const struct row *row, size_t column)
{
    const struct figures_column *item = &row->columns->items[column];
    return row->totals ? item->total_formula : item->formula;
}

/* True for a column that is not computed yet. */
static bool is_waiting(const struct row *row, const char *name)
{
    for (size_t i = 0; i < row->columns->count; i++) {
        if (row->cells[i] == NULL && strcmp(row->columns->items[i].id, name) == 0) {
            return true;
        }
    }
    return false;
}

static void forget_formula(const struct row *row, size_t column)
{
    struct figures_column *item = &row->columns->items[column];
    bool shared = item->total_text == item->formula_text;
    item->total_formula = row->totals || shared ? NULL : item->total_formula;
    item->formula = !row->totals || shared ? NULL : item->formula;
}

/* Evaluates one column. NULL: not yet, it needs a column that is not computed; *settled tells that
 * no other column will be, so that a name that leads nowhere is a fault. A faulty formula is told
 * once and then left alone. */
static const struct value *evaluate(struct figures_context *context, struct row *row, size_t column,
                                    bool settled)
{
    struct figures_columns *columns = row->columns;
    const struct figures_column *item = &columns->items[column];
    const char *key = row->totals && item->total_text != item->formula_text ? "total" : "hitung";
    struct value_scope scope = {
        .value = figures_columns_record(context, columns, row->cells, 0),
    };
    struct expression_context evaluation = {
        .arena = context->arena,
        .sources = context->sources,
        .diagnostics = context->diagnostics,
        .scope = &scope,
        .empty = context->empty,
        .percent_decimals = context->percent_decimals,
        .rounding = context->rounding,
    };
    size_t told = base_diagnostics_errors(context->diagnostics);
    const struct value *result = expression_evaluate(formula_of(row, column), &evaluation);
    if (base_diagnostics_errors(context->diagnostics) > told) {
        forget_formula(row, column);
        return result;
    }
    const char *name =
        result->kind != VALUE_MISSING || result->missing == NULL ? "" : result->missing;
    if (!settled && is_waiting(row, name)) {
        return NULL;
    }
    if (result->kind == VALUE_MISSING && !row->has_missing) {
        forget_formula(row, column);
        if (name[0] != '\0') { /* otherwise it rests on a column whose fault has been told */
            report_name(context, columns, item, key, name);
        }
        return value_missing(context->arena, result->origin, "");
    }
    bool good = result->kind == VALUE_NUMBER || result->kind == VALUE_NULL ||
                result->kind == VALUE_MISSING || (item->wants_text && result->kind == VALUE_TEXT);
    if (!good) {
        report_kind(context, columns, item, key, result);
        forget_formula(row, column);
        return value_missing(context->arena, result->origin, item->id);
    }
    return result;
}

static const struct value *publish_cell(struct figures_context *context, const struct row *row,
                                        size_t column, const char *prefix,
                                        const struct value *result)
{
    const struct figures_column *item = &row->columns->items[column];
    const char *path = figures_path(context, prefix, item->id);
    const char *formula = row->totals ? item->total_text : item->formula_text;
    struct figures_operand operands[] = {{formula, result}};
    if (result->kind == VALUE_TEXT) {
        return figures_publish_label(context, path, formula, operands, 1, result->text);
    }
    return figures_publish(context, path, (struct figures_recipe){formula, item->unit}, operands, 1,
                           value_number_or_null(result));
}

/* One pass over the columns that wait; returns how many were computed. */
static size_t compute_pass(struct figures_context *context, struct row *row, bool *waiting,
                           bool settled, const char *prefix)
{
    size_t done = 0;
    for (size_t i = 0; i < row->columns->count; i++) {
        if (!waiting[i]) {
            continue;
        }
        const struct value *result = evaluate(context, row, i, settled);
        if (result != NULL) {
            row->cells[i] = publish_cell(context, row, i, prefix, result);
            waiting[i] = false;
            done++;
        }
    }
    return done;
}

void figures_columns_check(struct figures_context *context, const struct figures_columns *columns,
                           size_t column, const struct value *stated, const struct value *computed,
                           const char *row)
{
    const struct value_rational *left = value_number_or_null(stated);
    const struct value_rational *right = value_number_or_null(computed);
    if (left == NULL || right == NULL) {
        return;
    }
    /* Compared with as many decimals as the stated number has. */
    int decimals = 0;
    while (decimals < 12 &&
           value_rational_compare(
               left, value_rational_round(context->arena, left, decimals, VALUE_TRUNCATE)) != 0) {
        decimals++;
    }
    const struct value_rational *rounded =
        value_rational_round(context->arena, right, decimals, context->rounding);
    if (value_rational_compare(left, rounded) != 0) {
        base_report(context->diagnostics, base_at(stated->origin), BASE_MESSAGE_FIGURES_TABLE_TOTAL,
                    columns->items[column].id, row, columns->table,
                    figures_number_text(context, left), figures_number_text(context, rounded));
    }
}

void figures_columns_compute(struct figures_context *context, struct figures_columns *columns,
                             const struct value **cells, bool totals, const char *prefix,
                             const char *row_name)
{
    struct row row = {columns, cells, totals, false};
    bool *waiting = base_alloc_array(context->arena, columns->count, sizeof *waiting);
    const struct value **stated = base_alloc_array(context->arena, columns->count, sizeof *stated);
    size_t open = 0;
    for (size_t i = 0; i < columns->count; i++) {
        const struct figures_column *item = &columns->items[i];
        bool computed = totals ? item->total == FIGURES_TOTAL_FORMULA : item->formula_text != NULL;
        if (!computed) {
            row.has_missing = row.has_missing || figures_is_missing(cells[i]);
            continue;
        }
        stated[i] = cells[i];
        cells[i] = NULL;
        waiting[i] = formula_of(&row, i) != NULL;
        open += waiting[i];
        if (!waiting[i]) {
            cells[i] = value_missing(context->arena, item->input->origin, item->id);
        }
    }
    while (open > 0) {
        size_t done = compute_pass(context, &row, waiting, false, prefix);
        if (done == 0) {
            done = compute_pass(context, &row, waiting, true, prefix);
        }
        open -= done;
    }
    for (size_t i = 0; i < columns->count; i++) {
        if (stated[i] != NULL && cells[i] != NULL) {
            figures_columns_check(context, columns, i, stated[i], cells[i], row_name);
        }
    }
}
