/* Formulas of figures by the family that their rule belongs to. */
#include "workpaper_book.h"

#include <string.h>

/* What a maker works on. */
struct making {
    struct workpaper_book *book;
    const struct workpaper_page *page;
    const struct figures_record *record;
};

static const char *operand(const struct making *making, size_t index)
{
    return workpaper_operand(making->book, making->page, making->record->operands[index].value);
}

/* Units that differ make a comparison null. */
static const char *unit_of(const struct value *value)
{
    if (value->kind == VALUE_LIST && value_count(value) == 1) {
        value = value_at(value, 0);
    }
    return value_text_or(value_get(value, "satuan"), NULL);
}

static bool units_differ(const struct figures_record *record)
{
    const char *left = unit_of(record->operands[0].value);
    const char *right = unit_of(record->operands[1].value);
    return left != NULL && right != NULL && strcmp(left, right) != 0;
}

/* A formula over two numbers; %1 and %2 of the pattern are the operands. */
static const char *fill(struct base_arena *arena, const char *pattern, const char *first,
                        const char *second)
{
    struct base_buffer buffer = {.arena = arena};
    for (const char *c = pattern; *c != '\0'; c++) {
        if (*c == '%') {
            c++;
            base_buffer_text(&buffer, *c == '1' ? first : second);
        } else {
            base_buffer_char(&buffer, *c);
        }
    }
    return base_buffer_get(&buffer);
}

static const char *two(const struct making *making, const char *pattern, bool divides,
                       bool by_first)
{
    struct base_arena *arena = making->book->arena;
    if (making->record->operand_count != 2 || units_differ(making->record)) {
        return NULL;
    }
    const char *a = operand(making, 0), *b = operand(making, 1), *null = making->book->null;
    const char *result = fill(arena, pattern, a, b);
    if (divides) {
        result = base_format(arena, "IF(%s<>0,%s,%s)", by_first ? a : b, result, null);
    }
    return base_format(arena, "IF(AND(ISNUMBER(%s),ISNUMBER(%s)),%s,%s)", a, b, result, null);
}

static const char *ratio(const struct making *making)
{
    return two(making, "%1/%2*100", true, false);
}

static const char *rest(const struct making *making)
{
    return two(making, "%2-%1", false, false);
}

static const char *difference(const struct making *making)
{
    return two(making, "%1-%2", false, false);
}

static const char *growth(const struct making *making)
{
    return two(making, "(%1-%2)/%2*100", true, false);
}

static const char *share_of(const struct making *making)
{
    return two(making, "%1*%2/100", false, false);
}

/* The values of the operands; an operand that is itself such a mean of rows gives its own. */
struct values {
    const struct value **items;
    size_t count, capacity;
};
static void gather(const struct making *making, const struct figures_record *record,
                   struct values *values)
{
    bool rows = strcmp(record->formula, "rata-rata baris") == 0;
    for (size_t i = 0; i < record->operand_count; i++) {
        const struct value *value = record->operands[i].value;
        const struct figures_record *inner = workpaper_record_of(making->book, value);
        if (rows && inner != NULL && strcmp(inner->formula, "rata-rata baris") == 0) {
            gather(making, inner, values);
            continue;
        }
        BASE_PUSH(making->book->arena, values->items, values->count, values->capacity, value);
    }
}

static const char *gathered(const struct making *making, const char *function)
{
    struct values values = {0};
    gather(making, making->record, &values);
    const char *list =
        workpaper_list(making->book, making->page, values.items, values.count, false);
    if (list == NULL) {
        return making->record->value->kind == VALUE_NULL ? making->book->null : NULL;
    }
    return base_format(making->book->arena, "IF(COUNT(%s)>0,%s(%s),%s)", list, function, list,
                       making->book->null);
}

static const char *sum(const struct making *making)
{
    return gathered(making, "SUM");
}

/* A sum of rows of which one is not complete: only what is complete has a sum. */
static const char *cut_sum(const struct making *making)
{
    struct values values = {0};
    gather(making, making->record, &values);
    const char *list =
        workpaper_list(making->book, making->page, values.items, values.count, false);
    return list == NULL ? making->book->null
                        : base_format(making->book->arena, "IF(COUNT(%s)>%zu,SUM(%s),%s)", list,
                                      values.count, list, making->book->null);
}

static const char *plain_mean(const struct making *making)
{
    return gathered(making, "AVERAGE");
}

/* Splits operands into values and the weights behind them. */
static void split(const struct making *making, const char *weight, struct values *values,
                  struct values *weights)
{
    const struct figures_record *record = making->record;
    for (size_t i = 0; i < record->operand_count; i++) {
        struct values *list = strcmp(record->operands[i].name, weight) == 0 ? weights : values;
        BASE_PUSH(making->book->arena, list->items, list->count, list->capacity,
                  record->operands[i].value);
    }
}

static const char *over_weights(const struct making *making, const struct values *values,
                                const struct values *weights)
{
    struct base_arena *arena = making->book->arena;
    const char *v =
        workpaper_copies(making->book, making->page, values->items, values->count, true);
    const char *w =
        workpaper_copies(making->book, making->page, weights->items, weights->count, false);
    const char *whole = base_format(arena, "SUMPRODUCT(ISNUMBER(%s)*ISNUMBER(%s),%s)", v, w, w);
    return base_format(arena, "IF(%s<>0,SUMPRODUCT(%s,%s)/%s,%s)", whole, v, w, whole,
                       making->book->null);
}

/* Means of capaian, by weights when all have one; the rule for empty ones stands in the settings.
 */
static const char *mean(const struct making *making)
{
    struct workpaper_book *book = making->book;
    struct values values = {0}, given = {0}, weights = {0};
    split(making, "bobot", &values, &weights);
    const char *list = workpaper_list(book, making->page, values.items, values.count, true);
    if (list == NULL) {
        return book->null;
    }
    const char *result = base_format(book->arena, "AVERAGE(%s)", list);
    if (strstr(making->record->formula, "menurut bobot") != NULL) {
        for (size_t i = 0; i < values.count; i++) {
            if (values.items[i]->kind != VALUE_NULL) {
                BASE_PUSH(book->arena, given.items, given.count, given.capacity, values.items[i]);
            }
        }
        if (given.count != weights.count) {
            return NULL;
        }
        result = over_weights(making, &given, &weights);
    }
    return base_format(book->arena,
                       "IF(OR(COUNT(%s)=0,AND(%s=\"mengosongkan\",COUNT(%s)<%zu)),%s,%s)", list,
                       book->settings[WORKPAPER_GAPS], list, values.count, book->null, result);
}

static const char *physical(const struct making *making)
{
    struct values values = {0}, weights = {0};
    split(making, "pagu", &values, &weights);
    return values.count == weights.count && values.count > 0
               ? over_weights(making, &values, &weights)
               : NULL;
}

static const char *class_of(const struct making *making)
{
    return workpaper_make_scale(making->book, operand(making, 0));
}

static const char *capped(const struct making *making)
{
    const char *value = operand(making, 0), *cap = making->book->settings[WORKPAPER_CAP];
    return base_format(making->book->arena, "IF(AND(ISNUMBER(%s),ISNUMBER(%s)),MIN(%s,%s),%s)",
                       value, cap, value, cap, value);
}

static const struct {
    const char *rule; /* the formula begins with it */
    const char *(*make)(const struct making *);
} families[] = {
    {"realisasi ÷ pagu × 100", ratio},
    {"pagu ÷ pagu seluruhnya × 100", ratio},
    {"realisasi ÷ realisasi seluruhnya × 100", ratio},
    {"terpenuhi ÷ dari × 100", ratio},
    {"pagu − realisasi", rest},
    {"realisasi − realisasi tahun lalu", difference},
    {"realisasi − pembanding", difference},
    {"(realisasi − realisasi tahun lalu) ÷ realisasi tahun lalu × 100", growth},
    {"bobot × fisik ÷ 100", share_of},
    {"bobot × serapan ÷ 100", share_of},
    {"jumlah baris; kosong", cut_sum},
    {"jumlah ", sum},
    {"rata-rata capaian ", mean},
    {"rata-rata fisik di bawahnya", physical},
    {"rata-rata ", plain_mean},
    {"kelas skala untuk capaian", class_of},
    {"capaian, paling tinggi", capped},
};

const char *workpaper_make_record(struct workpaper_book *book, const struct workpaper_cell *cell)
{
    const struct making making = {book, cell->page, cell->record};
    const char *rule = cell->record->formula;
    const char *path = cell->record->path;
    bool table = strncmp(path, "tabel.", 6) == 0;
    bool column =
        table && strncmp(rule, "jumlah baris", 12) != 0 && strcmp(rule, "rata-rata baris") != 0;
    if (column) {
        return workpaper_make_computed(book, cell);
    }
    if (strncmp(rule, "banyaknya ", 10) == 0) {
        return workpaper_make_count(book, cell);
    }
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        if (strncmp(rule, families[i].rule, strlen(families[i].rule)) == 0) {
            return workpaper_guard(book, cell->page, cell->record, families[i].make(&making));
        }
    }
    return NULL;
}
