/* Checks the rows of a table against its columns. */
#include "model_reader.h"

#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"

/* The columns of a table as read, by what the cells need. */
struct columns {
    const struct value *list;
    const char **names; /* ids, NULL-terminated */
};

static struct columns read_columns(struct model_reader *reader, const struct value *table)
{
    struct columns columns = {.list = value_get(table, "kolom")};
    size_t count = value_count(columns.list);
    size_t known = 0;
    columns.names = base_alloc_array(reader->arena, count + 1, sizeof *columns.names);
    for (size_t i = 0; i < count; i++) {
        const char *id = value_text_or(value_get(value_at(columns.list, i), "id"), NULL);
        bool new = id != NULL;
        for (size_t j = 0; new &&j < known; j++)
            new = strcmp(columns.names[j], id) != 0;
        if (new)
            columns.names[known++] = id;
    }
    return columns;
}

/* The column of an id as read; NULL when there is none. */
static const struct value *find_column(const struct columns *columns, const char *id)
{
    for (size_t i = 0; i < value_count(columns->list); i++) {
        const struct value *column = value_at(columns->list, i);
        if (strcmp(value_text_or(value_get(column, "id"), ""), id) == 0)
            return column;
    }
    return NULL;
}

/* Checks a cell by the kind of its column. */
static const struct value *check_cell(struct model_reader *reader, const struct value *column,
                                      const char *id, const struct value *value)
{
    static const struct model_field number = {.name = "", .kind = MODEL_VALUE};
    static const struct model_field text = {.name = "", .kind = MODEL_TEXT};
    const char *kind = value_text_or(value_get(column, "jenis"), "teks");
    const struct value *formula = value_get(column, "hitung");
    if (formula != NULL && formula->kind == VALUE_TEXT) {
        model_report(reader, value->origin, BASE_MESSAGE_MODEL_CELL_COMPUTED, id, formula->text);
        return value_null(reader->arena, value->origin);
    }
    if (value->kind == VALUE_NULL)
        return value;
    if (model_is_mark(value))
        return model_missing(reader, value->origin);
    struct model_item item = {&text, id, value};
    if (strcmp(kind, "nomor") == 0 && value->kind == VALUE_NUMBER)
        return value;
    if (strcmp(kind, "teks") == 0 || strcmp(kind, "nomor") == 0)
        return model_check_text(reader, item);
    item.field = &number;
    bool plain = value->kind == VALUE_TEXT && !model_report_number_text(reader, item);
    if (!plain && value->kind != VALUE_TEXT)
        return model_check_value(reader, item);
    if (plain)
        model_report(reader, value->origin, BASE_MESSAGE_MODEL_CELL, id, kind,
                     model_describe(reader, value));
    return value_null(reader->arena, value->origin);
}

/* Reports the cells of a row that belong to no column. */
static void check_unknown(struct model_reader *reader, const struct columns *columns,
                          const struct value *row)
{
    for (size_t i = 0; i < value_count(row); i++) {
        const struct value_entry entry = value_entry_at(row, i);
        if (find_column(columns, entry.key) != NULL)
            continue;
        const char *near = base_nearest(entry.key, columns->names);
        if (near != NULL)
            model_report(reader, entry.value->origin, BASE_MESSAGE_MODEL_COLUMN_NEAR, entry.key,
                         near);
        else
            model_report(reader, entry.value->origin, BASE_MESSAGE_MODEL_COLUMN, entry.key,
                         model_join(reader->arena, columns->names));
    }
}

/* Checks a row; the result has the columns that are not computed, absent cells as null. */
static const struct value *check_row(struct model_reader *reader, const struct columns *columns,
                                     const struct value *row)
{
    struct value_builder *builder = value_builder_create(reader->arena);
    check_unknown(reader, columns, row);
    for (size_t i = 0; columns->names[i] != NULL; i++) {
        const char *id = columns->names[i];
        const struct value *column = find_column(columns, id);
        const struct value *cell = value_get(row, id);
        const struct value *formula = value_get(column, "hitung");
        if (cell != NULL)
            value_builder_set(builder, id, check_cell(reader, column, id, cell));
        else if (formula == NULL || formula->kind != VALUE_TEXT)
            value_builder_set(
                builder, id,
                value_null(reader->arena, model_member_origin(reader, row->origin, id)));
    }
    return value_builder_finish(builder, row->origin);
}

static const struct value *check_rows(struct model_reader *reader, const struct columns *columns,
                                      struct model_item item);

/* Checks a group of rows. */
static const struct value *check_group(struct model_reader *reader, const struct columns *columns,
                                       struct model_item item)
{
    static const struct model_field title = {
        .name = "judul", .kind = MODEL_TEXT, .need = MODEL_ISI};
    const struct value *group = item.value;
    struct value_builder *builder = value_builder_from(reader->arena, group, 4);
    const struct value *label = value_get(group, "judul");
    for (size_t i = 0; i < value_count(group); i++) {
        const struct value_entry entry = value_entry_at(group, i);
        if (strcmp(entry.key, "judul") != 0 && strcmp(entry.key, "baris") != 0)
            model_report(reader, entry.value->origin, BASE_MESSAGE_MODEL_KEY, entry.key,
                         "\"judul\", \"baris\"");
    }
    if (label == NULL)
        label = model_missing(reader, model_member_origin(reader, group->origin, "judul"));
    else if (model_is_mark(label))
        label = model_missing(reader, label->origin);
    else
        label = model_check_text(reader, (struct model_item){&title, "judul", label});
    value_builder_set(builder, "judul", label);
    item.value = value_get(group, "baris");
    value_builder_set(builder, "baris", check_rows(reader, columns, item));
    return value_builder_finish(builder, group->origin);
}

static const struct value *check_rows(struct model_reader *reader, const struct columns *columns,
                                      struct model_item item)
{
    const struct value *list = item.value;
    if (list->kind != VALUE_LIST)
        return model_wrong_kind(reader, item, NULL);
    size_t count = value_count(list);
    const struct value **rows = base_alloc_array(reader->arena, count, sizeof *rows);
    for (size_t i = 0; i < count; i++) {
        struct model_item below = {item.field, "baris", value_at(list, i)};
        rows[i] = below.value;
        if (below.value->kind != VALUE_RECORD)
            model_wrong_kind(reader, below,
                             base_translate(N_("a record of cells by the ids of the columns")));
        else if (value_get(below.value, "baris") != NULL && find_column(columns, "baris") == NULL)
            rows[i] = check_group(reader, columns, below);
        else
            rows[i] = check_row(reader, columns, below.value);
    }
    return value_list(reader->arena, list->origin, rows, count);
}

const struct value *model_check_rows(struct model_reader *reader, struct model_item item,
                                     const struct value *table)
{
    struct columns columns = read_columns(reader, table);
    return check_rows(reader, &columns, item);
}
