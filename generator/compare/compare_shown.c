/* Values, words and pages as people read them. */
#include "compare_shown.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "format_number.h"
#include "json.h"
#include "record_pages.h"
#include "value.h"

enum { LONGEST = 160 /* bytes of a shown record */ };

/* Cut at a blank, with "…". */
static const char *cut(struct base_arena *arena, const char *text)
{
    size_t length = strlen(text);
    if (length <= LONGEST) {
        return text;
    }
    length = LONGEST;
    while (length > 0 && text[length] != ' ') {
        length--;
    }
    return base_format(arena, "%.*s …", (int)length, text);
}

/* Words for what is no text: in the language of messages, or in that of documents. */
static const char *say(enum compare_words words, const char *message, const char *own)
{
    return words == COMPARE_WORDS_DOCUMENT ? own : base_translate(message);
}

static const char *shown_list(struct base_arena *arena, const struct value *value,
                              enum compare_words words)
{
    struct base_buffer list = {.arena = arena};
    for (size_t i = 0; i < value_count(value) && list.length < LONGEST; i++) {
        base_buffer_format(&list, "%s%s", i == 0 ? "" : "; ",
                           compare_shown(arena, value_at(value, i), words));
    }
    return value_count(value) == 0 ? say(words, N_("empty"), "kosong") : base_buffer_get(&list);
}

/* A quantity, a range, something with a name, else its members. */
static const char *shown_record(struct base_arena *arena, const struct value *value,
                                enum compare_words words)
{
    static const char *const names[] = {"nama", "judul", "uraian", "teks", "tentang", "jabatan"};
    const struct value *number = value_get(value, "nilai"), *unit = value_get(value, "satuan");
    if (number != NULL && value_count(value) <= 3) {
        return base_format(arena, "%s %s", compare_shown(arena, number, words),
                           value_text_or(unit, ""));
    }
    if (value_get(value, "bawah") != NULL && value_get(value, "atas") != NULL) {
        return base_format(arena, "%s–%s", compare_shown(arena, value_get(value, "bawah"), words),
                           compare_shown(arena, value_get(value, "atas"), words));
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *name = value_text_or(value_get(value, names[i]), "");
        if (*name != '\0') {
            return cut(arena, name);
        }
    }
    struct base_buffer members = {.arena = arena};
    for (size_t i = 0; i < value_count(value) && members.length < LONGEST; i++) {
        const struct value_entry entry = value_entry_at(value, i);
        if (value_truth(entry.value)) {
            base_buffer_format(&members, "%s%s: %s", members.length > 0 ? "; " : "", entry.key,
                               compare_shown(arena, entry.value, words));
        }
    }
    return members.length > 0 ? base_buffer_get(&members) : say(words, N_("empty"), "kosong");
}

const char *compare_shown(struct base_arena *arena, const struct value *value,
                          enum compare_words words)
{
    static const struct format_number own = {FORMAT_OWN_DECIMALS, false, VALUE_HALF_UP};
    switch (value->kind) {
    case VALUE_NUMBER:
        return format_number(arena, value->number, own);
    case VALUE_TEXT:
        return strcmp(value->text, "?") == 0 ? say(words, N_("not filled in yet"), "belum diisi")
               : *value->text == '\0'        ? say(words, N_("empty"), "kosong")
                                             : cut(arena, value->text);
    case VALUE_NULL:
        return say(words, N_("empty"), "kosong");
    case VALUE_MISSING:
        return say(words, N_("not filled in yet"), "belum diisi");
    case VALUE_BOOL:
        return value->boolean ? say(words, N_("yes"), "ya") : say(words, N_("no"), "tidak");
    case VALUE_LIST:
        return shown_list(arena, value, words);
    case VALUE_RECORD:
        break;
    }
    return shown_record(arena, value, words);
}

static bool ends_with(const char *text, const char *ending)
{
    size_t length = strlen(text), tail = strlen(ending);
    return length >= tail && strcmp(text + length - tail, ending) == 0;
}

const char *compare_shown_root(struct base_arena *arena, const struct compare_root *root,
                               const struct value *value, enum compare_words words)
{
    bool year = ends_with(root->path, "tahun") || ends_with(root->path, "awal") ||
                ends_with(root->path, "akhir");
    return year && value->kind == VALUE_NUMBER ? value_rational_text(arena, value->number, -1)
                                               : compare_shown(arena, value, words);
}

const char *compare_ranges(struct base_arena *arena, const size_t *pages, size_t count)
{
    struct base_buffer list = {.arena = arena};
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && pages[end] == pages[end - 1] + 1; end++) {
        }
        const char *comma = i == 0 ? "" : ", ";
        if (end - i > 2) {
            base_buffer_format(&list, "%s%zu–%zu", comma, pages[i], pages[end - 1]);
        } else {
            base_buffer_format(&list, "%s%zu", comma, pages[i]);
            end = i + 1;
        }
    }
    return base_buffer_get(&list);
}

const char *compare_label(const struct compare_side *side, size_t page)
{
    return page == 0 ? "" : value_text_or(value_get(value_at(side->sheets, page - 1), "label"), "");
}

const char *compare_before(struct base_arena *arena, const char *text, size_t from, int words)
{
    size_t at = from;
    while (at > 0 && words >= 0) {
        at--;
        words -= text[at] == ' ' && at + 1 < from;
    }
    at += at > 0;
    return base_format(arena, "%s%.*s", at > 0 ? "… " : "", (int)(from - at), text + at);
}

const char *compare_behind(struct base_arena *arena, const char *text, size_t to, int words)
{
    size_t end = to;
    while (text[end] != '\0' && words >= 0) {
        words -= text[end] == ' ' && end > to;
        end += words >= 0;
    }
    return base_format(arena, "%.*s%s", (int)(end - to), text + to, text[end] != '\0' ? " …" : "");
}

/* ---------------------------------------------------------------- texts and rows */

static const struct compare_unit *unit_of(const struct compare_side *side, size_t index)
{
    return index == COMPARE_NONE ? NULL : &side->units[index];
}

const char *compare_running_words(struct base_arena *arena, const struct compare_result *result,
                                  const struct compare_text *text)
{
    const struct compare_unit *before = unit_of(result->old_side, text->old_unit);
    const struct compare_unit *after = unit_of(result->new_side, text->new_unit);
    struct base_buffer words = {.arena = arena};
    if (before == NULL || after == NULL || after->kind != RECORD_UNIT_RUNNING) {
        return NULL;
    }
    for (size_t i = 0; i < text->edits.count; i++) {
        const struct compare_edit *edit = &text->edits.items[i];
        base_buffer_add(&words, before->text + edit->old_from, edit->old_to - edit->old_from);
        base_buffer_char(&words, '\t');
        base_buffer_add(&words, after->text + edit->new_from, edit->new_to - edit->new_from);
    }
    return base_buffer_get(&words);
}

const char *compare_row_name(const struct compare_result *result, const struct compare_row *row)
{
    bool gone = row->new_unit == COMPARE_NONE;
    const struct compare_side *side = gone ? result->old_side : result->new_side;
    size_t first = gone ? row->old_unit : row->new_unit;
    const struct compare_unit *start = &side->units[first];
    for (size_t i = first; i < side->unit_count && side->units[i].table == start->table &&
                           side->units[i].row == start->row;
         i++) {
        const struct compare_unit *unit = &side->units[i];
        if (unit->length > 3 && strspn(unit->text, "0123456789.,%()- ") < unit->length) {
            return unit->text;
        }
    }
    return "";
}
