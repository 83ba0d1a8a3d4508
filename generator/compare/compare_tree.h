/* Inside of compare/: the walk through two trees of input. */
#pragma once

#include "compare_inside.h"

struct compare_tree {
    struct compare_result *result;
    const char *key;  /* "kinerja" */
    const char *file; /* "kinerja.json" */
};

/* Where the walk is; paths as in compare_root. */
struct compare_spot {
    const char *path, *old_path, *new_path;
};

struct compare_spot compare_member(const struct compare_tree *tree, const struct compare_spot *spot,
                                   const char *key);
void compare_note(const struct compare_tree *tree, const struct compare_spot *spot,
                  enum compare_change change, const struct value *old_value,
                  const struct value *new_value);
void compare_walk(const struct compare_tree *tree, const struct compare_spot *spot,
                  const struct value *old_value, const struct value *new_value);
/* Pairs the members of two lists and walks on (compare_lists.c). */
void compare_lists(const struct compare_tree *tree, const struct compare_spot *spot,
                   const struct value *old_list, const struct value *new_list);
