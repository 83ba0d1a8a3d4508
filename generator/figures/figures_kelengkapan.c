/* The criteria 3.b.3 to 3.b.9 of the AKIP evaluation, by indicator. */
#include "figures_kelengkapan.h"

#include <string.h>

#include "figures_context.h"
#include "figures_indikator.h"

/* What a criterion needs: one of up to two values of the indicator's view, under one or two keys
 * each, or a file of narasi/; absent: what is missing, in words. */
struct need {
    const char *outer[2], *inner[2]; /* inner NULL: the value of outer itself */
    enum {
        BY_KEY,
        FOLLOWING,    /* comes with the needs before it: without them not listed as absent */
        YEARS_BEFORE, /* instead of keys: a realisasi of any year before the report's */
        YEARS_FOLLOWING,
    } kind;
    const char *absent;
    const char *file;     /* of narasi/, without ".md"; NULL: none does */
    bool file_of_sasaran; /* the file "capaian-<id of the sasaran>" does, too */
};

enum { NEEDS = 4 };
static const struct criterion {
    const char *code, *key, *name;
    struct need needs[NEEDS]; /* ends with absent NULL */
} criteria[] = {
    {"3.b.3",
     "3b3",
     "realisasi terhadap target tahunan",
     {{.outer = {"target"}, .absent = "target tahun laporan (perencanaan.json: target)"},
      {.outer = {"realisasi"}, .absent = "realisasi tahun laporan (kinerja.json: realisasi)"},
      {.outer = {"penyebab", "catatan"},
       .absent = "analisis (kinerja.json: penyebab atau catatan)",
       .file = "capaian-target",
       .file_of_sasaran = true}}},
    {"3.b.4",
     "3b4",
     "realisasi terhadap target jangka menengah",
     {{.outer = {"renstra"},
       .inner = {"target"},
       .absent = "target akhir Renstra (perencanaan.json: target_akhir)"},
      {.outer = {"renstra", "renstra"},
       .inner = {"capaian", "selisih"},
       .kind = FOLLOWING,
       .absent =
           "perbandingan dengan target akhir Renstra (target dan realisasi yang dapat dihitung)",
       .file = "capaian-renstra"}}},
    {"3.b.5",
     "3b5",
     "realisasi terhadap tahun-tahun sebelumnya",
     {{.kind = YEARS_BEFORE, .absent = "realisasi tahun sebelumnya (kinerja.json: realisasi)"},
      {.kind = YEARS_FOLLOWING,
       .absent = "perbandingan dengan tahun sebelumnya",
       .file = "capaian-tahun"}}},
    {"3.b.6",
     "3b6",
     "realisasi terhadap standar nasional atau internasional",
     {{.outer = {"nasional"},
       .inner = {"nilai"},
       .absent = "pembanding (perencanaan.json: standar_nasional)"},
      {.outer = {"nasional", "nasional"},
       .inner = {"capaian", "selisih"},
       .kind = FOLLOWING,
       .absent = "perbandingan dengan standar nasional (nilai yang dapat dihitung)",
       .file = "capaian-nasional"}}},
    {"3.b.7",
     "3b7",
     "sebab keberhasilan atau kegagalan, upaya, dan hambatan",
     {{.outer = {"penyebab"},
       .absent = "sebab keberhasilan atau kegagalan (kinerja.json: penyebab)",
       .file = "capaian-penyebab"},
      {.outer = {"solusi", "hambatan"},
       .absent = "upaya nyata atau hambatan (kinerja.json: solusi atau hambatan)",
       .file = "capaian-penyebab"}}},
    {"3.b.8",
     "3b8",
     "efisiensi penggunaan sumber daya",
     {{.outer = {"anggaran"},
       .inner = {"pagu"},
       .absent = "anggaran terkait (anggaran.json: indikator_terkait; kinerja.json: penunjang)"},
      {.outer = {"efisiensi", "efisiensi"},
       .inner = {"nilai", "label"},
       .kind = FOLLOWING,
       .absent = "efisiensi yang dapat dihitung (capaian dan serapan)",
       .file = "capaian-efisiensi"}}},
    {"3.b.9",
     "3b9",
     "upaya perbaikan dan penyempurnaan ke depan",
     {{.outer = {"rencana"},
       .absent = "rencana tindak lanjut (kinerja.json: rencana)",
       .file = "penutup-langkah"}}},
};
enum { CRITERIA = FIGURES_COUNT_OF(criteria) };

enum status { NOT_MET, PARTLY_MET, MET, STATUSES };
static const char *const status_names[STATUSES] = {
    [NOT_MET] = "belum", [PARTLY_MET] = "sebagian", [MET] = "terpenuhi"};

/* Given and not empty. */
static bool is_there(const struct value *value)
{
    return figures_is_given(value) && !figures_is_missing(value) &&
           (value->kind != VALUE_TEXT || value->text[0] != '\0') &&
           (value->kind != VALUE_LIST || value_count(value) > 0);
}

/* In the first year of a Renstra the year before is none of its years. */
static bool has_years_before(const struct figures_context *context, const struct value *view)
{
    if (is_there(figures_member(figures_member(view, "lalu"), "realisasi"))) {
        return true;
    }
    const struct value *years = figures_member(view, "tahun");
    for (size_t i = 0; i < value_count(years) && years->kind == VALUE_RECORD; i++) {
        const struct value *year = value_entry_at(years, i).value;
        if (value_integer_or(figures_member(year, "tahun"), context->year) < context->year &&
            is_there(figures_member(year, "realisasi"))) {
            return true;
        }
    }
    return false;
}

static bool has_file(const struct figures_context *context, const char *name)
{
    const char *const *names = context->model->narratives;
    while (names != NULL && *names != NULL && strcmp(*names, name) != 0) {
        names++;
    }
    return names != NULL && *names != NULL;
}

static bool is_written(const struct figures_context *context, const struct need *need,
                       const struct value *view)
{
    const char *goal = figures_text_member(figures_member(view, "sasaran"), "id");
    if (need->file_of_sasaran && goal != NULL &&
        has_file(context, base_format(context->arena, "capaian-%s", goal))) {
        return true;
    }
    return need->file != NULL && has_file(context, need->file);
}

static bool is_met(const struct figures_context *context, const struct need *need,
                   const struct value *view)
{
    if (is_written(context, need, view)) {
        return true;
    }
    if (need->kind == YEARS_BEFORE || need->kind == YEARS_FOLLOWING) {
        return has_years_before(context, view);
    }
    for (size_t i = 0; i < FIGURES_COUNT_OF(need->outer) && need->outer[i] != NULL; i++) {
        const struct value *value = figures_member(view, need->outer[i]);
        if (need->inner[i] != NULL) {
            value = figures_member(value, need->inner[i]);
        }
        if (is_there(value)) {
            return true;
        }
    }
    return false;
}

/* {kode, status, kurang}: one criterion of one indicator. */
static const struct value *judge(struct figures_context *context, const struct criterion *criterion,
                                 const struct value *view, enum status *status)
{
    struct figures_list absent = {0};
    size_t needs = 0;
    size_t lacking = 0;
    for (; needs < NEEDS && criterion->needs[needs].absent != NULL; needs++) {
        const struct need *need = &criterion->needs[needs];
        if (is_met(context, need, view)) {
            continue;
        }
        lacking++;
        bool follows = need->kind == FOLLOWING || need->kind == YEARS_FOLLOWING;
        if (lacking == 1 || !follows) {
            figures_list_add(context, &absent, value_text(context->arena, 0, need->absent));
        }
    }
    *status = lacking == 0 ? MET : lacking < needs ? PARTLY_MET : NOT_MET;
    struct value_entry entries[] = {
        {"kode", value_text(context->arena, 0, criterion->code)},
        {"status", value_text(context->arena, 0, status_names[*status])},
        {"kurang", figures_list_value(context, &absent)},
    };
    return value_record_closed(context->arena, 0, entries, FIGURES_COUNT_OF(entries));
}

static const struct value *count(struct figures_context *context, const char *path,
                                 const char *formula, size_t number)
{
    return figures_publish(context, path, (struct figures_recipe){formula, FIGURES_COUNT}, NULL, 0,
                           value_rational_integer(context->arena, (long long)number));
}

/* Publishes <prefix>.terpenuhi and <prefix>.persen and sets both with "dari". */
static void set_share(struct figures_context *context, struct value_builder *view,
                      const char *prefix, const char *formula, size_t met, size_t all)
{
    struct figures_operand operands[] = {
        {"terpenuhi", count(context, figures_path(context, prefix, "terpenuhi"), formula, met)},
        {"dari", value_integer(context->arena, 0, (long long)all)},
    };
    value_builder_set(view, "terpenuhi", operands[0].value);
    value_builder_set(view, "dari", operands[1].value);
    value_builder_set(
        view, "persen",
        figures_publish(context, figures_path(context, prefix, "persen"),
                        (struct figures_recipe){"terpenuhi ÷ dari × 100", FIGURES_PERCENT},
                        operands, 2,
                        figures_ratio_percent(context, value_number_or_null(operands[0].value),
                                              value_number_or_null(operands[1].value))));
}

static const struct value *indicator_row(struct figures_context *context,
                                         const struct figures_indicator *indicator,
                                         size_t totals[CRITERIA][STATUSES])
{
    struct figures_list list = {0};
    size_t met = 0;
    for (size_t i = 0; i < CRITERIA; i++) {
        enum status status = NOT_MET;
        figures_list_add(context, &list, judge(context, &criteria[i], indicator->view, &status));
        totals[i][status]++;
        met += status == MET;
    }
    struct value_builder *view = value_builder_create(context->arena);
    value_builder_close(view);
    value_builder_set(view, "id", value_text(context->arena, 0, indicator->id));
    value_builder_set(view, "nama", figures_member(indicator->view, "nama"));
    value_builder_set(view, "kriteria", figures_list_value(context, &list));
    set_share(context, view, base_format(context->arena, "kelengkapan.indikator.%s", indicator->id),
              "banyaknya kriteria 3.b.3–3.b.9 yang terpenuhi indikator ini", met, CRITERIA);
    return value_builder_finish(view, indicator->view->origin);
}

static const struct value *criterion_row(struct figures_context *context,
                                         const struct criterion *criterion,
                                         const size_t totals[STATUSES], size_t all)
{
    struct value_builder *view = value_builder_create(context->arena);
    value_builder_close(view);
    value_builder_set(view, "kode", value_text(context->arena, 0, criterion->code));
    value_builder_set(view, "nama", value_text(context->arena, 0, criterion->name));
    set_share(context, view, base_format(context->arena, "kelengkapan.%s", criterion->key),
              "banyaknya indikator sasaran yang memenuhi kriteria ini", totals[MET], all);
    value_builder_set(view, "sebagian",
                      value_integer(context->arena, 0, (long long)totals[PARTLY_MET]));
    value_builder_set(view, "belum", value_integer(context->arena, 0, (long long)totals[NOT_MET]));
    return value_builder_finish(view, 0);
}

const struct value *figures_completeness_build(struct figures_context *context,
                                               const struct figures_group *indicators)
{
    size_t totals[CRITERIA][STATUSES] = {{0}};
    struct figures_list by_indicator = {0};
    struct figures_list by_criterion = {0};
    size_t met = 0;
    for (size_t i = 0; i < indicators->count; i++) {
        figures_list_add(context, &by_indicator,
                         indicator_row(context, indicators->items[i], totals));
    }
    for (size_t i = 0; i < CRITERIA; i++) {
        figures_list_add(context, &by_criterion,
                         criterion_row(context, &criteria[i], totals[i], indicators->count));
        met += totals[i][MET];
    }
    struct value_builder *view = value_builder_create(context->arena);
    value_builder_close(view);
    value_builder_set(view, "kriteria", figures_list_value(context, &by_criterion));
    value_builder_set(view, "indikator", figures_list_value(context, &by_indicator));
    set_share(context, view, "kelengkapan",
              "banyaknya pasangan indikator dan kriteria 3.b.3–3.b.9 yang terpenuhi", met,
              indicators->count * CRITERIA);
    return value_builder_finish(view, 0);
}
