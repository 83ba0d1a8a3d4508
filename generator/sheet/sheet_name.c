/* Names of columns and cells; CSV cells. */
#include "sheet.h"

#include <string.h>

#include "base_arena.h"
#include "sheet_write.h"

const char *sheet_column_name(struct base_arena *arena, size_t column)
{
    char text[16];
    size_t at = sizeof text;
    text[--at] = '\0';
    for (size_t n = column + 1; n > 0 && at > 0; n = (n - 1) / 26)
        text[--at] = (char)('A' + (n - 1) % 26);
    return base_copy_text(arena, text + at);
}

const char *sheet_reference(struct base_arena *arena, uint32_t row, uint32_t column, bool fixed)
{
    return base_format(arena, fixed ? "$%s$%u" : "%s%u", sheet_column_name(arena, column),
                       (unsigned)row + 1);
}

const struct sheet_cell *sheet_cell(const struct sheet_row *row, size_t column)
{
    static const struct sheet_cell empty = {.text = "", .kind = SHEET_EMPTY};
    return column < row->count ? &row->cells[column] : &empty;
}

/* True for a text that spreadsheets take for a formula. */
static bool is_risky(const char *text)
{
    if (text[0] == '\0' || strchr("=+-@\t\r\n", text[0]) == NULL)
        return false;
    if (text[0] != '-' && text[0] != '+')
        return true;
    /* A number, "-" alone and the like are harmless. */
    return text[1 + strspn(text + 1, "0123456789.,% ")] != '\0';
}

void sheet_csv_cell(struct base_buffer *buffer, const char *text, char separator, bool first)
{
    if (!first)
        base_buffer_char(buffer, separator);
    bool risky = is_risky(text);
    const char unsafe[] = {separator, '"', '\n', '\r', '\0'};
    size_t length = strlen(text);
    bool quoted = risky || text[strcspn(text, unsafe)] != '\0' ||
                  (length > 0 && (text[0] == ' ' || text[length - 1] == ' '));
    if (quoted)
        base_buffer_char(buffer, '"');
    if (risky)
        base_buffer_char(buffer, '\'');
    for (; *text != '\0'; text++) {
        if (*text == '"')
            base_buffer_char(buffer, '"');
        base_buffer_char(buffer, *text);
    }
    if (quoted)
        base_buffer_char(buffer, '"');
}
