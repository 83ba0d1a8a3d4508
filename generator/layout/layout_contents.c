/* Contents and lists of tables: label, title, leader, page; each entry a link. */
#include "layout_galley.h"

#include <string.h>

/* What an entry shows. */
struct contents_entry {
    const struct layout_target *target;
    const char *label, *title, *link;
    const struct document_style *style;
    base_length label_width;
    int level;
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* A heading labelled with the series ("LAMPIRAN 2") belongs to it like a caption. */
static bool heading_of_series(const struct document_block *block, const char *series)
{
    const char *label = block->kind == DOCUMENT_HEADING ? block->heading->label : NULL;
    if (label == NULL || series == NULL || !block->heading->in_contents) {
        return false;
    }
    while (*series != '\0' && lower(*series) == lower(*label)) {
        series++;
        label++;
    }
    return *series == '\0' && *label == ' ';
}

static bool wanted(const struct document_contents *contents, const struct document_block *block)
{
    if (contents->kind == DOCUMENT_CONTENTS_HEADINGS) {
        return block->kind == DOCUMENT_HEADING && block->heading->in_contents &&
               block->heading->level <= contents->levels;
    }
    if (heading_of_series(block, contents->series)) {
        return true;
    }
    return block->kind == DOCUMENT_CAPTION && block->caption->in_contents &&
           block->caption->numbered && block->caption->series != NULL && contents->series != NULL &&
           strcmp(block->caption->series, contents->series) == 0;
}

static struct contents_entry entry_of(struct layout_state *state,
                                      const struct document_block *contents_block,
                                      const struct layout_target *target)
{
    const struct document_contents *contents = contents_block->contents;
    const struct document_block *block = target->block;
    struct contents_entry entry = {.target = target, .level = 1};
    if (block->kind == DOCUMENT_HEADING) {
        entry.level = contents->kind == DOCUMENT_CONTENTS_HEADINGS ? block->heading->level : 1;
        entry.label = block->heading->label;
        entry.title = block->heading->plain;
    } else {
        entry.label = block->caption->label;
        entry.title = block->caption->plain;
    }
    int index = entry.level < 1 ? 0 : entry.level > 6 ? 5 : entry.level - 1;
    entry.style = contents->level_styles[index] != NULL ? contents->level_styles[index]
                                                        : contents_block->style;
    entry.label_width = contents->label_widths[index];
    entry.title = entry.title != NULL ? entry.title : "";
    entry.link = base_format(state->arena, "#%s", target->anchor);
    return entry;
}

static struct document_inlines *linked_text(struct layout_state *state, const char *text,
                                            const struct contents_entry *entry)
{
    struct document_inlines *inlines =
        layout_text_inlines(state, text, &entry->style->text, entry->target->block->origin);
    inlines->items[0].link = entry->link;
    return inlines;
}

/* Leader and page number behind the last line of the title. */
static void add_page(struct layout_state *state, struct layout_spot spot,
                     const struct contents_entry *entry, bool leaders)
{
    struct layout_entry *last = &spot.galley->entries[spot.galley->count - 1];
    base_length end = spot.x;
    struct page_item *title = NULL;
    for (size_t i = 0; i < last->fragment->count; i++) {
        struct page_item *item = &last->fragment->items[i];
        if (item->kind == PAGE_GLYPHS) {
            end = layout_max(end, item->x + item->width);
            title = item;
        }
    }
    if (title != NULL) { /* a space between title and page in the text */
        title->glyphs.text = base_format(state->arena, "%s ", title->glyphs.text);
    }
    const char *label = entry->target->label != NULL ? entry->target->label : "00";
    struct document_inlines *text = linked_text(state, label, entry);
    struct document_inlines tab =
        *layout_text_inlines(state, NULL, &entry->style->text, entry->target->block->origin);
    tab.items[0].kind = DOCUMENT_TAB;
    tab.items[0].leader = true;
    struct layout_words *words = layout_words_create(state, text, entry->style, false);
    struct layout_words *dots = layout_words_create(state, &tab, entry->style, false);
    struct layout_words *all = base_alloc(state->temporary, sizeof *all);
    layout_words_begin(state, all);
    for (size_t i = 0; leaders && i + 3 < dots->count; i++) {
        *layout_item_add(state, all, dots->items[i].kind, NULL) = dots->items[i];
    }
    for (size_t i = 0; i < words->count; i++) {
        *layout_item_add(state, all, words->items[i].kind, NULL) = words->items[i];
    }
    layout_words_end(state, all);
    if (all->count == 0) {
        return; /* a page without a number, and no leader */
    }
    struct layout_galley *galley = layout_galley_create(state);
    struct layout_line line = {.items = all->items,
                               .to = all->count - 1,
                               .x = end,
                               .width = spot.x + spot.width - end,
                               .align = DOCUMENT_ALIGN_RIGHT,
                               .last = true,
                               .ends = true,
                               .element = spot.element,
                               .leading = entry->style->leading};
    line.ascent = last->baseline;
    layout_line_add(state, galley, &line, entry->target->block->origin);
    layout_fragment_join(state, last->fragment, galley->entries[0].fragment, 0, 0);
}

static struct page_fragment *label_fragment(struct layout_state *state,
                                            const struct contents_entry *entry, uint32_t element)
{
    char *label = base_format(state->arena, "%s ", entry->label);
    base_length above, below;
    struct page_fragment *fragment = layout_line_natural(
        state, layout_words_create(state, linked_text(state, label, entry), entry->style, false),
        element, &above, &below);
    for (size_t i = 0; i < fragment->count; i++) {
        if (fragment->items[i].kind == PAGE_GLYPHS) {
            fragment->items[i].glyphs.text = label;
        }
    }
    return fragment;
}

/* Label, title and page of a line are one link. */
static void merge_links(struct page_fragment *fragment)
{
    struct page_item *link = NULL;
    size_t kept = 0;
    for (size_t i = 0; i < fragment->count; i++) {
        struct page_item *item = &fragment->items[i];
        if (item->kind == PAGE_LINK && link != NULL) {
            base_length left = layout_min(link->x, item->x);
            link->width = layout_max(link->x + link->width, item->x + item->width) - left;
            link->x = left;
            continue;
        }
        fragment->items[kept] = *item;
        link = item->kind == PAGE_LINK ? &fragment->items[kept] : link;
        kept++;
    }
    fragment->count = kept;
}

static void add_entry(struct layout_state *state, struct layout_spot spot,
                      const struct contents_entry *entry, bool leaders)
{
    const struct document_style *style = entry->style;
    spot.element = page_element_add(state->pages, PAGE_ROLE_CONTENTS_ENTRY, spot.element,
                                    entry->target->block->origin);
    spot.element = page_element_add(state->pages, PAGE_ROLE_REFERENCE, spot.element, 0);
    spot.element = page_element_add(state->pages, PAGE_ROLE_LINK, spot.element, 0);
    spot.x += style->indent_left;
    spot.width -= style->indent_left + style->indent_right;
    base_length shift = 0;
    struct page_fragment *label = NULL;
    if (entry->label != NULL && entry->label[0] != '\0') {
        label = label_fragment(state, entry, spot.element);
        shift = layout_max(entry->label_width, label->width + BASE_PT(6));
    }
    struct layout_spot body = spot;
    body.x += shift;
    body.width -= shift + BASE_PT(34);
    layout_space_add(state, spot.galley, style->space_before);
    size_t from = spot.galley->count;
    const char *title = entry->title[0] != '\0' ? entry->title : "\xC2\xA0";
    layout_paragraph_add(state, body, linked_text(state, title, entry),
                         layout_style_plain(state, style, DOCUMENT_ALIGN_LEFT),
                         entry->target->block->origin, LAYOUT_NO_SPACE | LAYOUT_KEEP_LINES);
    if (spot.galley->count > from) {
        if (label != NULL) {
            layout_beside_first(state, spot, from, label, spot.x, 0);
        }
        add_page(state, spot, entry, leaders);
        for (size_t i = from; i < spot.galley->count; i++) {
            if (spot.galley->entries[i].kind == LAYOUT_BOX) {
                merge_links(spot.galley->entries[i].fragment);
            }
        }
        if (style->keep_next) {
            layout_keep_last(spot.galley);
        }
    }
    layout_space_add(state, spot.galley, style->space_after);
}

void layout_contents_add(struct layout_state *state, struct layout_spot spot,
                         const struct document_block *block)
{
    const struct document_contents *contents = block->contents;
    spot.element = page_element_add(state->pages, PAGE_ROLE_CONTENTS, spot.element, block->origin);
    layout_space_add(state, spot.galley, block->style->space_before);
    for (size_t i = 0; i < state->target_count; i++) {
        if (wanted(contents, state->targets[i].block)) {
            struct contents_entry entry = entry_of(state, block, &state->targets[i]);
            add_entry(state, spot, &entry, contents->leaders);
        }
    }
    layout_space_add(state, spot.galley, block->style->space_after);
}
