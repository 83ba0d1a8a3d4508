/* QR codes: a text as a black and white picture. */
#include "image.h"

#include <errno.h>
#include <string.h>

#include <qrencode.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "image_reader.h"

enum {
    QUIET = 4,  /* modules of white around, as the standard asks */
    PIXELS = 8, /* a module's side: viewers that smooth pictures must not blur it */
};

/* Paints the dark modules into white pixels. */
static void paint(const QRcode *code, unsigned char *pixels, size_t side)
{
    memset(pixels, 0xFF, side * side);
    for (size_t y = 0; y < side; y++) {
        size_t row = y / PIXELS;
        for (size_t x = 0; x < side; x++) {
            size_t column = x / PIXELS;
            bool inside = row >= QUIET && column >= QUIET && row < QUIET + (size_t)code->width &&
                          column < QUIET + (size_t)code->width;
            if (inside &&
                (code->data[(row - QUIET) * (size_t)code->width + column - QUIET] & 1) != 0) {
                pixels[y * side + x] = 0;
            }
        }
    }
}

const struct image *image_qr(struct base_arena *arena, struct base_diagnostics *diagnostics,
                             const char *text, base_origin origin)
{
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    if (code == NULL) {
        if (errno == ENOMEM) {
            base_out_of_memory();
        }
        base_report(diagnostics, base_at(origin), BASE_MESSAGE_IMAGE_QR,
                    base_format(arena, "%zu", strlen(text)));
        return NULL;
    }
    size_t side = ((size_t)code->width + 2 * (size_t)QUIET) * PIXELS;
    unsigned char *pixels = base_alloc(arena, side * side);
    paint(code, pixels, side);
    QRcode_free(code);
    struct image *image = base_alloc(arena, sizeof *image);
    image->format = IMAGE_PIXELS;
    image->name = "QR";
    image->width = image->height = (uint32_t)side;
    image->orientation = 1;
    image->components = 1;
    image->data = pixels;
    image->length = side * side;
    image_finish(image, image->data, image->length);
    return image;
}
