/* Rules K023 and K024: legal bases, source lines and headings of another year. */
#include <string.h>

#include "base_arena.h"
#include "check_text.h"
#include "figures.h"
#include "model.h"

bool check_is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           ((unsigned char)byte & 0x80U) != 0;
}

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static char upper(char byte)
{
    return byte >= 'a' && byte <= 'z' ? (char)(byte - 'a' + 'A') : byte;
}

bool check_is_word(const char *text, const char *at, const char *word)
{
    size_t same = 0;
    while (word[same] != '\0' && lower(at[same]) == lower(word[same])) {
        same++;
    }
    return word[same] == '\0' && (at == text || !check_is_letter(at[-1])) &&
           !check_is_letter(at[same]);
}

const char *check_find_word(const char *text, const char *word)
{
    const char first[] = {lower(word[0]), upper(word[0]), '\0'};
    const char *at = text;
    while ((at = strpbrk(at, first)) != NULL && !check_is_word(text, at, word)) {
        at++;
    }
    return at;
}

/* The year at the start of a text; 0 when there is none. */
static long long year_at(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    long long year = 0;
    for (size_t i = 0; i < digits && i < 4; i++) {
        year = year * 10 + (text[i] - '0');
    }
    return digits == 4 && year >= 1900 && year <= 2199 ? year : 0;
}

/* Keeps a year once. */
static size_t keep(long long year, long long *years, size_t count, size_t most)
{
    for (size_t i = 0; i < count && i < most; i++) {
        if (years[i] == year) {
            return count;
        }
    }
    if (count < most) {
        years[count] = year;
    }
    return count + 1;
}

/* True when the word in front holds a digit: "29 Tahun 2014" is a law. */
static bool is_of_law(const char *text, const char *word)
{
    while (word > text && word[-1] == ' ') {
        word--;
    }
    return word > text && word[-1] >= '0' && word[-1] <= '9';
}

size_t check_years(const char *text, long long *years, size_t most)
{
    size_t count = 0;
    const char *word = text;
    while ((word = check_find_word(word, "tahun")) != NULL) {
        bool law = is_of_law(text, word);
        word += strlen("tahun");
        const char *at = word + strspn(word, " ");
        long long year;
        /* "Tahun 2021-2026", "Tahun 2022, 2023 dan 2024" */
        while ((year = year_at(at)) != 0) {
            count = law ? count : keep(year, years, count, most);
            at += 4;
            at += strspn(at, " ,-\xe2\x80\x93/");
            at += strncmp(at, "dan ", 4) == 0 ? 4 : 0;
        }
    }
    return count;
}

/* The year that ends a text, as in "Subbagian Umum, 2023"; 0 when there is none. */
static long long last_year(const char *text)
{
    size_t length = strlen(text);
    while (length > 0 && strchr(" .)", text[length - 1]) != NULL) {
        length--;
    }
    bool alone = length > 4 && strchr(" ,(", text[length - 5]) != NULL;
    size_t word = length > 10 ? length - 10 : 0; /* "tahun 2014" was looked at before */
    alone = alone && !check_is_word(text, text + word, "tahun");
    char digits[5] = "";
    memcpy(digits, text + (alone ? length - 4 : 0), alone ? 4 : 0);
    return alone ? year_at(digits) : 0;
}

/* Years of a heading or a source: behind "tahun", else the one that ends it. */
static size_t years_of(const char *text, long long *years, size_t most)
{
    size_t count = check_years(text, years, most);
    years[0] = count == 0 ? last_year(text) : years[0];
    return count == 0 && years[0] != 0 ? 1 : count;
}

long long check_foreign_year(const struct check_input *input, const char *text)
{
    long long years[2] = {0, 0};
    const struct value *scope = input->figures->scope;
    const long long known[] = {
        value_integer_or(value_get(scope, "tahun"), 0),
        value_integer_or(value_get(scope, "tahun"), 0) + 1,
        value_integer_or(check_at(scope, "renstra.awal"), 0),
        value_integer_or(check_at(scope, "renstra.akhir"), 0),
    };
    if (years_of(text, years, 2) != 1 || check_find_word(text, "nomor") != NULL ||
        check_find_word(text, "awal") != NULL || known[0] == 0) {
        return 0;
    }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (years[0] == known[i]) {
            return 0;
        }
    }
    return years[0];
}

/* ---------------------------------------------------------------- K023 */

/* The budget year that a title names: "... Tahun Anggaran 2023", "APBD Tahun 2023"; 0 when none. */
static long long budget_year(const char *title)
{
    static const char *const budgets[] = {"apbd", "anggaran pendapatan dan belanja daerah", "apbn",
                                          "anggaran pendapatan dan belanja negara"};
    const char *at = check_find_word(title, "tahun anggaran");
    for (size_t i = 0; at == NULL && i < sizeof budgets / sizeof *budgets; i++) {
        const char *budget = check_find_word(title, budgets[i]);
        const char *year = budget == NULL ? NULL : check_find_word(budget, "tahun");
        if (year != NULL) {
            return year_at(year + strlen("tahun") + strspn(year + strlen("tahun"), " "));
        }
    }
    return at == NULL ? 0
                      : year_at(at + strlen("tahun anggaran") +
                                strspn(at + strlen("tahun anggaran"), " "));
}

static void check_basis(const struct check_input *input, const struct value *basis, long long year)
{
    const struct value *title = value_get(basis, "tentang");
    const struct value *issued = value_get(basis, "tahun");
    const char *text = value_text_or(title, "");
    long long named = budget_year(text);
    if (named != 0 && named != year) {
        base_report(input->diagnostics, base_at(title->origin), BASE_MESSAGE_CHECK_LEGAL_YEAR, text,
                    base_format(input->arena, "%lld", named),
                    base_format(input->arena, "%lld", year));
    }
    if (value_integer_or(issued, 0) > year + 1) {
        base_report(input->diagnostics, base_at(issued->origin), BASE_MESSAGE_CHECK_LEGAL_LATE,
                    value_text_or(value_get(basis, "jenis"), ""),
                    value_text_or(value_get(basis, "nomor"), "\xe2\x80\x93"),
                    base_format(input->arena, "%lld", value_integer_or(issued, 0)),
                    base_format(input->arena, "%lld", year));
    }
}

/* ---------------------------------------------------------------- K029 */

static long long year_of_date(const char *text)
{
    char digits[5] = "";
    strncat(digits, text, 4);
    return year_at(digits);
}

/* The budget and the agreements are of the report's year; an agreement may be signed in the last
 * months of the year before. */
void check_dates(const struct check_input *input)
{
    const long long year = value_integer_or(value_get(input->model->laporan, "tahun"), 0);
    const struct value *budget = value_get(input->model->anggaran, "tahun");
    if (value_integer_or(budget, year) != year) {
        base_report(input->diagnostics, base_at(budget->origin), BASE_MESSAGE_CHECK_BUDGET_YEAR,
                    base_format(input->arena, "%lld", value_integer_or(budget, 0)),
                    base_format(input->arena, "%lld", year));
    }
    const struct value *agreements = value_get(input->model->perjanjian, "perjanjian");
    for (size_t i = 0; i < value_count(agreements); i++) {
        const struct value *agreement = value_at(agreements, i);
        const struct value *date = value_get(agreement, "tanggal");
        const char *text = value_text_or(date, ""); /* "2024", "2024-01" or "2024-01-15" */
        long long of = year_of_date(text);
        bool before = of == year - 1 && text[4] == '-' && strcmp(text + 5, "10") >= 0;
        if (of != 0 && of != year && !before) {
            base_report(
                input->diagnostics, base_at(date->origin), BASE_MESSAGE_CHECK_AGREEMENT_YEAR,
                value_text_or(value_get(agreement, "id"), ""),
                base_format(input->arena, "%lld", of), base_format(input->arena, "%lld", year));
        }
    }
}

void check_legal(const struct check_input *input)
{
    static const char *const keys[] = {"judul", "sumber"};
    const struct value *list = value_get(input->model->laporan, "dasar_hukum");
    long long year = value_integer_or(value_get(input->model->laporan, "tahun"), 0);
    for (size_t i = 0; i < value_count(list); i++) {
        check_basis(input, value_at(list, i), year);
    }
    const struct value *tables = value_get(input->model->tabel, "tabel");
    for (size_t i = 0; i < value_count(tables) * 2; i++) {
        const struct value *text = value_get(value_at(tables, i / 2), keys[i % 2]);
        long long foreign = check_foreign_year(input, value_text_or(text, ""));
        if (foreign != 0) {
            base_report(input->diagnostics, base_at(text->origin), BASE_MESSAGE_CHECK_OTHER_YEAR,
                        text->text, base_format(input->arena, "%lld", foreign),
                        base_format(input->arena, "%lld", year));
        }
    }
}
