/* Plain one-line text for charts and marks: shaped, split by face, added as glyph items. */
#include "page.h"

#include "base_arena.h"
#include "base_utf8.h"
#include "font.h"

/* The face for the character at text: the given one unless it lacks the character. */
static const struct font_face *face_at(struct page_document *document, const struct font_face *face,
                                       uint32_t character)
{
    const struct font_face *other = font_for(document->fonts, face, character);
    return other != NULL ? other : face;
}

/* The end of the part of text that one face can show; *used gets that face. */
static const char *part_end(struct page_document *document, const struct font_face *face,
                            const char *text, const struct font_face **used)
{
    const char *at = text, *next;
    *used = face_at(document, face, base_utf8_next(text, &next));
    while (*at != '\0') {
        uint32_t character = base_utf8_next(at, &next);
        if (face_at(document, face, character) != *used) {
            break;
        }
        at = next;
    }
    return at;
}

static void add_run(struct page_document *document, struct page_fragment *fragment,
                    const struct font_run *run, base_length size, page_colour colour, base_length x,
                    base_length y, uint32_t element, base_origin origin)
{
    struct page_glyph *glyphs = base_alloc_array(document->arena, run->count, sizeof *glyphs);
    int64_t pen = 0;
    for (size_t i = 0; i < run->count; i++) {
        const struct font_glyph *glyph = &run->glyphs[i];
        glyphs[i].glyph = glyph->glyph;
        glyphs[i].cluster = glyph->cluster;
        glyphs[i].x = font_scale(run->face, pen + glyph->x_offset, size);
        glyphs[i].y = -font_scale(run->face, glyph->y_offset, size);
        pen += glyph->advance;
    }
    struct page_item *item = page_fragment_add(document, fragment, PAGE_GLYPHS, element, origin);
    item->x = x;
    item->y = y;
    item->width = font_scale(run->face, run->width, size);
    item->height = size;
    item->colour = colour;
    item->glyphs.face = run->face;
    item->glyphs.size = size;
    item->glyphs.glyphs = glyphs;
    item->glyphs.count = run->count;
    item->glyphs.text = base_copy(document->arena, run->text, run->length);
}

base_length page_text_add(struct page_document *document, struct page_fragment *fragment,
                          const struct font_face *face, base_length size, page_colour colour,
                          base_length x, base_length y, const char *text, uint32_t element,
                          base_origin origin)
{
    base_length start = x;
    while (*text != '\0') {
        const struct font_face *used;
        const char *end = part_end(document, face, text, &used);
        const struct font_run *run =
            font_shape(document->fonts, used, text, (size_t)(end - text), true);
        add_run(document, fragment, run, size, colour, x, y, element, origin);
        x += font_scale(used, run->width, size);
        text = end;
    }
    return x - start;
}

base_length page_text_width(struct page_document *document, const struct font_face *face,
                            base_length size, const char *text)
{
    base_length width = 0;
    while (*text != '\0') {
        const struct font_face *used;
        const char *end = part_end(document, face, text, &used);
        const struct font_run *run =
            font_shape(document->fonts, used, text, (size_t)(end - text), true);
        width += font_scale(used, run->width, size);
        text = end;
    }
    return width;
}
