/* Common subsequences: Myers' algorithm, with unique common members as anchors where the sequences
 * are far apart; pairs by likeness; members out of order. */
#include "compare_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base_arena.h"

/* Most differences that are looked for before anchors are tried. */
enum { MOST_STEPS = 800 };

struct sequence {
    struct base_arena *scratch;
    const uint64_t *old_items, *new_items;
    size_t *to_new;
};

/* A part of both sequences. */
struct part {
    size_t old_from, old_to, new_from, new_to;
};

/* ---------------------------------------------------------------- Myers */

/* Follows equal members from (x, x - k). */
static int slide(const struct sequence *work, const struct part *part, int x, int k)
{
    int width = (int)(part->old_to - part->old_from), height = (int)(part->new_to - part->new_from);
    int y = x - k;
    while (x < width && y < height &&
           work->old_items[part->old_from + (size_t)x] ==
               work->new_items[part->new_from + (size_t)y]) {
        x++;
        y++;
    }
    return x;
}

/* Goes back from the end over the stored rows and notes the equal members. */
static void trace_back(const struct sequence *work, const struct part *part, int *const *rows,
                       int steps)
{
    int x = (int)(part->old_to - part->old_from), y = (int)(part->new_to - part->new_from);
    for (int d = steps; d >= 0; d--) {
        int k = x - y, from_x = 0, from_y = 0, start = 0;
        if (d > 0) {
            const int *row = rows[d - 1] + d;
            bool down = k == -d || (k != d && row[k - 1] < row[k + 1]);
            int before = down ? k + 1 : k - 1;
            from_x = row[before];
            from_y = from_x - before;
            start = down ? from_x : from_x + 1;
        }
        for (; x > start; x--, y--) {
            work->to_new[part->old_from + (size_t)x - 1] = part->new_from + (size_t)y - 1;
        }
        x = from_x;
        y = from_y;
    }
}

/* False when the parts are more than MOST_STEPS differences apart. */
static bool myers(const struct sequence *work, const struct part *part)
{
    int width = (int)(part->old_to - part->old_from), height = (int)(part->new_to - part->new_from);
    int **rows = base_alloc_array(work->scratch, MOST_STEPS + 1, sizeof *rows);
    for (int d = 0; d <= MOST_STEPS && d <= width + height; d++) {
        /* Room for the diagonals -d-1 .. d+1. */
        rows[d] = base_alloc_array(work->scratch, (size_t)(2 * d + 3), sizeof **rows);
        int *row = rows[d] + d + 1;
        const int *last = d > 0 ? rows[d - 1] + d : NULL;
        for (int k = -d; k <= d; k += 2) {
            int x = 0;
            if (d > 0) {
                bool down = k == -d || (k != d && last[k - 1] < last[k + 1]);
                x = down ? last[k + 1] : last[k - 1] + 1;
            }
            x = x <= width && x - k <= height && x - k >= 0 ? slide(work, part, x, k) : x;
            row[k] = x;
            if (x == width && x - k == height) {
                trace_back(work, part, rows, d);
                return true;
            }
        }
    }
    return false;
}

/* ---------------------------------------------------------------- anchors */

struct member {
    uint64_t digest;
    size_t index;
    bool of_new;
};

static int compare_members(const void *left, const void *right)
{
    const struct member *a = left, *b = right;
    if (a->digest != b->digest) {
        return a->digest < b->digest ? -1 : 1;
    }
    return a->of_new != b->of_new ? (a->of_new ? 1 : -1) : a->index < b->index ? -1 : 1;
}

/* Members that occur once in each part: anchor[i] = index in the new one, by index in the old. */
static size_t find_anchors(const struct sequence *work, const struct part *part, size_t *anchor)
{
    size_t old_count = part->old_to - part->old_from, count = 0, found = 0;
    size_t all = old_count + part->new_to - part->new_from;
    struct member *members = base_alloc_array(work->scratch, all + 1, sizeof *members);
    for (size_t i = part->old_from; i < part->old_to; i++) {
        anchor[i - part->old_from] = COMPARE_NONE;
        members[count++] = (struct member){work->old_items[i], i, false};
    }
    for (size_t i = part->new_from; i < part->new_to; i++) {
        members[count++] = (struct member){work->new_items[i], i, true};
    }
    qsort(members, count, sizeof *members, compare_members);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && members[end].digest == members[i].digest; end++) {
        }
        if (end == i + 2 && !members[i].of_new && members[i + 1].of_new) {
            anchor[members[i].index - part->old_from] = members[i + 1].index;
            found++;
        }
    }
    return found;
}

static void solve(const struct sequence *work, struct part part);

/* Solves what lies between the anchors that keep their order. */
static void split(const struct sequence *work, const struct part *part)
{
    size_t count = part->old_to - part->old_from, kept = 0;
    size_t *anchor = base_alloc_array(work->scratch, count + 1, sizeof *anchor);
    if (find_anchors(work, part, anchor) == 0) {
        return;
    }
    size_t *order = base_alloc_array(work->scratch, count, sizeof *order);
    size_t *owner = base_alloc_array(work->scratch, count, sizeof *owner);
    bool *moved = base_alloc_array(work->scratch, count, sizeof *moved);
    for (size_t i = 0; i < count; i++) {
        if (anchor[i] != COMPARE_NONE) {
            owner[kept] = i;
            order[kept++] = anchor[i];
        }
    }
    compare_out_of_order(order, kept, moved);
    struct part rest = *part;
    for (size_t i = 0; i < kept; i++) {
        if (moved[i]) {
            continue;
        }
        size_t old_index = part->old_from + owner[i];
        solve(work, (struct part){rest.old_from, old_index, rest.new_from, order[i]});
        work->to_new[old_index] = order[i];
        rest.old_from = old_index + 1;
        rest.new_from = order[i] + 1;
    }
    solve(work, rest);
}

static void solve(const struct sequence *work, struct part part)
{
    while (part.old_from < part.old_to && part.new_from < part.new_to &&
           work->old_items[part.old_from] == work->new_items[part.new_from]) {
        work->to_new[part.old_from++] = part.new_from++;
    }
    while (part.old_from < part.old_to && part.new_from < part.new_to &&
           work->old_items[part.old_to - 1] == work->new_items[part.new_to - 1]) {
        work->to_new[--part.old_to] = --part.new_to;
    }
    if (part.old_from < part.old_to && part.new_from < part.new_to && !myers(work, &part)) {
        split(work, &part);
    }
}

void compare_sequence(const uint64_t *old_items, size_t old_count, const uint64_t *new_items,
                      size_t new_count, size_t *to_new)
{
    struct sequence work = {base_arena_create(), old_items, new_items, to_new};
    for (size_t i = 0; i < old_count; i++) {
        to_new[i] = COMPARE_NONE;
    }
    solve(&work, (struct part){0, old_count, 0, new_count});
    base_arena_destroy(work.scratch);
}

/* ---------------------------------------------------------------- pairs */

void compare_pair(size_t old_count, size_t new_count, compare_score *score, const void *data,
                  size_t *to_new)
{
    size_t width = new_count + 1;
    int *best = base_malloc((old_count + 1) * width * sizeof *best);
    int *scores = base_malloc((old_count + 1) * width * sizeof *scores);
    memset(best, 0, (old_count + 1) * width * sizeof *best);
    /* best[i][k]: for the members from i and k on. */
    for (size_t i = old_count; i-- > 0;) {
        to_new[i] = COMPARE_NONE;
        for (size_t k = new_count; k-- > 0;) {
            int pair = score(data, i, k);
            int skip = best[(i + 1) * width + k] > best[i * width + k + 1]
                           ? best[(i + 1) * width + k]
                           : best[i * width + k + 1];
            scores[i * width + k] = pair;
            pair = pair > 0 ? pair + best[(i + 1) * width + k + 1] : 0;
            best[i * width + k] = pair > skip ? pair : skip;
        }
    }
    for (size_t i = 0, k = 0; i < old_count && k < new_count;) {
        int pair = scores[i * width + k];
        if (pair > 0 && best[i * width + k] == pair + best[(i + 1) * width + k + 1]) {
            to_new[i++] = k++;
        } else if (best[i * width + k] == best[(i + 1) * width + k]) {
            i++;
        } else {
            k++;
        }
    }
    base_free(scores);
    base_free(best);
}

/* ---------------------------------------------------------------- order */

void compare_out_of_order(const size_t *order, size_t count, bool *moved)
{
    size_t *tails = base_malloc((count + 1) * sizeof *tails); /* member ending a run of length i */
    size_t *before = base_malloc((count + 1) * sizeof *before);
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        size_t low = 0, high = length;
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (order[tails[middle]] < order[i]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        before[i] = low > 0 ? tails[low - 1] : COMPARE_NONE;
        tails[low] = i;
        length = low == length ? length + 1 : length;
        moved[i] = true;
    }
    for (size_t i = length > 0 ? tails[length - 1] : COMPARE_NONE; i != COMPARE_NONE;
         i = before[i]) {
        moved[i] = false;
    }
    base_free(before);
    base_free(tails);
}
