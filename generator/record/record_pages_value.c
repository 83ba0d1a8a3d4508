/* The units of pages as a value for the rekap. */
#include "record_pages.h"

#include <stdbool.h>

#include "base_arena.h"
#include "json_stream.h"
#include "page.h"
#include "record_source.h"
#include "value.h"

struct slot {
    base_origin origin; /* 0 = free */
    uint32_t number;
};

/* Origins in the order of their first use, each once. */
struct record_origins {
    struct base_arena *arena;
    const struct base_sources *sources;
    struct slot *slots;
    size_t slot_count;
    base_origin *origins; /* by number */
    size_t count, capacity;
    size_t next;                /* numbers below have been asked for in this walk over the units */
    const struct value **items; /* the descriptions that were asked for */
    size_t item_capacity;
    struct record_part *parts; /* of the unit that was last asked for */
    size_t part_count, part_capacity;
};

static const struct value *describe(struct base_arena *arena, const struct base_sources *sources,
                                    base_origin origin)
{
    enum { MOST_LEAVES = 40 };
    base_origin leaves[MOST_LEAVES];
    const struct value *texts[MOST_LEAVES];
    size_t count = record_source_leaves(sources, origin, leaves, MOST_LEAVES);
    for (size_t i = 0; i < count; i++) {
        struct base_buffer text = {.arena = arena};
        base_origin_describe(sources, leaves[i], &text);
        texts[i] = value_text(arena, 0, record_clean(arena, base_buffer_get(&text)));
    }
    return count == 1 ? texts[0] : value_list(arena, 0, texts, count);
}

/* The slot of an origin, or the free slot where it belongs. What stands close together in a report
 * has origins that are close together, and so are their slots. */
static struct slot *slot_of(const struct record_origins *origins, base_origin origin)
{
    enum { CLOSE = 8 };
    size_t at = (size_t)(origin / CLOSE * UINT32_C(2654435761)) * CLOSE + origin % CLOSE;
    at &= origins->slot_count - 1;
    while (origins->slots[at].origin != 0 && origins->slots[at].origin != origin) {
        at = (at + 1) & (origins->slot_count - 1);
    }
    return &origins->slots[at];
}

/* Twice the room. */
static void widen(struct record_origins *origins)
{
    struct record_origins old = *origins;
    origins->slot_count = old.slot_count == 0 ? 256 : old.slot_count * 2;
    origins->slots = base_alloc_array(origins->arena, origins->slot_count, sizeof *origins->slots);
    for (size_t i = 0; i < old.slot_count; i++) {
        if (old.slots[i].origin != 0) {
            *slot_of(origins, old.slots[i].origin) = old.slots[i];
        }
    }
}

/* The number of an origin in the list, from 1; 0 = nowhere. */
static size_t number_of(struct record_origins *origins, base_origin origin)
{
    if (origin == 0) {
        return 0;
    }
    if (origins->next < origins->count && origins->origins[origins->next] == origin) {
        return ++origins->next;
    }
    if (origins->count * 2 >= origins->slot_count) {
        widen(origins);
    }
    struct slot *slot = slot_of(origins, origin);
    if (slot->origin == 0) {
        BASE_PUSH(origins->arena, origins->origins, origins->count, origins->capacity, origin);
        *slot = (struct slot){origin, (uint32_t)origins->count};
        origins->next = origins->count;
    }
    return slot->number;
}

struct record_origins *record_origins_create(struct base_arena *arena,
                                             const struct record_pages *pages)
{
    struct record_origins *origins = base_alloc(arena, sizeof *origins);
    origins->arena = arena;
    origins->sources = pages->document->sources;
    return origins;
}

const struct value *record_origins_get(struct record_origins *origins, size_t number)
{
    if (number == 0) {
        return NULL;
    }
    if (origins->item_capacity < origins->capacity) {
        const struct value **items =
            base_alloc_array(origins->arena, origins->capacity, sizeof *items);
        for (size_t i = 0; i < origins->item_capacity; i++) {
            items[i] = origins->items[i];
        }
        origins->items = items;
        origins->item_capacity = origins->capacity;
    }
    const struct value **item = &origins->items[number - 1];
    if (*item == NULL) {
        *item = describe(origins->arena, origins->sources, origins->origins[number - 1]);
    }
    return *item;
}

const struct value **record_origins_list(struct record_origins *origins, size_t *count)
{
    for (size_t number = 1; number <= origins->count; number++) {
        record_origins_get(origins, number);
    }
    *count = origins->count;
    return origins->items;
}

const struct record_part *record_unit_parts(struct record_origins *origins,
                                            const struct record_unit *unit, size_t *count)
{
    size_t at = 0, page = unit->first_page;
    origins->part_count = 0;
    for (size_t i = 0; i < unit->count && unit->pieces[i].page >= page;) {
        base_origin origin = unit->pieces[i].origin;
        struct record_part part = {.page = unit->pieces[i].page};
        size_t end = at;
        for (page = part.page;
             i < unit->count && unit->pieces[i].page == page && unit->pieces[i].origin == origin;
             i++) {
            end = unit->pieces[i].offset + unit->pieces[i].length;
        }
        part.length = end - at;
        part.origin = number_of(origins, origin);
        BASE_PUSH(origins->arena, origins->parts, origins->part_count, origins->part_capacity,
                  part);
        at = end;
    }
    *count = origins->part_count;
    return origins->parts;
}

/* "12:3 40:5 +1 7:5": lengths in bytes with their origins; "+2" goes on two pages further. */
static void add_parts(struct record_origins *origins, const struct record_unit *unit,
                      struct base_buffer *line)
{
    size_t count, page = unit->first_page;
    const struct record_part *parts = record_unit_parts(origins, unit, &count);
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            base_buffer_char(line, ' ');
        }
        if (parts[i].page > page) {
            base_buffer_char(line, '+');
            base_buffer_number(line, parts[i].page - page);
            base_buffer_char(line, ' ');
            page = parts[i].page;
        }
        base_buffer_number(line, parts[i].length);
        base_buffer_char(line, ':');
        base_buffer_number(line, parts[i].origin);
    }
}

/* A number in hexadecimal digits. */
static void add_look(struct base_buffer *line, uint32_t look)
{
    for (int shift = 28; shift >= 0; shift -= 4) {
        base_buffer_char(line, "0123456789abcdef"[look >> shift & 15]);
    }
}

/* Makes the line of a unit: kind, page, look, place in a table, parts, text; divided by tabs. */
static void write_unit(struct base_buffer *line, struct record_origins *origins,
                       const struct record_unit *unit)
{
    line->length = 0;
    base_buffer_char(line, (char)unit->kind);
    base_buffer_char(line, '\t');
    base_buffer_number(line, unit->first_page + 1);
    if (unit->last_page > unit->first_page) {
        base_buffer_char(line, '-');
        base_buffer_number(line, unit->last_page + 1);
    }
    base_buffer_char(line, '\t');
    add_look(line, (uint32_t)(unit->look >> 32));
    base_buffer_char(line, '\t');
    if (unit->table > 0) {
        base_buffer_number(line, unit->table);
        base_buffer_char(line, '.');
        base_buffer_number(line, unit->row);
        base_buffer_char(line, '.');
        base_buffer_number(line, unit->cell);
    }
    base_buffer_char(line, '\t');
    add_parts(origins, unit, line);
    base_buffer_char(line, '\t');
    base_buffer_add(line, unit->text, unit->length);
}

/* One sheet: {label, lebar, tinggi, rupa}. */
static const struct value *sheet_of(struct base_arena *arena, const struct record_pages *pages,
                                    size_t index)
{
    const struct page *page = pages->sheets[index];
    const char *look = base_format(arena, "%016llx", (unsigned long long)pages->looks[index]);
    struct value_entry entries[] = {
        {"label", value_text(arena, 0, page->label != NULL ? page->label : "")},
        {"lebar", value_integer(arena, 0, page->width)},
        {"tinggi", value_integer(arena, 0, page->height)},
        {"rupa", value_text(arena, 0, look)},
    };
    return value_record(arena, 0, entries, sizeof entries / sizeof *entries);
}

const struct value *record_sheets_value(struct base_arena *arena, const struct record_pages *pages)
{
    const struct value **list = base_alloc_array(arena, pages->sheet_count, sizeof *list);
    for (size_t i = 0; i < pages->sheet_count; i++) {
        list[i] = sheet_of(arena, pages, i);
    }
    return value_list(arena, 0, list, pages->sheet_count);
}

const struct value *record_pages_value(struct base_arena *arena, const struct record_pages *pages)
{
    struct record_origins *origins = record_origins_create(arena, pages);
    const struct value **units = base_alloc_array(arena, pages->count, sizeof *units);
    struct base_buffer line = {.arena = arena};
    for (size_t i = 0; i < pages->count; i++) {
        write_unit(&line, origins, &pages->units[i]);
        units[i] = value_text(arena, 0, base_copy(arena, base_buffer_get(&line), line.length));
    }
    size_t count;
    const struct value **texts = record_origins_list(origins, &count);
    struct value_entry entries[] = {
        {"lembar", record_sheets_value(arena, pages)},
        {"asal", value_list(arena, 0, texts, count)},
        {"satuan", value_list(arena, 0, units, pages->count)},
    };
    return value_record(arena, 0, entries, sizeof entries / sizeof *entries);
}

/* Writes one item of a list and forgets it. */
static void write_item(struct json_stream *stream, struct base_arena *scratch,
                       const struct value *item)
{
    json_stream_value(stream, NULL, item);
    base_arena_reset(scratch);
}

void record_pages_write(struct json_stream *stream, const char *key,
                        const struct record_pages *pages)
{
    struct base_arena *arena = base_arena_create(), *scratch = base_arena_create();
    struct record_origins *origins = record_origins_create(arena, pages);
    struct base_buffer line = {.arena = arena};
    size_t count;
    json_stream_open(stream, key, '{');
    json_stream_open(stream, "lembar", '[');
    for (size_t i = 0; i < pages->sheet_count; i++) {
        write_item(stream, scratch, sheet_of(scratch, pages, i));
    }
    json_stream_close(stream, ']');
    /* The origins get their numbers before the units that name them are written. */
    for (size_t i = 0; i < pages->count; i++) {
        record_unit_parts(origins, &pages->units[i], &count);
    }
    origins->next = 0;
    json_stream_open(stream, "asal", '[');
    for (size_t i = 0; i < origins->count; i++) {
        write_item(stream, scratch, describe(scratch, origins->sources, origins->origins[i]));
    }
    json_stream_close(stream, ']');
    json_stream_open(stream, "satuan", '[');
    for (size_t i = 0; i < pages->count; i++) {
        write_unit(&line, origins, &pages->units[i]);
        write_item(stream, scratch, value_text(scratch, 0, base_buffer_get(&line)));
    }
    json_stream_close(stream, ']');
    json_stream_close(stream, '}');
    base_arena_destroy(scratch);
    base_arena_destroy(arena);
}
