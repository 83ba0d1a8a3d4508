/* Signature blocks: place and date, role, room to sign or the electronic box, name, rank, NIP. */
#include "layout_flow.h"

enum { PARTS = 4 }; /* place and date, role, room, name and what follows */

/* One signature, laid out in parts that line up with those beside it. */
struct laid_signature {
    const struct document_signature *source;
    struct layout_galley *parts[PARTS];
    base_length heights[PARTS];
    uint32_t form;
};

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

static void lay_box(struct layout_state *state, struct layout_spot spot,
                    struct laid_signature *laid, const struct document_style *style)
{
    base_length pad = BASE_PT(4);
    spot.x += pad;
    spot.width -= 2 * pad;
    add_text(state, spot, &laid->source->electronic, style, laid->source->origin, 0);
    base_length text = layout_galley_height(spot.galley, 0, spot.galley->count);
    laid->heights[2] = layout_max(BASE_MM(22), text + 2 * pad);
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
    laid->form = page_element_add(state->pages, PAGE_ROLE_FORM, parent, source->origin);
    spot.galley = laid->parts[2];
    if (source->electronic.count > 0) {
        lay_box(state, spot, laid, left);
    } else {
        laid->heights[2] = block->signatures->space > 0 ? block->signatures->space : BASE_MM(22);
    }
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

/* The room to sign: its field and, for electronic signatures, a frame with text. */
static void paint_room(struct layout_canvas *canvas, const struct laid_signature *laid,
                       base_length x, base_length y, base_length width)
{
    const struct document_signature *source = laid->source;
    base_length height = laid->heights[2];
    if (source->electronic.count > 0) {
        base_length line = 500;
        layout_canvas_line(canvas, x, y, width, 0, line, 0x606060);
        layout_canvas_line(canvas, x, y + height, width, 0, line, 0x606060);
        layout_canvas_line(canvas, x, y, 0, height, line, 0x606060);
        layout_canvas_line(canvas, x + width, y, 0, height, line, 0x606060);
        base_length text = layout_galley_height(laid->parts[2], 0, laid->parts[2]->count);
        layout_galley_paint(canvas, laid->parts[2], 0, laid->parts[2]->count, x,
                            y + (height - text) / 2);
    }
    if (source->field != NULL) {
        struct page_item *item = layout_canvas_item(canvas, PAGE_FIELD, laid->form, source->origin);
        item->x = x;
        item->y = y;
        item->width = width;
        item->height = height;
        item->field.name = source->field;
        item->field.signatory = source->signatory;
    }
}

static void paint_signature(struct layout_canvas *canvas, const struct laid_signature *laid,
                            const base_length *heights, base_length x, base_length width)
{
    base_length y = 0;
    for (size_t i = 0; i < PARTS; i++) {
        if (i == 2) {
            paint_room(canvas, laid, x, y, width);
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
    struct laid_signature *laid = base_alloc_array(state->arena, n, sizeof *laid);
    base_length heights[PARTS] = {0};
    for (size_t i = 0; i < n; i++) {
        laid[i].source = &signatures->items[first + i];
        lay_signature(state, block, &laid[i], width, spot.element);
        for (size_t j = 0; j < PARTS; j++) {
            heights[j] = layout_max(heights[j], laid[i].heights[j]);
        }
    }
    struct page_fragment *fragment = base_alloc(state->arena, sizeof *fragment);
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
