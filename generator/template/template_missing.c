/* What has not been filled in: one message for each datum, at its place in the input. */
#include "template_run.h"

#include <string.h>

#include "base_arena.h"

enum { BUCKETS = 256 };

/* A datum or name without a value. */
struct missing {
    const char *path;
    base_origin origin;
    size_t count; /* places that show it */
    struct missing *next, *bucket;
};
struct template_missing {
    struct missing *first, **end;
    struct missing *buckets[BUCKETS];
};

/* The missing value that a list or a quantity holds; the value itself when it is missing. */
static const struct value *missing_part(const struct value *value)
{
    if (value->kind == VALUE_LIST) {
        for (size_t i = 0; i < value->list.count; i++) {
            const struct value *found = missing_part(value->list.items[i]);
            if (found != NULL)
                return found;
        }
    }
    if (value->kind == VALUE_RECORD && value_get(value, "nilai") != NULL)
        return missing_part(value_get(value, "nilai"));
    return value->kind == VALUE_MISSING ? value : NULL;
}

/* What a figure or a result was made from. */
static base_origin datum_of(const struct template_run *run, base_origin origin)
{
    for (int steps = 0; steps < 1000; steps++) {
        struct base_origin_record record = base_origin_get(run->sources, origin);
        if (record.kind != BASE_ORIGIN_FIGURE && record.kind != BASE_ORIGIN_COMPUTED)
            return origin;
        bool located = base_origin_locate(run->sources, record.parent).source != 0;
        origin = located ? record.parent : record.other;
    }
    return origin;
}

/* The place of the datum in the input; the place in the template for a name that does not exist. */
static base_origin origin_of(const struct template_run *run, const struct value *value,
                             base_origin place)
{
    const struct value *part = missing_part(value);
    base_origin origin = part != NULL ? datum_of(run, part->origin) : 0;
    struct base_origin_record record = base_origin_get(run->sources, origin);
    bool input = record.source != 0 && record.kind != BASE_ORIGIN_PLACE;
    return input ? origin : place;
}

static bool same_place(const struct template_run *run, base_origin left, base_origin right)
{
    struct base_origin_record one = base_origin_locate(run->sources, left);
    struct base_origin_record other = base_origin_locate(run->sources, right);
    return one.source == other.source && one.line == other.line && one.column == other.column;
}

static struct missing **bucket_of(struct template_missing *all, const char *path)
{
    uint32_t hash = 2166136261u;
    for (const char *c = path; *c != '\0'; c++)
        hash = (hash ^ (unsigned char)*c) * 16777619u;
    return &all->buckets[hash % BUCKETS];
}

void template_run_report_missing(struct template_run *run, const struct value *value,
                                 base_origin place, const char *path)
{
    struct template_missing *all = run->missing;
    base_origin origin = origin_of(run, value, place);
    if (*path == '\0') /* its fault has been reported */
        return;
    if (all == NULL) {
        all = run->missing = base_alloc(run->arena, sizeof *all);
        all->end = &all->first;
    }
    struct missing **bucket = bucket_of(all, path);
    for (struct missing *known = *bucket; known != NULL; known = known->bucket) {
        if (strcmp(known->path, path) == 0 && same_place(run, known->origin, origin)) {
            known->count++;
            return;
        }
    }
    struct missing *added = base_alloc(run->arena, sizeof *added);
    *added = (struct missing){base_copy_text(run->arena, path), origin, 1, NULL, *bucket};
    *bucket = *all->end = added;
    all->end = &added->next;
}

void template_missing_finish(struct template_run *run)
{
    const struct missing *item = run->missing != NULL ? run->missing->first : NULL;
    for (; item != NULL; item = item->next)
        base_report(run->diagnostics, base_at(item->origin),
                    run->options.final ? BASE_MESSAGE_TEMPLATE_MISSING_FINAL
                                       : BASE_MESSAGE_TEMPLATE_MISSING,
                    item->path, base_format(run->arena, "%zu", item->count));
}
