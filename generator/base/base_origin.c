/* Describes origins for people: JSON paths, figures, places. */
#include "base_source.h"

#include <string.h>

#include "base_arena.h"

/* Computed origins that one description follows; a sum over a table may have thousands. */
enum { COMPUTED_SHOWN = 12 };

struct description {
    const struct base_sources *sources;
    struct base_buffer *buffer;
    bool with_file;
    int computed_left;
};

static bool is_plain_key(const char *key)
{
    if (*key == '\0')
        return false;
    for (; *key != '\0'; key++) {
        bool letter = (*key >= 'a' && *key <= 'z') || (*key >= 'A' && *key <= 'Z');
        bool digit = *key >= '0' && *key <= '9';
        if (!letter && !digit && *key != '_' && *key != '-')
            return false;
    }
    return true;
}

/* Writes an unusual key as ["key"], with JSON's escapes. */
static void add_quoted_key(struct base_buffer *buffer, const char *key)
{
    base_buffer_text(buffer, "[\"");
    for (; *key != '\0'; key++) {
        if (*key == '"' || *key == '\\')
            base_buffer_format(buffer, "\\%c", *key);
        else if ((unsigned char)*key < ' ')
            base_buffer_format(buffer, "\\u%04x", (unsigned)*key);
        else
            base_buffer_char(buffer, *key);
    }
    base_buffer_text(buffer, "\"]");
}

static void add_step(struct base_buffer *buffer, const struct base_origin_record *record,
                     bool first)
{
    if (record->kind == BASE_ORIGIN_ELEMENT) {
        base_buffer_char(buffer, '[');
        base_buffer_number(buffer, record->index);
        base_buffer_char(buffer, ']');
    } else if (is_plain_key(record->key)) {
        if (!first)
            base_buffer_char(buffer, '.');
        base_buffer_text(buffer, record->key);
    } else {
        add_quoted_key(buffer, record->key);
    }
}

static bool is_json_step(const struct base_origin_record *record)
{
    return record->kind == BASE_ORIGIN_MEMBER || record->kind == BASE_ORIGIN_ELEMENT;
}

/* Number of steps from the root of the file to a JSON value. */
static size_t json_depth(const struct base_sources *sources, struct base_origin_record record)
{
    size_t depth = 0;
    for (; is_json_step(&record); record = base_origin_get(sources, record.parent))
        depth++;
    return depth;
}

/* Writes the steps from the root of the file down to a JSON value. */
static void describe_json(struct description *d, base_origin origin)
{
    enum { USUAL = 32 };
    base_origin usual[USUAL], *steps = usual;
    struct base_origin_record record = base_origin_get(d->sources, origin);
    if (d->with_file && record.source != 0) {
        base_buffer_text(d->buffer, base_source_name(d->sources, record.source));
        base_buffer_char(d->buffer, ':');
    }
    size_t depth = json_depth(d->sources, record);
    if (depth > USUAL)
        steps = base_alloc_array(d->buffer->arena, depth, sizeof *steps);
    for (size_t i = depth; i > 0; i--) {
        steps[i - 1] = origin;
        origin = base_origin_get(d->sources, origin).parent;
    }
    for (size_t i = 0; i < depth; i++) {
        record = base_origin_get(d->sources, steps[i]);
        add_step(d->buffer, &record, i == 0);
    }
}

static void describe_place(struct description *d, const struct base_origin_record *record)
{
    if (!d->with_file || record->source == 0)
        return;
    base_buffer_text(d->buffer, base_source_name(d->sources, record->source));
    if (record->line != 0)
        base_buffer_format(d->buffer, ":%u", (unsigned)record->line);
}

/* A sum of many terms nests on its left side; the depth is bounded by COMPUTED_SHOWN. */
static void describe(struct description *d, base_origin origin)
{
    struct base_origin_record record = base_origin_get(d->sources, origin);
    if (origin == 0)
        return;
    if (is_json_step(&record)) {
        describe_json(d, origin);
    } else if (record.kind == BASE_ORIGIN_PLACE) {
        describe_place(d, &record);
    } else if (record.kind == BASE_ORIGIN_FIGURE) {
        base_buffer_format(d->buffer, "=%s", record.key);
    } else if (d->computed_left-- <= 0) {
        base_buffer_text(d->buffer, "...");
    } else {
        base_buffer_char(d->buffer, '(');
        describe(d, record.parent);
        base_buffer_text(d->buffer, ")+(");
        describe(d, record.other);
        base_buffer_char(d->buffer, ')');
    }
}

void base_origin_describe(const struct base_sources *sources, base_origin origin,
                          struct base_buffer *buffer)
{
    describe(&(struct description){sources, buffer, true, COMPUTED_SHOWN}, origin);
}

void base_origin_path(const struct base_sources *sources, base_origin origin,
                      struct base_buffer *buffer)
{
    bool computed = base_origin_get(sources, origin).kind == BASE_ORIGIN_COMPUTED;
    describe(&(struct description){sources, buffer, computed, COMPUTED_SHOWN}, origin);
}
