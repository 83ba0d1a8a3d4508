/* Compares what is no data: narrative, pictures, templates, fonts, versions. */
#include "compare_inside.h"

#include <string.h>

#include "base_arena.h"
#include "value.h"

struct compare_root *compare_root_add(struct compare_result *result, struct compare_root root)
{
    root.title = root.title != NULL ? root.title : "";
    BASE_PUSH(result->arena, result->roots, result->root_count, result->root_capacity, root);
    return &result->roots[result->root_count - 1];
}

static void note(struct compare_result *result, enum compare_root_kind kind, const char *name,
                 const struct value *before, const struct value *after)
{
    struct compare_root root = {
        .kind = kind,
        .change = before == NULL  ? COMPARE_ADDED
                  : after == NULL ? COMPARE_REMOVED
                                  : COMPARE_CHANGED,
        .file = kind == COMPARE_PICTURE ? base_format(result->arena, "gambar/%s", name) : name,
        .path = "",
        .old_value = before,
        .new_value = after,
    };
    if (kind == COMPARE_NARRATIVE) {
        root.edits =
            compare_words(result->arena, value_text_or(before, ""), value_text_or(after, ""));
    }
    compare_root_add(result, root);
}

/* Two records of texts or digests by name. Fonts and pictures that come or go follow from something
 * else. */
static void compare_names(struct compare_result *result, enum compare_root_kind kind,
                          const struct value *before, const struct value *after)
{
    bool follows = kind == COMPARE_FONT || kind == COMPARE_PICTURE;
    if (before == NULL || after == NULL) {
        return;
    }
    for (size_t i = 0; i < value_count(after); i++) {
        const struct value_entry entry = value_entry_at(after, i);
        const struct value *old_value = value_get(before, entry.key);
        if (old_value == NULL ? !follows : !compare_equal(old_value, entry.value)) {
            note(result, kind, entry.key, old_value, entry.value);
        }
    }
    for (size_t i = 0; i < value_count(before); i++) {
        const struct value_entry entry = value_entry_at(before, i);
        if (!follows && value_get(after, entry.key) == NULL) {
            note(result, kind, entry.key, entry.value, NULL);
        }
    }
}

static void compare_version(struct compare_result *result, const char *key,
                            const struct value *before, const struct value *after)
{
    const struct value *old_value = value_get(before, key), *new_value = value_get(after, key);
    if (old_value != NULL && new_value != NULL && !compare_equal(old_value, new_value)) {
        note(result, COMPARE_PROGRAM, key, old_value, new_value);
    }
}

void compare_materials(struct compare_result *result)
{
    const struct value *before = result->old_side->rekap, *after = result->new_side->rekap;
    compare_names(result, COMPARE_NARRATIVE, value_get(before, "narasi"),
                  value_get(after, "narasi"));
    before = value_get(before, "bahan");
    after = value_get(after, "bahan");
    compare_names(result, COMPARE_PICTURE, value_get(before, "gambar"), value_get(after, "gambar"));
    compare_names(result, COMPARE_TEMPLATE, value_get(before, "templat"),
                  value_get(after, "templat"));
    compare_names(result, COMPARE_FONT, value_get(before, "huruf"), value_get(after, "huruf"));
    compare_version(result, "program", before, after);
    compare_version(result, "pustaka", before, after);
}
