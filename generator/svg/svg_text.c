/* Runs of glyphs as text: each word at its exact place, each glyph at its own where the browser
 * would put it elsewhere. */
#include "svg_write.h"

#include <string.h>

#include "base_utf8.h"
#include "font.h"

/* Differences that nobody sees, in 1/1000 pt; they do not add up, words being placed alone. */
enum { NEAR = 12 };

struct run {
    struct svg_canvas *canvas;
    const struct page_item *item;
    const char *text;
    size_t length;    /* of the text */
    base_length x, y; /* of the run's origin as SVG sees it */
};

/* A word: glyphs from..to, bytes first..behind with the spaces after it, letters up to end. */
struct word {
    size_t from, to;
    size_t first, end, behind;
};

static size_t byte_of(const struct run *run, size_t glyph)
{
    size_t byte =
        glyph < run->item->glyphs.count ? run->item->glyphs.glyphs[glyph].cluster : run->length;
    return byte < run->length ? byte : run->length;
}

/* The word that begins at a glyph. */
static struct word word_at(const struct run *run, size_t from)
{
    struct word word = {.from = from, .to = from + 1, .first = byte_of(run, from)};
    while (word.to < run->item->glyphs.count) {
        size_t byte = byte_of(run, word.to);
        if (byte > word.first && run->text[byte - 1] == ' ' && run->text[byte] != ' ') {
            break;
        }
        word.to++;
    }
    word.behind = byte_of(run, word.to);
    word.end = word.behind;
    while (word.end > word.first && run->text[word.end - 1] == ' ') {
        word.end--;
    }
    while (word.to > from + 1 && byte_of(run, word.to - 1) >= word.end) {
        word.to--; /* glyphs of spaces */
    }
    return word;
}

static bool is_near(base_length a, base_length b)
{
    return a - b <= NEAR && b - a <= NEAR;
}

/* True when shaping the word alone gives the same glyphs at the same places. */
static bool is_natural(const struct run *run, const struct word *word)
{
    const struct page_item *item = run->item;
    const struct font_face *face = item->glyphs.face;
    const struct font_run *shaped = font_shape(
        run->canvas->document->fonts, face, run->text + word->first, word->end - word->first, true);
    if (shaped->count != word->to - word->from) {
        return false;
    }
    const struct page_glyph *glyphs = item->glyphs.glyphs + word->from;
    int64_t pen = 0;
    base_length first = 0;
    for (size_t i = 0; i < shaped->count; i++) {
        const struct font_glyph *glyph = &shaped->glyphs[i];
        base_length x = font_scale(face, pen + glyph->x_offset, item->height);
        first = i == 0 ? x : first;
        if (glyph->glyph != glyphs[i].glyph || !is_near(x - first, glyphs[i].x - glyphs[0].x) ||
            !is_near(-font_scale(face, glyph->y_offset, item->height), glyphs[i].y)) {
            return false;
        }
        pen += glyph->advance;
    }
    return true;
}

/* The first glyph behind the cluster of a glyph. */
static size_t next_cluster(const struct run *run, const struct word *word, size_t glyph)
{
    size_t next = glyph + 1;
    while (next < word->to && byte_of(run, next) <= byte_of(run, glyph)) {
        next++;
    }
    return next;
}

/* The first byte behind the cluster that ends before a glyph. */
static size_t cluster_end(const struct run *run, const struct word *word, size_t next)
{
    return next < word->to ? byte_of(run, next) : word->end;
}

/* True when one character stands for the cluster, as lists of places need it. */
static bool is_single(const struct run *run, const struct word *word, size_t glyph)
{
    const char *behind;
    base_utf8_next(run->text + byte_of(run, glyph), &behind);
    size_t end = cluster_end(run, word, next_cluster(run, word, glyph));
    return (size_t)(behind - run->text) == end;
}

/* Clusters of one character each from a glyph on that stand on one line, at least one cluster;
 * returns the first glyph behind them. */
static size_t row_end(const struct run *run, const struct word *word, size_t from)
{
    const struct page_glyph *glyphs = run->item->glyphs.glyphs;
    size_t i = next_cluster(run, word, from);
    while (is_single(run, word, from) && i < word->to && glyphs[i].y == glyphs[from].y &&
           is_single(run, word, i)) {
        i = next_cluster(run, word, i);
    }
    return i;
}

/* Every cluster at its own place. */
static void clusters(const struct run *run, const struct word *word)
{
    struct base_buffer *buffer = run->canvas->buffer;
    const struct page_glyph *glyphs = run->item->glyphs.glyphs;
    for (size_t i = word->from; i < word->to;) {
        size_t end = row_end(run, word, i);
        base_buffer_text(buffer, "<tspan");
        svg_length(buffer, "y", run->y + glyphs[i].y);
        base_buffer_text(buffer, " x=\"");
        for (size_t at = i; at < end; at = next_cluster(run, word, at)) {
            base_buffer_text(buffer, at > i ? " " : "");
            svg_number(buffer, run->x + glyphs[at].x);
        }
        base_buffer_text(buffer, "\">");
        size_t behind = end < word->to ? byte_of(run, end) : word->behind;
        svg_escape(buffer, run->text + byte_of(run, i), behind - byte_of(run, i));
        base_buffer_text(buffer, "</tspan>");
        i = end;
    }
}

static void add_word(const struct run *run, const struct word *word, bool placed)
{
    struct base_buffer *buffer = run->canvas->buffer;
    if (!is_natural(run, word)) {
        clusters(run, word);
        return;
    }
    if (!placed) {
        base_buffer_text(buffer, "<tspan");
        svg_length(buffer, "x", run->x + run->item->glyphs.glyphs[word->from].x);
        base_buffer_char(buffer, '>');
    }
    svg_escape(buffer, run->text + word->first, word->behind - word->first);
    base_buffer_text(buffer, placed ? "" : "</tspan>");
}

static void open_text(struct run *run)
{
    const struct page_item *item = run->item;
    struct base_buffer *buffer = run->canvas->buffer;
    base_buffer_text(buffer, "<text");
    if (item->glyphs.upward) {
        base_buffer_text(buffer, " transform=\"translate(");
        svg_number(buffer, item->x);
        base_buffer_char(buffer, ' ');
        svg_number(buffer, item->y);
        base_buffer_text(buffer, ")rotate(-90)\"");
    } else {
        run->x = item->x;
        run->y = item->y;
    }
    svg_length(buffer, "x", run->x + item->glyphs.glyphs[0].x);
    svg_length(buffer, "y", run->y);
    svg_attribute(buffer, "font-family", svg_font_name(buffer->arena, item->glyphs.face));
    svg_length(buffer, "font-size", item->height);
    svg_colour(buffer, "fill", item->colour);
    svg_origin(buffer, item->origin);
    base_buffer_text(buffer, item->glyphs.soft_hyphen ? " data-hyphen=\"1\"" : "");
    base_buffer_text(buffer, item->element == PAGE_ARTIFACT ? " aria-hidden=\"true\"" : "");
    base_buffer_char(buffer, '>');
}

void svg_glyphs(struct svg_canvas *canvas, const struct page_item *source)
{
    if (source->glyphs.count == 0 || source->glyphs.text == NULL) {
        return;
    }
    canvas->room.arena = canvas->buffer->arena;
    const struct page_item spelled = page_item_spelled(source, &canvas->room);
    const struct page_item *item = &spelled;
    struct run run = {canvas, item, item->glyphs.text, strlen(item->glyphs.text), 0, 0};
    open_text(&run);
    svg_escape(canvas->buffer, run.text, byte_of(&run, 0));
    bool placed = byte_of(&run, 0) == 0;
    for (size_t i = 0; i < item->glyphs.count;) {
        struct word word = word_at(&run, i);
        add_word(&run, &word, placed);
        placed = false;
        i = word.to;
        while (i < item->glyphs.count && byte_of(&run, i) < word.behind) {
            i++;
        }
    }
    base_buffer_text(canvas->buffer, "</text>\n");
}
