/* Where values come from. */
#include "record_source.h"

#include <stdbool.h>

#include "base_arena.h"
#include "base_utf8.h"
#include "value.h"

struct record_source record_source_of(struct base_arena *arena, const struct base_sources *sources,
                                      base_origin origin)
{
    struct record_source source = {.kind = RECORD_UNKNOWN, .path = ""};
    struct base_origin_record record = base_origin_get(sources, origin);
    if (origin == 0) {
        return source;
    }
    if (record.kind == BASE_ORIGIN_FIGURE) {
        source.kind = RECORD_OF_FIGURE;
        source.figure = record.key;
        return source;
    }
    if (record.kind == BASE_ORIGIN_COMPUTED) {
        source.kind = RECORD_OF_SEVERAL;
        return source;
    }
    struct base_origin_record place = base_origin_locate(sources, origin);
    struct base_buffer path = {.arena = arena};
    base_origin_path(sources, origin, &path);
    if (place.source == 0 && path.length == 0) {
        return source;
    }
    source.kind = RECORD_OF_INPUT;
    source.file = record_clean(arena, base_source_name(sources, place.source));
    source.line = place.line;
    source.column = place.column;
    source.path = base_buffer_get(&path);
    return source;
}

/* A walk over the operands of computed origins. */
struct walk {
    const struct base_sources *sources;
    base_origin *leaves;
    size_t count, limit;
    size_t steps; /* left: operands may be shared many times over */
};

static bool is_listed(const struct walk *walk, base_origin origin)
{
    for (size_t i = 0; i < walk->count; i++) {
        if (walk->leaves[i] == origin) {
            return true;
        }
    }
    return false;
}

static void collect(struct walk *walk, base_origin origin)
{
    while (origin != 0 && walk->count < walk->limit && walk->steps > 0) {
        struct base_origin_record record = base_origin_get(walk->sources, origin);
        walk->steps--;
        if (record.kind != BASE_ORIGIN_COMPUTED) {
            if (!is_listed(walk, origin)) {
                walk->leaves[walk->count++] = origin;
            }
            return;
        }
        collect(walk, record.other);
        origin = record.parent;
    }
}

size_t record_source_leaves(const struct base_sources *sources, base_origin origin,
                            base_origin *leaves, size_t limit)
{
    enum { MOST_STEPS = 1000 };
    struct walk walk = {sources, leaves, 0, limit, MOST_STEPS};
    collect(&walk, origin);
    for (size_t i = 0; i < walk.count / 2; i++) {
        base_origin last = leaves[walk.count - 1 - i];
        leaves[walk.count - 1 - i] = leaves[i];
        leaves[i] = last;
    }
    return walk.count;
}

/* Most texts hold nothing but signs that may stay. */
static bool is_clean(const char *text)
{
    while (*text >= ' ' && *text < 0x7f) {
        text++;
    }
    return *text == '\0';
}

const char *record_clean(struct base_arena *arena, const char *text)
{
    if (text != NULL && is_clean(text)) {
        return text;
    }
    struct base_buffer buffer = {.arena = arena};
    uint32_t character = 0;
    while (text != NULL && (character = base_utf8_next(text, &text)) != 0) {
        bool control = character < ' ' || (character >= 0x7f && character < 0xa0);
        char bytes[4];
        base_buffer_add(&buffer, bytes, base_utf8_put(bytes, control ? ' ' : character));
    }
    return base_buffer_get(&buffer);
}

const char *record_exact(struct base_arena *arena, const struct value *value)
{
    switch (value->kind) {
    case VALUE_NUMBER:
        return value_rational_text(arena, value->number, -1);
    case VALUE_TEXT:
        return value->text;
    default:
        return value_kind_name(value->kind);
    }
}
