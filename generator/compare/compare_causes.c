/* Causes that no operand names: settings, the record around an operand, members come and gone. */
#include "compare_inside.h"

#include <string.h>

#include "base_arena.h"
#include "value.h"

/* No figure is computed from the review. */
static bool is_input(const struct compare_root *root)
{
    return root->kind == COMPARE_INPUT && strcmp(root->file, "reviu.json") != 0;
}

/* True when the record that holds a changed value also holds, at any depth, the place at path. */
static bool stands_around(const char *changed, const char *path)
{
    const char *dot = strrchr(changed, '.');
    size_t length = dot != NULL ? (size_t)(dot - changed) : 0;
    return length > 0 && strncmp(changed, path, length) == 0 &&
           (path[length] == '.' || path[length] == '[');
}

/* True when the list whose member came, went or moved also holds the place at path. */
static bool holds_neighbour(const char *changed, const char *path)
{
    const char *bracket = strrchr(changed, '[');
    size_t length = bracket != NULL ? (size_t)(bracket - changed) : 0;
    return length > 0 && strncmp(changed, path, length) == 0 && path[length] == '[';
}

/* How the path of a changed input is to lie to that of an operand. */
typedef bool relation(const char *changed, const char *path);

static bool is_related(const struct compare_root *root, const struct value *source,
                       relation *related)
{
    const char *file = value_text_or(value_get(source, "berkas"), "");
    const char *path = value_text_or(value_get(source, "jalur"), "");
    if (strcmp(file, root->file) == 0 &&
        ((root->new_path != NULL && related(root->new_path, path)) ||
         (root->old_path != NULL && related(root->old_path, path)))) {
        return true;
    }
    const struct value *several = value_get(source, "dari");
    for (size_t i = 0; i < value_count(several); i++) {
        if (is_related(root, value_at(several, i), related)) {
            return true;
        }
    }
    return false;
}

static bool has_related_operand(const struct compare_root *root, const struct value *figure,
                                relation *related)
{
    const struct value *operands = value_get(figure, "unsur");
    for (size_t i = 0; i < value_count(operands); i++) {
        if (is_related(root, value_at(operands, i), related)) {
            return true;
        }
    }
    return false;
}

/* True when a figure and a changed input name the same id: "indikator.ik1...", "[ik1]". */
static bool names_id(const struct compare_root *root, const char *figure)
{
    const char *id = strchr(figure, '.');
    if (id == NULL) {
        return false;
    }
    id++;
    for (const char *at = strchr(root->path, '['); at != NULL; at = strchr(at + 1, '[')) {
        size_t length = strcspn(at + 1, "]");
        if (strncmp(at + 1, id, length) == 0 && (id[length] == '.' || id[length] == '\0')) {
            return true;
        }
    }
    return false;
}

/* Rules of the whole report. */
static bool is_setting(const struct compare_root *root)
{
    static const char *const parts[] = {"angka", "capaian", "efisiensi", "skala", "tahun"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (strncmp(root->path, parts[i], strlen(parts[i])) == 0) {
            return strcmp(root->file, "laporan.json") == 0;
        }
    }
    return strcmp(root->file, "perencanaan.json") == 0 && strncmp(root->path, "renstra", 7) == 0;
}

static bool is_structure(const struct compare_root *root)
{
    return root->change != COMPARE_CHANGED;
}

/* From what explains a figure best to what may explain it. */
enum { AROUND, NEIGHBOUR, ID, SETTING, STRUCTURE, LEVELS };

static bool explains(const struct compare_root *root, const char *path, const struct value *figure,
                     int level)
{
    switch (level) {
    case AROUND:
        return root->change != COMPARE_MOVED && has_related_operand(root, figure, stands_around);
    case NEIGHBOUR:
        return is_structure(root) && has_related_operand(root, figure, holds_neighbour);
    case ID:
        return root->change != COMPARE_MOVED && names_id(root, path);
    case SETTING:
        return root->change != COMPARE_MOVED && is_setting(root);
    default:
        return root->change != COMPARE_MOVED && is_structure(root);
    }
}

void compare_settings(const struct compare_result *result, const char *path,
                      const struct value *figure, struct compare_causes *causes)
{
    if (causes->count > 0) {
        return;
    }
    for (int level = 0; level < LEVELS && causes->count == 0; level++) {
        for (size_t i = 0; i < result->root_count; i++) {
            const struct compare_root *root = &result->roots[i];
            if (is_input(root) && explains(root, path, figure, level)) {
                compare_cause_add(result->arena, causes, i);
            }
        }
    }
    compare_only_root(result, causes);
}

void compare_only_root(const struct compare_result *result, struct compare_causes *causes)
{
    if (causes->count == 0 && result->root_count == 1) {
        compare_cause_add(result->arena, causes, 0);
    }
}

/* ---------------------------------------------------------------- texts */

struct tracing {
    struct compare_result *result;
    const struct compare_lookup *figures;
    const struct compare_places *old_places, *new_places;
    struct base_arena *arena;
};

static void trace_place(const struct tracing *work, const struct compare_places *places,
                        const char *place, struct compare_causes *causes)
{
    if (*place == '=') {
        const struct compare_figure *figure = compare_lookup_find(work->figures, place + 1);
        if (figure != NULL) {
            compare_causes_join(work->arena, causes, &figure->causes);
        }
    } else if (*place != '\0') {
        compare_places_find(places, place, work->arena, causes);
    }
}

/* Causes of the parts of a unit that touch the bytes [from, to]. */
static void trace_unit(const struct tracing *work, const struct compare_places *places,
                       const struct compare_unit *unit, size_t from, size_t to,
                       struct compare_causes *causes)
{
    for (size_t i = 0; i < unit->count; i++) {
        const struct compare_piece *piece = &unit->pieces[i];
        const struct value *origin = piece->origin;
        if (origin == NULL || piece->offset > to || piece->offset + piece->length < from) {
            continue;
        }
        trace_place(work, places, value_text_or(origin, ""), causes);
        for (size_t k = 0; k < value_count(origin); k++) {
            trace_place(work, places, value_text_or(value_at(origin, k), ""), causes);
        }
    }
}

static const struct compare_unit *unit_of(const struct compare_side *side, size_t index)
{
    return index == COMPARE_NONE ? NULL : &side->units[index];
}

/* "12", "III-2", "4.", "(3)", "c)", "Tabel 3.4" without its word. */
static bool is_label(const char *text, size_t length)
{
    enum { LONGEST = 9 };
    bool digit = false;
    for (size_t i = 0; i < length; i++) {
        digit |= text[i] >= '0' && text[i] <= '9';
        if (strchr("0123456789.-()ivxlcIVXLC,", text[i]) == NULL && length > 2) {
            return false;
        }
    }
    return length <= LONGEST && (digit || length <= 2 || strspn(text, "ivxlcIVXLC.()") >= length);
}

/* True when each word of [from, to) is a number of a page, table, item or row. */
static bool are_labels(const struct compare_unit *unit, size_t from, size_t to)
{
    while (from < to) {
        size_t length = strcspn(unit->text + from, " ");
        length = from + length > to ? to - from : length;
        if (length > 0 && !is_label(unit->text + from, length)) {
            return false;
        }
        from += length + 1;
    }
    return true;
}

/* Whether labels are to be expected at a byte: in headings, captions, contents and the like, in a
 * cell that holds nothing else, or behind "Tabel", "halaman" ... */
static bool is_label_place(const struct compare_unit *unit, size_t at)
{
    static const char *const words[] = {"Tabel",  "Gambar", "Grafik",  "Bab",  "BAB",   "Lampiran",
                                        "Bagian", "bagian", "halaman", "hlm.", "butir", "nomor"};
    if (strchr("djkbxy", unit->kind) != NULL || are_labels(unit, 0, unit->length)) {
        return true;
    }
    size_t end = at;
    while (end > 0 && (unit->text[end - 1] == ' ' || (unsigned char)unit->text[end - 1] == 0xA0 ||
                       (unsigned char)unit->text[end - 1] == 0xC2)) {
        end--; /* blanks, no-break ones too */
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);
        if (end >= length && memcmp(unit->text + end - length, words[i], length) == 0) {
            return true;
        }
    }
    return false;
}

/* The number that begins a heading, or follows the first word of a caption: counted, as nobody has
 * a thousand of them; a year is none. */
static bool is_own_number(const struct compare_unit *unit, size_t from, size_t to)
{
    size_t digits = 0;
    for (size_t i = from; i < to; i++) {
        digits = unit->text[i] >= '0' && unit->text[i] <= '9' ? digits + 1 : 0;
        if (digits > 3) {
            return false;
        }
    }
    return (unit->kind == 'j' && from == 0) ||
           (unit->kind == 'k' && from == strcspn(unit->text, " ") + 1);
}

static bool is_running(char kind)
{
    return kind == 'x' || kind == 'y';
}

/* What the edits themselves go back to; numbering: nothing but labels differs. */
static void trace_edits(const struct tracing *work, struct compare_text *text)
{
    const struct compare_unit *before = unit_of(work->result->old_side, text->old_unit);
    const struct compare_unit *after = unit_of(work->result->new_side, text->new_unit);
    bool labels = true, own = true;
    for (size_t i = 0; i < text->edits.count; i++) {
        const struct compare_edit *edit = &text->edits.items[i];
        labels = labels && are_labels(before, edit->old_from, edit->old_to) &&
                 are_labels(after, edit->new_from, edit->new_to) &&
                 is_label_place(after, edit->new_from);
        own = own && is_own_number(before, edit->old_from, edit->old_to) &&
              is_own_number(after, edit->new_from, edit->new_to);
        trace_unit(work, work->old_places, before, edit->old_from, edit->old_to, &text->causes);
        trace_unit(work, work->new_places, after, edit->new_from, edit->new_to, &text->causes);
    }
    if (labels && (own || after->kind == 'd' || is_running(after->kind))) {
        text->causes.count = 0;
    }
    text->class = labels && text->causes.count == 0 ? COMPARE_NUMBERING : COMPARE_CONTENT;
}

/* A text that came or went. */
static void trace_whole(const struct tracing *work, struct compare_text *text)
{
    const struct compare_unit *before = unit_of(work->result->old_side, text->old_unit);
    const struct compare_unit *after = unit_of(work->result->new_side, text->new_unit);
    const struct compare_unit *unit = after != NULL ? after : before;
    text->class = COMPARE_CONTENT;
    if (is_running(unit->kind) || (unit->kind == 'b' && are_labels(unit, 0, unit->length))) {
        text->class = COMPARE_NUMBERING;
    }
    if (after != NULL) {
        trace_unit(work, work->new_places, after, 0, after->length, &text->causes);
    }
    if (before != NULL) {
        trace_unit(work, work->old_places, before, 0, before->length, &text->causes);
    }
}

/* The rest of the row or paragraph says why: conditions of a template name no input. */
static void trace_around(const struct tracing *work, struct compare_text *text)
{
    const struct compare_unit *before = unit_of(work->result->old_side, text->old_unit);
    const struct compare_unit *after = unit_of(work->result->new_side, text->new_unit);
    if (text->causes.count == 0 && before != NULL && after != NULL) {
        trace_unit(work, work->new_places, after, 0, after->length, &text->causes);
        trace_unit(work, work->old_places, before, 0, before->length, &text->causes);
    }
    if (text->causes.count == 0 && text->row_change != COMPARE_NONE) {
        compare_causes_join(work->arena, &text->causes,
                            &work->result->rows[text->row_change].causes);
    }
    compare_only_root(work->result, &text->causes);
}

void compare_text_causes(struct compare_result *result, const struct compare_lookup *figures,
                         const struct compare_places *old_places,
                         const struct compare_places *new_places)
{
    const struct tracing work = {result, figures, old_places, new_places, result->arena};
    for (size_t i = 0; i < result->text_count; i++) {
        struct compare_text *text = &result->texts[i];
        if (text->change == COMPARE_CHANGED && text->edits.count > 0) {
            trace_edits(&work, text);
        } else if (text->change != COMPARE_CHANGED) {
            trace_whole(&work, text);
        } else {
            text->class = COMPARE_LAYOUT;
        }
        if (text->row_change != COMPARE_NONE && text->class == COMPARE_CONTENT) {
            compare_causes_join(result->arena, &result->rows[text->row_change].causes,
                                &text->causes);
        }
    }
    for (size_t i = 0; i < result->text_count; i++) {
        if (result->texts[i].class == COMPARE_CONTENT) {
            trace_around(&work, &result->texts[i]);
        }
    }
    for (size_t i = 0; i < result->row_count; i++) {
        compare_only_root(result, &result->rows[i].causes);
    }
}
