/* Pairs members of two lists of input: by id, else by what they hold. */
#include "compare_tree.h"

#include <string.h>

#include "base_arena.h"
#include "value.h"

/* Two lists and who belongs to whom. */
struct lists {
    struct base_arena *arena;
    const struct value *before, *after;
    size_t *to_new, *to_old;
    /* A gap being paired. */
    size_t *old_gap, *new_gap;
    size_t old_count, new_count;
};

/* What names a member of a list, the best first. */
static const char *const keys[] = {"id", "kode", "indikator", "sasaran", "unit", "nama", NULL};

/* The text or number of a key; NULL when there is none. */
static const char *name_of(struct base_arena *arena, const struct value *item, const char *key)
{
    const struct value *name = value_get(item, key);
    if (name != NULL && name->kind == VALUE_NUMBER) {
        return value_rational_text(arena, name->number, -1);
    }
    return name != NULL && name->kind == VALUE_TEXT && name->text[0] != '\0' ? name->text : NULL;
}

static bool names_all(struct base_arena *arena, const struct value *list, const char *key)
{
    for (size_t i = 0; i < value_count(list); i++) {
        const char *name = name_of(arena, value_at(list, i), key);
        for (size_t k = 0; k < i && name != NULL; k++) {
            name = strcmp(name, name_of(arena, value_at(list, k), key)) == 0 ? NULL : name;
        }
        if (name == NULL) {
            return false;
        }
    }
    return value_count(list) > 0;
}

/* The key that names every member of both lists, NULL when none does. */
static const char *key_of(const struct lists *lists)
{
    for (size_t i = 0; keys[i] != NULL; i++) {
        if (names_all(lists->arena, lists->before, keys[i]) &&
            names_all(lists->arena, lists->after, keys[i])) {
            return keys[i];
        }
    }
    return NULL;
}

static void pair(struct lists *lists, size_t old_index, size_t new_index)
{
    lists->to_new[old_index] = new_index;
    lists->to_old[new_index] = old_index;
}

static void pair_by_name(struct lists *lists, const char *key)
{
    for (size_t i = 0; i < value_count(lists->before); i++) {
        const char *name = name_of(lists->arena, value_at(lists->before, i), key);
        for (size_t k = 0; k < value_count(lists->after); k++) {
            if (strcmp(name, name_of(lists->arena, value_at(lists->after, k), key)) == 0) {
                pair(lists, i, k);
            }
        }
    }
}

static void pair_equal(struct lists *lists)
{
    size_t old_count = value_count(lists->before), new_count = value_count(lists->after);
    uint64_t *before = base_alloc_array(lists->arena, old_count + 1, sizeof *before);
    uint64_t *after = base_alloc_array(lists->arena, new_count + 1, sizeof *after);
    size_t *to_new = base_alloc_array(lists->arena, old_count + 1, sizeof *to_new);
    for (size_t i = 0; i < old_count; i++) {
        before[i] = compare_value_hash(value_at(lists->before, i));
    }
    for (size_t i = 0; i < new_count; i++) {
        after[i] = compare_value_hash(value_at(lists->after, i));
    }
    compare_sequence(before, old_count, after, new_count, to_new);
    for (size_t i = 0; i < old_count; i++) {
        if (to_new[i] != COMPARE_NONE) {
            pair(lists, i, to_new[i]);
        }
    }
    /* The same member elsewhere has moved. */
    for (size_t i = 0; i < old_count; i++) {
        for (size_t k = 0; k < new_count && lists->to_new[i] == COMPARE_NONE; k++) {
            if (lists->to_old[k] == COMPARE_NONE && before[i] == after[k]) {
                pair(lists, i, k);
            }
        }
    }
}

/* Nothing but what names a member was found in it. */
enum { NAMES_ONLY = -1 };

/* What names a member tells nothing of how alike two are that have other names; "nama" does. */
static bool is_name(const char *key)
{
    for (size_t i = 0; strcmp(keys[i], "nama") != 0; i++) {
        if (strcmp(key, keys[i]) == 0) {
            return true;
        }
    }
    return false;
}

static int alike(struct base_arena *arena, const struct value *before, const struct value *after);

static int alike_records(struct base_arena *arena, const struct value *before,
                         const struct value *after)
{
    int sum = 0, count = 0;
    for (size_t i = 0; i < value_count(before); i++) {
        const struct value_entry own = value_entry_at(before, i);
        const struct value *other = value_get(after, own.key);
        /* Empty on both sides says nothing. */
        if (other != NULL && !is_name(own.key) && (value_truth(own.value) || value_truth(other))) {
            int found = alike(arena, own.value, other);
            sum += found > 0 ? found : 0;
            count++;
        }
    }
    return count > 0 ? sum / count : NAMES_ONLY;
}

/* How alike two members are, in thousandths. */
static int alike(struct base_arena *arena, const struct value *before, const struct value *after)
{
    if (compare_equal(before, after)) {
        return 1000;
    }
    if (before->kind == VALUE_RECORD && after->kind == VALUE_RECORD) {
        return alike_records(arena, before, after);
    }
    if (before->kind == VALUE_TEXT && after->kind == VALUE_TEXT) {
        struct compare_bag a = compare_bag_of(arena, before->text, strlen(before->text));
        struct compare_bag b = compare_bag_of(arena, after->text, strlen(after->text));
        return compare_alike(&a, &b);
    }
    if (before->kind == VALUE_LIST && after->kind == VALUE_LIST) {
        size_t least =
            value_count(before) < value_count(after) ? value_count(before) : value_count(after);
        int sum = 0;
        for (size_t i = 0; i < least; i++) {
            int found = alike(arena, value_at(before, i), value_at(after, i));
            sum += found > 0 ? found : 0;
        }
        size_t all = value_count(before) + value_count(after);
        return all == 0 ? 1000 : (int)((size_t)sum * 2 / all);
    }
    return before->kind == after->kind ? 250 : 0;
}

static int score(const void *data, size_t old_index, size_t new_index)
{
    enum { LEAST = 400 };
    const struct lists *lists = data;
    const struct value *before = value_at(lists->before, lists->old_gap[old_index]);
    const struct value *after = value_at(lists->after, lists->new_gap[new_index]);
    int found = alike(lists->arena, before, after);
    /* What cannot be told apart by what it holds is taken for the same where it is the only one. */
    bool plain = before->kind != VALUE_RECORD || found == NAMES_ONLY;
    bool only = lists->old_count == 1 && lists->new_count == 1;
    return plain && only ? (found > 0 ? found : 0) + 1 : found >= LEAST ? found : 0;
}

/* Pairs what is left between pairs that keep their order. */
static void pair_gap(struct lists *lists)
{
    enum { MOST = 40000 };
    if (lists->old_count == 0 || lists->new_count == 0 ||
        lists->old_count * lists->new_count > MOST) {
        return;
    }
    size_t *to_new = base_alloc_array(lists->arena, lists->old_count, sizeof *to_new);
    compare_pair(lists->old_count, lists->new_count, score, lists, to_new);
    for (size_t i = 0; i < lists->old_count; i++) {
        if (to_new[i] != COMPARE_NONE) {
            pair(lists, lists->old_gap[i], lists->new_gap[to_new[i]]);
        }
    }
}

static void pair_alike(struct lists *lists)
{
    size_t old_count = value_count(lists->before), new_count = value_count(lists->after);
    lists->old_gap = base_alloc_array(lists->arena, old_count + 1, sizeof *lists->old_gap);
    lists->new_gap = base_alloc_array(lists->arena, new_count + 1, sizeof *lists->new_gap);
    for (size_t i = 0; i < old_count; i++) {
        if (lists->to_new[i] == COMPARE_NONE) {
            lists->old_gap[lists->old_count++] = i;
        }
    }
    for (size_t i = 0; i < new_count; i++) {
        if (lists->to_old[i] == COMPARE_NONE) {
            lists->new_gap[lists->new_count++] = i;
        }
    }
    pair_gap(lists);
}

/* ---------------------------------------------------------------- results */

/* "[ppks]", else the place in the list. */
static struct compare_spot spot_of(const struct compare_tree *tree, const struct compare_spot *spot,
                                   const struct value *item, size_t old_index, size_t new_index)
{
    struct base_arena *arena = tree->result->arena;
    const char *name = NULL;
    /* A name in words is no path. */
    for (size_t i = 0; name == NULL && strcmp(keys[i], "nama") != 0; i++) {
        name = name_of(arena, item, keys[i]);
    }
    if (name == NULL) {
        name = base_format(arena, "%zu", new_index != COMPARE_NONE ? new_index : old_index);
    }
    return (struct compare_spot){
        .path = base_format(arena, "%s[%s]", spot->path, name),
        .old_path = old_index == COMPARE_NONE
                        ? ""
                        : base_format(arena, "%s[%zu]", spot->old_path, old_index),
        .new_path = new_index == COMPARE_NONE
                        ? ""
                        : base_format(arena, "%s[%zu]", spot->new_path, new_index),
    };
}

static void find_moved(const struct lists *lists, bool *moved)
{
    size_t count = value_count(lists->before), kept = 0;
    size_t *order = base_alloc_array(lists->arena, count + 1, sizeof *order);
    bool *out = base_alloc_array(lists->arena, count + 1, sizeof *out);
    for (size_t i = 0; i < count; i++) {
        if (lists->to_new[i] != COMPARE_NONE) {
            order[kept++] = lists->to_new[i];
        }
    }
    compare_out_of_order(order, kept, out);
    for (size_t i = 0, k = 0; i < count; i++) {
        moved[i] = lists->to_new[i] != COMPARE_NONE && out[k++];
    }
}

static void note_all(const struct compare_tree *tree, const struct compare_spot *spot,
                     const struct lists *lists)
{
    bool *moved = base_alloc_array(lists->arena, value_count(lists->before) + 1, sizeof *moved);
    find_moved(lists, moved);
    for (size_t i = 0; i < value_count(lists->before); i++) {
        size_t other = lists->to_new[i];
        const struct value *before = value_at(lists->before, i);
        const struct value *after = other == COMPARE_NONE ? NULL : value_at(lists->after, other);
        const struct compare_spot below =
            spot_of(tree, spot, after != NULL ? after : before, i, other);
        if (after == NULL || moved[i]) {
            compare_note(tree, &below, after == NULL ? COMPARE_REMOVED : COMPARE_MOVED, before,
                         after);
        }
        if (after != NULL) {
            compare_walk(tree, &below, before, after);
        }
    }
    for (size_t i = 0; i < value_count(lists->after); i++) {
        if (lists->to_old[i] == COMPARE_NONE) {
            const struct value *after = value_at(lists->after, i);
            const struct compare_spot below = spot_of(tree, spot, after, COMPARE_NONE, i);
            compare_note(tree, &below, COMPARE_ADDED, NULL, after);
        }
    }
}

void compare_lists(const struct compare_tree *tree, const struct compare_spot *spot,
                   const struct value *old_list, const struct value *new_list)
{
    struct lists lists = {.arena = base_arena_create(), .before = old_list, .after = new_list};
    lists.to_new = base_alloc_array(lists.arena, value_count(old_list) + 1, sizeof(size_t));
    lists.to_old = base_alloc_array(lists.arena, value_count(new_list) + 1, sizeof(size_t));
    memset(lists.to_new, 0xff, value_count(old_list) * sizeof(size_t));
    memset(lists.to_old, 0xff, value_count(new_list) * sizeof(size_t));
    const char *key = key_of(&lists);
    if (key != NULL) {
        pair_by_name(&lists, key);
    } else {
        pair_equal(&lists);
    }
    pair_alike(&lists);
    note_all(tree, spot, &lists);
    base_arena_destroy(lists.arena);
}
