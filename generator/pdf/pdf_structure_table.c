/* Attributes of elements; header cells of the cells of complex tables. */
#include "pdf_structure_tree.h"

#include <string.h>

#include "pdf_text.h"

static const struct page_element *element_at(const struct pdf_structure *structure,
                                             uint32_t element)
{
    return &structure->pages->elements[element];
}

/* ---------------------------------------------------------------- header cells */

struct list {
    uint32_t *items;
    size_t count, capacity;
};

/* A header at the left of rows still to come. */
struct row_header {
    uint32_t element;
    uint32_t rows; /* left, that of its own included */
};

/* A table being walked row by row. */
struct grid {
    struct pdf_structure *structure;
    size_t columns;
    uint32_t *busy;     /* by column: rows still covered by a cell from above */
    uint32_t *known;    /* by column: list of headers of the last cell that begins there */
    struct list *heads; /* by column: header cells over it */
    struct row_header *sides;
    size_t side_count, side_capacity;
    struct list found; /* header cells of the cell at hand */
};

static bool is_cell(const struct page_element *element)
{
    return element->role == PAGE_ROLE_CELL || element->role == PAGE_ROLE_HEADER_CELL;
}

static uint32_t next_cell(const struct pdf_structure *structure, uint32_t cell)
{
    do {
        cell = structure->nodes[cell].sibling;
    } while (cell != 0 && !is_cell(element_at(structure, cell)));
    return cell;
}

/* Not simple: heads in several rows or over several columns, side heads over several rows. */
static bool is_complex(const struct pdf_structure *structure, uint32_t table)
{
    uint32_t rows = 0;
    for (uint32_t row = structure->nodes[table].first_child; row != 0;
         row = structure->nodes[row].sibling) {
        for (uint32_t cell = structure->nodes[row].first_child; cell != 0;
             cell = structure->nodes[cell].sibling) {
            const struct page_element *element = element_at(structure, cell);
            if (element->role == PAGE_ROLE_HEADER_CELL &&
                ((element->column_header && (rows > 0 || element->column_span > 1)) ||
                 (element->row_header && element->row_span > 1))) {
                return true;
            }
        }
        rows += element_at(structure, row)->role == PAGE_ROLE_ROW;
    }
    return false;
}

static size_t count_columns(const struct pdf_structure *structure, uint32_t table)
{
    size_t most = 0;
    for (uint32_t row = structure->nodes[table].first_child; row != 0;
         row = structure->nodes[row].sibling) {
        size_t sum = 0;
        for (uint32_t cell = structure->nodes[row].first_child; cell != 0;
             cell = structure->nodes[cell].sibling) {
            const struct page_element *element = element_at(structure, cell);
            sum += is_cell(element) ? element->column_span : 1;
        }
        most = sum > most ? sum : most;
    }
    return most;
}

static void note(struct grid *grid, struct list *list, uint32_t element)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i] == element) {
            return;
        }
    }
    BASE_PUSH(grid->structure->arena, list->items, list->count, list->capacity, element);
}

/* Whether a list of the structure (number + 1, 0 = none) holds what was found. */
static bool is_found(const struct grid *grid, uint32_t list)
{
    if (list == 0) {
        return false;
    }
    const struct pdf_headers *headers = &grid->structure->headers[list - 1];
    return headers->count == grid->found.count &&
           memcmp(headers->items, grid->found.items, headers->count * sizeof(uint32_t)) == 0;
}

/* What was found as a list of the structure: its number + 1. */
static uint32_t keep_found(struct grid *grid)
{
    struct pdf_structure *structure = grid->structure;
    size_t count = grid->found.count;
    uint32_t *items = base_alloc_array(structure->arena, count, sizeof *items);
    memcpy(items, grid->found.items, count * sizeof *items);
    for (size_t i = 0; i < count; i++) {
        structure->nodes[items[i]].named = true;
    }
    const struct pdf_headers headers = {items, (uint32_t)count};
    BASE_PUSH(structure->arena, structure->headers, structure->headers_count,
              structure->headers_capacity, headers);
    return (uint32_t)structure->headers_count;
}

/* What heads a cell that stands in columns from..to. */
static void find_headers(struct grid *grid, uint32_t cell, size_t from, size_t to)
{
    grid->found.count = 0;
    for (size_t c = from; c < to; c++) {
        for (size_t i = 0; i < grid->heads[c].count; i++) {
            note(grid, &grid->found, grid->heads[c].items[i]);
        }
    }
    for (size_t i = 0; i < grid->side_count; i++) {
        note(grid, &grid->found, grid->sides[i].element);
    }
    if (grid->found.count == 0) {
        return;
    }
    uint32_t *known = &grid->known[from];
    if (!is_found(grid, *known)) {
        *known = keep_found(grid);
    }
    grid->structure->nodes[cell].extra = *known;
}

static void place_cell(struct grid *grid, uint32_t cell, size_t from)
{
    const struct page_element *element = element_at(grid->structure, cell);
    size_t to = from + element->column_span;
    to = to < grid->columns ? to : grid->columns;
    find_headers(grid, cell, from, to);
    for (size_t c = from; c < to; c++) {
        grid->busy[c] = element->row_span;
        if (element->column_header) {
            note(grid, &grid->heads[c], cell);
        }
    }
    if (element->row_header) {
        const struct row_header side = {cell, element->row_span};
        BASE_PUSH(grid->structure->arena, grid->sides, grid->side_count, grid->side_capacity, side);
    }
}

static void end_row(struct grid *grid)
{
    size_t kept = 0;
    for (size_t i = 0; i < grid->side_count; i++) {
        if (grid->sides[i].rows > 1) {
            grid->sides[kept] = grid->sides[i];
            grid->sides[kept++].rows--;
        }
    }
    grid->side_count = kept;
    for (size_t c = 0; c < grid->columns; c++) {
        grid->busy[c] -= grid->busy[c] > 0;
    }
}

void pdf_structure_headers(struct pdf_structure *structure, uint32_t table)
{
    if (!is_complex(structure, table)) {
        return;
    }
    struct grid grid = {.structure = structure, .columns = count_columns(structure, table)};
    grid.busy = base_alloc_array(structure->arena, grid.columns + 1, sizeof *grid.busy);
    grid.known = base_alloc_array(structure->arena, grid.columns + 1, sizeof *grid.known);
    grid.heads = base_alloc_array(structure->arena, grid.columns + 1, sizeof *grid.heads);
    for (uint32_t row = structure->nodes[table].first_child; row != 0;
         row = structure->nodes[row].sibling) {
        size_t column = 0;
        if (element_at(structure, row)->role != PAGE_ROLE_ROW) {
            continue;
        }
        for (uint32_t cell = structure->nodes[row].first_child; cell != 0;
             cell = next_cell(structure, cell)) {
            while (column < grid.columns && grid.busy[column] > 0) {
                column++;
            }
            place_cell(&grid, cell, column);
        }
        end_row(&grid);
    }
}

/* ---------------------------------------------------------------- attributes */

void pdf_structure_id(uint32_t element, struct base_buffer *text)
{
    enum { BASE = 36 };
    char name[] = "(e00000)"; /* many millions, in their order */
    for (size_t at = sizeof name - 3; element > 0 && at > 1; element /= BASE) {
        name[at--] = "0123456789abcdefghijklmnopqrstuvwxyz"[element % BASE];
    }
    base_buffer_text(text, name);
}

static void add_span(struct base_buffer *text, const char *key, uint32_t span)
{
    if (span > 1) {
        base_buffer_text(text, key);
        base_buffer_number(text, span);
    }
}

static void add_cell(const struct pdf_structure *structure, uint32_t element,
                     struct base_buffer *text)
{
    const struct page_element *cell = element_at(structure, element);
    uint32_t list = structure->nodes[element].extra;
    bool head = cell->role == PAGE_ROLE_HEADER_CELL;
    if (!head && cell->row_span <= 1 && cell->column_span <= 1 && list == 0) {
        return;
    }
    base_buffer_text(text, "/A<</O/Table");
    if (head) {
        base_buffer_text(text, "/Scope/");
        base_buffer_text(text,
                         cell->column_header ? (cell->row_header ? "Both" : "Column") : "Row");
    }
    add_span(text, "/RowSpan ", cell->row_span);
    add_span(text, "/ColSpan ", cell->column_span);
    if (list != 0) {
        const struct pdf_headers *headers = &structure->headers[list - 1];
        base_buffer_text(text, "/Headers[");
        for (size_t i = 0; i < headers->count; i++) {
            pdf_structure_id(headers->items[i], text);
        }
        base_buffer_char(text, ']');
    }
    base_buffer_text(text, ">>");
}

static void add_box(const page_length *box, struct base_buffer *text)
{
    base_buffer_text(text, "/A<</O/Layout/Placement/Block/BBox[");
    for (int i = 0; i < 4; i++) {
        base_buffer_text(text, i > 0 ? " " : "");
        pdf_text_number(text, box[i]);
    }
    base_buffer_text(text, "]>>");
}

void pdf_structure_attributes(const struct pdf_structure *structure, uint32_t element,
                              struct base_buffer *text)
{
    const struct page_element *source = element_at(structure, element);
    const struct pdf_node *node = &structure->nodes[element];
    if (node->named) {
        base_buffer_text(text, "/ID");
        pdf_structure_id(element, text);
    }
    const char *words = page_element_words(structure->pages, element);
    if (source->role != PAGE_ROLE_LIST && words != NULL && words[0] != '\0') {
        base_buffer_text(text, "/Alt");
        pdf_text_string(text, words);
    }
    if (is_cell(source)) {
        add_cell(structure, element, text);
    } else if (source->role == PAGE_ROLE_LIST) {
        base_buffer_format(text, "/A<</O/List/ListNumbering/%s>>", words != NULL ? words : "None");
    } else if (node->extra != 0 && pdf_structure_known(structure, element)->bounded) {
        add_box(pdf_structure_known(structure, element)->box, text);
    }
}
