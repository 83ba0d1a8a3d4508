/* Rule K025: the name of another region, left by copying from its report. */
#include <string.h>

#include "base_arena.h"
#include "check_text.h"
#include "figures.h"
#include "model.h"

static bool is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

static bool ends_name(const char *word)
{
    static const char *const words[] = {"Nomor",    "Tahun",     "Tentang",
                                        "Provinsi", "Kabupaten", "Kota"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);
        if (strncmp(word, words[i], length) == 0 && !check_is_letter(word[length])) {
            return true;
        }
    }
    return false;
}

/* Words of a name: at most three that begin with a capital. */
static size_t name_length(const char *text)
{
    enum { WORDS = 3 };
    size_t length = 0;
    for (int words = 0; words < WORDS && is_capital(text[length]); words++) {
        size_t end = length;
        while (check_is_letter(text[end])) {
            end++;
        }
        length = end;
        if (text[end] != ' ') {
            return end;
        }
        if (!is_capital(text[end + 1]) || ends_name(text + end + 1)) {
            return end;
        }
        length++;
    }
    while (length > 0 && text[length - 1] == ' ') {
        length--;
    }
    return length;
}

/* The text goes on with one of the report's own names, or with that name's first word. */
static bool is_own(const struct check_input *input, const char *text)
{
    static const char *const keys[] = {"wilayah",        "provinsi", "ibu_kota",
                                       "kepala_wilayah", "nama",     "alamat"};
    const struct value *agency = value_get(input->model->laporan, "instansi");
    char word[64];
    size_t length = 0;
    while (check_is_letter(text[length]) && length + 1 < sizeof word) {
        word[length] = text[length];
        length++;
    }
    word[length] = '\0';
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (check_find_word(value_text_or(value_get(agency, keys[i]), ""), word) != NULL) {
            return true;
        }
    }
    return check_find_word(value_text_or(value_get(input->model->laporan, "tempat"), ""), word) !=
           NULL;
}

/* Words that follow "Kabupaten" or "Kota" without naming one. */
static bool is_general(const char *text)
{
    static const char *const words[] = {
        "Kota",       "Kabupaten", "Provinsi", "Layak", "Sehat",  "Administrasi", "Lain",
        "Lainnya",    "Induk",     "Cerdas",   "Anak",  "Daerah", "Tahun",        "Inklusi",
        "Dalam",      "Yang",      "Dan",      "Di",    "Untuk",  "Se",           "Sangat",
        "Tertinggal", "Pusaka",    "Terpilih", "Nomor",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);
        if (strncmp(text, words[i], length) == 0 && !check_is_letter(text[length])) {
            return true;
        }
    }
    return false;
}

/* Texts that rightly name other regions: laws that form them, borders, comparisons. */
static bool names_others(const char *text)
{
    static const char *const words[] = {
        "pembentukan",  "berbatasan", "perbatasan",    "berbatas",   "pembanding",   "perbandingan",
        "dibandingkan", "dibanding",  "studi banding", "studi tiru", "bekerja sama", "kerja sama",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (check_find_word(text, words[i]) != NULL) {
            return true;
        }
    }
    return false;
}

/* The name at a place of the text is that of another region. */
static void check_region(const struct check_input *input, base_origin origin, const char *text,
                         const char *kind, const char *name)
{
    const struct value *agency = value_get(input->model->laporan, "instansi");
    const char *region = value_text_or(value_get(agency, "wilayah"), NULL);
    size_t length = name_length(name);
    if (region == NULL || length == 0 || is_general(name) || is_own(input, name) ||
        names_others(text)) {
        return;
    }
    const char *found = base_format(input->arena, "%s %.*s", kind, (int)length, name);
    base_report(input->diagnostics, base_at(check_narrow(input, origin, found)),
                BASE_MESSAGE_CHECK_OTHER_AGENCY, found, region);
}

void check_agency(const struct check_input *input, base_origin origin, const char *text)
{
    static const char *const kinds[] = {"Kabupaten", "Kota",     "Bupati",  "Wali Kota",
                                        "Walikota",  "Provinsi", "Gubernur"};
    static const char initials[] = "KBWPG";
    for (const char *at = text; (at = strpbrk(at, initials)) != NULL; at++) {
        bool begins = at == text || (!check_is_letter(at[-1]) && at[-1] != '/');
        for (size_t i = 0; begins && i < sizeof kinds / sizeof *kinds; i++) {
            size_t length = strlen(kinds[i]);
            if (strncmp(at, kinds[i], length) == 0 && at[length] == ' ') {
                check_region(input, origin, text, kinds[i], at + length + 1);
            }
        }
    }
}
