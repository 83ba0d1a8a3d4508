/* Makes pictures smaller: each new pixel is the exact average of the area it covers. */
#include "image_shrink.h"

#include "base_arena.h"

void image_shrink_start(struct image_shrink *shrink, struct base_arena *arena, uint32_t from_width,
                        uint32_t from_height, uint32_t width, uint32_t height, int components,
                        bool alpha)
{
    size_t row = (size_t)width * (size_t)components;
    *shrink = (struct image_shrink){
        .from_width = from_width,
        .from_height = from_height,
        .width = width,
        .height = height,
        .components = components,
        .alpha = alpha,
        .rows = base_alloc_array(arena, height, row),
        .across = base_alloc_array(arena, row, sizeof(uint64_t)),
        .down = base_alloc_array(arena, row, sizeof(uint64_t)),
    };
}

/* Adds one source pixel with a weight; colours count by their alpha. */
static void add_pixel(const struct image_shrink *shrink, uint64_t *sums, const unsigned char *pixel,
                      uint64_t weight)
{
    int colours = shrink->alpha ? shrink->components - 1 : shrink->components;
    if (shrink->alpha) {
        weight *= pixel[colours];
        sums[colours] += weight;
    }
    for (int i = 0; i < colours; i++) {
        sums[i] += weight * pixel[i];
    }
}

/* Sums of the source row for each new column. A source pixel is width units wide, a new one
 * from_width units, so that borders fall on whole units. */
static void add_across(const struct image_shrink *shrink, const unsigned char *row)
{
    size_t step = (size_t)shrink->components;
    uint64_t *sums = shrink->across;
    uint64_t left = shrink->from_width; /* units that the new pixel still lacks */
    for (size_t i = 0; i < shrink->width * step; i++) {
        sums[i] = 0;
    }
    for (uint32_t x = 0; x < shrink->from_width; x++, row += step) {
        uint64_t part = shrink->width < left ? shrink->width : left;
        add_pixel(shrink, sums, row, part);
        left -= part;
        if (left == 0) {
            sums += step;
            left = shrink->from_width;
            if (part < shrink->width) {
                add_pixel(shrink, sums, row, shrink->width - part);
                left -= shrink->width - part;
            }
        }
    }
}

static void add_down(const struct image_shrink *shrink, uint64_t weight)
{
    for (size_t i = 0; i < (size_t)shrink->width * (size_t)shrink->components; i++) {
        shrink->down[i] += shrink->across[i] * weight;
    }
}

static unsigned char rounded(uint64_t sum, uint64_t weight)
{
    return weight == 0 ? 0 : (unsigned char)((sum + weight / 2) / weight);
}

/* Turns the sums into the next row of the result and clears them. */
static void finish_row(struct image_shrink *shrink)
{
    uint64_t area = (uint64_t)shrink->from_width * shrink->from_height;
    int step = shrink->components;
    uint64_t *sums = shrink->down;
    unsigned char *out = shrink->rows + (size_t)shrink->row * (size_t)shrink->width * (size_t)step;
    for (uint32_t x = 0; x < shrink->width; x++, sums += step, out += step) {
        uint64_t weight = shrink->alpha ? sums[step - 1] : area;
        for (int i = 0; i < step; i++) {
            bool opacity = shrink->alpha && i == step - 1;
            out[i] = rounded(sums[i], opacity ? area : weight);
        }
        for (int i = 0; i < step; i++) {
            sums[i] = 0;
        }
    }
    shrink->row++;
}

void image_shrink_add(struct image_shrink *shrink, const unsigned char *row)
{
    /* Borders between rows, in units of which a source row has `height`. */
    uint64_t begin = (uint64_t)shrink->from_row * shrink->height;
    uint64_t end = begin + shrink->height;
    uint64_t border = ((uint64_t)shrink->row + 1) * shrink->from_height;
    add_across(shrink, row);
    shrink->from_row++;
    if (end < border) {
        add_down(shrink, shrink->height);
        return;
    }
    add_down(shrink, border - begin);
    finish_row(shrink);
    if (end > border) {
        add_down(shrink, end - border);
    }
}
