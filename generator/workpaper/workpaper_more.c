/* Pages of agreements and of completeness; figures that count. */
#include "workpaper_book.h"

#include <string.h>

static const struct value *member(const struct value *record, const char *key)
{
    return record == NULL ? NULL : value_get(record, key);
}

/* ---------------------------------------------------------------- agreements */

static void put_targets(struct workpaper_book *book, struct workpaper_page *page,
                        const struct value *goals)
{
    for (size_t i = 0; i < value_count(goals); i++) {
        const struct value *goal = value_at(goals, i), *indicators = member(goal, "indikator");
        workpaper_text(book, page, page->rows, 1, value_text_or(member(goal, "nama"), ""),
                       &workpaper_plain);
        for (size_t k = 0; k < value_count(indicators); k++) {
            const struct value *indicator = value_at(indicators, k);
            const struct value *target = member(indicator, "target");
            const struct value *low = member(target, "bawah");
            uint32_t row = page->rows;
            workpaper_text(
                book, page, row, 1,
                base_format(book->arena, "    %s", value_text_or(member(indicator, "nama"), "?")),
                &workpaper_plain);
            workpaper_text(book, page, row, 2, value_text_or(member(indicator, "satuan"), ""),
                           &workpaper_plain);
            workpaper_value(book, page, row, 3, low != NULL ? low : target);
        }
    }
}

static void put_agreement(struct workpaper_book *book, const struct value *agreement)
{
    struct workpaper_page *page = &book->sheets[WORKPAPER_AGREEMENTS];
    const struct value *lines = member(agreement, "anggaran");
    const char *name = value_text_or(member(agreement, "judul"), "");
    workpaper_text(
        book, page, page->rows, 0,
        value_text_or(member(agreement, "id"), workpaper_result(book, member(agreement, "nomor"))),
        &workpaper_title);
    workpaper_text(book, page, page->rows - 1, 1, name, &workpaper_title);
    put_targets(book, page, member(agreement, "sasaran"));
    for (size_t i = 0; i < value_count(lines); i++) {
        const struct value *line = value_at(lines, i);
        uint32_t row = page->rows;
        workpaper_text(book, page, row, 1, value_text_or(member(line, "nama"), ""),
                       &workpaper_plain);
        workpaper_value(book, page, row, 4, member(line, "pagu"));
    }
    uint32_t row = page->rows;
    workpaper_text(book, page, row, 1, "Jumlah pagu yang diperjanjikan", &workpaper_title);
    workpaper_value(book, page, row, 4, member(agreement, "total"));
}

void workpaper_agreements_fill(struct workpaper_book *book)
{
    static const char *const names[] = {
        "Perjanjian", "Sasaran, indikator, atau program", "Satuan", "Target", "Pagu", NULL};
    static const unsigned widths[] = {20, 70, 14, 14, 20};
    struct workpaper_page *page = &book->sheets[WORKPAPER_AGREEMENTS];
    const struct value *list = member(book->figures->scope, "perjanjian");
    workpaper_head(book, page, "Perjanjian kinerja", "Target dan pagu tiap perjanjian kinerja",
                   names, widths);
    for (size_t i = 0; i < value_count(list); i++) {
        put_agreement(book, value_at(list, i));
    }
    book->agreements_to = page->rows;
}

/* ---------------------------------------------------------------- completeness */

enum { CRITERIA = 7, MATRIX = 2 };

void workpaper_completeness_fill(struct workpaper_book *book)
{
    static const char *const names[] = {"Id",    "Indikator", "3.b.3",  "3.b.4",
                                        "3.b.5", "3.b.6",     "3.b.7",  "3.b.8",
                                        "3.b.9", "Terpenuhi", "Persen", NULL};
    static const unsigned widths[] = {16, 56, 12, 12, 12, 12, 12, 12, 12, 11, 11};
    struct workpaper_page *page = &book->sheets[WORKPAPER_COMPLETENESS];
    const struct value *whole = member(book->figures->scope, "kelengkapan");
    const struct value *rows = member(whole, "indikator"), *criteria = member(whole, "kriteria");
    workpaper_head(book, page, "Kelengkapan",
                   "Kriteria evaluasi AKIP tiap indikator sasaran; status dapat diubah", names,
                   widths);
    book->matrix_from = page->rows;
    for (size_t i = 0; i < value_count(rows); i++) {
        const struct value *line = value_at(rows, i), *states = member(line, "kriteria");
        uint32_t row = page->rows;
        workpaper_text(book, page, row, 0, value_text_or(member(line, "id"), ""), &workpaper_plain);
        workpaper_text(book, page, row, 1, value_text_or(member(line, "nama"), "?"),
                       &workpaper_plain);
        for (uint32_t k = 0; k < value_count(states); k++) {
            workpaper_text(book, page, row, MATRIX + k,
                           value_text_or(member(value_at(states, k), "status"), ""),
                           workpaper_style(book, true, true, NULL));
        }
        workpaper_value(book, page, row, MATRIX + CRITERIA, member(line, "terpenuhi"));
        workpaper_value(book, page, row, MATRIX + CRITERIA + 1, member(line, "persen"));
    }
    book->matrix_to = page->rows > book->matrix_from ? page->rows - 1 : book->matrix_from;
    uint32_t row = page->rows;
    static const char *const keys[] = {"terpenuhi", "persen"};
    static const char *const words[] = {"Indikator yang memenuhi", "Persen"};
    for (uint32_t i = 0; i < 2; i++) {
        workpaper_text(book, page, row + i, 1, words[i], &workpaper_title);
        for (uint32_t k = 0; k < value_count(criteria); k++) {
            workpaper_value(book, page, row + i, MATRIX + k,
                            member(value_at(criteria, k), keys[i]));
        }
        workpaper_value(book, page, row + i, MATRIX + CRITERIA, member(whole, keys[i]));
    }
}

/* ---------------------------------------------------------------- counts */

/* Cells of a column of the tree of goals, budget or indicators that have a text. */
static const char *count_words(struct workpaper_book *book, enum workpaper_sheet sheet,
                               uint32_t column, uint32_t first, uint32_t last, const char *word)
{
    return base_format(book->arena, "=COUNTIF(%s,\"%s\")",
                       workpaper_range(book, &book->sheets[sheet], column, first, last), word);
}

/* Rows of the report's year of indicators of sasaran, with a further condition. */
static const char *count_indicators(struct workpaper_book *book, const char *condition)
{
    enum { OWNER = 2, WHICH = 5 };
    const struct workpaper_page *page = &book->sheets[WORKPAPER_INDICATORS];
    return base_format(book->arena, "=SUMPRODUCT((%s=\"sasaran\")*(%s=%s)%s)",
                       workpaper_range(book, page, OWNER, book->years_from, book->years_to),
                       workpaper_range(book, page, WHICH, book->years_from, book->years_to),
                       book->settings[WORKPAPER_YEAR], condition);
}

static const char *column_of_years(struct workpaper_book *book, uint32_t column)
{
    return workpaper_range(book, &book->sheets[WORKPAPER_INDICATORS], column, book->years_from,
                           book->years_to);
}

/* Reached or not: capaian as printed against 100; what rounds to 100 reaches it. */
static const char *count_reached(struct workpaper_book *book, const char *sign)
{
    enum { OWNER = 2, WHICH = 5, CAPAIAN = 10 };
    return base_format(book->arena,
                       "=COUNTIFS(%s,\"sasaran\",%s,%s,%s,\"%s\"&(100-IF(%s=\"potong\",0,0.5*10^-%s"
                       ")))",
                       column_of_years(book, OWNER), column_of_years(book, WHICH),
                       book->settings[WORKPAPER_YEAR], column_of_years(book, CAPAIAN), sign,
                       book->settings[WORKPAPER_ROUNDING], book->settings[WORKPAPER_DECIMALS]);
}

static const char *count_class(struct workpaper_book *book, const char *path)
{
    enum { LABEL = 12 };
    const struct value *scale = member(book->figures->scope, "skala");
    size_t number = 0;
    for (const char *c = path + strlen("hitung.per_predikat."); *c >= '0' && *c <= '9'; c++) {
        number = number * 10 + (size_t)(*c - '0');
    }
    const struct value *class = number == 0 ? NULL : value_at(scale, number - 1);
    const char *word = value_text_or(member(class, "predikat"), NULL);
    return word == NULL || strchr(word, '"') != NULL
               ? NULL
               : count_indicators(book, base_format(book->arena, "*(%s=\"%s\")",
                                                    column_of_years(book, LABEL), word));
}

static const char *count_met(struct workpaper_book *book, const struct workpaper_cell *cell)
{
    const char *path = cell->record->path;
    uint32_t first = MATRIX, last = MATRIX + CRITERIA - 1;
    uint32_t from = book->matrix_from, to = book->matrix_to;
    if (strncmp(path, "kelengkapan.3b", 14) == 0) {
        first = last = MATRIX + (uint32_t)(path[14] - '3');
    } else if (strncmp(path, "kelengkapan.indikator.", 22) == 0) {
        from = to = cell->row;
    }
    if (cell->page != &book->sheets[WORKPAPER_COMPLETENESS]) {
        return NULL;
    }
    return base_format(book->arena, "=COUNTIF(%s:%s,\"terpenuhi\")",
                       workpaper_here(book, from, first), workpaper_here(book, to, last));
}

const char *workpaper_make_count(struct workpaper_book *book, const struct workpaper_cell *cell)
{
    enum { IKU = 15 };
    static const struct {
        const char *path, *word;
    } levels[] = {{"hitung.program", "program"},
                  {"hitung.kegiatan", "kegiatan"},
                  {"hitung.sub_kegiatan", "sub_kegiatan"},
                  {"hitung.rincian", "rincian"}};
    const char *path = cell->record->path;
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        if (strcmp(path, levels[i].path) == 0) {
            return count_words(book, WORKPAPER_BUDGET, 1, book->budget_from, book->budget_to,
                               levels[i].word);
        }
    }
    if (strcmp(path, "hitung.tujuan") == 0 || strcmp(path, "hitung.sasaran") == 0) {
        return count_words(book, WORKPAPER_GOALS, 0, book->goals_from, book->goals_to,
                           path + strlen("hitung."));
    }
    if (strcmp(path, "hitung.indikator") == 0) {
        return count_indicators(book, "");
    }
    if (strcmp(path, "hitung.iku") == 0) {
        return count_indicators(
            book, base_format(book->arena, "*(%s=\"ya\")", column_of_years(book, IKU)));
    }
    if (strncmp(path, "hitung.indikator_t", 18) == 0) {
        return count_reached(book, strcmp(path, "hitung.indikator_tercapai") == 0 ? ">=" : "<");
    }
    if (strncmp(path, "hitung.per_predikat.", 20) == 0) {
        return count_class(book, path);
    }
    if (strcmp(path, "hitung.perjanjian") == 0) {
        return base_format(
            book->arena, "=COUNTIF(%s,\"Jumlah pagu yang diperjanjikan\")",
            workpaper_range(book, &book->sheets[WORKPAPER_AGREEMENTS], 1, 3, book->agreements_to));
    }
    return strncmp(path, "kelengkapan.", 12) == 0 ? count_met(book, cell) : NULL;
}
