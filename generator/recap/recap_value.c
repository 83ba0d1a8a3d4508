/* The table as a value: the names that the pack "rekap-daerah" sees, and the JSON. */
#include "recap.h"

#include <string.h>

#include "base_arena.h"
#include "format_number.h"
#include "value.h"

enum { PERCENT_DECIMALS = 2 };

static const struct value *text(const struct recap *recap, const char *word)
{
    return value_text(recap->arena, 0, word != NULL ? word : "");
}

static const struct value *word_or_null(const struct recap *recap, const char *word)
{
    return word != NULL && word[0] != '\0' ? value_text(recap->arena, 0, word)
                                           : value_null(recap->arena, 0);
}

static const struct value *count(const struct recap *recap, long long number)
{
    return value_integer(recap->arena, 0, number);
}

static const char *shown_number(const struct recap *recap, const struct value_rational *number,
                                int decimals)
{
    const struct format_number style = {.decimals = decimals, .rounding = VALUE_HALF_UP};
    return format_number(recap->arena, number, style);
}

/* {nilai, tepat, tampil}; shown NULL: the number with decimals. */
static const struct value *figure(const struct recap *recap, struct recap_figure given,
                                  int decimals, const char *shown)
{
    struct value_builder *record = value_builder_create(recap->arena);
    const struct value *number = given.number != NULL ? value_number(recap->arena, 0, given.number)
                                 : given.missing      ? text(recap, "?")
                                                      : value_null(recap->arena, 0);
    value_builder_set(record, "nilai", number);
    const char *words = given.missing ? "belum diisi" : "–";
    if (given.number != NULL) {
        const char *exact = value_rational_text(recap->arena, given.number, -1);
        if (strchr(exact, '/') != NULL) {
            value_builder_set(record, "tepat", text(recap, exact));
        }
        words = shown != NULL ? shown : shown_number(recap, given.number, decimals);
    }
    value_builder_set(record, "tampil", text(recap, words));
    return value_builder_finish(record, 0);
}

static const struct value *percent(const struct recap *recap, struct recap_share share)
{
    struct recap_figure given = {0};
    if (share.of > 0) {
        given.number = value_rational_ratio(recap->arena, share.fulfilled * 100, share.of);
    }
    return figure(recap, given, PERCENT_DECIMALS, NULL);
}

/* {kode, nama, terpenuhi, dari, persen} of the seven analyses. */
static const struct value *criteria(const struct recap *recap, const struct recap_share *shares)
{
    const struct value *items[RECAP_CRITERIA];
    for (size_t i = 0; i < RECAP_CRITERIA; i++) {
        struct value_builder *record = value_builder_create(recap->arena);
        value_builder_set(record, "kode", text(recap, recap_criteria[i]));
        value_builder_set(record, "nama", text(recap, recap->criteria[i]));
        value_builder_set(record, "terpenuhi", count(recap, shares[i].fulfilled));
        value_builder_set(record, "dari", count(recap, shares[i].of));
        value_builder_set(record, "persen", percent(recap, shares[i]));
        items[i] = value_builder_finish(record, 0);
    }
    return value_list(recap->arena, 0, items, RECAP_CRITERIA);
}

static const struct value *complete(const struct recap *recap, const struct recap_share *shares,
                                    struct recap_share all)
{
    struct value_builder *record = value_builder_create(recap->arena);
    value_builder_set(record, "terpenuhi", count(recap, all.fulfilled));
    value_builder_set(record, "dari", count(recap, all.of));
    value_builder_set(record, "persen", percent(recap, all));
    value_builder_set(record, "kriteria", criteria(recap, shares));
    return value_builder_finish(record, 0);
}

static const struct value *findings(const struct recap *recap, long long errors, long long warnings,
                                    long long accepted)
{
    struct value_builder *record = value_builder_create(recap->arena);
    value_builder_set(record, "kesalahan", count(recap, errors));
    value_builder_set(record, "peringatan", count(recap, warnings));
    value_builder_set(record, "terbuka", count(recap, errors + warnings));
    value_builder_set(record, "diterima", count(recap, accepted));
    return value_builder_finish(record, 0);
}

/* As the report shows it, with what it counts: the rules of agencies may differ. */
static const char *efficiency_words(const struct recap *recap, const struct recap_row *row)
{
    if (strcmp(row->efficiency_unit, "rupiah") == 0) {
        return base_format(recap->arena, "Rp%s", row->efficiency_shown);
    }
    return base_format(recap->arena, "%s%s", row->efficiency_shown,
                       strcmp(row->efficiency_unit, "persen") == 0 ? "%" : "");
}

static const struct value *efficiency(const struct recap *recap, const struct recap_row *row)
{
    struct value_builder *record = value_builder_from(
        recap->arena,
        figure(recap, row->efficiency, PERCENT_DECIMALS, efficiency_words(recap, row)), 4);
    value_builder_set(record, "satuan", text(recap, row->efficiency_unit));
    value_builder_set(record, "cara", text(recap, row->method));
    value_builder_set(record, "kata", word_or_null(recap, row->efficiency_word));
    return value_builder_finish(record, 0);
}

static const struct value *row_value(const struct recap *recap, const struct recap_row *row,
                                     size_t number)
{
    struct value_builder *record = value_builder_create(recap->arena);
    value_builder_set(record, "nomor", count(recap, (long long)number));
    value_builder_set(record, "instansi", text(recap, row->agency));
    value_builder_set(record, "wilayah", text(recap, row->region));
    value_builder_set(record, "laporan", text(recap, row->report));
    value_builder_set(record, "berkas", text(recap, row->file));
    value_builder_set(record, "tahun", count(recap, row->year));
    value_builder_set(record, "tahap", text(recap, row->stage));
    value_builder_set(record, "capaian", figure(recap, row->attainment, PERCENT_DECIMALS, NULL));
    value_builder_set(record, "peringkat",
                      row->rank > 0 ? count(recap, (long long)row->rank)
                                    : value_null(recap->arena, 0));
    value_builder_set(record, "predikat", word_or_null(recap, row->grade));
    value_builder_set(record, "skala", text(recap, row->scale));
    value_builder_set(record, "indikator", count(recap, row->indicators));
    value_builder_set(record, "tercapai", count(recap, row->reached));
    value_builder_set(record, "pagu", figure(recap, row->budget, 0, NULL));
    value_builder_set(record, "realisasi", figure(recap, row->spent, 0, NULL));
    value_builder_set(record, "serapan", figure(recap, row->absorption, PERCENT_DECIMALS, NULL));
    value_builder_set(record, "efisiensi", efficiency(recap, row));
    value_builder_set(record, "kelengkapan", complete(recap, row->criteria, row->complete));
    value_builder_set(record, "temuan", findings(recap, row->errors, row->warnings, row->accepted));
    return value_builder_finish(record, 0);
}

/* {kata, banyak}; the word is null for those without one. */
static const struct value *words(const struct recap *recap, const struct recap_words *list)
{
    const struct value **items = base_alloc_array(recap->arena, list->count + 1, sizeof *items);
    for (size_t i = 0; i < list->count; i++) {
        struct value_builder *record = value_builder_create(recap->arena);
        value_builder_set(record, "kata", word_or_null(recap, list->items[i].word));
        value_builder_set(record, "banyak", count(recap, (long long)list->items[i].count));
        items[i] = value_builder_finish(record, 0);
    }
    return value_list(recap->arena, 0, items, list->count);
}

/* A figure over all agencies with the number of those that have it: {nilai, tampil, dari}. */
static const struct value *counted(const struct recap *recap, struct recap_figure given,
                                   int decimals, size_t of)
{
    struct value_builder *record =
        value_builder_from(recap->arena, figure(recap, given, decimals, NULL), 4);
    value_builder_set(record, "dari", count(recap, (long long)of));
    return value_builder_finish(record, 0);
}

static const struct value *total_value(const struct recap *recap)
{
    const struct recap_total *total = &recap->total;
    struct value_builder *record = value_builder_create(recap->arena);
    value_builder_set(record, "capaian",
                      counted(recap, total->attainment, PERCENT_DECIMALS, total->attainment_count));
    value_builder_set(record, "pagu", counted(recap, total->budget, 0, total->budget_count));
    value_builder_set(record, "realisasi", counted(recap, total->spent, 0, total->spent_count));
    value_builder_set(record, "serapan",
                      counted(recap, total->absorption, PERCENT_DECIMALS, total->absorption_count));
    value_builder_set(record, "kelengkapan", complete(recap, total->criteria, total->complete));
    value_builder_set(record, "temuan",
                      findings(recap, total->errors, total->warnings, total->accepted));
    value_builder_set(record, "final", count(recap, (long long)total->final_count));
    value_builder_set(record, "predikat", words(recap, &total->grades));
    value_builder_set(record, "efisiensi", words(recap, &total->efficiency));
    value_builder_set(record, "cara_efisiensi", words(recap, &total->methods));
    value_builder_set(record, "skala", words(recap, &total->scales));
    return value_builder_finish(record, 0);
}

const struct value *recap_value(const struct recap *recap)
{
    const struct value **items = base_alloc_array(recap->arena, recap->count + 1, sizeof *items);
    for (size_t i = 0; i < recap->count; i++) {
        items[i] = row_value(recap, &recap->rows[i], i + 1);
    }
    struct value_builder *record = value_builder_create(recap->arena);
    value_builder_set(record, "format", text(recap, "lkjip-rekap-daerah"));
    value_builder_set(record, "versi", count(recap, 1));
    value_builder_set(record, "wilayah", word_or_null(recap, recap->region));
    value_builder_set(record, "tahun", count(recap, recap->year));
    value_builder_set(record, "urutan", text(recap, recap_order_words(recap->order)));
    value_builder_set(record, "banyak", count(recap, (long long)recap->count));
    value_builder_set(record, "perangkat_daerah", value_list(recap->arena, 0, items, recap->count));
    value_builder_set(record, "seluruhnya", total_value(recap));
    return value_builder_finish(record, 0);
}
