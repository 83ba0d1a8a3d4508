/* Reads spreadsheets against a report. */
#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "import_mapping.h"
#include "import_marks.h"
#include "import_plan.h"

/* Says that hidden rows and columns count too. */
static void say_hidden(const struct import_sheet *sheet)
{
    size_t rows = 0;
    size_t columns = 0;
    size_t row = 0;
    size_t column = 0;
    bool own = import_find_mark(sheet->table, &row, &column) != NULL;
    for (size_t i = 0; i < sheet->table->count; i++)
        rows += sheet->table->rows[i].hidden && !(own && i == row);
    for (size_t i = 0; i < sheet->table->columns; i++)
        columns += sheet->table->hidden_columns[i];
    if (rows + columns > 0)
        base_report(sheet->diagnostics, base_at_file(sheet->shown, 0, 0),
                    BASE_MESSAGE_IMPORT_HIDDEN, sheet->shown,
                    base_format(sheet->arena, "%zu", rows),
                    base_format(sheet->arena, "%zu", columns));
}

/* True when a column has something below its heading. */
static bool is_filled(const struct import_sheet *sheet, size_t column)
{
    for (size_t i = sheet->first; i < sheet->table->count; i++) {
        const struct sheet_cell *cell = sheet_cell(&sheet->table->rows[i], column);
        if (cell->kind != SHEET_EMPTY && (cell->flags & SHEET_CONTINUED) == 0 &&
            !import_is_heading(sheet, i))
            return true;
    }
    return false;
}

/* True for "No" and for the sasaran around an indicator, which need no reading, and for a heading
 * that a column before has too. */
static bool is_passed_over(const struct import_sheet *sheet, size_t column)
{
    static const char *const names[] = {"", "no", "nomor", "nourut", "nomorurut", NULL};
    static const char *const owners[] = {"tujuan", "sasaran", "sasaranstrategis", NULL};
    const char *plain = sheet->uses[column].plain;
    for (size_t i = 0; names[i] != NULL; i++) {
        if (strcmp(plain, names[i]) == 0)
            return true;
    }
    for (size_t i = 0; owners[i] != NULL && sheet->layout->sort == IMPORT_RECORDS; i++) {
        if (strcmp(plain, owners[i]) == 0)
            return true;
    }
    for (size_t i = 0; i < column; i++) {
        if (strcmp(sheet->uses[i].plain, plain) == 0)
            return true;
    }
    return false;
}

static const char *one_line(struct base_arena *arena, const char *text)
{
    char *line = base_copy_text(arena, text);
    for (char *at = line; *at != '\0'; at++)
        *at = *at == '\n' || *at == '\r' ? ' ' : *at;
    return line;
}

/* Names the columns whose headings mean nothing to the report. */
static void say_unread(struct import_sheet *sheet, const struct import_sheet *other)
{
    struct base_buffer list = {.arena = sheet->arena};
    for (size_t i = 0; i < sheet->table->columns; i++) {
        import_next_row(sheet);
        bool read = sheet->uses[i].role != IMPORT_ROLE_NONE ||
                    (other != NULL && other->uses[i].role != IMPORT_ROLE_NONE);
        if (!read && !is_passed_over(sheet, i) && is_filled(sheet, i))
            base_buffer_format(&list, "%s\"%s\"", list.length > 0 ? ", " : "",
                               one_line(sheet->arena, sheet->uses[i].heading));
    }
    if (list.length > 0)
        base_report(sheet->diagnostics, base_at_file(sheet->shown, 0, 0),
                    BASE_MESSAGE_IMPORT_COLUMNS_LEFT, sheet->shown, base_buffer_get(&list));
}

static enum import_numbers numbers_of(const struct import_plan *plan, const struct value *mapping)
{
    const char *saved = value_text_or(value_get(mapping, "angka"), "");
    if (plan->settings->numbers != IMPORT_NUMBERS_GUESS)
        return plan->settings->numbers;
    return strcmp(saved, "id") == 0   ? IMPORT_NUMBERS_INDONESIAN
           : strcmp(saved, "en") == 0 ? IMPORT_NUMBERS_ENGLISH
                                      : IMPORT_NUMBERS_GUESS;
}

void import_next_row(struct import_sheet *sheet)
{
    enum { MUCH = 200 * 1000 };
    if (base_arena_used(sheet->scratch) < MUCH)
        return;
    base_arena_destroy(sheet->scratch);
    sheet->scratch = base_arena_create();
}

/* Refuses amounts "dalam ribuan": whole rupiah are needed. */
static bool check_scales(const struct import_sheet *sheet)
{
    static const char *const scales[] = {"ribu", "juta", "miliar", "milyar", NULL};
    bool good = true;
    for (size_t i = 0; i < sheet->table->columns; i++) {
        const struct import_use *use = &sheet->uses[i];
        bool money = use->role == IMPORT_ROLE_FIELD && use->column->field->unit != NULL &&
                     strcmp(use->column->field->unit, "rupiah") == 0;
        for (size_t n = 0; money && !sheet->own && scales[n] != NULL; n++) {
            if (strstr(use->plain, scales[n]) == NULL)
                continue;
            import_say(sheet, sheet->heading_row, i, SCALE, one_line(sheet->arena, use->heading),
                       scales[n]);
            good = false;
        }
    }
    return good;
}

static void read_rows(struct import_sheet *sheet)
{
    if (!check_scales(sheet) || !import_find_styles(sheet))
        return;
    if (sheet->layout->sort == IMPORT_BUDGET)
        import_read_budget(sheet);
    else
        import_read_records(sheet);
    if (sheet->plan->settings->save && !sheet->own)
        import_keep_mapping(sheet);
}

/* Targets and results of indicators usually stand in one sheet: the table that the other columns
 * belong to. False when there is nothing for it. */
static bool find_companion(const struct import_sheet *sheet, struct import_sheet *other)
{
    const char *id = strcmp(sheet->layout->id, "indikator") == 0 ? "capaian"
                     : strcmp(sheet->layout->id, "capaian") == 0 ? "indikator"
                                                                 : NULL;
    if (id == NULL || sheet->own || sheet->plan->settings->table != NULL ||
        (sheet->plan->settings->columns != NULL && *sheet->plan->settings->columns != NULL))
        return false;
    if (import_find_layout(sheet->plan->tables, id) == NULL ||
        !import_find_headings(other, NULL, id) || other->heading_row != sheet->heading_row)
        return false;
    bool more = false;
    for (size_t i = 0; i < sheet->table->columns; i++)
        more = more || (sheet->uses[i].role == IMPORT_ROLE_NONE &&
                        other->uses[i].role == IMPORT_ROLE_FIELD);
    return more;
}

/* Reads one sheet. False when it holds nothing for the report; faults are reported. */
static bool read_table(struct import_plan *plan, struct import_sheet *sheet,
                       const struct sheet_table *table)
{
    const struct import_report *report = plan->report;
    *sheet = (struct import_sheet){.plan = plan,
                                   .arena = report->arena,
                                   .scratch = base_arena_create(),
                                   .diagnostics = report->diagnostics,
                                   .table = table};
    const char *file = base_path_name(report->arena, table->file);
    sheet->shown =
        table->name != NULL ? base_format(report->arena, "%s [%s]", file, table->name) : file;
    const struct value *mapping = import_find_mapping(plan, table);
    sheet->numbers = numbers_of(plan, mapping);
    sheet->source = base_source_add(report->sources, sheet->shown, NULL, 0);
    size_t errors = base_diagnostics_errors(report->diagnostics);
    if (!import_find_headings(sheet, mapping, NULL))
        return base_diagnostics_errors(report->diagnostics) > errors;
    plan->sheets++;
    say_hidden(sheet);
    struct import_sheet *other = base_alloc(report->arena, sizeof *other);
    *other = (struct import_sheet){.plan = plan,
                                   .arena = sheet->arena,
                                   .scratch = base_arena_create(),
                                   .diagnostics = sheet->diagnostics,
                                   .table = sheet->table,
                                   .shown = sheet->shown,
                                   .source = sheet->source,
                                   .numbers = sheet->numbers};
    bool two = find_companion(sheet, other);
    read_rows(sheet);
    if (two && base_diagnostics_errors(report->diagnostics) == errors)
        read_rows(other);
    if (!sheet->own)
        say_unread(sheet, two ? other : NULL);
    base_arena_destroy(other->scratch);
    return true;
}

static bool read_sheet(struct import_plan *plan, const struct sheet_table *table)
{
    struct import_sheet *sheet = base_alloc(plan->report->arena, sizeof *sheet);
    bool good = read_table(plan, sheet, table);
    base_arena_destroy(sheet->scratch);
    return good;
}

static const char *list_sheets(const struct import_report *report, const struct sheet_book *book)
{
    struct base_buffer list = {.arena = report->arena};
    for (size_t i = 0; i < book->count; i++)
        base_buffer_format(&list, "%s\"%s\"", i > 0 ? ", " : "",
                           book->tables[i].name != NULL ? book->tables[i].name : "-");
    return base_buffer_get(&list);
}

static bool is_wanted(const struct import_plan *plan, const struct sheet_table *table)
{
    const char *name = plan->settings->sheet;
    if (name == NULL)
        return !table->hidden;
    return table->name != NULL && strcmp(import_plain(plan->report->arena, table->name),
                                         import_plain(plan->report->arena, name)) == 0;
}

/* True when a book was written by the program itself. */
static bool is_own(const struct sheet_book *book)
{
    size_t row = 0;
    size_t column = 0;
    for (size_t i = 0; i < book->count; i++) {
        if (import_find_mark(&book->tables[i], &row, &column) != NULL)
            return true;
    }
    return false;
}

static void read_book(struct import_plan *plan, const struct sheet_book *book)
{
    const struct import_report *report = plan->report;
    size_t wanted = 0;
    size_t read = 0;
    size_t before = plan->sheets;
    size_t errors = base_diagnostics_errors(report->diagnostics);
    bool own = is_own(book);
    for (size_t i = 0; i < book->count; i++) {
        const struct sheet_table *table = &book->tables[i];
        if (!is_wanted(plan, table))
            continue;
        wanted++;
        bool good = read_sheet(plan, table);
        read += good;
        if (!good && !own && table->count > 0 && table->name != NULL && book->count > 1)
            base_report(report->diagnostics, base_at_file(book->file, 0, 0),
                        BASE_MESSAGE_IMPORT_NOT_READ, table->name);
    }
    struct base_place place = base_at_file(book->file, 0, 0);
    if (wanted == 0 && plan->settings->sheet != NULL)
        base_report(report->diagnostics, place, BASE_MESSAGE_IMPORT_SHEET, book->file,
                    plan->settings->sheet, list_sheets(report, book));
    else if (read == 0 && plan->sheets == before &&
             base_diagnostics_errors(report->diagnostics) == errors)
        base_report(report->diagnostics, place, BASE_MESSAGE_IMPORT_NO_TABLE, book->file);
}

/* Two sheets must not change one field to different values. */
static void check_changes(const struct import_plan *plan)
{
    const struct import_report *report = plan->report;
    struct import_index *index = import_index_create(report->arena, plan->change_count);
    for (size_t i = 0; i < plan->change_count; i++) {
        const struct import_change *change = &plan->changes[i];
        const char *name = base_format(report->arena, "%s|%s|%s", change->sheet->layout->id,
                                       change->record->key, change->column->id);
        size_t before = import_index_put(index, name, i);
        if (before == IMPORT_NONE || value_equal(plan->changes[before].value, change->value))
            continue;
        const struct import_change *first = &plan->changes[before];
        const char *shown = import_show_short(report->arena, first->column, first->value);
        import_say(change->sheet, change->row, change->cell, TWO_SHEETS, change->record->key,
                   change->column->heading,
                   base_format(report->arena, "%s (%s)", shown, first->sheet->shown),
                   import_show_short(report->arena, change->column, change->value));
    }
}

/* Two sheets must not add the same record. Told once: the other records are usually the same. */
static void check_fresh(const struct import_plan *plan)
{
    const struct import_report *report = plan->report;
    struct import_index *index = import_index_create(report->arena, plan->fresh_count);
    for (size_t i = 0; i < plan->fresh_count; i++) {
        const struct import_fresh *fresh = plan->fresh[i];
        const char *name = base_format(report->arena, "%s|%s", fresh->layout->id, fresh->key);
        size_t before = fresh->type != NULL && strcmp(fresh->key, "+") != 0
                            ? import_index_put(index, name, i)
                            : IMPORT_NONE;
        if (before == IMPORT_NONE || plan->fresh[before]->sheet == fresh->sheet)
            continue;
        import_say(fresh->sheet, fresh->row, 0, NEW_TWICE, fresh->key,
                   plan->fresh[before]->sheet->shown);
        return;
    }
}

struct import_plan *import_read(const struct import_report *report,
                                const struct import_settings *settings, const char *const *paths,
                                size_t count)
{
    struct import_plan *plan = base_alloc(report->arena, sizeof *plan);
    plan->report = report;
    plan->settings = settings;
    plan->aside = base_diagnostics_create(report->arena, report->sources);

    plan->tables = import_tables_read(report);
    if (plan->tables == NULL || !import_read_mappings(plan))
        return NULL;
    for (size_t i = 0; i < count; i++) {
        const struct sheet_book *book = sheet_read(report->arena, report->diagnostics, paths[i]);
        if (book != NULL)
            read_book(plan, book);
    }
    if (plan->sheets > 1) {
        check_changes(plan);
        check_fresh(plan);
    }
    return base_diagnostics_errors(report->diagnostics) == 0 ? plan : NULL;
}
