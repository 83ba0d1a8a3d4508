/* What a reader asks for after the pages are there: the origin of every text, every figure with how
 * it was made, the text of the pages. */
#include "preview_make.h"

#include <string.h>

#include "base_arena.h"
#include "figures.h"
#include "json.h"
#include "page.h"
#include "record.h"
#include "report.h"
#include "value.h"

static const struct value *text(struct preview_make *make, const char *words)
{
    return value_text(make->arena, 0, words);
}

/* ---------------------------------------------------------------- origins */

/* An origin with its line of source. */
static const struct value *origin_value(struct preview_make *make,
                                        const struct record_report *record, base_origin origin)
{
    enum { LONGEST = 300 };
    const struct base_sources *sources = make->report->sources;
    const struct value *value = record_origin(record, origin);
    struct base_origin_record place = base_origin_get(sources, origin);
    const char *line =
        place.source == 0 ? NULL : base_source_line(sources, place.source, place.line, make->arena);
    if (line == NULL || value_get(value, "berkas") == NULL) {
        return value;
    }
    size_t length = strlen(line);
    if (length > LONGEST) {
        length = LONGEST;
        while (((unsigned char)line[length] & 0xc0) == 0x80) {
            length--;
        }
    }
    struct value_builder *builder = value_builder_from(make->arena, value, 4);
    value_builder_set(builder, "petikan", text(make, base_copy(make->arena, line, length)));
    return value_builder_finish(builder, 0);
}

/* The piece of a page: what its numbers in data-o stand for. */
static const struct value *origins_of(struct preview_make *make, const struct record_report *record,
                                      size_t page)
{
    size_t count = make->origin_counts[page];
    const struct value **items = base_alloc_array(make->arena, count, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        items[i] = origin_value(make, record, make->origins[page][i]);
    }
    return text(make, preview_make_json(make, value_list(make->arena, 0, items, count)));
}

static const struct value *all_origins(struct preview_make *make,
                                       const struct record_report *record)
{
    size_t count = make->report->pages->count;
    const struct value **items = base_alloc_array(make->arena, count, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        items[i] = origins_of(make, record, i);
    }
    return value_list(make->arena, 0, items, count);
}

/* ---------------------------------------------------------------- figures */

/* The page that shows a figure itself; 0 = none. */
static uint32_t *pages_of_figures(struct preview_make *make)
{
    const struct figures *figures = make->report->figures;
    uint32_t *pages = base_alloc_array(make->arena, figures->count, sizeof *pages);
    for (base_origin o = 1; o < make->origin_count; o++) {
        struct base_origin_record origin = base_origin_get(make->report->sources, o);
        if (origin.kind == BASE_ORIGIN_FIGURE && make->first_page[o] != 0) {
            const struct figures_record *record = figures_find(figures, origin.key);
            if (record != NULL) {
                pages[record - figures->records] = make->first_page[o];
            }
        }
    }
    return pages;
}

static const struct value *figures_value(struct preview_make *make,
                                         const struct record_report *report)
{
    const struct figures *figures = make->report->figures;
    const struct value **items = base_alloc_array(make->arena, figures->count, sizeof *items);
    const uint32_t *pages = pages_of_figures(make);
    size_t count = 0;
    for (size_t i = 0; i < figures->count; i++) {
        const struct figures_record *record = &figures->records[i];
        if (figures_find(figures, record->path) != record) {
            continue;
        }
        const struct value *value = record_figure(report, record);
        if (pages[i] != 0) {
            struct value_builder *builder = value_builder_from(make->arena, value, 4);
            value_builder_set(builder, "halaman", value_integer(make->arena, 0, pages[i]));
            value = value_builder_finish(builder, 0);
        }
        items[count++] = value;
    }
    return value_list(make->arena, 0, items, count);
}

/* ---------------------------------------------------------------- texts */

/* The texts of a page in reading order, running heads and feet left out, divided words whole. */
static const struct value *text_of(struct preview_make *make, const struct page *page)
{
    struct base_buffer buffer = {.arena = make->arena};
    size_t count = page->running != 0 ? page->running : page->count;
    const struct page_item *items = page_items(make->report->pages, page);
    base_length line = 0;
    bool hyphen = false;
    for (size_t i = 0; i < count; i++) {
        const struct page_item *item = &items[i];
        if (item->kind != PAGE_GLYPHS || item->mark || item->glyphs.text == NULL) {
            continue;
        }
        char last = buffer.length > 0 ? buffer.data[buffer.length - 1] : ' ';
        if (item->y != line && last != ' ' && !hyphen) {
            base_buffer_char(&buffer, ' ');
        }
        line = item->y;
        hyphen = item->glyphs.soft_hyphen;
        size_t length = strlen(item->glyphs.text);
        base_buffer_add(&buffer, item->glyphs.text, length - (hyphen && length > 0 ? 1 : 0));
    }
    return text(make, base_buffer_get(&buffer));
}

static const struct value *texts(struct preview_make *make)
{
    const struct page_document *pages = make->report->pages;
    const struct value **items = base_alloc_array(make->arena, pages->count, sizeof *items);
    for (size_t i = 0; i < pages->count; i++) {
        items[i] = text_of(make, pages->pages[i]);
    }
    return value_list(make->arena, 0, items, pages->count);
}

void preview_make_details(struct preview_make *make)
{
    const struct record_report record = report_record(make->report);
    struct base_buffer completeness = {.arena = make->arena};
    record_completeness(&record, &completeness);
    struct value_entry entries[] = {
        {"asal", all_origins(make, &record)},
        {"angka", text(make, preview_make_json(make, figures_value(make, &record)))},
        {"teks", text(make, preview_make_json(make, texts(make)))},
        {"tempat", text(make, preview_make_json(make, preview_places_lines(make)))},
        {"lengkap",
         text(make, preview_make_json(make, text(make, base_buffer_get(&completeness))))},
    };
    struct base_buffer buffer = {.arena = make->arena};
    json_write(&buffer, value_record(make->arena, 0, entries, sizeof entries / sizeof *entries), 0);
    preview_make_part(make, PREVIEW_PART_DETAILS, base_buffer_get(&buffer), buffer.length);
}
