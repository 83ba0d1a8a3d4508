/* Fingerprints of pages before they are painted: all that the painter reads. A page with the print
 * of the build before is not painted again. */
#include "preview_make.h"

#include <string.h>

#include "base_arena.h"
#include "font.h"
#include "page.h"
#include "report.h"
#include "svg.h"

/* Two lanes, so that different pages with equal prints are out of the question. */
struct print {
    uint64_t a, b;
};

static void add(struct print *print, uint64_t word)
{
    print->a = (print->a ^ word) * 0x9E3779B97F4A7C15u;
    print->a ^= print->a >> 29;
    print->b = (print->b + word) * 0xC2B2AE3D27D4EB4Fu;
    print->b ^= print->b >> 31;
}

static void add_bytes(struct print *print, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    add(print, length);
    while (length > 0) {
        uint64_t word = 0;
        size_t count = length < sizeof word ? length : sizeof word;
        memcpy(&word, at, count);
        add(print, word);
        at += count;
        length -= count;
    }
}

static void add_text(struct print *print, const char *text)
{
    add(print, text != NULL);
    if (text != NULL) {
        add_bytes(print, text, strlen(text));
    }
}

static void add_length(struct print *print, base_length length)
{
    add(print, (uint64_t)length);
}

static void add_glyphs(struct preview_make *make, struct print *print, const struct page_item *item)
{
    make->room.arena = make->arena;
    const struct page_glyph *glyphs = page_glyphs(item, &make->room);
    add_text(print, font_metrics(item->glyphs.face)->postscript_name);
    add_length(print, item->height);
    add_text(print, item->glyphs.text);
    add(print, (uint64_t)item->glyphs.soft_hyphen << 1 | item->glyphs.upward);
    add(print, item->glyphs.count);
    for (size_t i = 0; i < item->glyphs.count; i++) {
        const struct page_glyph *glyph = &glyphs[i];
        add(print, (uint64_t)glyph->glyph << 32 | glyph->cluster);
        add_length(print, glyph->x);
        add_length(print, glyph->y);
    }
}

static void add_path(struct print *print, const struct page_item *item)
{
    add_bytes(print, item->path.points, 2 * item->path.count * sizeof *item->path.points);
    add(print,
        (uint64_t)item->path.fill << 8 | (uint64_t)item->path.pattern << 1 | item->path.closed);
    add_length(print, item->path.thickness);
}

/* A link within the report shows its target's place. */
static void add_link(struct preview_make *make, struct print *print, const struct page_item *item)
{
    add_text(print, item->link.uri);
    add_text(print, item->link.anchor);
    const struct page_anchor *anchor =
        item->link.anchor == NULL ? NULL : page_anchor_find(make->report->pages, item->link.anchor);
    if (anchor != NULL) {
        add(print, anchor->page);
        add_length(print, anchor->x);
        add_length(print, anchor->y);
    }
}

static void add_kind(struct preview_make *make, struct print *print, const struct page_item *item)
{
    switch (item->kind) {
    case PAGE_GLYPHS:
        add_glyphs(make, print, item);
        break;
    case PAGE_FILL:
        add_length(print, item->fill.radius);
        add(print, item->fill.pattern);
        break;
    case PAGE_LINE:
        add_length(print, item->line.thickness);
        add(print, item->line.dashed);
        break;
    case PAGE_PATH:
        add_path(print, item);
        break;
    case PAGE_IMAGE:
        add_text(print, svg_image_name(make->arena, item->image));
        break;
    case PAGE_LINK:
        add_link(make, print, item);
        break;
    case PAGE_FIELD:
        add_text(print, item->field->name);
        add_text(print, item->field->role);
        add_text(print, item->field->person);
        add_text(print, item->field->anchor);
        add(print, item->field->widget);
        break;
    }
}

static void add_item(struct preview_make *make, struct print *print, const struct page_item *item)
{
    const struct page_document *pages = make->report->pages;
    add(print,
        (uint64_t)item->kind << 2 | (uint64_t)item->mark << 1 | (item->element == PAGE_ARTIFACT));
    add(print, preview_make_number(make, item->origin));
    add_length(print, item->x);
    add_length(print, item->y);
    add_length(print, item->width);
    add_length(print, item->height);
    add(print, item->colour);
    if (item->element < pages->element_count) {
        add_text(print, page_element_words(pages, item->element));
    }
    add_kind(make, print, item);
}

void preview_make_print(struct preview_make *make, size_t index, uint64_t print[2])
{
    const struct page_document *pages = make->report->pages;
    const struct page *page = pages->pages[index];
    struct print made = {1, 2};
    add(&made, index);
    add_length(&made, page->width);
    add_length(&made, page->height);
    add(&made, page->background);
    add_text(&made, page->label);
    add_text(&made, page->watermark);
    add_text(&made, pages->meta.language);
    const struct page_item *items = page_items(pages, page);
    for (size_t i = 0; i < page->count; i++) {
        add_item(make, &made, &items[i]);
    }
    print[0] = made.a;
    print[1] = made.b;
}
