/* Texts in segments of words that changed and words that did not. */
#include "compare_shown.h"

#include <string.h>

#include "base_arena.h"
#include "value.h"

enum {
    WHOLE = 320, /* bytes of a text that is shown whole */
    AROUND = 70, /* bytes around a change of a longer one */
    MOST = 80,   /* changes in one text */
};

struct values {
    const struct value **items;
    size_t count, capacity;
};

static void add_segment(struct base_arena *arena, struct values *values, const char *whole,
                        size_t from, size_t to, bool changed)
{
    if (from < to) {
        const struct value_entry entries[] = {
            {"teks", value_text(arena, 0, base_copy(arena, whole + from, to - from))},
            {"ubah", value_bool(arena, 0, changed)},
        };
        const struct value *segment =
            value_record(arena, 0, entries, sizeof entries / sizeof *entries);
        BASE_PUSH(arena, values->items, values->count, values->capacity, segment);
    }
}

static size_t back_to_blank(const char *whole, size_t at, size_t least)
{
    while (at > least && whole[at - 1] != ' ') {
        at--;
    }
    return at;
}

static size_t on_to_blank(const char *whole, size_t at, size_t most)
{
    while (at < most && whole[at] != ' ') {
        at++;
    }
    return at;
}

/* The text in segments; of a long one only what stands around changes. */
const struct value *compare_segments(struct base_arena *arena, const char *whole,
                                     const struct compare_edits *edits, bool of_new)
{
    struct values values = {0};
    size_t length = strlen(whole), at = 0;
    bool all = length <= WHOLE;
    for (size_t i = 0; i < edits->count && i < MOST; i++) {
        const struct compare_edit *edit = &edits->items[i];
        size_t from = of_new ? edit->new_from : edit->old_from;
        size_t to = of_new ? edit->new_to : edit->old_to;
        if (!all && from > at + 2 * AROUND) {
            size_t stop = at > 0 ? on_to_blank(whole, at + AROUND, from) : 0;
            add_segment(arena, &values, whole, at, stop, false);
            add_segment(arena, &values, " … ", 0, strlen(" … "), false);
            at = back_to_blank(whole, from - AROUND, stop);
        }
        add_segment(arena, &values, whole, at, from, false);
        add_segment(arena, &values, whole, from, to, true);
        at = to;
    }
    size_t end =
        all || length <= at + 2 * AROUND ? length : on_to_blank(whole, at + AROUND, length);
    add_segment(arena, &values, whole, at, end, false);
    add_segment(arena, &values, " …", 0, end < length ? strlen(" …") : 0, false);
    return value_list(arena, 0, values.items, values.count);
}

/* A text that is there on one side only; long ones are cut. */
const struct value *compare_segments_whole(struct base_arena *arena, const char *whole,
                                           bool changed)
{
    struct values values = {0};
    size_t length = strlen(whole);
    size_t end = length <= 2 * WHOLE ? length : on_to_blank(whole, 2 * WHOLE, length);
    add_segment(arena, &values, whole, 0, end, changed);
    add_segment(arena, &values, " …", 0, end < length ? strlen(" …") : 0, false);
    return value_list(arena, 0, values.items, values.count);
}
