/* Signature blocks: place and date, role, room to sign or the electronic box, name, rank, NIP. */
#include "layout_flow.h"

#include "image.h"

enum {
    PARTS = 4, /* place and date, role, room, name and what follows */
    BOX_PAD = 4000,
    BOX_GAP = 5000,     /* between QR code and words */
    ROOM_LEAST = 34000, /* height of the free room of an electronic signature */
    ANCHOR_SIZE = 6000,
    ANCHOR_COLOUR = 0xB4B4B4,
};

/* One signature, laid out in parts that line up with those beside it. */
struct laid_signature {
    const struct document_signature *source;
    struct layout_galley *parts[PARTS];
    base_length heights[PARTS];
    uint32_t form, figure;        /* elements; the figure is a QR code or a stamp */
    const struct image *picture;  /* QR code or stamp, or NULL */
    base_length code;             /* side of the QR code; 0 = none */
    const struct font_face *face; /* of the anchor */
};

struct rectangle {
    base_length x, y, width, height;
};

/* Where words and room of an electronic form begin. */
static base_length box_inset(const struct laid_signature *laid)
{
    return laid->code > 0 ? BOX_PAD + laid->code + BOX_GAP : BOX_PAD;
}

static void add_text(struct layout_state *state, struct layout_spot spot,
                     const struct document_inlines *inlines, const struct document_style *style,
                     base_origin origin, int flags)
{
    if (inlines->count == 0) {
        return;
    }
    spot.element = page_element_add(state->pages, PAGE_ROLE_PARAGRAPH, spot.element, origin);
    layout_paragraph_add(state, spot, inlines, style, origin, LAYOUT_NO_SPACE | flags);
}

static void add_figure(struct layout_state *state, struct laid_signature *laid, uint32_t parent)
{
    laid->figure = page_element_add(state->pages, PAGE_ROLE_FIGURE, parent, laid->source->origin);
    page_element_say(state->pages, laid->figure, laid->source->alternative);
}

/* The electronic form: QR code at the left, the words beside it, free room below the words. */
static void lay_box(struct layout_state *state, struct layout_spot spot,
                    struct laid_signature *laid, const struct document_style *style)
{
    const struct document_signature *source = laid->source;
    if (source->code != NULL) {
        laid->picture = layout_image_code(state, source->code, source->origin);
    }
    if (laid->picture != NULL) {
        laid->code = layout_min(BASE_MM(18), spot.width / 3);
        add_figure(state, laid, spot.element);
    }
    base_length beside = box_inset(laid);
    spot.x += beside;
    spot.width -= beside + BOX_PAD;
    add_text(state, spot, &source->electronic, style, source->origin, 0);
    base_length words = layout_galley_height(spot.galley, 0, spot.galley->count);
    base_length least = layout_max(words + ROOM_LEAST, laid->code) + 2 * BOX_PAD;
    laid->heights[2] = layout_max(BASE_MM(22), least);
}

/* Free height for a hand, with the picture of a stamp when there is one. */
static void lay_wet(struct layout_state *state, const struct document_block *block,
                    struct laid_signature *laid, uint32_t parent)
{
    const struct document_signature *source = laid->source;
    laid->heights[2] = block->signatures->space > 0 ? block->signatures->space : BASE_MM(22);
    if (source->stamp != NULL) {
        laid->picture =
            layout_image_open(state, source, source->stamp, source->stamp_name, source->origin);
    }
    if (laid->picture != NULL) {
        add_figure(state, laid, parent);
    }
}

static void lay_signature(struct layout_state *state, const struct document_block *block,
                          struct laid_signature *laid, base_length width, uint32_t parent)
{
    const struct document_signature *source = laid->source;
    bool justify = block->style->align == DOCUMENT_ALIGN_JUSTIFY;
    const struct document_style *style = layout_style_plain(
        state, block->style, justify ? DOCUMENT_ALIGN_LEFT : block->style->align);
    const struct document_style *left = layout_style_plain(state, style, DOCUMENT_ALIGN_LEFT);
    for (size_t i = 0; i < PARTS; i++) {
        laid->parts[i] = layout_galley_create(state);
    }
    struct layout_spot spot = {laid->parts[0], 0, width, parent};
    add_text(state, spot, &source->place_date, style, source->origin, 0);
    spot.galley = laid->parts[1];
    add_text(state, spot, &source->role, style, source->origin, LAYOUT_BALANCED);
    spot.galley = laid->parts[2];
    if (source->electronic.count > 0) {
        lay_box(state, spot, laid, left);
    } else {
        lay_wet(state, block, laid, parent);
    }
    laid->form = source->form_field
                     ? page_element_add(state->pages, PAGE_ROLE_FORM, parent, source->origin)
                     : PAGE_ARTIFACT;
    laid->face = layout_span_create(state, &left->text, source->origin)->face;
    spot.galley = laid->parts[3];
    add_text(state, spot, &source->name, style, source->origin, 0);
    add_text(state, spot, &source->rank, style, source->origin, 0);
    add_text(state, spot, &source->nip, style, source->origin, 0);
    for (size_t i = 0; i < PARTS; i++) {
        if (i != 2) {
            laid->heights[i] = layout_galley_height(laid->parts[i], 0, laid->parts[i]->count);
        }
    }
}

static struct page_item *add_rectangle(struct layout_canvas *canvas, enum page_item_kind kind,
                                       uint32_t element, base_origin origin,
                                       const struct rectangle *at)
{
    struct page_item *item = layout_canvas_item(canvas, kind, element, origin);
    item->x = at->x;
    item->y = at->y;
    item->width = at->width;
    item->height = at->height;
    return item;
}

/* Frame, QR code and words; returns the room that they leave. */
static struct rectangle paint_box(struct layout_canvas *canvas, const struct laid_signature *laid,
                                  struct rectangle box)
{
    static const base_length line = 500;
    static const document_colour colour = 0x606060;
    layout_canvas_line(canvas, box.x, box.y, box.width, 0, line, colour);
    layout_canvas_line(canvas, box.x, box.y + box.height, box.width, 0, line, colour);
    layout_canvas_line(canvas, box.x, box.y, 0, box.height, line, colour);
    layout_canvas_line(canvas, box.x + box.width, box.y, 0, box.height, line, colour);
    if (laid->picture != NULL) {
        const struct rectangle at = {box.x + BOX_PAD, box.y + (box.height - laid->code) / 2,
                                     laid->code, laid->code};
        add_rectangle(canvas, PAGE_IMAGE, laid->figure, laid->source->origin, &at)->image =
            laid->picture;
    }
    const struct layout_galley *words = laid->parts[2];
    layout_galley_paint(canvas, words, 0, words->count, box.x, box.y + BOX_PAD);
    base_length top = BOX_PAD + layout_galley_height(words, 0, words->count);
    base_length inset = box_inset(laid);
    return (struct rectangle){box.x + inset, box.y + top, box.width - inset - BOX_PAD,
                              box.height - top - BOX_PAD};
}

/* A stamp touches the left of the signature: as high as the room, its middle at a third. */
static void paint_stamp(struct layout_canvas *canvas, const struct laid_signature *laid,
                        const struct rectangle *room)
{
    const struct image *stamp = laid->picture;
    struct rectangle at = {.y = room->y, .height = room->height};
    at.width = base_length_scale(at.height, stamp->shown_width, stamp->shown_height);
    if (at.width > room->width) {
        at.height = base_length_scale(at.height, room->width, at.width);
        at.width = room->width;
    }
    at.x = layout_max(room->x, room->x + room->width / 3 - at.width / 2);
    add_rectangle(canvas, PAGE_IMAGE, laid->figure, laid->source->origin, &at)->image =
        layout_image_reduced(canvas->state, laid->source, stamp, layout_max(at.width, at.height));
}

/* The anchor in one run at the middle of the room. */
static void paint_anchor(struct layout_canvas *canvas, const struct laid_signature *laid,
                         const struct rectangle *room)
{
    const struct document_signature *source = laid->source;
    struct page_document *pages = canvas->state->pages;
    struct page_fragment fragment = {0};
    base_length width = page_text_add(pages, &fragment, laid->face, ANCHOR_SIZE, ANCHOR_COLOUR, 0,
                                      0, source->anchor, PAGE_ARTIFACT, source->origin);
    layout_canvas_place(canvas, &fragment, room->x + (room->width - width) / 2,
                        room->y + (room->height + ANCHOR_SIZE) / 2);
}

/* The room to sign with all that is in it. */
static void paint_room(struct layout_canvas *canvas, const struct laid_signature *laid,
                       struct rectangle room)
{
    const struct document_signature *source = laid->source;
    if (source->electronic.count > 0) {
        room = paint_box(canvas, laid, room);
    } else if (laid->picture != NULL) {
        paint_stamp(canvas, laid, &room);
    }
    if (source->anchor != NULL) {
        paint_anchor(canvas, laid, &room);
    }
    if (source->field == NULL) {
        return;
    }
    struct page_item *item = add_rectangle(canvas, PAGE_FIELD, laid->form, source->origin, &room);
    struct base_arena *arena = canvas->state->pages->arena;
    struct page_field *field = base_alloc(arena, sizeof *field);
    *field = (struct page_field){.name = base_copy_text(arena, source->field),
                                 .signatory = base_copy_text(arena, source->signatory),
                                 .role = document_plain(arena, &source->role),
                                 .person = document_plain(arena, &source->name),
                                 .anchor = base_copy_text(arena, source->anchor),
                                 .order = source->order,
                                 .widget = source->form_field};
    item->field = field;
}

static void paint_signature(struct layout_canvas *canvas, const struct laid_signature *laid,
                            const base_length *heights, base_length x, base_length width)
{
    base_length y = 0;
    for (size_t i = 0; i < PARTS; i++) {
        if (i == 2) {
            paint_room(canvas, laid, (struct rectangle){x, y, width, laid->heights[2]});
        } else {
            layout_galley_paint(canvas, laid->parts[i], 0, laid->parts[i]->count, x, y);
        }
        y += heights[i] + (i == 1 || i == 2 ? BASE_PT(3) : 0);
    }
}

/* Left edge of block i of n in a row of `columns`. */
static base_length block_x(const struct document_signatures *signatures, size_t i, size_t n,
                           size_t columns, base_length measure, base_length width)
{
    base_length rest = measure - width;
    if (n == 1) {
        return columns > 1 || signatures->align == DOCUMENT_ALIGN_CENTRE ? rest / 2
               : signatures->align == DOCUMENT_ALIGN_LEFT                ? 0
                                                                         : rest;
    }
    return rest * (base_length)i / (base_length)(n - 1);
}

/* One row of signatures as a box. */
static void add_row(struct layout_state *state, struct layout_spot spot,
                    const struct document_block *block, size_t first, size_t n, size_t columns)
{
    const struct document_signatures *signatures = block->signatures;
    base_length width = signatures->block_width > 0 ? signatures->block_width : BASE_MM(75);
    base_length gap = BASE_MM(4);
    base_length most = (spot.width - gap * (base_length)(columns - 1)) / (base_length)columns;
    width = layout_min(width, most);
    struct laid_signature *laid = base_alloc_array(state->galleys, n, sizeof *laid);
    base_length heights[PARTS] = {0};
    for (size_t i = 0; i < n; i++) {
        laid[i].source = &signatures->items[first + i];
        lay_signature(state, block, &laid[i], width, spot.element);
        for (size_t j = 0; j < PARTS; j++) {
            heights[j] = layout_max(heights[j], laid[i].heights[j]);
        }
    }
    struct page_fragment *fragment = base_alloc(state->galleys, sizeof *fragment);
    struct layout_canvas canvas = {.state = state, .fragment = fragment};
    base_length height = BASE_PT(6);
    for (size_t j = 0; j < PARTS; j++) {
        height += heights[j];
    }
    for (size_t i = 0; i < n; i++) {
        base_length x = spot.x + block_x(signatures, i, n, columns, spot.width, width);
        paint_signature(&canvas, &laid[i], heights, x, width);
    }
    layout_box_add(state, spot.galley, fragment, height, block->origin);
}

/* At least two lines of the text before stay with the signatures. */
static void keep_text_before(struct layout_galley *galley)
{
    int lines = 0;
    for (size_t i = galley->count; i > 0 && lines < 2; i--) {
        struct layout_entry *entry = &galley->entries[i - 1];
        if (entry->kind == LAYOUT_BREAK || entry->kind == LAYOUT_FILLER) {
            return;
        }
        entry->keep = true;
        lines += entry->kind == LAYOUT_BOX ? 1 : 0;
        if (entry->kind == LAYOUT_ROW) {
            return;
        }
    }
}

void layout_signatures_add(struct layout_state *state, struct layout_spot spot,
                           const struct document_block *block)
{
    const struct document_signatures *signatures = block->signatures;
    size_t columns = signatures->columns > 1 ? (size_t)signatures->columns : 1;
    spot.x += block->style->indent_left;
    spot.width -= block->style->indent_left + block->style->indent_right;
    keep_text_before(spot.galley);
    layout_space_add(state, spot.galley, block->style->space_before);
    for (size_t i = 0; i < signatures->count; i += columns) {
        size_t n = signatures->count - i < columns ? signatures->count - i : columns;
        if (i > 0) {
            layout_keep_last(spot.galley);
            layout_space_add(state, spot.galley, BASE_PT(14));
        }
        add_row(state, spot, block, i, n, columns);
    }
    if (block->style->keep_next) {
        layout_keep_last(spot.galley);
    }
    layout_space_add(state, spot.galley, block->style->space_after);
}
