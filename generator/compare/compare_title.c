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

/* The record of an id, anywhere below a value. */
static const struct value *find_id(const struct value *value, const char *id, int depth)
{
    enum { DEEPEST = 20 };
    if (value == NULL || depth > DEEPEST) {
        return NULL;
    }
    if (value->kind == VALUE_RECORD) {
        if (strcmp(value_text_or(value_get(value, "id"), ""), id) == 0 &&
            *own_name(value) != '\0') {
            return value;
        }
        for (size_t i = 0; i < value->record.count; i++) {
            const struct value *found = find_id(value->record.entries[i].value, id, depth + 1);
            if (found != NULL) {
                return found;
            }
        }
    } else if (value->kind == VALUE_LIST) {
        for (size_t i = 0; i < value->list.count; i++) {
            const struct value *found = find_id(value->list.items[i], id, depth + 1);
            if (found != NULL) {
                return found;
            }
        }
    }
    return NULL;
}

const char *compare_title_of_id(const struct compare_side *side, const char *id)
{
    const struct value *files = value_get(side->rekap, "masukan");
    const struct value *found = find_id(value_get(files, "perencanaan"), id, 0);
    if (found == NULL) {
        found = find_id(value_get(files, "anggaran"), id, 0);
    }
    return found != NULL ? own_name(found) : "";
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
