/* Makes the columns of a sheet from the field table: one for each plain field, each year, each part
 * of a small record. */
#include "import_layout.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base_arena.h"

struct adding {
    const struct import_tables *tables;
    struct import_layout *layout;
    struct base_arena *arena;
};

static bool is_number(const struct model_field *field)
{
    return field->kind == MODEL_NUMBER || field->kind == MODEL_INTEGER ||
           field->kind == MODEL_YEAR || field->kind == MODEL_VALUE;
}

static struct import_column *add(struct adding *adding, struct import_column column)
{
    struct import_layout *layout = adding->layout;
    column.number = !column.list && is_number(column.field);
    if (column.note == NULL)
        column.note = model_field_help(adding->arena, column.field);
    BASE_PUSH(adding->arena, layout->columns, layout->column_count, layout->column_capacity,
              column);
    return &layout->columns[layout->column_count - 1];
}

/* True when some record of the layout has something at steps. */
static bool is_used(const struct import_layout *layout, const struct import_column *column)
{
    for (size_t i = 0; i < layout->record_count; i++) {
        const struct value *value = import_get(column, layout->records[i].value);
        if (value != NULL && value->kind != VALUE_NULL)
            return true;
    }
    return false;
}

/* The years of a field: those of the Renstra and all that records have. */
static size_t collect_years(struct adding *adding, const struct model_field *field,
                            long long *years, size_t room)
{
    const struct import_tables *tables = adding->tables;
    size_t count = 0;
    for (long long year = tables->first_year; year <= tables->last_year && count < room; year++)
        years[count++] = year;
    for (size_t i = 0; i < adding->layout->record_count; i++) {
        const struct value *map = value_get(adding->layout->records[i].value, field->name);
        for (size_t n = 0; map != NULL && map->kind == VALUE_RECORD && n < value_count(map); n++) {
            long long year = strtoll(value_entry_at(map, n).key, NULL, 10);
            size_t at = 0;
            while (at < count && years[at] < year)
                at++;
            if (year < 1900 || year > 2199 || (at < count && years[at] == year) || count >= room)
                continue;
            memmove(years + at + 1, years + at, (count - at) * sizeof *years);
            years[at] = year;
            count++;
        }
    }
    return count;
}

static void add_years(struct adding *adding, const struct model_field *field)
{
    enum { ROOM = 60 };
    long long years[ROOM];
    size_t count = collect_years(adding, field, years, ROOM);
    for (size_t i = 0; i < count; i++) {
        const char *year = base_format(adding->arena, "%lld", years[i]);
        add(adding, (struct import_column){
                        .id = base_format(adding->arena, "%s.%s", field->name, year),
                        .heading = base_format(adding->arena, "%s %s",
                                               import_words(adding->arena, field->name), year),
                        .field = field,
                        .steps = {field->name, year},
                        .step_count = 2});
    }
}

/* Four columns a year for each year that some record has. */
static void add_quarters(struct adding *adding, const struct model_field *field)
{
    static const char *const romans[] = {"I", "II", "III", "IV"};
    enum { ROOM = 60 };
    long long years[ROOM];
    size_t count = collect_years(adding, field, years, ROOM);
    for (size_t i = 0; i < count; i++) {
        const char *year = base_format(adding->arena, "%lld", years[i]);
        struct import_column whole = {.steps = {field->name, year}, .step_count = 2};
        if (!is_used(adding->layout, &whole))
            continue;
        for (size_t n = 0; n < field->length && n < 4; n++) {
            struct import_column column = whole;
            column.field = field;
            column.id = base_format(adding->arena, "%s.%s.%zu", field->name, year, n + 1);
            column.heading = base_format(adding->arena, "%s TW %s %s",
                                         import_words(adding->arena, field->name), romans[n], year);
            column.item = n + 1;
            column.length = field->length;
            add(adding, column);
        }
    }
}

/* The plain fields of a record within the record: "Rumus: pembilang". */
static void add_inner(struct adding *adding, const struct model_field *field)
{
    for (size_t i = 0; i < field->type->count; i++) {
        const struct model_field *inner = &field->type->fields[i];
        if (inner->shape != MODEL_ONE || inner->kind == MODEL_RECORD || inner->kind == MODEL_ANY)
            continue;
        add(adding, (struct import_column){
                        .id = base_format(adding->arena, "%s.%s", field->name, inner->name),
                        .heading = base_format(adding->arena, "%s: %s",
                                               import_words(adding->arena, field->name),
                                               import_words(adding->arena, inner->name)),
                        .field = inner,
                        .steps = {field->name, inner->name},
                        .step_count = 2});
    }
}

/* realisasi of the budget may be given by quarters. */
static void add_other(struct adding *adding, const struct model_field *field)
{
    const struct model_field *other = field->other;
    if (other == NULL || other->kind != MODEL_RECORD || other->shape != MODEL_ONE)
        return;
    const struct model_field *list = &other->type->fields[0];
    struct import_column whole = {.steps = {field->name, list->name}, .step_count = 2};
    for (size_t n = 0; list->length > 0 && n < list->length; n++) {
        struct import_column column = whole;
        column.field = list;
        column.id = base_format(adding->arena, "%s.%s.%zu", field->name, list->name, n + 1);
        column.heading = base_format(adding->arena, "%s triwulan %zu",
                                     import_words(adding->arena, field->name), n + 1);
        column.item = n + 1;
        column.length = list->length;
        if (is_used(adding->layout, &whole))
            add(adding, column);
    }
}

static void add_field(struct adding *adding, const struct model_field *field)
{
    if (field->shape == MODEL_BY_YEAR && is_number(field)) {
        add_years(adding, field);
    } else if (field->shape == MODEL_LISTS_BY_YEAR) {
        add_quarters(adding, field);
    } else if (field->kind == MODEL_RECORD && field->shape == MODEL_ONE) {
        add_inner(adding, field);
    } else if (field->kind != MODEL_RECORD && field->kind != MODEL_ANY &&
               field->kind != MODEL_ROWS &&
               (field->shape == MODEL_ONE || field->shape == MODEL_LIST)) {
        struct import_column *column =
            add(adding, (struct import_column){.id = field->name,
                                               .heading = import_words(adding->arena, field->name),
                                               .field = field,
                                               .steps = {field->name},
                                               .step_count = 1,
                                               .list = field->shape == MODEL_LIST});
        const struct model_type *type = adding->layout->type;
        column->alone =
            type != NULL && type->shorthand != NULL && strcmp(type->shorthand, field->name) == 0;
        column->key = strcmp(field->name, "id") == 0 || field->kind == MODEL_CODE ||
                      (field->kind == MODEL_REFERENCE && field->index != MODEL_NO_TARGET);
        add_other(adding, field);
    }
}

/* ---------------------------------------------------------------- budget and free tables */

static void add_type(struct adding *adding, const struct model_type *type)
{
    for (size_t i = 0; i < type->count; i++)
        add_field(adding, &type->fields[i]);
}

/* All nodes have the same fields: those of a program. */
static void add_budget(struct adding *adding)
{
    const struct model_type *file = adding->layout->type;
    for (size_t i = 0; i < file->count; i++) {
        if (strcmp(file->fields[i].name, "program") == 0)
            add_type(adding, file->fields[i].type);
    }
}

static const struct model_field row_number = {
    .name = "", .kind = MODEL_VALUE, .text = "isi kolom menurut tabel.json: angka"};
static const struct model_field row_text = {
    .name = "", .kind = MODEL_TEXT, .text = "isi kolom menurut tabel.json: teks"};
static const struct model_field row_group = {
    .name = "judul", .kind = MODEL_TEXT, .text = "judul kelompok; baris di bawahnya anggotanya"};

static bool has_groups(const struct import_layout *layout)
{
    for (size_t i = 0; i < layout->record_count; i++) {
        if (layout->records[i].group)
            return true;
    }
    return false;
}

static const char *column_note(struct base_arena *arena, const struct value *column,
                               const struct model_field *field)
{
    const char *unit = value_text_or(value_get(column, "satuan"), NULL);
    return unit != NULL ? base_format(arena, "%s; satuan: %s", field->text, unit) : field->text;
}

static void add_cells(struct adding *adding)
{
    const struct value *columns = value_get(adding->layout->table, "kolom");
    if (has_groups(adding->layout))
        add(adding, (struct import_column){.id = "judul",
                                           .heading = "Judul kelompok",
                                           .note = row_group.text,
                                           .field = &row_group,
                                           .steps = {"judul"},
                                           .step_count = 1});
    for (size_t i = 0; i < value_count(columns); i++) {
        const struct value *column = value_at(columns, i);
        const char *id = value_text_or(value_get(column, "id"), NULL);
        const char *kind = value_text_or(value_get(column, "jenis"), "teks");
        if (id == NULL || value_get(column, "hitung") != NULL)
            continue;
        bool text = strcmp(kind, "teks") == 0 || strcmp(kind, "nomor") == 0;
        const struct model_field *field = text ? &row_text : &row_number;
        struct import_column made = {.id = id,
                                     .heading = value_text_or(value_get(column, "judul"), id),
                                     .note = column_note(adding->arena, column, field),
                                     .field = field,
                                     .steps = {id},
                                     .step_count = 1};
        if (strcmp(kind, "nomor") != 0 || is_used(adding->layout, &made))
            add(adding, made);
    }
}

void import_add_columns(const struct import_tables *tables, struct import_layout *layout)
{
    struct adding adding = {tables, layout, tables->report->arena};
    if (layout->sort == IMPORT_ROWS)
        add_cells(&adding);
    else if (layout->sort == IMPORT_BUDGET)
        add_budget(&adding);
    else
        add_type(&adding, layout->type);
}
