/* Signature fields: the empty form of the document, to be signed by other programs. */
#include "pdf_structure.h"

#include <stdlib.h>

#include "pdf_text.h"

/* A field with its place among those of equal order. */
struct field {
    const struct page_item *item;
    size_t page, number;
    pdf_object object;
};

struct fields {
    struct field *items;
    size_t count, capacity;
};

static void collect(struct pdf_painter *painter, struct fields *fields)
{
    for (size_t page = 0; page < painter->pages->count; page++) {
        const struct page *source = painter->pages->pages[page];
        for (size_t i = 0; i < source->count; i++) {
            const struct page_item *item = &source->items[i];
            if (item->kind == PAGE_FIELD && item->field->widget) {
                const struct field field = {.item = item, .page = page, .number = fields->count};
                BASE_PUSH(painter->arena, fields->items, fields->count, fields->capacity, field);
            }
        }
    }
}

/* An appearance that draws nothing: viewers must not draw one of their own. */
static pdf_object write_appearance(struct pdf_painter *painter, const struct page_item *item)
{
    struct base_buffer text = {.arena = painter->arena};
    base_buffer_text(&text, "/Type /XObject /Subtype /Form /Resources << >> /BBox [0 0 ");
    pdf_text_number(&text, item->width);
    base_buffer_char(&text, ' ');
    pdf_text_number(&text, item->height);
    base_buffer_text(&text, "]");
    return pdf_stream_add(painter->file, base_buffer_get(&text), "", 0, PDF_STORED);
}

/* What a screen reader says: who signs here. */
static void add_title(struct pdf_painter *painter, struct base_buffer *text,
                      const struct page_item *item)
{
    const char *role = item->field->role, *person = item->field->person;
    const char *between = role[0] != '\0' && person[0] != '\0' ? ", " : "";
    base_buffer_text(text, "/TU ");
    pdf_text_string(text,
                    base_format(painter->arena, "Tanda tangan %s%s%s", role, between, person));
    base_buffer_char(text, '\n');
}

static void write_widget(struct pdf_painter *painter, struct field *field)
{
    const struct page_item *item = field->item;
    struct base_buffer text = {.arena = painter->arena};
    base_buffer_text(&text, "/Type /Annot /Subtype /Widget /FT /Sig /F 4 ");
    pdf_navigation_rectangle(&text, item, painter->pages->pages[field->page]->height);
    base_buffer_format(&text, "/P %u 0 R /T ", painter->page_objects[field->page]);
    pdf_text_literal(&text, item->field->name);
    base_buffer_char(&text, '\n');
    add_title(painter, &text, item);
    base_buffer_format(&text, "/AP << /N %u 0 R >>", write_appearance(painter, item));
    field->object = pdf_object_reserve(painter->file);
    if (item->element != PAGE_ARTIFACT) {
        base_buffer_format(&text, " /StructParent %zu",
                           pdf_structure_annotation(painter->structure, field->page, item->element,
                                                    field->object));
    }
    pdf_object_set(painter->file, field->object, base_buffer_get(&text));
    pdf_page_annotate(painter->file, painter->page_objects[field->page], field->object);
}

/* By the order of signing, then by place. */
static int compare(const void *left, const void *right)
{
    const struct field *a = left, *b = right;
    int one = a->item->field->order, other = b->item->field->order;
    return one != other ? (one > other) - (one < other)
                        : (a->number > b->number) - (a->number < b->number);
}

void pdf_fields_write(struct pdf_painter *painter)
{
    struct fields fields = {0};
    collect(painter, &fields);
    if (fields.count == 0) {
        return;
    }
    for (size_t i = 0; i < fields.count; i++) {
        write_widget(painter, &fields.items[i]);
    }
    qsort(fields.items, fields.count, sizeof *fields.items, compare);
    struct base_buffer text = {.arena = painter->arena};
    base_buffer_text(&text, "/SigFlags 3 /Fields [");
    for (size_t i = 0; i < fields.count; i++) {
        base_buffer_format(&text, "%s%u 0 R", i > 0 ? " " : "", fields.items[i].object);
    }
    base_buffer_text(&text, "]");
    pdf_catalog_reference(painter->file, "AcroForm",
                          pdf_object_add(painter->file, base_buffer_get(&text)));
}
