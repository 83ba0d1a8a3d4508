/* Sheets: opens and closes single pages; footnotes at their foot. */
#include "layout_page.h"

enum { NOTE_GAP = 2000, NOTE_RULE_SPACE = 9000 };

/* ---------------------------------------------------------------- marks */

static void note_heading(struct layout_pager *pager, struct layout_sheet *sheet,
                         const struct layout_mark *mark)
{
    if (mark->level <= 1 && !sheet->chapter_here) {
        sheet->chapter = mark->block;
        sheet->chapter_here = true;
        sheet->heading = NULL;
    } else if (mark->level == 2 && sheet->heading == pager->heading) {
        sheet->heading = mark->block;
    }
}

static void take_mark(struct layout_canvas *canvas, const struct layout_mark *mark, base_length x,
                      base_length y)
{
    struct layout_pager *pager = canvas->user;
    struct page_document *pages = canvas->state->pages;
    if (mark->anchor != NULL) {
        page_anchor_add(pages, mark->anchor, canvas->page_index, x, y);
        struct layout_target *target = layout_target_of(canvas->state, mark->block);
        target->page = canvas->page_index + 1;
    }
    if (mark->bookmark != NULL) {
        page_bookmark_add(pages, mark->bookmark, mark->level > 0 ? mark->level : 1,
                          canvas->page_index, y);
    }
    if (mark->heading) {
        note_heading(pager, &pager->sheets[pager->count - 1], mark);
        if (mark->level <= 1) {
            pager->chapter = mark->block;
            pager->heading = NULL;
        } else if (mark->level == 2) {
            pager->heading = mark->block;
        }
    }
}

/* ---------------------------------------------------------------- notes */

static base_length note_height(const struct layout_note *note)
{
    return layout_galley_height(note->galley, note->from, note->galley->count) + NOTE_GAP;
}

base_length layout_notes_height(const struct layout_pager *pager, const struct layout_note *notes,
                                bool first)
{
    base_length height = 0;
    base_length quarter = (pager->bottom - pager->top) / 4;
    for (const struct layout_note *note = notes; note != NULL; note = note->next) {
        height += layout_min(note_height(note), quarter);
    }
    return height > 0 && first ? height + NOTE_RULE_SPACE : height;
}

base_length layout_notes_need(const struct layout_pager *pager, const struct layout_note *notes)
{
    return layout_notes_height(pager, notes, pager->notes == NULL);
}

/* Height set aside for the notes of this page. */
static base_length notes_reserved(const struct layout_pager *pager)
{
    base_length height = 0;
    base_length quarter = (pager->bottom - pager->top) / 4;
    for (const struct layout_note *note = pager->notes; note != NULL; note = note->next) {
        height += note->from == 0 ? layout_min(note_height(note), quarter) : note_height(note);
    }
    height = layout_min(height, (pager->bottom - pager->top) * 2 / 3);
    return height > 0 ? height + NOTE_RULE_SPACE : 0;
}

base_length layout_sheet_room(const struct layout_pager *pager)
{
    return pager->bottom - pager->flow.y - notes_reserved(pager) -
           layout_flow_reserve(&pager->flow);
}

/* Entries of a note that fit into height; at least one when must. Tables stay whole. */
static size_t note_fit(const struct layout_note *note, base_length height, bool must)
{
    base_length sum = 0;
    size_t stop = note->from;
    bool table = false;
    for (size_t i = note->from; i < note->galley->count; i++) {
        const struct layout_entry *entry = &note->galley->entries[i];
        table = entry->kind == LAYOUT_TABLE_BEGIN || (table && entry->kind != LAYOUT_TABLE_END);
        sum += entry->height;
        if (sum > height && (!must || stop > note->from)) {
            return stop;
        }
        stop = table ? stop : i + 1;
    }
    return note->galley->count;
}

/* A part of a note, a table, that no page has room for. */
static void report_high(struct layout_pager *pager, const struct layout_note *note,
                        base_length over)
{
    struct layout_state *state = pager->state;
    layout_report_page(state,
                       layout_report_add(state, note->galley->entries[note->from].origin,
                                         BASE_MESSAGE_LAYOUT_BOX_TOO_HIGH,
                                         layout_points(state, over), NULL, NULL),
                       pager->count - 1);
}

/* Sets the notes at the foot; what does not fit stays for the next page. */
static void place_notes(struct layout_pager *pager)
{
    base_length room = pager->bottom - pager->flow.y - NOTE_RULE_SPACE;
    base_length total = 0;
    struct layout_note *last = NULL;
    size_t stop = 0;
    for (struct layout_note *note = pager->notes; note != NULL; note = note->next) {
        size_t to = note_fit(note, room - total, last == NULL && pager->flow.top);
        total +=
            layout_galley_height(note->galley, note->from, to) + (to > note->from ? NOTE_GAP : 0);
        if (last == NULL && pager->flow.top && total > room + NOTE_GAP) {
            report_high(pager, note, total - room - NOTE_GAP);
        }
        last = note;
        stop = to;
        if (to < note->galley->count) {
            break;
        }
    }
    base_length y = pager->bottom - total;
    struct layout_canvas *canvas = &pager->flow.canvas;
    base_length width = pager->state->page_width;
    layout_canvas_fill(canvas, pager->flow.x, y - NOTE_RULE_SPACE / 2,
                       layout_min(BASE_MM(50), width / 3), 400, 0);
    for (struct layout_note *note = pager->notes; note != NULL; note = note->next) {
        size_t to = note == last ? stop : note->galley->count;
        layout_galley_paint(canvas, note->galley, note->from, to, pager->flow.x, y);
        y += layout_galley_height(note->galley, note->from, to) + NOTE_GAP;
        note->from = to;
        if (note == last) {
            pager->notes = to < note->galley->count ? note : note->next;
            return;
        }
    }
}

/* ---------------------------------------------------------------- sheets */

/* A copy that pages of the same section share: pages outlive the document. */
static const char *watermark_of(struct layout_state *state, const struct document_section *section)
{
    if (section->watermark != state->watermark) {
        state->watermark = section->watermark;
        state->watermark_copy = base_copy_text(state->arena, section->watermark);
    }
    return state->watermark_copy;
}

static struct layout_sheet *add_sheet(struct layout_pager *pager, bool blank)
{
    const struct document_section *section = pager->section;
    struct layout_sheet sheet = {
        .section = section, .blank = blank, .chapter = pager->chapter, .heading = pager->heading};
    sheet.page = page_add(pager->state->pages, section->width, section->height);
    sheet.page->section = pager->section_index;
    if (!blank) {
        sheet.page->background = section->background;
        sheet.page->watermark = watermark_of(pager->state, section);
    }
    BASE_PUSH(pager->state->rounds, pager->sheets, pager->count, pager->capacity, sheet);
    return &pager->sheets[pager->count - 1];
}

/* Left margin of a page; margins swap on even pages of a mirrored section. */
static base_length left_margin(const struct document_section *section, size_t page)
{
    return section->mirrored && page % 2 == 1 ? section->margin_right : section->margin_left;
}

void layout_sheet_open(struct layout_pager *pager)
{
    layout_floats_place(pager);
    const struct document_section *section = pager->section;
    bool odd = pager->count % 2 == 0;
    if ((pager->side == DOCUMENT_SIDE_ODD && !odd) || (pager->side == DOCUMENT_SIDE_EVEN && odd)) {
        add_sheet(pager, true);
    }
    pager->side = DOCUMENT_SIDE_ANY;
    struct layout_sheet *sheet = add_sheet(pager, false);
    sheet->first = !pager->section_started;
    pager->section_started = true;
    pager->open = true;
    pager->used = false;
    pager->top = section->margin_top;
    pager->bottom = section->height - section->margin_bottom;
    page_open(pager->state->pages, sheet->page);
    struct layout_flow *flow = &pager->flow;
    flow->canvas = (struct layout_canvas){.state = pager->state,
                                          .page = sheet->page,
                                          .page_index = pager->count - 1,
                                          .notes = &pager->notes,
                                          .mark = take_mark,
                                          .user = pager};
    flow->x = left_margin(section, pager->count - 1);
    flow->y = pager->top;
    flow->top = true;
    layout_flow_resume(flow);
}

void layout_sheet_close(struct layout_pager *pager)
{
    if (!pager->open) {
        return;
    }
    layout_flow_suspend(&pager->flow);
    if (pager->notes != NULL) {
        place_notes(pager);
    }
    page_close(pager->state->pages, pager->sheets[pager->count - 1].page);
    pager->open = false;
}

void layout_sheet_next(struct layout_pager *pager)
{
    layout_sheet_close(pager);
    layout_sheet_open(pager);
}
