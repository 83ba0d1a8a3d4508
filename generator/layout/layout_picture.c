/* Pictures, charts and trees: fitted to the measure, as figures with alternative text. */
#include "layout_galley.h"

#include <string.h>

#include "base_diagnostic.h"
#include "chart.h"
#include "image.h"

enum { PIXELS_PER_INCH = 220 };

/* A picture opened in an earlier place or round. */
struct layout_image {
    struct layout_image *next;
    const void *key;
    const struct image *image; /* its shape, which is the same in all rounds; a code's pixels too */
    struct base_arena *content;  /* of a file's picture, until it is reduced; NULL = none */
    const struct image *reduced; /* to so many pixels, or NULL */
    uint32_t pixels;
};

static struct layout_image *opened(const struct layout_state *state, const void *key)
{
    struct layout_image *at = state->images;
    while (at != NULL && at->key != key) {
        at = at->next;
    }
    return at;
}

static const struct image *keep_image(struct layout_state *state, const void *key,
                                      const struct image *image, struct base_arena *content)
{
    struct layout_image *kept = base_alloc(state->arena, sizeof *kept);
    kept->key = key;
    kept->image = image;
    kept->content = content;
    kept->next = state->images;
    state->images = kept;
    return image;
}

const struct image *layout_image_open(struct layout_state *state, const void *key, const char *path,
                                      const char *name, base_origin origin)
{
    const struct layout_image *known = opened(state, key);
    if (known != NULL) {
        return known->image;
    }
    if (path == NULL) {
        return keep_image(state, key, NULL, NULL);
    }
    struct base_arena *content = base_arena_create();
    const struct image *image =
        image_open(state->arena, content, state->direct, path, name, origin);
    return keep_image(state, key, image, content);
}

const struct image *layout_image_code(struct layout_state *state, const char *text,
                                      base_origin origin)
{
    const struct layout_image *known = opened(state, text);
    return known != NULL
               ? known->image
               : keep_image(state, text, image_qr(state->arena, state->direct, text, origin), NULL);
}

static void free_content(struct layout_image *known)
{
    base_arena_destroy(known->content);
    known->content = NULL;
}

void layout_images_free(struct layout_state *state)
{
    for (struct layout_image *at = state->images; at != NULL; at = at->next) {
        free_content(at);
    }
}

/* A file's picture whose content was freed, read again; NULL when the file is another one now. */
static const struct image *open_again(struct layout_state *state, struct layout_image *known)
{
    const struct image *image = known->image;
    struct base_diagnostics *silent = base_diagnostics_create(state->galleys, NULL);
    known->content = base_arena_create();
    const struct image *again =
        image_open(known->content, known->content, silent, image->path, image->name, 0);
    bool same = again != NULL && strcmp(again->digest, image->digest) == 0;
    return same ? again : NULL;
}

/* Many pictures are larger than all else of a report: as soon as one is reduced its content goes.
 */
const struct image *layout_image_reduced(struct layout_state *state, const void *key,
                                         const struct image *image, base_length longer)
{
    uint32_t pixels = (uint32_t)(longer * PIXELS_PER_INCH / 72000) + 1;
    struct layout_image *known = opened(state, key);
    if (known == NULL || image->path == NULL) {
        return image;
    }
    if (known->reduced != NULL && known->pixels == pixels) {
        return known->reduced;
    }
    const struct image *whole = known->content != NULL ? image : open_again(state, known);
    if (whole != NULL) {
        const struct image *small = image_downsample(state->arena, whole, pixels);
        known->reduced = small == whole ? image_copy(state->arena, whole) : small;
        known->pixels = pixels;
    }
    free_content(known);
    return known->reduced;
}

static const struct image *open_image(struct layout_state *state,
                                      const struct document_block *block)
{
    const struct document_picture *picture = block->picture;
    return layout_image_open(state, block, picture->file,
                             picture->name != NULL ? picture->name : picture->file, block->origin);
}

static uint32_t figure_element(struct layout_state *state, struct layout_spot spot,
                               const struct document_block *block, const char *alternative)
{
    if (spot.element == PAGE_ARTIFACT) {
        return PAGE_ARTIFACT;
    }
    uint32_t element =
        page_element_add(state->pages, PAGE_ROLE_FIGURE, spot.element, block->origin);
    page_element_say(state->pages, element, alternative);
    return element;
}

/* Width and height on paper from what is given, the measure and the picture's own shape. */
static void fit_picture(struct layout_state *state, const struct document_block *block,
                        base_length measure, int64_t across, int64_t down, base_length *width,
                        base_length *height)
{
    base_length limit =
        layout_min(block->picture->max_height > 0 ? block->picture->max_height : state->page_height,
                   state->page_height);
    *width = block->given->width > 0 ? block->given->width : measure;
    *height = block->given->height;
    if (block->given->height > 0 && block->given->width == 0) {
        *width = base_length_scale(block->given->height, across, down);
    }
    if (*width > measure && block->kind == DOCUMENT_PICTURE && block->parent != NULL &&
        block->parent->kind != DOCUMENT_PLACED) {
        *height = block->given->width > 0 ? base_length_scale(*height, measure, *width) : 0;
        *width = measure;
    }
    if (*height == 0) {
        *height = base_length_scale(*width, down, across);
    }
    if (*height > limit) {
        *width = base_length_scale(*width, limit, *height);
        *height = limit;
    }
}

static void draw_frame(struct layout_state *state, struct page_fragment *fragment, base_length x,
                       base_length width, base_length height, base_length thickness,
                       base_origin origin)
{
    base_length *points = base_alloc_array(state->galleys, 8, sizeof *points);
    points[0] = points[6] = x;
    points[2] = points[4] = x + width;
    points[5] = points[7] = height;
    struct page_item *item =
        page_fragment_add(state->pages, fragment, PAGE_PATH, PAGE_ARTIFACT, origin);
    item->colour = 0x8A8F98;
    item->path.points = points;
    item->path.count = 4;
    item->path.closed = true;
    item->path.thickness = thickness;
    item->path.fill = PAGE_NO_COLOUR;
}

static base_length aligned(enum document_align align, base_length rest)
{
    return align == DOCUMENT_ALIGN_CENTRE || align == DOCUMENT_ALIGN_JUSTIFY ? rest / 2
           : align == DOCUMENT_ALIGN_RIGHT                                   ? rest
                                                                             : 0;
}

static void add_figure(struct layout_state *state, struct layout_spot spot,
                       const struct document_block *block, struct page_fragment *fragment,
                       base_length height)
{
    const struct document_style *style = block->style;
    layout_space_add(state, spot.galley, style->space_before);
    layout_box_add(state, spot.galley, fragment, height, block->origin)->keep = style->keep_next;
    layout_space_add(state, spot.galley, style->space_after);
}

void layout_picture_add(struct layout_state *state, struct layout_spot spot,
                        const struct document_block *block)
{
    const struct image *image = open_image(state, block);
    const struct document_style *style = block->style;
    struct page_fragment *fragment = base_alloc(state->galleys, sizeof *fragment);
    base_length measure = spot.width - style->indent_left - style->indent_right;
    base_length width, height;
    fit_picture(state, block, measure, image != NULL ? image->shown_width : 3,
                image != NULL ? image->shown_height : 2, &width, &height);
    base_length x = spot.x + style->indent_left + aligned(block->picture->align, measure - width);
    uint32_t element = figure_element(state, spot, block, block->given->alternative);
    if (image != NULL) {
        struct page_item *item =
            page_fragment_add(state->pages, fragment, PAGE_IMAGE, element, block->origin);
        item->x = x;
        item->width = width;
        item->height = height;
        item->image = layout_image_reduced(state, block, image, layout_max(width, height));
    }
    if (image == NULL || block->picture->frame > 0) {
        draw_frame(state, fragment, x, width, height,
                   block->picture->frame > 0 ? block->picture->frame : 400, block->origin);
    }
    add_figure(state, spot, block, fragment, height);
}

struct page_item layout_item_turned(struct layout_state *state, const struct page_item *source,
                                    base_length length)
{
    struct page_item item = *source;
    item.x = source->y;
    item.y = length - source->x;
    if (source->kind == PAGE_GLYPHS) {
        item.glyphs.upward = true;
        return item;
    }
    item.y -= source->width;
    item.width = source->height;
    item.height = source->width;
    if (source->kind == PAGE_PATH) {
        base_length *points =
            base_alloc_array(state->galleys, 2 * source->path.count, sizeof *points);
        for (size_t i = 0; i < source->path.count; i++) {
            points[2 * i] = source->path.points[2 * i + 1];
            points[2 * i + 1] = length - source->path.points[2 * i];
        }
        item.path.points = points;
    }
    return item;
}

/* What the template says about a chart or tree, and what its data say. */
static const char *full_alternative(struct base_arena *arena, const struct document_block *block)
{
    const char *own = block->given->alternative != NULL ? block->given->alternative : "";
    const char *data = chart_alternative(arena, block);
    size_t length = strlen(own);
    const char *between = length == 0 ? "" : own[length - 1] == '.' ? " " : ". ";
    return base_format(arena, "%s%s%s", own, between, data);
}

/* Draws a tree; one that is too wide is turned, to be read from the right. *width: what it takes.
 */
static void draw_tree(struct layout_state *state, struct page_fragment *drawing,
                      const struct document_block *block, base_length most, uint32_t element,
                      base_length *width)
{
    if (chart_draw_tree(state->pages, drawing, block, *width, most, element, NULL)) {
        return;
    }
    struct page_fragment *lying = base_alloc(state->galleys, sizeof *lying);
    if (!chart_draw_tree(state->pages, lying, block, most, *width, element, state->direct)) {
        return;
    }
    for (size_t i = 0; i < lying->count; i++) {
        struct page_item *item =
            page_fragment_add(state->pages, drawing, lying->items[i].kind, element, block->origin);
        *item = layout_item_turned(state, &lying->items[i], most);
    }
    *width = lying->height;
    drawing->height = most;
}

void layout_chart_add(struct layout_state *state, struct layout_spot spot,
                      const struct document_block *block)
{
    const struct document_style *style = block->style;
    struct page_fragment *drawing = base_alloc(state->galleys, sizeof *drawing);
    struct page_fragment *fragment = base_alloc(state->galleys, sizeof *fragment);
    base_length measure = spot.width - style->indent_left - style->indent_right;
    base_length width =
        block->given->width > 0 ? layout_min(block->given->width, measure) : measure;
    base_length limit = state->page_height;
    struct base_arena *scratch = base_arena_create();
    uint32_t element = figure_element(state, spot, block, full_alternative(scratch, block));
    base_arena_destroy(scratch);
    base_length height =
        block->given->height > 0 ? layout_min(block->given->height, limit) : BASE_MM(70);
    if (block->kind == DOCUMENT_CHART) {
        chart_draw(state->pages, drawing, block, width, height, element, state->direct);
    } else {
        base_length most = block->given->height > 0 ? height : limit * 9 / 10;
        draw_tree(state, drawing, block, most, element, &width);
        height = drawing->height;
    }
    layout_fragment_join(
        state, fragment, drawing,
        spot.x + style->indent_left + aligned(DOCUMENT_ALIGN_CENTRE, measure - width), 0);
    add_figure(state, spot, block, fragment, height);
}
