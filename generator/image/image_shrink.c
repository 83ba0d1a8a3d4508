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

/* Adds one source pixel of 1, 3 or 4 colours with a weight; colours count by their alpha. */
static inline void add_pixel(uint64_t *sums, const unsigned char *pixel, int colours, bool alpha,
                             uint64_t weight)
{
    if (alpha) {
        weight *= pixel[colours];
        sums[colours] += weight;
    }
    sums[0] += weight * pixel[0];
    if (colours >= 3) {
        sums[1] += weight * pixel[1];
        sums[2] += weight * pixel[2];
    }
    if (colours >= 4) {
        sums[3] += weight * pixel[3];
    }
}

/* Sums of the source row for each new column. A source pixel is width units wide, a new one
 * from_width units, so that borders fall on whole units. Inlined for each form of pixels. */
static inline void add_form(const struct image_shrink *shrink, const unsigned char *row,
                            int colours, bool alpha)
{
    size_t step = (size_t)colours + alpha;
    uint64_t *out = shrink->across;
    uint64_t left = shrink->from_width; /* units that the new pixel still lacks */
    uint64_t width = shrink->width;
    uint64_t sums[5] = {0};
    for (uint32_t x = 0; x < shrink->from_width; x++, row += step) {
        uint64_t part = width < left ? width : left;
        add_pixel(sums, row, colours, alpha, part);
        left -= part;
        if (left > 0) {
            continue;
        }
        for (size_t i = 0; i < step; i++) {
            out[i] = sums[i];
            sums[i] = 0;
        }
        out += step;
        left = shrink->from_width;
        if (part < width) {
            add_pixel(sums, row, colours, alpha, width - part);
            left -= width - part;
        }
    }
}

static void add_across(const struct image_shrink *shrink, const unsigned char *row)
{
    int colours = shrink->components - shrink->alpha;
    if (colours == 3 && !shrink->alpha) {
        add_form(shrink, row, 3, false);
    } else if (colours == 3) {
        add_form(shrink, row, 3, true);
    } else if (colours == 1 && !shrink->alpha) {
        add_form(shrink, row, 1, false);
    } else {
        add_form(shrink, row, colours, shrink->alpha);
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

/* Division by one number again and again: the quotient is guessed by a product, then made right.
 * For quotients up to 255 and divisors below 2^40. */
struct divisor {
    uint64_t weight, reciprocal;
    int shift;
};

static struct divisor divisor_of(uint64_t weight)
{
    struct divisor divisor = {.weight = weight};
    while (weight >> divisor.shift > 0xFFFF) {
        divisor.shift++;
    }
    divisor.reciprocal = ((uint64_t)1 << 32) / ((weight >> divisor.shift) + 1);
    return divisor;
}

static unsigned char divide(uint64_t sum, const struct divisor *divisor)
{
    sum += divisor->weight / 2;
    uint64_t quotient = (sum >> divisor->shift) * divisor->reciprocal >> 32;
    while ((quotient + 1) * divisor->weight <= sum) { /* the guess is never too large */
        quotient++;
    }
    return (unsigned char)quotient;
}

/* Turns the sums into the next row of the result and clears them. */
static void finish_row(struct image_shrink *shrink)
{
    uint64_t area = (uint64_t)shrink->from_width * shrink->from_height;
    struct divisor divisor = divisor_of(area);
    size_t step = (size_t)shrink->components;
    size_t count = shrink->width * step;
    uint64_t *sums = shrink->down;
    unsigned char *out = shrink->rows + shrink->row * count;
    for (size_t i = 0; i < count; i++) {
        bool colour = shrink->alpha && i % step < step - 1;
        out[i] =
            colour ? rounded(sums[i], sums[i - i % step + step - 1]) : divide(sums[i], &divisor);
    }
    for (size_t i = 0; i < count; i++) {
        sums[i] = 0;
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
