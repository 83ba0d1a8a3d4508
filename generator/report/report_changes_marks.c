/* Marks for what changed since an older report: bars, tints, old words in the margin, a list. */
#include "report_changes.h"

#include <string.h>

#include "base_arena.h"
#include "compare.h"
#include "marks.h"
#include "model.h"
#include "record_pages.h"
#include "report.h"

enum {
    NOTE_LENGTH = 90,  /* bytes of old words in the margin */
    WHOLE_TEXT = 150,  /* a text up to this is shown whole in the list */
    AROUND = 45,       /* else so much on each side of what changed */
    LIST_LENGTH = 420, /* bytes in a cell of the list */
};

struct marking {
    struct report *report;
    const struct compare_result *result;
    bool *kept; /* pages of which something stood in the older report, by index */
    struct marks_mark *marks;
    size_t count, capacity;
    size_t note;       /* the last mark with a margin text of a table row, or COMPARE_NONE */
    size_t note_row;   /* its row */
    size_t entry;      /* the last list entry of an added run, or COMPARE_NONE */
    size_t entry_unit; /* the last unit it speaks of */
    size_t entry_page; /* page of the run: index */
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

/* What changed with some words around it; the whole text when it is short. */
static const char *excerpt(struct base_arena *arena, const struct compare_unit *unit, size_t from,
                           size_t to)
{
    const char *text = unit->text;
    if (unit->length <= WHOLE_TEXT) {
        return shortened(arena, text, unit->length, LIST_LENGTH);
    }
    size_t start = from > AROUND ? from - AROUND : 0;
    size_t end = to + AROUND < unit->length ? to + AROUND : unit->length;
    while (start > 0 && start < from && text[start - 1] != ' ') {
        start++;
    }
    while (end < unit->length && end > to && text[end] != ' ') {
        end--;
    }
    while (end < unit->length && is_continuation(text[end])) {
        end++;
    }
    while (start > 0 && is_continuation(text[start])) {
        start--;
    }
    return base_format(arena, "%s%s%s", start > 0 ? "… " : "",
                       trimmed(arena, text, start, end, LIST_LENGTH),
                       end < unit->length ? " …" : "");
}

/* "Jumlah penurunan PPKS: realisasi 2024 (temuan 1)" */
static const char *root_words(struct marking *marking, const struct compare_root *root)
{
    struct report *report = marking->report;
    struct model_place place;
    const char *finding = report_changes_finding(report, root);
    const char *path = root->new_path != NULL && root->kind == COMPARE_INPUT
                           ? base_format(report->arena, "%s:%s", root->file, root->new_path)
                           : root->file;
    bool found = model_place_find(report->arena, report->model, path, &place);
    const char *name = found ? place.name
                       : root->path[0] != '\0'
                           ? base_format(report->arena, "%s: %s", root->file, root->path)
                           : root->file;
    return finding == NULL ? name : base_format(report->arena, "%s (temuan %s)", name, finding);
}

static const char *causes(struct marking *marking, const struct compare_text *text)
{
    enum { SHOWN = 2 };
    struct base_buffer buffer = {.arena = marking->report->arena};
    for (size_t i = 0; i < text->causes.count && i < SHOWN; i++) {
        base_buffer_format(&buffer, "%s%s", i > 0 ? "; " : "",
                           root_words(marking, &marking->result->roots[text->causes.items[i]]));
    }
    if (text->causes.count > SHOWN) {
        base_buffer_format(&buffer, "; dan %zu lain", text->causes.count - SHOWN);
    }
    return base_buffer_get(&buffer);
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

/* Words that came, or the place where words went. */
static void mark_edit(struct marking *marking, const struct compare_text *text,
                      const struct compare_edit *edit)
{
    struct base_arena *arena = marking->report->arena;
    const struct compare_unit *older = &marking->result->old_side->units[text->old_unit];
    const struct compare_unit *newer = new_unit(marking, text->new_unit);
    bool gone = edit->new_from == edit->new_to;
    size_t from = edit->new_from, to = edit->new_to;
    if (gone) {
        to = from < newer->length ? from + 1 : newer->length;
        from = from > 0 ? from - 1 : 0;
    }
    struct marks_mark mark = {.parts = MARKS_BAR | (gone ? 0U : (unsigned)MARKS_TINT)};
    mark.places = places_of(marking, text->new_unit, from, to, &mark.count);
    if (mark.count == 0) {
        return;
    }
    const char *words = trimmed(arena, older->text, edit->old_from, edit->old_to, NOTE_LENGTH);
    if (gone) {
        mark.parts |= MARKS_MARGIN;
        mark.text = base_format(arena, "dihapus: %s", words);
    } else if (words[0] != '\0' && newer->kind != RECORD_UNIT_REPEATED) {
        add_note(marking, &mark, words, text->row_change);
    }
    add(marking, mark);
}

static void list_edit(struct marking *marking, const struct compare_text *text,
                      const struct compare_edit *edit)
{
    struct base_arena *arena = marking->report->arena;
    const struct compare_unit *older = &marking->result->old_side->units[text->old_unit];
    const struct compare_unit *newer = new_unit(marking, text->new_unit);
    struct marks_mark entry = {.parts = MARKS_CHANGE, .source = causes(marking, text)};
    entry.places =
        places_of(marking, text->new_unit, edit->new_from,
                  edit->new_to > edit->new_from ? edit->new_to : edit->new_from + 1, &entry.count);
    if (entry.count == 0) {
        entry.places = places_of(marking, text->new_unit, 0, newer->length, &entry.count);
    }
    bool whole = older->length <= WHOLE_TEXT && newer->length <= WHOLE_TEXT;
    entry.old_text = excerpt(arena, older, edit->old_from, edit->old_to);
    entry.new_text = excerpt(arena, newer, edit->new_from, edit->new_to);
    if (whole || edit == text->edits.items ||
        edit->new_from > edit[-1].new_to + AROUND) { /* else the one before shows it too */
        add(marking, entry);
    }
}

static void mark_changed(struct marking *marking, const struct compare_text *text)
{
    const struct compare_unit *newer = new_unit(marking, text->new_unit);
    const struct compare_unit *older = &marking->result->old_side->units[text->old_unit];
    bool whole = older->length <= WHOLE_TEXT && newer->length <= WHOLE_TEXT;
    for (size_t i = 0; i < text->edits.count; i++) {
        mark_edit(marking, text, &text->edits.items[i]);
    }
    for (size_t i = 0; i < text->edits.count && newer->kind != RECORD_UNIT_REPEATED; i++) {
        list_edit(marking, text, &text->edits.items[i]);
        if (whole) {
            break;
        }
    }
    if (text->edits.count == 0) { /* a drawing, or a text that moved */
        struct marks_mark mark = {.parts = MARKS_BAR | MARKS_MARGIN | MARKS_CHANGE,
                                  .source = causes(marking, text)};
        mark.text = text->change == COMPARE_MOVED ? "dipindah" : "berubah";
        mark.old_text = text->change == COMPARE_MOVED ? "(di tempat lain)" : "(gambar)";
        mark.new_text = shortened(marking->report->arena, newer->text, newer->length, WHOLE_TEXT);
        mark.places = places_of(marking, text->new_unit, 0, newer->length, &mark.count);
        add(marking, mark);
    }
}

/* ---------------------------------------------------------------- texts that came or went */

/* Joins a text to the entry of the run before it; false when it begins another. */
static bool join_run(struct marking *marking, size_t unit, size_t page)
{
    if (marking->entry == COMPARE_NONE || unit != marking->entry_unit + 1 ||
        (marking->kept[page] && marking->entry_page != page) ||
        marking->kept[page] != marking->kept[marking->entry_page]) {
        return false;
    }
    struct marks_mark *entry = &marking->marks[marking->entry];
    const struct compare_unit *newer = new_unit(marking, unit);
    marking->entry_unit = unit;
    marking->entry_page = page;
    if (marking->kept[page] && strlen(entry->new_text) < LIST_LENGTH) {
        entry->new_text =
            shortened(marking->report->arena,
                      base_format(marking->report->arena, "%s %s", entry->new_text, newer->text),
                      strlen(entry->new_text) + 1 + newer->length, LIST_LENGTH);
    }
    return true;
}

static void mark_added(struct marking *marking, const struct compare_text *text)
{
    struct base_arena *arena = marking->report->arena;
    const struct compare_unit *newer = new_unit(marking, text->new_unit);
    struct marks_mark mark = {.parts = MARKS_BAR};
    mark.places = places_of(marking, text->new_unit, 0, newer->length, &mark.count);
    if (mark.count == 0) {
        return;
    }
    size_t page = mark.places[0].page;
    bool kept = marking->kept[page];
    mark.parts |= kept ? (unsigned)MARKS_TINT : 0U;
    if (newer->kind == RECORD_UNIT_REPEATED) {
        add(marking, mark);
        return;
    }
    bool joined = join_run(marking, text->new_unit, page);
    if (!joined) {
        mark.parts |= MARKS_MARGIN;
        mark.text = kept ? "baru" : "halaman baru";
    }
    add(marking, mark);
    if (!joined) {
        struct marks_mark entry = {.parts = MARKS_CHANGE,
                                   .places = mark.places,
                                   .count = mark.count,
                                   .old_text = kept ? "(belum ada)" : "(halaman baru)",
                                   .source = causes(marking, text)};
        entry.new_text = shortened(arena, newer->text, newer->length, LIST_LENGTH);
        marking->entry = add(marking, entry);
        marking->entry_unit = text->new_unit;
        marking->entry_page = page;
    }
}

/* Said at the end of what stood before it. */
static void mark_removed(struct marking *marking, const struct compare_text *text)
{
    struct base_arena *arena = marking->report->arena;
    const struct compare_unit *older = &marking->result->old_side->units[text->old_unit];
    struct marks_mark mark = {.parts = MARKS_CHANGE, .source = causes(marking, text)};
    size_t near = text->near_unit;
    if (near != COMPARE_NONE && !is_running(new_unit(marking, near))) {
        size_t length = new_unit(marking, near)->length;
        mark.parts |= MARKS_BAR | MARKS_MARGIN;
        mark.places = places_of(marking, near, length > 0 ? length - 1 : 0, length, &mark.count);
        mark.text = base_format(arena, "dihapus: %s",
                                shortened(arena, older->text, older->length, NOTE_LENGTH));
    }
    mark.old_text = shortened(arena, older->text, older->length, LIST_LENGTH);
    mark.new_text = "(dihapus)";
    add(marking, mark);
}

/* ---------------------------------------------------------------- all */

/* Pages that hold something of the older report. */
static bool *kept_pages(struct marking *marking)
{
    const struct compare_result *result = marking->result;
    bool *kept =
        base_alloc_array(marking->report->arena, result->new_side->page_count + 2, sizeof *kept);
    for (size_t i = 0; i < result->new_side->unit_count; i++) {
        const struct compare_unit *unit = &result->new_side->units[i];
        bool body = !is_running(unit) && unit->kind != RECORD_UNIT_REPEATED;
        for (size_t page = unit->first_page;
             body && result->old_of_new[i] != COMPARE_NONE && page <= unit->last_page; page++) {
            kept[page - 1] = true;
        }
    }
    return kept;
}

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
                              .entry = COMPARE_NONE};
    *count = 0;
    if (marking.result == NULL || !marking.result->compared_pages) {
        return NULL;
    }
    marking.kept = kept_pages(&marking);
    for (size_t i = 0; i < marking.result->text_count; i++) {
        mark_text(&marking, &marking.result->texts[i]);
    }
    *count = marking.count;
    return marking.marks;
}
