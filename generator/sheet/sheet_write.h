/* Writes XLSX workbooks, the same bytes for the same content: no clock, no name of the user. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct base_arena;
struct base_buffer;
struct base_diagnostics;

enum sheet_align { SHEET_ALIGN_DEFAULT, SHEET_ALIGN_LEFT, SHEET_ALIGN_CENTRE, SHEET_ALIGN_RIGHT };

/* How a cell looks; zeros: plain, locked when the page is protected. Equal styles are shared. */
struct sheet_style {
    bool bold, italic, wrap, border;
    bool open;       /* may be changed on a protected page */
    uint32_t fill;   /* 0xRRGGBB; 0 = none */
    uint32_t colour; /* of the text; 0 = black */
    enum sheet_align align;
    const char *number_format; /* "#,##0", "0.00%", "@" (text); NULL = general */
    unsigned indent;           /* levels */
};

struct sheet_writer;
struct sheet_page; /* one sheet */

/* title, subject: for the file's properties. NULL after reporting. The file at path is replaced
 * only by sheet_writer_finish. */
struct sheet_writer *sheet_writer_create(struct base_arena *arena,
                                         struct base_diagnostics *diagnostics, const char *path,
                                         const char *title, const char *subject);
/* Writes the file and frees the writer. False after reporting; the old file then stands. */
bool sheet_writer_finish(struct sheet_writer *writer);
/* Gives up. NULL is allowed. */
void sheet_writer_discard(struct sheet_writer *writer);

/* A new sheet. The name is made valid (31 characters, none of []:*?/\, not used before):
 * sheet_page_name tells it. Pages stand in the order of their creation; the first one is shown. */
struct sheet_page *sheet_page_create(struct sheet_writer *writer, const char *name);
const char *sheet_page_name(const struct sheet_page *page);

/* Cells: row and column from 0. style NULL: plain. Texts longer than 32767 characters are cut. */
void sheet_put_text(struct sheet_page *page, uint32_t row, uint32_t column, const char *text,
                    const struct sheet_style *style);
/* number: a plain decimal (-1234.5). One of more than 15 significant digits is written as text,
 * because a spreadsheet would change it; returns false then. */
bool sheet_put_number(struct sheet_page *page, uint32_t row, uint32_t column, const char *number,
                      const struct sheet_style *style);
/* formula in English with commas: "=SUM(C3:C9)"; result: what it gives, as a plain decimal or any
 * other text, kept in the file for programs that do not compute. */
void sheet_put_formula(struct sheet_page *page, uint32_t row, uint32_t column, const char *formula,
                       const char *result, const struct sheet_style *style);
/* An empty cell that has a style. */
void sheet_put_blank(struct sheet_page *page, uint32_t row, uint32_t column,
                     const struct sheet_style *style);
/* Merged cells with a text. */
void sheet_put_merged(struct sheet_page *page, uint32_t row, uint32_t column, uint32_t last_row,
                      uint32_t last_column, const char *text, const struct sheet_style *style);
/* The comment of a cell. */
void sheet_put_note(struct sheet_page *page, uint32_t row, uint32_t column, const char *text);

/* A drop-down list for the cells of a column, rows first to last. choices ends with NULL. Other
 * texts are refused when strict, otherwise only warned about. */
void sheet_page_choices(struct sheet_page *page, uint32_t column, uint32_t first, uint32_t last,
                        const char *const *choices, bool strict);
/* Colours cells where a formula (without "=", for the first cell) is true. */
void sheet_page_highlight(struct sheet_page *page, uint32_t row, uint32_t column, uint32_t last_row,
                          uint32_t last_column, const char *formula, uint32_t fill);
/* In characters of the usual font. */
void sheet_page_width(struct sheet_page *page, uint32_t column, unsigned width);
/* The same, with the style of the cells that nothing is put into. */
void sheet_page_column(struct sheet_page *page, uint32_t column, unsigned width,
                       const struct sheet_style *style);
void sheet_page_hide_column(struct sheet_page *page, uint32_t column);
void sheet_page_hide_row(struct sheet_page *page, uint32_t row);
void sheet_page_hide(struct sheet_page *page);
/* Rows above and columns before a cell stay in view. */
void sheet_page_freeze(struct sheet_page *page, uint32_t row, uint32_t column);
void sheet_page_filter(struct sheet_page *page, uint32_t row, uint32_t column, uint32_t last_row,
                       uint32_t last_column);
/* Locks all cells whose style is not open; without a password. Rows may still be added, widths and
 * filters changed. */
void sheet_page_protect(struct sheet_page *page);
/* Landscape on A4, as wide as the paper; rows first to last on top of each printed page. */
void sheet_page_print(struct sheet_page *page, uint32_t first, uint32_t last);

/* "C12", "$C$12" (fixed); row and column from 0. */
const char *sheet_reference(struct base_arena *arena, uint32_t row, uint32_t column, bool fixed);

/* CSV: one cell, quoted where needed, with the separator before it unless it is the first of its
 * row. A text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line
 * break, and is no number) gets an apostrophe in front. */
void sheet_csv_cell(struct base_buffer *buffer, const char *text, char separator, bool first);
