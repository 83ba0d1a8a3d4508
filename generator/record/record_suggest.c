/* Finds figures by their path, by the names that templates see, or nearly. */
#include "record_suggest.h"

#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"
#include "figures.h"
#include "value.h"

bool record_begins_with(const char *path, const char *prefix)
{
    size_t length = strlen(prefix);
    return strncmp(path, prefix, length) == 0 && (path[length] == '\0' || path[length] == '.');
}

size_t record_count_with(const struct figures *figures, const char *prefix)
{
    size_t count = 0;
    for (size_t i = 0; i < figures->count; i++) {
        count += record_begins_with(figures->records[i].path, prefix);
    }
    return count;
}

/* The distinct next steps behind a prefix ("" = the first ones), at most `most`; ends with NULL. */
static const char **next_steps(struct base_arena *arena, const struct figures *figures,
                               const char *prefix, size_t most)
{
    size_t start = prefix[0] == '\0' ? 0 : strlen(prefix) + 1;
    const char **steps = base_alloc_array(arena, most + 1, sizeof *steps);
    size_t count = 0;
    for (size_t i = 0; i < figures->count && count < most; i++) {
        const char *path = figures->records[i].path;
        if (start > 0 && (!record_begins_with(path, prefix) || path[start - 1] == '\0')) {
            continue;
        }
        const char *step = base_copy(arena, path + start, strcspn(path + start, "."));
        bool known = false;
        for (size_t k = 0; !known && k < count; k++) {
            known = strcmp(steps[k], step) == 0;
        }
        if (!known) {
            steps[count++] = step;
        }
    }
    return steps;
}

const char *record_nearest_path(struct base_arena *arena, const struct figures *figures,
                                const char *typed)
{
    enum { MOST_STEPS = 2000 };
    const char *found = "";
    while (*typed != '\0') {
        size_t length = strcspn(typed, ".");
        const char *step = base_copy(arena, typed, length);
        const char **steps = next_steps(arena, figures, found, MOST_STEPS);
        const char *nearest = base_nearest(step, steps);
        if (nearest == NULL) {
            break;
        }
        found = found[0] == '\0' ? nearest : base_format(arena, "%s.%s", found, nearest);
        typed += length;
        typed += *typed == '.';
    }
    return found[0] == '\0' ? NULL : found;
}

/* The item of a list whose id, kode or predikat is a name. */
static const struct value *item_named(const struct value *list, const char *name)
{
    static const char *const keys[] = {"id", "kode", "tahun"};
    for (size_t i = 0; i < value_count(list); i++) {
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
            const char *id = value_text_or(value_get(value_at(list, i), keys[k]), NULL);
            if (id != NULL && strcmp(id, name) == 0) {
                return value_at(list, i);
            }
        }
    }
    return NULL;
}

/* The member of a record whose name is the longest beginning of the path; *rest is what follows. A
 * budget code holds dots itself. */
static const struct value *longest_member(struct base_arena *arena, const struct value *value,
                                          const char *path, const char **rest)
{
    for (size_t length = strcspn(path, "["); length > 0; length--) {
        if (length < strlen(path) && path[length] != '.' && path[length] != '[') {
            continue;
        }
        const char *name = base_copy(arena, path, length);
        const struct value *found =
            value->kind == VALUE_LIST ? item_named(value, name) : value_get(value, name);
        if (found != NULL) {
            *rest = path + length;
            return found;
        }
    }
    return NULL;
}

/* "[12]": the item, and *rest behind the bracket. */
static const struct value *indexed(const struct value *value, const char *path, const char **rest)
{
    enum { MOST_DIGITS = 7 };
    size_t index = 0;
    size_t digits = 0;
    for (path++; *path >= '0' && *path <= '9' && digits < MOST_DIGITS; path++, digits++) {
        index = index * 10 + (size_t)(*path - '0');
    }
    if (digits == 0 || *path != ']') {
        return NULL;
    }
    *rest = path + 1;
    return value_at(value, index);
}

const struct value *record_scope_value(struct base_arena *arena, const struct figures *figures,
                                       const char *path)
{
    const struct value *value = figures->scope;
    while (value != NULL && *path != '\0') {
        path += *path == '.';
        value =
            *path == '[' ? indexed(value, path, &path) : longest_member(arena, value, path, &path);
    }
    return value;
}
