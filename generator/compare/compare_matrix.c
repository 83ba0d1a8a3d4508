/* A comparison as the names that the template pack "matriks-perubahan" sees: all in words. */
#include "compare_shown.h"

#include <string.h>

#include "base_arena.h"
#include "record_pages.h"
#include "value.h"

enum { MOST = 80 /* consequences of one input */ };

struct values {
    const struct value **items;
    size_t count, capacity;
};

struct matrix {
    const struct compare_result *result;
    struct base_arena *arena;
    const bool *kept; /* pages by index */
};

static const struct value *text(const struct matrix *work, const char *words)
{
    return value_text(work->arena, 0, words);
}

static const struct value *number(const struct matrix *work, size_t count)
{
    return value_integer(work->arena, 0, (long long)count);
}

static void push(const struct matrix *work, struct values *values, const struct value *value)
{
    BASE_PUSH(work->arena, values->items, values->count, values->capacity, value);
}

static const struct value *list(const struct matrix *work, const struct values *values)
{
    return value_list(work->arena, 0, values->items, values->count);
}

#define RECORD(work, entries)                                                                      \
    value_record((work)->arena, 0, (entries), sizeof(entries) / sizeof *(entries))

static const char *change_words(enum compare_change change)
{
    static const char *const names[] = {"diubah", "ditambahkan", "dihapus", "dipindahkan"};
    return names[change];
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

/* "1, 3" */
static const struct value *causes_of(const struct matrix *work, const struct compare_causes *causes)
{
    size_t *numbers = base_alloc_array(work->arena, causes->count + 1, sizeof *numbers);
    for (size_t i = 0; i < causes->count; i++) {
        numbers[i] = causes->items[i] + 1;
    }
    return text(work, compare_ranges(work->arena, numbers, causes->count));
}

/* ---------------------------------------------------------------- inputs and figures */

static const char *shown(const struct value *figure)
{
    return value_text_or(value_get(figure, "tampil"), "");
}

/* What a figure is, without the id: "capaian 2024" of "indikator.ik1.capaian.2024". */
static const char *figure_words(const struct matrix *work, const struct compare_figure *figure)
{
    char *words = base_copy_text(work->arena, figure->part);
    for (char *at = words; *at != '\0'; at++) {
        *at = *at == '.' || *at == '_' ? ' ' : *at;
    }
    return words;
}

static const struct value *figure_of(const struct matrix *work, const struct compare_figure *figure)
{
    const char *before = figure->old_figure != NULL ? shown(figure->old_figure) : "–";
    const char *after = figure->new_figure != NULL ? shown(figure->new_figure) : "–";
    const char *note = figure->steady                      ? "tetap"
                       : figure->change == COMPARE_ADDED   ? "baru"
                       : figure->change == COMPARE_REMOVED ? "tidak ada lagi"
                       : strcmp(before, after) == 0        ? "tertulis sama, nilai tepatnya berbeda"
                                                           : "";
    const struct value_entry entries[] = {
        {"apa", text(work, figure_words(work, figure))},
        {"nama", text(work, figure->title)},
        {"jalur", text(work, figure->path)},
        {"semula", text(work, before)},
        {"menjadi", text(work, after)},
        {"catatan", text(work, note)},
        {"tetap", value_bool(work->arena, 0, figure->steady)},
    };
    return RECORD(work, entries);
}

/* Figures of one subject under its name. */
static const struct value *subject_of(const struct matrix *work, const char *name,
                                      const struct values *figures)
{
    const struct value_entry entries[] = {
        {"nama", text(work, name)},
        {"angka", list(work, figures)},
    };
    return RECORD(work, entries);
}

static const struct value *consequences(const struct matrix *work, size_t root, size_t *left_out)
{
    struct values subjects = {0}, values = {0};
    const char *name = "";
    size_t told = 0;
    *left_out = 0;
    for (size_t i = 0; i < work->result->figure_count; i++) {
        const struct compare_figure *figure = &work->result->figures[i];
        bool belongs = root == COMPARE_NONE
                           ? figure->causes.count == 0 && !figure->steady
                           : has_cause(&figure->causes, root) && compare_is_told(figure);
        if (!belongs || told == MOST) {
            *left_out += belongs;
            continue;
        }
        if (strcmp(name, figure->title) != 0 && values.count > 0) {
            push(work, &subjects, subject_of(work, name, &values));
            values = (struct values){0};
        }
        name = figure->title;
        push(work, &values, figure_of(work, figure));
        told++;
    }
    if (values.count > 0) {
        push(work, &subjects, subject_of(work, name, &values));
    }
    return list(work, &subjects);
}

static const struct value *side_words(const struct matrix *work, const struct compare_root *root,
                                      bool of_new)
{
    const struct value *value = of_new ? root->new_value : root->old_value;
    static const struct compare_edits none = {0};
    if (root->kind == COMPARE_NARRATIVE) {
        const struct compare_edits *edits = root->change == COMPARE_CHANGED ? &root->edits : &none;
        return value == NULL ? value_list(work->arena, 0, NULL, 0)
                             : compare_segments(work->arena, value->text, edits, of_new);
    }
    bool digest = root->kind == COMPARE_TEMPLATE || root->kind == COMPARE_PICTURE ||
                  root->kind == COMPARE_FONT;
    return value == NULL || digest
               ? value_list(work->arena, 0, NULL, 0)
               : compare_segments_whole(
                     work->arena,
                     compare_shown_root(work->arena, root, value, COMPARE_WORDS_DOCUMENT), true);
}

static const struct value *root_of(const struct matrix *work, size_t index)
{
    const struct compare_root *root = &work->result->roots[index];
    size_t count, left_out;
    const size_t *pages = compare_root_pages(work->result, index, &count);
    const struct value *figures = consequences(work, index, &left_out);
    const char *answer = work->result->answers != NULL ? work->result->answers[index] : NULL;
    const struct value_entry entries[] = {
        {"nomor", number(work, index + 1)},
        {"berkas", text(work, root->file)},
        {"jalur", text(work, root->path)},
        {"nama", text(work, root->title)},
        {"temuan", text(work, answer != NULL ? answer : "")},
        {"perubahan", text(work, change_words(root->change))},
        {"semula", side_words(work, root, false)},
        {"menjadi", side_words(work, root, true)},
        {"akibat", figures},
        {"akibat_lain", number(work, left_out)},
        {"halaman", text(work, compare_ranges(work->arena, pages, count))},
    };
    return RECORD(work, entries);
}

/* ---------------------------------------------------------------- texts and rows */

static const struct compare_unit *unit_of(const struct compare_side *side, size_t index)
{
    return index == COMPARE_NONE ? NULL : &side->units[index];
}

/* The page from 1: of the new report, or of the old one for what is gone. */
static size_t page_of(const struct matrix *work, size_t old_unit, size_t new_unit,
                      const struct compare_text *item)
{
    const struct compare_unit *before = unit_of(work->result->old_side, old_unit);
    const struct compare_unit *after = unit_of(work->result->new_side, new_unit);
    return after == NULL ? before->first_page
           : item != NULL && item->edits.count > 0
               ? compare_edit_page(work->result, item, &item->edits.items[0])
               : after->first_page;
}

/* "12", or "lama 14" for what is gone; printed: "iv", and "[5]" for a page without a number. */
static const struct value *page_words(const struct matrix *work, size_t page, bool gone,
                                      bool printed)
{
    const struct compare_side *side = gone ? work->result->old_side : work->result->new_side;
    const char *label = printed ? compare_label(side, page) : "";
    label = label[0] != '\0' ? label : base_format(work->arena, printed ? "[%zu]" : "%zu", page);
    return text(work, gone ? base_format(work->arena, "lama %s", label) : label);
}

static const struct value *empty_list(const struct matrix *work)
{
    return value_list(work->arena, 0, NULL, 0);
}

static const struct value *side_text(const struct matrix *work, const struct compare_text *item,
                                     bool of_new)
{
    const struct compare_unit *unit = of_new ? unit_of(work->result->new_side, item->new_unit)
                                             : unit_of(work->result->old_side, item->old_unit);
    if (unit == NULL) {
        return empty_list(work);
    }
    return item->edits.count > 0
               ? compare_segments(work->arena, unit->text, &item->edits, of_new)
               : compare_segments_whole(work->arena, unit->text, item->change != COMPARE_CHANGED);
}

static const struct value *text_of(const struct matrix *work, const struct compare_text *item)
{
    size_t page = page_of(work, item->old_unit, item->new_unit, item);
    bool gone = item->new_unit == COMPARE_NONE;
    const struct value_entry entries[] = {
        {"halaman", page_words(work, page, gone, false)},
        {"tercetak", page_words(work, page, gone, true)},
        {"halaman_baru", value_bool(work->arena, 0, !gone && !work->kept[page - 1])},
        {"perubahan", text(work, change_words(item->change))},
        {"semula", side_text(work, item, false)},
        {"menjadi", side_text(work, item, true)},
        {"sebab", causes_of(work, &item->causes)},
    };
    return RECORD(work, entries);
}

/* Heads and feet that change in the same way are told once. */
static const struct value *texts_of(const struct matrix *work)
{
    struct values values = {0};
    const char *told = "";
    for (size_t i = 0; i < work->result->text_count; i++) {
        const struct compare_text *item = &work->result->texts[i];
        const char *running = compare_running_words(work->arena, work->result, item);
        bool again = running != NULL && strcmp(running, told) == 0;
        if (item->class == COMPARE_CONTENT && item->row_change == COMPARE_NONE && !again) {
            push(work, &values, text_of(work, item));
            told = running != NULL ? running : told;
        }
    }
    return list(work, &values);
}

static const struct value *row_of(const struct matrix *work, size_t index, bool *told)
{
    const struct compare_row *row = &work->result->rows[index];
    struct values cells = {0};
    for (size_t i = 0; i < work->result->text_count; i++) {
        const struct compare_text *item = &work->result->texts[i];
        if (item->row_change == index && item->class == COMPARE_CONTENT) {
            push(work, &cells, text_of(work, item));
        }
    }
    *told = cells.count > 0;
    size_t page = page_of(work, row->old_unit, row->new_unit, NULL);
    bool gone = row->new_unit == COMPARE_NONE;
    const struct value_entry entries[] = {
        {"halaman", page_words(work, page, gone, false)},
        {"tercetak", page_words(work, page, gone, true)},
        {"halaman_baru", value_bool(work->arena, 0, !gone && !work->kept[page - 1])},
        {"nama", text(work, compare_row_name(work->result, row))},
        {"perubahan", text(work, change_words(row->change))},
        {"utuh", value_bool(work->arena, 0, row->change != COMPARE_CHANGED)},
        {"sel", list(work, &cells)},
        {"sebab", causes_of(work, &row->causes)},
    };
    return RECORD(work, entries);
}

static const struct value *rows_of(const struct matrix *work)
{
    struct values values = {0};
    for (size_t i = 0; i < work->result->row_count; i++) {
        bool told;
        const struct value *row = row_of(work, i, &told);
        if (told) {
            push(work, &values, row);
        }
    }
    return list(work, &values);
}

/* ---------------------------------------------------------------- pages */

static const struct value *pages_of(const struct matrix *work)
{
    static const char *const states[] = {"Sama", "Hanya tata letak berubah (kata-katanya sama)",
                                         "Hanya nomor halaman dan penomoran berubah",
                                         "Isi berubah"};
    struct values values = {0};
    for (int state = COMPARE_PAGE_CONTENT; state >= COMPARE_SAME; state--) {
        size_t *pages = base_alloc_array(work->arena, work->result->page_count + 1, sizeof *pages);
        size_t count = 0;
        for (size_t i = 0; i < work->result->page_count; i++) {
            if ((int)work->result->pages[i].state == state) {
                pages[count++] = work->result->pages[i].new_page;
            }
        }
        const struct value_entry entries[] = {
            {"keadaan", text(work, states[state])},
            {"jumlah", number(work, count)},
            {"daftar", text(work, compare_ranges(work->arena, pages, count))},
        };
        push(work, &values, RECORD(work, entries));
    }
    return list(work, &values);
}

/* "31, 32": printed numbers of the pages of which nothing stood in the old report. */
static const struct value *new_pages(const struct matrix *work)
{
    struct base_buffer words = {.arena = work->arena};
    for (size_t page = 1; page <= work->result->new_side->page_count; page++) {
        if (!work->kept[page - 1]) {
            base_buffer_format(&words, "%s%s", words.length > 0 ? ", " : "",
                               page_words(work, page, false, true)->text);
        }
    }
    return text(work, base_buffer_get(&words));
}

static const struct value *side_of(const struct matrix *work, const struct compare_side *side)
{
    const struct value *report = value_get(side->rekap, "laporan");
    const struct value *input = value_get(value_get(side->rekap, "masukan"), "laporan");
    const struct value *version = value_get(input, "versi");
    const struct value *nothing = value_null(work->arena, 0);
    const char *name = strrchr(side->name, '/');
    const struct value *label = value_get(version, "nomor"), *date = value_get(version, "tanggal");
    const struct value_entry entries[] = {
        {"sumber", text(work, name != NULL && name[1] != '\0' ? name + 1 : side->name)},
        {"instansi", text(work, value_text_or(value_get(report, "instansi"), ""))},
        {"tahun", text(work, base_format(work->arena, "%lld",
                                         value_integer_or(value_get(report, "tahun"), 0)))},
        {"tahap", text(work, value_text_or(value_get(report, "tahap"), ""))},
        {"judul", text(work, value_text_or(value_get(input, "judul"), ""))},
        {"versi", label != NULL ? label : nothing},
        {"tanggal", date != NULL ? date : nothing},
        {"halaman", number(work, side->page_count)},
    };
    return RECORD(work, entries);
}

static size_t changed_figures(const struct compare_result *result)
{
    size_t count = 0;
    for (size_t i = 0; i < result->figure_count; i++) {
        count += !result->figures[i].steady;
    }
    return count;
}

const struct value *compare_matrix(const struct compare_result *result)
{
    const struct matrix work = {result, result->arena, compare_kept_pages(result)};
    struct values roots = {0};
    size_t left_out;
    for (size_t i = 0; i < result->root_count; i++) {
        push(&work, &roots, root_of(&work, i));
    }
    const struct value_entry entries[] = {
        {"lama", side_of(&work, result->old_side)},
        {"baru", side_of(&work, result->new_side)},
        {"sama", value_bool(work.arena, 0, compare_is_equal(result))},
        {"banyak_angka", number(&work, changed_figures(result))},
        {"masukan", list(&work, &roots)},
        {"tanpa_sebab", consequences(&work, COMPARE_NONE, &left_out)},
        {"tanpa_sebab_lain", number(&work, left_out)},
        {"kalimat", texts_of(&work)},
        {"baris_tabel", rows_of(&work)},
        {"ada_halaman", value_bool(work.arena, 0, result->compared_pages)},
        {"halaman", pages_of(&work)},
        {"halaman_baru", new_pages(&work)},
    };
    return RECORD(&work, entries);
}
