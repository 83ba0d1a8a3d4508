/* Finds the row of headings and what each column means. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_utf8.h"
#include "import_budget.h"
#include "import_marks.h"
#include "import_plan.h"
#include "import_words.h"

enum { HEADING_ROWS = 60 };

const char *import_plain(struct base_arena *arena, const char *text)
{
    char *plain = base_utf8_lower_text(arena, text);
    char *to = plain;
    for (const char *from = plain; *from != '\0'; from++) {
        bool letter = (*from >= 'a' && *from <= 'z') || (*from >= '0' && *from <= '9');
        if (letter || (unsigned char)*from >= 0x80 || *from == '%')
            *to++ = *from;
    }
    *to = '\0';
    return plain;
}

/* A heading that may stand in two rows, as one text. */
static const char *heading_text(struct base_arena *arena, const struct import_sheet *sheet,
                                size_t row, size_t column, bool two)
{
    const char *upper = sheet_cell(&sheet->table->rows[row], column)->text;
    if (!two)
        return upper;
    const struct sheet_cell *lower = sheet_cell(&sheet->table->rows[row + 1], column);
    if (lower->kind == SHEET_EMPTY || strcmp(lower->text, upper) == 0)
        return upper;
    return *upper != '\0' ? base_format(arena, "%s %s", upper, lower->text) : lower->text;
}

/* True when the row right below may hold the second half of headings. */
static bool has_second(const struct import_sheet *sheet, size_t row)
{
    const struct sheet_row *rows = sheet->table->rows;
    return row + 1 < sheet->table->count && rows[row + 1].number == rows[row].number + 1;
}

/* ---------------------------------------------------------------- choosing a table */

/* What a row of headings is worth for a layout. */
struct rating {
    const struct import_layout *layout;
    size_t row;
    bool two; /* the headings stand in two rows */
    size_t score;
};

/* The column of a layout that a heading names; NULL = none. */
static const struct import_column *
column_of(const struct import_sheet *sheet, const struct import_layout *layout, const char *heading)
{
    const char *id = layout->sort == IMPORT_BUDGET
                         ? import_budget_field(sheet->scratch, heading, sheet->plan->tables->year)
                         : NULL;
    const char *plain = import_plain(sheet->scratch, heading);
    if (*plain == '\0')
        return NULL;
    for (size_t i = 0; i < layout->column_count; i++) {
        const struct import_column *column = &layout->columns[i];
        if (id != NULL ? strcmp(column->id, id) == 0
                       : strcmp(import_plain(sheet->scratch, column->heading), plain) == 0 ||
                             strcmp(import_plain(sheet->scratch, column->id), plain) == 0)
            return column;
    }
    const char *other =
        import_record_field(sheet->scratch, layout->id, heading, sheet->plan->tables->year);
    for (size_t i = 0; other != NULL && i < layout->column_count; i++) {
        if (strcmp(layout->columns[i].id, other) == 0)
            return &layout->columns[i];
    }
    return NULL;
}

/* ---------------------------------------------------------------- what is asked for */

/* "pagu=Alokasi Dana" of the command line or impor.json, for a heading; NULL = nothing. */
static const char *asked_field(const struct import_sheet *sheet, const struct value *mapping,
                               const char *heading)
{
    const char *plain = import_plain(sheet->scratch, heading);
    const char *const *columns = sheet->plan->settings->columns;
    for (size_t i = 0; columns != NULL && columns[i] != NULL; i++) {
        const char *equals = strchr(columns[i], '=');
        if (equals != NULL && strcmp(import_plain(sheet->scratch, equals + 1), plain) == 0)
            return base_copy(sheet->arena, columns[i], (size_t)(equals - columns[i]));
    }
    const struct value *fields = value_get(mapping, "kolom");
    for (size_t i = 0; i < value_count(fields); i++) {
        const struct value_entry entry = value_entry_at(fields, i);
        if (strcmp(import_plain(sheet->scratch, value_text_or(entry.value, "")), plain) == 0)
            return entry.key;
    }
    return NULL;
}

static const struct import_column *find_column(const struct import_layout *layout, const char *id)
{
    for (size_t i = 0; i < layout->column_count; i++) {
        if (strcmp(layout->columns[i].id, id) == 0)
            return &layout->columns[i];
    }
    return NULL;
}

/* ---------------------------------------------------------------- the best table */

/* Headings such as "Program" above parts of codes. */
static bool is_part_heading(struct base_arena *arena, const char *heading)
{
    static const char *const names[] = {
        "urusan", "bidang", "bidangurusan", "program", "kegiatan", "subkegiatan", "kode",  "urs",
        "bid",    "prog",   "keg",          "giat",    "sub",      "subkeg",      "unsur", NULL};
    const char *plain = import_plain(arena, heading);
    if (strncmp(plain, "kode", 4) == 0)
        plain += 4;
    else if (strncmp(plain, "kd", 2) == 0 || strncmp(plain, "no", 2) == 0)
        plain += 2;
    for (size_t i = 0; names[i] != NULL; i++) {
        if (strcmp(names[i], plain) == 0)
            return true;
    }
    return *plain == '\0';
}

/* How many columns of a layout a row of headings names; 0 when what is needed lacks. */
static size_t rate(const struct import_sheet *sheet, const struct value *mapping,
                   const struct rating *rating)
{
    size_t score = 0;
    bool amount = false;
    bool name = false;
    bool part = false;
    const struct import_column *last = NULL;
    for (size_t i = 0; i < sheet->table->columns; i++) {
        const char *heading = heading_text(sheet->scratch, sheet, rating->row, i, rating->two);
        const char *asked = asked_field(sheet, mapping, heading);
        const struct import_column *column = asked != NULL
                                                 ? find_column(rating->layout, asked)
                                                 : column_of(sheet, rating->layout, heading);
        const char *plain = import_plain(sheet->scratch, heading);
        part = part || (*plain != '\0' && strcmp(plain, "no") != 0 &&
                        is_part_heading(sheet->scratch, heading));
        if (column == NULL || column == last)
            continue;
        last = column;
        score += 2;
        amount = amount || column->field->unit != NULL;
        name = name || column->key || strcmp(column->id, "nama") == 0 ||
               strncmp(column->id, "pagu", strlen("pagu")) == 0;
    }
    /* Realisasi alone may be that of indicators. */
    if (rating->layout->sort == IMPORT_BUDGET)
        return amount && (name || part) && score >= 4 ? score + 1 : 0;
    if (rating->layout->sort == IMPORT_ROWS)
        return score >= 4 && score >= rating->layout->column_count ? score : 0;
    return name && score >= 4 ? score : 0;
}

/* The layout that is asked for, or the best one, with its row of headings. */
static struct rating find_best(struct import_sheet *sheet, const struct value *mapping,
                               const struct import_layout *only)
{
    struct rating best = {0};
    const struct import_tables *tables = sheet->plan->tables;
    for (size_t row = 0; row < sheet->table->count && row < HEADING_ROWS; row++) {
        for (size_t i = 0; i < tables->count; i++) {
            import_next_row(sheet);
            if (only != NULL && only != &tables->layouts[i])
                continue;
            for (int two = 0; two <= has_second(sheet, row); two++) {
                struct rating rating = {&tables->layouts[i], row, two > 0, 0};
                rating.score = rate(sheet, mapping, &rating);
                bool plainer = rating.score == best.score && best.two && !rating.two;
                if (rating.score > best.score || plainer)
                    best = rating;
            }
        }
        if (best.score > 0 && row > best.row + 2)
            break;
    }
    return best;
}

/* ---------------------------------------------------------------- roles */

/* True when a heading is named by --column or impor.json for another column of the same field. */
static bool is_taken(const struct import_sheet *sheet, const struct import_column *column)
{
    for (size_t i = 0; i < sheet->table->columns; i++) {
        if (sheet->uses[i].role == IMPORT_ROLE_FIELD && sheet->uses[i].column == column)
            return true;
    }
    return false;
}

size_t import_use_of(const struct import_sheet *sheet, const char *id)
{
    for (size_t i = 0; i < sheet->table->columns; i++) {
        const struct import_use *use = &sheet->uses[i];
        if (use->role == IMPORT_ROLE_FIELD && strcmp(use->column->id, id) == 0)
            return i;
    }
    return IMPORT_NONE;
}

/* First what was asked for by name. */
static void use_asked(struct import_sheet *sheet, const struct value *mapping)
{
    for (size_t i = 0; i < sheet->table->columns; i++) {
        struct import_use *use = &sheet->uses[i];
        const char *asked = asked_field(sheet, mapping, use->heading);
        if (asked == NULL)
            continue;
        asked = base_copy_text(sheet->arena, asked);
        use->column = find_column(sheet->layout, asked);
        use->figure = asked;
        use->role = use->column != NULL ? IMPORT_ROLE_FIELD
                    : strcmp(asked, "serapan") == 0 || strcmp(asked, "sisa") == 0
                        ? IMPORT_ROLE_CLAIM
                    : strcmp(asked, "-") == 0 ? IMPORT_ROLE_KEY /* not read */
                                              : IMPORT_ROLE_NONE;
    }
}

/* Two columns with the same meaning: reported, unless they are one merged heading. */
static bool check_twice(const struct import_sheet *sheet, size_t column)
{
    const struct import_use *use = &sheet->uses[column];
    size_t first = import_use_of(sheet, use->column->id);
    if (first == column)
        return true;
    import_say(sheet, sheet->heading_row, column, HEADING_TWICE, sheet->uses[first].heading,
               sheet_column_name(sheet->arena, first), use->heading,
               sheet_column_name(sheet->arena, column), use->column->id);
    return false;
}

/* Columns without a heading of their own beside "Kode": the parts of the code. */
static bool continues_code(const struct import_sheet *sheet, size_t column)
{
    const struct import_use *use = &sheet->uses[column];
    const struct import_use *before = column > 0 ? &sheet->uses[column - 1] : NULL;
    if (before == NULL || sheet->layout->sort != IMPORT_BUDGET)
        return false;
    bool code = before->role == IMPORT_ROLE_CODE ||
                (before->role == IMPORT_ROLE_FIELD && strcmp(before->column->id, "kode") == 0);
    return code && (*use->heading == '\0' || strcmp(use->heading, before->heading) == 0);
}

/* True when a column below a heading holds parts of codes: one to four digits, X, 2.01. */
static bool holds_parts(const struct import_sheet *sheet, size_t column)
{
    size_t parts = 0;
    size_t others = 0;
    for (size_t i = sheet->first; i < sheet->table->count && parts + others < 200; i++) {
        const char *text = sheet_cell(&sheet->table->rows[i], column)->text;
        if (*text == '\0')
            continue;
        bool part = strlen(text) <= 4 && text[strspn(text, "0123456789.Xx")] == '\0';
        parts += part;
        others += !part;
    }
    return parts > 0 && others * 4 <= parts;
}

static bool use_heading(struct import_sheet *sheet, size_t column)
{
    struct import_use *use = &sheet->uses[column];
    if (use->role != IMPORT_ROLE_NONE)
        return use->role != IMPORT_ROLE_FIELD || check_twice(sheet, column);
    if (continues_code(sheet, column)) {
        use->role = holds_parts(sheet, column) ? IMPORT_ROLE_CODE : IMPORT_ROLE_NONE;
        return true;
    }
    if (sheet->layout->sort == IMPORT_BUDGET && *use->heading != '\0' &&
        is_part_heading(sheet->arena, use->heading) && holds_parts(sheet, column) &&
        !(column > 0 && strcmp(sheet->uses[column - 1].heading, use->heading) == 0)) {
        use->role = IMPORT_ROLE_CODE;
        return true;
    }
    if (sheet->layout->sort == IMPORT_BUDGET)
        use->figure = import_budget_claim(sheet->arena, use->heading);
    use->role = use->figure != NULL ? IMPORT_ROLE_CLAIM : IMPORT_ROLE_NONE;
    if (use->figure != NULL)
        return true;
    use->column = column_of(sheet, sheet->layout, use->heading);
    bool merged =
        column > 0 && use->column != NULL && use->column == sheet->uses[column - 1].column &&
        strcmp(use->heading, sheet->uses[column - 1].heading) == 0 && !use->column->number;
    if (use->column == NULL)
        use->figure = import_record_claim(sheet->arena, sheet->layout->id, use->heading,
                                          sheet->plan->tables->year);
    if (use->figure != NULL)
        use->role = IMPORT_ROLE_CLAIM;
    if (use->column == NULL || merged)
        return true;
    if (is_taken(sheet, use->column)) {
        const char *asked = sheet->uses[import_use_of(sheet, use->column->id)].figure;
        if (asked != NULL) /* the other one was asked for by name */
            return true;
    }
    use->role = IMPORT_ROLE_FIELD;
    return check_twice(sheet, column);
}

/* Several parts of codes and perhaps a column taken for the whole code become parts all. */
static void join_parts(struct import_sheet *sheet)
{
    size_t parts = 0;
    size_t whole = import_use_of(sheet, "kode");
    for (size_t i = 0; i < sheet->table->columns; i++)
        parts += sheet->uses[i].role == IMPORT_ROLE_CODE;
    if (parts == 0 || whole == IMPORT_NONE)
        return;
    if (holds_parts(sheet, whole))
        sheet->uses[whole].role = IMPORT_ROLE_CODE;
    for (size_t i = 0; i < sheet->table->columns && !holds_parts(sheet, whole); i++) {
        if (sheet->uses[i].role == IMPORT_ROLE_CODE)
            sheet->uses[i].role = IMPORT_ROLE_NONE;
    }
}

/* ---------------------------------------------------------------- own workbook */

/* The columns of the program's own sheet say what they are. */
static bool use_marks(struct import_sheet *sheet, size_t row, size_t column)
{
    sheet->own = true;
    /* Headings stand right below the marks, unless somebody has emptied them. */
    bool below = has_second(sheet, row);
    sheet->heading_row = row + below;
    sheet->first = row + below + 1;
    for (size_t i = 0; i < sheet->table->columns; i++) {
        struct import_use *use = &sheet->uses[i];
        use->heading = sheet_cell(&sheet->table->rows[sheet->heading_row], i)->text;
        use->plain = import_plain(sheet->arena, use->heading);
        const char *id = sheet_cell(&sheet->table->rows[row], i)->text;
        if (i == column) {
            use->role = IMPORT_ROLE_KEY;
            continue;
        }
        use->column = *id != '\0' ? find_column(sheet->layout, id) : NULL;
        use->role = use->column != NULL ? IMPORT_ROLE_FIELD : IMPORT_ROLE_NONE;
        if (use->column != NULL && !check_twice(sheet, i))
            return false;
    }
    return true;
}

/* The ids of all tables, for messages. */
static const char *list_tables(const struct import_tables *tables)
{
    struct base_buffer list = {.arena = tables->report->arena};
    for (size_t i = 0; i < tables->count; i++)
        base_buffer_format(&list, "%s%s", i > 0 ? ", " : "", tables->layouts[i].id);
    return base_buffer_get(&list);
}

/* The layout of an id; NULL after reporting. */
static const struct import_layout *named_layout(const struct import_sheet *sheet, const char *id)
{
    const struct import_layout *layout = import_find_layout(sheet->plan->tables, id);
    if (layout == NULL)
        base_report(sheet->diagnostics, base_at_file(sheet->shown, 0, 0),
                    BASE_MESSAGE_IMPORT_TABLE_UNKNOWN, id, list_tables(sheet->plan->tables));
    return layout;
}

/* Reports fields and headings of --column that do not exist. */
static bool check_asked(const struct import_sheet *sheet)
{
    const char *const *columns = sheet->plan->settings->columns;
    bool good = true;
    for (size_t i = 0; columns != NULL && columns[i] != NULL; i++) {
        const char *equals = strchr(columns[i], '=');
        const char *plain = equals != NULL ? import_plain(sheet->arena, equals + 1) : "";
        bool found = false;
        for (size_t n = 0; n < sheet->table->columns; n++)
            found = found || strcmp(import_plain(sheet->arena, sheet->uses[n].heading), plain) == 0;
        const char *field = equals != NULL
                                ? base_copy(sheet->arena, columns[i], (size_t)(equals - columns[i]))
                                : columns[i];
        if (!found || equals == NULL) {
            base_report(sheet->diagnostics, base_at_file(sheet->shown, 0, 0),
                        BASE_MESSAGE_IMPORT_COLUMN_HEADING, columns[i],
                        equals != NULL ? equals + 1 : "");
            good = false;
        } else if (find_column(sheet->layout, field) == NULL && strcmp(field, "-") != 0 &&
                   strcmp(field, "serapan") != 0 && strcmp(field, "sisa") != 0) {
            struct base_buffer list = {.arena = sheet->arena};
            for (size_t n = 0; n < sheet->layout->column_count; n++)
                base_buffer_format(&list, "%s%s", n > 0 ? ", " : "", sheet->layout->columns[n].id);
            base_report(sheet->diagnostics, base_at_file(sheet->shown, 0, 0),
                        BASE_MESSAGE_IMPORT_COLUMN_UNKNOWN, columns[i], sheet->layout->id, field,
                        base_buffer_get(&list));
            good = false;
        }
    }
    return good;
}

/* ---------------------------------------------------------------- all */

bool import_find_headings(struct import_sheet *sheet, const struct value *mapping,
                          const char *table)
{
    size_t row = 0;
    size_t column = 0;
    const char *mark = import_find_mark(sheet->table, &row, &column);
    const char *asked = table != NULL ? table : sheet->plan->settings->table;
    const char *wanted = mark != NULL ? mark : asked;
    wanted = wanted != NULL ? wanted : value_text_or(value_get(mapping, "tabel"), NULL);
    if (wanted != NULL) {
        sheet->layout = named_layout(sheet, wanted);
        if (sheet->layout == NULL)
            return false;
    }
    sheet->uses = base_alloc_array(sheet->arena, sheet->table->columns, sizeof *sheet->uses);
    if (mark != NULL)
        return use_marks(sheet, row, column);
    struct rating best = find_best(sheet, mapping, sheet->layout);
    if (best.score == 0)
        return false;
    sheet->layout = best.layout;
    sheet->heading_row = best.row + best.two;
    sheet->first = sheet->heading_row + 1;
    for (size_t i = 0; i < sheet->table->columns; i++) {
        sheet->uses[i].heading = heading_text(sheet->arena, sheet, best.row, i, best.two);
        sheet->uses[i].plain = import_plain(sheet->arena, sheet->uses[i].heading);
    }

    if (sheet->layout->sort == IMPORT_BUDGET)
        import_join_levels(sheet);
    use_asked(sheet, mapping);

    bool good = check_asked(sheet);
    for (size_t i = 0; good && i < sheet->table->columns; i++)
        good = use_heading(sheet, i);
    join_parts(sheet);
    return good;
}
