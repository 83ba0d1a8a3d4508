/* Keeps and prints what would change. */
#include "import_plan.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "format_number.h"
#include "import_layout.h"

static bool is_nothing(const struct value *value)
{
    return value == NULL || value->kind == VALUE_NULL;
}

bool import_compare(const struct import_sheet *sheet, const struct import_record *record,
                    size_t row, size_t column)
{
    const struct import_column *field = sheet->uses[column].column;
    const struct value *old = import_get(field, record->value);
    if (import_is_same(sheet, row, column, old))
        return true;
    const struct value *value = import_value_of(sheet, row, column, old);
    if (value == NULL)
        return false;
    if ((is_nothing(old) && is_nothing(value)) || (old != NULL && value_equal(old, value)))
        return true;
    struct import_change change = {record, field, value, sheet, (uint32_t)row, (uint32_t)column};
    struct import_plan *plan = sheet->plan;
    BASE_PUSH(sheet->arena, plan->changes, plan->change_count, plan->change_capacity, change);
    return true;
}

struct import_fresh *import_add_fresh(const struct import_sheet *sheet, const char *key,
                                      const struct model_type *type, const char *member,
                                      const struct value *owner, struct import_fresh *above)
{
    struct import_plan *plan = sheet->plan;
    struct import_fresh *fresh = base_alloc(sheet->arena, sizeof *fresh);
    *fresh = (struct import_fresh){.sheet = sheet,
                                   .layout = sheet->layout,
                                   .type = type,
                                   .key = key,
                                   .owner = owner,
                                   .above = above,
                                   .member = member};
    BASE_PUSH(sheet->arena, plan->fresh, plan->fresh_count, plan->fresh_capacity, fresh);
    return fresh;
}

void import_begin_fresh(const struct import_sheet *sheet, struct import_fresh *fresh)
{
    fresh->builder = value_builder_create(sheet->scratch);
}

void import_end_fresh(const struct import_sheet *sheet, struct import_fresh *fresh)
{
    const struct value *made = value_builder_finish(fresh->builder, 0);
    size_t count = value_count(made);
    struct value_entry *entries = base_alloc_array(sheet->scratch, count, sizeof *entries);
    for (size_t i = 0; i < count; i++)
        entries[i] = value_entry_at(made, i);
    fresh->value = value_record(sheet->arena, 0, entries, count);
    fresh->builder = NULL;
}

/* Puts a value at the column's steps into a record under construction. */
static void set_steps(struct base_arena *arena, struct base_arena *scratch,
                      struct import_fresh *fresh, const struct import_column *column,
                      const struct value *value)
{
    if (column->step_count == 1 && column->item == 0) {
        value_builder_set(fresh->builder, column->steps[0], value);
        return;
    }
    const struct value *so_far = value_builder_finish(fresh->builder, 0);
    const struct value *inner = value_get(so_far, column->steps[0]);
    struct value_builder *within = value_builder_from(arena, inner, 4);
    if (column->item > 0) {
        const struct value *items[16];
        const struct value *list = value_get(inner, column->steps[1]);
        for (size_t i = 0; i < column->length && i < 16; i++)
            items[i] = i < value_count(list) ? value_at(list, i) : value_null(arena, 0);
        items[column->item - 1] = value;
        value = value_list(arena, value->origin, items, column->length);
    }
    value_builder_set(within, column->steps[1], value);
    fresh->builder = value_builder_from(scratch, so_far, 4);
    value_builder_set(fresh->builder, column->steps[0],
                      value_builder_finish(within, value->origin));
}

bool import_set_fresh(const struct import_sheet *sheet, struct import_fresh *fresh, size_t row,
                      size_t column)
{
    fresh->row = row;
    const struct value *value = import_value_of(sheet, row, column, NULL);
    if (value == NULL)
        return false;
    if (value->kind != VALUE_NULL)
        set_steps(sheet->arena, sheet->scratch, fresh, sheet->uses[column].column, value);
    return true;
}

/* ---------------------------------------------------------------- figures that are stated */

static bool is_known(const struct import_plan *plan, const struct import_claim *claim)
{
    const struct value *list = value_get(plan->tables->files[7], "klaim");
    for (size_t i = 0; i < value_count(list); i++) {
        const struct value *item = value_at(list, i);
        const struct value *number = value_get(item, "nilai");
        if (strcmp(value_text_or(value_get(item, "angka"), ""), claim->figure) == 0 &&
            strcmp(value_text_or(value_get(item, "tempat"), ""), claim->place) == 0 &&
            number != NULL && value_equal(number, claim->value))
            return true;
    }
    return false;
}

/* Decimals behind the separator of a written number. */
static long long written_decimals(const struct import_sheet *sheet, const struct sheet_cell *cell,
                                  size_t column)
{
    struct import_number number;
    if (cell->kind == SHEET_NUMBER)
        return cell->decimals == SHEET_ANY_DECIMALS ? -1 : cell->decimals;
    if (!import_take_number(sheet->arena, cell->text, &number))
        return -1;
    char mark = sheet->uses[column].style == IMPORT_STYLE_ENGLISH ? '.' : ',';
    const char *point = strchr(number.body, mark);
    return point != NULL ? (long long)strlen(point + 1) : 0;
}

void import_claim(const struct import_sheet *sheet, const char *figure, size_t row, size_t column)
{
    enum { MOST = 6 };
    struct base_arena *arena = sheet->arena;
    const struct value *number = import_number_of(sheet, row, column);
    if (number == NULL)
        return;
    const struct sheet_cell *cell = sheet_cell(&sheet->table->rows[row], column);
    long long decimals = written_decimals(sheet, cell, column);
    int kept = decimals < 0 || decimals > MOST ? MOST : (int)decimals;
    const struct value_rational *rounded =
        value_rational_round(arena, number->number, kept, VALUE_HALF_UP);
    struct import_claim claim = {
        .figure = figure,
        .value = value_number(arena, number->origin, rounded),
        .place = base_format(arena, "%s, kolom %s", sheet->shown, sheet->uses[column].heading),
        .decimals = -1,
    };
    const char *text = value_rational_text(arena, rounded, -1);
    const char *point = strchr(text, '.');
    if (decimals > (long long)(point != NULL ? strlen(point + 1) : 0) && decimals <= MOST)
        claim.decimals = decimals;
    struct import_plan *plan = sheet->plan;
    if (!is_known(plan, &claim))
        BASE_PUSH(arena, plan->claims, plan->claim_count, plan->claim_capacity, claim);
}

static const char *shown_number(struct base_arena *arena, const struct value_rational *number)
{
    return format_number(arena, number, (struct format_number){.decimals = FORMAT_OWN_DECIMALS});
}

void import_say_total(const struct import_sheet *sheet, size_t row, size_t column,
                      const struct value_rational *stated, const struct value_rational *sum)
{
    struct base_arena *arena = sheet->arena;
    import_say(sheet, row, column, TOTAL, sheet->uses[column].heading, shown_number(arena, stated),
               shown_number(arena, sum),
               shown_number(arena, value_rational_subtract(arena, stated, sum)));
}

/* ---------------------------------------------------------------- printing */

size_t import_changes(const struct import_plan *plan)
{
    return plan->change_count + plan->fresh_count + plan->claim_count + plan->rename_count +
           plan->removed_count;
}

static const char *name_of(const struct value *record)
{
    static const char *const names[] = {"nama", "judul", "jabatan", "teks", NULL};
    for (size_t i = 0; names[i] != NULL; i++) {
        const char *text = value_text_or(value_get(record, names[i]), NULL);
        if (text != NULL)
            return text;
    }
    return "";
}

static void print_head(FILE *out, const char *sign, const char *key,
                       const struct import_layout *layout, const struct value *record)
{
    const char *row = layout->sort == IMPORT_ROWS ? base_translate(N_("row ")) : "";
    fprintf(out, "  %s%s%s", sign, row, key);
    const char *name = name_of(record);
    fprintf(out, "%s%s\n", *name != '\0' ? " " : "", name);
}

static void print_fresh(FILE *out, const struct import_fresh *fresh)
{
    struct base_arena *scratch = base_arena_create();
    print_head(out, "+ ", fresh->key, fresh->layout, fresh->value);
    for (size_t i = 0; i < fresh->layout->column_count; i++) {
        const struct import_column *column = &fresh->layout->columns[i];
        const struct value *value = import_get(column, fresh->value);
        if (is_nothing(value) || column->key || strcmp(column->id, "nama") == 0)
            continue;
        fprintf(out, "      %s: %s\n", column->heading, import_show_short(scratch, column, value));
    }
    base_arena_destroy(scratch);
}

static void print_change(FILE *out, const struct import_change *change)
{
    struct base_arena *scratch = base_arena_create();
    fprintf(out, "      %s: %s → %s\n", change->column->heading,
            import_show_short(scratch, change->column,
                              import_get(change->column, change->record->value)),
            import_show_short(scratch, change->column, change->value));
    base_arena_destroy(scratch);
}

static void print_layout(const struct import_plan *plan, const struct import_layout *layout,
                         FILE *out)
{
    bool any = false;
    const struct import_record *last = NULL;
    const char *file = model_files[layout->file].type->name;
    for (size_t i = 0; i < plan->change_count; i++) {
        const struct import_change *change = &plan->changes[i];
        if (change->sheet->layout != layout)
            continue;
        if (!any)
            fprintf(out, "%s.json: %s\n", file, layout->title);
        any = true;
        if (change->record != last)
            print_head(out, "", change->record->key, layout, change->record->value);
        last = change->record;
        print_change(out, change);
    }
    for (size_t i = 0; i < plan->fresh_count; i++) {
        if (plan->fresh[i]->layout != layout)
            continue;
        if (!any)
            fprintf(out, "%s.json: %s\n", file, layout->title);
        any = true;
        print_fresh(out, plan->fresh[i]);
    }
}

/* What becomes of the example rows of a new report. */
static void print_examples(const struct import_plan *plan, FILE *out)
{
    for (size_t i = 0; i < plan->removed_count; i++)
        fprintf(out, "  - %s\n", plan->removed[i]->key);
    for (size_t i = 0; i < plan->rename_count; i++) {
        const struct import_rename *rename = &plan->renames[i];
        fprintf(out, "%s.json: %s → %s\n", model_files[rename->file].type->name,
                rename->value->text, rename->code);
    }
}

void import_print(const struct import_plan *plan, FILE *out)
{
    for (size_t i = 0; i < plan->tables->count; i++)
        print_layout(plan, &plan->tables->layouts[i], out);
    print_examples(plan, out);
    if (plan->claim_count > 0)
        fputs("klaim.json\n", out);
    for (size_t i = 0; i < plan->claim_count; i++)
        fprintf(out, "  + %s = %s (%s)\n", plan->claims[i].figure,
                shown_number(plan->report->arena, plan->claims[i].value->number),
                plan->claims[i].place);
}
