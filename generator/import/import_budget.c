/* Reads the rows of a budget: finds each node by its code, adds new ones to the tree. */
#include "import_budget.h"

#include <stdlib.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "import_tree.h"

/* Puts the nodes of the report into the tree. */
static void add_records(struct import_tree *tree)
{
    const struct import_layout *layout = tree->sheet->layout;
    struct base_arena *arena = tree->sheet->arena;
    tree->codes = import_index_create(arena, layout->record_count);
    tree->keys = import_index_create(arena, layout->record_count);
    tree->capacity = layout->record_count + tree->sheet->table->count;
    tree->nodes = base_alloc_array(arena, tree->capacity, sizeof *tree->nodes);
    for (size_t i = 0; i < layout->record_count; i++) {
        const struct import_record *record = &layout->records[i];
        struct import_node node = {.record = record,
                                   .parent = record->parent,
                                   .row = IMPORT_NONE,
                                   .level = record->level,
                                   .type = record->type};
        BASE_PUSH(arena, tree->nodes, tree->count, tree->capacity, node);
        tree->nodes[i].removed =
            import_is_taken_out(tree->sheet->plan, record) ||
            (record->parent != IMPORT_NONE && tree->nodes[record->parent].removed);
        if (record->parent != IMPORT_NONE && !tree->nodes[i].removed)
            tree->nodes[record->parent].has_below = true;
        import_index_put(tree->keys, record->key, i);
        const char *text = value_text_or(value_get(record->value, "kode"), NULL);
        tree->has_examples = tree->has_examples || (text != NULL && strchr(text, 'X') != NULL);
        import_next_row(tree->sheet);
        tree->nodes[i].renamed = import_adopted_code(tree->sheet->plan, record);
        if (tree->nodes[i].renamed != NULL)
            text = tree->nodes[i].renamed;
        struct import_code code = import_code_read(
            tree->sheet->scratch, text != NULL && record->level < IMPORT_LEVELS ? text : "");
        if (code.kind == IMPORT_CODE_NODE) {
            tree->nodes[i].plain = base_copy_text(arena, code.plain);
            import_index_put(tree->codes, tree->nodes[i].plain, i);
            tree->narrow =
                tree->narrow || (code.level == 2 && strlen(strrchr(code.text, '.')) == 3);
        }
    }
}

/* True when a row has an amount. */
static size_t amount_in(const struct import_sheet *sheet, size_t row)
{
    for (size_t i = 0; i < sheet->table->columns; i++) {
        const struct import_use *use = &sheet->uses[i];
        if (use->role == IMPORT_ROLE_FIELD && use->column->field->unit != NULL &&
            use->column->number && import_number_of(sheet, row, i) != NULL)
            return i;
    }
    return IMPORT_NONE;
}

static size_t code_column(const struct import_sheet *sheet)
{
    size_t column = import_use_of(sheet, "kode");
    for (size_t i = 0; column == IMPORT_NONE && i < sheet->table->columns; i++)
        column = sheet->uses[i].role == IMPORT_ROLE_CODE ? i : IMPORT_NONE;
    return column != IMPORT_NONE ? column : 0;
}

/* Marks that a node stands in a row. */
static void meet(struct import_tree *tree, size_t node, size_t row, const char *code)
{
    const struct import_sheet *sheet = tree->sheet;
    if (tree->nodes[node].row != IMPORT_NONE) {
        unsigned before = (unsigned)sheet->table->rows[tree->nodes[node].row].number;
        import_say(sheet, row, code_column(sheet), CODE_TWICE, code,
                   base_format(sheet->arena, "%u", before));
        return;
    }
    tree->nodes[node].row = row;
}

/* Sorts out a row without a code: a total, a title, or a mistake. */
static void read_codeless(struct import_tree *tree, size_t row)
{
    struct import_sheet *sheet = tree->sheet;
    size_t amount = amount_in(sheet, row);
    if (amount == IMPORT_NONE)
        return;
    if (import_is_total(sheet, row)) {
        struct import_sum sum = {.row = row};
        BASE_PUSH(sheet->arena, tree->sums, tree->sum_count, tree->sum_capacity, sum);
        return;
    }
    const char *stated = sheet_cell(&sheet->table->rows[row], code_column(sheet))->text;
    if (import_use_of(sheet, "kode") != IMPORT_NONE && *stated >= '0' && *stated <= '9')
        import_say(sheet, row, code_column(sheet), CODE, stated);
    else
        import_say(sheet, row, code_column(sheet), NO_CODE,
                   sheet_cell(&sheet->table->rows[row], amount)->text);
}

/* Keeps a row whose code the report does not have. */
static void read_new(struct import_tree *tree, size_t row, const struct import_code *code)
{
    struct base_arena *arena = tree->sheet->arena;
    struct import_new new = {.row = row, .code = *code};
    new.code.text = base_copy_text(arena, code->text);
    new.code.plain = base_copy_text(arena, code->plain);
    new.code.above = code->above != NULL ? base_copy_text(arena, code->above) : NULL;
    BASE_PUSH(arena, tree->new, tree->new_count, tree->new_capacity, new);
}

static void read_code(struct import_tree *tree, size_t row, const struct import_code *code)
{
    struct import_sheet *sheet = tree->sheet;
    struct import_sum sum = {.row = row};
    switch (code->kind) {
    case IMPORT_CODE_NONE:
        read_codeless(tree, row);
        break;
    case IMPORT_CODE_BAD:
        import_say(sheet, row, code_column(sheet), CODE, code->text);
        break;
    case IMPORT_CODE_ACCOUNT:
        tree->accounts++;
        break;
    case IMPORT_CODE_UNIT:
        BASE_PUSH(sheet->arena, tree->sums, tree->sum_count, tree->sum_capacity, sum);
        break;
    case IMPORT_CODE_HEAD:
        sum.prefix = base_copy_text(sheet->arena, code->plain);
        BASE_PUSH(sheet->arena, tree->sums, tree->sum_count, tree->sum_capacity, sum);
        break;
    case IMPORT_CODE_NODE: {
        size_t node = import_index_get(tree->codes, code->plain);
        if (node != IMPORT_NONE)
            meet(tree, node, row, code->text);
        else
            read_new(tree, row, code);
        break;
    }
    }
}

static void read_row(struct import_tree *tree, size_t row)
{
    struct import_sheet *sheet = tree->sheet;
    const char *key = tree->key_column != IMPORT_NONE
                          ? sheet_cell(&sheet->table->rows[row], tree->key_column)->text
                          : "";
    size_t node = *key != '\0' ? import_index_get(tree->keys, key) : IMPORT_NONE;
    if (node != IMPORT_NONE && import_is_left_example(tree, node, row)) {
        tree->nodes[node].untouched = true;
        return;
    }
    if (node != IMPORT_NONE && !import_is_renamed_example(tree, node, row)) {
        meet(tree, node, row, key);
        return;
    }
    if (import_is_heading(sheet, row))
        return;
    struct import_code code = import_code_of(sheet, row);
    if (*key != '\0' && code.kind == IMPORT_CODE_NONE)
        import_say(sheet, row, tree->key_column, KEY, sheet->layout->title, key);
    else
        read_code(tree, row, &code);
}

/* ---------------------------------------------------------------- new nodes */

/* The field that lists what lies below a node; of the file for programs. */
static const struct model_field *list_field(const struct import_tree *tree, size_t parent)
{
    const struct model_type *type = parent == IMPORT_NONE
                                        ? model_files[tree->sheet->layout->file].type
                                        : tree->nodes[parent].type;
    return import_below(type);
}

/* A new sub kegiatan gets four digits at its end, or two when those of the report have two. */
static void widen(struct import_tree *tree, struct import_code *code)
{
    const char *last = strrchr(code->text, '.');
    if (code->level == 2 && !(tree->narrow && strlen(last) == 3))
        code->text = base_format(tree->sheet->arena, "%.*s.%04ld", (int)(last - code->text),
                                 code->text, strtol(last + 1, NULL, 10));
}

static void add_new(struct import_tree *tree, struct import_new *new)
{
    struct import_sheet *sheet = tree->sheet;
    const struct import_code *code = &new->code;
    widen(tree, &new->code);
    size_t parent = code->above != NULL ? import_index_get(tree->codes, code->above) : IMPORT_NONE;
    size_t name = import_use_of(sheet, "nama");
    if (code->above != NULL && parent == IMPORT_NONE) {
        import_say(sheet, new->row, code_column(sheet), PARENT, code->text, code->above);
        return;
    }
    if (name == IMPORT_NONE || *sheet_cell(&sheet->table->rows[new->row], name)->text == '\0') {
        import_say(sheet, new->row, code_column(sheet), NEW_NAME, code->text);
        return;
    }
    size_t there = import_index_get(tree->codes, code->plain);
    size_t example = there == IMPORT_NONE ? import_find_example(tree, parent) : IMPORT_NONE;
    if (there != IMPORT_NONE || example != IMPORT_NONE) {
        if (there != IMPORT_NONE)
            meet(tree, there, new->row, code->text);
        else
            import_adopt(tree, example, new);
        return;
    }
    import_index_put(tree->codes, code->plain, tree->count);
    const struct model_field *field = list_field(tree, parent);
    struct import_node node = {.parent = parent,
                               .row = new->row,
                               .level = code->level,
                               .type = field->type,
                               .plain = code->plain};
    const struct value *owner = sheet->plan->tables->files[sheet->layout->file];
    struct import_fresh *above = NULL;
    if (parent != IMPORT_NONE) {
        tree->nodes[parent].has_below = true;
        owner = tree->nodes[parent].record != NULL ? tree->nodes[parent].record->value : NULL;
        above = tree->nodes[parent].fresh;
    }
    node.fresh = import_add_fresh(sheet, code->text, field->type, field->name, owner, above);
    BASE_PUSH(sheet->arena, tree->nodes, tree->count, tree->capacity, node);
}

/* Parents before what lies below them, each level in the order of the sheet. */
static void add_all_new(struct import_tree *tree)
{
    for (size_t level = 0; level < IMPORT_LEVELS; level++) {
        for (size_t i = 0; i < tree->new_count; i++) {
            if (tree->new[i].code.level == level)
                add_new(tree, &tree->new[i]);
        }
    }
}

/* ---------------------------------------------------------------- fields */

/* True when a name differs only in letter case, blanks and signs: the report's is kept. */
static bool same_name(const struct import_sheet *sheet, const struct import_node *node,
                      size_t column)
{
    const char *id = sheet->uses[column].column->id;
    const char *text = sheet_cell(&sheet->table->rows[node->row], column)->text;
    const char *old = value_text_or(value_get(node->record->value, id), "");
    if (sheet->own)
        return false;
    if (strcmp(id, "kode") == 0)
        return true;
    return strcmp(id, "nama") == 0 &&
           strcmp(import_plain(sheet->scratch, text), import_plain(sheet->scratch, old)) == 0;
}

/* The realisasi of a node that is given by quarters must agree with a stated one. */
static bool check_quarters(const struct import_sheet *sheet, const struct import_node *node,
                           size_t column)
{
    const struct value *list =
        value_get(value_get(node->record->value, sheet->uses[column].column->id), "triwulan");
    if (list == NULL)
        return true;
    const struct value *stated = import_number_of(sheet, node->row, column);
    const struct value_rational *sum = value_rational_integer(sheet->arena, 0);
    for (size_t i = 0; i < value_count(list); i++) {
        const struct value_rational *part = value_number_or_null(value_at(list, i));
        sum = part != NULL ? value_rational_add(sheet->arena, sum, part) : sum;
    }
    if (stated != NULL && value_rational_compare(sum, stated->number) != 0)
        import_say(sheet, node->row, column, QUARTERS, sheet->uses[column].heading,
                   node->record->key, value_rational_text(sheet->arena, sum, -1),
                   value_rational_text(sheet->arena, stated->number, -1));
    return false;
}

static void compare_node(const struct import_tree *tree, const struct import_node *node)
{
    const struct import_sheet *sheet = tree->sheet;
    if (node->adopted && !sheet->own)
        import_rename(tree, node);
    for (size_t i = 0; i < sheet->table->columns; i++) {
        const struct import_use *use = &sheet->uses[i];
        const struct sheet_cell *cell = sheet_cell(&sheet->table->rows[node->row], i);
        if (use->role != IMPORT_ROLE_FIELD || same_name(sheet, node, i) ||
            (cell->kind == SHEET_EMPTY && (!sheet->own || use->column->key || node->adopted)))
            continue;
        bool amount = use->column->number && use->column->field->unit != NULL;
        /* Sums of what lies below are checked, not written, unless the report states them too. */
        if (amount && node->has_below && import_get(use->column, node->record->value) == NULL &&
            !sheet->own)
            continue;
        if (amount && cell->kind != SHEET_EMPTY && !check_quarters(sheet, node, i))
            continue;
        import_compare(sheet, node->record, node->row, i);
    }
}

static void fill_node(const struct import_tree *tree, struct import_node *node)
{
    const struct import_sheet *sheet = tree->sheet;
    import_begin_fresh(sheet, node->fresh);
    value_builder_set(node->fresh->builder, "kode", value_text(sheet->arena, 0, node->fresh->key));
    for (size_t i = 0; i < sheet->layout->column_count; i++) {
        const struct import_column *field = &sheet->layout->columns[i];
        size_t column = import_use_of(sheet, field->id);
        bool sum = node->has_below && field->number && field->field->unit != NULL;
        if (column != IMPORT_NONE && !sum && strcmp(field->id, "kode") != 0)
            import_set_fresh(sheet, node->fresh, node->row, column);
    }
    import_end_fresh(sheet, node->fresh);
}

static void claim_figures(const struct import_tree *tree, const struct import_node *node)
{
    const struct import_sheet *sheet = tree->sheet;
    const char *key = node->renamed != NULL  ? node->renamed
                      : node->record != NULL ? node->record->key
                                             : node->fresh->key;
    for (size_t i = 0; i < sheet->table->columns; i++) {
        if (sheet->uses[i].role == IMPORT_ROLE_CLAIM)
            import_claim(sheet,
                         base_format(sheet->arena, "anggaran.%s.%s", key, sheet->uses[i].figure),
                         node->row, i);
    }
}

static void read_nodes(struct import_tree *tree)
{
    for (size_t i = 0; i < tree->count; i++) {
        struct import_node *node = &tree->nodes[i];
        if (node->row == IMPORT_NONE)
            continue;
        import_next_row(tree->sheet);
        if (node->record != NULL)
            compare_node(tree, node);
        else
            fill_node(tree, node);
        claim_figures(tree, node);
    }
}

static void say_notes(const struct import_tree *tree)
{
    const struct import_sheet *sheet = tree->sheet;
    enum { NAMED = 4 };
    size_t absent = 0;
    struct base_buffer keys = {.arena = sheet->arena};
    for (size_t i = 0; i < tree->count; i++) {
        if (tree->nodes[i].row != IMPORT_NONE || tree->nodes[i].record == NULL ||
            tree->nodes[i].removed || tree->nodes[i].untouched)
            continue;
        if (absent++ < NAMED)
            base_buffer_format(&keys, "%s%s", absent == 1 ? ": " : ", ",
                               tree->nodes[i].record->key);
    }
    if (absent > NAMED)
        base_buffer_text(&keys, ", …");
    if (absent > 0)
        base_report(sheet->diagnostics, base_at_file(sheet->shown, 0, 0),
                    BASE_MESSAGE_IMPORT_ABSENT, sheet->shown,
                    base_format(sheet->arena, "%zu", absent), sheet->layout->title,
                    base_buffer_get(&keys));
    if (tree->accounts > 0)
        base_report(sheet->diagnostics, base_at_file(sheet->shown, 0, 0),
                    BASE_MESSAGE_IMPORT_ACCOUNTS, sheet->shown,
                    base_format(sheet->arena, "%zu", tree->accounts));
}

void import_read_budget(struct import_sheet *sheet)
{
    struct import_tree tree = {.sheet = sheet, .key_column = IMPORT_NONE};
    bool codes = sheet->own || import_use_of(sheet, "kode") != IMPORT_NONE;
    for (size_t i = 0; i < sheet->table->columns; i++) {
        codes = codes || sheet->uses[i].role == IMPORT_ROLE_CODE;
        if (sheet->own && sheet->uses[i].role == IMPORT_ROLE_KEY)
            tree.key_column = i;
    }
    if (!codes) {
        import_say(sheet, sheet->heading_row, 0, NO_CODES, NULL);
        return;
    }
    size_t errors = base_diagnostics_errors(sheet->diagnostics);
    add_records(&tree);
    for (size_t row = sheet->first; row < sheet->table->count; row++) {
        import_next_row(sheet);
        read_row(&tree, row);
    }
    add_all_new(&tree);
    import_finish_examples(&tree);
    read_nodes(&tree);
    /* Sums over what could not be read would only hide the cause. */
    if (base_diagnostics_errors(sheet->diagnostics) > errors)
        return;
    import_check_sums(&tree);
    say_notes(&tree);
}
