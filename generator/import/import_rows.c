/* Reads the rows of records and of free tables. */
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

/* ---------------------------------------------------------------- rows that are no data */

/* True for the numbers of columns below headings: 1 2 3, (1) (2), a b c. */
static bool is_column_numbers(const struct import_sheet *sheet, size_t row)
{
    size_t seen = 0;
    size_t last = 0;
    for (size_t i = 0; i < sheet->table->rows[row].count; i++) {
        const struct sheet_cell *cell = cell_at(sheet, row, i);
        if (cell->kind == SHEET_EMPTY || (cell->flags & SHEET_CONTINUED) != 0)
            continue;
        const char *text = cell->text + (*cell->text == '(');
        size_t number = 0;
        size_t digits = strspn(text, "0123456789");
        for (size_t n = 0; n < digits && n < 3; n++)
            number = number * 10 + (size_t)(text[n] - '0');
        if (digits == 0 && *text >= 'a' && *text <= 'z' && (text[1] == '\0' || text[1] == ')'))
            number = (size_t)(*text - 'a') + 1;
        bool formula = strchr(text, '=') != NULL; /* 6=5/4 */
        size_t rest = text[digits] == ')' || text[digits] == '\0';
        if (number == 0 || number <= last || number > last + 6 || (digits > 0 && !rest && !formula))
            return false;
        last = number;
        seen++;
    }
    return seen >= 3;
}

static bool is_year(const char *text)
{
    return strlen(text) == 4 && strspn(text, "0123456789") == 4 &&
           (strncmp(text, "19", 2) == 0 || strncmp(text, "20", 2) == 0);
}

/* True for what stands below headings of a budget and says more about them: a year, "s.d. Juni". */
static bool is_below_headings(const struct import_sheet *sheet, size_t row)
{
    size_t years = 0;
    if (row != sheet->first || sheet->layout->sort != IMPORT_BUDGET || sheet->own)
        return false;
    for (size_t i = 0; i < sheet->table->columns; i++) {
        const struct sheet_cell *cell = cell_at(sheet, row, i);
        const struct import_use *use = &sheet->uses[i];
        bool number = use->role == IMPORT_ROLE_FIELD && use->column->number;
        if (*cell->text == '\0')
            continue;
        if (!number || (!is_year(cell->text) && strpbrk(cell->text, "0123456789") != NULL))
            return false;
        years += is_year(cell->text);
    }
    return years > 0;
}

bool import_is_heading(const struct import_sheet *sheet, size_t row)
{
    if (is_below_headings(sheet, row))
        return true;
    size_t same = 0;
    size_t others = 0;
    for (size_t i = 0; i < sheet->table->columns; i++) {
        const char *text = cell_at(sheet, row, i)->text;
        const char *heading = sheet->uses[i].plain;
        if (*text == '\0' || heading == NULL || *heading == '\0')
            continue;
        /* A heading in two rows is repeated in two rows. */
        const char *plain = import_plain(sheet->scratch, text);
        bool part = *plain != '\0' && strstr(heading, plain) != NULL;
        same += part;
        others += !part;
        if (others > 0)
            break;
    }
    return (same >= 2 && others == 0) || is_column_numbers(sheet, row);
}

/* "Jumlah", "TOTAL BELANJA" and the like. */
static bool is_total_text(const char *text)
{
    static const char *const leads[] = {"jumlah",       "total",         "subtotal", "grandtotal",
                                        "totalseluruh", "jumlahseluruh", NULL};
    static const char *const further[] = {
        "",        "total", "seluruh", "seluruhnya", "keseluruhan", "anggaran",
        "belanja", "pagu",  "program", "kegiatan",   "opd",         "skpd",
        "dinas",   "akhir", "umum",    "rp",         "semua",       NULL};

    for (size_t i = 0; leads[i] != NULL; i++) {
        size_t length = strlen(leads[i]);
        if (strncmp(text, leads[i], length) != 0)
            continue;
        for (size_t n = 0; further[n] != NULL; n++) {
            if (strcmp(text + length, further[n]) == 0 ||
                (*further[n] != '\0' &&
                 strncmp(text + length, further[n], strlen(further[n])) == 0))
                return true;
        }
    }
    return false;
}

bool import_is_total(const struct import_sheet *sheet, size_t row)
{
    for (size_t i = 0; i < sheet->table->rows[row].count; i++) {
        const struct sheet_cell *cell = cell_at(sheet, row, i);
        if (cell->kind == SHEET_TEXT && is_total_text(import_plain(sheet->scratch, cell->text)))
            return true;
    }
    return false;
}

/* ---------------------------------------------------------------- which record a row means */

struct reading {
    struct import_sheet *sheet;
    struct import_index *keys;  /* of records: key */
    struct import_index *names; /* of records: what names them in foreign sheets */
    size_t key_column, id_column, name_column;
    size_t *rows; /* row of each record, 0 = none */
    size_t found;
    size_t table_row; /* IMPORT_ROWS without keys: rows so far */
};

/* What people call a record: the indicator's name for one about an indicator, else its own. */
static const char *name_of(const struct import_sheet *sheet, const struct import_record *record)
{
    const char *about = value_text_or(value_get(record->value, "indikator"), NULL);
    const struct value *value = record->value;
    const struct model *model = about != NULL ? import_model(sheet->plan->tables) : NULL;
    if (model != NULL) {
        const struct value *indicator = model_find_value(model, MODEL_INDIKATOR, about);
        value = indicator != NULL ? indicator : value;
    }
    const char *name = value_text_or(value_get(value, "nama"), NULL);
    return name != NULL ? name : value_text_or(value_get(value, "judul"), "");
}

/* In a free table the first column of texts names a row. */
static const struct import_column *naming_column(const struct import_layout *layout)
{
    for (size_t i = 0; i < layout->column_count; i++) {
        const struct import_column *column = &layout->columns[i];
        bool named = layout->sort == IMPORT_ROWS
                         ? !column->number && strcmp(column->id, "judul") != 0
                         : column->key || strcmp(column->id, "nama") == 0;
        if (named)
            return column;
    }
    return NULL;
}

static void index_records(struct reading *reading)
{
    const struct import_sheet *sheet = reading->sheet;
    const struct import_layout *layout = sheet->layout;
    const struct import_column *naming = naming_column(layout);
    reading->keys = import_index_create(sheet->arena, layout->record_count);
    reading->names = import_index_create(sheet->arena, layout->record_count * 2);
    for (size_t i = 0; i < layout->record_count; i++) {
        const struct import_record *record = &layout->records[i];
        import_index_put(reading->keys, record->key, i);
        const char *id = value_text_or(value_get(record->value, "id"), "");
        const char *name = name_of(sheet, record);
        if (layout->sort == IMPORT_ROWS && naming != NULL)
            name = value_text_or(import_get(naming, record->value), "");
        if (*id != '\0')
            import_index_put(reading->names, id, i);
        if (*name != '\0')
            import_index_put(reading->names, import_plain(sheet->arena, name), i);
        if (naming != NULL && layout->sort == IMPORT_RECORDS && naming->key)
            import_index_put(reading->names,
                             value_text_or(import_get(naming, record->value), record->key), i);
    }
    reading->rows = base_alloc_array(sheet->arena, layout->record_count, sizeof *reading->rows);
}

/* The record that a row of a foreign sheet means: by its id or by its name. */
static size_t find_by_name(const struct reading *reading, size_t row, const char **name)
{
    const struct import_sheet *sheet = reading->sheet;
    const char *id =
        reading->id_column != IMPORT_NONE ? cell_at(sheet, row, reading->id_column)->text : "";
    *name =
        reading->name_column != IMPORT_NONE ? cell_at(sheet, row, reading->name_column)->text : id;
    size_t found = *id != '\0' ? import_index_get(reading->names, id) : IMPORT_NONE;
    if (found == IMPORT_NONE && **name != '\0')
        found = import_index_get(reading->names, import_plain(sheet->arena, *name));
    if (found == IMPORT_NONE && **name != '\0')
        found = import_index_get(reading->names, *name);
    return found;
}

/* Figures that a row states about an indicator. */
static void claim_figures(const struct import_sheet *sheet, const struct import_record *record,
                          size_t row)
{
    const char *id = value_text_or(value_get(record->value, "indikator"), NULL);
    for (size_t i = 0; id != NULL && i < sheet->table->columns; i++) {
        if (sheet->uses[i].role == IMPORT_ROLE_CLAIM)
            import_claim(sheet,
                         base_format(sheet->arena, "indikator.%s.%s", id, sheet->uses[i].figure),
                         row, i);
    }
}

static void compare_row(struct reading *reading, size_t record, size_t row)
{
    struct import_sheet *sheet = reading->sheet;
    size_t at = reading->key_column != IMPORT_NONE ? reading->key_column : 0;
    if (reading->rows[record] != 0) {
        size_t before = reading->rows[record] - 1;
        import_say(sheet, row, at, ROW_TWICE, sheet->layout->records[record].key,
                   base_format(sheet->arena, "%u", (unsigned)sheet->table->rows[before].number));
        return;
    }
    reading->rows[record] = row + 1;
    reading->found++;
    for (size_t i = 0; i < sheet->table->columns; i++) {
        const struct import_use *use = &sheet->uses[i];
        bool naming =
            !sheet->own && i == reading->name_column && sheet->layout->sort != IMPORT_ROWS;
        bool known = use->role == IMPORT_ROLE_FIELD && use->column->key &&
                     cell_at(sheet, row, i)->kind == SHEET_EMPTY;
        if (use->role == IMPORT_ROLE_FIELD && !naming && !known)
            import_compare(sheet, &sheet->layout->records[record], row, i);
    }
    claim_figures(sheet, &sheet->layout->records[record], row);
}

/* ---------------------------------------------------------------- new records */

static const struct import_home *find_home(const struct import_layout *layout, const char *key,
                                           size_t length)
{
    for (size_t i = 0; i < layout->home_count; i++) {
        const struct import_home *home = &layout->homes[i];
        if (strlen(home->key) == length && strncmp(home->key, key, length) == 0 &&
            home->owner != NULL)
            return home;
    }
    return NULL;
}

/* True when a row says something besides its key. */
static bool says_something(const struct import_sheet *sheet, size_t row)
{
    for (size_t i = 0; i < sheet->table->columns; i++) {
        if (sheet->uses[i].role == IMPORT_ROLE_FIELD && cell_at(sheet, row, i)->kind != SHEET_EMPTY)
            return true;
    }
    return false;
}

static void fill_fresh(const struct import_sheet *sheet, struct import_fresh *fresh, size_t row)
{
    for (size_t i = 0; i < sheet->layout->column_count; i++) {
        size_t column = import_use_of(sheet, sheet->layout->columns[i].id);
        if (column != IMPORT_NONE)
            import_set_fresh(sheet, fresh, row, column);
    }
    import_end_fresh(sheet, fresh);
}

/* A new record: key "" or "t1/s1/" or "t1/s1/i9". */
static void add_record(struct reading *reading, size_t row, const char *key)
{
    struct import_sheet *sheet = reading->sheet;
    const struct import_layout *layout = sheet->layout;
    const char *slash = strrchr(key, '/');
    size_t parent = slash != NULL ? (size_t)(slash - key) : 0;
    const struct import_home *home = find_home(layout, key, parent);
    if (home == NULL && slash == NULL && layout->home_count == 1)
        home = &layout->homes[0];
    size_t at = reading->key_column != IMPORT_NONE ? reading->key_column : 0;
    if (home == NULL || home->owner == NULL) {
        import_say(sheet, row, at, KEY, layout->title, key);
        return;
    }
    const char *own = slash != NULL ? slash + 1 : key;
    const char *id =
        reading->id_column != IMPORT_NONE ? cell_at(sheet, row, reading->id_column)->text : "";
    own = *id != '\0' ? id : own;
    const char *shown = *home->key != '\0' ? base_format(sheet->arena, "%s/%s", home->key, own)
                        : *own != '\0'     ? own
                                           : "+";
    size_t there = *own != '\0' ? import_index_get(reading->keys, shown) : IMPORT_NONE;
    if (there != IMPORT_NONE) { /* added by an earlier import of the same sheet */
        compare_row(reading, there, row);
        return;
    }
    struct import_fresh *fresh =
        import_add_fresh(sheet, shown, layout->type, home->member, home->owner, NULL);
    import_begin_fresh(sheet, fresh);
    if (reading->id_column != IMPORT_NONE && *id == '\0' && *own != '\0')
        value_builder_set(fresh->builder, sheet->uses[reading->id_column].column->steps[0],
                          value_text(sheet->arena, import_origin(sheet, row, at), own));
    fill_fresh(sheet, fresh, row);
    /* What a record of its kind always needs. */
    for (size_t i = 0; i < layout->type->count; i++) {
        const struct model_field *field = &layout->type->fields[i];
        if (field->need == MODEL_STRUCTURAL && value_get(fresh->value, field->name) == NULL)
            import_say(sheet, row, at, EMPTY, import_words(sheet->arena, field->name));
    }
}

static void add_row(struct reading *reading, size_t row, const char *key)
{
    struct import_sheet *sheet = reading->sheet;
    const struct import_layout *layout = sheet->layout;
    const struct value *owner = layout->table;
    size_t length = strlen(key);
    /* "2." : a new row in the second group. */
    if (length > 1 && key[length - 1] == '.') {
        size_t group = import_index_get(reading->keys, base_copy(sheet->arena, key, length - 1));
        if (group == IMPORT_NONE || !layout->records[group].group) {
            import_say(sheet, row, reading->key_column, KEY, layout->title, key);
            return;
        }
        owner = layout->records[group].value;
    } else if (length > 0) {
        import_say(sheet, row, reading->key_column, KEY, layout->title, key);
        return;
    }
    struct import_fresh *fresh = import_add_fresh(sheet, "+", NULL, "baris", owner, NULL);
    import_begin_fresh(sheet, fresh);
    fill_fresh(sheet, fresh, row);
}

/* ---------------------------------------------------------------- totals of free tables */

/* Compares a row of sums with the rows above it. */
static void check_total(const struct reading *reading, size_t row)
{
    const struct import_sheet *sheet = reading->sheet;
    struct base_arena *arena = sheet->arena;
    for (size_t i = 0; i < sheet->table->columns; i++) {
        const struct import_use *use = &sheet->uses[i];
        if (use->role != IMPORT_ROLE_FIELD || !use->column->number)
            continue;
        const struct value *stated = import_number_of(sheet, row, i);
        const struct value_rational *sum = value_rational_integer(arena, 0);
        for (size_t n = sheet->first; stated != NULL && n < row; n++) {
            const struct value *number = import_number_of(sheet, n, i);
            if (number != NULL && !import_is_heading(sheet, n) && !import_is_total(sheet, n))
                sum = value_rational_add(arena, sum, number->number);
        }
        if (stated == NULL || value_rational_compare(sum, stated->number) == 0)
            continue;
        import_say_total(sheet, row, i, stated->number, sum);
    }
}

/* ---------------------------------------------------------------- rows */

static void read_own_row(struct reading *reading, size_t row)
{
    struct import_sheet *sheet = reading->sheet;
    const char *key = cell_at(sheet, row, reading->key_column)->text;
    size_t record = *key != '\0' ? import_index_get(reading->keys, key) : IMPORT_NONE;
    const char *name = "";
    if (*key == '\0' && sheet->layout->sort == IMPORT_ROWS)
        record = find_by_name(reading, row, &name);
    if (*key == '\0' && record != IMPORT_NONE && reading->rows[record] != 0)
        record = IMPORT_NONE;
    if (record != IMPORT_NONE)
        compare_row(reading, record, row);
    else if (says_something(sheet, row) && sheet->layout->sort == IMPORT_ROWS)
        add_row(reading, row, key);
    else if (says_something(sheet, row))
        add_record(reading, row, key);
}

static void read_foreign_row(struct reading *reading, size_t row)
{
    struct import_sheet *sheet = reading->sheet;
    const char *name = "";
    size_t record = find_by_name(reading, row, &name);
    bool rows = sheet->layout->sort == IMPORT_ROWS;
    if (*name == '\0')
        return;
    if (record != IMPORT_NONE)
        compare_row(reading, record, row);
    else if (rows)
        add_row(reading, row, "");
    else if (reading->id_column != IMPORT_NONE &&
             *cell_at(sheet, row, reading->id_column)->text != '\0')
        add_record(reading, row, "");
    else
        import_say(sheet, row, reading->name_column, NAME, name, sheet->layout->title);
}

void import_read_records(struct import_sheet *sheet)
{
    struct reading reading = {.sheet = sheet, .key_column = IMPORT_NONE};
    index_records(&reading);
    const struct import_column *naming = naming_column(sheet->layout);
    reading.id_column = import_use_of(sheet, "id");
    reading.name_column = naming != NULL ? import_use_of(sheet, naming->id) : IMPORT_NONE;
    if (sheet->layout->sort == IMPORT_RECORDS && reading.name_column == reading.id_column)
        reading.name_column = import_use_of(sheet, "nama");
    for (size_t i = 0; i < sheet->table->columns; i++) {
        if (sheet->uses[i].role == IMPORT_ROLE_KEY && sheet->own)
            reading.key_column = i;
    }
    for (size_t row = sheet->first; row < sheet->table->count; row++) {
        import_next_row(sheet);
        if (sheet->own)
            read_own_row(&reading, row);
        else if (import_is_total(sheet, row))
            check_total(&reading, row);
        else if (!import_is_heading(sheet, row))
            read_foreign_row(&reading, row);
    }
    size_t absent = sheet->layout->record_count - reading.found;
    if (absent > 0)
        base_report(sheet->diagnostics, base_at_file(sheet->shown, 0, 0),
                    BASE_MESSAGE_IMPORT_ABSENT, sheet->shown,
                    base_format(sheet->arena, "%zu", absent), sheet->layout->title, "");
}
