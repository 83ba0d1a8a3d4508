/* One page as SVG: its frame, the order of painting, links and fields. */
#include "svg.h"

#include <string.h>

#include "svg_write.h"

/* ---------------------------------------------------------------- frame */

static void open_page(struct svg_canvas *canvas)
{
    struct base_buffer *buffer = canvas->buffer;
    const struct page *page = canvas->page;
    const char *language = canvas->document->meta.language;
    base_buffer_format(buffer,
                       "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"page-%zu\" class=\"page\" "
                       "data-page=\"%zu\"",
                       canvas->index + 1, canvas->index + 1);
    svg_attribute(buffer, "data-label", page->label != NULL ? page->label : "");
    svg_attribute(buffer, "lang", language != NULL ? language : "id");
    base_buffer_text(buffer, " viewBox=\"0 0 ");
    svg_number(buffer, page->width);
    base_buffer_char(buffer, ' ');
    svg_number(buffer, page->height);
    base_buffer_char(buffer, '"');
    base_buffer_text(buffer, " width=\"");
    svg_number(buffer, page->width);
    base_buffer_text(buffer, "pt\" height=\"");
    svg_number(buffer, page->height);
    base_buffer_text(buffer, "pt\" text-rendering=\"geometricPrecision\" xml:space=\"preserve\" "
                             "style=\"white-space:pre\">\n");
}

static void background(struct svg_canvas *canvas)
{
    page_colour colour = canvas->page->background;
    base_buffer_text(canvas->buffer, "<rect class=\"paper\"");
    svg_length(canvas->buffer, "width", canvas->page->width);
    svg_length(canvas->buffer, "height", canvas->page->height);
    svg_colour(canvas->buffer, "fill", colour == PAGE_NO_COLOUR ? 0xFFFFFF : colour);
    base_buffer_text(canvas->buffer, "/>\n");
}

static void watermark(struct svg_canvas *canvas)
{
    struct base_buffer *buffer = canvas->buffer;
    struct page_document scratch = {.arena = buffer->arena, .fonts = canvas->document->fonts};
    struct page_fragment fragment = {0};
    page_watermark(&scratch, canvas->page, &fragment);
    if (fragment.count == 0) {
        return;
    }
    base_buffer_format(buffer, "<g class=\"watermark\" transform=\"matrix(.%d -.%d .%d .%d ",
                       PAGE_WATERMARK_COSINE, PAGE_WATERMARK_SINE, PAGE_WATERMARK_SINE,
                       PAGE_WATERMARK_COSINE);
    svg_number(buffer, canvas->page->width / 2);
    base_buffer_char(buffer, ' ');
    svg_number(buffer, canvas->page->height / 2);
    base_buffer_text(buffer, ")\">\n");
    for (size_t i = 0; i < fragment.count; i++) {
        svg_glyphs(canvas, &fragment.items[i]);
    }
    base_buffer_text(buffer, "</g>\n");
}

/* ---------------------------------------------------------------- links and fields */

/* Only addresses that open a page or a letter; none that runs anything. */
static bool is_plain_address(const char *uri)
{
    static const char *const kinds[] = {"https://", "http://", "mailto:", "tel:"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strncmp(uri, kinds[i], strlen(kinds[i])) == 0) {
            return true;
        }
    }
    return false;
}

static bool open_link(struct svg_canvas *canvas, const struct page_item *item)
{
    struct base_buffer *buffer = canvas->buffer;
    if (item->link.uri != NULL) {
        if (!is_plain_address(item->link.uri)) {
            return false;
        }
        base_buffer_text(buffer, "<a class=\"link\"");
        svg_attribute(buffer, "href", item->link.uri);
        base_buffer_text(buffer, " target=\"_blank\" rel=\"noopener noreferrer\">");
        return true;
    }
    const struct page_anchor *anchor =
        item->link.anchor != NULL ? page_anchor_find(canvas->document, item->link.anchor) : NULL;
    if (anchor == NULL) {
        return false;
    }
    base_buffer_format(buffer, "<a class=\"link\" href=\"#page-%zu\" data-page=\"%zu\"",
                       anchor->page + 1, anchor->page + 1);
    svg_length(buffer, "data-y", anchor->y);
    base_buffer_char(buffer, '>');
    return true;
}

static void area(struct svg_canvas *canvas, const struct page_item *item)
{
    svg_length(canvas->buffer, "x", item->x);
    svg_length(canvas->buffer, "y", item->y);
    svg_length(canvas->buffer, "width", item->width);
    svg_length(canvas->buffer, "height", item->height);
}

static void link_area(struct svg_canvas *canvas, const struct page_item *item)
{
    if (open_link(canvas, item)) {
        base_buffer_text(canvas->buffer, "<rect");
        area(canvas, item);
        base_buffer_text(canvas->buffer, " fill=\"none\" pointer-events=\"all\"/></a>\n");
    }
}

static void field_box(struct svg_canvas *canvas, const struct page_item *item)
{
    if (!canvas->options->fields || !item->field->widget) {
        return;
    }
    base_buffer_text(canvas->buffer, "<rect class=\"field\"");
    area(canvas, item);
    svg_attribute(canvas->buffer, "data-name", item->field->name);
    base_buffer_text(canvas->buffer, " fill=\"#3b6ea5\" fill-opacity=\".08\" stroke=\"#3b6ea5\" "
                                     "stroke-width=\".5\" stroke-dasharray=\"3 2\"><title>");
    const char *person = item->field->person;
    svg_escape(canvas->buffer, person, strlen(person));
    base_buffer_text(canvas->buffer, "</title></rect>\n");
}

/* ---------------------------------------------------------------- page */

static void paint(struct svg_canvas *canvas, const struct page_item *item)
{
    switch (item->kind) {
    case PAGE_GLYPHS:
        svg_glyphs(canvas, item);
        break;
    case PAGE_FILL:
        svg_fill(canvas, item);
        break;
    case PAGE_LINE:
        svg_line(canvas, item);
        break;
    case PAGE_PATH:
        svg_path(canvas, item);
        break;
    case PAGE_IMAGE:
        svg_picture(canvas, item);
        break;
    case PAGE_LINK:
        link_area(canvas, item);
        break;
    case PAGE_FIELD:
        field_box(canvas, item);
        break;
    }
}

/* Items in their order; neighbours that are marks stand in one group. */
static void paint_items(struct svg_canvas *canvas)
{
    const struct page_item *items = page_items(canvas->document, canvas->page);
    bool marks = false;
    for (size_t i = 0; i < canvas->page->count; i++) {
        const struct page_item *item = &items[i];
        if (item->mark != marks) {
            base_buffer_text(canvas->buffer, marks ? "</g>\n" : "<g class=\"mark\">\n");
            marks = item->mark;
        }
        paint(canvas, item);
    }
    base_buffer_text(canvas->buffer, marks ? "</g>\n" : "");
}

void svg_page(const struct page_document *document, size_t index, const struct svg_options *options,
              struct base_buffer *buffer)
{
    struct svg_canvas canvas = {.document = document,
                                .page = document->pages[index],
                                .index = index,
                                .options = options,
                                .buffer = buffer};
    open_page(&canvas);
    if (options->font_prefix == NULL || options->font_prefix[0] != '\0') {
        base_buffer_text(buffer, "<style>\n");
        if (options->font_prefix == NULL) {
            svg_font_data(document, index, index + 1, buffer);
        } else {
            svg_font_rules(document, options->font_prefix, buffer);
        }
        base_buffer_text(buffer, "</style>\n");
    }
    background(&canvas);
    watermark(&canvas);
    paint_items(&canvas);
    base_buffer_text(buffer, "</svg>\n");
}

/* The size of paper for each page, for those who print the web page. */
static void paper_rules(const struct page_document *document, struct base_buffer *buffer)
{
    for (size_t i = 0; i < document->count; i++) {
        base_buffer_format(buffer, "@page p%zu{margin:0;size:", i + 1);
        svg_number(buffer, document->pages[i]->width);
        base_buffer_text(buffer, "pt ");
        svg_number(buffer, document->pages[i]->height);
        base_buffer_format(buffer, "pt}#page-%zu{page:p%zu}\n", i + 1, i + 1);
    }
}

void svg_pages(const struct page_document *document, struct base_buffer *buffer)
{
    const struct svg_options options = {.font_prefix = ""};
    base_buffer_text(buffer, "<!DOCTYPE html>\n<html lang=\"id\"><head><meta charset=\"utf-8\">"
                             "<title>");
    const char *title = document->meta.title != NULL ? document->meta.title : "";
    svg_escape(buffer, title, strlen(title));
    base_buffer_text(buffer, "</title>\n<style>\nbody{margin:0}\n"
                             "svg{display:block;overflow:hidden;break-after:page}\n");
    paper_rules(document, buffer);
    svg_font_data(document, 0, document->count, buffer);
    base_buffer_text(buffer, "</style></head><body>\n");
    for (size_t i = 0; i < document->count; i++) {
        svg_page(document, i, &options, buffer);
    }
    base_buffer_text(buffer, "</body></html>\n");
}
