/* Views of the budget tree: programs, the flat list of rows, groups. */
#include <string.h>

#include "figures_anggaran.h"
#include "figures_context.h"
#include "figures_efisiensi.h"
#include "figures_skala.h"

static const struct value *reference(struct figures_context *context,
                                     const struct figures_node *node)
{
    struct value_entry entries[] = {{"kode", figures_member(node->input, "kode")},
                                    {"nama", figures_member(node->input, "nama")}};
    return value_record_closed(context->arena, 0, entries, FIGURES_COUNT_OF(entries));
}

/* Publishes anggaran.<id>.<name> as a percentage made from two values. */
static const struct value *share(struct figures_context *context, const struct figures_node *node,
                                 const char *name, const char *formula,
                                 const struct figures_operand *operands,
                                 const struct value_rational *result)
{
    return figures_publish(context, figures_path(context, node->prefix, name),
                           (struct figures_recipe){formula, FIGURES_PERCENT}, operands, 2, result);
}

/* Weighted progress: bobot x percent / 100. */
static const struct value *weighted(struct figures_context *context,
                                    const struct figures_node *node, const char *name,
                                    const char *formula, const char *operand,
                                    const struct value *percent)
{
    struct figures_operand operands[] = {{"bobot", node->weight}, {operand, percent}};
    const struct value_rational *weight = value_number_or_null(node->weight);
    const struct value_rational *number = value_number_or_null(percent);
    const struct value_rational *result = NULL;
    if (weight != NULL && number != NULL) {
        result = value_rational_divide(context->arena,
                                       value_rational_multiply(context->arena, weight, number),
                                       context->hundred);
    }
    return share(context, node, name, formula, operands, result);
}

static void set_figures(struct figures_context *context, const struct figures_node *node,
                        struct value_builder *view)
{
    const struct value *total = context->budget->total.realisasi;
    struct figures_operand operands[] = {{"realisasi", node->amounts[FIGURES_REALISASI]},
                                         {"realisasi seluruhnya", total}};
    value_builder_set(view, "pagu", node->amounts[FIGURES_PAGU]);
    value_builder_set(view, "realisasi", node->amounts[FIGURES_REALISASI]);
    value_builder_set(view, "pagu_awal", node->amounts[FIGURES_PAGU_AWAL]);
    value_builder_set(view, "serapan", node->serapan);
    value_builder_set(view, "sisa", node->sisa);
    value_builder_set(view, "bobot", node->weight);
    value_builder_set(view, "fisik", node->fisik);
    value_builder_set(
        view, "tertimbang_fisik",
        weighted(context, node, "tertimbang_fisik", "bobot × fisik ÷ 100", "fisik", node->fisik));
    value_builder_set(view, "tertimbang_keuangan",
                      weighted(context, node, "tertimbang_keuangan", "bobot × serapan ÷ 100",
                               "serapan", node->serapan));
    value_builder_set(view, "porsi_realisasi",
                      share(context, node, "porsi_realisasi",
                            "realisasi ÷ realisasi seluruhnya × 100", operands,
                            figures_ratio_percent(context, value_number_or_null(operands[0].value),
                                                  value_number_or_null(total))));
}

/* The fund of a node: its own, else that of its parent (whose brief is there already), else that of
 * the whole budget. */
static const struct value *fund(const struct figures_context *context,
                                const struct figures_node *node)
{
    const struct value *own = figures_member(node->input, "sumber_dana");
    if (figures_is_given(own)) {
        return own;
    }
    return node->parent == FIGURES_NO_NODE
               ? figures_member(context->model->anggaran, "sumber_dana")
               : figures_member(context->budget->nodes[node->parent].brief, "sumber_dana");
}

/* The fields of capaian as they are for a node without indicators. */
static void set_no_achievement(struct figures_context *context, struct value_builder *view)
{
    static const char *const keys[] = {"capaian", "predikat", "tanda", "warna"};
    for (size_t i = 0; i < FIGURES_COUNT_OF(keys); i++) {
        value_builder_set(view, keys[i], figures_member(NULL, ""));
    }
    value_builder_set(view, "efisiensi", figures_efficiency_nothing(context));
}

static const struct value *brief_view(struct figures_context *context,
                                      const struct figures_node *node, const struct value *none)
{
    struct value_builder *view = value_builder_from(context->arena, node->input, 20);
    value_builder_set(view, "id", value_text(context->arena, node->input->origin, node->id));
    value_builder_set(view, "tingkat", value_text(context->arena, 0, node->level));
    value_builder_set(view, "kedalaman", value_integer(context->arena, 0, (long long)node->depth));
    value_builder_set(view, "nomor", value_integer(context->arena, 0, (long long)node->number));
    value_builder_set(view, "nomor_lengkap", value_text(context->arena, 0, node->full_number));
    value_builder_set(view, "program", reference(context, &context->budget->nodes[node->program]));
    value_builder_set(view, "induk",
                      node->parent == FIGURES_NO_NODE
                          ? value_null(context->arena, 0)
                          : reference(context, &context->budget->nodes[node->parent]));
    value_builder_set(view, "sumber_dana", fund(context, node));
    set_figures(context, node, view);
    value_builder_set(view, "indikator", none);
    for (size_t i = 0; i < FIGURES_BUDGET_KEYS; i++) {
        value_builder_set(view, figures_budget_keys[i], none);
    }
    set_no_achievement(context, view);
    return value_builder_finish(view, node->input->origin);
}

void figures_budget_briefs(struct figures_context *context)
{
    struct figures_budget *budget = context->budget;
    const struct value *none = value_list(context->arena, 0, NULL, 0);
    for (size_t i = 0; i < budget->count; i++) {
        budget->nodes[i].brief = brief_view(context, &budget->nodes[i], none);
    }
}

/* Capaian, predikat and efficiency of a node; without indicators nothing went into them, and only a
 * rule of efficiency that has a word for that says something. */
static void set_achievement(struct figures_context *context, const struct figures_node *node,
                            struct value_builder *view)
{
    const struct value *capaian = figures_member(NULL, "");
    struct figures_verdict verdict = {capaian, capaian, capaian, NULL};
    if (node->indicators.count > 0) {
        capaian = figures_group_mean(context, figures_path(context, node->prefix, "capaian"),
                                     &node->indicators);
        verdict = figures_verdict_publish(context, figures_path(context, node->prefix, "predikat"),
                                          capaian);
    }
    struct figures_effort effort = {
        node->id,
        capaian,
        {node->amounts[FIGURES_PAGU], node->amounts[FIGURES_REALISASI], node->serapan, node->sisa}};
    value_builder_set(view, "indikator", figures_group_view(context, &node->indicators));
    value_builder_set(view, "capaian", capaian);
    value_builder_set(view, "predikat", verdict.predikat);
    value_builder_set(view, "tanda", verdict.tanda);
    value_builder_set(view, "warna", verdict.warna);
    value_builder_set(view, "efisiensi",
                      figures_efficiency_publish(context,
                                                 figures_path(context, node->prefix, "efisiensi"),
                                                 &effort, NULL));
}

/* The node with its children below the key under which the input holds them. */
static const struct value *full_view(struct figures_context *context, size_t index)
{
    const struct figures_budget *budget = context->budget;
    const struct figures_node *node = &budget->nodes[index];
    bool speaks = node->indicators.count > 0 || figures_efficiency_speaks(context);
    if (node->end == index + 1 && !speaks) {
        return node->brief;
    }
    struct value_builder *view = value_builder_from(context->arena, node->brief, 0);
    size_t child = index + 1;
    for (size_t key = 0; key < FIGURES_BUDGET_KEYS; key++) {
        struct figures_list list = {0};
        size_t count = figures_list_count(figures_member(node->input, figures_budget_keys[key]));
        for (size_t i = 0; i < count; i++, child = budget->nodes[child].end) {
            figures_list_add(context, &list, budget->nodes[child].view);
        }
        value_builder_set(view, figures_budget_keys[key], figures_list_value(context, &list));
    }
    if (speaks) {
        set_achievement(context, node, view);
    }
    return value_builder_finish(view, node->input->origin);
}

void figures_budget_views(struct figures_context *context)
{
    struct figures_budget *budget = context->budget;
    for (size_t i = budget->count; i-- > 0;) {
        budget->nodes[i].view = full_view(context, i);
    }
}

const struct value *figures_budget_programs(struct figures_context *context)
{
    const struct figures_budget *budget = context->budget;
    struct figures_list list = {0};
    for (size_t i = 0; i < budget->count; i = budget->nodes[i].end) {
        figures_list_add(context, &list, budget->nodes[i].view);
    }
    return figures_list_value(context, &list);
}

const struct value *figures_budget_rows(struct figures_context *context)
{
    struct figures_list list = {0};
    for (size_t i = 0; i < context->budget->count; i++) {
        figures_list_add(context, &list, context->budget->nodes[i].view);
    }
    return figures_list_value(context, &list);
}

const struct value *figures_budget_by_id(struct figures_context *context)
{
    const struct figures_budget *budget = context->budget;
    struct value_entry *entries =
        base_alloc_array(context->scratch, budget->count, sizeof *entries);
    size_t count = 0;
    for (size_t i = 0; i < budget->count; i++) {
        const struct figures_node *node = &budget->nodes[i];
        if (figures_index_get(budget->by_id, node->id) == node) {
            entries[count++] = (struct value_entry){node->id, node->view};
        }
    }
    return value_record_closed(context->arena, 0, entries, count);
}
