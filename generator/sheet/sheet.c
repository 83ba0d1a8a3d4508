/* Reads a spreadsheet of either kind. */
#include "sheet.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "sheet_reader.h"

struct sheet_table *sheet_table_add(struct sheet_reader *reader, const char *name)
{
    struct sheet_table table = {.file = reader->path, .name = name};
    BASE_PUSH(reader->arena, reader->tables, reader->count, reader->capacity, table);
    return &reader->tables[reader->count - 1];
}

struct sheet_row *sheet_row_add(struct sheet_reader *reader, struct sheet_table *table,
                                uint32_t number, size_t count)
{
    reader->slots += count;
    if (reader->slots > SHEET_CELL_LIMIT) {
        base_report(reader->diagnostics, base_at_file(reader->path, 0, 0), BASE_MESSAGE_SHEET_CELLS,
                    reader->path, table->name != NULL ? table->name : "-",
                    base_format(reader->arena, "%d", SHEET_CELL_LIMIT));
        return NULL;
    }
    struct sheet_row row = {.number = number, .count = (uint32_t)count};
    row.cells = base_alloc_array(reader->arena, count, sizeof *row.cells);
    for (size_t i = 0; i < count; i++)
        row.cells[i].text = "";
    BASE_PUSH(reader->arena, table->rows, table->count, table->capacity, row);
    table->columns = row.count > table->columns ? row.count : table->columns;
    return &table->rows[table->count - 1];
}

/* The number of bytes of a blank at text: space, tab, line break, no-break space. */
static size_t blank(const char *text)
{
    if (*text == ' ' || *text == '\t' || *text == '\n' || *text == '\r')
        return 1;
    return memcmp(text, "\xc2\xa0", *text == '\xc2' ? 2 : 1) == 0 ? 2 : 0;
}

char *sheet_trim(char *text)
{
    while (*text != '\0' && blank(text) > 0)
        text += blank(text);
    size_t length = strlen(text);
    while (length > 0) {
        if (blank(text + length - 1) == 1)
            length--;
        else if (length >= 2 && blank(text + length - 2) == 2)
            length -= 2;
        else
            break;
    }
    text[length] = '\0';
    return text;
}

const struct sheet_book *sheet_read_memory(struct base_arena *arena,
                                           struct base_diagnostics *diagnostics, const char *path,
                                           char *bytes, size_t length)
{
    struct sheet_reader reader = {.arena = arena, .diagnostics = diagnostics, .path = path};
    size_t name = strlen(path);
    bool xlsx = name > 5 &&
                (strcmp(path + name - 5, ".xlsx") == 0 || strcmp(path + name - 5, ".xlsm") == 0);
    bool good = false;
    if (length >= 4 && memcmp(bytes, "\xD0\xCF\x11\xE0", 4) == 0)
        base_report(diagnostics, base_at_file(path, 0, 0), BASE_MESSAGE_SHEET_OLD_FORM, path);
    else if (xlsx || (length >= 4 && memcmp(bytes, "PK\x03\x04", 4) == 0))
        good = sheet_read_xlsx(&reader, bytes, length);
    else
        good = sheet_read_csv(&reader, bytes, length);
    if (!good)
        return NULL;
    struct sheet_book *book = base_alloc(arena, sizeof *book);
    *book = (struct sheet_book){.file = path, .tables = reader.tables, .count = reader.count};
    for (size_t i = 0; i < book->count; i++) {
        struct sheet_table *table = &book->tables[i];
        if (table->hidden_columns == NULL)
            table->hidden_columns = base_alloc(arena, table->columns);
    }
    return book;
}

const struct sheet_book *sheet_read(struct base_arena *arena, struct base_diagnostics *diagnostics,
                                    const char *path)
{
    size_t length = 0;
    char *bytes = base_file_read(arena, path, path, SHEET_FILE_LIMIT, &length, diagnostics);
    return bytes != NULL ? sheet_read_memory(arena, diagnostics, path, bytes, length) : NULL;
}
