/* Sources: positions in files; origins: where things came from. */
#include "base_source.h"

#include <assert.h>
#include <stdbool.h>
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
    /* What was asked for last, as the next is mostly near: index of the line, offset, column. */
    size_t recent_line, recent_offset;
    uint32_t recent_column;
    /* Characters before the offsets 0, STRIDE, 2 * STRIDE ...; NULL = one of each byte. */
    uint32_t *characters;
};

/* An origin as it is kept: reports have hundreds of thousands of them. */
struct origin {
    uint32_t kind : 8, source : 24;
    base_origin parent;
    union {
        const char *path; /* FIGURE */
        struct {
            uint32_t spot; /* PLACE, MEMBER, ELEMENT: line and column, see keep_spot */
            union {
                uint32_t key;      /* MEMBER: its index among the keys */
                uint32_t index;    /* ELEMENT */
                base_origin other; /* COMPUTED */
            };
        };
    };
};

/* Line and column where they are too large for a spot. */
struct far_spot {
    uint32_t line, column;
};

enum { CHUNK = 4096, LARGEST_SOURCE = (1 << 24) - 1 };
enum { COLUMN_BITS = 11, LINE_BITS = 20, KNOWN_KEYS = 256 };
#define FAR_SPOT ((uint32_t)1 << (COLUMN_BITS + LINE_BITS))

struct base_sources {
    struct base_arena *arena;
    struct source *sources; /* index 0 unused */
    size_t source_count, source_capacity;
    struct origin **chunks; /* of CHUNK origins each; origin 0 = nowhere */
    size_t chunk_count, chunk_capacity;
    size_t origin_count;
    struct far_spot *far_spots;
    size_t far_count, far_capacity;
    const char **keys; /* of members: most occur many times */
    size_t key_count, key_capacity;
    uint32_t known[KNOWN_KEYS]; /* hash by address: index of the key met last */
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

/* Line and column as one number: that of the column in its low bits, or with the bit above both set
 * the index of a far spot. */
static uint32_t keep_spot(struct base_sources *sources, uint32_t line, uint32_t column)
{
    if (line >> LINE_BITS == 0 && column >> COLUMN_BITS == 0)
        return line << COLUMN_BITS | column;
    struct far_spot far = {line, column};
    assert(sources->far_count < FAR_SPOT);
    BASE_PUSH(sources->arena, sources->far_spots, sources->far_count, sources->far_capacity, far);
    return FAR_SPOT | (uint32_t)(sources->far_count - 1);
}

static struct far_spot spot_of(const struct base_sources *sources, uint32_t spot)
{
    if (spot >= FAR_SPOT)
        return sources->far_spots[spot - FAR_SPOT];
    return (struct far_spot){spot >> COLUMN_BITS, spot & ((1u << COLUMN_BITS) - 1)};
}

/* The index of a key. One that was met longer ago may get another. */
static uint32_t keep_key(struct base_sources *sources, const char *key)
{
    uintptr_t address = (uintptr_t)key;
    uint32_t *known = &sources->known[(address ^ address >> 8) % KNOWN_KEYS];
    if (*known < sources->key_count && sources->keys[*known] == key)
        return *known;
    *known = (uint32_t)sources->key_count;
    BASE_PUSH(sources->arena, sources->keys, sources->key_count, sources->key_capacity, key);
    return *known;
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

struct base_arena *base_sources_arena(const struct base_sources *sources)
{
    return sources->arena;
}

static bool starts_character(char byte)
{
    return ((unsigned char)byte & 0xc0) != 0x80;
}

/* The byte behind the next end of a line; NULL when there is none. */
static const char *next_line(const struct source *source, const char *at)
{
    const char *end = memchr(at, '\n', (size_t)(source->bytes + source->length - at));
    return end != NULL ? end + 1 : NULL;
}

static void index_lines(struct base_arena *arena, struct source *source)
{
    for (const char *at = source->bytes; at != NULL; at = next_line(source, at))
        source->line_count++;
    source->lines = base_alloc_array(arena, source->line_count, sizeof *source->lines);
    size_t line = 0;
    for (const char *at = source->bytes; at != NULL; at = next_line(source, at))
        source->lines[line++] = (uint32_t)(at - source->bytes);
}

static bool is_ascii(const char *bytes, size_t length)
{
    unsigned char all = 0;
    for (size_t i = 0; i < length; i++)
        all |= (unsigned char)bytes[i];
    return all < 0x80;
}

/* Notes where lines start and counts characters, once a file. */
static void index_bytes(struct base_arena *arena, struct source *source)
{
    index_lines(arena, source);
    if (is_ascii(source->bytes, source->length))
        return;
    uint32_t count = 0;
    source->characters = base_alloc_array(arena, source->length / STRIDE + 1, sizeof(uint32_t));
    for (size_t i = 0; i < source->length; i++) {
        if (i % STRIDE == 0)
            source->characters[i / STRIDE] = count;
        count += starts_character(source->bytes[i]);
    }
    if (source->length % STRIDE == 0)
        source->characters[source->length / STRIDE] = count;
}

uint32_t base_source_add(struct base_sources *sources, const char *name, const char *bytes,
                         size_t length)
{
    struct source source = {.name = base_copy_text(sources->arena, name),
                            .bytes = bytes,
                            .length = length,
                            .recent_column = 1};
    if (bytes != NULL)
        index_bytes(sources->arena, &source);
    assert(sources->source_count <= LARGEST_SOURCE);
    BASE_PUSH(sources->arena, sources->sources, sources->source_count, sources->source_capacity,
              source);
    return (uint32_t)(sources->source_count - 1);
}

uint32_t base_source_find(const struct base_sources *sources, const char *name)
{
    size_t source = sources->source_count - 1;
    while (source > 0 && strcmp(sources->sources[source].name, name) != 0)
        source--;
    return (uint32_t)source;
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
    if (end - start > BASE_SOURCE_LINE)
        for (end = start + BASE_SOURCE_LINE; !starts_character(file->bytes[end]);)
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

static uint32_t characters_between(const struct source *source, size_t from, size_t to)
{
    if (source->characters == NULL)
        return (uint32_t)(to - from);
    if (to - from > STRIDE)
        return characters_before(source, to) - characters_before(source, from);
    uint32_t count = 0;
    for (size_t i = from; i < to; i++)
        count += starts_character(source->bytes[i]);
    return count;
}

/* The index of the line that holds an offset. */
static size_t find_line(const struct source *source, size_t offset)
{
    enum { NEAR = 4 };
    const uint32_t *lines = source->lines;
    size_t low = 0, high = source->line_count;
    if (lines[source->recent_line] <= offset) {
        low = source->recent_line;
        size_t near = low + NEAR < high ? low + NEAR : high;
        while (low + 1 < near && lines[low + 1] <= offset)
            low++;
        if (low + 1 < near)
            return low;
    } else {
        high = source->recent_line;
    }
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

void base_source_position(const struct base_sources *sources, uint32_t source, size_t offset,
                          uint32_t *line, uint32_t *column)
{
    assert(source < sources->source_count);
    struct source *file = &sources->sources[source];
    *line = *column = 0;
    if (file->bytes == NULL)
        return;
    if (offset > file->length)
        offset = file->length;
    size_t found = find_line(file, offset);
    size_t from = file->lines[found];
    *column = 1;
    if (found == file->recent_line && file->recent_offset >= from &&
        file->recent_offset <= offset) {
        from = file->recent_offset;
        *column = file->recent_column;
    }
    *column += characters_between(file, from, offset);
    *line = (uint32_t)(found + 1);
    file->recent_line = found;
    file->recent_offset = offset;
    file->recent_column = *column;
}

base_origin base_origin_place(struct base_sources *sources, uint32_t source, uint32_t line,
                              uint32_t column)
{
    return add_origin(sources, (struct origin){.kind = BASE_ORIGIN_PLACE,
                                               .source = source,
                                               .spot = keep_spot(sources, line, column)});
}

base_origin base_origin_member(struct base_sources *sources, base_origin parent, const char *key,
                               uint32_t source, uint32_t line, uint32_t column)
{
    return add_origin(sources, (struct origin){.kind = BASE_ORIGIN_MEMBER,
                                               .source = source,
                                               .parent = parent,
                                               .spot = keep_spot(sources, line, column),
                                               .key = keep_key(sources, key)});
}

base_origin base_origin_element(struct base_sources *sources, base_origin parent, uint32_t index,
                                uint32_t source, uint32_t line, uint32_t column)
{
    return add_origin(sources, (struct origin){.kind = BASE_ORIGIN_ELEMENT,
                                               .source = source,
                                               .parent = parent,
                                               .spot = keep_spot(sources, line, column),
                                               .index = index});
}

base_origin base_origin_figure(struct base_sources *sources, const char *path, base_origin about)
{
    return add_origin(sources,
                      (struct origin){.kind = BASE_ORIGIN_FIGURE, .parent = about, .path = path});
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
    struct base_origin_record record = {
        .kind = (enum base_origin_kind)kept->kind, .source = kept->source, .parent = kept->parent};
    if (record.kind == BASE_ORIGIN_FIGURE) {
        record.key = kept->path;
        return record;
    }
    struct far_spot spot = spot_of(sources, kept->spot);
    record.line = spot.line;
    record.column = spot.column;
    if (record.kind == BASE_ORIGIN_MEMBER)
        record.key = sources->keys[kept->key];
    else if (record.kind == BASE_ORIGIN_ELEMENT)
        record.index = kept->index;
    else if (record.kind == BASE_ORIGIN_COMPUTED)
        record.other = kept->other;
    return record;
}

struct base_origin_record base_origin_locate(const struct base_sources *sources, base_origin origin)
{
    struct base_origin_record record = base_origin_get(sources, origin);
    while (record.source == 0 && record.parent != 0)
        record = base_origin_get(sources, record.parent);
    return record.source != 0 ? record : base_origin_get(sources, 0);
}
