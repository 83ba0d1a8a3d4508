/* Figures that only bear another name, as an id or code in the input was changed. */
#include "compare_inside.h"

#include <string.h>

#include "base_arena.h"
#include "value.h"

/* An id or code that was changed. */
struct rename {
    const char *before, *after;
    size_t root;
};

struct renames {
    struct rename *items;
    size_t count, capacity;
};

/* Codes in other files name what the budget holds. */
static bool is_rename(const struct compare_root *root)
{
    const char *key = root->new_path != NULL ? strrchr(root->new_path, '.') : NULL;
    return root->kind == COMPARE_INPUT && root->change == COMPARE_CHANGED && key != NULL &&
           (strcmp(key, ".id") == 0 ||
            (strcmp(key, ".kode") == 0 && strcmp(root->file, "anggaran.json") == 0)) &&
           *value_text_or(root->old_value, "") != '\0' &&
           *value_text_or(root->new_value, "") != '\0';
}

/* Where a path has a name between dots, or NULL. */
static const char *place_of(const char *path, const char *name)
{
    size_t length = strlen(name);
    for (const char *dot = strchr(path, '.'); dot != NULL; dot = strchr(dot + 1, '.')) {
        if (strncmp(dot + 1, name, length) == 0 &&
            (dot[1 + length] == '.' || dot[1 + length] == '\0')) {
            return dot + 1;
        }
    }
    return NULL;
}

/* The longest new name in a path: that of what the figure belongs to. */
static const struct rename *rename_in(const struct renames *renames, const char *path)
{
    const struct rename *best = NULL;
    for (size_t i = 0; i < renames->count; i++) {
        const struct rename *item = &renames->items[i];
        if (place_of(path, item->after) != NULL &&
            (best == NULL || strlen(item->after) > strlen(best->after))) {
            best = item;
        }
    }
    return best;
}

static void set_twin(struct compare_result *result, size_t figure, size_t twin, size_t root)
{
    struct compare_figure *changed = &result->figures[figure];
    changed->twin = twin;
    changed->causes = (struct compare_causes){0};
    compare_cause_add(result->arena, &changed->causes, root);
}

/* Finds what a new figure was called before. */
static void find_twin(struct compare_result *result, const struct compare_lookup *lookup,
                      const struct renames *renames, size_t index)
{
    const struct compare_figure *figure = &result->figures[index];
    const struct rename *item = rename_in(renames, figure->path);
    if (item == NULL) {
        return;
    }
    const char *place = place_of(figure->path, item->after);
    const char *path = base_format(result->arena, "%.*s%s%s", (int)(place - figure->path),
                                   figure->path, item->before, place + strlen(item->after));
    const struct compare_figure *twin = compare_lookup_find(lookup, path);
    if (twin != NULL && twin->change == COMPARE_REMOVED && twin->twin == COMPARE_NONE &&
        compare_same_figure(twin->old_figure, figure->new_figure)) {
        size_t other = (size_t)(twin - result->figures);
        set_twin(result, index, other, item->root);
        set_twin(result, other, index, item->root);
    }
}

void compare_renames(struct compare_result *result, const struct compare_lookup *lookup)
{
    struct renames renames = {0};
    for (size_t i = 0; i < result->root_count; i++) {
        const struct compare_root *root = &result->roots[i];
        if (is_rename(root)) {
            const struct rename item = {root->old_value->text, root->new_value->text, i};
            BASE_PUSH(result->arena, renames.items, renames.count, renames.capacity, item);
        }
    }
    for (size_t i = 0; renames.count > 0 && i < result->figure_count; i++) {
        if (result->figures[i].change == COMPARE_ADDED) {
            find_twin(result, lookup, &renames, i);
        }
    }
}

bool compare_is_told(const struct compare_figure *figure)
{
    const char *unit = value_text_or(value_get(figure->new_figure, "satuan"), "");
    return figure->twin == COMPARE_NONE && (!figure->steady || strcmp(unit, "kata") == 0);
}

size_t compare_renamed_count(const struct compare_result *result, size_t root)
{
    size_t count = 0;
    for (size_t i = 0; i < result->figure_count; i++) {
        const struct compare_figure *figure = &result->figures[i];
        count += figure->twin != COMPARE_NONE && figure->change == COMPARE_ADDED &&
                 figure->causes.count > 0 && figure->causes.items[0] == root;
    }
    return count;
}
