/* tabel-data: a free table of the input, drawn as its columns say. */
#include "template_table.h"

#include <string.h>

#include "base_arena.h"
#include "template_text.h"

enum { GROUP_LEVELS = 4 };

/* A column of the free table. */
struct data_column {
    const struct value *value;
    const char *id, *title, *kind;
    const char *groups[GROUP_LEVELS];
    size_t group_count;
    const struct expression *show; /* formats the name "nilai"; NULL: as it is */
};

struct data_table {
    const struct value *value;
    struct template_table table;
    struct data_column *columns;
    size_t count;
    size_t head_rows;
    const char *zero; /* text of a figure 0, or NULL */
};

static bool is_kind(const struct data_column *column, const char *kind)
{
    return strcmp(column->kind, kind) == 0;
}

static bool is_numeric(const struct data_column *column)
{
    return is_kind(column, "angka") || is_kind(column, "rupiah") || is_kind(column, "persen");
}

/* The filter that writes the column's numbers. */
static const struct expression *show_of(struct template_run *run, const struct data_column *column)
{
    long long decimals = value_integer_or(value_get(column->value, "desimal"), -1);
    const char *text = NULL;
    if (is_kind(column, "rupiah"))
        text = "nilai | rupiah('tanpa')";
    else if (decimals >= 0)
        text = base_format(run->arena, "nilai | angka(%lld)", decimals);
    else if (is_kind(column, "persen"))
        text = "nilai | angka(2)";
    return text == NULL ? NULL
                        : expression_parse(run->arena, run->sources, run->diagnostics, text,
                                           strlen(text), column->value->origin);
}

static void read_groups(struct data_column *column, const struct value *groups)
{
    if (groups == NULL)
        return;
    if (groups->kind == VALUE_TEXT)
        column->groups[column->group_count++] = groups->text;
    for (size_t i = 0; groups->kind == VALUE_LIST && i < groups->list.count && i < GROUP_LEVELS;
         i++)
        column->groups[column->group_count++] = value_text_or(value_at(groups, i), "");
}

static void add_column(struct template_run *run, struct data_table *data,
                       struct data_column *column)
{
    struct document_column width = {.kind = DOCUMENT_WIDTH_AUTO};
    struct template_style style = {.set = 1u << TEMPLATE_ALIGN};
    const char *given = value_text_or(value_get(column->value, "lebar"), NULL);
    if (!is_numeric(column) && !is_kind(column, "nomor"))
        width = (struct document_column){.kind = DOCUMENT_WIDTH_WEIGHT, .weight = 1000};
    if (given != NULL && !template_text_width(given, &width))
        base_report(run->diagnostics, base_at(value_get(column->value, "lebar")->origin),
                    BASE_MESSAGE_TEMPLATE_BAD_VALUE, given, "lebar", "30mm, 2*, auto");
    int align = is_numeric(column)         ? DOCUMENT_ALIGN_DECIMAL
                : is_kind(column, "nomor") ? DOCUMENT_ALIGN_CENTRE
                                           : DOCUMENT_ALIGN_LEFT;
    const char *text = value_text_or(value_get(column->value, "rata"), NULL);
    if (text != NULL)
        template_text_choice("kiri|tengah|kanan|penuh|desimal", text, &align);
    style.values.align = (enum document_align)align;
    template_table_add_column(run, &data->table, width, &style);
}

static void read_columns(struct template_run *run, struct data_table *data)
{
    const struct value *columns = value_get(data->value, "kolom");
    data->count = value_count(columns);
    data->columns = base_alloc_array(run->arena, data->count, sizeof *data->columns);
    data->head_rows = 1;
    for (size_t i = 0; i < data->count; i++) {
        struct data_column *column = &data->columns[i];
        column->value = value_at(columns, i);
        column->id = value_text_or(value_get(column->value, "id"), "");
        column->title = value_text_or(value_get(column->value, "judul"), column->id);
        column->kind = value_text_or(value_get(column->value, "jenis"), "teks");
        column->show = show_of(run, column);
        read_groups(column, value_get(column->value, "kelompok"));
        if (column->group_count + 1 > data->head_rows)
            data->head_rows = column->group_count + 1;
        add_column(run, data, column);
    }
}

/* True when two columns lie under the same groups down to a level. */
static bool same_group(const struct data_column *left, const struct data_column *right,
                       size_t level)
{
    if (left->group_count <= level || right->group_count <= level)
        return false;
    for (size_t i = 0; i <= level; i++) {
        if (strcmp(left->groups[i], right->groups[i]) != 0)
            return false;
    }
    return true;
}

/* One row of the head: groups over several columns, titles down to the foot of the head. */
static void add_head_row(struct template_run *run, struct data_table *data, size_t level)
{
    static const struct template_style none;
    base_origin origin = data->value->origin;
    template_table_start_row(run, &data->table, DOCUMENT_ROW_HEAD, NULL, 0, origin);
    for (size_t i = 0; i < data->count;) {
        const struct data_column *column = &data->columns[i];
        size_t span = 1;
        while (i + span < data->count && same_group(column, &data->columns[i + span], level))
            span++;
        if (column->group_count > level)
            template_table_add_text(run, &data->table, &none, span, 1, origin,
                                    column->groups[level])
                ->header = true;
        else if (column->group_count == level)
            template_table_add_text(run, &data->table, &none, 1, data->head_rows - level,
                                    column->value->origin, column->title)
                ->header = true;
        i += column->group_count > level ? span : 1;
    }
    template_table_finish_row(run, &data->table);
}

static void add_numbers(struct template_run *run, struct data_table *data)
{
    static const struct template_style none;
    template_table_start_row(run, &data->table, DOCUMENT_ROW_NUMBERS, NULL, 0, data->value->origin);
    for (size_t i = 0; i < data->count; i++)
        template_table_add_text(run, &data->table, &none, 1, 1, data->value->origin,
                                base_format(run->arena, "%zu", i + 1));
    template_table_finish_row(run, &data->table);
}

/* ------------------------------------------------------------ rows */

/* The value of a column in a row; nomor columns count by themselves. */
static const struct value *cell_value(const struct data_column *column, const struct value *row)
{
    const struct value *value = value_get(value_get(row, "sel"), column->id);
    bool absent = value == NULL || value->kind == VALUE_NULL;
    if (absent && is_kind(column, "nomor"))
        return value_get(row, "nomor");
    return value;
}

static bool is_zero(const struct data_table *data, const struct data_column *column,
                    const struct value *value)
{
    return data->zero != NULL && !is_kind(column, "nomor") && value != NULL &&
           value->kind == VALUE_NUMBER && value_rational_sign(value->number) == 0;
}

static void show_value(struct template_run *run, const struct data_column *column,
                       const struct value *value, struct document_cell *cell,
                       const struct document_style *style)
{
    struct document_block *block =
        document_block_create(run->document, DOCUMENT_PARAGRAPH, style, value->origin);
    struct template_writer writer;
    struct template_sink sink = template_sink_text(&writer, &block->inlines, &style->text);
    const struct value_scope *scope = run->context.scope;
    bool missing;
    struct base_arena *before = template_run_aside(run);
    if (column->show != NULL && value->kind == VALUE_NUMBER) {
        base_origin origin = value->origin;
        template_run_bind(run, "nilai", value);
        value = template_run_evaluate(run, column->show, origin);
        run->context.scope = scope;
    }
    const char *text = template_run_show(run, value, value->origin, &missing);
    if (missing)
        template_sink_mark(run, &sink, base_copy_text(run->arena, text), value->origin);
    else
        template_sink_string(run, &sink, text, value->origin);
    template_run_back(run, before);
    document_cell_append(run->document, cell, block);
    document_cell_settle(run->document, cell);
}

static void add_value(struct template_run *run, struct data_table *data,
                      const struct data_column *column, const struct value *row)
{
    const struct value *value = cell_value(column, row);
    const struct document_style *style;
    struct template_style over = {0};
    bool total = data->table.role != DOCUMENT_ROW_BODY;
    bool empty = value == NULL || value->kind == VALUE_NULL;
    bool zero = is_zero(data, column, value);
    if ((empty || zero) && !total && data->table.empty_style != NULL)
        over = *data->table.empty_style;
    struct template_style full = template_table_cell_style(&data->table, &over);
    struct document_cell *cell = template_table_add_cell(
        run, &data->table, &full, &over, 1, 1, value != NULL ? value->origin : row->origin, &style);
    if (empty && total)
        return;
    if (value != NULL && value->kind == VALUE_TEXT && *value->text == '\0')
        return;
    if (zero)
        value = value_text(run->arena, value->origin, data->zero);
    show_value(run, column, value != NULL ? value : value_null(run->arena, row->origin), cell,
               style);
}

/* The label of a group or total reaches to the first column that has a figure: over the whole row
 * for a group whose totals stand below it. */
static size_t label_span(const struct data_table *data, const struct value *row)
{
    size_t span = 0;
    while (span < data->count) {
        const struct value *value = value_get(value_get(row, "sel"), data->columns[span].id);
        if (value != NULL && value->kind == VALUE_NUMBER)
            break;
        span++;
    }
    return span;
}

static void add_row(struct template_run *run, struct data_table *data, const struct value *row)
{
    static const struct template_style none;
    const char *level = value_text_or(value_get(row, "tingkat"), "baris");
    const char *label = value_text_or(value_get(row, "label"), "");
    long depth = (long)value_integer_or(value_get(row, "kedalaman"), 0);
    enum document_row_role role = strcmp(level, "kelompok") == 0   ? DOCUMENT_ROW_GROUP
                                  : strcmp(level, "subtotal") == 0 ? DOCUMENT_ROW_SUBTOTAL
                                  : strcmp(level, "total") == 0    ? DOCUMENT_ROW_TOTAL
                                                                   : DOCUMENT_ROW_BODY;
    size_t from = 0;
    template_table_start_row(run, &data->table, role, NULL, depth, row->origin);
    if (role != DOCUMENT_ROW_BODY) {
        from = label_span(data, row);
        from = role == DOCUMENT_ROW_GROUP && from == 0 ? 1 : from;
        if (from > 0)
            template_table_add_text(run, &data->table, &none, from, 1, row->origin, label);
    }
    for (size_t i = from; i < data->count; i++)
        add_value(run, data, &data->columns[i], row);
    template_table_finish_row(run, &data->table);
}

static void fill(struct template_run *run, struct data_table *data)
{
    read_columns(run, data);
    for (size_t level = 0; level < data->head_rows; level++)
        add_head_row(run, data, level);
    for (size_t i = 0; i < data->table.column_count; i++)
        data->table.columns[i].occupied = 0;
    if (value_bool_or(value_get(data->value, "nomor_kolom"), false))
        add_numbers(run, data);
    const struct value *rows = value_get(data->value, "baris");
    for (size_t i = 0; i < value_count(rows); i++) {
        const struct value *row = value_at(rows, i);
        if (!template_run_count(run, row->origin))
            return;
        add_row(run, data, row);
    }
}

/* The free table, or NULL after reporting. */
static const struct value *data_of(struct template_run *run, const struct template_node *node)
{
    const struct value *value = template_run_value(run, node, "tabel");
    base_origin origin = template_node_value(node, "tabel")->origin;
    bool missing;
    if (value->kind == VALUE_RECORD && value_count(value_get(value, "kolom")) > 0)
        return value;
    if (value->kind == VALUE_MISSING)
        template_run_show(run, value, origin, &missing);
    else
        base_report(run->diagnostics, base_at(origin), BASE_MESSAGE_TEMPLATE_NOT_THIS, "tabel",
                    base_translate(N_("a free table")), template_kind_words(value->kind));
    return NULL;
}

void template_expand_table_data(struct template_run *run, const struct template_node *node,
                                struct template_sink *sink)
{
    const struct value *value = data_of(run, node);
    if (value == NULL)
        return;
    struct template_captioned captioned = {.style = template_run_role(run, NULL)};
    struct data_table data = {.value = value};
    template_table_source(run, node, &captioned);
    captioned.title_text = value_text_or(value_get(value, "judul"), NULL);
    captioned.source_text = value_text_or(value_get(value, "sumber"), NULL);
    captioned.data_origin = value->origin;
    const char *id = value_text_or(value_get(value, "id"), NULL);
    captioned.id =
        template_node_text(node, "id", id != NULL ? base_format(run->arena, "tabel-%s", id) : NULL);
    template_captioned_start(run, sink, &captioned, DOCUMENT_TABLE);
    template_table_prepare(run, &data.table, node, captioned.content, sink);
    if (template_table_look(run, node, "kosong") != node ||
        template_node_value(node, "kosong") == NULL)
        data.table.empty = value_text_or(value_get(value, "kosong"), data.table.empty);
    data.zero = value_text_or(value_get(value, "nol"), NULL);
    const char *empty = run->context.empty;
    run->context.empty = data.table.empty;
    fill(run, &data);
    document_table_close(run->document, data.table.table);
    run->context.empty = empty;
    template_captioned_finish(run, &captioned);
}
