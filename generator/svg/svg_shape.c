/* Fills, lines, paths, patterns and pictures as SVG, as the PDF has them. */
#include "svg_write.h"

#include <string.h>

#include "image.h"

struct bounds {
    base_length left, top, right, bottom;
};

static void point(struct base_buffer *buffer, const char *operator, base_length x, base_length y)
{
    base_buffer_text(buffer, operator);
    svg_number(buffer, x);
    base_buffer_char(buffer, ' ');
    svg_number(buffer, y);
}

static base_length corner_radius(const struct page_item *item)
{
    base_length most = (item->width < item->height ? item->width : item->height) / 2;
    return item->fill.radius < most ? item->fill.radius : most;
}

/* A rectangle without its colour; still open for attributes. */
static void open_rectangle(struct base_buffer *buffer, const struct page_item *item)
{
    base_buffer_text(buffer, "<rect");
    svg_length(buffer, "x", item->x);
    svg_length(buffer, "y", item->y);
    svg_length(buffer, "width", item->width);
    svg_length(buffer, "height", item->height);
    if (item->fill.radius > 0) {
        svg_length(buffer, "rx", corner_radius(item));
    }
}

static void open_path(struct base_buffer *buffer, const struct page_item *item)
{
    base_buffer_text(buffer, "<path d=\"");
    for (size_t i = 0; i < item->path.count; i++) {
        point(buffer, i == 0 ? "M" : "L", item->path.points[2 * i], item->path.points[2 * i + 1]);
    }
    base_buffer_text(buffer, item->path.closed ? "Z\"" : "\"");
}

/* ---------------------------------------------------------------- patterns */

#define PATTERN_STEP BASE_PT(4)

static void diagonals(struct base_buffer *buffer, struct bounds box, int direction)
{
    base_length height = box.bottom - box.top;
    base_length start = (box.left - height) / PATTERN_STEP * PATTERN_STEP - PATTERN_STEP;
    for (base_length x = start; x < box.right + height; x += PATTERN_STEP) {
        point(buffer, "M", x, direction > 0 ? box.bottom : box.top);
        point(buffer, "L", x + height, direction > 0 ? box.top : box.bottom);
    }
}

static void dots(struct base_buffer *buffer, struct bounds box)
{
    for (base_length y = box.top + PATTERN_STEP / 2; y < box.bottom; y += PATTERN_STEP) {
        for (base_length x = box.left + PATTERN_STEP / 2; x < box.right; x += PATTERN_STEP) {
            point(buffer, "M", x, y);
            base_buffer_text(buffer, "h0");
        }
    }
}

/* Fills the outline that `open` draws with a pattern. */
static void pattern(struct svg_canvas *canvas, const struct page_item *item, struct bounds box,
                    enum page_pattern kind, page_colour colour,
                    void (*open)(struct base_buffer *, const struct page_item *))
{
    struct base_buffer *buffer = canvas->buffer;
    size_t clip = canvas->clips++;
    base_buffer_format(buffer, "<clipPath id=\"p%zuc%zu\">", canvas->index + 1, clip);
    open(buffer, item);
    base_buffer_format(buffer, "/></clipPath><path clip-path=\"url(#p%zuc%zu)\" d=\"",
                       canvas->index + 1, clip);
    if (kind == PAGE_DOTS) {
        dots(buffer, box);
        base_buffer_text(buffer, "\" stroke-linecap=\"round\" stroke-width=\"1.1\"");
    } else {
        diagonals(buffer, box, 1);
        if (kind == PAGE_CROSSHATCH) {
            diagonals(buffer, box, -1);
        }
        base_buffer_text(buffer, "\" stroke-width=\".8\"");
    }
    svg_colour(buffer, "stroke", colour);
    svg_origin(buffer, item->origin);
    base_buffer_text(buffer, "/>\n");
}

/* ---------------------------------------------------------------- items */

void svg_fill(struct svg_canvas *canvas, const struct page_item *item)
{
    if (item->colour == PAGE_NO_COLOUR) {
        return;
    }
    if (item->fill.pattern != PAGE_SOLID) {
        struct bounds box = {item->x, item->y, item->x + item->width, item->y + item->height};
        pattern(canvas, item, box, item->fill.pattern, item->colour, open_rectangle);
        return;
    }
    open_rectangle(canvas->buffer, item);
    svg_colour(canvas->buffer, "fill", item->colour);
    svg_origin(canvas->buffer, item->origin);
    base_buffer_text(canvas->buffer, "/>\n");
}

void svg_line(struct svg_canvas *canvas, const struct page_item *item)
{
    struct base_buffer *buffer = canvas->buffer;
    base_buffer_text(buffer, "<path d=\"");
    point(buffer, "M", item->x, item->y);
    point(buffer, "L", item->x + item->width, item->y + item->height);
    base_buffer_char(buffer, '"');
    svg_colour(buffer, "stroke", item->colour);
    svg_length(buffer, "stroke-width", item->line.thickness);
    base_buffer_text(buffer, item->line.dashed ? " stroke-dasharray=\"2\"" : "");
    svg_origin(buffer, item->origin);
    base_buffer_text(buffer, "/>\n");
}

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

void svg_path(struct svg_canvas *canvas, const struct page_item *item)
{
    struct base_buffer *buffer = canvas->buffer;
    bool filled = item->path.fill != PAGE_NO_COLOUR;
    if (item->path.count == 0) {
        return;
    }
    if (filled && item->path.pattern != PAGE_SOLID) {
        pattern(canvas, item, path_bounds(item), item->path.pattern, item->path.fill, open_path);
        filled = false;
    }
    if (!filled && item->path.thickness <= 0) {
        return;
    }
    open_path(buffer, item);
    if (filled) {
        svg_colour(buffer, "fill", item->path.fill);
    } else {
        base_buffer_text(buffer, " fill=\"none\"");
    }
    if (item->path.thickness > 0) {
        svg_colour(buffer, "stroke", item->colour);
        svg_length(buffer, "stroke-width", item->path.thickness);
    }
    svg_origin(buffer, item->origin);
    base_buffer_text(buffer, "/>\n");
}

/* ---------------------------------------------------------------- pictures */

/* How the stored unit square becomes the shown one, by EXIF orientation: x' = a x + c y + e and
 * y' = b x + d y + f, with y down. */
static const signed char orientations[9][6] = {
    {1, 0, 0, 1, 0, 0},   {1, 0, 0, 1, 0, 0},   {-1, 0, 0, 1, 1, 0},
    {-1, 0, 0, -1, 1, 1}, {1, 0, 0, -1, 0, 1},  {0, 1, 1, 0, 0, 0},
    {0, 1, -1, 0, 1, 0},  {0, -1, -1, 0, 1, 1}, {0, -1, 1, 0, 0, 1},
};

static void place(struct base_buffer *buffer, const struct page_item *item)
{
    int orientation = item->image->orientation;
    const signed char *turn = orientations[orientation >= 1 && orientation <= 8 ? orientation : 1];
    const base_length parts[6] = {
        turn[0] * item->width,  turn[1] * item->height,          turn[2] * item->width,
        turn[3] * item->height, item->x + turn[4] * item->width, item->y + turn[5] * item->height};
    base_buffer_text(buffer, " transform=\"matrix(");
    for (int i = 0; i < 6; i++) {
        base_buffer_text(buffer, i > 0 ? " " : "");
        svg_number(buffer, parts[i]);
    }
    base_buffer_text(buffer, ")\"");
}

static void address(struct svg_canvas *canvas, const struct image *image)
{
    struct base_buffer *buffer = canvas->buffer;
    base_buffer_text(buffer, " href=\"");
    if (canvas->options->image_prefix != NULL) {
        svg_escape(buffer, canvas->options->image_prefix, strlen(canvas->options->image_prefix));
        base_buffer_text(buffer, svg_image_name(buffer->arena, image));
    } else {
        size_t length;
        const char *mime;
        const unsigned char *bytes = image_file(buffer->arena, image, &length, &mime);
        base_buffer_format(buffer, "data:%s;base64,", mime);
        svg_base64(buffer, bytes, length);
    }
    base_buffer_char(buffer, '"');
}

void svg_picture(struct svg_canvas *canvas, const struct page_item *item)
{
    struct base_buffer *buffer = canvas->buffer;
    const char *alternative =
        item->element != PAGE_ARTIFACT && item->element < canvas->document->element_count
            ? page_element_words(canvas->document, item->element)
            : NULL;
    base_buffer_text(buffer, "<image width=\"1\" height=\"1\" preserveAspectRatio=\"none\"");
    place(buffer, item);
    if (alternative != NULL) {
        base_buffer_text(buffer, " role=\"img\"");
        svg_attribute(buffer, "aria-label", alternative);
    } else {
        base_buffer_text(buffer, " aria-hidden=\"true\"");
    }
    svg_origin(buffer, item->origin);
    address(canvas, item->image);
    base_buffer_text(buffer, "/>\n");
}
