/* Reads PNG pictures of every kind into 8-bit pixels and their opacity. */
#include "image_reader.h"

#include <setjmp.h>
#include <string.h>

#include <png.h>

#include "base_arena.h"

/* All that changes between setjmp and longjmp lives here, in the frame of the caller. */
struct png_state {
    const struct image_reader *reader;
    size_t at; /* next byte of the file */
    bool cut_off, reported;
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

static void on_read(png_structp png, png_bytep bytes, size_t length)
{
    struct png_state *state = png_get_io_ptr(png);
    if (length > state->reader->length - state->at) {
        state->cut_off = true;
        png_error(png, "end of file");
    }
    memcpy(bytes, state->reader->bytes + state->at, length);
    state->at += length;
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

static void read_rows(struct png_state *state)
{
    struct base_arena *arena = state->reader->arena;
    size_t row = (size_t)state->width * (size_t)state->channels;
    state->pixels = base_alloc_array(arena, state->height, row);
    state->rows = base_malloc(state->height * sizeof *state->rows);
    for (uint32_t y = 0; y < state->height; y++) {
        state->rows[y] = state->pixels + y * row;
    }
    png_read_image(state->png, state->rows);
    png_read_end(state->png, state->info);
}

static void read_orientation(struct png_state *state)
{
    png_uint_32 length = 0;
    png_bytep block = NULL;
    state->orientation = 1;
    if (png_get_eXIf_1(state->png, state->info, &length, &block) != 0) {
        state->orientation = image_exif_orientation(block, length);
    }
}

/* Runs libpng; false after an error of any kind. Holds no variables that longjmp could spoil. */
static bool read_guarded(struct png_state *state)
{
    if (setjmp(png_jmpbuf(state->png)) != 0) {
        return false;
    }
    png_set_read_fn(state->png, state, on_read);
    png_set_user_limits(state->png, 0x7FFFFFFF, 0x7FFFFFFF);
    png_set_benign_errors(state->png, 1);
    png_read_info(state->png, state->info);
    state->width = png_get_image_width(state->png, state->info);
    state->height = png_get_image_height(state->png, state->info);
    if (!image_check_size(state->reader, state->width, state->height)) {
        state->reported = true;
        return false;
    }
    choose_form(state);
    read_rows(state);
    read_orientation(state);
    return true;
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
    if (state->cut_off) {
        image_report(state->reader, BASE_MESSAGE_IMAGE_CUT_OFF, NULL);
    } else if (!state->reported) {
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
