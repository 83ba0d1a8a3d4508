/* From pages to a PDF file. */
#include "pdf.h"

#include "base_file.h"
#include "pdf_structure.h"

/* Paints every page; one buffer serves all. */
static void paint_pages(struct pdf_painter *painter, pdf_object resources)
{
    struct base_buffer buffer = {.arena = painter->arena};
    for (size_t i = 0; i < painter->pages->count; i++) {
        const struct page *page = painter->pages->pages[i];
        buffer.length = 0;
        painter->masked = false;
        pdf_content_paint(painter, i, &buffer);
        painter->page_objects[i] = pdf_page_add(painter->file, i, page->width, page->height,
                                                base_buffer_get(&buffer), buffer.length, resources);
        if (painter->masked) {
            pdf_page_group(painter->file, painter->page_objects[i]);
        }
    }
}

static bool build(struct pdf_painter *painter)
{
    struct base_buffer resources = {.arena = painter->arena};
    /* First, as they are freed then: their memory serves the tags. */
    pdf_attachments_write(painter);
    painter->structure = pdf_structure_create(painter->arena, painter->pages);
    pdf_object shared = pdf_object_reserve(painter->file);
    paint_pages(painter, shared);
    base_buffer_text(&resources, "/Font <<");
    bool good = pdf_fonts_write(painter, &resources);
    base_buffer_text(&resources, ">>\n/XObject <<");
    pdf_images_write(painter, &resources);
    base_buffer_text(&resources, ">>");
    pdf_object_set(painter->file, shared, base_buffer_get(&resources));
    pdf_navigation_write(painter);
    pdf_fields_write(painter);
    good = pdf_metadata_write(painter) && good;
    pdf_structure_write(painter);
    return good;
}

/* The file in an output that is open. */
static bool write_file(struct base_output *output, const struct page_document *pages,
                       const struct pdf_options *options, const char *path,
                       struct base_diagnostics *diagnostics)
{
    struct base_arena *arena = base_arena_create();
    struct pdf_painter painter = {
        .arena = arena,
        .diagnostics = diagnostics,
        .file = pdf_file_create(arena, output, pages->count),
        .pages = pages,
        .options = options,
        .fonts = pdf_fonts_create(arena),
        .images = pdf_images_create(arena),
        .page_objects = base_alloc_array(arena, pages->count + 1, sizeof(pdf_object)),
        .room = {.arena = arena},
        .word = {.arena = arena},
    };
    bool good = build(&painter) && pdf_file_save(painter.file, path, diagnostics);
    pdf_file_destroy(painter.file);
    base_arena_destroy(arena);
    return good;
}

bool pdf_write(const struct page_document *pages, const struct pdf_options *options,
               const char *path, struct base_diagnostics *diagnostics)
{
    struct base_output *output = base_output_open(path, diagnostics);
    if (output == NULL) {
        pdf_options_free(options);
        return false;
    }
    if (!write_file(output, pages, options, path, diagnostics)) {
        base_output_discard(output);
        return false;
    }
    return base_output_commit(output, diagnostics);
}
