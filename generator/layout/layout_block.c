/* Blocks: hands each kind to its file; the simple ones are here. */
#include "layout_galley.h"

#include <string.h>

void layout_mark_add(struct layout_state *state, struct layout_spot spot,
                     const struct document_block *block)
{
    struct layout_mark *mark = base_alloc(state->galleys, sizeof *mark);
    const struct layout_target *target = layout_target_of(state, block);
    mark->block = block;
    mark->anchor = target != NULL ? target->anchor : NULL;
    if (block->kind == DOCUMENT_HEADING) {
        const struct document_heading *heading = block->heading;
        const char *title = heading->plain != NULL ? heading->plain : "";
        bool labelled = heading->label != NULL && heading->label[0] != '\0';
        mark->heading = true;
        mark->level = heading->level;
        if (heading->in_outline) {
            mark->bookmark =
                labelled ? base_format(state->arena, "%s %s", heading->label, title) : title;
        }
    } else if (block->kind == DOCUMENT_BOOKMARK) {
        mark->bookmark = block->text;
        mark->level = 1;
    }
    layout_entry_add(state, spot.galley, LAYOUT_MARK, block->origin)->mark = mark;
}

struct layout_entry *layout_box_add(struct layout_state *state, struct layout_galley *galley,
                                    struct page_fragment *fragment, base_length height,
                                    base_origin origin)
{
    struct layout_entry *entry = layout_entry_add(state, galley, LAYOUT_BOX, origin);
    entry->fragment = fragment;
    entry->height = entry->baseline = height;
    return entry;
}

void layout_fragment_join(struct layout_state *state, struct page_fragment *target,
                          const struct page_fragment *source, base_length x, base_length y)
{
    page_fragment_join(state->pages, target, source, x, y);
}

void layout_beside_first(struct layout_state *state, struct layout_spot spot, size_t from,
                         struct page_fragment *label, base_length x, base_origin origin)
{
    struct layout_entry *box = layout_first_box(spot.galley, from);
    if (box == NULL) { /* nothing to stand beside: the label goes before a row, or alone */
        base_length height = from == spot.galley->count ? BASE_PT(14) : 0;
        struct page_fragment *alone = base_alloc(state->galleys, sizeof *alone);
        layout_fragment_join(state, alone, label, x, BASE_PT(10));
        struct layout_entry *entry = layout_box_add(state, spot.galley, alone, height, origin);
        struct layout_entry moved = *entry;
        for (size_t i = spot.galley->count - 1; i > from; i--) {
            spot.galley->entries[i] = spot.galley->entries[i - 1];
        }
        moved.keep = height == 0;
        spot.galley->entries[from] = moved;
        return;
    }
    struct page_fragment *joined = base_alloc(state->galleys, sizeof *joined);
    layout_fragment_join(state, joined, label, x, box->baseline);
    layout_fragment_join(state, joined, box->fragment, 0, 0);
    joined->width = box->fragment->width;
    joined->height = box->fragment->height;
    box->fragment = joined;
}

static void add_paragraph(struct layout_state *state, struct layout_spot spot,
                          const struct document_block *block, enum page_role role)
{
    if (spot.element != PAGE_ARTIFACT) {
        spot.element = page_element_add(state->pages, role, spot.element, block->origin);
    }
    if (role == PAGE_ROLE_FORMULA && spot.element != PAGE_ARTIFACT) {
        page_element_say(state->pages, spot.element,
                         document_plain(state->galleys, &block->inlines));
    }
    layout_paragraph_add(state, spot, &block->inlines, block->style, block->origin, 0);
}

static void add_formula(struct layout_state *state, struct layout_spot spot,
                        const struct document_block *block)
{
    add_paragraph(state, spot, block, PAGE_ROLE_FORMULA);
}

static void add_caption(struct layout_state *state, struct layout_spot spot,
                        const struct document_block *block)
{
    const struct document_caption *caption = block->caption;
    const struct document_inlines *inlines = &block->inlines;
    if (caption->label != NULL && caption->label[0] != '\0') {
        inlines = layout_inlines_join(state, caption->label,
                                      caption->label_style != NULL ? caption->label_style
                                                                   : &block->style->text,
                                      inlines, block->origin);
    }
    spot.element = page_element_add(state->pages, PAGE_ROLE_CAPTION, spot.element, block->origin);
    layout_paragraph_add(state, spot, inlines, block->style, block->origin,
                         block->style->align == DOCUMENT_ALIGN_CENTRE ? LAYOUT_BALANCED : 0);
    if (block->next != NULL && block->parent != NULL && block->parent->first == block) {
        layout_keep_last(spot.galley); /* stands above its table or picture */
    }
}

/* Whether the last thing in the galley is a heading or a rule that belongs to one. */
static bool ends_with_heading(const struct layout_galley *galley)
{
    size_t at = galley->count;
    while (at > 0 && galley->entries[at - 1].kind == LAYOUT_GLUE) {
        at--;
    }
    return at > 0 && galley->entries[at - 1].kind == LAYOUT_BOX && galley->entries[at - 1].heading;
}

/* A rule below a heading keeps with what follows as the heading does. */
static void add_rule(struct layout_state *state, struct layout_spot spot,
                     const struct document_block *block)
{
    const struct document_style *style = block->style;
    struct page_fragment *fragment = base_alloc(state->galleys, sizeof *fragment);
    struct page_item *item =
        page_fragment_add(state->pages, fragment, PAGE_FILL, PAGE_ARTIFACT, block->origin);
    base_length measure = spot.width - style->indent_left - style->indent_right;
    item->x = spot.x + style->indent_left;
    item->width = block->given->width > 0 ? layout_min(block->given->width, measure) : measure;
    item->height = style->border > 0 ? style->border : 400;
    item->colour = style->border_colour == DOCUMENT_NO_COLOUR ? 0 : style->border_colour;
    if (block->given->width > 0 && style->align == DOCUMENT_ALIGN_CENTRE) {
        item->x += (measure - item->width) / 2;
    } else if (block->given->width > 0 && style->align == DOCUMENT_ALIGN_RIGHT) {
        item->x += measure - item->width;
    }
    bool below_heading = ends_with_heading(spot.galley);
    layout_space_add(state, spot.galley, style->space_before);
    struct layout_entry *entry =
        layout_box_add(state, spot.galley, fragment, item->height, block->origin);
    entry->keep = style->keep_next || below_heading;
    entry->heading = below_heading;
    layout_space_add(state, spot.galley, style->space_after);
}

static void add_space(struct layout_state *state, struct layout_spot spot,
                      const struct document_block *block)
{
    struct layout_entry *entry = layout_entry_add(state, spot.galley, LAYOUT_GLUE, block->origin);
    entry->height = block->given->height;
    entry->fixed = block->given->fixed;
    entry->explicit = true;
}

static void add_break(struct layout_state *state, struct layout_spot spot,
                      const struct document_block *block)
{
    layout_entry_add(state, spot.galley, LAYOUT_BREAK, block->origin)->side =
        block->kind == DOCUMENT_PAGE_BREAK ? block->side : DOCUMENT_SIDE_ANY;
}

static void add_filler(struct layout_state *state, struct layout_spot spot,
                       const struct document_block *block)
{
    layout_entry_add(state, spot.galley, LAYOUT_FILLER, block->origin);
}

static void add_item(struct layout_state *state, struct layout_spot spot,
                     const struct document_block *block)
{
    layout_blocks_add(state, spot, block->first);
}

/* Whether text ends with a colon: it leads in what follows. */
static bool leads_in(const struct document_inlines *inlines)
{
    for (size_t i = inlines->count; i > 0; i--) {
        const struct document_inline *item = &inlines->items[i - 1];
        size_t length = item->text != NULL ? strlen(item->text) : 0;
        while (length > 0 && item->text[length - 1] == ' ') {
            length--;
        }
        if (item->kind != DOCUMENT_TEXT || length > 0) {
            return item->kind == DOCUMENT_TEXT && item->text[length - 1] == ':';
        }
    }
    return false;
}

static void add_plain_paragraph(struct layout_state *state, struct layout_spot spot,
                                const struct document_block *block)
{
    add_paragraph(state, spot, block, PAGE_ROLE_PARAGRAPH);
    bool last = block->next == NULL && block->parent != NULL &&
                block->parent->kind != DOCUMENT_SECTION && block->parent->kind != DOCUMENT_ITEM;
    if (leads_in(&block->inlines) && !last) {
        layout_keep_last(spot.galley);
    }
}

struct block_adder {
    void (*add)(struct layout_state *state, struct layout_spot spot,
                const struct document_block *block);
};

void layout_block_add(struct layout_state *state, struct layout_spot spot,
                      const struct document_block *block)
{
    static const struct block_adder adders[] = {
        [DOCUMENT_SECTION] = {add_item},
        [DOCUMENT_HEADING] = {layout_heading_add},
        [DOCUMENT_PARAGRAPH] = {add_plain_paragraph},
        [DOCUMENT_LIST] = {layout_list_add},
        [DOCUMENT_ITEM] = {add_item},
        [DOCUMENT_TABLE] = {layout_table_add},
        [DOCUMENT_CAPTION] = {add_caption},
        [DOCUMENT_PICTURE] = {layout_picture_add},
        [DOCUMENT_CHART] = {layout_chart_add},
        [DOCUMENT_TREE] = {layout_chart_add},
        [DOCUMENT_FORMULA] = {add_formula},
        [DOCUMENT_SIGNATURES] = {layout_signatures_add},
        [DOCUMENT_CONTENTS] = {layout_contents_add},
        [DOCUMENT_GROUP] = {layout_group_add},
        [DOCUMENT_COLUMNS] = {layout_columns_add},
        [DOCUMENT_PLACED] = {layout_placed_add},
        [DOCUMENT_RULE] = {add_rule},
        [DOCUMENT_SPACE] = {add_space},
        [DOCUMENT_FILL] = {add_filler},
        [DOCUMENT_PAGE_BREAK] = {add_break},
    };
    if (block->style->page_break_before && block->kind != DOCUMENT_PAGE_BREAK) {
        layout_entry_add(state, spot.galley, LAYOUT_BREAK, block->origin);
    }
    if (block->given->id != NULL || block->kind == DOCUMENT_HEADING ||
        block->kind == DOCUMENT_CAPTION || block->kind == DOCUMENT_BOOKMARK) {
        layout_mark_add(state, spot, block);
    }
    if (block->kind < sizeof adders / sizeof *adders && adders[block->kind].add != NULL) {
        adders[block->kind].add(state, spot, block);
    }
}

void layout_blocks_add(struct layout_state *state, struct layout_spot spot,
                       const struct document_block *first)
{
    for (const struct document_block *block = first; block != NULL; block = block->next) {
        layout_block_add(state, spot, block);
    }
}
