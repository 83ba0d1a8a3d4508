/* Makes pictures smaller: each new pixel is the exact average of the area it covers. */
#include "image_shrink.h"

#include <string.h>

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
        .down = base_alloc_array(arena, (size_t)from_width * (size_t)components, sizeof(uint32_t)),
        /* One pixel more: what reaches past the last border has no weight. */
        .across = base_alloc_array(arena, row + (size_t)components, sizeof(uint64_t)),
    };
}

/* Adds a source row, which covers `weight` units of the result's row: down first, since that is the
 * same for every byte. */
static void add_down(const struct image_shrink *shrink, const unsigned char *row, uint16_t weight)
{
    size_t count = (size_t)shrink->from_width * (size_t)shrink->components;
    uint32_t *restrict down = shrink->down;
    for (size_t i = 0; i < count; i++) {
        down[i] += (uint32_t)(uint16_t)row[i] * weight; /* 16 bits each: machines do many at once */
    }
}

/* The same for pixels whose last component weighs the others. */
static void add_down_weighed(const struct image_shrink *shrink, const unsigned char *row,
                             uint16_t weight)
{
    size_t step = (size_t)shrink->components;
    uint32_t *down = shrink->down;
    for (uint32_t x = 0; x < shrink->from_width; x++, row += step, down += step) {
        uint32_t alpha = (uint32_t)row[step - 1] * weight;
        for (size_t i = 0; i + 1 < step; i++) {
            down[i] += row[i] * alpha;
        }
        down[step - 1] += alpha;
    }
}

static void add_row(const struct image_shrink *shrink, const unsigned char *row, uint64_t weight)
{
    (shrink->alpha ? add_down_weighed : add_down)(shrink, row, (uint16_t)weight);
}

/* Sums for each new column. A source column is `width` units wide, a new one `from_width`, so that
 * borders fall on whole units. */
static void add_across(const struct image_shrink *shrink)
{
    size_t step = (size_t)shrink->components;
    const uint32_t *in = shrink->down;
    uint64_t *out = shrink->across;
    uint64_t left = shrink->from_width; /* units that the new pixel still lacks */
    for (uint32_t x = 0; x < shrink->from_width; x++, in += step) {
        uint64_t part = shrink->width < left ? shrink->width : left;
        for (size_t i = 0; i < step; i++) {
            out[i] += in[i] * part;
        }
        left -= part;
        if (left > 0) {
            continue;
        }
        out += step;
        left = shrink->from_width;
        uint64_t rest = shrink->width - part;
        for (size_t i = 0; i < step && rest > 0; i++) {
            out[i] += in[i] * rest;
        }
        left -= rest;
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
    uint64_t *sums = shrink->across;
    unsigned char *out = shrink->rows + shrink->row * count;
    add_across(shrink);
    for (size_t i = 0; i < count; i++) {
        bool colour = shrink->alpha && i % step < step - 1;
        out[i] =
            colour ? rounded(sums[i], sums[i - i % step + step - 1]) : divide(sums[i], &divisor);
    }
    memset(sums, 0, count * sizeof *sums);
    memset(shrink->down, 0, shrink->from_width * step * sizeof *shrink->down);
    shrink->row++;
}

void image_shrink_add(struct image_shrink *shrink, const unsigned char *row)
{
    /* Borders between rows, in units of which a source row has `height`. */
    uint64_t begin = (uint64_t)shrink->from_row * shrink->height;
    uint64_t end = begin + shrink->height;
    uint64_t border = ((uint64_t)shrink->row + 1) * shrink->from_height;
    shrink->from_row++;
    if (end < border) {
        add_row(shrink, row, shrink->height);
        return;
    }
    add_row(shrink, row, border - begin);
    finish_row(shrink);
    if (end > border) {
        add_row(shrink, row, end - border);
    }
}
