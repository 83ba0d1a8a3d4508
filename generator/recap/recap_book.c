/* The table as a workbook: what agencies reported as numbers, all else as live formulas. */
#include "recap_book.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "value_rational.h"

enum { HEAD_ROW = 3, FIRST_ROW = 5, HEAD_FILL = 0x1F4E79, TOTAL_FILL = 0xE8EEF4 };
/* Of the second one: two columns a criterion follow the agency. */
enum { SHARES = 2, SHARES_END = SHARES + 2 * RECAP_CRITERIA, COMPLETE_PERCENT = SHARES_END + 2 };

static const struct {
    const char *name, *formula;
    unsigned width;
} columns[COLUMN_COUNT] = {
    [NUMBER] = {"No", "", 5},
    [AGENCY] = {"Perangkat daerah", "", 44},
    [STAGE] = {"Tahap", "", 10},
    [ATTAINMENT] = {"Capaian (%)", "dari laporan", 12},
    [RANK] = {"Peringkat capaian", "RANK", 10},
    [GRADE] = {"Predikat", "dari laporan", 22},
    [BUDGET] = {"Pagu (Rp)", "dari laporan", 20},
    [SPENT] = {"Realisasi (Rp)", "dari laporan", 20},
    [ABSORPTION] = {"Serapan (%)", "realisasi ÷ pagu × 100", 12},
    [REST] = {"Sisa (Rp)", "pagu − realisasi", 20},
    [EFFICIENCY] = {"Efisiensi", "dari laporan, menurut caranya", 16},
    [EFFICIENCY_WORD] = {"Kata efisiensi", "dari laporan", 18},
    [METHOD] = {"Cara efisiensi", "", 14},
    [COMPLETE] = {"Kelengkapan (%)", "terpenuhi ÷ dari × 100", 14},
    [ERRORS] = {"Kesalahan terbuka", "", 11},
    [WARNINGS] = {"Peringatan terbuka", "", 11},
    [ACCEPTED] = {"Temuan diterima", "", 11},
};

const struct sheet_style recap_title = {.bold = true, .colour = HEAD_FILL};
const struct sheet_style recap_note = {.italic = true, .colour = 0x555555};
const struct sheet_style recap_head = {.bold = true,
                                       .wrap = true,
                                       .border = true,
                                       .fill = HEAD_FILL,
                                       .colour = 0xFFFFFF,
                                       .align = SHEET_ALIGN_CENTRE};
static const struct sheet_style formula_head = {
    .italic = true, .wrap = true, .border = true, .fill = TOTAL_FILL, .align = SHEET_ALIGN_CENTRE};
const struct sheet_style recap_plain = {.border = true, .wrap = true};
const struct sheet_style recap_whole = {.border = true, .number_format = "#,##0"};
static const struct sheet_style percent = {.border = true, .number_format = "#,##0.00"};
const struct sheet_style recap_total_text = {
    .bold = true, .border = true, .wrap = true, .fill = TOTAL_FILL};
const struct sheet_style recap_total_whole = {
    .bold = true, .border = true, .fill = TOTAL_FILL, .number_format = "#,##0"};
static const struct sheet_style total_percent = {
    .bold = true, .border = true, .fill = TOTAL_FILL, .number_format = "#,##0.00"};

/* ---------------------------------------------------------------- cells */

/* The number with the 15 significant digits that a spreadsheet holds. */
static const char *digits_of(struct base_arena *arena, const struct value_rational *number)
{
    enum { DIGITS = 15, MOST_DECIMALS = 12 };
    const char *text = value_rational_text_rounded(arena, number, 0, VALUE_TRUNCATE);
    int digits = (int)strlen(text + (text[0] == '-'));
    int decimals = DIGITS - digits < MOST_DECIMALS ? DIGITS - digits : MOST_DECIMALS;
    char *result = value_rational_text(arena, number, decimals > 0 ? decimals : 0);
    char *point = strchr(result, '.');
    for (size_t end = strlen(result); point != NULL && end-- > 0 && result[end] != '.';) {
        if (result[end] != '0') {
            return result;
        }
        result[end] = '\0';
    }
    if (point != NULL) {
        *point = '\0';
    }
    return result;
}

static const char *result_of(const struct recap_book *book, const struct value_rational *number)
{
    return number != NULL ? digits_of(book->arena, number) : "";
}

/* A number that a report states: exactly as a fraction when its decimals do not end. */
static void put_figure(const struct recap_book *book, struct sheet_page *page, uint32_t row,
                       uint32_t column, struct recap_figure figure, const struct sheet_style *style)
{
    enum { DIGITS = 15 };
    if (figure.number == NULL) {
        sheet_put_text(page, row, column, figure.missing ? "?" : "", style);
        return;
    }
    const char *exact = value_rational_text(book->arena, figure.number, -1);
    const char *slash = strchr(exact, '/'), *shown = digits_of(book->arena, figure.number);
    if (slash != NULL && slash - exact <= DIGITS && strlen(slash + 1) <= DIGITS) {
        sheet_put_formula(page, row, column, base_format(book->arena, "=%s", exact), shown, style);
    } else {
        sheet_put_number(page, row, column, shown, style);
    }
}

static void put_count(const struct recap_book *book, struct sheet_page *page, uint32_t row,
                      uint32_t column, long long count, const struct sheet_style *style)
{
    sheet_put_number(page, row, column, base_format(book->arena, "%lld", count), style);
}

const char *recap_cell(const struct recap_book *book, uint32_t row, uint32_t column)
{
    return sheet_reference(book->arena, row, column, false);
}

const char *recap_range(const struct recap_book *book, uint32_t column)
{
    return base_format(book->arena, "%s:%s", sheet_reference(book->arena, FIRST_ROW, column, true),
                       sheet_reference(book->arena, book->last, column, true));
}

/* ---------------------------------------------------------------- heads */

static void put_heads(const struct recap_book *book, struct sheet_page *page, const char *name)
{
    const struct recap *recap = book->recap;
    sheet_put_text(page, 0, 0,
                   base_format(book->arena, "%s %s Tahun %lld", name, recap->region, recap->year),
                   &recap_title);
    sheet_put_text(page, 1, 0,
                   base_format(book->arena,
                               "%zu perangkat daerah, %zu laporan final. Urutan: %s. Sel kosong: "
                               "tidak ada nilai; \"?\": belum diisi; keduanya tidak dihitung 0.",
                               recap->count, recap->total.final_count,
                               recap_order_words(recap->order)),
                   &recap_note);
    sheet_page_freeze(page, FIRST_ROW, 2);
    sheet_page_print(page, HEAD_ROW, HEAD_ROW + 1);
}

static void put_main_heads(const struct recap_book *book)
{
    put_heads(book, book->main, "Rekapitulasi Laporan Kinerja");
    for (uint32_t i = 0; i < COLUMN_COUNT; i++) {
        sheet_put_text(book->main, HEAD_ROW, i, columns[i].name, &recap_head);
        sheet_put_text(book->main, HEAD_ROW + 1, i, columns[i].formula, &formula_head);
        sheet_page_width(book->main, i, columns[i].width);
    }
}

static void put_share_heads(const struct recap_book *book)
{
    struct sheet_page *page = book->shares;
    put_heads(book, page, "Kelengkapan Analisis");
    sheet_put_text(page, HEAD_ROW, 0, "No", &recap_head);
    sheet_put_text(page, HEAD_ROW, 1, "Perangkat daerah", &recap_head);
    sheet_put_blank(page, HEAD_ROW + 1, 0, &formula_head);
    sheet_put_blank(page, HEAD_ROW + 1, 1, &formula_head);
    for (uint32_t i = 0; i <= RECAP_CRITERIA; i++) {
        const char *name = i < RECAP_CRITERIA ? base_format(book->arena, "%s %s", recap_criteria[i],
                                                            book->recap->criteria[i])
                                              : "Jumlah";
        uint32_t column = SHARES + 2 * i;
        sheet_put_merged(page, HEAD_ROW, column, HEAD_ROW, column + 1, name, &recap_head);
        sheet_put_text(page, HEAD_ROW + 1, column, "terpenuhi", &formula_head);
        sheet_put_text(page, HEAD_ROW + 1, column + 1, "dari", &formula_head);
        sheet_page_width(page, column, 11);
        sheet_page_width(page, column + 1, 11);
    }
    sheet_put_text(page, HEAD_ROW, COMPLETE_PERCENT, "Kelengkapan (%)", &recap_head);
    sheet_put_text(page, HEAD_ROW + 1, COMPLETE_PERCENT, "terpenuhi ÷ dari × 100", &formula_head);
    sheet_page_width(page, 0, 5);
    sheet_page_width(page, 1, columns[AGENCY].width);
    sheet_page_width(page, COMPLETE_PERCENT, 14);
}

/* ---------------------------------------------------------------- agencies */

static const struct value_rational *share_percent(const struct recap_book *book,
                                                  struct recap_share share)
{
    return share.of > 0 ? value_rational_ratio(book->arena, share.fulfilled * 100, share.of) : NULL;
}

/* The efficiency as a formula of the cells beside it when it is one of them. */
static const char *efficiency_formula(const struct recap_book *book, const struct recap_row *row,
                                      uint32_t line)
{
    const struct value_rational *given = row->efficiency.number, *reached = row->attainment.number;
    const struct value_rational *used = row->absorption.number;
    if (given == NULL) {
        return NULL;
    }
    if (reached != NULL && used != NULL &&
        value_rational_compare(given, value_rational_subtract(book->arena, reached, used)) == 0) {
        return base_format(book->arena, "=%s-%s", recap_cell(book, line, ATTAINMENT),
                           recap_cell(book, line, ABSORPTION));
    }
    const struct value_rational *budget = row->budget.number, *spent = row->spent.number;
    if (budget != NULL && spent != NULL &&
        value_rational_compare(given, value_rational_subtract(book->arena, budget, spent)) == 0) {
        return base_format(book->arena, "=%s-%s", recap_cell(book, line, BUDGET),
                           recap_cell(book, line, SPENT));
    }
    return NULL;
}

static void put_money(const struct recap_book *book, const struct recap_row *row, uint32_t line)
{
    struct sheet_page *page = book->main;
    const char *budget = recap_cell(book, line, BUDGET), *spent = recap_cell(book, line, SPENT);
    bool both = row->budget.number != NULL && row->spent.number != NULL;
    const struct value_rational *rest =
        both ? value_rational_subtract(book->arena, row->budget.number, row->spent.number) : NULL;
    put_figure(book, page, line, BUDGET, row->budget, &recap_whole);
    put_figure(book, page, line, SPENT, row->spent, &recap_whole);
    sheet_put_formula(page, line, ABSORPTION,
                      base_format(book->arena,
                                  "=IF(AND(ISNUMBER(%s),ISNUMBER(%s),N(%s)<>0),%s/%s*100,\"\")",
                                  budget, spent, budget, spent, budget),
                      result_of(book, row->absorption.number), &percent);
    sheet_put_formula(page, line, REST,
                      base_format(book->arena, "=IF(AND(ISNUMBER(%s),ISNUMBER(%s)),%s-%s,\"\")",
                                  budget, spent, budget, spent),
                      result_of(book, rest), &recap_whole);
}

static void put_row(const struct recap_book *book, const struct recap_row *row, uint32_t line)
{
    struct sheet_page *page = book->main;
    put_count(book, page, line, NUMBER, (long long)line - FIRST_ROW + 1, &recap_whole);
    sheet_put_text(page, line, AGENCY, row->agency, &recap_plain);
    sheet_put_text(page, line, STAGE, row->stage, &recap_plain);
    put_figure(book, page, line, ATTAINMENT, row->attainment, &percent);
    const char *cell = recap_cell(book, line, ATTAINMENT);
    sheet_put_formula(page, line, RANK,
                      base_format(book->arena, "=IF(ISNUMBER(%s),RANK(%s,%s),\"\")", cell, cell,
                                  recap_range(book, ATTAINMENT)),
                      row->rank > 0 ? base_format(book->arena, "%zu", row->rank) : "",
                      &recap_whole);
    sheet_put_text(page, line, GRADE, row->grade != NULL ? row->grade : "", &recap_plain);
    put_money(book, row, line);
    const char *formula = efficiency_formula(book, row, line);
    const struct sheet_style *style =
        strcmp(row->efficiency_unit, "rupiah") == 0 ? &recap_whole : &percent;
    if (formula != NULL) {
        sheet_put_formula(page, line, EFFICIENCY, formula, result_of(book, row->efficiency.number),
                          style);
    } else {
        put_figure(book, page, line, EFFICIENCY, row->efficiency, style);
    }
    sheet_put_text(page, line, EFFICIENCY_WORD,
                   row->efficiency_word != NULL ? row->efficiency_word : "", &recap_plain);
    sheet_put_text(page, line, METHOD, row->method, &recap_plain);
    put_count(book, page, line, ERRORS, row->errors, &recap_whole);
    put_count(book, page, line, WARNINGS, row->warnings, &recap_whole);
    put_count(book, page, line, ACCEPTED, row->accepted, &recap_whole);
}

/* The completeness of a line of the first page, from the second one. */
static void put_complete(const struct recap_book *book, uint32_t line, struct recap_share all,
                         const struct sheet_style *style)
{
    sheet_put_formula(book->main, line, COMPLETE,
                      base_format(book->arena, "='%s'!%s", sheet_page_name(book->shares),
                                  recap_cell(book, line, COMPLETE_PERCENT)),
                      result_of(book, share_percent(book, all)), style);
}

/* terpenuhi and dari of all criteria together, and their ratio. */
static void put_share_sums(const struct recap_book *book, uint32_t line, struct recap_share all,
                           const struct sheet_style *numbers, const struct sheet_style *ratio)
{
    struct sheet_page *page = book->shares;
    for (uint32_t part = 0; part < 2; part++) {
        struct base_buffer sum = {.arena = book->arena};
        for (uint32_t i = 0; i < RECAP_CRITERIA; i++) {
            base_buffer_format(&sum, "%c%s", i == 0 ? '=' : '+',
                               recap_cell(book, line, SHARES + 2 * i + part));
        }
        long long count = part == 0 ? all.fulfilled : all.of;
        sheet_put_formula(page, line, SHARES_END + part, base_buffer_get(&sum),
                          base_format(book->arena, "%lld", count), numbers);
    }
    const char *done = recap_cell(book, line, SHARES_END),
               *of = recap_cell(book, line, SHARES_END + 1);
    sheet_put_formula(page, line, COMPLETE_PERCENT,
                      base_format(book->arena, "=IF(%s>0,%s/%s*100,\"\")", of, done, of),
                      result_of(book, share_percent(book, all)), ratio);
}

static void put_shares(const struct recap_book *book, const struct recap_row *row, uint32_t line)
{
    struct sheet_page *page = book->shares;
    put_count(book, page, line, 0, (long long)line - FIRST_ROW + 1, &recap_whole);
    sheet_put_formula(page, line, 1,
                      base_format(book->arena, "='%s'!%s", sheet_page_name(book->main),
                                  recap_cell(book, line, AGENCY)),
                      row->agency, &recap_plain);
    for (uint32_t i = 0; i < RECAP_CRITERIA; i++) {
        put_count(book, page, line, SHARES + 2 * i, row->criteria[i].fulfilled, &recap_whole);
        put_count(book, page, line, SHARES + 2 * i + 1, row->criteria[i].of, &recap_whole);
    }
    put_share_sums(book, line, row->complete, &recap_whole, &percent);
}

/* ---------------------------------------------------------------- totals */

/* A function over a column; empty when no cell holds a number. */
static void put_over(const struct recap_book *book, const char *function, uint32_t column,
                     struct recap_figure figure, const struct sheet_style *style)
{
    const char *cells = recap_range(book, column);
    sheet_put_formula(
        book->main, book->last + 1, column,
        base_format(book->arena, "=IF(COUNT(%s)>0,%s(%s),\"\")", cells, function, cells),
        result_of(book, figure.number), style);
}

static void put_sum(const struct recap_book *book, struct sheet_page *page, uint32_t column,
                    long long count)
{
    sheet_put_formula(page, book->last + 1, column,
                      base_format(book->arena, "=SUM(%s)", recap_range(book, column)),
                      base_format(book->arena, "%lld", count), &recap_total_whole);
}

/* Only agencies that have both count. */
static void put_total_absorption(const struct recap_book *book)
{
    const char *budget = recap_range(book, BUDGET), *spent = recap_range(book, SPENT);
    const char *budgets = base_format(book->arena, "SUMIFS(%s,%s,\">-1E+300\")", budget, spent);
    const char *spents = base_format(book->arena, "SUMIFS(%s,%s,\">-1E+300\")", spent, budget);
    sheet_put_formula(
        book->main, book->last + 1, ABSORPTION,
        base_format(book->arena, "=IF(%s<>0,%s/%s*100,\"\")", budgets, spents, budgets),
        result_of(book, book->recap->total.absorption.number), &total_percent);
}

static struct recap_figure total_rest(const struct recap_book *book)
{
    struct recap_figure rest = {0};
    const struct recap *recap = book->recap;
    for (size_t i = 0; i < recap->count; i++) {
        const struct recap_row *row = &recap->rows[i];
        if (row->budget.number == NULL || row->spent.number == NULL) {
            continue;
        }
        const struct value_rational *own =
            value_rational_subtract(book->arena, row->budget.number, row->spent.number);
        rest.number = rest.number == NULL ? own : value_rational_add(book->arena, rest.number, own);
    }
    return rest;
}

static void put_main_total(const struct recap_book *book)
{
    const struct recap_total *total = &book->recap->total;
    uint32_t line = book->last + 1;
    for (uint32_t i = 0; i < COLUMN_COUNT; i++) {
        sheet_put_blank(book->main, line, i, &recap_total_text);
    }
    sheet_put_text(book->main, line, AGENCY, "Seluruhnya (rata-rata capaian; jumlah rupiah)",
                   &recap_total_text);
    put_over(book, "AVERAGE", ATTAINMENT, total->attainment, &total_percent);
    put_over(book, "SUM", BUDGET, total->budget, &recap_total_whole);
    put_over(book, "SUM", SPENT, total->spent, &recap_total_whole);
    put_over(book, "SUM", REST, total_rest(book), &recap_total_whole);
    put_total_absorption(book);
    put_complete(book, line, total->complete, &total_percent);
    put_sum(book, book->main, ERRORS, total->errors);
    put_sum(book, book->main, WARNINGS, total->warnings);
    put_sum(book, book->main, ACCEPTED, total->accepted);
}

static void put_share_total(const struct recap_book *book)
{
    const struct recap_total *total = &book->recap->total;
    uint32_t line = book->last + 1;
    sheet_put_blank(book->shares, line, 0, &recap_total_text);
    sheet_put_text(book->shares, line, 1, "Seluruhnya", &recap_total_text);
    sheet_put_blank(book->shares, line + 1, 0, &recap_total_text);
    sheet_put_text(book->shares, line + 1, 1, "Persen (terpenuhi ÷ dari × 100)", &recap_total_text);
    for (uint32_t i = 0; i < RECAP_CRITERIA; i++) {
        uint32_t column = SHARES + 2 * i;
        const char *done = recap_cell(book, line, column), *of = recap_cell(book, line, column + 1);
        put_sum(book, book->shares, column, total->criteria[i].fulfilled);
        put_sum(book, book->shares, column + 1, total->criteria[i].of);
        sheet_put_formula(book->shares, line + 1, column,
                          base_format(book->arena, "=IF(%s>0,%s/%s*100,\"\")", of, done, of),
                          result_of(book, share_percent(book, total->criteria[i])), &total_percent);
        sheet_put_blank(book->shares, line + 1, column + 1, &recap_total_text);
    }
    put_share_sums(book, line, total->complete, &recap_total_whole, &total_percent);
}

bool recap_write_book(const struct recap *recap, const char *path)
{
    struct sheet_writer *writer = sheet_writer_create(
        recap->arena, recap->diagnostics, path, "Rekapitulasi Laporan Kinerja", recap->region);
    if (writer == NULL) {
        return false;
    }
    struct recap_book book = {.recap = recap, .arena = recap->arena};
    book.last = FIRST_ROW + (uint32_t)recap->count - 1;
    book.main = sheet_page_create(writer, "Rekap");
    book.shares = sheet_page_create(writer, "Kelengkapan");
    book.summary = sheet_page_create(writer, "Ringkasan");
    put_main_heads(&book);
    put_share_heads(&book);
    for (size_t i = 0; i < recap->count; i++) {
        uint32_t line = FIRST_ROW + (uint32_t)i;
        put_row(&book, &recap->rows[i], line);
        put_complete(&book, line, recap->rows[i].complete, &percent);
        put_shares(&book, &recap->rows[i], line);
    }
    put_main_total(&book);
    put_share_total(&book);
    recap_put_summary(&book);
    sheet_page_filter(book.main, HEAD_ROW + 1, 0, book.last, COLUMN_COUNT - 1);
    return sheet_writer_finish(writer);
}
