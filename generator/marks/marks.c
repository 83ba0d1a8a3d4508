/* Adds marks to pages. */
#include "marks.h"

#include <stdlib.h>
#include <string.h>

#include "base_arena.h"
#include "font.h"
#include "marks_draw.h"

void marks_put(const struct marks_draw *draw, struct page *page,
               const struct page_fragment *fragment)
{
    size_t before = page->count;
    page_fragment_place(draw->document, page, fragment, 0, 0);
    for (size_t i = before; i < page->count; i++) {
        page->items[i].mark = true;
    }
}

/* The first opened face without serifs in a weight; else the first face. */
static const struct font_face *find_face(const struct font_set *fonts, bool bold)
{
    const struct font_face *face;
    for (size_t i = 0; (face = font_face_at(fonts, i)) != NULL; i++) {
        const struct font_metrics *metrics = font_metrics(face);
        if (metrics->bold == bold && !metrics->italic && strstr(metrics->family, "Sans") != NULL) {
            return face;
        }
    }
    return font_face_at(fonts, 0);
}

/* ---------------------------------------------------------------- tints and bars */

static struct page_item filled(base_length x, base_length y, base_length width, base_length height,
                               page_colour colour)
{
    return (struct page_item){
        .kind = PAGE_FILL,
        .element = PAGE_ARTIFACT,
        .mark = true,
        .x = x,
        .y = y,
        .width = width,
        .height = height,
        .colour = colour,
    };
}

static int by_item(const void *a, const void *b)
{
    const struct marks_place *one = a, *other = b;
    return one->item < other->item ? -1 : one->item > other->item;
}

/* Below a tint: what shows in black and white. */
#define RULE ((base_length)450)

/* Puts each tint right before its item: over the ground of a cell, under the text. */
static void add_tints(const struct marks_draw *draw, struct page *page, struct marks_sheet *sheet)
{
    struct page_item *items = NULL;
    size_t count = 0, capacity = 0, tint = 0, running = page->running;
    if (sheet->tint_count == 0) {
        return;
    }
    page_unpack(draw->document, page);
    qsort(sheet->tints, sheet->tint_count, sizeof *sheet->tints, by_item);
    for (size_t i = 0; i < page->count; i++) {
        for (; tint < sheet->tint_count && sheet->tints[tint].item <= i; tint++) {
            const struct marks_place *place = &sheet->tints[tint];
            struct page_item under =
                filled(place->x - 800, place->y, place->width + 1600, place->height, MARKS_PALE);
            struct page_item rule =
                filled(under.x, under.y + under.height - RULE, under.width, RULE, MARKS_INK);
            BASE_PUSH(draw->document->arena, items, count, capacity, under);
            BASE_PUSH(draw->document->arena, items, count, capacity, rule);
            running += page->running > 0 && i < page->running ? 2 : 0;
        }
        BASE_PUSH(draw->document->arena, items, count, capacity, page->items[i]);
    }
    page->items = items;
    page->count = count;
    page->capacity = capacity;
    page->running = running;
}

static int by_height(const void *a, const void *b)
{
    const struct marks_place *one = a, *other = b;
    return one->y < other->y ? -1 : one->y > other->y;
}

/* Bars left of the text; those of neighbouring lines are one. */
static void add_bars(const struct marks_draw *draw, struct page *page, struct marks_sheet *sheet)
{
    base_length left, right, end = 0;
    struct page_fragment fragment = {0};
    struct page_item *bar = NULL;
    marks_text_edges(draw->document, page, &left, &right);
    if (sheet->bar_count > 1) {
        qsort(sheet->bars, sheet->bar_count, sizeof *sheet->bars, by_height);
    }
    for (size_t i = 0; i < sheet->bar_count; i++) {
        const struct marks_place *place = &sheet->bars[i];
        if (bar == NULL || place->y > end + BASE_PT(7)) {
            bar = page_fragment_add(draw->document, &fragment, PAGE_FILL, PAGE_ARTIFACT, 0);
            *bar = filled(left - BASE_PT(7), place->y, 1600, place->height, MARKS_INK);
        }
        end = place->y + place->height > end ? place->y + place->height : end;
        bar->height = end - bar->y;
    }
    marks_put(draw, page, &fragment);
}

/* ---------------------------------------------------------------- marks of each page */

static void add_place(const struct marks_draw *draw, struct marks_sheet *sheet,
                      const struct marks_mark *mark, const struct marks_place *place, size_t number)
{
    struct base_arena *arena = draw->document->arena;
    const struct marks_note *last =
        sheet->note_count > 0 ? &sheet->notes[sheet->note_count - 1] : NULL;
    bool known = last != NULL && last->text == mark->text && last->number == number;
    if ((mark->parts & MARKS_MARGIN) != 0 && mark->text != NULL && !known) {
        struct marks_note note = {.number = number, .text = mark->text, .place = *place};
        BASE_PUSH(arena, sheet->notes, sheet->note_count, sheet->note_capacity, note);
    }
    if ((mark->parts & MARKS_TINT) != 0) {
        BASE_PUSH(arena, sheet->tints, sheet->tint_count, sheet->tint_capacity, *place);
    }
    if ((mark->parts & MARKS_BAR) != 0) {
        BASE_PUSH(arena, sheet->bars, sheet->bar_count, sheet->bar_capacity, *place);
    }
}

static struct marks_sheet *sort_marks(const struct marks_draw *draw, const struct marks_mark *marks,
                                      size_t count)
{
    struct page_document *document = draw->document;
    struct marks_sheet *sheets =
        base_alloc_array(document->arena, document->count + 1, sizeof *sheets);
    size_t numbered = 0;
    for (size_t i = 0; i < count; i++) {
        size_t number = (marks[i].parts & MARKS_LIST) != 0 ? ++numbered : 0;
        for (size_t k = 0; k < marks[i].count; k++) {
            const struct marks_place *place = &marks[i].places[k];
            if (place->page < document->count) {
                add_place(draw, &sheets[place->page], &marks[i], place, number);
            }
        }
    }
    return sheets;
}

void marks_add(struct page_document *document, const struct marks_options *options,
               const struct marks_mark *marks, size_t count)
{
    struct marks_draw draw = {document, find_face(document->fonts, false),
                              find_face(document->fonts, true)};
    if (draw.face == NULL || document->count == 0) {
        return;
    }
    struct marks_sheet *sheets = sort_marks(&draw, marks, count);
    size_t pages = document->count;
    for (size_t i = 0; i < pages; i++) {
        struct page *page = document->pages[i];
        add_tints(&draw, page, &sheets[i]);
        add_bars(&draw, page, &sheets[i]);
        marks_notes(&draw, page, &sheets[i]);
        page->watermark = page->watermark != NULL ? page->watermark : options->watermark;
    }
    marks_list(&draw, options, marks, count);
}
