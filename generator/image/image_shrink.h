/* Inside of image/: area averages, exact in whole numbers, fed row by row. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct base_arena;

struct image_shrink {
    uint32_t from_width, from_height, width, height; /* width <= from_width, same for height */
    int components;
    bool alpha;          /* the last component weighs the others */
    unsigned char *rows; /* result: height rows of width * components bytes */
    uint32_t *down;    /* sums over source rows for each source column; colours times their alpha */
    uint64_t *across;  /* one row of the result: sums of these over columns */
    uint32_t from_row; /* source rows fed so far */
    uint32_t row;      /* rows of the result that are finished */
};

/* Starts; memory in the arena. from_height at most IMAGE_MOST_SIDE. */
void image_shrink_start(struct image_shrink *shrink, struct base_arena *arena, uint32_t from_width,
                        uint32_t from_height, uint32_t width, uint32_t height, int components,
                        bool alpha);
/* Takes the next source row (from_width * components bytes). */
void image_shrink_add(struct image_shrink *shrink, const unsigned char *row);
