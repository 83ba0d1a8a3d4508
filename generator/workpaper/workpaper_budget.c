/* Pages of the budget tree and of the budget by groups. */
#include "workpaper_book.h"

#include <string.h>

static const struct value *member(const struct value *record, const char *key)
{
    return record == NULL ? NULL : value_get(record, key);
}

/* Members of a row side by side. */
static void put_members(struct workpaper_book *book, struct workpaper_page *page, uint32_t row,
                        uint32_t column, const struct value *view, const char *const *keys)
{
    for (uint32_t i = 0; keys[i] != NULL; i++) {
        workpaper_value(book, page, row, column + i, member(view, keys[i]));
    }
}

static const char *const amount_keys[] = {"pagu_awal",
                                          "pagu",
                                          "realisasi",
                                          "serapan",
                                          "sisa",
                                          "bobot",
                                          "fisik",
                                          "tertimbang_fisik",
                                          "tertimbang_keuangan",
                                          "porsi_realisasi",
                                          "capaian",
                                          "predikat",
                                          NULL};

static void put_node(struct workpaper_book *book, const struct value *node)
{
    enum { AMOUNTS = 5, LEVEL = 1, NAME = 2 };
    struct workpaper_page *page = &book->sheets[WORKPAPER_BUDGET];
    uint32_t row = page->rows;
    struct sheet_style *name = base_alloc(book->arena, sizeof *name);
    *name = workpaper_plain;
    name->indent = (unsigned)value_integer_or(member(node, "kedalaman"), 0);
    name->bold = name->indent == 0;
    workpaper_text(book, page, row, 0, value_text_or(member(node, "id"), ""), &workpaper_plain);
    workpaper_text(book, page, row, LEVEL, value_text_or(member(node, "tingkat"), ""),
                   &workpaper_plain);
    workpaper_text(book, page, row, NAME, value_text_or(member(node, "nama"), "?"), name);
    workpaper_text(book, page, row, 3, value_text_or(member(node, "kelompok"), ""),
                   &workpaper_plain);
    workpaper_text(book, page, row, 4, value_text_or(member(node, "sumber_dana"), ""),
                   &workpaper_plain);
    put_members(book, page, row, AMOUNTS, node, amount_keys);
}

void workpaper_budget_fill(struct workpaper_book *book)
{
    static const char *const names[] = {"Kode",
                                        "Tingkat",
                                        "Uraian",
                                        "Kelompok",
                                        "Sumber dana",
                                        "Pagu awal",
                                        "Pagu",
                                        "Realisasi",
                                        "Serapan (%)",
                                        "Sisa",
                                        "Bobot (%)",
                                        "Fisik (%)",
                                        "Tertimbang fisik",
                                        "Tertimbang keuangan",
                                        "Porsi realisasi (%)",
                                        "Capaian (%)",
                                        "Predikat",
                                        NULL};
    static const unsigned widths[] = {20, 13, 46, 12, 12, 18, 18, 18, 10,
                                      17, 9,  9,  11, 12, 11, 10, 20};
    struct workpaper_page *page = &book->sheets[WORKPAPER_BUDGET];
    workpaper_head(book, page, "Anggaran",
                   "Pagu, realisasi, dan angka turunannya menurut pohon anggaran; induk "
                   "menjumlahkan yang di bawahnya",
                   names, widths);
    page->fixed = 3;
    const struct value *rows = member(book->figures->scope, "anggaran_baris");
    book->budget_from = page->rows;
    for (size_t i = 0; i < value_count(rows); i++) {
        put_node(book, value_at(rows, i));
    }
    book->budget_to = page->rows > book->budget_from ? page->rows - 1 : book->budget_from;
    uint32_t row = page->rows;
    workpaper_text(book, page, row, 2, "Jumlah", &workpaper_title);
    const struct value *sums = member(book->figures->scope, "hitung");
    put_members(book, page, row, 5, sums,
                (const char *const[]){"", "pagu", "realisasi", "serapan", "sisa", NULL});
    put_members(
        book, page, row, 12, sums,
        (const char *const[]){"tertimbang_fisik", "tertimbang_keuangan", "porsi_realisasi", NULL});
}

/* A block of groups under a title. */
static void put_groups(struct workpaper_book *book, const char *title, const struct value *groups,
                       const char *key)
{
    static const char *const keys[] = {"pagu", "realisasi", "serapan", "sisa", "porsi", NULL};
    struct workpaper_page *page = &book->sheets[WORKPAPER_GROUPS];
    if (value_count(groups) == 0) {
        return;
    }
    workpaper_text(book, page, page->rows + 1, 0, title, &workpaper_title);
    for (size_t i = 0; i < value_count(groups); i++) {
        const struct value *group = value_at(groups, i);
        const struct value *name = member(group, key);
        const char *text = value_text_or(name, value_text_or(member(name, "nama"), "(lainnya)"));
        uint32_t row = page->rows;
        workpaper_text(book, page, row, 0, text, &workpaper_wrapped);
        put_members(book, page, row, 1, group, keys);
    }
}

void workpaper_groups_fill(struct workpaper_book *book)
{
    static const char *const names[] = {"Kelompok", "Pagu",      "Realisasi", "Serapan (%)",
                                        "Sisa",     "Porsi (%)", NULL};
    static const unsigned widths[] = {60, 18, 18, 12, 18, 12};
    const struct value *scope = book->figures->scope;
    workpaper_head(book, &book->sheets[WORKPAPER_GROUPS], "Pengelompokan anggaran",
                   "Belanja menurut kelompok, sumber dana, dan sasaran", names, widths);
    put_groups(book, "Menurut kelompok", member(scope, "kelompok_anggaran"), "kelompok");
    put_groups(book, "Menurut sumber dana", member(scope, "anggaran_sumber_dana"), "sumber_dana");
    put_groups(book, "Menurut sasaran", member(scope, "anggaran_sasaran"), "sasaran");
}

/* ---------------------------------------------------------------- sasaran and tujuan */

static uint32_t put_goal(struct workpaper_book *book, const char *level, const struct value *goal)
{
    static const char *const keys[] = {"bobot",           "capaian", "predikat",
                                       "capaian_sasaran", "pagu",    "realisasi",
                                       "serapan",         "sisa",    NULL};
    struct workpaper_page *page = &book->sheets[WORKPAPER_GOALS];
    uint32_t row = page->rows;
    workpaper_text(book, page, row, 0, level, &workpaper_plain);
    workpaper_text(book, page, row, 1, value_text_or(member(goal, "id"), ""), &workpaper_plain);
    workpaper_text(book, page, row, 2, value_text_or(member(goal, "nama"), "?"),
                   &workpaper_wrapped);
    put_members(book, page, row, 3, goal, keys);
    return row;
}

static const char *rule_at(struct workpaper_book *book, const char *path)
{
    const struct figures_record *record = figures_find(book->figures, path);
    return record == NULL ? "" : record->formula;
}

void workpaper_goals_fill(struct workpaper_book *book)
{
    enum { RULE = 11 };
    static const char *const names[] = {"Tingkat",
                                        "Id",
                                        "Uraian",
                                        "Bobot",
                                        "Capaian (%)",
                                        "Predikat",
                                        "Capaian sasaran (%)",
                                        "Pagu",
                                        "Realisasi",
                                        "Serapan (%)",
                                        "Sisa",
                                        "Rumus capaian",
                                        NULL};
    static const unsigned widths[] = {12, 12, 50, 9, 12, 24, 12, 18, 18, 11, 17, 34};
    struct workpaper_page *page = &book->sheets[WORKPAPER_GOALS];
    workpaper_head(book, page, "Tujuan dan sasaran",
                   "Rata-rata capaian, predikat, dan anggaran tiap tujuan dan sasaran", names,
                   widths);
    page->fixed = 3;
    book->goals_from = page->rows;
    const struct value *goals = member(book->figures->scope, "tujuan");
    for (size_t i = 0; i < value_count(goals); i++) {
        const struct value *goal = value_at(goals, i), *below = member(goal, "sasaran");
        uint32_t row = put_goal(book, "tujuan", goal);
        workpaper_text(book, page, row, RULE,
                       rule_at(book, base_format(book->arena, "tujuan.%s.capaian_sasaran",
                                                 value_text_or(member(goal, "id"), ""))),
                       &workpaper_plain);
        for (size_t k = 0; k < value_count(below); k++) {
            const struct value *inner = value_at(below, k);
            row = put_goal(book, "sasaran", inner);
            workpaper_text(book, page, row, RULE,
                           rule_at(book, base_format(book->arena, "sasaran.%s.capaian",
                                                     value_text_or(member(inner, "id"), ""))),
                           &workpaper_plain);
        }
    }
    book->goals_to = page->rows > book->goals_from ? page->rows - 1 : book->goals_from;
    uint32_t row = page->rows;
    const struct value *sums = member(book->figures->scope, "hitung");
    workpaper_text(book, page, row, 2, "Seluruhnya", &workpaper_title);
    workpaper_value(book, page, row, 4, member(sums, "capaian_rata"));
    workpaper_value(book, page, row, 5, member(sums, "predikat"));
    put_members(book, page, row, 7, sums,
                (const char *const[]){"pagu", "realisasi", "serapan", "sisa", NULL});
    workpaper_text(book, page, row, RULE, rule_at(book, "hitung.capaian_rata"), &workpaper_plain);
}
