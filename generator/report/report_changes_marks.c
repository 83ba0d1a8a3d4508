/* Marks for what changed since an older report: bars, tints, old words in the margin. */
#include "report_changes.h"

#include <string.h>

#include "base_arena.h"
#include "compare.h"
#include "marks.h"
#include "model.h"
#include "record_pages.h"
#include "report.h"

enum { NOTE_LENGTH = 90 /* bytes of old words in the margin */ };

struct marking {
    struct report *report;
    const struct compare_result *result;
    const bool *kept; /* pages of which something stood in the older report, by index */
    struct marks_mark *marks;
    size_t count, capacity;
    size_t note;     /* the last mark with a margin text of a table row, or COMPARE_NONE */
    size_t note_row; /* its row */
    size_t removed;  /* the last mark of a removed text, or COMPARE_NONE */
    size_t removed_row;
    size_t run_unit; /* the last unit of a run of added ones, or COMPARE_NONE */
    size_t run_page; /* its page: index */
};

/* ---------------------------------------------------------------- words */

static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0U) == 0x80;
}

/* At most so many bytes, cut between characters with an ellipsis. */
static const char *shortened(struct base_arena *arena, const char *text, size_t length, size_t most)
{
    if (length <= most) {
        return base_copy(arena, text, length);
    }
    while (most > 0 && is_continuation(text[most])) {
        most--;
    }
    return base_format(arena, "%.*s…", (int)most, text);
}

static const char *trimmed(struct base_arena *arena, const char *text, size_t from, size_t to,
                           size_t most)
{
    while (from < to && text[from] == ' ') {
        from++;
    }
    while (to > from && text[to - 1] == ' ') {
        to--;
    }
    return shortened(arena, text + from, to - from, most);
}

/* ---------------------------------------------------------------- places */

static const struct compare_unit *new_unit(const struct marking *marking, size_t unit)
{
    return &marking->result->new_side->units[unit];
}

static struct marks_place *places_of(struct marking *marking, size_t unit, size_t from, size_t to,
                                     size_t *count)
{
    struct base_arena *arena = marking->report->arena;
    struct record_rectangle *list =
        record_pages_rectangles(arena, marking->report->units, unit, from, to, count);
    struct marks_place *places = base_alloc_array(arena, *count + 1, sizeof *places);
    for (size_t i = 0; i < *count; i++) {
        places[i] = (struct marks_place){MARKS_SHOWN, list[i].page,  list[i].item,  list[i].x,
                                         list[i].y,   list[i].width, list[i].height};
    }
    return places;
}

static size_t add(struct marking *marking, struct marks_mark mark)
{
    BASE_PUSH(marking->report->arena, marking->marks, marking->count, marking->capacity, mark);
    return marking->count - 1;
}

static bool is_running(const struct compare_unit *unit)
{
    return unit->kind == RECORD_UNIT_RUNNING;
}

/* ---------------------------------------------------------------- changed texts */

/* Cells of one row share a note in the margin. */
static void add_note(struct marking *marking, struct marks_mark *mark, const char *words,
                     size_t row)
{
    struct base_arena *arena = marking->report->arena;
    if (row != COMPARE_NONE && marking->note != COMPARE_NONE && marking->note_row == row &&
        marking->marks[marking->note].places[0].page == mark->places[0].page) {
        struct marks_mark *shared = &marking->marks[marking->note];
        shared->text = base_format(arena, "%s; %s", shared->text, words);
        return;
    }
    mark->parts |= MARKS_MARGIN;
    mark->text = base_format(arena, "semula %s", words);
    marking->note = marking->count;
    marking->note_row = row;
}

static bool is_stop(char byte)
{
    return byte != '\0' && strchr(" .,;:!?()", byte) != NULL;
}

/* The edit without the blanks and stops around the words that both texts have. */
static struct compare_edit narrowed(struct compare_edit edit, const char *older, const char *newer)
{
    while (edit.old_from < edit.old_to && edit.new_from < edit.new_to &&
           is_stop(newer[edit.new_from]) && older[edit.old_from] == newer[edit.new_from]) {
        edit.old_from++;
        edit.new_from++;
    }
    while (edit.old_from < edit.old_to && edit.new_from < edit.new_to &&
           is_stop(newer[edit.new_to - 1]) && older[edit.old_to - 1] == newer[edit.new_to - 1]) {
        edit.old_to--;
        edit.new_to--;
    }
    return edit;
}

/* Words that came, or the place where words went. */
static void mark_edit(struct marking *marking, const struct compare_text *text,
                      const struct compare_edit *whole)
{
    struct base_arena *arena = marking->report->arena;
    const struct compare_unit *older = &marking->result->old_side->units[text->old_unit];
    const struct compare_unit *newer = new_unit(marking, text->new_unit);
    const struct compare_edit edit = narrowed(*whole, older->text, newer->text);
    bool gone = edit.new_from == edit.new_to;
    size_t from = edit.new_from, to = edit.new_to;
    if (gone) {
        to = from < newer->length ? from + 1 : newer->length;
        from = from > 0 ? from - 1 : 0;
    }
    struct marks_mark mark = {.parts = MARKS_BAR | (gone ? 0U : (unsigned)MARKS_TINT)};
    mark.places = places_of(marking, text->new_unit, from, to, &mark.count);
    if (mark.count == 0) {
        return;
    }
    const char *words = trimmed(arena, older->text, edit.old_from, edit.old_to, NOTE_LENGTH);
    if (gone) {
        mark.parts |= MARKS_MARGIN;
        mark.text = base_format(arena, "dihapus: %s", words);
    } else if (words[0] != '\0' && newer->kind != RECORD_UNIT_REPEATED) {
        add_note(marking, &mark, words, text->row_change);
    }
    add(marking, mark);
}

static void mark_changed(struct marking *marking, const struct compare_text *text)
{
    const struct compare_unit *newer = new_unit(marking, text->new_unit);
    for (size_t i = 0; i < text->edits.count; i++) {
        mark_edit(marking, text, &text->edits.items[i]);
    }
    if (text->edits.count == 0) { /* a drawing, or a text that moved */
        struct marks_mark mark = {.parts = MARKS_BAR | MARKS_MARGIN};
        mark.text = text->change == COMPARE_MOVED ? "dipindah" : "berubah";
        mark.places = places_of(marking, text->new_unit, 0, newer->length, &mark.count);
        add(marking, mark);
    }
}

/* ---------------------------------------------------------------- texts that came or went */

/* Whether an added text goes on with the run before it: behind it on its page, or on another page
 * that is new as a whole. */
static bool joins_run(struct marking *marking, size_t unit, size_t page)
{
    size_t last = marking->run_unit, before = marking->run_page;
    marking->run_unit = unit;
    marking->run_page = page;
    return last != COMPARE_NONE && unit == last + 1 &&
           (marking->kept[page] ? before == page : !marking->kept[before]);
}

static void mark_added(struct marking *marking, const struct compare_text *text)
{
    const struct compare_unit *newer = new_unit(marking, text->new_unit);
    struct marks_mark mark = {.parts = MARKS_BAR};
    mark.places = places_of(marking, text->new_unit, 0, newer->length, &mark.count);
    if (mark.count == 0) {
        return;
    }
    size_t page = mark.places[0].page;
    bool kept = marking->kept[page];
    mark.parts |= kept ? (unsigned)MARKS_TINT : 0U;
    if (newer->kind != RECORD_UNIT_REPEATED && !joins_run(marking, text->new_unit, page)) {
        mark.parts |= MARKS_MARGIN;
        mark.text = kept ? "baru" : "halaman baru";
    }
    add(marking, mark);
}

/* Cells of a row that went are said in one note. */
static bool join_removed(struct marking *marking, const struct compare_text *text,
                         const struct compare_unit *older)
{
    if (text->row_change == COMPARE_NONE || marking->removed == COMPARE_NONE ||
        marking->removed_row != text->row_change) {
        return false;
    }
    struct base_arena *arena = marking->report->arena;
    struct marks_mark *note = &marking->marks[marking->removed];
    const char *words = base_format(arena, "%s; %s", note->text, older->text);
    bool told = older->length > 0 && strcmp(older->text, "–") != 0;
    note->text = told ? shortened(arena, words, strlen(words), NOTE_LENGTH) : note->text;
    return true;
}

/* Said at the end of what stood before it. */
static void mark_removed(struct marking *marking, const struct compare_text *text)
{
    struct base_arena *arena = marking->report->arena;
    const struct compare_unit *older = &marking->result->old_side->units[text->old_unit];
    struct marks_mark mark = {.parts = MARKS_BAR | MARKS_MARGIN};
    size_t near = text->near_unit;
    if (near == COMPARE_NONE || is_running(new_unit(marking, near))) {
        return; /* said in the list only */
    }
    if (join_removed(marking, text, older)) {
        return;
    }
    size_t length = new_unit(marking, near)->length;
    mark.places = places_of(marking, near, length > 0 ? length - 1 : 0, length, &mark.count);
    mark.text = base_format(arena, "dihapus: %s",
                            shortened(arena, older->text, older->length, NOTE_LENGTH));
    marking->removed = add(marking, mark);
    marking->removed_row = text->row_change;
}

/* ---------------------------------------------------------------- all */

static void mark_text(struct marking *marking, const struct compare_text *text)
{
    const struct compare_unit *unit = text->new_unit != COMPARE_NONE
                                          ? new_unit(marking, text->new_unit)
                                          : &marking->result->old_side->units[text->old_unit];
    if (text->class != COMPARE_CONTENT || is_running(unit)) {
        return;
    }
    if (text->change == COMPARE_ADDED) {
        mark_added(marking, text);
    } else if (text->change == COMPARE_REMOVED) {
        if (unit->kind != RECORD_UNIT_REPEATED) {
            mark_removed(marking, text);
        }
    } else {
        mark_changed(marking, text);
    }
}

struct marks_mark *report_changes_marks(struct report *report, size_t *count)
{
    struct marking marking = {.report = report,
                              .result = report_changes_result(report),
                              .note = COMPARE_NONE,
                              .removed = COMPARE_NONE,
                              .run_unit = COMPARE_NONE};
    *count = 0;
    if (marking.result == NULL || !marking.result->compared_pages) {
        return NULL;
    }
    marking.kept = compare_kept_pages(marking.result);
    for (size_t i = 0; i < marking.result->text_count; i++) {
        mark_text(&marking, &marking.result->texts[i]);
    }
    *count = marking.count;
    return marking.marks;
}
