/* Embedded files, associated with the document. */
#include "pdf_paint.h"

#include <stdlib.h>
#include <string.h>

#include "pdf.h"
#include "pdf_deflated.h"
#include "pdf_text.h"

/* "application/json" as a name. */
static void add_mime(struct base_buffer *text, const char *mime)
{
    base_buffer_char(text, '/');
    for (; *mime != '\0'; mime++) {
        if (*mime == '/' || *mime == '#' || *mime == ' ' || *mime == ';') {
            base_buffer_format(text, "#%02X", (unsigned)(unsigned char)*mime);
        } else {
            base_buffer_char(text, *mime);
        }
    }
}

static pdf_object write_bytes(struct pdf_painter *painter, const struct pdf_attachment *file)
{
    struct base_buffer text = {.arena = painter->arena};
    base_buffer_text(&text, "/Type/EmbeddedFile/Subtype");
    add_mime(&text, file->mime);
    base_buffer_format(&text, "/Params<</Size %zu\n", file->length);
    pdf_metadata_date(&text, "ModDate", painter->pages->meta.date);
    base_buffer_text(&text, ">>");
    if (file->deflated != NULL) {
        return pdf_stream_add_deflated(painter->file, base_buffer_get(&text), file->deflated);
    }
    return pdf_stream_add(painter->file, base_buffer_get(&text), file->bytes, file->length,
                          PDF_DEFLATED_QUICKLY);
}

static pdf_object write_file(struct pdf_painter *painter, const struct pdf_attachment *file)
{
    static const char *const relations[] = {"Source", "Data", "Supplement"};
    pdf_object bytes = write_bytes(painter, file);
    struct base_buffer text = {.arena = painter->arena};
    base_buffer_text(&text, "/Type/Filespec/F");
    pdf_text_literal(&text, file->name);
    base_buffer_text(&text, "/UF");
    pdf_text_string(&text, file->name);
    base_buffer_text(&text, "/Desc");
    pdf_text_string(&text, file->description);
    base_buffer_format(&text, "/AFRelationship/%s/EF<</F %u 0 R/UF %u 0 R>>",
                       relations[file->relation], bytes, bytes);
    return pdf_object_add(painter->file, base_buffer_get(&text));
}

static int compare(const void *left, const void *right)
{
    const struct pdf_attachment *a = left, *b = right;
    return strcmp(a->name, b->name);
}

void pdf_options_free(const struct pdf_options *options)
{
    for (size_t i = 0; i < options->count; i++) {
        pdf_deflated_destroy(options->attachments[i].deflated);
    }
}

void pdf_attachments_write(struct pdf_painter *painter)
{
    size_t count = painter->options->count;
    if (count == 0) {
        return;
    }
    struct pdf_attachment *files = base_alloc_array(painter->arena, count, sizeof *files);
    memcpy(files, painter->options->attachments, count * sizeof *files);
    qsort(files, count, sizeof *files, compare);
    struct base_buffer names = {.arena = painter->arena};
    pdf_object *objects = base_alloc_array(painter->arena, count, sizeof *objects);
    for (size_t i = 0; i < count; i++) {
        objects[i] = write_file(painter, &files[i]);
        pdf_deflated_destroy(files[i].deflated);
        pdf_text_literal(&names, files[i].name);
        base_buffer_format(&names, "%u 0 R\n", objects[i]);
    }
    pdf_object tree = pdf_object_add(
        painter->file, base_format(painter->arena, "/Names[%s]", base_buffer_get(&names)));
    pdf_catalog_reference(
        painter->file, "Names",
        pdf_object_add(painter->file, base_format(painter->arena, "/EmbeddedFiles %u 0 R", tree)));
    pdf_catalog_list(painter->file, "AF", objects, count);
}
