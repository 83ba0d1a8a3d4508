/* Glyph items as text operators; positions follow the page within 1/2000 em. */
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

static void set_font(struct pdf_painter *painter, const struct page_item *item,
                     struct base_buffer *buffer)
{
    struct pdf_pen *pen = &painter->pen;
    if (pen->face == item->glyphs.face && pen->size == item->height) {
        return;
    }
    pen->face = item->glyphs.face;
    pen->size = item->height;
    base_buffer_text(buffer, "/F");
    base_buffer_number(buffer, (long long)font_face_index(item->glyphs.face));
    base_buffer_char(buffer, ' ');
    pdf_text_number(buffer, item->height);
    base_buffer_text(buffer, " Tf ");
}

/* A line of glyphs being written. */
struct show {
    struct pdf_painter *painter;
    struct pdf_codes *codes;
    const struct page_item *item;
    struct base_buffer *buffer;
    size_t text_length;
    size_t end;        /* glyphs from here on are not shown */
    long long pen;     /* where the viewer stands, in 1/1,000,000,000 pt */
    char pending[256]; /* codes to be added to the buffer */
    size_t pending_count;
};

void pdf_content_end_text(struct pdf_painter *painter, struct base_buffer *buffer)
{
    if (painter->pen.text) {
        base_buffer_text(buffer, "ET\n");
        painter->pen.text = false;
    }
}

static void place(struct base_buffer *buffer, base_length x, base_length y)
{
    pdf_text_number(buffer, x);
    base_buffer_char(buffer, ' ');
    pdf_text_number(buffer, y);
}

/* Starts a line at a glyph: level ones in the text object that is open, upward ones in another. */
static void start_text(struct show *show, const struct page_glyph *first, base_length page_height)
{
    const struct page_item *item = show->item;
    struct pdf_pen *pen = &show->painter->pen;
    base_length x = item->x + (base_length)first->x;
    base_length y = page_height - item->y - first->y;
    show->pen = (long long)first->x * 1000000;
    if (item->glyphs.upward) {
        pdf_content_end_text(show->painter, show->buffer);
        base_buffer_text(show->buffer, "BT 0 1 -1 0 ");
        place(show->buffer, item->x + (base_length)first->y, page_height - item->y + first->x);
        base_buffer_text(show->buffer, " Tm[(");
    } else if (pen->text) {
        place(show->buffer, x - pen->x, y - pen->y);
        base_buffer_text(show->buffer, " Td[(");
    } else {
        base_buffer_text(show->buffer, "BT ");
        place(show->buffer, x, y);
        base_buffer_text(show->buffer, " Td[(");
    }
    pen->text = true;
    pen->x = x;
    pen->y = y;
}

static void flush(struct show *show)
{
    base_buffer_add(show->buffer, show->pending, show->pending_count);
    show->pending_count = 0;
}

/* Shows one glyph where the viewer stands. */
static inline void show_code(struct show *show, const struct pdf_code *code)
{
    if (show->pending_count + sizeof code->bytes > sizeof show->pending) {
        flush(show);
    }
    memcpy(show->pending + show->pending_count, code->bytes, sizeof code->bytes);
    show->pending_count += code->size;
    show->pen += code->advance * show->item->height;
}

/* Moves to x when the viewer does not stand there; whole 1/1000 em are enough. */
static void move_to(struct show *show, base_length x)
{
    enum { STEP = 1000 }; /* 1/1,000,000 em */
    base_length size = show->item->height;
    long long distance = x * 1000000 - show->pen;
    if (distance > -STEP / 2 * size && distance < STEP / 2 * size) {
        return;
    }
    long long exact = size > 0 ? distance / size : 0;
    long long adjust = (exact + (exact < 0 ? -STEP / 2 : STEP / 2)) / STEP;
    if (adjust != 0) {
        flush(show);
        base_buffer_char(show->buffer, ')');
        pdf_text_number(show->buffer, -adjust * 1000);
        base_buffer_char(show->buffer, '(');
        show->pen += adjust * STEP * size;
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
static void show_cluster(struct show *show, size_t index)
{
    const char *text;
    size_t length = cluster_text(show->item, index, show->text_length, &text);
    size_t shown = without_spaces(text, length);
    uint16_t glyph = show->item->glyphs.glyphs[index].glyph;
    if (shown == 0 || shown == length) {
        show_code(show, pdf_fonts_code(show->codes, glyph, text, length));
        return;
    }
    show_code(show, pdf_fonts_code(show->codes, glyph, text, shown));
    const struct pdf_code *space = pdf_fonts_space(show->codes, show->painter->pages->fonts);
    if (space != NULL) {
        show_code(show, space);
    }
}

/* Shows glyphs from first on that stand at one height; returns the index behind them. */
static size_t show_level(struct show *show, size_t first, base_length page_height)
{
    const struct page_glyph *glyphs = show->item->glyphs.glyphs;
    start_text(show, &glyphs[first], page_height);
    size_t i = first;
    for (; i < show->end && glyphs[i].y == glyphs[first].y; i++) {
        move_to(show, glyphs[i].x);
        show_cluster(show, i);
    }
    flush(show);
    base_buffer_text(show->buffer, ")]TJ\n");
    if (show->item->glyphs.upward) {
        pdf_content_end_text(show->painter, show->buffer);
    }
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
    struct show show;
    show.painter = painter;
    show.codes = pdf_fonts_codes(painter->fonts, item->glyphs.face);
    show.item = item;
    show.buffer = buffer;
    show.text_length = strlen(item->glyphs.text);
    show.end = to;
    show.pending_count = 0;
    for (size_t i = from; i < to;) {
        i = show_level(&show, i, page_height);
    }
}
