/* Views of tujuan and sasaran: mean capaian, linked programs, spending, efficiency. */
#include "figures_sasaran.h"

#include "figures_context.h"
#include "figures_efisiensi.h"
#include "figures_skala.h"

static const struct value *reference(struct figures_context *context, const struct value *input)
{
    struct value_entry entries[] = {{"id", figures_member(input, "id")},
                                    {"nama", figures_member(input, "nama")}};
    return value_record_closed(context->arena, input->origin, entries, FIGURES_COUNT_OF(entries));
}

/* A mean of nothing is told, unless the figures only wait for data. */
static void check_mean(struct figures_context *context, const char *id, const struct value *input,
                       const struct value *mean)
{
    if (mean->kind == VALUE_NULL) {
        base_report(context->diagnostics, base_at(input->origin), BASE_MESSAGE_FIGURES_EMPTY_MEAN,
                    id);
    }
}

/* Nodes linked from the sasaran (program) and to it (sasaran of a node), topmost only. */
static struct figures_nodes linked_nodes(struct figures_context *context, const struct value *input,
                                         const char *id)
{
    struct figures_nodes nodes = {0};
    const struct value *codes = figures_member(input, "program");
    for (size_t i = 0; i < figures_list_count(codes); i++) {
        size_t node = figures_budget_find(context->budget, value_text_or(value_at(codes, i), NULL));
        if (node != FIGURES_NO_NODE) {
            figures_nodes_add(context, &nodes, node);
        }
    }
    figures_nodes_join(context, &nodes, figures_index_get(context->budget->of_sasaran, id));
    figures_nodes_tidy(context->budget, &nodes);
    return nodes;
}

static void set_verdict(struct figures_context *context, const char *prefix,
                        const struct value *capaian, struct value_builder *view)
{
    struct figures_verdict verdict =
        figures_verdict_publish(context, figures_path(context, prefix, "predikat"), capaian);
    value_builder_set(view, "capaian", capaian);
    value_builder_set(view, "predikat", verdict.predikat);
    value_builder_set(view, "tanda", verdict.tanda);
    value_builder_set(view, "warna", verdict.warna);
}

struct figures_efforts figures_group_efforts(struct figures_context *context,
                                             const struct figures_group *group)
{
    struct figures_efforts efforts = {0};
    for (size_t i = 0; i < group->count; i++) {
        const struct figures_indicator *indicator = group->items[i];
        if (figures_is_given(indicator->spending.pagu)) {
            figures_efforts_add(
                context, &efforts,
                (struct figures_effort){indicator->id, indicator->capaian, indicator->spending});
        }
    }
    return efforts;
}

/* The budget linked to a sasaran; parts: its indicators with a budget of their own. */
static struct figures_effort set_spending(struct figures_context *context, const char *prefix,
                                          const struct figures_nodes *nodes,
                                          const struct value *capaian,
                                          const struct figures_efforts *parts,
                                          struct value_builder *view)
{
    struct figures_spending spending = figures_budget_sum(context, prefix, nodes);
    struct figures_list list = {0};
    for (size_t i = 0; i < nodes->count; i++) {
        figures_list_add(context, &list, context->budget->nodes[nodes->items[i]].view);
    }
    value_builder_set(view, "program", figures_list_value(context, &list));
    value_builder_set(view, "pagu", spending.pagu);
    value_builder_set(view, "realisasi", spending.realisasi);
    value_builder_set(view, "serapan", spending.serapan);
    value_builder_set(view, "sisa", spending.sisa);
    struct figures_effort effort = {prefix, capaian, spending};
    value_builder_set(view, "efisiensi",
                      figures_efficiency_publish(
                          context, figures_path(context, prefix, "efisiensi"), &effort, parts));
    return effort;
}

/* How far the numbering has come. */
struct numbers {
    size_t tujuan, sasaran;
};

static const struct value *sasaran_view(struct figures_context *context, const struct value *input,
                                        const struct value *owner, const struct numbers *numbers,
                                        struct figures_goals *goals)
{
    const char *number = base_format(context->arena, "%zu", numbers->sasaran);
    const char *id = value_text_or(figures_member(input, "id"), number);
    const char *prefix = base_format(context->arena, "sasaran.%s", id);
    struct figures_place place = {FIGURES_OF_SASARAN, reference(context, input), number, 0};
    struct figures_group group = {0};
    figures_indicators_build(context, figures_member(input, "indikator"), &place, &group);
    figures_group_join(context, &goals->of_sasaran, &group);
    const struct value *mean =
        figures_group_mean(context, figures_path(context, prefix, "capaian"), &group);
    check_mean(context, id, input, mean);
    figures_terms_add(context, &goals->means,
                      (struct figures_term){id, mean, figures_member(input, "bobot")});

    struct value_builder *view = value_builder_from(context->arena, input, 16);
    value_builder_set(view, "nomor", value_integer(context->arena, 0, (long long)numbers->sasaran));
    value_builder_set(view, "tujuan", owner);
    value_builder_set(view, "indikator", figures_group_view(context, &group));
    value_builder_set(view, "jumlah_indikator",
                      value_integer(context->arena, 0, (long long)group.count));
    set_verdict(context, prefix, mean, view);
    struct figures_nodes nodes = linked_nodes(context, input, id);
    struct figures_efforts parts = figures_group_efforts(context, &group);
    struct figures_effort effort = set_spending(context, prefix, &nodes, mean, &parts, view);
    if (nodes.count > 0) {
        effort.name = id;
        figures_efforts_add(context, &goals->efforts, effort);
    }
    return value_builder_finish(view, input->origin);
}

static const struct value *tujuan_view(struct figures_context *context, const struct value *input,
                                       struct numbers *numbers, struct figures_list *all,
                                       struct figures_goals *goals)
{
    const char *number = base_format(context->arena, "%zu", numbers->tujuan);
    const char *id = value_text_or(figures_member(input, "id"), number);
    const char *prefix = base_format(context->arena, "tujuan.%s", id);
    struct figures_place place = {FIGURES_OF_TUJUAN, reference(context, input), number, 0};
    struct figures_group group = {0};
    figures_indicators_build(context, figures_member(input, "indikator"), &place, &group);
    figures_group_join(context, &goals->of_tujuan, &group);

    struct figures_list below = {0};
    size_t first = goals->means.count;
    const struct value *inputs = figures_member(input, "sasaran");
    for (size_t i = 0; i < figures_list_count(inputs); i++) {
        numbers->sasaran++;
        const struct value *view =
            sasaran_view(context, value_at(inputs, i), place.reference, numbers, goals);
        figures_list_add(context, &below, view);
        figures_list_add(context, all, view);
    }
    struct value_builder *view = value_builder_from(context->arena, input, 16);
    value_builder_set(view, "nomor", value_integer(context->arena, 0, (long long)numbers->tujuan));
    value_builder_set(view, "indikator", figures_group_view(context, &group));
    value_builder_set(view, "sasaran", figures_list_value(context, &below));
    struct figures_terms means = {.count = goals->means.count - first};
    means.items = means.count == 0 ? NULL : goals->means.items + first;
    const char *path = figures_path(context, prefix, "capaian_sasaran");
    value_builder_set(view, "capaian_sasaran",
                      means.count == 0
                          ? figures_nothing(context, path)
                          : figures_mean_publish(context, path, "capaian sasaran", &means));
    path = figures_path(context, prefix, "capaian");
    set_verdict(context, prefix,
                group.count == 0 ? figures_nothing(context, path)
                                 : figures_group_mean(context, path, &group),
                view);
    return value_builder_finish(view, input->origin);
}

void figures_goals_build(struct figures_context *context, struct figures_goals *goals)
{
    *goals = (struct figures_goals){0};
    struct figures_list tujuan = {0};
    struct figures_list sasaran = {0};
    struct numbers numbers = {0, 0};
    const struct value *inputs = figures_member(context->model->perencanaan, "tujuan");
    for (size_t i = 0; i < figures_list_count(inputs); i++) {
        numbers.tujuan++;
        figures_list_add(context, &tujuan,
                         tujuan_view(context, value_at(inputs, i), &numbers, &sasaran, goals));
    }
    goals->tujuan = figures_list_value(context, &tujuan);
    goals->sasaran = figures_list_value(context, &sasaran);
}
