/* What an input or figure is about, in the words of the report. */
#include "compare_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base_arena.h"
#include "value.h"

/* "nama", or the words that stand for it. */
static const char *own_name(const struct value *record)
{
    static const char *const keys[] = {"nama", "judul", "uraian", "jabatan"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *name = value_text_or(value_get(record, keys[i]), "");
        if (*name != '\0') {
            return name;
        }
    }
    return "";
}

/* What an id stands for. */
struct compare_name {
    const char *id, *name;
    size_t order; /* of being found */
};

/* Names under construction. */
struct names {
    struct base_arena *arena;
    struct compare_name *items;
    size_t count, capacity;
};

/* Adds the names of all records below a value that have an id. */
static void collect(struct names *names, const struct value *value, int depth)
{
    enum { DEEPEST = 20 };
    if (value == NULL || depth > DEEPEST) {
        return;
    }
    if (value->kind == VALUE_LIST) {
        for (size_t i = 0; i < value->list.count; i++) {
            collect(names, value->list.items[i], depth + 1);
        }
    } else if (value->kind == VALUE_RECORD) {
        struct compare_name item = {value_text_or(value_get(value, "id"), ""), own_name(value),
                                    names->count};
        if (*item.id != '\0' && *item.name != '\0') {
            BASE_PUSH(names->arena, names->items, names->count, names->capacity, item);
        }
        for (size_t i = 0; i < value_count(value); i++) {
            collect(names, value_entry_at(value, i).value, depth + 1);
        }
    }
}

static int compare_ids(const void *left, const void *right)
{
    const struct compare_name *a = left, *b = right;
    int order = strcmp(a->id, b->id);
    return order != 0 ? order : (a->order > b->order) - (a->order < b->order);
}

void compare_title_names(struct base_arena *arena, struct compare_side *side)
{
    const struct value *files = value_get(side->rekap, "masukan");
    struct names names = {.arena = arena};
    collect(&names, value_get(files, "perencanaan"), 0);
    collect(&names, value_get(files, "anggaran"), 0);
    if (names.count > 0) {
        qsort(names.items, names.count, sizeof *names.items, compare_ids);
    }
    side->names = names.items;
    side->name_count = names.count;
}

/* Of several records of one id, the one that was found first. */
const char *compare_title_of_id(const struct compare_side *side, const char *id)
{
    size_t low = 0, high = side->name_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(side->names[middle].id, id) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool found = low < side->name_count && strcmp(side->names[low].id, id) == 0;
    return found ? side->names[low].name : "";
}

/* The name of a record, or of the indicator that it is about. */
static const char *name_of(const struct compare_side *side, const struct value *record)
{
    const char *name = own_name(record);
    const char *about = value_text_or(value_get(record, "indikator"), "");
    return *name == '\0' && *about != '\0' ? compare_title_of_id(side, about) : name;
}

/* The member that a path begins with; *path goes behind it. */
static const struct value *step(struct base_arena *scratch, const struct value *value,
                                const char **path)
{
    if (**path == '[') {
        char *end;
        unsigned long index = strtoul(*path + 1, &end, 10);
        *path = *end == ']' ? end + 1 : end + strlen(end);
        *path += **path == '.';
        return value_at(value, index);
    }
    size_t length = strcspn(*path, ".[");
    const struct value *member = value_get(value, base_copy(scratch, *path, length));
    *path += length;
    *path += **path == '.';
    return member;
}

const char *compare_title(const struct compare_side *side, const char *file, const char *path)
{
    struct base_arena *scratch = base_arena_create();
    const struct value *at = value_get(value_get(side->rekap, "masukan"), file);
    const char *title = "";
    while (at != NULL && *path != '\0') {
        at = step(scratch, at, &path);
        /* The last step leads to the value itself: its own text is no name of it. */
        if (at != NULL && at->kind == VALUE_RECORD) {
            const char *name = name_of(side, at);
            title = *name != '\0' ? name : title;
        }
    }
    base_arena_destroy(scratch);
    return title;
}
