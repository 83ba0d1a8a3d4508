/* Compares the input files of both sides, value by value; lists by the ids of their members. */
#include "compare_tree.h"

#include <string.h>

#include "base_arena.h"
#include "value.h"

/* ---------------------------------------------------------------- equality */

/* A value that was not filled in, in memory or read back. */
static bool is_missing(const struct value *value)
{
    return value->kind == VALUE_MISSING ||
           (value->kind == VALUE_TEXT && strcmp(value->text, "?") == 0);
}

bool compare_equal(const struct value *left, const struct value *right)
{
    if (left == right || left == NULL || right == NULL) {
        return left == right;
    }
    if (is_missing(left) || is_missing(right)) {
        return is_missing(left) && is_missing(right);
    }
    if (left->kind != right->kind || value_count(left) != value_count(right)) {
        return false;
    }
    if (left->kind == VALUE_LIST) {
        for (size_t i = 0; i < left->list.count; i++) {
            if (!compare_equal(left->list.items[i], right->list.items[i])) {
                return false;
            }
        }
        return true;
    }
    if (left->kind == VALUE_RECORD) {
        for (size_t i = 0; i < value_count(left); i++) {
            const struct value_entry entry = value_entry_at(left, i);
            if (!compare_equal(entry.value, value_get(right, entry.key))) {
                return false;
            }
        }
        return true;
    }
    return value_equal(left, right);
}

static uint64_t mix(uint64_t hash, uint64_t more)
{
    hash = (hash ^ more) * UINT64_C(0x9FB21C651E98DF25);
    return hash ^ (hash >> 32);
}

uint64_t compare_value_hash(const struct value *value)
{
    if (is_missing(value)) {
        return 1;
    }
    uint64_t hash = mix(7, (uint64_t)value->kind);
    switch (value->kind) {
    case VALUE_BOOL:
        return mix(hash, value->boolean);
    case VALUE_NUMBER:
        return mix(hash, (uint64_t)value_rational_scaled(value->number, 1000));
    case VALUE_TEXT:
        return mix(hash, compare_hash(value->text, strlen(value->text)));
    case VALUE_LIST:
        for (size_t i = 0; i < value->list.count; i++) {
            hash = mix(hash, compare_value_hash(value->list.items[i]));
        }
        return hash;
    case VALUE_RECORD:
        /* The order of keys does not count. */
        for (size_t i = 0; i < value_count(value); i++) {
            const struct value_entry entry = value_entry_at(value, i);
            hash +=
                mix(compare_hash(entry.key, strlen(entry.key)), compare_value_hash(entry.value));
        }
        return hash;
    case VALUE_MISSING:
    case VALUE_NULL:
        break;
    }
    return hash;
}

/* ---------------------------------------------------------------- the walk */

struct compare_spot compare_member(const struct compare_tree *tree, const struct compare_spot *spot,
                                   const char *key)
{
    struct base_arena *arena = tree->result->arena;
    const char *dot = *spot->path != '\0' ? "." : "";
    return (struct compare_spot){
        .path = base_format(arena, "%s%s%s", spot->path, dot, key),
        .old_path = base_format(arena, "%s%s%s", spot->old_path, dot, key),
        .new_path = base_format(arena, "%s%s%s", spot->new_path, dot, key),
    };
}

void compare_note(const struct compare_tree *tree, const struct compare_spot *spot,
                  enum compare_change change, const struct value *old_value,
                  const struct value *new_value)
{
    const struct compare_result *result = tree->result;
    const struct compare_side *side = new_value != NULL ? result->new_side : result->old_side;
    const char *path = new_value != NULL ? spot->new_path : spot->old_path;
    const struct compare_root root = {
        .kind = COMPARE_INPUT,
        .change = change,
        .file = tree->file,
        .path = spot->path,
        .old_path = old_value != NULL ? spot->old_path : NULL,
        .new_path = new_value != NULL ? spot->new_path : NULL,
        .title = compare_title(side, tree->key, path),
        .old_value = old_value,
        .new_value = new_value,
    };
    compare_root_add(tree->result, root);
}

/* An id that was not given is the code: it does not change by itself. */
static bool is_repeated(const struct value *old_value, const struct value *new_value,
                        const char *key)
{
    const struct value *before = value_get(old_value, "kode"),
                       *after = value_get(new_value, "kode");
    return strcmp(key, "id") == 0 && before != NULL && after != NULL &&
           compare_equal(value_get(old_value, "id"), before) &&
           compare_equal(value_get(new_value, "id"), after);
}

/* A member that one side lacks; empty, it is a field that an older program did not know. */
static void note_alone(const struct compare_tree *tree, const struct compare_spot *spot,
                       enum compare_change change, const struct value *value)
{
    if (value_truth(value) || is_missing(value)) {
        bool gone = change == COMPARE_REMOVED;
        compare_note(tree, spot, change, gone ? value : NULL, gone ? NULL : value);
    }
}

static void walk_records(const struct compare_tree *tree, const struct compare_spot *spot,
                         const struct value *old_value, const struct value *new_value)
{
    for (size_t i = 0; i < value_count(old_value); i++) {
        const struct value_entry entry = value_entry_at(old_value, i);
        const struct compare_spot below = compare_member(tree, spot, entry.key);
        const struct value *other = value_get(new_value, entry.key);
        if (other == NULL) {
            note_alone(tree, &below, COMPARE_REMOVED, entry.value);
        } else if (!is_repeated(old_value, new_value, entry.key)) {
            compare_walk(tree, &below, entry.value, other);
        }
    }
    for (size_t i = 0; i < value_count(new_value); i++) {
        const struct value_entry entry = value_entry_at(new_value, i);
        if (value_get(old_value, entry.key) == NULL) {
            const struct compare_spot below = compare_member(tree, spot, entry.key);
            note_alone(tree, &below, COMPARE_ADDED, entry.value);
        }
    }
}

void compare_walk(const struct compare_tree *tree, const struct compare_spot *spot,
                  const struct value *old_value, const struct value *new_value)
{
    if (compare_equal(old_value, new_value)) {
        return;
    }
    if (old_value->kind == VALUE_RECORD && new_value->kind == VALUE_RECORD) {
        walk_records(tree, spot, old_value, new_value);
    } else if (old_value->kind == VALUE_LIST && new_value->kind == VALUE_LIST) {
        compare_lists(tree, spot, old_value, new_value);
    } else {
        compare_note(tree, spot, COMPARE_CHANGED, old_value, new_value);
    }
}

void compare_inputs(struct compare_result *result)
{
    const struct value *old_files = value_get(result->old_side->rekap, "masukan");
    const struct value *new_files = value_get(result->new_side->rekap, "masukan");
    const struct compare_spot top = {"", "", ""};
    static const char optional[] = "reviu";
    for (size_t i = 0; i < value_count(new_files); i++) {
        const char *key = value_entry_at(new_files, i).key;
        const struct value *old_file = value_get(old_files, key);
        /* A rekap of an earlier version knows fewer files. */
        if (old_file != NULL && strcmp(key, optional) != 0) {
            const struct compare_tree tree = {result, key,
                                              base_format(result->arena, "%s.json", key)};
            compare_walk(&tree, &top, old_file, value_entry_at(new_files, i).value);
        }
    }
    /* A report without a review has none of it in its rekap. */
    const struct value *none = value_record(result->arena, 0, NULL, 0);
    const struct value *before = value_get(old_files, optional);
    const struct value *after = value_get(new_files, optional);
    const struct compare_tree tree = {result, optional,
                                      base_format(result->arena, "%s.json", optional)};
    compare_walk(&tree, &top, before != NULL ? before : none, after != NULL ? after : none);
}
