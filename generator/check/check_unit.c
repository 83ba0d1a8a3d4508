/* Rule K025: a report, plan or agreement "of" another agency of the same region, left by copying.
 * That another agency is named is usual: only words by which a report speaks of itself count. */
#include <string.h>

#include "base_arena.h"
#include "check_text.h"
#include "model.h"

static bool is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

static size_t word_length(const char *text)
{
    size_t length = 0;
    while (check_is_letter(text[length])) {
        length++;
    }
    return length;
}

static bool is_one_of(const char *word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (check_is_word(word, word, words[i])) {
            return true;
        }
    }
    return false;
}
#define IS_ONE_OF(word, words) is_one_of((word), (words), sizeof(words) / sizeof *(words))

/* Bytes of "Pekerjaan Umum dan Penataan Ruang": words with a capital, "dan" and commas between. */
static size_t name_length(const char *text)
{
    static const char *const regions[] = {"Kabupaten", "Kota", "Provinsi", "Daerah", "Tahun"};
    size_t length = 0, at = 0;
    while (is_capital(text[at]) && !IS_ONE_OF(text + at, regions)) {
        at += word_length(text + at);
        length = at;
        at += text[at] == ',';
        at += text[at] == ' ';
        if (strncmp(text + at, "dan ", 4) == 0 || strncmp(text + at, "DAN ", 4) == 0) {
            at += 4;
        }
    }
    return length;
}

/* The report is of one agency, not of a whole region, which speaks of all its agencies. */
static bool is_of_agency(const char *name)
{
    static const char *const kinds[] = {
        "Dinas",  "Badan", "Kantor", "Inspektorat", "Sekretariat", "Kecamatan", "Kelurahan",
        "Satuan", "Rumah", "RSUD",   "Bagian",      "UPT",         "UPTD",      "Puskesmas",
    };
    return IS_ONE_OF(name, kinds);
}

/* The word in front of a place; NULL when there is none. Punctuation other than brackets ends the
 * sense. */
static const char *word_before(const char *text, const char *at)
{
    while (at > text && strchr(" ()0123456789", at[-1]) != NULL) {
        at--;
    }
    const char *end = at;
    while (at > text && check_is_letter(at[-1])) {
        at--;
    }
    return at < end ? at : NULL;
}

/* "Laporan Kinerja", "Renstra", "Perjanjian Kinerja Tahun 2024 pada" in front of an agency. */
static bool speaks_of_itself(const char *text, const char *at)
{
    static const char *const between[] = {"pada",       "di",    "lingkungan", "oleh",   "instansi",
                                          "pemerintah", "tahun", "perangkat",  "daerah", "opd"};
    static const char *const itself[] = {"kinerja", "lkjip",      "lakip",    "lkip",  "lkj",
                                         "renstra", "strategis",  "renja",    "visi",  "misi",
                                         "fungsi",  "organisasi", "iku",      "utama", "sasaran",
                                         "tujuan",  "pegawai",    "aparatur", "asn"};
    const char *word = word_before(text, at);
    while (word != NULL && IS_ONE_OF(word, between)) {
        word = word_before(text, word);
    }
    return word != NULL && IS_ONE_OF(word, itself);
}

/* One of the two begins with the other, as "Dinas Sosial" and "Dinas Sosial Kabupaten Gowa". */
static bool same_start(const char *left, const char *right)
{
    size_t length = strlen(left) < strlen(right) ? strlen(left) : strlen(right);
    return strncmp(left, right, length) == 0;
}

/* A name of the agency itself, or one that shares the first word behind "Dinas" with it. */
static bool is_own(const struct check_input *input, const char *kind, const char *name,
                   size_t length)
{
    static const char *const keys[] = {"nama", "singkatan"};
    const struct value *agency = value_get(input->model->laporan, "instansi");
    const char *first = base_copy(input->arena, name, word_length(name));
    const char *whole = check_plain_name(
        input->arena, base_format(input->arena, "%s %.*s", kind, (int)length, name));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *own = value_text_or(value_get(agency, keys[i]), "");
        if (own[0] != '\0' && (check_find_word(own, first) != NULL ||
                               same_start(check_plain_name(input->arena, own), whole))) {
            return true;
        }
    }
    return false;
}

/* "Dinas PUPR": an abbreviation may be the agency's own. */
static bool is_abbreviation(const char *kind, const char *name, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (!is_capital(name[i])) {
            return false;
        }
    }
    return !is_capital(kind[1]);
}

/* Reports the agency whose kind, as "Dinas", stands at a place of the text. */
static void check_kind(const struct check_input *input, base_origin origin, const char *text,
                       const char *at, const char *kind)
{
    const struct value *agency = value_get(input->model->laporan, "instansi");
    const char *own = value_text_or(value_get(agency, "nama"), "");
    const char *name = at + strlen(kind) + 1;
    size_t length = name_length(name);
    if (length > 0 && speaks_of_itself(text, at) && is_of_agency(own) &&
        !is_abbreviation(kind, name, length) && !is_own(input, kind, name, length)) {
        const char *found = base_format(input->arena, "%s %.*s", kind, (int)length, name);
        base_report(input->diagnostics, base_at(check_narrow(input, origin, found)),
                    BASE_MESSAGE_CHECK_OTHER_AGENCY, found, own);
    }
}

void check_unit(const struct check_input *input, base_origin origin, const char *text)
{
    static const char *const kinds[] = {"Dinas", "Badan", "DINAS", "BADAN"};
    for (const char *at = text; (at = strpbrk(at, "DB")) != NULL; at++) {
        bool begins = at == text || !check_is_letter(at[-1]);
        for (size_t i = 0; begins && i < sizeof kinds / sizeof *kinds; i++) {
            size_t length = strlen(kinds[i]);
            if (strncmp(at, kinds[i], length) == 0 && at[length] == ' ') {
                check_kind(input, origin, text, at, kinds[i]);
            }
        }
    }
}
