/* Signature fields: the empty form of the document, to be signed by other programs. */
#include "pdf_structure.h"

#include "pdf_text.h"

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

static pdf_object write_widget(struct pdf_painter *painter, const struct page_signing *signing)
{
    const struct page_item *item = &signing->item;
    pdf_object page = painter->page_objects[signing->page];
    struct base_buffer text = {.arena = painter->arena};
    base_buffer_text(&text, "/Type /Annot /Subtype /Widget /FT /Sig /F 4 ");
    pdf_navigation_rectangle(&text, item, painter->pages->pages[signing->page]->height);
    base_buffer_format(&text, "/P %u 0 R /T ", page);
    pdf_text_literal(&text, item->field->name);
    base_buffer_char(&text, '\n');
    add_title(painter, &text, item);
    base_buffer_format(&text, "/AP << /N %u 0 R >>", write_appearance(painter, item));
    pdf_object widget = pdf_object_reserve(painter->file);
    if (item->element != PAGE_ARTIFACT) {
        base_buffer_format(
            &text, " /StructParent %zu",
            pdf_structure_annotation(painter->structure, signing->page, item->element, widget));
    }
    pdf_object_set(painter->file, widget, base_buffer_get(&text));
    pdf_page_annotate(painter->file, page, widget);
    return widget;
}

void pdf_fields_write(struct pdf_painter *painter)
{
    struct base_buffer text = {.arena = painter->arena};
    size_t count = 0;
    bool any = false;
    const struct page_signing *signings = page_signings(painter->arena, painter->pages, &count);
    base_buffer_text(&text, "/SigFlags 3 /Fields [");
    for (size_t i = 0; i < count; i++) {
        if (signings[i].item.field->widget) {
            base_buffer_format(&text, "%s%u 0 R", any ? " " : "",
                               write_widget(painter, &signings[i]));
            any = true;
        }
    }
    base_buffer_text(&text, "]");
    if (any) {
        pdf_catalog_reference(painter->file, "AcroForm",
                              pdf_object_add(painter->file, base_buffer_get(&text)));
    }
}
