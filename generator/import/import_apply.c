/* Writes changes into the files of a report, in place: all files or none. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "import_mapping.h"
#include "import_plan.h"
#include "json.h"
#include "json_edit.h"

enum { CLAIM_FILE = 7 };

struct applying {
    struct import_plan *plan;
    struct base_arena *arena;
    struct json_edit *edits[MODEL_FILE_COUNT];
};

/* The text of a file being changed; one that does not exist begins empty. */
static struct json_edit *edit_of(struct applying *applying, size_t file)
{
    const struct import_tables *tables = applying->plan->tables;
    static const char empty[] = "{\n}\n";
    if (applying->edits[file] == NULL && tables->bytes[file] != NULL)
        applying->edits[file] =
            json_edit_create(applying->arena, tables->bytes[file], tables->lengths[file]);
    if (applying->edits[file] == NULL)
        applying->edits[file] = json_edit_create(applying->arena, empty, sizeof empty - 1);
    return applying->edits[file];
}

/* The member behind which a new one belongs: the nearest before it in the field table. NULL: none
 * stands before it. */
static struct json_node *place_of(struct json_edit *edit, struct json_node *record,
                                  const struct model_type *type, const char *key)
{
    struct json_node *after = NULL;
    size_t order = 0;
    while (type != NULL && order < type->count && strcmp(type->fields[order].name, key) != 0)
        order++;
    for (size_t i = 0; type != NULL && i < order; i++) {
        struct json_node *node = json_edit_member(edit, record, type->fields[i].name);
        after = node != NULL ? node : after;
    }
    return after;
}

/* Adds a year in its order. */
static void insert_year(struct json_edit *edit, struct json_node *map, const char *year,
                        const struct value *value)
{
    struct json_node *after = NULL;
    for (struct json_node *node = map->first; node != NULL; node = node->next) {
        if (strncmp(node->key, "//", 2) == 0 || strcmp(node->key, year) < 0)
            after = node;
    }
    if (after != NULL)
        json_edit_insert(edit, map, after, year, value);
    else
        json_edit_insert_first(edit, map, year, value);
}

/* A list of fixed length with one item set. */
static const struct value *list_with(const struct applying *applying,
                                     const struct import_column *column, const struct value *old,
                                     const struct value *value)
{
    const struct value *items[16];
    for (size_t i = 0; i < column->length && i < 16; i++)
        items[i] = i < value_count(old) ? value_at(old, i) : value_null(applying->arena, 0);
    items[column->item - 1] = value;
    return value_list(applying->arena, 0, items, column->length);
}

/* Puts a value where the steps of its column lead, with all that lacks on the way. */
static void put(struct applying *applying, struct json_edit *edit, struct json_node *record,
                const struct import_change *change)
{
    const struct import_column *column = change->column;
    const struct value *value = change->value;
    struct json_node *node = record;
    size_t step = 0;
    for (; step < column->step_count; step++) {
        struct json_node *next = json_edit_member(edit, node, column->steps[step]);
        if (next == NULL)
            break;
        node = next;
    }
    if (step == column->step_count && column->item > 0) {
        struct json_node *item = json_edit_item(edit, node, column->item - 1);
        if (item != NULL) {
            json_edit_replace(edit, item, value);
            return;
        }
    }
    if (column->item > 0)
        value = list_with(applying, column, NULL, value);
    for (size_t i = column->step_count; i > step + 1; i--) {
        struct value_entry entry = {column->steps[i - 1], value};
        value = value_record(applying->arena, 0, &entry, 1);
    }
    bool whole = step < column->step_count && node->kind != '{';
    if (whole) {
        struct value_entry entry = {column->steps[step], value};
        value = value_record(applying->arena, 0, &entry, 1);
    }
    if (whole || step == column->step_count)
        json_edit_replace(edit, node, value);
    else if (step > 0)
        insert_year(edit, node, column->steps[step], value);
    else {
        struct json_node *after = place_of(edit, node, change->record->type, column->steps[0]);
        if (after != NULL || node->first == NULL)
            json_edit_insert(edit, node, after, column->steps[0], value);
        else
            json_edit_insert_first(edit, node, column->steps[0], value);
    }
}

static void apply_change(struct applying *applying, const struct import_change *change)
{
    const struct import_report *report = applying->plan->report;
    struct json_edit *edit = edit_of(applying, change->sheet->layout->file);
    struct json_node *record = json_edit_find(edit, report->sources, change->record->value->origin);
    if (record == NULL)
        return;
    if (record->kind != '{') { /* a plain text stands for the record */
        struct value_builder *whole = value_builder_create(applying->arena);
        value_builder_set(whole, change->record->type->shorthand, change->record->value);
        if (!change->column->alone)
            json_edit_replace(edit, record, value_builder_finish(whole, 0));
        else
            json_edit_replace(edit, record, change->value);
        if (change->column->alone)
            return;
    }
    put(applying, edit, record, change);
}

/* The list of a record that new records are added to. */
static struct json_node *list_in(struct applying *applying, struct json_edit *edit,
                                 struct json_node *owner, const struct import_fresh *fresh)
{
    struct json_node *list = json_edit_member(edit, owner, fresh->member);
    const struct value *empty = value_list(applying->arena, 0, NULL, 0);
    if (list == NULL)
        return json_edit_insert(edit, owner, NULL, fresh->member, empty);
    if (list->kind != '[')
        json_edit_replace(edit, list, empty);
    return list;
}

static void apply_fresh(struct applying *applying, struct import_fresh *fresh)
{
    const struct import_report *report = applying->plan->report;
    struct json_edit *edit = edit_of(applying, fresh->layout->file);
    struct json_node *owner = json_edit_root(edit);
    if (fresh->above != NULL)
        owner = fresh->above->node;
    else if (fresh->owner != NULL && fresh->owner->origin != 0)
        owner = json_edit_find(edit, report->sources, fresh->owner->origin);
    if (owner != NULL)
        fresh->node = json_edit_append(edit, list_in(applying, edit, owner, fresh), fresh->value);
}

/* Takes out the example rows that are left over, and renames those that others refer to. */
static void apply_examples(struct applying *applying)
{
    const struct import_plan *plan = applying->plan;
    const struct base_sources *sources = plan->report->sources;
    for (size_t i = 0; i < plan->removed_count; i++) {
        struct json_edit *edit = edit_of(applying, IMPORT_BUDGET_FILE);
        struct json_node *node = json_edit_find(edit, sources, plan->removed[i]->value->origin);
        if (node != NULL)
            json_edit_remove(edit, node);
    }
    for (size_t i = 0; i < plan->rename_count; i++) {
        const struct import_rename *rename = &plan->renames[i];
        struct json_edit *edit = edit_of(applying, rename->file);
        struct json_node *node = json_edit_find(edit, sources, rename->value->origin);
        if (node != NULL)
            json_edit_replace(edit, node, value_text(applying->arena, 0, rename->code));
    }
}

static void apply_claim(struct applying *applying, const struct import_claim *claim)
{
    struct base_arena *arena = applying->arena;
    struct json_edit *edit = edit_of(applying, CLAIM_FILE);
    struct json_node *root = json_edit_root(edit);
    struct json_node *list = json_edit_member(edit, root, "klaim");
    if (list == NULL)
        list = json_edit_insert(edit, root, NULL, "klaim", value_list(arena, 0, NULL, 0));
    /* The same place stated another value before. */
    const struct value *old = value_get(applying->plan->tables->files[CLAIM_FILE], "klaim");
    for (size_t i = 0; i < value_count(old); i++) {
        const struct value *item = value_at(old, i);
        if (strcmp(value_text_or(value_get(item, "angka"), ""), claim->figure) != 0 ||
            strcmp(value_text_or(value_get(item, "tempat"), ""), claim->place) != 0)
            continue;
        struct json_node *node = json_edit_item(edit, list, i);
        struct json_node *number = node != NULL ? json_edit_member(edit, node, "nilai") : NULL;
        if (number != NULL)
            json_edit_replace(edit, number, claim->value);
        return;
    }
    struct value_builder *record = value_builder_create(arena);
    value_builder_set(record, "angka", value_text(arena, 0, claim->figure));
    value_builder_set(record, "nilai", claim->value);
    if (claim->decimals >= 0)
        value_builder_set(record, "desimal", value_integer(arena, 0, claim->decimals));
    value_builder_set(record, "tempat", value_text(arena, 0, claim->place));
    json_edit_append(edit, list, value_builder_finish(record, 0));
}

/* ---------------------------------------------------------------- files */

struct writing {
    struct base_output *outputs[MODEL_FILE_COUNT + 1];
    size_t count;
};

/* Opens a file beside its place. NULL after reporting. */
static struct base_output *open_beside(const struct import_report *report, struct writing *writing,
                                       const char *name)
{
    const char *path = base_path_join(report->arena, report->folder, name);
    struct base_output *output = base_output_open(path, report->diagnostics);
    if (output != NULL)
        writing->outputs[writing->count++] = output;
    return output;
}

static bool write_piece(void *context, const char *bytes, size_t length)
{
    return base_output_write(context, bytes, length);
}

/* A changed text must still be JSON: a safeguard against ourselves, where it costs little. */
static bool is_sound(const struct import_report *report, const char *name, struct json_edit *edit)
{
    size_t length = 0;
    const char *text = json_edit_text(edit, &length);

    struct base_sources *sources = base_sources_create(report->arena);
    struct base_diagnostics *aside = base_diagnostics_create(report->arena, sources);
    if (json_read_memory(report->arena, sources, aside, name, text, length) != NULL)
        return true;
    base_report(report->diagnostics, base_at_file(name, 0, 0), BASE_MESSAGE_FILE_UNWRITABLE, name,
                base_diagnostics_count(aside) > 0
                    ? base_diagnostic_text(base_diagnostics_get(aside, 0), report->arena)
                    : "");
    return false;
}

static bool write_all(const struct applying *applying, struct writing *writing)
{
    const struct import_report *report = applying->plan->report;
    enum { MANY = 5000, MUCH = 2 * 1000 * 1000 };
    size_t length = 0;
    for (size_t i = 0; i < MODEL_FILE_COUNT; i++) {
        if (applying->edits[i] == NULL || !json_edit_is_changed(applying->edits[i]))
            continue;
        const char *name = base_format(report->arena, "%s.json", model_files[i].type->name);
        if (applying->plan->fresh_count < MANY && applying->plan->tables->lengths[i] < MUCH &&
            !is_sound(report, name, applying->edits[i]))
            return false;
        struct base_output *output = open_beside(report, writing, name);
        if (output == NULL)
            return false;
        json_edit_write(applying->edits[i], (struct json_sink){write_piece, output});
    }
    const char *mapping = import_mapping_text(applying->plan, &length);
    if (mapping == NULL)
        return true;
    struct base_output *output = open_beside(report, writing, IMPORT_MAPPING_FILE);
    if (output != NULL)
        base_output_write(output, mapping, length);
    return output != NULL;
}

bool import_write(struct import_plan *plan)
{
    struct applying applying = {.plan = plan, .arena = plan->report->arena};
    for (size_t i = 0; i < plan->change_count; i++)
        apply_change(&applying, &plan->changes[i]);
    for (size_t i = 0; i < plan->fresh_count; i++)
        apply_fresh(&applying, plan->fresh[i]);
    apply_examples(&applying);
    for (size_t i = 0; i < plan->claim_count; i++)
        apply_claim(&applying, &plan->claims[i]);
    struct writing writing = {.count = 0};
    bool good = write_all(&applying, &writing);
    size_t finished = 0;
    while (good && finished < writing.count) {
        good = base_output_finish(writing.outputs[finished], plan->report->diagnostics);
        writing.outputs[finished] = good ? writing.outputs[finished] : NULL;
        finished++;
    }
    for (size_t i = 0; i < writing.count; i++) {
        if (!good)
            base_output_discard(writing.outputs[i]);
        else
            good = base_output_commit(writing.outputs[i], plan->report->diagnostics);
    }
    return good;
}
