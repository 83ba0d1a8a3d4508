/* Perjanjian kinerja: ids become records, absent targets and amounts those of the plan. */
#include "figures_perjanjian.h"

#include <string.h>

#include "figures_anggaran.h"
#include "figures_context.h"
#include "figures_teks.h"

static const struct value *first_given(const struct value *own, const struct value *otherwise)
{
    return figures_is_given(own) ? own : otherwise;
}

/* An official by id: null when none is named, MISSING when the name leads nowhere. */
static const struct value *party(struct figures_context *context, const struct value *agreement,
                                 const char *key)
{
    const struct value *id = figures_member(agreement, key);
    if (id->kind != VALUE_TEXT) {
        return id;
    }
    const struct value *official = figures_index_get(context->officials, id->text);
    return official != NULL ? official
                            : value_missing(context->arena, id->origin,
                                            base_format(context->arena, "pejabat.%s", id->text));
}

static const struct value *indicator_view(struct figures_context *context,
                                          const struct value *input)
{
    const struct figures_indicator *indicator =
        figures_index_get(context->indicators, figures_text_member(input, "indikator"));
    const struct value *known = indicator == NULL ? NULL : indicator->view;
    struct value_builder *view = value_builder_from(context->arena, input, 6);
    static const char *const keys[] = {"nama", "satuan", "keterangan", "target"};
    for (size_t i = 0; i < FIGURES_COUNT_OF(keys); i++) {
        value_builder_set(
            view, keys[i],
            first_given(figures_member(input, keys[i]), figures_member(known, keys[i])));
    }
    value_builder_set(view, "desimal", figures_member(known, "desimal"));
    value_builder_set(view, "ik", known == NULL ? value_null(context->arena, 0) : known);
    const struct value *fields = value_builder_finish(view, input->origin);
    view = value_builder_from(context->arena, fields, 1);
    value_builder_set(view, "target_teks",
                      figures_value_text(context, figures_member(fields, "target"), fields));
    return value_builder_finish(view, input->origin);
}

static const struct value *sasaran_view(struct figures_context *context, const struct value *input,
                                        const struct figures_index *known)
{
    struct figures_list list = {0};
    const struct value *indicators = figures_member(input, "indikator");
    for (size_t i = 0; i < figures_list_count(indicators); i++) {
        figures_list_add(context, &list, indicator_view(context, value_at(indicators, i)));
    }
    const struct value *named = figures_index_get(known, figures_text_member(input, "sasaran"));
    struct value_builder *view = value_builder_from(context->arena, input, 4);
    value_builder_set(view, "nama",
                      first_given(figures_member(input, "nama"), figures_member(named, "nama")));
    value_builder_set(view, "indikator", figures_list_value(context, &list));
    return value_builder_finish(view, input->origin);
}

/* The amount of a budget line without its own: that of the node, before changes in a first
 * agreement. */
static const struct value *node_amount(const struct figures_node *node, bool first_version)
{
    const struct value *before = node->amounts[FIGURES_PAGU_AWAL];
    return first_version && figures_is_given(before) ? before : node->amounts[FIGURES_PAGU];
}

/* Whether a null member was not stated: it then has the place of its record, or none. */
static bool is_absent(const struct figures_context *context, const struct value *record,
                      const struct value *member)
{
    struct base_origin_record around = base_origin_locate(context->sources, record->origin);
    struct base_origin_record place = base_origin_locate(context->sources, member->origin);
    return member->kind == VALUE_NULL &&
           (member->origin == 0 || (place.line == around.line && place.column == around.column));
}

static const struct value *budget_view(struct figures_context *context, const struct value *input,
                                       bool first_version)
{
    size_t index = figures_budget_find(context->budget, figures_text_member(input, "kode"));
    const struct figures_node *node =
        index == FIGURES_NO_NODE ? NULL : &context->budget->nodes[index];
    const struct value *known = node == NULL ? NULL : node->view;
    const struct value *pagu = figures_member(input, "pagu");
    if (node != NULL && is_absent(context, input, pagu)) {
        pagu = node_amount(node, first_version);
    }
    const struct value *fund = known != NULL
                                   ? figures_member(known, "sumber_dana")
                                   : figures_member(context->model->anggaran, "sumber_dana");
    struct value_builder *view = value_builder_from(context->arena, input, 4);
    value_builder_set(view, "nama",
                      first_given(figures_member(input, "nama"), figures_member(known, "nama")));
    value_builder_set(view, "tingkat", figures_member(known, "tingkat"));
    value_builder_set(view, "pagu", pagu);
    value_builder_set(view, "keterangan", first_given(figures_member(input, "keterangan"), fund));
    return value_builder_finish(view, input->origin);
}

/* The budget lines and their total. */
static void set_budget(struct figures_context *context, const struct value *input, const char *id,
                       struct value_builder *view)
{
    const struct value *lines = figures_member(input, "anggaran");
    bool first_version = strcmp(value_text_or(figures_member(input, "versi"), "awal"), "awal") == 0;
    struct figures_list list = {0};
    struct figures_operands operands = {0};
    for (size_t i = 0; i < figures_list_count(lines); i++) {
        const struct value *line = budget_view(context, value_at(lines, i), first_version);
        figures_list_add(context, &list, line);
        figures_operands_add(context, &operands,
                             value_text_or(figures_member(line, "nama"), "pagu"),
                             figures_member(line, "pagu"));
    }
    value_builder_set(view, "anggaran", figures_list_value(context, &list));
    value_builder_set(
        view, "total",
        figures_publish(context, base_format(context->arena, "perjanjian.%s.total", id),
                        (struct figures_recipe){"jumlah pagu yang diperjanjikan", FIGURES_MONEY},
                        operands.items, operands.count,
                        figures_sum(context, operands.items, operands.count)));
}

static const struct value *agreement_view(struct figures_context *context,
                                          const struct value *input, size_t number,
                                          const struct figures_index *known)
{
    static const char *const of_report[] = {"tempat", "tanda_tangan"};
    const char *id =
        value_text_or(figures_member(input, "id"), base_format(context->arena, "%zu", number));
    struct value_builder *view = value_builder_from(context->arena, input, 12);
    struct figures_list list = {0};
    const struct value *goals = figures_member(input, "sasaran");
    for (size_t i = 0; i < figures_list_count(goals); i++) {
        figures_list_add(context, &list, sasaran_view(context, value_at(goals, i), known));
    }
    value_builder_set(view, "nomor", value_integer(context->arena, 0, (long long)number));
    value_builder_set(view, "pihak_pertama", party(context, input, "pihak_pertama"));
    value_builder_set(view, "pihak_kedua", party(context, input, "pihak_kedua"));
    for (size_t i = 0; i < FIGURES_COUNT_OF(of_report); i++) {
        value_builder_set(view, of_report[i],
                          first_given(figures_member(input, of_report[i]),
                                      figures_member(context->model->laporan, of_report[i])));
    }
    value_builder_set(view, "sasaran", figures_list_value(context, &list));
    set_budget(context, input, id, view);
    return value_builder_finish(view, input->origin);
}

const struct value *figures_agreements_build(struct figures_context *context,
                                             const struct value *sasaran)
{
    struct figures_index *known = figures_index_create(context->scratch);
    for (size_t i = 0; i < value_count(sasaran); i++) {
        const char *id = figures_text_member(value_at(sasaran, i), "id");
        if (id != NULL) {
            figures_index_add(known, id, (void *)value_at(sasaran, i));
        }
    }
    const struct value *inputs = figures_member(context->model->perjanjian, "perjanjian");
    struct figures_list list = {0};
    for (size_t i = 0; i < figures_list_count(inputs); i++) {
        figures_list_add(context, &list,
                         agreement_view(context, value_at(inputs, i), i + 1, known));
    }
    return figures_list_value(context, &list);
}
