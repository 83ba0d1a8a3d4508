/* Reads CSV: finds the encoding and the separator, cuts the bytes into cells where they lie. */
#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_utf8.h"
#include "sheet_reader.h"

/* ---------------------------------------------------------------- encoding */

/* What Windows-1252 means by the bytes 0x80 to 0x9F; 0 = nothing. */
static const uint16_t windows[] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static char *from_windows(struct sheet_reader *reader, const char *bytes, size_t *length)
{
    char *text = base_alloc(reader->arena, *length * 3 + 1);
    size_t count = 0;
    for (size_t i = 0; i < *length; i++) {
        uint32_t character = (unsigned char)bytes[i];
        if (character >= 0x80 && character <= 0x9F)
            character = windows[character - 0x80] != 0 ? windows[character - 0x80] : 0xFFFD;
        count += base_utf8_put(text + count, character);
    }
    *length = count;
    return text;
}

static uint32_t unit_at(const char *bytes, size_t at, bool big)
{
    uint32_t first = (unsigned char)bytes[at];
    uint32_t second = (unsigned char)bytes[at + 1];
    return big ? first << 8 | second : second << 8 | first;
}

/* Row in which an offset of a decoded text lies, for messages; quotes are not looked at. */
static const char *row_of(struct sheet_reader *reader, const char *text, size_t length)
{
    unsigned row = 1;
    for (size_t i = 0; i < length; i++)
        row += text[i] == '\n';
    return base_format(reader->arena, "%u", row);
}

static char *from_utf16(struct sheet_reader *reader, const char *bytes, size_t *length, bool big)
{
    char *text = base_alloc(reader->arena, *length * 2 + 1);
    size_t count = 0;
    bool good = *length % 2 == 0;
    for (size_t i = 0; good && i + 1 < *length; i += 2) {
        uint32_t character = unit_at(bytes, i, big);
        if (character >= 0xD800 && character <= 0xDFFF) {
            uint32_t low = i + 3 < *length ? unit_at(bytes, i + 2, big) : 0;
            good = character < 0xDC00 && low >= 0xDC00 && low <= 0xDFFF;
            character = 0x10000 + ((character & 0x3FF) << 10) + (low & 0x3FF);
            i += 2;
        }
        if (good && !(i == 0 && character == 0xFEFF))
            count += base_utf8_put(text + count, character);
    }
    if (!good) {
        base_report(reader->diagnostics, base_at_file(reader->path, 0, 0),
                    BASE_MESSAGE_SHEET_CSV_ENCODING, reader->path, row_of(reader, text, count));
        return NULL;
    }
    *length = count;
    return text;
}

/* -1 little, 1 big, 0 not UTF-16: by the mark, or by where NUL bytes stand. */
static int utf16_order(const char *bytes, size_t length)
{
    if (length >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0)
        return -1;
    if (length >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0)
        return 1;
    size_t looked = length < 2000 ? length : 2000;
    size_t even = 0;
    size_t odd = 0;
    for (size_t i = 0; i + 1 < looked; i += 2) {
        even += bytes[i] == '\0';
        odd += bytes[i + 1] == '\0';
    }
    if (looked < 4 || even + odd < looked / 8)
        return 0;
    return odd > even * 4 ? -1 : even > odd * 4 ? 1 : 0;
}

char *sheet_decode(struct sheet_reader *reader, char *bytes, size_t *length)
{
    int order = utf16_order(bytes, *length);
    if (order != 0)
        return from_utf16(reader, bytes, length, order > 0);
    if (*length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        *length -= 3;
    }
    if (base_utf8_check(bytes, *length) < *length)
        return from_windows(reader, bytes, length);
    return bytes;
}

/* ---------------------------------------------------------------- separator */

/* How well a separator cuts the first rows into the same number of cells: rows * (cells - 1). */
static size_t rate(const char *text, size_t length, char separator)
{
    enum { ROWS = 60, WIDEST = 200 };
    size_t rows[WIDEST] = {0};
    size_t cells = 0;
    size_t row = 0;
    bool quoted = false;
    for (size_t i = 0; i < length && row < ROWS; i++) {
        quoted ^= text[i] == '"';
        cells += !quoted && text[i] == separator;
        if (quoted || (text[i] != '\n' && i + 1 < length))
            continue;
        rows[cells < WIDEST ? cells : WIDEST - 1]++;
        cells = 0;
        row++;
    }
    size_t best = 0;
    for (size_t i = 1; i < WIDEST; i++)
        best = rows[i] * i > best ? rows[i] * i : best;
    return best;
}

static char find_separator(const char *text, size_t length)
{
    static const char candidates[] = {'\t', ';', ','};
    char found = ',';
    size_t best = 0;
    for (size_t i = 0; i < sizeof candidates; i++) {
        size_t rating = rate(text, length, candidates[i]);
        if (rating > best) {
            best = rating;
            found = candidates[i];
        }
    }
    return found;
}

/* ---------------------------------------------------------------- cells */

struct cutting {
    struct sheet_reader *reader;
    struct sheet_table *table;
    char *at, *end;
    char separator;
    unsigned row;
    struct sheet_cell *cells; /* of the row */
    size_t count, capacity;
};

/* Moves behind a quoted cell and takes its quotes out; false: never closed. *end: behind the text.
 */
static bool cut_quoted(struct cutting *cutting, char **end)
{
    char *to = cutting->at;
    char *from = cutting->at + 1;
    for (; from < cutting->end; from++) {
        if (*from != '"') {
            *to++ = *from;
        } else if (from + 1 < cutting->end && from[1] == '"') {
            *to++ = *from++;
        } else {
            /* What stands behind the closing quote belongs to the text, as in Excel. */
            for (from++; from < cutting->end && *from != cutting->separator && *from != '\n' &&
                         *from != '\r';
                 from++)
                *to++ = *from;
            *end = to;
            cutting->at = from;
            return true;
        }
    }
    return false;
}

static void push_cell(struct cutting *cutting, char *text)
{
    struct sheet_cell cell = {.text = sheet_trim(text)};
    cell.kind = *cell.text != '\0' ? SHEET_TEXT : SHEET_EMPTY;
    BASE_PUSH(cutting->reader->arena, cutting->cells, cutting->count, cutting->capacity, cell);
}

/* Cuts one row, up to its line break. False after reporting. */
static bool cut_row(struct cutting *cutting)
{
    cutting->count = 0;
    bool more = true;
    while (more) {
        char *start = cutting->at;
        char *end = NULL;
        if (start < cutting->end && *start == '"') {
            if (!cut_quoted(cutting, &end))
                return false;
        } else {
            while (cutting->at < cutting->end && *cutting->at != cutting->separator &&
                   *cutting->at != '\n' && *cutting->at != '\r')
                cutting->at++;
            end = cutting->at;
        }
        char stop = cutting->at < cutting->end ? *cutting->at : '\0';
        more = stop == cutting->separator && cutting->at < cutting->end;
        if (stop == '\r' && cutting->at + 1 < cutting->end && cutting->at[1] == '\n')
            cutting->at++;
        cutting->at += cutting->at < cutting->end;
        *end = '\0';
        push_cell(cutting, start);
    }
    return true;
}

/* Keeps the cells of a row up to the last that holds something. */
static bool keep_row(struct cutting *cutting)
{
    size_t count = cutting->count;
    while (count > 0 && cutting->cells[count - 1].kind == SHEET_EMPTY)
        count--;
    if (count == 0)
        return true;
    if (count > SHEET_COLUMN_LIMIT)
        count = SHEET_COLUMN_LIMIT;
    struct sheet_row *row = sheet_row_add(cutting->reader, cutting->table, cutting->row, count);
    if (row == NULL)
        return false;
    memcpy(row->cells, cutting->cells, count * sizeof *row->cells);
    return true;
}

/* Excel's own first line, sep=; */
static bool read_separator_line(struct cutting *cutting)
{
    if (cutting->end - cutting->at < 5 || memcmp(cutting->at, "sep=", 4) != 0 ||
        (cutting->end - cutting->at > 5 && strchr("\r\n", cutting->at[5]) == NULL))
        return false;
    cutting->separator = cutting->at[4];
    cutting->at += 5;
    while (cutting->at < cutting->end && (*cutting->at == '\r' || *cutting->at == '\n'))
        cutting->at++;
    return true;
}

bool sheet_read_csv(struct sheet_reader *reader, char *bytes, size_t length)
{
    char *text = sheet_decode(reader, bytes, &length);
    if (text == NULL)
        return false;
    const char *nul = memchr(text, '\0', length);
    if (nul != NULL) {
        base_report(reader->diagnostics, base_at_file(reader->path, 0, 0),
                    BASE_MESSAGE_SHEET_CSV_BYTES, reader->path,
                    row_of(reader, text, (size_t)(nul - text)));
        return false;
    }
    struct cutting cutting = {
        .reader = reader, .table = sheet_table_add(reader, NULL), .at = text, .end = text + length};
    if (!read_separator_line(&cutting))
        cutting.separator = find_separator(text, length);
    while (cutting.at < cutting.end) {
        cutting.row++;
        if (!cut_row(&cutting)) {
            base_report(reader->diagnostics, base_at_file(reader->path, 0, 0),
                        BASE_MESSAGE_SHEET_CSV_QUOTE, reader->path,
                        base_format(reader->arena, "%u", cutting.row));
            return false;
        }
        if (!keep_row(&cutting))
            return false;
    }
    return true;
}
