/* From the model to the scope: the declared rules, then every family in turn. */
#include "figures.h"

#include <string.h>

#include "figures_anggaran.h"
#include "figures_context.h"
#include "figures_hitung.h"
#include "figures_kelengkapan.h"
#include "figures_paths.h"
#include "figures_perjanjian.h"
#include "figures_reviu.h"
#include "figures_sasaran.h"
#include "figures_skala.h"
#include "figures_tabel.h"

/* A year table never has more columns than this, whatever years the input names. */
enum { MOST_YEARS = 50 };

/* Moves *year down to the first year that a map names. */
static void earliest(const struct value *map, long long *year)
{
    for (size_t i = 0; map->kind == VALUE_RECORD && i < value_count(map); i++) {
        const char *key = value_entry_at(map, i).key;
        long long number = 0;
        for (size_t digit = 0; number >= 0 && key[digit] != '\0'; digit++) {
            bool good = key[digit] >= '0' && key[digit] <= '9' && digit < 4;
            number = good ? number * 10 + (key[digit] - '0') : -1;
        }
        if (number > 0 && number < *year) {
            *year = number;
        }
    }
}

/* The first year that any target or realisation of the plan's indicators names. */
static long long earliest_data(const struct figures_context *context, long long year)
{
    const struct value *tujuan = figures_member(context->model->perencanaan, "tujuan");
    for (size_t i = 0; i < figures_list_count(tujuan); i++) {
        const struct value *sasaran = figures_member(value_at(tujuan, i), "sasaran");
        for (size_t j = 0; j < figures_list_count(sasaran); j++) {
            const struct value *list = figures_member(value_at(sasaran, j), "indikator");
            for (size_t k = 0; k < figures_list_count(list); k++) {
                earliest(figures_member(value_at(list, k), "target"), &year);
            }
        }
    }
    const struct value *achievements = figures_member(context->model->kinerja, "capaian");
    for (size_t i = 0; i < figures_list_count(achievements); i++) {
        earliest(figures_member(value_at(achievements, i), "realisasi"), &year);
    }
    return year;
}

/* The years of the tables: the Renstra, at least up to the report's year. */
static void read_years(struct figures_context *context)
{
    const struct value *plan = figures_member(context->model->perencanaan, "renstra");
    long long first = value_integer_or(figures_member(plan, "awal"), 0);
    context->plan_end = value_integer_or(figures_member(plan, "akhir"), 0);
    context->year = value_integer_or(figures_member(context->model->laporan, "tahun"), 0);
    if (first <= 0) {
        first = earliest_data(context, context->year);
    }
    long long year = context->year;
    context->first_year = first < year ? first : year;
    context->last_year = context->plan_end > year ? context->plan_end : year;
    if (context->first_year < year - MOST_YEARS) {
        context->first_year = year - MOST_YEARS;
    }
    if (context->last_year > year + MOST_YEARS) {
        context->last_year = year + MOST_YEARS;
    }
}

/* Enters the records of a list under the text of one of their fields. */
static struct figures_index *index_by(struct figures_context *context, const struct value *list,
                                      const char *key)
{
    struct figures_index *index = figures_index_create(context->scratch);
    for (size_t i = 0; i < figures_list_count(list); i++) {
        const char *id = figures_text_member(value_at(list, i), key);
        if (id != NULL) {
            figures_index_add(index, id, (void *)value_at(list, i));
        }
    }
    return index;
}

/* The indicators of programs and their parts; returns all of them in order. */
static struct figures_group node_indicators(struct figures_context *context)
{
    struct figures_budget *budget = context->budget;
    struct figures_group all = {0};
    for (size_t i = 0; i < budget->count; i++) {
        struct figures_node *node = &budget->nodes[i];
        struct value_entry entries[] = {
            {"kode", figures_member(node->input, "kode")},
            {"nama", figures_member(node->input, "nama")},
            {"tingkat", value_text(context->arena, 0, node->level)},
        };
        struct figures_place place = {FIGURES_OF_NODE,
                                      value_record_closed(context->arena, node->input->origin,
                                                          entries, FIGURES_COUNT_OF(entries)),
                                      node->full_number, i};
        figures_indicators_build(context, figures_member(node->input, "indikator"), &place,
                                 &node->indicators);
        figures_group_join(context, &all, &node->indicators);
    }
    return all;
}

static const struct value *or_empty(struct figures_context *context, const struct value *file)
{
    return file != NULL ? file : value_record(context->arena, 0, NULL, 0);
}

/* The records of a list by their id. */
static const struct value *record_by_id(struct figures_context *context, const struct value *list)
{
    struct figures_index *seen = figures_index_create(context->scratch);
    struct value_entry *entries =
        base_alloc_array(context->scratch, figures_list_count(list), sizeof *entries);
    size_t count = 0;
    for (size_t i = 0; i < figures_list_count(list); i++) {
        const struct value *item = value_at(list, i);
        const char *id = figures_text_member(item, "id");
        if (id != NULL && figures_index_get(seen, id) == NULL) {
            figures_index_add(seen, id, (void *)item);
            entries[count++] = (struct value_entry){id, item};
        }
    }
    return value_record(context->arena, 0, entries, count);
}

static const struct value *signer(struct figures_context *context)
{
    const struct value *id = figures_member(context->model->laporan, "penandatangan");
    const struct value *official = figures_index_get(context->officials, value_text_or(id, NULL));
    if (official != NULL || id->kind == VALUE_MISSING) {
        return official != NULL ? official : id;
    }
    return id->kind == VALUE_NULL ? id : value_missing(context->arena, id->origin, "penandatangan");
}

/* The names of the narratives that say something, without .md. */
static const struct value *narratives(struct figures_context *context)
{
    const struct value **items = NULL;
    size_t count = 0;
    size_t capacity = 0;
    const char *const *names = context->model->narratives;
    for (size_t i = 0; names != NULL && names[i] != NULL; i++) {
        const struct value *name = value_text(context->arena, 0, names[i]);
        BASE_PUSH(context->arena, items, count, capacity, name);
    }
    return value_list(context->arena, 0, items, count);
}

/* The input files as they are, and what comes straight from them. */
static void set_input(struct figures_context *context, struct value_builder *scope)
{
    const struct model *model = context->model;
    const struct value *laporan = or_empty(context, model->laporan);
    struct value_builder *files = value_builder_create(context->arena);
    const struct value_entry entries[] = {
        {"laporan", laporan},
        {"organisasi", or_empty(context, model->organisasi)},
        {"perencanaan", or_empty(context, model->perencanaan)},
        {"kinerja", or_empty(context, model->kinerja)},
        {"anggaran", or_empty(context, model->anggaran)},
        {"perjanjian", or_empty(context, model->perjanjian)},
        {"tabel", or_empty(context, model->tabel)},
        {"data", or_empty(context, model->data)},
        {"reviu", model->reviewed ? model->reviu : value_null(context->arena, 0)},
    };
    for (size_t i = 0; i < FIGURES_COUNT_OF(entries); i++) {
        value_builder_set(files, entries[i].key, entries[i].value);
        value_builder_set(scope, entries[i].key, entries[i].value);
    }
    value_builder_set(scope, "berkas", value_builder_finish(files, 0));
    value_builder_set(scope, "narasi", narratives(context));
    value_builder_set(scope, "tahun", figures_member(laporan, "tahun"));
    value_builder_set(scope, "tahun_lalu", figures_year(context, context->year - 1));
    value_builder_set(scope, "tahap", figures_member(laporan, "tahap"));
    value_builder_set(scope, "instansi", figures_member(laporan, "instansi"));
    value_builder_set(scope, "pejabat", record_by_id(context, figures_member(laporan, "pejabat")));
    value_builder_set(scope, "penandatangan", signer(context));
    value_builder_set(scope, "renstra",
                      figures_member(or_empty(context, model->perencanaan), "renstra"));
}

/* The years of the year tables, as numbers. */
static const struct value *year_list(struct figures_context *context)
{
    struct figures_list list = {0};
    for (long long year = context->first_year; year <= context->last_year; year++) {
        figures_list_add(context, &list, figures_year(context, year));
    }
    return figures_list_value(context, &list);
}

static void set_indicators(struct figures_context *context, const struct figures_goals *goals,
                           const struct figures_group *of_nodes, struct value_builder *scope)
{
    struct figures_group all = {0};
    figures_group_join(context, &all, &goals->of_tujuan);
    figures_group_join(context, &all, &goals->of_sasaran);
    figures_group_join(context, &all, of_nodes);
    const struct value *list = figures_group_view(context, &all);
    value_builder_set(scope, "indikator", figures_group_view(context, &goals->of_sasaran));
    value_builder_set(scope, "indikator_tujuan", figures_group_view(context, &goals->of_tujuan));
    value_builder_set(scope, "indikator_program", figures_group_view(context, of_nodes));
    value_builder_set(scope, "indikator_semua", list);
    const struct value *ids = record_by_id(context, list);
    value_builder_set(
        scope, "ik",
        value_record_of(context->arena, 0, ids->record.shape, ids->record.values, true));
}

static const struct value *build_scope(struct figures_context *context)
{
    struct value_builder *scope = value_builder_create(context->arena);
    value_builder_close(scope);
    set_input(context, scope);
    value_builder_set(scope, "daftar_tahun", year_list(context));
    value_builder_set(scope, "skala", figures_scale_view(context));
    value_builder_set(scope, "skala_bawaan", figures_scale_note(context));

    figures_budget_build(context);
    figures_budget_briefs(context);
    struct figures_group of_nodes = node_indicators(context);
    figures_budget_views(context);
    value_builder_set(scope, "program", figures_budget_programs(context));
    value_builder_set(scope, "anggaran_baris", figures_budget_rows(context));
    value_builder_set(scope, "mata", figures_budget_by_id(context));
    value_builder_set(scope, "kelompok_anggaran", figures_budget_groups(context, "kelompok"));
    value_builder_set(scope, "anggaran_sumber_dana", figures_budget_groups(context, "sumber_dana"));

    struct figures_goals goals;
    figures_goals_build(context, &goals);
    value_builder_set(scope, "tujuan", goals.tujuan);
    value_builder_set(scope, "sasaran", goals.sasaran);
    value_builder_set(scope, "anggaran_sasaran", figures_budget_by_sasaran(context, goals.sasaran));
    set_indicators(context, &goals, &of_nodes, scope);
    value_builder_set(scope, "perjanjian", figures_agreements_build(context, goals.sasaran));
    value_builder_set(scope, "hitung", figures_counts_build(context, &goals));
    value_builder_set(scope, "kelengkapan", figures_completeness_build(context, &goals.of_sasaran));
    value_builder_set(scope, "tabel", figures_tables_build(context));
    value_builder_set(scope, "reviu", figures_review_build(context));
    return value_builder_finish(scope, 0);
}

const struct figures *figures_build(struct base_arena *arena, struct base_sources *sources,
                                    struct base_diagnostics *diagnostics, const struct model *model)
{
    struct figures_context context = {
        .arena = arena,
        .sources = sources,
        .diagnostics = diagnostics,
        .model = model,
        .scratch = base_arena_create(),
    };
    context.indicators = figures_index_create(context.scratch);
    context.achievements =
        index_by(&context, figures_member(model->kinerja, "capaian"), "indikator");
    context.officials = index_by(&context, figures_member(model->laporan, "pejabat"), "id");
    figures_rules_read(&context);
    read_years(&context);

    struct figures *figures = base_alloc(arena, sizeof *figures);
    figures->scope = build_scope(&context);
    figures->records = context.records;
    figures->count = context.record_count;
    figures->empty = context.empty;
    figures->paths = figures_paths_create(arena);
    base_arena_destroy(context.scratch);
    return figures;
}
