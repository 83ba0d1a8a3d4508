/* Builds the document tree: blocks, inlines, rows and cells in the document's arena. */
#include "document.h"

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

struct document_block *document_block_create(struct document *document, enum document_kind kind,
                                             const struct document_style *style, base_origin origin)
{
    struct document_block *block = base_alloc(document->arena, sizeof *block);
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

struct document_row *document_row_add(struct document *document, struct document_table *table,
                                      enum document_row_role role, base_origin origin)
{
    struct document_row row = {.role = role, .origin = origin};
    BASE_PUSH(document->arena, table->rows, table->row_count, table->row_capacity, row);
    return &table->rows[table->row_count - 1];
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
    link_block(&cell->first, &cell->last, block);
}
