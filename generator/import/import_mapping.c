/* impor.json: how sheets were read, to read the next ones alike. */
#include "import_mapping.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "json.h"

bool import_read_mappings(struct import_plan *plan)
{
    const struct import_report *report = plan->report;
    const char *path = base_path_join(report->arena, report->folder, IMPORT_MAPPING_FILE);
    if (!base_path_exists(path))
        return true;
    plan->mappings =
        json_read(report->arena, report->sources, report->diagnostics, path, IMPORT_MAPPING_FILE);
    return plan->mappings != NULL;
}

/* True when a row among the first ones has the heading. */
static bool has_heading(const struct import_plan *plan, const struct sheet_table *table,
                        const char *heading)
{
    enum { ROWS = 60 };
    struct base_arena *arena = plan->report->arena;
    const char *plain = import_plain(arena, heading);
    for (size_t row = 0; row < table->count && row < ROWS; row++) {
        for (size_t i = 0; i < table->rows[row].count; i++) {
            const char *text = import_plain(arena, table->rows[row].cells[i].text);
            /* A heading in two rows is kept as one text. */
            if (strcmp(text, plain) == 0 ||
                (*text != '\0' && strlen(text) > 2 && strncmp(plain, text, strlen(text)) == 0))
                return true;
        }
    }
    return false;
}

const struct value *import_find_mapping(const struct import_plan *plan,
                                        const struct sheet_table *table)
{
    const struct value *list = value_get(plan->mappings, "lembar");
    for (size_t i = 0; i < value_count(list); i++) {
        const struct value *mapping = value_at(list, i);
        const struct value *fields = value_get(mapping, "kolom");
        bool all = value_count(fields) > 0;
        for (size_t n = 0; all && n < value_count(fields); n++)
            all = has_heading(plan, table, value_text_or(value_entry_at(fields, n).value, ""));
        if (all)
            return mapping;
    }
    return NULL;
}

static const struct value *text(const struct import_sheet *sheet, const char *words)
{
    return value_text(sheet->arena, 0, base_copy_text(sheet->arena, words));
}

void import_keep_mapping(const struct import_sheet *sheet)
{
    struct value_builder *mapping = value_builder_create(sheet->arena);
    struct value_builder *fields = value_builder_create(sheet->arena);
    bool english = false;
    bool any = false;
    for (size_t i = 0; i < sheet->table->columns; i++) {
        const struct import_use *use = &sheet->uses[i];
        if (use->role == IMPORT_ROLE_FIELD)
            value_builder_set(fields, use->column->id, text(sheet, use->heading));
        else if (use->role == IMPORT_ROLE_CLAIM)
            value_builder_set(fields, use->figure, text(sheet, use->heading));
        english = english || use->style == IMPORT_STYLE_ENGLISH;
        any = any || use->style != IMPORT_STYLE_NONE;
    }
    value_builder_set(mapping, "tabel", text(sheet, sheet->layout->id));
    if (any)
        value_builder_set(mapping, "angka", text(sheet, english ? "en" : "id"));
    value_builder_set(mapping, "kolom", value_builder_finish(fields, 0));
    struct import_plan *plan = sheet->plan;
    const struct value *made = value_builder_finish(mapping, 0);
    const struct value *list = value_get(plan->mappings, "lembar");
    for (size_t i = 0; i < value_count(list); i++) {
        if (value_equal(value_at(list, i), made))
            return;
    }
    BASE_PUSH(sheet->arena, plan->saved_list, plan->saved_count, plan->saved_capacity, made);
}

const char *import_mapping_text(const struct import_plan *plan, size_t *length)
{
    if (plan->saved_count == 0)
        return NULL;
    struct base_arena *arena = plan->report->arena;
    const struct value *old = value_get(plan->mappings, "lembar");
    size_t before = value_count(old);
    const struct value **items = base_alloc_array(arena, before + plan->saved_count, sizeof *items);
    /* New ones first: they are looked at first. */
    for (size_t i = 0; i < plan->saved_count; i++)
        items[i] = plan->saved_list[i];
    for (size_t i = 0; i < before; i++)
        items[plan->saved_count + i] = value_at(old, i);
    struct value_builder *file = value_builder_from(arena, plan->mappings, 4);
    value_builder_set(file, "lembar", value_list(arena, 0, items, before + plan->saved_count));
    struct base_buffer buffer = {.arena = arena};
    json_write(&buffer, value_builder_finish(file, 0), 2);
    base_buffer_char(&buffer, '\n');
    *length = buffer.length;
    return base_buffer_get(&buffer);
}
