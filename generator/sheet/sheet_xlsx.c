/* Reads one sheet of a workbook: rows, cells, merged cells, what is hidden. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "sheet_reader.h"
#include "xml_stream.h"

enum { ROW_LIMIT = 1048576 };

struct reading {
    struct sheet_xlsx *xlsx;
    struct xml_stream *stream;
    struct sheet_table *table;
    struct sheet_cell *cells; /* of the row being read */
    size_t count, capacity;
    uint32_t row; /* number of the row being read */
    bool row_hidden;
    struct sheet_merge *merges;
    size_t merge_count, merge_capacity;
    bool *hidden; /* columns */
    bool failed;
};

/* Reads "C12"; false when it is none. Row from 1, column from 0. */
static bool read_reference(const char *text, uint32_t *row, uint32_t *column)
{
    uint32_t letters = 0;
    for (; *text >= 'A' && *text <= 'Z' && letters <= SHEET_COLUMN_LIMIT; text++)
        letters = letters * 26 + (uint32_t)(*text - 'A') + 1;
    char *end = NULL;
    unsigned long number = *text >= '0' && *text <= '9' ? strtoul(text, &end, 10) : 0;
    if (letters == 0 || letters > SHEET_COLUMN_LIMIT || number == 0 || number > ROW_LIMIT)
        return false;
    *row = (uint32_t)number;
    *column = letters - 1;
    return *end == '\0' || *end == ':';
}

static long number_attribute(struct reading *reading, const char *name, long fallback)
{
    const char *value = xml_stream_attribute(reading->stream, name);
    return value != NULL ? strtol(value, NULL, 10) : fallback;
}

static bool true_attribute(struct reading *reading, const char *name)
{
    const char *value = xml_stream_attribute(reading->stream, name);
    return value != NULL && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

/* A cell as the file holds it. */
struct raw_cell {
    uint32_t column;
    char type; /* n, s (shared), t (inline or formula text), b, e, d */
    long style;
    bool formula, is_value;
    struct base_buffer text;
};

static char type_of(const char *type)
{
    if (type == NULL || strcmp(type, "n") == 0)
        return 'n';
    if (strcmp(type, "s") == 0 || strcmp(type, "b") == 0 || strcmp(type, "e") == 0 ||
        strcmp(type, "d") == 0)
        return type[0];
    return 't';
}

/* Reads the children of <c>: value, formula, inline text. */
static void read_raw(struct reading *reading, struct raw_cell *raw)
{
    int depth = xml_stream_depth(reading->stream);
    bool keep = false;
    int hint = 0;
    for (;;) {
        enum xml_event event = xml_stream_next(reading->stream);
        if (event >= XML_EVENT_DONE) {
            reading->failed = true;
            return;
        }
        if (event == XML_EVENT_TEXT) {
            if (keep && hint == 0)
                base_buffer_text(&raw->text, xml_stream_text(reading->stream));
            continue;
        }
        if (event == XML_EVENT_END && xml_stream_depth(reading->stream) == depth)
            return;
        const char *name = xml_stream_text(reading->stream);
        bool start = event == XML_EVENT_START;
        hint += strcmp(name, "rPh") == 0 ? (start ? 1 : -1) : 0;
        raw->formula = raw->formula || (start && strcmp(name, "f") == 0);
        keep = start && (strcmp(name, "v") == 0 || strcmp(name, "t") == 0);
    }
}

/* A number cell: plain, percentage or date by its format. */
static void set_number(struct reading *reading, const struct raw_cell *raw, const char *text,
                       struct sheet_cell *cell)
{
    struct sheet_xlsx *xlsx = reading->xlsx;
    struct base_arena *arena = xlsx->reader->arena;
    const char *number = sheet_number(arena, text);
    if (number == NULL) {
        *cell = (struct sheet_cell){.text = base_copy_text(arena, text), .kind = SHEET_TEXT};
        return;
    }
    struct sheet_form form = {SHEET_FORM_PLAIN, SHEET_ANY_DECIMALS};
    if (raw->style >= 0 && (size_t)raw->style < xlsx->form_count)
        form = xlsx->forms[raw->style];
    const char *date =
        form.kind == SHEET_FORM_DATE ? sheet_date(arena, number, xlsx->from_1904) : NULL;
    cell->kind = date != NULL ? SHEET_DATE : SHEET_NUMBER;
    cell->text = date != NULL ? date : number;
    cell->flags |= form.kind == SHEET_FORM_PERCENT ? SHEET_PERCENT : 0;
    cell->decimals = form.decimals;
}

static void set_cell(struct reading *reading, const struct raw_cell *raw, struct sheet_cell *cell)
{
    struct sheet_xlsx *xlsx = reading->xlsx;
    struct base_arena *arena = xlsx->reader->arena;
    const char *text = base_buffer_get(&raw->text);
    *cell = (struct sheet_cell){.text = "", .flags = raw->formula ? SHEET_FORMULA : 0};
    if (*text == '\0')
        return;
    if (raw->type == 'n') {
        set_number(reading, raw, text, cell);
    } else if (raw->type == 's') {
        unsigned long index = strtoul(text, NULL, 10);
        cell->text = index < xlsx->string_count ? xlsx->strings[index] : "";
        cell->kind = SHEET_TEXT;
    } else if (raw->type == 'b') {
        cell->text = strcmp(text, "0") == 0 ? "false" : "true";
        cell->kind = SHEET_BOOL;
    } else {
        cell->text = sheet_trim(base_copy_text(arena, text));
        cell->kind = raw->type == 'e' ? SHEET_ERROR : raw->type == 'd' ? SHEET_DATE : SHEET_TEXT;
    }
    if (*cell->text == '\0')
        cell->kind = SHEET_EMPTY;
}

static void read_cell(struct reading *reading, uint32_t *next)
{
    struct raw_cell raw = {.text = {.arena = reading->xlsx->reader->arena}};
    uint32_t row = reading->row;
    raw.column = *next;
    const char *reference = xml_stream_attribute(reading->stream, "r");
    if (reference != NULL && (!read_reference(reference, &row, &raw.column) || row != reading->row))
        reading->failed = true;
    raw.type = type_of(xml_stream_attribute(reading->stream, "t"));
    raw.style = number_attribute(reading, "s", 0);
    if (reading->failed || raw.column >= SHEET_COLUMN_LIMIT) {
        reading->failed = true;
        return;
    }
    read_raw(reading, &raw);
    *next = raw.column + 1;
    struct sheet_cell cell;
    set_cell(reading, &raw, &cell);
    if (cell.kind == SHEET_EMPTY)
        return;
    static const struct sheet_cell empty = {.text = ""};
    while (reading->count <= raw.column)
        BASE_PUSH(reading->xlsx->reader->arena, reading->cells, reading->count, reading->capacity,
                  empty);
    reading->cells[raw.column] = cell;
}

/* Reads <row> ... </row>. */
static void read_row(struct reading *reading)
{
    long number = number_attribute(reading, "r", (long)reading->row + 1);
    if (number <= (long)reading->row || number > ROW_LIMIT) {
        reading->failed = true;
        return;
    }
    reading->row = (uint32_t)number;
    reading->row_hidden = true_attribute(reading, "hidden");
    reading->count = 0;
    uint32_t next = 0;
    int depth = xml_stream_depth(reading->stream);
    while (!reading->failed) {
        enum xml_event event = xml_stream_next(reading->stream);
        if (event >= XML_EVENT_DONE)
            reading->failed = true;
        else if (event == XML_EVENT_END && xml_stream_depth(reading->stream) == depth)
            break;
        else if (event == XML_EVENT_START && strcmp(xml_stream_text(reading->stream), "c") == 0)
            read_cell(reading, &next);
    }
    if (reading->failed || reading->count == 0)
        return;
    struct sheet_row *row =
        sheet_row_add(reading->xlsx->reader, reading->table, reading->row, reading->count);
    reading->failed = row == NULL;
    if (row != NULL) {
        memcpy(row->cells, reading->cells, reading->count * sizeof *row->cells);
        row->hidden = reading->row_hidden;
    }
}

static void read_merge(struct reading *reading)
{
    struct sheet_merge merge = {0};
    const char *reference = xml_stream_attribute(reading->stream, "ref");
    const char *colon = reference != NULL ? strchr(reference, ':') : NULL;
    if (colon == NULL || !read_reference(reference, &merge.row, &merge.column) ||
        !read_reference(colon + 1, &merge.last_row, &merge.last_column))
        return;
    BASE_PUSH(reading->xlsx->reader->arena, reading->merges, reading->merge_count,
              reading->merge_capacity, merge);
}

static void read_hidden_columns(struct reading *reading)
{
    long first = number_attribute(reading, "min", 0);
    long last = number_attribute(reading, "max", 0);
    bool hidden = true_attribute(reading, "hidden");
    for (long i = first; hidden && i >= 1 && i <= last && i <= SHEET_COLUMN_LIMIT; i++)
        reading->hidden[i - 1] = true;
}

static struct sheet_row *find_row(struct sheet_table *table, uint32_t number)
{
    size_t low = 0;
    size_t high = table->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (table->rows[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < table->count ? &table->rows[low] : NULL;
}

/* Copies the first cell of merged ones into the rest, as far as the rows and columns go. */
static void fill_merge(struct sheet_table *table, const struct sheet_merge *merge, size_t *budget)
{
    struct sheet_row *row = find_row(table, merge->row);
    if (row == NULL || row->number != merge->row)
        return;
    struct sheet_cell first = *sheet_cell(row, merge->column);
    first.flags |= SHEET_CONTINUED;
    for (; row < table->rows + table->count && row->number <= merge->last_row; row++) {
        for (uint32_t i = merge->column; i <= merge->last_column && i < row->count; i++) {
            bool itself = row->number == merge->row && i == merge->column;
            if (!itself && *budget > 0) {
                row->cells[i] = first;
                (*budget)--;
            }
        }
    }
}

static void read_events(struct reading *reading)
{
    while (!reading->failed) {
        enum xml_event event = xml_stream_next(reading->stream);
        if (event >= XML_EVENT_DONE) {
            reading->failed = event == XML_EVENT_FAULT;
            return;
        }
        if (event != XML_EVENT_START)
            continue;
        const char *name = xml_stream_text(reading->stream);
        if (strcmp(name, "row") == 0)
            read_row(reading);
        else if (strcmp(name, "mergeCell") == 0)
            read_merge(reading);
        else if (strcmp(name, "col") == 0)
            read_hidden_columns(reading);
    }
}

bool sheet_read_part(struct sheet_xlsx *xlsx, const struct sheet_part *part)
{
    if (part->path == NULL) /* a chart on a sheet of its own */
        return true;
    struct sheet_reader *reader = xlsx->reader;
    struct reading reading = {.xlsx = xlsx, .stream = sheet_open_part(xlsx, part->path, true)};
    if (reading.stream == NULL)
        return false;
    size_t errors = base_diagnostics_errors(reader->diagnostics);
    reading.table = sheet_table_add(reader, part->name);
    reading.table->hidden = part->hidden;
    reading.hidden = base_alloc(reader->arena, SHEET_COLUMN_LIMIT);
    reading.table->hidden_columns = reading.hidden;
    read_events(&reading);
    size_t budget = SHEET_CELL_LIMIT;
    for (size_t i = 0; !reading.failed && i < reading.merge_count; i++)
        fill_merge(reading.table, &reading.merges[i], &budget);
    bool told = base_diagnostics_errors(reader->diagnostics) > errors;
    return sheet_close_part(xlsx, reading.stream, part->path, reading.failed && !told) && !told;
}
