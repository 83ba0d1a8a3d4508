/* The list penunjang of an indicator and the budget nodes behind it. */
#include "figures_penunjang.h"

#include "figures_context.h"

/* Indicators of nodes are built before the nodes' full views, the others after them. */
static const struct value *shown_view(const struct figures_node *node)
{
    return node->view != NULL ? node->view : node->brief;
}

/* The indicators that an entry names, in place of those of its node. */
static void choose_indicators(struct figures_context *context, const struct value *ids,
                              struct value_builder *view)
{
    struct figures_list list = {0};
    for (size_t i = 0; i < figures_list_count(ids); i++) {
        const struct figures_indicator *indicator =
            figures_index_get(context->indicators, value_text_or(value_at(ids, i), NULL));
        if (indicator != NULL) {
            figures_list_add(context, &list, indicator->view);
        }
    }
    if (list.count > 0) {
        value_builder_set(view, "indikator", figures_list_value(context, &list));
    }
}

/* One entry: the node's view with what the entry says; entry may be NULL. */
static const struct value *entry_view(struct figures_context *context, const struct value *entry,
                                      size_t index)
{
    const struct figures_node *node = &context->budget->nodes[index];
    struct value_builder *view = value_builder_from(context->arena, shown_view(node), 4);
    value_builder_set(view, "program", shown_view(&context->budget->nodes[node->program]));
    value_builder_set(
        view, "menunjang",
        value_bool(context->arena, 0, value_bool_or(figures_member(entry, "menunjang"), true)));
    const struct value *note = figures_member(entry, "keterangan");
    if (figures_is_given(note)) {
        value_builder_set(view, "keterangan", note);
    }
    choose_indicators(context, figures_member(entry, "indikator"), view);
    return value_builder_finish(view, entry == NULL ? node->input->origin : entry->origin);
}

/* An entry whose code is not in the budget (the model reports it). */
static const struct value *unknown_view(struct figures_context *context, const struct value *entry)
{
    struct value_builder *view = value_builder_from(context->arena, entry, 1);
    value_builder_set(view, "nama", value_missing(context->arena, entry->origin, "penunjang.nama"));
    return value_builder_finish(view, entry->origin);
}

struct figures_support figures_support_build(struct figures_context *context, const char *id,
                                             const struct value *achievement,
                                             const struct figures_place *place)
{
    struct figures_support support = {0};
    struct figures_list list = {0};
    struct figures_index *listed = figures_index_create(context->scratch);
    const struct value *entries = figures_member(achievement, "penunjang");
    for (size_t i = 0; i < figures_list_count(entries); i++) {
        const struct value *entry = value_at(entries, i);
        size_t index = figures_budget_find(context->budget, figures_text_member(entry, "kode"));
        if (index == FIGURES_NO_NODE) {
            figures_list_add(context, &list, unknown_view(context, entry));
            continue;
        }
        figures_list_add(context, &list, entry_view(context, entry, index));
        figures_index_add(listed, context->budget->nodes[index].id, &context->budget->nodes[index]);
        if (value_bool_or(figures_member(entry, "menunjang"), true)) {
            figures_nodes_add(context, &support.nodes, index);
        }
    }
    const struct figures_nodes *linked = figures_index_get(context->budget->of_indicator, id);
    for (size_t i = 0; linked != NULL && i < linked->count; i++) {
        const struct figures_node *node = &context->budget->nodes[linked->items[i]];
        if (figures_index_get(listed, node->id) == NULL) {
            figures_list_add(context, &list, entry_view(context, NULL, linked->items[i]));
            figures_nodes_add(context, &support.nodes, linked->items[i]);
        }
    }
    if (place->owner == FIGURES_OF_NODE && support.nodes.count == 0) {
        figures_nodes_add(context, &support.nodes, place->node);
    }
    figures_nodes_tidy(context->budget, &support.nodes);
    support.view = figures_list_value(context, &list);
    return support;
}
