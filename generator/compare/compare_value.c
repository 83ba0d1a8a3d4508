/* A comparison as a value, for programs and for the matrix of changes. */
#include "compare_shown.h"

#include <string.h>

#include "base_arena.h"
#include "value.h"

enum { COMPARE_VERSION = 1 };

struct values {
    const struct value **items;
    size_t count, capacity;
};

static const struct value *text(const struct compare_result *result, const char *words)
{
    return words == NULL ? value_null(result->arena, 0) : value_text(result->arena, 0, words);
}

static const struct value *number(const struct compare_result *result, size_t count)
{
    return value_integer(result->arena, 0, (long long)count);
}

static const struct value *or_null(const struct compare_result *result, const struct value *value)
{
    return value == NULL ? value_null(result->arena, 0) : value;
}

static void push(const struct compare_result *result, struct values *values,
                 const struct value *value)
{
    BASE_PUSH(result->arena, values->items, values->count, values->capacity, value);
}

static const struct value *list(const struct compare_result *result, const struct values *values)
{
    return value_list(result->arena, 0, values->items, values->count);
}

static const char *change_name(enum compare_change change)
{
    static const char *const names[] = {"ubah", "tambah", "hapus", "pindah"};
    return names[change];
}

/* Numbers of roots, from 1. */
static const struct value *causes_of(const struct compare_result *result,
                                     const struct compare_causes *causes)
{
    struct values values = {0};
    for (size_t i = 0; i < causes->count; i++) {
        push(result, &values, number(result, causes->items[i] + 1));
    }
    return list(result, &values);
}

static const struct value *part(const struct compare_result *result, const char *whole, size_t from,
                                size_t to)
{
    return text(result, base_copy(result->arena, whole + from, to - from));
}

static const struct value *range(const struct compare_result *result, size_t from, size_t to)
{
    const struct value *ends[] = {number(result, from), number(result, to)};
    return value_list(result->arena, 0, ends, 2);
}

/* Words that were replaced: {hapus, tambah, lama, baru}, with their bytes in the texts. */
static const struct value *edits_of(const struct compare_result *result, const char *before,
                                    const char *after, const struct compare_edits *edits)
{
    struct values values = {0};
    for (size_t i = 0; i < edits->count; i++) {
        const struct compare_edit *edit = &edits->items[i];
        const struct value_entry entries[] = {
            {"hapus", part(result, before, edit->old_from, edit->old_to)},
            {"tambah", part(result, after, edit->new_from, edit->new_to)},
            {"lama", range(result, edit->old_from, edit->old_to)},
            {"baru", range(result, edit->new_from, edit->new_to)},
        };
        push(result, &values,
             value_record(result->arena, 0, entries, sizeof entries / sizeof *entries));
    }
    return list(result, &values);
}

/* ---------------------------------------------------------------- roots and figures */

static const struct value *root_of(const struct compare_result *result, size_t index)
{
    static const char *const kinds[] = {"masukan", "narasi", "gambar",
                                        "templat", "huruf",  "program"};
    const struct compare_root *root = &result->roots[index];
    struct values pages = {0};
    size_t count;
    size_t *list_of_pages = compare_root_pages(result, index, &count);
    for (size_t i = 0; i < count; i++) {
        push(result, &pages, number(result, list_of_pages[i]));
    }
    bool words = root->kind == COMPARE_NARRATIVE;
    const struct value_entry entries[] = {
        {"nomor", number(result, index + 1)},
        {"jenis", text(result, kinds[root->kind])},
        {"perubahan", text(result, change_name(root->change))},
        {"berkas", text(result, root->file)},
        {"jalur", text(result, root->path)},
        {"jalur_lama", text(result, root->old_path)},
        {"jalur_baru", text(result, root->new_path)},
        {"nama", text(result, root->title)},
        {"lama", words ? value_null(result->arena, 0) : or_null(result, root->old_value)},
        {"baru", words ? value_null(result->arena, 0) : or_null(result, root->new_value)},
        {"kata", edits_of(result, value_text_or(root->old_value, ""),
                          value_text_or(root->new_value, ""), &root->edits)},
        {"halaman", list(result, &pages)},
    };
    return value_record(result->arena, 0, entries, sizeof entries / sizeof *entries);
}

/* {nilai, tepat?, tampil} */
static const struct value *figure_side(const struct compare_result *result,
                                       const struct value *figure)
{
    static const char *const keys[] = {"nilai", "tepat", "tampil", "rumus"};
    if (figure == NULL) {
        return value_null(result->arena, 0);
    }
    struct value_builder *builder = value_builder_create(result->arena);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (value_get(figure, keys[i]) != NULL) {
            value_builder_set(builder, keys[i], value_get(figure, keys[i]));
        }
    }
    return value_builder_finish(builder, 0);
}

static const struct value *figure_of(const struct compare_result *result,
                                     const struct compare_figure *figure)
{
    const struct value *any = figure->new_figure != NULL ? figure->new_figure : figure->old_figure;
    const struct value_entry entries[] = {
        {"jalur", text(result, figure->path)},
        {"nama", text(result, figure->title)},
        {"perubahan", text(result, figure->steady ? "tetap" : change_name(figure->change))},
        {"satuan", or_null(result, value_get(any, "satuan"))},
        {"lama", figure_side(result, figure->old_figure)},
        {"baru", figure_side(result, figure->new_figure)},
        {"sebab", causes_of(result, &figure->causes)},
        {"nama_lain", figure->twin == COMPARE_NONE
                          ? value_null(result->arena, 0)
                          : text(result, result->figures[figure->twin].path)},
    };
    return value_record(result->arena, 0, entries, sizeof entries / sizeof *entries);
}

static const struct value *figures_of(const struct compare_result *result, bool steady)
{
    struct values values = {0};
    for (size_t i = 0; i < result->figure_count; i++) {
        if (result->figures[i].steady == steady) {
            push(result, &values, figure_of(result, &result->figures[i]));
        }
    }
    return list(result, &values);
}

/* ---------------------------------------------------------------- texts */

static const char *kind_name(char kind)
{
    static const struct {
        char kind;
        const char *name;
    } names[] = {
        {'p', "paragraf"}, {'j', "judul"},   {'k', "keterangan"}, {'s', "sel"},
        {'t', "kepala"},   {'b', "butir"},   {'d', "daftar"},     {'g', "gambar"},
        {'r', "rumus"},    {'c', "catatan"}, {'x', "halaman"},    {'y', "lanjutan"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (names[i].kind == kind) {
            return names[i].name;
        }
    }
    return "lain";
}

static const struct compare_unit *unit_of(const struct compare_side *side, size_t index)
{
    return index == COMPARE_NONE ? NULL : &side->units[index];
}

static const struct value *text_of(const struct compare_result *result,
                                   const struct compare_text *item)
{
    const struct compare_unit *before = unit_of(result->old_side, item->old_unit);
    const struct compare_unit *after = unit_of(result->new_side, item->new_unit);
    const struct compare_unit *unit = after != NULL ? after : before;
    bool content = item->class == COMPARE_CONTENT;
    const struct value_entry entries[] = {
        {"perubahan", text(result, change_name(item->change))},
        {"golongan", text(result, content ? "isi" : "penomoran")},
        {"jenis", text(result, kind_name(unit->kind))},
        {"halaman_lama", before == NULL ? value_null(result->arena, 0)
                                        : range(result, before->first_page, before->last_page)},
        {"halaman_baru", after == NULL ? value_null(result->arena, 0)
                                       : range(result, after->first_page, after->last_page)},
        {"teks_lama", text(result, before != NULL ? before->text : NULL)},
        {"teks_baru", text(result, after != NULL ? after->text : NULL)},
        {"kata", edits_of(result, before != NULL ? before->text : "",
                          after != NULL ? after->text : "", &item->edits)},
        {"baris", item->row_change == COMPARE_NONE ? value_null(result->arena, 0)
                                                   : number(result, item->row_change + 1)},
        {"sebab", causes_of(result, &item->causes)},
    };
    return value_record(result->arena, 0, entries, sizeof entries / sizeof *entries);
}

static const struct value *texts_of(const struct compare_result *result)
{
    struct values values = {0};
    for (size_t i = 0; i < result->text_count; i++) {
        if (result->texts[i].class != COMPARE_LAYOUT) {
            push(result, &values, text_of(result, &result->texts[i]));
        }
    }
    return list(result, &values);
}

static const struct value *place_of(const struct compare_result *result,
                                    const struct compare_unit *unit)
{
    if (unit == NULL) {
        return value_null(result->arena, 0);
    }
    const struct value_entry entries[] = {
        {"tabel", number(result, unit->table)},
        {"baris", number(result, unit->row)},
        {"halaman", number(result, unit->first_page)},
    };
    return value_record(result->arena, 0, entries, sizeof entries / sizeof *entries);
}

static const struct value *rows_of(const struct compare_result *result)
{
    struct values values = {0};
    for (size_t i = 0; i < result->row_count; i++) {
        const struct compare_row *row = &result->rows[i];
        const struct value_entry entries[] = {
            {"nomor", number(result, i + 1)},
            {"perubahan", text(result, change_name(row->change))},
            {"lama", place_of(result, unit_of(result->old_side, row->old_unit))},
            {"baru", place_of(result, unit_of(result->new_side, row->new_unit))},
            {"sebab", causes_of(result, &row->causes)},
        };
        push(result, &values,
             value_record(result->arena, 0, entries, sizeof entries / sizeof *entries));
    }
    return list(result, &values);
}

/* ---------------------------------------------------------------- pages */

/* Texts that are the same but stand on another page or look otherwise, by new page. */
static void count_layout(const struct compare_result *result, size_t *other_page,
                         size_t *other_look)
{
    for (size_t i = 0; i < result->text_count; i++) {
        const struct compare_text *item = &result->texts[i];
        if (item->new_unit != COMPARE_NONE) {
            size_t page = result->new_side->units[item->new_unit].first_page;
            other_page[page] += item->other_page;
            other_look[page] += item->other_look && item->class == COMPARE_LAYOUT;
        }
    }
}

static const struct value *pages_of(const struct compare_result *result)
{
    static const char *const states[] = {"sama", "tata letak", "penomoran", "isi"};
    struct values values = {0};
    size_t *other_page = base_alloc_array(result->arena, result->page_count + 2, sizeof(size_t));
    size_t *other_look = base_alloc_array(result->arena, result->page_count + 2, sizeof(size_t));
    count_layout(result, other_page, other_look);
    for (size_t i = 0; i < result->page_count; i++) {
        const struct compare_page *page = &result->pages[i];
        const struct value_entry entries[] = {
            {"baru", number(result, page->new_page)},
            {"lama",
             page->old_page == 0 ? value_null(result->arena, 0) : number(result, page->old_page)},
            {"label", text(result, compare_label(result->new_side, page->new_page))},
            {"keadaan", text(result, states[page->state])},
            {"pindah_halaman", number(result, other_page[page->new_page])},
            {"lain_rupa", number(result, other_look[page->new_page])},
        };
        push(result, &values,
             value_record(result->arena, 0, entries, sizeof entries / sizeof *entries));
    }
    return list(result, &values);
}

static const struct value *side_of(const struct compare_result *result,
                                   const struct compare_side *side)
{
    const struct value_entry entries[] = {
        {"sumber", text(result, side->name)},
        {"laporan", or_null(result, value_get(side->rekap, "laporan"))},
        {"halaman",
         side->has_pages ? number(result, side->page_count) : value_null(result->arena, 0)},
    };
    return value_record(result->arena, 0, entries, sizeof entries / sizeof *entries);
}

const struct value *compare_value(const struct compare_result *result)
{
    struct values roots = {0};
    for (size_t i = 0; i < result->root_count; i++) {
        push(result, &roots, root_of(result, i));
    }
    const struct value_entry entries[] = {
        {"format", text(result, "lkjip-banding")},
        {"versi", number(result, COMPARE_VERSION)},
        {"lama", side_of(result, result->old_side)},
        {"baru", side_of(result, result->new_side)},
        {"sama", value_bool(result->arena, 0, compare_is_equal(result))},
        {"masukan", list(result, &roots)},
        {"angka", figures_of(result, false)},
        {"angka_tetap", figures_of(result, true)},
        {"teks", texts_of(result)},
        {"baris", rows_of(result)},
        {"halaman", pages_of(result)},
    };
    return value_record(result->arena, 0, entries, sizeof entries / sizeof *entries);
}
