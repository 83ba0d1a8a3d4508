/* The review: places of findings in words, counts by status. */
#include "figures_reviu.h"

#include <string.h>

#include "figures_context.h"

/* "indikator.ppks.capaian.2024": the figure in words; NULL when there is none. */
static const char *figure_words(const struct figures_context *context, const char *path)
{
    for (size_t i = 0; i < context->record_count; i++) {
        if (strcmp(context->records[i].path, path) != 0) {
            continue;
        }
        const char *id = strchr(path, '.');
        const char *rest = id != NULL ? strchr(id + 1, '.') : NULL;
        struct model_place place;
        if (rest == NULL) {
            return base_format(context->arena, "Seluruh laporan: %s", id != NULL ? id + 1 : path);
        }
        const char *name = base_copy(context->arena, id + 1, (size_t)(rest - id) - 1);
        model_place_find(context->arena, context->model, name, &place);
        char *words = base_copy_text(context->arena, rest + 1);
        for (char *c = words; *c != '\0'; c++) {
            *c = *c == '.' || *c == '_' ? ' ' : *c;
        }
        return base_format(context->arena, "%s: %s", place.name, words);
    }
    return NULL;
}

/* A list of places in words, each as {jalur, nama, ada}. */
static const struct value *places_of(struct figures_context *context, const struct value *paths)
{
    struct figures_list list = {0};
    for (size_t i = 0; i < figures_list_count(paths); i++) {
        const struct value *path = value_at(paths, i);
        const char *text = value_text_or(path, "");
        struct model_place place;
        const char *figure = figure_words(context, text);
        bool found = model_place_find(context->arena, context->model, text, &place);
        const char *name = !found && figure != NULL ? figure : place.name;
        struct value_entry entries[] = {
            {"jalur", value_text(context->arena, path->origin, text)},
            {"nama", value_text(context->arena, path->origin, name)},
            {"ada", value_bool(context->arena, path->origin, found || figure != NULL)},
        };
        figures_list_add(
            context, &list,
            value_record_closed(context->arena, path->origin, entries, FIGURES_COUNT_OF(entries)));
    }
    return figures_list_value(context, &list);
}

/* The member of the team with an id; VALUE_NULL when there is none. */
static const struct value *reviewer(const struct figures_context *context, const char *id)
{
    const struct value *team = figures_member(context->model->reviu, "tim");
    for (size_t i = 0; i < figures_list_count(team) && id != NULL; i++) {
        const char *own = figures_text_member(value_at(team, i), "id");
        if (own != NULL && strcmp(own, id) == 0) {
            return value_at(team, i);
        }
    }
    return value_null(context->arena, 0);
}

static const struct value *finding_of(struct figures_context *context, const struct value *finding)
{
    struct value_builder *view = value_builder_from(context->arena, finding, 16);
    value_builder_set(view, "letak", places_of(context, figures_member(finding, "tempat")));
    value_builder_set(view, "ubahan", places_of(context, figures_member(finding, "perubahan")));
    value_builder_set(view, "anggota", reviewer(context, figures_text_member(finding, "pereviu")));
    return value_builder_finish(view, finding->origin);
}

const struct value *figures_review_build(struct figures_context *context)
{
    const struct value *review = context->model->reviu;
    static const char *const states[] = {"terbuka", "dijawab", "selesai"};
    long long counts[FIGURES_COUNT_OF(states)] = {0};
    struct figures_list list = {0};
    if (!context->model->reviewed) {
        return value_null(context->arena, 0);
    }
    const struct value *findings = figures_member(review, "temuan");
    for (size_t i = 0; i < figures_list_count(findings); i++) {
        const struct value *finding = value_at(findings, i);
        const char *state = figures_text_member(finding, "status");
        figures_list_add(context, &list, finding_of(context, finding));
        for (size_t k = 0; k < FIGURES_COUNT_OF(states); k++) {
            counts[k] += state != NULL && strcmp(state, states[k]) == 0;
        }
    }
    struct value_builder *view = value_builder_from(context->arena, review, 16);
    value_builder_set(view, "temuan", figures_list_value(context, &list));
    for (size_t k = 0; k < FIGURES_COUNT_OF(states); k++) {
        value_builder_set(view, base_format(context->arena, "jumlah_%s", states[k]),
                          value_integer(context->arena, 0, counts[k]));
    }
    return value_builder_finish(view, review->origin);
}
