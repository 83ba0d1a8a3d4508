/* The working paper: fills all pages, makes the formulas, writes the workbook. */
#include "workpaper_book.h"

#include <string.h>

static const char *const sheet_names[WORKPAPER_SHEETS] = {
    "Petunjuk",   "Pengaturan",  "Indikator", "Sasaran", "Anggaran", "Kelompok",     "Efisiensi",
    "Perjanjian", "Kelengkapan", "Klaim",     "Temuan",  "Angka",    "Masukan lain", "Unsur",
};

static struct workpaper_book *book_of(const struct workpaper_report *report)
{
    struct workpaper_book *book = base_alloc(report->arena, sizeof *book);
    book->report = report;
    book->arena = report->arena;
    book->figures = report->figures;
    book->origin_count = base_origin_count(report->sources);
    book->origins = base_alloc_array(book->arena, book->origin_count, sizeof *book->origins);
    book->places = base_alloc_array(book->arena, book->figures->count + 1, sizeof *book->places);
    book->averaged =
        base_alloc_array(book->arena, book->figures->count + 1, sizeof *book->averaged);
    book->live = base_alloc_array(book->arena, book->figures->count + 1, sizeof *book->live);
    struct base_buffer null = {.arena = book->arena};
    base_buffer_char(&null, '"');
    for (const char *c = book->figures->empty; *c != '\0'; c++) {
        base_buffer_repeat(&null, *c, *c == '"' ? 2 : 1);
    }
    base_buffer_char(&null, '"');
    book->null = base_buffer_get(&null);
    for (int i = 0; i < WORKPAPER_SHEETS; i++) {
        book->sheets[i].name = sheet_names[i];
    }
    return book;
}

/* Sheet names are at most 31 characters and differ without regard to case. */
static void shorten_names(struct workpaper_book *book)
{
    enum { MOST = 31 };
    for (size_t i = 0; i < book->table_count; i++) {
        struct workpaper_page *page = book->tables[i];
        if (strlen(page->name) > MOST) {
            page->name = base_format(book->arena, "%.26s~%zu", page->name, i + 1);
        }
    }
}

static void fill(struct workpaper_book *book)
{
    workpaper_settings_fill(book);
    workpaper_indicators_fill(book);
    workpaper_budget_fill(book);
    workpaper_goals_fill(book);
    workpaper_groups_fill(book);
    workpaper_efficiency_fill(book);
    workpaper_agreements_fill(book);
    workpaper_completeness_fill(book);
    workpaper_tables_fill(book);
    shorten_names(book);
    workpaper_figures_fill(book);
    workpaper_claims_fill(book);
}

static void make(struct workpaper_book *book)
{
    for (int i = WORKPAPER_SETTINGS; i < WORKPAPER_FIGURES; i++) {
        workpaper_page_make(book, &book->sheets[i]);
    }
    for (size_t i = 0; i < book->table_count; i++) {
        workpaper_page_make(book, book->tables[i]);
    }
    for (int i = WORKPAPER_FIGURES; i < WORKPAPER_SHEETS; i++) {
        workpaper_page_make(book, &book->sheets[i]);
    }
}

/* Tells beside a figure that no formula computes it. */
static void note_values(struct workpaper_book *book, struct workpaper_counts *counts)
{
    enum { NOTE = 7 };
    struct workpaper_page *page = &book->sheets[WORKPAPER_FIGURES];
    counts->figures = book->figures->count;
    counts->formulas = 0;
    for (size_t i = 0; i < book->figures->count; i++) {
        counts->formulas += book->live[i];
        workpaper_text(book, page, page->head + (uint32_t)i, NOTE,
                       book->live[i] ? "" : "nilai dari program, tanpa rumus", &workpaper_plain);
    }
}

/* A number of more digits than a cell holds is written as a formula, which a spreadsheet rounds; as
 * a text it would be left out of sums. */
static void write_number(struct sheet_page *to, const struct workpaper_cell *cell)
{
    enum { DIGITS = 15, LONGEST = 40 };
    size_t digits = strspn(cell->text, "-0123456789");
    if (strlen(cell->text) <= DIGITS || digits > LONGEST) {
        sheet_put_number(to, cell->row, cell->column, cell->text, cell->style);
        return;
    }
    char formula[64] = "=";
    strncat(formula, cell->text, sizeof formula - 2);
    sheet_put_formula(to, cell->row, cell->column, formula, cell->text, cell->style);
}

static void write_cell(struct sheet_page *to, const struct workpaper_cell *cell)
{
    switch (cell->kind) {
    case WORKPAPER_TEXT:
        sheet_put_text(to, cell->row, cell->column, cell->text, cell->style);
        break;
    case WORKPAPER_NUMBER:
        write_number(to, cell);
        break;
    case WORKPAPER_FORMULA:
        if (cell->text != NULL) {
            sheet_put_formula(to, cell->row, cell->column, cell->text, cell->result, cell->style);
        } else if (cell->record != NULL && cell->record->value->kind == VALUE_NUMBER) {
            sheet_put_number(to, cell->row, cell->column, cell->result, cell->style);
        } else {
            sheet_put_text(to, cell->row, cell->column, cell->result, cell->style);
        }
        break;
    default:
        sheet_put_blank(to, cell->row, cell->column, cell->style);
    }
}

static void write_page(struct workpaper_book *book, struct sheet_writer *writer,
                       const struct workpaper_page *page)
{
    enum { WIDEST = 40, RED = 0xF8CBAD };
    if (page->rows <= page->head &&
        (page == &book->sheets[WORKPAPER_INPUTS] || page == &book->sheets[WORKPAPER_PARTS])) {
        return; /* formulas may refer to all others, empty or not */
    }
    struct sheet_page *to = sheet_page_create(writer, page->name);
    for (size_t i = 0; i < page->count; i++) {
        write_cell(to, page->cells[i]);
    }
    for (uint32_t i = 0; i < WIDEST; i++) {
        if (page->widths[i] > 0) {
            sheet_page_width(to, i, page->widths[i]);
        }
    }
    if (page->marks != NULL && page->rows > page->head) {
        const char *test = base_format(book->arena, "OR($%s%u=\"BEDA\",$%s%u=\"kesalahan\")",
                                       page->marks, page->head + 1, page->marks, page->head + 1);
        if (page->excused != NULL) {
            test =
                base_format(book->arena, "AND(%s,$%s%u=\"\")", test, page->excused, page->head + 1);
        }
        sheet_page_highlight(to, page->head, 0, page->rows - 1, page->columns - 1, test, RED);
        sheet_page_filter(to, page->head - 1, 0, page->rows - 1, page->columns - 1);
    }
    if (page->head > 0) {
        sheet_page_freeze(to, page->head, page->fixed);
        sheet_page_print(to, page->head - 1, page->head - 1);
    } else {
        sheet_page_print(to, 0, 0);
    }
}

bool workpaper_write(const struct workpaper_report *report, const char *path,
                     struct workpaper_counts *counts)
{
    struct workpaper_book *book = book_of(report);
    fill(book);
    make(book);
    note_values(book, counts);
    workpaper_findings_fill(book);
    workpaper_guide_fill(book, counts);
    struct sheet_writer *writer =
        sheet_writer_create(report->arena, report->diagnostics, path, "Kertas kerja", report->name);
    if (writer == NULL) {
        return false;
    }
    for (int i = 0; i < WORKPAPER_SHEETS; i++) {
        write_page(book, writer, &book->sheets[i]);
        for (size_t k = 0; i == WORKPAPER_COMPLETENESS && k < book->table_count; k++) {
            write_page(book, writer, book->tables[k]);
        }
    }
    return sheet_writer_finish(writer);
}
