/* Picture files made for the tests. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct base_arena;

struct sample_png {
    uint32_t width, height;
    int colour_type, depth; /* as libpng names them */
    bool interlaced, transparent;
    const unsigned char *exif; /* or NULL */
    size_t exif_length;
};
/* The value of a sample (0 .. 2^depth - 1). */
unsigned sample_value(const struct sample_png *sample, uint32_t x, uint32_t y, int channel);
unsigned char *sample_png_file(struct base_arena *arena, const struct sample_png *sample,
                               size_t *length);

/* Makes the check sums of a changed file right again, so that its faults reach the decoder. */
void sample_png_mend(unsigned char *bytes, size_t length);

struct sample_jpeg {
    uint32_t width, height;
    int components; /* 1, 3, 4 */
    bool progressive, arithmetic, bare_rgb, plain_cmyk;
    const unsigned char *app1; /* or NULL */
    size_t app1_length;
};
unsigned char *sample_jpeg_file(struct base_arena *arena, const struct sample_jpeg *sample,
                                size_t *length);

/* An EXIF block that names an orientation. */
size_t sample_exif(unsigned char block[26], int orientation, bool big);
/* The next number of a fixed sequence. */
uint32_t sample_random(uint32_t *state);
