/* Pictures: header, orientation, decoding, before layout, so that a bad one can be named early. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base_source.h"

struct base_arena;
struct base_diagnostics;

enum image_format { IMAGE_JPEG, IMAGE_PIXELS };

struct image {
    enum image_format format;
    const char *name;       /* as in the input */
    uint32_t width, height; /* pixels as stored */
    int orientation;        /* EXIF 1..8; shown size is turned for 5..8 */
    uint32_t shown_width, shown_height;
    int components;            /* JPEG: 1, 3, 4; PIXELS: 1 or 3 */
    bool inverted_cmyk;        /* JPEG from Adobe */
    const unsigned char *data; /* JPEG: the file; PIXELS: rows of components bytes */
    size_t length;
    const unsigned char *alpha; /* PIXELS: width * height bytes, or NULL */
    const char *digest;         /* SHA-256 of the file; NULL = not from a file */
    const char *path;           /* of the file, or NULL */
    uint64_t hash[2];           /* of the file and the size, to embed a picture once */
};

/* Reads a PNG or JPEG file completely and decodes it (JPEG is decoded once to prove it is whole,
 * and kept as it is). What takes much memory, data and alpha, lives in `content`, all else in the
 * arena; they may be the same. Returns NULL after reporting at origin: not found, not a picture,
 * truncated, corrupt, too large (over 100 megapixels). */
const struct image *image_open(struct base_arena *arena, struct base_arena *content,
                               struct base_diagnostics *diagnostics, const char *path,
                               const char *name, base_origin origin);
/* The same picture with all that it holds in the arena. */
const struct image *image_copy(struct base_arena *arena, const struct image *image);
/* The same picture made smaller so that its longer shown side has at most `pixels`; JPEGs are
 * decoded and stored as pixels or JPEG again; returns image itself when already small enough. */
const struct image *image_downsample(struct base_arena *arena, const struct image *image,
                                     uint32_t pixels);
/* The picture as a file for a web page, without the place and time of taking it: the JPEG, or a PNG
 * made of the pixels. *mime gets its kind. Bytes live in the arena or with the picture. */
const unsigned char *image_file(struct base_arena *arena, const struct image *image, size_t *length,
                                const char **mime);
/* A text as a QR code (error correction M) with the white border that readers need. Returns NULL
 * after reporting at origin that the text is too long. */
const struct image *image_qr(struct base_arena *arena, struct base_diagnostics *diagnostics,
                             const char *text, base_origin origin);
/* Libraries with their versions: "libpng 1.6.39, libjpeg-turbo 2.1.5, libqrencode 4.1.1". */
const char *image_libraries(struct base_arena *arena);
