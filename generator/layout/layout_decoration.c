/* Decorations of a line: tints behind the text, underlines, areas of links. */
#include <string.h>

#include "layout_line.h"

static bool has_decoration(const struct layout_span *span, enum layout_decoration decoration)
{
    return span != NULL && (decoration == LAYOUT_TINT        ? span->tint != DOCUMENT_NO_COLOUR
                            : decoration == LAYOUT_UNDERLINE ? span->underline
                                                             : span->link != NULL);
}

static bool same_decoration(const struct layout_span *a, const struct layout_span *b,
                            enum layout_decoration decoration)
{
    if (decoration == LAYOUT_LINK) {
        return a->link == b->link || strcmp(a->link, b->link) == 0;
    }
    return a->colour == b->colour;
}

static void draw_tint(struct layout_line_builder *builder, struct layout_span *span, base_length x,
                      base_length width)
{
    struct page_item *item = page_fragment_add(builder->state->pages, builder->fragment, PAGE_FILL,
                                               PAGE_ARTIFACT, span->origin);
    item->x = x - span->size / 12;
    item->y = builder->baseline - span->size * 85 / 100;
    item->width = width + span->size / 6;
    item->height = span->size * 115 / 100;
    item->colour = span->tint;
}

static void draw_underline(struct layout_line_builder *builder, struct layout_span *span,
                           base_length x, base_length width)
{
    const struct font_metrics *metrics = font_metrics(span->face);
    base_length thickness =
        layout_max(font_scale(span->face, metrics->underline_thickness, span->size), 300);
    struct page_item *item = page_fragment_add(builder->state->pages, builder->fragment, PAGE_FILL,
                                               PAGE_ARTIFACT, span->origin);
    item->x = x;
    item->y = builder->baseline + layout_max(span->size / 10, 1000);
    item->width = width;
    item->height = thickness;
    item->colour = span->colour;
}

static void draw_link(struct layout_line_builder *builder, struct layout_span *span, base_length x,
                      base_length width)
{
    if (builder->line->element == PAGE_ARTIFACT) {
        return;
    }
    uint32_t element = layout_line_element(builder, span);
    struct page_item *item = page_fragment_add(builder->state->pages, builder->fragment, PAGE_LINK,
                                               element, span->origin);
    item->x = x;
    item->y = builder->baseline - span->size * 80 / 100;
    item->width = width;
    item->height = span->size * 105 / 100;
    if (span->link[0] == '#') {
        const struct layout_target *target = layout_target_find(builder->state, span->link + 1);
        item->link.anchor = target != NULL ? target->anchor : span->link + 1;
    } else {
        item->link.uri = span->link;
    }
}

void layout_line_decorate(struct layout_line_builder *builder, enum layout_decoration decoration)
{
    for (size_t i = 0; builder->decorated && i < builder->count; i++) {
        struct layout_span *span = builder->placed[i].item->span;
        if (!has_decoration(span, decoration) || builder->placed[i].item->kind != LAYOUT_ITEM_BOX) {
            continue;
        }
        size_t last = i;
        for (size_t j = i + 1; j < builder->count; j++) {
            const struct layout_item *item = builder->placed[j].item;
            if (!has_decoration(item->span, decoration) ||
                !same_decoration(span, item->span, decoration)) {
                break;
            }
            last = item->kind == LAYOUT_ITEM_BOX ? j : last;
        }
        base_length x = builder->placed[i].x;
        base_length width = builder->placed[last].x + builder->placed[last].width - x;
        if (decoration == LAYOUT_TINT) {
            draw_tint(builder, span, x, width);
        } else if (decoration == LAYOUT_UNDERLINE) {
            draw_underline(builder, span, x, width);
        } else {
            draw_link(builder, span, x, width);
        }
        i = last;
    }
}
