/* Flow: entries of a galley one below the other; frames and tables may go on over pages. */
#include "layout_flow.h"

#include "layout_table.h"

/* ---------------------------------------------------------------- canvas */

struct page_item *layout_canvas_item(struct layout_canvas *canvas, enum page_item_kind kind,
                                     uint32_t element, base_origin origin)
{
    struct page_document *pages = canvas->state->pages;
    element = canvas->artifact ? PAGE_ARTIFACT : element;
    if (canvas->page != NULL) {
        return page_item_add(pages, canvas->page, kind, element, origin);
    }
    return page_fragment_add(pages, canvas->fragment, kind, element, origin);
}

void layout_canvas_place(struct layout_canvas *canvas, const struct page_fragment *fragment,
                         base_length x, base_length y)
{
    struct page *page = canvas->page;
    struct page_fragment *target = canvas->fragment;
    size_t first = page != NULL ? page->count : target->count;
    if (page != NULL) {
        page_fragment_place(canvas->state->pages, page, fragment, x, y);
    } else {
        layout_fragment_join(canvas->state, target, fragment, x, y);
    }
    if (!canvas->artifact) {
        return;
    }
    struct page_item *items = page != NULL ? page->items : target->items;
    size_t count = page != NULL ? page->count : target->count;
    size_t kept = first;
    for (size_t i = first; i < count; i++) {
        if (items[i].kind != PAGE_LINK && items[i].kind != PAGE_FIELD) {
            items[kept] = items[i];
            items[kept++].element = PAGE_ARTIFACT;
        }
    }
    *(page != NULL ? &page->count : &target->count) = kept;
}

void layout_canvas_line(struct layout_canvas *canvas, base_length x, base_length y,
                        base_length width, base_length height, base_length thickness,
                        document_colour colour)
{
    struct page_item *item = layout_canvas_item(canvas, PAGE_LINE, PAGE_ARTIFACT, 0);
    item->x = x;
    item->y = y;
    item->width = width;
    item->height = height;
    item->colour = colour;
    item->line.thickness = thickness;
}

void layout_canvas_fill(struct layout_canvas *canvas, base_length x, base_length y,
                        base_length width, base_length height, document_colour colour)
{
    struct page_item *item = layout_canvas_item(canvas, PAGE_FILL, PAGE_ARTIFACT, 0);
    item->x = x;
    item->y = y;
    item->width = width;
    item->height = height;
    item->colour = colour;
}

size_t layout_canvas_count(const struct layout_canvas *canvas)
{
    return canvas->page != NULL ? canvas->page->count : canvas->fragment->count;
}

static void reverse(struct page_item *items, size_t from, size_t to)
{
    for (; from + 1 < to; from++, to--) {
        struct page_item item = items[from];
        items[from] = items[to - 1];
        items[to - 1] = item;
    }
}

void layout_canvas_move(struct layout_canvas *canvas, size_t from, size_t to)
{
    struct page_item *items = canvas->page != NULL ? canvas->page->items : canvas->fragment->items;
    size_t count = layout_canvas_count(canvas);
    if (from > to && count > from) {
        reverse(items, to, from);
        reverse(items, from, count);
        reverse(items, to, count);
    }
}

/* ---------------------------------------------------------------- frames */

static struct page_item *item_at(const struct layout_canvas *canvas, size_t index)
{
    return canvas->page != NULL ? &canvas->page->items[index] : &canvas->fragment->items[index];
}

/* A filled rectangle whose height is not known yet; its index + 1. */
static size_t reserve_fill(struct layout_flow *flow, const struct layout_frame *frame,
                           base_length inset, document_colour colour)
{
    base_length radius = layout_max(frame->style->radius - inset, 0);
    layout_canvas_fill(&flow->canvas, flow->x + frame->x + inset, flow->y + inset,
                       frame->width - 2 * inset, 0, colour);
    size_t index = layout_canvas_count(&flow->canvas);
    item_at(&flow->canvas, index - 1)->fill.radius = radius;
    return index;
}

static void open_frame(struct layout_flow *flow, const struct layout_frame *frame)
{
    if (flow->frame_count == LAYOUT_FRAMES) {
        return;
    }
    const struct document_style *style = frame->style;
    struct layout_open_frame *open = &flow->frames[flow->frame_count++];
    *open = (struct layout_open_frame){.frame = frame, .top = flow->y};
    bool rounded = style->border > 0 && style->radius > 0;
    if (rounded) {
        open->outer = reserve_fill(flow, frame, 0, style->border_colour);
        open->inner = reserve_fill(flow, frame, style->border,
                                   style->fill == DOCUMENT_NO_COLOUR ? 0xFFFFFF : style->fill);
    } else if (style->fill != DOCUMENT_NO_COLOUR) {
        open->inner = reserve_fill(flow, frame, 0, style->fill);
    }
}

/* Four lines around a part of a frame, their outer edge on the frame's edge. */
static void draw_border(struct layout_flow *flow, const struct layout_frame *frame, base_length top,
                        base_length bottom)
{
    base_length border = frame->style->border;
    document_colour colour = frame->style->border_colour;
    base_length x = flow->x + frame->x;
    struct layout_canvas *canvas = &flow->canvas;
    layout_canvas_fill(canvas, x, top, frame->width, border, colour);
    layout_canvas_fill(canvas, x, bottom - border, frame->width, border, colour);
    layout_canvas_fill(canvas, x, top, border, bottom - top, colour);
    layout_canvas_fill(canvas, x + frame->width - border, top, border, bottom - top, colour);
}

/* Gives the open part of a frame its height. */
static void end_frame(struct layout_flow *flow, const struct layout_open_frame *open,
                      base_length bottom)
{
    const struct document_style *style = open->frame->style;
    if (open->outer > 0) {
        item_at(&flow->canvas, open->outer - 1)->height = bottom - open->top;
    }
    if (open->inner > 0) {
        base_length inset = open->outer > 0 ? style->border : 0;
        item_at(&flow->canvas, open->inner - 1)->height = bottom - open->top - 2 * inset;
    }
    if (style->border > 0 && open->outer == 0 && bottom > open->top) {
        draw_border(flow, open->frame, open->top, bottom);
    }
}

static void close_frame(struct layout_flow *flow)
{
    if (flow->frame_count > 0) {
        flow->frame_count--;
        end_frame(flow, &flow->frames[flow->frame_count], flow->y);
    }
}

base_length layout_flow_reserve(const struct layout_flow *flow)
{
    base_length height = 0;
    for (size_t i = 0; i < flow->frame_count; i++) {
        height += flow->frames[i].frame->style->padding_bottom;
    }
    return height;
}

void layout_flow_suspend(struct layout_flow *flow)
{
    if (flow->part != NULL) {
        layout_part_end(flow);
    }
    base_length bottom = flow->y;
    for (size_t i = flow->frame_count; i > 0; i--) {
        bottom += flow->frames[i - 1].frame->style->padding_bottom;
        end_frame(flow, &flow->frames[i - 1], bottom);
    }
}

void layout_flow_resume(struct layout_flow *flow)
{
    size_t count = flow->frame_count;
    flow->frame_count = 0;
    for (size_t i = 0; i < count; i++) {
        const struct layout_frame *frame = flow->frames[i].frame;
        open_frame(flow, frame);
        flow->y += frame->style->padding_top;
    }
    if (flow->part != NULL) {
        layout_part_resume(flow);
    }
}

/* ---------------------------------------------------------------- entries */

static void place_box(struct layout_flow *flow, const struct layout_entry *entry)
{
    layout_canvas_place(&flow->canvas, entry->fragment, flow->x, flow->y);
    layout_report_page(flow->canvas.state, entry->report, flow->canvas.page_index);
    if (entry->notes != NULL && flow->canvas.notes != NULL && !flow->canvas.artifact) {
        layout_notes_append(flow->canvas.notes, entry->notes);
    }
    flow->y += entry->height;
    flow->melt = 0;
    flow->top = false;
}

static void place_drift(struct layout_flow *flow, const struct layout_entry *entry)
{
    layout_galley_paint(&flow->canvas, entry->place->galley, 0, entry->place->galley->count,
                        flow->x, flow->y);
    flow->y += entry->height;
    flow->melt = 0;
    flow->top = false;
}

static void place_fixed(struct layout_flow *flow, const struct layout_entry *entry)
{
    layout_galley_paint(&flow->canvas, entry->place->galley, 0, entry->place->galley->count,
                        entry->place->x, entry->place->y);
}

/* The share of a space in what the page has to grow or to shrink by. */
static base_length adjusted(struct layout_flow *flow, base_length height)
{
    if (flow->passed + height > flow->glue) {
        return height;
    }
    base_length before = base_length_scale(flow->adjust, flow->passed, flow->glue);
    flow->passed += height;
    return height + base_length_scale(flow->adjust, flow->passed, flow->glue) - before;
}

static void place_space(struct layout_flow *flow, const struct layout_entry *entry)
{
    bool rigid = entry->fixed || entry->explicit;
    base_length height = rigid ? entry->height : layout_max(entry->height - flow->melt, 0);
    flow->melt = 0;
    if (!flow->top || entry->fixed) {
        flow->y += rigid || height == 0 ? height : adjusted(flow, height);
    }
}

void layout_flow_entry(struct layout_flow *flow, const struct layout_entry *entry)
{
    bool melts = entry->kind == LAYOUT_GLUE || entry->kind == LAYOUT_MARK ||
                 entry->kind == LAYOUT_OPEN || entry->kind == LAYOUT_PLACE;
    flow->melt = melts ? flow->melt : 0;
    switch (entry->kind) {
    case LAYOUT_BOX:
        place_box(flow, entry);
        break;
    case LAYOUT_GLUE:
        place_space(flow, entry);
        break;
    case LAYOUT_MARK:
        if (flow->canvas.mark != NULL && !flow->canvas.artifact) {
            flow->canvas.mark(&flow->canvas, entry->mark, flow->x, flow->y);
        }
        break;
    case LAYOUT_OPEN:
        open_frame(flow, entry->frame);
        break;
    case LAYOUT_CLOSE:
        close_frame(flow);
        flow->top = false;
        break;
    case LAYOUT_TABLE_BEGIN:
        layout_part_begin(flow, entry->table);
        break;
    case LAYOUT_ROW:
        layout_row_place(flow, entry->row);
        break;
    case LAYOUT_TABLE_END:
        layout_part_end(flow);
        flow->part = NULL;
        break;
    case LAYOUT_PLACE:
        place_fixed(flow, entry);
        break;
    case LAYOUT_DRIFT:
        place_drift(flow, entry);
        break;
    case LAYOUT_BREAK:
    case LAYOUT_FILLER:
        break;
    }
}

void layout_galley_paint(const struct layout_canvas *canvas, const struct layout_galley *galley,
                         size_t from, size_t to, base_length x, base_length y)
{
    struct layout_flow flow = {.canvas = *canvas, .x = x, .y = y, .top = true};
    for (size_t i = from; i < to; i++) {
        layout_flow_entry(&flow, &galley->entries[i]);
    }
    while (flow.frame_count > 0) {
        close_frame(&flow);
    }
}
