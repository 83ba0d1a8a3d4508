/* The table of a region: one line an agency, from the rekaps of their reports; totals, averages and
 * ranks; as CSV, workbook and the names that the template pack "rekap-daerah" sees. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct base_arena;
struct base_buffer;
struct base_diagnostics;
struct value;
struct value_rational;

/* A figure as the rekap has it. */
struct recap_figure {
    const struct value_rational *number; /* NULL: empty; never 0 in its place */
    bool missing;                        /* empty because the input holds "?" */
};

/* How many indicators fulfil a criterion. */
struct recap_share {
    long long fulfilled, of;
};

/* The analyses 3.b.3 to 3.b.9 of the AKIP evaluation. */
enum { RECAP_CRITERIA = 7 };
extern const char *const recap_criteria[RECAP_CRITERIA];

struct recap_row {
    const char *agency, *report, *file, *region, *stage;
    long long year;
    struct recap_figure attainment, budget, spent, absorption, efficiency;
    const char *grade;           /* predikat; NULL = none */
    const char *efficiency_word; /* NULL = none */
    const char *efficiency_shown, *efficiency_unit, *method, *scale;
    struct recap_share criteria[RECAP_CRITERIA], complete;
    long long indicators, reached;
    long long errors, warnings, accepted; /* findings; the first two are open */
    size_t rank;                          /* by attainment, equal ones alike; 0 = none */
};

/* A word and how many agencies have it. */
struct recap_word {
    const char *word; /* NULL: those without one */
    size_t count;
};
struct recap_words {
    struct recap_word *items;
    size_t count, capacity;
};

struct recap_total {
    struct recap_figure attainment; /* average of those that have one */
    struct recap_figure budget, spent;
    struct recap_figure absorption; /* of those that have both */
    size_t attainment_count, budget_count, spent_count, absorption_count;
    struct recap_share criteria[RECAP_CRITERIA], complete;
    long long errors, warnings, accepted;
    size_t final_count;
    struct recap_words grades, efficiency, methods, scales;
};

enum recap_order {
    RECAP_BY_AGENCY,
    RECAP_BY_ATTAINMENT,
    RECAP_BY_ABSORPTION,
    RECAP_BY_EFFICIENCY,
    RECAP_BY_COMPLETE,
    RECAP_BY_FINDINGS,
};

struct recap {
    struct base_arena *arena;
    struct base_diagnostics *diagnostics; /* for what concerns several reports */
    const char *criteria[RECAP_CRITERIA]; /* their names */
    const char *region;                   /* "" when there are several */
    long long year;
    enum recap_order order;
    struct recap_row *rows;
    size_t count, capacity;
    struct recap_total total;
};

struct recap *recap_create(struct base_arena *arena, struct base_diagnostics *diagnostics);
/* Reads a rekap, or the one within a PDF. Its memory is freed at once but for its line. Returns
 * false after printing what is wrong. */
bool recap_add(struct recap *recap, const char *path);
/* Checks the lines together, sorts them and makes the totals. year 0: all must be of one year;
 * otherwise those of other years are left out. False after reporting. */
bool recap_finish(struct recap *recap, long long year, enum recap_order order);

struct recap_csv {
    char separator;
    bool mark;       /* with a byte order mark, for Excel */
    bool indonesian; /* 1.234,5 without the points: 1234,5 */
};
void recap_write_csv(const struct recap *recap, struct recap_csv form, struct base_buffer *buffer);
/* A workbook with live formulas. False after reporting. */
bool recap_write_book(const struct recap *recap, const char *path);
/* The names that the pack sees, and the JSON of --format=json; docs/rekap.md has the form. */
const struct value *recap_value(const struct recap *recap);

/* How a line of the table is sorted and a total is made, in words. */
const char *recap_order_words(enum recap_order order);
