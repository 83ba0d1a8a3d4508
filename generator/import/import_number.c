/* Numbers as people write them: Indonesian or English separators, Rp, brackets, percent. */
#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "import_plan.h"

/* Copies a text without blanks, no-break spaces and apostrophes. */
static char *without_blanks(struct base_arena *arena, const char *text)
{
    char *copy = base_copy_text(arena, text);
    char *to = copy;
    for (; *text != '\0'; text++) {
        if (*text == '\xc2' && text[1] == '\xa0')
            text++;
        else if (*text == '\xe2' && text[1] == '\x80' && text[2] == '\xaf')
            text += 2;
        else if (strchr(" \t\r\n'", *text) == NULL)
            *to++ = *text;
    }
    *to = '\0';
    return copy;
}

static char *drop_end(char *text, const char *end)
{
    size_t length = strlen(text);
    size_t tail = strlen(end);
    if (length > tail && strcmp(text + length - tail, end) == 0)
        text[length - tail] = '\0';
    return text;
}

bool import_take_number(struct base_arena *arena, const char *text, struct import_number *number)
{
    char *rest = without_blanks(arena, text);
    size_t length = strlen(rest);
    *number = (struct import_number){0};
    if (length > 2 && rest[0] == '(' && rest[length - 1] == ')') {
        number->negative = true;
        rest[length - 1] = '\0';
        rest++;
    }
    for (int i = 0; i < 2; i++) {
        if (rest[0] == '-' || rest[0] == '+') {
            number->negative = number->negative || rest[0] == '-';
            rest++;
        }
        if ((rest[0] == 'R' || rest[0] == 'r') && (rest[1] == 'p' || rest[1] == 'P'))
            rest += 2 + (rest[2] == '.');
        else if (strncmp(rest, "IDR", 3) == 0)
            rest += 3;
    }
    length = strlen(rest);
    number->percent = length > 1 && rest[length - 1] == '%';
    rest = drop_end(drop_end(drop_end(drop_end(rest, "%"), ",-"), ".-"), ",--");
    number->body = rest;
    return *rest >= '0' && *rest <= '9' && rest[strspn(rest, "0123456789.,")] == '\0' &&
           rest[strlen(rest) - 1] >= '0' && rest[strlen(rest) - 1] <= '9';
}

static size_t count_of(const char *text, char byte)
{
    size_t count = 0;
    for (; *text != '\0'; text++)
        count += *text == byte;
    return count;
}

/* Of a body with a single separator: the style in which it stands before decimals. */
static enum import_style style_of_one(const char *body, char separator, bool *ambiguous)
{
    const char *at = strchr(body, separator);
    size_t before = (size_t)(at - body);
    bool decimals = strlen(at + 1) != 3 || before > 3 || body[0] == '0';
    *ambiguous = !decimals;
    if (!decimals)
        return IMPORT_STYLE_NONE;
    return separator == ',' ? IMPORT_STYLE_INDONESIAN : IMPORT_STYLE_ENGLISH;
}

enum import_style import_style_of(const char *body, bool *ambiguous)
{
    size_t dots = count_of(body, '.');
    size_t commas = count_of(body, ',');
    *ambiguous = false;
    if (dots > 0 && commas > 0)
        return strrchr(body, ',') > strrchr(body, '.') ? IMPORT_STYLE_INDONESIAN
                                                       : IMPORT_STYLE_ENGLISH;
    if (dots > 1)
        return IMPORT_STYLE_INDONESIAN;
    if (commas > 1)
        return IMPORT_STYLE_ENGLISH;
    if (dots + commas == 0)
        return IMPORT_STYLE_NONE;
    return style_of_one(body, dots == 1 ? '.' : ',', ambiguous);
}

const char *import_plain_number(struct base_arena *arena, const char *body, enum import_style style)
{
    char thousands = style == IMPORT_STYLE_ENGLISH ? ',' : '.';
    char decimal = style == IMPORT_STYLE_ENGLISH ? '.' : ',';
    char *plain = base_alloc(arena, strlen(body) + 2);
    size_t length = 0;
    const char *end = strchr(body, decimal);
    size_t whole = end != NULL ? (size_t)(end - body) : strlen(body);
    bool grouped = memchr(body, thousands, whole) != NULL;
    size_t run = 0; /* digits since the last separator */
    bool first = true;
    for (size_t i = 0; i < whole; i++) {
        if (body[i] == thousands) {
            if (run == 0 || run > 3 || (!first && run != 3))
                return NULL;
            first = false;
            run = 0;
            continue;
        }
        run++;
        if (body[i] != '0' || length > 0 || i + 1 == whole)
            plain[length++] = body[i];
    }
    if ((grouped && run != 3) || (end != NULL && strpbrk(end + 1, ".,") != NULL))
        return NULL;
    if (end != NULL) {
        plain[length++] = '.';
        memcpy(plain + length, end + 1, strlen(end + 1));
    }
    return plain;
}

/* ---------------------------------------------------------------- columns */

static bool is_numeric(const struct import_use *use)
{
    return use->role == IMPORT_ROLE_CLAIM ||
           (use->role == IMPORT_ROLE_FIELD && use->column->number);
}

/* What the texts of a column show. */
struct evidence {
    size_t row[3]; /* first row that shows a style, by the style */
    const char *text[3];
    size_t ambiguous_row;
    const char *ambiguous;
};

static struct evidence look_at(struct import_sheet *sheet, size_t column)
{
    struct evidence evidence = {{0}, {NULL}, 0, NULL};
    for (size_t i = sheet->first; i < sheet->table->count; i++) {
        import_next_row(sheet);
        const struct sheet_cell *cell = sheet_cell(&sheet->table->rows[i], column);
        struct import_number number;
        if (cell->kind != SHEET_TEXT || strpbrk(cell->text, ".,") == NULL ||
            !import_take_number(sheet->scratch, cell->text, &number))
            continue;
        bool ambiguous = false;
        enum import_style style = import_style_of(number.body, &ambiguous);
        if (style != IMPORT_STYLE_NONE && evidence.text[style] == NULL) {
            evidence.text[style] = cell->text;
            evidence.row[style] = i;
        }
        if (ambiguous && evidence.ambiguous == NULL) {
            evidence.ambiguous = cell->text;
            evidence.ambiguous_row = i;
        }
    }
    return evidence;
}

static enum import_style style_in(const struct evidence *evidence)
{
    return evidence->text[IMPORT_STYLE_INDONESIAN] != NULL ? IMPORT_STYLE_INDONESIAN
           : evidence->text[IMPORT_STYLE_ENGLISH] != NULL  ? IMPORT_STYLE_ENGLISH
                                                           : IMPORT_STYLE_NONE;
}

/* Reports a column that is written in both ways. */
static bool check_conflict(const struct import_sheet *sheet, size_t column,
                           const struct evidence *evidence)
{
    const char *indonesian = evidence->text[IMPORT_STYLE_INDONESIAN];
    const char *english = evidence->text[IMPORT_STYLE_ENGLISH];
    if (indonesian == NULL || english == NULL)
        return true;
    size_t row = evidence->row[IMPORT_STYLE_ENGLISH];
    size_t other = evidence->row[IMPORT_STYLE_INDONESIAN];
    import_say(sheet, row, column, CONFLICT, sheet->uses[column].heading, english, indonesian,
               base_format(sheet->arena, "%u", (unsigned)sheet->table->rows[other].number));
    return false;
}

static void say_ambiguous(const struct import_sheet *sheet, size_t column,
                          const struct evidence *evidence)
{
    struct import_number number;
    import_take_number(sheet->arena, evidence->ambiguous, &number);
    import_say(sheet, evidence->ambiguous_row, column, AMBIGUOUS, sheet->uses[column].heading,
               evidence->ambiguous,
               import_plain_number(sheet->arena, number.body, IMPORT_STYLE_INDONESIAN),
               import_plain_number(sheet->arena, number.body, IMPORT_STYLE_ENGLISH));
}

bool import_find_styles(struct import_sheet *sheet)
{
    size_t count = sheet->table->columns;
    struct evidence *all = base_alloc_array(sheet->arena, count, sizeof *all);
    enum import_style common = IMPORT_STYLE_NONE;
    bool mixed = false;
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        struct import_use *use = &sheet->uses[i];
        if (!is_numeric(use))
            continue;
        all[i] = look_at(sheet, i);
        use->style = style_in(&all[i]);
        if (sheet->numbers != IMPORT_NUMBERS_GUESS)
            use->style = sheet->numbers == IMPORT_NUMBERS_ENGLISH ? IMPORT_STYLE_ENGLISH
                                                                  : IMPORT_STYLE_INDONESIAN;
        else
            good = check_conflict(sheet, i, &all[i]) && good;
        mixed = mixed || (common != IMPORT_STYLE_NONE && use->style != IMPORT_STYLE_NONE &&
                          use->style != common);
        common = use->style != IMPORT_STYLE_NONE ? use->style : common;
    }
    for (size_t i = 0; i < count; i++) {
        struct import_use *use = &sheet->uses[i];
        if (!is_numeric(use) || use->style != IMPORT_STYLE_NONE)
            continue;
        use->style = mixed ? IMPORT_STYLE_NONE : common;
        if (use->style != IMPORT_STYLE_NONE || all[i].ambiguous == NULL)
            continue;
        say_ambiguous(sheet, i, &all[i]);
        good = false;
    }
    return good;
}
