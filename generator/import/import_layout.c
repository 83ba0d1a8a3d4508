/* Finds the tables in a report's input: which records there are, by walking along the field table.
 */
#include "import_layout.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "json.h"

/* Lists that are settings of the program rather than tables of the office. */
static const char *const left_out[] = {"paraf", "pindaian",   "harus_sama", "terima",   "skala",
                                       "versi", "nilai_lain", "lain",       "triwulan", NULL};
/* Types that get a sheet also when there is no record yet. */
static const char *const always[] = {"pejabat", "tujuan",   "sasaran", "indikator",
                                     "capaian", "anggaran", NULL};

static bool is_in(const char *const *names, const char *name)
{
    while (*names != NULL && strcmp(*names, name) != 0)
        names++;
    return *names != NULL;
}

const char *import_words(struct base_arena *arena, const char *name)
{
    char *words = base_copy_text(arena, name);
    for (char *at = words; *at != '\0'; at++)
        *at = *at == '_' ? ' ' : *at;
    static const char *const capitals[] = {"nip", "iku", NULL};
    for (char *at = words; is_in(capitals, name) && *at != '\0'; at++)
        *at = (char)(*at - 32);
    if (*words >= 'a' && *words <= 'z')
        *words = (char)(*words - 32);
    return words;
}

/* ---------------------------------------------------------------- layouts */

static struct import_layout *find_or_add(struct import_tables *tables, size_t file,
                                         const struct model_type *type, const char *member,
                                         enum import_sort sort)
{
    struct base_arena *arena = tables->report->arena;
    for (size_t i = 0; i < tables->count; i++) {
        const struct import_layout *layout = &tables->layouts[i];
        if (layout->file == file && layout->type == type &&
            (member == NULL || strcmp(layout->member, member) == 0))
            return &tables->layouts[i];
    }
    bool general = strcmp(type->name, "butir") == 0; /* the same record for several lists */
    const char *id = sort == IMPORT_BUDGET ? "anggaran" : member;
    const char *title = sort == IMPORT_BUDGET ? "Anggaran"
                        : general             ? import_words(arena, member)
                                              : type->title;

    if (import_find_layout(tables, id) != NULL) {
        const char *home = model_files[file].type->name;
        id = base_format(arena, "%s.%s", home, id);
        title = base_format(arena, "%s (%s)", title, home);
    }
    struct import_layout layout = {
        .sort = sort, .id = id, .title = title, .file = file, .type = type, .member = member};
    BASE_PUSH(arena, tables->layouts, tables->count, tables->capacity, layout);
    return &tables->layouts[tables->count - 1];
}

const struct import_layout *import_find_layout(const struct import_tables *tables, const char *id)
{
    for (size_t i = 0; i < tables->count; i++) {
        if (strcmp(tables->layouts[i].id, id) == 0)
            return &tables->layouts[i];
    }
    return NULL;
}

static bool has_key(const struct import_layout *layout, const char *key)
{
    for (size_t i = layout->record_count; i-- > 0;) {
        if (strcmp(layout->records[i].key, key) == 0)
            return true;
    }
    return false;
}

/* What names a record among its neighbours: id, what it refers to, or its number. */
static const char *own_key(struct base_arena *arena, const struct value *record, size_t index)
{
    static const char *const names[] = {"id", "indikator", "kode", "sasaran", NULL};
    for (size_t i = 0; names[i] != NULL; i++) {
        const char *text = value_text_or(value_get(record, names[i]), NULL);
        if (text != NULL && *text != '\0' && *text != '?' && strchr(text, '/') == NULL)
            return text;
    }
    return base_format(arena, "%zu", index + 1);
}

static const char *join_key(struct base_arena *arena, const struct import_layout *layout,
                            const char *parent, const char *own, size_t index)
{
    const char *lead = *parent != '\0' ? "/" : "";
    const char *key = base_format(arena, "%s%s%s", parent, lead, own);
    if (layout->record_count < 5000 && has_key(layout, key))
        key = base_format(arena, "%s%s%zu", parent, lead, index + 1);
    return key;
}

/* ---------------------------------------------------------------- the budget */

static bool is_node(const struct model_type *type)
{
    static const char *const nodes[] = {"program", "kegiatan", "sub_kegiatan", "rincian", NULL};
    return is_in(nodes, type->name);
}

/* The field that holds the nodes below a budget node. */
const struct model_field *import_below(const struct model_type *type)
{
    for (size_t i = 0; i < type->count; i++) {
        const struct model_field *field = &type->fields[i];
        if (field->kind == MODEL_RECORD && field->shape == MODEL_LIST && is_node(field->type))
            return field;
    }
    return NULL;
}

/* Where something lies on the way down. */
struct place {
    size_t file;
    const char *key;
    size_t parent, level;
};

static void walk(struct import_tables *tables, const struct model_type *type,
                 const struct value *record, struct place place);

static size_t count_nodes(const struct model_type *type, const struct value *list)
{
    const struct model_field *field = import_below(type);
    size_t count = value_count(list);
    for (size_t i = 0; field != NULL && i < value_count(list); i++)
        count += count_nodes(field->type, value_get(value_at(list, i), field->name));
    return count;
}

static void walk_nodes(struct import_tables *tables, const struct model_type *type,
                       const struct value *list, struct place place)
{
    struct base_arena *arena = tables->report->arena;
    size_t at = (size_t)(find_or_add(tables, place.file, model_files[place.file].type, "program",
                                     IMPORT_BUDGET) -
                         tables->layouts);
    if (tables->layouts[at].records == NULL) {
        tables->layouts[at].record_capacity = count_nodes(type, list);
        tables->layouts[at].records = base_alloc_array(arena, tables->layouts[at].record_capacity,
                                                       sizeof *tables->layouts[at].records);
    }
    for (size_t i = 0; i < value_count(list); i++) {
        const struct value *node = value_at(list, i);
        struct import_layout *layout = &tables->layouts[at];
        const char *own = value_text_or(value_get(node, "id"), NULL);
        own = own != NULL ? own : value_text_or(value_get(node, "kode"), NULL);
        struct import_record record = {
            .value = node, .type = type, .parent = place.parent, .level = place.level};
        record.key = own != NULL ? own : base_format(arena, "%s/%zu", place.key, i + 1);
        size_t index = layout->record_count;
        BASE_PUSH(arena, layout->records, layout->record_count, layout->record_capacity, record);
        struct place inner = {place.file, record.key, index, place.level + 1};
        const struct model_field *field = import_below(type);
        if (field != NULL)
            walk_nodes(tables, field->type, value_get(node, field->name), inner);
        walk(tables, type, node, inner);
    }
}

/* ---------------------------------------------------------------- free tables */

static void add_rows(struct import_tables *tables, struct import_layout *layout,
                     const struct value *rows, const char *parent)
{
    struct base_arena *arena = tables->report->arena;
    for (size_t i = 0; i < value_count(rows); i++) {
        const struct value *row = value_at(rows, i);
        const struct value *inner = value_get(row, "baris");
        struct import_record record = {.value = row, .parent = IMPORT_NONE, .group = inner != NULL};
        record.key = base_format(arena, "%s%s%zu", parent, *parent != '\0' ? "." : "", i + 1);
        BASE_PUSH(arena, layout->records, layout->record_count, layout->record_capacity, record);
        if (inner != NULL)
            add_rows(tables, layout, inner, record.key);
    }
}

static void add_table(struct import_tables *tables, size_t file, const struct value *table)
{
    struct base_arena *arena = tables->report->arena;
    const char *id = value_text_or(value_get(table, "id"), NULL);
    if (id == NULL)
        return;
    struct import_layout layout = {.sort = IMPORT_ROWS,
                                   .id = base_format(arena, "tabel.%s", id),
                                   .title = value_text_or(value_get(table, "judul"), id),
                                   .file = file,
                                   .table = table};
    add_rows(tables, &layout, value_get(table, "baris"), "");
    BASE_PUSH(arena, tables->layouts, tables->count, tables->capacity, layout);
}

/* ---------------------------------------------------------------- records */

/* Adds the records of a list, and what lies below them. */
static void walk_list(struct import_tables *tables, const struct model_type *type, size_t order,
                      const struct value *owner, struct place place)
{
    struct base_arena *arena = tables->report->arena;
    const struct model_field *field = &type->fields[order];
    const struct value *list = value_get(owner, field->name);
    bool wanted = place.level == 0 && owner != NULL && is_in(always, field->type->name);
    if (value_count(list) == 0 && !wanted)
        return;
    /* What holds itself (unit, anak) is one table. */
    const char *member = field->type == type ? NULL : field->name;
    size_t at = (size_t)(find_or_add(tables, place.file, field->type, member, IMPORT_RECORDS) -
                         tables->layouts);
    struct import_home home = {place.key, owner, field->name, order};
    BASE_PUSH(arena, tables->layouts[at].homes, tables->layouts[at].home_count,
              tables->layouts[at].home_capacity, home);
    for (size_t i = 0; list != NULL && list->kind == VALUE_LIST && i < list->list.count; i++) {
        const struct value *value = value_at(list, i);
        struct import_layout *layout = &tables->layouts[at];
        struct import_record record = {.value = value, .type = field->type, .parent = IMPORT_NONE};
        record.key = join_key(arena, layout, place.key, own_key(arena, value, i), i);
        BASE_PUSH(arena, layout->records, layout->record_count, layout->record_capacity, record);
        walk(tables, field->type, value, (struct place){place.file, record.key, IMPORT_NONE, 0});
    }
}

/* Goes on into the lists and records of a record. */
static void walk(struct import_tables *tables, const struct model_type *type,
                 const struct value *record, struct place place)
{
    for (size_t i = 0; i < type->count; i++) {
        const struct model_field *field = &type->fields[i];
        if (field->kind != MODEL_RECORD || is_in(left_out, field->name))
            continue;
        const struct value *value = value_get(record, field->name);
        if (field->shape == MODEL_ONE && place.level == 0)
            walk(tables, field->type, value, place);
        if (field->shape != MODEL_LIST)
            continue;
        if (strcmp(field->type->name, "tabel_data") == 0) {
            for (size_t n = 0; n < value_count(value); n++)
                add_table(tables, place.file, value_at(value, n));
        } else if (is_node(field->type)) {
            if (place.parent == IMPORT_NONE)
                walk_nodes(tables, field->type, value, place);
        } else {
            walk_list(tables, type, i, record, place);
        }
    }
}

/* ---------------------------------------------------------------- files */

/* Reads a file as it stands. False after reporting. */
static bool read_file(struct import_tables *tables, size_t file)
{
    const struct import_report *report = tables->report;
    const char *name = base_format(report->arena, "%s.json", model_files[file].type->name);
    const char *path = base_path_join(report->arena, report->folder, name);
    tables->files[file] = value_record(report->arena, 0, NULL, 0);
    if (!base_path_exists(path))
        return true;
    tables->bytes[file] = base_file_read(report->arena, path, name, JSON_SIZE_LIMIT,
                                         &tables->lengths[file], report->diagnostics);
    if (tables->bytes[file] == NULL)
        return false;
    const struct value *value =
        json_read_memory(report->arena, report->sources, report->diagnostics, name,
                         tables->bytes[file], tables->lengths[file]);
    if (value != NULL)
        tables->files[file] = value;
    return value != NULL;
}

const struct model *import_model(struct import_tables *tables)
{
    const struct import_report *report = tables->report;
    if (tables->model == NULL) {
        struct base_sources *sources = base_sources_create(report->arena);
        struct base_diagnostics *aside = base_diagnostics_create(report->arena, sources);
        tables->model = model_read(report->arena, sources, aside, report->folder);
    }
    return tables->model;
}

/* The years that columns are made for: those of the Renstra, at least the report's. */
static void find_years(struct import_tables *tables)
{
    const struct value *renstra = value_get(tables->files[2], "renstra");
    tables->year = value_integer_or(value_get(tables->files[0], "tahun"), 2000);
    tables->first_year = value_integer_or(value_get(renstra, "awal"), tables->year);
    tables->last_year = value_integer_or(value_get(renstra, "akhir"), tables->year);
    enum { MOST = 30 };
    if (tables->last_year - tables->first_year > MOST || tables->first_year > tables->last_year)
        tables->first_year = tables->last_year = tables->year;
}

struct import_tables *import_tables_read(const struct import_report *report)
{
    struct import_tables *tables = base_alloc(report->arena, sizeof *tables);
    tables->report = report;
    if (!base_path_is_folder(report->folder)) {
        base_report(report->diagnostics, base_at_file(report->folder, 0, 0),
                    BASE_MESSAGE_MODEL_FOLDER, report->folder);
        return NULL;
    }
    for (size_t i = 0; i < MODEL_FILE_COUNT; i++) {
        if (!read_file(tables, i))
            return NULL;
    }
    find_years(tables);

    for (size_t i = 0; i < MODEL_FILE_COUNT; i++)
        walk(tables, model_files[i].type, tables->files[i], (struct place){i, "", IMPORT_NONE, 0});
    for (size_t i = 0; i < tables->count; i++)
        import_add_columns(tables, &tables->layouts[i]);
    return tables;
}
