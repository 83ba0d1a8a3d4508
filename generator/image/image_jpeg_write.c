/* Writes JPEG files: baseline, quality 85, the same bytes for the same pixels. */
#include "image_reader.h"

#include <assert.h>
#include <stdio.h>

#include <jpeglib.h>

#include "base_arena.h"

enum { QUALITY = 85, CHUNK = 1 << 16 };

struct jpeg_target {
    struct jpeg_destination_mgr manager;
    struct base_buffer *buffer;
    unsigned char chunk[CHUNK];
};

static void on_start(j_compress_ptr jpeg)
{
    struct jpeg_target *target = (struct jpeg_target *)jpeg->dest;
    target->manager.next_output_byte = target->chunk;
    target->manager.free_in_buffer = CHUNK;
}

static boolean on_full(j_compress_ptr jpeg)
{
    struct jpeg_target *target = (struct jpeg_target *)jpeg->dest;
    base_buffer_add(target->buffer, (const char *)target->chunk, CHUNK);
    on_start(jpeg);
    return TRUE;
}

static void on_end(j_compress_ptr jpeg)
{
    struct jpeg_target *target = (struct jpeg_target *)jpeg->dest;
    base_buffer_add(target->buffer, (const char *)target->chunk,
                    CHUNK - target->manager.free_in_buffer);
}

/* Only memory can run out: the sizes come from a picture that was read. */
static _Noreturn void on_error(j_common_ptr jpeg)
{
    (void)jpeg;
    base_out_of_memory();
}

static void set_form(struct jpeg_compress_struct *jpeg, int components, bool adobe)
{
    jpeg->input_components = components;
    jpeg->in_color_space = components == 1 ? JCS_GRAYSCALE : components == 3 ? JCS_RGB : JCS_CMYK;
    jpeg_set_defaults(jpeg);
    jpeg_set_quality(jpeg, QUALITY, TRUE);
    jpeg->optimize_coding = TRUE;
    if (components == 4) {
        jpeg->write_Adobe_marker = adobe ? TRUE : FALSE;
    }
}

const unsigned char *image_jpeg_write(struct base_arena *arena, const unsigned char *rows,
                                      uint32_t width, uint32_t height, int components, bool adobe,
                                      size_t *length)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    struct base_buffer buffer = {.arena = arena};
    struct jpeg_target *target = base_alloc(arena, sizeof *target);
    assert(components == 1 || components == 3 || components == 4);
    target->manager.init_destination = on_start;
    target->manager.empty_output_buffer = on_full;
    target->manager.term_destination = on_end;
    target->buffer = &buffer;
    jpeg.err = jpeg_std_error(&errors);
    errors.error_exit = on_error;
    jpeg_create_compress(&jpeg);
    jpeg.dest = &target->manager;
    jpeg.image_width = width;
    jpeg.image_height = height;
    set_form(&jpeg, components, adobe);
    jpeg_start_compress(&jpeg, TRUE);
    while (jpeg.next_scanline < jpeg.image_height) {
        JSAMPROW row =
            (JSAMPROW)(rows + (size_t)jpeg.next_scanline * (size_t)width * (size_t)components);
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    *length = buffer.length;
    return (const unsigned char *)base_buffer_get(&buffer);
}
