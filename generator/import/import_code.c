/* Budget codes: urusan.bidang.program.kegiatan.sub, in one column or five. */
#include "import_budget.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"

enum { MOST_PARTS = 16 };

struct parts {
    const char *list[MOST_PARTS];
    size_t count;
};

static bool is_digits(const char *text)
{
    return *text != '\0' && text[strspn(text, "0123456789")] == '\0';
}

/* Cuts at dots, blanks and dashes. False when something else than digits and X occurs. */
static bool cut(struct base_arena *arena, const char *text, struct parts *parts)
{
    while (*text != '\0') {
        text += strspn(text, ". -/\t\r\n");
        size_t length = strspn(text, "0123456789Xx");
        if (length == 0 && *text != '\0')
            return false;
        if (length == 0)
            break;
        if (parts->count == MOST_PARTS)
            return false;
        char *part = base_copy(arena, text, length);
        for (char *at = part; *at != '\0'; at++)
            *at = *at == 'x' ? 'X' : *at;
        parts->list[parts->count++] = part;
        text += length;
        if (*text != '\0' && strchr(". -/\t\r\n", *text) == NULL)
            return false;
    }
    return true;
}

static const char *join(struct base_arena *arena, const struct parts *parts, size_t count)
{
    size_t length = 1;
    for (size_t i = 0; i < count; i++)
        length += strlen(parts->list[i]) + 1;
    char *text = base_alloc(arena, length);
    char *to = text;
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            *to++ = '.';
        size_t part = strlen(parts->list[i]);
        memcpy(to, parts->list[i], part);
        to += part;
    }
    return text;
}

static const char *padded(struct base_arena *arena, const char *part, size_t width)
{
    size_t length = strlen(part);
    if (length >= width || !is_digits(part))
        return part;
    return base_format(arena, "%.*s%s", (int)(width - length), "0000", part);
}

/* Gives the parts their usual widths: 1.06.02.2.01.0001; 201 becomes 2.01. */
static void normalise(struct base_arena *arena, struct parts *parts)
{
    static const size_t widths[] = {1, 2, 2, 1, 2, 2};
    bool joined = (parts->count == 4 || parts->count == 5) && strlen(parts->list[3]) == 3 &&
                  is_digits(parts->list[3]);
    if (joined) {
        const char *both = parts->list[3];
        if (parts->count == 5)
            parts->list[5] = parts->list[4];
        parts->list[3] = base_copy(arena, both, 1);
        parts->list[4] = base_copy_text(arena, both + 1);
        parts->count++;
    }
    for (size_t i = 0; i < parts->count && i < 6; i++)
        parts->list[i] = padded(arena, parts->list[i], widths[i]);
}

/* A sub kegiatan with 2 digits and one with 4 are the same. */
static const char *plain_code(struct base_arena *arena, const struct parts *parts)
{
    if (parts->count != 6)
        return join(arena, parts, parts->count);
    const char *last = parts->list[5];
    while (last[0] == '0' && last[1] != '\0')
        last++;
    struct parts shorter = *parts;
    shorter.list[5] = last;
    return join(arena, &shorter, 6);
}

static bool is_account(const struct parts *parts)
{
    return parts->count >= 2 && strlen(parts->list[0]) == 1 && strlen(parts->list[1]) == 1 &&
           strchr("456", parts->list[0][0]) != NULL;
}

struct import_code import_code_read(struct base_arena *arena, const char *text)
{
    struct import_code code = {.kind = IMPORT_CODE_NONE};
    struct parts parts = {{NULL}, 0};
    if (!cut(arena, text, &parts)) {
        code.kind = IMPORT_CODE_BAD;
        code.text = text;
        return code;
    }
    if (parts.count == 0)
        return code;
    if (is_account(&parts)) {
        code.kind = IMPORT_CODE_ACCOUNT;
        return code;
    }

    normalise(arena, &parts);
    code.text = join(arena, &parts, parts.count);
    code.plain = plain_code(arena, &parts);
    bool node = parts.count == 3 || parts.count == 5 || parts.count == 6;
    code.kind = node               ? IMPORT_CODE_NODE
                : parts.count <= 2 ? IMPORT_CODE_HEAD
                : parts.count >= 7 ? IMPORT_CODE_UNIT
                                   : IMPORT_CODE_BAD;
    code.level = parts.count == 3 ? 0 : parts.count == 5 ? 1 : 2;
    if (node && parts.count > 3)
        code.above = join(arena, &parts, parts.count == 5 ? 3 : 5);
    return code;
}

/* ---------------------------------------------------------------- columns of parts */

/* A part as a code has it: a number cell has lost zeros. position counts the columns from urusan.
 */
static const char *part_text(struct base_arena *arena, const struct sheet_cell *cell,
                             size_t position)
{
    const char *text = cell->text;
    const char *point = strchr(text, '.');
    if (cell->kind == SHEET_NUMBER && position == 3 && point != NULL && strlen(point + 1) == 1)
        return base_format(arena, "%s0", text); /* 2.1 was 2.10 */
    return text;
}

static const char *joined_parts(const struct import_sheet *sheet, size_t row)
{
    struct base_buffer text = {.arena = sheet->scratch};
    size_t position = 0;
    for (size_t i = 0; i < sheet->table->columns; i++) {
        if (sheet->uses[i].role != IMPORT_ROLE_CODE)
            continue;
        const struct sheet_cell *cell = sheet_cell(&sheet->table->rows[row], i);
        bool text_of_row = (cell->flags & SHEET_CONTINUED) != 0;
        if (cell->kind == SHEET_EMPTY ||
            (text_of_row && cell->kind == SHEET_TEXT && strlen(cell->text) > 4)) {
            position++;
            continue;
        }
        const char *part = part_text(sheet->scratch, cell, position++);
        if (strlen(part) > 4 || strpbrk(part, "0123456789Xx") == NULL)
            return ""; /* a title over the columns of the code */
        base_buffer_format(&text, "%s%s", text.length > 0 ? "." : "", part);
    }
    return base_buffer_get(&text);
}

struct import_code import_code_of(const struct import_sheet *sheet, size_t row)
{
    size_t column = import_use_of(sheet, "kode");
    if (column == IMPORT_NONE)
        return import_code_read(sheet->scratch, joined_parts(sheet, row));
    const struct sheet_cell *cell = sheet_cell(&sheet->table->rows[row], column);
    struct import_code code = import_code_read(sheet->scratch, cell->text);
    bool words =
        cell->text[strcspn(cell->text, "abcdefghijklmnopqrstuvwyzABCDEFGHIJKLMNOPQRSTUVWYZ")] !=
        '\0';
    if (cell->kind == SHEET_DATE) { /* a spreadsheet takes 3.25.03 for a date */
        code.kind = IMPORT_CODE_BAD;
        code.text = cell->text;
    }
    if (code.kind == IMPORT_CODE_BAD && words)
        code.kind = IMPORT_CODE_NONE; /* a title or a signature in the column of codes */
    return code;
}
