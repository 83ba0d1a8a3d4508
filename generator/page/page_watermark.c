/* The watermark of a page, the same for every painter. */
#include "page.h"

#include <string.h>

#include "base_arena.h"
#include "font.h"

enum { WATERMARK_COLOUR = 0xE4E6E8 };

/* The size at which a text fills at most the width, `most` at best. */
static base_length fitting(struct page_document *document, const struct font_face *face,
                           const char *text, base_length most, base_length room)
{
    base_length width = page_text_width(document, face, most, text);
    return width > room ? base_length_scale(most, room, width) : most;
}

static void add_centred(struct page_document *document, struct page_fragment *fragment,
                        const struct font_face *face, const char *text, base_length size,
                        base_length y)
{
    base_length width = page_text_width(document, face, size, text);
    page_text_add(document, fragment, face, size, WATERMARK_COLOUR, -width / 2, y, text,
                  PAGE_ARTIFACT, 0);
}

void page_watermark(struct page_document *document, const struct page *page,
                    struct page_fragment *fragment)
{
    const struct font_face *face = font_face_at(document->fonts, 0);
    if (page->watermark == NULL || face == NULL) {
        return;
    }
    const char *end = strchr(page->watermark, '\n');
    const char *first =
        end != NULL ? base_copy(document->arena, page->watermark, (size_t)(end - page->watermark))
                    : page->watermark;
    base_length shorter = page->width < page->height ? page->width : page->height;
    base_length room = shorter * 115 / 100; /* along the slope, within the page */
    add_centred(document, fragment, face, first, fitting(document, face, first, BASE_PT(96), room),
                0);
    if (end != NULL) {
        base_length size = fitting(document, face, end + 1, BASE_PT(34), room * 9 / 10);
        add_centred(document, fragment, face, end + 1, size, size * 14 / 10);
    }
}
