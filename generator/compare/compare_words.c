/* Texts word by word. */
#include "compare_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base_arena.h"

struct word {
    size_t from, to;
};

struct words {
    struct word *items;
    uint64_t *digests;
    size_t count;
};

uint64_t compare_hash(const char *text, size_t length)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ (unsigned char)text[i]) * UINT64_C(0x100000001B3);
    }
    return hash ^ (hash >> 29);
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

static struct words split(struct base_arena *arena, const char *text, size_t length)
{
    struct words words = {0};
    words.items = base_alloc_array(arena, length / 2 + 1, sizeof *words.items);
    words.digests = base_alloc_array(arena, length / 2 + 1, sizeof *words.digests);
    for (size_t at = 0; at < length;) {
        size_t from = at;
        for (; at < length && !is_blank(text[at]); at++) {
        }
        if (at > from) {
            words.digests[words.count] = compare_hash(text + from, at - from);
            words.items[words.count++] = (struct word){from, at};
        }
        for (; at < length && is_blank(text[at]); at++) {
        }
    }
    return words;
}

/* The bytes of words [from, to); an empty run lies before the next word. */
static struct word span(const struct words *words, size_t from, size_t to, size_t length)
{
    if (from < to) {
        return (struct word){words->items[from].from, words->items[to - 1].to};
    }
    size_t at = from < words->count ? words->items[from].from : length;
    return (struct word){at, at};
}

struct compare_edits compare_words(struct base_arena *arena, const char *old_text,
                                   const char *new_text)
{
    struct base_arena *scratch = base_arena_create();
    size_t old_length = strlen(old_text), new_length = strlen(new_text);
    struct words before = split(scratch, old_text, old_length);
    struct words after = split(scratch, new_text, new_length);
    size_t *to_new = base_alloc_array(scratch, before.count + 1, sizeof *to_new);
    compare_sequence(before.digests, before.count, after.digests, after.count, to_new);
    struct compare_edits edits = {0};
    for (size_t i = 0, k = 0; i < before.count || k < after.count;) {
        if (i < before.count && to_new[i] == k) {
            i++;
            k++;
            continue;
        }
        size_t i_end = i, k_end = k;
        for (; i_end < before.count && to_new[i_end] == COMPARE_NONE; i_end++) {
        }
        k_end = i_end < before.count ? to_new[i_end] : after.count;
        struct word gone = span(&before, i, i_end, old_length);
        struct word come = span(&after, k, k_end, new_length);
        const struct compare_edit edit = {gone.from, gone.to, come.from, come.to};
        BASE_PUSH(arena, edits.items, edits.count, edits.capacity, edit);
        i = i_end;
        k = k_end;
    }
    base_arena_destroy(scratch);
    return edits;
}

static int compare_digests(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return a < b ? -1 : a > b;
}

struct compare_bag compare_bag_of(struct base_arena *arena, const char *text, size_t length)
{
    enum { MOST_BYTES = 4000 };
    struct words words = split(arena, text, length < MOST_BYTES ? length : MOST_BYTES);
    if (words.count > 0) {
        qsort(words.digests, words.count, sizeof *words.digests, compare_digests);
    }
    return (struct compare_bag){words.digests, words.count};
}

int compare_alike(const struct compare_bag *left, const struct compare_bag *right)
{
    size_t common = 0, all = left->count + right->count;
    for (size_t i = 0, k = 0; i < left->count && k < right->count;) {
        uint64_t a = left->digests[i], b = right->digests[k];
        common += a == b;
        i += a <= b;
        k += a >= b;
    }
    return all == 0 ? 1000 : (int)(2000 * common / all);
}
