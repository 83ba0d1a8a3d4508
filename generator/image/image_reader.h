/* Inside of image/: a picture file being read, and the readers of its two formats. */
#pragma once

#include "image.h"

#include "base_diagnostic.h"

/* Most pixels of a picture, most bytes of its file. */
#define IMAGE_MOST_PIXELS UINT64_C(100000000)
#define IMAGE_MOST_SIDE 65535 /* as in JPEG */
#define IMAGE_MOST_BYTES ((size_t)256 << 20)

struct image_reader {
    struct base_arena *arena;
    struct base_diagnostics *diagnostics;
    base_origin origin;
    const char *name;
    const unsigned char *bytes;
    size_t length;
};

/* Reads a file that begins like a PNG or a JPEG into image (zeroed but for its name); hash and
 * shown size are set by the caller. False after reporting. */
bool image_png_read(const struct image_reader *reader, struct image *image);
bool image_jpeg_read(const struct image_reader *reader, struct image *image);
/* Sets the shown size of a picture whose other members are set, and its hash: of the size and the
 * bytes that stand for its content (its file). */
void image_finish(struct image *image, const unsigned char *content, size_t length);

/* A JPEG that was read before, made smaller to width x height, as a new JPEG file in the arena. */
const unsigned char *image_jpeg_shrink(struct base_arena *arena, const struct image *image,
                                       uint32_t width, uint32_t height, size_t *length);

/* Writes rows of components bytes as a JPEG file of quality 85. adobe: 4 components are inverted
 * and say so. */
const unsigned char *image_jpeg_write(struct base_arena *arena, const unsigned char *rows,
                                      uint32_t width, uint32_t height, int components, bool adobe,
                                      size_t *length);

/* The orientation (1..8) that an EXIF block ("II*\0" or "MM\0*" first) names; 1 when it names none
 * or is damaged. */
int image_exif_orientation(const unsigned char *block, size_t length);

/* False after reporting when a side or width x height is too large. */
bool image_check_size(const struct image_reader *reader, uint32_t width, uint32_t height);
void image_report(const struct image_reader *reader, enum base_message message, const char *detail);
