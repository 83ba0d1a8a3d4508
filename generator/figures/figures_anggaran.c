/* The budget tree: reading, roll-up, spending figures, sums over linked nodes. */
#include "figures_anggaran.h"

#include <stdlib.h>
#include <string.h>

#include "figures_context.h"
#include "figures_teks.h"

static const struct {
    const char *key, *formula;
} amounts[FIGURES_AMOUNTS] = {
    [FIGURES_PAGU] = {"pagu", "jumlah pagu di bawahnya"},
    [FIGURES_REALISASI] = {"realisasi", "jumlah realisasi di bawahnya"},
    [FIGURES_PAGU_AWAL] = {"pagu_awal", "jumlah pagu awal di bawahnya"},
};

/* Level names by depth; all below the third one are "rincian". */
static const char *const levels[] = {"program", "kegiatan", "sub_kegiatan", "rincian"};
const char *const figures_budget_keys[FIGURES_BUDGET_KEYS] = {"kegiatan", "sub_kegiatan",
                                                              "rincian"};

static void link_to(struct figures_context *context, struct figures_index *index,
                    const struct value *ids, size_t node)
{
    for (size_t i = 0; i < figures_list_count(ids); i++) {
        const char *id = value_text_or(value_at(ids, i), NULL);
        if (id == NULL) {
            continue;
        }
        struct figures_nodes *set = figures_index_get(index, id);
        if (set == NULL) {
            set = figures_index_add(index, id, base_alloc(context->scratch, sizeof *set));
        }
        figures_nodes_add(context, set, node);
    }
}

/* Adds a node and everything below it, parents first. The depth is bounded by the JSON reader. */
static void collect(struct figures_context *context, const struct value *input, size_t parent,
                    size_t number)
{
    struct figures_budget *budget = context->budget;
    size_t index = budget->count;
    struct figures_node node = {.input = input, .parent = parent, .number = number};
    node.depth = parent == FIGURES_NO_NODE ? 0 : budget->nodes[parent].depth + 1;
    node.program = parent == FIGURES_NO_NODE ? index : budget->nodes[parent].program;
    node.level =
        levels[node.depth < FIGURES_COUNT_OF(levels) ? node.depth : FIGURES_COUNT_OF(levels) - 1];
    node.full_number =
        parent == FIGURES_NO_NODE
            ? base_format(context->arena, "%zu", number)
            : base_format(context->arena, "%s.%zu", budget->nodes[parent].full_number, number);
    const char *code = figures_text_member(input, "kode");
    node.id = value_text_or(figures_member(input, "id"), code == NULL ? node.full_number : code);
    node.prefix = figures_path(context, "anggaran", node.id);
    BASE_PUSH(context->scratch, budget->nodes, budget->count, budget->capacity, node);
    link_to(context, budget->of_sasaran, figures_member(input, "sasaran"), index);
    link_to(context, budget->of_indicator, figures_member(input, "indikator_terkait"), index);

    size_t child_number = 0;
    for (size_t key = 0; key < FIGURES_BUDGET_KEYS; key++) {
        const struct value *children = figures_member(input, figures_budget_keys[key]);
        for (size_t i = 0; i < figures_list_count(children); i++) {
            collect(context, value_at(children, i), index, ++child_number);
        }
    }
    budget->nodes[index].end = budget->count;
}

/* How many nodes there are at and below the items of a list. */
static size_t count_nodes(const struct value *list)
{
    size_t count = figures_list_count(list);
    size_t all = count;
    for (size_t i = 0; i < count; i++) {
        for (size_t key = 0; key < FIGURES_BUDGET_KEYS; key++) {
            all += count_nodes(figures_member(value_at(list, i), figures_budget_keys[key]));
        }
    }
    return all;
}

static void index_nodes(struct figures_budget *budget)
{
    for (size_t i = 0; i < budget->count; i++) {
        figures_index_add(budget->by_id, budget->nodes[i].id, &budget->nodes[i]);
    }
    for (size_t i = 0; i < budget->count; i++) {
        const char *code = figures_text_member(budget->nodes[i].input, "kode");
        if (code != NULL) {
            figures_index_add(budget->by_id, code, &budget->nodes[i]);
        }
    }
}

/* What the input states: a number, or the sum of the quarters given. */
static const struct value *stated(struct figures_context *context, const struct figures_node *node,
                                  enum figures_amount amount)
{
    const struct value *given = figures_member(node->input, amounts[amount].key);
    const struct value *quarters = figures_member(given, "triwulan");
    if (figures_list_count(quarters) == 0) {
        return given->kind == VALUE_NUMBER || given->kind == VALUE_MISSING
                   ? given
                   : figures_member(NULL, "");
    }
    struct figures_operands operands = {0};
    for (size_t i = 0; i < value_count(quarters); i++) {
        figures_operands_add(context, &operands, base_format(context->arena, "triwulan %zu", i + 1),
                             value_at(quarters, i));
    }
    bool is_leaf = node->end == (size_t)(node - context->budget->nodes) + 1;
    return figures_publish(
        context,
        figures_joined(context, figures_path(context, node->prefix, amounts[amount].key),
                       is_leaf ? "" : "_triwulan"),
        (struct figures_recipe){"jumlah triwulan yang terisi", FIGURES_MONEY}, operands.items,
        operands.count, figures_sum(context, operands.items, operands.count));
}

/* An earlier budget is a document of its own: what it states for a parent stands as stated. */
static bool stated_wins(enum figures_amount amount)
{
    return amount == FIGURES_PAGU_AWAL;
}

static void check_stated(struct figures_context *context, const struct figures_node *node,
                         enum figures_amount amount, const struct value *given,
                         const struct value *sum)
{
    const struct value_rational *left = value_number_or_null(given);
    const struct value_rational *right = value_number_or_null(sum);
    if (left != NULL && right != NULL && value_rational_compare(left, right) != 0) {
        base_report(context->diagnostics, base_at(given->origin),
                    stated_wins(amount) ? BASE_MESSAGE_FIGURES_PARENT_STATED
                                        : BASE_MESSAGE_FIGURES_PARENT_AMOUNT,
                    amounts[amount].key, node->id, figures_number_text(context, left),
                    figures_number_text(context, right));
    }
}

/* The amount of a node whose children are done: their sum; its own where no child gives one. */
static const struct value *roll_up(struct figures_context *context, size_t index,
                                   enum figures_amount amount)
{
    const struct figures_budget *budget = context->budget;
    const struct figures_node *node = &budget->nodes[index];
    const struct value *own = stated(context, node, amount);
    struct figures_operands operands = {0};
    for (size_t child = index + 1; child < node->end; child = budget->nodes[child].end) {
        const struct value *value = budget->nodes[child].amounts[amount];
        if (figures_is_given(value)) {
            figures_operands_add(context, &operands, budget->nodes[child].id, value);
        }
    }
    if (operands.count == 0) {
        return own;
    }
    const struct value *sum = figures_publish(
        context, figures_path(context, node->prefix, amounts[amount].key),
        (struct figures_recipe){amounts[amount].formula, FIGURES_MONEY}, operands.items,
        operands.count, figures_sum(context, operands.items, operands.count));
    check_stated(context, node, amount, own, sum);
    return stated_wins(amount) && own->kind == VALUE_NUMBER ? own : sum;
}

/* Realisasi above pagu is told where it arises, not again at each level above. */
static void check_overspent(struct figures_context *context, size_t index)
{
    struct figures_budget *budget = context->budget;
    struct figures_node *node = &budget->nodes[index];
    const struct value_rational *pagu = value_number_or_null(node->amounts[FIGURES_PAGU]);
    const struct value_rational *spent = value_number_or_null(node->amounts[FIGURES_REALISASI]);
    node->overspent = pagu != NULL && spent != NULL && value_rational_compare(spent, pagu) > 0;
    bool told = false;
    for (size_t child = index + 1; child < node->end; child = budget->nodes[child].end) {
        told = told || budget->nodes[child].overspent;
    }
    if (node->overspent && !told) {
        base_report(context->diagnostics, base_at(node->amounts[FIGURES_REALISASI]->origin),
                    BASE_MESSAGE_FIGURES_OVERSPENT, node->id, figures_number_text(context, spent),
                    figures_number_text(context, pagu));
    }
}

void figures_spending_derive(struct figures_context *context, const char *prefix,
                             struct figures_spending *spending)
{
    struct figures_operand operands[] = {{"realisasi", spending->realisasi},
                                         {"pagu", spending->pagu}};
    const struct value_rational *spent = value_number_or_null(spending->realisasi);
    const struct value_rational *pagu = value_number_or_null(spending->pagu);
    spending->serapan =
        figures_publish(context, figures_path(context, prefix, "serapan"),
                        (struct figures_recipe){"realisasi ÷ pagu × 100", FIGURES_PERCENT},
                        operands, 2, figures_ratio_percent(context, spent, pagu));
    spending->sisa = figures_publish(context, figures_path(context, prefix, "sisa"),
                                     (struct figures_recipe){"pagu − realisasi", FIGURES_MONEY},
                                     operands, 2, figures_difference(context, pagu, spent));
}

/* Physical progress of a parent: the mean of its children weighted by their pagu. */
static const struct value *physical(struct figures_context *context, size_t index)
{
    const struct figures_budget *budget = context->budget;
    const struct figures_node *node = &budget->nodes[index];
    struct figures_operands operands = {0};
    const struct value_rational *sum = NULL;
    const struct value_rational *weights = NULL;
    for (size_t child = index + 1; child < node->end; child = budget->nodes[child].end) {
        const struct value *progress = budget->nodes[child].fisik;
        const struct value *pagu = budget->nodes[child].amounts[FIGURES_PAGU];
        const struct value_rational *weight = value_number_or_null(pagu);
        if (!figures_is_given(progress) || !figures_is_given(pagu)) {
            continue;
        }
        figures_operands_add(context, &operands, "fisik", progress);
        figures_operands_add(context, &operands, "pagu", pagu);
        if (progress->kind == VALUE_NUMBER && weight != NULL) {
            const struct value_rational *term =
                value_rational_multiply(context->arena, progress->number, weight);
            sum = sum == NULL ? term : value_rational_add(context->arena, sum, term);
            weights =
                weights == NULL ? weight : value_rational_add(context->arena, weights, weight);
        }
    }
    if (operands.count == 0) {
        return figures_member(node->input, "fisik");
    }
    const struct value_rational *mean = NULL;
    if (weights != NULL && value_rational_sign(weights) != 0) {
        mean = value_rational_divide(context->arena, sum, weights);
    }
    return figures_publish(
        context, figures_path(context, node->prefix, "fisik"),
        (struct figures_recipe){"rata-rata fisik di bawahnya, tertimbang menurut pagu",
                                FIGURES_PERCENT},
        operands.items, operands.count, mean);
}

static void weigh(struct figures_context *context, struct figures_node *node)
{
    const struct value *total = context->budget->total.pagu;
    struct figures_operand operands[] = {{"pagu", node->amounts[FIGURES_PAGU]},
                                         {"pagu seluruhnya", total}};
    node->weight = figures_publish(
        context, figures_path(context, node->prefix, "bobot"),
        (struct figures_recipe){"pagu ÷ pagu seluruhnya × 100", FIGURES_PERCENT}, operands, 2,
        figures_ratio_percent(context, value_number_or_null(operands[0].value),
                              value_number_or_null(total)));
}

void figures_budget_build(struct figures_context *context)
{
    struct figures_budget *budget = base_alloc(context->scratch, sizeof *budget);
    context->budget = budget;
    budget->by_id = figures_index_create(context->scratch);
    budget->of_indicator = figures_index_create(context->scratch);
    budget->of_sasaran = figures_index_create(context->scratch);
    const struct value *programs = figures_member(context->model->anggaran, "program");
    enum { FIGURES_OF_NODE_ABOUT = 7, FIGURES_OF_INDICATOR_ABOUT = 28 };
    budget->capacity = count_nodes(programs);
    budget->nodes = base_alloc_array(context->scratch, budget->capacity, sizeof *budget->nodes);
    size_t indicators = figures_list_count(figures_member(context->model->kinerja, "capaian"));
    figures_expect(context, budget->capacity * FIGURES_OF_NODE_ABOUT +
                                indicators * FIGURES_OF_INDICATOR_ABOUT);
    for (size_t i = 0; i < figures_list_count(programs); i++) {
        collect(context, value_at(programs, i), FIGURES_NO_NODE, i + 1);
    }
    index_nodes(budget);

    struct figures_nodes all = {0};
    for (size_t i = budget->count; i-- > 0;) {
        struct figures_node *node = &budget->nodes[i];
        for (int amount = 0; amount < FIGURES_AMOUNTS; amount++) {
            node->amounts[amount] = roll_up(context, i, (enum figures_amount)amount);
        }
        node->fisik = physical(context, i);
        check_overspent(context, i);
        struct figures_spending spending = {node->amounts[FIGURES_PAGU],
                                            node->amounts[FIGURES_REALISASI], NULL, NULL};
        figures_spending_derive(context, node->prefix, &spending);
        node->serapan = spending.serapan;
        node->sisa = spending.sisa;
    }
    for (size_t i = 0; i < budget->count; i = budget->nodes[i].end) {
        figures_nodes_add(context, &all, i);
    }
    budget->total = figures_budget_sum(context, "hitung", &all);
    for (size_t i = 0; i < budget->count; i++) {
        weigh(context, &budget->nodes[i]);
    }
}

size_t figures_budget_find(const struct figures_budget *budget, const char *id)
{
    const struct figures_node *node = figures_index_get(budget->by_id, id);
    return node == NULL ? FIGURES_NO_NODE : (size_t)(node - budget->nodes);
}

void figures_nodes_add(struct figures_context *context, struct figures_nodes *set, size_t node)
{
    BASE_PUSH(context->scratch, set->items, set->count, set->capacity, node);
}

void figures_nodes_join(struct figures_context *context, struct figures_nodes *set,
                        const struct figures_nodes *other)
{
    for (size_t i = 0; other != NULL && i < other->count; i++) {
        figures_nodes_add(context, set, other->items[i]);
    }
}

static int by_place(const void *left, const void *right)
{
    size_t a = *(const size_t *)left;
    size_t b = *(const size_t *)right;
    return (a > b) - (a < b);
}

void figures_nodes_tidy(const struct figures_budget *budget, struct figures_nodes *set)
{
    if (set->count == 0) {
        return;
    }
    qsort(set->items, set->count, sizeof *set->items, by_place);
    size_t kept = 0;
    size_t end = 0; /* behind the last kept node's descendants */
    for (size_t i = 0; i < set->count; i++) {
        if (set->items[i] >= end) {
            end = budget->nodes[set->items[i]].end;
            set->items[kept++] = set->items[i];
        }
    }
    set->count = kept;
}

static const struct value *sum_amount(struct figures_context *context, const char *prefix,
                                      const struct figures_nodes *set, enum figures_amount amount)
{
    struct figures_operands operands = {0};
    for (size_t i = 0; i < set->count; i++) {
        const struct figures_node *node = &context->budget->nodes[set->items[i]];
        figures_operands_add(context, &operands, node->id, node->amounts[amount]);
    }
    return figures_publish(
        context, figures_path(context, prefix, amounts[amount].key),
        (struct figures_recipe){
            base_format(context->arena, "jumlah %s %s", amounts[amount].key,
                        strcmp(prefix, "hitung") == 0 ? "semua program" : "yang terkait"),
            FIGURES_MONEY},
        operands.items, operands.count, figures_sum(context, operands.items, operands.count));
}

struct figures_spending figures_budget_sum(struct figures_context *context, const char *prefix,
                                           const struct figures_nodes *set)
{
    struct figures_spending spending;
    spending.pagu = sum_amount(context, prefix, set, FIGURES_PAGU);
    spending.realisasi = sum_amount(context, prefix, set, FIGURES_REALISASI);
    figures_spending_derive(context, prefix, &spending);
    return spending;
}

const struct value *figures_spending_view(struct figures_context *context,
                                          const struct figures_spending *spending)
{
    struct value_entry entries[] = {{"pagu", spending->pagu},
                                    {"realisasi", spending->realisasi},
                                    {"serapan", spending->serapan},
                                    {"sisa", spending->sisa}};
    return value_record_closed(context->arena, 0, entries, FIGURES_COUNT_OF(entries));
}
