/* Reads PNG pictures of every kind into 8-bit pixels and their opacity. */
#include "image_reader.h"

#include <setjmp.h>
#include <string.h>

#include <png.h>

#include "base_arena.h"

enum {
    SIGNATURE = 8, /* bytes of a file before its first chunk */
    AROUND = 12,   /* of a chunk around its data: length, type, checksum */
};

/* All that changes between setjmp and longjmp lives here, in the frame of the caller. */
struct png_state {
    const struct image_reader *reader;
    bool complete, reported;
    uint32_t rows_seen; /* of the last pass */
    int pass;
    char fault[128];
    png_structp png;
    png_infop info;
    uint32_t width, height;
    int channels;
    unsigned char *pixels; /* rows of channels bytes each pixel */
    png_bytep *rows;
    int orientation;
};

static void on_error(png_structp png, png_const_charp message)
{
    struct png_state *state = png_get_error_ptr(png);
    for (size_t i = 0; i + 1 < sizeof state->fault && message[i] != '\0'; i++) {
        state->fault[i] = message[i];
    }
    png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static png_voidp on_allocate(png_structp png, png_alloc_size_t size)
{
    (void)png;
    return base_malloc(size);
}

static void on_release(png_structp png, png_voidp memory)
{
    (void)png;
    base_free(memory);
}

/* Asks for 8-bit grey or RGB, with alpha where the file has transparency. */
static void choose_form(struct png_state *state)
{
    png_set_expand(state->png);
    png_set_scale_16(state->png);
    png_set_interlace_handling(state->png);
    png_read_update_info(state->png, state->info);
    state->channels = png_get_channels(state->png, state->info);
}

static void make_rows(struct png_state *state)
{
    struct base_arena *arena = state->reader->arena;
    size_t row = (size_t)state->width * (size_t)state->channels;
    state->pixels = base_alloc_array(arena, state->height, row);
    state->rows = base_malloc(state->height * sizeof *state->rows);
    for (uint32_t y = 0; y < state->height; y++) {
        state->rows[y] = state->pixels + y * row;
    }
}

/* Before the first row. */
static void on_info(png_structp png, png_infop info)
{
    struct png_state *state = png_get_progressive_ptr(png);
    state->width = png_get_image_width(png, info);
    state->height = png_get_image_height(png, info);
    if (!image_check_size(state->reader, state->width, state->height)) {
        state->reported = true;
        png_longjmp(png, 1);
    }
    choose_form(state);
    make_rows(state);
}

/* A row of a pass; NULL when it is as it was after the pass before. */
static void on_row(png_structp png, png_bytep row, png_uint_32 number, int pass)
{
    struct png_state *state = png_get_progressive_ptr(png);
    state->pass = pass;
    state->rows_seen = number + 1;
    if (row != NULL && number < state->height) {
        png_progressive_combine_row(png, state->rows[number], row);
    }
}

static size_t number_at(const unsigned char *bytes)
{
    return (size_t)bytes[0] << 24 | (size_t)bytes[1] << 16 | (size_t)bytes[2] << 8 | bytes[3];
}

/* From the chunk eXIf, which libpng does not know when it is pushed. */
static void read_orientation(struct png_state *state)
{
    const unsigned char *bytes = state->reader->bytes;
    state->orientation = 1;
    for (size_t at = SIGNATURE; at + AROUND <= state->reader->length;) {
        size_t length = number_at(bytes + at);
        if (length > state->reader->length - at - AROUND) {
            return;
        }
        if (memcmp(bytes + at + 4, "eXIf", 4) == 0) {
            state->orientation = image_exif_orientation(bytes + at + 8, length);
            return;
        }
        at += AROUND + length;
    }
}

static void on_end(png_structp png, png_infop info)
{
    struct png_state *state = png_get_progressive_ptr(png);
    bool last = png_get_interlace_type(png, info) == PNG_INTERLACE_NONE || state->pass == 6;
    if (!last || state->rows_seen < state->height) {
        png_error(png, "Not enough image data");
    }
    read_orientation(state);
    state->complete = true;
}

/* Runs libpng; false after an error of any kind. Holds no variables that longjmp could spoil. The
 * file is pushed through: when libpng pulls, it unpacks all that follows behind the last row, which
 * can be a thousand times the size of the file. */
static bool read_guarded(struct png_state *state)
{
    if (setjmp(png_jmpbuf(state->png)) != 0) {
        return false;
    }
    png_set_progressive_read_fn(state->png, state, on_info, on_row, on_end);
    png_set_user_limits(state->png, 0x7FFFFFFF, 0x7FFFFFFF);
    png_set_benign_errors(state->png, 1);
    png_process_data(state->png, state->info, (png_bytep)state->reader->bytes,
                     state->reader->length);
    return state->complete;
}

static bool run_libpng(struct png_state *state)
{
    state->png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, state, on_error, on_warning, NULL,
                                          on_allocate, on_release);
    if (state->png == NULL) {
        return false;
    }
    state->info = png_create_info_struct(state->png);
    bool done = state->info != NULL && read_guarded(state);
    png_destroy_read_struct(&state->png, &state->info, NULL);
    base_free(state->rows);
    return done;
}

/* Where a pixel of the turned picture comes from in the stored one. */
static size_t turned_index(const struct png_state *state, uint32_t x, uint32_t y)
{
    int orientation = state->orientation;
    uint32_t across = orientation >= 5 ? y : x;
    uint32_t down = orientation >= 5 ? x : y;
    bool mirror = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    bool flip = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    across = mirror ? state->width - 1 - across : across;
    down = flip ? state->height - 1 - down : down;
    return (size_t)down * state->width + across;
}

/* Turns the pixels upright, so that pixels never carry an orientation. */
static void turn(struct png_state *state)
{
    if (state->orientation == 1) {
        return;
    }
    size_t channels = (size_t)state->channels;
    uint32_t width = state->orientation >= 5 ? state->height : state->width;
    uint32_t height = state->orientation >= 5 ? state->width : state->height;
    unsigned char *pixels =
        base_alloc_array(state->reader->arena, (size_t)width * height, channels);
    unsigned char *out = pixels;
    for (uint32_t y = 0; y < height; y++) {
        for (uint32_t x = 0; x < width; x++, out += channels) {
            memcpy(out, state->pixels + turned_index(state, x, y) * channels, channels);
        }
    }
    state->pixels = pixels;
    state->width = width;
    state->height = height;
}

/* Separates the opacity from the colours, in place; NULL when every pixel is opaque. */
static const unsigned char *take_alpha(struct base_arena *arena, unsigned char *pixels,
                                       size_t count, size_t channels)
{
    unsigned char *alpha = base_alloc(arena, count);
    bool opaque = true;
    for (size_t i = 0; i < count; i++) {
        alpha[i] = pixels[i * channels + channels - 1];
        opaque = opaque && alpha[i] == 255;
        memmove(pixels + i * (channels - 1), pixels + i * channels, channels - 1);
    }
    return opaque ? NULL : alpha;
}

static void report_fault(const struct png_state *state)
{
    if (state->reported) {
        return;
    }
    if (*state->fault == '\0') {
        image_report(state->reader, BASE_MESSAGE_IMAGE_CUT_OFF, NULL);
    } else {
        image_report(state->reader, BASE_MESSAGE_IMAGE_DAMAGED,
                     base_copy_text(state->reader->arena, state->fault));
    }
}

bool image_png_read(const struct image_reader *reader, struct image *image)
{
    struct png_state state = {.reader = reader};
    if (!run_libpng(&state)) {
        report_fault(&state);
        return false;
    }
    turn(&state);
    size_t count = (size_t)state.width * state.height;
    bool alpha = state.channels == 2 || state.channels == 4;
    if (alpha) {
        image->alpha = take_alpha(reader->arena, state.pixels, count, (size_t)state.channels);
    }
    image->format = IMAGE_PIXELS;
    image->width = state.width;
    image->height = state.height;
    image->orientation = 1;
    image->components = alpha ? state.channels - 1 : state.channels;
    image->data = state.pixels;
    image->length = count * (size_t)image->components;
    return true;
}
