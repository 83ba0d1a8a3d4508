/* Opens pictures: recognises the kind of file, decodes, tells the shown size; makes them smaller.
 */
#include "image.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_digest.h"
#include "base_file.h"
#include "base_language.h"
#include "image_reader.h"
#include "image_shrink.h"

void image_report(const struct image_reader *reader, enum base_message message, const char *detail)
{
    base_report(reader->diagnostics, base_at(reader->origin), message, reader->name, detail);
}

bool image_check_size(const struct image_reader *reader, uint32_t width, uint32_t height)
{
    if (width <= IMAGE_MOST_SIDE && height <= IMAGE_MOST_SIDE &&
        (uint64_t)width * height <= IMAGE_MOST_PIXELS) {
        return true;
    }
    image_report(
        reader, BASE_MESSAGE_IMAGE_TOO_LARGE,
        base_format(reader->arena, "%lu x %lu", (unsigned long)width, (unsigned long)height));
    return false;
}

/* ---------------------------------------------------------------- kinds of file */

enum file_kind { KIND_PNG, KIND_JPEG, KIND_OTHER };

/* How files of other kinds begin. */
static const struct signature {
    size_t offset, length;
    const char *bytes, *what;
} signatures[] = {
    {0, 4, "GIF8", N_("a GIF picture")},
    {8, 4, "WEBP", N_("a WebP picture")},
    {0, 2, "BM", N_("a BMP picture")},
    {0, 4, "II*\0", N_("a TIFF picture")},
    {0, 4, "MM\0*", N_("a TIFF picture")},
    {4, 8, "ftypheic", N_("a HEIC picture")},
    {4, 8, "ftypheix", N_("a HEIC picture")},
    {4, 8, "ftypmif1", N_("a HEIC picture")},
    {4, 8, "ftypavif", N_("an AVIF picture")},
    {0, 12, "\0\0\0\x0cjP  \r\n\x87\n", N_("a JPEG 2000 picture")},
    {0, 2, "\xff\x0a", N_("a JPEG XL picture")},
    {0, 4, "8BPS", N_("a Photoshop file")},
    {0, 4, "%PDF", N_("a PDF file")},
    {0, 4, "<svg", N_("an SVG drawing")},
    {0, 5, "<?xml", N_("an XML file")},
    {0, 4, "PK\x03\x04", N_("an office document or ZIP file")},
    {0, 14, "<!DOCTYPE html", N_("a web page")},
};

static bool begins(const struct image_reader *reader, size_t offset, const char *bytes,
                   size_t length)
{
    return reader->length >= offset + length && memcmp(reader->bytes + offset, bytes, length) == 0;
}

/* What the file is instead of a PNG or JPEG picture. */
static const char *other_kind(const struct image_reader *reader)
{
    if (reader->length == 0) {
        return base_translate(N_("an empty file"));
    }
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
        const struct signature *at = &signatures[i];
        if (begins(reader, at->offset, at->bytes, at->length)) {
            return base_translate(at->what);
        }
    }
    return base_translate(N_("not a picture"));
}

static enum file_kind kind_of(const struct image_reader *reader)
{
    if (begins(reader, 0, "\x89PNG\r\n\x1a\n", 8)) {
        return KIND_PNG;
    }
    return begins(reader, 0, "\xff\xd8\xff", 3) ? KIND_JPEG : KIND_OTHER;
}

/* True for the first bytes of a picture whose file ends within its own signature. */
static bool is_stump(const struct image_reader *reader)
{
    size_t length = reader->length;
    return length > 0 && ((length < 8 && memcmp(reader->bytes, "\x89PNG\r\n\x1a\n", length) == 0) ||
                          (length < 3 && memcmp(reader->bytes, "\xff\xd8\xff", length) == 0));
}

/* ---------------------------------------------------------------- opening */

/* Takes eight bytes, first the lowest, whatever machine this is. */
static uint64_t word_at(const unsigned char *bytes)
{
    uint64_t word = 0;
    for (int i = 0; i < 8; i++) {
        word |= (uint64_t)bytes[i] << (8 * i);
    }
    return word;
}

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9FB21C651E98DF25);
    return hash ^ (hash >> 32);
}

static uint64_t hash_bytes(uint64_t hash, const unsigned char *bytes, size_t length)
{
    size_t whole = length / 8 * 8;
    for (size_t i = 0; i < whole; i += 8) {
        hash = mix(hash, word_at(bytes + i));
    }
    unsigned char rest[8] = {0};
    for (size_t i = whole; i < length; i++) {
        rest[i - whole] = bytes[i];
    }
    return mix(mix(hash, word_at(rest)), length);
}

void image_finish(struct image *image, const unsigned char *content, size_t length)
{
    static const uint64_t starts[2] = {UINT64_C(0xCBF29CE484222325), UINT64_C(0x9E3779B97F4A7C15)};
    bool turned = image->orientation >= 5;
    image->shown_width = turned ? image->height : image->width;
    image->shown_height = turned ? image->width : image->height;
    for (int i = 0; i < 2; i++) {
        uint64_t size = (uint64_t)image->width << 32 | image->height;
        image->hash[i] = mix(hash_bytes(starts[i], content, length), size);
    }
}

static bool read_picture(const struct image_reader *reader, struct image *image)
{
    switch (kind_of(reader)) {
    case KIND_PNG:
        return image_png_read(reader, image);
    case KIND_JPEG:
        return image_jpeg_read(reader, image);
    case KIND_OTHER:
        break;
    }
    if (is_stump(reader)) {
        image_report(reader, BASE_MESSAGE_IMAGE_CUT_OFF, NULL);
    } else {
        image_report(reader, BASE_MESSAGE_IMAGE_KIND, other_kind(reader));
    }
    return false;
}

const struct image *image_open(struct base_arena *arena, struct base_arena *content,
                               struct base_diagnostics *diagnostics, const char *path,
                               const char *name, base_origin origin)
{
    struct image_reader reader = {
        .arena = content, .diagnostics = diagnostics, .origin = origin, .name = name};
    if (!base_path_exists(path)) {
        image_report(&reader, BASE_MESSAGE_IMAGE_MISSING, NULL);
        return NULL;
    }
    reader.bytes = (const unsigned char *)base_file_read(content, path, name, IMAGE_MOST_BYTES,
                                                         &reader.length, diagnostics);
    if (reader.bytes == NULL) {
        return NULL;
    }
    struct image *image = base_alloc(arena, sizeof *image);
    image->name = base_copy_text(arena, name);
    image->path = base_copy_text(arena, path);
    image->digest = base_digest(arena, reader.bytes, reader.length);
    if (!read_picture(&reader, image)) {
        return NULL;
    }
    image_finish(image, reader.bytes, reader.length);
    return image;
}

static const unsigned char *copy_bytes(struct base_arena *arena, const unsigned char *bytes,
                                       size_t length)
{
    return bytes == NULL ? NULL : memcpy(base_alloc(arena, length), bytes, length);
}

const struct image *image_copy(struct base_arena *arena, const struct image *image)
{
    struct image *copy = base_alloc(arena, sizeof *copy);
    *copy = *image;
    copy->data = copy_bytes(arena, image->data, image->length);
    copy->alpha = copy_bytes(arena, image->alpha, (size_t)image->width * image->height);
    return copy;
}

/* ---------------------------------------------------------------- smaller */

/* side * pixels / longer, rounded, at least 1. */
static uint32_t scaled_side(uint32_t side, uint32_t pixels, uint32_t longer)
{
    uint64_t scaled = ((uint64_t)side * pixels + longer / 2) / longer;
    return scaled == 0 ? 1 : (uint32_t)scaled;
}

/* Joins a row of colours with its opacity. */
static void join_row(const struct image *image, size_t row, unsigned char *joined)
{
    size_t colours = (size_t)image->components;
    const unsigned char *from = image->data + row * image->width * colours;
    const unsigned char *alpha = image->alpha + row * image->width;
    for (size_t x = 0; x < image->width; x++) {
        for (size_t i = 0; i < colours; i++) {
            *joined++ = *from++;
        }
        *joined++ = *alpha++;
    }
}

/* Separates the opacity of the small picture again. */
static void split_alpha(struct base_arena *arena, unsigned char *pixels, struct image *small)
{
    size_t count = (size_t)small->width * small->height;
    size_t colours = (size_t)small->components;
    unsigned char *alpha = base_alloc(arena, count);
    for (size_t i = 0; i < count; i++) {
        alpha[i] = pixels[i * (colours + 1) + colours];
        memmove(pixels + i * colours, pixels + i * (colours + 1), colours);
    }
    small->alpha = alpha;
}

/* Averages stored pixels, with their opacity as a further component. */
static void shrink_pixels(struct base_arena *arena, const struct image *image, struct image *small)
{
    size_t colours = (size_t)image->components;
    bool alpha = image->alpha != NULL;
    unsigned char *joined = alpha ? base_alloc_array(arena, image->width, colours + 1) : NULL;
    struct image_shrink shrink;
    image_shrink_start(&shrink, arena, image->width, image->height, small->width, small->height,
                       (int)colours + alpha, alpha);
    for (size_t y = 0; y < image->height; y++) {
        if (alpha) {
            join_row(image, y, joined);
        }
        image_shrink_add(&shrink, alpha ? joined : image->data + y * image->width * colours);
    }
    if (alpha) {
        split_alpha(arena, shrink.rows, small);
    }
    small->data = shrink.rows;
    small->length = (size_t)small->width * small->height * colours;
}

const struct image *image_downsample(struct base_arena *arena, const struct image *image,
                                     uint32_t pixels)
{
    uint32_t longer = image->width > image->height ? image->width : image->height;
    if (pixels == 0 || longer <= pixels) {
        return image;
    }
    struct image *small = base_alloc(arena, sizeof *small);
    *small = *image;
    small->width = scaled_side(image->width, pixels, longer);
    small->height = scaled_side(image->height, pixels, longer);
    if (image->format == IMAGE_PIXELS) {
        shrink_pixels(arena, image, small);
    } else {
        small->data = image_jpeg_shrink(arena, image, small->width, small->height, &small->length);
    }
    if (small->data == NULL) {
        return image;
    }
    /* The same picture in the same size. */
    image_finish(small, (const unsigned char *)image->hash, sizeof image->hash);
    return small;
}
