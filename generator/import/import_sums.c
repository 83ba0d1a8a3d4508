/* Compares the sums that a budget sheet states with what lies below them. */
#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "import_tree.h"

/* One column of amounts. */
struct summing {
    const struct import_tree *tree;
    struct import_sheet *sheet;           /* whose arenas live as long as the summing */
    size_t column;                        /* of the sheet */
    const struct value_rational **totals; /* of each node; NULL = nothing known */
};

/* What a node without nodes below it has after the change. */
static const struct value_rational *own_amount(const struct summing *summing, size_t index)
{
    const struct import_node *node = &summing->tree->nodes[index];
    if (node->row != IMPORT_NONE) {
        const struct value *cell = import_number_of(summing->sheet, node->row, summing->column);
        if (cell != NULL)
            return cell->number;
        if (summing->sheet->own)
            return NULL;
    }
    if (node->record == NULL)
        return NULL;
    const struct value *old =
        import_get(summing->sheet->uses[summing->column].column, node->record->value);
    const struct value *list = value_get(old, "triwulan");
    const struct value_rational *sum = value_number_or_null(old);
    for (size_t i = 0; i < value_count(list); i++) {
        const struct value_rational *part = value_number_or_null(value_at(list, i));
        if (part != NULL)
            sum = sum == NULL ? part : value_rational_add(summing->sheet->arena, sum, part);
    }
    return sum;
}

/* Adds up from the leaves, level by level. */
static void add_up(struct summing *summing)
{
    const struct import_tree *tree = summing->tree;
    size_t deepest = 0;
    for (size_t i = 0; i < tree->count; i++) {
        deepest = tree->nodes[i].level > deepest ? tree->nodes[i].level : deepest;
        import_next_row(summing->sheet);
        if (!tree->nodes[i].has_below)
            summing->totals[i] = own_amount(summing, i);
    }
    for (size_t level = deepest; level > 0; level--) {
        for (size_t i = 0; i < tree->count; i++) {
            const struct import_node *node = &tree->nodes[i];
            if (node->level != level || node->parent == IMPORT_NONE || summing->totals[i] == NULL)
                continue;
            const struct value_rational **total = &summing->totals[node->parent];
            *total = *total == NULL
                         ? summing->totals[i]
                         : value_rational_add(summing->sheet->arena, *total, summing->totals[i]);
        }
    }
}

/* The sums of nodes that have others below them. */
static void check_nodes(const struct summing *summing)
{
    const struct value_rational *none = value_rational_integer(summing->sheet->arena, 0);
    for (size_t i = 0; i < summing->tree->count; i++) {
        const struct import_node *node = &summing->tree->nodes[i];
        if (!node->has_below || node->row == IMPORT_NONE)
            continue;
        import_next_row(summing->sheet);
        const struct value *stated = import_number_of(summing->sheet, node->row, summing->column);
        /* Parts without any amount add up to nothing. */
        const struct value_rational *total = summing->totals[i] != NULL ? summing->totals[i] : none;
        if (stated != NULL && value_rational_compare(stated->number, total) != 0)
            import_say_total(summing->sheet, node->row, summing->column, stated->number, total);
    }
}

/* The sum of the programs in the sheet whose code begins with prefix and that stand between two
 * rows. */
static const struct value_rational *sum_of(const struct summing *summing, const char *prefix,
                                           size_t from, size_t to)
{
    struct base_arena *arena = summing->sheet->arena;
    const struct value_rational *sum = value_rational_integer(arena, 0);
    size_t length = prefix != NULL ? strlen(prefix) : 0;
    for (size_t i = 0; i < summing->tree->count; i++) {
        const struct import_node *node = &summing->tree->nodes[i];
        bool inside = node->row != IMPORT_NONE && node->row >= from && node->row < to;
        if (node->parent != IMPORT_NONE || !inside || summing->totals[i] == NULL)
            continue;
        if (length > 0 && (node->plain == NULL || strncmp(node->plain, prefix, length) != 0 ||
                           node->plain[length] != '.'))
            continue;
        sum = value_rational_add(arena, sum, summing->totals[i]);
    }
    return sum;
}

/* The total of the last node of a level above a row. */
static const struct value_rational *last_of(const struct summing *summing, size_t level, size_t row)
{
    const struct import_node *best = NULL;
    size_t at = 0;
    for (size_t i = 0; i < summing->tree->count; i++) {
        const struct import_node *node = &summing->tree->nodes[i];
        if (node->level == level && node->row != IMPORT_NONE && node->row < row &&
            (best == NULL || node->row > best->row)) {
            best = node;
            at = i;
        }
    }
    return best != NULL ? summing->totals[at] : NULL;
}

static bool equals(const struct value_rational *left, const struct value_rational *right)
{
    return left != NULL && value_rational_compare(left, right) == 0;
}

/* A row "Jumlah" may close the whole sheet, the part since the last one, or one node. */
static void check_row(const struct summing *summing, const struct import_sum *sum, size_t from)
{
    const struct value *stated = import_number_of(summing->sheet, sum->row, summing->column);
    if (stated == NULL)
        return;
    size_t end = summing->sheet->table->count;
    const struct value_rational *all = sum_of(summing, sum->prefix, 0, end);
    if (equals(all, stated->number))
        return;
    bool part =
        sum->prefix == NULL && (equals(sum_of(summing, NULL, from, sum->row), stated->number) ||
                                equals(sum_of(summing, NULL, 0, sum->row), stated->number));
    for (size_t level = 0; sum->prefix == NULL && level < IMPORT_LEVELS && !part; level++)
        part = equals(last_of(summing, level, sum->row), stated->number);
    if (!part)
        import_say_total(summing->sheet, sum->row, summing->column, stated->number, all);
}

void import_check_sums(const struct import_tree *tree)
{
    const struct import_sheet *sheet = tree->sheet;
    for (size_t i = 0; i < sheet->table->columns; i++) {
        const struct import_use *use = &sheet->uses[i];
        if (use->role != IMPORT_ROLE_FIELD || !use->column->number || use->column->item > 0 ||
            use->column->field->unit == NULL || strcmp(use->column->field->unit, "rupiah") != 0)
            continue;
        struct import_sheet aside = *sheet;
        aside.arena = base_arena_create();
        aside.scratch = base_arena_create();
        struct summing summing = {.tree = tree, .sheet = &aside, .column = i};
        summing.totals = base_alloc_array(aside.arena, tree->count, sizeof *summing.totals);
        add_up(&summing);
        if (!sheet->own)
            check_nodes(&summing);
        size_t from = 0;
        for (size_t n = 0; n < tree->sum_count; n++) {
            check_row(&summing, &tree->sums[n], from);
            from = tree->sums[n].row + 1;
        }
        base_arena_destroy(aside.scratch);
        base_arena_destroy(aside.arena);
    }
}
