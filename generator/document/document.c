/* Builds the document tree: blocks, inlines, rows and cells in the document's arena. */
#include "document.h"

#include <assert.h>
#include <string.h>

#include "base_arena.h"

struct document *document_create(struct base_arena *arena, struct base_sources *sources)
{
    struct document *document = base_alloc(arena, sizeof *document);
    document->arena = arena;
    document->sources = sources;
    return document;
}

/* Size of the record that belongs to a kind of block; 0 when it has none. */
static size_t record_size(enum document_kind kind)
{
    switch (kind) {
    case DOCUMENT_SECTION:
        return sizeof(struct document_section);
    case DOCUMENT_HEADING:
        return sizeof(struct document_heading);
    case DOCUMENT_TABLE:
        return sizeof(struct document_table);
    case DOCUMENT_CAPTION:
        return sizeof(struct document_caption);
    case DOCUMENT_PICTURE:
        return sizeof(struct document_picture);
    case DOCUMENT_CHART:
        return sizeof(struct document_chart);
    case DOCUMENT_TREE:
        return sizeof(struct document_tree);
    case DOCUMENT_SIGNATURES:
        return sizeof(struct document_signatures);
    case DOCUMENT_CONTENTS:
        return sizeof(struct document_contents);
    case DOCUMENT_ITEM:
        return sizeof(struct document_item);
    default:
        return 0;
    }
}

/* What blocks have that were given nothing. */
static const struct document_given nothing;

/* The paragraph that a plain cell gave back, else a new block. */
static struct document_block *take_block(struct document *document, enum document_kind kind)
{
    struct document_block *spare = document->spare;
    if (kind != DOCUMENT_PARAGRAPH || spare == NULL) {
        return base_alloc(document->arena, sizeof *spare);
    }
    document->spare = NULL;
    *spare = (struct document_block){
        .inlines = {.items = spare->inlines.items, .capacity = spare->inlines.capacity}};
    return spare;
}

struct document_block *document_block_create(struct document *document, enum document_kind kind,
                                             const struct document_style *style, base_origin origin)
{
    struct document_block *block = take_block(document, kind);
    block->kind = kind;
    block->style = style;
    block->origin = origin;
    block->given = &nothing;
    size_t size = record_size(kind);
    if (size > 0) {
        /* All records are pointers of one union: any member may hold the address. */
        block->section = base_alloc(document->arena, size);
    }
    return block;
}

struct document_given *document_give(struct document *document, struct document_block *block)
{
    if (block->given == &nothing) {
        block->given = base_alloc(document->arena, sizeof *block->given);
    }
    return (struct document_given *)block->given;
}

static void link_block(struct document_block **first, struct document_block **last,
                       struct document_block *block)
{
    if (*last != NULL) {
        (*last)->next = block;
    } else {
        *first = block;
    }
    *last = block;
}

void document_append(struct document *document, struct document_block *parent,
                     struct document_block *block)
{
    block->parent = parent;
    if (parent == NULL) {
        link_block(&document->first, &document->last, block);
    } else {
        link_block(&parent->first, &parent->last, block);
    }
}

void document_inline_push(struct document *document, struct document_inlines *inlines,
                          struct document_inline item)
{
    size_t capacity = inlines->capacity;
    size_t count = inlines->count;
    BASE_PUSH(document->arena, inlines->items, count, capacity, item);
    inlines->capacity = (uint32_t)capacity;
    inlines->count = (uint32_t)count;
}

struct document_inline *document_inline_add(struct document *document,
                                            struct document_inlines *inlines,
                                            enum document_inline_kind kind,
                                            const struct document_text_style *style,
                                            base_origin origin)
{
    struct document_inline item = {.kind = kind, .style = style, .origin = origin};
    document_inline_push(document, inlines, item);
    return &inlines->items[inlines->count - 1];
}

struct document_inline *document_text_add(struct document *document,
                                          struct document_inlines *inlines,
                                          const struct document_text_style *style,
                                          base_origin origin, const char *text)
{
    struct document_inline *item =
        document_inline_add(document, inlines, DOCUMENT_TEXT, style, origin);
    item->text = text;
    return item;
}

void document_inlines_close(struct document *document, struct document_inlines *inlines)
{
    if (inlines->count > 0 && inlines->count < inlines->capacity) {
        const size_t size = sizeof *inlines->items;
        base_arena_trim(document->arena, inlines->items, inlines->capacity * size,
                        inlines->count * size);
        inlines->capacity = inlines->count;
    }
}

struct document_row *document_row_add(struct document *document, struct document_table *table,
                                      enum document_row_role role, base_origin origin)
{
    struct document_row row = {.role = role, .origin = origin};
    if (table->rows == NULL && document->spare_rows != NULL) {
        table->rows = document->spare_rows;
        table->row_capacity = document->spare_row_count;
        document->spare_rows = NULL;
        document->spare_row_count = 0;
    }
    BASE_PUSH(document->arena, table->rows, table->row_count, table->row_capacity, row);
    return &table->rows[table->row_count - 1];
}

void document_table_close(struct document *document, struct document_table *table)
{
    struct document_row *room = table->rows;
    size_t capacity = table->row_capacity;
    if (table->row_count == 0 || table->row_count == capacity) {
        return;
    }
    table->rows = base_alloc_array(document->arena, table->row_count, sizeof *room);
    memcpy(table->rows, room, table->row_count * sizeof *room);
    table->row_capacity = table->row_count;
    if (capacity > document->spare_row_count) {
        document->spare_rows = room;
        document->spare_row_count = capacity;
    }
}

void document_cells_reserve(struct document *document, struct document_row *row, size_t count)
{
    if (row->cell_capacity == 0 && count > 0) {
        row->cells = base_alloc_array(document->arena, count, sizeof *row->cells);
        row->cell_capacity = (uint32_t)count;
    }
}

struct document_cell *document_cell_add(struct document *document, struct document_row *row,
                                        const struct document_style *style, base_origin origin)
{
    struct document_cell cell = {
        .style = style,
        .origin = origin,
        .column_span = 1,
        .row_span = 1,
        .bar = DOCUMENT_NO_COLOUR,
    };
    size_t capacity = row->cell_capacity;
    size_t count = row->cell_count;
    BASE_PUSH(document->arena, row->cells, count, capacity, cell);
    row->cell_capacity = (uint32_t)capacity;
    row->cell_count = (uint32_t)count;
    return &row->cells[count - 1];
}

void document_cell_append(struct document *document, struct document_cell *cell,
                          struct document_block *block)
{
    (void)document;
    assert(!cell->plain);
    link_block(&cell->blocks, &cell->last, block);
}

void document_cell_set_text(struct document_cell *cell, const struct document_style *paragraph,
                            base_origin origin, const char *text)
{
    assert(!cell->plain && cell->blocks == NULL);
    cell->plain = true;
    cell->text = text;
    cell->paragraph = paragraph;
    cell->paragraph_origin = cell->text_origin = origin;
}

bool document_text_style_same(const struct document_text_style *a,
                              const struct document_text_style *b)
{
    return (a->family == b->family || strcmp(a->family, b->family) == 0) && a->bold == b->bold &&
           a->italic == b->italic && a->underline == b->underline && a->caps == b->caps &&
           a->script == b->script && a->size == b->size && a->letterspacing == b->letterspacing &&
           a->colour == b->colour;
}

/* The only text of a paragraph that has the paragraph's own style; NULL when there is more, less or
 * another. */
static const struct document_inline *only_text(const struct document_block *block)
{
    const struct document_inline *item = block->inlines.items;
    bool one = block->kind == DOCUMENT_PARAGRAPH && block->next == NULL &&
               block->given == &nothing && block->inlines.count == 1;
    return one && item->kind == DOCUMENT_TEXT && item->text != NULL && item->link == NULL &&
                   document_text_style_same(item->style, &block->style->text)
               ? item
               : NULL;
}

void document_cell_settle(struct document *document, struct document_cell *cell)
{
    struct document_block *block = document_cell_first(cell);
    const struct document_inline *item = block != NULL ? only_text(block) : NULL;
    if (item == NULL) {
        for (; block != NULL; block = block->next) {
            document_inlines_close(document, &block->inlines);
        }
        return;
    }
    cell->blocks = NULL;
    document_cell_set_text(cell, block->style, block->origin, item->text);
    cell->text_origin = item->origin;
    document->spare = block;
}

const struct document_block *document_cell_blocks(const struct document_cell *cell,
                                                  struct document_plain *room)
{
    if (!cell->plain) {
        return cell->blocks;
    }
    room->text = (struct document_inline){.kind = DOCUMENT_TEXT,
                                          .style = &cell->paragraph->text,
                                          .text = cell->text,
                                          .origin = cell->text_origin};
    room->block = (struct document_block){.kind = DOCUMENT_PARAGRAPH,
                                          .style = cell->paragraph,
                                          .origin = cell->paragraph_origin,
                                          .given = &nothing,
                                          .inlines = {&room->text, 1, 1}};
    return &room->block;
}
