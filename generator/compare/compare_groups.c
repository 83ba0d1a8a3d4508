/* Groups of units, and which old group is which new one. */
#include "compare_groups.h"

#include <string.h>

#include "base_arena.h"
#include "value.h"

static uint64_t mix(uint64_t hash, uint64_t more)
{
    hash = (hash ^ more) * UINT64_C(0x9FB21C651E98DF25);
    return hash ^ (hash >> 32);
}

static const char *origin_text(const struct compare_piece *piece)
{
    const struct value *origin = piece->origin;
    if (origin != NULL && origin->kind == VALUE_LIST) {
        origin = value_at(origin, 0);
    }
    return value_text_or(origin, "");
}

static bool is_numeric(const struct compare_unit *unit)
{
    return strspn(unit->text, "0123456789.,%()- ") == unit->length;
}

/* A number that a template counts: it says nothing about the row. */
static bool is_counted(const struct compare_unit *unit)
{
    enum { LONGEST = 5 };
    if (unit->length > LONGEST || unit->length == 0 ||
        strspn(unit->text, "0123456789.() ") != unit->length) {
        return false;
    }
    if (unit->cell == 1) {
        return true;
    }
    for (size_t i = 0; i < unit->count; i++) {
        if (strstr(origin_text(&unit->pieces[i]), ".xml:") == NULL) {
            return false;
        }
    }
    return true;
}

/* Without its numbers, for heads and feet: pages are numbered on. */
static uint64_t hash_running(const struct compare_unit *unit)
{
    uint64_t hash = (uint64_t)unit->kind;
    for (size_t at = 0; at < unit->length;) {
        size_t length = strcspn(unit->text + at, " ");
        if (strspn(unit->text + at, "0123456789ivxlcIVXLC.-") < length) {
            hash = mix(hash, compare_hash(unit->text + at, length));
        }
        at += length + 1;
    }
    return hash;
}

static uint64_t hash_unit(const struct compare_unit *unit)
{
    return unit->kind == 'x' || unit->kind == 'y'
               ? hash_running(unit)
               : mix((uint64_t)unit->kind, compare_hash(unit->text, unit->length));
}

static struct compare_group group_of(const struct compare_side *side, size_t start, size_t count,
                                     char kind)
{
    struct compare_group group = {.start = start, .count = count, .kind = kind};
    group.hash = mix((uint64_t)kind, 1);
    for (size_t i = start; i < start + count; i++) {
        const struct compare_unit *unit = &side->units[i];
        bool counted = kind == COMPARE_ROW && is_counted(unit);
        if (!counted) {
            group.hash = mix(group.hash, hash_unit(unit));
        }
        if (kind == COMPARE_ROW && group.label == 0 && !counted && unit->length > 0 &&
            !is_numeric(unit)) {
            group.label = compare_hash(unit->text, unit->length);
        }
        if (group.origin == 0 && unit->count > 0) {
            const char *origin = origin_text(&unit->pieces[0]);
            group.origin = mix((uint64_t)kind, compare_hash(origin, strlen(origin)));
        }
    }
    return group;
}

static void add(struct base_arena *arena, struct compare_groups *groups, size_t start, size_t end,
                char kind)
{
    const struct compare_group group = group_of(groups->side, start, end - start, kind);
    BASE_PUSH(arena, groups->items, groups->count, groups->capacity, group);
}

struct compare_groups compare_blocks(struct base_arena *arena, const struct compare_side *side,
                                     size_t from, size_t to)
{
    struct compare_groups groups = {.side = side};
    for (size_t i = from, end; i < to; i = end) {
        size_t table = side->units[i].table;
        for (end = i + 1; table != 0 && end < to && side->units[end].table == table; end++) {
        }
        add(arena, &groups, i, end, table != 0 ? COMPARE_TABLE : side->units[i].kind);
    }
    return groups;
}

struct compare_groups compare_rows(struct base_arena *arena, const struct compare_side *side,
                                   const struct compare_group *table)
{
    struct compare_groups groups = {.side = side};
    size_t to = table->start + table->count;
    for (size_t i = table->start, end; i < to; i = end) {
        for (end = i + 1; end < to && side->units[end].row == side->units[i].row; end++) {
        }
        add(arena, &groups, i, end, COMPARE_ROW);
    }
    return groups;
}

struct compare_groups compare_cells(struct base_arena *arena, const struct compare_side *side,
                                    const struct compare_group *row)
{
    struct compare_groups groups = {.side = side};
    for (size_t i = row->start; i < row->start + row->count; i++) {
        add(arena, &groups, i, i + 1, side->units[i].kind);
    }
    return groups;
}

/* ---------------------------------------------------------------- pairs */

struct gap {
    struct base_arena *arena;
    struct compare_groups *before, *after;
    size_t *to_new, *to_old;
    size_t old_from, old_to, new_from, new_to;
};

static const struct compare_bag *bag_of(struct base_arena *arena, const struct compare_side *side,
                                        struct compare_group *group)
{
    if (group->bag.digests == NULL) {
        struct base_buffer text = {.arena = arena};
        for (size_t i = group->start; i < group->start + group->count; i++) {
            /* Words tell what a row is about, where it has any. */
            if (group->label == 0 || !is_numeric(&side->units[i])) {
                base_buffer_add(&text, side->units[i].text, side->units[i].length);
                base_buffer_char(&text, ' ');
            }
        }
        group->bag = compare_bag_of(arena, base_buffer_get(&text), text.length);
    }
    return &group->bag;
}

static int score_groups(struct base_arena *arena, struct compare_groups *before, size_t old_index,
                        struct compare_groups *after, size_t new_index)
{
    enum { SAME_ORIGIN = 250, SAME_LABEL = 300, LEAST = 340 };
    struct compare_group *old_group = &before->items[old_index];
    struct compare_group *new_group = &after->items[new_index];
    if (old_group->kind != new_group->kind) {
        return 0;
    }
    int score = compare_alike(bag_of(arena, before->side, old_group),
                              bag_of(arena, after->side, new_group));
    score += old_group->origin == new_group->origin ? SAME_ORIGIN : 0;
    score += old_group->label == new_group->label && old_group->label != 0 ? SAME_LABEL : 0;
    return score >= LEAST ? score : 0;
}

static int score(const void *data, size_t old_index, size_t new_index)
{
    const struct gap *gap = data;
    size_t i = gap->old_from + old_index, k = gap->new_from + new_index;
    bool alone = gap->old_to - gap->old_from == 1 && gap->new_to - gap->new_from == 1 &&
                 gap->before->items[i].kind == gap->after->items[k].kind;
    int found = score_groups(gap->arena, gap->before, i, gap->after, k);
    return found > 0 ? found : alone && gap->before->items[i].kind != 'p' ? 1 : 0;
}

/* Too large for all pairs: by origin. */
static void pair_by_origin(const struct gap *gap, size_t *to_new)
{
    size_t old_count = gap->old_to - gap->old_from, new_count = gap->new_to - gap->new_from;
    uint64_t *before = base_alloc_array(gap->arena, old_count, sizeof *before);
    uint64_t *after = base_alloc_array(gap->arena, new_count, sizeof *after);
    for (size_t i = 0; i < old_count; i++) {
        before[i] = gap->before->items[gap->old_from + i].origin;
    }
    for (size_t i = 0; i < new_count; i++) {
        after[i] = gap->after->items[gap->new_from + i].origin;
    }
    compare_sequence(before, old_count, after, new_count, to_new);
}

static void pair_gap(const struct gap *gap)
{
    enum { MOST_PAIRS = 40000 };
    size_t old_count = gap->old_to - gap->old_from, new_count = gap->new_to - gap->new_from;
    if (old_count == 0 || new_count == 0) {
        return;
    }
    size_t *to_new = base_alloc_array(gap->arena, old_count, sizeof *to_new);
    if (old_count > MOST_PAIRS / new_count) {
        pair_by_origin(gap, to_new);
    } else {
        compare_pair(old_count, new_count, score, gap, to_new);
    }
    for (size_t i = 0; i < old_count; i++) {
        if (to_new[i] != COMPARE_NONE) {
            gap->to_new[gap->old_from + i] = gap->new_from + to_new[i];
            gap->to_old[gap->new_from + to_new[i]] = gap->old_from + i;
        }
    }
}

/* Goes through the runs between groups that are equal in words. */
static void pair_gaps(struct gap *gap)
{
    size_t i = 0, k = 0;
    while (i < gap->before->count || k < gap->after->count) {
        gap->old_from = i;
        for (; i < gap->before->count && gap->to_new[i] == COMPARE_NONE; i++) {
        }
        gap->new_from = k;
        k = i < gap->before->count ? gap->to_new[i] : gap->after->count;
        gap->old_to = i;
        gap->new_to = k;
        pair_gap(gap);
        i += i < gap->before->count;
        k += k < gap->after->count;
    }
}

/* What left one place and came to another one. */
static void pair_moved(const struct gap *gap, bool *moved)
{
    enum { SHORTEST = 12, ALIKE = 800 };
    for (size_t i = 0; i < gap->before->count; i++) {
        struct compare_group *group = &gap->before->items[i];
        bool words = group->kind == COMPARE_TABLE || group->kind == COMPARE_ROW ||
                     gap->before->side->units[group->start].length >= SHORTEST;
        for (size_t k = 0; words && k < gap->after->count && gap->to_new[i] == COMPARE_NONE; k++) {
            struct compare_group *other = &gap->after->items[k];
            bool same = gap->to_old[k] == COMPARE_NONE && group->kind == other->kind &&
                        (group->hash == other->hash ||
                         (group->label == other->label && group->label != 0 &&
                          score_groups(gap->arena, gap->before, i, gap->after, k) >= ALIKE));
            if (same) {
                gap->to_new[i] = k;
                gap->to_old[k] = i;
                moved[i] = true;
            }
        }
    }
}

void compare_align(struct base_arena *arena, struct compare_groups *before,
                   struct compare_groups *after, size_t *to_new, bool *moved)
{
    struct gap gap = {.arena = arena, .before = before, .after = after, .to_new = to_new};
    uint64_t *old_hashes = base_alloc_array(arena, before->count + 1, sizeof *old_hashes);
    uint64_t *new_hashes = base_alloc_array(arena, after->count + 1, sizeof *new_hashes);
    gap.to_old = base_alloc_array(arena, after->count + 1, sizeof *gap.to_old);
    for (size_t i = 0; i < before->count; i++) {
        old_hashes[i] = before->items[i].hash;
    }
    for (size_t k = 0; k < after->count; k++) {
        new_hashes[k] = after->items[k].hash;
        gap.to_old[k] = COMPARE_NONE;
    }
    compare_sequence(old_hashes, before->count, new_hashes, after->count, to_new);
    for (size_t i = 0; i < before->count; i++) {
        if (to_new[i] != COMPARE_NONE) {
            gap.to_old[to_new[i]] = i;
        }
    }
    pair_gaps(&gap);
    pair_moved(&gap, moved);
}
