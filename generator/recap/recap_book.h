/* The pages of the workbook (inside recap/ only). */
#pragma once

#include <stdint.h>

#include "recap.h"
#include "sheet_write.h"

/* Columns of the first page. */
enum recap_column {
    NUMBER,
    AGENCY,
    STAGE,
    ATTAINMENT,
    RANK,
    GRADE,
    BUDGET,
    SPENT,
    ABSORPTION,
    REST,
    EFFICIENCY,
    EFFICIENCY_WORD,
    METHOD,
    COMPLETE,
    ERRORS,
    WARNINGS,
    ACCEPTED,
    COLUMN_COUNT,
};
struct recap_book {
    const struct recap *recap;
    struct base_arena *arena;
    struct sheet_page *main, *shares, *summary;
    uint32_t last; /* row of the last agency */
};

extern const struct sheet_style recap_title, recap_note, recap_head, recap_plain, recap_whole,
    recap_total_text, recap_total_whole;

/* The cell of a row. */
const char *recap_cell(const struct recap_book *book, uint32_t row, uint32_t column);
/* The cells of all agencies in a column of the first two pages. */
const char *recap_range(const struct recap_book *book, uint32_t column);
/* The third page: words counted, how figures are made. */
void recap_put_summary(const struct recap_book *book);
