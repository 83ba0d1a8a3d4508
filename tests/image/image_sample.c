/* Makes picture files with libpng and libjpeg. */
#include "image_sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <png.h>

#include "base_arena.h"

unsigned sample_value(const struct sample_png *sample, uint32_t x, uint32_t y, int channel)
{
    unsigned most = (1u << sample->depth) - 1;
    return (x * 7919 + y * 104729 + (unsigned)channel * 1299709 + x * y * 31) % (most + 1);
}

static void write_bytes(png_structp png, png_bytep bytes, size_t length)
{
    base_buffer_add(png_get_io_ptr(png), (const char *)bytes, length);
}

static void flush_bytes(png_structp png)
{
    (void)png;
}

static void put_sample(unsigned char *row, uint32_t index, int depth, unsigned value)
{
    if (depth == 16) {
        row[2 * index] = (unsigned char)(value >> 8);
        row[2 * index + 1] = (unsigned char)value;
        return;
    }
    uint32_t bit = index * (uint32_t)depth;
    row[bit / 8] |= (unsigned char)(value << (8 - depth - (int)(bit % 8)));
}

static void set_extras(png_structp png, png_infop info, const struct sample_png *sample)
{
    png_color palette[256];
    png_byte alpha[256];
    for (int i = 0; i < 256; i++) {
        palette[i] = (png_color){(png_byte)(i * 10), (png_byte)(255 - i), (png_byte)(i * 3)};
        alpha[i] = (png_byte)(i == 1 ? 128 : i == 0 ? 0 : 255);
    }
    png_color_16 colour = {.gray = 1, .red = 1, .green = 1, .blue = 1};
    if (sample->colour_type == PNG_COLOR_TYPE_PALETTE) {
        png_set_PLTE(png, info, palette, 1 << sample->depth);
    }
    if (sample->transparent) {
        png_set_tRNS(png, info, alpha, 2, &colour);
    }
    if (sample->exif != NULL) {
        png_set_eXIf_1(png, info, (png_uint_32)sample->exif_length, (png_bytep)sample->exif);
    }
}

unsigned char *sample_png_file(struct base_arena *arena, const struct sample_png *sample,
                               size_t *length)
{
    static const int channels_of[] = {1, 0, 3, 1, 2, 0, 4};
    struct base_buffer buffer = {.arena = arena};
    int channels = channels_of[sample->colour_type];
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, &buffer, write_bytes, flush_bytes);
    png_set_IHDR(png, info, sample->width, sample->height, sample->depth, sample->colour_type,
                 sample->interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, 0, 0);
    set_extras(png, info, sample);
    png_write_info(png, info);
    png_bytep *rows = base_alloc_array(arena, sample->height, sizeof *rows);
    for (uint32_t y = 0; y < sample->height; y++) {
        rows[y] = base_alloc(arena, (size_t)sample->width * 8 + 8);
        for (uint32_t i = 0; i < sample->width * (uint32_t)channels; i++) {
            uint32_t x = i / (uint32_t)channels;
            put_sample(rows[y], i, sample->depth,
                       sample_value(sample, x, y, (int)(i % (uint32_t)channels)));
        }
    }
    png_write_image(png, rows);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    *length = buffer.length;
    return (unsigned char *)buffer.data;
}

static uint32_t check_sum(const unsigned char *bytes, size_t length)
{
    uint32_t sum = 0xFFFFFFFF;
    for (size_t i = 0; i < length; i++) {
        sum ^= bytes[i];
        for (int bit = 0; bit < 8; bit++) {
            sum = (sum & 1) != 0 ? sum >> 1 ^ 0xEDB88320 : sum >> 1;
        }
    }
    return ~sum;
}

void sample_png_mend(unsigned char *bytes, size_t length)
{
    for (size_t at = 8; at + 12 <= length;) {
        size_t body = (size_t)bytes[at] << 24 | (size_t)bytes[at + 1] << 16 |
                      (size_t)bytes[at + 2] << 8 | bytes[at + 3];
        if (body > length - at - 12) {
            return;
        }
        uint32_t sum = check_sum(bytes + at + 4, body + 4);
        at += 8 + body;
        for (int i = 0; i < 4; i++, at++) {
            bytes[at] = (unsigned char)(sum >> (24 - 8 * i));
        }
    }
}

static void set_form(struct jpeg_compress_struct *jpeg, const struct sample_jpeg *sample)
{
    jpeg->image_width = sample->width;
    jpeg->image_height = sample->height;
    jpeg->input_components = sample->components;
    jpeg->in_color_space = sample->components == 1   ? JCS_GRAYSCALE
                           : sample->components == 3 ? JCS_RGB
                                                     : JCS_CMYK;
    jpeg_set_defaults(jpeg);
    if (sample->bare_rgb) {
        jpeg_set_colorspace(jpeg, JCS_RGB);
    }
    if (sample->bare_rgb || sample->plain_cmyk) {
        jpeg->write_Adobe_marker = FALSE;
    }
    if (sample->progressive) {
        jpeg_simple_progression(jpeg);
    }
    jpeg->arith_code = sample->arithmetic ? TRUE : FALSE;
}

unsigned char *sample_jpeg_file(struct base_arena *arena, const struct sample_jpeg *sample,
                                size_t *length)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long size = 0;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &size);
    set_form(&jpeg, sample);
    jpeg_start_compress(&jpeg, TRUE);
    if (sample->app1 != NULL) {
        jpeg_write_marker(&jpeg, JPEG_APP0 + 1, sample->app1, (unsigned)sample->app1_length);
    }
    JSAMPROW row = base_alloc(arena, (size_t)sample->width * (size_t)sample->components);
    while (jpeg.next_scanline < jpeg.image_height) {
        for (uint32_t i = 0; i < sample->width * (uint32_t)sample->components; i++) {
            row[i] = (unsigned char)(i * 3 + jpeg.next_scanline * 5);
        }
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    unsigned char *copy = (unsigned char *)base_copy(arena, (const char *)bytes, size);
    free(bytes);
    *length = size;
    return copy;
}

size_t sample_exif(unsigned char block[26], int orientation, bool big)
{
    static const unsigned char little_form[26] = {'I', 'I',  '*', 0, 8, 0, 0, 0, 1,
                                                  0,   0x12, 1,   3, 0, 1, 0, 0, 0};
    static const unsigned char big_form[26] = {'M', 'M', 0,    '*', 0, 0, 0, 8, 0,
                                               1,   1,   0x12, 0,   3, 0, 0, 0, 1};
    memcpy(block, big ? big_form : little_form, 26);
    block[big ? 19 : 18] = (unsigned char)orientation;
    return 26;
}

uint32_t sample_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}
