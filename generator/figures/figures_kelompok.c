/* The budget by kelompok (belanja), by source of funds and by sasaran. */
#include <string.h>

#include "figures_anggaran.h"
#include "figures_context.h"

/* One group under construction; name NULL: what names none. */
struct budget_group {
    const char *name;
    struct figures_nodes nodes;
};

struct grouping {
    struct figures_context *context;
    struct figures_index *by_name;
    struct budget_group **groups;
    size_t count, capacity;
};

static struct budget_group *group_of(struct grouping *grouping, const char *name)
{
    const char *key = name == NULL ? "" : name;
    struct budget_group *group = figures_index_get(grouping->by_name, key);
    if (group == NULL) {
        group = base_alloc(grouping->context->scratch, sizeof *group);
        group->name = name;
        figures_index_add(grouping->by_name, key, group);
        BASE_PUSH(grouping->context->scratch, grouping->groups, grouping->count, grouping->capacity,
                  group);
    }
    return group;
}

/* The publication of a group's sums, its share of the whole budget and its view. */
static struct value_builder *group_view(struct figures_context *context, const char *prefix,
                                        const struct figures_nodes *nodes)
{
    struct figures_spending spending = figures_budget_sum(context, prefix, nodes);
    const struct value *total = context->budget->total.pagu;
    struct figures_operand operands[] = {{"pagu", spending.pagu}, {"pagu seluruhnya", total}};
    struct figures_list list = {0};
    for (size_t i = 0; i < nodes->count; i++) {
        figures_list_add(context, &list, context->budget->nodes[nodes->items[i]].view);
    }
    struct value_builder *view =
        value_builder_from(context->arena, figures_spending_view(context, &spending), 16);
    value_builder_set(
        view, "porsi",
        figures_publish(context, figures_path(context, prefix, "porsi"),
                        (struct figures_recipe){"pagu ÷ pagu seluruhnya × 100", FIGURES_PERCENT},
                        operands, 2,
                        figures_ratio_percent(context, value_number_or_null(spending.pagu),
                                              value_number_or_null(total))));
    value_builder_set(view, "program", figures_list_value(context, &list));
    return view;
}

/* Tells of each node whether everything below it carries the same name as it. */
static bool *uniform_nodes(const struct grouping *grouping, const char **names)
{
    const struct figures_budget *budget = grouping->context->budget;
    bool *uniform = base_alloc_array(grouping->context->scratch, budget->count, sizeof *uniform);
    for (size_t i = budget->count; i-- > 0;) {
        uniform[i] = true;
        for (size_t child = i + 1; child < budget->nodes[i].end; child = budget->nodes[child].end) {
            bool same = strcmp(names[i] == NULL ? "" : names[i],
                               names[child] == NULL ? "" : names[child]) == 0;
            uniform[i] = uniform[i] && uniform[child] && same;
        }
    }
    return uniform;
}

const struct value *figures_budget_groups(struct figures_context *context, const char *key)
{
    const struct figures_budget *budget = context->budget;
    struct grouping grouping = {.context = context,
                                .by_name = figures_index_create(context->scratch)};
    const char **names = base_alloc_array(context->scratch, budget->count, sizeof *names);
    const char *whole = figures_text_member(context->model->anggaran, key);
    for (size_t i = 0; i < budget->count; i++) {
        const struct figures_node *node = &budget->nodes[i];
        const char *above = node->parent == FIGURES_NO_NODE ? whole : names[node->parent];
        names[i] = value_text_or(figures_member(node->input, key), above);
    }
    const bool *uniform = uniform_nodes(&grouping, names);
    for (size_t i = 0; i < budget->count; i = uniform[i] ? budget->nodes[i].end : i + 1) {
        if (uniform[i]) {
            figures_nodes_add(context, &group_of(&grouping, names[i])->nodes, i);
        }
    }
    struct figures_list list = {0};
    for (size_t i = 0; i < grouping.count; i++) {
        const struct budget_group *group = grouping.groups[i];
        const char *prefix =
            figures_path(context, key, group->name == NULL ? "lainnya" : group->name);
        struct value_builder *view = group_view(context, prefix, &group->nodes);
        value_builder_set(view, key,
                          group->name == NULL ? value_null(context->arena, 0)
                                              : value_text(context->arena, 0, group->name));
        figures_list_add(context, &list, value_builder_finish(view, 0));
    }
    return figures_list_value(context, &list);
}

/* A sasaran's view without what would lead back into it. */
static const struct value *sasaran_name(struct figures_context *context, const struct value *view)
{
    struct value_entry entries[] = {{"id", figures_member(view, "id")},
                                    {"nama", figures_member(view, "nama")},
                                    {"nomor", figures_member(view, "nomor")}};
    return value_record_closed(context->arena, view->origin, entries, FIGURES_COUNT_OF(entries));
}

/* One sasaran with the figures that its own view holds. */
static const struct value *claimed(struct figures_context *context, const struct value *view)
{
    static const char *const keys[] = {"pagu", "realisasi", "serapan", "sisa", "program"};
    struct value_builder *row = value_builder_create(context->arena);
    value_builder_close(row);
    value_builder_set(row, "sasaran", sasaran_name(context, view));
    for (size_t i = 0; i < FIGURES_COUNT_OF(keys); i++) {
        value_builder_set(row, keys[i], figures_member(view, keys[i]));
    }
    const struct value *total = context->budget->total.pagu;
    struct figures_operand operands[] = {{"pagu", figures_member(view, "pagu")},
                                         {"pagu seluruhnya", total}};
    const char *path = base_format(context->arena, "sasaran.%s.porsi",
                                   value_text_or(figures_member(view, "id"), ""));
    value_builder_set(
        row, "porsi",
        figures_publish(context, path,
                        (struct figures_recipe){"pagu ÷ pagu seluruhnya × 100", FIGURES_PERCENT},
                        operands, 2,
                        figures_ratio_percent(context, value_number_or_null(operands[0].value),
                                              value_number_or_null(total))));
    return value_builder_finish(row, 0);
}

/* Marks a node, all below it, and the nodes above it as (partly) claimed. */
static void mark(const struct figures_budget *budget, size_t node, bool *whole, bool *part)
{
    for (size_t i = node; i < budget->nodes[node].end; i++) {
        whole[i] = true;
    }
    for (size_t i = budget->nodes[node].parent; i != FIGURES_NO_NODE; i = budget->nodes[i].parent) {
        part[i] = true;
    }
}

const struct value *figures_budget_by_sasaran(struct figures_context *context,
                                              const struct value *sasaran)
{
    const struct figures_budget *budget = context->budget;
    bool *whole = base_alloc_array(context->scratch, budget->count, sizeof *whole);
    bool *part = base_alloc_array(context->scratch, budget->count, sizeof *part);
    struct figures_list list = {0};
    for (size_t i = 0; i < figures_list_count(sasaran); i++) {
        const struct value *programs = figures_member(value_at(sasaran, i), "program");
        figures_list_add(context, &list, claimed(context, value_at(sasaran, i)));
        for (size_t k = 0; k < figures_list_count(programs); k++) {
            const char *id = figures_text_member(value_at(programs, k), "id");
            size_t node = figures_budget_find(budget, id);
            if (node != FIGURES_NO_NODE) {
                mark(budget, node, whole, part);
            }
        }
    }
    struct figures_nodes rest = {0};
    for (size_t i = 0; i < budget->count; i = part[i] && !whole[i] ? i + 1 : budget->nodes[i].end) {
        if (!whole[i] && !part[i]) {
            figures_nodes_add(context, &rest, i);
        }
    }
    if (rest.count > 0) {
        struct value_builder *view = group_view(context, "tanpa_sasaran", &rest);
        value_builder_set(view, "sasaran", value_null(context->arena, 0));
        figures_list_add(context, &list, value_builder_finish(view, 0));
    }
    return figures_list_value(context, &list);
}
