/* The page of settings: rules of the report, the scale and the lists of grades, which the formulas
 * of all other pages look up. */
#include "workpaper_book.h"

#include <string.h>

#include "figures_peringkat.h"

static const struct value *member(const struct value *record, const char *key)
{
    return record == NULL ? NULL : value_get(record, key);
}

/* One setting: name, value, where it is declared. Its cell can be changed. */
static uint32_t put(struct workpaper_book *book, const char *name, const struct value *value,
                    const char *fallback, const char *key)
{
    struct workpaper_page *page = &book->sheets[WORKPAPER_SETTINGS];
    uint32_t row = page->rows;
    workpaper_text(book, page, row, 0, name, &workpaper_plain);
    if (value != NULL && value->kind == VALUE_NUMBER) {
        struct workpaper_cell *cell = workpaper_cell_add(page, book, row, 1);
        cell->kind = WORKPAPER_NUMBER;
        cell->text = value_rational_text(book->arena, value->number, -1);
        cell->style = workpaper_style(book, true, false, "0");
    } else {
        workpaper_text(book, page, row, 1, value_text_or(value, fallback),
                       workpaper_style(book, true, true, NULL));
    }
    workpaper_text(book, page, row, 2, key, &workpaper_plain);
    return row;
}

static void set(struct workpaper_book *book, enum workpaper_setting setting, uint32_t row)
{
    book->settings[setting] = workpaper_reference(
        book, NULL, (struct workpaper_place){&book->sheets[WORKPAPER_SETTINGS], row, 1}, true);
}

/* The cap may be given as a text: "120". */
static const struct value *cap_of(struct workpaper_book *book, const struct value *given)
{
    if (given == NULL || given->kind != VALUE_TEXT) {
        return given;
    }
    const struct value_rational *number =
        value_rational_parse(book->arena, given->text, strlen(given->text));
    return number == NULL ? NULL : value_number(book->arena, 0, number);
}

static void put_rules(struct workpaper_book *book)
{
    static const struct {
        enum workpaper_setting setting;
        const char *name, *key, *fallback;
    } words[] = {
        {WORKPAPER_CAP_USE, "batas berlaku untuk", "batas_untuk", "semua"},
        {WORKPAPER_ZERO_TARGET, "target 0", "target_nol", "kosong"},
        {WORKPAPER_ZERO_REALISASI, "realisasi 0 pada turun_terbalik", "realisasi_nol", "kosong"},
        {WORKPAPER_GAPS, "capaian kosong pada rata-rata", "kosong_pada_rata", "dilewati"},
    };
    const struct value *laporan = book->report->model->laporan;
    const struct value *style = member(laporan, "angka"), *rules = member(laporan, "capaian");
    const struct value *two = value_integer(book->arena, 0, 2);
    const struct value *decimals = member(style, "desimal_persen");
    decimals = decimals != NULL && decimals->kind == VALUE_NUMBER ? decimals : two;
    const struct value *precision = member(rules, "presisi_skala");
    bool as_printed = strcmp(value_text_or(precision, "tercetak"), "tercetak") == 0 &&
                      (precision == NULL || precision->kind != VALUE_NUMBER);
    set(book, WORKPAPER_YEAR, put(book, "tahun laporan", member(laporan, "tahun"), "", "tahun"));
    set(book, WORKPAPER_DECIMALS,
        put(book, "desimal persentase", decimals, "", "angka.desimal_persen"));
    set(book, WORKPAPER_ROUNDING,
        put(book, "pembulatan", member(style, "pembulatan"), "setengah_ke_atas",
            "angka.pembulatan"));
    set(book, WORKPAPER_CAP,
        put(book, "capaian tertinggi yang diakui", cap_of(book, member(rules, "batas")),
            "tanpa batas", "capaian.batas"));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        set(book, words[i].setting,
            put(book, words[i].name, member(rules, words[i].key), words[i].fallback,
                base_format(book->arena, "capaian.%s", words[i].key)));
    }
    set(book, WORKPAPER_SCALE_DECIMALS,
        put(book, "desimal capaian yang dinilai dengan skala", as_printed ? decimals : precision,
            "tepat", "capaian.presisi_skala"));
    const char *negative = value_text_or(member(rules, "negatif"), "apa_adanya");
    uint32_t row =
        put(book, "capaian di bawah 0", member(rules, "negatif"), "apa_adanya", "capaian.negatif");
    const char *formula =
        base_format(book->arena, "=IF(%s=\"nol\",0,-1E+300)", workpaper_here(book, row, 1));
    struct workpaper_page *page = &book->sheets[WORKPAPER_SETTINGS];
    workpaper_text(book, page, row + 1, 0, "capaian terendah", &workpaper_plain);
    workpaper_formula(book, page, row + 1, 1, formula,
                      strcmp(negative, "nol") == 0 ? "0" : "-1E+300",
                      workpaper_style(book, false, true, "0;\"tanpa batas bawah\""));
    workpaper_text(book, page, row + 1, 2, "dari baris di atas", &workpaper_plain);
    set(book, WORKPAPER_LOWEST, row + 1);
    put(book, "efisiensi", member(laporan, "efisiensi"), "selisih",
        "efisiensi (mengganti aturan di sini tidak mengubah rumus)");
}

/* Rows of three columns; returns the first. */
static uint32_t put_table(struct workpaper_book *book, const char *title, const char *first,
                          const char *second, const char *third)
{
    struct workpaper_page *page = &book->sheets[WORKPAPER_SETTINGS];
    uint32_t row = page->rows + 1;
    workpaper_text(book, page, row, 0, title, &workpaper_title);
    workpaper_text(book, page, row + 1, 0, first, &workpaper_header);
    workpaper_text(book, page, row + 1, 1, second, &workpaper_header);
    workpaper_text(book, page, row + 1, 2, third, &workpaper_header);
    return row + 2;
}

static void put_scale(struct workpaper_book *book)
{
    struct workpaper_page *page = &book->sheets[WORKPAPER_SETTINGS];
    const struct value *scale = member(book->figures->scope, "skala");
    size_t count = value_count(scale);
    if (count == 0) {
        return;
    }
    uint32_t first = put_table(book, "Skala predikat, dari yang tertinggi", "Predikat",
                               "Batas bawah (%)", "Batas bawah termasuk");
    for (size_t i = 0; i < count; i++) {
        const struct value *class = value_at(scale, i);
        uint32_t row = first + (uint32_t)i;
        workpaper_text(book, page, row, 0, value_text_or(member(class, "predikat"), ""),
                       workpaper_style(book, true, true, NULL));
        workpaper_number(book, page, row, 1, value_number_or_null(member(class, "batas_bawah")),
                         true);
        workpaper_text(book, page, row, 2,
                       value_bool_or(member(class, "termasuk"), true) ? "ya" : "tidak",
                       workpaper_style(book, true, true, NULL));
    }
    uint32_t last = first + (uint32_t)count - 1;
    book->scale_words = workpaper_range(book, page, 0, first, last);
    book->scale_last =
        workpaper_reference(book, NULL, (struct workpaper_place){page, last, 0}, true);
    if (count > 1) { /* the lowest class takes all that is left */
        book->scale_bounds = workpaper_range(book, page, 1, first, last - 1);
        book->scale_closed = workpaper_range(book, page, 2, first, last - 1);
    }
}

static void put_grades(struct workpaper_book *book, const char *key, const char *title,
                       const struct figures_grades *grades)
{
    struct workpaper_page *page = &book->sheets[WORKPAPER_SETTINGS];
    size_t count = figures_grades_count(grades);
    uint32_t first = put_table(book, title, "Predikat dari yang terbaik",
                               grades->scores == NULL ? "Peringkat" : "Nilai peringkat", "");
    for (size_t i = 0; i < count; i++) {
        uint32_t row = first + (uint32_t)i;
        const struct value_rational *points = figures_grades_score(grades, count - i);
        const char *name = figures_grades_name(grades, i);
        workpaper_text(book, page, row, 0, name != NULL ? name : "",
                       workpaper_style(book, true, true, NULL));
        workpaper_number(
            book, page, row, 1,
            points != NULL ? points : value_rational_integer(book->arena, (long long)(count - i)),
            true);
    }
    const struct workpaper_grades entry = {
        .key = key,
        .names = workpaper_range(book, page, 0, first, first + (uint32_t)count - 1),
        .points = workpaper_range(book, page, 1, first, first + (uint32_t)count - 1),
        .scored = grades->scores != NULL,
    };
    BASE_PUSH(book->arena, book->grades, book->grade_count, book->grade_capacity, entry);
}

static const struct workpaper_grades *find(struct workpaper_book *book, const char *key)
{
    for (size_t i = 0; i < book->grade_count; i++) {
        if (strcmp(book->grades[i].key, key) == 0) {
            return &book->grades[i];
        }
    }
    return NULL;
}

/* Lists of the indicator's own have the id of the indicator for a key. */
static const char *key_of(const struct value *indicator, const struct figures_grades *grades)
{
    return grades->builtin != NULL && grades->scores == NULL
               ? grades->builtin->name
               : value_text_or(member(indicator, "id"), "");
}

const struct workpaper_grades *workpaper_grades_of(struct workpaper_book *book,
                                                   const struct value *indicator)
{
    struct figures_grades grades = figures_grades_of(indicator);
    return figures_grades_count(&grades) == 0 ? NULL : find(book, key_of(indicator, &grades));
}

void workpaper_settings_fill(struct workpaper_book *book)
{
    static const char *const names[] = {"Aturan", "Nilai", "Letak di laporan.json", NULL};
    static const unsigned widths[] = {48, 22, 52};
    workpaper_head(book, &book->sheets[WORKPAPER_SETTINGS], "Pengaturan",
                   "Aturan hitung, skala predikat, dan daftar peringkat; rumus di lembar lain "
                   "membacanya dari sini",
                   names, widths);
    put_rules(book);
    put_scale(book);
    const struct value *indicators = member(book->figures->scope, "indikator_semua");
    for (size_t i = 0; i < value_count(indicators); i++) {
        const struct value *indicator = value_at(indicators, i);
        struct figures_grades grades = figures_grades_of(indicator);
        const char *key = key_of(indicator, &grades);
        if (figures_grades_count(&grades) > 0 && find(book, key) == NULL) {
            put_grades(book, key, base_format(book->arena, "Daftar peringkat %s", key), &grades);
        }
    }
}

const char *workpaper_rounded(struct workpaper_book *book, const char *number,
                              enum workpaper_setting decimals)
{
    const char *places = book->settings[decimals];
    return base_format(book->arena, "IF(%s=\"potong\",TRUNC(%s,%s),ROUND(%s,%s))",
                       book->settings[WORKPAPER_ROUNDING], number, places, number, places);
}

const char *workpaper_make_scale(struct workpaper_book *book, const char *reference)
{
    if (book->scale_words == NULL) {
        return NULL;
    }
    const char *rounded =
        base_format(book->arena, "IF(ISNUMBER(%s),%s,%s)", book->settings[WORKPAPER_SCALE_DECIMALS],
                    workpaper_rounded(book, reference, WORKPAPER_SCALE_DECIMALS), reference);
    const char *class =
        book->scale_bounds == NULL
            ? book->scale_last
            : base_format(book->arena, "INDEX(%s,1+SUMPRODUCT((%s<%s)+(%s=%s)*(%s=\"tidak\")))",
                          book->scale_words, rounded, book->scale_bounds, rounded,
                          book->scale_bounds, book->scale_closed);
    return base_format(book->arena, "IF(ISNUMBER(%s),%s,%s)", reference, class, book->null);
}
