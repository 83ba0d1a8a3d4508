/* Pages of all figures, of claims and of findings; the first page. */
#include "workpaper_book.h"

#include <string.h>

#include "expression.h"
#include "record.h"

static const struct value *member(const struct value *record, const char *key)
{
    return record == NULL ? NULL : value_get(record, key);
}

/* ---------------------------------------------------------------- all figures */

enum figure_column { PATH, LIVE, STATED, AGREES, SHOWN, UNIT, FORMULA, NOTE };

static const char *unit_name(enum figures_unit unit)
{
    static const char *const names[] = {[FIGURES_PERCENT] = "persen",
                                        [FIGURES_MONEY] = "rupiah",
                                        [FIGURES_COUNT] = "cacah",
                                        [FIGURES_PLAIN] = "biasa",
                                        [FIGURES_LABEL] = "kata"};
    return names[unit];
}

/* Tells figures that no formula computes. */
static const char *make_link(struct workpaper_book *book, const struct workpaper_cell *cell)
{
    const struct figures_record *record = cell->data;
    return base_format(book->arena, "=%s", workpaper_operand(book, cell->page, record->value));
}

static const char *agreement(struct workpaper_book *book, uint32_t row, uint32_t live,
                             uint32_t stated)
{
    const char *a = workpaper_here(book, row, live), *b = workpaper_here(book, row, stated);
    return base_format(book->arena,
                       "=IF(AND(ISNUMBER(%s),ISNUMBER(%s)),IF(ABS(%s-%s)<=MAX(1,ABS(%s))*1E-10,"
                       "\"ya\",\"BEDA\"),IF(EXACT(%s,%s),\"ya\",\"BEDA\"))",
                       a, b, a, b, b, a, b);
}

static void put_figure(struct workpaper_book *book, const struct figures_record *record)
{
    struct workpaper_page *page = &book->sheets[WORKPAPER_FIGURES];
    uint32_t row = page->rows;
    workpaper_text(book, page, row, PATH, record->path, &workpaper_plain);
    if (book->places[record - book->figures->records].page == NULL) {
        workpaper_figure(book, page, row, LIVE, record);
    } else {
        struct workpaper_cell *cell = workpaper_figure(book, page, row, LIVE, record);
        cell->record = NULL;
        cell->data = record;
        cell->make = make_link;
    }
    struct workpaper_cell *stated = workpaper_cell_add(page, book, row, STATED);
    stated->kind = record->value->kind == VALUE_NUMBER ? WORKPAPER_NUMBER : WORKPAPER_TEXT;
    stated->text = workpaper_result(book, record->value);
    stated->style = page->cells[page->count - 2]->style;
    workpaper_formula(book, page, row, AGREES, agreement(book, row, LIVE, STATED), "ya",
                      workpaper_style(book, false, true, NULL));
    workpaper_text(book, page, row, SHOWN, figures_record_shown(book->figures, record, book->arena),
                   workpaper_style(book, false, false, "@"));
    workpaper_text(book, page, row, UNIT, unit_name(record->unit), &workpaper_plain);
    workpaper_text(book, page, row, FORMULA, record->formula, &workpaper_plain);
}

void workpaper_figures_fill(struct workpaper_book *book)
{
    static const char *const names[] = {"Jalur",  "Nilai (rumus)", "Nilai menurut program",
                                        "Sama",   "Tercetak",      "Satuan",
                                        "Aturan", "Catatan",       NULL};
    static const unsigned widths[] = {46, 20, 20, 8, 20, 9, 60, 34};
    static const char *const inputs[] = {"Asal", "Nilai", NULL};
    static const unsigned input_widths[] = {70, 20};
    struct workpaper_page *page = &book->sheets[WORKPAPER_FIGURES];
    workpaper_head(book, page, "Semua angka turunan",
                   "Setiap angka menurut jalurnya: nilai dari rumus lembar kerja di samping nilai "
                   "dari program; yang berbeda diwarnai",
                   names, widths);
    page->fixed = 1;
    page->marks = "D";
    workpaper_head(book, &book->sheets[WORKPAPER_INPUTS], "Masukan lain",
                   "Masukan yang dibaca rumus tetapi tidak ada di lembar lain", inputs,
                   input_widths);
    for (size_t i = 0; i < book->figures->count; i++) {
        put_figure(book, &book->figures->records[i]);
    }
}

/* ---------------------------------------------------------------- claims */

enum claim_column { WHERE, ABOUT, CLAIMED, COMPUTED, CLAIM_AGREES, DISTANCE, CLAIM_RULE };

static int decimals_of(struct workpaper_book *book, const struct value_rational *number)
{
    int decimals = 0;
    while (decimals < 6 &&
           value_rational_compare(
               number, value_rational_round(book->arena, number, decimals, VALUE_TRUNCATE)) != 0) {
        decimals++;
    }
    return decimals;
}

static const char *make_claimed(struct workpaper_book *book, const struct workpaper_cell *cell)
{
    return base_format(book->arena, "=%s", workpaper_operand(book, cell->page, cell->data));
}

/* What a claim is about: a figure, or what its expression gives. */
static const struct value *subject_of(struct workpaper_book *book, const char *path,
                                      const struct value *expression)
{
    const struct figures_record *record = path == NULL ? NULL : figures_find(book->figures, path);
    if (record != NULL || expression == NULL || expression->kind != VALUE_TEXT) {
        return record == NULL ? NULL : record->value;
    }
    const struct workpaper_report *report = book->report;
    struct value_scope scope = {.value = book->figures->scope};
    struct expression_context context = {.arena = book->arena,
                                         .sources = report->sources,
                                         .diagnostics = report->diagnostics,
                                         .scope = &scope,
                                         .empty = book->figures->empty};
    const struct expression *parsed =
        expression_parse(book->arena, report->sources, report->diagnostics, expression->text,
                         strlen(expression->text), expression->origin);
    return parsed == NULL ? NULL : expression_evaluate(parsed, &context);
}

static void put_claim(struct workpaper_book *book, const char *where, const char *path,
                      const struct value *expression, const struct value *claimed,
                      long long decimals)
{
    struct workpaper_page *page = &book->sheets[WORKPAPER_CLAIMS];
    const struct value *subject = subject_of(book, path, expression);
    const struct value_rational *number = value_number_or_null(claimed);
    const struct figures_record *record = workpaper_record_of(book, subject);
    uint32_t row = page->rows;
    workpaper_text(book, page, row, WHERE, where, &workpaper_plain);
    workpaper_text(book, page, row, ABOUT, path != NULL ? path : value_text_or(expression, ""),
                   &workpaper_plain);
    workpaper_value(book, page, row, CLAIMED, claimed);
    if (subject == NULL) {
        return;
    }
    struct workpaper_cell *cell = workpaper_formula(
        book, page, row, COMPUTED, NULL, workpaper_result(book, subject),
        workpaper_style(book, false, subject->kind != VALUE_NUMBER, "#,##0.00##"));
    cell->make = make_claimed;
    cell->data = subject;
    int own = number == NULL ? 0 : decimals_of(book, number);
    own = decimals > own ? (int)decimals : own;
    const char *a = workpaper_here(book, row, CLAIMED), *b = workpaper_here(book, row, COMPUTED);
    const char *rounded = base_format(book->arena, "IF(%s=\"potong\",TRUNC(%s,%d),ROUND(%s,%d))",
                                      book->settings[WORKPAPER_ROUNDING], b, own, b, own);
    const char *formula = base_format(
        book->arena,
        "=IF(AND(ISNUMBER(%s),ISNUMBER(%s)),IF(ABS(%s-%s)<1E-9,\"ya\",\"BEDA\"),IF(UPPER(TRIM(%s))"
        "=UPPER(TRIM(%s)),\"ya\",\"BEDA\"))",
        a, b, a, rounded, a, b);
    workpaper_formula(book, page, row, CLAIM_AGREES, formula, "",
                      workpaper_style(book, false, true, NULL));
    workpaper_formula(
        book, page, row, DISTANCE,
        base_format(book->arena, "=IF(AND(ISNUMBER(%s),ISNUMBER(%s)),%s-%s,\"\")", a, b, a, b), "",
        workpaper_style(book, false, false, "#,##0.00##"));
    workpaper_text(book, page, row, CLAIM_RULE, record == NULL ? "" : record->formula,
                   &workpaper_plain);
}

/* Claims of kinerja.json: {"capaian": {"2024": 126}}. */
static void put_own_claims(struct workpaper_book *book, const struct value *achievement)
{
    const struct value *claims = member(achievement, "klaim");
    const char *id = value_text_or(member(achievement, "indikator"), "");
    for (size_t i = 0; claims != NULL && claims->kind == VALUE_RECORD && i < value_count(claims);
         i++) {
        const struct value_entry claim = value_entry_at(claims, i);
        const char *path = base_format(book->arena, "indikator.%s.%s", id, claim.key);
        bool years = claim.value->kind == VALUE_RECORD;
        for (size_t k = 0; years && k < value_count(claim.value); k++) {
            const struct value_entry year = value_entry_at(claim.value, k);
            put_claim(book, "kinerja.json", base_format(book->arena, "%s.%s", path, year.key), NULL,
                      year.value, 0);
        }
        if (!years) {
            put_claim(book, "kinerja.json", path, NULL, claim.value, 0);
        }
    }
}

void workpaper_claims_fill(struct workpaper_book *book)
{
    static const char *const names[] = {"Tempat", "Angka",   "Dinyatakan", "Dihitung",
                                        "Sama",   "Selisih", "Aturan",     NULL};
    static const unsigned widths[] = {40, 44, 20, 20, 8, 18, 60};
    struct workpaper_page *page = &book->sheets[WORKPAPER_CLAIMS];
    workpaper_head(book, page, "Klaim terhadap hitungan",
                   "Angka yang dinyatakan (klaim.json, kinerja.json) terhadap hitungan; yang "
                   "berbeda diwarnai",
                   names, widths);
    page->marks = "E";
    const struct value *own = member(book->report->model->kinerja, "capaian");
    const struct value *list = member(book->report->model->klaim, "klaim");
    for (size_t i = 0; i < value_count(own); i++) {
        put_own_claims(book, value_at(own, i));
    }
    for (size_t i = 0; i < value_count(list); i++) {
        const struct value *claim = value_at(list, i);
        const struct value *where = member(claim, "halaman");
        const char *place = value_text_or(member(claim, "tempat"), "");
        if (where != NULL && (where->kind == VALUE_NUMBER || where->kind == VALUE_TEXT)) {
            place = base_format(book->arena, "%s, hlm. %s", place, workpaper_result(book, where));
        }
        put_claim(book, place, value_text_or(member(claim, "angka"), NULL),
                  member(claim, "ekspresi"), member(claim, "nilai"),
                  value_integer_or(member(claim, "desimal"), 0));
    }
}

/* ---------------------------------------------------------------- findings */

void workpaper_findings_fill(struct workpaper_book *book)
{
    static const char *const names[] = {"Kode",  "Tingkat", "Berkas",          "Baris",
                                        "Jalur", "Temuan",  "Diterima karena", NULL};
    static const unsigned widths[] = {8, 12, 24, 8, 40, 90, 50};
    static const char *const keys[] = {"kode",  "tingkat", "berkas",  "baris",
                                       "jalur", "teks",    "diterima"};
    struct workpaper_page *page = &book->sheets[WORKPAPER_FINDINGS];
    const struct workpaper_report *report = book->report;
    workpaper_head(book, page, "Temuan pemeriksaan",
                   "Temuan lkjip check; kesalahan yang tidak diterima laporan diwarnai", names,
                   widths);
    page->marks = "B";
    page->excused = "G";
    const struct value *list =
        record_findings(book->arena, report->sources, report->diagnostics, true);
    for (size_t i = 0; i < value_count(list); i++) {
        uint32_t row = page->rows;
        for (uint32_t k = 0; k < sizeof keys / sizeof *keys; k++) {
            const struct value *value = member(value_at(list, i), keys[k]);
            if (value != NULL && value->kind == VALUE_NUMBER) {
                workpaper_number(book, page, row, k, value->number, false);
            } else {
                workpaper_text(book, page, row, k, value_text_or(value, ""), &workpaper_wrapped);
            }
        }
    }
}

/* ---------------------------------------------------------------- the first page */

static void put_line(struct workpaper_book *book, const char *name, const char *text)
{
    struct workpaper_page *page = &book->sheets[WORKPAPER_GUIDE];
    uint32_t row = page->rows;
    workpaper_text(book, page, row, 0, name, &workpaper_wrapped);
    workpaper_text(book, page, row, 1, text, &workpaper_wrapped);
}

static void put_page(struct workpaper_book *book, const struct workpaper_page *linked)
{
    struct workpaper_page *page = &book->sheets[WORKPAPER_GUIDE];
    uint32_t row = page->rows;
    struct sheet_style *link = base_alloc(book->arena, sizeof *link);
    *link = workpaper_plain;
    link->colour = 0x0B5394;
    if (linked->rows <= linked->head) {
        return;
    }
    const char *target = workpaper_reference(
        book, page, (struct workpaper_place){(struct workpaper_page *)linked, 0, 0}, false);
    workpaper_formula(book, page, row, 0,
                      base_format(book->arena, "=HYPERLINK(\"#%s\",\"%s\")", target, linked->name),
                      linked->name, link);
    workpaper_text(book, page, row, 1, linked->about, &workpaper_wrapped);
}

void workpaper_guide_fill(struct workpaper_book *book, const struct workpaper_counts *counts)
{
    struct workpaper_page *page = &book->sheets[WORKPAPER_GUIDE];
    const struct value *scope = book->figures->scope;
    page->widths[0] = 28;
    page->widths[1] = 100;
    workpaper_text(book, page, 0, 0, "Kertas kerja laporan kinerja", &workpaper_title);
    put_line(book, "Instansi", value_text_or(member(member(scope, "instansi"), "nama"), "?"));
    put_line(book, "Tahun laporan", workpaper_result(book, member(scope, "tahun")));
    put_line(book, "Laporan", book->report->name);
    put_line(book, "Angka turunan",
             base_format(book->arena,
                         "%zu angka, %zu di antaranya dihitung oleh rumus di buku kerja ini; yang "
                         "lain berisi nilai dengan catatan di lembar Angka",
                         counts->figures, counts->formulas));
    put_line(book, "Warna",
             "Latar kuning muda: masukan dan aturan, boleh diubah untuk mencoba. Latar merah muda: "
             "hasil rumus berbeda dengan program atau klaim, dan kesalahan.");
    put_line(book, "Kosong",
             base_format(book->arena,
                         "Sel masukan kosong tidak dihitung sebagai nol; rumus memberi \"%s\". "
                         "Tanda ? berarti belum diisi, dan yang memerlukannya memberi ?.",
                         book->figures->empty));
    put_line(book, "Pembulatan",
             "Rumus menghitung tanpa pembulatan; yang terlihat dibulatkan oleh bentuk sel. Skala "
             "dan kata efisiensi memakai angka sebagaimana tercetak.");
    workpaper_text(book, page, page->rows + 1, 0, "Lembar", &workpaper_title);
    for (int i = WORKPAPER_SETTINGS; i < WORKPAPER_SHEETS; i++) {
        put_page(book, &book->sheets[i]);
        for (size_t k = 0; i == WORKPAPER_COMPLETENESS && k < book->table_count; k++) {
            put_page(book, book->tables[k]);
        }
    }
}
