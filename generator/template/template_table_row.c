/* Tables: rows and cells, their styles, merged cells. */
#include "template_table.h"

#include <string.h>

#include "base_arena.h"

static const struct template_style *level_style(struct template_run *run,
                                                const struct template_table *table, long level)
{
    struct base_arena *before = template_run_aside(run);
    const char *role = base_format(run->scratch, "%s-%ld", table->level_prefix, level);
    const struct template_style *style = template_pack_role(run->pack, run->scratch, role);
    template_run_back(run, before);
    return style;
}

/* The style of a row: its kind, every second row, its level, its gaya. */
static void row_style(struct template_run *run, struct template_table *table, long level)
{
    struct template_style *style = &table->row_style;
    const struct template_style *kind = table->kinds[table->role];
    *style = (struct template_style){0};
    if (kind != NULL && table->role != DOCUMENT_ROW_BODY)
        template_style_merge(style, kind, UINT32_MAX);
    bool striped = table->role == DOCUMENT_ROW_BODY && table->body_rows % 2 == 1;
    if (striped && table->stripe != DOCUMENT_NO_COLOUR) {
        style->values.fill = table->stripe;
        style->set |= 1u << TEMPLATE_FILL;
    }
    table->level_indent = 0;
    const struct template_style *own = level > 0 ? level_style(run, table, level) : NULL;
    if (own != NULL) {
        const uint32_t indents = 1u << TEMPLATE_INDENT_LEFT;
        template_style_merge(style, own, ~indents);
        table->level_indent = (own->set & indents) != 0 ? own->values.indent_left : 0;
    }
}

/* gaya and latar of baris. */
static void row_overrides(struct template_run *run, struct template_table *table,
                          const struct template_node *node)
{
    template_run_node_style(run, node, &table->row_style);
    document_colour fill = template_run_colour(run, node, "latar", DOCUMENT_NO_COLOUR);
    if (fill != DOCUMENT_NO_COLOUR) {
        table->row_style.values.fill = fill;
        table->row_style.set |= 1u << TEMPLATE_FILL;
    }
}

void template_table_start_row(struct template_run *run, struct template_table *table,
                              enum document_row_role role, const struct template_node *node,
                              long level, base_origin origin)
{
    struct document_row *row = document_row_add(run->document, table->table, role, origin);
    row->breakable = table->breakable && role != DOCUMENT_ROW_HEAD && role != DOCUMENT_ROW_NUMBERS;
    row->keep_next = role == DOCUMENT_ROW_GROUP;
    table->role = role;
    table->row_node = node;
    table->column = 0;
    table->broken = false;
    row_style(run, table, level);
    if (node == NULL)
        return;
    row_overrides(run, table, node);
    row->breakable = template_run_yes(run, node, "boleh-terpotong", row->breakable);
    row->keep_next = template_run_yes(run, node, "ikut-berikut", row->keep_next);
    row->height = template_run_length(run, node, "tinggi", 0);
}

static struct document_row *current_row(struct template_table *table)
{
    return &table->table->rows[table->table->row_count - 1];
}

void template_table_finish_row(struct template_run *run, struct template_table *table)
{
    (void)run;
    struct document_row *row = current_row(table);
    if (table->role == DOCUMENT_ROW_GROUP && row->cell_count == 1 &&
        row->cells[0].column_span == 1 && table->column_count > 0)
        row->cells[0].column_span = (uint32_t)table->column_count;
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].occupied > 0)
            table->columns[i].occupied--;
        if (table->role != DOCUMENT_ROW_BODY)
            table->columns[i].merging = false;
    }
    table->body_rows += table->role == DOCUMENT_ROW_BODY;
}

/* Moves to the next column that no earlier cell reaches into. */
static void skip_occupied(struct template_table *table)
{
    while (table->column < table->column_count && table->columns[table->column].occupied > 0)
        table->column++;
}

/* Later ones win. */
struct template_style template_table_cell_style(struct template_table *table,
                                                const struct template_style *over)
{
    skip_occupied(table);
    struct template_style style = table->base;
    const struct template_style *cell = table->kinds[DOCUMENT_ROW_BODY];
    bool body = table->role != DOCUMENT_ROW_HEAD && table->role != DOCUMENT_ROW_NUMBERS;
    if (cell != NULL)
        template_style_merge(&style, cell, UINT32_MAX);
    const struct template_style *column =
        table->column < table->column_count ? table->columns[table->column].style : NULL;
    if (column != NULL && body && table->role != DOCUMENT_ROW_GROUP)
        template_style_merge(&style, column, UINT32_MAX);
    template_style_merge(&style, &table->row_style, UINT32_MAX);
    if (column != NULL && body && table->role != DOCUMENT_ROW_GROUP) {
        const uint32_t aligns = 1u << TEMPLATE_ALIGN | 1u << TEMPLATE_VALIGN;
        template_style_merge(&style, column, aligns);
    }
    template_style_merge(&style, over, UINT32_MAX);
    return style;
}

/* The style of paragraphs in a cell: what belongs to the box is the cell's. */
static const struct document_style *paragraph_style(struct template_run *run,
                                                    const struct document_style *cell)
{
    struct document_style style = *cell;
    style.padding_top = style.padding_right = style.padding_bottom = style.padding_left = 0;
    style.border = style.radius = 0;
    style.fill = DOCUMENT_NO_COLOUR;
    style.keep_next = style.keep_together = style.page_break_before = false;
    return template_run_intern(run, &style);
}

/* The indent of the row's level goes to the first cell with text at the left; an indent that the
 * cell states itself takes its place. */
static void apply_indent(struct template_table *table, const struct template_style *over,
                         struct document_style *style)
{
    bool left = style->align == DOCUMENT_ALIGN_LEFT || style->align == DOCUMENT_ALIGN_JUSTIFY;
    if (!left || table->level_indent == 0)
        return;
    if ((over->set & 1u << TEMPLATE_INDENT_LEFT) == 0)
        style->indent_left += table->level_indent;
    table->level_indent = 0;
}

/* An indent makes the cell narrower for all that stands in it. */
static void pad_indents(struct document_style *style)
{
    style->padding_left += style->indent_left;
    style->padding_right += style->indent_right;
    style->indent_left = style->indent_right = 0;
}

static void occupy(struct template_table *table, size_t columns, size_t rows)
{
    for (size_t i = 0; i < columns && table->column < table->column_count; i++) {
        if (rows > 1)
            table->columns[table->column].occupied = rows;
        table->column++;
    }
}

struct document_cell *template_table_add_cell(struct template_run *run,
                                              struct template_table *table,
                                              const struct template_style *style,
                                              const struct template_style *over, size_t columns,
                                              size_t rows, base_origin origin,
                                              const struct document_style **paragraph)
{
    skip_occupied(table);
    struct document_style resolved = template_style_resolve(style);
    if (columns == 1 || table->role == DOCUMENT_ROW_GROUP)
        apply_indent(table, over, &resolved);
    pad_indents(&resolved);
    const struct document_style *shared = template_run_intern(run, &resolved);
    *paragraph = paragraph_style(run, shared);
    if (columns == 1)
        document_cells_reserve(run->document, current_row(table), table->column_count);
    struct document_cell *cell =
        document_cell_add(run->document, current_row(table), shared, origin);
    cell->column_span = (uint32_t)columns;
    cell->row_span = (uint32_t)rows;
    cell->repeat = table->repeat_merged;
    occupy(table, columns, rows);
    return cell;
}

struct document_cell *template_table_add_text(struct template_run *run,
                                              struct template_table *table,
                                              const struct template_style *over, size_t columns,
                                              size_t rows, base_origin origin, const char *text)
{
    const struct document_style *style;
    struct template_style full = template_table_cell_style(table, over);
    struct document_cell *cell =
        template_table_add_cell(run, table, &full, over, columns, rows, origin, &style);
    if (*text == '\0')
        return cell;
    document_cell_set_text(cell, style, origin, text);
    return cell;
}

/* ------------------------------------------------------------ baris */

void template_expand_table_row(struct template_run *run, const struct template_node *node,
                               struct template_sink *sink)
{
    static const enum document_row_role roles[] = {DOCUMENT_ROW_BODY, DOCUMENT_ROW_GROUP,
                                                   DOCUMENT_ROW_SUBTOTAL, DOCUMENT_ROW_TOTAL};
    struct template_table *table = sink->target;
    int kind = template_run_choice(run, node, "jenis", 0);
    enum document_row_role role = table->in_head ? DOCUMENT_ROW_HEAD : roles[kind];
    template_table_start_row(run, table, role, node, template_run_number(run, node, "tingkat", 0),
                             node->origin);
    template_expand_children(run, node, sink);
    template_table_finish_row(run, table);
}

/* ------------------------------------------------------------ sel */

/* Joins the cell with the one above when their keys are equal and all merged columns further left
 * go on, too. */
static bool joins(struct template_table *table, const char *key)
{
    skip_occupied(table);
    if (table->column >= table->column_count)
        return false;
    struct template_column *column = &table->columns[table->column];
    size_t row = table->table->row_count - 1;
    bool same = column->merging && !table->broken && column->last_row + 1 == row &&
                strcmp(column->key, key) == 0;
    if (!same)
        return false;
    struct document_cell *first = &table->table->rows[column->row].cells[column->cell];
    first->row_span++;
    column->last_row = row;
    table->column += first->column_span;
    return true;
}

/* Remembers a cell with a key, for the cells below it. */
static void start_merge(struct template_table *table, size_t column, const char *key)
{
    if (column >= table->column_count)
        return;
    struct template_column *state = &table->columns[column];
    size_t row = table->table->row_count - 1;
    state->merging = true;
    state->key = key;
    state->row = state->last_row = row;
    state->cell = table->table->rows[row].cell_count - 1;
    table->broken = true;
}

/* The expression that is all the cell holds; NULL when there is more or less. */
static const struct expression_template_part *only_expression(const struct template_node *node)
{
    const struct expression_template_part *found = NULL;
    for (const struct template_node *child = node->first; child != NULL; child = child->next) {
        if (child->rule != NULL)
            return NULL;
        for (size_t i = 0; i < child->text->count; i++) {
            const struct expression_template_part *part = &child->text->parts[i];
            bool space = part->text != NULL && part->text[strspn(part->text, " \t\r\n")] == '\0';
            if (space)
                continue;
            if (part->text != NULL || found != NULL)
                return NULL;
            found = part;
        }
    }
    return found;
}

/* Looks at the value without telling faults: the content of the cell will tell them. */
static bool is_empty(struct template_run *run, const struct template_node *node)
{
    const struct expression_template_part *part = only_expression(node);
    if (part == NULL)
        return false;
    struct base_arena *before = template_run_aside(run);
    struct expression_context quiet = run->context;
    quiet.diagnostics = run->unheard;
    quiet.unplaced = true;
    bool empty = expression_evaluate(part->expression, &quiet)->kind == VALUE_NULL;
    template_run_back(run, before);
    return empty;
}

static void set_bar(struct template_run *run, const struct template_node *node,
                    struct document_cell *cell)
{
    const struct value *percent = template_run_value(run, node, "batang");
    if (percent == NULL)
        return;
    if (percent->kind != VALUE_NUMBER) {
        if (percent->kind != VALUE_NULL && percent->kind != VALUE_MISSING)
            base_report(run->diagnostics, base_at(template_node_value(node, "batang")->origin),
                        BASE_MESSAGE_TEMPLATE_NOT_THIS, "batang", template_kind_words(VALUE_NUMBER),
                        template_kind_words(percent->kind));
        return;
    }
    long long number = value_rational_scaled(percent->number, 10);
    cell->bar_permille = number < 0 ? 0 : number > 1000 ? 1000 : (uint16_t)number;
    cell->bar = template_run_colour(run, node, "warna-batang", 0xD0D4D9);
}

static void fill_cell(struct template_run *run, const struct template_node *node,
                      struct document_cell *cell, const struct document_style *paragraph,
                      const struct template_style *style)
{
    struct template_flow flow = {.cell = cell, .paragraph = paragraph};
    struct template_sink inner = {.flow = &flow, .text = paragraph->text, .bare = true};
    template_style_merge(&inner.inherited, style, TEMPLATE_INHERITED);
    const struct template_value *id = template_node_value(node, "id");
    if (id != NULL) {
        struct document_block *anchor =
            document_block_create(run->document, DOCUMENT_ANCHOR, paragraph, node->origin);
        document_give(run->document, anchor)->id = id->text;
        document_cell_append(run->document, cell, anchor);
    }
    template_expand_children(run, node, &inner);
    template_flow_finish(run, &flow);
    document_cell_settle(run->document, cell);
}

/* A span as given, at least 1. */
static size_t span(struct template_run *run, const struct template_node *node, const char *name)
{
    long number = template_run_number(run, node, name, 1);
    return number < 1 ? 1 : (size_t)number;
}

void template_expand_table_cell(struct template_run *run, const struct template_node *node,
                                struct template_sink *sink)
{
    struct template_table *table = sink->target;
    const char *key = NULL;
    if (table->role == DOCUMENT_ROW_BODY && template_node_value(node, "gabung") != NULL)
        key = template_run_text(run, node, "gabung", "");
    if (key != NULL && joins(table, key))
        return;
    struct template_style over = {0};
    bool empty = is_empty(run, node);
    if (empty && table->empty_style != NULL)
        template_style_merge(&over, table->empty_style, UINT32_MAX);
    template_run_node_style(run, node, &over);
    const struct document_style *paragraph;
    skip_occupied(table);
    size_t column = table->column;
    size_t rows = span(run, node, "baris-span");
    size_t columns = span(run, node, "kolom-span");
    struct template_style full = template_table_cell_style(table, &over);
    struct document_cell *cell =
        template_table_add_cell(run, table, &full, &over, columns, rows, node->origin, &paragraph);
    cell->header = template_run_yes(run, node, "kepala", table->in_head);
    cell->rotated = template_run_yes(run, node, "putar", false);
    cell->repeat = template_run_yes(run, node, "ulangi", cell->repeat);
    set_bar(run, node, cell);
    if (key != NULL)
        start_merge(table, column, key);
    const char *outer = run->context.empty;
    run->context.empty = template_run_text(run, node, "kosong", outer);
    fill_cell(run, node, cell, paragraph, &full);
    run->context.empty = outer;
}
