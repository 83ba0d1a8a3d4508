/* Notes in the margin: beside their lines, below each other, never over each other. */
#include "marks_draw.h"

#include <stdlib.h>

#include "base_arena.h"

/* The free part of the margin that notes stand in. */
struct column {
    base_length x, width;
    base_length from; /* where leaders begin: the end of the text on this side */
    bool left;
    bool numbers; /* too narrow for words */
    base_length top, bottom;
};

#define GAP BASE_PT(6)              /* between text and column */
#define NARROWEST BASE_PT(36)       /* for words */
#define BETWEEN ((base_length)2600) /* notes */
enum { MOST_LINES = 6 };

void marks_text_edges(const struct page_document *document, const struct page *page,
                      base_length *left, base_length *right)
{
    const struct page_item *items = page_items(document, page);
    size_t body = page->running > 0 ? page->running : page->count;
    *left = page->width;
    *right = 0;
    for (size_t i = 0; i < body; i++) {
        const struct page_item *item = &items[i];
        bool counts = !item->mark && item->width < page->width * 95 / 100 &&
                      (item->kind == PAGE_FILL || item->kind == PAGE_IMAGE ||
                       (item->kind == PAGE_GLYPHS && !item->glyphs.upward));
        if (counts && item->x >= 0 && item->x + item->width <= page->width) {
            *left = item->x < *left ? item->x : *left;
            *right = item->x + item->width > *right ? item->x + item->width : *right;
        }
    }
    if (*left >= *right) {
        *left = page->width / 8;
        *right = page->width - *left;
    }
}

/* The right margin when words fit into it, else the wider one. */
static struct column find_column(const struct marks_draw *draw, const struct page *page)
{
    base_length left, right;
    marks_text_edges(draw->document, page, &left, &right);
    base_length room_right = page->width - MARKS_EDGE - right - GAP;
    base_length room_left = left - GAP - BASE_PT(4) - MARKS_EDGE;
    struct column column = {.top = BASE_PT(24), .bottom = page->height - BASE_PT(24)};
    column.left = room_right < NARROWEST && room_left > room_right;
    column.width = column.left ? room_left : room_right;
    column.numbers = column.width < NARROWEST;
    column.width = column.width < BASE_PT(12) ? BASE_PT(12) : column.width;
    column.x = column.left ? MARKS_EDGE : page->width - MARKS_EDGE - column.width;
    column.from = column.left ? left - BASE_PT(9) : right + BASE_PT(1);
    return column;
}

/* ---------------------------------------------------------------- placing */

static int by_place(const void *a, const void *b)
{
    const struct marks_note *one = a, *other = b;
    if (one->place.y != other->place.y) {
        return one->place.y < other->place.y ? -1 : 1;
    }
    if (one->place.x != other->place.x) {
        return one->place.x < other->place.x ? -1 : 1;
    }
    return one->number < other->number ? -1 : one->number > other->number;
}

/* Lines of every note, at most `most` each (0: numbers only); returns the height of all. */
static base_length break_notes(const struct marks_draw *draw, struct marks_sheet *sheet,
                               const struct column *column, size_t most)
{
    base_length all = 0;
    for (size_t i = 0; i < sheet->note_count; i++) {
        struct marks_note *note = &sheet->notes[i];
        base_length badge = note->number > 0 ? marks_badge_width(draw, note->number) + 1500 : 0;
        note->line_count = 0;
        if (most > 0 || note->number == 0) {
            note->lines = marks_lines(draw, MARKS_SIZE, column->width, badge, note->text,
                                      most > 0 ? most : 1, &note->line_count);
        }
        size_t rows = note->line_count > 0 ? note->line_count : 1;
        note->height = (base_length)rows * MARKS_LEADING;
        all += note->height + BETWEEN;
    }
    return all;
}

/* As long as all do not fit below each other, they get fewer lines. */
static void shorten(const struct marks_draw *draw, struct marks_sheet *sheet,
                    const struct column *column)
{
    base_length room = column->bottom - column->top;
    for (size_t most = column->numbers ? 0 : MOST_LINES;; most--) {
        if (break_notes(draw, sheet, column, most) <= room || most == 0) {
            return;
        }
    }
}

/* Beside its line where the one before leaves room; then from the bottom up, so that the last ends
 * within the page. When there are more than a page holds, they come closer. */
static void spread(struct marks_sheet *sheet, const struct column *column)
{
    base_length at = column->top;
    for (size_t i = 0; i < sheet->note_count; i++) {
        struct marks_note *note = &sheet->notes[i];
        base_length wanted = note->place.y + note->place.height / 2 - MARKS_LEADING / 2;
        note->y = wanted > at ? wanted : at;
        at = note->y + note->height + BETWEEN;
    }
    base_length end = column->bottom;
    for (size_t i = sheet->note_count; i-- > 0;) {
        struct marks_note *note = &sheet->notes[i];
        if (note->y + note->height > end) {
            note->y = end - note->height;
        }
        end = note->y - BETWEEN;
    }
}

/* ---------------------------------------------------------------- painting */

/* From the end of the text to the note, on the height of each. */
static void leader(const struct marks_draw *draw, struct page_fragment *fragment,
                   const struct column *column, const struct marks_note *note)
{
    base_length line = note->place.y + note->place.height * 3 / 4;
    base_length own = note->y + MARKS_LEADING / 2;
    base_length end = column->left ? column->x + column->width + 1500 : column->x - 1500;
    base_length turn = column->left ? end + BASE_PT(2) : end - BASE_PT(2);
    base_length *points = base_alloc_array(draw->document->arena, 6, sizeof *points);
    points[0] = column->from;
    points[1] = line;
    points[2] = turn;
    points[3] = line;
    points[4] = end;
    points[5] = own;
    struct page_item *item =
        page_fragment_add(draw->document, fragment, PAGE_PATH, PAGE_ARTIFACT, 0);
    item->colour = MARKS_LEADER;
    item->path.points = points;
    item->path.count = 3;
    item->path.thickness = 350;
    item->path.fill = PAGE_NO_COLOUR;
}

static void paint_note(const struct marks_draw *draw, struct page_fragment *fragment,
                       const struct column *column, const struct marks_note *note)
{
    base_length x = column->x;
    struct page_item *paper =
        page_fragment_add(draw->document, fragment, PAGE_FILL, PAGE_ARTIFACT, 0);
    paper->x = column->x - 1000;
    paper->y = note->y - 700;
    paper->width = column->width + 2000;
    paper->height = note->height + 1200;
    paper->colour = 0xFFFFFF;
    leader(draw, fragment, column, note);
    if (note->number > 0) {
        x += marks_badge(draw, fragment, x, note->y, note->number) + 1500;
    }
    for (size_t i = 0; i < note->line_count; i++) {
        page_text_add(draw->document, fragment, draw->face, MARKS_SIZE, MARKS_INK,
                      i == 0 ? x : column->x, note->y + (base_length)i * MARKS_LEADING + 5700,
                      note->lines[i], PAGE_ARTIFACT, 0);
    }
}

void marks_notes(const struct marks_draw *draw, struct page *page, struct marks_sheet *sheet)
{
    if (sheet->note_count == 0) {
        return;
    }
    struct column column = find_column(draw, page);
    qsort(sheet->notes, sheet->note_count, sizeof *sheet->notes, by_place);
    shorten(draw, sheet, &column);
    spread(sheet, &column);
    struct page_fragment fragment = {0};
    for (size_t i = 0; i < sheet->note_count; i++) {
        paint_note(draw, &fragment, &column, &sheet->notes[i]);
    }
    marks_put(draw, page, &fragment);
}
