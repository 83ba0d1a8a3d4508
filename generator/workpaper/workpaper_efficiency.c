/* The page of efficiency: one row for what is judged, below it its parts where sums go over them.
 */
#include "workpaper_book.h"

#include <string.h>

enum column {
    OWNER,
    PART,
    CAPAIAN,
    SERAPAN,
    PAGU,
    SPENT,
    DUE,
    SPENT_DUE,
    COST,
    RATIO,
    VALUE,
    LABEL,
    RULE
};

/* One row: its figures, and the rows of its parts (itself when it has one part only). */
struct effort {
    const char *rule;
    uint32_t first, last;
};

static const char *at(struct workpaper_book *book, uint32_t row, enum column column)
{
    return workpaper_here(book, row, column);
}

static bool by_output(const char *rule)
{
    return strncmp(rule, "pmk214", 6) == 0 || strncmp(rule, "pmk22", 5) == 0;
}

static bool by_parts(const char *rule)
{
    return strncmp(rule, "pmk", 3) == 0;
}

/* E of the PMK rules, over the rows of the parts. */
static const char *make_ratio(struct workpaper_book *book, const struct workpaper_cell *cell)
{
    const struct effort *effort = cell->data;
    struct base_arena *arena = book->arena;
    const char *ranges[3];
    for (int i = 0; i < 3; i++) {
        ranges[i] = base_format(arena, "%s:%s", at(book, effort->first, (enum column)(DUE + i)),
                                at(book, effort->last, (enum column)(DUE + i)));
    }
    const char *result = by_output(effort->rule)
                             ? base_format(arena, "IF(SUM(%s)<>0,(SUM(%s)-SUM(%s))/SUM(%s)*100,%s)",
                                           ranges[0], ranges[0], ranges[1], ranges[0], book->null)
                             : base_format(arena, "IF(COUNT(%s)>0,AVERAGE(%s),%s)", ranges[2],
                                           ranges[2], book->null);
    const char *numbers = base_format(arena, "%s:%s", at(book, effort->first, CAPAIAN),
                                      at(book, effort->last, SPENT));
    return base_format(arena, "=IF(SUMPRODUCT(--(%s=\"?\"))>0,\"?\",%s)", numbers, result);
}

static const char *whole_value(struct workpaper_book *book, const char *rule, uint32_t row)
{
    struct base_arena *arena = book->arena;
    const char *c = at(book, row, CAPAIAN), *s = at(book, row, SERAPAN);
    const char *known = base_format(arena, "AND(ISNUMBER(%s),ISNUMBER(%s))", c, s);
    if (strcmp(rule, "rasio") == 0) {
        return base_format(arena, "IF(%s,IF(%s<>0,%s/%s,%s),%s)", known, s, c, s, book->null,
                           book->null);
    }
    if (strcmp(rule, "tercapai") == 0) {
        return base_format(arena, "IF(%s,IF(AND(%s>=100,%s<100),100-%s,%s),%s)", known,
                           workpaper_rounded(book, c, WORKPAPER_DECIMALS),
                           workpaper_rounded(book, s, WORKPAPER_DECIMALS), s, book->null,
                           book->null);
    }
    return base_format(arena, "IF(%s,%s-%s,%s)", known, c, s, book->null);
}

static const char *make_value(struct workpaper_book *book, const struct workpaper_cell *cell)
{
    const struct effort *effort = cell->data;
    struct base_arena *arena = book->arena;
    const char *e = at(book, cell->row, RATIO);
    if (by_parts(effort->rule)) {
        return strstr(effort->rule, "_nilai") == NULL
                   ? base_format(arena, "=%s", e)
                   : base_format(arena, "=IF(ISNUMBER(%s),50+MAX(-20,MIN(20,%s))/20*50,%s)", e, e,
                                 e);
    }
    const char *result = whole_value(book, effort->rule, cell->row);
    if (strcmp(effort->rule, "rupiah") == 0) {
        const char *p = at(book, cell->row, PAGU), *r = at(book, cell->row, SPENT);
        result = base_format(arena, "IF(AND(ISNUMBER(%s),ISNUMBER(%s)),%s-%s,%s)", p, r, p, r,
                             book->null);
    }
    return workpaper_guard(book, cell->page, cell->record, result);
}

/* The word of a rule that compares capaian and serapan as printed. */
static const char *word_of(struct workpaper_book *book, const char *rule, const char *c,
                           const char *s)
{
    struct base_arena *arena = book->arena;
    const char *c_shown = workpaper_rounded(book, c, WORKPAPER_DECIMALS);
    const char *s_shown = workpaper_rounded(book, s, WORKPAPER_DECIMALS);
    const char *gap =
        base_format(arena, "ROUND(%s-%s,%s)", c_shown, s_shown, book->settings[WORKPAPER_DECIMALS]);
    if (strcmp(rule, "tiga_kelas") == 0) {
        return base_format(
            arena, "IF(%s>5,\"Efisien\",IF(%s>=-5,\"Cukup Efisien\",\"Tidak Efisien\"))", gap, gap);
    }
    if (strcmp(rule, "bertingkat") == 0) {
        return base_format(arena,
                           "IF(AND(%s=0,%s=0),\"Belum Dilaksanakan\",IF(%s>=0,\"Efisien\",\"Kurang "
                           "Efisien\"))",
                           c, s, gap);
    }
    const char *test = base_format(arena, "%s>=0", gap);
    if (strcmp(rule, "rasio") == 0) {
        test = base_format(arena, "%s>0", gap);
    } else if (strcmp(rule, "tercapai") == 0) {
        test = base_format(arena, "AND(%s>=100,%s<100)", c_shown, s_shown);
    }
    return base_format(arena, "IF(%s,\"Efisien\",\"Tidak Efisien\")", test);
}

static const char *make_label(struct workpaper_book *book, const struct workpaper_cell *cell)
{
    const struct effort *effort = cell->data;
    struct base_arena *arena = book->arena;
    const char *c = at(book, cell->row, CAPAIAN), *s = at(book, cell->row, SERAPAN);
    if (by_parts(effort->rule)) {
        const char *e = at(book, cell->row, RATIO);
        return base_format(arena, "=IF(ISNUMBER(%s),IF(%s>=0,\"Efisien\",\"Tidak Efisien\"),%s)", e,
                           e, e);
    }
    const char *unknown =
        strcmp(effort->rule, "bertingkat") == 0 ? "\"Tidak Dapat Dihitung\"" : book->null;
    const char *word = word_of(book, effort->rule, c, s);
    return workpaper_guard(
        book, cell->page, cell->record,
        base_format(arena, "IF(AND(ISNUMBER(%s),ISNUMBER(%s)),%s,%s)", c, s, word, unknown));
}

/* What a part adds to the sums: due and spent, or its unit cost. */
static void put_terms(struct workpaper_book *book, struct workpaper_page *page, uint32_t row)
{
    struct base_arena *arena = book->arena;
    const char *c = at(book, row, CAPAIAN), *p = at(book, row, PAGU), *r = at(book, row, SPENT);
    const struct sheet_style *style = workpaper_style(book, false, false, "#,##0.00");
    const char *known = base_format(arena, "COUNT(%s,%s,%s)=3", c, p, r);
    workpaper_formula(book, page, row, DUE,
                      base_format(arena, "=IF(%s,%s*%s/100,\"\")", known, p, c), "", style);
    workpaper_formula(book, page, row, SPENT_DUE, base_format(arena, "=IF(%s,%s,\"\")", known, r),
                      "", style);
    workpaper_formula(book, page, row, COST,
                      base_format(arena, "=IF(%s,IF(AND(%s<>0,%s>0),100-%s/%s/%s*10000,\"\"),\"\")",
                                  known, p, c, r, p, c),
                      "", style);
}

/* The operands of a row by their names, from the first of a part on. */
static void put_operands(struct workpaper_book *book, struct workpaper_page *page, uint32_t row,
                         const struct figures_record *record, size_t first, size_t count)
{
    static const struct {
        const char *name;
        enum column column;
    } columns[] = {
        {"capaian", CAPAIAN}, {"serapan", SERAPAN}, {"pagu", PAGU}, {"realisasi anggaran", SPENT}};
    for (size_t i = first; i < first + count && i < record->operand_count; i++) {
        const struct figures_operand *operand = &record->operands[i];
        for (size_t k = 0; k < sizeof columns / sizeof *columns; k++) {
            if (strncmp(operand->name, columns[k].name, strlen(columns[k].name)) == 0) {
                workpaper_value(book, page, row, columns[k].column, operand->value);
            }
        }
    }
}

static void put_effort(struct workpaper_book *book, const struct figures_record *value,
                       const char *owner, const char *rule)
{
    enum { PART_OPERANDS = 3 };
    struct workpaper_page *page = &book->sheets[WORKPAPER_EFFICIENCY];
    const struct figures_record *label =
        figures_find(book->figures, base_format(book->arena, "%s.efisiensi.label", owner));
    struct effort *effort = base_alloc(book->arena, sizeof *effort);
    uint32_t row = page->rows;
    size_t parts = by_parts(rule) ? value->operand_count / PART_OPERANDS : 1;
    *effort = (struct effort){rule, row, row};
    workpaper_text(book, page, row, OWNER, owner, &workpaper_plain);
    workpaper_text(book, page, row, RULE, value->formula, &workpaper_plain);
    if (parts > 1) {
        *effort = (struct effort){rule, row + 1, row + (uint32_t)parts};
    } else {
        put_operands(book, page, row, label != NULL ? label : value, 0,
                     label != NULL ? label->operand_count : value->operand_count);
    }
    struct workpaper_cell *cell = workpaper_figure(book, page, row, VALUE, value);
    cell->make = make_value;
    cell->data = effort;
    if (label != NULL) {
        cell = workpaper_figure(book, page, row, LABEL, label);
        cell->make = make_label;
        cell->data = effort;
    }
    if (by_parts(rule)) {
        cell = workpaper_formula(book, page, row, RATIO, NULL, workpaper_result(book, value->value),
                                 workpaper_style(book, false, false, "#,##0.00"));
        cell->make = make_ratio;
        cell->data = effort;
    }
    for (size_t i = 0; by_parts(rule) && i < parts; i++) {
        uint32_t at_row = effort->first + (uint32_t)i;
        if (parts > 1) {
            const char *name = value->operands[i * PART_OPERANDS].name;
            const char *space = strchr(name, ' ');
            workpaper_text(book, page, at_row, PART, space == NULL ? name : space + 1,
                           &workpaper_plain);
            put_operands(book, page, at_row, value, i * PART_OPERANDS, PART_OPERANDS);
        }
        put_terms(book, page, at_row);
    }
}

void workpaper_efficiency_fill(struct workpaper_book *book)
{
    static const char *const names[] = {"Untuk",
                                        "Bagian",
                                        "Capaian (%)",
                                        "Serapan (%)",
                                        "Pagu",
                                        "Realisasi anggaran",
                                        "Pagu × capaian",
                                        "Realisasi yang dihitung",
                                        "100 − biaya satuan",
                                        "E (%)",
                                        "Efisiensi",
                                        "Penilaian",
                                        "Rumus",
                                        NULL};
    static const unsigned widths[] = {34, 18, 12, 12, 18, 18, 18, 18, 12, 12, 16, 22, 60};
    static const char ending[] = ".efisiensi.nilai";
    struct workpaper_page *page = &book->sheets[WORKPAPER_EFFICIENCY];
    const char *rule =
        value_text_or(value_get(book->report->model->laporan, "efisiensi"), "selisih");
    workpaper_head(book, page, "Efisiensi", "Efisiensi menurut aturan yang dipilih laporan", names,
                   widths);
    page->fixed = 1;
    for (size_t i = 0; i < book->figures->count; i++) {
        const struct figures_record *record = &book->figures->records[i];
        size_t length = strlen(record->path), tail = sizeof ending - 1;
        if (length > tail && strcmp(record->path + length - tail, ending) == 0) {
            put_effort(book, record, base_copy(book->arena, record->path, length - tail), rule);
        }
    }
}
