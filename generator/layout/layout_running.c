/* Running matter: page numbers and labels, heads and feet, after all pages are filled. */
#include "layout_page.h"

#include <string.h>

/* ---------------------------------------------------------------- numbers */

/* "III" of "BAB III": the last word of the label of the chapter in force; "L1" of "LAMPIRAN 1", so
 * that the pages of annexes are not taken for those of chapters. */
static const char *chapter_number(struct layout_state *state, const struct document_block *chapter)
{
    if (chapter == NULL || chapter->heading->label == NULL) {
        return "";
    }
    const char *space = strrchr(chapter->heading->label, ' ');
    const char *number = space != NULL ? space + 1 : chapter->heading->label;
    return chapter->heading->series != NULL && space != NULL
               ? base_format(state->arena, "%c%s", chapter->heading->label[0], number)
               : number;
}

static const char *number_label(struct layout_state *state, const struct layout_sheet *sheet)
{
    static const char *const formats[] = {
        [DOCUMENT_NUMBER_ARABIC] = "{1}",        [DOCUMENT_NUMBER_ROMAN_LOWER] = "{1:i}",
        [DOCUMENT_NUMBER_ROMAN_UPPER] = "{1:I}", [DOCUMENT_NUMBER_ALPHA_LOWER] = "{1:a}",
        [DOCUMENT_NUMBER_ALPHA_UPPER] = "{1:A}", [DOCUMENT_NUMBER_CHAPTER] = "{1}",
    };
    enum document_number_style style = sheet->section->number_style;
    if (sheet->number == 0 || style == DOCUMENT_NUMBER_NONE) {
        return "";
    }
    long numbers[6] = {sheet->number, 0, 0, 0, 0, 0};
    const char *text = document_number_text(state->arena, formats[style], numbers, 0);
    const char *chapter = chapter_number(state, sheet->chapter);
    if (style == DOCUMENT_NUMBER_CHAPTER && chapter[0] != '\0') {
        return base_format(state->arena, "%s-%s", chapter, text);
    }
    return text;
}

/* The number of a sheet from that of the numbered sheet before. */
static long next_number(const struct layout_sheet *sheet, const struct layout_sheet *before,
                        long last)
{
    bool chapter_starts = sheet->section->number_style == DOCUMENT_NUMBER_CHAPTER &&
                          sheet->chapter_here && sheet->chapter != NULL;
    if (chapter_starts) {
        return 1;
    }
    bool starts = before == NULL || before->section != sheet->section;
    if (starts && sheet->section->number_start > 0 && sheet->first) {
        return sheet->section->number_start;
    }
    return last + 1;
}

void layout_sheets_number(struct layout_pager *pager)
{
    struct layout_state *state = pager->state;
    long last = 0;
    long total = 0;
    for (size_t i = 0; i < pager->count; i++) {
        struct layout_sheet *sheet = &pager->sheets[i];
        if (sheet->section->numbered) {
            sheet->number = next_number(sheet, i > 0 ? sheet - 1 : NULL, last);
            last = sheet->number;
            total++;
        }
        sheet->page->label = number_label(state, sheet);
    }
    state->page_total = base_format(state->arena, "%ld", total);
    for (size_t i = 0; i < state->target_count; i++) {
        struct layout_target *target = &state->targets[i];
        target->seen = target->page > 0 ? pager->sheets[target->page - 1].page->label : "";
    }
}

/* ---------------------------------------------------------------- heads and feet */

static const char *running_title(const struct document_block *block)
{
    const struct document_heading *heading = block->heading;
    if (heading->running != NULL) {
        return heading->running;
    }
    return heading->plain != NULL ? heading->plain : "";
}

static struct layout_fields fields_of(struct layout_state *state, const struct layout_sheet *sheet)
{
    struct layout_fields fields = {sheet->page->label, state->page_total, "", "", ""};
    if (sheet->chapter != NULL) {
        const char *label = sheet->chapter->heading->label;
        fields.chapter = running_title(sheet->chapter);
        fields.chapter_label = label != NULL ? label : "";
    }
    if (sheet->heading != NULL) {
        const char *label = sheet->heading->heading->label;
        const char *title = running_title(sheet->heading);
        fields.section = label != NULL && label[0] != '\0'
                             ? base_format(state->arena, "%s %s", label, title)
                             : title;
    }
    return fields;
}

/* A slot on one line; cut after its first line when it is wider than width. */
static struct page_fragment *slot_fragment(struct layout_state *state,
                                           const struct document_inlines *inlines,
                                           const struct document_style *style, base_length width,
                                           base_length *drop)
{
    struct layout_words *words = layout_words_create(state, inlines, style, false);
    base_length above, below;
    *drop = 0;
    if (words->natural <= layout_max(width, 0)) {
        return layout_line_natural(state, words, PAGE_ARTIFACT, &above, &below);
    }
    struct layout_galley *galley = layout_galley_create(state);
    struct layout_spot spot = {galley, 0, layout_max(width, BASE_PT(20)), PAGE_ARTIFACT};
    layout_words_add(state, spot, words, layout_style_plain(state, style, DOCUMENT_ALIGN_LEFT), 0,
                     LAYOUT_NO_SPACE);
    struct layout_entry *first = layout_first_box(galley, 0);
    if (first == NULL) {
        return layout_line_natural(state, words, PAGE_ARTIFACT, &above, &below);
    }
    *drop = first->baseline;
    base_length right = 0;
    for (size_t i = 0; i < first->fragment->count; i++) {
        const struct page_item *item = &first->fragment->items[i];
        right = layout_max(right, item->x + item->width);
    }
    first->fragment->width = right;
    return first->fragment;
}

enum { RUNNING_GAP = 12000, SMALLEST_RUNNING = 720 };

static base_length slot_width(struct layout_state *state, const struct document_inlines *inlines,
                              const struct document_style *style)
{
    base_length width = layout_words_create(state, inlines, style, false)->natural;
    return width > 0 ? width + RUNNING_GAP : 0;
}

/* Makes the text smaller in steps until all slots have room beside each other. */
static void fit_slots(struct layout_state *state, const struct document_running *running,
                      base_length width)
{
    while (state->scale > SMALLEST_RUNNING &&
           slot_width(state, &running->left, running->style) +
                   slot_width(state, &running->centre, running->style) +
                   slot_width(state, &running->right, running->style) >
               width + RUNNING_GAP) {
        state->scale -= 40;
    }
}

/* Left, centre and right slot; the centre one moves aside for long ones. */
static void place_slots(struct layout_canvas *canvas, const struct document_running *running,
                        base_length x, base_length width, base_length y)
{
    struct layout_state *state = canvas->state;
    const struct document_style *style = running->style;
    base_length drop;
    struct page_fragment *right = slot_fragment(state, &running->right, style, width, &drop);
    layout_canvas_place(canvas, right, x + width - right->width, y - drop);
    base_length room = width - (right->width > 0 ? right->width + RUNNING_GAP : 0);
    base_length centre_drop;
    struct page_fragment *centre =
        slot_fragment(state, &running->centre, style, room, &centre_drop);
    base_length rest = room - (centre->width > 0 ? centre->width + RUNNING_GAP : 0);
    struct page_fragment *left = slot_fragment(state, &running->left, style, rest, &drop);
    layout_canvas_place(canvas, left, x, y - drop);
    base_length at = layout_min((width - centre->width) / 2, room - centre->width);
    at = layout_max(at, left->width > 0 ? left->width + RUNNING_GAP : 0);
    layout_canvas_place(canvas, centre, x + at, y - centre_drop);
}

/* The note below, centred, in as many lines as it needs. */
static void draw_note(struct layout_canvas *canvas, const struct document_running *running,
                      base_length x, base_length width, base_length y)
{
    struct layout_state *state = canvas->state;
    struct layout_galley *galley = layout_galley_create(state);
    struct layout_spot spot = {galley, 0, width, PAGE_ARTIFACT};
    const struct document_style *style =
        layout_style_plain(state, running->style, DOCUMENT_ALIGN_CENTRE);
    struct layout_words *words = layout_words_create(state, &running->note, style, false);
    layout_words_add(state, spot, words, style, 0, LAYOUT_NO_SPACE);
    layout_galley_paint(canvas, galley, 0, galley->count, x, y);
}

static void draw_running(struct layout_state *state, struct page_fragment *fragment,
                         const struct document_running *running, base_length x, base_length width,
                         base_length y, bool foot)
{
    if (running->style == NULL) {
        return;
    }
    struct layout_canvas canvas = {.state = state, .fragment = fragment, .artifact = true};
    long scale = state->scale;
    fit_slots(state, running, width);
    place_slots(&canvas, running, x, width, y);
    state->scale = scale;
    if (running->note.count > 0) {
        draw_note(&canvas, running, x, width, y + BASE_PT(4));
    }
    base_length rule = running->style->border;
    if (rule > 0) {
        base_length size = running->style->text.size;
        base_length at = foot ? y - size - size / 2 : y + size / 2;
        document_colour colour = running->style->border_colour;
        layout_canvas_fill(&canvas, x, at, width, rule,
                           colour == DOCUMENT_NO_COLOUR ? 0x808080 : colour);
    }
}

static void draw_sheet(struct layout_state *state, struct layout_sheet *sheet, bool even)
{
    const struct document_section *section = sheet->section;
    bool swap = section->mirrored && even;
    base_length x = swap ? section->margin_right : section->margin_left;
    base_length width = section->width - section->margin_left - section->margin_right;
    const struct document_running *head = &section->head;
    const struct document_running *foot = &section->foot;
    if (sheet->first && section->first_head.present) {
        head = &section->first_head;
    }
    if (sheet->first && section->first_foot.present) {
        foot = &section->first_foot;
    }
    struct page_fragment fragment = {0};
    struct layout_fields fields = fields_of(state, sheet);
    state->fields = &fields;
    if (head->present) {
        draw_running(state, &fragment, head, x, width, section->head_distance, false);
    }
    if (foot->present) {
        draw_running(state, &fragment, foot, x, width, section->height - section->foot_distance,
                     true);
    }
    state->fields = NULL;
    page_heads_add(state->pages, sheet->page, &fragment);
}

void layout_sheets_running(struct layout_pager *pager)
{
    for (size_t i = 0; i < pager->count; i++) {
        if (!pager->sheets[i].blank) {
            draw_sheet(pager->state, &pager->sheets[i], i % 2 == 1);
            layout_words_forget(pager->state);
            layout_galleys_forget(pager->state);
        }
    }
}
