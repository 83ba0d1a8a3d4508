/* The example rows of a new report (X.XX.01 ...): the first program of a sheet takes their place.
 */
#include <string.h>

#include "base_arena.h"
#include "import_tree.h"

/* True for a record with a code of X whose amounts nobody has filled in. */
static bool is_example(const struct import_node *node)
{
    const struct value *value = node->record != NULL ? node->record->value : NULL;
    const char *code = value_text_or(value_get(value, "kode"), "");
    return node->row == IMPORT_NONE && node->renamed == NULL && !node->removed &&
           strchr(code, 'X') != NULL && value_number_or_null(value_get(value, "pagu")) == NULL &&
           value_number_or_null(value_get(value, "realisasi")) == NULL;
}

/* The nodes of the report, which come before the new ones. */
static size_t records_of(const struct import_tree *tree)
{
    return tree->sheet->layout->record_count;
}

/* True when all that lies below a node is an example too. */
static bool is_example_tree(const struct import_tree *tree, size_t index)
{
    bool good = is_example(&tree->nodes[index]);
    for (size_t i = index + 1; good && i < records_of(tree); i++) {
        if (tree->nodes[i].parent == index)
            good = is_example_tree(tree, i);
    }
    return good;
}

size_t import_find_example(const struct import_tree *tree, size_t parent)
{
    for (size_t i = 0; i < records_of(tree) && tree->has_examples; i++) {
        if (tree->nodes[i].parent == parent && is_example_tree(tree, i))
            return i;
    }
    return IMPORT_NONE;
}

bool import_is_left_example(const struct import_tree *tree, size_t index, size_t row)
{
    const struct import_sheet *sheet = tree->sheet;
    const struct import_node *node = &tree->nodes[index];
    if (!is_example(node))
        return false;
    for (size_t i = 0; i < sheet->table->columns; i++) {
        const struct import_use *use = &sheet->uses[i];
        if (use->role == IMPORT_ROLE_FIELD &&
            !import_is_same(sheet, row, i, import_get(use->column, node->record->value)))
            return false;
    }
    return true;
}

bool import_is_renamed_example(const struct import_tree *tree, size_t index, size_t row)
{
    struct import_code code = import_code_of(tree->sheet, row);
    return is_example(&tree->nodes[index]) && code.kind == IMPORT_CODE_NODE &&
           strchr(code.text, 'X') == NULL;
}

static const struct import_column *code_column(const struct import_layout *layout)
{
    size_t at = 0;
    while (at < layout->column_count && strcmp(layout->columns[at].id, "kode") != 0)
        at++;
    return at < layout->column_count ? &layout->columns[at] : NULL;
}

void import_adopt(struct import_tree *tree, size_t index, const struct import_new *new)
{
    const struct import_sheet *sheet = tree->sheet;
    struct import_plan *plan = sheet->plan;
    struct import_node *node = &tree->nodes[index];
    node->row = new->row;
    node->plain = new->code.plain;
    node->renamed = new->code.text;
    node->adopted = true;
    import_index_put(tree->codes, node->plain, index);
    struct import_adopted adopted = {node->record, node->renamed};
    BASE_PUSH(sheet->arena, plan->adopted, plan->adopted_count, plan->adopted_capacity, adopted);
}

void import_rename(const struct import_tree *tree, const struct import_node *node)
{
    const struct import_sheet *sheet = tree->sheet;
    struct import_plan *plan = sheet->plan;
    struct import_change change = {.record = node->record,
                                   .column = code_column(sheet->layout),
                                   .value = value_text(sheet->arena, 0, node->renamed),
                                   .sheet = sheet,
                                   .row = (uint32_t)node->row};
    if (change.column != NULL)
        BASE_PUSH(sheet->arena, plan->changes, plan->change_count, plan->change_capacity, change);
}

const char *import_adopted_code(const struct import_plan *plan, const struct import_record *record)
{
    for (size_t i = 0; i < plan->adopted_count; i++) {
        if (plan->adopted[i].record == record)
            return plan->adopted[i].code;
    }
    return NULL;
}

bool import_is_taken_out(const struct import_plan *plan, const struct import_record *record)
{
    for (size_t i = 0; i < plan->removed_count; i++) {
        if (plan->removed[i] == record)
            return true;
    }
    return false;
}

/* References of all files to a code of an example. */
static void rename_in(struct import_plan *plan, size_t file, const struct value *value,
                      const char *old, const char *code)
{
    if (value->kind == VALUE_TEXT && strcmp(value->text, old) == 0) {
        struct import_rename rename = {file, value, code};
        BASE_PUSH(plan->report->arena, plan->renames, plan->rename_count, plan->rename_capacity,
                  rename);
    }
    for (size_t i = 0; i < value_count(value); i++) {
        bool record = value->kind == VALUE_RECORD;
        const struct value *item = record ? value_entry_at(value, i).value : value_at(value, i);
        if (!record || strcmp(value_entry_at(value, i).key, "program") != 0 ||
            item->kind != VALUE_LIST || file != IMPORT_BUDGET_FILE)
            rename_in(plan, file, item, old, code);
    }
}

static void rename_all(struct import_plan *plan, const char *old, const char *code)
{
    for (size_t i = 0; i < MODEL_FILE_COUNT; i++)
        rename_in(plan, i, plan->tables->files[i], old, code);
}

/* Takes out an example that the sheet has no row for, with all below it. */
static void take_out(struct import_tree *tree, size_t index, const char *code)
{
    struct import_plan *plan = tree->sheet->plan;
    struct import_node *node = &tree->nodes[index];
    node->removed = true;
    rename_all(plan, value_text_or(value_get(node->record->value, "kode"), ""), code);
    for (size_t i = index + 1; i < records_of(tree); i++) {
        if (tree->nodes[i].parent == index)
            take_out(tree, i, code);
    }
}

void import_finish_examples(struct import_tree *tree)
{
    struct import_plan *plan = tree->sheet->plan;
    for (size_t i = 0; i < records_of(tree) && tree->has_examples; i++) {
        struct import_node *node = &tree->nodes[i];
        if (!node->adopted)
            continue;
        rename_all(plan, value_text_or(value_get(node->record->value, "kode"), ""), node->renamed);
        node->has_below = false;
        for (size_t n = 0; n < tree->count; n++) {
            if (tree->nodes[n].parent != i)
                continue;
            if (is_example_tree(tree, n)) {
                BASE_PUSH(tree->sheet->arena, plan->removed, plan->removed_count,
                          plan->removed_capacity, tree->nodes[n].record);
                take_out(tree, n, node->renamed);
            }
            node->has_below = node->has_below || !tree->nodes[n].removed;
        }
    }
}
