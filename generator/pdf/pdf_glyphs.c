/* Glyph items as text operators; positions follow the page within 1/300 pt. */
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

/* A code of two bytes within a literal string. */
static void add_code(struct base_buffer *buffer, unsigned code)
{
    const char bytes[2] = {(char)(code >> 8 & 255), (char)(code & 255)};
    char text[4];
    size_t length = 0;
    for (size_t i = 0; i < sizeof bytes; i++) {
        char byte = bytes[i];
        if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r') {
            text[length++] = '\\';
        }
        text[length++] = byte == '\r' ? 'r' : byte;
    }
    base_buffer_add(buffer, text, length);
}

static void set_font(struct pdf_painter *painter, const struct page_item *item,
                     struct base_buffer *buffer)
{
    struct pdf_pen *pen = &painter->pen;
    if (pen->face == item->glyphs.face && pen->size == item->glyphs.size) {
        return;
    }
    pen->face = item->glyphs.face;
    pen->size = item->glyphs.size;
    base_buffer_text(buffer, "/F");
    base_buffer_number(buffer, (long long)font_face_index(item->glyphs.face));
    base_buffer_char(buffer, ' ');
    pdf_text_number(buffer, item->glyphs.size);
    base_buffer_text(buffer, " Tf ");
}

/* Moves to the first glyph within a text object of its own. */
static void start_text(const struct page_item *item, base_length page_height, base_length rise,
                       struct base_buffer *buffer)
{
    if (item->glyphs.upward) {
        base_buffer_text(buffer, "0 1 -1 0 ");
    }
    base_length x = item->x + item->glyphs.glyphs[0].x;
    base_length y = page_height - item->y + rise;
    if (item->glyphs.upward) {
        x = item->x - rise;
        y = page_height - item->y + item->glyphs.glyphs[0].x;
    }
    pdf_text_number(buffer, x);
    base_buffer_char(buffer, ' ');
    pdf_text_number(buffer, y);
    base_buffer_text(buffer, item->glyphs.upward ? " Tm [(" : " Td [(");
}

/* A line of glyphs being written. */
struct show {
    struct pdf_painter *painter;
    const struct page_item *item;
    struct base_buffer *buffer;
    size_t text_length;
    size_t end;    /* glyphs from here on are not shown */
    long long pen; /* where the viewer stands, in 1/1,000,000,000 pt */
};

/* Shows one glyph where the viewer stands. */
static void show_glyph(struct show *show, uint16_t glyph, const char *text, size_t length)
{
    const struct font_face *face = show->item->glyphs.face;
    add_code(show->buffer, pdf_fonts_code(show->painter->fonts, face, glyph, text, length));
    show->pen += pdf_fonts_advance(face, glyph) * show->item->glyphs.size;
}

/* Moves to x when the viewer does not stand there. */
static void move_to(struct show *show, base_length x)
{
    base_length size = show->item->glyphs.size;
    long long exact = size > 0 ? (x * 1000000 - show->pen) / size : 0; /* 1/1,000,000 em */
    long long adjust = (exact + (exact < 0 ? -50 : 50)) / 100 * 100;   /* one decimal is enough */
    if (adjust > 200 || adjust < -200) {
        base_buffer_char(show->buffer, ')');
        pdf_text_number(show->buffer, -adjust);
        base_buffer_char(show->buffer, '(');
        show->pen += adjust * size;
    }
}

/* Bytes of text without the spaces at its end. */
static size_t without_spaces(const char *text, size_t length)
{
    while (length > 0 && text[length - 1] == ' ') {
        length--;
    }
    return length;
}

/* A space between words has no glyph of its own on the page, only room: a space glyph is shown
 * there, so that readers of the file find it. */
static void show_space(struct show *show)
{
    const struct font_run *run =
        font_shape(show->painter->pages->fonts, show->item->glyphs.face, " ", 1, true);
    if (run->count == 1) {
        show_glyph(show, run->glyphs[0].glyph, " ", 1);
    }
}

static void show_cluster(struct show *show, size_t index)
{
    const char *text;
    size_t length = cluster_text(show->item, index, show->text_length, &text);
    size_t shown = without_spaces(text, length);
    uint16_t glyph = show->item->glyphs.glyphs[index].glyph;
    if (shown == 0 || shown == length) {
        show_glyph(show, glyph, text, length);
        return;
    }
    show_glyph(show, glyph, text, shown);
    show_space(show);
}

/* Shows glyphs from first on that stand at one height; returns the index behind them. */
static size_t show_level(struct show *show, size_t first, base_length page_height)
{
    const struct page_item *item = show->item;
    const struct page_glyph *glyphs = item->glyphs.glyphs;
    base_length level = glyphs[first].y;
    struct page_item part = *item;
    part.glyphs.glyphs = &glyphs[first];
    base_buffer_text(show->buffer, "BT ");
    start_text(&part, page_height, -level, show->buffer);
    show->pen = (long long)glyphs[first].x * 1000000;
    size_t i = first;
    for (; i < show->end && glyphs[i].y == level; i++) {
        move_to(show, glyphs[i].x);
        show_cluster(show, i);
    }
    base_buffer_text(show->buffer, ")]TJ ET\n");
    return i;
}

void pdf_content_glyphs(struct pdf_painter *painter, const struct page_item *item, size_t from,
                        size_t to, base_length page_height, struct base_buffer *buffer)
{
    if (from >= to) {
        return;
    }
    pdf_content_colour(painter, buffer, item->colour, false);
    set_font(painter, item, buffer);
    struct show show = {
        .painter = painter,
        .item = item,
        .buffer = buffer,
        .text_length = strlen(item->glyphs.text),
        .end = to,
    };
    for (size_t i = from; i < to;) {
        i = show_level(&show, i, page_height);
    }
}
