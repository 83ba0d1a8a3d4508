/* Checks the lines of the table together, sorts them and makes the totals. */
#include "recap.h"

#include <stdlib.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_utf8.h"
#include "value_rational.h"

struct recap *recap_create(struct base_arena *arena, struct base_diagnostics *diagnostics)
{
    struct recap *recap = base_alloc(arena, sizeof *recap);
    recap->arena = arena;
    recap->diagnostics = diagnostics;
    recap->region = "";
    return recap;
}

/* ---------------------------------------------------------------- order */

/* Larger ones first; those without a number last. */
static int compare_figures(const struct value_rational *left, const struct value_rational *right)
{
    if (left == NULL || right == NULL) {
        return (left == NULL) - (right == NULL);
    }
    return value_rational_compare(right, left);
}

/* fulfilled / of, larger ones first; those of nothing last. */
static int compare_shares(struct recap_share left, struct recap_share right)
{
    if (left.of == 0 || right.of == 0) {
        return (left.of == 0) - (right.of == 0);
    }
    long long a = left.fulfilled * right.of, b = right.fulfilled * left.of;
    return (a < b) - (a > b);
}

static int by_agency(const void *left, const void *right)
{
    const struct recap_row *a = left, *b = right;
    int names = strcmp(a->agency, b->agency);
    return names != 0 ? names : strcmp(a->file, b->file);
}

static int by_attainment(const void *left, const void *right)
{
    const struct recap_row *a = left, *b = right;
    int order = compare_figures(a->attainment.number, b->attainment.number);
    return order != 0 ? order : by_agency(left, right);
}

static int by_absorption(const void *left, const void *right)
{
    const struct recap_row *a = left, *b = right;
    int order = compare_figures(a->absorption.number, b->absorption.number);
    return order != 0 ? order : by_agency(left, right);
}

static int by_efficiency(const void *left, const void *right)
{
    const struct recap_row *a = left, *b = right;
    int order = compare_figures(a->efficiency.number, b->efficiency.number);
    return order != 0 ? order : by_agency(left, right);
}

static int by_complete(const void *left, const void *right)
{
    const struct recap_row *a = left, *b = right;
    int order = compare_shares(a->complete, b->complete);
    return order != 0 ? order : by_agency(left, right);
}

static int by_findings(const void *left, const void *right)
{
    const struct recap_row *a = left, *b = right;
    long long more = b->errors - a->errors;
    more = more != 0 ? more : b->warnings - a->warnings;
    return more != 0 ? (more > 0) - (more < 0) : by_agency(left, right);
}

static const struct {
    int (*compare)(const void *, const void *);
    const char *words;
} orders[] = {
    [RECAP_BY_AGENCY] = {by_agency, "nama perangkat daerah"},
    [RECAP_BY_ATTAINMENT] = {by_attainment, "capaian, tertinggi di atas"},
    [RECAP_BY_ABSORPTION] = {by_absorption, "serapan, tertinggi di atas"},
    [RECAP_BY_EFFICIENCY] = {by_efficiency, "efisiensi, tertinggi di atas"},
    [RECAP_BY_COMPLETE] = {by_complete, "kelengkapan, tertinggi di atas"},
    [RECAP_BY_FINDINGS] = {by_findings, "temuan terbuka, terbanyak di atas"},
};

const char *recap_order_words(enum recap_order order)
{
    return orders[order].words;
}

/* Equal attainments have the same rank; the next one counts on from their number. */
static void set_ranks(struct recap *recap)
{
    qsort(recap->rows, recap->count, sizeof *recap->rows, by_attainment);
    for (size_t i = 0; i < recap->count; i++) {
        struct recap_row *row = &recap->rows[i];
        const struct value_rational *number = row->attainment.number;
        bool same = i > 0 && number != NULL &&
                    value_rational_compare(number, row[-1].attainment.number) == 0;
        row->rank = number == NULL ? 0 : same ? row[-1].rank : i + 1;
    }
}

/* ---------------------------------------------------------------- checks */

/* Appends a text to a list in words, unless the list is long already. */
static void list_word(struct base_buffer *buffer, size_t *count, const char *word)
{
    enum { MOST = 8 };
    (*count)++;
    if (*count <= MOST) {
        base_buffer_format(buffer, "%s%s", *count > 1 ? ", " : "", word);
    } else if (*count == MOST + 1) {
        base_buffer_text(buffer, ", ...");
    }
}

static int by_year(const void *left, const void *right)
{
    const struct recap_row *a = left, *b = right;
    return a->year != b->year ? (a->year > b->year) - (a->year < b->year) : by_agency(left, right);
}

/* All reports are of one year, or one was chosen. */
static bool check_years(struct recap *recap)
{
    struct base_buffer years = {.arena = recap->arena};
    size_t listed = 0;
    qsort(recap->rows, recap->count, sizeof *recap->rows, by_year);
    for (size_t i = 0; i < recap->count; i++) {
        if (i == 0 || recap->rows[i].year != recap->rows[i - 1].year) {
            list_word(
                &years, &listed,
                base_format(recap->arena, "%lld (%s)", recap->rows[i].year, recap->rows[i].file));
        }
    }
    if (listed > 1) {
        base_report(recap->diagnostics, base_at(0), BASE_MESSAGE_RECAP_YEARS,
                    base_buffer_get(&years));
    }
    recap->year = recap->count > 0 ? recap->rows[0].year : 0;
    return listed <= 1;
}

/* Leaves out the reports of other years. */
static bool choose_year(struct recap *recap, long long year)
{
    struct base_buffer others = {.arena = recap->arena};
    size_t kept = 0, left_out = 0;
    const char *name = base_format(recap->arena, "%lld", year);
    for (size_t i = 0; i < recap->count; i++) {
        if (recap->rows[i].year == year) {
            recap->rows[kept++] = recap->rows[i];
        } else {
            list_word(&others, &left_out, recap->rows[i].file);
        }
    }
    recap->count = kept;
    recap->year = year;
    if (kept == 0) {
        base_report(recap->diagnostics, base_at(0), BASE_MESSAGE_RECAP_NONE, name);
    } else if (left_out > 0) {
        base_report(recap->diagnostics, base_at(0), BASE_MESSAGE_RECAP_LEFT_OUT, name,
                    base_buffer_get(&others));
    }
    return kept > 0;
}

/* A name without regard to capitals and blanks. */
static char *folded(struct base_arena *arena, const char *name)
{
    char *text = base_utf8_lower_text(arena, name);
    size_t length = 0;
    for (const char *at = text; *at != '\0'; at++) {
        if (*at != ' ') {
            text[length++] = *at;
        }
    }
    text[length] = '\0';
    return text;
}

struct name {
    const char *folded;
    const struct recap_row *row;
};

static int by_name(const void *left, const void *right)
{
    const struct name *a = left, *b = right;
    int order = strcmp(a->folded, b->folded);
    return order != 0 ? order : strcmp(a->row->file, b->row->file);
}

/* No agency occurs twice: the same name in the same region. */
static bool check_agencies(struct recap *recap)
{
    struct name *names = base_alloc_array(recap->arena, recap->count + 1, sizeof *names);
    for (size_t i = 0; i < recap->count; i++) {
        const struct recap_row *row = &recap->rows[i];
        const char *whole = base_format(recap->arena, "%s\n%s", row->agency, row->region);
        names[i] = (struct name){folded(recap->arena, whole), row};
    }
    qsort(names, recap->count, sizeof *names, by_name);
    bool good = true;
    for (size_t i = 1; i < recap->count; i++) {
        if (strcmp(names[i].folded, names[i - 1].folded) == 0) {
            const struct recap_row *row = names[i].row;
            base_report(recap->diagnostics, base_at(0), BASE_MESSAGE_RECAP_TWICE,
                        names[i - 1].row->file, row->file, row->agency,
                        base_format(recap->arena, "%lld", row->year));
            good = false;
        }
    }
    return good;
}

static bool is_final(const struct recap_row *row)
{
    return strcmp(row->stage, "final") == 0;
}

/* Tells of several regions and of drafts; names the one region. */
static void check_kinds(struct recap *recap)
{
    struct recap_words regions = {0};
    struct base_buffer names = {.arena = recap->arena}, drafts = {.arena = recap->arena};
    size_t listed = 0, draft_count = 0;
    for (size_t i = 0; i < recap->count; i++) {
        const struct recap_row *row = &recap->rows[i];
        bool known = false;
        for (size_t k = 0; k < regions.count && !known; k++) {
            known = strcmp(regions.items[k].word, row->region) == 0;
        }
        if (!known) {
            BASE_PUSH(recap->arena, regions.items, regions.count, regions.capacity,
                      ((struct recap_word){row->region, 1}));
            list_word(&names, &listed, row->region[0] != '\0' ? row->region : "-");
        }
        if (!is_final(row)) {
            list_word(&drafts, &draft_count, row->agency);
        }
    }
    recap->region = regions.count == 1 ? regions.items[0].word : "";
    if (regions.count > 1) {
        base_report(recap->diagnostics, base_at(0), BASE_MESSAGE_RECAP_REGIONS,
                    base_buffer_get(&names));
    }
    if (draft_count > 0) {
        base_report(recap->diagnostics, base_at(0), BASE_MESSAGE_RECAP_NOT_FINAL,
                    base_format(recap->arena, "%zu", draft_count),
                    base_format(recap->arena, "%zu", recap->count), base_buffer_get(&drafts));
    }
}

/* ---------------------------------------------------------------- totals */

static void add(struct recap *recap, struct recap_figure *sum, size_t *count,
                const struct value_rational *number)
{
    if (number != NULL) {
        (*count)++;
        sum->number =
            sum->number == NULL ? number : value_rational_add(recap->arena, sum->number, number);
    }
}

static void count_word(struct recap *recap, struct recap_words *words, const char *word)
{
    for (size_t i = 0; i < words->count; i++) {
        const char *other = words->items[i].word;
        if (other == word || (other != NULL && word != NULL && strcmp(other, word) == 0)) {
            words->items[i].count++;
            return;
        }
    }
    BASE_PUSH(recap->arena, words->items, words->count, words->capacity,
              ((struct recap_word){word, 1}));
}

/* More frequent words first, those without one last. */
static int by_count(const void *left, const void *right)
{
    const struct recap_word *a = left, *b = right;
    if (a->word == NULL || b->word == NULL) {
        return (a->word == NULL) - (b->word == NULL);
    }
    return a->count != b->count ? (a->count < b->count) - (a->count > b->count)
                                : strcmp(a->word, b->word);
}

static void sort_words(struct recap_words *words)
{
    if (words->count > 0) {
        qsort(words->items, words->count, sizeof *words->items, by_count);
    }
}

static void add_row(struct recap *recap, const struct recap_row *row)
{
    struct recap_total *total = &recap->total;
    add(recap, &total->attainment, &total->attainment_count, row->attainment.number);
    add(recap, &total->budget, &total->budget_count, row->budget.number);
    add(recap, &total->spent, &total->spent_count, row->spent.number);
    for (size_t i = 0; i < RECAP_CRITERIA; i++) {
        total->criteria[i].fulfilled += row->criteria[i].fulfilled;
        total->criteria[i].of += row->criteria[i].of;
    }
    total->complete.fulfilled += row->complete.fulfilled;
    total->complete.of += row->complete.of;
    total->errors += row->errors;
    total->warnings += row->warnings;
    total->accepted += row->accepted;
    total->final_count += is_final(row);
    count_word(recap, &total->grades, row->grade);
    count_word(recap, &total->efficiency, row->efficiency_word);
    count_word(recap, &total->methods, row->method);
    count_word(recap, &total->scales, row->scale);
}

/* realisasi / pagu of the agencies that have both; one without realisasi would lower it. */
static void add_absorption(struct recap *recap)
{
    struct recap_figure budget = {0}, spent = {0};
    size_t budgets = 0;
    struct recap_total *total = &recap->total;
    for (size_t i = 0; i < recap->count; i++) {
        const struct recap_row *row = &recap->rows[i];
        if (row->budget.number != NULL && row->spent.number != NULL) {
            add(recap, &budget, &budgets, row->budget.number);
            add(recap, &spent, &total->absorption_count, row->spent.number);
        }
    }
    if (budget.number != NULL && value_rational_sign(budget.number) != 0) {
        total->absorption.number = value_rational_multiply(
            recap->arena, value_rational_divide(recap->arena, spent.number, budget.number),
            value_rational_integer(recap->arena, 100));
    }
}

static void make_totals(struct recap *recap)
{
    struct recap_total *total = &recap->total;
    for (size_t i = 0; i < recap->count; i++) {
        add_row(recap, &recap->rows[i]);
    }
    if (total->attainment.number != NULL) {
        total->attainment.number = value_rational_divide(
            recap->arena, total->attainment.number,
            value_rational_integer(recap->arena, (long long)total->attainment_count));
    }
    add_absorption(recap);
    sort_words(&total->grades);
    sort_words(&total->efficiency);
    sort_words(&total->methods);
    sort_words(&total->scales);
}

bool recap_finish(struct recap *recap, long long year, enum recap_order order)
{
    if (recap->count == 0) {
        return false;
    }
    bool good = year != 0 ? choose_year(recap, year) : check_years(recap);
    if (!good || !check_agencies(recap)) {
        return false;
    }
    set_ranks(recap);
    recap->order = order;
    qsort(recap->rows, recap->count, sizeof *recap->rows, orders[order].compare);
    check_kinds(recap);
    make_totals(recap);
    return true;
}
