/* Sources: positions in files; origins: where things came from. */
#include "base_source.h"

#include <assert.h>
#include <string.h>

#include "base_arena.h"

/* Distance in bytes between two known character counts. */
enum { STRIDE = 512 };

struct source {
    const char *name;
    const char *bytes; /* NULL = unknown */
    size_t length;
    uint32_t *lines; /* offsets at which lines start */
    size_t line_count;
    uint32_t *characters; /* characters before the offsets 0, STRIDE, 2 * STRIDE ... */
};

/* An origin as it is kept: reports have hundreds of thousands of them. */
struct origin {
    uint32_t kind : 8, source : 24;
    uint32_t line, column;
    base_origin parent;
    union {
        const char *key;   /* MEMBER, FIGURE */
        uint32_t index;    /* ELEMENT */
        base_origin other; /* COMPUTED */
    };
};

enum { CHUNK = 4096, LARGEST_SOURCE = (1 << 24) - 1 };

struct base_sources {
    struct base_arena *arena;
    struct source *sources; /* index 0 unused */
    size_t source_count, source_capacity;
    struct origin **chunks; /* of CHUNK origins each; origin 0 = nowhere */
    size_t chunk_count, chunk_capacity;
    size_t origin_count;
};

static base_origin add_origin(struct base_sources *sources, struct origin origin)
{
    assert(sources->origin_count < UINT32_MAX);
    if (sources->origin_count % CHUNK == 0) {
        struct origin *chunk = base_alloc_array(sources->arena, CHUNK, sizeof *chunk);
        BASE_PUSH(sources->arena, sources->chunks, sources->chunk_count, sources->chunk_capacity,
                  chunk);
    }
    sources->chunks[sources->origin_count / CHUNK][sources->origin_count % CHUNK] = origin;
    return (base_origin)sources->origin_count++;
}

struct base_sources *base_sources_create(struct base_arena *arena)
{
    struct base_sources *sources = base_alloc(arena, sizeof *sources);
    sources->arena = arena;
    struct source none = {.name = ""};
    BASE_PUSH(arena, sources->sources, sources->source_count, sources->source_capacity, none);
    add_origin(sources, (struct origin){0});
    return sources;
}

static bool starts_character(char byte)
{
    return ((unsigned char)byte & 0xc0) != 0x80;
}

static size_t count_lines(const struct source *source)
{
    size_t count = 1;
    const char *end = source->bytes + source->length;
    for (const char *at = source->bytes; at < end; at++)
        count += *at == '\n';
    return count;
}

/* Notes where lines start and counts characters, once a file. */
static void index_bytes(struct base_arena *arena, struct source *source)
{
    uint32_t count = 0;
    source->characters = base_alloc_array(arena, source->length / STRIDE + 1, sizeof(uint32_t));
    source->lines = base_alloc_array(arena, count_lines(source), sizeof *source->lines);
    source->lines[source->line_count++] = 0;
    for (size_t i = 0; i < source->length; i++) {
        if (i % STRIDE == 0)
            source->characters[i / STRIDE] = count;
        if (starts_character(source->bytes[i]))
            count++;
        if (source->bytes[i] == '\n')
            source->lines[source->line_count++] = (uint32_t)(i + 1);
    }
    if (source->length % STRIDE == 0)
        source->characters[source->length / STRIDE] = count;
}

uint32_t base_source_add(struct base_sources *sources, const char *name, const char *bytes,
                         size_t length)
{
    struct source source = {
        .name = base_copy_text(sources->arena, name), .bytes = bytes, .length = length};
    if (bytes != NULL)
        index_bytes(sources->arena, &source);
    assert(sources->source_count <= LARGEST_SOURCE);
    BASE_PUSH(sources->arena, sources->sources, sources->source_count, sources->source_capacity,
              source);
    return (uint32_t)(sources->source_count - 1);
}

uint32_t base_source_count(const struct base_sources *sources)
{
    return (uint32_t)sources->source_count;
}

const char *base_source_bytes(const struct base_sources *sources, uint32_t source, size_t *length)
{
    assert(source < sources->source_count);
    *length = sources->sources[source].length;
    return sources->sources[source].bytes;
}

const char *base_source_name(const struct base_sources *sources, uint32_t source)
{
    assert(source < sources->source_count);
    return sources->sources[source].name;
}

const char *base_source_line(const struct base_sources *sources, uint32_t source, uint32_t line,
                             struct base_arena *arena)
{
    assert(source < sources->source_count);
    const struct source *file = &sources->sources[source];
    if (file->bytes == NULL || line == 0 || line > file->line_count)
        return NULL;
    size_t start = file->lines[line - 1];
    size_t end = line < file->line_count ? file->lines[line] - 1 : file->length;
    if (end > start && file->bytes[end - 1] == '\r')
        end--;
    return base_copy(arena, file->bytes + start, end - start);
}

/* Characters that start before an offset. */
static uint32_t characters_before(const struct source *source, size_t offset)
{
    uint32_t count = source->characters[offset / STRIDE];
    for (size_t i = offset / STRIDE * STRIDE; i < offset; i++)
        count += starts_character(source->bytes[i]);
    return count;
}

void base_source_position(const struct base_sources *sources, uint32_t source, size_t offset,
                          uint32_t *line, uint32_t *column)
{
    assert(source < sources->source_count);
    const struct source *file = &sources->sources[source];
    *line = *column = 0;
    if (file->bytes == NULL)
        return;
    if (offset > file->length)
        offset = file->length;
    size_t low = 0, high = file->line_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (file->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    *line = (uint32_t)(low + 1);
    size_t start = file->lines[low];
    *column = 1;
    if (offset - start > STRIDE) {
        *column += characters_before(file, offset) - characters_before(file, start);
        return;
    }
    for (size_t i = start; i < offset; i++)
        *column += starts_character(file->bytes[i]);
}

base_origin base_origin_place(struct base_sources *sources, uint32_t source, uint32_t line,
                              uint32_t column)
{
    return add_origin(
        sources, (struct origin){
                     .kind = BASE_ORIGIN_PLACE, .source = source, .line = line, .column = column});
}

base_origin base_origin_member(struct base_sources *sources, base_origin parent, const char *key,
                               uint32_t source, uint32_t line, uint32_t column)
{
    return add_origin(sources, (struct origin){.kind = BASE_ORIGIN_MEMBER,
                                               .source = source,
                                               .line = line,
                                               .column = column,
                                               .parent = parent,
                                               .key = key});
}

base_origin base_origin_element(struct base_sources *sources, base_origin parent, uint32_t index,
                                uint32_t source, uint32_t line, uint32_t column)
{
    return add_origin(sources, (struct origin){.kind = BASE_ORIGIN_ELEMENT,
                                               .source = source,
                                               .line = line,
                                               .column = column,
                                               .parent = parent,
                                               .index = index});
}

base_origin base_origin_figure(struct base_sources *sources, const char *path, base_origin about)
{
    return add_origin(sources,
                      (struct origin){.kind = BASE_ORIGIN_FIGURE, .parent = about, .key = path});
}

base_origin base_origin_computed(struct base_sources *sources, base_origin left, base_origin right)
{
    if (left == right || right == 0)
        return left;
    if (left == 0)
        return right;
    return add_origin(
        sources, (struct origin){.kind = BASE_ORIGIN_COMPUTED, .parent = left, .other = right});
}

uint32_t base_origin_count(const struct base_sources *sources)
{
    return (uint32_t)sources->origin_count;
}

struct base_origin_record base_origin_get(const struct base_sources *sources, base_origin origin)
{
    assert(origin < sources->origin_count);
    const struct origin *kept = &sources->chunks[origin / CHUNK][origin % CHUNK];
    struct base_origin_record record = {.kind = (enum base_origin_kind)kept->kind,
                                        .source = kept->source,
                                        .line = kept->line,
                                        .column = kept->column,
                                        .parent = kept->parent};
    if (record.kind == BASE_ORIGIN_ELEMENT)
        record.index = kept->index;
    else if (record.kind == BASE_ORIGIN_COMPUTED)
        record.other = kept->other;
    else
        record.key = kept->key;
    return record;
}

struct base_origin_record base_origin_locate(const struct base_sources *sources, base_origin origin)
{
    struct base_origin_record record = base_origin_get(sources, origin);
    while (record.source == 0 && record.parent != 0)
        record = base_origin_get(sources, record.parent);
    return record.source != 0 ? record : base_origin_get(sources, 0);
}
