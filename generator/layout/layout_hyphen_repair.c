/* Hyphenation, repaired: the pattern file for Indonesian cuts some words at both sides of one
 * consonant ("selu-r-uhnya"); here breaks move to the start of the syllable. */
#include "layout_words.h"

#include <string.h>

static const char *const listed_words[] = {
#define HYPHEN_WORD(text) text,
#include "layout_hyphen_words.def"
#undef HYPHEN_WORD
};

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static bool is_one_of(const char *text, size_t length, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (strlen(*words) == length && memcmp(*words, text, length) == 0) {
            return true;
        }
    }
    return false;
}

/* A suffix that stands on its own behind a consonant: "kegiat-annya". */
static bool is_suffix(const char *text, size_t length)
{
    static const char *const suffixes[] = {"an", "annya", "anlah", "i", "ilah", NULL};
    return is_one_of(text, length, suffixes);
}

/* A prefix that keeps its consonant before a vowel: "ber-ada". */
static bool is_prefix(const char *text, size_t length)
{
    static const char *const prefixes[] = {
        "ber", "ter",   "per",   "mem",   "men",   "meng",  "peng",  "pem",    "pen", "bel",
        "pel", "antar", "diper", "keber", "keper", "keter", "seper", "memper", NULL};
    return is_one_of(text, length, prefixes);
}

/* Start of the consonant before `at`: two letters for ng, ny, sy, kh. */
static size_t onset(const char *word, size_t at)
{
    static const char *const pairs[] = {"ng", "ny", "sy", "kh", NULL};
    return at >= 2 && is_one_of(word + at - 2, 2, pairs) ? at - 2 : at - 1;
}

/* Moves breaks between a consonant and a vowel before the consonant, prefixes and suffixes
 * apart. cuts[i] = a break before letter i. */
static void move_breaks(const char *word, size_t length, char *cuts)
{
    for (size_t i = 1; i < length; i++) {
        if (!cuts[i] || !is_vowel(word[i]) || is_vowel(word[i - 1]) || is_prefix(word, i)) {
            continue;
        }
        bool suffix = is_suffix(word + i, length - i);
        bool kan = word[i - 1] == 'k' && cuts[i - 1]; /* "percaya-kan", not "percayak-an" */
        if (!suffix || kan) {
            cuts[i] = false;
            cuts[onset(word, i)] = onset(word, i) > 0;
        }
    }
}

static bool has_vowel(const char *word, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        if (is_vowel(word[i])) {
            return true;
        }
    }
    return false;
}

/* Takes breaks away so that every part has a vowel: consonants close the part before them. */
static void join_parts(const char *word, size_t length, char *cuts)
{
    size_t start = 0;
    for (size_t i = 1; i <= length; i++) {
        if (i < length && !cuts[i]) {
            continue;
        }
        if (!has_vowel(word, start, i)) {
            if (start > 0) {
                cuts[start] = false;
            } else if (i < length) {
                cuts[i] = false;
                continue;
            }
        }
        start = i;
    }
}

/* The breaks of a listed word; false when it is not listed. */
static bool look_up(const char *word, size_t length, char *cuts)
{
    for (size_t k = 0; k < sizeof listed_words / sizeof *listed_words; k++) {
        const char *listed = listed_words[k];
        size_t at = 0;
        size_t i = 0;
        for (; listed[i] != '\0' && at < length; i++) {
            if (listed[i] != '-' && listed[i] != word[at++]) {
                break;
            }
        }
        if (listed[i] != '\0' || at < length) {
            continue;
        }
        memset(cuts, 0, length);
        at = 0;
        for (i = 0; listed[i] != '\0'; i++) {
            if (listed[i] == '-') {
                cuts[at] = true;
            } else {
                at++;
            }
        }
        return true;
    }
    return false;
}

void layout_hyphen_repair(const char *word, size_t length, char *cuts)
{
    if (!look_up(word, length, cuts)) {
        move_breaks(word, length, cuts);
        join_parts(word, length, cuts);
    }
}
