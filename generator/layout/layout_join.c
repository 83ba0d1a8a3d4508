/* Joins: between which words no line ends: amounts, NIP, "pasal 5", "17 Agustus". */
#include <string.h>

#include "layout_words.h"

struct token {
    const char *text;
    size_t length;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Digits only, and exactly so many. */
static bool digits_of(struct token token, size_t wanted)
{
    for (size_t i = 0; i < token.length; i++) {
        if (!is_digit(token.text[i])) {
            return false;
        }
    }
    return token.length == wanted;
}

/* Neighbours within a NIP: 8, 6, 1 and 3 digits. */
static bool is_nip(struct token left, struct token right)
{
    static const size_t lengths[] = {8, 6, 1, 3};
    for (size_t i = 0; i < 3; i++) {
        if (digits_of(left, lengths[i]) && digits_of(right, lengths[i + 1])) {
            return true;
        }
    }
    return false;
}

/* Whether a token is one of the words, which end with NULL; a small or a capital letter first. */
static bool is_word(struct token token, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (strlen(*words) == token.length &&
            memcmp(*words + 1, token.text + 1, token.length - 1) == 0 &&
            ((*words)[0] == token.text[0] || (*words)[0] == (token.text[0] | 0x20))) {
            return true;
        }
    }
    return false;
}

static struct token without_signs(struct token token)
{
    while (token.length > 1 && strchr(",.;:)", token.text[token.length - 1]) != NULL) {
        token.length--;
    }
    return token;
}

static bool is_roman(struct token token)
{
    token = without_signs(token);
    for (size_t i = 0; i < token.length; i++) {
        if (strchr("IVXLC", token.text[i]) == NULL) {
            return false;
        }
    }
    return token.length > 0;
}

/* "(1)" or "a": of "ayat (1)", "huruf a". */
static bool is_mark(struct token token)
{
    size_t length = without_signs(token).length;
    return token.text[0] == '(' || (length == 1 && token.text[0] >= 'a' && token.text[0] <= 'z');
}

static bool joins_number(struct token left, struct token right)
{
    static const char *const before[] = {
        "Rp",      "Rp.",      "(Rp",      "-Rp",          "NIP",          "NIP.",
        "NIP:",    "no.",      "nomor",    "pasal",        "ayat",         "angka",
        "butir",   "bab",      "tabel",    "gambar",       "grafik",       "lampiran",
        "halaman", "triwulan", "semester", "\xE2\x89\xA5", "\xE2\x89\xA4", NULL};
    return is_digit(right.text[0]) && is_word(left, before);
}

static bool joins_mark(struct token left, struct token right)
{
    static const char *const before[] = {"ayat", "huruf", NULL};
    static const char *const counted[] = {"bab", "BAB",      "lampiran", "triwulan", "semester",
                                          "TW",  "golongan", "eselon",   NULL};
    return (is_mark(right) && is_word(left, before)) || (is_roman(right) && is_word(left, counted));
}

/* What belongs to a number before it: per cent, "juta", the month of a day. */
static bool follows_number(struct token left, struct token right)
{
    static const char *const amounts[] = {"ribu", "juta", "miliar", "triliun", NULL};
    static const char *const months[] = {"Januari",  "Februari", "Maret",   "April",     "Mei",
                                         "Juni",     "Juli",     "Agustus", "September", "Oktober",
                                         "November", "Desember", NULL};
    if (!is_digit(left.text[left.length - 1])) {
        return false;
    }
    bool day = digits_of(left, 1) || digits_of(left, 2);
    return right.text[0] == '%' || is_word(without_signs(right), amounts) ||
           (day && is_word(without_signs(right), months));
}

bool layout_words_join(const char *left, size_t left_length, const char *right, size_t right_length)
{
    if (left_length == 0 || right_length == 0) {
        return false;
    }
    struct token a = {left, left_length};
    struct token b = {right, right_length};
    return joins_number(a, b) || joins_mark(a, b) || follows_number(a, b) || is_nip(a, b);
}
