/* Collects the tables of a document. */
#include "export.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"
#include "document.h"
#include "export_free.h"

struct collecting {
    struct base_arena *arena;
    struct export_tables *tables;
    const char *label, *title; /* of the caption that was met last in the same group */
    const struct document_block *group;
    const char *heading; /* that stands above */
};

/* All text below blocks, a line break between two of them. */
static void add_text(struct base_arena *arena, struct base_buffer *buffer,
                     const struct document_block *block)
{
    for (; block != NULL; block = block->next) {
        const char *text = document_plain(arena, &block->inlines);
        text += strspn(text, " "); /* behind an icon */
        if (*text != '\0')
            base_buffer_format(buffer, "%s%s", buffer->length > 0 ? "\n" : "", text);
        if (block->kind != DOCUMENT_TABLE)
            add_text(arena, buffer, block->first);
    }
}

static enum export_role role_of(enum document_row_role role)
{
    switch (role) {
    case DOCUMENT_ROW_HEAD:
    case DOCUMENT_ROW_NUMBERS:
        return EXPORT_HEAD;
    case DOCUMENT_ROW_GROUP:
        return EXPORT_GROUP;
    case DOCUMENT_ROW_SUBTOTAL:
        return EXPORT_SUBTOTAL;
    case DOCUMENT_ROW_TOTAL:
        return EXPORT_TOTAL;
    default:
        return EXPORT_BODY;
    }
}

static void add_row(struct base_arena *arena, struct export_table *table,
                    const struct document_row *row)
{
    struct export_row made = {.role = role_of(row->role)};
    made.cells = base_alloc_array(arena, table->columns, sizeof *made.cells);
    for (size_t i = 0; i < table->columns; i++)
        made.cells[i] = "";
    for (size_t i = 0; i < row->cell_count; i++) {
        struct base_buffer text = {.arena = arena};
        struct document_plain room;
        add_text(arena, &text, document_cell_blocks(&row->cells[i], &room));
        if (row->cells[i].column < table->columns)
            made.cells[row->cells[i].column] = base_copy_text(arena, base_buffer_get(&text));
    }
    BASE_PUSH(arena, table->rows, table->row_count, table->row_capacity, made);
}

static void add_table(struct collecting *collecting, const struct document_block *block)
{
    struct base_arena *arena = collecting->arena;
    struct export_tables *tables = collecting->tables;
    const struct document_table *given = block->table;
    if (given->layout_only)
        return;
    struct export_table table = {.label = "", .title = "", .printed = true};
    table.title = collecting->heading != NULL ? collecting->heading : "";
    table.columns = given->column_count;
    bool caption = collecting->label != NULL && collecting->group == block->parent;
    if (caption) {
        table.label = collecting->label;
        table.title = collecting->title;
        collecting->label = NULL;
    }
    table.id = block->given->id != NULL ? block->given->id
                                        : base_format(arena, "tabel-%zu", tables->count + 1);
    for (size_t i = 0; i < given->row_count; i++)
        add_row(arena, &table, &given->rows[i]);
    BASE_PUSH(arena, tables->items, tables->count, tables->capacity, table);
}

static void walk(struct collecting *collecting, const struct document_block *block)
{
    for (; block != NULL; block = block->next) {
        if (block->kind == DOCUMENT_CAPTION) {
            const char *label = block->caption->label;
            collecting->label = label != NULL ? label : "";
            collecting->title = document_plain(collecting->arena, &block->inlines);
            collecting->group = block->parent;
        } else if (block->kind == DOCUMENT_HEADING) {
            collecting->heading = document_plain(collecting->arena, &block->inlines);
        } else if (block->kind == DOCUMENT_TABLE) {
            add_table(collecting, block);
        } else {
            walk(collecting, block->first);
        }
    }
}

struct export_tables *export_collect(struct base_arena *arena, const struct document *document,
                                     const struct figures *figures)
{
    struct collecting collecting = {.arena = arena};
    collecting.tables = base_alloc(arena, sizeof *collecting.tables);
    if (document != NULL)
        walk(&collecting, document->first);
    export_add_free(arena, collecting.tables, figures);
    return collecting.tables;
}

/* Letters and digits in lower case; a leading "tabel" is left out. */
static const char *plain(struct base_arena *arena, const char *text)
{
    char *copy = base_utf8_lower_text(arena, text);
    char *to = copy;
    for (const char *from = copy; *from != '\0'; from++) {
        if (strchr(" -_", *from) == NULL)
            *to++ = *from;
    }
    *to = '\0';
    bool lead = strncmp(copy, "tabel", 5) == 0 && copy[5] != '\0';
    return copy + (lead ? 5 + (copy[5] == '.') : 0);
}

static bool is_named(struct base_arena *arena, const struct export_table *table, const char *name)
{
    const char *id = plain(arena, table->id);
    bool shown = table->printed && *id == 't' && strcmp(id + 1, name) == 0;
    return strcmp(id, name) == 0 || shown ||
           (*table->label != '\0' && strcmp(plain(arena, table->label), name) == 0);
}

const struct export_table *export_find(struct base_arena *arena, const struct export_tables *tables,
                                       const char *id, const char **nearest)
{
    *nearest = NULL;
    for (size_t i = 0; i < tables->count; i++) {
        if (strcmp(tables->items[i].id, id) == 0)
            return &tables->items[i];
    }
    const char *name = plain(arena, id);
    const char **ids = base_alloc_array(arena, tables->count + 1, sizeof *ids);
    for (size_t i = 0; i < tables->count; i++) {
        if (is_named(arena, &tables->items[i], name))
            return &tables->items[i];
        ids[i] = tables->items[i].id;
    }
    *nearest = base_nearest(id, ids);
    return NULL;
}
