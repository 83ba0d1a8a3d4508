/* Pages as SVG. Origin numbers are made small, from 1 within each page, so that a page whose
 * content stayed is the same bytes although other origins came or went. */
#include "preview_make.h"

#include <stdlib.h>
#include <string.h>

#include "base_arena.h"
#include "font.h"
#include "json.h"
#include "page.h"
#include "record_pages.h"
#include "report.h"
#include "svg.h"
#include "value.h"

static const char mark[] = " data-o=\"";
enum { MARK = sizeof mark - 1 };

uint32_t preview_make_number(struct preview_make *make, base_origin origin)
{
    struct preview_numbering *numbering = &make->numbering;
    if (origin == 0 || origin >= make->origin_count) {
        return origin;
    }
    if (numbering->owner[origin] != numbering->page) {
        BASE_PUSH(make->arena, numbering->origins, numbering->count, numbering->capacity, origin);
        numbering->owner[origin] = numbering->page;
        numbering->numbers[origin] = (uint32_t)numbering->count;
    }
    return numbering->numbers[origin];
}

static void number_page(struct preview_make *make, size_t index)
{
    struct preview_numbering *numbering = &make->numbering;
    numbering->page = (uint32_t)index + 1;
    numbering->origins = NULL;
    numbering->count = numbering->capacity = 0;
}

/* Copies a page with small numbers in data-o. */
static void copy_page(struct preview_make *make, const struct base_buffer *page,
                      struct base_buffer *out)
{
    const char *at = base_buffer_get(page);
    const char *end = at + page->length;
    const char *next;
    while ((next = memmem(at, (size_t)(end - at), mark, MARK)) != NULL) {
        next += MARK;
        base_buffer_add(out, at, (size_t)(next - at));
        char *behind;
        unsigned long origin = strtoul(next, &behind, 10);
        base_buffer_format(out, "%u", preview_make_number(make, (base_origin)origin));
        at = behind;
    }
    base_buffer_add(out, at, (size_t)(end - at));
}

/* Sees whether a page's own text stayed, when pages before it came or went: FNV-1a over the texts
 * and places of what is not running head or foot. */
static uint32_t body_hash(const struct page_document *document, const struct page *page)
{
    const struct page_item *items = page_items(document, page);
    uint32_t hash = 2166136261u;
    size_t count = page->running != 0 ? page->running : page->count;
    for (size_t i = 0; i < count; i++) {
        const struct page_item *item = &items[i];
        if (item->mark) {
            continue;
        }
        if (item->kind == PAGE_GLYPHS) {
            for (const char *at = item->glyphs.text; *at != '\0'; at++) {
                hash = (hash ^ (unsigned char)*at) * 16777619u;
            }
        }
        hash = (hash ^ (uint32_t)item->y) * 16777619u;
    }
    return hash;
}

static const struct value *text(struct preview_make *make, const char *words)
{
    return value_text(make->arena, 0, words);
}

/* [name, width and height in pt, label, hash of the body, made of draft marks alone] */
static const struct value *page_value(struct preview_make *make, size_t index, const char *name)
{
    const struct page *page = make->report->pages->pages[index];
    const struct value *items[] = {
        text(make, name),
        value_integer(make->arena, 0, page->width / 1000),
        value_integer(make->arena, 0, page->height / 1000),
        text(make, page->label),
        value_integer(make->arena, 0, body_hash(make->report->pages, page)),
        value_bool(make->arena, 0, index >= make->report->units->sheet_count),
    };
    return value_list(make->arena, 0, items, sizeof items / sizeof *items);
}

/* Buffers for painting, used for one page after the other. */
struct canvas {
    struct base_buffer page, out;
};

/* The page's piece: that of the build before when nothing of the page changed. */
static const char *paint_page(struct preview_make *make, struct canvas *canvas, size_t index,
                              struct preview_print *print)
{
    static const struct svg_options options = {
        .font_prefix = "", .image_prefix = "isi/", .fields = true};
    number_page(make, index);
    preview_make_print(make, index, print->print);
    const struct preview_print *before = preview_store_print(make->store, index);
    if (before != NULL && memcmp(before->print, print->print, sizeof print->print) == 0 &&
        preview_make_known(make, before->name)) {
        return before->name;
    }
    canvas->page.length = canvas->out.length = 0;
    svg_page(make->report->pages, index, &options, &canvas->page);
    copy_page(make, &canvas->page, &canvas->out);
    return preview_make_piece(make, PREVIEW_SVG, base_buffer_get(&canvas->out), canvas->out.length);
}

static const struct value *paint_pages(struct preview_make *make)
{
    const struct page_document *pages = make->report->pages;
    struct preview_numbering *numbering = &make->numbering;
    numbering->numbers = base_alloc_array(make->arena, make->origin_count, sizeof(uint32_t));
    numbering->owner = base_alloc_array(make->arena, make->origin_count, sizeof(uint32_t));
    struct canvas canvas = {{.arena = make->arena}, {.arena = make->arena}};
    const struct value **items = base_alloc_array(make->arena, pages->count, sizeof *items);
    struct preview_print *prints = base_alloc_array(make->arena, pages->count, sizeof *prints);
    make->origins = base_alloc_array(make->arena, pages->count, sizeof *make->origins);
    make->origin_counts = base_alloc_array(make->arena, pages->count, sizeof(size_t));
    for (size_t i = 0; i < pages->count; i++) {
        const char *name = paint_page(make, &canvas, i, &prints[i]);
        memcpy(prints[i].name, name, strnlen(name, sizeof prints[i].name - 1));
        make->origins[i] = numbering->origins;
        make->origin_counts[i] = numbering->count;
        items[i] = page_value(make, i, name);
    }
    preview_make_part(make, PREVIEW_PART_PRINTS, (const char *)prints,
                      pages->count * sizeof *prints);
    return value_list(make->arena, 0, items, pages->count);
}

/* The files of pictures that the parent does not have yet. */
static void give_pictures(struct preview_make *make)
{
    const struct page_document *pages = make->report->pages;
    const struct page_shown shown = page_shown(make->arena, pages);
    for (size_t i = 0; i < shown.image_count; i++) {
        const char *name = svg_image_name(make->arena, shown.images[i]);
        if (!preview_make_known(make, name)) {
            size_t length = 0;
            const char *mime = NULL;
            const unsigned char *bytes = svg_image(pages, make->arena, name, &length, &mime);
            preview_make_named(make, name,
                               strcmp(mime, "image/png") == 0 ? PREVIEW_PNG : PREVIEW_JPEG,
                               (const char *)bytes, bytes == NULL ? 0 : length);
        }
    }
}

/* The fonts and the style sheet that names them; returns the sheet's name. */
static const char *give_fonts(struct preview_make *make)
{
    const struct font_face *face;
    for (size_t i = 0; (face = font_face_at(make->report->fonts, i)) != NULL; i++) {
        const char *name = base_format(make->arena, "%s.ttf", font_digest(face));
        if (!preview_make_known(make, name)) {
            size_t length = 0;
            const unsigned char *bytes = font_bytes(face, &length);
            preview_make_named(make, name, PREVIEW_FONT, (const char *)bytes, length);
        }
    }
    struct base_buffer rules = {.arena = make->arena};
    svg_font_rules(make->report->pages, "./", &rules);
    return preview_make_piece(make, PREVIEW_CSS, base_buffer_get(&rules), rules.length);
}

/* [[title, level, page, y in pt] ...] */
static const struct value *outline(struct preview_make *make)
{
    const struct page_document *pages = make->report->pages;
    const struct value **items =
        base_alloc_array(make->arena, pages->bookmark_count, sizeof *items);
    for (size_t i = 0; i < pages->bookmark_count; i++) {
        const struct page_bookmark *bookmark = &pages->bookmarks[i];
        const struct value *parts[] = {
            text(make, bookmark->title),
            value_integer(make->arena, 0, bookmark->level),
            value_integer(make->arena, 0, (long long)bookmark->page + 1),
            value_integer(make->arena, 0, bookmark->y / 1000),
        };
        items[i] = value_list(make->arena, 0, parts, sizeof parts / sizeof *parts);
    }
    return value_list(make->arena, 0, items, pages->bookmark_count);
}

void preview_make_pages(struct preview_make *make)
{
    const struct page_document *pages = make->report->pages;
    make->origin_count = base_origin_count(make->report->sources);
    struct value_entry entries[] = {
        {"judul", text(make, pages->meta.title != NULL ? pages->meta.title : "")},
        {"halaman", paint_pages(make)},
        {"huruf", text(make, give_fonts(make))},
        {"garis", text(make, preview_make_json(make, outline(make)))},
    };
    give_pictures(make);
    struct base_buffer buffer = {.arena = make->arena};
    json_write(&buffer, value_record(make->arena, 0, entries, sizeof entries / sizeof *entries), 0);
    preview_make_part(make, PREVIEW_PART_PAGES, base_buffer_get(&buffer), buffer.length);
}
