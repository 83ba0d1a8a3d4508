/* Links, outline, page labels, metadata. */
#include "pdf_structure.h"

#include <string.h>

#include "pdf_text.h"

/* "[12 0 R /XYZ x y null]" with a little room above the target. */
static void add_destination(struct pdf_painter *painter, struct base_buffer *text, size_t page,
                            base_length x, base_length y)
{
    base_length up = painter->pages->pages[page]->height - y;
    base_buffer_format(text, "[%u 0 R /XYZ ", painter->page_objects[page]);
    pdf_text_number(text, x);
    base_buffer_char(text, ' ');
    pdf_text_number(text, up);
    base_buffer_text(text, " null]");
}

/* ---------------------------------------------------------------- links */

void pdf_navigation_rectangle(struct base_buffer *text, const struct page_item *item,
                              base_length height)
{
    base_length corners[4] = {item->x, height - item->y - item->height, item->x + item->width,
                              height - item->y};
    base_buffer_text(text, "/Rect [");
    for (int i = 0; i < 4; i++) {
        base_buffer_text(text, i > 0 ? " " : "");
        pdf_text_number(text, corners[i]);
    }
    base_buffer_text(text, "]\n");
}

/* Writes where a link leads; false when its anchor does not exist. */
static bool add_target(struct pdf_painter *painter, struct base_buffer *text,
                       const struct page_item *item)
{
    if (item->link.uri != NULL) {
        base_buffer_text(text, "/A << /S /URI /URI ");
        pdf_text_literal(text, item->link.uri);
        base_buffer_text(text, " >>");
        return true;
    }
    const struct page_anchor *anchor = page_anchor_find(painter->pages, item->link.anchor);
    if (anchor == NULL) {
        return false;
    }
    base_buffer_text(text, "/Dest ");
    add_destination(painter, text, anchor->page, anchor->x, anchor->y);
    return true;
}

/* What a screen reader says of the link. */
static void add_contents(struct pdf_painter *painter, struct base_buffer *text,
                         const struct page_item *item)
{
    const struct page_anchor *anchor =
        item->link.uri == NULL ? page_anchor_find(painter->pages, item->link.anchor) : NULL;
    const char *label = anchor != NULL ? painter->pages->pages[anchor->page]->label : "";
    const char *words = item->link.uri != NULL ? item->link.uri
                        : label[0] != '\0'     ? base_format(painter->arena, "Ke halaman %s", label)
                                               : "Ke bagian yang dirujuk";
    base_buffer_text(text, "/Contents ");
    pdf_text_string(text, words);
    base_buffer_char(text, '\n');
}

static void write_link(struct pdf_painter *painter, size_t page, const struct page_item *item)
{
    struct base_buffer text = {.arena = painter->arena};
    base_buffer_text(&text, "/Type /Annot /Subtype /Link /Border [0 0 0] /F 4 ");
    pdf_navigation_rectangle(&text, item, painter->pages->pages[page]->height);
    add_contents(painter, &text, item);
    if (!add_target(painter, &text, item)) {
        return;
    }
    pdf_object annotation = pdf_object_reserve(painter->file);
    if (item->element != PAGE_ARTIFACT) {
        base_buffer_format(
            &text, "/StructParent %zu",
            pdf_structure_annotation(painter->structure, page, item->element, annotation));
    }
    pdf_object_set(painter->file, annotation, base_buffer_get(&text));
    pdf_page_annotate(painter->file, painter->page_objects[page], annotation);
}

static void write_links(struct pdf_painter *painter)
{
    for (size_t page = 0; page < painter->pages->count; page++) {
        const struct page *source = painter->pages->pages[page];
        if (!page_shows(source, PAGE_LINK)) {
            continue;
        }
        const struct page_item *items = page_items(painter->pages, source);
        for (size_t i = 0; i < source->count; i++) {
            if (items[i].kind == PAGE_LINK) {
                write_link(painter, page, &items[i]);
            }
        }
    }
}

/* ---------------------------------------------------------------- outline */

struct entry {
    pdf_object object;
    size_t parent, first, last, previous, next; /* indexes + 1, 0 = none */
    size_t children;
};

/* Links the entries by level; entry 0 is the outline itself. */
static void link_entries(const struct page_document *pages, struct entry *entries)
{
    size_t open[16] = {0};
    for (size_t i = 1; i <= pages->bookmark_count; i++) {
        int level = pages->bookmarks[i - 1].level;
        level = level < 1 ? 1 : level > 15 ? 15 : level;
        int above = level - 1;
        while (above > 0 && open[above] == 0) {
            above--;
        }
        struct entry *parent = &entries[open[above]];
        entries[i].parent = open[above] + 1;
        entries[i].previous = parent->last;
        if (parent->last != 0) {
            entries[parent->last - 1].next = i + 1;
        } else {
            parent->first = i + 1;
        }
        parent->last = i + 1;
        parent->children++;
        open[level] = i;
        for (int deeper = level + 1; deeper < 16; deeper++) {
            open[deeper] = 0;
        }
    }
}

static void add_reference(struct base_buffer *text, const struct entry *entries, const char *key,
                          size_t index)
{
    if (index != 0) {
        base_buffer_format(text, "/%s %u 0 R ", key, entries[index - 1].object);
    }
}

static void write_entry(struct pdf_painter *painter, const struct entry *entries, size_t index)
{
    const struct entry *entry = &entries[index];
    struct base_buffer text = {.arena = painter->arena};
    if (index == 0) {
        base_buffer_format(&text, "/Type /Outlines /Count %zu ", entry->children);
    } else {
        const struct page_bookmark *bookmark = &painter->pages->bookmarks[index - 1];
        base_buffer_text(&text, "/Title ");
        pdf_text_string(&text, bookmark->title);
        base_buffer_text(&text, " /Dest ");
        add_destination(painter, &text, bookmark->page, 0, bookmark->y);
        base_buffer_char(&text, '\n');
        if (entry->children > 0) {
            base_buffer_format(&text, "/Count -%zu ", entry->children);
        }
    }
    add_reference(&text, entries, "Parent", entry->parent);
    add_reference(&text, entries, "Prev", entry->previous);
    add_reference(&text, entries, "Next", entry->next);
    add_reference(&text, entries, "First", entry->first);
    add_reference(&text, entries, "Last", entry->last);
    pdf_object_set(painter->file, entry->object, base_buffer_get(&text));
}

static void write_outline(struct pdf_painter *painter)
{
    size_t count = painter->pages->bookmark_count;
    if (count == 0) {
        return;
    }
    struct entry *entries = base_alloc_array(painter->arena, count + 1, sizeof *entries);
    for (size_t i = 0; i <= count; i++) {
        entries[i].object = pdf_object_reserve(painter->file);
    }
    link_entries(painter->pages, entries);
    for (size_t i = 0; i <= count; i++) {
        write_entry(painter, entries, i);
    }
    pdf_catalog_reference(painter->file, "Outlines", entries[0].object);
    pdf_catalog_name(painter->file, "PageMode", "UseOutlines");
}

/* ---------------------------------------------------------------- page labels */

struct label {
    char style; /* D, r, R or 0: the prefix is the whole label */
    const char *prefix;
    long number;
};

static long digit(char letter)
{
    static const char letters[] = "ivxlcdm";
    static const long values[] = {1, 5, 10, 50, 100, 500, 1000};
    const char *at = letter != '\0' ? strchr(letters, letter) : NULL;
    return at != NULL ? values[at - letters] : 0;
}

/* The value of a lower-case roman number; 0 when it is none. */
static long roman_value(const char *text)
{
    long sum = 0;
    for (; *text != '\0'; text++) {
        long value = digit(*text);
        if (value == 0) {
            return 0;
        }
        sum += digit(text[1]) > value ? -value : value;
    }
    return sum;
}

static struct label read_label(struct pdf_painter *painter, const char *text)
{
    size_t length = strlen(text), start = length;
    while (start > 0 && text[start - 1] >= '0' && text[start - 1] <= '9') {
        start--;
    }
    struct label label = {.prefix = text};
    if (start < length && length - start < 9) {
        label.style = 'D';
        label.prefix = base_copy(painter->arena, text, start);
        for (; text[start] != '\0'; start++) {
            label.number = label.number * 10 + (text[start] - '0');
        }
    } else if (roman_value(text) > 0) {
        label = (struct label){.style = 'r', .prefix = "", .number = roman_value(text)};
    }
    return label;
}

static void add_range(struct base_buffer *text, size_t page, const struct label *label)
{
    base_buffer_format(text, "%zu <<", page);
    if (label->style != 0) {
        base_buffer_format(text, "/S /%c /St %ld ", label->style, label->number);
    }
    if (label->prefix[0] != '\0') {
        base_buffer_text(text, "/P ");
        pdf_text_string(text, label->prefix);
    }
    base_buffer_text(text, ">>\n");
}

/* A new range starts wherever a label is not the one before plus one. */
static void write_labels(struct pdf_painter *painter)
{
    struct base_buffer text = {.arena = painter->arena};
    struct label before = {.style = '?', .prefix = ""};
    base_buffer_text(&text, "/Nums [");
    for (size_t i = 0; i < painter->pages->count; i++) {
        struct label label = read_label(painter, painter->pages->pages[i]->label);
        bool goes_on = label.style != 0 && label.style == before.style &&
                       label.number == before.number + 1 &&
                       strcmp(label.prefix, before.prefix) == 0;
        if (!goes_on) {
            add_range(&text, i, &label);
        }
        before = label;
    }
    base_buffer_char(&text, ']');
    pdf_catalog_reference(painter->file, "PageLabels",
                          pdf_object_add(painter->file, base_buffer_get(&text)));
}

void pdf_navigation_write(struct pdf_painter *painter)
{
    write_links(painter);
    write_outline(painter);
    write_labels(painter);
}
