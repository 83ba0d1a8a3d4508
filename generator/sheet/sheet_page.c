/* Fills the pages of a workbook being written: cells, notes, lists, views. */
#include "sheet_page.h"

#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"
#include "sheet_library.h"

enum { TEXT_LIMIT = 32767, LIST_LIMIT = 255, DIGITS = 15 };

/* A text of at most 32767 characters. */
static const char *cut(struct base_arena *arena, const char *text)
{
    if (strlen(text) <= TEXT_LIMIT)
        return text;
    const char *end = text;
    for (size_t i = 0; i < TEXT_LIMIT && *end != '\0'; i++)
        base_utf8_next(end, &end);
    return base_copy(arena, text, (size_t)(end - text));
}

static void note_wrapped(struct sheet_page *page, uint32_t row, uint32_t column, const char *text,
                         const struct sheet_style *style)
{
    const struct sheet_wrapped cell = {row, (uint16_t)column, (uint8_t)style->indent, style->bold,
                                       text};
    BASE_PUSH(page->writer->arena, page->wrapped, page->wrapped_count, page->wrapped_capacity,
              cell);
    page->wrapped_rows = row + 1 > page->wrapped_rows ? row + 1 : page->wrapped_rows;
}

void sheet_put_text(struct sheet_page *page, uint32_t row, uint32_t column, const char *text,
                    const struct sheet_style *style)
{
    text = cut(page->writer->arena, text);
    libxlsx.worksheet_write_string(page->sheet, row, (lxw_col_t)column, text,
                                   sheet_format(page->writer, style));
    if (style != NULL && style->wrap && column < SHEET_COLUMNS)
        note_wrapped(page, row, column, base_copy_text(page->writer->arena, text), style);
}

/* The nearest binary number of a decimal of at most 15 digits and 22 decimals, which is exact
 * before the one division. */
static bool to_binary(const char *text, double *result)
{
    int64_t digits = 0;
    unsigned significant = 0;
    unsigned decimals = 0;
    bool negative = *text == '-';
    bool point = false;
    for (text += negative; *text != '\0'; text++) {
        if (*text == '.' && !point) {
            point = true;
            continue;
        }
        if (*text < '0' || *text > '9')
            return false;
        digits = digits * 10 + (*text - '0');
        significant += significant > 0 || *text != '0';
        decimals += point;
        if (significant > DIGITS || decimals > 22)
            return false;
    }
    double power = 1;
    for (; decimals > 0; decimals--)
        power *= 10;
    *result = (double)(negative ? -digits : digits) / power;
    return true;
}

bool sheet_put_number(struct sheet_page *page, uint32_t row, uint32_t column, const char *number,
                      const struct sheet_style *style)
{
    double binary = 0;
    if (!to_binary(number, &binary)) {
        sheet_put_text(page, row, column, number, style);
        return false;
    }
    libxlsx.worksheet_write_number(page->sheet, row, (lxw_col_t)column, binary,
                                   sheet_format(page->writer, style));
    return true;
}

void sheet_put_formula(struct sheet_page *page, uint32_t row, uint32_t column, const char *formula,
                       const char *result, const struct sheet_style *style)
{
    lxw_format *format = sheet_format(page->writer, style);
    double binary = 0;
    if (*result != '\0' && to_binary(result, &binary))
        libxlsx.worksheet_write_formula_num(page->sheet, row, (lxw_col_t)column, formula, format,
                                            binary);
    else
        libxlsx.worksheet_write_formula_str(page->sheet, row, (lxw_col_t)column, formula, format,
                                            result);
}

void sheet_put_blank(struct sheet_page *page, uint32_t row, uint32_t column,
                     const struct sheet_style *style)
{
    libxlsx.worksheet_write_blank(page->sheet, row, (lxw_col_t)column,
                                  sheet_format(page->writer, style));
}

void sheet_put_merged(struct sheet_page *page, uint32_t row, uint32_t column, uint32_t last_row,
                      uint32_t last_column, const char *text, const struct sheet_style *style)
{
    if (row == last_row && column == last_column) {
        sheet_put_text(page, row, column, text, style);
        return;
    }
    libxlsx.worksheet_merge_range(page->sheet, row, (lxw_col_t)column, last_row,
                                  (lxw_col_t)last_column, cut(page->writer->arena, text),
                                  sheet_format(page->writer, style));
}

void sheet_put_note(struct sheet_page *page, uint32_t row, uint32_t column, const char *text)
{
    size_t lines = 2 + base_utf8_count(text) / 34;
    for (const char *at = text; *at != '\0'; at++)
        lines += *at == '\n';
    lxw_comment_options options = {
        .width = 260, .height = (uint16_t)(lines > 30 ? 480 : lines * 16), .author = "lkjip"};
    libxlsx.worksheet_write_comment_opt(page->sheet, row, (lxw_col_t)column, text, &options);
}

/* Writes choices into a new column of the hidden page; returns the formula of their range. */
static const char *list_range(struct sheet_page *page, const char *const *choices)
{
    struct sheet_writer *writer = page->writer;
    if (writer->lists == NULL) {
        writer->lists = sheet_page_create(writer, "_daftar");
        sheet_page_hide(writer->lists);
    }
    uint32_t column = writer->list_columns++;
    uint32_t count = 0;
    for (; choices[count] != NULL; count++)
        sheet_put_text(writer->lists, count, column, choices[count], NULL);
    return base_format(writer->arena, "='%s'!%s:%s", writer->lists->name,
                       sheet_reference(writer->arena, 0, column, true),
                       sheet_reference(writer->arena, count > 0 ? count - 1 : 0, column, true));
}

void sheet_page_choices(struct sheet_page *page, uint32_t column, uint32_t first, uint32_t last,
                        const char *const *choices, bool strict)
{
    struct base_arena *arena = page->writer->arena;
    size_t count = 0;
    size_t length = 0;
    bool comma = false;
    for (; choices[count] != NULL; count++) {
        length += base_utf8_count(choices[count]) + 1;
        comma = comma || strchr(choices[count], ',') != NULL;
    }
    if (count == 0)
        return;
    lxw_data_validation rule = {.ignore_blank = LXW_VALIDATION_ON,
                                .error_type = strict ? LXW_VALIDATION_ERROR_TYPE_STOP
                                                     : LXW_VALIDATION_ERROR_TYPE_WARNING};
    if (length <= LIST_LIMIT && !comma) {
        const char **list = base_alloc_array(arena, count + 1, sizeof *list);
        memcpy(list, choices, count * sizeof *list);
        rule.validate = LXW_VALIDATION_TYPE_LIST;
        rule.value_list = (void *)list; /* const char ** in later versions */
    } else {
        rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        rule.value_formula = (char *)list_range(page, choices);
    }
    libxlsx.worksheet_data_validation_range(page->sheet, first, (lxw_col_t)column, last,
                                            (lxw_col_t)column, &rule);
}

void sheet_page_highlight(struct sheet_page *page, uint32_t row, uint32_t column, uint32_t last_row,
                          uint32_t last_column, const char *formula, uint32_t fill)
{
    lxw_format *format = libxlsx.workbook_add_format(page->writer->workbook);
    if (format == NULL)
        base_out_of_memory();
    libxlsx.format_set_pattern(format, LXW_PATTERN_SOLID);
    libxlsx.format_set_bg_color(format, fill);
    lxw_conditional_format rule = {
        .type = LXW_CONDITIONAL_TYPE_FORMULA,
        .value_string = base_format(page->writer->arena, "=%s", formula),
        .format = format,
    };
    libxlsx.worksheet_conditional_format_range(page->sheet, row, (lxw_col_t)column, last_row,
                                               (lxw_col_t)last_column, &rule);
}

void sheet_page_width(struct sheet_page *page, uint32_t column, unsigned width)
{
    sheet_page_column(page, column, width, NULL);
}

void sheet_page_column(struct sheet_page *page, uint32_t column, unsigned width,
                       const struct sheet_style *style)
{
    if (column < SHEET_COLUMNS)
        page->widths[column] = width > UINT8_MAX ? UINT8_MAX : (uint8_t)width;
    libxlsx.worksheet_set_column(page->sheet, (lxw_col_t)column, (lxw_col_t)column, width,
                                 sheet_format(page->writer, style));
}

void sheet_page_hide_column(struct sheet_page *page, uint32_t column)
{
    lxw_row_col_options options = {.hidden = LXW_TRUE};
    libxlsx.worksheet_set_column_opt(page->sheet, (lxw_col_t)column, (lxw_col_t)column,
                                     LXW_DEF_COL_WIDTH, NULL, &options);
}

void sheet_page_hide_row(struct sheet_page *page, uint32_t row)
{
    lxw_row_col_options options = {.hidden = LXW_TRUE};
    libxlsx.worksheet_set_row_opt(page->sheet, row, LXW_DEF_ROW_HEIGHT, NULL, &options);
}

void sheet_page_hide(struct sheet_page *page)
{
    libxlsx.worksheet_hide(page->sheet);
}

void sheet_page_freeze(struct sheet_page *page, uint32_t row, uint32_t column)
{
    libxlsx.worksheet_freeze_panes(page->sheet, row, (lxw_col_t)column);
}

void sheet_page_filter(struct sheet_page *page, uint32_t row, uint32_t column, uint32_t last_row,
                       uint32_t last_column)
{
    libxlsx.worksheet_autofilter(page->sheet, row, (lxw_col_t)column, last_row,
                                 (lxw_col_t)last_column);
}

void sheet_page_protect(struct sheet_page *page)
{
    lxw_protection options = {.format_cells = LXW_TRUE,
                              .format_columns = LXW_TRUE,
                              .format_rows = LXW_TRUE,
                              .insert_rows = LXW_TRUE,
                              .autofilter = LXW_TRUE};
    libxlsx.worksheet_protect(page->sheet, NULL, &options);
}

void sheet_page_print(struct sheet_page *page, uint32_t first, uint32_t last)
{
    libxlsx.worksheet_set_landscape(page->sheet);
    libxlsx.worksheet_set_paper(page->sheet, 9); /* A4 */
    libxlsx.worksheet_fit_to_pages(page->sheet, 1, 0);
    libxlsx.worksheet_repeat_rows(page->sheet, first, last);
}
