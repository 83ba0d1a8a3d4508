/* Fonts and pictures that a page needs: their names, addresses and data. */
#include "svg_write.h"

#include <string.h>

#include "base_utf8.h"
#include "font.h"
#include "image.h"

const char *svg_font_name(struct base_arena *arena, const struct font_face *face)
{
    return base_format(arena, "lkjip-%s", font_metrics(face)->postscript_name);
}

static void open_rule(const struct font_face *face, struct base_buffer *buffer)
{
    base_buffer_text(buffer, "@font-face{font-family:\"");
    base_buffer_text(buffer, svg_font_name(buffer->arena, face));
    base_buffer_text(buffer, "\";src:url(\"");
}

void svg_font_rules(const struct page_document *document, const char *prefix,
                    struct base_buffer *buffer)
{
    const struct font_face *face;
    for (size_t i = 0; (face = font_face_at(document->fonts, i)) != NULL; i++) {
        open_rule(face, buffer);
        base_buffer_format(buffer, "%s%s.ttf\")}\n", prefix, font_digest(face));
    }
}

/* ---------------------------------------------------------------- fonts as data */

/* Characters of the page in one face, each once. */
struct characters {
    struct base_arena *arena;
    uint32_t *items;
    size_t count, capacity;
    unsigned char seen[0x10000 / 8]; /* of the first plane; others may be listed twice */
};

static void add_characters(struct characters *characters, const char *text)
{
    for (uint32_t character; *text != '\0';) {
        character = base_utf8_next(text, &text);
        if (character < 0x10000) {
            unsigned char bit = (unsigned char)(1u << (character & 7));
            if ((characters->seen[character >> 3] & bit) != 0) {
                continue;
            }
            characters->seen[character >> 3] |= bit;
        }
        BASE_PUSH(characters->arena, characters->items, characters->count, characters->capacity,
                  character);
    }
}

static void collect(const struct page_item *items, size_t count, const struct font_face *face,
                    struct characters *characters)
{
    for (size_t i = 0; i < count; i++) {
        if (items[i].kind == PAGE_GLYPHS && items[i].glyphs.face == face) {
            add_characters(characters, items[i].glyphs.text);
        }
    }
}

static void collect_page(struct page_document *scratch, const struct page_document *document,
                         const struct page *page, const struct font_face *face,
                         struct characters *characters)
{
    struct page_fragment watermark = {0};
    page_watermark(scratch, page, &watermark);
    collect(page_items(document, page), page->count, face, characters);
    collect(watermark.items, watermark.count, face, characters);
}

static void face_rule(const struct font_face *face, const struct characters *characters,
                      struct base_buffer *buffer)
{
    size_t length;
    const unsigned char *bytes =
        font_subset_text(face, buffer->arena, characters->items, characters->count, &length);
    if (bytes != NULL) {
        open_rule(face, buffer);
        base_buffer_text(buffer, "data:font/ttf;base64,");
        svg_base64(buffer, bytes, length);
        base_buffer_text(buffer, "\")}\n");
    }
}

void svg_font_data(const struct page_document *document, size_t from, size_t to,
                   struct base_buffer *buffer)
{
    struct page_document scratch = {.arena = buffer->arena, .fonts = document->fonts};
    const struct font_face *face;
    for (size_t i = 0; (face = font_face_at(document->fonts, i)) != NULL; i++) {
        struct characters *characters = base_alloc(buffer->arena, sizeof *characters);
        characters->arena = buffer->arena;
        for (size_t page = from; page < to; page++) {
            collect_page(&scratch, document, document->pages[page], face, characters);
        }
        if (characters->count > 0) {
            face_rule(face, characters, buffer);
        }
    }
}

/* ---------------------------------------------------------------- pictures */

const char *svg_image_name(struct base_arena *arena, const struct image *image)
{
    return base_format(arena, "%016llx%016llx.%s", (unsigned long long)image->hash[0],
                       (unsigned long long)image->hash[1],
                       image->format == IMAGE_JPEG ? "jpg" : "png");
}

const unsigned char *svg_image(const struct page_document *document, struct base_arena *arena,
                               const char *name, size_t *length, const char **mime)
{
    const struct page_shown shown = page_shown(arena, document);
    for (size_t i = 0; i < shown.image_count; i++) {
        if (strcmp(svg_image_name(arena, shown.images[i]), name) == 0) {
            return image_file(arena, shown.images[i], length, mime);
        }
    }
    return NULL;
}
