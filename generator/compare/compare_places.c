/* Finds the changed inputs that a place of the input, the narrative or a template belongs to. */
#include "compare_inside.h"

#include <string.h>

#include "base_arena.h"

struct entry {
    const char *key;
    uint64_t hash;
    size_t root;
    bool below; /* the root lies below the key */
    struct entry *next;
};

struct compare_places {
    struct base_arena *arena;
    struct entry **slots;
    size_t slot_count;
};

static struct entry **slot(const struct compare_places *places, uint64_t hash)
{
    return &places->slots[hash & (places->slot_count - 1)];
}

static void add(struct compare_places *places, const char *key, size_t length, size_t root,
                bool below)
{
    struct entry *entry = base_alloc(places->arena, sizeof *entry);
    entry->key = base_copy(places->arena, key, length);
    entry->hash = compare_hash(key, length);
    entry->root = root;
    entry->below = below;
    struct entry **at = slot(places, entry->hash);
    entry->next = *at;
    *at = entry;
}

/* The length of the container's path: up to the last "." or "[" behind the file; 0 = none. */
static size_t container(const char *place, size_t length)
{
    while (length > 0 && place[length - 1] != '.' && place[length - 1] != '[' &&
           place[length - 1] != ':') {
        length--;
    }
    return length > 0 && place[length - 1] != ':' ? length - 1 : 0;
}

static void add_root(struct compare_places *places, const struct compare_root *root, size_t index,
                     bool of_new)
{
    const char *path = of_new ? root->new_path : root->old_path;
    if (root->kind == COMPARE_NARRATIVE || root->kind == COMPARE_TEMPLATE) {
        add(places, root->file, strlen(root->file), index, false);
    } else if (root->kind == COMPARE_INPUT && path != NULL) {
        const char *place = base_format(places->arena, "%s:%s", root->file, path);
        size_t length = strlen(place);
        add(places, place, length, index, false);
        /* A whole record or list differs where one of its members does; the file never counts. */
        while ((length = container(place, length)) > 0) {
            add(places, place, length, index, true);
        }
    }
}

struct compare_places *compare_places_of(const struct compare_result *result, bool of_new)
{
    struct compare_places *places = base_alloc(result->arena, sizeof *places);
    places->arena = result->arena;
    places->slot_count = 64;
    while (places->slot_count < result->root_count * 8) {
        places->slot_count *= 2;
    }
    places->slots = base_alloc_array(result->arena, places->slot_count, sizeof(struct entry *));
    for (size_t i = 0; i < result->root_count; i++) {
        add_root(places, &result->roots[i], i, of_new);
    }
    return places;
}

static void find(const struct compare_places *places, const char *key, size_t length, bool below,
                 struct base_arena *arena, struct compare_causes *causes)
{
    uint64_t hash = compare_hash(key, length);
    for (const struct entry *at = *slot(places, hash); at != NULL; at = at->next) {
        if (at->hash == hash && (below || !at->below) && strlen(at->key) == length &&
            memcmp(at->key, key, length) == 0) {
            compare_cause_add(arena, causes, at->root);
        }
    }
}

void compare_places_find(const struct compare_places *places, const char *place,
                         struct base_arena *arena, struct compare_causes *causes)
{
    const char *colon = strrchr(place, ':');
    size_t length = strlen(place);
    if (colon != NULL && (colon - place > 4) &&
        (strncmp(colon - 3, ".md", 3) == 0 || strncmp(colon - 4, ".xml", 4) == 0)) {
        find(places, place, (size_t)(colon - place), false, arena, causes);
        return;
    }
    find(places, place, length, true, arena, causes);
    while ((length = container(place, length)) > 0) {
        find(places, place, length, false, arena, causes);
    }
}

/* ---------------------------------------------------------------- causes */

void compare_cause_add(struct base_arena *arena, struct compare_causes *causes, size_t root)
{
    size_t at = causes->count;
    while (at > 0 && causes->items[at - 1] > root) {
        at--;
    }
    if (at > 0 && causes->items[at - 1] == root) {
        return;
    }
    BASE_PUSH(arena, causes->items, causes->count, causes->capacity, root);
    for (size_t i = causes->count - 1; i > at; i--) {
        causes->items[i] = causes->items[i - 1];
    }
    causes->items[at] = root;
}

void compare_causes_join(struct base_arena *arena, struct compare_causes *causes,
                         const struct compare_causes *other)
{
    for (size_t i = 0; i < other->count; i++) {
        compare_cause_add(arena, causes, other->items[i]);
    }
}
