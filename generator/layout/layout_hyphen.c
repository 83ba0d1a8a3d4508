/* Hyphenation by libhyphen, with a cache of words. */
#include "layout_words.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "layout.h"
#include "layout_patterns.h"

enum { LEFT_MINIMUM = 2, RIGHT_MINIMUM = 3, SHORTEST = 5, LONGEST = 80 };

struct hyphen_word {
    const char *word;
    const char *points; /* NULL = no break */
    size_t length;
};

struct layout_hyphen {
    struct base_arena *arena;
    struct layout_patterns patterns;
    struct hyphen_word *slots;
    size_t slot_count, count;
};

/* What layout_keep_patterns has read. */
static struct {
    const char *path;
    struct layout_patterns patterns;
} kept;

void layout_keep_patterns(const char *hyphenation)
{
    if (kept.patterns.dictionary == NULL) {
        layout_patterns_free(&kept.patterns);
        kept.path = hyphenation;
        kept.patterns = layout_patterns_read(hyphenation);
    }
}

struct layout_hyphen *layout_hyphen_create(struct base_arena *arena,
                                           struct base_diagnostics *diagnostics, const char *path)
{
    bool known = kept.patterns.dictionary != NULL && strcmp(kept.path, path) == 0;
    struct layout_patterns patterns = known ? kept.patterns : layout_patterns_read(path);
    if (patterns.dictionary == NULL) {
        layout_patterns_free(&patterns);
        base_report(diagnostics, base_at(0), BASE_MESSAGE_LAYOUT_NO_HYPHENATION, path);
        return NULL;
    }
    struct layout_hyphen *hyphen = base_alloc(arena, sizeof *hyphen);
    hyphen->arena = arena;
    hyphen->patterns = patterns;
    hyphen->slot_count = 1024;
    hyphen->slots = base_alloc_array(arena, hyphen->slot_count, sizeof *hyphen->slots);
    return hyphen;
}

void layout_hyphen_destroy(struct layout_hyphen *hyphen)
{
    if (hyphen != NULL && hyphen->patterns.dictionary != kept.patterns.dictionary) {
        layout_patterns_free(&hyphen->patterns);
    }
}

static struct hyphen_word *find_slot(struct hyphen_word *slots, size_t count, const char *word,
                                     size_t length)
{
    size_t hash = 5381;
    for (size_t i = 0; i < length; i++) {
        hash = hash * 33 + (unsigned char)word[i];
    }
    size_t slot = hash % count;
    while (slots[slot].word != NULL &&
           (slots[slot].length != length || memcmp(slots[slot].word, word, length) != 0)) {
        slot = (slot + 1) % count;
    }
    return &slots[slot];
}

static void grow(struct layout_hyphen *hyphen)
{
    size_t count = hyphen->slot_count * 2;
    struct hyphen_word *slots = base_alloc_array(hyphen->arena, count, sizeof *slots);
    for (size_t i = 0; i < hyphen->slot_count; i++) {
        const struct hyphen_word *old = &hyphen->slots[i];
        if (old->word != NULL) {
            *find_slot(slots, count, old->word, old->length) = *old;
        }
    }
    hyphen->slots = slots;
    hyphen->slot_count = count;
}

/* Lower case letters of a word; false when it is not a plain word ("PDRB", "iPhone"). */
static bool lowered(const char *word, size_t length, char *out)
{
    for (size_t i = 0; i < length; i++) {
        char c = word[i];
        bool upper = c >= 'A' && c <= 'Z';
        if (!(c >= 'a' && c <= 'z') && !(upper && i == 0)) {
            return false;
        }
        out[i] = upper ? (char)(c - 'A' + 'a') : c;
    }
    out[length] = '\0';
    return true;
}

static const char *points_of(struct layout_hyphen *hyphen, const char *word, size_t length)
{
    char hyphens[LONGEST + 8] = {0};
    char **replaced = NULL;
    int *position = NULL;
    int *cut = NULL;
    int failed = hnj_hyphen_hyphenate3(hyphen->patterns.dictionary, word, (int)length, hyphens,
                                       NULL, &replaced, &position, &cut, LEFT_MINIMUM,
                                       RIGHT_MINIMUM, LEFT_MINIMUM, RIGHT_MINIMUM);
    bool any = false;
    char cuts[LONGEST + 1] = {0};
    for (size_t i = 0; failed == 0 && i + 1 < length; i++) {
        bool plain = replaced == NULL || replaced[i] == NULL;
        cuts[i + 1] = plain && (hyphens[i] & 1);
    }
    layout_hyphen_repair(word, length, cuts);
    char *points = base_alloc(hyphen->arena, length + 1);
    for (size_t i = LEFT_MINIMUM; i + RIGHT_MINIMUM <= length; i++) {
        points[i - 1] = cuts[i];
        any = any || cuts[i];
    }
    for (size_t i = 0; replaced != NULL && i < length; i++) {
        free(replaced[i]);
    }
    free(replaced);
    free(position);
    free(cut);
    return any ? points : NULL;
}

static struct hyphen_word *add_word(struct layout_hyphen *hyphen, const char *lower, size_t length)
{
    if ((hyphen->count + 1) * 2 > hyphen->slot_count) {
        grow(hyphen);
    }
    struct hyphen_word *slot = find_slot(hyphen->slots, hyphen->slot_count, lower, length);
    if (slot->word == NULL) {
        slot->word = base_copy(hyphen->arena, lower, length);
        slot->length = length;
        hyphen->count++;
    }
    return slot;
}

/* One word with its breaks. */
static void learn_word(struct layout_hyphen *hyphen, const char *text, size_t length)
{
    char word[LONGEST + 1];
    char lower[LONGEST + 1];
    char *points = base_alloc(hyphen->arena, length + 1);
    size_t letters = 0;
    bool any = false;
    for (size_t i = 0; i < length && letters < LONGEST; i++) {
        if (text[i] != '-') {
            word[letters++] = text[i];
        } else if (letters > 0) {
            points[letters - 1] = 1;
            any = true;
        }
    }
    if (letters > 0 && lowered(word, letters, lower)) {
        add_word(hyphen, lower, letters)->points = any ? points : NULL;
    }
}

void layout_hyphen_learn(struct layout_hyphen *hyphen, const char *words)
{
    while (hyphen != NULL && words != NULL && *words != '\0') {
        size_t length = strcspn(words, " \n\t,;");
        learn_word(hyphen, words, length);
        words += length + (words[length] != '\0');
    }
}

const char *layout_hyphen_points(struct layout_hyphen *hyphen, const char *word, size_t length)
{
    char lower[LONGEST + 1];
    if (length < SHORTEST || length > LONGEST || !lowered(word, length, lower)) {
        return NULL;
    }
    struct hyphen_word *slot = find_slot(hyphen->slots, hyphen->slot_count, lower, length);
    if (slot->word == NULL) {
        slot = add_word(hyphen, lower, length);
        slot->points = points_of(hyphen, lower, length);
    }
    return slot->points;
}
