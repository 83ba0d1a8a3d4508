/* The units of pages as a value for the rekap. */
#include "record_pages.h"

#include <stdbool.h>

#include "base_arena.h"
#include "page.h"
#include "record_source.h"
#include "value.h"

/* Origins in the order of their first use, each once. */
struct origins {
    struct base_arena *arena;
    const struct base_sources *sources;
    base_origin *slots_origin;
    size_t *slots_index, slot_count;
    const struct value **items;
    size_t count, capacity;
};

static const struct value *describe(struct origins *origins, base_origin origin)
{
    enum { MOST_LEAVES = 40 };
    base_origin leaves[MOST_LEAVES];
    const struct value *texts[MOST_LEAVES];
    size_t count = record_source_leaves(origins->sources, origin, leaves, MOST_LEAVES);
    for (size_t i = 0; i < count; i++) {
        struct base_buffer text = {.arena = origins->arena};
        base_origin_describe(origins->sources, leaves[i], &text);
        texts[i] =
            value_text(origins->arena, 0, record_clean(origins->arena, base_buffer_get(&text)));
    }
    return count == 1 ? texts[0] : value_list(origins->arena, 0, texts, count);
}

static size_t slot_of(const struct origins *origins, base_origin origin)
{
    size_t at = (size_t)(origin * UINT32_C(2654435761)) & (origins->slot_count - 1);
    while (origins->slots_origin[at] != 0 && origins->slots_origin[at] != origin) {
        at = (at + 1) & (origins->slot_count - 1);
    }
    return at;
}

/* Twice the room. */
static void widen(struct origins *origins)
{
    struct origins old = *origins;
    origins->slot_count = old.slot_count == 0 ? 256 : old.slot_count * 2;
    origins->slots_origin =
        base_alloc_array(origins->arena, origins->slot_count, sizeof *origins->slots_origin);
    origins->slots_index =
        base_alloc_array(origins->arena, origins->slot_count, sizeof *origins->slots_index);
    for (size_t i = 0; i < old.slot_count; i++) {
        if (old.slots_origin[i] != 0) {
            size_t at = slot_of(origins, old.slots_origin[i]);
            origins->slots_origin[at] = old.slots_origin[i];
            origins->slots_index[at] = old.slots_index[i];
        }
    }
}

/* The number of an origin in the list, from 1; 0 = nowhere. */
static size_t number_of(struct origins *origins, base_origin origin)
{
    if (origin == 0) {
        return 0;
    }
    if (origins->count * 2 >= origins->slot_count) {
        widen(origins);
    }
    size_t at = slot_of(origins, origin);
    if (origins->slots_origin[at] == 0) {
        const struct value *text = describe(origins, origin);
        origins->slots_origin[at] = origin;
        BASE_PUSH(origins->arena, origins->items, origins->count, origins->capacity, text);
        origins->slots_index[at] = origins->count;
    }
    return origins->slots_index[at];
}

/* "12:3 40:5 > 7:5": lengths in bytes with their origins; ">" goes on to the next page, "+2" two
 * pages on. Parts of one origin are joined. */
static void add_pieces(struct origins *origins, const struct record_unit *unit,
                       struct base_buffer *line)
{
    size_t at = 0, page = unit->first_page;
    for (size_t i = 0; i < unit->count;) {
        const struct record_piece *piece = &unit->pieces[i];
        base_origin origin = piece->origin;
        const char *blank = at > 0 ? " " : "";
        if (piece->page > page) {
            base_buffer_format(line, "%s+%zu", blank, piece->page - page);
            page = piece->page;
            blank = " ";
        }
        size_t end = at;
        for (; i < unit->count && unit->pieces[i].page == page && unit->pieces[i].origin == origin;
             i++) {
            end = unit->pieces[i].offset + unit->pieces[i].length;
        }
        base_buffer_format(line, "%s%zu:%zu", blank, end - at, number_of(origins, origin));
        at = end;
        if (i < unit->count && unit->pieces[i].page < page) {
            break;
        }
    }
}

/* Kind, page, look, place in a table, parts, text; divided by tabs. */
static const struct value *unit_line(struct origins *origins, const struct record_unit *unit)
{
    struct base_buffer line = {.arena = origins->arena};
    base_buffer_format(&line, "%c\t%zu", (char)unit->kind, unit->first_page + 1);
    if (unit->last_page > unit->first_page) {
        base_buffer_format(&line, "-%zu", unit->last_page + 1);
    }
    base_buffer_format(&line, "\t%08x\t", (unsigned)(unit->look >> 32));
    if (unit->table > 0) {
        base_buffer_format(&line, "%zu.%zu.%zu", unit->table, unit->row, unit->cell);
    }
    base_buffer_char(&line, '\t');
    add_pieces(origins, unit, &line);
    base_buffer_char(&line, '\t');
    base_buffer_add(&line, unit->text, unit->length);
    return value_text(origins->arena, 0, base_buffer_get(&line));
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

const struct value *record_pages_value(struct base_arena *arena, const struct record_pages *pages)
{
    struct origins origins = {.arena = arena, .sources = pages->document->sources};
    size_t sheets = pages->sheet_count;
    const struct value **units = base_alloc_array(arena, pages->count + 1, sizeof *units);
    const struct value **list = base_alloc_array(arena, sheets + 1, sizeof *list);
    for (size_t i = 0; i < pages->count; i++) {
        units[i] = unit_line(&origins, &pages->units[i]);
    }
    for (size_t i = 0; i < sheets; i++) {
        list[i] = sheet_of(arena, pages, i);
    }
    struct value_entry entries[] = {
        {"lembar", value_list(arena, 0, list, sheets)},
        {"asal", value_list(arena, 0, origins.items, origins.count)},
        {"satuan", value_list(arena, 0, units, pages->count)},
    };
    return value_record(arena, 0, entries, sizeof entries / sizeof *entries);
}
