/* The page of indicators: one row a year, comparison and quarter; capaian by direction. */
#include "workpaper_book.h"

#include <string.h>

#include "figures_peringkat.h"
#include "figures_skala.h"

enum column {
    ID,
    NAME,
    OWNER,
    DIRECTION,
    UNIT,
    WHICH,
    TARGET,
    HIGH,
    REALISASI,
    UNCAPPED,
    CAPAIAN,
    AVERAGED,
    LABEL,
    CHANGE,
    GROWTH,
    IKU,
    RULE
};

/* A row under construction. */
struct line {
    const struct value *view; /* of the indicator */
    uint32_t row, before;     /* before: the row that a change is measured from; 0 = none */
    const char *prefix;       /* of figures: "indikator.x" or "indikator.x.renstra" */
    const char *suffix;       /* ".2024" or "" */
    const struct value *target, *realisasi;
    const struct value *capaian, *uncapped; /* as computed, may be NULL */
};

static const struct value *member(const struct value *record, const char *key)
{
    return record == NULL ? NULL : value_get(record, key);
}

static const struct figures_record *record_at(struct workpaper_book *book, const struct line *line,
                                              const char *name)
{
    return figures_find(book->figures,
                        base_format(book->arena, "%s.%s%s", line->prefix, name, line->suffix));
}

static const char *at(struct workpaper_book *book, const struct workpaper_cell *cell,
                      enum column column)
{
    return workpaper_here(book, cell->row, column);
}

static const char *unit_of(const struct value *value)
{
    value = value != NULL && value->kind == VALUE_LIST && value_count(value) == 1
                ? value_at(value, 0)
                : value;
    return value_text_or(member(value, "satuan"), NULL);
}

static bool units_differ(const struct line *line)
{
    const char *left = unit_of(line->target), *right = unit_of(line->realisasi);
    return left != NULL && right != NULL && strcmp(left, right) != 0;
}

/* What a target of 0 gives: reached is a condition on the realisasi. */
static const char *at_zero(struct workpaper_book *book, const char *reached, bool own_rule)
{
    const char *judged = base_format(book->arena, "IF(%s,100,0)", reached);
    return own_rule ? judged
                    : base_format(book->arena, "IF(%s=\"tercapai\",%s,%s)",
                                  book->settings[WORKPAPER_ZERO_TARGET], judged, book->null);
}

/* A number that does not go below the lowest capaian. */
static const char *kept(struct workpaper_book *book, const char *number)
{
    return base_format(book->arena, "MAX(%s,%s)", book->settings[WORKPAPER_LOWEST], number);
}

/* T divided by R; the settings say what R = 0 gives. */
static const char *inverse(struct workpaper_book *book, const char *target, const char *realisasi)
{
    const char *rule = book->settings[WORKPAPER_ZERO_REALISASI];
    const char *cap = book->settings[WORKPAPER_CAP];
    return base_format(book->arena,
                       "IF(%s>0,%s/%s*100,IF(%s<0,%s,IF(%s=\"seratus\",100,IF(AND(%s=\"batas\","
                       "ISNUMBER(%s)),%s,%s))))",
                       realisasi, target, realisasi, realisasi, book->null, rule, rule, cap, cap,
                       book->null);
}

/* Capaian of a number against a target above 0, by direction. */
static const char *above_zero(struct workpaper_book *book, const char *direction, const char *t,
                              const char *r)
{
    struct base_arena *arena = book->arena;
    if (strcmp(direction, "turun") == 0) {
        return kept(book, base_format(arena, "(2*%s-%s)/%s*100", t, r, t));
    }
    if (strcmp(direction, "nihil") == 0) {
        return base_format(arena, "MAX(0,(2*%s-%s)/%s*100)", t, r, t);
    }
    if (strcmp(direction, "turun_terbalik") == 0) {
        return inverse(book, t, r);
    }
    if (strcmp(direction, "tepat") == 0) {
        return kept(book, base_format(arena, "100-ABS(%s-%s)/%s*100", r, t, t));
    }
    return kept(book, base_format(arena, "%s/%s*100", r, t));
}

static const char *by_number(struct workpaper_book *book, const char *direction, const char *t,
                             const char *r)
{
    bool own = strcmp(direction, "jumlah") == 0 || strcmp(direction, "nihil") == 0;
    const char *sign = strncmp(direction, "turun", 5) == 0 || strcmp(direction, "nihil") == 0 ? "<="
                       : strcmp(direction, "tepat") == 0                                      ? "="
                                                         : ">=";
    const char *zero = at_zero(book, base_format(book->arena, "%s%s0", r, sign), own);
    return base_format(book->arena,
                       "IF(AND(ISNUMBER(%s),ISNUMBER(%s)),IF(%s<0,%s,IF(%s=0,%s,%s)),%s)", t, r, t,
                       book->null, t, zero, above_zero(book, direction, t, r), book->null);
}

/* The nearer limit is the target of what lies outside a range. An empty upper limit: both are the
 * same. */
static const char *by_range(struct workpaper_book *book, const char *low, const char *given,
                            const char *r)
{
    const char *high = base_format(book->arena, "IF(ISNUMBER(%s),%s,%s)", given, given, low);
    const char *below = base_format(book->arena, "IF(%s<=0,%s,%s)", low, book->null,
                                    kept(book, base_format(book->arena, "%s/%s*100", r, low)));
    const char *above =
        base_format(book->arena, "IF(%s<=0,%s,%s)", high, book->null,
                    kept(book, base_format(book->arena, "(2*%s-%s)/%s*100", high, r, high)));
    return base_format(book->arena,
                       "IF(AND(ISNUMBER(%s),ISNUMBER(%s)),IF(%s>%s,%s,IF(%s<%s,%s,IF(%s>%s,%s,"
                       "100))),%s)",
                       low, r, low, high, book->null, r, low, below, r, high, above, book->null);
}

/* Points of a grade; a score is first turned into a grade where the list has a scale for it. */
static const char *points_of(struct workpaper_book *book, const struct workpaper_grades *grades,
                             const char *scale, const char *reference)
{
    const char *points = base_format(book->arena, "INDEX(%s,MATCH(%s,%s,0))", grades->points,
                                     reference, grades->names);
    if (scale == NULL) {
        return points;
    }
    const struct figures_preset *preset = figures_presets;
    while (preset->name != NULL && strcmp(preset->name, scale) != 0) {
        preset++;
    }
    struct base_buffer word = {.arena = book->arena};
    size_t count = 0;
    for (; preset->name != NULL && preset->classes[count + 1].label != NULL; count++) {
        const struct figures_preset_class *class = &preset->classes[count];
        base_buffer_format(&word, "IF(%s%s%d,\"%s\",", reference, class->inclusive ? ">=" : ">",
                           class->bound, class->label);
    }
    base_buffer_format(&word, "\"%s\"", preset->name != NULL ? preset->classes[count].label : "");
    base_buffer_repeat(&word, ')', count);
    return base_format(book->arena, "IF(ISNUMBER(%s),INDEX(%s,MATCH(%s,%s,0)),%s)", reference,
                       grades->points, base_buffer_get(&word), grades->names, points);
}

static const char *by_grade(struct workpaper_book *book, const struct value *indicator,
                            const char *t, const char *r)
{
    struct figures_grades list = figures_grades_of(indicator);
    const struct workpaper_grades *grades = workpaper_grades_of(book, indicator);
    const char *numbers = by_number(book, "nilai", t, r);
    const char *words;
    if (grades == NULL) {
        words = base_format(book->arena, "IF(EXACT(%s,%s),100,%s)", t, r, book->null);
    } else {
        const char *scale = list.builtin != NULL ? list.builtin->scale : NULL;
        words = base_format(book->arena, "IFERROR(%s/%s*100,%s)", points_of(book, grades, scale, r),
                            points_of(book, grades, scale, t), book->null);
    }
    return base_format(book->arena,
                       "IF(AND(ISNUMBER(%s),ISNUMBER(%s)),%s,IF(OR(%s=\"\",%s=\"\"),"
                       "%s,%s))",
                       t, r, numbers, t, r, book->null, words);
}

static const char *make_uncapped(struct workpaper_book *book, const struct workpaper_cell *cell)
{
    const struct line *line = cell->data;
    const char *t = at(book, cell, TARGET), *r = at(book, cell, REALISASI);
    const char *direction = value_text_or(member(line->view, "arah"), "naik");
    if (units_differ(line)) {
        return NULL;
    }
    const char *formula = strcmp(direction, "rentang") == 0
                              ? by_range(book, t, at(book, cell, HIGH), r)
                          : strcmp(direction, "nilai") == 0 ? by_grade(book, line->view, t, r)
                                                            : by_number(book, direction, t, r);
    return base_format(book->arena, "=IF(OR(%s=\"?\",%s=\"?\"),\"?\",%s)", t, r, formula);
}

/* Capaian held down to the cap, unless this kind of it takes none. */
static const char *make_capped(struct workpaper_book *book, const struct workpaper_cell *cell)
{
    const char *value = at(book, cell, UNCAPPED), *cap = book->settings[WORKPAPER_CAP];
    const char *without = cell->column == CAPAIAN ? "rata_rata" : "tampilan";
    return base_format(book->arena, "=IF(AND(ISNUMBER(%s),ISNUMBER(%s),%s<>\"%s\"),MIN(%s,%s),%s)",
                       value, cap, book->settings[WORKPAPER_CAP_USE], without, value, cap, value);
}

static const char *make_label(struct workpaper_book *book, const struct workpaper_cell *cell)
{
    const char *capaian = at(book, cell, CAPAIAN);
    const char *class = workpaper_make_scale(book, capaian);
    return class == NULL ? NULL
                         : base_format(book->arena, "=IF(%s=\"?\",\"?\",%s)", capaian, class);
}

/* Change and growth from the row before; the direction of it in words. */
static const char *make_change(struct workpaper_book *book, const struct workpaper_cell *cell)
{
    const struct line *line = cell->data;
    const char *now = at(book, cell, REALISASI), *null = book->null;
    const char *last =
        line->before == 0 ? at(book, cell, TARGET) : workpaper_here(book, line->before, REALISASI);
    const char *result;
    if (cell->record != NULL && cell->record->operand_count == 2) {
        const char *left = unit_of(cell->record->operands[0].value);
        const char *right = unit_of(cell->record->operands[1].value);
        if (left != NULL && right != NULL && strcmp(left, right) != 0) {
            return NULL;
        }
    }
    if (cell->column == CHANGE) {
        result = base_format(book->arena, "%s-%s", now, last);
    } else if (cell->column == GROWTH) {
        result =
            base_format(book->arena, "IF(%s<>0,(%s-%s)/%s*100,%s)", last, now, last, last, null);
    } else {
        result = base_format(book->arena, "IF(%s>%s,\"naik\",IF(%s<%s,\"turun\",\"tetap\"))", now,
                             last, now, last);
        const struct workpaper_grades *grades = workpaper_grades_of(book, line->view);
        if (grades != NULL) {
            const char *a = points_of(book, grades, NULL, now);
            const char *b = points_of(book, grades, NULL, last);
            null = base_format(book->arena,
                               "IFERROR(IF(%s>%s,\"naik\",IF(%s<%s,\"turun\",\"tetap\")),%s)", a, b,
                               a, b, null);
        }
    }
    const char *high = at(book, cell, HIGH); /* against a range there is none */
    return base_format(
        book->arena, "=IF(OR(%s=\"?\",%s=\"?\"),\"?\",IF(AND(ISNUMBER(%s),ISNUMBER(%s)%s),%s,%s))",
        now, last, now, last, line->before == 0 ? base_format(book->arena, ",%s=\"\"", high) : "",
        result, null);
}

/* A figure of a row, or the same without a figure of that name. */
static void put(struct workpaper_book *book, const struct line *line, enum column column,
                const struct figures_record *record, const struct value *value,
                const char *(*make)(struct workpaper_book *, const struct workpaper_cell *))
{
    struct workpaper_page *page = &book->sheets[WORKPAPER_INDICATORS];
    struct workpaper_cell *cell;
    if (record != NULL) {
        cell = workpaper_figure(book, page, line->row, column, record);
    } else {
        cell = workpaper_formula(
            book, page, line->row, column, NULL,
            value == NULL ? book->figures->empty : workpaper_result(book, value),
            workpaper_style(book, false, column == LABEL, column == LABEL ? NULL : "#,##0.00"));
    }
    cell->make = make;
    cell->data = line;
}

static void put_words(struct workpaper_book *book, const struct line *line, const char *which,
                      const char *rule)
{
    struct workpaper_page *page = &book->sheets[WORKPAPER_INDICATORS];
    const struct value *view = line->view;
    static const char *const owners[] = {"tujuan", "sasaran", "mata"};
    const char *owner = "";
    for (size_t i = 0; i < 3; i++) {
        const struct value *named = member(view, owners[i]);
        owner = named != NULL && named->kind == VALUE_RECORD ? owners[i] : owner;
    }
    const char *const texts[] = {
        value_text_or(member(view, "id"), ""), value_text_or(member(view, "nama"), "?"), owner,
        value_text_or(member(view, "arah"), "naik"), value_text_or(member(view, "satuan"), "")};
    for (uint32_t i = 0; i < 5; i++) {
        workpaper_text(book, page, line->row, i, texts[i], &workpaper_plain);
    }
    workpaper_text(book, page, line->row, WHICH, which, &workpaper_plain);
    workpaper_text(book, page, line->row, IKU,
                   value_bool_or(member(view, "iku"), false) ? "ya" : "tidak", &workpaper_plain);
    workpaper_text(book, page, line->row, RULE, rule, &workpaper_plain);
}

/* A target: a range in two cells. */
static void put_target(struct workpaper_book *book, const struct line *line)
{
    struct workpaper_page *page = &book->sheets[WORKPAPER_INDICATORS];
    const struct value *low = member(line->target, "bawah"), *high = member(line->target, "atas");
    workpaper_value(book, page, line->row, TARGET, low != NULL ? low : line->target);
    workpaper_value(book, page, line->row, HIGH, high);
}

/* Target, realisasi and the three kinds of capaian. */
static void put_achievement(struct workpaper_book *book, const struct line *line)
{
    struct workpaper_page *page = &book->sheets[WORKPAPER_INDICATORS];
    const struct figures_record *uncapped = record_at(book, line, "capaian_asli");
    const struct figures_record *capped = record_at(book, line, "capaian_batas");
    const struct figures_record *capaian = record_at(book, line, "capaian");
    const struct workpaper_place averaged = {page, line->row, AVERAGED};
    put_target(book, line);
    workpaper_value(book, page, line->row, REALISASI, line->realisasi);
    put(book, line, UNCAPPED, uncapped, capaian == NULL ? NULL : capaian->value, make_uncapped);
    put(book, line, CAPAIAN, capaian, NULL, make_capped);
    put(book, line, AVERAGED, capped, capaian == NULL ? NULL : capaian->value, make_capped);
    const struct figures_record *const all[] = {uncapped, capped, capaian};
    for (size_t i = 0; i < 3; i++) {
        if (all[i] != NULL) {
            book->averaged[all[i] - book->figures->records] = averaged;
        }
    }
    const struct workpaper_extra extra = {
        base_format(book->arena, "%s.capaian%s", line->prefix, line->suffix), averaged};
    BASE_PUSH(book->arena, book->extras, book->extra_count, book->extra_capacity, extra);
}

static struct line *line_of(struct workpaper_book *book, const struct value *view)
{
    struct line *line = base_alloc(book->arena, sizeof *line);
    line->view = view;
    line->row = book->sheets[WORKPAPER_INDICATORS].rows;
    line->prefix = base_format(book->arena, "indikator.%s", value_text_or(member(view, "id"), "?"));
    line->suffix = "";
    return line;
}

static const char *rule_of(const struct value *view)
{
    return value_text_or(member(view, "rumus_capaian"), "");
}

static uint32_t put_year(struct workpaper_book *book, const struct value *view,
                         const struct value *year, uint32_t before)
{
    struct line *line = line_of(book, view);
    const char *number = workpaper_result(book, member(year, "tahun"));
    line->suffix = base_format(book->arena, ".%s", number);
    line->target = member(year, "target");
    line->realisasi = member(year, "realisasi");
    line->before = before;
    struct workpaper_page *page = &book->sheets[WORKPAPER_INDICATORS];
    put_words(book, line, "", rule_of(view));
    workpaper_number(book, page, line->row, WHICH, value_number_or_null(member(year, "tahun")),
                     false);
    page->cells[page->count - 1]->style = workpaper_style(book, false, true, "0");
    put_achievement(book, line);
    put(book, line, LABEL, record_at(book, line, "predikat"), NULL, make_label);
    if (before != 0) {
        put(book, line, CHANGE, record_at(book, line, "selisih"), NULL, make_change);
        put(book, line, GROWTH, record_at(book, line, "pertumbuhan"), NULL, make_change);
    }
    return line->row;
}

/* Against last year, in a row of its own: both years stand in rows above. */
static void put_last(struct workpaper_book *book, const struct value *view, const struct value *now,
                     uint32_t before)
{
    struct line *line = line_of(book, view);
    line->prefix = base_format(book->arena, "%s.perbandingan", line->prefix);
    line->before = before;
    struct workpaper_page *page = &book->sheets[WORKPAPER_INDICATORS];
    put_words(book, line, "terhadap tahun lalu", "realisasi − realisasi tahun lalu");
    workpaper_value(book, page, line->row, REALISASI, now);
    put(book, line, CHANGE, record_at(book, line, "selisih"), NULL, make_change);
    put(book, line, GROWTH, record_at(book, line, "pertumbuhan"), NULL, make_change);
    put(book, line, LABEL, record_at(book, line, "arah"), NULL, make_change);
}

/* Against another target: that of the Renstra's end, or the nation's. */
static void put_against(struct workpaper_book *book, const struct value *view, const char *name,
                        const char *key, const char *words)
{
    const struct value *target = member(member(view, name), key);
    if (target == NULL || target->kind == VALUE_NULL) {
        return;
    }
    struct line *line = line_of(book, view);
    line->prefix = base_format(book->arena, "%s.%s", line->prefix, name);
    line->target = target;
    line->realisasi = member(view, "realisasi");
    put_words(book, line, words, rule_of(view));
    put_achievement(book, line);
    put(book, line, CHANGE, record_at(book, line, "selisih"), NULL, make_change);
}

/* Quarters as stated, then up to each quarter. */
static void put_quarters(struct workpaper_book *book, const struct value *view)
{
    struct workpaper_page *page = &book->sheets[WORKPAPER_INDICATORS];
    const struct value *quarters = member(view, "capaian_triwulan");
    const char *year = workpaper_result(book, member(book->figures->scope, "tahun"));
    const struct value *targets = member(member(view, "target_triwulan"), year);
    const struct value *reached = member(member(view, "triwulan"), year);
    for (size_t i = 0; i < value_count(reached) || i < value_count(targets); i++) {
        struct line *line = line_of(book, view);
        put_words(book, line, base_format(book->arena, "triwulan %zu", i + 1), "");
        workpaper_value(book, page, line->row, TARGET, value_at(targets, i));
        workpaper_value(book, page, line->row, REALISASI, value_at(reached, i));
    }
    for (size_t i = 0; i < value_count(quarters); i++) {
        struct line *line = line_of(book, view);
        line->prefix = base_format(book->arena, "%s.triwulan.%zu", line->prefix, i + 1);
        line->target = member(value_at(quarters, i), "target");
        line->realisasi = member(value_at(quarters, i), "realisasi");
        put_words(book, line, base_format(book->arena, "sampai triwulan %zu", i + 1),
                  rule_of(view));
        put_achievement(book, line);
    }
}

static void put_indicator(struct workpaper_book *book, const struct value *view)
{
    const struct value *years = member(view, "tahun");
    long long now = value_integer_or(member(book->figures->scope, "tahun"), 0);
    uint32_t before = 0, last = 0;
    for (size_t i = 0; i < value_count(years); i++) {
        const struct value *year = value_entry_at(years, i).value;
        long long number = value_integer_or(member(year, "tahun"), 0);
        if (i == 0 && number == now) {
            before = put_year(book, view, member(view, "lalu"), 0);
        }
        last = number == now ? before : last;
        before = put_year(book, view, year, before);
    }
    put_last(book, view, member(view, "realisasi"), last);
    put_against(book, view, "renstra", "target", "terhadap akhir Renstra");
    put_against(book, view, "nasional", "nilai", "terhadap nasional");
    put_quarters(book, view);
}

void workpaper_indicators_fill(struct workpaper_book *book)
{
    static const char *const names[] = {"Id",
                                        "Indikator",
                                        "Milik",
                                        "Arah",
                                        "Satuan",
                                        "Tahun",
                                        "Target",
                                        "Batas atas",
                                        "Realisasi",
                                        "Capaian tanpa batas (%)",
                                        "Capaian (%)",
                                        "Capaian untuk rata-rata (%)",
                                        "Predikat atau arah",
                                        "Selisih",
                                        "Pertumbuhan (%)",
                                        "IKU",
                                        "Rumus capaian",
                                        NULL};
    static const unsigned widths[] = {14, 40, 9,  10, 10, 18, 13, 10, 13,
                                      13, 13, 13, 22, 13, 13, 6,  44};
    struct workpaper_page *page = &book->sheets[WORKPAPER_INDICATORS];
    workpaper_head(book, page, "Indikator",
                   "Target, realisasi, capaian, predikat, dan perbandingan tiap indikator", names,
                   widths);
    page->fixed = 2;
    const struct value *all = member(book->figures->scope, "indikator_semua");
    book->years_from = page->rows;
    for (size_t i = 0; i < value_count(all); i++) {
        put_indicator(book, value_at(all, i));
    }
    book->years_to = page->rows > book->years_from ? page->rows - 1 : book->years_from;
}
