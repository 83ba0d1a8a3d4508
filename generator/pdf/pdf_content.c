/* The operators of a page: fills, lines, paths, patterns, pictures. */
#include "pdf_structure.h"

#include <string.h>

#include "font.h"
#include "image.h"
#include "pdf_text.h"

struct canvas {
    struct pdf_painter *painter;
    const struct page *page;
    const struct page_item *items;
    size_t index; /* of the page */
    struct base_buffer *buffer;
    uint32_t open;    /* element of the marked content at hand */
    const char *mark; /* its artifact, "" for content of an element, NULL = nothing open */
};

static void number(struct canvas *canvas, base_length length)
{
    pdf_text_number(canvas->buffer, length);
    base_buffer_char(canvas->buffer, ' ');
}

static void point(struct canvas *canvas, base_length x, base_length y)
{
    number(canvas, x);
    number(canvas, canvas->page->height - y);
}

static void operator(struct canvas *canvas, const char *name)
{
    base_buffer_text(canvas->buffer, name);
    base_buffer_char(canvas->buffer, '\n');
}

/* The pen before anything is set on a page, and behind a state that was restored. */
static void forget_pen(struct pdf_painter *painter)
{
    painter->pen = (struct pdf_pen){.fill = PAGE_NO_COLOUR, .stroke = PAGE_NO_COLOUR};
}

static void restore(struct canvas *canvas)
{
    pdf_content_end_text(canvas->painter, canvas->buffer);
    operator(canvas, "Q");
    forget_pen(canvas->painter);
}

void pdf_content_colour(struct pdf_painter *painter, struct base_buffer *buffer, page_colour colour,
                        bool stroke)
{
    page_colour *set = stroke ? &painter->pen.stroke : &painter->pen.fill;
    if (*set == colour) {
        return;
    }
    *set = colour;
    unsigned parts[3] = {colour >> 16 & 255, colour >> 8 & 255, colour & 255};
    bool grey = parts[0] == parts[1] && parts[1] == parts[2];
    for (int i = 0; i < (grey ? 1 : 3); i++) {
        pdf_text_number(buffer, (parts[i] * 2000 + 255) / 510);
        base_buffer_char(buffer, ' ');
    }
    base_buffer_text(buffer, grey ? (stroke ? "G\n" : "g\n") : (stroke ? "RG\n" : "rg\n"));
}

/* ---------------------------------------------------------------- outlines of shapes */

static void curve(struct canvas *canvas, base_length x1, base_length y1, base_length x2,
                  base_length y2, base_length x3, base_length y3)
{
    point(canvas, x1, y1);
    point(canvas, x2, y2);
    point(canvas, x3, y3);
    operator(canvas, "c");
}

static void line_to(struct canvas *canvas, base_length x, base_length y)
{
    point(canvas, x, y);
    operator(canvas, "l");
}

/* A rectangle with round corners: quarter circles by Bezier curves (0.4477 = 1 - 0.5523). */
static void round_rectangle(struct canvas *canvas, const struct page_item *item, base_length r)
{
    base_length x0 = item->x, y0 = item->y, x1 = x0 + item->width, y1 = y0 + item->height;
    base_length k = r * 4477 / 10000;
    point(canvas, x0 + r, y0);
    operator(canvas, "m");
    line_to(canvas, x1 - r, y0);
    curve(canvas, x1 - k, y0, x1, y0 + k, x1, y0 + r);
    line_to(canvas, x1, y1 - r);
    curve(canvas, x1, y1 - k, x1 - k, y1, x1 - r, y1);
    line_to(canvas, x0 + r, y1);
    curve(canvas, x0 + k, y1, x0, y1 - k, x0, y1 - r);
    line_to(canvas, x0, y0 + r);
    curve(canvas, x0, y0 + k, x0 + k, y0, x0 + r, y0);
    operator(canvas, "h");
}

static void rectangle(struct canvas *canvas, const struct page_item *item)
{
    base_length radius = item->fill.radius;
    base_length most = (item->width < item->height ? item->width : item->height) / 2;
    if (radius > 0) {
        round_rectangle(canvas, item, radius < most ? radius : most);
        return;
    }
    point(canvas, item->x, item->y + item->height);
    number(canvas, item->width);
    number(canvas, item->height);
    operator(canvas, "re");
}

static void path(struct canvas *canvas, const struct page_item *item)
{
    for (size_t i = 0; i < item->path.count; i++) {
        point(canvas, item->path.points[2 * i], item->path.points[2 * i + 1]);
        operator(canvas, i == 0 ? "m" : "l");
    }
    if (item->path.closed) {
        operator(canvas, "h");
    }
}

/* ---------------------------------------------------------------- patterns */

struct bounds {
    base_length left, top, right, bottom;
};

static struct bounds path_bounds(const struct page_item *item)
{
    struct bounds box = {INT64_MAX, INT64_MAX, INT64_MIN, INT64_MIN};
    for (size_t i = 0; i < item->path.count; i++) {
        base_length x = item->path.points[2 * i], y = item->path.points[2 * i + 1];
        box.left = x < box.left ? x : box.left;
        box.right = x > box.right ? x : box.right;
        box.top = y < box.top ? y : box.top;
        box.bottom = y > box.bottom ? y : box.bottom;
    }
    return box;
}

#define PATTERN_STEP BASE_PT(4)

/* Lines at 45 degrees over the bounds, rising (direction 1) or falling (-1). They start on a grid
 * of the page, so that neighbours agree. */
static void diagonals(struct canvas *canvas, struct bounds box, int direction)
{
    base_length height = box.bottom - box.top;
    base_length start = (box.left - height) / PATTERN_STEP * PATTERN_STEP - PATTERN_STEP;
    for (base_length x = start; x < box.right + height; x += PATTERN_STEP) {
        point(canvas, x, direction > 0 ? box.bottom : box.top);
        operator(canvas, "m");
        line_to(canvas, x + height, direction > 0 ? box.top : box.bottom);
    }
    operator(canvas, "S");
}

static void dots(struct canvas *canvas, struct bounds box)
{
    operator(canvas, "1 J 1.1 w");
    for (base_length y = box.top + PATTERN_STEP / 2; y < box.bottom; y += PATTERN_STEP) {
        for (base_length x = box.left + PATTERN_STEP / 2; x < box.right; x += PATTERN_STEP) {
            point(canvas, x, y);
            operator(canvas, "m");
            line_to(canvas, x, y);
        }
    }
    operator(canvas, "S");
}

/* Fills the current path (already outlined) with a pattern in a colour. */
static void pattern(struct canvas *canvas, struct bounds box, enum page_pattern kind,
                    page_colour colour)
{
    operator(canvas, "W n");
    pdf_content_colour(canvas->painter, canvas->buffer, colour, true);
    operator(canvas, ".8 w");
    if (kind == PAGE_DOTS) {
        dots(canvas, box);
        return;
    }
    diagonals(canvas, box, 1);
    if (kind == PAGE_CROSSHATCH) {
        diagonals(canvas, box, -1);
    }
}

/* ---------------------------------------------------------------- items */

static void paint_fill(struct canvas *canvas, const struct page_item *item)
{
    if (item->colour == PAGE_NO_COLOUR) {
        return;
    }
    if (item->fill.pattern == PAGE_SOLID) {
        pdf_content_colour(canvas->painter, canvas->buffer, item->colour, false);
        rectangle(canvas, item);
        operator(canvas, "f");
        return;
    }
    struct bounds box = {item->x, item->y, item->x + item->width, item->y + item->height};
    operator(canvas, "q");
    rectangle(canvas, item);
    pattern(canvas, box, item->fill.pattern, item->colour);
    restore(canvas);
}

static void paint_line(struct canvas *canvas, const struct page_item *item)
{
    pdf_content_colour(canvas->painter, canvas->buffer, item->colour, true);
    if (item->line.dashed) {
        operator(canvas, "[2 2] 0 d");
    }
    number(canvas, item->line.thickness);
    operator(canvas, "w");
    point(canvas, item->x, item->y);
    operator(canvas, "m");
    line_to(canvas, item->x + item->width, item->y + item->height);
    operator(canvas, item->line.dashed ? "S [] 0 d" : "S");
}

static void paint_path(struct canvas *canvas, const struct page_item *item)
{
    bool filled = item->path.fill != PAGE_NO_COLOUR;
    bool stroked = item->path.thickness > 0;
    if (filled && item->path.pattern != PAGE_SOLID) {
        operator(canvas, "q");
        path(canvas, item);
        pattern(canvas, path_bounds(item), item->path.pattern, item->path.fill);
        restore(canvas);
        filled = false;
    }
    if (!filled && !stroked) {
        return;
    }
    if (filled) {
        pdf_content_colour(canvas->painter, canvas->buffer, item->path.fill, false);
    }
    if (stroked) {
        pdf_content_colour(canvas->painter, canvas->buffer, item->colour, true);
        number(canvas, item->path.thickness);
        operator(canvas, "w");
    }
    path(canvas, item);
    operator(canvas, filled &&stroked ? "B" : filled ? "f" : "S");
}

/* Matrices that turn the unit square by EXIF orientation: a b c d, and e f as parts of width and
 * height. */
static const signed char orientations[9][6] = {
    {1, 0, 0, 1, 0, 0},   {1, 0, 0, 1, 0, 0},  {-1, 0, 0, 1, 1, 0},
    {-1, 0, 0, -1, 1, 1}, {1, 0, 0, -1, 0, 1}, {0, -1, -1, 0, 1, 1},
    {0, -1, 1, 0, 0, 1},  {0, 1, 1, 0, 0, 0},  {0, 1, -1, 0, 1, 0},
};

static void paint_image(struct canvas *canvas, const struct page_item *item)
{
    int orientation = item->image->orientation;
    const signed char *turn = orientations[orientation >= 1 && orientation <= 8 ? orientation : 1];
    base_buffer_text(canvas->buffer, "q ");
    number(canvas, turn[0] * item->width);
    number(canvas, turn[1] * item->height);
    number(canvas, turn[2] * item->width);
    number(canvas, turn[3] * item->height);
    number(canvas, item->x + turn[4] * item->width);
    number(canvas, canvas->page->height - item->y - item->height + turn[5] * item->height);
    base_buffer_format(canvas->buffer, "cm /I%zu Do Q\n",
                       pdf_images_use(canvas->painter, item->image));
}

static void paint_item(struct canvas *canvas, const struct page_item *item)
{
    pdf_content_end_text(canvas->painter, canvas->buffer);
    switch (item->kind) {
    case PAGE_FILL:
        paint_fill(canvas, item);
        break;
    case PAGE_LINE:
        paint_line(canvas, item);
        break;
    case PAGE_PATH:
        paint_path(canvas, item);
        break;
    case PAGE_IMAGE:
        paint_image(canvas, item);
        break;
    case PAGE_GLYPHS:
    case PAGE_LINK:
    case PAGE_FIELD:
        break;
    }
}

/* ---------------------------------------------------------------- marked content */

static void close_mark(struct canvas *canvas)
{
    pdf_content_end_text(canvas->painter, canvas->buffer);
    if (canvas->mark != NULL) {
        operator(canvas, "EMC");
    }
    canvas->mark = NULL;
}

/* Goes on with the artifact at hand or opens one; properties "" or those of a kind of artifact. */
static void mark_artifact(struct canvas *canvas, const char *properties)
{
    if (canvas->mark != NULL && canvas->open == PAGE_ARTIFACT &&
        strcmp(canvas->mark, properties) == 0) {
        return;
    }
    close_mark(canvas);
    canvas->mark = properties;
    canvas->open = PAGE_ARTIFACT;
    if (properties[0] == '\0') {
        operator(canvas, "/Artifact BMC");
    } else {
        base_buffer_format(canvas->buffer, "/Artifact<<%s>>BDC\n", properties);
    }
}

static void mark_element(struct canvas *canvas, uint32_t element)
{
    if (canvas->mark != NULL && canvas->open == element) {
        return;
    }
    close_mark(canvas);
    canvas->mark = "";
    canvas->open = element;
    pdf_structure_open(canvas->painter->structure, canvas->index, element, NULL, canvas->buffer);
}

/* The part of the page that an item covers: left, bottom, right, top. */
static void corners_of(const struct canvas *canvas, const struct page_item *item,
                       base_length corners[4])
{
    struct bounds box = {item->x, item->y, item->x + item->width, item->y + item->height};
    if (item->kind == PAGE_PATH) {
        box = path_bounds(item);
    } else if (item->kind == PAGE_GLYPHS && item->glyphs.upward) {
        box = (struct bounds){item->x - item->height, item->y - item->width,
                              item->x + item->height / 4, item->y};
    } else if (item->kind == PAGE_GLYPHS) {
        box.top = item->y - item->height;
        box.bottom = item->y + item->height / 4;
    }
    corners[0] = box.left < box.right ? box.left : box.right;
    corners[1] = canvas->page->height - (box.top > box.bottom ? box.top : box.bottom);
    corners[2] = box.left < box.right ? box.right : box.left;
    corners[3] = canvas->page->height - (box.top > box.bottom ? box.bottom : box.top);
}

static void mark_item(struct canvas *canvas, const struct page_item *item)
{
    struct pdf_structure *structure = canvas->painter->structure;
    size_t index = (size_t)(item - canvas->items);
    if (item->element != PAGE_ARTIFACT) {
        mark_element(canvas, item->element);
        if (pdf_structure_bounded(structure, item->element)) {
            base_length corners[4];
            corners_of(canvas, item, corners);
            pdf_structure_cover(structure, item->element, corners);
        }
    } else if (canvas->page->running > 0 && index >= canvas->page->running && !item->mark) {
        mark_artifact(canvas, item->y < canvas->page->height / 2
                                  ? "/Type/Pagination/Subtype/Header"
                                  : "/Type/Pagination/Subtype/Footer");
    } else {
        mark_artifact(canvas, "");
    }
}

/* ---------------------------------------------------------------- divided words */

/* The first glyph from `from` on that stands for text at or behind a byte. */
static size_t glyph_at(const struct page_item *item, size_t from, size_t byte)
{
    while (from < item->glyphs.count && item->glyphs.glyphs[from].cluster < byte) {
        from++;
    }
    return from;
}

/* Glyphs from..to in a sequence of their own that stands for another text. */
static void paint_replaced(struct canvas *canvas, const struct page_item *item, size_t from,
                           size_t to, const char *actual)
{
    if (from >= to) {
        return;
    }
    close_mark(canvas);
    pdf_structure_open(canvas->painter->structure, canvas->index, item->element, actual,
                       canvas->buffer);
    pdf_content_glyphs(canvas->painter, item, from, to, canvas->page->height, canvas->buffer);
    pdf_content_end_text(canvas->painter, canvas->buffer);
    operator(canvas, "EMC");
}

/* A run of glyphs; parts of divided words are marked on their own. */
static void paint_run(struct canvas *canvas, const struct page_item *item)
{
    struct pdf_replacement replacements[2];
    size_t count = pdf_divided_words(canvas->painter, canvas->index, (size_t)(item - canvas->items),
                                     replacements);
    const struct page_item run = page_item_spelled(item, &canvas->painter->room);
    size_t at = 0;
    for (size_t i = 0; i <= count; i++) {
        size_t next = i < count ? glyph_at(&run, at, replacements[i].from) : run.glyphs.count;
        if (next > at) {
            mark_item(canvas, item);
            pdf_content_glyphs(canvas->painter, &run, at, next, canvas->page->height,
                               canvas->buffer);
        }
        if (i < count) {
            at = glyph_at(&run, next, replacements[i].to);
            paint_replaced(canvas, &run, next, at, replacements[i].text);
        }
    }
}

/* ---------------------------------------------------------------- page */

static void paint_background(struct canvas *canvas)
{
    if (canvas->page->background == PAGE_NO_COLOUR) {
        return;
    }
    struct page_item all = {
        .kind = PAGE_FILL,
        .colour = canvas->page->background,
        .width = canvas->page->width,
        .height = canvas->page->height,
    };
    mark_artifact(canvas, "/Type/Background");
    paint_fill(canvas, &all);
}

/* Pale letters along the diagonal, under everything else. */
static void paint_watermark(struct canvas *canvas)
{
    struct font_set *fonts = canvas->painter->pages->fonts;
    struct page_document scratch = {.arena = canvas->painter->arena, .fonts = fonts};
    struct page_fragment fragment = {0};
    page_watermark(&scratch, canvas->page, &fragment);
    if (fragment.count == 0) {
        return;
    }
    mark_artifact(canvas, "/Type/Pagination/Subtype/Watermark");
    base_buffer_format(canvas->buffer, "q .%d .%d -.%d .%d ", PAGE_WATERMARK_COSINE,
                       PAGE_WATERMARK_SINE, PAGE_WATERMARK_SINE, PAGE_WATERMARK_COSINE);
    number(canvas, canvas->page->width / 2);
    number(canvas, canvas->page->height / 2);
    operator(canvas, "cm");
    for (size_t i = 0; i < fragment.count; i++) {
        const struct page_item *item = &fragment.items[i];
        pdf_content_glyphs(canvas->painter, item, 0, item->glyphs.count, 0, canvas->buffer);
    }
    restore(canvas);
}

void pdf_content_paint(struct pdf_painter *painter, size_t index, struct base_buffer *buffer)
{
    const struct page *page = painter->pages->pages[index];
    const struct page_item *items = page_items(painter->pages, page);
    struct canvas canvas = {
        .painter = painter, .page = page, .items = items, .index = index, .buffer = buffer};
    forget_pen(painter);
    paint_background(&canvas);
    paint_watermark(&canvas);
    for (size_t i = 0; i < page->count; i++) {
        const struct page_item *item = &items[i];
        if (item->kind == PAGE_GLYPHS) {
            paint_run(&canvas, item);
        } else if (item->kind != PAGE_LINK && item->kind != PAGE_FIELD) {
            mark_item(&canvas, item);
            paint_item(&canvas, item);
        }
    }
    close_mark(&canvas);
}
