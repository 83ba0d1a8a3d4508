/* Pictures as XObjects, each stored once. */
#include "pdf_paint.h"

#include "image.h"

struct stored {
    const struct image *image;
    pdf_object object;
};

struct pdf_images {
    struct base_arena *arena;
    struct stored *items;
    size_t count, capacity;
};

struct pdf_images *pdf_images_create(struct base_arena *arena)
{
    struct pdf_images *images = base_alloc(arena, sizeof *images);
    images->arena = arena;
    return images;
}

/* All colours are sRGB: four inks are turned into it by (1 - ink) * (1 - black). */
static const char *inks(struct pdf_painter *painter)
{
    static const char turn[] = "{1 exch sub 3 index 1 exch sub 1 index mul "
                               "3 index 1 exch sub 2 index mul 3 index 1 exch sub 3 index mul "
                               "7 3 roll pop pop pop pop}";
    pdf_object function =
        pdf_stream_add(painter->file, "/FunctionType 4/Domain[0 1 0 1 0 1 0 1]/Range[0 1 0 1 0 1]",
                       turn, sizeof turn - 1, PDF_STORED);
    return base_format(painter->arena, "[/DeviceN[/Cyan/Magenta/Yellow/Black]/DeviceRGB %u 0 R]",
                       function);
}

static const char *colour_space(struct pdf_painter *painter, int components)
{
    return components == 1 ? "/DeviceGray" : components == 4 ? inks(painter) : "/DeviceRGB";
}

static pdf_object store_jpeg(struct pdf_painter *painter, const struct image *image)
{
    const char *text =
        base_format(painter->arena,
                    "/Type /XObject /Subtype /Image /Width %u /Height %u /BitsPerComponent 8\n"
                    "/ColorSpace %s /Filter /DCTDecode%s",
                    image->width, image->height, colour_space(painter, image->components),
                    image->inverted_cmyk ? " /Decode [1 0 1 0 1 0 1 0]" : "");
    return pdf_stream_add(painter->file, text, image->data, image->length, PDF_STORED);
}

static pdf_object store_plane(struct pdf_painter *painter, const struct image *image,
                              const unsigned char *bytes, int components, const char *more)
{
    const char *text =
        base_format(painter->arena,
                    "/Type /XObject /Subtype /Image /Width %u /Height %u /BitsPerComponent 8\n"
                    "/ColorSpace %s%s ",
                    image->width, image->height, colour_space(painter, components), more);
    size_t length = (size_t)image->width * image->height * (size_t)components;
    return pdf_stream_add(painter->file, text, bytes, length, PDF_DEFLATED);
}

static pdf_object store_pixels(struct pdf_painter *painter, const struct image *image)
{
    const char *mask = "";
    if (image->alpha != NULL) {
        pdf_object object = store_plane(painter, image, image->alpha, 1, "");
        mask = base_format(painter->arena, " /SMask %u 0 R", object);
    }
    return store_plane(painter, image, image->data, image->components, mask);
}

size_t pdf_images_use(struct pdf_painter *painter, const struct image *image)
{
    struct pdf_images *images = painter->images;
    painter->masked |= image->alpha != NULL;
    for (size_t i = 0; i < images->count; i++) {
        const struct image *known = images->items[i].image;
        if (known->hash[0] == image->hash[0] && known->hash[1] == image->hash[1]) {
            return i;
        }
    }
    struct stored stored = {
        .image = image,
        .object =
            image->format == IMAGE_JPEG ? store_jpeg(painter, image) : store_pixels(painter, image),
    };
    BASE_PUSH(images->arena, images->items, images->count, images->capacity, stored);
    return images->count - 1;
}

void pdf_images_write(struct pdf_painter *painter, struct base_buffer *resources)
{
    for (size_t i = 0; i < painter->images->count; i++) {
        base_buffer_format(resources, "/I%zu %u 0 R ", i, painter->images->items[i].object);
    }
}
