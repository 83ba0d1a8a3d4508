/* Glyph items as text operators; positions follow the page to 1/1000 pt. */
#include "pdf_paint.h"

#include <string.h>

#include "font.h"
#include "pdf_text.h"

/* A glyph's part of the text: from its cluster to the next higher one. Further glyphs of the same
 * cluster have none. */
static size_t cluster_text(const struct page_item *item, size_t index, size_t text_length,
                           const char **text)
{
    const struct page_glyph *glyphs = item->glyphs.glyphs;
    size_t start = glyphs[index].cluster, end = text_length;
    *text = item->glyphs.text + (start < text_length ? start : text_length);
    if (start >= text_length || (index > 0 && glyphs[index - 1].cluster == start)) {
        return 0;
    }
    for (size_t i = index + 1; i < item->glyphs.count; i++) {
        if (glyphs[i].cluster > start) {
            end = glyphs[i].cluster;
            break;
        }
    }
    return end < text_length ? end - start : text_length - start;
}

static void add_code(struct base_buffer *buffer, unsigned code)
{
    static const char digits[] = "0123456789ABCDEF";
    char text[4] = {digits[code >> 12 & 15], digits[code >> 8 & 15], digits[code >> 4 & 15],
                    digits[code & 15]};
    base_buffer_add(buffer, text, sizeof text);
}

static void start_text(const struct page_item *item, base_length page_height, base_length rise,
                       struct base_buffer *buffer)
{
    base_buffer_format(buffer, "/F%zu ", font_face_index(item->glyphs.face));
    pdf_text_number(buffer, item->glyphs.size);
    base_buffer_text(buffer, item->glyphs.upward ? " Tf 0 1 -1 0 " : " Tf 1 0 0 1 ");
    base_length x = item->x + item->glyphs.glyphs[0].x;
    base_length y = page_height - item->y + rise;
    if (item->glyphs.upward) {
        x = item->x - rise;
        y = page_height - item->y + item->glyphs.glyphs[0].x;
    }
    pdf_text_number(buffer, x);
    base_buffer_char(buffer, ' ');
    pdf_text_number(buffer, y);
    base_buffer_text(buffer, " Tm [<");
}

/* Shows glyphs from first on that stand at one height; returns the index behind them. pen is where
 * the viewer stands, in 1/1,000,000,000 pt; every distance is corrected against it. */
static size_t show_level(struct pdf_painter *painter, const struct page_item *item, size_t first,
                         base_length page_height, struct base_buffer *buffer)
{
    const struct page_glyph *glyphs = item->glyphs.glyphs;
    size_t text_length = strlen(item->glyphs.text);
    base_length level = glyphs[first].y, size = item->glyphs.size;
    struct page_item part = *item;
    part.glyphs.glyphs = &glyphs[first];
    start_text(&part, page_height, -level, buffer);
    long long pen = glyphs[first].x * 1000000;
    size_t i = first;
    for (; i < item->glyphs.count && glyphs[i].y == level; i++) {
        long long gap = glyphs[i].x * 1000000 - pen;
        long long adjust = size > 0 ? gap / size : 0; /* 1/1,000,000 em */
        if (adjust > 100 || adjust < -100) {
            base_buffer_char(buffer, '>');
            pdf_text_number(buffer, -adjust);
            base_buffer_char(buffer, '<');
            pen += adjust * size;
        }
        const char *text;
        size_t length = cluster_text(item, i, text_length, &text);
        add_code(buffer,
                 pdf_fonts_code(painter->fonts, item->glyphs.face, glyphs[i].glyph, text, length));
        pen += pdf_fonts_advance(item->glyphs.face, glyphs[i].glyph) * size;
    }
    base_buffer_text(buffer, ">] TJ\n");
    return i;
}

void pdf_content_glyphs(struct pdf_painter *painter, const struct page_item *item,
                        base_length page_height, struct base_buffer *buffer)
{
    if (item->glyphs.count == 0) {
        return;
    }
    pdf_content_colour(buffer, item->colour, false);
    base_buffer_text(buffer, "BT ");
    for (size_t i = 0; i < item->glyphs.count;) {
        i = show_level(painter, item, i, page_height, buffer);
    }
    base_buffer_text(buffer, "ET\n");
}
