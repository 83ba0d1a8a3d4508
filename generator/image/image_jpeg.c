/* Reads JPEG pictures: decoded once to prove that they are whole, kept as they are. */
#include "image_reader.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

#include "base_arena.h"
#include "base_language.h"
#include "image_shrink.h"

enum { MOST_SCANS = 200 }; /* a progressive picture has about ten */

/* All that changes between setjmp and longjmp lives here, in the frame of the caller. */
struct jpeg_state {
    const struct image_reader *reader; /* NULL when a picture is read for the second time */
    const unsigned char *bytes;
    size_t length;
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    jmp_buf escape;
    bool cut_off, reported;
    const char *unusual; /* a form that PDF readers do not know */
    char fault[JMSG_LENGTH_MAX];
    unsigned char *row;
    unsigned char *pixels;       /* wanted as pixels: filled */
    struct image_shrink *shrink; /* wanted smaller: fed */
    int components;
    int orientation;
    bool odd_colours; /* RGB without a mark that says so: PDF readers take it for YCbCr */
};

static struct jpeg_state *state_of(j_common_ptr jpeg)
{
    return jpeg->client_data;
}

static _Noreturn void escape(struct jpeg_state *state)
{
    longjmp(state->escape, 1);
}

static _Noreturn void on_error(j_common_ptr jpeg)
{
    struct jpeg_state *state = state_of(jpeg);
    if (jpeg->err->msg_code == JERR_OUT_OF_MEMORY) {
        base_out_of_memory();
    }
    state->cut_off = state->cut_off || jpeg->err->msg_code == JERR_INPUT_EOF ||
                     jpeg->err->msg_code == JERR_INPUT_EMPTY;
    jpeg->err->format_message(jpeg, state->fault);
    escape(state);
}

/* Warnings about lost picture data are errors here; the harmless ones are passed over. */
static void on_message(j_common_ptr jpeg, int level)
{
    struct jpeg_state *state = state_of(jpeg);
    if (level >= 0) {
        return;
    }
    switch (jpeg->err->msg_code) {
    case JWRN_JPEG_EOF:
        state->cut_off = true;
        escape(state);
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_MUST_RESYNC:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_BOGUS_PROGRESSION:
        on_error(jpeg);
    default:
        break;
    }
}

/* A small file can ask for thousands of passes over a large picture. */
static void on_progress(j_common_ptr jpeg)
{
    struct jpeg_state *state = state_of(jpeg);
    if (jpeg->is_decompressor && state->jpeg.input_scan_number > MOST_SCANS) {
        memcpy(state->fault, "too many scans", sizeof "too many scans");
        escape(state);
    }
}

static void start(struct jpeg_state *state)
{
    state->jpeg.err = jpeg_std_error(&state->errors);
    state->errors.error_exit = on_error;
    state->errors.emit_message = on_message;
    state->jpeg.client_data = state;
}

static void find_orientation(struct jpeg_state *state)
{
    static const unsigned char name[] = "Exif\0"; /* two zeros */
    state->orientation = 1;
    for (jpeg_saved_marker_ptr at = state->jpeg.marker_list; at != NULL; at = at->next) {
        if (at->marker == JPEG_APP0 + 1 && at->data_length > sizeof name &&
            memcmp(at->data, name, sizeof name) == 0) {
            state->orientation =
                image_exif_orientation(at->data + sizeof name, at->data_length - sizeof name);
            return;
        }
    }
}

/* Looks at the header; false when the picture cannot be used. */
static bool accept_header(struct jpeg_state *state)
{
    struct jpeg_decompress_struct *jpeg = &state->jpeg;
    if (!image_check_size(state->reader, jpeg->image_width, jpeg->image_height)) {
        state->reported = true;
        return false;
    }
    if (jpeg->arith_code) {
        state->unusual = N_("arithmetic coding");
    } else if (jpeg->num_components == 2 || jpeg->num_components > 4) {
        state->unusual = N_("an unusual number of colours");
    }
    return state->unusual == NULL;
}

/* The colours that rows are wanted in: as stored for a mere test, else grey, RGB or CMYK. */
static void choose_colours(struct jpeg_state *state)
{
    struct jpeg_decompress_struct *jpeg = &state->jpeg;
    state->odd_colours = jpeg->jpeg_color_space == JCS_RGB && !jpeg->saw_Adobe_marker;
    state->components = jpeg->num_components;
    bool wanted = state->shrink != NULL || state->odd_colours;
    if (!wanted) {
        jpeg->out_color_space = jpeg->jpeg_color_space;
    } else {
        jpeg->out_color_space = jpeg->num_components == 1   ? JCS_GRAYSCALE
                                : jpeg->num_components == 3 ? JCS_RGB
                                                            : JCS_CMYK;
    }
}

/* Decodes all rows into whatever wants them. */
static void read_rows(struct jpeg_state *state)
{
    struct jpeg_decompress_struct *jpeg = &state->jpeg;
    size_t row = (size_t)jpeg->output_width * (size_t)jpeg->output_components;
    state->row = base_malloc(row);
    if (state->shrink == NULL && state->odd_colours) {
        state->pixels = base_alloc_array(state->reader->arena, jpeg->output_height, row);
    }
    while (jpeg->output_scanline < jpeg->output_height) {
        JSAMPROW target = state->pixels != NULL
                              ? state->pixels + (size_t)jpeg->output_scanline * row
                              : state->row;
        jpeg_read_scanlines(jpeg, &target, 1);
        if (state->shrink != NULL) {
            image_shrink_add(state->shrink, target);
        }
    }
    jpeg_finish_decompress(jpeg);
}

/* Runs libjpeg; false after an error of any kind. Holds no variables that longjmp could spoil. */
static bool read_guarded(struct jpeg_state *state)
{
    if (setjmp(state->escape) != 0) {
        return false;
    }
    jpeg_create_decompress(&state->jpeg);
    state->progress.progress_monitor = on_progress;
    state->jpeg.progress = &state->progress;
    jpeg_save_markers(&state->jpeg, JPEG_APP0 + 1, 0xFFFF);
    jpeg_mem_src(&state->jpeg, state->bytes, state->length);
    jpeg_read_header(&state->jpeg, TRUE);
    find_orientation(state);
    if (state->reader != NULL && !accept_header(state)) {
        return false;
    }
    choose_colours(state);
    jpeg_start_decompress(&state->jpeg);
    read_rows(state);
    return true;
}

static bool run_libjpeg(struct jpeg_state *state)
{
    start(state);
    bool done = read_guarded(state);
    jpeg_destroy_decompress(&state->jpeg);
    base_free(state->row);
    return done;
}

static void report_fault(const struct jpeg_state *state)
{
    if (state->reported) {
        return;
    }
    if (state->unusual != NULL) {
        image_report(state->reader, BASE_MESSAGE_IMAGE_UNUSUAL, base_translate(state->unusual));
    } else if (state->cut_off) {
        image_report(state->reader, BASE_MESSAGE_IMAGE_CUT_OFF, NULL);
    } else {
        image_report(state->reader, BASE_MESSAGE_IMAGE_DAMAGED,
                     base_copy_text(state->reader->arena, state->fault));
    }
}

bool image_jpeg_read(const struct image_reader *reader, struct image *image)
{
    struct jpeg_state state = {.reader = reader, .bytes = reader->bytes, .length = reader->length};
    if (!run_libjpeg(&state)) {
        report_fault(&state);
        return false;
    }
    image->width = state.jpeg.image_width;
    image->height = state.jpeg.image_height;
    image->components = state.components;
    image->orientation = state.orientation;
    image->format = IMAGE_JPEG;
    image->inverted_cmyk = state.components == 4 && state.jpeg.saw_Adobe_marker;
    image->data = reader->bytes;
    image->length = reader->length;
    if (state.pixels != NULL) {
        /* Written again with colours that every reader understands. */
        image->data = image_jpeg_write(reader->arena, state.pixels, image->width, image->height,
                                       image->components, false, &image->length);
    }
    return true;
}

const unsigned char *image_jpeg_shrink(struct base_arena *arena, const struct image *image,
                                       uint32_t width, uint32_t height, size_t *length)
{
    struct image_shrink shrink;
    struct jpeg_state state = {.bytes = image->data, .length = image->length, .shrink = &shrink};
    struct base_arena *scratch = base_arena_create();
    image_shrink_start(&shrink, scratch, image->width, image->height, width, height,
                       image->components, false);
    const unsigned char *file = NULL;
    if (run_libjpeg(&state)) {
        file = image_jpeg_write(arena, shrink.rows, width, height, image->components,
                                image->inverted_cmyk, length);
    }
    base_arena_destroy(scratch);
    return file;
}
