/* Pictures as files again, for web pages: JPEGs without their EXIF block, pixels as PNG. */
#include "image.h"

#include <setjmp.h>
#include <string.h>

#include <png.h>

#include "base_arena.h"

/* ---------------------------------------------------------------- JPEG */

/* The length of the segment at `at`, with its marker; 0 where the picture's data begin or the file
 * is no longer understood. */
static size_t segment_length(const unsigned char *data, size_t length, size_t at)
{
    if (at + 4 > length || data[at] != 0xFF || data[at + 1] == 0xDA || data[at + 1] == 0xFF) {
        return 0;
    }
    size_t segment = 2 + ((size_t)data[at + 2] << 8 | data[at + 3]);
    return at + segment <= length ? segment : 0;
}

/* Copies all but APP1 (EXIF and XMP): the orientation is applied by the page, and where and when a
 * photo was taken is nobody's business. */
static const unsigned char *plain_jpeg(struct base_arena *arena, const struct image *image,
                                       size_t *length)
{
    unsigned char *copy = base_alloc(arena, image->length);
    size_t at = image->length < 2 ? image->length : 2, out = at, segment;
    memcpy(copy, image->data, at);
    while ((segment = segment_length(image->data, image->length, at)) > 0) {
        if (image->data[at + 1] != 0xE1) {
            memcpy(copy + out, image->data + at, segment);
            out += segment;
        }
        at += segment;
    }
    memcpy(copy + out, image->data + at, image->length - at);
    *length = out + image->length - at;
    return copy;
}

/* ---------------------------------------------------------------- PNG */

static void on_write(png_structp png, png_bytep bytes, size_t length)
{
    base_buffer_add(png_get_io_ptr(png), (const char *)bytes, length);
}

static void on_flush(png_structp png)
{
    (void)png;
}

/* One row with its opacity, as PNG stores it. */
static void join_row(const struct image *image, size_t row, unsigned char *joined)
{
    size_t colours = (size_t)image->components, width = image->width;
    const unsigned char *from = image->data + row * width * colours;
    const unsigned char *alpha = image->alpha + row * width;
    for (size_t x = 0; x < width; x++) {
        memcpy(joined + x * (colours + 1), from + x * colours, colours);
        joined[x * (colours + 1) + colours] = alpha[x];
    }
}

static void write_rows(png_structp png, const struct image *image, unsigned char *joined)
{
    for (size_t row = 0; row < image->height; row++) {
        if (joined != NULL) {
            join_row(image, row, joined);
            png_write_row(png, joined);
        } else {
            png_write_row(png, image->data + row * image->width * (size_t)image->components);
        }
    }
}

static void write_png(png_structp png, png_infop info, const struct image *image,
                      unsigned char *joined)
{
    int colour = (image->components == 1 ? 0 : PNG_COLOR_MASK_COLOR) |
                 (image->alpha != NULL ? PNG_COLOR_MASK_ALPHA : 0);
    png_set_compression_level(png, 1); /* speed: the file goes to a browser beside it */
    png_set_IHDR(png, info, image->width, image->height, 8, colour, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    write_rows(png, image, joined);
    png_write_end(png, info);
}

static const unsigned char *pixels_png(struct base_arena *arena, const struct image *image,
                                       size_t *length)
{
    struct base_buffer *buffer = base_alloc(arena, sizeof *buffer);
    buffer->arena = arena;
    size_t row = (size_t)image->width * ((size_t)image->components + 1);
    unsigned char *joined = image->alpha != NULL ? base_alloc(arena, row) : NULL;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png != NULL ? png_create_info_struct(png) : NULL;
    /* Only memory can run out: the sizes come from a picture that was read. */
    if (info == NULL || setjmp(png_jmpbuf(png))) {
        base_out_of_memory();
    }
    png_set_write_fn(png, buffer, on_write, on_flush);
    write_png(png, info, image, joined);
    png_destroy_write_struct(&png, &info);
    *length = buffer->length;
    return (const unsigned char *)base_buffer_get(buffer);
}

const unsigned char *image_file(struct base_arena *arena, const struct image *image, size_t *length,
                                const char **mime)
{
    if (image->format == IMAGE_JPEG) {
        *mime = "image/jpeg";
        return plain_jpeg(arena, image, length);
    }
    *mime = "image/png";
    return pixels_png(arena, image, length);
}
