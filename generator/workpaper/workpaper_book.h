/* The working paper under construction (inside workpaper/ only): pages of cells, and where each
 * input and each figure stands. Formulas are made when all have their place. */
#pragma once

#include "base_arena.h"
#include "base_source.h"
#include "figures.h"
#include "model.h"
#include "sheet_write.h"
#include "value.h"
#include "workpaper.h"

enum workpaper_kind { WORKPAPER_BLANK, WORKPAPER_TEXT, WORKPAPER_NUMBER, WORKPAPER_FORMULA };

/* Pages in their order; free tables stand between WORKPAPER_AGREEMENTS and WORKPAPER_CLAIMS. */
enum workpaper_sheet {
    WORKPAPER_GUIDE,
    WORKPAPER_SETTINGS,
    WORKPAPER_INDICATORS,
    WORKPAPER_GOALS,
    WORKPAPER_BUDGET,
    WORKPAPER_GROUPS,
    WORKPAPER_EFFICIENCY,
    WORKPAPER_AGREEMENTS,
    WORKPAPER_COMPLETENESS,
    WORKPAPER_CLAIMS,
    WORKPAPER_FINDINGS,
    WORKPAPER_FIGURES,
    WORKPAPER_INPUTS, /* inputs that no other page shows */
    WORKPAPER_PARTS,  /* lists too long for one formula */
    WORKPAPER_SHEETS,
};

struct workpaper_book;
struct workpaper_page;

struct workpaper_place {
    struct workpaper_page *page; /* NULL: nowhere */
    uint32_t row, column;
};

struct workpaper_cell {
    struct workpaper_page *page;
    uint32_t row, column;
    enum workpaper_kind kind;
    const char *text;   /* of a number, plain; of a formula, once made */
    const char *result; /* of a formula */
    const struct sheet_style *style;
    const struct figures_record *record; /* the figure that it computes, or NULL */
    /* Makes the formula; NULL when there is none, the result is then written as it is. */
    const char *(*make)(struct workpaper_book *book, const struct workpaper_cell *cell);
    const void *data; /* for make */
};

struct workpaper_page {
    const char *name;  /* of the sheet, as written */
    const char *about; /* what it shows, for the guide */
    struct workpaper_cell **cells;
    size_t count, capacity;
    uint32_t rows;     /* used so far */
    uint32_t head;     /* rows to freeze and to repeat when printed */
    uint32_t fixed;    /* columns to freeze */
    uint32_t columns;  /* used so far */
    const char *marks; /* column letter whose cells "BEDA" and "kesalahan" are coloured, or NULL */
    const char *excused; /* column letter whose texts keep a row from being coloured, or NULL */
    unsigned widths[40];
};

/* A path without a record that has a cell all the same. */
struct workpaper_extra {
    const char *path;
    struct workpaper_place place;
};

struct workpaper_book {
    const struct workpaper_report *report;
    struct base_arena *arena;
    const struct figures *figures;
    struct workpaper_page sheets[WORKPAPER_SHEETS];
    struct workpaper_page **tables;
    size_t table_count, table_capacity;
    struct workpaper_place *origins; /* by origin */
    size_t origin_count;
    struct workpaper_place *places;   /* of figures, by record */
    struct workpaper_place *averaged; /* what means take in place of a figure, by record */
    bool *live;                       /* figures with a formula, by record */
    struct workpaper_extra *extras;
    size_t extra_count, extra_capacity;
    const char *null;         /* what a formula gives for null, quoted: "\"–\"" */
    const char *settings[16]; /* references, see workpaper_settings.c */
    const char *scale_bounds, *scale_closed, *scale_words, *scale_last;
    struct workpaper_grades *grades;
    size_t grade_count, grade_capacity;
    uint32_t years_from, years_to; /* rows of the indicators, from 0 */
    uint32_t budget_from, budget_to, goals_from, goals_to, agreements_to;
    uint32_t matrix_from, matrix_to; /* of completeness */
};

enum workpaper_setting {
    WORKPAPER_DECIMALS,
    WORKPAPER_ROUNDING,
    WORKPAPER_CAP,
    WORKPAPER_CAP_USE,
    WORKPAPER_ZERO_TARGET,
    WORKPAPER_ZERO_REALISASI,
    WORKPAPER_LOWEST,
    WORKPAPER_GAPS,
    WORKPAPER_SCALE_DECIMALS,
    WORKPAPER_YEAR,
};

/* A list of grades: where its names, ranks' points and size stand. */
struct workpaper_grades {
    const char *key;            /* the name, or the id of the indicator with its own */
    const char *names, *points; /* ranges */
    bool scored;                /* points are stated, otherwise ranks */
};

/* workpaper_book.c */
struct workpaper_page *workpaper_page_add(struct workpaper_book *book, const char *name);
struct workpaper_cell *workpaper_cell_add(struct workpaper_page *page, struct workpaper_book *book,
                                          uint32_t row, uint32_t column);
void workpaper_text(struct workpaper_book *book, struct workpaper_page *page, uint32_t row,
                    uint32_t column, const char *text, const struct sheet_style *style);
/* A number of no figure: a setting, a count. NULL: blank. */
void workpaper_number(struct workpaper_book *book, struct workpaper_page *page, uint32_t row,
                      uint32_t column, const struct value_rational *number, bool input);
/* A formula of no figure. */
struct workpaper_cell *workpaper_formula(struct workpaper_book *book, struct workpaper_page *page,
                                         uint32_t row, uint32_t column, const char *formula,
                                         const char *result, const struct sheet_style *style);
/* A heading row; names ends with NULL, widths in characters. */
void workpaper_head(struct workpaper_book *book, struct workpaper_page *page, const char *title,
                    const char *note, const char *const *names, const unsigned *widths);
/* Any value: a figure gets its formula, an input its number or text, what stands elsewhere already
 * a copy of it. */
void workpaper_value(struct workpaper_book *book, struct workpaper_page *page, uint32_t row,
                     uint32_t column, const struct value *value);
/* A figure by its record. */
struct workpaper_cell *workpaper_figure(struct workpaper_book *book, struct workpaper_page *page,
                                        uint32_t row, uint32_t column,
                                        const struct figures_record *record);
void workpaper_remember(struct workpaper_book *book, base_origin origin, struct workpaper_place at);
/* Makes the formulas of a page. */
void workpaper_page_make(struct workpaper_book *book, struct workpaper_page *page);
/* The number format of a number with so many decimals. */
const char *workpaper_format(struct base_arena *arena, int decimals);
const struct sheet_style *workpaper_style(struct workpaper_book *book, bool input, bool label,
                                          const char *format);
extern const struct sheet_style workpaper_title, workpaper_note, workpaper_header, workpaper_plain,
    workpaper_wrapped;
/* A number as a formula's result. */
const char *workpaper_result(struct workpaper_book *book, const struct value *value);

/* workpaper_place.c */
const char *workpaper_reference(struct workpaper_book *book, const struct workpaper_page *from,
                                struct workpaper_place place, bool fixed);
const char *workpaper_here(struct workpaper_book *book, uint32_t row, uint32_t column);
/* "A3:A9" with the sheet's name, fixed. */
const char *workpaper_range(struct workpaper_book *book, const struct workpaper_page *page,
                            uint32_t column, uint32_t first, uint32_t last);
const struct figures_record *workpaper_record_of(struct workpaper_book *book,
                                                 const struct value *value);
struct workpaper_place workpaper_place_of(struct workpaper_book *book, const struct value *value);
/* The same as a reference or a literal. */
const char *workpaper_operand(struct workpaper_book *book, const struct workpaper_page *from,
                              const struct value *value);
/* A list of values as arguments of SUM and the like: "B3:B7,B9"; NULL when it has none. */
const char *workpaper_list(struct workpaper_book *book, const struct workpaper_page *from,
                           const struct value *const *values, size_t count, bool averaged);
/* The same in one range of copies, for formulas that go along two lists. */
const char *workpaper_copies(struct workpaper_book *book, const struct workpaper_page *from,
                             const struct value *const *values, size_t count, bool averaged);
/* What a formula gives where something is not filled in. */
const char *workpaper_guard(struct workpaper_book *book, const struct workpaper_page *from,
                            const struct figures_record *record, const char *formula);

/* Makers of formulas. */
const char *workpaper_make_record(struct workpaper_book *book, const struct workpaper_cell *cell);
const char *workpaper_make_scale(struct workpaper_book *book, const char *reference);
const char *workpaper_rounded(struct workpaper_book *book, const char *number,
                              enum workpaper_setting decimals);
const char *workpaper_make_count(struct workpaper_book *book, const struct workpaper_cell *cell);
const char *workpaper_make_computed(struct workpaper_book *book, const struct workpaper_cell *cell);
/* Translates an expression over columns; find gives a column's reference or NULL. */
struct workpaper_columns {
    struct workpaper_book *book;
    const struct workpaper_page *page;
    const char *(*find)(const struct workpaper_columns *columns, const char *name, size_t length);
    const void *data;
};
const char *workpaper_translate(const struct workpaper_columns *columns, const char *expression);

/* Pages. */
void workpaper_settings_fill(struct workpaper_book *book);
const struct workpaper_grades *workpaper_grades_of(struct workpaper_book *book,
                                                   const struct value *indicator);
void workpaper_indicators_fill(struct workpaper_book *book);
void workpaper_goals_fill(struct workpaper_book *book);
void workpaper_budget_fill(struct workpaper_book *book);
void workpaper_groups_fill(struct workpaper_book *book);
void workpaper_efficiency_fill(struct workpaper_book *book);
void workpaper_agreements_fill(struct workpaper_book *book);
void workpaper_completeness_fill(struct workpaper_book *book);
void workpaper_tables_fill(struct workpaper_book *book);
void workpaper_claims_fill(struct workpaper_book *book);
void workpaper_findings_fill(struct workpaper_book *book);
void workpaper_figures_fill(struct workpaper_book *book);
void workpaper_guide_fill(struct workpaper_book *book, const struct workpaper_counts *counts);
