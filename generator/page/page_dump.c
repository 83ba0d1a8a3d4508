/* Prints pages: the golden file of layout tests and `lkjip dump --stage=pages`. */
#include "page.h"

#include "base_arena.h"

static const char *const role_names[] = {
    [PAGE_ROLE_DOCUMENT] = "document",
    [PAGE_ROLE_SECTION] = "section",
    [PAGE_ROLE_HEADING] = "heading",
    [PAGE_ROLE_PARAGRAPH] = "paragraph",
    [PAGE_ROLE_LIST] = "list",
    [PAGE_ROLE_ITEM] = "item",
    [PAGE_ROLE_LABEL] = "label",
    [PAGE_ROLE_BODY] = "body",
    [PAGE_ROLE_TABLE] = "table",
    [PAGE_ROLE_ROW] = "row",
    [PAGE_ROLE_HEADER_CELL] = "header-cell",
    [PAGE_ROLE_CELL] = "cell",
    [PAGE_ROLE_CAPTION] = "caption",
    [PAGE_ROLE_FIGURE] = "figure",
    [PAGE_ROLE_FORMULA] = "formula",
    [PAGE_ROLE_CONTENTS] = "contents",
    [PAGE_ROLE_CONTENTS_ENTRY] = "contents-entry",
    [PAGE_ROLE_REFERENCE] = "reference",
    [PAGE_ROLE_LINK] = "link",
    [PAGE_ROLE_NOTE] = "note",
    [PAGE_ROLE_SPAN] = "span",
    [PAGE_ROLE_FORM] = "form",
    [PAGE_ROLE_DIVISION] = "division",
};

/* A length in points with three decimals. */
static void add_length(struct base_buffer *buffer, base_length length)
{
    base_length size = length < 0 ? -length : length;
    base_buffer_format(buffer, " %s%lld.%03lld", length < 0 ? "-" : "", (long long)(size / 1000),
                       (long long)(size % 1000));
}

static void add_text(struct base_buffer *buffer, const char *text)
{
    base_buffer_text(buffer, " \"");
    for (; text != NULL && *text != '\0'; text++) {
        if (*text == '"' || *text == '\\') {
            base_buffer_char(buffer, '\\');
        }
        base_buffer_char(buffer, *text);
    }
    base_buffer_char(buffer, '"');
}

static void add_colour(struct base_buffer *buffer, page_colour colour)
{
    if (colour != 0 && colour != PAGE_NO_COLOUR) {
        base_buffer_format(buffer, " #%06X", (unsigned)colour);
    }
}

static void add_glyphs(struct base_buffer *buffer, const struct page_item *item)
{
    const struct font_metrics *metrics = font_metrics(item->glyphs.face);
    base_buffer_format(buffer, " %s", metrics->postscript_name);
    add_length(buffer, item->height);
    add_text(buffer, item->glyphs.text);
    base_buffer_text(buffer, item->glyphs.soft_hyphen ? " hyphen" : "");
    base_buffer_text(buffer, item->glyphs.upward ? " upward" : "");
}

static void add_path(struct base_buffer *buffer, const struct page_item *item)
{
    base_buffer_text(buffer, item->path.closed ? " closed" : "");
    add_length(buffer, item->path.thickness);
    if (item->path.fill != PAGE_NO_COLOUR) {
        base_buffer_format(buffer, " fill #%06X", (unsigned)item->path.fill);
    }
    for (size_t i = 0; i < item->path.count * 2; i++) {
        add_length(buffer, item->path.points[i]);
    }
}

static void add_details(struct base_buffer *buffer, const struct page_item *item)
{
    switch (item->kind) {
    case PAGE_GLYPHS:
        add_glyphs(buffer, item);
        break;
    case PAGE_LINE:
        add_length(buffer, item->line.thickness);
        base_buffer_text(buffer, item->line.dashed ? " dashed" : "");
        break;
    case PAGE_PATH:
        add_path(buffer, item);
        break;
    case PAGE_LINK:
        base_buffer_format(buffer, " %s%s", item->link.uri != NULL ? item->link.uri : "#",
                           item->link.anchor != NULL ? item->link.anchor : "");
        break;
    case PAGE_FIELD:
        base_buffer_format(buffer, " %s%s", item->field->name,
                           item->field->widget ? "" : " (none)");
        break;
    case PAGE_FILL:
    case PAGE_IMAGE:
        break;
    }
}

static void dump_item(const struct page_document *document, const struct page_item *item,
                      struct base_buffer *buffer)
{
    static const char *const names[] = {"glyphs", "fill", "line", "path", "image", "link", "field"};
    base_buffer_format(buffer, "  %s", names[item->kind]);
    add_length(buffer, item->x);
    add_length(buffer, item->y);
    add_length(buffer, item->width);
    add_length(buffer, item->height);
    add_details(buffer, item);
    add_colour(buffer, item->colour);
    if (item->element == PAGE_ARTIFACT) {
        base_buffer_text(buffer, item->mark ? " mark" : " artifact");
    } else {
        base_buffer_format(buffer, " %s:%u", role_names[document->elements[item->element].role],
                           (unsigned)item->element);
    }
    if (item->origin != 0) {
        base_buffer_text(buffer, " <");
        base_origin_describe(document->sources, item->origin, buffer);
        base_buffer_char(buffer, '>');
    }
    base_buffer_char(buffer, '\n');
}

static void dump_page(const struct page_document *document, size_t index,
                      struct base_buffer *buffer)
{
    const struct page *page = document->pages[index];
    base_buffer_format(buffer, "page %zu \"%s\"", index + 1, page->label);
    add_length(buffer, page->width);
    add_length(buffer, page->height);
    base_buffer_char(buffer, '\n');
    const struct page_item *items = page_items(document, page);
    for (size_t i = 0; i < page->count; i++) {
        dump_item(document, &items[i], buffer);
    }
}

void page_dump(const struct page_document *document, struct base_buffer *buffer)
{
    for (size_t i = 0; i < document->count; i++) {
        dump_page(document, i, buffer);
    }
    for (size_t i = 0; i < document->bookmark_count; i++) {
        const struct page_bookmark *bookmark = &document->bookmarks[i];
        base_buffer_format(buffer, "bookmark %d", bookmark->level);
        add_text(buffer, bookmark->title);
        base_buffer_format(buffer, " page %zu", bookmark->page + 1);
        add_length(buffer, bookmark->y);
        base_buffer_char(buffer, '\n');
    }
}
