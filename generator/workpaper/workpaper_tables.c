/* Pages of free tables: a sheet each, computed columns as formulas over the cells of their row. */
#include "workpaper_book.h"

#include <string.h>

static const struct value *member(const struct value *record, const char *key)
{
    return record == NULL ? NULL : value_get(record, key);
}

/* Where the columns of a computed cell stand: a row of a page; else the figures beside it. */
struct row {
    const struct value *columns; /* of the table */
    uint32_t row;
};

static const char *find_in_row(const struct workpaper_columns *columns, const char *name,
                               size_t length)
{
    const struct row *row = columns->data;
    for (uint32_t i = 0; i < value_count(row->columns); i++) {
        const char *id = value_text_or(member(value_at(row->columns, i), "id"), "");
        if (strlen(id) == length && memcmp(id, name, length) == 0) {
            return workpaper_here(columns->book, row->row, i);
        }
    }
    return NULL;
}

static const char *find_beside(const struct workpaper_columns *columns, const char *name,
                               size_t length)
{
    const char *path = columns->data;
    const char *dot = strrchr(path, '.');
    struct workpaper_book *book = columns->book;
    const struct figures_record *record =
        figures_find(book->figures, base_format(book->arena, "%.*s.%.*s", (int)(dot - path), path,
                                                (int)length, name));
    return record == NULL ? NULL : workpaper_operand(book, columns->page, record->value);
}

const char *workpaper_make_computed(struct workpaper_book *book, const struct workpaper_cell *cell)
{
    struct workpaper_columns columns = {book, cell->page, find_in_row, cell->data};
    if (cell->data == NULL) {
        columns.find = find_beside;
        columns.data = cell->record->path;
    }
    return workpaper_guard(book, cell->page, cell->record,
                           workpaper_translate(&columns, cell->record->formula));
}

static void put_row(struct workpaper_book *book, struct workpaper_page *page,
                    const struct value *columns, const struct value *line, const char *level)
{
    uint32_t row = page->rows;
    const struct value *cells = member(line, "sel");
    struct row *place = base_alloc(book->arena, sizeof *place);
    *place = (struct row){columns, row};
    for (uint32_t i = 0; i < value_count(columns); i++) {
        const char *id = value_text_or(member(value_at(columns, i), "id"), "");
        size_t before = page->count;
        workpaper_value(book, page, row, i, member(cells, id));
        struct workpaper_cell *cell = page->cells[before];
        cell->data = cell->record != NULL ? place : cell->data;
    }
    uint32_t last = (uint32_t)value_count(columns);
    const char *label = value_text_or(member(line, "label"), "");
    workpaper_text(book, page, row, last,
                   label[0] == '\0' ? level : base_format(book->arena, "%s: %s", level, label),
                   &workpaper_note);
}

static void put_rules(struct workpaper_book *book, struct workpaper_page *page,
                      const struct value *columns)
{
    uint32_t row = page->rows + 1;
    for (size_t i = 0; i < value_count(columns); i++) {
        const struct value *column = value_at(columns, i);
        const char *formula = value_text_or(member(column, "hitung"), NULL);
        if (formula != NULL) {
            workpaper_text(book, page, row++, 0,
                           base_format(book->arena, "%s = %s",
                                       value_text_or(member(column, "judul"), ""), formula),
                           &workpaper_note);
        }
    }
}

static void put_table(struct workpaper_book *book, const char *id, const struct value *table)
{
    enum { MOST = 39 };
    const struct value *columns = member(table, "kolom"), *rows = member(table, "baris");
    struct workpaper_page *page = workpaper_page_add(book, base_format(book->arena, "T %s", id));
    size_t count = value_count(columns);
    const char **names = base_alloc_array(book->arena, count + 2, sizeof *names);
    unsigned widths[MOST + 2] = {0};
    for (size_t i = 0; i < count; i++) {
        const struct value *column = value_at(columns, i);
        bool text = strcmp(value_text_or(member(column, "jenis"), "teks"), "teks") == 0;
        names[i] = value_text_or(member(column, "judul"), "");
        widths[i < MOST ? i : MOST] = text ? 32 : 14;
    }
    names[count] = "Baris";
    widths[count < MOST ? count : MOST] = 16;
    const char **shown = names;
    if (count > MOST) { /* wider ones keep the usual width */
        shown[MOST] = NULL;
    }
    workpaper_head(book, page, value_text_or(member(table, "judul"), id),
                   base_format(book->arena, "Tabel bebas %s", id), shown, widths);
    page->fixed = 1;
    for (size_t i = 0; i < value_count(rows); i++) {
        const struct value *line = value_at(rows, i);
        put_row(book, page, columns, line, value_text_or(member(line, "tingkat"), ""));
    }
    const struct value *total = member(table, "total");
    if (total == NULL || total->kind != VALUE_RECORD) {
        const struct value_entry entries[] = {
            {"sel", member(table, "jumlah")},
            {"label", value_text(book->arena, 0, "tidak dicetak dalam laporan")}};
        put_row(book, page, columns, value_record(book->arena, 0, entries, 2), "jumlah");
    }
    put_rules(book, page, columns);
}

void workpaper_tables_fill(struct workpaper_book *book)
{
    const struct value *tables = member(book->figures->scope, "tabel");
    for (size_t i = 0; tables != NULL && tables->kind == VALUE_RECORD && i < value_count(tables);
         i++) {
        const struct value_entry entry = value_entry_at(tables, i);
        if (member(entry.value, "kolom") != NULL) {
            put_table(book, entry.key, entry.value);
        }
    }
}
