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

const char *check_find_word(const char *text, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = text; *at != '\0'; at++) {
        size_t same = 0;
        while (same < length && lower(at[same]) == lower(word[same])) {
            same++;
        }
        if (same == length && (at == text || !check_is_letter(at[-1])) &&
            !check_is_letter(at[length])) {
            return at;
        }
    }
    return NULL;
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

size_t check_years(const char *text, long long *years, size_t most)
{
    size_t count = 0;
    const char *word = text;
    while ((word = check_find_word(word, "tahun")) != NULL) {
        word += strlen("tahun");
        const char *at = word + strspn(word, " ");
        long long year;
        /* "Tahun 2021-2026", "Tahun 2022, 2023 dan 2024" */
        while ((year = year_at(at)) != 0) {
            count = keep(year, years, count, most);
            at += 4;
            at += strspn(at, " ,-\xe2\x80\x93/");
            at += strncmp(at, "dan ", 4) == 0 ? 4 : 0;
        }
    }
    return count;
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
    if (check_years(text, years, 2) != 1 || check_find_word(text, "nomor") != NULL ||
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

/* The budget year that a title names: "... Tahun Anggaran 2023"; 0 when none. */
static long long budget_year(const char *title)
{
    const char *at = check_find_word(title, "tahun anggaran");
    return at == NULL ? 0 : year_at(at + strlen("tahun anggaran "));
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
