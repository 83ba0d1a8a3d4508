/* Takes one side of a comparison from a report in memory, and copies sides. */
#include "compare_inside.h"

#include <string.h>

#include "base_arena.h"
#include "record_pages.h"
#include "value.h"

/* ---------------------------------------------------------------- made */

/* The upper half of a digest, as a rekap writes it. */
static const char *look_of(struct base_arena *arena, uint64_t look)
{
    enum { DIGITS = 8 };
    char *text = base_alloc(arena, DIGITS + 1);
    for (int i = 0; i < DIGITS; i++) {
        text[i] = "0123456789abcdef"[look >> (60 - 4 * i) & 15];
    }
    return text;
}

static void take_pieces(struct base_arena *arena, struct record_origins *origins,
                        const struct record_unit *from, struct compare_unit *unit)
{
    const struct record_part *parts = record_unit_parts(origins, from, &unit->count);
    unit->pieces = base_alloc_array(arena, unit->count, sizeof *unit->pieces);
    size_t offset = 0;
    for (size_t i = 0; i < unit->count; i++) {
        unit->pieces[i] = (struct compare_piece){
            .offset = offset,
            .length = parts[i].length,
            .origin = record_origins_get(origins, parts[i].origin),
            .number = parts[i].origin,
            .page = parts[i].page + 1,
        };
        offset += parts[i].length;
    }
}

/* The units as read_pages of compare_side.c would read them from the text of the same pages. */
static void take_pages(struct base_arena *arena, struct compare_side *side,
                       const struct record_pages *pages)
{
    struct record_origins *origins = record_origins_create(arena, pages);
    side->has_pages = true;
    side->sheets = record_sheets_value(arena, pages);
    side->page_count = pages->sheet_count;
    side->unit_count = pages->count;
    side->units = base_alloc_array(arena, pages->count, sizeof *side->units);
    for (size_t i = 0; i < pages->count; i++) {
        const struct record_unit *from = &pages->units[i];
        struct compare_unit *unit = &side->units[i];
        bool celled = from->table > 0;
        *unit = (struct compare_unit){
            .kind = (char)from->kind,
            .text = from->length > 0 ? from->text : "",
            .length = from->length,
            .look = look_of(arena, from->look),
            .table = from->table,
            .row = celled ? from->row : 0,
            .cell = celled ? from->cell : 0,
            .first_page = from->first_page + 1,
            .last_page =
                (from->last_page > from->first_page ? from->last_page : from->first_page) + 1,
        };
        take_pieces(arena, origins, from, unit);
    }
    side->origins = record_origins_list(origins, &side->origin_count);
}

struct compare_side *compare_side_made(struct base_arena *arena, const char *name,
                                       const struct value *rekap, const struct record_pages *pages)
{
    struct compare_side *side = base_alloc(arena, sizeof *side);
    side->name = name;
    side->rekap = rekap;
    if (pages != NULL) {
        take_pages(arena, side, pages);
    }
    compare_title_names(arena, side);
    return side;
}

/* ---------------------------------------------------------------- copies */

static void copy_unit(struct base_arena *arena, const struct compare_side *copy,
                      struct compare_unit *unit)
{
    struct compare_piece *pieces = base_alloc_array(arena, unit->count, sizeof *pieces);
    for (size_t i = 0; i < unit->count; i++) {
        pieces[i] = unit->pieces[i];
        pieces[i].origin = pieces[i].number > 0 ? copy->origins[pieces[i].number - 1] : NULL;
    }
    unit->pieces = pieces;
    unit->text = base_copy(arena, unit->text, unit->length);
    unit->look = base_copy_text(arena, unit->look);
}

/* A rekap without what the side holds in another form. */
static const struct value *copy_rekap(struct base_arena *arena, const struct value *rekap)
{
    struct value_builder *copy = value_builder_create(arena);
    for (size_t i = 0; i < value_count(rekap); i++) {
        const struct value_entry entry = value_entry_at(rekap, i);
        if (strcmp(entry.key, "halaman") != 0) {
            value_builder_set(copy, base_copy_text(arena, entry.key),
                              value_copy(arena, entry.value));
        }
    }
    return value_builder_finish(copy, 0);
}

struct compare_side *compare_side_copy(struct base_arena *arena, const struct compare_side *side)
{
    struct compare_side *copy = base_alloc(arena, sizeof *copy);
    *copy = *side;
    copy->name = base_copy_text(arena, side->name);
    copy->rekap = copy_rekap(arena, side->rekap);
    copy->sheets = side->sheets != NULL ? value_copy(arena, side->sheets) : NULL;
    copy->origins = base_alloc_array(arena, side->origin_count, sizeof *copy->origins);
    for (size_t i = 0; i < side->origin_count; i++) {
        copy->origins[i] = value_copy(arena, side->origins[i]);
    }
    copy->units = base_alloc_array(arena, side->unit_count, sizeof *copy->units);
    for (size_t i = 0; i < side->unit_count; i++) {
        copy->units[i] = side->units[i];
        copy_unit(arena, copy, &copy->units[i]);
    }
    compare_title_names(arena, copy);
    return copy;
}
