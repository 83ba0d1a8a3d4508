/* Pages, cells, and putting values into them. */
#include "workpaper_book.h"

#include <string.h>

#include "format_number.h"

enum { HEAD_FILL = 0x1F4E79, INPUT_FILL = 0xFFF9DB };

const struct sheet_style workpaper_title = {.bold = true, .colour = HEAD_FILL};
const struct sheet_style workpaper_note = {.italic = true, .colour = 0x555555};
const struct sheet_style workpaper_header = {.bold = true,
                                             .wrap = true,
                                             .border = true,
                                             .fill = HEAD_FILL,
                                             .colour = 0xFFFFFF,
                                             .align = SHEET_ALIGN_CENTRE};
const struct sheet_style workpaper_plain = {.border = true};
const struct sheet_style workpaper_wrapped = {.border = true, .wrap = true};

struct workpaper_page *workpaper_page_add(struct workpaper_book *book, const char *name)
{
    struct workpaper_page *page = base_alloc(book->arena, sizeof *page);
    page->name = name;
    BASE_PUSH(book->arena, book->tables, book->table_count, book->table_capacity, page);
    return page;
}

struct workpaper_cell *workpaper_cell_add(struct workpaper_page *page, struct workpaper_book *book,
                                          uint32_t row, uint32_t column)
{
    struct workpaper_cell *cell = base_alloc(book->arena, sizeof *cell);
    *cell = (struct workpaper_cell){.page = page, .row = row, .column = column};
    BASE_PUSH(book->arena, page->cells, page->count, page->capacity, cell);
    page->rows = row + 1 > page->rows ? row + 1 : page->rows;
    page->columns = column + 1 > page->columns ? column + 1 : page->columns;
    return cell;
}

void workpaper_text(struct workpaper_book *book, struct workpaper_page *page, uint32_t row,
                    uint32_t column, const char *text, const struct sheet_style *style)
{
    struct workpaper_cell *cell = workpaper_cell_add(page, book, row, column);
    bool empty = text == NULL || text[0] == '\0';
    cell->kind = empty ? WORKPAPER_BLANK : WORKPAPER_TEXT;
    cell->text = text;
    cell->style = style;
}

const char *workpaper_format(struct base_arena *arena, int decimals)
{
    return decimals <= 0 ? "#,##0" : base_format(arena, "#,##0.%.*s", decimals, "000000000000");
}

const struct sheet_style *workpaper_style(struct workpaper_book *book, bool input, bool label,
                                          const char *format)
{
    struct sheet_style *style = base_alloc(book->arena, sizeof *style);
    style->border = true;
    style->fill = input ? INPUT_FILL : 0;
    style->number_format = format;
    style->align = label ? SHEET_ALIGN_DEFAULT : SHEET_ALIGN_RIGHT;
    return style;
}

/* Decimals of a number as it is, at most `most`. */
static int decimals_of(const struct value_rational *number, struct base_arena *arena, int most)
{
    int decimals = 0;
    while (decimals < most &&
           value_rational_compare(
               number, value_rational_round(arena, number, decimals, VALUE_TRUNCATE)) != 0) {
        decimals++;
    }
    return decimals;
}

void workpaper_number(struct workpaper_book *book, struct workpaper_page *page, uint32_t row,
                      uint32_t column, const struct value_rational *number, bool input)
{
    enum { MOST = 6 };
    struct workpaper_cell *cell = workpaper_cell_add(page, book, row, column);
    int decimals = number == NULL ? 0 : decimals_of(number, book->arena, MOST);
    cell->kind = number == NULL ? WORKPAPER_BLANK : WORKPAPER_NUMBER;
    cell->text = number == NULL ? "" : value_rational_text(book->arena, number, decimals);
    cell->style = workpaper_style(book, input, false, workpaper_format(book->arena, decimals));
}

struct workpaper_cell *workpaper_formula(struct workpaper_book *book, struct workpaper_page *page,
                                         uint32_t row, uint32_t column, const char *formula,
                                         const char *result, const struct sheet_style *style)
{
    struct workpaper_cell *cell = workpaper_cell_add(page, book, row, column);
    cell->kind = WORKPAPER_FORMULA;
    cell->text = formula;
    cell->result = result;
    cell->style = style;
    return cell;
}

void workpaper_head(struct workpaper_book *book, struct workpaper_page *page, const char *title,
                    const char *note, const char *const *names, const unsigned *widths)
{
    workpaper_text(book, page, 0, 0, title, &workpaper_title);
    workpaper_text(book, page, 1, 0, note, &workpaper_note);
    for (uint32_t i = 0; names[i] != NULL; i++) {
        workpaper_text(book, page, 2, i, names[i], &workpaper_header);
        page->widths[i] = widths[i];
    }
    page->head = page->rows = 3;
    page->about = note;
}

/* A number with the 15 significant digits that a spreadsheet holds. */
static const char *number_text(struct base_arena *arena, const struct value_rational *number)
{
    enum { DIGITS = 15, MOST_DECIMALS = 12 };
    const char *whole = value_rational_text_rounded(arena, number, 0, VALUE_TRUNCATE);
    int digits = (int)strlen(whole + (whole[0] == '-'));
    int decimals = DIGITS - digits < MOST_DECIMALS ? DIGITS - digits : MOST_DECIMALS;
    const struct value_rational *kept =
        value_rational_round(arena, number, decimals, VALUE_HALF_UP);
    return value_rational_text(arena, kept, decimals_of(kept, arena, MOST_DECIMALS));
}

const char *workpaper_result(struct workpaper_book *book, const struct value *value)
{
    switch (value->kind) {
    case VALUE_NUMBER:
        return number_text(book->arena, value->number);
    case VALUE_TEXT:
        return value->text;
    case VALUE_MISSING:
        return "?";
    default:
        return book->figures->empty;
    }
}

void workpaper_remember(struct workpaper_book *book, base_origin origin, struct workpaper_place at)
{
    if (origin != 0 && origin < book->origin_count && book->origins[origin].page == NULL) {
        book->origins[origin] = at;
    }
}

/* Decimals that a figure is shown with. */
static int shown_decimals(struct workpaper_book *book, const struct figures_record *record)
{
    enum { PLAIN = 4 };
    if (record->decimals >= 0 || record->value->kind != VALUE_NUMBER) {
        return record->decimals < 0 ? 2 : record->decimals;
    }
    return decimals_of(
        value_rational_round(book->arena, record->value->number, PLAIN, record->rounding),
        book->arena, PLAIN);
}

struct workpaper_cell *workpaper_figure(struct workpaper_book *book, struct workpaper_page *page,
                                        uint32_t row, uint32_t column,
                                        const struct figures_record *record)
{
    struct workpaper_cell *cell = workpaper_cell_add(page, book, row, column);
    struct workpaper_place *place = &book->places[record - book->figures->records];
    cell->kind = WORKPAPER_FORMULA;
    cell->result = workpaper_result(book, record->value);
    cell->style = workpaper_style(book, false, record->unit == FIGURES_LABEL,
                                  workpaper_format(book->arena, shown_decimals(book, record)));
    cell->record = record;
    cell->make = workpaper_make_record;
    if (place->page == NULL) {
        *place = (struct workpaper_place){page, row, column};
    }
    return cell;
}

/* A copy of what stands elsewhere. */
static const char *make_copy(struct workpaper_book *book, const struct workpaper_cell *cell)
{
    const char *from = workpaper_operand(book, cell->page, cell->data);
    return base_format(book->arena, "=IF(ISNUMBER(%s),%s,IF(%s=\"\",%s,%s))", from, from, from,
                       book->null, from);
}

/* The number of an input: itself, or that of {nilai, satuan}, alone in a list or not. */
static const struct value *quantity_of(const struct value *value)
{
    if (value->kind == VALUE_LIST && value_count(value) == 1) {
        value = value_at(value, 0);
    }
    const struct value *inner = value_get(value, "nilai");
    return inner != NULL && inner->kind == VALUE_NUMBER ? inner : value;
}

static void put_input(struct workpaper_book *book, struct workpaper_page *page, uint32_t row,
                      uint32_t column, const struct value *value)
{
    const struct value *number = quantity_of(value);
    struct workpaper_place at = {page, row, column};
    if (number->kind == VALUE_NUMBER) {
        workpaper_number(book, page, row, column, number->number, true);
        workpaper_remember(book, number->origin, at);
    } else {
        const char *text = value->kind == VALUE_MISSING ? "?" : value_text_or(value, NULL);
        text = text != NULL ? text : value_text_or(value_get(value, "teks"), "");
        workpaper_text(book, page, row, column, text, workpaper_style(book, true, true, NULL));
    }
    workpaper_remember(book, value->origin, at);
}

void workpaper_value(struct workpaper_book *book, struct workpaper_page *page, uint32_t row,
                     uint32_t column, const struct value *value)
{
    const struct figures_record *record = workpaper_record_of(book, value);
    struct workpaper_place place =
        value == NULL ? (struct workpaper_place){0} : workpaper_place_of(book, value);
    if (value == NULL) {
        workpaper_text(book, page, row, column, "", &workpaper_plain);
    } else if (place.page != NULL && (record != NULL || value->kind != VALUE_MISSING)) {
        const struct value *number = quantity_of(value);
        struct workpaper_cell *cell = workpaper_formula(
            book, page, row, column, NULL, workpaper_result(book, number),
            workpaper_style(
                book, false, value->kind == VALUE_TEXT,
                number->kind != VALUE_NUMBER
                    ? NULL
                    : workpaper_format(book->arena, record != NULL ? shown_decimals(book, record)
                                                                   : decimals_of(number->number,
                                                                                 book->arena, 6))));
        cell->make = make_copy;
        cell->data = value;
    } else if (record != NULL) {
        workpaper_figure(book, page, row, column, record);
    } else {
        put_input(book, page, row, column, value);
    }
}

void workpaper_page_make(struct workpaper_book *book, struct workpaper_page *page)
{
    enum { LONGEST = 8000 };
    for (size_t i = 0; i < page->count; i++) {
        struct workpaper_cell *cell = page->cells[i];
        if (cell->kind != WORKPAPER_FORMULA || cell->text != NULL) {
            continue;
        }
        cell->text = cell->make(book, cell);
        if (cell->text != NULL && strlen(cell->text) > LONGEST) {
            cell->text = NULL;
        }
        if (cell->record != NULL && cell->text != NULL) {
            book->live[cell->record - book->figures->records] = true;
        }
    }
}
