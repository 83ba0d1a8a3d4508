/* What a cell says about a field. */
#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_utf8.h"
#include "import_plan.h"

static const struct sheet_cell *cell_at(const struct import_sheet *sheet, size_t row, size_t column)
{
    return sheet_cell(&sheet->table->rows[row], column);
}

base_origin import_origin(const struct import_sheet *sheet, size_t row, size_t column)
{
    return base_origin_place(sheet->plan->report->sources, sheet->source,
                             sheet->table->rows[row].number, (uint32_t)column + 1);
}

/* ---------------------------------------------------------------- numbers */

/* The plain decimal of a number cell or number text, times 100 when it is a fraction shown in
 * percent; NULL when it is none. */
static const char *decimal_of(const struct import_sheet *sheet, const struct sheet_cell *cell,
                              size_t column)
{
    struct import_number number;
    if (cell->kind == SHEET_NUMBER)
        return cell->text;
    if (cell->kind != SHEET_TEXT || !import_take_number(sheet->scratch, cell->text, &number))
        return NULL;
    const char *plain = import_plain_number(sheet->scratch, number.body, sheet->uses[column].style);
    if (plain == NULL || !number.negative)
        return plain;
    return base_format(sheet->scratch, "-%s", plain);
}

/* True for a number that a spreadsheet has cut to 15 digits. */
static bool is_cut(const char *decimal)
{
    size_t digits = strcspn(decimal, ".");
    return digits - (*decimal == '-') > SHEET_DIGITS;
}

static const struct value *make_number(struct base_arena *arena, const struct sheet_cell *cell,
                                       const char *decimal, base_origin origin)
{

    const struct value_rational *number = value_rational_parse(arena, decimal, strlen(decimal));
    if (number == NULL)
        return NULL;
    if ((cell->flags & SHEET_PERCENT) != 0)
        number = value_rational_multiply(arena, number, value_rational_integer(arena, 100));
    return value_number(arena, origin, number);
}

/* The number of a cell, made in an arena. */
static const struct value *number_in(struct base_arena *arena, const struct import_sheet *sheet,
                                     size_t row, size_t column)
{
    const struct sheet_cell *cell = cell_at(sheet, row, column);
    if ((cell->flags & SHEET_CONTINUED) != 0)
        return NULL;
    const char *decimal = decimal_of(sheet, cell, column);
    return decimal != NULL ? make_number(arena, cell, decimal, 0) : NULL;
}

const struct value *import_number_of(const struct import_sheet *sheet, size_t row, size_t column)
{
    return number_in(sheet->arena, sheet, row, column);
}

/* ---------------------------------------------------------------- the same as now */

static bool same_lines(const char *left, const char *right)
{
    for (;; left++, right++) {
        left += left[0] == '\r' && left[1] == '\n';
        right += right[0] == '\r' && right[1] == '\n';
        if (*left != *right)
            break;
        if (*left == '\0')
            return true;
    }
    /* Blanks at the end are lost in a sheet. */
    return left[strspn(left, " \t\r\n")] == '\0' && right[strspn(right, " \t\r\n")] == '\0';
}

bool import_is_same(const struct import_sheet *sheet, size_t row, size_t column,
                    const struct value *old)
{
    const struct import_column *field = sheet->uses[column].column;
    const struct sheet_cell *cell = cell_at(sheet, row, column);
    bool number = false;
    const char *shown = import_show(sheet->scratch, field, old, &number);
    if (number) {
        /* In a column of texts it stands as a text with a point, as in JSON. */
        if (!field->number && strcmp(shown, cell->text) == 0)
            return true;
        const struct value *new = number_in(sheet->scratch, sheet, row, column);
        return new != NULL &&value_rational_compare(new->number, old->number) == 0;
    }
    return same_lines(shown + strspn(shown, " \t\r\n"), cell->text);
}

/* ---------------------------------------------------------------- texts */

static const struct value *read_bool(const struct import_sheet *sheet, const char *text,
                                     base_origin origin)
{
    static const char *const yes[] = {"ya", "true", "benar", "y", "x", "v", "1", NULL};
    static const char *const no[] = {"tidak", "false", "salah", "t", "n", "0", "-", NULL};
    const char *plain = base_utf8_lower_text(sheet->arena, text);
    for (size_t i = 0; yes[i] != NULL; i++) {
        if (strcmp(plain, yes[i]) == 0)
            return value_bool(sheet->arena, origin, true);
        if (strcmp(plain, no[i]) == 0)
            return value_bool(sheet->arena, origin, false);
    }
    return value_text(sheet->arena, origin, text);
}

/* A choice as the table has it when only letter case differs; numbers among choices are numbers. */
static const struct value *read_choice(const struct import_sheet *sheet,
                                       const struct model_field *field, const char *text,
                                       base_origin origin)
{
    const char *lower = base_utf8_lower_text(sheet->arena, text);
    for (size_t i = 0; field->choices != NULL && field->choices[i] != NULL; i++) {
        const char *choice = field->choices[i];
        if (strcmp(base_utf8_lower_text(sheet->arena, choice), lower) != 0)
            continue;
        if (choice[strspn(choice, "0123456789")] == '\0')
            return value_number(sheet->arena, origin,
                                value_rational_parse(sheet->arena, choice, strlen(choice)));
        return value_text(sheet->arena, origin, choice);
    }
    return value_text(sheet->arena, origin, text);
}

static const struct value *read_decimal(const struct import_sheet *sheet, const char *text,
                                        size_t length, size_t column, base_origin origin)
{
    const struct sheet_cell cell = {.text = base_copy(sheet->arena, text, length),
                                    .kind = SHEET_TEXT};
    const char *decimal = decimal_of(sheet, &cell, column);
    return decimal != NULL ? make_number(sheet->arena, &cell, decimal, origin) : NULL;
}

static const struct value *record_of_two(struct base_arena *arena, base_origin origin,
                                         const char *first, const struct value *one,
                                         const char *second, const struct value *two)
{
    struct value_entry entries[] = {{first, one}, {second, two}};
    return value_record(arena, origin, entries, 2);
}

/* "80–90"; NULL when it is none. */
static const struct value *read_range(const struct import_sheet *sheet, const char *text,
                                      size_t column, base_origin origin)
{
    const char *dash = strstr(text, "–");
    size_t width = dash != NULL ? strlen("–") : 1;
    if (dash == NULL && *text != '\0')
        dash = strchr(text + 1, '-');
    if (dash == NULL)
        return NULL;
    const struct value *low = read_decimal(sheet, text, (size_t)(dash - text), column, origin);
    const struct value *high =
        read_decimal(sheet, dash + width, strlen(dash + width), column, origin);
    if (low == NULL || high == NULL)
        return NULL;
    return record_of_two(sheet->arena, origin, "bawah", low, "atas", high);
}

/* "610 Lembar", "80–90", "teks: ...", a grade; several with semicolons. */
static const struct value *read_value(const struct import_sheet *sheet, const char *text,
                                      size_t column, base_origin origin)
{
    struct base_arena *arena = sheet->arena;
    const struct value *number = read_decimal(sheet, text, strlen(text), column, origin);
    const struct value *range = number == NULL ? read_range(sheet, text, column, origin) : NULL;
    if (number != NULL || range != NULL)
        return number != NULL ? number : range;
    if (strncmp(text, "teks:", 5) == 0) {
        text += 5 + strspn(text + 5, " ");
        struct value_entry entry = {"teks", value_text(arena, origin, text)};
        return value_record(arena, origin, &entry, 1);
    }
    const char *blank = strchr(text, ' ');
    number =
        blank != NULL ? read_decimal(sheet, text, (size_t)(blank - text), column, origin) : NULL;
    if (number == NULL)
        return value_text(arena, origin, text);
    blank += strspn(blank, " ");
    return record_of_two(arena, origin, "nilai", number, "satuan",
                         value_text(arena, origin, blank));
}

static const struct value *read_one(const struct import_sheet *sheet, const char *text,
                                    size_t column, base_origin origin)
{
    const struct model_field *field = sheet->uses[column].column->field;
    if (strcmp(text, "?") == 0)
        return value_text(sheet->arena, origin, text);
    if (field->kind == MODEL_BOOL)
        return read_bool(sheet, text, origin);
    if (field->kind == MODEL_CHOICE)
        return read_choice(sheet, field, text, origin);
    if (field->kind == MODEL_VALUE)
        return read_value(sheet, text, column, origin);
    return value_text(sheet->arena, origin, text);
}

/* ---------------------------------------------------------------- lists */

/* Calls for each part of a text between separators, without blanks around it. */
static const struct value *read_parts(const struct import_sheet *sheet, const char *text,
                                      size_t column, base_origin origin, const char *separators)
{
    const struct value **items = NULL;
    size_t count = 0;
    size_t capacity = 0;
    const struct model_field *field = sheet->uses[column].column->field;
    while (*text != '\0') {
        text += strspn(text, " \t\r\n");
        size_t length = strcspn(text, separators);
        size_t kept = length;
        while (kept > 0 && strchr(" \t\r\n", text[kept - 1]) != NULL)
            kept--;
        if (kept > 0) {
            const char *part = base_copy(sheet->arena, text, kept);
            const struct value *item = NULL;
            if (field->kind == MODEL_NUMBER)
                item = read_decimal(sheet, part, kept, column, origin);
            item = item != NULL ? item : read_one(sheet, part, column, origin);
            BASE_PUSH(sheet->arena, items, count, capacity, item);
        }
        text += length + (text[length] != '\0');
    }
    return value_list(sheet->arena, origin, items, count);
}

static bool check_one(const struct import_sheet *sheet, const struct import_column *column,
                      struct base_diagnostics *diagnostics, const char *name,
                      const struct value *value)
{
    const struct import_report *report = sheet->plan->report;
    const struct model_field *field = column->field;
    const struct model_field *other = field->other;
    if (value->kind == VALUE_TEXT && other != NULL && other->kind == MODEL_CHOICE)
        field = other;
    return model_check_single(sheet->scratch, report->sources, diagnostics, report->folder, field,
                              name, value);
}

static bool check_value(const struct import_sheet *sheet, const struct import_column *column,
                        struct base_diagnostics *diagnostics, const char *name,
                        const struct value *value)
{
    bool items = value->kind == VALUE_LIST;
    bool good = true;
    for (size_t i = 0; items && i < value_count(value); i++)
        good = check_one(sheet, column, diagnostics, name, value_at(value, i)) && good;
    return items ? good : check_one(sheet, column, diagnostics, name, value);
}

/* What an empty cell makes of a field that had something. NULL after reporting. */
static const struct value *empty_value(const struct import_sheet *sheet, size_t row, size_t column)
{
    const struct model_field *field = sheet->uses[column].column->field;
    base_origin origin = import_origin(sheet, row, column);
    if (field->need == MODEL_STRUCTURAL) {
        import_say(sheet, row, column, EMPTY, sheet->uses[column].heading);
        return NULL;
    }
    if (sheet->uses[column].column->list)
        return value_list(sheet->arena, origin, NULL, 0);
    bool null = field->need != MODEL_ISI || (field->flags & MODEL_NULLABLE) != 0 ||
                field->shape == MODEL_BY_YEAR || field->kind == MODEL_VALUE;
    return null ? value_null(sheet->arena, origin) : value_text(sheet->arena, origin, "?");
}

/* True for signs that stand for an empty cell. */
static bool is_dash(const char *text)
{
    return strcmp(text, "-") == 0 || strcmp(text, "–") == 0 || strcmp(text, "—") == 0 ||
           strcmp(text, "--") == 0;
}

/* The value of a cell of a number column that is no plain number. */
static const struct value *read_number_text(const struct import_sheet *sheet, size_t row,
                                            size_t column, base_origin origin)

{
    const struct sheet_cell *cell = cell_at(sheet, row, column);
    const struct import_column *field = sheet->uses[column].column;
    if (strcmp(cell->text, "?") == 0)
        return value_text(sheet->arena, origin, "?");
    if (field->field->kind == MODEL_VALUE && strchr(cell->text, ';') != NULL)
        return read_parts(sheet, cell->text, column, origin, ";");
    if (field->field->kind == MODEL_VALUE)
        return read_value(sheet, cell->text, column, origin);
    if ((cell->flags & SHEET_CONTINUED) != 0)
        import_say(sheet, row, column, MERGED, sheet->uses[column].heading, cell->text);
    else
        import_say(sheet, row, column, NUMBER, sheet->uses[column].heading, cell->text);
    return NULL;
}

/* The value of a cell that is not empty; NULL after reporting. */
static const struct value *full_value(const struct import_sheet *sheet, size_t row, size_t column,
                                      base_origin origin)
{
    const struct sheet_cell *cell = cell_at(sheet, row, column);
    const struct import_column *field = sheet->uses[column].column;

    if (cell->kind == SHEET_ERROR) {
        import_say(sheet, row, column, CELL_ERROR, sheet->uses[column].heading, cell->text);
        return NULL;
    }
    if (cell->kind == SHEET_NUMBER && is_cut(cell->text)) {
        import_say(sheet, row, column, DIGITS, sheet->uses[column].heading, cell->text);
        return NULL;
    }
    if (field->list)
        return read_parts(sheet, cell->text, column, origin,
                          field->field->kind == MODEL_TEXT || field->field->kind == MODEL_EXPRESSION
                              ? "\n"
                              : ";\n");
    if (!field->number)
        return read_one(sheet, cell->text, column, origin);
    const struct value *number = import_number_of(sheet, row, column);
    return number != NULL ? number : read_number_text(sheet, row, column, origin);
}

const struct value *import_value_of(const struct import_sheet *sheet, size_t row, size_t column,
                                    const struct value *old)
{
    const struct sheet_cell *cell = cell_at(sheet, row, column);
    const struct import_column *field = sheet->uses[column].column;
    if (cell->kind == SHEET_EMPTY || (field->number && is_dash(cell->text)))
        return old == NULL || old->kind == VALUE_NULL ? value_null(sheet->arena, 0)
                                                      : empty_value(sheet, row, column);
    /* Most cells are right: a place is kept only for a message. */
    const char *name = sheet->uses[column].heading;
    const struct value *value = full_value(sheet, row, column, 0);
    if (value == NULL || check_value(sheet, field, sheet->plan->aside, name, value))
        return value;
    base_origin origin = import_origin(sheet, row, column);
    value = value->kind == VALUE_TEXT     ? value_text(sheet->arena, origin, value->text)
            : value->kind == VALUE_NUMBER ? value_number(sheet->arena, origin, value->number)
                                          : full_value(sheet, row, column, origin);
    check_value(sheet, field, sheet->diagnostics, name, value);
    return NULL;
}
