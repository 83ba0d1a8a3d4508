/* A comparison for people. */
#include "compare_shown.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "value.h"

enum { AROUND = 5 /* words before and behind a change */, MOST_WORDS = 12 /* changes of a file */ };

struct printing {
    const struct compare_result *result;
    struct base_arena *arena;
    struct base_buffer *out;
};

static void line(const struct printing *work, const char *text)
{
    base_buffer_format(work->out, "%s\n", text);
}

static bool has_cause(const struct compare_causes *causes, size_t root)
{
    for (size_t i = 0; i < causes->count; i++) {
        if (causes->items[i] == root) {
            return true;
        }
    }
    return false;
}

/* ---------------------------------------------------------------- words */

/* "… sebesar [-126,87-] {+122,39+} persen …" */
static void print_edit(const struct printing *work, const char *before, const char *after,
                       const struct compare_edit *edit)
{
    base_buffer_format(work->out, "       %s",
                       compare_before(work->arena, after, edit->new_from, AROUND));
    if (edit->old_to > edit->old_from) {
        base_buffer_format(work->out, "[-%.*s-]", (int)(edit->old_to - edit->old_from),
                           before + edit->old_from);
    }
    if (edit->new_to > edit->new_from) {
        base_buffer_format(work->out, "%s{+%.*s+}", edit->old_to > edit->old_from ? " " : "",
                           (int)(edit->new_to - edit->new_from), after + edit->new_from);
    }
    const char *behind = compare_behind(work->arena, after, edit->new_to, AROUND);
    base_buffer_text(work->out, edit->new_to == edit->new_from && *behind != '\0' ? " " : "");
    line(work, behind);
}

static void print_edits(const struct printing *work, const char *before, const char *after,
                        const struct compare_edits *edits)
{
    for (size_t i = 0; i < edits->count && i < MOST_WORDS; i++) {
        print_edit(work, before, after, &edits->items[i]);
    }
    if (edits->count > MOST_WORDS) {
        base_buffer_format(work->out, base_translate(N_("       and %zu further changes\n")),
                           edits->count - MOST_WORDS);
    }
}

/* ---------------------------------------------------------------- roots */

static const char *change_words(enum compare_change change)
{
    return change == COMPARE_ADDED     ? base_translate(N_("added"))
           : change == COMPARE_REMOVED ? base_translate(N_("removed"))
           : change == COMPARE_MOVED   ? base_translate(N_("moved"))
                                       : base_translate(N_("changed"));
}

/* What was changed, in one line. */
static void print_root(const struct printing *work, size_t index)
{
    const struct compare_root *root = &work->result->roots[index];
    base_buffer_format(work->out, "%zu. %s%s%s", index + 1, root->file,
                       *root->path != '\0' ? " " : "", root->path);
    if (*root->title != '\0') {
        base_buffer_format(work->out, " (%s)", root->title);
    }
    if (root->kind == COMPARE_NARRATIVE || root->kind == COMPARE_TEMPLATE ||
        root->kind == COMPARE_PICTURE || root->kind == COMPARE_FONT ||
        root->change == COMPARE_MOVED) {
        base_buffer_format(work->out, ": %s\n", change_words(root->change));
    } else if (root->change == COMPARE_CHANGED) {
        base_buffer_format(
            work->out, ": %s -> %s\n",
            compare_shown_root(work->arena, root, root->old_value, COMPARE_WORDS_MESSAGE),
            compare_shown_root(work->arena, root, root->new_value, COMPARE_WORDS_MESSAGE));
    } else {
        bool added = root->change == COMPARE_ADDED;
        base_buffer_format(work->out, ": %s: %s\n", change_words(root->change),
                           compare_shown_root(work->arena, root,
                                              added ? root->new_value : root->old_value,
                                              COMPARE_WORDS_MESSAGE));
    }
    if (root->edits.count > 0 && root->change == COMPARE_CHANGED) {
        print_edits(work, value_text_or(root->old_value, ""), value_text_or(root->new_value, ""),
                    &root->edits);
    }
}

static const char *shown(const struct value *figure)
{
    return value_text_or(value_get(figure, "tampil"), "");
}

/* Below the name of what it belongs to, unless that was told with the figure before. */
static void print_figure(const struct printing *work, const struct compare_figure *figure,
                         const char **subject)
{
    if (strcmp(*subject, figure->title) != 0 && *figure->title != '\0') {
        base_buffer_format(work->out, "     %s\n", figure->title);
    }
    *subject = figure->title;
    base_buffer_format(work->out, "       %s: ", figure->path);
    if (figure->change == COMPARE_ADDED) {
        base_buffer_format(work->out, base_translate(N_("new, %s\n")), shown(figure->new_figure));
    } else if (figure->change == COMPARE_REMOVED) {
        base_buffer_format(work->out, base_translate(N_("gone, was %s\n")),
                           shown(figure->old_figure));
    } else if (figure->steady) {
        base_buffer_format(work->out, base_translate(N_("unchanged, %s\n")),
                           shown(figure->new_figure));
    } else if (strcmp(shown(figure->old_figure), shown(figure->new_figure)) == 0) {
        base_buffer_format(work->out, base_translate(N_("%s, only its exact value differs\n")),
                           shown(figure->new_figure));
    } else {
        base_buffer_format(work->out, "%s -> %s\n", shown(figure->old_figure),
                           shown(figure->new_figure));
    }
}

static void print_consequences(const struct printing *work, size_t root)
{
    const struct compare_result *result = work->result;
    const char *subject = "";
    bool first = true;
    for (size_t i = 0; i < result->figure_count; i++) {
        const struct compare_figure *figure = &result->figures[i];
        if (has_cause(&figure->causes, root) && compare_is_told(figure)) {
            if (first) {
                line(work, base_translate(N_("   therefore:")));
            }
            first = false;
            print_figure(work, figure, &subject);
        }
    }
    size_t renamed = compare_renamed_count(result, root);
    if (renamed > 0) {
        base_buffer_format(work->out,
                           base_translate(N_("   figures under the new name, with the same "
                                             "values: %zu\n")),
                           renamed);
    }
    size_t count;
    const size_t *pages = compare_root_pages(result, root, &count);
    if (count > 0) {
        base_buffer_format(work->out, base_translate(N_("   pages of the file: %s\n")),
                           compare_ranges(work->arena, pages, count));
    }
}

static void print_roots(const struct printing *work)
{
    base_buffer_format(work->out, base_translate(N_("\nChanged inputs: %zu\n")),
                       work->result->root_count);
    for (size_t i = 0; i < work->result->root_count; i++) {
        print_root(work, i);
        print_consequences(work, i);
    }
}

/* ---------------------------------------------------------------- the rest */

static void print_unexplained(const struct printing *work)
{
    const char *subject = "";
    bool first = true;
    for (size_t i = 0; i < work->result->figure_count; i++) {
        const struct compare_figure *figure = &work->result->figures[i];
        if (figure->causes.count == 0 && !figure->steady) {
            if (first) {
                line(work, base_translate(N_("\nFigures that changed without a changed input "
                                             "(another program or template):")));
            }
            first = false;
            print_figure(work, figure, &subject);
        }
    }
}

static const struct compare_unit *unit_of(const struct compare_side *side, size_t index)
{
    return index == COMPARE_NONE ? NULL : &side->units[index];
}

static void print_text(const struct printing *work, const struct compare_text *text)
{
    const struct compare_unit *before = unit_of(work->result->old_side, text->old_unit);
    const struct compare_unit *after = unit_of(work->result->new_side, text->new_unit);
    if (text->change == COMPARE_REMOVED) {
        base_buffer_format(work->out, base_translate(N_("   old page %zu, removed:\n")),
                           before->first_page);
        base_buffer_format(work->out, "       [-%s-]\n", before->text);
        return;
    }
    base_buffer_format(work->out, base_translate(N_("   page %zu, %s:\n")),
                       text->edits.count > 0
                           ? compare_edit_page(work->result, text, &text->edits.items[0])
                           : after->first_page,
                       change_words(text->change));
    if (text->change == COMPARE_ADDED) {
        base_buffer_format(work->out, "       {+%s+}\n", after->text);
    } else if (text->edits.count == 0) {
        base_buffer_format(work->out, "       %s\n", after->text);
    } else {
        print_edits(work, before->text, after->text, &text->edits);
    }
}

static bool in_row(const struct compare_text *text)
{
    return text->row_change != COMPARE_NONE;
}

/* Heads and feet that change in the same way are told once. */
static void print_sentences(const struct printing *work)
{
    bool first = true;
    const char *told = "";
    for (size_t i = 0; i < work->result->text_count; i++) {
        const struct compare_text *text = &work->result->texts[i];
        const char *running = compare_running_words(work->arena, work->result, text);
        bool again = running != NULL && strcmp(running, told) == 0;
        if (text->class == COMPARE_CONTENT && !in_row(text) && !again) {
            told = running != NULL ? running : told;
            if (first) {
                line(work, base_translate(N_("\nSentences, headings and drawings:")));
            }
            first = false;
            print_text(work, text);
        }
    }
}

/* The name of a row that stays, when it is none of the changed cells. */
static const char *row_name(const struct printing *work, size_t index)
{
    const struct compare_row *row = &work->result->rows[index];
    const char *name = row->change == COMPARE_CHANGED || row->change == COMPARE_MOVED
                           ? compare_row_name(work->result, row)
                           : "";
    for (size_t i = 0; i < work->result->text_count; i++) {
        const struct compare_text *text = &work->result->texts[i];
        const struct compare_unit *after = unit_of(work->result->new_side, text->new_unit);
        if (text->row_change == index && after != NULL && after->text == name) {
            return "";
        }
    }
    return name;
}

/* "Jumlah ... | [-653-] {+650+} |" */
static void print_cell(const struct printing *work, const struct compare_text *text)
{
    const struct compare_unit *before = unit_of(work->result->old_side, text->old_unit);
    const struct compare_unit *after = unit_of(work->result->new_side, text->new_unit);
    if (after == NULL) {
        base_buffer_format(work->out, " [-%s-] |", before->text);
    } else if (before == NULL) {
        base_buffer_format(work->out, " {+%s+} |", after->text);
    } else if (text->edits.count > 0) {
        base_buffer_format(work->out, " [-%s-] {+%s+} |", before->text, after->text);
    } else {
        base_buffer_format(work->out, " %s |", after->text);
    }
}

static void print_row(const struct printing *work, size_t index)
{
    const struct compare_row *row = &work->result->rows[index];
    const struct compare_unit *before = unit_of(work->result->old_side, row->old_unit);
    const struct compare_unit *after = unit_of(work->result->new_side, row->new_unit);
    const struct compare_unit *unit = after != NULL ? after : before;
    base_buffer_format(work->out,
                       after != NULL ? base_translate(N_("   page %zu, table %zu, row %zu, %s:\n"))
                                     : base_translate(N_("   old page %zu, table %zu, row %zu, "
                                                         "%s:\n")),
                       unit->first_page, unit->table, unit->row, change_words(row->change));
    const char *name = row_name(work, index);
    base_buffer_format(work->out, "       %s%s|", name, *name != '\0' ? " " : "");
    for (size_t i = 0; i < work->result->text_count; i++) {
        const struct compare_text *text = &work->result->texts[i];
        if (text->row_change == index && text->class != COMPARE_LAYOUT) {
            print_cell(work, text);
        }
    }
    base_buffer_char(work->out, '\n');
}

static void print_rows(const struct printing *work)
{
    bool *told = base_alloc_array(work->arena, work->result->row_count + 1, sizeof *told);
    bool first = true;
    for (size_t i = 0; i < work->result->text_count; i++) {
        const struct compare_text *text = &work->result->texts[i];
        if (!in_row(text) || text->class != COMPARE_CONTENT || told[text->row_change]) {
            continue;
        }
        if (first) {
            line(work, base_translate(N_("\nRows of tables:")));
        }
        first = false;
        told[text->row_change] = true;
        print_row(work, text->row_change);
    }
}

static void print_state(const struct printing *work, int state, const char *words)
{
    const struct compare_result *result = work->result;
    size_t *pages = base_alloc_array(work->arena, result->page_count + 1, sizeof *pages);
    size_t count = 0;
    for (size_t i = 0; i < result->page_count; i++) {
        if ((int)result->pages[i].state == state) {
            pages[count++] = result->pages[i].new_page;
        }
    }
    if (count > 0) {
        base_buffer_format(work->out, "   %s: %s\n", words,
                           compare_ranges(work->arena, pages, count));
    }
}

static void print_pages(const struct printing *work)
{
    const struct compare_result *result = work->result;
    if (!result->compared_pages) {
        line(work, base_translate(N_("\nPages were not compared: one side holds no pages (an old "
                                     "rekap, or its report could not be set).")));
        return;
    }
    base_buffer_format(work->out, base_translate(N_("\nPages: %zu before, %zu now\n")),
                       result->old_side->page_count, result->new_side->page_count);
    print_state(work, COMPARE_PAGE_CONTENT, base_translate(N_("content changed")));
    print_state(work, COMPARE_PAGE_NUMBERING,
                base_translate(N_("only page numbers and numbering changed")));
    print_state(work, COMPARE_PAGE_LAYOUT,
                base_translate(N_("only the layout changed (same words)")));
    print_state(work, COMPARE_SAME, base_translate(N_("the same")));
}

static void print_side(const struct printing *work, const char *word,
                       const struct compare_side *side)
{
    const struct value *report = value_get(side->rekap, "laporan");
    base_buffer_format(work->out, "%s %s: %s, %lld, %s\n", word, side->name,
                       value_text_or(value_get(report, "instansi"), "?"),
                       value_integer_or(value_get(report, "tahun"), 0),
                       value_text_or(value_get(report, "tahap"), "?"));
}

/* Two reports of different agencies or years can be compared, but it is seldom meant. */
static bool are_kindred(const struct compare_result *result)
{
    static const char *const keys[] = {"instansi", "tahun"};
    const struct value *before = value_get(result->old_side->rekap, "laporan");
    const struct value *after = value_get(result->new_side->rekap, "laporan");
    bool same = true;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct value *one = value_get(before, keys[i]), *other = value_get(after, keys[i]);
        same = same && (one == NULL || other == NULL || compare_equal(one, other));
    }
    return same;
}

void compare_print(const struct compare_result *result, struct base_buffer *buffer)
{
    const struct printing work = {result, result->arena, buffer};
    print_side(&work, base_translate(N_("Old:")), result->old_side);
    print_side(&work, base_translate(N_("New:")), result->new_side);
    if (!are_kindred(result)) {
        line(&work, base_translate(N_("Note: the reports are of different agencies or years.")));
    }
    if (compare_is_equal(result)) {
        line(&work, base_translate(N_("Nothing changed.")));
        return;
    }
    print_roots(&work);
    print_unexplained(&work);
    print_sentences(&work);
    print_rows(&work);
    print_pages(&work);
}
