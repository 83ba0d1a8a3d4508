/* Writes one picture file of every form into a folder: make_pictures FOLDER. */
#include <stdio.h>
#include <stdlib.h>

#include <png.h>

#include "base_arena.h"
#include "image_sample.h"

static void save(struct base_arena *arena, const char *folder, const char *name,
                 const unsigned char *bytes, size_t length)
{
    FILE *file = fopen(base_format(arena, "%s/%s", folder, name), "wb");
    if (file == NULL || fwrite(bytes, 1, length, file) != length || fclose(file) != 0) {
        perror(name);
        exit(1);
    }
}

static void make_png(struct base_arena *arena, const char *folder, const char *form, int type,
                     int depth)
{
    for (int kind = 0; kind < 4; kind++) {
        const struct sample_png sample = {.width = 48,
                                          .height = 32,
                                          .colour_type = type,
                                          .depth = depth,
                                          .interlaced = (kind & 1) != 0,
                                          .transparent = (kind & 2) != 0};
        if (sample.transparent && (type & PNG_COLOR_MASK_ALPHA) != 0) {
            continue;
        }
        size_t length;
        const unsigned char *bytes = sample_png_file(arena, &sample, &length);
        save(arena, folder,
             base_format(arena, "%s-%d%s%s.png", form, depth, sample.interlaced ? "-adam7" : "",
                         sample.transparent ? "-trns" : ""),
             bytes, length);
    }
}

static void make_jpeg(struct base_arena *arena, const char *folder, const char *name,
                      struct sample_jpeg sample)
{
    sample.width = 48;
    sample.height = 32;
    size_t length;
    const unsigned char *bytes = sample_jpeg_file(arena, &sample, &length);
    save(arena, folder, name, bytes, length);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        return 2;
    }
    struct base_arena *arena = base_arena_create();
    for (int depth = 1; depth <= 16; depth *= 2) {
        make_png(arena, argv[1], "abu", PNG_COLOR_TYPE_GRAY, depth);
        if (depth <= 8) {
            make_png(arena, argv[1], "palet", PNG_COLOR_TYPE_PALETTE, depth);
        }
        if (depth >= 8) {
            make_png(arena, argv[1], "warna", PNG_COLOR_TYPE_RGB, depth);
            make_png(arena, argv[1], "abu-alfa", PNG_COLOR_TYPE_GRAY_ALPHA, depth);
            make_png(arena, argv[1], "warna-alfa", PNG_COLOR_TYPE_RGB_ALPHA, depth);
        }
    }
    make_jpeg(arena, argv[1], "abu.jpg", (struct sample_jpeg){.components = 1});
    make_jpeg(arena, argv[1], "warna.jpg", (struct sample_jpeg){.components = 3});
    make_jpeg(arena, argv[1], "rgb.jpg", (struct sample_jpeg){.components = 3, .bare_rgb = true});
    make_jpeg(arena, argv[1], "cmyk-adobe.jpg", (struct sample_jpeg){.components = 4});
    make_jpeg(arena, argv[1], "cmyk.jpg",
              (struct sample_jpeg){.components = 4, .plain_cmyk = true});
    make_jpeg(arena, argv[1], "abu-progresif.jpg",
              (struct sample_jpeg){.components = 1, .progressive = true});
    make_jpeg(arena, argv[1], "warna-progresif.jpg",
              (struct sample_jpeg){.components = 3, .progressive = true});
    make_jpeg(arena, argv[1], "cmyk-progresif.jpg",
              (struct sample_jpeg){.components = 4, .progressive = true});
    base_arena_destroy(arena);
    return 0;
}
