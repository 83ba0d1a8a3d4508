/* Plain one-line text for charts and marks: shaped, split by face, added as glyph items. */
#include "page.h"

#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"
#include "font.h"

/* A part of a text that one face shows, or one character that no face holds. */
struct part {
    const struct font_run *run;
    uint32_t missing; /* 0 = none; run is its mark */
    const char *end;
};

/* Shaping takes the square of the length where a letter has marks without end. */
enum { LONGEST_PART = 2000 }; /* bytes */

/* The first part of text. */
static struct part next_part(struct page_document *document, const struct font_face *face,
                             const char *text)
{
    struct part part = {0};
    uint32_t character = base_utf8_next(text, &part.end);
    const struct font_face *used = font_for(document->fonts, face, character);
    if (used == NULL) {
        const char *mark = page_missing_mark(document->arena, character);
        part.missing = character;
        part.run = font_shape(document->fonts, face, mark, strlen(mark), true);
        return part;
    }
    for (const char *next; *part.end != '\0' && part.end - text < LONGEST_PART; part.end = next) {
        character = base_utf8_next(part.end, &next);
        if (font_for(document->fonts, face, character) != used) {
            break;
        }
    }
    part.run = font_shape(document->fonts, used, text, (size_t)(part.end - text), true);
    return part;
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
        glyphs[i].cluster = (uint16_t)glyph->cluster;
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
    item->glyphs.glyphs = glyphs;
    item->glyphs.count = run->count;
    item->glyphs.text = page_text_keep(document, run->text, run->length);
}

/* The tint behind the mark of a missing character. */
static void add_tint(struct page_document *document, struct page_fragment *fragment,
                     base_length size, base_length width, base_length x, base_length y)
{
    struct page_item *item = page_fragment_add(document, fragment, PAGE_FILL, PAGE_ARTIFACT, 0);
    item->x = x;
    item->y = y - size * 85 / 100;
    item->width = width;
    item->height = size * 115 / 100;
    item->colour = PAGE_MARK_TINT;
}

base_length page_text_add(struct page_document *document, struct page_fragment *fragment,
                          const struct font_face *face, base_length size, page_colour colour,
                          base_length x, base_length y, const char *text, uint32_t element,
                          base_origin origin)
{
    base_length start = x;
    struct part part;
    for (const char *at = text; *at != '\0'; at = part.end) {
        part = next_part(document, face, at);
        base_length width = font_scale(part.run->face, part.run->width, size);
        if (part.missing != 0) {
            page_missing_add(document, part.missing, origin, text);
            add_tint(document, fragment, size, width, x, y);
        }
        add_run(document, fragment, part.run, size, part.missing != 0 ? PAGE_MARK_COLOUR : colour,
                x, y, element, origin);
        x += width;
    }
    return x - start;
}

base_length page_text_width(struct page_document *document, const struct font_face *face,
                            base_length size, const char *text)
{
    base_length width = 0;
    struct part part;
    for (; *text != '\0'; text = part.end) {
        part = next_part(document, face, text);
        width += font_scale(part.run->face, part.run->width, size);
    }
    return width;
}
